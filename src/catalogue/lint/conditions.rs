//! Where conditions and citations stand, with their key paths.

use super::{
    ArticleId, Cmdlet, Condition, Expression, Feature, Lifecycle, Part, Presumed, Question, Shell,
    Step, Value, commands, steps,
};

/// Every condition of a part.
pub(super) fn conditions(part: &Part) -> Vec<(String, &Condition)> {
    let content = &part.content;
    let mut found = Vec::new();
    found.extend(each("question", &content.question).flat_map(|(path, own)| asked_by(&path, own)));
    found.extend(each("value", &content.value).flat_map(|(path, own)| value(&path, own)));
    found.extend(each("feature", &content.feature).flat_map(|(path, own)| feature(&path, own)));
    found.extend(each("shell", &content.shell).flat_map(|(path, own)| shell(&path, own)));
    found.extend(each("cmdlet", &content.cmdlet).flat_map(|(path, own)| cmdlet(&path, own)));
    found.extend(each("pairing", &content.pairing).map(|(path, own)| at_when(&path, &own.when)));
    found.extend(each("notice", &content.notice).map(|(path, own)| at_when(&path, &own.when)));
    found.extend(each("order", &content.order).map(|(path, own)| at_when(&path, &own.when)));
    found.extend(each("gate", &content.gate).map(|(path, own)| at_when(&path, &own.when)));
    found.extend(
        each("lifecycle", &content.lifecycle).flat_map(|(path, own)| lifecycle(&path, own)),
    );
    found.extend(each("dispute", &content.dispute).map(|(path, own)| at_when(&path, &own.when)));
    found.extend(each("erratum", &content.erratum).map(|(path, own)| at_when(&path, &own.when)));
    found.extend(each("symptom", &content.symptom).map(|(path, own)| at_when(&path, &own.when)));
    found.extend(steps(part).flat_map(|(path, own)| step(&path, own)));
    found
}

/// Every article that a part cites.
pub(super) fn cited(part: &Part) -> Vec<(String, &ArticleId)> {
    let content = &part.content;
    let mut all = Vec::new();
    for (path, feature) in each("feature", &content.feature) {
        all.extend(inside(&path, "cell", &feature.cells).map(|(path, one)| (path, &one.source)));
        all.extend(inside(&path, "today", &feature.today).map(|(path, one)| (path, &one.source)));
        let readings = inside(&path, "reading", &feature.readings);
        all.extend(readings.map(|(path, one)| (path, &one.source)));
    }
    for (path, question) in each("question", &content.question) {
        let source = question.default_source.as_ref();
        all.extend(source.map(|one| (format!("{path}.default-source"), one)));
    }
    for (path, value) in each("value", &content.value) {
        let rules = inside(&path, "default", &value.defaults);
        all.extend(rules.filter_map(|(path, one)| Some((path, one.source.as_ref()?))));
    }
    for (path, shell) in each("shell", &content.shell) {
        let lines = inside(&path, "connect", &shell.connect);
        all.extend(lines.filter_map(|(path, one)| Some((path, one.source.as_ref()?))));
    }
    for (path, pairing) in each("pairing", &content.pairing) {
        let sources = inside(&path, "sources", &pairing.sources);
        all.extend(sources.map(|(path, one)| (path, &one.source)));
    }
    for (path, notice) in each("notice", &content.notice) {
        let sources = inside(&path, "sources", &notice.sources);
        all.extend(sources.map(|(path, one)| (path, &one.source)));
    }
    let orders = each("order", &content.order).map(|(path, own)| (path, &own.sources));
    let gates = each("gate", &content.gate).map(|(path, own)| (path, &own.sources));
    let symptoms = each("symptom", &content.symptom).map(|(path, own)| (path, &own.sources));
    let terms = each("term", &content.term).map(|(path, own)| (path, &own.sources));
    for (path, sources) in orders.chain(gates).chain(symptoms).chain(terms) {
        let sources = inside(&path, "sources", sources);
        all.extend(sources.map(|(path, one)| (path, &one.source)));
    }
    for (path, cmdlet) in each("cmdlet", &content.cmdlet) {
        let source = cmdlet.source.as_ref();
        all.extend(source.map(|one| (format!("{path}.source"), one)));
        for (name, parameter) in cmdlet.parameters.iter() {
            let source = parameter.source.as_ref();
            all.extend(source.map(|one| (format!("{path}.parameters.{name}"), one)));
        }
    }
    for (path, row) in each("lifecycle", &content.lifecycle) {
        all.extend(inside(&path, "phase", &row.phases).map(|(path, one)| (path, &one.source)));
        let builds = inside(&path, "minimum-build", &row.minimum_builds);
        all.extend(builds.map(|(path, one)| (path, &one.source)));
    }
    all.extend(said(part));
    all.extend(steps(part).flat_map(|(path, step)| cited_by_step(&path, step)));
    all
}

/// What disputes and errata cite.
fn said(part: &Part) -> Vec<(String, &ArticleId)> {
    let content = &part.content;
    let mut all = Vec::new();
    for (path, own) in each("dispute", &content.dispute) {
        let readings = inside(&path, "readings", &own.readings);
        all.extend(readings.map(|(path, one)| (path, &one.source)));
    }
    for (path, own) in each("erratum", &content.erratum) {
        all.push((format!("{path}.source"), &own.source));
        let sources = inside(&path, "sources", &own.sources);
        all.extend(sources.map(|(path, one)| (path, &one.source)));
    }
    all
}

fn each<'a, T>(key: &'a str, list: &'a [T]) -> impl Iterator<Item = (String, &'a T)> {
    list.iter()
        .enumerate()
        .map(move |(index, own)| (format!("{key}[{index}]"), own))
}

fn inside<'a, T>(path: &str, key: &'a str, list: &'a [T]) -> impl Iterator<Item = (String, &'a T)> {
    let path = path.to_owned();
    each(key, list).map(move |(own, item)| (format!("{path}.{own}"), item))
}

/// The key is more exact than its entry, where the entry has it.
fn at_when<'a>(path: &str, when: &'a Condition) -> (String, &'a Condition) {
    (format!("{path}.when"), when)
}

/// Everything that a question looks at.
pub(super) fn asked_by<'a>(path: &str, own: &'a Question) -> Vec<(String, &'a Condition)> {
    let mut found = vec![at_when(path, &own.when)];
    for (path, choice) in inside(path, "choice", &own.choices) {
        let barred = inside(&path, "barred", &choice.barred);
        found.extend(barred.map(|(path, one)| at_when(&path, &one.when)));
    }
    for (path, one) in presumed(path, own) {
        found.push(at_when(&path, &one.when));
    }
    found
}

/// What acts unsaid, with its key path.
pub(super) fn presumed<'a>(path: &str, own: &'a Question) -> Vec<(String, &'a Presumed)> {
    let defaults = inside(path, "default-when", &own.default_when);
    let implied = inside(path, "implied", &own.implied);
    defaults.chain(implied).collect()
}

fn value<'a>(path: &str, own: &'a Value) -> Vec<(String, &'a Condition)> {
    inside(path, "default", &own.defaults)
        .map(|(path, rule)| at_when(&path, &rule.when))
        .collect()
}

fn feature<'a>(path: &str, own: &'a Feature) -> Vec<(String, &'a Condition)> {
    let cells = inside(path, "cell", &own.cells).map(|(path, cell)| at_when(&path, &cell.when));
    let readings = inside(path, "reading", &own.readings);
    cells
        .chain(readings.map(|(path, one)| at_when(&path, &one.when)))
        .chain(inside(path, "today", &own.today).map(|(path, today)| at_when(&path, &today.when)))
        .collect()
}

fn shell<'a>(path: &str, own: &'a Shell) -> Vec<(String, &'a Condition)> {
    let names = inside(path, "name", &own.names)
        .chain(inside(path, "open", &own.open))
        .chain(inside(path, "connect", &own.connect));
    let levels = inside(path, "language", &own.language);
    let levels = levels.map(|(path, one)| at_when(&path, &one.when));
    names
        .map(|(path, one)| at_when(&path, &one.when))
        .chain(levels)
        .collect()
}

fn cmdlet<'a>(path: &str, own: &'a Cmdlet) -> Vec<(String, &'a Condition)> {
    let mut found = vec![(format!("{path}.versions"), &own.versions)];
    for (name, parameter) in own.parameters.iter() {
        found.push((format!("{path}.parameters.{name}"), &parameter.versions));
    }
    found
}

fn lifecycle<'a>(path: &str, own: &'a Lifecycle) -> Vec<(String, &'a Condition)> {
    let mut found = vec![at_when(path, &own.when)];
    let builds = inside(path, "minimum-build", &own.minimum_builds);
    found.extend(builds.map(|(path, one)| at_when(&path, &one.when)));
    found
}

fn step<'a>(path: &str, own: &'a Step) -> Vec<(String, &'a Condition)> {
    let mut found: Vec<(String, &Condition)> = Vec::new();
    found.extend(inside(path, "need", &own.needs).map(|(path, one)| at_when(&path, &one.when)));
    let unlocks = inside(path, "unlock", &own.unlocks);
    let unlocks = unlocks.chain(inside(path, "contribute", &own.contributes));
    found.extend(unlocks.map(|(path, one)| at_when(&path, &one.when)));
    found.extend(
        inside(path, "failure", &own.failures).map(|(path, one)| at_when(&path, &one.when)),
    );
    found.extend(inside(path, "note", &own.notes).map(|(path, one)| at_when(&path, &one.when)));
    for (path, command) in commands(path, own) {
        found.push(at_when(&path, &command.when));
        command.visit_expressions(&mut |expression| {
            if let Expression::Choose(branches) = expression {
                found.extend(branches.iter().map(|branch| (path.clone(), &branch.when)));
            }
        });
    }
    found
}

fn cited_by_step<'a>(path: &str, own: &'a Step) -> Vec<(String, &'a ArticleId)> {
    let mut all: Vec<(String, &ArticleId)> = Vec::new();
    all.extend(inside(path, "sources", &own.sources).map(|(path, one)| (path, &one.source)));
    all.extend(inside(path, "need", &own.needs).map(|(path, one)| (path, &one.source)));
    all.extend(inside(path, "unlock", &own.unlocks).map(|(path, one)| (path, &one.source)));
    all.extend(inside(path, "contribute", &own.contributes).map(|(path, one)| (path, &one.source)));
    all.extend(inside(path, "failure", &own.failures).map(|(path, one)| (path, &one.source)));
    for (path, command) in commands(path, own) {
        let source = command.source.as_ref();
        all.extend(source.map(|one| (format!("{path}.source"), one)));
    }
    for (path, note) in inside(path, "note", &own.notes) {
        let sources = inside(&path, "sources", &note.sources);
        all.extend(sources.map(|(path, one)| (path, &one.source)));
    }
    all
}
