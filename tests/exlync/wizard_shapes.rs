//! The menu of the ways to copy: what each takes, where it ends, and what becomes of its commands.

use exlync::plan::CommandState;
use exlync::wizard::{Block, CopyWay, Effect, Intent, Overlay, Part, Wizard};

use crate::scenarios;
use crate::wizard::{arrives, opened, press, state, to_block};

/// The ways that the menu offers on a command of a step.
fn ways<'w>(wizard: &'w mut Wizard<'_>, step: &str, part: Part, index: usize) -> &'w [CopyWay] {
    let plan = wizard.deployment.as_ref().unwrap().plan();
    let number = plan.number(&plan.step(step).unwrap().step.id) - 1;
    to_block(wizard, number, Block::Command(part, index));
    press(wizard, &[Intent::CopyMore]);
    match &wizard.overlay {
        Some(Overlay::CopyMenu { ways, .. }) => ways,
        other => panic!("no menu: {other:?}"),
    }
}

fn way<'w>(ways: &'w [CopyWay], begins: &str) -> &'w CopyWay {
    let mut all = ways.iter();
    let found = all.find(|own| own.title.starts_with(begins));
    found.unwrap_or_else(|| panic!("no way begins with {begins}: {ways:#?}"))
}

#[test]
fn a_missing_value_of_a_later_command_blocks_no_earlier_one() {
    // Given a step whose first command is complete and whose second lacks the pilot user
    let catalogue = scenarios::catalogue();
    let session = scenarios::answered(&[("exchange", "online"), ("lync", "server")]);
    let mut wizard = opened(&catalogue, session);

    // Then what goes before it can be copied, and it is told where that ends
    let ways = ways(&mut wizard, "external-access-policy", Part::Do, 0);
    let here = way(ways, "From here on");
    assert_eq!(
        here.note,
        "up to \"Read which policy the pilot user was given\", which lacks user-upn"
    );
    let job = here.job.clone().unwrap();
    assert_eq!(job.commands.len(), 1);
    assert!(!job.sensitive);

    // And once it has arrived, only that is marked
    arrives(&mut wizard, &[Effect::Copy(job)]);
    let look = |own: &str| state(&wizard, &format!("external-access-policy.{own}"));
    assert_eq!(look("look-policies"), CommandState::Copied);
    assert_eq!(look("look-user"), CommandState::Unmarked);
}

#[test]
fn each_shape_is_the_same_command_and_marks_it() {
    let catalogue = scenarios::catalogue();
    let session = scenarios::answered(&[("exchange", "online"), ("lync", "server")]);
    let mut wizard = opened(&catalogue, scenarios::filled(&catalogue, session));
    let ways = ways(&mut wizard, "exchange-online-provider", Part::Do, 3).to_vec();
    let text = |begins: &str| way(&ways, begins).job.clone().unwrap();
    let line = text("This command");
    assert!(
        line.text
            .starts_with("New-CsHostingProvider -Identity 'Exchange Online'")
    );
    let splatted = text("The same, its parameters");
    assert!(
        splatted
            .text
            .starts_with("$parameters = @{\r\n    Identity = 'Exchange Online'\r\n")
    );
    assert!(
        splatted
            .text
            .ends_with("\r\n}\r\nNew-CsHostingProvider @parameters")
    );
    assert_eq!(splatted.commands, line.commands);
    let file = text("Into the file");
    assert!(file.to_file && !line.to_file);
    assert_eq!(file.text, line.text);
    let step = text("The whole step");
    assert!(step.text.starts_with("& {\r\n") && step.text.ends_with("\r\n}"));
    assert_eq!(step.commands.len(), 4);
    let everything = text("From here on");
    assert_eq!(everything.commands.len(), 1);
    assert!(way(&ways, "Raw view").shows);
}

#[test]
fn what_names_a_person_or_is_about_a_password_is_sensitive_and_nothing_else_is() {
    let catalogue = scenarios::catalogue();
    let session = scenarios::answered(&[("exchange", "online"), ("lync", "server")]);
    let mut wizard = opened(&catalogue, scenarios::filled(&catalogue, session));
    let plan = wizard.deployment.as_ref().unwrap().plan();
    for (id, step, sensitive) in [
        (
            "external-access-policy.look-policies",
            "external-access-policy",
            false,
        ),
        (
            "exchange-online-provider.add-provider",
            "exchange-online-provider",
            false,
        ),
        (
            "external-access-policy.look-user@",
            "external-access-policy",
            true,
        ),
    ] {
        let mut commands = plan.step(step).unwrap().commands.iter();
        let command = commands
            .find(|own| own.id.as_str().starts_with(id))
            .unwrap();
        assert_eq!(plan.is_sensitive(command), sensitive, "{id}");
    }

    // And a run is as soon as one of its commands is
    let ways = ways(&mut wizard, "external-access-policy", Part::Do, 0);
    assert!(!way(ways, "This command").job.clone().unwrap().sensitive);
    assert!(way(ways, "From here on").job.clone().unwrap().sensitive);
}
