//! The corpus of the fuzz targets, with what they found, held against the same promises.

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
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    for (name, target) in steps::TARGETS {
        let mut inputs = 0;
        for entry in fs::read_dir(corpus.join(name)).unwrap() {
            let path = entry.unwrap().path();
            // Shown where a promise is broken.
            println!("{}", path.display());
            target(&fs::read(&path).unwrap());
            inputs += 1;
        }
        assert!(inputs > 0, "{name}");
    }
}
