//! Texts from outside: read whole, but never without end, and from files alone.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The most bytes that a text from outside may have: far beyond any deployment.
pub const LARGEST: u64 = 4 << 20;

/// The text of a file. A folder, a device or a pipe is none: reading one might never end.
///
/// # Errors
/// It cannot be read, is no file, is larger than 4 MiB, or is not UTF-8.
pub fn text_of_file(path: &Path) -> io::Result<String> {
    if !path.metadata()?.is_file() {
        return Err(io::Error::other("it is not a file"));
    }
    text_of(File::open(path)?)
}

/// What is left to read, as text.
///
/// # Errors
/// It cannot be read, is larger than 4 MiB, or is not UTF-8.
pub fn text_of(source: impl Read) -> io::Result<String> {
    let mut bytes = Vec::new();
    // One byte more tells that there is more.
    source.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        let why = "it is larger than 4 MiB";
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, why));
    }
    String::from_utf8(bytes).map_err(|_| {
        // As the standard library words it.
        let why = "stream did not contain valid UTF-8";
        io::Error::new(io::ErrorKind::InvalidData, why)
    })
}
