//! Reads a time as a person types it.

use jiff::civil::{DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// The moment that a text means: `30 min`, `2 h`, `3 d`, `18:30`, `2026-12-01`, `2026-12-01 08:00`.
///
/// # Errors
/// In words: it is no time, or it is past.
pub fn until(text: &str, now: Timestamp, zone: &TimeZone) -> Result<Timestamp, String> {
    let text = text.trim();
    let here = now.to_zoned(zone.clone());
    let found = match duration(text) {
        Some(wait) => now.checked_add(wait).ok(),
        None => match clock(text) {
            Some(time) => {
                // The calendar has a last day, and a clock may stand there.
                let tomorrow = here.date().tomorrow().ok();
                let today = here.date().to_datetime(time).to_zoned(zone.clone()).ok();
                let today = today.map(|own| own.timestamp());
                match today {
                    Some(time) if time > now => Some(time),
                    _ => tomorrow
                        .and_then(|own| own.to_datetime(time).to_zoned(zone.clone()).ok())
                        .map(|own| own.timestamp()),
                }
            }
            None => date(text)
                .and_then(|own| own.to_zoned(zone.clone()).ok())
                .map(|own| own.timestamp()),
        },
    };
    match found {
        None => Err("it is no time: write 30 min, 2 h, 3 d, 18:30 or 2026-12-01 08:00".to_owned()),
        Some(time) if time <= now => Err("it is past already".to_owned()),
        Some(time) => Ok(time),
    }
}

fn duration(text: &str) -> Option<SignedDuration> {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let (number, unit) = text.split_at_checked(digits)?;
    let number: i64 = number.parse().ok()?;
    let seconds = match unit.trim() {
        "min" | "m" | "minutes" | "minute" => 60,
        "h" | "hours" | "hour" => 3_600,
        "d" | "days" | "day" => 86_400,
        _ => return None,
    };
    number.checked_mul(seconds).map(SignedDuration::from_secs)
}

fn clock(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once(':')?;
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

fn date(text: &str) -> Option<DateTime> {
    match text.split_once(' ') {
        Some((day, time)) => {
            let day: jiff::civil::Date = day.parse().ok()?;
            Some(day.to_datetime(clock(time.trim())?))
        }
        None => Some(
            text.parse::<jiff::civil::Date>()
                .ok()?
                .to_datetime(Time::midnight()),
        ),
    }
}
