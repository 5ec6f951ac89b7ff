//! What would make more of it: for each terminal its own.

use super::seen::Seen;
use crate::clipboard::{Multiplexer, Route};

/// In sentences.
pub(super) fn hints(seen: &Seen) -> Vec<&'static str> {
    let surroundings = seen.surroundings();
    let goes_by_terminal = seen.ways().routes.contains(&Route::Osc52);
    let is_vte = seen.has("VTE_VERSION");
    let is_apple = seen.variable("TERM_PROGRAM").as_deref() == Some("Apple_Terminal");
    let is_remote = seen
        .variable("SESSIONNAME")
        .is_some_and(|own| own.starts_with("RDP-"));
    let tmux = matches!(
        surroundings.multiplexer,
        Multiplexer::Tmux | Multiplexer::ScreenOrTmux
    );
    let screen = matches!(
        surroundings.multiplexer,
        Multiplexer::Screen | Multiplexer::ScreenOrTmux
    );
    let all = [
        (
            tmux,
            "tmux: copies reach the terminal with `set -g set-clipboard on`, or with `set -g allow-passthrough on`; both belong into ~/.tmux.conf.",
        ),
        (
            screen,
            "screen: it hands copies on in pieces. Where none arrives, start exlync outside screen, or with `--clipboard file`.",
        ),
        (
            seen.is_old_console(),
            "This console takes no OSC 52 and shows plain glyphs only. Windows Terminal does more.",
        ),
        (
            is_vte && goes_by_terminal,
            "GNOME Terminal and its kin drop OSC 52 without a word. Use another terminal, or `--clipboard file`.",
        ),
        (
            is_apple,
            "The Terminal of macOS takes no OSC 52. iTerm2 does, once it is allowed in its settings.",
        ),
        (
            is_remote,
            "Remote Desktop: a copy reaches your own machine where the connection redirects the clipboard (Local Resources).",
        ),
        (
            surroundings.ssh && !surroundings.osc52,
            "Over SSH a terminal that takes OSC 52 brings copies to your own machine: Windows Terminal, iTerm2, kitty, WezTerm.",
        ),
        (
            goes_by_terminal && seen.probed.is_none(),
            "`exlync doctor --probe` tries each way with a marker.",
        ),
    ];
    let given = all.into_iter().filter(|(applies, _)| *applies);
    given.map(|(_, text)| text).collect()
}
