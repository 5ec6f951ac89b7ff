//! How long the engine takes: decoding the knowledge base, planning, comparing, exporting, loading a session.
//! `cargo bench` runs them.

use divan::{Bencher, black_box};
use exlync::catalogue::{Catalogue, ChoiceId, QuestionId};
use exlync::plan::resolve;
use exlync::session::{Answer, Session, read_answers};
use exlync::{export, plan, session};

fn main() {
    divan::main();
}

const ANSWERS: &str = include_str!("../examples/exchange-hybrid-skype-hybrid.toml");

fn deployment() -> (Catalogue, Session) {
    let catalogue = exlync::embedded_catalogue().expect("the build embedded it");
    let session = read_answers(ANSWERS, "the example", &catalogue).expect("the example is right");
    (catalogue, session)
}

#[divan::bench]
fn catalogue_decode() -> Catalogue {
    exlync::embedded_catalogue().expect("the build embedded it")
}

#[divan::bench]
fn plan(bencher: Bencher<'_, '_>) {
    let (catalogue, session) = deployment();
    bencher.bench(|| resolve(&catalogue, black_box(&session)).steps.len());
}

/// What the wizard does at each move of the cursor over the choices of a question: beside the plan.
#[divan::bench]
fn difference(bencher: Bencher<'_, '_>) {
    let (catalogue, session) = deployment();
    let mut other = session.clone();
    let choice = Answer::One(ChoiceId::new("server"));
    other.answers.insert(QuestionId::new("lync"), choice);
    let (before, after) = (resolve(&catalogue, &session), resolve(&catalogue, &other));
    bencher.bench(|| plan::difference(black_box(&before), &after).needs.len());
}

#[divan::bench]
fn matrix(bencher: Bencher<'_, '_>) {
    let (catalogue, session) = deployment();
    bencher.bench(|| plan::matrix(&catalogue, black_box(&session)).rows.len());
}

#[divan::bench]
fn export_json(bencher: Bencher<'_, '_>) {
    let (catalogue, session) = deployment();
    let plan = resolve(&catalogue, &session);
    bencher.bench(|| export::json(black_box(&plan)));
}

#[divan::bench]
fn export_text(bencher: Bencher<'_, '_>) {
    let (catalogue, session) = deployment();
    let plan = resolve(&catalogue, &session);
    bencher.bench(|| export::text(black_box(&plan)));
}

#[divan::bench]
fn export_scripts(bencher: Bencher<'_, '_>) {
    let (catalogue, session) = deployment();
    let plan = resolve(&catalogue, &session);
    bencher.bench(|| export::scripts(black_box(&plan), &session));
}

#[divan::bench]
fn session_load(bencher: Bencher<'_, '_>) {
    let (_, session) = deployment();
    let text = session::write(&session);
    bencher.bench(|| session::read(black_box(&text), "a session").expect("it was just written"));
}
