//! The looks before the start are one block for each shell: none stops the next, and the last line counts them.

use exlync::catalogue::CommandId;
use exlync::export;
use exlync::plan::{LegItem, resolve};
use exlync::powershell::{Fact, tally};
use exlync::wizard::{Block, Effect, Event, Intent, Overlay, Part};

use crate::scenarios;
use crate::scripts::{faults, parser};
use crate::wizard::{arrives, noon, opened, press, to_block};

fn fact(title: &str, code: &str) -> Fact {
    Fact {
        title: title.to_owned(),
        code: code.to_owned(),
        ..Fact::default()
    }
}

#[test]
fn a_tally_is_one_block_that_counts_what_was_asked_and_found() {
    // Given looks of every form: one line, a block, a literal of several lines, a title with a quotation mark
    let facts = [
        fact("Read the sites", "Get-CsSite | Format-List SiteId"),
        fact(
            "Ann's domain",
            "& {\n    if (-not $true) { throw 'no' }\n\n    Get-CsSipDomain\n}",
        ),
        fact("Read a text", "@'\nas it stands\n'@"),
    ];

    // When they are carried out in one go
    let text = tally(&facts, true);

    // Then it parses, each look is asked for once, and the count stands last
    let mut parser = parser();
    assert_eq!(faults(&mut parser, &text), Vec::<String>::new(), "{text}");
    assert_eq!(text.matches("    Show-Fact '").count(), 3);
    assert!(text.contains("Show-Fact 'Ann''s domain' {"));
    let mut lines = text.lines().rev();
    assert_eq!(lines.next(), Some("}"));
    let last = "    'facts complete: ' + $facts.Found + ' of ' + $facts.Asked";
    assert_eq!(lines.next(), Some(last));

    // And a console without line editing takes it whole: no empty line ends it, and the literal keeps its columns
    assert!(text.lines().all(|line| !line.trim().is_empty()), "{text}");
    assert!(text.contains("\nas it stands\n'@\n"));
}

#[test]
fn each_script_before_the_start_counts_all_its_looks() {
    let catalogue = scenarios::catalogue();
    let mut counted = 0;
    for (exchange, lync) in [
        ("on-premises", "server"),
        ("online", "server"),
        ("hybrid", "hybrid"),
        ("online", "online"),
    ] {
        let session = scenarios::answered(&[("exchange", exchange), ("lync", lync)]);
        let session = scenarios::filled(&catalogue, session);
        let plan = resolve(&catalogue, &session);
        let scripts = export::scripts(&plan, &session);
        for (leg, script) in plan.legs().iter().zip(scripts) {
            let entries = leg.entries.iter().filter(|own| own.step.step.tally);
            let items = entries.flat_map(|own| own.items.iter());
            let looks: Vec<&CommandId> = items
                .filter(|own| own.command().fact().is_some())
                .map(|own: &LegItem<'_, '_>| &own.command().id)
                .collect();
            let text = script.text.replace("\r\n", "\n");
            let asked = text.matches("\n    Show-Fact '").count();
            assert_eq!(asked, looks.len(), "{}: {looks:#?}", script.name);
            let blocks = text.matches("'facts complete: '").count();
            assert!(blocks >= usize::from(asked > 0), "{}", script.name);
            counted += asked;
        }
    }
    assert!(counted > 100, "{counted}");
}

#[test]
fn a_look_that_lacks_a_value_fails_by_its_name_and_stops_nothing() {
    // Given a scenario in which nothing is filled in
    let catalogue = scenarios::catalogue();
    let session = scenarios::answered(&[("exchange", "on-premises"), ("lync", "server")]);
    let plan = resolve(&catalogue, &session);

    // When its scripts are made, then the look says what is missing inside its own braces
    let scripts = export::scripts(&plan, &session);
    let text = scripts.iter().map(|own| own.text.replace("\r\n", "\n"));
    let text = text.collect::<String>();
    let start = text.find("Show-Fact 'Read the pilot user").unwrap();
    let look = text
        .get(start..)
        .unwrap()
        .split("\n    }\n")
        .next()
        .unwrap();
    let stop = "throw 'preflight.look-pilot-user: a value is missing: user-upn'";
    assert!(look.contains(stop), "{look}");
    assert!(scripts.iter().any(|own| {
        let mut lacking = own.incomplete.iter();
        lacking.any(|(id, _)| id == "preflight.look-pilot-user")
    }));
}

#[test]
fn the_run_of_the_looks_is_copied_as_one_block_behind_what_is_written() {
    // Given the card of the look before the start, the cursor on its first command
    let catalogue = scenarios::catalogue();
    let session = scenarios::answered(&[("exchange", "on-premises"), ("lync", "server")]);
    let session = scenarios::filled(&catalogue, session);
    let mut wizard = opened(&catalogue, session);
    to_block(&mut wizard, 0, Block::Command(Part::Do, 0));

    // When the run from here on is copied
    press(&mut wizard, &[Intent::CopyMore]);
    let Some(Overlay::CopyMenu { ways, .. }) = &wizard.overlay else {
        panic!("no menu")
    };
    let way = ways
        .iter()
        .find(|own| own.title.starts_with("From here on"));
    let job = way.unwrap().job.clone().unwrap();
    let effects = vec![Effect::Copy(job)];
    let job = arrives(&mut wizard, &effects);

    // Then the backups come first, the looks are one block, and every one of them is marked
    let lines: Vec<&str> = job.text.lines().collect();
    assert_eq!(lines[0], "& {");
    assert!(
        lines[1].starts_with("    Export-CsConfiguration "),
        "{lines:#?}"
    );
    assert!(lines[2].starts_with("    Export-CsLisConfiguration "));
    assert_eq!(lines[3], "    & {");
    assert_eq!(lines.last(), Some(&"}"));
    assert_eq!(job.text.matches("'facts complete: '").count(), 1);
    let asked = job.text.matches("    Show-Fact '").count();
    assert_eq!(asked + 2, job.commands.len());
    let mut parser = parser();
    let code = job.text.replace("\r\n", "\n");
    assert_eq!(faults(&mut parser, &code), Vec::<String>::new());
    wizard.update(Event::Intent(Intent::Back), noon());
}
