//! Dates as they are written: ISO 8601, which sorts as text.

/// Whether a text is a day of the calendar, such as `2025-10-14`.
#[must_use]
pub fn is_date(text: &str) -> bool {
    let has_form = text.len() == 10
        && text.bytes().enumerate().all(|(place, byte)| match place {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    let mut numbers = text.split('-').map(|own| own.parse::<u32>().unwrap_or(0));
    let (year, month, day) = (numbers.next(), numbers.next(), numbers.next());
    let (Some(year), Some(month), Some(day)) = (year, month, day) else {
        return false;
    };
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    has_form && (1..=days).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::is_date;

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        for good in ["2025-10-14", "2024-02-29", "2000-02-29"] {
            assert!(is_date(good), "{good}");
        }
        for bad in [
            "2025-10",
            "2025-13-01",
            "2025-02-29",
            "1900-02-29",
            "2025-1-014",
            "2025-10-00",
            "",
        ] {
            assert!(!is_date(bad), "{bad}");
        }
    }
}
