//! A command in other words, and what it tells of persons: asked for when it is copied.

use super::{Plan, PlannedCommand, Values, command};
use crate::catalogue::{ItemSlot, Value, ValueId, ValueKind};
use crate::powershell::Worded;
use crate::session::Session;

/// What takes a secret, by a part of its name.
const OF_SECRETS: [&str; 2] = ["Password", "Credential"];

impl Plan<'_> {
    /// The command with its parameters in a hash table, worded with the values of the session that the plan is of;
    /// nothing where it is no single call, or has no parameter.
    #[must_use]
    pub fn splatted(&self, planned: &PlannedCommand<'_>, session: &Session) -> Option<Worded> {
        let (values, _) = Values::of(&self.catalogue.values, session, &self.scenario.facts);
        command::splatted(planned, &self.scenario.sides(), &values)
    }

    /// Whether it names a person, or is about a password: it is kept out of histories of the clipboard.
    #[must_use]
    pub fn is_sensitive(&self, planned: &PlannedCommand<'_>) -> bool {
        let command = planned.command;
        let calls = command.action.calls();
        let mut given = calls.iter().flat_map(|(_, names)| names);
        if given.any(|name| OF_SECRETS.iter().any(|own| name.contains(own))) {
            return true;
        }
        let mut found = false;
        command.visit_slots(&mut |slot| {
            let list = ItemSlot::of(slot).and_then(|own| command.each.get(own.list));
            found |= self.names_person(list.unwrap_or(slot));
        });
        found
    }

    fn names_person(&self, id: &ValueId) -> bool {
        let value: Option<&Value> = self.catalogue.value(id.as_str());
        value.is_some_and(|own| {
            let mut columns = own.columns.iter().map(|own| own.kind);
            own.kind.names_person() || columns.any(ValueKind::names_person)
        })
    }
}
