//! The time zone of this machine, for times on the screen.

use jiff::tz::TimeZone;

/// The zone of this machine; UTC where it names none.
#[cfg(unix)]
pub(super) fn here() -> TimeZone {
    // Asked for a zone by name, jiff first walks the whole time zone database: longer than everything else before the
    // first frame. The zone of the machine itself is in one file.
    match (std::env::var_os("TZ"), std::fs::read("/etc/localtime")) {
        (Some(_), _) => TimeZone::system(),
        (None, Ok(bytes)) => TimeZone::tzif("Local", &bytes).unwrap_or_else(|_| TimeZone::system()),
        (None, Err(_)) => TimeZone::UTC,
    }
}

/// The zone of this machine; UTC where it names none.
#[cfg(not(unix))]
pub(super) fn here() -> TimeZone {
    TimeZone::system()
}
