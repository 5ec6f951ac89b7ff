//! Breaks text into lines of a width, between words; a word that is too long is broken where it must be.

use std::borrow::Cow;
use std::ops::Range;

use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::tui::clean::clean;

/// The columns that a text takes.
pub(in crate::tui) fn cell_width(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else {
        text.width()
    }
}

/// The columns that styled runs take.
pub(in crate::tui) fn runs_width(runs: &[Span<'_>]) -> usize {
    runs.iter().map(|own| cell_width(&own.content)).sum()
}

/// Behind what leads it a text needs so many columns; with fewer it begins on the next line.
const BESIDE: usize = 20;

/// The indent of a word that fits nowhere else.
const LITTLE: usize = 2;

/// The lines of styled runs; the first begins with `lead`, the others are indented by `hang`.
pub(in crate::tui) fn wrap<'a>(
    lead: Vec<Span<'a>>,
    runs: Vec<Span<'a>>,
    width: usize,
    hang: usize,
) -> Vec<Line<'a>> {
    let start = runs_width(&lead);
    let whole = runs_width(&runs);
    let is_crowded = start > hang && start + BESIDE.min(whole) > width;
    let mut wrapper = Wrapper {
        lines: Vec::new(),
        line: lead,
        column: start,
        is_begun: false,
        width: width.max(hang + 1),
        hang,
    };
    if is_crowded {
        wrapper.turn(hang);
    }
    for run in runs {
        let content = match run.content {
            Cow::Borrowed(text) => clean(text),
            Cow::Owned(text) => Cow::Owned(clean(&text).into_owned()),
        };
        wrapper.run(&Span::styled(content, run.style));
    }
    wrapper.lines.push(Line::from(wrapper.line));
    wrapper.lines
}

struct Wrapper<'a> {
    lines: Vec<Line<'a>>,
    line: Vec<Span<'a>>,
    column: usize,
    /// A word stands on the line already.
    is_begun: bool,
    width: usize,
    hang: usize,
}

impl<'a> Wrapper<'a> {
    fn run(&mut self, run: &Span<'a>) {
        let text: &str = &run.content;
        // What of the run stands on this line so far.
        let mut kept: Range<usize> = 0..0;
        let mut at = 0;
        for piece in text.split_inclusive(' ') {
            let word = piece.trim_end_matches(' ');
            let (start, end) = (at, at + word.len());
            at += piece.len();
            if word.is_empty() {
                if self.is_begun {
                    self.column += 1;
                }
                continue;
            }
            let wide = cell_width(word);
            if let Some(indent) = self.turns_for(wide) {
                self.push(run, kept.clone());
                self.turn(indent);
                kept = start..start;
            } else if !self.is_begun {
                kept = start..start;
            }
            if self.column + wide > self.width {
                kept = self.broken(run, start, word);
            } else {
                self.column += wide;
                kept.end = end;
            }
            self.is_begun = true;
            self.column += piece.len() - word.len();
        }
        if at > kept.end && self.is_begun && self.column <= self.width {
            kept.end = at;
        }
        self.push(run, kept);
    }

    /// The indent of the new line that a word of this width needs; nothing where it stays on this one.
    fn turns_for(&self, wide: usize) -> Option<usize> {
        if self.column + wide <= self.width {
            return None;
        }
        let holds = |indent: usize| indent + wide <= self.width;
        if holds(self.hang) {
            (self.is_begun || self.column > self.hang).then_some(self.hang)
        } else if holds(LITTLE) && self.hang > LITTLE {
            Some(LITTLE)
        } else {
            self.is_begun.then_some(self.hang)
        }
    }

    /// A word that no line can hold; gives what of it stands on the last line.
    fn broken(&mut self, run: &Span<'a>, start: usize, word: &str) -> Range<usize> {
        let mut kept = start..start;
        // Where it had better be broken: the end of the last joint on this line, and the columns since.
        let mut joint: Option<(usize, usize)> = None;
        for (at, sign) in word.grapheme_indices(true) {
            let wide = cell_width(sign);
            if self.column + wide > self.width && kept.end > kept.start {
                let (cut, since) = joint.take().unwrap_or((start + at, 0));
                self.push(run, kept.start..cut);
                self.turn(self.hang);
                self.column += since;
                kept = cut..start + at;
            }
            self.column += wide;
            kept.end = start + at + sign.len();
            if is_joint(sign) && self.column * 2 > self.width {
                joint = Some((kept.end, 0));
            } else if let Some((_, since)) = &mut joint {
                *since += wide;
            }
        }
        kept
    }

    fn push(&mut self, run: &Span<'a>, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        let content = match &run.content {
            Cow::Borrowed(text) => Cow::Borrowed(text.get(range).unwrap_or_default()),
            Cow::Owned(text) => Cow::Owned(text.get(range).unwrap_or_default().to_owned()),
        };
        self.line.push(Span::styled(content, run.style));
    }

    fn turn(&mut self, indent: usize) {
        let mut next = Vec::with_capacity(2);
        if indent > 0 {
            next.push(Span::raw(blanks(indent)));
        }
        let line = std::mem::replace(&mut self.line, next);
        self.lines.push(Line::from(line));
        self.column = indent;
        self.is_begun = false;
    }
}

/// Behind which a long word is broken rather than within a name.
fn is_joint(sign: &str) -> bool {
    matches!(sign, "/" | "\\" | "." | "," | ";" | "=" | "@" | "-" | "_")
}

/// So many blanks, without a new string where they are few.
fn blanks(count: usize) -> Cow<'static, str> {
    const FEW: &str = "                                ";
    FEW.get(..count)
        .map_or_else(|| Cow::Owned(" ".repeat(count)), Cow::Borrowed)
}

#[cfg(test)]
mod tests {
    use super::wrap;
    use ratatui::text::Span;

    fn lines(runs: &[&'static str], width: usize, hang: usize) -> Vec<String> {
        let runs = runs.iter().map(|own| Span::raw(*own)).collect();
        let lines = wrap(Vec::new(), runs, width, hang);
        lines.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn lines_end_between_words_and_the_others_hang() {
        assert_eq!(lines(&["one two three"], 9, 2), ["one two", "  three"]);
        assert_eq!(
            lines(&["one", " two ", "three"], 9, 0),
            ["one two ", "three"]
        );
        assert_eq!(lines(&[""], 9, 0), [""]);
    }

    #[test]
    fn a_word_that_is_too_long_is_broken_by_signs_not_by_bytes() {
        assert_eq!(lines(&["a 日本日本日"], 5, 0), ["a", "日本", "日本", "日"]);
        assert_eq!(lines(&["abcdefgh ij"], 3, 0), ["abc", "def", "gh", "ij"]);
    }

    #[test]
    fn a_long_word_is_broken_at_a_joint_where_it_has_one() {
        assert_eq!(
            lines(&["https://learn.example.com/kb"], 16, 0),
            ["https://learn.", "example.com/kb"]
        );
    }

    #[test]
    fn a_word_is_not_broken_because_of_what_leads_it() {
        let behind = |lead: &'static str, text: &'static str, width, hang| -> Vec<String> {
            let lines = wrap(vec![Span::raw(lead)], vec![Span::raw(text)], width, hang);
            lines.iter().map(ToString::to_string).collect()
        };
        // The lead leaves less than a few words: the text begins below it.
        assert_eq!(
            behind("Get-CsUser  ", "Reads how far it is.", 24, 2),
            ["Get-CsUser  ", "  Reads how far it is."]
        );
        // What is short stays beside it.
        assert_eq!(behind("-Force  ", "asks not", 16, 2), ["-Force  asks not"]);
        // A value that the column behind its label cannot hold gets a line of its own.
        assert_eq!(
            behind("Example    ", "pool01.contoso.local", 24, 11),
            ["Example    ", "  pool01.contoso.local"]
        );
    }

    #[test]
    fn no_width_is_too_small() {
        assert_eq!(lines(&["日本 ab"], 0, 0), ["日", "本", "a", "b"]);
    }
}
