//! The program is killed at any moment of its work: what is found then is what was done, but for the change in flight.

use std::fmt::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

use crate::figures::tell;
use crate::random::Random;

mod reference;
mod round;
mod script;

use reference::Reference;
use round::{Fate, Kind, play};

/// So many terminals are at work at once.
const SIDE_BY_SIDE: usize = 4;

#[test]
fn what_is_found_after_a_kill_is_what_was_done_but_for_the_change_in_flight() {
    kill(40);
}

#[test]
#[ignore = "takes minutes: `.ci/reliability` runs it"]
fn a_thousand_times() {
    kill(1000);
}

fn kill(rounds: usize) {
    // Given a program that is not killed, whose every change is known
    let begun = Instant::now();
    let seed = Random::seed();
    let reference = Reference::learn();

    // When others are killed while they do the same
    let next = AtomicUsize::new(0);
    let work = |worker: u64| {
        let mut random = Random::of(seed + worker);
        let mut fates = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= rounds {
                return fates;
            }
            fates.push(play(&reference, &mut random, number));
        }
    };
    let fates: Vec<Fate> = thread::scope(|scope| {
        let workers: Vec<_> = (0..u64::try_from(SIDE_BY_SIDE).unwrap())
            .map(|worker| scope.spawn(move || work(worker)))
            .collect();
        let each = workers.into_iter().map(|own| own.join().unwrap());
        each.flatten().collect()
    });

    // Then each was found as it was after one of its changes, and none that was shown as saved is missing
    let told = report(&fates);
    let seconds = begun.elapsed().as_secs();
    tell(&format!("killed {told}; seed {seed}, {seconds} s"));
    let faults: Vec<&String> = fates.iter().filter_map(|own| own.fault.as_ref()).collect();
    assert!(faults.is_empty(), "seed {seed}: {faults:#?}");
    // What a kill leaves behind, the next start clears away.
    let piled: usize = fates.iter().map(|own| own.piled).sum();
    assert_eq!((fates.len(), piled), (rounds, 0), "seed {seed}");
}

fn report(fates: &[Fate]) -> String {
    let of = |kind| fates.iter().filter(move |own| own.kind == kind);
    let mut told = format!("{} times", fates.len());
    for (kind, word) in [
        (Kind::Starting, "while it starts"),
        (Kind::Paced, "at a change"),
        (Kind::Burst, "in a burst of keys"),
    ] {
        write!(told, ", {} {word}", of(kind).count()).unwrap();
    }
    let faults = fates.iter().filter(|own| own.fault.is_some()).count();
    let unreadable = fates.iter().filter(|own| own.unreadable).count();
    write!(told, ": {unreadable} unreadable, {faults} with a fault").unwrap();
    for missing in 0..=1 {
        let count = of(Kind::Paced).filter(|own| own.missing == missing);
        write!(told, ", {} with {missing} missing", count.count()).unwrap();
    }
    let shown: usize = fates.iter().map(|own| own.shown).sum();
    let drafts: usize = fates.iter().map(|own| own.drafts).sum();
    let piled: usize = fates.iter().map(|own| own.piled).sum();
    write!(
        told,
        "; {shown} changes shown as saved; {drafts} drafts left, {piled} of them behind the next start"
    )
    .unwrap();
    told
}
