//! How fast each step is, in bytes of input text, with two yardsticks in the same run: a copy of
//! the text, and one pass of aho-corasick's contiguous NFA with the words the scanner looks for.
//!
//! `cargo bench --bench steps`; `GRIFFIE_BENCH_MB=100` makes the corpora larger.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a benchmark stops at the first surprise"
)]

mod corpus;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use griffie::document::Recogniser;
use griffie::fact::Relater;
use griffie::grammar::{Mention, Scanner};
use griffie::layout::Layouter;
use griffie::lexicon::Grammars;
use griffie::publish::{Format, Publication, Settings};
use griffie::read::{Inputs, Papers};
use griffie::table::{self, Batches};
use griffie::{Document, Griffie, Layout, Paper, Source};
use rayon::prelude::*;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::{LazyLock, OnceLock};
use tempfile::TempDir;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

/// Papers that are tabulated together.
const STRETCH: usize = 16;

/// A corpus with what each step makes of it, made once.
#[derive(Default)]
struct Stages {
    papers: OnceLock<Vec<Source>>,
    layouts: OnceLock<Vec<Layout>>,
    documents: OnceLock<Vec<Document>>,
    mentions: OnceLock<Vec<Vec<Vec<Mention>>>>,
    batches: OnceLock<Vec<Batches>>,
}

static STAGES: LazyLock<[Stages; 3]> = LazyLock::new(Default::default);
static GRIFFIE: LazyLock<Griffie> = LazyLock::new(griffie);
static LAYOUTER: LazyLock<Layouter> = LazyLock::new(|| Layouter::new(&lists()).expect("lists"));
static RECOGNISER: LazyLock<Recogniser> =
    LazyLock::new(|| Recogniser::new(&lists()).expect("lists"));
static SCANNER: LazyLock<Scanner> = LazyLock::new(|| Scanner::new(&lists()).expect("lists"));
static RELATER: LazyLock<Relater> = LazyLock::new(|| Relater::new(&lists()).expect("lists"));
static AUTOMATON: LazyLock<AhoCorasick> = LazyLock::new(automaton);

fn lists() -> Grammars {
    Grammars::built_in()
}

fn griffie() -> Griffie {
    Griffie::new(&lists()).expect("lists")
}

/// The yardstick: the words and signs at which the scanner looks closer, in any case.
fn automaton() -> AhoCorasick {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .build(SCANNER.trigger_words())
        .expect("automaton")
}

impl Stages {
    fn of(corpus: &str) -> &'static Self {
        let index = corpus::NAMES.iter().position(|&name| name == corpus).expect("corpus");
        &STAGES[index]
    }

    fn papers(&self, corpus: &str) -> &[Source] {
        self.papers.get_or_init(|| corpus::papers(corpus))
    }

    fn layouts(&self, corpus: &str) -> &[Layout] {
        let papers = self.papers(corpus);
        self.layouts.get_or_init(|| papers.iter().map(|paper| LAYOUTER.lay_out(paper)).collect())
    }

    fn documents(&self, corpus: &str) -> &[Document] {
        self.documents.get_or_init(|| {
            let laid_out = self.papers(corpus).iter().zip(self.layouts(corpus));
            laid_out.map(|(paper, layout)| RECOGNISER.recognise(paper, layout)).collect()
        })
    }

    fn mentions(&self, corpus: &str) -> &[Vec<Vec<Mention>>] {
        self.mentions.get_or_init(|| {
            let recognised = self.layouts(corpus).iter().zip(self.documents(corpus));
            recognised.map(|(layout, document)| GRIFFIE.scan(layout, document)).collect()
        })
    }

    fn batches(&self, corpus: &str) -> &[Batches] {
        self.batches.get_or_init(|| {
            let read = self.papers(corpus).iter().map(|paper| GRIFFIE.read(paper.clone()));
            let read: Vec<Paper> = read.collect();
            let stretches = read.chunks(STRETCH);
            stretches.map(|papers| table::tabulate(papers).expect("rows").batches).collect()
        })
    }
}

/// A bencher that counts the bytes of the corpus.
macro_rules! counting {
    ($bencher:expr, $papers:expr) => {
        $bencher.counter(BytesCount::new(corpus::size($papers)))
    };
}

mod yardstick {
    use super::{AUTOMATON, Bencher, BytesCount, Stages, black_box, corpus};

    #[divan::bench(args = corpus::NAMES)]
    fn copy(bencher: Bencher<'_, '_>, corpus: &str) {
        let papers = Stages::of(corpus).papers(corpus);
        counting!(bencher, papers).bench(|| {
            for paper in papers {
                black_box(paper.text.as_bytes().to_vec());
            }
        });
    }

    #[divan::bench(args = corpus::NAMES)]
    fn automaton(bencher: Bencher<'_, '_>, corpus: &str) {
        let papers = Stages::of(corpus).papers(corpus);
        let automaton = &*AUTOMATON;
        counting!(bencher, papers)
            .bench(|| papers.iter().map(|p| automaton.find_iter(&p.text).count()).sum::<usize>());
    }

    /// The same pass over the flows: what `step::scan` reads.
    #[divan::bench(args = corpus::NAMES)]
    fn automaton_of_flows(bencher: Bencher<'_, '_>, corpus: &str) {
        let layouts = Stages::of(corpus).layouts(corpus);
        let automaton = &*AUTOMATON;
        let flows = || layouts.iter().flat_map(|layout| &layout.flows);
        let bytes: usize = flows().map(|flow| flow.text().len()).sum();
        bencher
            .counter(BytesCount::new(bytes))
            .bench(|| flows().map(|flow| automaton.find_iter(flow.text()).count()).sum::<usize>());
    }
}

mod step {
    use super::{
        Bencher, BytesCount, Format, GRIFFIE, LAYOUTER, Publication, RECOGNISER, RELATER, SCANNER,
        STRETCH, Settings, Stages, black_box, corpus, room, table,
    };

    #[divan::bench(args = corpus::NAMES)]
    fn read(bencher: Bencher<'_, '_>, corpus: &str) {
        let papers = Stages::of(corpus).papers(corpus);
        counting!(bencher, papers).bench(|| {
            for paper in papers {
                let read = griffie::read::read(paper.name.as_str(), paper.text.as_bytes());
                let _ = black_box(read);
            }
        });
    }

    #[divan::bench(args = corpus::NAMES)]
    fn layout(bencher: Bencher<'_, '_>, corpus: &str) {
        let papers = Stages::of(corpus).papers(corpus);
        let layouter = &*LAYOUTER;
        counting!(bencher, papers).bench(|| {
            for paper in papers {
                black_box(layouter.lay_out(paper));
            }
        });
    }

    #[divan::bench(args = corpus::NAMES)]
    fn recognise(bencher: Bencher<'_, '_>, corpus: &str) {
        let stages = Stages::of(corpus);
        let (papers, layouts) = (stages.papers(corpus), stages.layouts(corpus));
        let recogniser = &*RECOGNISER;
        counting!(bencher, papers).bench(|| {
            for (paper, layout) in papers.iter().zip(layouts) {
                black_box(recogniser.recognise(paper, layout));
            }
        });
    }

    /// Over every flow; `yardstick::automaton_of_flows` reads the same bytes.
    #[divan::bench(args = corpus::NAMES)]
    fn scan(bencher: Bencher<'_, '_>, corpus: &str) {
        let layouts = Stages::of(corpus).layouts(corpus);
        let scanner = &*SCANNER;
        let flows = || layouts.iter().flat_map(|layout| &layout.flows);
        let bytes: usize = flows().map(|flow| flow.text().len()).sum();
        bencher.counter(BytesCount::new(bytes)).bench(|| {
            for layout in layouts {
                black_box(scanner.scan_flows(&layout.flows));
            }
        });
    }

    #[divan::bench(args = corpus::NAMES)]
    fn relate(bencher: Bencher<'_, '_>, corpus: &str) {
        let stages = Stages::of(corpus);
        let (papers, layouts) = (stages.papers(corpus), stages.layouts(corpus));
        let (documents, mentions) = (stages.documents(corpus), stages.mentions(corpus));
        let relater = &*RELATER;
        counting!(bencher, papers).with_inputs(|| documents.to_vec()).bench_values(|documents| {
            for (((paper, layout), document), mentions) in
                papers.iter().zip(layouts).zip(documents).zip(mentions)
            {
                black_box(relater.relate(paper, layout, document, mentions));
            }
        });
    }

    #[divan::bench(args = corpus::NAMES)]
    fn tabulate(bencher: Bencher<'_, '_>, corpus: &str) {
        let papers = Stages::of(corpus).papers(corpus);
        let read = || papers.iter().map(|paper| GRIFFIE.read(paper.clone())).collect::<Vec<_>>();
        counting!(bencher, papers).with_inputs(read).bench_refs(|papers| {
            for papers in papers.chunks(STRETCH) {
                let _ = black_box(table::tabulate(papers));
            }
        });
    }

    #[divan::bench(args = corpus::NAMES)]
    fn csv(bencher: Bencher<'_, '_>, corpus: &str) {
        publish(bencher, corpus, &[Format::Csv]);
    }

    #[divan::bench(args = corpus::NAMES)]
    fn parquet(bencher: Bencher<'_, '_>, corpus: &str) {
        publish(bencher, corpus, &[Format::Parquet]);
    }

    fn publish(bencher: Bencher<'_, '_>, corpus: &str, formats: &[Format]) {
        let stages = Stages::of(corpus);
        let (papers, batches) = (stages.papers(corpus), stages.batches(corpus));
        let settings = Settings { formats: formats.to_vec(), ..Settings::default() };
        counting!(bencher, papers).with_inputs(room).bench_refs(|room| {
            let mut publication =
                Publication::begin(&room.path().join("data"), &settings).expect("a folder");
            for batches in batches {
                publication.write(batches).expect("written");
            }
            publication.commit(GRIFFIE.grammars()).expect("committed")
        });
    }
}

mod whole {
    use super::{
        Bencher, BytesCount, ControlFlow, GRIFFIE, Griffie, Inputs, IntoParallelIterator, Papers,
        ParallelIterator, Settings, Stages, black_box, corpus, fs, pool, room,
    };

    /// Layout, recognise, scan and relate.
    #[divan::bench(args = corpus::NAMES)]
    fn text_to_facts(bencher: Bencher<'_, '_>, corpus: &str) {
        on_threads(bencher, corpus, 1);
    }

    #[divan::bench(args = corpus::NAMES)]
    fn text_to_facts_two_threads(bencher: Bencher<'_, '_>, corpus: &str) {
        on_threads(bencher, corpus, 2);
    }

    fn on_threads(bencher: Bencher<'_, '_>, corpus: &str, threads: usize) {
        let papers = Stages::of(corpus).papers(corpus);
        let griffie = &*GRIFFIE;
        let pool = pool(threads);
        counting!(bencher, papers).with_inputs(|| papers.to_vec()).bench_values(|papers| {
            pool.install(|| {
                papers.into_par_iter().for_each(|paper| {
                    black_box(griffie.read(paper));
                });
            });
        });
    }

    /// From files to files: CSV and Parquet.
    #[divan::bench(args = corpus::NAMES)]
    fn end_to_end(bencher: Bencher<'_, '_>, corpus: &str) {
        with_files(bencher, corpus, 1);
    }

    #[divan::bench(args = corpus::NAMES)]
    fn end_to_end_two_threads(bencher: Bencher<'_, '_>, corpus: &str) {
        with_files(bencher, corpus, 2);
    }

    fn with_files(bencher: Bencher<'_, '_>, corpus: &str, threads: usize) {
        let papers = Stages::of(corpus).papers(corpus);
        let griffie = &*GRIFFIE;
        let pool = pool(threads);
        let archive = room();
        for paper in papers {
            fs::write(archive.path().join(&paper.name), &paper.text).expect("a paper");
        }
        counting!(bencher, papers).with_inputs(room).bench_refs(|room| {
            let papers = Papers::new(Inputs::find(&[archive.path().to_owned()]));
            let (out, settings) = (room.path().join("data"), Settings::default());
            let go_on = || ControlFlow::Continue(());
            pool.install(|| griffie::extract(griffie, papers, &out, &settings, go_on))
                .expect("a dataset")
        });
    }

    #[divan::bench]
    fn start_up() -> Griffie {
        super::griffie()
    }
}

fn pool(threads: usize) -> rayon::ThreadPool {
    rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads")
}

/// A folder in memory where there is one, so that the disk is not what is measured.
fn room() -> TempDir {
    let memory = Path::new("/dev/shm");
    let made = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    made.expect("a folder")
}
