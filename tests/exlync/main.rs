//! One test program: what exlync promises, told by its parts.

mod architecture;
mod command_line;
mod quoting;
mod scenarios;
mod scripts;
mod sessions;
mod slots;
