//! The number of a file's format: what is older is brought forward, what is newer is refused.

use std::borrow::Cow;

use toml::{Table, Value};

use super::{Knowledge, SessionError};
use crate::catalogue::is_harmful;

/// Brings a file from one format to the next.
type Migration = fn(Table) -> Table;

/// The first leads from format 1 to format 2, and so on: none yet. Whoever adds one raises the format, and keeps a
/// file of it in `tests/fixtures/sessions/`; a test asks for that.
const MIGRATIONS: [Migration; 0] = [];

/// The format that this version writes; it reads this one and all before it.
#[allow(
    clippy::cast_possible_wrap,
    reason = "a list in the program is never that long"
)]
pub const FORMAT: i64 = 1 + MIGRATIONS.len() as i64;

/// The most characters that are shown of a version that stands in a file.
const SHOWN: usize = 40;

/// The file as this version would have written it; its `format` stays what it was.
pub(super) fn current(table: Table, file: &str) -> Result<Table, SessionError> {
    let fault = |why: String| {
        Err(SessionError::Syntax {
            file: file.to_owned(),
            why,
        })
    };
    let hint = format!("hint: a file begins with `format = {FORMAT}`; nothing was changed");
    match table.get("format") {
        Some(Value::Integer(found)) if *found > FORMAT => Err(newer(&table, *found, file)),
        Some(Value::Integer(found)) if *found < 1 => fault(format!(
            "this is format {found}, and the first that there was is 1\n{hint}"
        )),
        Some(Value::Integer(found)) => {
            let made = usize::try_from(found - 1).unwrap_or(usize::MAX);
            Ok(forward(table, MIGRATIONS.iter().skip(made)))
        }
        Some(other) => fault(format!(
            "`format` is a whole number, and here it is of the type {}\n{hint}",
            other.type_str()
        )),
        None => fault(format!(
            "it does not begin with `format = {FORMAT}`: not a session and no answers"
        )),
    }
}

/// The text in which the entries stand. That of an older format is made anew, and has other lines than the file.
pub(super) fn text<'t>(text: &'t str, table: &Table) -> Cow<'t, str> {
    match table.get("format") {
        Some(Value::Integer(FORMAT)) => Cow::Borrowed(text),
        _ => Cow::Owned(table.to_string()),
    }
}

fn forward<'m>(table: Table, migrations: impl Iterator<Item = &'m Migration>) -> Table {
    migrations.fold(table, |table, migrate| migrate(table))
}

fn newer(table: &Table, found: i64, file: &str) -> SessionError {
    let version = Knowledge::version_of(table).map(|own| {
        let safe = own.chars().filter(|c| !is_harmful(*c));
        safe.take(SHOWN).collect()
    });
    SessionError::Newer {
        file: file.to_owned(),
        found,
        known: FORMAT,
        knowledge: version,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn adds(table: Table, key: &str) -> Table {
        let mut table = table;
        let place = i64::try_from(table.len()).unwrap_or(0);
        table.insert(key.to_owned(), Value::Integer(place));
        table
    }

    #[test]
    fn a_file_takes_every_migration_from_its_own_format_on_in_order() {
        // Given a program that has changed the format twice
        let both: [Migration; 2] = [|table| adds(table, "second"), |table| adds(table, "third")];
        let file = || Table::from_iter([("format".to_owned(), Value::Integer(1))]);

        // When a file of the first format is read, then it takes both, the older first
        let read = forward(file(), both.iter());
        assert_eq!(read.get("second"), Some(&Value::Integer(1)));
        assert_eq!(read.get("third"), Some(&Value::Integer(2)));

        // When one of the second is read, then it takes the last alone
        let read = forward(file(), both.iter().skip(1));
        assert_eq!(read.get("second"), None);
        assert_eq!(read.get("third"), Some(&Value::Integer(1)));
    }

    #[test]
    fn the_text_of_the_present_format_is_that_of_the_file_and_that_of_another_is_made_anew() {
        let own = format!("# by hand\nformat = {FORMAT}\n");
        let of = |text: &str| toml::from_str::<Table>(text).unwrap_or_default();
        assert_eq!(text(&own, &of(&own)), own);
        let older = "# by hand\nformat = 0\n[values]\n";
        assert_eq!(text(older, &of(older)), "format = 0\n\n[values]\n");
    }
}
