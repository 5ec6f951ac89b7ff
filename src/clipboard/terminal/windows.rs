//! The console of the program, wherever its output goes.

use std::fs::File;
use std::io;

pub(super) fn open() -> io::Result<File> {
    File::options().read(true).write(true).open("CONOUT$")
}
