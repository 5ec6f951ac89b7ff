//! How long ago something was, in words.

use jiff::Timestamp;

use crate::export::count;

/// `just now`, `5 minutes ago`, `3 days ago`.
pub(super) fn age(time: Timestamp, now: Timestamp) -> String {
    const UNITS: [(i64, &str); 5] = [
        (365 * 86_400, "year"),
        (30 * 86_400, "month"),
        (86_400, "day"),
        (3_600, "hour"),
        (60, "minute"),
    ];
    let seconds = now.duration_since(time).as_secs();
    let unit = UNITS.iter().find(|(length, _)| seconds >= *length);
    unit.map_or_else(
        || "just now".to_owned(),
        |(length, noun)| {
            format!(
                "{} ago",
                count(usize::try_from(seconds / length).unwrap_or(0), noun)
            )
        },
    )
}

#[cfg(test)]
mod tests {
    use super::age;
    use jiff::{SignedDuration, Timestamp};

    #[test]
    fn an_age_is_told_in_its_largest_unit() {
        let now = Timestamp::UNIX_EPOCH + SignedDuration::from_hours(24 * 800);
        for (before, words) in [
            (0, "just now"),
            (59, "just now"),
            (60, "1 minute ago"),
            (7_300, "2 hours ago"),
            (3 * 86_400 + 50, "3 days ago"),
            (61 * 86_400, "2 months ago"),
            (800 * 86_400, "2 years ago"),
            // A clock that was set back
            (-500, "just now"),
        ] {
            assert_eq!(age(now - SignedDuration::from_secs(before), now), words);
        }
    }
}
