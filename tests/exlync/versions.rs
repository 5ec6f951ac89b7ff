//! Every pairing of versions is a path, or says who does not support or document it.

use exlync::plan::resolve;

use crate::scenarios::{answered, catalogue};

const EXCHANGE: [&str; 5] = ["2010", "2013", "2016", "2019", "se"];

/// Copied by hand from the sources, a row for each place and version of Exchange: what is said of
/// the pairing, and by whom first. A column for each version on the pools, or `only` without pools.
struct Table {
    exchange: &'static str,
    lync: &'static str,
    cells: &'static str,
}

const ALL: [Table; 9] = [
    Table {
        exchange: "on-premises",
        lync: "server",
        cells: "
| exchange | ocs-2007-r2        | lync-2010          | lync-2013      | sfb-2015        | sfb-2019        | sfb-se                       |
| 2010     | partly guru        | partly guru        | partly guru    | partly learn-18 | partly learn-18 | not-documented lifecycle     |
| 2013     | partly guru        | partly guru        | full kb-242    | full learn-18   | full learn-18   | full learn                   |
| 2016     | not-supported owa  | not-supported owa  | partly owa     | full learn      | full learn      | full learn                   |
| 2019     | not-supported owa  | not-supported owa  | partly owa     | full learn      | full learn      | full learn                   |
| se       | not-supported owa  | not-supported owa  | partly owa     | full learn      | full learn      | full learn                   |
",
    },
    Table {
        exchange: "on-premises",
        lync: "hybrid",
        cells: "
| exchange | lync-2010            | lync-2013    | sfb-2015        | sfb-2019        | sfb-se                   |
| 2010     | not-supported hybrid | partly jj945 | partly learn-18 | partly learn-18 | not-documented lifecycle |
| 2013     | not-supported hybrid | full kb-242  | full kb-242     | full kb-242     | full kb-242              |
| 2016     | not-supported hybrid | partly owa   | full kb-242     | full kb-242     | full kb-242              |
| 2019     | not-supported hybrid | partly owa   | full kb-242     | full kb-242     | full kb-242              |
| se       | not-supported hybrid | partly owa   | full kb-242     | full kb-242     | full kb-242              |
",
    },
    Table {
        exchange: "on-premises",
        lync: "online",
        cells: ONLINE_ONLY_ON_PREMISES,
    },
    Table {
        exchange: "online",
        lync: "server",
        cells: "
| exchange | ocs-2007-r2           | lync-2010             | lync-2013     | sfb-2015      | sfb-2019      | sfb-se        |
| -        | not-documented kb-614 | not-documented kb-614 | partly kb-614 | partly kb-614 | partly kb-614 | partly kb-614 |
",
    },
    Table {
        exchange: "online",
        lync: "hybrid",
        cells: "
| exchange | lync-2010            | lync-2013   | sfb-2015    | sfb-2019    | sfb-se      |
| -        | not-supported hybrid | full kb-614 | full kb-614 | full kb-614 | full kb-614 |
",
    },
    Table {
        exchange: "online",
        lync: "online",
        cells: "
| exchange | only           |
| -        | retired kb-614 |
",
    },
    Table {
        exchange: "hybrid",
        lync: "server",
        cells: "
| exchange | ocs-2007-r2       | lync-2010         | lync-2013     | sfb-2015        | sfb-2019        | sfb-se           |
| 2010     | partly guru       | partly guru       | partly guru   | partly learn-18 | partly learn-18 | partly lifecycle |
| 2013     | partly guru       | partly guru       | partly kb-242 | partly kb-242   | partly kb-242   | partly kb-242    |
| 2016     | not-supported owa | not-supported owa | partly owa    | partly kb-242   | partly kb-242   | partly kb-242    |
| 2019     | not-supported owa | not-supported owa | partly owa    | partly kb-242   | partly kb-242   | partly kb-242    |
| se       | not-supported owa | not-supported owa | partly owa    | partly kb-242   | partly kb-242   | partly kb-242    |
",
    },
    Table {
        exchange: "hybrid",
        lync: "hybrid",
        cells: "
| exchange | lync-2010            | lync-2013    | sfb-2015        | sfb-2019        | sfb-se           |
| 2010     | not-supported hybrid | partly jj945 | partly learn-18 | partly learn-18 | partly lifecycle |
| 2013     | not-supported hybrid | full kb-242  | full kb-242     | full kb-242     | full kb-242      |
| 2016     | not-supported hybrid | partly owa   | full kb-242     | full kb-242     | full kb-242      |
| 2019     | not-supported hybrid | partly owa   | full kb-242     | full kb-242     | full kb-242      |
| se       | not-supported hybrid | partly owa   | full kb-242     | full kb-242     | full kb-242      |
",
    },
    Table {
        exchange: "hybrid",
        lync: "online",
        cells: ONLINE_ONLY_ON_PREMISES,
    },
];

/// Alike with an Exchange hybrid: what is said is said of the mailboxes on the servers.
const ONLINE_ONLY_ON_PREMISES: &str = "
| exchange | only                    |
| 2010     | partly learn-18         |
| 2013     | partly kb-242           |
| 2016     | partly learn-18         |
| 2019     | not-documented learn-18 |
| se       | retired retirement      |
";

/// The sources as the tables shorten them.
const SOURCES: [(&str, &str); 10] = [
    ("kb-242", "kb-2614242"),
    ("kb-614", "kb-2614614"),
    ("guru", "msexchangeguru-interop"),
    ("learn", "learn-integrate-exchange"),
    ("learn-18", "learn-integrate-exchange-2018"),
    ("owa", "learn-owa-im-exchange"),
    ("hybrid", "learn-plan-hybrid"),
    ("jj945", "technet-jj945633"),
    ("lifecycle", "product-lifecycle"),
    ("retirement", "learn-sfb-online-retirement"),
];

fn split(line: &'static str) -> Vec<&'static str> {
    line.trim_matches('|').split('|').map(str::trim).collect()
}

type Answers = Vec<(&'static str, &'static str)>;

/// Every cell of a table: the answers that lead there, what is said, and the source.
fn cells(table: &Table) -> Vec<(Answers, &'static str, &'static str)> {
    let mut lines = table.cells.lines().filter(|line| !line.is_empty());
    let header = split(lines.next().unwrap_or_default());
    let mut found = Vec::new();
    for row in lines.map(split) {
        assert_eq!(row.len(), header.len(), "{row:?}");
        for (lync, cell) in header.iter().zip(&row).skip(1) {
            let mut answers = vec![("exchange", table.exchange), ("lync", table.lync)];
            if row[0] != "-" {
                let version = EXCHANGE.iter().find(|own| **own == row[0]);
                answers.push(("exchange-version", version.unwrap()));
            }
            if *lync != "only" {
                let versions = catalogue().question("lync-version").unwrap().clone();
                let known = versions.choices.iter().any(|own| own.id == *lync);
                assert!(known, "{lync}");
                answers.push(("lync-version", lync));
            }
            let (support, source) = cell.split_once(' ').unwrap();
            let source = SOURCES.iter().find(|(short, _)| *short == source.trim());
            found.push((answers, support, source.unwrap().1));
        }
    }
    found
}

#[test]
fn every_pairing_of_versions_is_what_its_source_says() {
    let catalogue = catalogue();
    let mut compared = 0;
    let mut differences = Vec::new();
    for (answers, support, source) in ALL.iter().flat_map(cells) {
        // Given the products and their versions
        let plan = resolve(&catalogue, &answered(&answers));
        assert!(plan.findings.is_empty(), "{answers:?}: {:?}", plan.findings);
        // Then the pairing is supported as the table says, by that source
        compared += 1;
        let found = plan.support.map_or("nothing", |own| own.as_str());
        let by = plan
            .sources
            .first()
            .map_or("nobody", |own| own.source.as_str());
        if (found, by) != (support, source) {
            differences.push(format!(
                "{answers:?}: {found} by {by}, not {support} by {source}"
            ));
        }
    }
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
    assert_eq!(compared, 132);
}

#[test]
fn what_is_not_supported_or_not_documented_says_why() {
    let catalogue = catalogue();
    let mut told = 0;
    for (answers, support, _) in ALL.iter().flat_map(cells) {
        let plan = resolve(&catalogue, &answered(&answers));
        let note = plan.notes.first().copied().unwrap_or_default();
        let says = match support {
            "not-supported" => note.starts_with("Not supported because"),
            "not-documented" => note.contains("name") || note.contains("No page"),
            "retired" => note.contains("retired") || note.contains("stops after"),
            _ => continue,
        };
        told += 1;
        assert!(says, "{answers:?}: {note}");
    }
    assert_eq!(told, 12 + 11 + 2 + 2 + 2 + 1 + 2);
}

#[test]
fn a_feature_that_no_source_names_for_a_version_is_not_called_supported() {
    // Given pairings that no page names
    let catalogue = catalogue();
    let given = [
        ("online", "ocs-2007-r2", ""),
        ("online", "lync-2010", ""),
        ("on-premises", "sfb-se", "2010"),
    ];
    for (exchange, lync, version) in given {
        let mut answers = vec![
            ("exchange", exchange),
            ("lync", "server"),
            ("lync-version", lync),
        ];
        answers.extend((!version.is_empty()).then_some(("exchange-version", version)));
        // Then nothing is called supported, and each cell says why
        let plan = resolve(&catalogue, &answered(&answers));
        for own in &plan.features {
            let support = own.support.as_str();
            assert!(
                ["unknown", "not-supported"].contains(&support) && !own.note.is_empty(),
                "{answers:?}: {} is {support}",
                own.feature.id
            );
        }
    }
}

#[test]
fn no_configuration_that_its_sources_do_not_speak_of_is_called_supported() {
    use exlync::catalogue::ScenarioSupport::{Full, NotDocumented, NotSupported, Partly};
    let catalogue = catalogue();
    for (answers, expected) in [
        // Given the newest of both, then the sources list it
        ("on-premises server", Full),
        // Given an older version beside it, then at most half of it is known
        ("on-premises server exchange-also=2010", NotDocumented),
        ("on-premises server lync-also=lync-2010", NotDocumented),
        ("on-premises hybrid exchange-also=2016", NotDocumented),
        ("on-premises hybrid lync-also=sfb-2015", Partly),
        ("online hybrid lync-also=lync-2013", Partly),
        ("hybrid hybrid lync-also=sfb-2019", Partly),
        ("hybrid hybrid exchange-also=2013", NotDocumented),
        // Given no Edge pool that federates, then a hybrid deployment cannot be built
        ("on-premises hybrid edge=none", NotSupported),
        ("online hybrid edge=no-federation", NotSupported),
        ("hybrid hybrid edge=none", NotSupported),
    ] {
        let mut words = answers.split(' ');
        let mut given = vec![("exchange", words.next().unwrap())];
        given.push(("lync", words.next().unwrap()));
        given.extend(words.map(|own| own.split_once('=').unwrap()));
        let plan = resolve(&catalogue, &answered(&given));
        assert_eq!(plan.support, Some(expected), "{answers}");
    }
}
