//! A command of a card: its state, what it needs and shows, and its text alone between two rules.

use ratatui::text::{Line, Span};

use super::Card;
use crate::catalogue::{Command, Text};
use crate::plan::{CommandState, Form, PlannedCommand};
use crate::session::{Mark, MarkEntry, MarkState};
use crate::tui::widgets::{Sheet, cell_width, wrap};

impl<'c> Card<'c> {
    pub(super) fn command(
        self,
        planned: &'c PlannedCommand<'c>,
        is_under_cursor: bool,
        sheet: &mut Sheet<'c>,
    ) {
        let state = CommandState::of(planned, self.session, self.view.now);
        self.head(planned, state, sheet);
        let mark = match self.session.marks.get(&planned.id) {
            Some(MarkEntry::Known(mark)) => Some(mark),
            _ => None,
        };
        if let Some(mark) = mark {
            self.marked(mark, state, sheet);
        }
        if let Some(note) = self.session.notes.get(&planned.id) {
            sheet.labelled(self.view.dim("Note"), vec![Span::raw(note.as_str())]);
        }
        self.warned(planned, sheet);
        self.text(planned, sheet);
        if is_under_cursor {
            self.parameters(planned.command, sheet);
        }
        if let Some(mark) = mark
            && state == CommandState::Stale
        {
            sheet.prose(self.view.theme.stale, "It read so when it was marked:");
            for line in mark.text.lines() {
                code(vec![Span::styled(line, self.view.theme.dim)], line, sheet);
            }
        }
    }

    /// What it does, and its state in words at the right.
    fn head(self, planned: &PlannedCommand<'_>, state: CommandState, sheet: &mut Sheet<'c>) {
        let view = self.view;
        let style = view.theme.command_state(state);
        let words = match state {
            CommandState::Waiting(until) => format!("until {}", view.clock(until)),
            other => other.in_words().to_owned(),
        };
        let picked = if view.wizard.steps.selected.contains(&planned.id) {
            "[x] "
        } else {
            ""
        };
        let room = sheet.width().saturating_sub(cell_width(&words) + 1);
        let title = format!("{picked}{}", planned.title());
        let lead = vec![Span::styled(
            format!("{} ", view.glyphs.command(state)),
            style,
        )];
        let title = vec![Span::styled(title, view.theme.title)];
        let mut lines = wrap(lead, title, room, 2).into_iter();
        let mut first = lines.next().unwrap_or_default();
        let pad = room.saturating_sub(first.width()) + 1;
        first.push_span(Span::raw(" ".repeat(pad)));
        first.push_span(Span::styled(words, style));
        sheet.line(first);
        for own in lines {
            sheet.line(own);
        }
    }

    /// When the mark was made, and what was said with it.
    fn marked(self, mark: &'c Mark, state: CommandState, sheet: &mut Sheet<'c>) {
        let view = self.view;
        let at = view.date_and_time(mark.at);
        let word = match (state, mark.state) {
            (CommandState::Stale, MarkState::Verified) => "Verified",
            (CommandState::Stale, MarkState::Copied) => "Copied",
            (CommandState::Stale, _) => "Done",
            _ => "Marked",
        };
        let mut runs = vec![view.dim(at)];
        if !mark.note.is_empty() {
            let what = match mark.state {
                MarkState::Delegated => ", to ",
                _ => ", ",
            };
            runs.push(view.dim(what));
            runs.push(Span::raw(mark.note.as_str()));
        }
        sheet.labelled(view.dim(word), runs);
    }

    /// What each parameter means; only for the command under the cursor, so that the card stays readable.
    fn parameters(self, command: &'c Command, sheet: &mut Sheet<'c>) {
        let view = self.view;
        if let Some(id) = &command.source {
            sheet.labelled(view.dim("Source"), vec![view.dim(view.source(id, ""))]);
        }
        for (name, parameters) in command.action.calls() {
            let Some(cmdlet) = view.lookup.reference().cmdlet(name) else {
                continue;
            };
            sheet.hung_at(
                2,
                vec![Span::styled(format!("{name}  "), view.theme.key)],
                vec![Span::raw(cmdlet.meaning.as_str())],
            );
            for own in parameters {
                let here = command.explain.get(own).map(Text::as_str);
                let row = cmdlet.parameters.get(own).map(|one| one.meaning.as_str());
                let Some(meaning) = here.or(row) else {
                    continue;
                };
                sheet.hung_at(
                    4,
                    vec![
                        Span::raw("  "),
                        Span::styled(format!("-{own}  "), view.theme.key),
                    ],
                    vec![Span::raw(meaning)],
                );
            }
        }
    }

    /// What must be known before it is pasted.
    fn warned(self, planned: &'c PlannedCommand<'_>, sheet: &mut Sheet<'c>) {
        let view = self.view;
        let later = &planned.command.later;
        if !later.is_empty() {
            let style = view.theme.warning;
            sheet.labelled(view.dim("Later"), vec![Span::styled(later.as_str(), style)]);
        }
        for (index, (property, value)) in planned.expect.iter().enumerate() {
            let label = if index == 0 { "Expect" } else { "" };
            sheet.labelled(
                view.dim(label),
                vec![
                    Span::raw(format!("{property} : ")),
                    Span::styled(value.as_str(), view.theme.title),
                ],
            );
        }
        if planned.prompts() {
            let text = "It stops and asks: paste nothing behind it before you have answered.";
            sheet.prose(view.theme.warning, text);
        }
        if !planned.worded.missing.is_empty() {
            let missing = planned.worded.missing.iter();
            let titles = missing.map(|id| self.plan.catalogue.lacking_in_words(id));
            let text = titles.collect::<Vec<_>>().join(", ");
            sheet.labelled(
                Span::styled("Missing", view.theme.warning),
                vec![Span::styled(text, view.theme.warning)],
            );
        }
    }

    /// The text itself: words of a manual action as a paragraph, what is pasted alone between two rules.
    fn text(self, planned: &'c PlannedCommand<'_>, sheet: &mut Sheet<'c>) {
        let view = self.view;
        let worded = &planned.worded;
        if planned.form() == Form::Manual {
            let lead = vec![Span::styled("  ", view.style())];
            return sheet.hung(lead, self.highlighted(&worded.preview, &worded.missing));
        }
        let rule = || {
            let line = view.glyphs.horizontal.repeat(sheet.width());
            Line::from(Span::styled(line, view.theme.border))
        };
        let (upper, lower) = (rule(), rule());
        sheet.line(upper);
        for line in worded.preview.lines() {
            let runs = self.highlighted(line, &worded.missing);
            code(runs, line, sheet);
        }
        sheet.line(lower);
    }

    /// The text with what is missing lit up.
    fn highlighted(self, text: &'c str, missing: &[String]) -> Vec<Span<'c>> {
        let theme = &self.view.theme;
        let mut runs = Vec::new();
        let mut rest = text;
        while let Some((before, behind)) = rest.split_once('<') {
            let slot = behind
                .split_once('>')
                .filter(|(id, _)| missing.iter().any(|own| own == id));
            let Some((id, after)) = slot else {
                let end = before.len() + 1;
                runs.push(Span::styled(
                    rest.get(..end).unwrap_or_default(),
                    theme.command,
                ));
                rest = behind;
                continue;
            };
            runs.push(Span::styled(before, theme.command));
            let end = before.len() + id.len() + 2;
            let lit = rest.get(before.len()..end).unwrap_or_default();
            runs.push(Span::styled(lit, theme.missing));
            rest = after;
        }
        runs.push(Span::styled(rest, theme.command));
        runs
    }
}

/// A line of code: broken for the eyes only, its indent kept.
fn code<'c>(mut runs: Vec<Span<'c>>, line: &str, sheet: &mut Sheet<'c>) {
    let indent = line.len() - line.trim_start_matches(' ').len();
    let lead = if indent > 0 {
        vec![Span::raw(" ".repeat(indent))]
    } else {
        Vec::new()
    };
    if runs.is_empty() {
        runs.push(Span::raw(""));
    }
    for own in wrap(lead, runs, sheet.width(), 0) {
        sheet.line(own);
    }
}
