//! What a parameter gets, as a file words it: plain TOML values, and one-key tables for the rest.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize as DeriveDeserialize, Serialize};

use super::{Condition, Pairs, Template, Text};

/// A value before the session fills its slots.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Expression {
    /// A string; a lone slot takes the type of its value (text, number, Boolean, list).
    Text(Template),
    /// A bare word, such as a member of an enumeration.
    Word(Text),
    Number(i64),
    Boolean(bool),
    /// `$Null`
    Null,
    List(Vec<Expression>),
    /// A hash table such as `@{Add='..'}`.
    Table(Pairs<Expression>),
    /// A filter in Exchange's and Active Directory's own syntax; slots become literals inside it.
    Filter(Template),
    /// An LDAP filter; slots are escaped as RFC 4515 wants it.
    Ldap(Template),
    /// The first branch that applies; where none does, the parameter is left out.
    Choose(Vec<Branch>),
}

/// A branch of a choice between values.
#[derive(Clone, Debug, PartialEq, Serialize, DeriveDeserialize)]
#[serde(deny_unknown_fields)]
pub struct Branch {
    #[serde(default)]
    pub when: Condition,
    pub value: Expression,
}

/// The embedded form, read by position.
#[derive(DeriveDeserialize)]
enum Compact {
    Text(Template),
    Word(Text),
    Number(i64),
    Boolean(bool),
    Null,
    List(Vec<Expression>),
    Table(Pairs<Expression>),
    Filter(Template),
    Ldap(Template),
    Choose(Vec<Branch>),
}

impl Expression {
    /// Shows the expression and everything inside it.
    pub fn visit<'a>(&'a self, see: &mut dyn FnMut(&'a Self)) {
        see(self);
        match self {
            Self::List(items) => items.iter().for_each(|own| own.visit(see)),
            Self::Table(pairs) => pairs.iter().for_each(|(_, own)| own.visit(see)),
            Self::Choose(branches) => branches.iter().for_each(|own| own.value.visit(see)),
            _ => {}
        }
    }

    /// The text of the expression itself, where it is one.
    #[must_use]
    pub fn template(&self) -> Option<&Template> {
        match self {
            Self::Text(text) | Self::Filter(text) | Self::Ldap(text) => Some(text),
            _ => None,
        }
    }
}

impl<'de> Deserialize<'de> for Expression {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            return deserializer.deserialize_any(ExpressionVisitor);
        }
        Ok(match Compact::deserialize(deserializer)? {
            Compact::Text(text) => Self::Text(text),
            Compact::Word(word) => Self::Word(word),
            Compact::Number(number) => Self::Number(number),
            Compact::Boolean(truth) => Self::Boolean(truth),
            Compact::Null => Self::Null,
            Compact::List(items) => Self::List(items),
            Compact::Table(pairs) => Self::Table(pairs),
            Compact::Filter(filter) => Self::Filter(filter),
            Compact::Ldap(filter) => Self::Ldap(filter),
            Compact::Choose(branches) => Self::Choose(branches),
        })
    }
}

const KINDS: &[&str] = &["word", "table", "filter", "ldap", "choose", "null"];

struct ExpressionVisitor;

impl<'de> Visitor<'de> for ExpressionVisitor {
    type Value = Expression;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string, a Boolean, a number, a list, or a table with one key")
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Expression, E> {
        Ok(Expression::Boolean(truth))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Expression, E> {
        Ok(Expression::Number(number))
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Expression, E> {
        Template::parse(text)
            .map(Expression::Text)
            .map_err(E::custom)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Expression, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Expression::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Expression, A::Error> {
        let Some(kind) = map.next_key::<String>()? else {
            return Err(A::Error::custom("an empty table says nothing"));
        };
        let expression = match kind.as_str() {
            "word" => Expression::Word(map.next_value()?),
            "table" => Expression::Table(map.next_value()?),
            "filter" => Expression::Filter(map.next_value()?),
            "ldap" => Expression::Ldap(map.next_value()?),
            "choose" => Expression::Choose(map.next_value()?),
            "null" => map.next_value::<bool>().map(|_| Expression::Null)?,
            _ => return Err(A::Error::unknown_field(&kind, KINDS)),
        };
        if let Some(second) = map.next_key::<String>()? {
            return Err(A::Error::custom(format!(
                "`{second}` beside `{kind}`: one key only"
            )));
        }
        Ok(expression)
    }
}
