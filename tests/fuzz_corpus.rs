//! The corpus of the fuzz targets, with what they found, and the papers of other tests, held
//! against the same promises.

#[expect(
    unreachable_pub,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "the targets are shared with a crate of their own, and stop at the first surprise"
)]
#[path = "../fuzz/src/lib.rs"]
mod steps;

use std::fs;
use std::path::Path;

#[test]
fn ok_every_step_keeps_its_promises() {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (name, target) in steps::TARGETS {
        for folder in [&format!("fuzz/corpus/{name}"), "tests/formats", "tests/layouts"] {
            for entry in fs::read_dir(repository.join(folder)).unwrap() {
                let path = entry.unwrap().path();
                if path.is_file() {
                    // Shown where a promise is broken.
                    println!("{name} {}", path.display());
                    target(&fs::read(&path).unwrap());
                }
            }
        }
    }
}
