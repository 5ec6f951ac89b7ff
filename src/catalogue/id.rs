//! One id type per kind of entry, so that a step can never be looked up as a feature.

use serde::{Deserialize, Serialize};

use super::Text;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Text);

        impl $name {
            /// Takes any text: whether an entry of that name exists is the linter's question.
            pub fn new(text: impl Into<Text>) -> Self {
                Self(text.into())
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.0 == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.0 == *other
            }
        }
    )+};
}

ids! {
    /// A scenario question, for example `exchange-version`.
    QuestionId,
    /// A choice of a question, for example `on-premises`.
    ChoiceId,
    /// A typed fact that commands need, for example `pool-fqdn`.
    ValueId,
    /// A deployment step, for example `hybrid-provider`.
    StepId,
    /// An integration feature, for example `owa-im`.
    FeatureId,
    /// A management shell, for example `lync`.
    ShellId,
    /// A source that statements cite, for example `kb-2614614`.
    ArticleId,
    /// Something to wait for between steps, for example `replication`.
    GateId,
    /// A product, a tool or a service that has an end, for example `exchange-2019`.
    LifecycleId,
    /// A question that sources answer differently, for example `ucs-in-lync-hybrid`.
    DisputeId,
    /// An error in a source, for example `hybrid-page-tenant-id`.
    ErratumId,
    /// Something that is wrong, for example `event-owa-103`.
    SymptomId,
    /// A word of the trade, for example `sip-domain`.
    TermId,
    /// A command of a step: `STEP.COMMAND`, with `@ITEM` behind it where it is repeated per list item.
    CommandId,
}

impl ValueId {
    /// A former value of one item: `before-ews-oauth@mbx01`.
    #[must_use]
    pub fn of_item(&self, item: &str) -> Self {
        Self::new([self.as_str(), "@", item].concat())
    }

    /// The value without the item or the column behind it.
    #[must_use]
    pub fn base(&self) -> &str {
        let id = self.as_str();
        id.split_once(['@', '.']).map_or(id, |(base, _)| base)
    }

    /// The item behind it.
    #[must_use]
    pub fn item(&self) -> Option<&str> {
        self.as_str().split_once('@').map(|(_, item)| item)
    }
}

/// Whether a text can be a public id: lower-case letters, digits and inner hyphens.
#[must_use]
pub fn is_kebab(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
}
