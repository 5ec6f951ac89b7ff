//! What the last drawing measured: how far things scroll.

use std::collections::BTreeSet;

use super::Look;
use crate::catalogue::CommandId;
use crate::session::SessionName;

/// The size of the screen, in cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    pub width: u16,
    pub height: u16,
}

/// A part that shows some of its lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// The first line that is shown.
    pub top: usize,
    /// Lines that are shown.
    pub view: usize,
    /// Lines in all.
    pub lines: usize,
}

impl Extent {
    /// The first line to show so that the span from `start` with `length` lines can be seen, moving as little as
    /// possible; of a span that is larger than the view its beginning.
    #[must_use]
    pub fn follow(self, start: usize, length: usize) -> Self {
        let mut top = self.top.min(self.lines.saturating_sub(self.view));
        if start + length > top + self.view {
            top = (start + length).saturating_sub(self.view);
        }
        Self {
            top: top.min(start),
            ..self
        }
    }
}

/// What the lines of a card depend on, beside the block under the cursor. While it is the same, what was measured holds:
/// a card may have hundreds of blocks, of which a screen shows few.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Laid {
    pub session: SessionName,
    /// Of the session, as [`super::Deployment::ticket`] counts.
    pub revision: u64,
    pub step: usize,
    /// In cells.
    pub width: usize,
    pub look: Look,
    pub selected: BTreeSet<CommandId>,
    /// Waits end, and days change the banner of what has ended.
    pub minute: i64,
}

/// Everything that was measured; the wizard takes it back with [`super::Wizard::measured`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extents {
    /// The list of the page.
    pub list: Option<Extent>,
    /// The card or detail of the page.
    pub card: Option<Extent>,
    /// The lines of each block of the card, in order.
    pub blocks: Vec<usize>,
    /// The block of the card under the cursor, and what the lines of the others depended on.
    pub laid: Option<(usize, Laid)>,
    /// The text or list of the overlay.
    pub overlay: Option<Extent>,
    /// How many parts of the Steps page are on the screen side by side: 1 to 3.
    pub panes: usize,
}
