//! The head of a card: why, the need and what decided it, and the circumstances of the work.

use ratatui::text::Span;

use super::Card;
use crate::catalogue::{ChoiceId, FeatureId, Interrupts, StepId};
use crate::export::{capitalized, lost_in_words};
use crate::plan::{Because, Form, StepProgress};
use crate::tui::screens::steps;
use crate::tui::widgets::Sheet;

impl<'c> Card<'c> {
    pub(super) fn why(self, sheet: &mut Sheet<'c>) {
        let (view, step) = (self.view, self.planned.step);
        sheet.prose(view.style(), step.why.as_str());
        for because in &self.planned.because {
            self.because(because, sheet);
        }
        sheet.gap();
        self.decided(sheet);
        self.features("Unlocks", &self.planned.unlocks, sheet);
        self.features("Helps", &self.planned.contributes_to, sheet);
        if let Some(text) = lost_in_words(self.planned) {
            let runs = vec![Span::raw(text)];
            sheet.labelled(view.dim("Without it"), runs);
        }
    }

    fn because(self, because: &'c Because<'c>, sheet: &mut Sheet<'c>) {
        let view = self.view;
        let source = view.source(&because.rule.source, &because.rule.part);
        let mut need = because.need.in_words().to_owned();
        if let Some(side) = because.mailbox {
            need = format!("{need} for {}", side.in_words());
        }
        sheet.gap();
        let style = if because.need.is_to_do() {
            view.theme.title
        } else {
            view.theme.dim
        };
        sheet.runs(vec![
            Span::styled(format!("{}: ", capitalized(&need)), style),
            Span::raw(because.rule.text.as_str()),
            view.dim(format!(" ({source})")),
        ]);
    }

    /// The answers that decided the need, each once.
    fn decided(self, sheet: &mut Sheet<'c>) {
        let mut told: Vec<&str> = Vec::new();
        let answers = self.planned.because.iter().flat_map(|own| &own.answers);
        for (id, choices) in answers {
            let question = self.plan.catalogue.question(id);
            let Some(question) = question.filter(|_| !told.contains(id)) else {
                continue;
            };
            let label = if told.is_empty() { "Decided by" } else { "" };
            told.push(id);
            let ids = choices.iter().map(ChoiceId::as_str);
            let answer = crate::tui::screens::scenario::titles(question, ids);
            let word = if self.is_by_default(id) {
                " (by default)"
            } else {
                ""
            };
            sheet.labelled(
                self.view.dim(label),
                vec![
                    self.view.dim(question.title.as_str()),
                    Span::raw(format!(" {answer}{word}")),
                ],
            );
        }
    }

    fn is_by_default(self, id: &str) -> bool {
        let asked = &self.plan.scenario.asked;
        asked
            .iter()
            .any(|own| own.question.id == *id && own.by_default)
    }

    fn features(self, label: &'static str, ids: &[&FeatureId], sheet: &mut Sheet<'c>) {
        let titles = ids
            .iter()
            .filter_map(|id| self.plan.catalogue.feature(id.as_str()));
        let titles: Vec<&str> = titles.map(|own| own.title.as_str()).collect();
        if titles.is_empty() {
            return;
        }
        let runs = vec![Span::raw(titles.join(", "))];
        sheet.labelled(self.view.dim(label), runs);
    }

    pub(super) fn circumstances(self, sheet: &mut Sheet<'c>) {
        let (view, planned, step) = (self.view, self.planned, self.planned.step);
        let mut row = |label: &'static str, text: String| {
            if !text.is_empty() {
                sheet.labelled(view.dim(label), vec![Span::raw(text)]);
            }
        };
        row("How often", step.repeat.to_string());
        row("Takes", format!("about {} min of work", step.minutes));
        row(
            "Who",
            joined(planned.roles().iter().map(|own| own.in_words())),
        );
        row(
            "Where",
            joined(planned.machines().iter().map(|own| own.in_words())),
        );
        row("Shell", self.shells());
        row("Before", step.gate.to_string());
        row("Wait", step.wait.to_string());
        let style = match step.interrupts {
            Interrupts::None => view.style(),
            _ => view.theme.warning,
        };
        let text = step.interrupts.in_words();
        sheet.labelled(view.dim("Interrupts"), vec![Span::styled(text, style)]);
        for (index, id) in planned.after.iter().enumerate() {
            let label = if index == 0 { "After" } else { "" };
            self.after(label, id, sheet);
        }
    }

    /// The shells that something is typed into.
    fn shells(self) -> String {
        let work = self.planned.commands.iter().chain(&self.planned.verify);
        let mut names: Vec<&str> = Vec::new();
        for own in work.filter(|own| own.form() == Form::PowerShell) {
            let name = self.plan.shell_name(&own.command.shell);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.join(", ")
    }

    /// A step that comes before, with how far it is.
    fn after(self, label: &'static str, id: &StepId, sheet: &mut Sheet<'c>) {
        let Some(planned) = self.plan.step(id.as_str()) else {
            return;
        };
        let progress = StepProgress::of(planned, self.session, self.view.now);
        let state = steps::in_words(self.view, planned, progress);
        sheet.labelled(
            self.view.dim(label),
            vec![
                self.view.dim(format!("{} ", self.plan.number(id))),
                Span::raw(planned.step.title.as_str()),
                Span::styled(
                    format!(" ({state})"),
                    steps::word_style(self.view, progress),
                ),
            ],
        );
    }
}

fn joined<'w>(words: impl Iterator<Item = &'w str>) -> String {
    words.collect::<Vec<_>>().join(", ")
}
