//! Every kind of fault in the knowledge base stops the build, with file, line and reason; a base without faults passes.

use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use exlync::catalogue::{Catalogue, ReadError, Reference, read_folder};
use tempfile::TempDir;

/// A faulty file and what must be found when it is put beside the base, or in the place of one of its files.
struct Overlay {
    name: String,
    text: String,
    /// Its place in the knowledge base.
    file: String,
    /// `FILE:LINE: MESSAGE`, sorted.
    expected: Vec<String>,
}

impl Overlay {
    /// The first lines say what is expected: `# replaces FILE`, `# expect LINE: MESSAGE` for the overlay itself,
    /// `# expect FILE:LINE: MESSAGE` for a file of the base. A `|` stands for the backtick, which no file may hold.
    fn read(path: &Path) -> Self {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(path).unwrap();
        let said = |word: &str| {
            let lines = text.lines().take_while(|line| line.starts_with("# "));
            let word = format!("# {word} ");
            lines
                .filter_map(|line| Some(line.strip_prefix(&word)?.to_owned()))
                .collect::<Vec<_>>()
        };
        let file = said("replaces")
            .pop()
            .unwrap_or_else(|| "fault.toml".to_owned());
        let mut expected: Vec<String> = said("expect")
            .into_iter()
            .map(|line| {
                let (place, message) = line.split_once(": ").unwrap();
                let message = message.replace('|', "`");
                match place.parse::<usize>() {
                    Ok(_) => format!("{file}:{place}: {message}"),
                    Err(_) => format!("{place}: {message}"),
                }
            })
            .collect();
        expected.sort();
        assert!(!expected.is_empty(), "{name} expects no finding");
        Self {
            name,
            text,
            file,
            expected,
        }
    }
}

/// A package folder with the base as its knowledge base.
struct Package {
    folder: TempDir,
}

impl Package {
    fn with_the_base() -> Self {
        let package = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        fs::create_dir_all(package.out()).unwrap();
        fs::create_dir_all(package.catalogue()).unwrap();
        let base = fixtures("catalogue");
        assert!(base.len() > 5, "the base is {} files only", base.len());
        for path in base {
            fs::copy(&path, package.catalogue().join(path.file_name().unwrap())).unwrap();
        }
        package
    }

    fn with(overlay: &Overlay) -> Self {
        let package = Self::with_the_base();
        let replaces = overlay.file != "fault.toml";
        let path = package.catalogue().join(&overlay.file);
        assert_eq!(
            path.exists(),
            replaces,
            "{} takes the place of `{}`",
            overlay.name,
            overlay.file
        );
        write(&path, overlay.text.as_bytes());
        package
    }

    fn catalogue(&self) -> PathBuf {
        self.folder.path().join("assets").join("catalogue")
    }

    fn out(&self) -> PathBuf {
        self.folder.path().join("out")
    }

    /// What the build script reports as errors, sorted.
    fn build(&self, script: &Path) -> Vec<String> {
        let run = Command::new(script)
            .current_dir(self.folder.path())
            .env("CARGO_MANIFEST_DIR", self.folder.path())
            .env("OUT_DIR", self.out())
            .output()
            .unwrap();
        let printed = String::from_utf8(run.stdout).unwrap();
        let complaint = String::from_utf8_lossy(&run.stderr);
        assert!(run.status.success(), "the build script failed: {complaint}");
        assert_eq!(complaint, "", "the build script complains");
        let prefix = "cargo::error=assets/catalogue/";
        let mut errors = Vec::new();
        for line in printed.lines() {
            match line.strip_prefix(prefix) {
                Some(error) => errors.push(error.to_owned()),
                None => assert!(
                    line.starts_with("cargo::rerun-if-changed=")
                        || line.starts_with("cargo::rustc-check-cfg=")
                        || line.starts_with("cargo::rustc-env="),
                    "unexpected: {line}"
                ),
            }
        }
        errors.sort();
        errors
    }

    /// What the program reports, sorted.
    fn read(&self) -> Vec<String> {
        match read_folder(&self.catalogue()) {
            Ok(_) => Vec::new(),
            Err(ReadError::Findings(findings)) => {
                let mut lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
                lines.sort();
                lines
            }
            Err(other) => panic!("{other}"),
        }
    }

    /// Bytes, and the long text that they point into.
    fn blob(&self, name: &str) -> Option<(Vec<u8>, &'static str)> {
        let path = self.out().join(name);
        let bytes = fs::read(path.with_extension("bin")).ok()?;
        Some((
            bytes,
            fs::read_to_string(path.with_extension("txt")).ok()?.leak(),
        ))
    }
}

fn write(path: &Path, bytes: &[u8]) {
    use std::io::Write;
    fs::File::create(path).unwrap().write_all(bytes).unwrap();
}

/// The files of a fixture folder, in name order.
fn fixtures(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    files.sort();
    files
}

fn overlays() -> Vec<Overlay> {
    fixtures("faults")
        .iter()
        .map(|path| Overlay::read(path))
        .collect()
}

/// The newest build script of this package, which lies beside the folder that it wrote for this test.
fn build_script() -> PathBuf {
    let out = Path::new(env!("OUT_DIR"));
    let scripts = out.parent().and_then(Path::parent).unwrap();
    let newest = fs::read_dir(scripts)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with("exlync-"))
        })
        .map(|path| path.join(format!("build-script-build{EXE_SUFFIX}")))
        .filter_map(|path| Some((path.metadata().ok()?.modified().ok()?, path)))
        .max();
    let (_, path) = newest.unwrap_or_else(|| panic!("no build script below {}", scripts.display()));
    path
}

#[test]
#[cfg_attr(
    built_elsewhere,
    ignore = "runs the build script, which is a program of the system that it was built on"
)]
fn the_base_alone_builds_without_a_finding_and_writes_both_blobs() {
    // Given the base and nothing else
    let package = Package::with_the_base();
    let (catalogue, reference) = read_folder(&package.catalogue()).unwrap();
    let script = build_script();

    // When it is built
    let errors = package.build(&script);

    // Then nothing is found, and what was written is what the program reads from the files
    assert_eq!(errors, [""; 0]);
    let (bytes, text) = package.blob("catalogue").unwrap();
    let written = Catalogue::decode(&bytes, text).unwrap();
    assert_eq!(written, catalogue);
    let (bytes, text) = package.blob("reference").unwrap();
    let written = Reference::decode(&bytes, text).unwrap();
    assert_eq!(written, reference);
}

#[test]
#[cfg_attr(
    built_elsewhere,
    ignore = "runs the build script, which is a program of the system that it was built on"
)]
fn every_fault_stops_the_build_with_file_line_and_reason() {
    let script = build_script();
    let mut run = 0;
    for overlay in overlays() {
        // Given the base with one faulty file
        let package = Package::with(&overlay);

        // When it is built
        let errors = package.build(&script);

        // Then exactly the expected findings are printed, and nothing is embedded
        assert_eq!(errors, overlay.expected, "{}", overlay.name);
        assert_eq!(package.blob("catalogue"), None, "{}", overlay.name);
        assert_eq!(package.blob("reference"), None, "{}", overlay.name);
        run += 1;
    }
    assert!(run > 100, "only {run} faults were tried");
    assert_eq!(run, fixtures("faults").len());
}

#[test]
fn the_program_finds_what_the_build_finds() {
    let mut run = 0;
    for overlay in overlays() {
        // Given the base with one faulty file, when the program reads it
        let findings = Package::with(&overlay).read();

        // Then it reports what the build would report
        assert_eq!(findings, overlay.expected, "{}", overlay.name);
        run += 1;
    }
    assert!(run > 100, "only {run} faults were tried");
    assert_eq!(run, fixtures("faults").len());
}

#[test]
fn a_folder_that_is_no_knowledge_base_or_holds_no_text_is_named() {
    // Given a folder without a catalogue.toml: it is not searched, however deep it is
    let folder = tempfile::tempdir().unwrap();
    write(&folder.path().join("notes.toml"), b"nothing");

    // When it is read, then the folder is named
    let error = read_folder(folder.path()).unwrap_err();
    assert!(
        matches!(&error, ReadError::Foreign { path } if path == folder.path()),
        "{error}"
    );
    let error = read_folder(&folder.path().join("none")).unwrap_err();
    assert!(
        matches!(&error, ReadError::Foreign { path } if path.ends_with("none")),
        "{error}"
    );

    // Given a file that is not UTF-8
    let file = folder.path().join("catalogue.toml");
    write(&file, b"title = \"caf\xe9\"\n");

    // When the folder is read, then the file is named
    let error = read_folder(folder.path()).unwrap_err();
    assert!(
        matches!(&error, ReadError::File { path, .. } if *path == file),
        "{error}"
    );
}

#[test]
fn a_file_that_is_no_toml_hides_no_fault_of_another() {
    // Given a file that breaks off, of which others name much, and another with a fault of its own
    let package = Package::with_the_base();
    let values = package.catalogue().join("values.toml");
    let text = fs::read_to_string(&values).unwrap();
    write(&values, format!("{text}\n[[value\n").as_bytes());
    let article = "[[article]]\nid = \"kb-1\"\ntitle = \"An article\"\nshort = \"KB 1\"\nautor = \"nobody\"\n";
    let lifecycle = package.catalogue().join("fault.toml");
    let notice =
        "[[notice]]\nwhen = { colour = [\"red\"] }\ntext = \"Something is said.\"\nsources = []\n";
    write(&lifecycle, format!("{article}{notice}").as_bytes());

    // When it is read, then both are told, and nothing that only follows from the first
    let lines = text.lines().count() + 2;
    let findings = package.read();
    assert!(
        findings.contains(&format!(
            "values.toml:{lines}: unclosed array table, expected `]]`"
        )),
        "{findings:#?}"
    );
    assert!(
        findings
            .iter()
            .any(|own| own.starts_with("fault.toml:7: ") && own.contains("`colour`")),
        "{findings:#?}"
    );
    let others = findings
        .iter()
        .filter(|own| !own.starts_with("fault.toml:"));
    assert_eq!(others.count(), 1, "{findings:#?}");
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_change_no_line_number() {
    for overlay in overlays()
        .into_iter()
        .filter(|one| one.file == "fault.toml")
        .step_by(5)
    {
        // Given a faulty file as an editor on Windows saves it
        let text = overlay.text.replace("\r\n", "\n").replace('\n', "\r\n");
        let overlay = Overlay {
            text: format!("\u{feff}{text}"),
            ..overlay
        };

        // When it is read, then the same findings are reported
        assert_eq!(
            Package::with(&overlay).read(),
            overlay.expected,
            "{}",
            overlay.name
        );
    }
}

#[test]
fn a_knowledge_base_that_a_windows_editor_has_saved_is_the_same() {
    // Given every file with a byte order mark, and CRLF between its lines
    let package = Package::with_the_base();
    let before = read_folder(&package.catalogue()).unwrap();
    let mut rewritten = 0;
    for path in fixtures("catalogue") {
        let place = package.catalogue().join(path.file_name().unwrap());
        let text = fs::read_to_string(&place).unwrap().replace('\n', "\r\n");
        write(&place, format!("\u{feff}{text}").as_bytes());
        rewritten += 1;
    }
    assert!(rewritten > 0);

    // Then it says the same
    assert!(read_folder(&package.catalogue()).unwrap() == before);
}
