//! Where sources disagree or are wrong, as a person reads it and for other programs; on a card, and as a list.

use serde_json::{Value as Json, json};

use super::block::{capitalized, closed, count, paragraph};
use super::text::heading;
use super::{cite, json};
use crate::catalogue::{Catalogue, Citation, Dispute, Erratum, Placed, Reading};
use crate::plan::Plan;

/// `KB 2614242, step 6 (2014-07-02, revision 19.0)`: who says it, and when.
#[must_use]
pub(crate) fn said_by(catalogue: &Catalogue, own: &Reading) -> String {
    let source = cite::short(catalogue, &own.source, &own.part);
    let article = catalogue.article(own.source.as_str());
    let dated = article.map_or("", |own| own.dated.as_str());
    let dated = if dated.is_empty() { "undated" } else { dated };
    format!("{source} ({dated})")
}

/// `Taken: ... Because: ...`
#[must_use]
pub(crate) fn taken(own: &Dispute) -> String {
    format!(
        "{} Because: {}",
        closed(&capitalized(&own.taken)),
        closed(&own.why)
    )
}

/// Who printed an error.
#[must_use]
pub(crate) fn printed_by(catalogue: &Catalogue, own: &Erratum) -> String {
    cite::named(catalogue, &own.source, &own.part)
}

/// A dispute at 80 columns.
pub(super) fn dispute(out: &mut String, catalogue: &Catalogue, own: &Dispute, indent: &str) {
    let topic = closed(&capitalized(&own.topic));
    paragraph(out, indent, &format!("Sources disagree: {topic}"));
    for reading in &own.readings {
        let source = said_by(catalogue, reading);
        paragraph(
            out,
            &format!("{indent}  - "),
            &format!("{source}: {}", closed(&reading.says)),
        );
    }
    let text = format!("Taken: {}", taken(own));
    paragraph(out, &format!("{indent}  "), &text);
}

/// An error of a source at 80 columns.
pub(super) fn erratum(out: &mut String, catalogue: &Catalogue, own: &Erratum, indent: &str) {
    let source = printed_by(catalogue, own);
    let printed = closed(&own.printed);
    paragraph(out, indent, &format!("Wrong in {source}: {printed}"));
    let cited = cite::behind(catalogue, &own.sources);
    let right = format!("Right: {}{cited}", closed(&own.right));
    paragraph(out, &format!("{indent}  "), &right);
}

/// The list of all of them, or of those that apply.
#[must_use]
pub fn text(catalogue: &Catalogue, disputes: &[&Dispute], errata: &[&Erratum]) -> String {
    let mut out = String::new();
    heading(&mut out, "Where sources disagree");
    for own in disputes {
        dispute(&mut out, catalogue, own, "");
        place(&mut out, &shown_on(&own.steps, &own.features));
    }
    heading(&mut out, "Where a source is wrong");
    for own in errata {
        erratum(&mut out, catalogue, own, "");
        place(&mut out, &shown_on(&own.steps, &own.features));
    }
    let errors = match errata.len() {
        1 => "1 erratum".to_owned(),
        more => format!("{more} errata"),
    };
    let text = format!("{}, {errors}", count(disputes.len(), "dispute"));
    paragraph(&mut out, "", &text);
    out
}

fn place(out: &mut String, shown: &str) {
    paragraph(out, "  On: ", shown);
    out.push('\n');
}

/// Those that are about the scenario as a whole.
pub(super) fn general<T: Placed>(mut all: Vec<&T>) -> Vec<&T> {
    all.retain(|own| own.is_general());
    all
}

/// The steps and features that show it, by id.
fn shown_on<S: AsRef<str>, F: AsRef<str>>(steps: &[S], features: &[F]) -> String {
    let of = |one: &str, ids: Vec<&str>| match ids.len() {
        0 => None,
        1 => Some(format!("{one} {}", ids.join(", "))),
        _ => Some(format!("{one}s {}", ids.join(", "))),
    };
    let steps = of("step", steps.iter().map(AsRef::as_ref).collect());
    let features = of("feature", features.iter().map(AsRef::as_ref).collect());
    let all: Vec<String> = steps.into_iter().chain(features).collect();
    if all.is_empty() {
        return "the scenario as a whole".to_owned();
    }
    all.join("; ")
}

/// The same for other programs.
#[must_use]
pub fn document(catalogue: &Catalogue, disputes: &[&Dispute], errata: &[&Erratum]) -> String {
    json::pretty(&json!({
        "format": 1,
        "catalogue": { "version": catalogue.edition.version, "reviewed": catalogue.edition.reviewed },
        "disputes": disputes_json(catalogue, disputes),
        "errata": errata_json(catalogue, errata),
    }))
}

pub(super) fn disputes_json(catalogue: &Catalogue, all: &[&Dispute]) -> Vec<Json> {
    let objects = all.iter().map(|own| {
        let readings = own.readings.iter().map(|one| {
            let article = catalogue.article(one.source.as_str());
            json!({
                "says": one.says,
                "dated": article.map(|own| own.dated.as_str()).filter(|own| !own.is_empty()),
                "source": json::source(catalogue, &one.source, &one.part),
            })
        });
        json!({
            "id": own.id,
            "topic": own.topic,
            "steps": own.steps,
            "features": own.features,
            "readings": readings.collect::<Vec<_>>(),
            "taken": own.taken,
            "why": own.why,
        })
    });
    objects.collect()
}

pub(super) fn errata_json(catalogue: &Catalogue, all: &[&Erratum]) -> Vec<Json> {
    let objects = all.iter().map(|own| {
        json!({
            "id": own.id,
            "steps": own.steps,
            "features": own.features,
            "source": json::source(catalogue, &own.source, &own.part),
            "printed": own.printed,
            "right": own.right,
            "sources": json::sources(catalogue, &own.sources),
        })
    });
    objects.collect()
}

/// What all that is shown here rests on.
pub(super) fn cited(plan: &Plan<'_>) -> Vec<Citation> {
    let disputes = plan.disputes();
    let readings = disputes.iter().flat_map(|own| &own.readings);
    let readings = readings.map(|own| (&own.source, &own.part));
    let errata = plan.errata();
    let printed = errata.iter().map(|own| (&own.source, &own.part));
    let right = errata.iter().flat_map(|own| own.sources.iter().cloned());
    let both = readings.chain(printed).map(|(source, part)| Citation {
        source: source.clone(),
        part: part.clone(),
    });
    both.chain(right).collect()
}
