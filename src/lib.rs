//! exlync plans the integration of Microsoft Exchange with Lync and Skype for Business: it asks
//! scenario questions, shows the deployment steps that apply and what they unlock, and words the
//! cmdlets to copy and the checks to run after them. It executes nothing.
//!
//! ```text
//! assets/catalogue/*.toml ─build.rs: parse, lint, embed─> Catalogue ─┐
//! session.toml ────────────────────────load──> Session ──────────────┤
//!                                                                    ▼
//! terminal ─keymap─> Intent ─> Wizard::update(event, now) ──> Vec<Effect> ──> saver, clipboard, export
//!     ▲                            │                                              │ results
//!     │                            ▼                                              │
//!     └──── draw(&Wizard) <─ resolve ─> Plan, features                            │
//!                                  └──────────────── Event <─ one channel ────────┘
//! headless: arguments ─> cli ─> resolve ─> Plan ─> export ─> stdout, files
//! catalogue check --prove: Catalogue, Reference ─> proof: every projection of the answers, planned ─> findings
//! ```
//!
//! ```text
//! main ─> cli ─┬─> tui ─┬─> clipboard ─> wizard ─┬─> export ─> plan ─┬─> session ─> catalogue
//!              │        └────────────────────────┘                   └─> powershell
//!              ├─> proof ─> plan        (the exhaustive walk over all answers)
//!              └─> export, plan, ...   (a command of the command line touches neither wizard nor tui)
//! ```
//!
//! `fault` stands on `session` alone: what fails by a fault of the program is caught, told and reported there; `cli`, `tui`
//! and their threads use it.
//!
//! `explain` stands on `catalogue` alone; `export` and all above it may ask it what a text is about.
//!
//! `tui` is there with the feature of that name, which is on by default.
//!
//! Arrows run downward only: a folder imports nothing of the folders before it. `powershell` and
//! `catalogue` know nothing of the rest. `tests/exlync/architecture.rs` holds this true.

pub mod catalogue;
pub mod cli;
pub mod clipboard;
pub mod explain;
pub mod export;
pub mod fault;
pub mod plan;
pub mod powershell;
pub mod proof;
pub mod session;
#[cfg(feature = "tui")]
pub mod tui;
pub mod wizard;

use catalogue::{Catalogue, Edition, Reference};

/// The knowledge base of this build, without what is only looked up.
///
/// # Errors
/// The program file is damaged.
pub fn embedded_catalogue() -> Result<Catalogue, postcard::Error> {
    Catalogue::decode(
        include_bytes!(concat!(env!("OUT_DIR"), "/catalogue.bin")),
        include_str!(concat!(env!("OUT_DIR"), "/catalogue.txt")),
    )
}

/// The edition of the knowledge base of this build, known without decoding it; without the running order.
#[must_use]
pub fn embedded_edition() -> Edition {
    Edition {
        version: env!("EXLYNC_KNOWLEDGE_VERSION").into(),
        reviewed: env!("EXLYNC_KNOWLEDGE_REVIEWED").into(),
        running_order: Vec::new(),
    }
}

/// The cmdlet table of this build.
///
/// # Errors
/// The program file is damaged.
pub fn embedded_reference() -> Result<Reference, postcard::Error> {
    Reference::decode(
        include_bytes!(concat!(env!("OUT_DIR"), "/reference.bin")),
        include_str!(concat!(env!("OUT_DIR"), "/reference.txt")),
    )
}
