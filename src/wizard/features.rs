//! The page of the features: the ledger, and the articles' table.

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeaturesPage {
    /// The index of the feature.
    pub cursor: usize,
}
