//! The foot of a card: notes, what goes wrong, sources.

use ratatui::text::Span;

use super::Card;
use crate::catalogue::NoteKind;
use crate::tui::screens::steps;
use crate::tui::widgets::Sheet;

impl<'c> Card<'c> {
    pub(super) fn note(self, index: usize, sheet: &mut Sheet<'c>) {
        let Some(note) = self.planned.notes.get(index) else {
            return;
        };
        let theme = &self.view.theme;
        let (word, style) = match note.kind {
            NoteKind::Warning => ("Warning: ", theme.bad),
            NoteKind::History => ("History: ", theme.heading),
            NoteKind::Hint => ("Hint: ", theme.heading),
        };
        sheet.runs(vec![
            Span::styled(word, style),
            Span::raw(note.text.as_str()),
            self.view.dim(self.view.cited(&note.sources)),
        ]);
    }

    /// What to wait for behind the work, and the card that is opened again for it.
    pub(super) fn gate(self, index: usize, sheet: &mut Sheet<'c>) {
        let Some(gate) = self.planned.then.get(index) else {
            return;
        };
        let view = self.view;
        let mut runs = vec![
            Span::styled(format!("Then: {}. ", gate.title), view.theme.title),
            Span::raw(gate.text.as_str()),
        ];
        let card = gate.step.as_ref();
        if let Some(planned) = card.and_then(|id| self.plan.step(id.as_str())) {
            let number = self.plan.number(&planned.step.id);
            let title = steps::short_title(planned.step);
            runs.push(view.dim(format!(" Step {number}, {title}.")));
        }
        runs.push(view.dim(view.cited(&gate.sources)));
        sheet.runs(runs);
    }

    /// How it was once done, under a banner that says with what it ended.
    pub(super) fn retired(self, index: usize, sheet: &mut Sheet<'c>) {
        let view = self.view;
        let Some(planned) = self.planned.retired.get(index) else {
            return;
        };
        if let Some(id) = &planned.command.retired {
            let banner = self.plan.ended_with(id, view.today());
            sheet.runs(vec![Span::styled(banner, view.theme.bad)]);
        }
        sheet.runs(vec![view.dim(planned.title())]);
        for line in planned.worded.preview.lines() {
            sheet.hung(vec![Span::raw("  ")], vec![view.dim(line)]);
        }
    }

    pub(super) fn failure(self, index: usize, sheet: &mut Sheet<'c>) {
        let Some(failure) = self.planned.failures.get(index) else {
            return;
        };
        let view = self.view;
        if index == 0 {
            sheet.prose(view.theme.heading, "When it fails");
        }
        let lead = view.dim(format!("{} ", view.glyphs.bullet));
        sheet.hung(
            vec![lead],
            vec![Span::styled(failure.symptom.as_str(), view.theme.title)],
        );
        let source = view.source(&failure.source, "");
        sheet.hung(
            vec![Span::raw("  ")],
            vec![
                Span::raw(failure.remedy.as_str()),
                view.dim(format!(" ({source})")),
            ],
        );
    }

    /// What is seen, and what is looked at first; all of it where the cursor is.
    pub(super) fn symptom(self, index: usize, is_under_cursor: bool, sheet: &mut Sheet<'c>) {
        let Some(symptom) = self.planned.symptoms.get(index).copied() else {
            return;
        };
        let view = self.view;
        if index == 0 {
            sheet.prose(view.theme.heading, "Troubleshooting");
        }
        let lead = view.dim(format!("{} ", view.glyphs.bullet));
        let title = Span::styled(symptom.title.as_str(), view.theme.title);
        sheet.hung(vec![lead], vec![title]);
        let mut say = |word: &'static str, text: &'c str| {
            let runs = vec![view.dim(word), Span::raw(text)];
            sheet.hung(vec![Span::raw("  ")], runs);
        };
        if !is_under_cursor {
            return say("first: ", symptom.first());
        }
        say("means: ", &symptom.means);
        symptom.checks.iter().for_each(|own| say("check: ", own));
        symptom.remedies.iter().for_each(|own| say("do: ", own));
        let cited = view.cited(&symptom.sources);
        sheet.hung(
            vec![Span::raw("  ")],
            vec![view.dim(cited.trim().to_owned())],
        );
    }

    pub(super) fn source(self, index: usize, sheet: &mut Sheet<'c>) {
        let view = self.view;
        let Some(citation) = self.planned.step.sources.get(index) else {
            return;
        };
        if index == 0 {
            sheet.prose(view.theme.heading, "Sources");
        }
        let mut runs = vec![Span::raw(view.source(&citation.source, &citation.part))];
        if let Some(article) = self.plan.catalogue.article(citation.source.as_str()) {
            runs.push(view.dim(": "));
            runs.push(Span::raw(article.title.as_str()));
            if !article.dated.is_empty() {
                runs.push(view.dim(format!(" ({})", article.dated)));
            }
            sheet.hung(vec![view.dim(format!("{} ", view.glyphs.bullet))], runs);
            if !article.url.is_empty() {
                sheet.hung(vec![Span::raw("  ")], vec![view.dim(article.url.as_str())]);
            }
        }
    }
}
