//! The walk over all answers: what it proves of the projections is so in every scenario, and it finds what is broken.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::sync::OnceLock;

use exlync::catalogue::{Catalogue, ChoiceId, Facts, Need, Reference, Support, read_folder};
use exlync::plan::{Asked, Form, Plan, resolve};
use exlync::proof::{self, Proof, thousands};
use exlync::session::{Answer, Session};

use crate::command_line::{Desk, code, out};
use crate::scenarios::{answered, catalogue, filled};
use crate::scripts::{faults, parser};

/// The small knowledge base with these texts changed in one of its files; the linter finds nothing in it.
pub(crate) fn changed(file: &str, changes: &[(&str, &str)]) -> (Catalogue, Reference) {
    let folder = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(base()).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
    }
    let path = folder.path().join(file);
    let mut text = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
    for (from, to) in changes {
        assert_eq!(text.matches(from).count(), 1, "{from}");
        text = text.replace(from, to);
    }
    exlync::session::write_atomically(&path, text.as_bytes(), true).unwrap();
    read_folder(folder.path()).unwrap()
}

pub(crate) fn base() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/catalogue")
}

/// What is built in, and its proof: made once for all tests.
pub(crate) fn embedded() -> &'static (Catalogue, Proof) {
    static PROVEN: OnceLock<(Catalogue, Proof)> = OnceLock::new();
    PROVEN.get_or_init(|| {
        let catalogue = catalogue();
        let proof = proof::prove(&catalogue, &exlync::embedded_reference().unwrap());
        (catalogue, proof)
    })
}

pub(crate) fn messages(proof: &Proof) -> BTreeSet<String> {
    let found = proof.findings.iter();
    found.map(|own| own.message.clone()).collect()
}

/// Every scenario of the whole tree, found by asking what is asked next.
fn leaves(catalogue: &Catalogue) -> Vec<Session> {
    let mut open = vec![Session::default()];
    let mut found = Vec::new();
    while let Some(session) = open.pop() {
        let plan = resolve(catalogue, &session);
        let next = plan.scenario.asked.iter().find(|own| own.answer.is_none());
        let Some(asked) = next else {
            found.push(session);
            continue;
        };
        for choices in answers(asked) {
            let mut longer = session.clone();
            let id = asked.question.id.clone();
            longer.answers.insert(id, Answer::Several(choices));
            open.push(longer);
        }
    }
    found
}

/// One of what is offered; where several may be chosen, all, all but one each, each alone, and the default.
fn answers(asked: &Asked<'_>) -> Vec<Vec<ChoiceId>> {
    let offered = asked.offers.iter().filter(|own| own.barred.is_none());
    let offered: Vec<ChoiceId> = offered.map(|own| own.choice.id.clone()).collect();
    if !asked.question.many {
        return offered.into_iter().map(|own| vec![own]).collect();
    }
    let mut all = vec![offered.clone()];
    for out in 0..offered.len() {
        let mut others = offered.clone();
        others.remove(out);
        all.push(others);
        all.push(offered.get(out).cloned().into_iter().collect());
    }
    all.push(asked.default.clone());
    all.retain(|own| !own.is_empty());
    let mut seen = BTreeSet::new();
    all.retain(|own| seen.insert(own.clone()));
    all
}

/// What whole plans of every scenario say: texts, and what is missing in them.
struct Brute {
    leaves: usize,
    texts: BTreeSet<(String, String)>,
    findings: BTreeSet<String>,
}

fn brute_force(catalogue: &Catalogue) -> Brute {
    Brute::of(catalogue, leaves(catalogue))
}

impl Brute {
    fn of(catalogue: &Catalogue, leaves: Vec<Session>) -> Self {
        let mut brute = Self {
            leaves: leaves.len(),
            texts: BTreeSet::new(),
            findings: BTreeSet::new(),
        };
        for session in leaves {
            // From the examples alone, and with every default that acts
            let examples = filled(catalogue, session);
            let plan = resolve(catalogue, &examples);
            let mut by_default = examples.clone();
            by_default.values.retain(|id, _| {
                let value = catalogue.value(id.as_str()).unwrap();
                value.rule(&plan.scenario.facts).is_none()
            });
            brute.look(&plan);
            brute.look(&resolve(catalogue, &by_default));
        }
        brute
    }

    fn look(&mut self, plan: &Plan<'_>) {
        for step in &plan.steps {
            let work = step.commands.iter().chain(&step.verify).chain(&step.undo);
            for own in work.chain(&step.retired) {
                let guard = own.guard.iter().flat_map(|guard| &guard.missing);
                for lacking in own.worded.missing.iter().chain(guard) {
                    self.findings.insert(format!(
                        "command `{}.{}` lacks `{lacking}`, which has neither an example nor a default",
                        step.step.id, own.command.id
                    ));
                }
                if let (Form::PowerShell, Some(text)) = (own.form(), own.worded.text()) {
                    let shell = own.command.shell.to_string();
                    self.texts.insert((shell, text.to_owned()));
                }
            }
        }
        for (side, facts) in plan.scenario.sides() {
            for feature in &plan.catalogue.features {
                let support = feature.cell(&facts).map(|cell| cell.support);
                let support = support.unwrap_or(Support::Unknown);
                let promised = [Support::Supported, Support::Limited].contains(&support);
                // Nothing leads to voice mail where the answer is that it is no part of this.
                let turned_down = feature.id == "voice-mail"
                    && facts.is("voice-mail", &["none", "other-or-keep"]);
                let mut wanted = plan.features.iter().filter(|own| own.is_wanted);
                let is_wanted = wanted.any(|own| own.feature.id == feature.id) && !turned_down;
                if promised && is_wanted && !is_led_to(plan, feature.id.as_str(), &facts) {
                    self.findings.insert(format!(
                        "feature `{}` is {} for {}, but no step leads to it",
                        feature.id,
                        support.in_words(),
                        side.in_words()
                    ));
                }
            }
        }
    }
}

fn is_led_to(plan: &Plan<'_>, feature: &str, facts: &Facts<'_>) -> bool {
    plan.steps.iter().any(|planned| {
        let step = planned.step;
        let mut rows = step.unlocks.iter().chain(&step.contributes);
        let leads =
            rows.any(|row| row.when.holds(facts) && row.features.iter().any(|own| *own == feature));
        let need = step.needs.iter().find(|rule| rule.when.holds(facts));
        leads && planned.need.takes_place() && need.unwrap().need.takes_place()
    })
}

#[test]
fn the_projections_say_of_the_small_knowledge_base_what_every_scenario_says() {
    // Given the base as it is, with a value that lacks its example, and with a feature that lost its step
    let value = r#"when = { exchange = ["hybrid", "online"] }, text = "exap"#;
    let less = r#"when = { exchange = ["hybrid"], lync = ["server"] }, text = "exap"#;
    let unlock = "[[step.unlock]]\nfeatures = [\"free-busy\"]\nsource = \"kb-2614242\"\n";
    let implied = "when = { lync = [\"server\", \"hybrid\"] }";
    let everybody = "when = { signs-in = [\"everybody\"] }";
    let cases = [
        read_folder(&base()).unwrap(),
        changed("verify.toml", &[(implied, everybody)]),
        changed("values.toml", &[(value, less)]),
        changed("steps.toml", &[(unlock, "")]),
    ];
    for (catalogue, reference) in cases {
        // When all scenarios are planned in full, and when the projections are proven
        let brute = brute_force(&catalogue);
        let proof = proof::prove(&catalogue, &reference);

        // Then both count, word and find the same
        assert!(brute.leaves > 100 && brute.texts.len() > 15);
        assert_eq!(proof.leaves, brute.leaves as u128);
        assert_eq!(proof.texts, brute.texts);
        // A row of the table that no command gives is no matter of scenarios, and two choices are none of one.
        let mut told = messages(&proof);
        told.retain(|own| !own.contains("has a row") && !own.contains("under any other answers"));
        assert_eq!(told, brute.findings);
    }
}

/// So many scenarios of the whole tree, spread over it: the whole tree is too large to be walked.
fn spread(catalogue: &Catalogue, count: u64) -> Vec<Session> {
    let mut state = 0_u64;
    let mut next = |choices: usize| {
        // SplitMix64: the same scenarios in every run.
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % choices as u64).unwrap()
    };
    let mut found = Vec::new();
    for _ in 0..count {
        let mut session = Session::default();
        loop {
            let plan = resolve(catalogue, &session);
            let open = plan.scenario.asked.iter().find(|own| own.answer.is_none());
            let Some(asked) = open else { break };
            let answers = answers(asked);
            let choices = answers[next(answers.len())].clone();
            let id = asked.question.id.clone();
            session.answers.insert(id, Answer::Several(choices));
        }
        found.push(session);
    }
    found
}

fn hold_to_whole_plans(count: u64) {
    // Given scenarios of the whole knowledge base, each planned as a whole
    let (catalogue, proof) = embedded();
    let brute = Brute::of(catalogue, spread(catalogue, count));

    // Then nothing is shown that was not proven, and nothing is wrong that was not found
    let strange: Vec<_> = brute.texts.difference(&proof.texts).collect();
    assert!(strange.is_empty(), "{strange:#?}");
    let excepted = |own: &String| {
        let mut ids = proof.excepted.iter();
        ids.any(|id| own.contains(&format!("`{id}`")))
    };
    let strange: Vec<&String> = brute.findings.iter().filter(|own| !excepted(own)).collect();
    assert!(strange.is_empty(), "{strange:#?}");
    assert!(brute.texts.len() > 100);
}

#[test]
fn the_projections_say_of_the_knowledge_base_what_scenarios_say() {
    hold_to_whole_plans(60);
}

#[test]
#[ignore = "plans thousands of scenarios of the whole knowledge base: minutes"]
fn the_projections_say_of_the_knowledge_base_what_thousands_of_scenarios_say() {
    hold_to_whole_plans(5_000);
}

#[test]
fn the_knowledge_base_is_proven_and_its_exceptions_are_those_that_are_documented() {
    let (_, proof) = embedded();
    let found: Vec<String> = proof.findings.iter().map(ToString::to_string).collect();
    assert!(found.is_empty(), "{found:#?}");
    let documented = [
        "exchange-online-autodiscover-url",
        "exchange-online-proxy",
        "online-discovery-target",
        "online-sip-target",
        "token-service-url",
    ];
    assert_eq!(proof.excepted, documented);
}

/// What the tests add to the proof, as a line.
pub(crate) fn parsed() -> String {
    let (_, proof) = embedded();
    let mut parser = parser();
    for (shell, text) in &proof.texts {
        let faults = faults(&mut parser, text);
        assert!(faults.is_empty(), "{shell}: {faults:#?}\n{text}");
        assert!(text.is_ascii() && !text.contains('`'), "{shell}: {text}");
    }
    let texts = thousands(proof.texts.len() as u128);
    format!("{texts} texts parsed as PowerShell by tree-sitter-powershell: 0 faults")
}

#[test]
fn every_text_that_any_scenario_shows_is_parsed() {
    let line = parsed();
    writeln!(std::io::stdout(), "{line}").unwrap();
}

#[test]
fn a_dispute_is_shown_where_it_says_why_a_step_is_not_possible() {
    let catalogue = catalogue();
    let answers = [
        ("exchange", "on-premises"),
        ("lync", "server"),
        ("exchange-version", "2010"),
    ];
    let session = answered(&answers);
    let plan = resolve(&catalogue, &session);
    let step = plan.step("owa-online-meetings").unwrap();
    assert_eq!(step.need, Need::NotPossible);
    let shown: Vec<&str> = step.disputes.iter().map(|own| own.id.as_str()).collect();
    assert_eq!(shown, ["meetings-on-exchange-2010"]);
    assert!(step.notes.is_empty() && step.errata.is_empty());
}

#[test]
fn the_command_line_proves_with_a_line_and_an_exit_code() {
    let desk = Desk::new();
    let output = desk.run(&["catalogue", "check", "--prove"]);
    assert_eq!(code(&output), 0, "{}", out(&output));
    let (_, proof) = embedded();
    assert_eq!(
        out(&output).lines().last(),
        Some(proof.to_string().as_str())
    );

    // Given a folder that lacks paths, then they are told with the answers, and the exit code says so
    let output = desk.run(&["catalogue", "check", base().to_str().unwrap(), "--prove"]);
    assert_eq!(code(&output), 1);
    let fault = "feature `owa-im` is supported for mailboxes on your servers, but no step leads to it, with \
                 exchange=on-premises lync=server lync-version=lync-2010";
    assert!(out(&output).contains(fault), "{}", out(&output));
    assert!(out(&output).trim_end().ends_with(": 7 findings"));
}
