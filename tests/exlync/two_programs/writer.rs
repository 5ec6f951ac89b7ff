//! One of two programs, where the file system knows no locks and neither hears of the other: it saves change after
//! change, and says what it was told of each.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use exlync::catalogue::Catalogue;
use exlync::session::{Session, SessionName, Store};
use exlync::tui::Storage;
use exlync::wizard::{Effect, Event, Receipt};
use serde::{Deserialize, Serialize};

use crate::random::Random;

const PATIENCE: Duration = Duration::from_secs(30);

/// The changes that each makes in a round.
pub(super) const CHANGES: u64 = 6;

/// What a program did in a round.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Work {
    /// The title of the version that it had opened, and knew.
    pub(super) opened: String,
    pub(super) acks: Vec<Ack>,
}

/// What a program was told of a change of its own.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Ack {
    /// The title that the change gives.
    pub(super) title: String,
    /// Why it is not saved.
    pub(super) fault: Option<String>,
    /// Where a version of the other is that it has replaced.
    pub(super) kept_aside: Option<String>,
}

/// Opens the session and changes it; sometimes it waits until a change is saved, sometimes it does not.
pub(super) fn write(
    folder: &Path,
    name: &SessionName,
    who: &str,
    catalogue: &Arc<Catalogue>,
    random: &mut Random,
) -> Work {
    let store = Store::at(Some(folder.to_owned())).unwrap();
    let session = store.load(name).unwrap();
    let (sender, answers) = mpsc::channel();
    let catalogue = Arc::clone(catalogue);
    let mut storage = Storage::new(store, catalogue, None, move |event| {
        let _ = sender.send(event);
    });
    let mut acks = Vec::new();
    let mut newest = 0;
    let mut hear = |longest, newest: &mut u64| {
        let Ok(event) = answers.recv_timeout(longest) else {
            return false;
        };
        if let Some(Event::Saved(receipt)) = event {
            *newest = receipt.ticket;
            acks.push(ack(who, receipt));
        }
        true
    };
    for revision in 1..=CHANGES {
        storage.ask(Effect::Save {
            name: name.clone(),
            session: Box::new(Session {
                title: title(who, revision),
                ..session.clone()
            }),
            ticket: revision,
            records: Vec::new(),
        });
        match random.below(4) {
            0 => {}
            1 => {
                hear(random.within(Duration::from_millis(1)), &mut newest);
            }
            _ => {
                while newest < revision {
                    assert!(hear(PATIENCE, &mut newest), "no answer");
                }
            }
        }
    }
    let until = Instant::now() + PATIENCE;
    while newest < CHANGES {
        hear(Duration::from_secs(1), &mut newest);
        assert!(Instant::now() < until, "no answer");
    }
    Work {
        opened: session.title,
        acks,
    }
}

fn title(who: &str, revision: u64) -> String {
    format!("{who} {revision}")
}

fn ack(who: &str, receipt: Receipt) -> Ack {
    Ack {
        title: title(who, receipt.ticket),
        fault: receipt.outcome.err(),
        kept_aside: receipt.kept_aside,
    }
}
