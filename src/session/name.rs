//! The name of a session: also the name of its file, so it must be a good one on every platform.

use std::fmt;
use std::str::FromStr;

use super::SessionError;

/// Device names that Windows keeps for itself, whatever the ending.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// The most characters of a name.
const LONGEST: usize = 63;

/// `[a-z0-9][a-z0-9-]{0,62}`, and not a Windows device name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SessionName(String);

impl SessionName {
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name that is nearest to free words, such as the name of a file.
    #[must_use]
    pub fn from_words(words: &str) -> Self {
        let parts = words.split(|c: char| !c.is_ascii_alphanumeric());
        let parts: Vec<&str> = parts.filter(|own| !own.is_empty()).collect();
        let text = cut(&parts.join("-").to_ascii_lowercase(), LONGEST);
        text.parse()
            .or_else(|_| format!("session-{text}").trim_end_matches('-').parse())
            .unwrap_or_else(|_| Self("session".to_owned()))
    }

    /// The same name with a number behind it, and still not too long.
    #[must_use]
    pub fn numbered(&self, number: usize) -> Self {
        let number = format!("-{number}");
        Self(cut(&self.0, LONGEST.saturating_sub(number.len())) + &number)
    }
}

/// Whether Windows keeps this name, in lower case and without its ending, for a device.
pub(super) fn is_device(name: &str) -> bool {
    let numbered = ["com", "lpt"].iter().any(|port| {
        name.strip_prefix(port)
            .is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_digit()))
    });
    DEVICES.contains(&name) || numbered
}

/// The beginning of a name, without hyphens at its end.
fn cut(name: &str, length: usize) -> String {
    let beginning: String = name.chars().take(length).collect();
    beginning.trim_end_matches('-').to_owned()
}

impl FromStr for SessionName {
    type Err = SessionError;

    fn from_str(text: &str) -> Result<Self, SessionError> {
        let fault = |why| {
            Err(SessionError::Name {
                name: text.escape_debug().to_string(),
                why,
            })
        };
        let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if text.is_empty() || text.len() > LONGEST {
            return fault("it has 1 to 63 characters");
        }
        if !text.bytes().all(fits) || text.starts_with('-') {
            return fault(
                "it is made of lower-case letters, digits and hyphens, and does not begin with a hyphen",
            );
        }
        if is_device(text) {
            return fault("Windows keeps this name for a device");
        }
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Display for SessionName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
