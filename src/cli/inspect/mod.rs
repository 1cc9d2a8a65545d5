//! `griffie inspect`: one paper on the terminal, with what griffie reads in it.

mod explain;
mod facts;
mod head;
mod json;
mod text;

use super::job::grammars;
use super::named::Named;
use super::words::one_line;
use super::{FAILED, exit, messages, output};
use clap::Args;
use facts::FactKind;
use griffie::dataset::Table;
use griffie::{Error, Griffie, Paper, table};
use std::path::PathBuf;
use std::process::ExitCode;
use text::Look;

/// Characters on a line where the terminal does not say.
const WIDTH: usize = 100;

/// Show a paper with what griffie reads in it.
///
/// First what kind of paper it is and what its head says, then its text with every fact in the
/// colour of its kind, and below each line what the facts in it say and the rule that read them.
/// Without colours facts stand in brackets with a number: [14 februari 2023](3).
///
/// Nothing is written.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  griffie inspect brief.txt
      The whole paper.
  CLICOLOR_FORCE=1 griffie inspect brief.txt --facts deadlines,amounts | less -R
      Only these two kinds of fact, a page at a time, in colours.
  griffie inspect brief.txt --explain 1204
      Why the 1,205th character is read as it is, or not: places are counted as in the tables.
  griffie inspect brief.txt --json | jq '.deadlines[] | {latest, quote}'
      The rows that `griffie extract` would write of the paper.

Exit code:
  0    all papers were read
  1    a paper could not be read, or has no such character
  2    the command cannot be carried out as given")]
pub(super) struct Arguments {
    /// Which facts to show, with a comma between them [default: all].
    #[arg(long, value_enum, value_delimiter = ',', value_name = "KIND[,KIND]")]
    facts: Vec<FactKind>,

    /// Tell what was looked for at this character, and which rule read it.
    ///
    /// Characters are counted from 0 as Unicode code points, as `char_start` in the tables.
    #[arg(long, value_name = "OFFSET")]
    explain: Option<usize>,

    /// Print the rows of each paper as a JSON object on a line, by table.
    #[arg(long, conflicts_with_all = ["explain", "facts"])]
    json: bool,

    /// A folder with word lists of your own, laid over those griffie has.
    #[arg(long, value_name = "DIR")]
    grammars: Option<PathBuf>,

    #[command(flatten)]
    named: Named,
}

/// Runs the command.
pub(super) fn run(arguments: &Arguments) -> ExitCode {
    match inspect(arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => FAILED.into(),
        Err(error) => exit(&error),
    }
}

/// Whether all papers could be read and shown.
fn inspect(arguments: &Arguments) -> Result<bool, Error> {
    let grammars = grammars(arguments.grammars.as_deref())?;
    let griffie = Griffie::new(&grammars)?;
    let (papers, _) = arguments.named.papers(&grammars)?;
    let mut all = true;
    for paper in papers {
        let source = paper.map_err(|refusal| (refusal.source, refusal.message)).and_then(|raw| {
            let name = raw.source.clone();
            raw.read().map_err(|message| (name, message))
        });
        match source {
            Ok(source) => {
                let paper = griffie.read(source);
                if let Some(shown) = show(arguments, &griffie, &paper)? {
                    if !output::told(&output::print(&shown)) {
                        return Ok(false);
                    }
                } else {
                    let many = paper.source.text.chars().count();
                    let name = one_line(&paper.source.name);
                    let at = arguments.explain.unwrap_or_default();
                    messages::error(&format!(
                        "{name}: there is no character {at}: it has {many}, counted from 0"
                    ));
                    all = false;
                }
            }
            Err((name, message)) => {
                messages::error(&format!("{}: {message}", one_line(&name)));
                all = false;
            }
        }
    }
    Ok(all)
}

/// What is to be printed of a paper; `None` where it has no such character as is to be explained.
fn show(arguments: &Arguments, griffie: &Griffie, paper: &Paper) -> Result<Option<String>, Error> {
    let tables = tables(paper)?;
    if arguments.json {
        return json::text(&tables).map(Some);
    }
    if let Some(at) = arguments.explain {
        let facts = facts::of(paper, &tables, &FactKind::ALL)?;
        return Ok(explain::text(griffie, paper, &facts, at));
    }
    let look = Look { colours: output::has_colours(), width: output::width().unwrap_or(WIDTH) };
    let kinds = if arguments.facts.is_empty() { &FactKind::ALL[..] } else { &arguments.facts };
    let facts = facts::of(paper, &tables, kinds)?;
    let head = head::text(&tables, &facts, kinds, look)?;
    Ok(Some(head + "\n" + &text::text(&paper.source.text, &facts, look)))
}

/// The rows of a paper, as the tables have them.
fn tables(paper: &Paper) -> Result<Vec<Table>, Error> {
    let schemas = table::schema();
    let rows = table::tabulate(std::slice::from_ref(paper))?;
    let tables = rows.batches.into_iter().filter_map(|(name, batch)| {
        let schema = schemas.iter().find(|schema| schema.name == name)?;
        Some(Table::of(schema.clone(), vec![batch]))
    });
    Ok(tables.collect())
}
