//! One test program: what exlync promises, told by its parts.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on fails, and says where"
)]

mod architecture;
mod articles;
mod articles_commands;
mod articles_table;
#[cfg(all(unix, feature = "tui"))]
mod base64;
mod bounds;
mod catalogue_faults;
#[cfg(feature = "tui")]
mod clipboard;
mod command_line;
mod contract;
#[cfg(all(unix, feature = "tui"))]
mod copied_once;
mod copy_command;
mod coverage;
#[cfg(all(unix, feature = "tui"))]
mod deployment;
mod deployment_lists;
mod deployments;
#[cfg(all(unix, feature = "tui"))]
mod desktop;
mod difference;
mod disputes;
#[cfg(feature = "tui")]
mod doctor;
#[cfg(all(unix, feature = "tui"))]
mod doctor_probe;
mod documents;
mod edition;
#[cfg(feature = "tui")]
mod edition_screens;
mod edition_told;
#[cfg(all(unix, feature = "tui"))]
mod ends;
mod explain;
mod explain_command;
mod exports_and_sessions;
#[cfg(feature = "tui")]
mod failing_disk;
#[cfg(all(unix, feature = "tui"))]
mod faults;
#[cfg(all(unix, feature = "tui"))]
mod figures;
mod find_commands;
mod formats;
mod former_values;
#[cfg(all(unix, feature = "tui"))]
mod full_disk;
mod gates;
#[cfg(feature = "tui")]
mod glossary;
#[cfg(all(unix, feature = "tui"))]
mod hardship;
#[cfg(all(windows, feature = "tui"))]
mod held_files;
#[cfg(feature = "tui")]
mod history;
mod hostile_sessions;
mod hostile_slots;
mod hostile_texts;
#[cfg(all(unix, feature = "tui"))]
mod kept;
#[cfg(feature = "tui")]
mod keymap;
#[cfg(feature = "tui")]
mod keymap_works;
#[cfg(all(unix, feature = "tui"))]
mod keys;
#[cfg(all(unix, feature = "tui"))]
mod killed;
mod later;
#[cfg(feature = "tui")]
mod legible;
mod lifecycle;
#[cfg(all(unix, feature = "tui"))]
mod linked_and_private;
mod list_lines;
mod lists;
mod lists_alone;
mod matrix;
#[cfg(feature = "tui")]
mod newer_format;
mod outside;
#[cfg(feature = "tui")]
mod overlays;
mod pasted;
mod printed;
mod progress;
mod proof;
mod proof_faults;
#[cfg(all(unix, feature = "tui"))]
mod pty;
mod questions;
mod quoting;
#[cfg(all(unix, feature = "tui"))]
mod random;
mod readme;
mod recipient_management;
mod reference;
mod runbook;
mod scenarios;
#[cfg(feature = "tui")]
mod screens;
mod scripts;
mod sessions;
mod shape;
#[cfg(feature = "tui")]
mod shapes;
mod slots;
#[cfg(feature = "tui")]
mod stage;
#[cfg(feature = "tui")]
mod storage;
#[cfg(feature = "tui")]
mod storage_faults;
#[cfg(feature = "tui")]
mod surroundings;
mod tally;
#[cfg(all(unix, feature = "tui"))]
mod terminal;
#[cfg(all(unix, feature = "tui"))]
mod two_programs;
#[cfg(feature = "tui")]
mod two_windows;
mod versions;
mod wanted;
mod wanted_proof;
#[cfg(feature = "tui")]
mod wanted_screens;
#[cfg(feature = "tui")]
mod windows;
#[cfg(all(unix, feature = "tui"))]
mod wine;
#[cfg(all(unix, feature = "tui"))]
mod wine_beside;
#[cfg(all(unix, feature = "tui"))]
mod wine_clipboard;
#[cfg(all(unix, feature = "tui"))]
mod wine_console;
#[cfg(all(unix, feature = "tui"))]
mod wine_walk;
mod wizard;
mod wizard_answering;
mod wizard_copying;
mod wizard_filling;
mod wizard_hazards;
mod wizard_keeping;
mod wizard_marking;
mod wizard_pasting;
mod wizard_property;
mod wizard_shapes;
