//! Text put together from fixed pieces and values.

use super::{Worded, literal};

/// Pieces that become one literal together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts(pub Vec<Part>);

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// From the knowledge base.
    Fixed(String),
    /// From the user.
    Given(String),
    /// A value that is not filled in yet, by id.
    Missing(String),
}

impl Parts {
    /// The text as it is, without quotation marks.
    pub(super) fn plain(&self, worded: &mut Worded) -> String {
        let mut text = String::new();
        for part in &self.0 {
            match part {
                Part::Fixed(own) | Part::Given(own) => text.push_str(own),
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
        let text = self.plain(worded);
        if matches!(self.0.as_slice(), [Part::Missing(_)]) {
            worded.push(&text);
        } else {
            worded.push(&literal(&text));
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
