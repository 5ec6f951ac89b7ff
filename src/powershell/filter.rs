//! Filters: a language of their own inside a literal.

use super::literal::filter_literal;
use super::{Part, Parts, Worded};

/// A filter text whose values are escaped by the rules of its language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter<'a> {
    pub language: FilterLanguage,
    pub parts: Parts<'a>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilterLanguage {
    /// `Property -eq 'value'`: Exchange (`OPath`) and the Active Directory module; `'` is doubled.
    Property,
    /// RFC 4515: `\`, `*`, `(`, `)` and NUL become `\` and two hexadecimal digits.
    Ldap,
}

impl Filter<'_> {
    pub(super) fn word(&self, worded: &mut Worded) {
        let mut text = String::new();
        for part in &self.parts.0 {
            match part {
                Part::Fixed(own) => text.push_str(own),
                Part::Given(own) => text.push_str(&self.language.escape(own)),
                Part::Missing(id) => {
                    worded.lack(id);
                    text.push_str(&format!("<{id}>"));
                }
            }
        }
        worded.push_literal(&text);
    }
}

impl FilterLanguage {
    fn escape(self, text: &str) -> String {
        match self {
            Self::Property => filter_literal(text),
            Self::Ldap => {
                let mut escaped = String::new();
                for c in text.chars() {
                    match c {
                        '\\' | '*' | '(' | ')' | '\0' => {
                            escaped.push_str(&format!("\\{:02x}", u32::from(c)));
                        }
                        other => escaped.push(other),
                    }
                }
                escaped
            }
        }
    }
}
