//! The palette: every action, page, question, value and step by name.

use jiff::Timestamp;
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::{Effect, Entry, Field, Intent, Overlay, Palette, Target, Wizard, list};
use crate::export::capitalized;

impl Wizard<'_> {
    pub(super) fn open_palette(&mut self, now: Timestamp) -> Vec<Effect> {
        // The entries are what can be done on the page, not in one of its fields.
        let effects = self.leave_field(now);
        let hits = self.entries();
        self.overlay = Some(Overlay::Palette(Palette {
            field: Field::default(),
            cursor: 0,
            hits,
        }));
        effects
    }

    /// Everything that can be called now.
    fn entries(&self) -> Vec<Entry> {
        let context = self.page_context();
        let speaks = |intent: &Intent| {
            let moves = list::moves(*intent)
                || matches!(
                    intent,
                    Intent::Left
                        | Intent::Right
                        | Intent::NextPane
                        | Intent::PreviousPane
                        | Intent::Palette
                        | Intent::Interrupt
                        | Intent::Back
                        | Intent::Yes
                        | Intent::No
                );
            !moves && self.can_in(context, *intent)
        };
        let mut entries: Vec<Entry> = Intent::all()
            .into_iter()
            .filter(speaks)
            .map(|intent| entry(capitalized(&intent.title()), Target::Intent(intent)))
            .collect();
        if !self.catalogue.terms.is_empty() {
            let title = "Glossary: the words of the trade".to_owned();
            entries.push(entry(title, Target::Glossary));
        }
        let Some(deployment) = &self.deployment else {
            return entries;
        };
        let plan = deployment.plan();
        if let Some(found) = self.what_is_new() {
            let age = found.age.in_words();
            let title = format!("What the {age} knowledge base changed of this session");
            entries.push(entry(title, Target::Edition));
        }
        for (index, step) in plan.steps.iter().enumerate() {
            let title = format!("Step {}: {}", index + 1, step.step.title);
            entries.push(Entry {
                // As the list and the command line name it.
                also: format!("{} {}", step.step.short, step.step.id),
                ..entry(title, Target::Step(index))
            });
        }
        for asked in &plan.scenario.asked {
            let title = format!("Question: {}", asked.question.title);
            entries.push(entry(title, Target::Question(asked.question.id.clone())));
        }
        for planned in plan.values.iter().chain(&plan.former_values) {
            let title = format!("Value: {} ({})", planned.value.title, planned.id());
            entries.push(entry(title, Target::Value(planned.id())));
        }
        entries
    }

    /// The entries that fit what is typed, the best first.
    pub(super) fn find_entries(&mut self) {
        let entries = self.entries();
        let Some(Overlay::Palette(palette)) = &self.overlay else {
            return;
        };
        let whole = palette.field.text().to_owned();
        let hits = if whole.trim().is_empty() {
            entries
        } else {
            let named = self.named(&whole, entries);
            let (told, is_message) = self.explaining(&whole);
            // What is called just so comes first.
            let is_called = |own: &Entry| is_message || self.is_called(own, &whole);
            let (first, last): (Vec<_>, Vec<_>) = told.into_iter().partition(is_called);
            first.into_iter().chain(named).chain(last).collect()
        };
        if let Some(Overlay::Palette(palette)) = &mut self.overlay {
            palette.cursor = 0;
            palette.hits = hits;
        }
    }

    /// The entries whose name fits the text, or the text with an older or newer name in it, the best first.
    fn named(&self, text: &str, entries: Vec<Entry>) -> Vec<Entry> {
        // A pattern without end would be matched letter by letter against everything.
        let text: String = text.chars().take(100).collect();
        let names = self.called_otherwise(&text);
        let length = |own: &String| u32::try_from(own.chars().count()).unwrap_or(1).max(1);
        let typed = names.first().map_or(1, length);
        let patterns: Vec<(Pattern, u32)> = names
            .iter()
            .map(|own| {
                let pattern = Pattern::parse(own, CaseMatching::Ignore, Normalization::Smart);
                (pattern, length(own))
            })
            .collect();
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut score = |text: &str| {
            let mut letters = Vec::new();
            let text = Utf32Str::new(text, &mut letters);
            let scores = patterns.iter().enumerate();
            let scores = scores.filter_map(|(place, (own, length))| {
                let score = own.score(text, &mut matcher)?;
                // A longer name is not a better one, and what was typed comes before what it may also be called.
                Some(if place == 0 {
                    score
                } else {
                    score * typed / length * 7 / 8
                })
            });
            scores.max()
        };
        let mut scored: Vec<(u32, Entry)> = entries
            .into_iter()
            .filter_map(|own| Some((score(&own.title).max(score(&own.also))?, own)))
            .collect();
        scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        scored.into_iter().map(|(_, own)| own).collect()
    }

    pub(super) fn take_entry(&mut self, now: Timestamp) -> Vec<Effect> {
        let Some(Overlay::Palette(palette)) = self.overlay.take() else {
            return Vec::new();
        };
        match palette.hits.into_iter().nth(palette.cursor) {
            Some(found) => self.clicked(found.target, now),
            None => Vec::new(),
        }
    }
}

fn entry(title: String, target: Target) -> Entry {
    Entry {
        title,
        also: String::new(),
        target,
    }
}
