//! What is kept of a session, without the times: to be compared.

use std::path::Path;

use exlync::session::{Session, SessionName, Store, StoreError};
use serde_json::{Value as Json, json};

/// What is kept of the session `contoso` in a data folder.
pub(crate) fn kept(folder: &Path) -> Result<Json, StoreError> {
    let name: SessionName = "contoso".parse().unwrap();
    let session: Session = Store::at(Some(folder.to_owned()))?.load(&name)?;
    Ok(work(json!({
        "answers": session.answers,
        "values": session.values,
        "marks": session.marks,
        "notes": session.notes,
    })))
}

/// What was said and done, without the times.
pub(crate) fn work(mut session: Json) -> Json {
    let parts = ["answers", "values", "marks", "notes"];
    let session = session.as_object_mut().unwrap();
    session.retain(|key, _| parts.contains(&key.as_str()));
    for mark in session["marks"].as_object_mut().unwrap().values_mut() {
        let mark = mark.as_object_mut().unwrap();
        mark.remove("at");
        if let Some(until) = mark.get_mut("until") {
            *until = json!("some time");
        }
    }
    json!(session)
}
