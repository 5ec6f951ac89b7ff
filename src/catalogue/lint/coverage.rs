//! Where the statements of the first texts are said to be, there is something.

use super::{Catalogue, Finding, Item, Pairing, Part, Reference, Step, Test};

pub(super) fn lint(parts: &[Part], catalogue: &Catalogue, reference: &Reference) -> Vec<Finding> {
    let mut found = Vec::new();
    for part in parts {
        for (index, own) in part.content.item.iter().enumerate() {
            let path = format!("item[{index}]");
            found.extend(faults(own).map(|message| part.finding(&path, message)));
            let lost = own
                .at
                .iter()
                .filter_map(|at| fault(at, catalogue, reference));
            found.extend(lost.map(|message| part.finding(&format!("{path}.at"), message)));
        }
    }
    found
}

fn faults(own: &Item) -> impl Iterator<Item = String> {
    let name = own.name();
    let few = |text: &str| text.split_whitespace().count() < 3;
    let silent = few(&own.says).then(|| format!("the item {name} says nothing"));
    let both = !own.at.is_empty() && !own.left_out.is_empty();
    let both = both.then(|| format!("the item {name} is said to be there and left out"));
    let why = !own.left_out.is_empty() && few(&own.left_out);
    let why = why.then(|| format!("the item {name} is left out without a reason"));
    [silent, both, why].into_iter().flatten()
}

/// What is wrong with a place.
fn fault(place: &str, catalogue: &Catalogue, reference: &Reference) -> Option<String> {
    let (kind, id) = place.split_once(' ').unwrap_or((place, ""));
    let is_there = match kind {
        "step" => catalogue.step(id).is_some(),
        "command" => command(catalogue, id, false),
        "retired" => command(catalogue, id, true),
        "feature" => catalogue.feature(id).is_some(),
        "value" => catalogue.value(id).is_some(),
        "article" => catalogue.article(id).is_some(),
        "shell" => catalogue.shell(id).is_some(),
        "gate" => catalogue.gate(id).is_some(),
        "lifecycle" => catalogue.lifecycle(id).is_some(),
        "dispute" => catalogue.disputes.iter().any(|own| own.id == id),
        "erratum" => catalogue.errata.iter().any(|own| own.id == id),
        "question" => catalogue.question(id).is_some(),
        "choice" => choice(catalogue, id.split_once('=')),
        "pairing" => pairing(catalogue, id.split_once(' ')),
        "cmdlet" => reference.cmdlet(id).is_some(),
        "parameter" => id.split_once(' ').is_some_and(|(cmdlet, name)| {
            let row = reference.cmdlet(cmdlet);
            row.is_some_and(|own| own.parameters.get(name).is_some())
        }),
        _ => return Some(format!("`{kind}` is no kind of place")),
    };
    (!is_there).then(|| format!("there is no {kind} `{id}`"))
}

fn command(catalogue: &Catalogue, id: &str, is_retired: bool) -> bool {
    let (step, command) = id.split_once('.').unwrap_or_default();
    let mut all = catalogue
        .step(step)
        .into_iter()
        .flat_map(Step::all_commands);
    all.any(|own| own.id == *command && own.retired.is_some() == is_retired)
}

fn choice(catalogue: &Catalogue, id: Option<(&str, &str)>) -> bool {
    let question = id.and_then(|(question, _)| catalogue.question(question));
    id.zip(question)
        .is_some_and(|((_, choice), own)| own.choice(choice).is_some())
}

/// A pairing of Exchange and Lync, by the answers to these two questions; others may narrow it.
fn pairing(catalogue: &Catalogue, id: Option<(&str, &str)>) -> bool {
    let Some((exchange, lync)) = id else {
        return false;
    };
    let asks = |own: &Pairing, question: &str, choice: &str| {
        let mut tests = own.when.tests.iter();
        tests.any(|(id, test)| {
            id == question
                && matches!(test, Test::OneOf(all) if all.iter().any(|own| own == choice))
        })
    };
    let mut all = catalogue.pairings.iter();
    all.any(|own| asks(own, "exchange", exchange) && asks(own, "lync", lync))
}
