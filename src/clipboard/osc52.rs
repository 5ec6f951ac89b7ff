//! The clipboard of the terminal: a sequence that carries the text, and that no terminal answers.

use super::Multiplexer;

/// The most base64 that is sent: above it terminals cut or drop the text without a word.
pub const LARGEST: usize = 74_994;

/// What screen passes on of one string before it loses the rest.
#[cfg(feature = "tui")]
const CHUNK: usize = 250;

/// Whether a text is short enough to arrive whole.
#[must_use]
pub fn fits(text: &str) -> bool {
    text.len().div_ceil(3).saturating_mul(4) <= LARGEST
}

/// The sequence; nothing where the text is too long for it, or the console knows no sequences.
#[cfg(feature = "tui")]
#[must_use]
pub fn sequence(text: &str, multiplexer: Multiplexer) -> Option<String> {
    use crossterm::Command;
    use crossterm::clipboard::CopyToClipboard;

    #[cfg(windows)]
    if !crossterm::ansi_support::supports_ansi() {
        return None;
    }
    if !fits(text) {
        return None;
    }
    let mut plain = String::new();
    CopyToClipboard::to_clipboard_from(text)
        .write_ansi(&mut plain)
        .ok()?;
    Some(match multiplexer {
        Multiplexer::None => plain,
        // Which of the two tmux takes is a matter of its options `set-clipboard` and `allow-passthrough`.
        Multiplexer::Tmux => {
            let doubled = plain.replace('\u{1b}', "\u{1b}\u{1b}");
            format!("{plain}\u{1b}Ptmux;{doubled}\u{1b}\\")
        }
        Multiplexer::Screen => screen(&plain),
        // Each passes over what is for the other.
        Multiplexer::ScreenOrTmux => format!("{plain}{}", screen(&plain)),
    })
}

/// Without the feature there is no terminal to send it to.
#[cfg(not(feature = "tui"))]
#[must_use]
pub fn sequence(_text: &str, _multiplexer: Multiplexer) -> Option<String> {
    None
}

/// screen hands on what stands in its own strings; the inner one ends with a bell, since `ESC \` would end the outer.
#[cfg(feature = "tui")]
fn screen(plain: &str) -> String {
    let inner = plain.replace("\u{1b}\\", "\u{7}");
    let characters: Vec<char> = inner.chars().collect();
    let mut wrapped = String::new();
    for chunk in characters.chunks(CHUNK) {
        wrapped.push_str("\u{1b}P");
        wrapped.extend(chunk);
        wrapped.push_str("\u{1b}\\");
    }
    wrapped
}
