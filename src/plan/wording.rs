//! From the knowledge base's expressions and the session's values to typed PowerShell.

use std::borrow::Cow;

use super::Values;
use crate::catalogue::{
    Action, Command, Expression, Facts, Guard, Invocation, ItemSlot, Look, Pairs, Piece, Record,
    RecordKind, Script, Template, Text, ValueId, ValueKind,
};
use crate::powershell::{self, Filter, FilterLanguage, Part, Parts, ScriptPiece, Value, Worded};

/// What a command is worded with: the values, the facts, and the item it is repeated for.
pub(super) struct Wording<'a, 'b> {
    pub(super) values: &'b Values<'a>,
    pub(super) facts: &'b Facts<'a>,
    pub(super) command: &'a Command,
    /// Of each of its lists an item, or nothing where the list itself is missing.
    pub(super) items: &'b [Option<&'b str>],
}

impl<'b> Wording<'_, 'b> {
    /// The text of the command, and the guard that a script puts before it.
    pub(super) fn action(&self) -> (Worded, Option<Worded>) {
        match &self.command.action {
            Action::Command(call) => {
                let command = self.call(call);
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

    /// A call with its parameters in a hash table; nothing where it has none.
    pub(super) fn splatted(&self) -> Option<Worded> {
        match &self.command.action {
            Action::Command(call) => self.call(call).splatted(),
            _ => None,
        }
    }

    fn call(&self, call: &'b Invocation) -> powershell::Command<'b> {
        powershell::Command {
            cmdlet: &call.cmdlet,
            parameters: self.pairs(&call.parameters),
            switches: call.switches.iter().map(Text::as_str).collect(),
            show: call.show.iter().map(Text::as_str).collect(),
            expand: call.expand.as_deref(),
            guard: call.guard.as_ref().map(|guard| self.guard(guard)),
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
        let acting = match self.item_of(id) {
            Some(item) => self.values.recorded(id, item),
            None => None,
        };
        let acting = acting.or_else(|| self.values.acting(id));
        let (Some(value), Some(texts)) = (self.values.known(id), acting) else {
            let mut parts = Vec::new();
            self.put(id, &mut parts);
            return Value::Text(Parts(parts));
        };
        let typed = |text: &'b String| match value.kind {
            ValueKind::Boolean => Value::Boolean(text == "True"),
            ValueKind::Port => text.parse().map_or_else(|_| given(text), Value::Number),
            _ => given(value.key(text)),
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
                Piece::Slot(id) => self.put(id, &mut parts),
            }
        }
        Parts(parts)
    }

    /// Puts what a slot stands for behind a text.
    fn put(&self, id: &'b ValueId, parts: &mut Vec<Part<'b>>) {
        if let Some(slot) = ItemSlot::of(id) {
            return parts.push(match self.cell(slot) {
                Ok(cell) => Part::Given(cell.into()),
                Err(missing) => Part::Missing(missing),
            });
        }
        let Some(item) = self.item_of(id) else {
            return self.values.put(id, parts);
        };
        match self.values.recorded(id, item) {
            Some(texts) => parts.push(Part::Given(texts.join(", ").into())),
            None if self.values.acting(id).is_some() => self.values.put(id, parts),
            None => {
                let missing = id.of_item(item).to_string();
                parts.push(Part::Missing(missing.into()));
            }
        }
    }

    /// What the current item says, or the id of what is missing.
    fn cell(&self, slot: ItemSlot<'_>) -> Result<&'b str, Cow<'b, str>> {
        let list = self.command.each.get(slot.list).ok_or("")?;
        let item = self.items.get(slot.list).copied().flatten();
        let item = item.ok_or_else(|| self.values.lacks(list).as_str())?;
        let Some(column) = slot.column else {
            return Ok(self.values.key(list, item));
        };
        let cell = self
            .values
            .known(list)
            .and_then(|own| own.cell(item, column));
        cell.ok_or_else(|| [list.as_str(), ".", column].concat().into())
    }

    /// The item that a former value of one item is of.
    fn item_of(&self, id: &ValueId) -> Option<&'b str> {
        let list = self.values.known(id)?.each.as_ref()?;
        let place = self.command.each.iter().position(|own| own == list)?;
        let item = self.items.get(place).copied().flatten()?;
        Some(self.values.key(list, item))
    }
}

fn given(text: &str) -> Value<'_> {
    Value::Text(Parts(vec![Part::Given(text.into())]))
}
