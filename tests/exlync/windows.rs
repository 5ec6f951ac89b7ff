//! Windows of every size, hostile text, colours, and how little is sent for a small move.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use exlync::catalogue::{Catalogue, Reference, ValueId};
use exlync::session::{Given, Session};
use exlync::tui::{Lookup, Screen, draw};
use exlync::wizard::{
    Ask, Confirm, CopyWay, Deployment, Field, Look, Overlay, Page, Palette, Pane, Text, ThemeName,
    Wizard,
};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use ratatui::{Terminal, TerminalOptions, Viewport};
use unicode_width::UnicodeWidthStr;

use super::stage::{drawing, knowledge, now, rows, text, wizard};

/// A wizard for every drawing that there is.
fn everything(catalogue: &Catalogue) -> Vec<Wizard<'_>> {
    let mut found = Vec::new();
    for page in Page::ALL {
        let mut own = wizard(catalogue);
        own.page = page;
        found.push(own.clone());
        own.deployment = None;
        own.sessions.found.clear();
        found.push(own.clone());
        let empty = Deployment::new(catalogue, "empty".parse().unwrap(), Session::default());
        own.deployment = Some(empty);
        found.push(own);
    }
    for pane in [Pane::Card, Pane::Ledger] {
        let mut own = wizard(catalogue);
        own.steps.pane = pane;
        own.steps.block = 4;
        found.push(own);
    }
    let mut own = wizard(catalogue);
    own.page = Page::Values;
    own.values.editing = Some(Field::with("sip.contoso.com"));
    found.push(own);
    let mut own = wizard(catalogue);
    own.page = Page::Export;
    own.export.cursor = 2;
    own.export.editing = Some(Field::with("D:\\runbooks"));
    found.push(own);
    for overlay in overlays() {
        let mut own = wizard(catalogue);
        own.overlay = Some(overlay);
        found.push(own);
    }
    found
}

fn overlays() -> Vec<Overlay> {
    let reading = |text| Overlay::Text { text, scroll: 3 };
    vec![
        reading(Text::Help),
        reading(Text::Keys),
        reading(Text::Log),
        reading(Text::Raw {
            title: "A command".to_owned(),
            text: "Get-CsUser".to_owned(),
        }),
        Overlay::Prompt {
            ask: Ask::Import,
            field: Field::with("C:\\answers.toml"),
            fault: Some("there is no such file".to_owned()),
        },
        Overlay::Search {
            field: Field::with("edge"),
        },
        Overlay::Palette(Palette {
            field: Field::default(),
            cursor: 0,
            hits: Vec::new(),
        }),
        Overlay::Confirm(Confirm::LeaveUnsaved("the disk is full".to_owned())),
        Overlay::CopyMenu {
            ways: vec![CopyWay {
                title: "This command".to_owned(),
                note: String::new(),
                job: Err("nothing to copy".to_owned()),
                shows: false,
            }],
            cursor: 0,
        },
    ]
}

#[test]
fn no_size_of_the_window_is_too_small_or_too_large() {
    let (catalogue, reference) = knowledge();
    let small = (1..=45).flat_map(|width| (1..=14).map(move |height| (width, height)));
    let large = [1, 39, 40, 79, 80, 81, 109, 110, 160, 300]
        .into_iter()
        .flat_map(|width| {
            [1, 11, 12, 23, 24, 25, 27, 28, 50, 100].map(move |height| (width, height))
        });
    let sizes: Vec<(u16, u16)> = small.chain(large).collect();
    for wizard in everything(&catalogue) {
        for (width, height) in &sizes {
            let own = drawing(&wizard, &reference, *width, *height);
            let area = Rect::new(0, 0, *width, *height);
            for (hit, target) in &own.drawn.hits {
                assert_eq!(
                    hit.intersection(area),
                    *hit,
                    "{target:?} in {width}x{height}"
                );
            }
        }
    }
}

#[test]
fn a_window_that_is_too_small_says_what_is_needed_and_what_is_there() {
    let (catalogue, reference) = knowledge();
    let own = text(&drawing(&wizard(&catalogue), &reference, 39, 12));
    assert!(own.contains("Needed: 40x12. Now: 39x12."), "{own}");
    let own = text(&drawing(&wizard(&catalogue), &reference, 40, 12));
    assert!(!own.contains("Needed"), "{own}");
}

#[test]
fn as_many_parts_stand_side_by_side_as_the_window_holds() {
    let (catalogue, reference) = knowledge();
    for (size, panes) in [
        ((79, 40), 1),
        ((100, 23), 1),
        ((80, 24), 2),
        ((109, 24), 2),
        ((110, 24), 3),
    ] {
        let own = drawing(&wizard(&catalogue), &reference, size.0, size.1);
        assert_eq!(own.drawn.extents.panes, panes, "{size:?}");
    }
}

#[test]
fn a_narrow_window_shows_the_part_that_has_the_keys() {
    let (catalogue, reference) = knowledge();
    let mut wizard = wizard(&catalogue);
    wizard.steps.step = 2;
    for (name, pane) in [
        ("list", Pane::List),
        ("card", Pane::Card),
        ("ledger", Pane::Ledger),
    ] {
        wizard.steps.pane = pane;
        let own = text(&drawing(&wizard, &reference, 60, 18));
        insta::assert_snapshot!(format!("narrow-{name}"), own);
    }
}

#[test]
fn everything_in_ascii_is_ascii() {
    let (catalogue, reference) = knowledge();
    for mut wizard in everything(&catalogue) {
        wizard.look.ascii = true;
        for (width, height) in [(30, 8), (50, 20), (80, 24), (130, 40)] {
            let own = text(&drawing(&wizard, &reference, width, height));
            assert!(own.is_ascii(), "{own}");
        }
    }
}

#[test]
fn hostile_text_neither_reaches_the_terminal_nor_breaks_a_border() {
    // Given text with escape sequences, turned writing, wide and combining characters
    let (catalogue, reference) = knowledge();
    let bad = "\u{1b}[2J\u{202e}e\u{301}日本語日本語\u{9b}31m\u{2066}\u{7}";
    let mut wizard = wizard(&catalogue);
    let mut session = wizard.deployment.as_ref().unwrap().session().clone();
    session.title = bad.to_owned();
    session
        .values
        .insert(ValueId::new("access-edge-ip"), Given::Text(bad.repeat(9)));
    for note in session.notes.values_mut() {
        *note = bad.repeat(5);
    }
    wizard.sessions.found[0].session = Ok(session.clone());
    wizard.sessions.found[3].session = Err(bad.to_owned());
    let own = Deployment::new(&catalogue, "contoso".parse().unwrap(), session);
    wizard.deployment = Some(own);
    wizard.steps.step = 2;
    wizard.values.cursor = 3;

    // When the pages that show it are drawn
    for page in [Page::Sessions, Page::Values, Page::Steps] {
        wizard.page = page;
        for cursor in [0, 3] {
            wizard.sessions.cursor = cursor;
            let own = drawing(&wizard, &reference, 80, 24);

            // Then no such character is on the screen, and the rule between the parts is whole
            let shown = rows(&own.buffer);
            for c in shown.iter().flat_map(|row| row.chars()) {
                let harmless = !c.is_control()
                    && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
                assert!(harmless, "{c:?}");
            }
            for row in &shown[3..22] {
                assert!(row.contains('│'), "{page:?}: {row}");
                assert!(row.width() <= 80);
            }
            let columns: Vec<Option<usize>> = shown[3..22]
                .iter()
                .map(|row| row.split_once('│').map(|(left, _)| left.width()))
                .collect();
            assert!(
                columns.windows(2).all(|two| two[0] == two[1]),
                "{page:?}: {columns:?}"
            );
        }
    }
}

#[test]
fn the_last_row_tells_how_the_work_stands() {
    let (catalogue, reference) = knowledge();
    let own = text(&drawing(&wizard(&catalogue), &reference, 80, 24));
    assert!(
        own.contains("1/6 done | 1 skipped | 1 verified | 1 stale | saved | clipboard: OSC 52"),
        "{own}"
    );
}

#[test]
fn what_is_selected_is_reversed_and_marked_and_has_the_cursor() {
    let (catalogue, reference) = knowledge();
    for theme in ThemeName::ALL {
        let mut wizard = wizard(&catalogue);
        wizard.look.theme = theme;
        wizard.steps.step = 2;
        let own = drawing(&wizard, &reference, 80, 24);
        let cursor = own.cursor.unwrap();
        assert_eq!((cursor.x, cursor.y), (0, 5), "{theme:?}");
        assert_eq!(own.buffer[(0, 5)].symbol(), ">", "{theme:?}");
        let reversed = |x: u16, y: u16| own.buffer[(x, y)].modifier.contains(Modifier::REVERSED);
        assert!(reversed(8, 5), "{theme:?}");
        assert!(!reversed(8, 4) && !reversed(8, 6), "{theme:?}");
    }
}

#[test]
fn mono_has_no_colour_and_the_default_keeps_the_background() {
    let (catalogue, reference) = knowledge();
    for mut wizard in everything(&catalogue) {
        for theme in ThemeName::ALL {
            wizard.look = Look {
                theme,
                ..Look::default()
            };
            let own = drawing(&wizard, &reference, 120, 40);
            for cell in own.buffer.content() {
                let plain = cell.fg == Color::Reset && cell.bg == Color::Reset;
                let palette = |own: Color| !matches!(own, Color::Rgb(..) | Color::Indexed(_));
                assert!(palette(cell.fg) && palette(cell.bg), "{theme:?}");
                match theme {
                    ThemeName::Mono => {
                        assert!(plain && !cell.modifier.contains(Modifier::DIM));
                    }
                    ThemeName::Default | ThemeName::Light => assert_eq!(cell.bg, Color::Reset),
                    ThemeName::HighContrast => assert_eq!(cell.bg, Color::Black),
                }
            }
        }
    }
}

/// What a terminal is sent.
#[derive(Clone, Default)]
struct Sent(Arc<Mutex<Vec<u8>>>);

impl Write for Sent {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_move_in_a_list_sends_little() {
    let (catalogue, reference): (Catalogue, Reference) = knowledge();
    let sent = Sent::default();
    let area = Rect::new(0, 0, 79, 40);
    let viewport = Viewport::Fixed(area);
    let backend = CrosstermBackend::new(sent.clone());
    let mut terminal = Terminal::with_options(backend, TerminalOptions { viewport }).unwrap();
    let lookup = Lookup::of(reference);
    let mut wizard = wizard(&catalogue);
    let mut sizes = Vec::new();
    for step in 0..4 {
        wizard.steps.step = step;
        sent.0.lock().unwrap().clear();
        let screen = Screen {
            wizard: &wizard,
            lookup: &lookup,
            now: now(),
        };
        let mut extents = None;
        terminal
            .draw(|frame| extents = Some(draw(&screen, frame).extents))
            .unwrap();
        wizard.measured(extents.unwrap());
        sizes.push(sent.0.lock().unwrap().len());
    }
    assert!(
        sizes[0] > 600,
        "the first drawing sends the screen: {sizes:?}"
    );
    assert!(sizes[1..].iter().all(|own| *own <= 600), "{sizes:?}");
}
