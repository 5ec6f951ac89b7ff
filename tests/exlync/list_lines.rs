//! The lines of a list with columns: whatever is typed or pasted, what is accepted is clean.

use exlync::catalogue::Value as Known;
use proptest::prelude::*;

/// A list whose second column no item may lack.
fn servers() -> Known {
    let text = r#"
id = "servers"
title = "Servers"
meaning = "Servers with their addresses."
kind = "fqdn"
list = true
columns = [
    { id = "fqdn", title = "Name", kind = "fqdn" },
    { id = "ip", title = "Address", kind = "ip" },
    { id = "alias", title = "Alias", kind = "word", optional = true },
    { id = "web", title = "Web name", kind = "fqdn", same-as = "fqdn" },
]
example = ["a.contoso.com 10.0.0.1 one web.contoso.com"]
find = { text = "Anywhere." }
"#;
    toml::from_str(text).unwrap()
}

#[test]
fn what_an_item_lacks_is_told_with_the_item() {
    let servers = servers();
    let items = [
        "a.contoso.com 10.0.0.1",
        "b.contoso.com",
        "c.contoso.com - see",
    ];
    let items = items.map(|own| servers.accept(own).unwrap());
    assert_eq!(
        servers.incomplete(&items),
        [
            "`b.contoso.com` lacks Address",
            "`c.contoso.com` lacks Address"
        ]
    );
    assert_eq!(servers.cell(&items[0], "ip"), Some("10.0.0.1"));
    assert_eq!(servers.cell(&items[1], "ip"), None);
    assert_eq!(servers.cell(&items[2], "alias"), Some("see"));
    assert_eq!(servers.cell(&items[2], "web"), Some("c.contoso.com"));
    assert_eq!(servers.key(&items[2]), "c.contoso.com");
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z]{1,8}\\.contoso\\.com",
        "10\\.0\\.[0-9]\\.[0-9]",
        "[a-z_]{1,6}",
        Just("-".to_owned()),
        "\\PC{0,12}",
    ]
}

proptest! {
    #[test]
    fn a_line_that_is_accepted_is_clean_and_is_accepted_again(
        cells in prop::collection::vec(cell(), 0..6),
        separator in prop::sample::select(vec![" ", "  ", "\t", " \t "]),
        ends in prop::sample::select(vec!["", " ", "  "]),
    ) {
        let servers = servers();
        let line = [ends, &cells.join(separator), ends].concat();
        if let Ok(clean) = servers.accept(&line) {
            prop_assert!(!clean.contains("  ") && !clean.contains('\t') && clean.trim() == clean);
            prop_assert!(clean.split(' ').count() <= servers.columns.len());
            prop_assert_eq!(servers.accept(&clean), Ok(clean.clone()));
            prop_assert_eq!(servers.cell(&clean, "fqdn"), Some(servers.key(&clean)));
            for column in &servers.columns {
                let cell = servers.cell(&clean, &column.id);
                if let Some(cell) = cell {
                    let again = column.kind.accept(cell);
                    prop_assert_eq!(again.as_deref(), Ok(cell));
                }
            }
        }
    }

    #[test]
    fn a_kind_that_can_be_a_column_accepts_nothing_with_a_blank(text in "\\PC{0,20}|[a-z0-9@. \t-]{0,30}") {
        use exlync::catalogue::ValueKind as Kind;
        let kinds = [
            Kind::Domain, Kind::Fqdn, Kind::Ip, Kind::SipUser, Kind::Upn, Kind::Smtp, Kind::Word, Kind::Server,
            Kind::Thumbprint, Kind::Guid, Kind::Country, Kind::Url,
        ];
        for kind in kinds {
            prop_assert!(kind.is_one_word());
            if let Ok(clean) = kind.accept(&text) {
                prop_assert!(!clean.contains(char::is_whitespace), "{}: {clean:?}", kind.as_str());
            }
        }
    }
}
