//! Prints how griffie lays a paper out, one block a line: `cargo run --example layout brief.docx`.

use griffie::{layout::Layouter, lexicon::Grammars, read};
use std::error::Error;
use std::io::Write as _;

fn main() -> Result<(), Box<dyn Error>> {
    let layouter = Layouter::new(&Grammars::built_in())?;
    for path in std::env::args().skip(1) {
        let source = read::read(path.as_str(), &std::fs::read(&path)?)?;
        let layout = layouter.lay_out(&source);
        write!(std::io::stdout(), "{layout}")?;
    }
    Ok(())
}
