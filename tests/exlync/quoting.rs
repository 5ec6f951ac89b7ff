//! Whatever a user types stays one literal: in parameters, lists, tables, filters and script slots.

use exlync::powershell::{
    Command, Filter, FilterLanguage, Part, Parts, Script, ScriptPiece, Value, literal,
};
use proptest::prelude::*;

/// Reads a single-quoted literal as PowerShell's own tokenizer does: any of five marks begins and
/// ends it, and two marks in a row stand for the second. Returns the text and what follows.
pub(crate) fn read_literal(code: &str) -> Option<(String, &str)> {
    let is_mark = |c: char| matches!(c, '\'' | '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}');
    let mut chars = code.char_indices().peekable();
    chars.next().filter(|(_, c)| is_mark(*c))?;
    let mut text = String::new();
    while let Some((_, c)) = chars.next() {
        if is_mark(c) {
            let Some((_, second)) = chars.next_if(|(_, next)| is_mark(*next)) else {
                let rest = chars.peek().map_or(code.len(), |(at, _)| *at);
                return Some((text, code.get(rest..)?));
            };
            text.push(second);
        } else {
            text.push(c);
        }
    }
    None
}

/// Texts with the characters that matter: every quotation mark, `$`, backtick, brackets, line ends.
fn awkward() -> impl Strategy<Value = String> {
    let marks = prop::sample::select(vec![
        '\'', '"', '`', '$', '(', ')', '{', '}', '@', ';', '|', '&', '\n', '\r', '\t', '#', '*',
        '\\', '\0', '\u{2018}', '\u{2019}', '\u{201a}', '\u{201b}', '\u{201c}', '\u{201d}',
        '\u{201e}', '\u{2013}', 'a', 'Z', ' ', 'ä', '東',
    ]);
    prop::collection::vec(prop_oneof![3 => marks, 1 => any::<char>()], 0..40)
        .prop_map(|chars| chars.into_iter().collect())
}

fn given(text: &str) -> Value<'_> {
    Value::Text(Parts(vec![Part::Given(text.into())]))
}

fn command(value: Value<'_>) -> String {
    let command = Command {
        cmdlet: "Set-Thing",
        parameters: vec![("Name", value)],
        ..Command::default()
    };
    command.worded().text().unwrap().to_owned()
}

proptest! {
    #[test]
    fn any_text_becomes_one_literal(text in awkward()) {
        let code = literal(&text);
        prop_assert_eq!(read_literal(&code), Some((text, "")));
    }

    #[test]
    fn fixed_and_given_text_become_one_literal_together(text in awkward()) {
        let parts = Parts(vec![Part::Fixed("sip:"), Part::Given(text.as_str().into())]);
        let line = command(Value::Text(parts));
        let argument = line.strip_prefix("Set-Thing -Name ").unwrap();
        prop_assert_eq!(read_literal(argument), Some((format!("sip:{text}"), "")));
    }

    #[test]
    fn every_item_of_a_list_stays_its_own_literal(texts in prop::collection::vec(awkward(), 1..5)) {
        let line = command(Value::List(texts.iter().map(|text| given(text)).collect()));
        let mut rest = line.strip_prefix("Set-Thing -Name ").unwrap();
        for (index, text) in texts.iter().enumerate() {
            if index > 0 {
                rest = rest.strip_prefix(", ").unwrap();
            }
            let (read, after) = read_literal(rest).unwrap();
            prop_assert_eq!(&read, text);
            rest = after;
        }
        prop_assert_eq!(rest, "");
    }

    #[test]
    fn a_table_keeps_its_value_inside(text in awkward()) {
        let line = command(Value::Table(vec![("Add", given(&text))]));
        let inside = line.strip_prefix("Set-Thing -Name @{Add=").unwrap();
        prop_assert_eq!(read_literal(inside), Some((text, "}")));
    }

    #[test]
    fn a_property_filter_is_a_literal_inside_a_literal(text in awkward()) {
        let filter = Filter {
            language: FilterLanguage::Property,
            parts: Parts(vec![
                Part::Fixed("UserPrincipalName -eq "),
                Part::Given(text.as_str().into()),
            ]),
        };
        let line = command(Value::Filter(filter));
        let (outer, rest) = read_literal(line.strip_prefix("Set-Thing -Name ").unwrap()).unwrap();
        prop_assert_eq!(rest, "");
        let inner = outer.strip_prefix("UserPrincipalName -eq '").unwrap().strip_suffix('\'').unwrap();
        prop_assert!(!inner.replace("''", "").contains('\''));
        prop_assert_eq!(inner.replace("''", "'"), text);
    }

    #[test]
    fn an_ldap_filter_keeps_its_structure(text in awkward()) {
        let filter = Filter {
            language: FilterLanguage::Ldap,
            parts: Parts(vec![
                Part::Fixed("(proxyAddresses=sip:"),
                Part::Given(text.as_str().into()),
                Part::Fixed(")"),
            ]),
        };
        let line = command(Value::Filter(filter));
        let (outer, rest) = read_literal(line.strip_prefix("Set-Thing -Name ").unwrap()).unwrap();
        prop_assert_eq!(rest, "");
        let inner = outer.strip_prefix("(proxyAddresses=sip:").unwrap().strip_suffix(')').unwrap();
        prop_assert!(!inner.contains(['(', ')', '*', '\0']));
        let mut plain = inner.to_owned();
        for (code, sign) in [("\\2a", "*"), ("\\28", "("), ("\\29", ")"), ("\\00", "\0"), ("\\5c", "\\")] {
            plain = plain.replace(code, sign);
        }
        prop_assert_eq!(plain, text);
    }

    #[test]
    fn a_script_slot_is_one_expression(text in awkward()) {
        let script = Script(vec![
            ScriptPiece::Code("$name = "),
            ScriptPiece::Slot(given(&text)),
            ScriptPiece::Code("\n$name"),
        ]);
        let worded = script.worded();
        let (read, rest) = read_literal(worded.text().unwrap().strip_prefix("$name = ").unwrap()).unwrap();
        prop_assert_eq!(read, text);
        prop_assert_eq!(rest, "\n$name");
    }
}

#[test]
fn an_irish_name_is_a_real_user() {
    assert_eq!(
        command(given("o'brien@contoso.com")),
        "Set-Thing -Name 'o''brien@contoso.com'"
    );
}

#[test]
fn typographic_quotes_are_doubled_because_powershell_takes_them_for_its_own() {
    assert_eq!(literal("O\u{2019}Brien"), "'O\u{2019}\u{2019}Brien'");
    assert_eq!(
        literal("\u{201c}quoted\u{201d}"),
        "'\u{201c}quoted\u{201d}'"
    );
}

#[test]
fn a_boolean_keeps_its_value_and_a_switch_gets_none() {
    let command = Command {
        cmdlet: "Set-Thing",
        parameters: vec![
            ("Enabled", Value::Boolean(false)),
            ("Port", Value::Number(5061)),
        ],
        switches: vec!["Force"],
        ..Command::default()
    };
    assert_eq!(
        command.worded().text(),
        Some("Set-Thing -Enabled $False -Port 5061 -Force")
    );
}

#[test]
fn a_missing_value_shows_its_id_and_leaves_nothing_to_paste() {
    let command = Command {
        cmdlet: "Set-Thing",
        parameters: vec![("Name", Value::Missing("pool-fqdn"))],
        ..Command::default()
    };
    let worded = command.worded();
    assert_eq!(worded.text(), None);
    assert_eq!(worded.preview, "Set-Thing -Name <pool-fqdn>");
    assert_eq!(worded.missing, ["pool-fqdn"]);
}
