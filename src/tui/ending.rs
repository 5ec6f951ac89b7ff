//! How the loop ended.

/// Why nothing is drawn any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// With this exit code.
    Left(u8),
    /// With this exit code, though the disk has not answered in time.
    Late(u8),
    /// A thread failed.
    Failed,
}
