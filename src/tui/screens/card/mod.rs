//! The card of a step: its blocks one below the other, the one under the cursor marked and explained further.

mod about;
mod command;
mod place;
mod said;

use std::collections::BTreeMap;
use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::{disputes, not_planned, steps};
use crate::plan::{Plan, PlannedStep};
use crate::session::Session;
use crate::tui::canvas::Canvas;
use crate::tui::view::View;
use crate::tui::widgets::{Sheet, inner, more};
use crate::wizard::{Block, Deployment, Extent, Laid, Pane, Target, blocks};

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
    let blocks = blocks(planned);
    let current = page.block.min(blocks.len().saturating_sub(1));
    let laid = laid(view, deployment, inner(area).width);
    let shown = Extent {
        top: view.wizard.extents.card.map_or(0, |own| own.top),
        view: usize::from(area.height),
        lines: 0,
    };
    let (spans, mut sheets) = card.lay(&blocks, current, (&laid, shown));
    let focused = page.pane == Pane::Card && view.page_has_keys();
    let under = spans.get(current).cloned().unwrap_or_default();
    let offset = page.offset.min(under.len().saturating_sub(1));
    let extent = Extent {
        // Behind the last that was laid out there is more.
        lines: spans.last().map_or(0, |own| own.end) + usize::from(spans.len() < blocks.len()),
        ..shown
    };
    let extent = extent.follow(under.start + offset, under.len() - offset);
    for (index, (block, lines)) in blocks.iter().zip(&spans).enumerate() {
        if lines.start < extent.top + extent.view && extent.top < lines.end {
            let sheet = sheets
                .remove(&index)
                .unwrap_or_else(|| card.sheet(*block, index == current, laid.width));
            sheet.draw_from(area, lines.start, extent.top, canvas);
        }
    }
    more(view, area, extent.top, extent.lines, canvas);
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
    canvas.drawn.extents.laid = Some((current, laid));
}

fn laid(view: &View<'_>, deployment: &Deployment<'_>, width: u16) -> Laid {
    Laid {
        session: deployment.name().clone(),
        revision: deployment.ticket(),
        step: view.wizard.steps.step,
        width: usize::from(width),
        look: view.wizard.look,
        selected: view.wizard.steps.selected.clone(),
        minute: view.now.as_second() / 60,
    }
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
            | (Some(Block::Symptom(_)), Block::Symptom(_))
            | (Some(Block::Gate(_)), Block::Gate(_))
    )
}

impl<'c> Card<'c> {
    /// Where each block stands, and the lines of those that had to be laid out for it: what the last drawing measured
    /// holds for all others. What comes more than a page behind the one under the cursor, and behind what is shown, is
    /// left out: a page further down needs no more.
    fn lay(
        self,
        blocks: &[Block],
        current: usize,
        (laid, shown): (&Laid, Extent),
    ) -> (Vec<Range<usize>>, BTreeMap<usize, Sheet<'c>>) {
        let extents = &self.view.wizard.extents;
        let measured = extents.laid.as_ref().filter(|(_, own)| own == laid);
        let mut spans: Vec<Range<usize>> = Vec::with_capacity(blocks.len());
        let mut sheets = BTreeMap::new();
        let mut before = None;
        for (index, block) in blocks.iter().enumerate() {
            let under = spans.get(current).map(|own| own.end);
            let enough = under.map(|end| end.max(shown.top + shown.view) + shown.view);
            if enough.is_some_and(|enough| spans.last().is_some_and(|own| own.end >= enough)) {
                break;
            }
            let known = measured.filter(|(former, _)| index != current && index != *former);
            let height = if let Some(lines) = known.and_then(|_| extents.blocks.get(index)) {
                *lines
            } else {
                let sheet = self.sheet(*block, index == current, laid.width);
                let lines = sheet.len();
                sheets.insert(index, sheet);
                lines
            };
            let above = spans.last().cloned().unwrap_or_default();
            let gap = usize::from(!above.is_empty() && is_apart(before, *block));
            let start = above.end + gap;
            spans.push(start..start + height);
            before = Some(*block);
        }
        (spans, sheets)
    }

    fn sheet(self, block: Block, is_under_cursor: bool, width: usize) -> Sheet<'c> {
        let mut sheet = Sheet::of_width(width);
        self.block(block, is_under_cursor, &mut sheet);
        sheet
    }

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
            Block::Dispute(index) => {
                if let Some(own) = self.planned.disputes.get(index) {
                    disputes::dispute(self.view, own, sheet);
                }
            }
            Block::Erratum(index) => {
                if let Some(own) = self.planned.errata.get(index) {
                    disputes::erratum(self.view, own, sheet);
                }
            }
            Block::Symptom(index) => self.symptom(index, is_under_cursor, sheet),
            Block::Source(index) => self.source(index, sheet),
        }
    }
}
