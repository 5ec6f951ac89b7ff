//! The cmdlets that a script calls, with what they are given: enough of PowerShell's grammar to hold scripts to the
//! cmdlet table, and no more.

use std::collections::BTreeMap;

use super::{Piece, Template, ValueId};

/// Stands for a slot while a template is read; no file may hold it.
const SLOT: char = '\u{1}';

/// Words that a statement may begin with and that leave the next word a command.
const LEADING: [&str; 9] = [
    "return", "throw", "else", "try", "finally", "do", "begin", "process", "end",
];

/// What the words of a script say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScriptWords {
    /// Every command, in the order of the text.
    pub calls: Vec<ScriptCall>,
    /// Slots that stand inside a string or a comment, where they would not be a value of their own.
    pub buried: Vec<ValueId>,
}

/// A command of a script.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScriptCall {
    pub name: String,
    pub parameters: Vec<ScriptParameter>,
    /// Values without the name of a parameter before them.
    pub positional: usize,
    /// Objects come to it by a pipe.
    pub piped: bool,
    /// The call whose results it is fed with or repeated for, by its place in the script.
    pub source: Option<usize>,
}

/// A parameter that a command is given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScriptParameter {
    pub name: String,
    /// How its value begins; none where no value follows.
    pub value: Option<String>,
    /// The value stands behind a colon.
    pub colon: bool,
}

impl ScriptWords {
    #[must_use]
    pub fn of(template: &Template) -> Self {
        let mut reader = Reader::default();
        for piece in &template.0 {
            match piece {
                Piece::Fixed(text) => reader.code.extend(text.chars()),
                Piece::Slot(id) => {
                    reader.code.push(SLOT);
                    reader.slots.push(id.clone());
                }
            }
        }
        reader.statements(None, Place::default());
        Self {
            calls: reader.calls,
            buried: reader.buried,
        }
    }
}

impl ScriptCall {
    /// Whether it is a cmdlet by its name: a verb, a hyphen and a noun.
    #[must_use]
    pub fn is_cmdlet(&self) -> bool {
        let begins = self.name.starts_with(|c: char| c.is_ascii_uppercase());
        begins && self.name.contains('-') && !self.name.contains(['\\', '.', '/', ':'])
    }

    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&ScriptParameter> {
        let mut all = self.parameters.iter();
        all.find(|own| own.name.eq_ignore_ascii_case(name))
    }
}

#[derive(Default)]
struct Reader {
    code: Vec<char>,
    at: usize,
    slots: Vec<ValueId>,
    slots_seen: usize,
    calls: Vec<ScriptCall>,
    buried: Vec<ValueId>,
    /// The call that filled a variable.
    filled: BTreeMap<String, usize>,
}

/// Where a word stands.
#[derive(Clone, Copy, Default)]
struct Place {
    /// In the middle of a statement that began as an expression.
    inside: bool,
    /// The call whose results the block is repeated for.
    source: Option<usize>,
}

/// A statement while it is read.
#[derive(Default)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "four facts of one statement that do not depend on each other"
)]
struct Statement {
    begun: bool,
    call: Option<usize>,
    waiting: bool,
    /// Something comes by a pipe.
    piped: bool,
    /// The call whose results it is made of.
    source: Option<usize>,
    variable: Option<String>,
    filling: Option<(String, usize)>,
    looping: bool,
    looped: Option<usize>,
}

impl Reader {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.code.get(self.at + ahead).copied()
    }

    /// Reads statements up to a closing mark.
    fn statements(&mut self, close: Option<char>, place: Place) {
        let mut now = Statement {
            begun: place.inside,
            ..Statement::default()
        };
        while let Some(c) = self.peek(0) {
            if Some(c) == close {
                self.at += 1;
                break;
            }
            match (c, self.peek(1)) {
                ('\n' | ';' | '&', _) => {
                    self.at += 1;
                    if now.begun {
                        self.finish(&mut now);
                    }
                }
                ('#', _) => self.comment(|reader| reader.peek(0) == Some('\n')),
                ('<', Some('#')) => self.comment(|reader| {
                    reader.at >= 2 && reader.code.get(reader.at - 2..reader.at) == Some(&['#', '>'])
                }),
                ('|', _) => {
                    self.at += 1;
                    let from = now.call.or_else(|| self.variable_source(&now));
                    let source = now.source.or(from);
                    let filling = now.filling.take();
                    now = Statement {
                        piped: true,
                        source,
                        filling,
                        ..Statement::default()
                    };
                }
                ('=', _) => {
                    self.at += 1;
                    let variable = now.variable.take();
                    let filling = variable.map(|name| (name, self.calls.len()));
                    now = Statement {
                        filling: now.filling.or(filling),
                        ..Statement::default()
                    };
                }
                (',' | ')' | '}' | ']', _) => self.at += 1,
                (c, _) if c.is_whitespace() => self.at += 1,
                _ => self.element(&mut now, place),
            }
        }
        self.finish(&mut now);
    }

    /// Ends a statement: what it called fills its variable.
    fn finish(&mut self, now: &mut Statement) {
        if let Some((variable, first)) = now.filling.take()
            && first < self.calls.len()
        {
            self.filled.insert(variable, first);
        }
        *now = Statement::default();
    }

    /// Reads a string, a group, a slot or a word.
    fn element(&mut self, now: &mut Statement, place: Place) {
        let first = self.peek(0).unwrap_or_default();
        match (first, self.peek(1)) {
            ('\'' | '"', _) => {
                self.at += 1;
                self.string(first, false);
                Self::value(&mut self.calls, now, "'");
            }
            ('@', Some(quote @ ('\'' | '"'))) => {
                self.at += 2;
                self.string(quote, true);
                Self::value(&mut self.calls, now, "'");
            }
            ('@' | '$', Some('(')) | ('@', Some('{')) => {
                self.at += 1;
                self.group(now, place);
            }
            ('(' | '{' | '[', _) => self.group(now, place),
            (SLOT, _) => {
                self.at += 1;
                self.slots_seen += 1;
                Self::value(&mut self.calls, now, "$");
            }
            _ => self.word(now, place),
        }
    }

    fn group(&mut self, now: &mut Statement, place: Place) {
        let open = self.peek(0).unwrap_or_default();
        self.at += 1;
        let close = match open {
            '(' => ')',
            '{' => '}',
            _ => ']',
        };
        let before = self.calls.len();
        let each = now.call.and_then(|own| self.calls.get(own));
        let each = each.is_some_and(|own| ["ForEach-Object", "%"].contains(&own.name.as_str()));
        let source = match open {
            '{' if each => now.source,
            '{' => now.looped.take(),
            _ => None,
        };
        let inner = Place {
            inside: open == '[',
            source: source.or(place.source),
        };
        let begun = now.begun;
        let head: String = self.code.iter().skip(self.at).take(40).collect();
        self.statements(Some(close), inner);
        if now.looping && open == '(' {
            now.looping = false;
            let behind = head.split_once(" in ").map(|(_, behind)| behind.trim());
            let named = behind.and_then(|text| self.filled.get(&variable_of(text)).copied());
            let called = (before < self.calls.len()).then_some(before);
            now.looped = called.or(named);
        }
        if open == '(' && !begun && before < self.calls.len() {
            now.variable = None;
            now.source = now.source.or(Some(before));
        }
        Self::value(&mut self.calls, now, "(");
    }

    fn string(&mut self, quote: char, here: bool) {
        while let Some(c) = self.peek(0) {
            self.at += 1;
            match c {
                SLOT => self.bury(),
                '$' if quote == '"' && self.peek(0) == Some('(') => {
                    self.at += 1;
                    self.statements(Some(')'), Place::default());
                }
                '\n' if here && self.peek(0) == Some(quote) && self.peek(1) == Some('@') => {
                    self.at += 2;
                    return;
                }
                _ if here => {}
                c if c == quote && self.peek(0) == Some(quote) => self.at += 1,
                c if c == quote => return,
                _ => {}
            }
        }
    }

    fn comment(&mut self, ends: impl Fn(&Self) -> bool) {
        self.at += 1;
        while !ends(self) {
            let Some(c) = self.peek(0) else { return };
            if c == SLOT {
                self.bury();
            }
            self.at += 1;
        }
    }

    fn bury(&mut self) {
        self.buried.extend(self.slots.get(self.slots_seen).cloned());
        self.slots_seen += 1;
    }

    fn word(&mut self, now: &mut Statement, place: Place) {
        let mut word = String::new();
        while let Some(c) = self.peek(0) {
            let ends = c.is_whitespace()
                || c == SLOT
                || "|;,(){}[]'\"&".contains(c)
                || (c == '=' && now.call.is_none());
            if ends && !word.is_empty() {
                break;
            }
            word.push(c);
            self.at += 1;
        }
        let parameter = word.strip_prefix('-');
        let parameter = parameter.filter(|own| own.starts_with(|c: char| c.is_alphabetic()));
        match (now.call, parameter) {
            (Some(call), Some(parameter)) => {
                let (name, value) = parameter.split_once(':').unwrap_or((parameter, ""));
                let given = ScriptParameter {
                    name: name.to_owned(),
                    value: (!value.is_empty()).then(|| value.to_owned()),
                    colon: parameter.contains(':'),
                };
                now.waiting = given.value.is_none();
                if let Some(call) = self.calls.get_mut(call) {
                    call.parameters.push(given);
                }
            }
            (None, _) if !now.begun => self.first_word(now, &word, place),
            (None, _) if word == "in" => *now = Statement::default(),
            _ => Self::value(&mut self.calls, now, &word),
        }
    }

    fn first_word(&mut self, now: &mut Statement, word: &str, place: Place) {
        if LEADING.contains(&word) {
            return;
        }
        now.begun = true;
        if word == "foreach" {
            now.looping = true;
        } else if word.starts_with(|c: char| c.is_ascii_alphabetic()) {
            now.call = Some(self.calls.len());
            self.calls.push(ScriptCall {
                name: word.to_owned(),
                piped: now.piped,
                source: now.source.or(place.source),
                ..ScriptCall::default()
            });
        } else if word.starts_with('$') {
            now.variable = Some(variable_of(word));
        }
    }

    fn value(calls: &mut [ScriptCall], now: &mut Statement, text: &str) {
        now.begun = true;
        let Some(call) = now.call.and_then(|own| calls.get_mut(own)) else {
            return;
        };
        match call.parameters.last_mut() {
            Some(own) if now.waiting => own.value = Some(text.to_owned()),
            _ => call.positional += 1,
        }
        now.waiting = false;
    }

    fn variable_source(&self, now: &Statement) -> Option<usize> {
        let variable = now.variable.as_ref()?;
        self.filled.get(variable).copied()
    }
}

/// The variable that an expression begins with, in small letters: PowerShell does not tell them apart.
fn variable_of(text: &str) -> String {
    let name = text.trim_start_matches(['@', '(', '$']);
    let name = name
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .next();
    name.unwrap_or_default().to_ascii_lowercase()
}
