//! What the linter and the proof hold the wanted features to.

use std::io::Write;
use std::path::Path;

use exlync::catalogue::{Catalogue, Purpose, read_folder};
use exlync::proof;

use crate::scenarios::catalogue;

#[test]
fn the_lint_holds_the_choices_to_the_features_and_each_step_to_a_purpose() {
    // Given a feature that is no choice, a title of its own, and a step of which nobody could say what it is for
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/catalogue");
    let copy = tempfile::tempdir().unwrap();
    copied(&folder, copy.path());
    let change = |file: &str, from: &str, to: &str| {
        let path = copy.path().join(file);
        let text = std::fs::read_to_string(&path)
            .unwrap()
            .replace("\r\n", "\n");
        assert!(text.contains(from), "{from}");
        written(&path, &text.replacen(from, to, 1));
    };
    change(
        "features.toml",
        "title = \"Free/busy in Lync\"",
        "title = \"Free and busy\"",
    );
    let path = "steps/move-users.toml";
    change(path, "purpose = \"itself\"\n", "");
    let features = "[[feature]]\nid = \"whiteboard\"\ntitle = \"Whiteboard\"\n\
        cell = [{ support = \"supported\", source = \"kb-2614614\" }]\n";
    written(&copy.path().join("more.toml"), features);

    // When it is read, then each is told
    let error = read_folder(copy.path()).unwrap_err().to_string();
    for told in [
        "the feature `whiteboard` is not a choice",
        "the feature `free-busy` has another title: Free and busy",
        "the step `move-users` serves no feature, and nothing rests on it: what is its `purpose`?",
    ] {
        assert!(error.contains(told), "{error}");
    }
}

fn written(path: &Path, text: &str) {
    let mut file = std::fs::File::create(path).unwrap();
    file.write_all(text.as_bytes()).unwrap();
}

fn copied(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            std::fs::create_dir(&target).unwrap();
            copied(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
#[cfg_attr(windows, ignore = "the same on every system, and minutes under Wine")]
fn the_proof_finds_a_feature_that_decides_nothing() {
    // Given a knowledge base in which every step is there for itself
    let mut changed: Catalogue = catalogue();
    for step in &mut changed.steps {
        step.purpose = Purpose::Itself;
    }
    let reference = exlync::embedded_reference().unwrap();

    // When it is proven, then each feature is told that keeps no step
    let proof = proof::prove(&changed, &reference);
    let mut found = proof.findings.iter().map(|own| own.message.as_str());
    let told = "feature `owa-im`: wanting it keeps no step in a plan";
    assert!(found.any(|own| own == told), "{:?}", proof.findings);
}
