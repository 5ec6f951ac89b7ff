//! The articles' support tables: a row for each place of the mailboxes and of the Lync users.
//! Answers change the user's own rows alone; elsewhere the versions count where all are answered, else the defaults.

use super::Scenario;
use super::step::each_once;
use crate::catalogue::{
    ArticleId, Catalogue, Choice, ChoiceId, FeatureId, Mailbox, QuestionId, Support,
};
use crate::session::{Answer, Session};

/// The questions whose answers count in every row.
const VERSIONS: [&str; 2] = ["exchange-version", "lync-version"];

/// The support tables of the articles.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix<'a> {
    /// Those of mailboxes on the own servers first.
    pub rows: Vec<MatrixRow<'a>>,
}

/// What the article says of one pairing.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixRow<'a> {
    /// For example `Mailboxes on your servers, Lync hybrid`.
    pub title: String,
    /// The short name of the article, for example `KB 2614242`; empty where none says anything.
    pub article: String,
    /// It is the user's own; an Exchange hybrid has two such rows.
    pub here: bool,
    /// A cell for each feature, in their order.
    pub cells: Vec<(&'a FeatureId, Support)>,
}

/// The tables; they are there before anything is answered.
#[must_use]
pub fn matrix<'a>(catalogue: &'a Catalogue, session: &Session) -> Matrix<'a> {
    let (own, _) = Scenario::of(catalogue, session);
    let choices = catalogue
        .question("lync")
        .map_or(&[][..], |own| &own.choices);
    let pairings = Mailbox::ALL
        .into_iter()
        .flat_map(|side| choices.iter().map(move |choice| (side, choice)));
    let rows = pairings.filter_map(|(side, choice)| row(catalogue, session, &own, side, choice));
    Matrix {
        rows: rows.collect(),
    }
}

/// The row of a pairing; nothing where the choice is not offered.
fn row<'a>(
    catalogue: &'a Catalogue,
    session: &Session,
    own: &Scenario<'a>,
    side: Mailbox,
    choice: &'a Choice,
) -> Option<MatrixRow<'a>> {
    // In an Exchange hybrid both tables speak of that hybrid.
    let is_hybrid = own.facts.is("exchange", &["hybrid"]);
    let exchange = if is_hybrid { "hybrid" } else { side.as_str() };
    let lync = choice.id.as_str();
    let is_here = own.facts.is("lync", &[lync]) && own.sides().iter().any(|(one, _)| *one == side);
    let mut assumed = Session::default();
    for (question, choice) in [("exchange", exchange), ("lync", lync)] {
        let answer = Answer::One(ChoiceId::new(choice));
        assumed.answers.insert(QuestionId::new(question), answer);
    }
    let scenario = if is_here {
        own.clone()
    } else {
        elsewhere(catalogue, session, &assumed)
    };
    if !scenario.facts.is("lync", &[lync]) {
        return None;
    }
    let facts = scenario.facts.seen_from(side);
    let found = catalogue
        .features
        .iter()
        .map(|own| (&own.id, own.cell(&facts)));
    let sources = found.clone().filter_map(|(_, cell)| Some(&cell?.source));
    Some(MatrixRow {
        title: format!("{}, Lync {lync}", side.title()),
        article: article(catalogue, &sources),
        here: is_here,
        cells: found
            .map(|(id, cell)| (id, cell.map_or(Support::Unknown, |own| own.support)))
            .collect(),
    })
}

/// A pairing that is not the user's: a version that was never asked for must not decide beside one that was.
fn elsewhere<'a>(catalogue: &'a Catalogue, session: &Session, pairing: &Session) -> Scenario<'a> {
    let mut assumed = pairing.clone();
    let versions = session.answers.iter();
    let versions = versions.filter(|(id, _)| VERSIONS.contains(&id.as_str()));
    let versions = versions.map(|(id, answer)| (id.clone(), answer.clone()));
    assumed.answers.extend(versions);
    let (scenario, _) = Scenario::of(catalogue, &assumed);
    let mut asked = scenario.asked.iter();
    if asked.any(|own| own.by_default && VERSIONS.contains(&own.question.id.as_str())) {
        return Scenario::of(catalogue, pairing).0;
    }
    scenario
}

/// The article that most of the cells cite, the first of several.
fn article<'a>(
    catalogue: &Catalogue,
    sources: &(impl Iterator<Item = &'a ArticleId> + Clone),
) -> String {
    let times = |id: &ArticleId| sources.clone().filter(|own| *own == id).count();
    let mut cited = each_once(sources.clone());
    cited.reverse();
    cited
        .into_iter()
        .max_by_key(|id| times(id))
        .and_then(|id| catalogue.article(id.as_str()))
        .map_or_else(String::new, |own| own.short.to_string())
}
