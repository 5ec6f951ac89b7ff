//! A DNS record as a line of a zone file.

use super::{Parts, Worded};

/// A record with everything that a DNS host asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record<'a> {
    pub kind: RecordKind,
    pub name: &'a str,
    pub zone: Parts<'a>,
    pub target: Parts<'a>,
    /// Seconds.
    pub ttl: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordKind {
    /// An address; `A` or `AAAA`, as the target is.
    Address,
    Cname,
    Srv {
        priority: u16,
        weight: u16,
        port: u16,
    },
}

impl Record<'_> {
    /// The line, with absolute names; one for each address where there are several.
    #[must_use]
    pub fn worded(&self) -> Worded {
        let mut worded = Worded::default();
        let zone = self.zone.plain(&mut worded);
        let target = self.target.plain(&mut worded);
        let kind = |target: &str| match self.kind {
            RecordKind::Address if target.contains(':') => "AAAA".to_owned(),
            RecordKind::Address => "A".to_owned(),
            RecordKind::Cname => "CNAME".to_owned(),
            RecordKind::Srv {
                priority,
                weight,
                port,
            } => format!("SRV {priority} {weight} {port}"),
        };
        let dot = if self.kind == RecordKind::Address {
            ""
        } else {
            "."
        };
        // A list of addresses stands with commas between.
        let lines = target.split(", ").map(|target| {
            let kind = kind(target);
            format!("{}.{zone}. {} IN {kind} {target}{dot}", self.name, self.ttl)
        });
        worded.preview = lines.collect::<Vec<_>>().join("\n");
        worded
    }
}
