//! Draws the pages of the wizard into `docs/pictures/*.svg`, for the README: `cargo run --example pictures`.
//! With `--check` nothing is written, and a picture that is out of date is a failure.

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use exlync::catalogue::{Catalogue, QuestionId, ValueId};
use exlync::session::{read_answers, write_atomically};
use exlync::tui::{Lookup, Screen, draw};
use exlync::wizard::{Arrival, Effect, Event, Intent, Look, Opened, Page, Receipt, Target, Wizard};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

const WIDTH: u16 = 112;
const HEIGHT: u16 = 32;

/// The size of a cell in the picture, in pixels.
const CELL: (f32, f32) = (8.4, 18.0);

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> ExitCode {
    match pictures(std::env::args().any(|own| own == "--check")) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ =
                std::io::Write::write_fmt(&mut std::io::stderr(), format_args!("error: {error}\n"));
            ExitCode::FAILURE
        }
    }
}

fn pictures(only_check: bool) -> Outcome<()> {
    let catalogue = exlync::embedded_catalogue()?;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pictures");
    for (name, screen) in walk(&catalogue)? {
        let path = folder.join(format!("{name}.svg"));
        let picture = svg(&screen);
        if !only_check {
            write_atomically(&path, picture.as_bytes(), true)?;
            continue;
        }
        let kept = std::fs::read_to_string(&path)?.replace("\r\n", "\n");
        if kept != picture {
            return Err(format!(
                "docs/pictures/{name}.svg is out of date\nhint: `cargo run --example pictures` draws it anew"
            )
            .into());
        }
    }
    Ok(())
}

/// One deployment on its way, with a frame of each page.
fn walk(catalogue: &Catalogue) -> Outcome<Vec<(&'static str, Buffer)>> {
    let now: Timestamp = "2026-11-25T09:30:00Z".parse()?;
    let mut walk = Walk {
        wizard: Wizard::new(catalogue, TimeZone::UTC, Look::default()),
        lookup: Lookup::embedded(),
        now,
    };
    walk.wizard.clipboard = "clipboard";
    let text = include_str!("exchange-online-lync-server.toml");
    let mut session = read_answers(text, "the example", catalogue)?;
    session.values.remove("pool-fqdn");
    session.created = Some(now);
    walk.happens(Event::Opened(Ok(Box::new(Opened::new(
        "contoso".parse()?,
        session,
    )))));
    let mut frames = Vec::new();
    walk.happens(Event::Clicked(Target::Question(QuestionId::new("lync"))));
    walk.press(&[Intent::Down, Intent::Down]);
    walk.press(&[Intent::Up]);
    frames.push(("scenario", walk.frame()?));
    walk.happens(Event::Clicked(Target::Value(ValueId::new("pool-fqdn"))));
    walk.happens(Event::Paste("lyncpool01.contoso".to_owned()));
    frames.push(("values", walk.frame()?));
    walk.happens(Event::Paste(".local".to_owned()));
    walk.press(&[Intent::Accept, Intent::Back]);
    let provider = catalogue
        .steps
        .iter()
        .position(|own| own.id == "exchange-online-provider");
    let before = provider.ok_or("there is no provider step")?;
    for step in 0..before {
        walk.happens(Event::Clicked(Target::Step(step)));
        // The commands first, then the checks.
        for _ in 0..2 {
            walk.press(&[Intent::Done, Intent::Yes]);
            walk.wizard.overlay = None;
        }
    }
    walk.happens(Event::Clicked(Target::Step(before)));
    walk.press(&[Intent::Accept]);
    while walk
        .wizard
        .command()
        .is_some_and(|(_, own)| own.command.action.only_looks())
    {
        walk.press(&[Intent::Done]);
    }
    walk.press(&[Intent::Copy]);
    frames.push(("steps", walk.frame()?));
    walk.press(&[Intent::Open(Page::Features)]);
    walk.now = now.checked_add(jiff::SignedDuration::from_secs(60))?;
    walk.press(&[Intent::Down, Intent::Up]);
    frames.push(("features", walk.frame()?));
    walk.press(&[Intent::Open(Page::Export)]);
    frames.push(("export", walk.frame()?));
    Ok(frames)
}

struct Walk<'a> {
    wizard: Wizard<'a>,
    lookup: Lookup,
    now: Timestamp,
}

impl Walk<'_> {
    fn press(&mut self, intents: &[Intent]) {
        for intent in intents {
            self.happens(Event::Intent(*intent));
        }
    }

    /// What the threads do, they do at once and well.
    fn happens(&mut self, event: Event) {
        let mut effects = self.wizard.update(event, self.now);
        while let Some(effect) = effects.pop() {
            let event = match effect {
                Effect::Save { name, ticket, .. } => Event::Saved(Receipt {
                    name,
                    ticket,
                    outcome: Ok(self.now),
                    was_gone: false,
                    kept_aside: None,
                    taken_by: None,
                }),
                Effect::Copy(job) => Event::Copied(
                    job,
                    Ok(Arrival {
                        route: "clipboard".to_owned(),
                        confirmed: true,
                    }),
                ),
                _ => continue,
            };
            effects.extend(self.wizard.update(event, self.now));
        }
    }

    /// Draws twice: what the first drawing measured is known to the second, as on the terminal.
    fn frame(&mut self) -> Outcome<Buffer> {
        let mut terminal = Terminal::new(TestBackend::new(WIDTH, HEIGHT))?;
        for _ in 0..2 {
            let mut extents = None;
            terminal.draw(|frame| {
                let screen = Screen {
                    wizard: &self.wizard,
                    lookup: &self.lookup,
                    now: self.now,
                };
                extents = Some(draw(&screen, frame).extents);
            })?;
            self.wizard.measured(extents.unwrap_or_default());
        }
        Ok(terminal.backend().buffer().clone())
    }
}

fn svg(screen: &Buffer) -> String {
    let (width, height) = (f32::from(WIDTH) * CELL.0, f32::from(HEIGHT) * CELL.1);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {:.0} {:.0}\" font-family=\"ui-monospace, Consolas, \
         'DejaVu Sans Mono', monospace\" font-size=\"14\">\n<rect width=\"100%\" height=\"100%\" rx=\"6\" fill=\"#1e1e1e\"/>\n",
        width + 16.0,
        height + 16.0
    );
    for y in 0..HEIGHT {
        let mut x = 0;
        while x < WIDTH {
            let Some(first) = screen.cell((x, y)) else {
                break;
            };
            let looks = look(first);
            let mut text = String::new();
            let start = x;
            while let Some(cell) = screen.cell((x, y)).filter(|own| look(own) == looks) {
                text.push_str(cell.symbol());
                x += 1;
                if x == WIDTH {
                    break;
                }
            }
            run(&mut out, (start, y, x - start), &text, looks);
        }
    }
    out.push_str("</svg>\n");
    out
}

/// Foreground, background, bold, underlined.
type Looks = (Option<&'static str>, Option<&'static str>, bool, bool);

fn look(cell: &Cell) -> Looks {
    let mut pair = (colour(cell.fg), colour(cell.bg));
    if cell.modifier.contains(Modifier::REVERSED) {
        pair = (pair.1.or(Some("#1e1e1e")), pair.0.or(Some("#d4d4d4")));
    }
    if cell.modifier.contains(Modifier::DIM) {
        pair.0 = pair.0.or(Some("#8a8a8a"));
    }
    let bold = cell.modifier.contains(Modifier::BOLD);
    let underlined = cell.modifier.contains(Modifier::UNDERLINED);
    (pair.0, pair.1, bold, underlined)
}

fn colour(colour: Color) -> Option<&'static str> {
    Some(match colour {
        Color::Black => "#000000",
        Color::Red => "#cd3131",
        Color::Green => "#0dbc79",
        Color::Yellow => "#c9b458",
        Color::Blue => "#2472c8",
        Color::Magenta => "#bc3fbc",
        Color::Cyan => "#11a8cd",
        Color::Gray => "#b5b5b5",
        Color::DarkGray => "#8a8a8a",
        Color::LightRed => "#f14c4c",
        Color::LightGreen => "#23d18b",
        Color::LightYellow => "#f5f543",
        Color::LightBlue => "#3b8eea",
        Color::LightMagenta => "#d670d6",
        Color::LightCyan => "#29b8db",
        Color::White => "#e5e5e5",
        _ => return None,
    })
}

fn run(out: &mut String, (x, y, cells): (u16, u16, u16), text: &str, looks: Looks) {
    let (foreground, background, bold, underlined) = looks;
    let (left, top) = (f32::from(x) * CELL.0 + 8.0, f32::from(y) * CELL.1 + 8.0);
    let width = f32::from(cells) * CELL.0;
    if let Some(background) = background {
        let height = CELL.1;
        let _ = writeln!(
            out,
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"{background}\"/>"
        );
    }
    if text.trim().is_empty() {
        return;
    }
    let mut style = String::new();
    if bold {
        style.push_str(" font-weight=\"bold\"");
    }
    if underlined {
        style.push_str(" text-decoration=\"underline\"");
    }
    let escaped = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    let _ = writeln!(
        out,
        "<text x=\"{left:.1}\" y=\"{:.1}\" textLength=\"{width:.1}\" lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\" fill=\"{}\"{style}>{escaped}</text>",
        top + 13.5,
        foreground.unwrap_or("#d4d4d4"),
    );
}
