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
    text(bytes_of_file(path, LARGEST)?)
}

/// At most so many bytes of a file. A folder, a device or a pipe is none: reading one might never end.
///
/// # Errors
/// It cannot be read, is no file, or is larger.
pub fn bytes_of_file(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    // Opening a pipe waits for its other end: it is looked at before.
    if !path.metadata()?.is_file() {
        return Err(io::Error::other("it is not a file"));
    }
    bytes_of(File::open(path)?, most)
}

/// What is left to read, as text.
///
/// # Errors
/// It cannot be read, is larger than 4 MiB, or is not UTF-8.
pub fn text_of(source: impl Read) -> io::Result<String> {
    text(bytes_of(source, LARGEST)?)
}

fn bytes_of(source: impl Read, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // One byte more tells that there is more.
    source.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        let why = format!("it is larger than {} MiB", most.div_ceil(1 << 20));
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, why));
    }
    Ok(bytes)
}

fn text(bytes: Vec<u8>) -> io::Result<String> {
    String::from_utf8(bytes).map_err(|_| {
        // As the standard library words it.
        let why = "stream did not contain valid UTF-8";
        io::Error::new(io::ErrorKind::InvalidData, why)
    })
}
