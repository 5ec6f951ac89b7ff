//! What every part of a drawing looks at: the state, the styles, the signs, the time.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use ratatui::style::Style;
use ratatui::text::Span;

use super::Lookup;
use super::draw::Screen;
use super::glyphs::Glyphs;
use super::theme::Theme;
use crate::catalogue::{Article, ArticleId, Citation};
use crate::wizard::{Deployment, Overlay, Wizard};

pub(super) struct View<'s> {
    pub(super) wizard: &'s Wizard<'s>,
    pub(super) lookup: &'s Lookup,
    pub(super) now: Timestamp,
    pub(super) theme: Theme,
    pub(super) glyphs: &'static Glyphs,
}

impl<'s> View<'s> {
    pub(super) fn of(screen: &Screen<'s>) -> Self {
        let look = screen.wizard.look;
        Self {
            wizard: screen.wizard,
            lookup: screen.lookup,
            now: screen.now,
            theme: Theme::of(look.theme),
            glyphs: Glyphs::of(look.ascii),
        }
    }

    pub(super) fn deployment(&self) -> Option<&'s Deployment<'s>> {
        self.wizard.deployment.as_ref()
    }

    /// Whether the keys speak to the page, and not to what lies over it.
    pub(super) fn page_has_keys(&self) -> bool {
        matches!(self.wizard.overlay, None | Some(Overlay::Search { .. }))
    }

    pub(super) fn dim<'a>(&self, text: impl Into<std::borrow::Cow<'a, str>>) -> Span<'a> {
        Span::styled(text, self.theme.dim)
    }

    pub(super) fn style(&self) -> Style {
        self.theme.base
    }

    /// The day by which the state of products and features is judged.
    pub(super) fn today(&self) -> Date {
        self.now.to_zoned(self.wizard.zone.clone()).date()
    }

    /// A time of today as `14:02`, another with its date.
    pub(super) fn clock(&self, time: Timestamp) -> String {
        let zone = || -> TimeZone { self.wizard.zone.clone() };
        let (own, now) = (time.to_zoned(zone()), self.now.to_zoned(zone()));
        if own.date() == now.date() {
            own.strftime("%H:%M").to_string()
        } else {
            own.strftime("%Y-%m-%d %H:%M").to_string()
        }
    }

    /// A time with its date, always.
    pub(super) fn date_and_time(&self, time: Timestamp) -> String {
        let own = time.to_zoned(self.wizard.zone.clone());
        own.strftime("%Y-%m-%d %H:%M").to_string()
    }

    /// `KB 2614614, step 4`; `hint: ` before what is to be confirmed.
    pub(super) fn source(&self, source: &ArticleId, part: &str) -> String {
        let article = self.wizard.catalogue.article(source.as_str());
        let short = article.map_or(source.as_str(), |own| own.short.as_str());
        let hint = if article.is_some_and(Article::is_hint) {
            "hint: "
        } else {
            ""
        };
        let short = format!("{hint}{short}");
        if part.is_empty() {
            short
        } else {
            format!("{short}, {part}")
        }
    }

    /// Several in brackets, to stand behind a sentence; nothing where there are none.
    pub(super) fn cited(&self, citations: &[Citation]) -> String {
        if citations.is_empty() {
            return String::new();
        }
        let mut each: Vec<String> = Vec::new();
        for own in citations {
            let text = self.source(&own.source, &own.part);
            if !each.contains(&text) {
                each.push(text);
            }
        }
        format!(" ({})", each.join("; "))
    }
}
