//! The work that is done before the program is killed: changes of every kind, each made by the last of its keys.

use crate::keys::bytes;

/// The keys of each change, `_` for a blank in a text. No key comes twice in a row: that would be one held down.
pub(super) const DEEDS: [&str; 25] = [
    "4 . d",
    "s not_this_year enter",
    "o the_PKI_team enter",
    "a seen_by_two enter",
    "p",
    "u",
    "U",
    "t 2_h enter",
    "up x",
    "space down space d",
    "3 home enter ctrl+u 192.0.2.1 tab",
    "down enter ctrl+u somewhere.contoso.com tab",
    "up x",
    "u",
    "2 home down enter",
    "down enter",
    "u",
    "4 . s later enter",
    "a it_waits_for_the_list_of_pools enter",
    "d",
    "u",
    "U",
    "a and_this_one_for_the_sites enter",
    "3 home down enter ctrl+u fabrikam.com tab",
    "u",
];

/// What is typed for a change, key by key.
pub(super) fn keys(deed: &str) -> Vec<String> {
    let words = deed.split(' ');
    words
        .map(|own| String::from_utf8(bytes(own)).unwrap().replace('_', " "))
        .collect()
}
