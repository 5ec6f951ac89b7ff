//! The card of a step: its blocks one below the other, the one under the cursor marked and explained further.

mod about;
mod command;
mod place;
mod said;

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::{not_planned, steps};
use crate::plan::{Plan, PlannedStep};
use crate::session::Session;
use crate::tui::canvas::Canvas;
use crate::tui::view::View;
use crate::tui::widgets::Sheet;
use crate::wizard::{Block, Deployment, Pane, Target, blocks};

/// What the blocks of a card are written from.
#[derive(Clone, Copy)]
struct Card<'c> {
    view: &'c View<'c>,
    plan: &'c Plan<'c>,
    session: &'c Session,
    planned: &'c PlannedStep<'c>,
}

pub(super) fn draw(
    view: &View<'_>,
    deployment: &Deployment<'_>,
    area: Rect,
    canvas: &mut Canvas<'_>,
) {
    let page = &view.wizard.steps;
    let mut sheet = Sheet::within(area);
    let Some(planned) = steps::shown(view, deployment.plan()) else {
        if !deployment.plan().steps.is_empty() {
            sheet.line("");
            sheet.prose(view.style(), steps::none_listed(view));
        } else if page.pane == Pane::Card {
            not_planned(view, &mut sheet);
        }
        return sheet.draw(view, area, 0, canvas);
    };
    let card = Card {
        view,
        plan: deployment.plan(),
        session: deployment.session(),
        planned,
    };
    let mut spans: Vec<Range<usize>> = Vec::new();
    let mut before = None;
    let blocks = blocks(planned);
    let current = page.block.min(blocks.len().saturating_sub(1));
    for (index, block) in blocks.into_iter().enumerate() {
        if is_apart(before, block) {
            sheet.gap();
        }
        before = Some(block);
        let start = sheet.len();
        card.block(block, index == current, &mut sheet);
        spans.push(start..sheet.len());
    }
    let focused = page.pane == Pane::Card && view.page_has_keys();
    let under = spans.get(current).cloned().unwrap_or_default();
    let offset = page.offset.min(under.len().saturating_sub(1));
    let extent = sheet
        .extent(view.wizard.extents.card, area)
        .follow(under.start + offset, under.len() - offset);
    sheet.draw(view, area, extent.top, canvas);
    for (index, lines) in spans.iter().enumerate() {
        mark(
            view,
            area,
            (extent.top, index, lines),
            focused && index == current,
            canvas,
        );
    }
    canvas.drawn.extents.blocks = spans.iter().map(Range::len).collect();
    canvas.drawn.extents.card = Some(extent);
}

/// The mark of the block under the cursor, and what a click on a block means.
fn mark(
    view: &View<'_>,
    area: Rect,
    (top, index, lines): (usize, usize, &Range<usize>),
    is_under_cursor: bool,
    canvas: &mut Canvas<'_>,
) {
    let bottom = top + usize::from(area.height);
    let (start, end) = (lines.start.max(top), lines.end.min(bottom));
    if start >= end {
        return;
    }
    let place = |line: usize| u16::try_from(line - top).unwrap_or(u16::MAX);
    let own = Rect {
        y: area.y.saturating_add(place(start)),
        height: place(end) - place(start),
        ..area
    };
    canvas.hit(own, Target::Block(index));
    if is_under_cursor {
        let row = Rect {
            width: 1,
            height: 1,
            ..own
        };
        canvas.span(
            row,
            Span::styled(">", view.theme.cursor.patch(view.theme.selected)),
        );
        canvas.put_cursor(row.x, row.y);
    }
}

/// Whether an empty line stands between two blocks: short ones of a kind stand together.
fn is_apart(before: Option<Block>, block: Block) -> bool {
    !matches!(
        (before, block),
        (None, _)
            | (Some(Block::Source(_)), Block::Source(_))
            | (Some(Block::Failure(_)), Block::Failure(_))
            | (Some(Block::Gate(_)), Block::Gate(_))
    )
}

impl<'c> Card<'c> {
    fn block(self, block: Block, is_under_cursor: bool, sheet: &mut Sheet<'c>) {
        match block {
            Block::Why => self.why(sheet),
            Block::Circumstances => self.circumstances(sheet),
            Block::Note(index) => self.note(index, sheet),
            Block::Place(part, index) => self.place(part, index, sheet),
            Block::Command(part, index) => {
                if let Some(own) = part.commands(self.planned).get(index) {
                    self.command(own, is_under_cursor, sheet);
                }
            }
            Block::Gate(index) => self.gate(index, sheet),
            Block::Retired(index) => self.retired(index, sheet),
            Block::Failure(index) => self.failure(index, sheet),
            Block::Source(index) => self.source(index, sheet),
        }
    }
}
