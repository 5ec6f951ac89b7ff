//! Text put together from fixed pieces and values.

use std::borrow::Cow;

use super::Worded;

/// Pieces that become one literal together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts<'a>(pub Vec<Part<'a>>);

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// From the knowledge base.
    Fixed(&'a str),
    /// From the user.
    Given(Cow<'a, str>),
    /// A value that is not filled in yet, by id.
    Missing(Cow<'a, str>),
}

impl Parts<'_> {
    /// The text as it is, without quotation marks.
    pub(super) fn plain(&self, worded: &mut Worded) -> String {
        let mut text = String::new();
        for part in &self.0 {
            match part {
                Part::Fixed(own) => text.push_str(own),
                Part::Given(own) => text.push_str(own),
                Part::Missing(id) => {
                    worded.lack(id);
                    text.push('<');
                    text.push_str(id);
                    text.push('>');
                }
            }
        }
        text
    }

    /// The text as one literal; a lone missing value stands without quotation marks.
    pub(super) fn word(&self, worded: &mut Worded) {
        match self.0.as_slice() {
            [Part::Missing(id)] => worded.push_missing(id),
            [Part::Fixed(text)] => worded.push_literal(text),
            [Part::Given(text)] => worded.push_literal(text),
            _ => {
                let text = self.plain(worded);
                worded.push_literal(&text);
            }
        }
    }

    /// The words themselves: for instructions, which are read and not run.
    #[must_use]
    pub fn in_words(&self) -> Worded {
        let mut worded = Worded::default();
        worded.preview = self.plain(&mut worded);
        worded
    }
}
