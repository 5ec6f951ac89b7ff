//! The Steps page at work: from step to step, from block to block, to the next open command.

use jiff::Timestamp;

use super::can::marks;
use super::{Block, Deployment, Effect, Extent, Intent, Pane, Part, Tone, Wizard, blocks, list};
use crate::catalogue::NoteKind;
use crate::plan::{CommandState, Plan, PlannedCommand};
use crate::session::Session;

impl Wizard<'_> {
    pub(super) fn on_steps(&mut self, intent: Intent, now: Timestamp) -> Vec<Effect> {
        match intent {
            Intent::Back => self.one_level_back(),
            Intent::Filter => {
                self.steps.only_to_do = !self.steps.only_to_do;
                let what = if self.steps.only_to_do {
                    "only the steps to do are listed"
                } else {
                    "all steps are listed"
                };
                self.say(Tone::Information, what, now);
                self.on_listed_step();
            }
            Intent::Checks => self.go_to_part(Part::Check),
            Intent::UndoCommands => self.go_to_part(Part::Undo),
            Intent::Why => {
                self.steps.pane = Pane::Card;
                self.steps.go_to_block(0);
            }
            Intent::NextOpen => self.go_to_next_open(now, true),
            Intent::Copy => return self.copy(now),
            Intent::CopyMore => self.open_copy_menu(now),
            own if marks(own) => return self.mark(own, now),
            Intent::Toggle => self.select(),
            other => match self.steps.pane {
                Pane::List => self.in_list(other, now),
                Pane::Card => self.in_card(other),
                Pane::Ledger => return self.in_ledger(other, now),
            },
        }
        Vec::new()
    }

    fn one_level_back(&mut self) {
        if !self.steps.selected.is_empty() {
            self.steps.selected.clear();
        } else if self.steps.pane == Pane::List {
            self.steps.feature = None;
        } else {
            self.steps.pane = Pane::List;
        }
    }

    fn in_list(&mut self, intent: Intent, now: Timestamp) {
        let Some(deployment) = &self.deployment else {
            return;
        };
        let listed = self.steps.listed(deployment.plan());
        match intent {
            Intent::Accept | Intent::Right | Intent::NextPane => {
                self.steps.pane = Pane::Card;
                if self.steps.block == 0 {
                    self.go_to_first_open_block(now);
                }
            }
            Intent::PreviousPane | Intent::Left => self.steps.pane = self.last_pane(),
            other => {
                let place = listed.iter().position(|own| *own == self.steps.step);
                let page = self.extents.list.map_or(10, |own| own.view);
                let to = list::moved(other, place.unwrap_or(0), listed.len(), page);
                if let Some(step) = listed.get(to)
                    && *step != self.steps.step
                {
                    let step = *step;
                    self.show_step(step);
                }
            }
        }
    }

    fn last_pane(&self) -> Pane {
        if self.extents.panes > 2 {
            Pane::Ledger
        } else {
            Pane::Card
        }
    }

    fn in_card(&mut self, intent: Intent) {
        match intent {
            Intent::Left | Intent::PreviousPane => self.steps.pane = Pane::List,
            Intent::Right | Intent::NextPane => {
                self.steps.pane = if self.extents.panes > 2 {
                    Pane::Ledger
                } else {
                    Pane::List
                };
            }
            other if list::moves(other) => self.move_in_card(other),
            _ => {}
        }
    }

    pub(super) fn move_in_card(&mut self, intent: Intent) {
        let view = self.extents.card.map_or(10, |own| own.view);
        let plan = self.deployment.as_ref().map(Deployment::plan);
        let step = plan.and_then(|plan| self.steps.planned(plan));
        let last = step.map_or(0, |own| blocks(own).len() - 1);
        let heights = self.extents.blocks.as_slice();
        self.steps.scroll(intent, (heights, last), view);
    }

    fn in_ledger(&mut self, intent: Intent, now: Timestamp) -> Vec<Effect> {
        match intent {
            Intent::Left | Intent::PreviousPane => self.steps.pane = Pane::Card,
            Intent::Right | Intent::NextPane => self.steps.pane = Pane::List,
            other => return self.on_features(other, now),
        }
        Vec::new()
    }

    /// Where the step that was shown is no longer listed, the first that is.
    fn on_listed_step(&mut self) {
        if let Some(deployment) = &self.deployment {
            let listed = self.steps.listed(deployment.plan());
            if !listed.contains(&self.steps.step) {
                let after = listed.iter().find(|own| **own > self.steps.step);
                let step = after.or(listed.last()).copied();
                let step = step.unwrap_or(0);
                self.show_step(step);
            }
        }
    }

    fn go_to_part(&mut self, part: Part) {
        let Some(deployment) = &self.deployment else {
            return;
        };
        let Some(step) = self.steps.planned(deployment.plan()) else {
            return;
        };
        let mut own = blocks(step).into_iter();
        if let Some(place) =
            own.position(|block| matches!(block, Block::Command(one, _) if one == part))
        {
            self.steps.pane = Pane::Card;
            self.steps.go_to_block(place);
        }
    }

    /// Within the step that is shown, the first command that is open.
    fn go_to_first_open_block(&mut self, now: Timestamp) {
        let place = self.deployment.as_ref().and_then(|own| {
            let step = self.steps.step;
            next_open(own.plan(), own.session(), now, (&[step], (step, 0)))
        });
        if let Some((_, block)) = place {
            self.steps.go_to_block(block);
        }
    }

    /// To the next open command: at the cursor or, with `behind`, behind it; else the first of all. Steps that are not
    /// listed come last.
    pub(super) fn go_to_next_open(&mut self, now: Timestamp, behind: bool) {
        let Some(deployment) = &self.deployment else {
            return;
        };
        let (plan, session) = (deployment.plan(), deployment.session());
        let from = (self.steps.step, self.steps.block + usize::from(behind));
        let listed = self.steps.listed(plan);
        let all: Vec<usize> = (0..plan.steps.len()).collect();
        let find = |steps: &[usize]| {
            next_open(plan, session, now, (steps, from))
                .or_else(|| next_open(plan, session, now, (steps, (0, 0))))
        };
        let Some((step, block)) = find(&listed).or_else(|| find(&all)) else {
            let text = "no command is open: everything is done, skipped, delegated or waiting";
            return self.say(Tone::Information, text, now);
        };
        if self.steps.step != step {
            let own = plan.steps.get(step);
            let title = own.map_or("", |own| own.step.title.as_str());
            let warned =
                own.is_some_and(|own| own.notes.iter().any(|note| note.kind == NoteKind::Warning));
            let unlisted = if listed.contains(&step) {
                ""
            } else {
                " (not among those that were listed)"
            };
            let warning = if warned {
                "; it has a warning: `w`"
            } else {
                ""
            };
            let text = format!("next: {}. {title}{unlisted}{warning}", step + 1);
            if !unlisted.is_empty() {
                self.steps.list_all();
            }
            self.show_step(step);
            self.say(Tone::Information, text, now);
        }
        self.steps.pane = Pane::Card;
        self.steps.go_to_block(block);
    }

    /// Whether the cursor is on what is to be waited for behind the work.
    pub(super) fn is_on_gate(&self) -> bool {
        let plan = self.deployment.as_ref().map(Deployment::plan);
        let block = plan.filter(|_| self.steps.pane == Pane::Card);
        let block = block.and_then(|plan| self.steps.under_cursor(plan));
        matches!(block, Some(Block::Gate(_)))
    }

    /// After the last command of a step: to what is to be waited for before anything that follows, where there is such.
    pub(super) fn stops_at_gate(&mut self, now: Timestamp) -> bool {
        let Some(deployment) = &self.deployment else {
            return false;
        };
        let (plan, session) = (deployment.plan(), deployment.session());
        let Some(step) = self.steps.planned(plan) else {
            return false;
        };
        let open = |own: &PlannedCommand<'_>| CommandState::of(own, session, now).is_open();
        let (Some(gate), false) = (step.then.first(), step.commands.iter().any(open)) else {
            return false;
        };
        let mut all = blocks(step).into_iter();
        let place = all.position(|own| matches!(own, Block::Gate(_)));
        let text = format!("then: {}; `.` goes on", gate.title);
        self.steps.go_to_block(place.unwrap_or(self.steps.block));
        self.say(Tone::Information, text, now);
        true
    }

    /// The step's card from its top.
    pub(super) fn show_step(&mut self, step: usize) {
        if step != self.steps.step {
            self.extents.card = self.extents.card.map(|own| Extent { top: 0, ..own });
        }
        self.steps.show(step);
    }

    /// To the next undo command of the step, where there is one more.
    pub(super) fn go_to_next_undo(&mut self) {
        let Some(deployment) = &self.deployment else {
            return;
        };
        let Some(step) = self.steps.planned(deployment.plan()) else {
            return;
        };
        let behind = blocks(step)
            .into_iter()
            .enumerate()
            .skip(self.steps.block + 1);
        let mut undo = behind.filter(|(_, own)| matches!(own, Block::Command(Part::Undo, _)));
        if let Some((block, _)) = undo.next() {
            self.steps.go_to_block(block);
        }
    }

    /// The command under the cursor of the card.
    #[must_use]
    pub fn command(&self) -> Option<(Part, &PlannedCommand<'_>)> {
        let plan = self.deployment.as_ref()?.plan();
        let step = self.steps.planned(plan)?;
        match self.steps.under_cursor(plan)? {
            Block::Command(part, index) => Some((part, part.commands(step).get(index)?)),
            _ => None,
        }
    }
}

/// The first open command or check of these steps at or behind a place: its step and its block.
fn next_open(
    plan: &Plan<'_>,
    session: &Session,
    now: Timestamp,
    (steps, from): (&[usize], (usize, usize)),
) -> Option<(usize, usize)> {
    let steps = steps.iter().filter(|own| **own >= from.0);
    let steps = steps.filter_map(|index| Some((*index, plan.steps.get(*index)?)));
    for (index, step) in steps.filter(|(_, own)| own.need.is_to_do()) {
        let first = if index == from.0 { from.1 } else { 0 };
        let mut behind = blocks(step).into_iter().enumerate().skip(first);
        let open = behind.find(|(_, block)| {
            let Block::Command(part @ (Part::Do | Part::Check), place) = block else {
                return false;
            };
            let command = part.commands(step).get(*place);
            command.is_some_and(|own| CommandState::of(own, session, now).is_open())
        });
        if let Some((block, _)) = open {
            return Some((index, block));
        }
    }
    None
}
