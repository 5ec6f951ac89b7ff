//! The support tables of the two articles, whole, with the user's own rows marked.

use exlync::catalogue::{Catalogue, Mailbox, Support};
use exlync::plan::{Matrix, MatrixRow, matrix, resolve};
use exlync::session::Session;

use crate::articles::{LYNC, column};
use crate::articles_table::ALL;
use crate::scenarios::{answered, catalogue, fixture};

const VERSIONS: [(&str, &str); 2] = [("exchange-version", "2013"), ("lync-version", "lync-2013")];

fn titles<'m>(matrix: &'m Matrix<'_>) -> Vec<&'m str> {
    matrix.rows.iter().map(|own| own.title.as_str()).collect()
}

fn here<'m, 'a>(matrix: &'m Matrix<'a>) -> Vec<&'m MatrixRow<'a>> {
    matrix.rows.iter().filter(|own| own.here).collect()
}

fn cell(row: &MatrixRow<'_>, feature: &str) -> Support {
    let own = row.cells.iter().find(|(id, _)| **id == feature);
    own.unwrap_or_else(|| panic!("{} has no `{feature}`", row.title))
        .1
}

/// The cells that the articles print, held against the tables of a session.
fn compare(catalogue: &Catalogue, session: &Session) {
    let matrix = matrix(catalogue, session);
    let mut rows = matrix.rows.iter();
    for side in Mailbox::ALL {
        let articles = ALL.iter().find(|own| own.exchange == side.as_str());
        for lync in LYNC {
            let row = rows.next().unwrap();
            assert_eq!(row.title, format!("{}, Lync {lync}", side.title()));
            for (feature, expected, place) in column(articles.unwrap().support, lync, "") {
                let found = cell(row, feature).as_str();
                assert_eq!(found, expected, "{}: {feature} ({place})", row.title);
            }
            let article = match side {
                Mailbox::OnPremises => "KB 2614242",
                Mailbox::Online => "KB 2614614",
            };
            assert_eq!(row.article, article, "{}", row.title);
        }
    }
    assert!(rows.next().is_none());
}

#[test]
fn the_tables_are_those_of_the_articles_whatever_the_scenario_is() {
    // Given the versions that the articles name, in every scenario
    let catalogue = catalogue();
    for articles in &ALL {
        for lync in LYNC {
            let pairing = [("exchange", articles.exchange), ("lync", lync)];
            // Then both tables read as they are printed
            compare(&catalogue, &answered(&[pairing, VERSIONS].concat()));
        }
    }
}

#[test]
fn the_tables_are_there_before_the_pairing_is_answered() {
    // Given a session that has answered the versions alone, or the mailboxes alone
    let catalogue = catalogue();
    for pairing in [&[][..], &[("exchange", "hybrid")], &[("lync", "server")]] {
        let session = answered(&[&VERSIONS[..], pairing].concat());
        // Then the tables are whole, and no row is the user's
        compare(&catalogue, &session);
        assert!(here(&matrix(&catalogue, &session)).is_empty());
    }
}

#[test]
fn the_rows_of_the_user_say_what_the_ledger_says() {
    let catalogue = catalogue();
    for (exchange, sides) in [("on-premises", 1), ("online", 1), ("hybrid", 2)] {
        for lync in LYNC {
            // Given a scenario
            let session = answered(&[("exchange", exchange), ("lync", lync)]);
            let plan = resolve(&catalogue, &session);

            // When its rows are looked up
            let matrix = matrix(&catalogue, &session);
            let here = here(&matrix);

            // Then there is one for each side of the mailboxes, and together they give the ledger
            assert_eq!(here.len(), sides, "{exchange} x {lync}");
            for own in &plan.features {
                let mut found: Vec<Support> = here
                    .iter()
                    .map(|row| cell(row, own.feature.id.as_str()))
                    .collect();
                found.dedup();
                let joined = match found.as_slice() {
                    [both] => *both,
                    _ => Support::Limited,
                };
                assert_eq!(
                    joined, own.support,
                    "{exchange} x {lync}: {}",
                    own.feature.id
                );
            }
        }
    }
}

#[test]
fn an_older_version_is_told_in_every_row_that_has_it() {
    // Given Lync Server 2010, which no article's server-to-server trust reaches
    let catalogue = catalogue();
    let session = answered(&[
        ("lync", "server"),
        ("exchange-version", "2013"),
        ("lync-version", "lync-2010"),
    ]);

    // Then meetings fall away wherever users are on pools, and stay where none are
    let matrix = matrix(&catalogue, &session);
    let meetings = matrix.rows.iter().map(|row| cell(row, "owa-meetings"));
    let supported: Vec<bool> = meetings.map(|own| own == Support::Supported).collect();
    assert_eq!(supported, [false, false, false, false, false, true]);
}

#[test]
fn the_rows_of_other_pairings_do_not_change_with_the_answers() {
    // Given mailboxes in Exchange Online, so that no Exchange version was asked for
    let catalogue = catalogue();
    let own = [("exchange", "online"), ("lync", "server")];
    let others = |answers: &[(&str, &str)]| -> Vec<(String, Vec<Support>)> {
        let matrix = matrix(&catalogue, &answered(&[&own[..], answers].concat()));
        let rows = matrix
            .rows
            .into_iter()
            .filter(|row| !row.here && row.title.starts_with(Mailbox::OnPremises.title()));
        rows.map(|row| (row.title, row.cells.into_iter().map(|own| own.1).collect()))
            .collect()
    };
    let plain = others(&[]);
    assert_eq!(plain.len(), 3);

    // Then no answer makes the rows of mailboxes on the own servers read otherwise
    assert_eq!(others(&[("lync-version", "lync-2013")]), plain);
    assert_eq!(others(&[("edge", "none")]), plain);
    assert_eq!(others(&[("lync-also", "lync-2010")]), plain);
}

#[test]
fn what_is_not_offered_has_no_row() {
    // Given a knowledge base that does not plan Lync Online beside an Exchange hybrid
    let catalogue = fixture();
    let everything = matrix(
        &catalogue,
        &answered(&[("exchange", "online"), ("lync", "server")]),
    );
    let in_hybrid = matrix(
        &catalogue,
        &answered(&[("exchange", "hybrid"), ("lync", "server")]),
    );

    // Then its rows are missing in a hybrid, and there in any other scenario
    assert_eq!(
        titles(&everything),
        [
            "Mailboxes on your servers, Lync server",
            "Mailboxes on your servers, Lync hybrid",
            "Mailboxes on your servers, Lync online",
            "Mailboxes in Exchange Online, Lync server",
            "Mailboxes in Exchange Online, Lync hybrid",
            "Mailboxes in Exchange Online, Lync online",
        ]
    );
    assert_eq!(
        titles(&in_hybrid),
        [
            "Mailboxes on your servers, Lync server",
            "Mailboxes on your servers, Lync hybrid",
            "Mailboxes in Exchange Online, Lync server",
            "Mailboxes in Exchange Online, Lync hybrid",
        ]
    );
    let own: Vec<&str> = here(&in_hybrid)
        .iter()
        .map(|row| row.title.as_str())
        .collect();
    assert_eq!(
        own,
        [
            "Mailboxes on your servers, Lync server",
            "Mailboxes in Exchange Online, Lync server"
        ]
    );
}
