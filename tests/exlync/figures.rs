//! Figures that a test prints however it ends: `docs/reliability.md` and `.ci/reliability` take them from there.

use std::io::{self, Write};

/// Prints a line that is not kept back, as that of `println!` would be.
pub(crate) fn tell(line: &str) {
    let line = format!("{line}\n");
    io::stdout().write_all(line.as_bytes()).unwrap();
}
