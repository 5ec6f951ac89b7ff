//! What somebody could write into a session file to be run, hidden or broken out by it.

/// What a text is made of that is to end a literal, a comment or a line, to run, or to look like something else.
const PIECES: [&str; 46] = [
    "'",
    "''",
    "\u{2018}",
    "\u{2019}",
    "\u{201a}",
    "\u{201b}",
    "\"",
    "\u{201c}",
    "\u{201d}",
    "\u{201e}",
    "`",
    "$",
    "$(",
    "$(calc)",
    ")",
    "(",
    "{",
    "}",
    "@(",
    "@{",
    "@'",
    "'@",
    "@\"",
    "\"@",
    ";",
    "|",
    "&",
    "&&",
    "\n",
    "\r",
    "\r\n",
    "\0",
    "\u{1b}[2J",
    "\u{85}",
    "\u{2028}",
    "\u{2029}",
    "#",
    "<#",
    "#>",
    "\u{202e}",
    "\u{200f}",
    "\u{1f4a5}",
    " ",
    "--%",
    "{{item}}",
    "x",
];

/// Whole attacks.
const ATTACKS: [&str; 14] = [
    "",
    "'; Remove-Item -Recurse C:\\ #",
    "\u{2019}; Remove-Item -Recurse C:\\ #",
    "\u{201b}; Invoke-Expression 'x' \u{2018}",
    "''; Stop-Computer; '",
    "'\u{2019}; Stop-Computer; \u{201a}'",
    "$(Stop-Computer)",
    "\n'@\nStop-Computer\n@'\n",
    "\r\nStop-Computer\r\n",
    "\rStop-Computer",
    "#>\nStop-Computer\n<#",
    "' -or 1 -eq 1 -or 'a' -eq '",
    "*)(objectClass=*",
    "}\n}; Stop-Computer; & {",
];

/// Without end, and always the same.
pub(crate) struct HostileTexts {
    state: u64,
    told: usize,
}

impl HostileTexts {
    pub(crate) fn new() -> Self {
        Self {
            state: 0x9e37_79b9_7f4a_7c15,
            told: 0,
        }
    }

    /// Of a number of things one.
    fn pick(&mut self, of: usize) -> usize {
        // xorshift64: nothing here is secret.
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        usize::try_from(self.state % of as u64).unwrap()
    }
}

impl Iterator for HostileTexts {
    type Item = String;

    /// The attacks and the pieces in turn, and between them what is put together of several; one in a while is long.
    fn next(&mut self) -> Option<String> {
        let told = self.told;
        self.told += 1;
        let known = ATTACKS.iter().chain(&PIECES);
        if told.is_multiple_of(4) {
            let count = ATTACKS.len() + PIECES.len();
            return known.cycle().nth(told / 4 % count).map(ToString::to_string);
        }
        let pieces = if told % 997 == 1 {
            2000
        } else {
            1 + self.pick(9)
        };
        let known: Vec<&&str> = known.collect();
        Some(
            (0..pieces)
                .map(|_| *known[self.pick(known.len())])
                .collect(),
        )
    }
}
