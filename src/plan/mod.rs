//! Knowledge base and session become steps with needs, reasons and commands, and a ledger of features.
//! Pure, derived each time, never stored.

mod assumed;
mod because;
mod command;
mod copy_unit;
mod difference;
mod dispute;
mod edition;
mod feature;
mod leg;
mod matrix;
mod milestone;
mod order;
mod progress;
mod rewording;
mod scenario;
mod step;
mod symptoms;
mod today;
mod value;
mod values;
mod wanted;
mod wording;

pub use because::Because;
pub use command::{Form, PlannedCommand};
pub use copy_unit::{CopyUnit, Reach, UnitEnd};
pub use difference::{Difference, difference};
pub use edition::{EditionAge, EditionDifference, RemovedStep, what_is_new};
pub use feature::PlannedFeature;
pub use leg::{Leg, LegEntry, LegItem};
pub use matrix::{Matrix, MatrixRow, matrix};
pub use milestone::Milestone;
pub use progress::{CommandState, StepProgress, StepState, Tally};
pub use scenario::{Asked, Offer, Scenario};
pub use step::PlannedStep;
pub use today::PlannedToday;
pub use value::PlannedValue;
pub use wanted::{LeftOut, Lost};

use jiff::civil::Date;

use crate::catalogue::{
    Catalogue, Citation, Facts, Mailbox, Need, Pairing, Piece, QuestionId, ScenarioSupport, StepId,
    Template,
};
use crate::session::Session;

// What the proof looks at step by step, without a whole plan.
pub(crate) use because::{joined, per_side};
pub(crate) use command::plan as commands;
pub(crate) use dispute::of_step;
pub(crate) use feature::cells;
pub(crate) use scenario::{deciding_order, offers, read_by_features, sides};
pub(crate) use values::Values;
pub(crate) use wanted::{Served, listed, wanted_with};

/// A deployment, planned.
#[derive(Clone, Debug)]
pub struct Plan<'a> {
    pub catalogue: &'a Catalogue,
    pub scenario: Scenario<'a>,
    /// The scenario in words; empty while `exchange` or `lync` is not answered.
    pub title: String,
    pub support: Option<ScenarioSupport>,
    /// What the articles and the years since say of the scenario as a whole.
    pub notes: Vec<&'a str>,
    pub sources: Vec<&'a Citation>,
    /// The questions whose default decided something.
    pub assumed: Vec<&'a QuestionId>,
    /// The values that the steps to do need.
    pub values: Vec<PlannedValue<'a>>,
    /// What was so before the change: recorded for the undo of the steps to do.
    pub former_values: Vec<PlannedValue<'a>>,
    /// Every step, in the running order of the scenario.
    pub steps: Vec<PlannedStep<'a>>,
    pub features: Vec<PlannedFeature<'a>>,
    /// What in the session does not act, and why.
    pub findings: Vec<String>,
    /// The day by which its documents are judged; who looks at it live hands in a day of his own.
    pub judged_on: Date,
}

/// Plans a deployment.
#[must_use]
pub fn resolve<'a>(catalogue: &'a Catalogue, session: &Session) -> Plan<'a> {
    let (scenario, mut findings) = Scenario::of(catalogue, session);
    let sides = scenario.sides();
    let mut plan = Plan {
        catalogue,
        scenario,
        title: String::new(),
        support: None,
        notes: Vec::new(),
        sources: Vec::new(),
        assumed: Vec::new(),
        values: Vec::new(),
        former_values: Vec::new(),
        steps: Vec::new(),
        features: Vec::new(),
        findings: Vec::new(),
        judged_on: milestone::judged_on(catalogue, session),
    };
    let (values, refused) = Values::of(&catalogue.values, session, &plan.scenario.facts);
    findings.extend(refused);
    findings.extend(command::cut_short(catalogue, &values));
    findings.extend(unknown(catalogue, session));
    plan.findings = findings;
    if sides.is_empty() {
        return plan;
    }
    plan.name_scenario();
    let ledger = cells(catalogue, &sides);
    let served = Served::of(catalogue, &sides, &ledger);
    let wanted = wanted::wanted(catalogue, &plan.scenario.facts);
    let sources = step::Sources {
        catalogue,
        sides: &sides,
        values: &values,
        session,
        ledger: &ledger,
        served: &served,
        stay: &served.stay(&wanted),
        wanted: &wanted,
    };
    let steps = catalogue.steps.iter().enumerate();
    plan.steps = steps
        .map(|(at, step)| step::plan(sources, at, step))
        .collect();
    order::arrange(catalogue, &plan.scenario.facts, &mut plan.steps);
    step::drop_absent_predecessors(&mut plan.steps);
    let outgrown = outgrown(&plan.steps, session);
    plan.findings.extend(outgrown);
    plan.features = feature::plan(catalogue, &sides, &plan.steps, &ledger, &wanted);
    (plan.values, plan.former_values) = value::plan(catalogue, &values, &plan.steps);
    plan.assumed = assumed::plan(&plan, &sides, &values);
    plan
}

/// What else of a session this version does not know: it is kept and does not act.
fn unknown(catalogue: &Catalogue, session: &Session) -> Vec<String> {
    let kept = |what: &str, id: &str, why: &str| {
        let id = id.escape_debug();
        format!("the {what} `{id}` is kept, but this version {why}")
    };
    let entries = [
        ("mark of", session.marks.keys().collect::<Vec<_>>()),
        ("note on", session.notes.keys().collect()),
    ];
    let sections = session.foreign.keys();
    let sections = sections.filter(|name| !["session", "notes"].contains(&name.as_str()));
    let mut findings: Vec<String> = sections
        .map(|name| kept("section", name, "knows no such section"))
        .collect();
    for (what, ids) in entries {
        let strange = ids
            .into_iter()
            .filter(|id| !knows_command(catalogue, id.as_str()));
        findings.extend(strange.map(|id| kept(what, id.as_str(), "knows no such command")));
    }
    let unread = session.foreign.get("notes").and_then(|own| own.as_table());
    let unread = unread.into_iter().flat_map(|own| own.keys());
    findings.extend(unread.map(|id| kept("note on", id, "cannot read it")));
    findings
}

fn knows_command(catalogue: &Catalogue, id: &str) -> bool {
    let (step, command) = id.split_once('.').unwrap_or((id, ""));
    let command = command.split('@').next().unwrap_or_default();
    let step = catalogue.step(step);
    step.is_some_and(|own| own.all_commands().any(|one| one.id == command))
}

/// Marks of commands that are repeated per item since: of which item they were, nobody knows.
fn outgrown(steps: &[PlannedStep<'_>], session: &Session) -> Vec<String> {
    let mut findings = Vec::new();
    for id in session.marks.keys().filter(|id| !id.as_str().contains('@')) {
        let (step, command) = id.as_str().split_once('.').unwrap_or_default();
        let step = steps.iter().find(|own| own.step.id == step);
        let all = step.into_iter().flat_map(|own| own.work().chain(&own.undo));
        let mut own = all.filter(|own| own.command.id == command);
        if own.any(|own| !own.items.is_empty()) {
            findings.push(format!(
                "the mark of `{id}` is kept and does not act: each item of its list has a mark of its own now"
            ));
        }
    }
    findings
}

/// The facts seen from each mailbox side that the scenario has.
pub(crate) type Sides<'a> = [(Mailbox, Facts<'a>)];

impl<'a> Plan<'a> {
    #[must_use]
    pub fn step(&self, id: &str) -> Option<&PlannedStep<'a>> {
        self.steps.iter().find(|own| own.step.id == id)
    }

    /// The values that the work lacks.
    pub fn missing(&self) -> impl Iterator<Item = &PlannedValue<'a>> {
        self.values.iter().filter(|own| own.is_missing())
    }

    /// The number of a step in running order, from 1.
    #[must_use]
    pub fn number(&self, id: &StepId) -> usize {
        self.steps
            .iter()
            .take_while(|own| own.step.id != *id)
            .count()
            + 1
    }

    /// The work, cut into runs for one shell on one machine.
    #[must_use]
    pub fn legs(&self) -> Vec<Leg<'_, 'a>> {
        leg::cut(self)
    }

    /// The steps that are left out because what they serve is not wanted.
    pub fn left_out(&self) -> impl Iterator<Item = (&PlannedStep<'a>, &LeftOut<'a>)> {
        let steps = self.steps.iter();
        steps.filter_map(|own| Some((own, own.left_out.as_ref()?)))
    }

    /// How many steps have a need.
    #[must_use]
    pub fn count(&self, need: Need) -> usize {
        self.steps.iter().filter(|step| step.need == need).count()
    }

    fn name_scenario(&mut self) {
        let facts = &self.scenario.facts;
        let Some(pairing) = self
            .catalogue
            .pairings
            .iter()
            .find(|own| own.when.holds(facts))
        else {
            return;
        };
        self.title = title(pairing, self.catalogue, facts);
        self.support = Some(pairing.support);
        self.notes.push(&pairing.note);
        self.sources.extend(&pairing.sources);
        for notice in self
            .catalogue
            .notices
            .iter()
            .filter(|own| own.when.holds(facts))
        {
            self.notes.push(&notice.text);
            for source in &notice.sources {
                if !self.sources.contains(&source) {
                    self.sources.push(source);
                }
            }
        }
    }
}

fn title(pairing: &Pairing, catalogue: &Catalogue, facts: &Facts<'_>) -> String {
    let Template(pieces) = &pairing.title;
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Fixed(text) => text.to_string(),
            Piece::Slot(id) => facts
                .acting(id.as_str())
                .iter()
                .filter_map(|choice| catalogue.question(id.as_str())?.choice(choice.as_str()))
                .map(|choice| choice.title.as_str())
                .collect::<Vec<_>>()
                .join(", "),
        })
        .collect()
}
