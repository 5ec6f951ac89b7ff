//! Leaving: as soon as everything is on the disk, and not without the person knowing where it is not.

use std::collections::BTreeSet;
use std::time::Instant;

use super::Kept;
use super::ending::Ending;
use crate::session::SessionName;
use crate::wizard::Receipt;

/// The exit code of who leaves though something is not saved.
const UNSAVED: u8 = 4;

/// A request to leave.
#[derive(Debug)]
pub(super) struct Leaving {
    code: u8,
    /// The disk is not waited for longer.
    pub(super) until: Instant,
    /// It was told before that something is not saved.
    knowing: bool,
}

/// What was told of saves that failed.
#[derive(Debug, Default)]
pub(super) struct Faults(BTreeSet<SessionName>);

impl Faults {
    pub(super) fn told(&mut self, receipt: &Receipt) {
        // What another window has taken over is kept aside.
        if receipt.outcome.is_err() && receipt.kept_aside.is_none() {
            self.0.insert(receipt.name.clone());
        } else {
            self.0.remove(&receipt.name);
        }
    }

    /// It is not there any more.
    pub(super) fn forget(&mut self, name: &SessionName) {
        self.0.remove(name);
    }

    pub(super) fn leave(&self, code: u8, until: Instant) -> Leaving {
        Leaving {
            code,
            until,
            knowing: !self.0.is_empty(),
        }
    }
}

impl Leaving {
    /// Everything was tried: how it ends, or nothing where the person is to hear first what is not saved.
    pub(super) fn settled(&self, kept: &Kept) -> Option<Ending> {
        match kept.fault() {
            // The last attempt has succeeded.
            None if self.code == UNSAVED => Some(Ending::Left(0)),
            None => Some(Ending::Left(self.code)),
            Some(_) if self.knowing => Some(Ending::Left(self.code)),
            Some(_) => None,
        }
    }

    pub(super) fn late(&self, now: Instant) -> Option<Ending> {
        (self.until <= now).then_some(Ending::Late(self.code))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn receipt(ticket: u64, outcome: Result<(), &str>) -> Receipt {
        Receipt {
            name: "contoso".parse().unwrap(),
            ticket,
            outcome: outcome
                .map(|()| jiff::Timestamp::UNIX_EPOCH)
                .map_err(str::to_owned),
            was_gone: false,
            kept_aside: None,
            taken_by: None,
        }
    }

    #[test]
    fn nobody_leaves_without_knowing_what_is_not_saved_and_nobody_is_held() {
        let failed = Kept::Failed("the disk is full".to_owned());
        let mut faults = Faults::default();

        // Given a save that fails on the way out, then it is not left
        let first = faults.leave(0, Instant::now());
        faults.told(&receipt(1, Err("the disk is full")));
        assert_eq!(first.settled(&failed), None);

        // When it is asked for again, knowing this, then it is
        let again = faults.leave(UNSAVED, Instant::now());
        assert_eq!(again.settled(&failed), Some(Ending::Left(UNSAVED)));

        // And where the last attempt succeeds, nothing has failed
        assert_eq!(again.settled(&Kept::Nothing), Some(Ending::Left(0)));
    }

    #[test]
    fn a_save_that_failed_and_was_followed_by_a_good_one_holds_nobody() {
        let mut faults = Faults::default();
        let leaving = faults.leave(130, Instant::now());
        faults.told(&receipt(1, Err("the disk is full")));
        faults.told(&receipt(2, Ok(())));
        assert_eq!(leaving.settled(&Kept::Nothing), Some(Ending::Left(130)));

        // And the next fault is news again
        let later = faults.leave(0, Instant::now());
        let failed = Kept::Failed("the disk is full".to_owned());
        assert_eq!(later.settled(&failed), None);
    }
}
