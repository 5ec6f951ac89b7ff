//! Text of the knowledge base: a piece of the one long text that the build embeds, or a text of its own.
//! Thousands of small strings would make decoding the largest part of the start.

use std::borrow::{Borrow, Cow};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::fmt;
use std::ops::Deref;

use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error as _};
use serde::{Serialize, Serializer};

/// A text that costs nothing where it is embedded.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(Cow<'static, str>);

impl Text {
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

// Serde hands nothing down to the fields: the long text is laid here while the embedded form is written or read.
thread_local! {
    static WRITTEN: RefCell<Long> = RefCell::default();
    static READ: Cell<&'static str> = const { Cell::new("") };
}

/// The long text that grows while texts are written, each once.
#[derive(Default)]
struct Long {
    text: String,
    places: HashMap<String, (usize, usize)>,
}

impl Long {
    fn place(&mut self, text: &str) -> (usize, usize) {
        if let Some(place) = self.places.get(text) {
            return *place;
        }
        let place = (self.text.len(), text.len());
        self.text.push_str(text);
        self.places.insert(text.to_owned(), place);
        place
    }
}

/// The embedded form: bytes, and the long text that they point into.
///
/// # Errors
/// The value has a form that the bytes cannot hold.
pub fn encode(value: &impl Serialize) -> Result<(Vec<u8>, String), postcard::Error> {
    WRITTEN.take();
    let bytes = postcard::to_stdvec(value)?;
    Ok((bytes, WRITTEN.take().text))
}

pub(super) fn decode<T: DeserializeOwned>(
    bytes: &[u8],
    long: &'static str,
) -> Result<T, postcard::Error> {
    READ.set(long);
    postcard::from_bytes(bytes)
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return serializer.serialize_str(self);
        }
        WRITTEN
            .with_borrow_mut(|long| long.place(self))
            .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            return String::deserialize(deserializer).map(Self::from);
        }
        let (start, length) = <(usize, usize)>::deserialize(deserializer)?;
        let text = READ.get().get(start..start.saturating_add(length));
        let text = text.ok_or_else(|| D::Error::custom("a text lies outside the long text"))?;
        Ok(Self(Cow::Borrowed(text)))
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(Cow::Owned(text))
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(Cow::Owned(text.to_owned()))
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.0.into_owned()
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        self
    }
}

impl Borrow<str> for Text {
    fn borrow(&self) -> &str {
        self
    }
}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl PartialEq<Text> for str {
    fn eq(&self, other: &Text) -> bool {
        self == other.as_str()
    }
}

impl PartialEq<Text> for &str {
    fn eq(&self, other: &Text) -> bool {
        *self == other.as_str()
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}
