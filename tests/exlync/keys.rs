//! What a terminal sends for a key, by the name of the key.

/// The bytes of a key such as `enter`, `f1`, `ctrl+p`, `ctrl+left`; what is no name stands for its letters.
pub(crate) fn bytes(key: &str) -> Vec<u8> {
    let name = key.to_lowercase();
    if let Some(letter) = name.strip_prefix("ctrl+")
        && let [letter @ b'a'..=b'z'] = letter.as_bytes()
    {
        return vec![letter - b'a' + 1];
    }
    let sequence = match name.as_str() {
        "enter" => "\r",
        "esc" => "\u{1b}",
        "tab" => "\t",
        "shift+tab" => "\u{1b}[Z",
        "space" => " ",
        "backspace" => "\u{7f}",
        "up" => "\u{1b}[A",
        "down" => "\u{1b}[B",
        "right" => "\u{1b}[C",
        "left" => "\u{1b}[D",
        "home" => "\u{1b}[H",
        "end" => "\u{1b}[F",
        "insert" => "\u{1b}[2~",
        "delete" => "\u{1b}[3~",
        "pageup" => "\u{1b}[5~",
        "pagedown" => "\u{1b}[6~",
        "ctrl+left" => "\u{1b}[1;5D",
        "ctrl+right" => "\u{1b}[1;5C",
        "f1" => "\u{1b}OP",
        "f2" => "\u{1b}OQ",
        "f3" => "\u{1b}OR",
        "f4" => "\u{1b}OS",
        "f5" => "\u{1b}[15~",
        "f6" => "\u{1b}[17~",
        "f7" => "\u{1b}[18~",
        "f8" => "\u{1b}[19~",
        "f9" => "\u{1b}[20~",
        "f10" => "\u{1b}[21~",
        _ => key,
    };
    sequence.as_bytes().to_vec()
}

#[test]
fn a_key_is_known_by_its_name_and_a_letter_by_itself() {
    assert_eq!(bytes("ctrl+c"), [3]);
    assert_eq!(bytes("Enter"), b"\r");
    assert_eq!(bytes("G"), b"G");
    assert_eq!(bytes("f7"), b"\x1b[18~");
}
