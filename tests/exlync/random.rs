//! Numbers that nobody foresees, and that a seed brings back.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The generator `SplitMix64`.
#[derive(Clone, Debug)]
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn of(seed: u64) -> Self {
        Self(seed)
    }

    /// A seed that is another one each time.
    pub(crate) fn seed() -> u64 {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        u64::try_from(since.as_micros()).unwrap()
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut own = self.0;
        own = (own ^ (own >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        own = (own ^ (own >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        own ^ (own >> 31)
    }

    /// A number below this one.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap();
        usize::try_from(self.next() % end).unwrap()
    }

    /// A time up to this one.
    pub(crate) fn within(&mut self, longest: Duration) -> Duration {
        let micros = usize::try_from(longest.as_micros()).unwrap();
        Duration::from_micros(u64::try_from(self.below(micros + 1)).unwrap())
    }
}

#[test]
fn a_seed_brings_the_same_numbers_back_and_another_one_does_not() {
    let numbers = |seed| {
        let mut random = Random::of(seed);
        (0..100).map(|_| random.below(10)).collect::<Vec<_>>()
    };
    assert_eq!(numbers(7), numbers(7));
    assert_ne!(numbers(7), numbers(8));
    assert!((0..10).all(|own| numbers(7).contains(&own)));
}
