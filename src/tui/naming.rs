//! What an event is called in the report of a fault: by its kind, with nothing of what it holds.

use std::borrow::Cow;

use crate::wizard::Event;

pub(super) fn name(event: &Event) -> Cow<'static, str> {
    Cow::Borrowed(match event {
        // Intents hold nothing but the number of a page.
        Event::Intent(intent) => return format!("intent {intent:?}").into(),
        Event::Edit(_) => "a key in a field",
        Event::Paste(_) => "a paste",
        Event::Unknown => "a key without meaning",
        Event::Resized(_) => "another size",
        Event::Clicked(_) => "a click",
        Event::Saved(receipt) if receipt.outcome.is_err() => "not saved",
        Event::Saved(_) => "saved",
        Event::Listed(_) => "sessions listed",
        Event::Opened(Ok(_)) => "session opened",
        Event::Opened(Err(_)) => "session not opened",
        Event::KeptElsewhere(_) => "kept elsewhere",
        Event::Deleted(_) => "session deleted",
        Event::Pasted { outcome: Ok(_), .. } => "pasted from the clipboard",
        Event::Pasted {
            outcome: Err(_), ..
        } => "not pasted from the clipboard",
        Event::Copied(_, Ok(own)) => return format!("copied by {}", own.route).into(),
        Event::Copied(_, Err(_)) => "not copied",
        Event::Exported(..) => "exported",
        Event::Ended(code) => return format!("ended with {code}").into(),
    })
}
