//! Ranks the entries by a text: rare words count more than common ones, words that stand together more than apart.

use std::collections::{HashMap, HashSet};

use super::Entry;
use super::passage::{Passage, passages};
use super::words::{whole, words};
use crate::catalogue::Catalogue;

/// What is below this is chance.
const LEAST: f64 = 3.0;

/// The same for a word or two that are known, which can have little in common with any entry.
const LEAST_OF_FEW: f64 = 0.8;

/// What has less than this share of the best is not meant.
const SHARE: f64 = 0.45;

/// A text can be about several things, but not about many.
const MOST: usize = 6;

/// An entry that a text may be about.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    pub entry: Entry,
    pub score: f64,
}

/// Everything that can be found, ready for the search.
#[derive(Clone, Debug)]
pub struct Index {
    passages: Vec<Passage>,
    /// In how many entries a word stands.
    spread: HashMap<String, f64>,
}

/// What is looked for.
struct Wanted {
    words: HashSet<String>,
    pairs: HashSet<(String, String)>,
    whole: String,
    /// The weight of all words that any entry has.
    known: f64,
}

impl Index {
    #[must_use]
    pub fn of(catalogue: &Catalogue) -> Self {
        let passages = passages(catalogue);
        let mut spread: HashMap<String, f64> = HashMap::new();
        for passage in &passages {
            let own: HashSet<&String> = passage
                .phrases
                .iter()
                .flatten()
                .chain(&passage.body)
                .collect();
            for word in own {
                *spread.entry(word.clone()).or_default() += 1.0;
            }
        }
        Self { passages, spread }
    }

    /// The entries that the text may be about, the best first; none where it is about nothing that is known.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Hit> {
        let wanted = self.wanted(text);
        let scored = self.passages.iter().map(|own| {
            let (fits, named) = (self.score(own, &wanted), exactly(own, &wanted));
            (own, fits, named)
        });
        let mut words = wanted.words.iter();
        let few = wanted.words.len() <= 2 && words.all(|own| self.weight(own) > 0.0);
        let least = if few { LEAST_OF_FEW } else { LEAST };
        let scored: Vec<(&Passage, f64, f64)> = scored
            .filter(|(_, fits, named)| fits + named >= least)
            .collect();
        let best = scored.iter().map(|own| own.1).fold(0.0, f64::max);
        let meant = scored
            .into_iter()
            .filter(|(_, fits, named)| *named > 0.0 || *fits >= best * SHARE);
        let mut hits: Vec<Hit> = meant
            .map(|(own, fits, named)| Hit {
                entry: own.entry.clone(),
                score: fits + named,
            })
            .collect();
        hits.sort_by(|one, other| other.score.total_cmp(&one.score));
        hits.truncate(MOST);
        hits
    }

    fn wanted(&self, text: &str) -> Wanted {
        let list = words(text);
        let pairs = list.iter().zip(list.iter().skip(1));
        let pairs = pairs.map(|(one, next)| (one.clone(), next.clone()));
        let pairs = pairs.collect();
        let words: HashSet<String> = list.into_iter().collect();
        let known = words.iter().map(|own| self.weight(own)).sum();
        Wanted {
            pairs,
            whole: whole(text),
            known,
            words,
        }
    }

    /// How much a word says; nothing where no entry has it.
    fn weight(&self, word: &str) -> f64 {
        let all = precise(self.passages.len());
        self.spread
            .get(word)
            .map_or(0.0, |own| ((all + 1.0) / (own + 0.5)).ln())
    }

    fn score(&self, passage: &Passage, wanted: &Wanted) -> f64 {
        let phrases = passage.phrases.iter();
        let best = phrases
            .map(|own| self.phrase(own, wanted))
            .fold(0.0, f64::max);
        let said: HashSet<&String> = passage.body.iter().collect();
        let said: f64 = said
            .into_iter()
            .filter(|own| wanted.words.contains(*own))
            .map(|own| self.weight(own))
            .sum();
        let share = if wanted.known > 0.0 {
            said / wanted.known
        } else {
            0.0
        };
        passage.weight * (best + 0.25 * said * share.min(1.0))
    }

    /// How well a phrase fits: what they have in common, by how much of either that is.
    fn phrase(&self, phrase: &[String], wanted: &Wanted) -> f64 {
        let own: HashSet<&String> = phrase.iter().collect();
        let whole: f64 = own.iter().map(|word| self.weight(word)).sum();
        let common = own.iter().filter(|word| wanted.words.contains(**word));
        let common: f64 = common.map(|word| self.weight(word)).sum();
        if common <= 0.0 || whole <= 0.0 || wanted.known <= 0.0 {
            return 0.0;
        }
        let pairs = phrase.iter().zip(phrase.iter().skip(1));
        let together: f64 = pairs
            .filter(|(one, next)| wanted.pairs.contains(&((*one).clone(), (*next).clone())))
            .map(|(one, next)| self.weight(one).min(self.weight(next)))
            .sum();
        (common + 0.5 * together) * (0.6 * common / whole + 0.4 * common / wanted.known)
    }
}

/// What names the entry and nothing else: its id or name alone, its number, its event.
fn exactly(passage: &Passage, wanted: &Wanted) -> f64 {
    let mut score = 0.0;
    if !wanted.whole.is_empty() && passage.names.contains(&wanted.whole) {
        score += 500.0;
    }
    if let Some(number) = &passage.number
        && wanted.words.contains(number)
    {
        score += 300.0;
    }
    if let Some((provider, id)) = &passage.event
        && wanted.words.contains(id)
    {
        let said = provider.iter().filter(|own| wanted.words.contains(*own));
        let all = said.count() == provider.len();
        let event = ["event", "eventid", "ereigni"];
        let event = event.iter().any(|own| wanted.words.contains(*own));
        // A long number alone is no chance; a short one may be a line or a port.
        if all || event || id.len() > 4 || wanted.whole == *id {
            score += 100.0 + if all { 50.0 } else { 0.0 };
        }
    }
    score
}

fn precise(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}
