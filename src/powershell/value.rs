//! What a parameter gets.

use super::{Filter, Parts, Worded};

/// A typed value: it is worded in one way only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// One literal.
    Text(Parts<'a>),
    /// A bare word: a member of an enumeration, a fixed name.
    Word(&'a str),
    Number(i64),
    Boolean(bool),
    Null,
    List(Vec<Value<'a>>),
    Table(Vec<(&'a str, Value<'a>)>),
    Filter(Filter<'a>),
    /// A value that is not filled in yet, by id.
    Missing(&'a str),
}

impl Value<'_> {
    /// As the argument of a parameter: a list stands without brackets.
    pub(super) fn argument(&self, worded: &mut Worded) {
        match self {
            Self::List(items) if !items.is_empty() => join(items, worded),
            other => other.expression(worded),
        }
    }

    /// Where an expression may stand: in a script, in a table.
    pub(super) fn expression(&self, worded: &mut Worded) {
        match self {
            Self::Text(parts) => parts.word(worded),
            Self::Word(word) => worded.push(word),
            Self::Number(number) => worded.push(&number.to_string()),
            Self::Boolean(true) => worded.push("$True"),
            Self::Boolean(false) => worded.push("$False"),
            Self::Null => worded.push("$Null"),
            Self::List(items) => {
                worded.push("@(");
                join(items, worded);
                worded.push(")");
            }
            Self::Table(pairs) => {
                worded.push("@{");
                for (index, (name, value)) in pairs.iter().enumerate() {
                    if index > 0 {
                        worded.push("; ");
                    }
                    worded.push(name);
                    worded.push("=");
                    value.expression(worded);
                }
                worded.push("}");
            }
            Self::Filter(filter) => filter.word(worded),
            Self::Missing(id) => worded.push_missing(id),
        }
    }

    /// As a person compares it with what a console prints: `True`, not `$True`; no quotation marks.
    #[must_use]
    pub fn as_printed(&self) -> String {
        let mut worded = Worded::default();
        match self {
            Self::Text(parts) => parts.plain(&mut worded),
            Self::Boolean(truth) => if *truth { "True" } else { "False" }.to_owned(),
            Self::Null => String::new(),
            Self::List(items) => items
                .iter()
                .map(Self::as_printed)
                .collect::<Vec<_>>()
                .join(", "),
            other => {
                other.expression(&mut worded);
                worded.preview
            }
        }
    }
}

fn join(items: &[Value<'_>], worded: &mut Worded) {
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            worded.push(", ");
        }
        item.expression(worded);
    }
}
