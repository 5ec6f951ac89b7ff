//! Whatever a value says, it stays one literal: in every slot of every command of the knowledge base, below all checks.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use exlync::catalogue::{
    Action, Catalogue, Command, Expression, Guard, Look, Pairs, Piece, RecordKind, Template,
    ValueId,
};
use exlync::powershell::{
    self, Consent, Fact, Filter, FilterLanguage, Part, Parts, ScriptPiece, Value, comment,
    confirmed_change, only_if, only_on, tally, wait_for_hand,
};

use crate::hostile_texts::HostileTexts;
use crate::quoting::read_literal;
use crate::scenarios;
use crate::shape::shape;

/// What stands in every slot but one.
const BENIGN: &str = "benign";

/// Words a command with one hostile text in one of its slots.
struct Filler<'t> {
    /// Which slot is hostile, from 0.
    hostile: usize,
    text: &'t str,
    seen: Cell<usize>,
    /// The values whose slots were filled.
    ids: RefCell<BTreeSet<String>>,
    /// What filters look like inside their literals.
    filters: RefCell<String>,
}

impl<'t> Filler<'t> {
    fn new(hostile: usize, text: &'t str) -> Self {
        Self {
            hostile,
            text,
            seen: Cell::new(0),
            ids: RefCell::default(),
            filters: RefCell::default(),
        }
    }

    fn slot(&self, id: &ValueId) -> &'t str {
        let place = self.seen.replace(self.seen.get() + 1);
        self.ids.borrow_mut().insert(id.to_string());
        if place == self.hostile {
            self.text
        } else {
            BENIGN
        }
    }

    fn parts<'a>(&self, template: &'a Template) -> Parts<'a>
    where
        't: 'a,
    {
        let pieces = template.0.iter().map(|piece| match piece {
            Piece::Fixed(text) => Part::Fixed(text),
            Piece::Slot(id) => Part::Given(self.slot(id).into()),
        });
        Parts(pieces.collect())
    }

    /// Of a choice all branches, as the items of a list.
    fn value<'a>(&self, expression: &'a Expression) -> Value<'a>
    where
        't: 'a,
    {
        match expression {
            Expression::Text(text) => Value::Text(self.parts(text)),
            Expression::Word(word) => Value::Word(word),
            Expression::Number(number) => Value::Number(*number),
            Expression::Boolean(truth) => Value::Boolean(*truth),
            Expression::Null => Value::Null,
            Expression::List(items) => {
                Value::List(items.iter().map(|own| self.value(own)).collect())
            }
            Expression::Table(pairs) => Value::Table(self.pairs(pairs)),
            Expression::Filter(text) => self.filter(text, FilterLanguage::Property),
            Expression::Ldap(text) => self.filter(text, FilterLanguage::Ldap),
            Expression::Choose(branches) => {
                Value::List(branches.iter().map(|own| self.value(&own.value)).collect())
            }
        }
    }

    fn pairs<'a>(&self, pairs: &'a Pairs<Expression>) -> Vec<(&'a str, Value<'a>)>
    where
        't: 'a,
    {
        pairs
            .iter()
            .map(|(name, own)| (name, self.value(own)))
            .collect()
    }

    fn filter<'a>(&self, text: &'a Template, language: FilterLanguage) -> Value<'a>
    where
        't: 'a,
    {
        let parts = self.parts(text);
        let filter = Value::Filter(Filter { language, parts });
        let line = call(filter.clone());
        let (inner, rest) = read_literal(line.strip_prefix("F -P ").unwrap()).unwrap();
        assert_eq!(rest, "");
        self.filters.borrow_mut().push_str(&match language {
            // Only `'` is a quotation mark there: the curly ones are characters.
            FilterLanguage::Property => inner.split('\'').step_by(2).collect::<String>(),
            FilterLanguage::Ldap => inner.chars().filter(|c| "()*\0".contains(*c)).collect(),
        });
        filter
    }

    fn look<'a>(&self, look: &'a Look) -> powershell::Look<'a>
    where
        't: 'a,
    {
        powershell::Look {
            cmdlet: &look.cmdlet,
            parameters: self.pairs(&look.parameters),
            matching: self.pairs(&look.matching),
        }
    }

    /// Everything that a script holds of a command.
    fn scripted(&self, command: &Command) -> String {
        let text = match &command.action {
            Action::Command(own) => {
                let words = powershell::Command {
                    cmdlet: &own.cmdlet,
                    parameters: self.pairs(&own.parameters),
                    ..powershell::Command::default()
                };
                let code = words.worded().preview;
                let guard = own.guard.as_ref().map(|guard| match guard {
                    Guard::Missing(look) => powershell::Guard::Missing(self.look(look)),
                    Guard::Differs(look) => powershell::Guard::Differs(self.look(look)),
                });
                match guard {
                    None => around(&code),
                    Some(guard) => only_if(&guard.worded().preview, &around(&code), "already so"),
                }
            }
            Action::Script(script) => {
                let pieces = script.template.0.iter().map(|piece| match piece {
                    Piece::Fixed(code) => ScriptPiece::Code(code),
                    Piece::Slot(id) => ScriptPiece::Slot(match script.slots.get(id.as_str()) {
                        Some(own) => self.value(own),
                        None => Value::List(vec![Value::Text(Parts(vec![Part::Given(
                            self.slot(id).into(),
                        )]))]),
                    }),
                });
                around(&powershell::Script(pieces.collect()).worded().preview)
            }
            Action::Manual(words) => by_hand(&self.parts(words).in_words().preview),
            Action::Record(record) => {
                let words = powershell::Record {
                    kind: match record.kind {
                        RecordKind::Cname => powershell::RecordKind::Cname,
                        RecordKind::A | RecordKind::Srv => powershell::RecordKind::Address,
                    },
                    name: &record.name,
                    zone: self.parts(&record.zone),
                    target: self.parts(&record.target),
                    ttl: record.ttl,
                };
                by_hand(&words.worded().preview)
            }
        };
        let expected = command.expect.iter().map(|(name, own)| {
            comment(&format!(
                "expected: {name} : {}",
                self.value(own).as_printed()
            ))
        });
        text + &expected.collect::<String>()
    }
}

fn call(value: Value<'_>) -> String {
    let command = powershell::Command {
        cmdlet: "F",
        parameters: vec![("P", value)],
        ..powershell::Command::default()
    };
    command.worded().preview
}

/// A command as a change and as a look.
fn around(code: &str) -> String {
    let fact = Fact {
        title: "a look".to_owned(),
        code: code.to_owned(),
        host: None,
    };
    confirmed_change("a change", code, Consent::Change) + &tally(&[fact], true) + "\n"
}

fn by_hand(text: &str) -> String {
    comment(text) + &wait_for_hand("press Enter")
}

fn commands(catalogue: &Catalogue) -> Vec<(String, &Command)> {
    let steps = catalogue.steps.iter();
    let commands = steps.flat_map(|step| {
        let own = step.all_commands();
        own.map(move |command| (format!("{}.{}", step.id, command.id), command))
    });
    commands.collect()
}

/// The pairs of a hostile text and a slot that are tried.
const PAIRS: usize = 100_000;

#[test]
fn a_hostile_value_leaves_the_script_what_it_is_in_every_slot() {
    // Given every slot of every command
    let catalogue = scenarios::catalogue();
    let commands = commands(&catalogue);
    let mut slots: Vec<(&str, &Command, usize, (String, String))> = Vec::new();
    let mut filled = BTreeSet::new();
    for (name, command) in &commands {
        let own = Filler::new(usize::MAX, "");
        let benign = (shape(&own.scripted(command)), own.filters.take());
        filled.append(&mut own.ids.take());
        slots.extend(
            (0..own.seen.get()).map(|slot| (name.as_str(), *command, slot, benign.clone())),
        );
    }
    let used: BTreeSet<String> = commands.iter().flat_map(|(_, own)| used(own)).collect();
    assert_eq!(filled, used);
    assert!(slots.len() > 1_000, "only {} slots", slots.len());

    // When each is filled with hostile texts, always others
    let mut texts = HostileTexts::new();
    let mut pairs = 0;
    while pairs < PAIRS {
        for (name, command, slot, benign) in &slots {
            let text = texts.next().unwrap();
            let own = Filler::new(*slot, &text);
            let code = own.scripted(command);

            // Then the script is the benign one but for the literal
            assert_eq!(
                shape(&code),
                benign.0,
                "{name}, slot {slot}, {text:?}\n{code}"
            );
            assert_eq!(
                own.filters.take(),
                benign.1,
                "{name}, slot {slot}, {text:?}"
            );
            pairs += 1;
        }
    }
    assert!(pairs >= PAIRS);
}

/// The values that a command is worded with; what a script names for itself is none.
fn used(command: &Command) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    command.visit_slots(&mut |id| {
        used.insert(id.to_string());
    });
    if let Action::Script(script) = &command.action {
        used.retain(|id| script.slots.get(id).is_none());
    }
    used
}

#[test]
fn a_hostile_machine_or_title_leaves_the_script_what_it_is() {
    let scripted = |text: &str| {
        let fact = Fact {
            title: text.to_owned(),
            code: "Get-Thing".to_owned(),
            host: Some(text.to_owned()),
        };
        let parts = [
            comment(&format!("Session: {text}")),
            only_on(text, "Get-Thing\n"),
            tally(&[fact], true),
            "\n".to_owned(),
            confirmed_change(text, "Set-Thing", Consent::WriteFile),
            wait_for_hand(text),
            powershell::throw(text),
        ];
        parts.concat()
    };
    let benign = shape(&scripted(BENIGN));
    for text in HostileTexts::new().take(5_000) {
        assert_eq!(shape(&scripted(&text)), benign, "{text:?}");
    }
}
