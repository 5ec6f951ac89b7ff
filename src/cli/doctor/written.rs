//! The report on paper: text at 80 columns, and JSON.

use serde_json::{Map, Value as Json, json};

use super::report::Report;
use crate::export::{self, paragraph};

/// The text begins behind the longest name.
const INDENT: usize = 20;

pub(super) fn text(report: &Report) -> String {
    let mut out = String::new();
    for (_, title, findings) in &report.sections {
        out.push_str(&format!("{title}\n{}\n", "=".repeat(title.len())));
        for own in findings {
            let mut first = format!("{:<INDENT$}", format!("{}:", own.name));
            // What is below each other is about one thing: a path, and how it is with it.
            for line in own.said.split('\n') {
                paragraph(&mut out, &first, line);
                first = " ".repeat(INDENT);
            }
        }
        out.push('\n');
    }
    for (title, lines) in [
        (
            "Hints",
            &report.hints.iter().map(|own| (*own).to_owned()).collect(),
        ),
        ("To be mended", &report.faults),
    ] {
        let lines: &Vec<String> = lines;
        if !lines.is_empty() {
            out.push_str(&format!("{title}\n{}\n", "=".repeat(title.len())));
            for line in lines {
                paragraph(&mut out, "- ", line);
            }
            out.push('\n');
        }
    }
    if report.faults.is_empty() {
        out.push_str("Nothing was found that would keep exlync from working.\n");
    }
    out
}

pub(super) fn json(report: &Report) -> String {
    let mut all = Map::new();
    all.insert("format".to_owned(), json!(1));
    for (key, _, findings) in &report.sections {
        let each = findings.iter();
        let section: Map<String, Json> = each
            .map(|own| (own.key.to_owned(), own.value.clone()))
            .collect();
        all.insert((*key).to_owned(), Json::Object(section));
    }
    all.insert("hints".to_owned(), json!(report.hints));
    all.insert("faults".to_owned(), json!(report.faults));
    export::pretty(&Json::Object(all))
}
