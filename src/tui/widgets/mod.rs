//! What the screens are put together from.

mod boxed;
mod field;
mod fit;
mod items;
mod sheet;
mod wrap;

pub(super) use boxed::{boxed, outline};
pub(super) use field::field;
pub(super) use fit::{fit, fit_line, fit_middle};
pub(super) use items::{Item, Items};
pub(super) use sheet::{Sheet, inner, more};
pub(super) use wrap::{cell_width, runs_width, wrap};
