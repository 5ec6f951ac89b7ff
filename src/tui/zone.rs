//! The zone in which times are shown.

use jiff::tz::TimeZone;

/// The zone of this computer, without its name, which the screens never show.
#[cfg(unix)]
pub(super) fn local() -> TimeZone {
    // To find the name, jiff walks all of /usr/share/zoneinfo: that took a quarter of the time to the first frame.
    let is_said = std::env::var_os("TZ").is_some();
    let rules = std::fs::read("/etc/localtime").ok().filter(|_| !is_said);
    rules
        .and_then(|own| TimeZone::tzif("", &own).ok())
        .unwrap_or_else(TimeZone::system)
}

/// The zone of this computer.
#[cfg(not(unix))]
pub(super) fn local() -> TimeZone {
    TimeZone::system()
}
