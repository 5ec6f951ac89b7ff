//! Where the commands that follow are done: the shell, how to open it, the machine, whose work it is.

use ratatui::text::Span;

use super::Card;
use crate::plan::Form;
use crate::tui::widgets::{Sheet, cell_width};
use crate::wizard::Part;

impl<'c> Card<'c> {
    pub(super) fn place(self, part: Part, index: usize, sheet: &mut Sheet<'c>) {
        let view = self.view;
        let Some(planned) = part.commands(self.planned).get(index) else {
            return;
        };
        let own = planned.command;
        let title = if index == 0 { part.title() } else { "Then" };
        let rest = sheet.width().saturating_sub(cell_width(title) + 1);
        sheet.line(vec![
            Span::styled(title, view.theme.heading),
            Span::styled(
                format!(" {}", view.glyphs.horizontal.repeat(rest)),
                view.theme.border,
            ),
        ]);
        let whose = view.dim(format!(" ({})", own.role.in_words()));
        if planned.form() != Form::PowerShell {
            let machine = format!("By hand, on {}", own.machine.in_words());
            return sheet.runs(vec![Span::raw(machine), whose]);
        }
        let shell = self.plan.shell_name(&own.shell);
        let machine = planned.host().unwrap_or(own.machine.in_words());
        sheet.runs(vec![
            Span::styled(shell, view.theme.title),
            Span::raw(format!(" on {machine}")),
            whose,
        ]);
        let open = self.plan.shell_open(&own.shell);
        if !open.is_empty() {
            sheet.labelled(view.dim("Open"), vec![view.dim(open)]);
        }
        if let Some(connect) = self.plan.shell_connect(&own.shell) {
            sheet.labelled(
                view.dim("Connect"),
                vec![Span::styled(connect, view.theme.command)],
            );
        }
    }
}
