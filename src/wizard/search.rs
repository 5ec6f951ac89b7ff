//! Search on the page that is shown: steps with their commands, failures and notes, values, questions, features.

use jiff::Timestamp;

use super::{Block, Field, Intent, Overlay, Page, Pane, Tone, Wizard, blocks};
use crate::catalogue::{Dispute, Symptom, Text};
use crate::explain::Names;
use crate::plan::{Asked, Plan, PlannedStep};

/// A place that holds the text: a row and, on the Steps page, a block of its card.
type Place = (usize, usize);

impl Wizard<'_> {
    pub(super) fn open_search(&mut self) {
        self.search_began = self.place();
        self.overlay = Some(Overlay::Search {
            field: Field::default(),
        });
    }

    /// The text has changed: the first hit from the cursor on is shown at once.
    pub(super) fn search_while_typing(&mut self) {
        if let Some(Overlay::Search { field }) = &self.overlay {
            let text = field.text().to_owned();
            let from = self.search_began;
            let hits = self.hits(&text);
            let hit = hits.iter().find(|own| **own >= from).or(hits.first());
            self.go_to_place(hit.copied().unwrap_or(from));
        }
    }

    pub(super) fn end_search(&mut self, intent: Intent, now: Timestamp) {
        let Some(Overlay::Search { field }) = self.overlay.take() else {
            return;
        };
        if intent != Intent::Accept || field.text().is_empty() {
            return self.go_to_place(self.search_began);
        }
        field.text().clone_into(&mut self.searched);
        let hits = self.hits(&self.searched);
        let here = self.place();
        let number = hits.iter().take_while(|own| **own != here).count() + 1;
        let text = match hits.len() {
            0 => format!("nothing here holds `{}`", self.searched),
            1 => "1 hit".to_owned(),
            more => format!("hit {number} of {more}: `n` and `N` lead on"),
        };
        self.say(Tone::Information, text, now);
    }

    pub(super) fn next_hit(&mut self, forward: bool, now: Timestamp) {
        let hits = self.hits(&self.searched);
        let here = self.place();
        let found = if forward {
            hits.iter().find(|own| **own > here).or(hits.first())
        } else {
            hits.iter().rev().find(|own| **own < here).or(hits.last())
        };
        let text = if let Some(place) = found.copied() {
            let number = hits.iter().take_while(|own| **own != place).count() + 1;
            self.go_to_place(place);
            format!("hit {number} of {}: `{}`", hits.len(), self.searched)
        } else {
            format!("nothing here holds `{}`", self.searched)
        };
        self.say(Tone::Information, text, now);
    }

    /// Where the cursor is: a row and, where the row has parts, one of them.
    pub(super) fn place(&self) -> Place {
        match self.page {
            Page::Sessions => (self.sessions.cursor, 0),
            Page::Scenario => (self.scenario.question, self.scenario.choice),
            Page::Values => (self.values.cursor, 0),
            Page::Steps if self.steps.pane == Pane::List => (self.steps.step, 0),
            Page::Steps => (self.steps.step, self.steps.block),
            Page::Features => (self.features.cursor, 0),
            Page::Export => (self.export.cursor, 0),
        }
    }

    fn go_to_place(&mut self, (row, block): Place) {
        match self.page {
            Page::Sessions => self.sessions.cursor = row,
            Page::Scenario => {
                self.go_to_question(row);
                if block > 0 {
                    self.scenario.choice = block;
                }
            }
            Page::Values => self.values.cursor = row,
            Page::Steps => {
                self.show_step(row);
                self.steps.go_to_block(block);
                if block > 0 {
                    self.steps.pane = Pane::Card;
                }
            }
            Page::Features => self.features.cursor = row,
            Page::Export => {}
        }
    }

    fn hits(&self, text: &str) -> Vec<Place> {
        if text.trim().is_empty() {
            return Vec::new();
        }
        // Whoever knows the old name finds the new one.
        let wanted = Names::of(self.catalogue).variants(text);
        let holds = |texts: &[&str]| holds_any(texts, &wanted);
        let rows = |fits: &dyn Fn(usize) -> bool, rows: usize| -> Vec<Place> {
            (0..rows)
                .filter(|row| fits(*row))
                .map(|row| (row, 0))
                .collect()
        };
        if self.page == Page::Sessions {
            let found = &self.sessions.found;
            let fits = |row: usize| {
                let scenario = self
                    .sessions
                    .summaries
                    .get(row)
                    .map_or("", |own| &own.scenario);
                found
                    .get(row)
                    .is_some_and(|own| holds(&[own.name.as_str(), scenario]))
            };
            return rows(&fits, found.len());
        }
        let Some(deployment) = &self.deployment else {
            return Vec::new();
        };
        let plan = deployment.plan();
        match self.page {
            Page::Scenario => {
                let asked = &plan.scenario.asked;
                let fits = |row: usize| asked.get(row).is_some_and(|own| holds(&of_question(own)));
                rows(&fits, asked.len())
            }
            Page::Values => {
                let form = self.values.rows(plan, deployment.session());
                let fits = |row: usize| {
                    form.get(row).is_some_and(|own| {
                        let value = own.planned.value;
                        let given = own.planned.given.iter().flatten().map(String::as_str);
                        let texts: Vec<&str> = [value.id.as_str(), &value.title]
                            .into_iter()
                            .chain(given)
                            .collect();
                        holds(&texts)
                    })
                };
                rows(&fits, form.len())
            }
            Page::Features => {
                let fits = |row: usize| {
                    let own = plan.features.get(row);
                    own.is_some_and(|own| holds(&[own.feature.id.as_str(), &own.feature.title]))
                };
                rows(&fits, plan.features.len())
            }
            Page::Steps => self.hits_in_steps(plan, &holds),
            Page::Sessions | Page::Export => Vec::new(),
        }
    }

    fn hits_in_steps(&self, plan: &Plan<'_>, holds: &dyn Fn(&[&str]) -> bool) -> Vec<Place> {
        let listed = self.steps.listed(plan);
        let titled = |row: &usize| {
            let step = plan.steps.get(*row).map(|own| own.step);
            step.is_some_and(|own| holds(&[own.id.as_str(), &own.title, &own.short]))
        };
        let by_title: Vec<Place> = listed
            .iter()
            .filter(|row| titled(row))
            .map(|row| (*row, 0))
            .collect();
        // Who looks through the list looks for a step; the cards are searched where none is called so.
        if self.steps.pane == Pane::List && !by_title.is_empty() {
            return by_title;
        }
        let steps = listed
            .into_iter()
            .filter_map(|row| Some((row, plan.steps.get(row)?)));
        steps
            .flat_map(|(row, step)| {
                let found = blocks(step).into_iter().enumerate();
                found
                    .filter(|(_, block)| holds(&of_block(plan, step, *block)))
                    .map(move |(block, _)| (row, block))
                    .collect::<Vec<_>>()
            })
            .collect()
    }
}

/// Whether one of the texts holds one of these, which are in small letters.
fn holds_any(texts: &[&str], wanted: &[String]) -> bool {
    texts.iter().any(|own| {
        let own = own.to_lowercase();
        wanted.iter().any(|text| own.contains(text.as_str()))
    })
}

fn of_question<'p>(asked: &'p Asked<'_>) -> Vec<&'p str> {
    let choices = asked.offers.iter().map(|own| own.choice.title.as_str());
    [asked.question.id.as_str(), &asked.question.title]
        .into_iter()
        .chain(choices)
        .collect()
}

/// The texts of a block that a search looks at.
fn of_block<'p>(plan: &Plan<'p>, step: &'p PlannedStep<'p>, block: Block) -> Vec<&'p str> {
    let own = step.step;
    match block {
        Block::Why => vec![own.id.as_str(), own.title.as_str(), own.why.as_str()],
        Block::Circumstances => vec![own.wait.as_str(), own.gate.as_str()],
        Block::Note(index) => {
            let note = step.notes.get(index);
            note.map(|own| own.text.as_str()).into_iter().collect()
        }
        Block::Place(part, index) => {
            let command = part.commands(step).get(index);
            let shell = command.map(|own| plan.shell_name(&own.command.shell));
            shell.into_iter().collect()
        }
        Block::Command(part, index) => {
            let texts = part.commands(step).get(index).map(|own| {
                let title = own.command.title.as_str();
                [own.id.as_str(), title, own.worded.preview.as_str()]
            });
            texts.into_iter().flatten().collect()
        }
        Block::Gate(index) => {
            let gate = step.then.get(index);
            let texts = gate.map(|own| [own.title.as_str(), own.text.as_str()]);
            texts.into_iter().flatten().collect()
        }
        Block::Retired(index) => {
            let texts = step.retired.get(index).map(|own| {
                let title = own.command.title.as_str();
                [own.id.as_str(), title, own.worded.preview.as_str()]
            });
            texts.into_iter().flatten().collect()
        }
        Block::Failure(index) => {
            let failure = step.failures.get(index);
            let texts = failure.map(|own| [own.symptom.as_str(), own.remedy.as_str()]);
            texts.into_iter().flatten().collect()
        }
        Block::Dispute(index) => {
            let dispute = step.disputes.get(index).copied();
            dispute.into_iter().flat_map(of_dispute).collect()
        }
        Block::Erratum(index) => {
            let erratum = step.errata.get(index);
            let texts = erratum.map(|own| [own.printed.as_str(), own.right.as_str()]);
            texts.into_iter().flatten().collect()
        }
        Block::Symptom(index) => {
            let symptom = step.symptoms.get(index).copied();
            symptom.into_iter().flat_map(of_symptom).collect()
        }
        Block::Source(index) => {
            let citation = own.sources.get(index);
            let article = citation.and_then(|one| plan.catalogue.article(one.source.as_str()));
            let texts = article.map(|one| [one.short.as_str(), &one.title, &one.url]);
            texts.into_iter().flatten().collect()
        }
    }
}

fn of_dispute(own: &Dispute) -> impl Iterator<Item = &str> {
    let readings = own.readings.iter().map(|one| one.says.as_str());
    [own.topic.as_str(), &own.taken, &own.why]
        .into_iter()
        .chain(readings)
}

fn of_symptom(own: &Symptom) -> impl Iterator<Item = &str> {
    let said = own.texts.iter().chain(&own.checks).chain(&own.remedies);
    said.chain([&own.title, &own.means]).map(Text::as_str)
}
