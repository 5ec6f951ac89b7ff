//! The messages so far, the newest last.

use ratatui::text::Span;

use crate::tui::frame::tone_in_words;
use crate::tui::view::View;
use crate::tui::widgets::Sheet;

/// Writes the log and gives its title.
pub(super) fn messages<'a>(view: &View<'a>, sheet: &mut Sheet<'a>) -> String {
    let log = view.wizard.messages.log();
    if log.is_empty() {
        sheet.prose(view.theme.dim, "Nothing was said so far.");
    }
    for message in log {
        let style = view.theme.tone(message.tone);
        let word = tone_in_words(message.tone);
        let lead = vec![view.dim(format!("{}  ", view.clock(message.at)))];
        let mut runs = Vec::new();
        if !word.is_empty() {
            runs.push(Span::styled(format!("{word}: "), style));
        }
        runs.push(Span::styled(message.text.as_str(), view.style()));
        sheet.hung(lead, runs);
    }
    "Messages".to_owned()
}
