//! The state machine in a test: a session over the small knowledge base, keys as intents. Nothing is drawn here.

use std::path::Path;

use exlync::catalogue::{Catalogue, QuestionId, read_folder};
use exlync::plan::CommandState;
use exlync::session::{Answer, Session, SessionName, read};
use exlync::wizard::{
    Arrival, Block, CopyJob, Deployment, Effect, Event, Found, Intent, Look, Opened, Target,
    Wizard, blocks,
};
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// The knowledge base in miniature.
pub(crate) fn small_catalogue() -> Catalogue {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/catalogue");
    read_folder(&folder).unwrap().0
}

pub(crate) fn noon() -> Timestamp {
    "2026-11-25T12:00:00Z".parse().unwrap()
}

pub(crate) fn name(text: &str) -> SessionName {
    text.parse().unwrap()
}

/// A session over the small knowledge base, with these answers and values.
pub(crate) fn session(answers: &[(&str, &str)], values: &[(&str, &str)]) -> Session {
    let mut text = "format = 1\n[answers]\n".to_owned();
    for (id, choice) in answers {
        text.push_str(&format!("{id} = \"{choice}\"\n"));
    }
    text.push_str("[values]\n");
    for (id, value) in values {
        text.push_str(&format!("{id} = \"{value}\"\n"));
    }
    read(&text, "a test").unwrap()
}

/// The answers that make every step of the small knowledge base something to do.
pub(crate) const ON_PREMISES: [(&str, &str); 2] = [("exchange", "on-premises"), ("lync", "server")];

/// A wizard with a session open, as it stands after start.
pub(crate) fn opened(catalogue: &Catalogue, session: Session) -> Wizard<'_> {
    let mut wizard = Wizard::new(catalogue, TimeZone::UTC, Look::default());
    let found = vec![Found {
        name: name("contoso"),
        session: Ok(session.clone()),
        notice: None,
    }];
    wizard.update(Event::Listed(Ok(found)), noon());
    open(&mut wizard, session);
    wizard
}

pub(crate) fn open(wizard: &mut Wizard<'_>, session: Session) {
    let opened = Opened::new(name("contoso"), session);
    wizard.update(Event::Opened(Ok(Box::new(opened))), noon());
}

pub(crate) fn press(wizard: &mut Wizard<'_>, intents: &[Intent]) -> Vec<Effect> {
    intents
        .iter()
        .flat_map(|intent| wizard.update(Event::Intent(*intent), noon()))
        .collect()
}

pub(crate) fn type_in(wizard: &mut Wizard<'_>, text: &str) {
    wizard.update(Event::Paste(text.to_owned()), noon());
}

pub(crate) fn deployment<'w, 'a>(wizard: &'w Wizard<'a>) -> &'w Deployment<'a> {
    wizard.deployment.as_ref().unwrap()
}

pub(crate) fn said(wizard: &Wizard<'_>) -> String {
    wizard
        .messages
        .shown()
        .map(|own| own.text.clone())
        .unwrap_or_default()
}

pub(crate) fn answer(wizard: &Wizard<'_>, id: &str) -> Option<Answer> {
    deployment(wizard)
        .session()
        .answers
        .get(&QuestionId::new(id))
        .cloned()
}

pub(crate) fn state(wizard: &Wizard<'_>, id: &str) -> CommandState {
    let plan = deployment(wizard).plan();
    let step = plan.step(id.split_once('.').unwrap().0).unwrap();
    let all = step.commands.iter().chain(&step.verify).chain(&step.undo);
    let command = all.into_iter().find(|own| own.id.as_str() == id).unwrap();
    CommandState::of(command, deployment(wizard).session(), noon())
}

pub(crate) fn arrives(wizard: &mut Wizard<'_>, effects: &[Effect]) -> CopyJob {
    let [Effect::Copy(job)] = effects else {
        panic!("nothing was to be copied: {effects:?}")
    };
    let arrival = Arrival {
        route: "clipboard".to_owned(),
        confirmed: true,
    };
    wizard.update(Event::Copied(job.clone(), Ok(arrival)), noon());
    job.clone()
}

/// The cursor on a block of a step's card.
pub(crate) fn to_block(wizard: &mut Wizard<'_>, step: usize, wanted: Block) {
    wizard.update(Event::Clicked(Target::Step(step)), noon());
    let plan = deployment(wizard).plan();
    let place = blocks(plan.steps.get(step).unwrap())
        .into_iter()
        .position(|own| own == wanted);
    wizard.update(Event::Clicked(Target::Block(place.unwrap())), noon());
}

/// A session on the way: two values are there.
pub(crate) fn begun() -> Session {
    let values = [
        ("pool-fqdn", "pool.contoso.com"),
        ("exchange-servers", "mbx01"),
    ];
    session(&ON_PREMISES, &values)
}
