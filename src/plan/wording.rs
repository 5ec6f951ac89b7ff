//! From the knowledge base's expressions and the session's values to typed PowerShell.

use super::Values;
use crate::catalogue::{
    Action, Command, Expression, Facts, Guard, ITEM, Look, Pairs, Piece, Record, RecordKind,
    Script, Template, Text, ValueId, ValueKind,
};
use crate::powershell::{self, Filter, FilterLanguage, Part, Parts, ScriptPiece, Value, Worded};

/// What a command is worded with: the values, the facts, and the item it is repeated for.
pub(super) struct Wording<'a, 'b> {
    pub(super) values: &'b Values<'a>,
    pub(super) facts: &'b Facts<'a>,
    pub(super) command: &'a Command,
    /// An item of the list, or nothing where the list itself is missing.
    pub(super) item: Option<&'b str>,
}

impl<'b> Wording<'_, 'b> {
    /// The text of the command, and the guard that a script puts before it.
    pub(super) fn action(&self) -> (Worded, Option<Worded>) {
        match &self.command.action {
            Action::Command(call) => {
                let command = powershell::Command {
                    cmdlet: &call.cmdlet,
                    parameters: self.pairs(&call.parameters),
                    switches: call.switches.iter().map(Text::as_str).collect(),
                    show: call.show.iter().map(Text::as_str).collect(),
                    expand: call.expand.as_deref(),
                    guard: call.guard.as_ref().map(|guard| self.guard(guard)),
                };
                (
                    command.worded(),
                    command.guard.as_ref().map(powershell::Guard::worded),
                )
            }
            Action::Script(script) => (self.script(script).worded(), None),
            Action::Manual(words) => (self.parts(words).in_words(), None),
            Action::Record(record) => (self.record(record).worded(), None),
        }
    }

    /// A value that a check must show, as the console prints it.
    pub(super) fn expected(&self, expression: &'b Expression) -> Option<String> {
        self.value(expression).map(|value| value.as_printed())
    }

    fn guard(&self, guard: &'b Guard) -> powershell::Guard<'b> {
        let look = |look: &'b Look| powershell::Look {
            cmdlet: &look.cmdlet,
            parameters: self.pairs(&look.parameters),
            matching: self.pairs(&look.matching),
        };
        match guard {
            Guard::Missing(own) => powershell::Guard::Missing(look(own)),
            Guard::Differs(own) => powershell::Guard::Differs(look(own)),
        }
    }

    fn script(&self, script: &'b Script) -> powershell::Script<'b> {
        let pieces = script.template.0.iter().map(|piece| match piece {
            Piece::Fixed(code) => ScriptPiece::Code(code),
            Piece::Slot(id) => {
                let local = script
                    .slots
                    .get(id.as_str())
                    .and_then(|own| self.value(own));
                ScriptPiece::Slot(local.unwrap_or_else(|| self.slot(id)))
            }
        });
        powershell::Script(pieces.collect())
    }

    fn record(&self, record: &'b Record) -> powershell::Record<'b> {
        powershell::Record {
            kind: match record.kind {
                RecordKind::A => powershell::RecordKind::Address,
                RecordKind::Cname => powershell::RecordKind::Cname,
                RecordKind::Srv => powershell::RecordKind::Srv {
                    priority: record.priority,
                    weight: record.weight,
                    port: record.port,
                },
            },
            name: &record.name,
            zone: self.parts(&record.zone),
            target: self.parts(&record.target),
            ttl: record.ttl,
        }
    }

    fn pairs(&self, pairs: &'b Pairs<Expression>) -> Vec<(&'b str, Value<'b>)> {
        pairs
            .iter()
            .filter_map(|(name, own)| Some((name, self.value(own)?)))
            .collect()
    }

    /// The value; nothing where no branch of a choice applies.
    fn value(&self, expression: &'b Expression) -> Option<Value<'b>> {
        Some(match expression {
            Expression::Text(template) => match template.sole_slot() {
                Some(id) => self.slot(id),
                None => Value::Text(self.parts(template)),
            },
            Expression::Word(word) => Value::Word(word),
            Expression::Number(number) => Value::Number(*number),
            Expression::Boolean(truth) => Value::Boolean(*truth),
            Expression::Null => Value::Null,
            Expression::List(items) => {
                Value::List(items.iter().filter_map(|item| self.value(item)).collect())
            }
            Expression::Table(pairs) => Value::Table(self.pairs(pairs)),
            Expression::Filter(template) => self.filter(template, FilterLanguage::Property),
            Expression::Ldap(template) => self.filter(template, FilterLanguage::Ldap),
            Expression::Choose(branches) => {
                let branch = branches
                    .iter()
                    .find(|branch| branch.when.holds(self.facts))?;
                return self.value(&branch.value);
            }
        })
    }

    fn filter(&self, template: &'b Template, language: FilterLanguage) -> Value<'b> {
        Value::Filter(Filter {
            language,
            parts: self.parts(template),
        })
    }

    /// A lone slot takes the type of its value.
    fn slot(&self, id: &'b ValueId) -> Value<'b> {
        if id == ITEM {
            return match self.item {
                Some(item) => given(item),
                None => Value::Missing(self.list_id()),
            };
        }
        let (Some(value), Some(texts)) = (self.values.known(id), self.values.acting(id)) else {
            let mut parts = Vec::new();
            self.values.put(id, &mut parts);
            return Value::Text(Parts(parts));
        };
        let typed = |text: &'b String| match value.kind {
            ValueKind::Boolean => Value::Boolean(text == "True"),
            ValueKind::Port => text.parse().map_or_else(|_| given(text), Value::Number),
            _ => given(text),
        };
        if value.list {
            return Value::List(texts.iter().map(typed).collect());
        }
        texts.first().map_or(Value::Missing(id.as_str()), typed)
    }

    fn parts(&self, template: &'b Template) -> Parts<'b> {
        let mut parts = Vec::with_capacity(template.0.len());
        for piece in &template.0 {
            match piece {
                Piece::Fixed(text) => parts.push(Part::Fixed(text)),
                Piece::Slot(id) if id == ITEM => parts.push(match self.item {
                    Some(item) => Part::Given(item.into()),
                    None => Part::Missing(self.list_id()),
                }),
                Piece::Slot(id) => self.values.put(id, &mut parts),
            }
        }
        Parts(parts)
    }

    fn list_id(&self) -> &'b str {
        self.command.each.as_ref().map_or("", ValueId::as_str)
    }
}

fn given(text: &str) -> Value<'_> {
    Value::Text(Parts(vec![Part::Given(text.into())]))
}
