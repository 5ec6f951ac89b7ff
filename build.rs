//! Reads, lints and embeds the knowledge base; the build stops, with file and line, on any fault.

use std::env;
use std::error::Error;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

#[path = "src/catalogue/mod.rs"]
#[allow(
    dead_code,
    unused_imports,
    reason = "the program uses more of the catalogue than its reader"
)]
pub mod catalogue;

/// Writes the embedded form: bytes, and the long text that they point into.
fn embed(place: &Path, value: &impl serde::Serialize) -> Result<(), Box<dyn Error>> {
    let (bytes, text) = catalogue::encode(value)?;
    File::create(place.with_extension("bin"))?.write_all(&bytes)?;
    File::create(place.with_extension("txt"))?.write_all(text.as_bytes())?;
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    let source = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("assets/catalogue");
    println!("cargo::rerun-if-changed=assets/catalogue");
    println!("cargo::rerun-if-changed=src/catalogue");
    // Tests that run this program themselves need it to be one of the system that they run on.
    println!("cargo::rustc-check-cfg=cfg(built_elsewhere)");
    if env::var_os("HOST") != env::var_os("TARGET") {
        println!("cargo::rustc-cfg=built_elsewhere");
    }
    let (catalogue, reference) = match catalogue::read_folder(&source) {
        Ok(read) => read,
        Err(error) => {
            for line in error.to_string().lines() {
                println!("cargo::error=assets/catalogue/{line}");
            }
            return Ok(());
        }
    };
    println!(
        "cargo::rustc-env=EXLYNC_KNOWLEDGE_VERSION={}",
        catalogue.edition.version
    );
    println!(
        "cargo::rustc-env=EXLYNC_KNOWLEDGE_REVIEWED={}",
        catalogue.edition.reviewed
    );
    let target = PathBuf::from(env::var("OUT_DIR")?);
    embed(&target.join("catalogue"), &catalogue)?;
    embed(&target.join("reference"), &reference)
}
