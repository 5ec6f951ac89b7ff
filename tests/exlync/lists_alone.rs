//! Lists that are filled in alone: the single values come from them, and a table brings its header line along.

use exlync::plan::{Plan, PlannedValue, resolve};
use exlync::session::Session;
use exlync::wizard::{Intent, ValueState};

use crate::lists::{BOTH_SIDES, at_value, command, given, kept};
use crate::scenarios;
use crate::wizard::{deployment, opened, press, said, type_in};

fn default(plan: &Plan<'_>, id: &str) -> Option<String> {
    let row = plan.values.iter().find(|own| own.value.id == id);
    row.and_then(PlannedValue::default_in_words)
}

fn with_two_pools() -> Session {
    let mut session = scenarios::answered(&BOTH_SIDES);
    let pools = [
        "pool01.contoso.local webint.contoso.local webext.contoso.com",
        "pool02.contoso.local - web2.contoso.com",
    ];
    given(&mut session, "pools", &pools);
    session
}

#[test]
fn single_values_come_from_a_list_that_is_filled_in() {
    // Given the lists of the pools and of the pilot users, and no single value
    let catalogue = scenarios::catalogue();
    let mut session = with_two_pools();
    let users = [
        "cammie@contoso.com cammie@corp.contoso.com cammie",
        "tom@contoso.com",
    ];
    given(&mut session, "pilot-users", &users);

    // Then the first line gives the single values, and every line the list of the external names
    let plan = resolve(&catalogue, &session);
    let of = |id: &str| default(&plan, id).unwrap_or_else(|| panic!("`{id}` is missing"));
    assert_eq!(of("pool-fqdn"), "pool01.contoso.local");
    assert_eq!(of("pool-web-fqdn"), "webint.contoso.local");
    assert_eq!(
        of("external-web-fqdns"),
        "webext.contoso.com, web2.contoso.com"
    );
    assert_eq!(of("user-sip"), "cammie@contoso.com");
    assert_eq!(of("user-upn"), "cammie@corp.contoso.com");
    assert_eq!(of("user-mailbox"), "cammie");

    // And where one of them is filled in, the others come from its line
    given(&mut session, "user-sip", &["tom@contoso.com"]);
    given(&mut session, "pool-fqdn", &["pool02.contoso.local"]);
    let plan = resolve(&catalogue, &session);
    assert_eq!(default(&plan, "user-mailbox").unwrap(), "tom@contoso.com");
    assert_eq!(
        default(&plan, "pool-web-fqdn").unwrap(),
        "pool02.contoso.local"
    );

    // And one that stands in no line takes nothing from the list
    given(&mut session, "user-sip", &["ann@contoso.com"]);
    let plan = resolve(&catalogue, &session);
    assert_eq!(default(&plan, "user-upn"), None);
}

#[test]
fn a_default_that_is_a_guess_stays_listed_until_it_is_accepted() {
    // Given a pool, and a list of the pools that only repeats it
    let catalogue = scenarios::catalogue();
    let mut session = scenarios::answered(&BOTH_SIDES);
    given(&mut session, "pool-fqdn", &["pool01.contoso.local"]);
    let mut wizard = opened(&catalogue, session);
    wizard.values.only_missing = true;
    let listed = |wizard: &exlync::wizard::Wizard<'_>, id: &str| {
        let own = deployment(wizard);
        let rows = wizard.values.rows(own.plan(), own.session());
        let row = rows.iter().find(|row| row.planned.value.id == id);
        row.map(|row| row.state.clone())
    };

    // Then it is listed among what is missing, and so are the servers of which nothing is known
    let pool = ValueState::Default("pool01.contoso.local".to_owned());
    assert_eq!(listed(&wizard, "pools"), Some(pool));
    assert_eq!(
        listed(&wizard, "front-end-servers"),
        Some(ValueState::Missing)
    );

    // When it is opened and accepted as it stands
    let id = exlync::catalogue::ValueId::new("pools");
    let click = exlync::wizard::Event::Clicked(exlync::wizard::Target::Value(id));
    wizard.update(click, crate::wizard::noon());
    press(&mut wizard, &[Intent::Accept]);

    // Then it is filled in
    assert_eq!(kept(&wizard, "pools"), ["pool01.contoso.local"]);
    wizard.values.only_missing = true;
    assert_eq!(listed(&wizard, "pools"), None);
}

#[test]
fn the_header_line_of_a_table_names_its_columns() {
    let catalogue = scenarios::catalogue();
    let tables = [
        // The titles of the columns, in their order
        "Pool\tInternal web services\tExternal web services\npool01.contoso.local\t\tweb1.contoso.com\n",
        // Other columns in another order, by id
        "EXTERNAL-WEB\tSite\tfqdn\nweb1.contoso.com\tMain site\tpool01.contoso.local\n",
        // A console that made blanks of the tabs
        "Pool    External web services\npool01.contoso.local    web1.contoso.com\n",
    ];
    for table in tables {
        let mut wizard = at_value(&catalogue, "pools");
        type_in(&mut wizard, table);
        press(&mut wizard, &[Intent::Accept]);
        assert_eq!(
            kept(&wizard, "pools"),
            ["pool01.contoso.local - web1.contoso.com"],
            "{table}"
        );
    }
}

#[test]
fn a_cell_that_holds_a_blank_is_told_and_moves_no_other() {
    let catalogue = scenarios::catalogue();
    let mut wizard = at_value(&catalogue, "pools");
    type_in(
        &mut wizard,
        "pool01.contoso.local\tweb int\tweb1.contoso.com\npool02.contoso.local\t\tweb2.contoso.com\n",
    );
    press(&mut wizard, &[Intent::Accept]);
    let why = "line 1, column 2 (Internal web services), `web int`: a blank may not stand in it";
    assert!(said(&wizard).contains(why), "{}", said(&wizard));
    assert!(wizard.values.editing.is_some());
}

#[test]
fn each_address_of_the_access_edge_has_a_record() {
    // Given two addresses
    let catalogue = scenarios::catalogue();
    let mut session = scenarios::answered(&BOTH_SIDES);
    given(&mut session, "sip-domains", &["contoso.com"]);
    given(
        &mut session,
        "access-edge-ips",
        &["203.0.113.10", "203.0.113.11"],
    );

    // Then the name has two lines in the zone, and the script takes both
    let plan = resolve(&catalogue, &session);
    let record = command(&plan, "dns-records.external-sip@contoso.com");
    assert_eq!(
        record.worded.text().unwrap(),
        "sip.contoso.com. 3600 IN A 203.0.113.10\nsip.contoso.com. 3600 IN A 203.0.113.11"
    );
    let script = command(&plan, "dns-records.external-on-windows-dns@contoso.com");
    let both = "-IPv4Address @('203.0.113.10', '203.0.113.11') ";
    assert!(
        script.worded.preview.contains(both),
        "{}",
        script.worded.preview
    );
}

#[test]
fn the_metadata_address_holds_the_name_of_the_web_services() {
    let catalogue = scenarios::catalogue();
    let plan = resolve(&catalogue, &with_two_pools());
    let step = plan.step("partner-applications").unwrap();
    let texts: Vec<&str> = step
        .commands
        .iter()
        .map(|own| own.worded.preview.as_str())
        .collect();
    let texts = texts.join("\n");
    assert!(
        texts.contains("https://webint.contoso.local/metadata/json/1"),
        "{texts}"
    );
    assert!(
        !texts.contains("https://pool01.contoso.local/metadata"),
        "{texts}"
    );
}
