//! A wizard over the small knowledge base, with work in every state, drawn into a screen of text.

use std::path::Path;

use exlync::catalogue::{
    Catalogue, ChoiceId, CommandId, QuestionId, Reference, ValueId, read_folder,
};
use exlync::plan::{Plan, Tally, resolve};
use exlync::session::{Answer, Given, Mark, MarkEntry, MarkState, Session};
use exlync::tui::{Drawn, Lookup, Screen, draw};
use exlync::wizard::{Deployment, Found, Look, Page, Summary, Wizard};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

/// The knowledge base of the tests.
pub(crate) fn knowledge() -> (Catalogue, Reference) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/catalogue");
    read_folder(&folder).unwrap()
}

/// Thursday afternoon.
pub(crate) fn now() -> Timestamp {
    "2026-11-05T14:30:00Z".parse().unwrap()
}

/// A hybrid in which something of everything has happened.
pub(crate) fn session(catalogue: &Catalogue) -> Session {
    let mut session = Session {
        title: "Contoso rollout".to_owned(),
        created: Some("2026-10-20T08:00:00Z".parse().unwrap()),
        changed: Some("2026-11-02T14:02:00Z".parse().unwrap()),
        ..Session::default()
    };
    for (question, choice) in [
        ("exchange", "hybrid"),
        ("lync", "hybrid"),
        ("exchange-version", "2013"),
    ] {
        let answer = Answer::One(ChoiceId::new(choice));
        session.answers.insert(QuestionId::new(question), answer);
    }
    for (value, text) in [
        ("smtp-domain", "contoso.com"),
        ("pool-fqdn", "lyncpool01.contoso.local"),
        ("access-edge-ip", "203.0.113.999"),
        ("user-sip", "cammie@contoso.com"),
    ] {
        session
            .values
            .insert(ValueId::new(value), Given::Text(text.to_owned()));
    }
    let list = |texts: &[&str]| Given::List(texts.iter().map(|own| (*own).to_owned()).collect());
    session.values.insert(
        ValueId::new("sip-domains"),
        list(&["contoso.com", "fabrikam.com"]),
    );
    session
        .values
        .insert(ValueId::new("exchange-servers"), list(&["mbx01", "mbx02"]));
    marks(catalogue, &mut session);
    session
}

fn marks(catalogue: &Catalogue, session: &mut Session) {
    let plan = resolve(catalogue, session);
    for (id, state, note) in [
        ("dns-records.edge-address@contoso.com", MarkState::Done, ""),
        (
            "dns-records.edge-address@fabrikam.com",
            MarkState::Delegated,
            "the DNS team",
        ),
        (
            "access-edge-federation.allow-federation",
            MarkState::Done,
            "",
        ),
        (
            "access-edge-federation.check-federation",
            MarkState::Verified,
            "",
        ),
        ("exchange-online-provider.add-provider", MarkState::Done, ""),
        (
            "email-addresses.add-address",
            MarkState::Skipped,
            "done by the HR system",
        ),
        (
            "email-addresses.find-mailbox",
            MarkState::Skipped,
            "done by the HR system",
        ),
        (
            "email-addresses.find-user",
            MarkState::Skipped,
            "done by the HR system",
        ),
        ("verify-integration.find-pilot", MarkState::Waiting, ""),
        ("verify-integration.sign-in", MarkState::Waiting, ""),
    ] {
        let text = preview(&plan, id);
        // The provider was added before its proxy was known.
        let text = text.replace("exap.um.outlook.com", "exap.um.example.com");
        let waits = state == MarkState::Waiting;
        let mark = Mark {
            state,
            at: now() - SignedDuration::from_hours(72),
            text,
            note: note.to_owned(),
            until: waits.then(|| now() + SignedDuration::from_mins(90)),
        };
        session
            .marks
            .insert(CommandId::new(id), MarkEntry::Known(mark));
    }
    session.notes.insert(
        CommandId::new("exchange-online-provider.add-provider"),
        "asked Microsoft about the proxy, case 4711".to_owned(),
    );
}

fn preview(plan: &Plan<'_>, id: &str) -> String {
    let steps = plan.steps.iter();
    let mut commands = steps.flat_map(|own| own.commands.iter().chain(&own.verify));
    let found = commands.find(|own| own.id == *id);
    found
        .unwrap_or_else(|| panic!("no command `{id}`"))
        .worded
        .preview
        .clone()
}

/// A wizard with that session open, and three others kept.
pub(crate) fn wizard(catalogue: &Catalogue) -> Wizard<'_> {
    let mut wizard = Wizard::new(catalogue, TimeZone::UTC, Look::default());
    let open = session(catalogue);
    let online = Session {
        changed: Some("2026-08-01T09:00:00Z".parse().unwrap()),
        answers: [("exchange", "online"), ("lync", "server")]
            .map(|(own, choice)| (QuestionId::new(own), Answer::One(ChoiceId::new(choice))))
            .into(),
        ..Session::default()
    };
    let found = [
        ("contoso", Ok(open.clone())),
        ("fabrikam", Ok(online)),
        ("empty", Ok(Session::default())),
        ("torn", Err("`torn.toml`, line 3: a string is not closed\nhint: mend the line, or put the file aside".to_owned())),
    ];
    for (name, session) in found {
        let summary = session.as_ref().map(|own| {
            let plan = resolve(catalogue, own);
            let tally = Tally::of(&plan, own, now());
            let scenario = plan.title;
            Summary { scenario, tally }
        });
        let name = name.parse().unwrap();
        wizard.sessions.summaries.push(summary.unwrap_or_default());
        wizard.sessions.found.push(Found {
            name,
            session,
            notice: None,
        });
    }
    wizard.deployment = Some(Deployment::new(catalogue, "contoso".parse().unwrap(), open));
    wizard.clipboard = "OSC 52";
    wizard.page = Page::Steps;
    wizard
}

/// A screen after it was drawn.
pub(crate) struct Drawing {
    pub(crate) drawn: Drawn,
    pub(crate) buffer: Buffer,
    pub(crate) cursor: Option<Position>,
}

pub(crate) fn drawing(
    wizard: &Wizard<'_>,
    reference: &Reference,
    width: u16,
    height: u16,
) -> Drawing {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    let lookup = Lookup::of(reference.clone());
    let screen = Screen {
        wizard,
        lookup: &lookup,
        now: now(),
    };
    let mut drawn = Drawn::default();
    let buffer = terminal
        .draw(|frame| drawn = draw(&screen, frame))
        .unwrap()
        .buffer
        .clone();
    let shown = terminal.backend().cursor_visible();
    let cursor = shown.then(|| terminal.get_cursor_position().unwrap());
    Drawing {
        drawn,
        buffer,
        cursor,
    }
}

/// The rows of a screen as text; where the terminal's cursor is, stands in the last line.
pub(crate) fn text(drawing: &Drawing) -> String {
    let mut out = rows(&drawing.buffer).join("\n");
    let cursor = drawing.cursor.map(|own| format!("{},{}", own.x, own.y));
    out.push_str(&format!("\ncursor: {}", cursor.unwrap_or_default()));
    out
}

pub(crate) fn rows(buffer: &Buffer) -> Vec<String> {
    let area = buffer.area;
    (area.top()..area.bottom())
        .map(|y| {
            let mut row = String::new();
            let mut skip = 0;
            for x in area.left()..area.right() {
                let symbol = buffer.cell((x, y)).unwrap().symbol();
                if skip == 0 {
                    row.push_str(symbol);
                    skip = unicode_width::UnicodeWidthStr::width(symbol);
                }
                skip = skip.saturating_sub(1);
            }
            row.trim_end().to_owned()
        })
        .collect()
}
