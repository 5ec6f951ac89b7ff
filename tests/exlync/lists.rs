//! Lists where commands need them: columns, a mark per item, former values per item, and sessions from before all that.

use exlync::catalogue::{Catalogue, ValueId};
use exlync::export;
use exlync::plan::{CommandState, Plan, PlannedCommand, resolve};
use exlync::session::{Given, Mark, MarkEntry, MarkState, Session, read, read_answers};
use exlync::wizard::{Event, Intent, Target, ValueState, Wizard, fault};

use crate::scenarios;
use crate::wizard::{deployment, noon, opened, press, said, type_in};

pub(crate) const BOTH_SIDES: [(&str, &str); 5] = [
    ("exchange", "hybrid"),
    ("exchange-version", "2019"),
    ("lync", "hybrid"),
    ("lync-version", "sfb-2019"),
    ("edge", "ready"),
];

pub(crate) fn given(session: &mut Session, id: &str, texts: &[&str]) {
    let list = texts.iter().map(|own| (*own).to_owned()).collect();
    session
        .values
        .insert(ValueId::new(id.to_owned()), Given::List(list));
}

/// Both sides, with every value but the former ones.
fn filled(catalogue: &Catalogue) -> Session {
    let mut session = scenarios::filled(catalogue, scenarios::answered(&BOTH_SIDES));
    session
        .values
        .retain(|id, _| !id.as_str().starts_with("before-"));
    given(
        &mut session,
        "edge-servers",
        &["edge01.contoso.net", "edge02.contoso.net"],
    );
    session
}

pub(crate) fn command<'p, 'a>(plan: &'p Plan<'a>, id: &str) -> &'p PlannedCommand<'a> {
    let step = plan.step(id.split('.').next().unwrap()).unwrap();
    let mut all = step.commands.iter().chain(&step.verify).chain(&step.undo);
    all.find(|own| own.id == id)
        .unwrap_or_else(|| panic!("there is no command `{id}`"))
}

pub(crate) fn at_value<'a>(catalogue: &'a Catalogue, id: &str) -> Wizard<'a> {
    let mut wizard = opened(catalogue, scenarios::answered(&BOTH_SIDES));
    wizard.update(
        Event::Clicked(Target::Value(ValueId::new(id.to_owned()))),
        noon(),
    );
    assert!(wizard.values.editing.is_some(), "`{id}` is no field here");
    wizard
}

pub(crate) fn kept(wizard: &Wizard<'_>, id: &str) -> Vec<String> {
    let values = &deployment(wizard).session().values;
    values
        .get(id)
        .map_or_else(Vec::new, |own| own.texts().to_vec())
}

#[test]
fn a_table_out_of_a_spreadsheet_becomes_a_list_with_columns() {
    // Given the field of the pools
    let catalogue = scenarios::catalogue();
    let mut wizard = at_value(&catalogue, "pools");

    // When two lines are pasted with tabs between the cells, and one cell is empty
    type_in(
        &mut wizard,
        "pool01.contoso.local\twebint.contoso.local\twebext.contoso.com\r\nPool02.contoso.local\t\tweb2.contoso.com\r\n",
    );
    press(&mut wizard, &[Intent::Accept]);

    // Then each line is an item, with single blanks, and the empty cell keeps its place
    assert_eq!(
        kept(&wizard, "pools"),
        [
            "pool01.contoso.local webint.contoso.local webext.contoso.com",
            "pool02.contoso.local - web2.contoso.com"
        ]
    );

    // And a command is worded for each: where the pool has no other internal name, with its own
    let plan = deployment(&wizard).plan();
    let names: Vec<&str> = ["pool01", "pool02"]
        .map(|own| format!("dns-records.check-internal-web-services@{own}.contoso.local"))
        .map(|id| command(plan, &id).worded.text().unwrap())
        .to_vec();
    assert!(
        names[0].contains("-Name 'webint.contoso.local'"),
        "{}",
        names[0]
    );
    assert!(
        names[1].contains("-Name 'pool02.contoso.local'"),
        "{}",
        names[1]
    );
}

#[test]
fn a_wrong_cell_is_told_with_its_line_and_its_column() {
    // Given a table with a wrong cell in its second line
    let catalogue = scenarios::catalogue();
    let mut wizard = at_value(&catalogue, "pools");
    type_in(
        &mut wizard,
        "pool01.contoso.local\twebint.contoso.local\npool02.contoso.local\tweb_int.contoso.local\n",
    );

    // When it is accepted, then the field stays open and says where
    press(&mut wizard, &[Intent::Accept]);
    assert!(wizard.values.editing.is_some());
    let why = "line 2, column 2 (Internal web services), `web_int.contoso.local`: an underscore is not allowed";
    assert!(said(&wizard).contains(why), "{}", said(&wizard));

    // And so are too many columns, an item without a name, and an item that stands there twice
    let pools = catalogue.value("pools").unwrap();
    let lines = [
        (
            "a.contoso.com b.contoso.com c.contoso.com d.contoso.com",
            "it has 4 columns, and there are 3: Pool,",
        ),
        ("- b.contoso.com", "column 1 (Pool) is empty"),
        (
            "a.contoso.com b.contoso.com, a.contoso.com",
            "line 2, `a.contoso.com` stands in a line above already",
        ),
    ];
    for (line, why) in lines {
        let said = fault(pools, line).unwrap();
        assert!(said.contains(why), "{said}");
    }
}

#[test]
fn what_an_item_lacks_is_missing_in_its_commands_only() {
    // Given a column that a command needs and an item lacks
    let mut catalogue = scenarios::catalogue();
    let pools = catalogue
        .values
        .iter_mut()
        .find(|own| own.id == "pools")
        .unwrap();
    pools.columns[1].same_as = None;
    let mut session = filled(&catalogue);
    given(
        &mut session,
        "pools",
        &[
            "pool01.contoso.local webint.contoso.local",
            "pool02.contoso.local",
        ],
    );
    let plan = resolve(&catalogue, &session);
    let check = |pool: &str| {
        let id = format!("dns-records.check-internal-web-services@{pool}.contoso.local");
        command(&plan, &id).worded.missing.clone()
    };
    assert!(check("pool01").is_empty());
    assert_eq!(check("pool02"), ["pools.internal-web"]);
    assert_eq!(
        catalogue.lacking_in_words("pools.internal-web"),
        "Pools with their web services, Internal web services"
    );
    let row = plan
        .values
        .iter()
        .find(|own| own.value.id == "pools")
        .unwrap();
    assert_eq!(
        row.incomplete(),
        ["`pool02.contoso.local` lacks Internal web services"]
    );
}

#[test]
fn each_item_has_its_own_mark_also_of_two_lists() {
    // Given two SIP domains and two Edge Servers
    let catalogue = scenarios::catalogue();
    let mut session = filled(&catalogue);
    given(
        &mut session,
        "sip-domains",
        &["contoso.com", "fabrikam.com"],
    );

    // When one of them is marked
    let id = "dns-records.check-edge-federation@fabrikam.com@edge02.contoso.net";
    let mark = Mark {
        state: MarkState::Verified,
        at: noon(),
        text: String::new(),
        note: String::new(),
        until: None,
    };
    let plan = resolve(&catalogue, &session);
    let id = command(&plan, id).id.clone();
    session.marks.insert(id, MarkEntry::Known(mark));

    // Then that is so of that domain on that server alone
    let plan = resolve(&catalogue, &session);
    assert!(plan.findings.is_empty(), "{:?}", plan.findings);
    let step = plan.step("dns-records").unwrap();
    let all = step
        .verify
        .iter()
        .filter(|own| own.command.id == "check-edge-federation");
    let states: Vec<(&[String], CommandState)> = all
        .map(|own| {
            (
                own.items.as_slice(),
                CommandState::of(own, &session, noon()),
            )
        })
        .collect();
    assert_eq!(states.len(), 4);
    for (items, state) in states {
        let is_marked = items == ["fabrikam.com", "edge02.contoso.net"];
        let expected = if is_marked {
            CommandState::Verified
        } else {
            CommandState::Unmarked
        };
        assert_eq!(state, expected, "{items:?}");
    }
}

#[test]
fn undo_restores_of_each_item_what_was_recorded_of_it() {
    // Given two Exchange servers that differed before
    let catalogue = scenarios::catalogue();
    let mut session = filled(&catalogue);
    given(&mut session, "before-ews-oauth@mbx01", &["False"]);

    // Then the undo of each restores its own, and the one that was not recorded cannot be copied
    let undo = |plan: &Plan<'_>, server: &str| {
        let id = format!("exchange-autodiscover.restore-ews-oauth@{server}");
        command(plan, &id).worded.clone()
    };
    let plan = resolve(&catalogue, &session);
    assert!(
        undo(&plan, "mbx01")
            .text()
            .unwrap()
            .contains("-OAuthAuthentication $False")
    );
    assert_eq!(undo(&plan, "mbx02").text(), None);
    assert_eq!(undo(&plan, "mbx02").missing, ["before-ews-oauth@mbx02"]);

    // And once it is recorded, it can
    given(&mut session, "before-ews-oauth@mbx02", &["True"]);
    let plan = resolve(&catalogue, &session);
    assert!(
        undo(&plan, "mbx02")
            .text()
            .unwrap()
            .contains("-OAuthAuthentication $True")
    );
    assert!(plan.findings.is_empty(), "{:?}", plan.findings);

    // And the form, and the plan as JSON, have a row for each server
    let rows = plan
        .former_values
        .iter()
        .filter(|own| own.value.id == "before-ews-oauth");
    let rows: Vec<(ValueId, String)> = rows.map(|own| (own.id(), own.title())).collect();
    assert_eq!(rows[1].0, "before-ews-oauth@mbx02");
    assert_eq!(rows[1].1, "OAuth on the EWS directories before (mbx02)");
    assert_eq!(rows.len(), 2);
    let json: serde_json::Value = serde_json::from_str(&export::json(&plan)).unwrap();
    let row = json["former_values"].as_array().unwrap().iter();
    let row = row.filter(|own| own["id"] == "before-ews-oauth@mbx02");
    assert_eq!(
        row.map(|own| own["value"].as_str().unwrap())
            .collect::<Vec<_>>(),
        ["True"]
    );
}

#[test]
fn a_session_with_one_former_value_for_all_keeps_working() {
    // Given a session of an earlier version
    let catalogue = scenarios::catalogue();
    let mut session = filled(&catalogue);
    given(&mut session, "before-ews-oauth", &["False"]);
    given(&mut session, "before-ews-oauth@mbx02", &["True"]);

    // Then the value acts for every server of which none is recorded
    let plan = resolve(&catalogue, &session);
    for (server, text) in [("mbx01", "$False"), ("mbx02", "$True")] {
        let id = format!("exchange-autodiscover.restore-ews-oauth@{server}");
        let worded = &command(&plan, &id).worded;
        assert!(worded.text().unwrap().contains(text), "{}", worded.preview);
    }

    // And the form shows it as what acts where nothing else is filled in
    let wizard = opened(&catalogue, session.clone());
    let own = deployment(&wizard);
    let rows = wizard.values.rows(own.plan(), own.session());
    let row = rows
        .iter()
        .find(|own| own.planned.id() == "before-ews-oauth@mbx01");
    assert_eq!(row.unwrap().state, ValueState::Default("False".to_owned()));

    // And saving and loading keep both
    let written = exlync::session::write(&session);
    assert_eq!(read(&written, "a test").unwrap().values, session.values);
}

#[test]
fn a_mark_from_before_a_command_was_repeated_is_kept_and_told() {
    let catalogue = scenarios::catalogue();
    let text = "format = 1\n[marks.\"move-users.look-user\"]\nstate = \"done\"\nat = \"2026-11-01T12:00:00Z\"\n";
    let mut session = filled(&catalogue);
    session.marks = read(text, "a test").unwrap().marks;
    let plan = resolve(&catalogue, &session);
    assert_eq!(
        plan.findings,
        [
            "the mark of `move-users.look-user` is kept and does not act: each item of its list has a mark of its own now"
        ]
    );
}

#[test]
fn an_answers_file_may_hold_former_values_of_items_and_tables() {
    let catalogue = scenarios::catalogue();
    let text = "format = 1\n[values]\n\"before-ews-oauth@mbx01\" = \"False\"\npools = [\"a.contoso.com  b.contoso.com\"]\n";
    let session = read_answers(text, "answers.toml", &catalogue).unwrap();
    assert_eq!(
        session.values.get("pools").unwrap().texts(),
        ["a.contoso.com b.contoso.com"]
    );
    assert_eq!(
        session
            .values
            .get("before-ews-oauth@mbx01")
            .unwrap()
            .texts(),
        ["False"]
    );

    let refused = [
        (
            "\"pool-fqdn@mbx01\" = \"a.contoso.com\"",
            "there is no value `pool-fqdn@mbx01`",
        ),
        (
            "pools = [\"a.contoso.com b_c.contoso.com\"]",
            "column 2 (Internal web services), `b_c.contoso.com`",
        ),
        (
            "pools = [\"a.contoso.com\", \"a.contoso.com b.contoso.com\"]",
            "`pools` has two lines for `a.contoso.com`",
        ),
    ];
    for (line, why) in refused {
        let text = format!("format = 1\n[values]\n{line}\n");
        let error = read_answers(&text, "answers.toml", &catalogue)
            .unwrap_err()
            .to_string();
        assert!(error.contains(why), "{error}");
    }
}

#[test]
fn a_list_that_a_single_value_begins_has_its_default_from_it() {
    let catalogue = scenarios::catalogue();
    let mut session = scenarios::answered(&BOTH_SIDES);
    given(&mut session, "user-upn", &["cammie@contoso.com"]);
    given(&mut session, "pool-fqdn", &["lyncpool01.contoso.local"]);
    given(&mut session, "smtp-domain", &["contoso.com"]);
    let plan = resolve(&catalogue, &session);
    let default = |id: &str| {
        let row = plan.values.iter().find(|own| own.value.id == id);
        row.unwrap_or_else(|| panic!("`{id}` is not needed"))
            .default_in_words()
            .unwrap()
    };
    assert_eq!(default("pools"), "lyncpool01.contoso.local");
    assert_eq!(default("smtp-domains"), "contoso.com");
    assert_eq!(
        default("pilot-users"),
        "cammie@contoso.com cammie@contoso.com cammie@contoso.com"
    );

    // And while the single one is missing, that one is named
    session.values.remove("user-upn");
    let plan = resolve(&catalogue, &session);
    let look = command(&plan, "move-users.look-user");
    assert_eq!(look.worded.missing, ["user-upn"]);
}
