//! A key that the knowledge base does not know: which one was meant, so that the rest of the entry is read all the same.

use std::borrow::Cow;

use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

/// How alike two names are, from 0 to 1, where one was probably meant by the other.
const ALIKE: f64 = 0.8;

/// An unknown key.
pub(super) struct Misspelt {
    /// Where it begins in the file.
    offset: usize,
    key: String,
    /// The one that was probably meant.
    meant: Option<String>,
}

impl Misspelt {
    /// What an error says of a key, where it says that there is no such.
    pub(super) fn of(error: &Error) -> Option<Self> {
        let said = error.message().strip_prefix("unknown field `")?;
        let (key, known) = said.split_once('`')?;
        // Between the backticks stand the names, in every other place the words.
        let known = known.split('`').skip(1).step_by(2);
        let near = known.map(|own| (strsim::jaro_winkler(key, own), own));
        let best = near.max_by(|(one, _), (other, _)| one.total_cmp(other));
        Some(Self {
            offset: error.span()?.start,
            key: key.to_owned(),
            meant: best
                .filter(|(likeness, _)| *likeness > ALIKE)
                .map(|(_, own)| own.to_owned()),
        })
    }

    /// The finding; where none is like it, the error names them all.
    pub(super) fn in_words(&self) -> Option<String> {
        let meant = self.meant.as_ref()?;
        let key = &self.key;
        Some(format!("unknown field `{key}`: did you mean `{meant}`?"))
    }

    /// Reads the key as the one that was meant, or leaves it out; says whether it is there.
    pub(super) fn mend(&self, value: &mut DeValue<'_>) -> bool {
        match value {
            DeValue::Table(table) => self.mend_in(table),
            DeValue::Array(items) => items.iter_mut().any(|own| self.mend(own.get_mut())),
            _ => false,
        }
    }

    fn mend_in(&self, table: &mut DeTable<'_>) -> bool {
        let is_it = |own: &&Spanned<Cow<'_, str>>| {
            own.span().start == self.offset && *own.get_ref() == *self.key
        };
        let Some(key) = table.keys().find(is_it).cloned() else {
            return table.iter_mut().any(|(_, own)| self.mend(own.get_mut()));
        };
        let own = table.remove(&key);
        if let (Some(own), Some(meant)) = (own, &self.meant)
            && !table.contains_key(meant.as_str())
        {
            let meant = Spanned::new(key.span(), Cow::Owned(meant.clone()));
            table.insert(meant, own);
        }
        true
    }
}

/// Every id and name that a text may define, for a file that is no TOML.
pub(super) fn names_in(text: &str) -> Vec<String> {
    let text = text.replace([' ', '\t'], "");
    let mut names = Vec::new();
    for key in ["id=", "name="] {
        let behind = text.split(key).skip(1);
        names.extend(behind.filter_map(|own| {
            let own = own.strip_prefix(['"', '\''])?;
            let end = own.split(['"', '\'', '\n']).next()?;
            (!end.is_empty()).then(|| end.to_owned())
        }));
    }
    names
}
