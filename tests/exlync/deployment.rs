//! A whole deployment by keys, on a terminal of 80 by 24: questions, values, every command copied and done, scripts
//! written, left and come back to.

use std::fs;

use exlync::catalogue::{Catalogue, ValueId};
use exlync::plan::{Plan, resolve};
use exlync::session::{Change, Session, apply, read, read_answers};
use exlync::wizard::{Group, Part, ValuesPage};

use crate::command_line::{Desk, code};
use crate::pty::{Setup, Terminal};

/// What walks: one terminal, or two beside each other.
pub(crate) trait Hands {
    fn presses(&mut self, keys: &str) -> &mut Self;

    /// Puts a text into a field, with CRLF between its lines.
    fn pastes(&mut self, text: &str) -> &mut Self;

    fn waits_for(&mut self, text: &str) -> &mut Self;

    /// Presses a key that changes what is shown.
    fn changes_by(&mut self, key: &str) -> &mut Self {
        self.presses(key)
    }

    /// Types a text in place of what stands in the field.
    fn replaces(&mut self, text: &str) -> &mut Self {
        self.presses("ctrl+u").pastes(text)
    }

    /// Copies the command under the cursor, marks it as done and thereby goes to the next.
    fn copies_and_marks(&mut self) -> &mut Self {
        self.changes_by("c").changes_by("d")
    }
}

impl Hands for Terminal {
    fn presses(&mut self, keys: &str) -> &mut Self {
        self.keys(keys)
    }

    fn pastes(&mut self, text: &str) -> &mut Self {
        self.pasted(text)
    }

    fn waits_for(&mut self, text: &str) -> &mut Self {
        self.sees(text)
    }
}

/// The keys that answer every question as the example does; the session then holds the same.
fn answer_all(hands: &mut impl Hands, catalogue: &Catalogue, wanted: &Session) -> Session {
    let mut session = Session::default();
    for place in 0.. {
        let plan = resolve(catalogue, &session);
        let Some(asked) = plan.scenario.asked.get(place) else {
            return session;
        };
        hands.waits_for(&format!("Question {} of", place + 1));
        let id = &asked.question.id;
        if let Some(answer) = wanted.answers.get(id.as_str()) {
            let shown = asked.offers.iter().filter(|own| !own.choice.older);
            let ids: Vec<_> = shown.map(|own| &own.choice.id).collect();
            assert!(!asked.question.many, "`{id}` is answered by one key here");
            let row = ids
                .iter()
                .position(|own| **own == answer.choices()[0])
                .unwrap();
            hands.presses("home").presses(&"down ".repeat(row));
            let change = Change::Answer(id.clone(), Some(answer.clone()));
            apply(&mut session, change);
        }
        hands.presses("enter");
    }
    unreachable!("questions end")
}

/// Types every value of the form, and accepts the defaults that stand there: Enter leads to the next that is needed.
fn fill_all(hands: &mut impl Hands, catalogue: &Catalogue, mut session: Session, wanted: &Session) {
    let ids = |session: &Session| -> Vec<ValueId> {
        let plan = resolve(catalogue, session);
        let rows = ValuesPage::default().rows(&plan, session);
        // The former values are no part of the way through.
        rows.iter()
            .filter(|row| row.group != Group::Former)
            .map(|row| row.planned.id())
            .collect()
    };
    hands.waits_for("[3 Values]").presses("home enter");
    let mut here = ids(&session).into_iter().next();
    while let Some(id) = here {
        let before = ids(&session);
        if let Some(given) = wanted.values.get(&id) {
            let text = given.texts().join("\r\n");
            hands.replaces(&text);
            apply(&mut session, Change::Value(id.clone(), Some(given.clone())));
        }
        hands.changes_by("enter");
        let now = ids(&session);
        let behind = before.into_iter().skip_while(|own| *own != id).skip(1);
        here = behind.into_iter().find(|own| now.contains(own));
    }
    hands.waits_for("every value is there");
}

/// Begins a session, answers every question, types every value, copies every command and marks it as done, from the first
/// open one on. The texts that were to be copied, in order.
pub(crate) fn walk(hands: &mut impl Hands, catalogue: &Catalogue, wanted: &Session) -> Vec<String> {
    hands
        .waits_for("New session")
        .presses("enter")
        .waits_for("Name of the new session");
    hands.replaces("contoso").changes_by("enter");
    let answered = answer_all(hands, catalogue, wanted);
    fill_all(hands, catalogue, answered, wanted);
    let plan = resolve(catalogue, wanted);
    hands.presses("4").waits_for("[4 Steps]").presses(".");
    for step in plan.steps.iter().filter(|own| own.need.is_to_do()) {
        for _ in &step.commands {
            hands.copies_and_marks();
        }
        // The cursor stops at what is to be waited for.
        if !step.commands.is_empty() && !step.then.is_empty() {
            hands.changes_by(".");
        }
        for _ in &step.verify {
            hands.copies_and_marks();
        }
    }
    // What is pressed now comes behind every copy.
    hands.presses("5").waits_for("[5 Features]");
    hands.presses("4 .").waits_for("no command is open");
    all_work(&plan)
}

/// The texts of all work, in the order in which the cards lead through it.
pub(crate) fn all_work(plan: &Plan<'_>) -> Vec<String> {
    let steps = plan.steps.iter().filter(|own| own.need.is_to_do());
    steps
        .flat_map(|step| [Part::Do, Part::Check].map(|part| part.commands(step)))
        .flatten()
        .map(|own| own.worded.text().unwrap().replace('\n', "\r\n"))
        .collect()
}

#[test]
fn a_deployment_of_kb_2614242_is_walked_by_keys_left_and_come_back_to() {
    is_walked(include_str!("../../examples/exchange-2013-lync-2013.toml"));
}

#[test]
fn a_deployment_of_kb_2614614_is_walked_by_keys_left_and_come_back_to() {
    is_walked(include_str!(
        "../../examples/exchange-online-lync-server.toml"
    ));
}

fn is_walked(example: &str) {
    // Given an example, and an empty data folder
    let desk = Desk::new();
    let catalogue = exlync::embedded_catalogue().unwrap();
    let wanted = read_answers(example, "the example", &catalogue).unwrap();
    let plan = resolve(&catalogue, &wanted);
    let setup = Setup::new().folder(desk.folder.path());

    // When a session is begun, every question answered, every value typed, every command copied and marked as done
    let mut terminal = setup.start(&[]);
    let work = walk(&mut terminal, &catalogue, &wanted);
    let steps = plan.steps.iter().filter(|own| own.need.is_to_do()).count();

    // Then each of them has come to the clipboard, whole and in order
    assert_eq!(terminal.copied(), work);

    // And the scripts that are exported are those of the command line
    exports_the_same(&mut terminal, &desk);
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    terminal.is_restored();

    // And everything is there when it is started again: answers, values, marks
    let mut again = setup.start(&[]);
    again.sees(&format!("{steps}/{steps} done"));
    again.keys("enter").sees("[4 Steps]").keys("q");
    assert_eq!(again.wait_exit(), 0);
    let text = fs::read_to_string(desk.folder.path().join("sessions/contoso.toml")).unwrap();
    let kept = read(&text, "the session").unwrap();
    for (id, answer) in &wanted.answers {
        assert_eq!(kept.answers.get(id), Some(answer), "{id}");
    }
    assert_eq!(all_work(&resolve(&catalogue, &kept)), work);
    assert_eq!(kept.marks.len(), work.len());
}

fn exports_the_same(terminal: &mut Terminal, desk: &Desk) {
    let folder = desk.folder.path().join("scripts");
    terminal
        .keys("6")
        .sees("[6 Export]")
        .keys("home down down enter ctrl+u");
    terminal
        .pasted(folder.to_str().unwrap())
        .keys("enter home enter")
        .sees("wrote");
    let other = desk.folder.path().join("same");
    let output = desk.run(&[
        "export",
        "--format",
        "ps1",
        "--session",
        "contoso",
        "--output",
        other.to_str().unwrap(),
    ]);
    assert_eq!(code(&output), 0);
    let mut compared = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let name = entry.unwrap().file_name();
        assert_eq!(
            fs::read(folder.join(&name)).unwrap(),
            fs::read(other.join(&name)).unwrap()
        );
        compared += 1;
    }
    assert!(compared > 10, "only {compared} scripts");
}
