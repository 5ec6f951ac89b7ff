//! The systems that values are grouped by.

use serde::{Deserialize, Serialize};

/// Whose fact a value is: the form lists them in this order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum System {
    /// The names that everything is built on.
    #[default]
    Domains,
    /// Front End pool, Edge, providers, policies.
    Skype,
    Exchange,
    Certificates,
    /// Microsoft 365: tenant, licences, Exchange Online.
    Tenant,
    /// The user that everything is tried with first.
    PilotUser,
}

impl System {
    pub const ALL: &[Self] = &[
        Self::Domains,
        Self::Skype,
        Self::Exchange,
        Self::Certificates,
        Self::Tenant,
        Self::PilotUser,
    ];

    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Domains => "domains",
            Self::Skype => "skype",
            Self::Exchange => "exchange",
            Self::Certificates => "certificates",
            Self::Tenant => "tenant",
            Self::PilotUser => "pilot-user",
        }
    }

    /// As the heading of its part of the form.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Domains => "Domains and records",
            Self::Skype => "Lync / Skype for Business",
            Self::Exchange => "Exchange",
            Self::Certificates => "Certificates",
            Self::Tenant => "Microsoft 365",
            Self::PilotUser => "Pilot user",
        }
    }
}
