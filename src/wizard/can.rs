//! What works now: the footer and the help list it, and nothing else is carried out.

use super::copying::has_part;
use super::list::moves;
use super::{Block, Confirm, Context, Deployment, Intent, Overlay, Page, Pane, Part, Wizard};

impl Wizard<'_> {
    /// What the keys speak to.
    #[must_use]
    pub fn context(&self) -> Context {
        match &self.overlay {
            Some(Overlay::Text { .. }) => Context::Text,
            Some(Overlay::Prompt { .. } | Overlay::Search { .. }) => Context::Field,
            Some(Overlay::Palette(_)) => Context::Palette,
            Some(Overlay::Confirm(_)) => Context::Confirm,
            Some(Overlay::CopyMenu { .. }) => Context::Menu,
            None => self.page_context(),
        }
    }

    /// What the keys speak to once nothing lies over the page.
    #[must_use]
    pub fn page_context(&self) -> Context {
        let edits = self.values.editing.is_some() || self.export.editing.is_some();
        match self.page {
            Page::Values | Page::Export if edits => Context::Field,
            Page::Sessions => Context::Sessions,
            Page::Scenario => Context::Scenario,
            Page::Values => Context::Values,
            Page::Steps if self.steps.pane == Pane::Card => Context::Card,
            Page::Steps => Context::Steps,
            Page::Features => Context::Features,
            Page::Export => Context::Export,
        }
    }

    /// Whether the intent would do something now.
    #[must_use]
    pub fn can(&self, intent: Intent) -> bool {
        self.can_in(self.context(), intent)
    }

    /// Whether the intent would do something in that context, of the page that is shown.
    #[must_use]
    pub fn can_in(&self, context: Context, intent: Intent) -> bool {
        if matches!(
            intent,
            Intent::Interrupt
                | Intent::Redraw
                | Intent::PlainGlyphs
                | Intent::Theme
                | Intent::Mouse
        ) {
            return true;
        }
        match context {
            Context::Field => self.can_in_field(intent),
            Context::Palette if intent == Intent::Paste => true,
            Context::Palette | Context::Menu => {
                moves(intent) || matches!(intent, Intent::Accept | Intent::Back)
            }
            Context::Text => {
                moves(intent)
                    || intent == Intent::Back
                    || (intent == Intent::Copy && self.shows_raw())
            }
            Context::Confirm => self.can_at_question(intent),
            _ => self.can_on_page(context, intent),
        }
    }

    /// Enter is a yes only where nothing is lost by it.
    fn can_at_question(&self, intent: Intent) -> bool {
        match intent {
            Intent::Accept => matches!(
                self.overlay,
                Some(Overlay::Confirm(
                    Confirm::Impact(_) | Confirm::WholeStep { .. } | Confirm::Selected { .. }
                ))
            ),
            Intent::Yes | Intent::No | Intent::Back => true,
            other => moves(other),
        }
    }

    fn can_in_field(&self, intent: Intent) -> bool {
        let in_page = self.overlay.is_none();
        match intent {
            Intent::Accept | Intent::Back | Intent::Paste => true,
            Intent::NextPane | Intent::PreviousPane | Intent::Help | Intent::Palette => in_page,
            _ => false,
        }
    }

    fn can_on_page(&self, context: Context, intent: Intent) -> bool {
        if self.is_read_only() && changes(context, intent) {
            return false;
        }
        let deployment = self.deployment.as_ref();
        match intent {
            Intent::Help | Intent::Keys | Intent::Palette | Intent::Disputes | Intent::Quit => true,
            Intent::Log => !self.messages.log().is_empty(),
            Intent::SaveAgain => self.is_unsaved(),
            Intent::KeepElsewhere => deployment.is_some(),
            Intent::TakeOver => self.is_read_only(),
            Intent::Open(page) => {
                page != self.page && (page == Page::Sessions || deployment.is_some())
            }
            Intent::NextPage => deployment.is_some() && self.page.next().is_some(),
            Intent::PreviousPage => deployment.is_some() && self.page.previous().is_some(),
            Intent::Export => self.has_steps() && context != Context::Export,
            Intent::Undo => !self.is_read_only() && deployment.is_some_and(Deployment::can_undo),
            Intent::Redo => !self.is_read_only() && deployment.is_some_and(Deployment::can_redo),
            Intent::Search => self.page != Page::Export,
            Intent::NextMatch | Intent::PreviousMatch => !self.searched.is_empty(),
            Intent::ReadOn | Intent::ReadBack => self.can_read(intent),
            Intent::Wider | Intent::Narrower => context != Context::Export,
            _ => match context {
                Context::Sessions => self.can_on_sessions(intent),
                Context::Scenario => {
                    moves(intent)
                        || matches!(
                            intent,
                            Intent::Accept
                                | Intent::Toggle
                                | Intent::Left
                                | Intent::Right
                                | Intent::NextPane
                                | Intent::PreviousPane
                        )
                }
                Context::Values => self.can_on_values(intent),
                Context::Steps | Context::Card => self.can_on_steps(context, intent),
                Context::Features | Context::Export => moves(intent) || intent == Intent::Accept,
                _ => false,
            },
        }
    }

    fn can_read(&self, intent: Intent) -> bool {
        if self.page == Page::Steps {
            return self.has_steps();
        }
        let card = self.extents.card.unwrap_or_default();
        match intent {
            Intent::ReadOn => self.reading + card.view < card.lines,
            _ => self.reading > 0,
        }
    }

    pub(super) fn has_steps(&self) -> bool {
        let deployment = self.deployment.as_ref();
        deployment.is_some_and(|own| !own.plan().steps.is_empty())
    }

    fn can_on_sessions(&self, intent: Intent) -> bool {
        match intent {
            Intent::Rename | Intent::Duplicate | Intent::Delete => {
                self.sessions.selected().is_some()
            }
            other => moves(other) || matches!(other, Intent::Accept | Intent::New | Intent::Import),
        }
    }

    fn can_on_values(&self, intent: Intent) -> bool {
        let rows = self.value_rows() > 0;
        match intent {
            Intent::Filter => rows || self.values.only_missing,
            Intent::Copy => self.can_copy(),
            Intent::Delete => {
                let session = self.deployment.as_ref().map(Deployment::session);
                self.value_under_cursor().is_some_and(|(value, _)| {
                    session.is_some_and(|own| own.values.contains_key(value.id.as_str()))
                })
            }
            Intent::Accept | Intent::Right | Intent::NextPane | Intent::PreviousPane => rows,
            other => moves(other) && rows,
        }
    }

    fn can_on_steps(&self, context: Context, intent: Intent) -> bool {
        let plan = self.deployment.as_ref().map(Deployment::plan);
        let step = plan.and_then(|plan| self.steps.planned(plan));
        let has = |part| step.is_some_and(|own| has_part(own, part));
        let in_card = context == Context::Card;
        // The blocks of a card are many: they are asked for where it matters only.
        let on_command = || {
            plan.is_some_and(|plan| {
                matches!(self.steps.under_cursor(plan), Some(Block::Command(..)))
            })
        };
        let on_gate = || {
            plan.is_some_and(|plan| matches!(self.steps.under_cursor(plan), Some(Block::Gate(_))))
        };
        let to_do = step.is_some_and(|own| own.need.is_to_do());
        match intent {
            Intent::Copy => self.can_copy(),
            Intent::CopyMore => has(Part::Do) || has(Part::Check),
            Intent::Checks => has(Part::Check),
            Intent::UndoCommands => has(Part::Undo),
            Intent::Why | Intent::Filter | Intent::NextOpen => step.is_some(),
            Intent::Note | Intent::Toggle => in_card && on_command(),
            Intent::Done if in_card && on_gate() => true,
            Intent::Done
            | Intent::InPlace
            | Intent::Wait
            | Intent::Skip
            | Intent::Delegate
            | Intent::Unmark => {
                let something = || if in_card { on_command() } else { to_do };
                self.steps.pane != Pane::Ledger && (!self.steps.selected.is_empty() || something())
            }
            Intent::Back => {
                self.steps.pane != Pane::List
                    || self.steps.feature.is_some()
                    || !self.steps.selected.is_empty()
            }
            Intent::Accept => !in_card,
            Intent::Left | Intent::Right | Intent::NextPane | Intent::PreviousPane => true,
            other => moves(other),
        }
    }
}

/// Whether the intent would change the session that is open.
pub(super) fn changes(context: Context, intent: Intent) -> bool {
    match context {
        Context::Scenario => matches!(intent, Intent::Accept | Intent::Toggle),
        Context::Values => matches!(intent, Intent::Accept | Intent::Right | Intent::Delete),
        Context::Steps | Context::Card => marks(intent),
        _ => false,
    }
}

/// Whether the intent puts or takes a mark or a note.
pub(super) fn marks(intent: Intent) -> bool {
    matches!(
        intent,
        Intent::Done
            | Intent::InPlace
            | Intent::Wait
            | Intent::Skip
            | Intent::Delegate
            | Intent::Note
            | Intent::Unmark
    )
}
