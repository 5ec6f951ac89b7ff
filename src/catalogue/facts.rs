//! What a condition looks at: the answers that act, and the mailbox that is spoken of.

use super::{ChoiceId, Question, QuestionId, Test};

/// The condition key for the side a statement is about; a plan asks it once per side of an Exchange hybrid.
pub const MAILBOX: &str = "mailbox";

/// The question who has a mailbox where: a side of an Exchange hybrid without users counts for nothing.
pub const USER_PAIRS: &str = "user-pairs";

/// The question which features are wanted: what serves none of them is left out of the plan.
pub const WANTED: &str = "features";

/// Where the mailbox is that a need, a command or a feature is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mailbox {
    OnPremises,
    Online,
}

impl Mailbox {
    pub const ALL: [Self; 2] = [Self::OnPremises, Self::Online];

    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::OnPremises => "on-premises",
            Self::Online => "online",
        }
    }

    /// The pairs of user and mailbox on this side.
    #[must_use]
    pub fn user_pairs(self) -> [&'static str; 2] {
        match self {
            Self::OnPremises => ["onprem-onprem", "teams-onprem"],
            Self::Online => ["onprem-exo", "teams-exo"],
        }
    }

    /// The side at the beginning of a sentence.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::OnPremises => "Mailboxes on your servers",
            Self::Online => "Mailboxes in Exchange Online",
        }
    }

    /// The side in the words of a reason.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::OnPremises => "mailboxes on your servers",
            Self::Online => "mailboxes in Exchange Online",
        }
    }
}

/// The acting answers of a scenario, seen from one mailbox side.
#[derive(Clone, Debug, Default)]
pub struct Facts<'a> {
    acting: Vec<(&'a Question, Vec<ChoiceId>)>,
    mailbox: Option<Mailbox>,
}

impl<'a> Facts<'a> {
    /// The same answers, seen from a mailbox on that side.
    #[must_use]
    pub fn seen_from(&self, mailbox: Mailbox) -> Self {
        Self {
            mailbox: Some(mailbox),
            ..self.clone()
        }
    }

    /// Notes that these choices act for the question.
    pub fn act(&mut self, question: &'a Question, choices: Vec<ChoiceId>) {
        self.acting.push((question, choices));
    }

    /// The choices that act for a question; none where it is not asked.
    #[must_use]
    pub fn acting(&self, question: &str) -> &[ChoiceId] {
        self.acting
            .iter()
            .find(|(own, _)| own.id == question)
            .map_or(&[], |(_, choices)| choices)
    }

    /// Whether what acts for the question was asked for, and is not implied by other answers.
    #[must_use]
    pub fn is_asked(&self, question: &str) -> bool {
        let mut own = self.acting.iter().map(|(own, _)| own);
        own.any(|own| own.id == question && own.when.holds(self))
    }

    /// Whether one of these choices acts for the question.
    #[must_use]
    pub fn is(&self, question: &str, choices: &[&str]) -> bool {
        self.acting(question)
            .iter()
            .any(|own| choices.contains(&own.as_str()))
    }

    pub(super) fn passes(&self, question: &QuestionId, test: &Test) -> bool {
        if question == MAILBOX {
            let Test::OneOf(sides) = test else {
                return false;
            };
            return self
                .mailbox
                .is_some_and(|own| sides.iter().any(|side| side == own.as_str()));
        }
        let asked = self.acting.iter().find(|(own, _)| own.id == *question);
        asked.is_some_and(|(own, choices)| choices.iter().any(|choice| own.passes(choice, test)))
    }
}
