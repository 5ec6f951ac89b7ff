//! PowerShell text from typed values: what is text stays one literal, a switch gets no value, a Boolean never loses its own.
//! The only place in the program that quotes. It knows nothing of Lync or Exchange.

mod block;
mod command;
mod filter;
mod guard;
mod literal;
mod parts;
mod record;
mod scaffold;
mod script;
mod splat;
mod tally;
mod value;
mod worded;

pub use block::{OnFailure, block, for_clipboard, shown};
pub use command::Command;
pub use filter::{Filter, FilterLanguage};
pub use guard::{Guard, Look};
pub use literal::literal;
pub use parts::{Part, Parts};
pub use record::{Record, RecordKind};
pub use scaffold::{
    CONFIRM_CHANGE, Consent, comment, confirmed_change, only_if, only_on, throw, wait_for_hand,
};
pub use script::{Script, ScriptPiece};
pub use tally::{Fact, tally};
pub use value::Value;
pub use worded::Worded;
