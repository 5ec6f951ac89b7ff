//! Text with `{{slots}}` that values fill: `sip:{{user-sip}}`.

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::{Serialize, Serializer};

use super::{Text, ValueId};

/// A piece of a template.
#[derive(Clone, Debug, PartialEq, Serialize, serde::Deserialize)]
pub enum Piece {
    /// Text as it stands.
    Fixed(Text),
    /// Where a value goes.
    Slot(ValueId),
}

/// Fixed text and slots, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Template(pub Vec<Piece>);

impl Template {
    /// Reads `{{value-id}}` slots out of a text.
    ///
    /// # Errors
    /// A slot that is not closed.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((fixed, behind)) = rest.split_once("{{") {
            let Some((slot, after)) = behind.split_once("}}") else {
                // Of a script, the rest of the line is enough to find the place.
                let line = behind.lines().next().unwrap_or_default();
                return Err(format!("the slot `{{{{{line}` is not closed with `}}}}`"));
            };
            if !fixed.is_empty() {
                pieces.push(Piece::Fixed(fixed.into()));
            }
            pieces.push(Piece::Slot(ValueId::new(slot)));
            rest = after;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Fixed(rest.into()));
        }
        Ok(Self(pieces))
    }

    /// The values that the text needs.
    pub fn slots(&self) -> impl Iterator<Item = &ValueId> {
        self.0.iter().filter_map(|piece| match piece {
            Piece::Slot(id) => Some(id),
            Piece::Fixed(_) => None,
        })
    }

    /// The one value that is the whole text, if it is so.
    #[must_use]
    pub fn sole_slot(&self) -> Option<&ValueId> {
        match self.0.as_slice() {
            [Piece::Slot(id)] => Some(id),
            _ => None,
        }
    }

    /// The fixed text alone, for checks of spelling.
    #[must_use]
    pub fn fixed(&self) -> String {
        self.0
            .iter()
            .filter_map(|piece| match piece {
                Piece::Fixed(text) => Some(text.as_str()),
                Piece::Slot(_) => None,
            })
            .collect()
    }
}

impl Serialize for Template {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Template {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            Self::parse(&String::deserialize(deserializer)?).map_err(D::Error::custom)
        } else {
            Vec::deserialize(deserializer).map(Self)
        }
    }
}
