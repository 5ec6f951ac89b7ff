//! A fault of the program itself: it is caught, told in plain words, and reported in a file that holds nothing that was
//! typed.

mod catching;
mod failure;
mod panicked;
mod report;
mod source;
mod trail;

pub use catching::{CODE, caught};
pub use failure::Failure;
pub use panicked::{Panicked, could_not_start};
pub use report::About;
pub use trail::passed;
