//! The cmdlet table says what Microsoft's reference says, rule by rule; what that reference lacks is told apart.

use std::{env, fs};

use exlync::catalogue::{Catalogue, Cmdlet, Parameter, ParameterKind, ShellId, Text};
use serde_json::Value as Json;

/// Fewer than this, and the comparison has compared nothing worth the name.
const LEAST_CMDLETS: usize = 100;
const LEAST_PARAMETERS: usize = 200;

/// The versions of a shell as the reference calls them. It ends with Skype for Business Server 2019, whose cmdlets the
/// Subscription Edition has.
const VERSIONS: [(&str, &str, &str); 10] = [
    ("lync", "lync-2010", "Lync Server 2010"),
    ("lync", "lync-2013", "Lync Server 2013"),
    ("lync", "sfb-2015", "Skype for Business Server 2015"),
    ("lync", "sfb-2019", "Skype for Business Server 2019"),
    ("lync", "sfb-se", "Skype for Business Server 2019"),
    ("exchange", "2010", "Exchange Server 2010"),
    ("exchange", "2013", "Exchange Server 2013"),
    ("exchange", "2016", "Exchange Server 2016"),
    ("exchange", "2019", "Exchange Server 2019"),
    ("exchange", "se", "Exchange Server SE"),
];

/// Types of the reference that are lists of a few words.
const WORDS: [&str; 5] = [
    "ApplicationTrustLevel",
    "ExchFolder",
    "InstantMessagingTypeOptions",
    "ModServiceType",
    "VerificationLevelType",
];

#[test]
#[ignore = "needs Microsoft's reference: .ci/run names it in EXLYNC_REFERENCE"]
#[allow(clippy::print_stdout, reason = "the gate quotes the line")]
fn the_table_agrees_with_the_reference() {
    // Given the reference and the table that is built in
    let file = env::var("EXLYNC_REFERENCE").expect("EXLYNC_REFERENCE names the reference");
    let json: Json = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let table = exlync::embedded_reference().unwrap();
    let catalogue = exlync::embedded_catalogue().unwrap();

    // When every row is compared
    let mut compared = Compared {
        catalogue: &catalogue,
        differences: Vec::new(),
    };
    let mut counts = [(0, 0); 2];
    for cmdlet in &table.cmdlets {
        let ours = cmdlet.module.is_empty();
        let (rows, parameters) = &mut counts[usize::from(ours)];
        *rows += 1;
        *parameters += cmdlet.parameters.iter().count();
        compared.row(cmdlet, &json["cmdlets"]);
    }

    // Then nothing differs, and enough was compared
    let [(cmdlets, parameters), (own, own_parameters)] = counts;
    let differences = compared.differences;
    println!(
        "{cmdlets} cmdlets and {parameters} parameters compared with the reference, {} differences; \
         {own} cmdlets and {own_parameters} parameters by our own table",
        differences.len()
    );
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
    assert!(cmdlets >= LEAST_CMDLETS, "only {cmdlets} were compared");
    assert!(
        parameters >= LEAST_PARAMETERS,
        "only {parameters} were compared"
    );
}

struct Compared<'a> {
    catalogue: &'a Catalogue,
    differences: Vec<String>,
}

impl Compared<'_> {
    fn row(&mut self, cmdlet: &Cmdlet, all: &Json) {
        let name = cmdlet.name.as_str();
        let spelled = all.as_object().unwrap().keys();
        let Some(spelled) = spelled
            .into_iter()
            .find(|own| own.eq_ignore_ascii_case(name))
        else {
            self.hold(
                cmdlet.module.is_empty(),
                name,
                "is not in the reference, and has a module",
            );
            return;
        };
        self.same(name, "spelling", name, spelled.as_str());
        let entries = all[spelled].as_array().unwrap();
        let Some(entry) = entries
            .iter()
            .find(|own| own["module"] == cmdlet.module.as_str())
        else {
            let known = entries
                .iter()
                .any(|own| cmdlet.shells.iter().any(|id| own["module"] == module(id)));
            self.hold(!known, name, "is in the reference, in another module");
            return;
        };
        for shell in &cmdlet.shells {
            self.same(name, "module", cmdlet.module.as_str(), module(shell));
            let own = self.versions(shell, &[&cmdlet.versions]);
            self.same(name, "versions", own, named(shell, entry, entry));
            for (parameter, row) in cmdlet.parameters.iter() {
                self.parameter(cmdlet, shell, (parameter, row), entry);
            }
            for (parameter, theirs) in entry["parameters"].as_object().unwrap() {
                // A set that asks for what this shell does not have is none of its sets.
                let listed = theirs["required"] == false
                    || cmdlet.parameters.get(parameter).is_some()
                    || named(shell, theirs, entry).is_empty();
                self.hold(
                    listed,
                    &format!("{name} -{parameter}"),
                    "is mandatory and has no row",
                );
            }
        }
        let rows = cmdlet.parameters.iter();
        let own = rows.flat_map(|(_, row)| &row.sets).chain(&cmdlet.sets);
        let own = sorted(own.map(Text::as_str));
        let theirs = entry["parameters"].as_object().unwrap().values();
        self.same(name, "parameter sets", own, sorted(theirs.flat_map(sets)));
    }

    fn parameter(
        &mut self,
        cmdlet: &Cmdlet,
        shell: &ShellId,
        (parameter, row): (&str, &Parameter),
        entry: &Json,
    ) {
        let name = format!("{} -{parameter}", cmdlet.name);
        let theirs = entry["parameters"].as_object().unwrap();
        let Some((spelled, theirs)) = theirs
            .iter()
            .find(|(own, _)| own.eq_ignore_ascii_case(parameter))
        else {
            self.differences
                .push(format!("{name}: the reference has no such parameter"));
            return;
        };
        self.same(&name, "spelling", parameter, spelled.as_str());
        let available = named(shell, theirs, entry);
        let own = if row.is_in(shell) {
            self.versions(shell, &[&cmdlet.versions, &row.versions])
        } else {
            Vec::new()
        };
        self.same(&name, "versions", own, available);
        self.same(
            &name,
            "mandatory",
            Json::from(row.mandatory),
            theirs["required"].clone(),
        );
        let own = sorted(row.sets.iter().map(Text::as_str));
        self.same(&name, "parameter sets", own, sorted(sets(theirs)));
        let kind = theirs["type"].as_str().unwrap();
        self.hold(
            takes(kind, row.kind),
            &name,
            &format!("is {:?} here and {kind} in the reference", row.kind),
        );
        if let Some(words) = theirs["values"].as_array() {
            let words = words.iter().map(|word| word.as_str().unwrap());
            let own = sorted(row.values.iter().map(Text::as_str));
            self.same(&name, "accepted values", own, sorted(words));
        }
    }

    /// The versions of a shell for which all these conditions hold.
    fn versions(
        &self,
        shell: &ShellId,
        conditions: &[&exlync::catalogue::Condition],
    ) -> Vec<String> {
        let asked = self
            .catalogue
            .shell(shell.as_str())
            .and_then(|own| own.version.as_ref());
        let Some(asked) = asked.and_then(|id| self.catalogue.question(id.as_str())) else {
            return vec![shell.to_string()];
        };
        let holds = |choice| {
            let mut tests = conditions.iter().flat_map(|own| &own.tests);
            tests.all(|(id, test)| *id != asked.id || asked.passes(choice, test))
        };
        let choices = asked.choices.iter().map(|choice| &choice.id);
        choices
            .filter(|id| holds(id))
            .map(ToString::to_string)
            .collect()
    }

    #[allow(
        clippy::needless_pass_by_value,
        reason = "both are made for the comparison"
    )]
    fn same<T: PartialEq + std::fmt::Debug>(
        &mut self,
        name: &str,
        what: &str,
        own: T,
        reference: T,
    ) {
        if own != reference {
            self.differences.push(format!(
                "{name}: {what}: {own:?} here, {reference:?} in the reference"
            ));
        }
    }

    fn hold(&mut self, holds: bool, name: &str, otherwise: &str) {
        if !holds {
            self.differences.push(format!("{name} {otherwise}"));
        }
    }
}

/// The module whose cmdlets a shell has.
fn module(shell: &ShellId) -> &'static str {
    match shell.as_str() {
        "lync" => "SkypeForBusiness",
        "exchange" | "exchange-online" => "Exchange",
        "teams" => "MicrosoftTeams",
        _ => "",
    }
}

/// The versions of a shell that a parameter or a cmdlet applies to; a parameter that says nothing applies as its cmdlet, and
/// a cmdlet that says nothing wherever its module is.
fn named(shell: &ShellId, row: &Json, cmdlet: &Json) -> Vec<String> {
    let applies = |row: &Json, label: &str| {
        row["applies"]
            .as_array()
            .is_none_or(|all| all.is_empty() || all.iter().any(|own| own == label))
    };
    let both = |label: &str| applies(row, label) && applies(cmdlet, label);
    match shell.as_str() {
        "exchange-online" | "teams" => {
            let label = match shell.as_str() {
                "teams" => "Microsoft Teams",
                _ => "Exchange Online",
            };
            both(label).then(|| shell.to_string()).into_iter().collect()
        }
        shell => VERSIONS
            .iter()
            .filter(|(own, _, label)| *own == shell && both(label))
            .map(|(_, choice, _)| (*choice).to_owned())
            .collect(),
    }
}

fn sets(parameter: &Json) -> impl Iterator<Item = &str> {
    let sets = parameter["sets"].as_array().unwrap().iter();
    sets.map(|set| set.as_str().unwrap())
        .filter(|set| *set != "(All)")
}

fn sorted<'a>(words: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut words: Vec<&str> = words.collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// Whether a kind of the table is the form of a type of the reference.
fn takes(kind: &str, row: ParameterKind) -> bool {
    use ParameterKind as Kind;
    let last = kind.rsplit('.').next().unwrap();
    match last {
        "Boolean" => row == Kind::Boolean,
        "SwitchParameter" => row == Kind::Switch,
        "Int16" | "Int32" | "Int64" | "UInt16" | "UInt32" | "UInt64" => row == Kind::Number,
        "CertType[]" => row == Kind::Words,
        "MultiValuedProperty" | "List" | "ProxyAddressCollection" => row == Kind::List,
        "PSCredential" | "SecureString" | "Object" | "PSObject" | "ScriptBlock" => {
            row == Kind::Object
        }
        other if WORDS.contains(&other) => row == Kind::Word,
        other if other.ends_with("[]") => row == Kind::List,
        _ => matches!(
            row,
            Kind::Text | Kind::Word | Kind::Filter | Kind::Object | Kind::Table
        ),
    }
}
