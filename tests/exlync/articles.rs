//! Every pairing of mailboxes and Lync plans what KB 2614242 and KB 2614614 say of it.

use exlync::catalogue::{ChoiceId, Need};
use exlync::plan::{Plan, resolve};

use crate::articles_table::{ALL, Articles};
use crate::scenarios::{answered, catalogue};

pub(crate) const LYNC: [&str; 3] = ["server", "hybrid", "online"];
const SYNC: [&str; 4] = ["none", "entra-connect", "cloud-sync", "dirsync"];

/// The steps whose traffic passes the Edge.
const OVER_THE_EDGE: [&str; 4] = [
    "access-edge-federation",
    "hybrid-provider",
    "tenant-sip-sharing",
    "exchange-online-provider",
];

/// Plans a deployment of the articles' own versions, with these answers beside.
pub(crate) fn planned(
    exchange: &str,
    lync: &str,
    others: &[(&str, &str)],
    then: impl FnOnce(&Plan<'_>),
) {
    let catalogue = catalogue();
    let versions = [("exchange-version", "2013"), ("lync-version", "lync-2013")];
    let pairing = [("exchange", exchange), ("lync", lync)];
    let answers = [&pairing, &versions, others].concat();
    then(&resolve(&catalogue, &answered(&answers)));
}

/// The cells of a table for one deployment: name of the row, cell, where the article says so.
pub(crate) fn column<'a>(
    table: &'a str,
    lync: &str,
    sync: &str,
) -> Vec<(&'a str, &'a str, &'a str)> {
    let mut lines = table.lines().filter(|line| !line.is_empty());
    let cells = |line: &'a str| -> Vec<&'a str> {
        let inner = line.trim_start_matches("| ").trim_end_matches('|');
        inner.split(" | ").map(str::trim).collect()
    };
    let header = cells(lines.next().unwrap());
    let own = format!("{lync}, {sync}");
    let place = header.iter().position(|name| *name == own);
    let place = place.or_else(|| header.iter().position(|name| *name == lync));
    lines
        .map(|line| {
            let cells = cells(line);
            assert_eq!(cells.len(), header.len(), "{line}");
            (cells[0], cells[place.unwrap()], cells[header.len() - 1])
        })
        .collect()
}

/// Holds a table against all 36 combinations of mailboxes, Lync and synchronization.
fn compare(
    table: fn(&Articles) -> &'static str,
    rows: usize,
    found: impl Fn(&Plan<'_>, &str) -> String,
) {
    let mut compared = 0;
    let mut differences = Vec::new();
    for articles in &ALL {
        for (lync, sync) in LYNC.iter().flat_map(|lync| SYNC.map(|sync| (*lync, sync))) {
            let deployment = format!("{} x {lync} x {sync}", articles.exchange);
            let given = [("directory-sync", sync)];
            planned(articles.exchange, lync, &given, |plan| {
                for (row, expected, place) in column(table(articles), lync, sync) {
                    compared += 1;
                    let found = found(plan, row);
                    if found != expected {
                        let both = format!("`{found}`, by the articles `{expected}`");
                        differences.push(format!("{deployment}: {row} is {both} ({place})"));
                    }
                }
            });
        }
    }
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
    assert_eq!(compared, 36 * rows);
}

pub(crate) fn need(plan: &Plan<'_>, step: &str) -> Need {
    plan.step(step)
        .unwrap_or_else(|| panic!("no `{step}`"))
        .need
}

#[test]
fn every_step_has_the_need_that_the_articles_give_it() {
    compare(
        |articles| articles.needs,
        19,
        |plan, step| need(plan, step).as_str().to_owned(),
    );
}

#[test]
fn every_feature_begins_with_the_step_that_the_articles_name() {
    compare(
        |articles| articles.unlocked_by,
        8,
        |plan, feature| {
            let unlocking = plan
                .steps
                .iter()
                .filter(|own| own.unlocks.iter().any(|id| **id == feature));
            let mut steps: Vec<&str> = unlocking.map(|own| own.step.id.as_str()).collect();
            steps.sort_unstable();
            if steps.is_empty() {
                "-".to_owned()
            } else {
                steps.join(" + ")
            }
        },
    );
}

#[test]
fn every_feature_is_supported_as_the_articles_tables_print_it() {
    compare(
        |articles| articles.support,
        8,
        |plan, feature| {
            let mut features = plan.features.iter();
            let planned = features.find(|own| own.feature.id == feature).unwrap();
            planned.support.as_str().to_owned()
        },
    );
}

#[test]
fn every_pairing_is_supported_as_the_articles_summaries_say() {
    compare(
        |articles| articles.scenario,
        1,
        |plan, _| plan.support.unwrap().as_str().to_owned(),
    );
}

#[test]
fn a_limited_feature_says_for_whom() {
    for articles in &ALL {
        for lync in LYNC {
            planned(articles.exchange, lync, &[], |plan| {
                for own in &plan.features {
                    let limited = own.support.as_str() == "limited";
                    assert!(!limited || !own.note.is_empty(), "{}", own.feature.id);
                }
            });
        }
    }
}

#[test]
fn reasons_name_the_article_and_its_step() {
    let given = "
        on-premises x server: office365-trust by kb-2614242, step 6
        on-premises x online: partner-applications by kb-2614242, step 4
        on-premises x online: owa-instant-messaging by kb-2614242, step 5
        on-premises x online: office365-trust by kb-2614242, step 6
        online x online: exchange-online-provider by kb-2614614, step 1
        online x server: partner-applications by kb-2614614, step 6
        hybrid x server: office365-trust by kb-2614614, step 7";
    for line in given.trim().lines().map(str::trim) {
        let (pairing, reason) = line.split_once(": ").unwrap();
        let (exchange, lync) = pairing.split_once(" x ").unwrap();
        let (step, place) = reason.split_once(" by ").unwrap();
        let (article, part) = place.split_once(", ").unwrap();
        planned(exchange, lync, &[], |plan| {
            let rule = &plan.step(step).unwrap().because[0].rule;
            assert_eq!(rule.source, article, "{line}");
            assert!(rule.part.contains(part), "{line}, not {}", rule.part);
        });
    }
}

#[test]
fn a_step_without_work_changes_nothing() {
    for articles in &ALL {
        for lync in LYNC {
            planned(articles.exchange, lync, &[], |plan| {
                let idle = plan.steps.iter().filter(|own| !own.need.is_to_do());
                for own in idle {
                    assert!(own.commands.is_empty(), "{}", own.step.id);
                    assert!(own.undo.is_empty(), "{}", own.step.id);
                }
            });
        }
    }
}

#[test]
fn without_a_federating_edge_its_steps_are_not_possible() {
    let mut impossible = 0;
    for articles in &ALL {
        for (lync, edge) in LYNC
            .iter()
            .flat_map(|lync| ["none", "no-federation"].map(|edge| (*lync, edge)))
        {
            planned(articles.exchange, lync, &[("edge", edge)], |plan| {
                for (step, usual, _) in column(articles.needs, lync, "entra-connect") {
                    if !OVER_THE_EDGE.contains(&step) {
                        continue;
                    }
                    let required = usual == "required";
                    impossible += usize::from(required);
                    let expected = if required { "not-possible" } else { usual };
                    let pairing = format!("{} x {lync}, edge {edge}", articles.exchange);
                    assert_eq!(need(plan, step).as_str(), expected, "{pairing}: {step}");
                }
            });
        }
    }
    // Three for on-premises x hybrid, two and four for each of hybrid and online, with two answers.
    assert_eq!(impossible, 2 * (3 + 2 * (2 + 4)));
}

#[test]
fn no_synchronization_is_barred_with_a_reason_where_the_articles_require_it() {
    for articles in &ALL {
        for lync in LYNC {
            planned(
                articles.exchange,
                lync,
                &[("directory-sync", "none")],
                |plan| {
                    let pairing = format!("{} x {lync}", articles.exchange);
                    let mut asked = plan.scenario.asked.iter();
                    let asked = asked.find(|own| own.question.id == "directory-sync");
                    if pairing == "on-premises x server" {
                        assert!(asked.is_none(), "{pairing}: nothing is online");
                        return;
                    }
                    let asked = asked.unwrap();
                    let none = asked.offers.iter().find(|own| own.choice.id == "none");
                    let reason = none.unwrap().barred.clone();
                    let required = need(plan, "directory-sync") == Need::Required;
                    assert_eq!(reason.is_some(), required, "{pairing}");
                    assert!(
                        reason.is_none_or(|text| text.contains("require")),
                        "{pairing}"
                    );
                    let acting = if required { "entra-connect" } else { "none" };
                    assert_eq!(asked.acting, [ChoiceId::new(acting)]);
                },
            );
        }
    }
}
