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

fn main() -> Result<(), Box<dyn Error>> {
    let source = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("assets/catalogue");
    println!("cargo::rerun-if-changed=assets/catalogue");
    println!("cargo::rerun-if-changed=src/catalogue");
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
    File::create(target.join("catalogue.bin"))?.write_all(&postcard::to_stdvec(&catalogue)?)?;
    File::create(target.join("reference.bin"))?.write_all(&postcard::to_stdvec(&reference)?)?;
    Ok(())
}
