//! Prints how griffie lays a plain text paper out, one block a line: `cargo run --example layout
//! brief.txt`.

use griffie::{Source, layout::Layouter, lexicon::Grammars};
use std::error::Error;
use std::io::Write as _;

fn main() -> Result<(), Box<dyn Error>> {
    let layouter = Layouter::new(&Grammars::built_in())?;
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path)?;
        let layout = layouter.lay_out(&Source::plain(path, text));
        write!(std::io::stdout(), "{layout}")?;
    }
    Ok(())
}
