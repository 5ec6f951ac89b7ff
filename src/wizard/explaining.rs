//! Troubles, words and articles in the palette: found by what was typed or pasted, read in a text.

use jiff::Timestamp;

use super::{Block, Deployment, Effect, Entry, Overlay, Page, Pane, Target, Text, Wizard, blocks};
use crate::explain::{self, Index, Names};

/// From so many words on it is a message that somebody pasted, and no name.
const MESSAGE: usize = 4;

impl Wizard<'_> {
    /// Opens a text to read.
    pub(super) fn read_text(&mut self, text: Text) {
        self.overlay = Some(Overlay::Text { text, scroll: 0 });
    }

    /// What goes wrong at a step is read on its card, everything else in a text of its own.
    pub(super) fn go_to_entry(&mut self, entry: explain::Entry, now: Timestamp) -> Vec<Effect> {
        let plan = self.deployment.as_ref().map(Deployment::plan);
        let place = plan.and_then(|plan| {
            let explain::Entry::Failure(id, place) = &entry else {
                return None;
            };
            let step = plan.steps.iter().position(|own| own.step.id == *id)?;
            let planned = plan.steps.get(step)?;
            let failure = planned.step.failures.get(*place)?;
            let shown = planned.failures.iter();
            let shown = shown.copied().position(|own| std::ptr::eq(own, failure))?;
            let block = blocks(planned);
            let block = block.iter().position(|own| *own == Block::Failure(shown))?;
            Some((step, block))
        });
        let Some((step, block)) = place else {
            self.read_text(Text::Explained(entry));
            return Vec::new();
        };
        let effects = self.clicked(Target::Step(step), now);
        if self.page == Page::Steps {
            self.steps.pane = Pane::Card;
            self.steps.go_to_block(block);
        }
        effects
    }

    /// What a text is about, as entries of the palette; and whether it is a message.
    pub(super) fn explaining(&self, text: &str) -> (Vec<Entry>, bool) {
        let is_message = text.split_whitespace().nth(MESSAGE - 1).is_some();
        if text.trim().chars().count() < 3 {
            return (Vec::new(), is_message);
        }
        let index = self.index.get_or_init(|| Index::of(self.catalogue));
        let hits = index.find(text);
        let mut found: Vec<explain::Entry> = hits.into_iter().map(|own| own.entry).collect();
        // While a word is being typed it is found by its beginning.
        let wanted = text.trim().to_lowercase();
        for term in &self.catalogue.terms {
            let entry = explain::Entry::Term(term.id.clone());
            let mut names = term.names().map(|own| own.to_lowercase());
            if !found.contains(&entry) && names.any(|own| own.starts_with(&wanted)) {
                found.push(entry);
            }
        }
        // Steps are listed by name already.
        let told = found
            .into_iter()
            .filter(|own| !matches!(own, explain::Entry::Step(_) | explain::Entry::Feature(_)));
        let told = told.map(|own| Entry {
            title: own.title(self.catalogue).to_owned(),
            also: String::new(),
            target: Target::Explained(own),
        });
        (told.collect(), is_message)
    }

    /// Whether the entry is a word of the trade that has this name.
    pub(super) fn is_called(&self, entry: &Entry, text: &str) -> bool {
        let Target::Explained(explain::Entry::Term(id)) = &entry.target else {
            return false;
        };
        let wanted = text.trim().to_lowercase();
        let mut terms = self.catalogue.terms.iter().filter(|own| own.id == *id);
        terms.any(|own| own.names().any(|name| name.to_lowercase() == wanted))
    }

    /// The text and the same with other names in it, as far as one would type them.
    pub(super) fn called_otherwise(&self, text: &str) -> Vec<String> {
        Names::of(self.catalogue).variants(text)
    }
}
