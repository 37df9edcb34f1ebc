//! What typst's work on a project consists of: `cargo bench --bench layout -- FOLDER…`.
//!
//! A folder is what `actes build --project` writes, or any other with a `main.typ` and `fonts/`: so
//! the volume is compared with a plain document of the same words, and a change of the template needs
//! no build. Told of each layout: its time, the paragraphs shaped, and how many answers of the pages
//! were others than the layout before had given, by the template's lines that asked. Then what each
//! file cost, all threads together. `--pdf FILE` writes the last one's pages. With `--whole`, nothing is
//! told and nothing slowed down: the pages are laid out and written as a PDF, for `time` to measure.

#![expect(clippy::print_stdout, reason = "it tells what it measured")]

use std::collections::{BTreeMap, HashMap};
use std::env;
use std::fs;
use std::iter;
use std::num::NonZeroU64;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::Value;
use typst::comemo::{Constraint, Track};
use typst::diag::{FileError, FileResult};
use typst::engine::{Engine, Route, Sink, Traced};
use typst::foundations::{Bytes, Content, Datetime, StyleChain, Target, TargetElem};
use typst::introspection::{EmptyIntrospector, ITER_NAMES, Introspector, MAX_ITERS, analyze};
use typst::syntax::{FileId, RootedPath, Source, Span, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::{LazyHash, Protected};
use typst::{Feature, Library, LibraryExt, World, WorldExt};
use typst_layout::{PagedDocument, layout_document};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

fn main() {
    let mut arguments = env::args().skip(1);
    let mut pdf = None;
    let mut is_whole = false;
    let mut folders = Vec::new();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--pdf" => pdf = arguments.next(),
            "--whole" => is_whole = true,
            // What cargo says to every benchmark.
            "--bench" => {}
            _ => folders.push(PathBuf::from(argument)),
        }
    }
    for folder in &folders {
        let project = Project::read(folder);
        let document = if is_whole {
            typst::compile::<PagedDocument>(&project).output.expect("it can be laid out")
        } else {
            measure(&project, folder)
        };
        if is_whole || pdf.is_some() {
            let bytes = written(&document);
            println!(
                "{}: {} pages, {} bytes",
                folder.display(),
                document.pages().len(),
                bytes.len()
            );
            if let Some(file) = &pdf {
                fs::write(file, bytes).expect("the PDF can be written");
            }
        }
    }
}

/// The pages as a PDF of the standards that the volume keeps to.
fn written(document: &PagedDocument) -> Vec<u8> {
    let standards = PdfStandards::new(&[PdfStandard::A_3a, PdfStandard::Ua_1]);
    let midnight = Datetime::from_ymd_hms(2030, 3, 4, 0, 0, 0).map(Timestamp::new_utc);
    let options = PdfOptions {
        standards: standards.expect("they go together"),
        timestamp: midnight,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(document, &options).expect("a PDF can be made")
}

/// The files of a folder, as typst sees them.
struct Project {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    main: FileId,
    files: HashMap<FileId, (Bytes, Option<Source>)>,
}

impl Project {
    fn read(folder: &Path) -> Self {
        let mut files = HashMap::new();
        let mut fonts = BTreeMap::new();
        let mut waiting = vec![folder.to_owned()];
        while let Some(next) = waiting.pop() {
            for entry in fs::read_dir(next).expect("the folder is there").flatten() {
                let path = entry.path();
                if path.is_dir() {
                    waiting.push(path);
                    continue;
                }
                let bytes = Bytes::new(fs::read(&path).expect("a file can be read"));
                let below = path.strip_prefix(folder).expect("it is below");
                if below.starts_with("fonts") {
                    fonts.insert(below.to_owned(), Font::iter(bytes).collect::<Vec<_>>());
                    continue;
                }
                let id = file_id(&below.to_string_lossy());
                let is_code = below.extension().is_some_and(|it| it == "typ");
                let text = is_code.then(|| String::from_utf8_lossy(&bytes).into_owned());
                files.insert(id, (bytes, text.map(|text| Source::new(id, text))));
            }
        }
        let fonts: Vec<_> = fonts.into_values().flatten().collect();
        let features = iter::once(Feature::A11yExtras).collect();
        Self {
            library: LazyHash::new(Library::builder().with_features(features).build()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            main: file_id("main.typ"),
            files,
        }
    }

    /// The file and line of a span.
    fn place(&self, span: Span) -> (String, u32) {
        let Some(id) = span.id() else { return (String::new(), 0) };
        let file = id.vpath().get_without_slash().to_owned();
        let file = if file.starts_with("bodies/") { "bodies".to_owned() } else { file };
        let source = self.source(id).ok();
        let line = self.range(span).zip(source).and_then(|(range, source)| {
            source.lines().byte_to_line(range.start).map(|line| line as u32 + 1)
        });
        (file, line.unwrap_or_default())
    }
}

fn file_id(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("a path below a folder");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

impl World for Project {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let (_, source) = self.files.get(&id).ok_or(FileError::Other(None))?;
        source.clone().ok_or(FileError::NotSource)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).map(|(bytes, _)| bytes.clone()).ok_or(FileError::Other(None))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<typst::foundations::Duration>) -> Option<Datetime> {
        None
    }
}

/// One layout of the document.
struct Round {
    took: Duration,
    shaped: usize,
    /// Places that asked the pages something and got another answer than before.
    other_answers: BTreeMap<(String, u32, String), usize>,
}

fn measure(project: &Project, folder: &Path) -> PagedDocument {
    typst::comemo::evict(0);
    typst_timing::clear();
    typst_timing::enable();
    let start = Instant::now();
    let content = evaluate(project);
    let evaluated = start.elapsed();
    let (document, mut rounds) = lay_out(project, &content);
    typst_timing::disable();
    let mut costs = Costs::default();
    costs.read(project, &mut rounds);

    println!("\n{}: {} pages", folder.display(), document.pages().len());
    println!("  evaluated in {} ms", evaluated.as_millis());
    for (round, rank) in rounds.iter().zip(1..) {
        let others: usize = round.other_answers.values().sum();
        let (time, shaped) = (round.took.as_millis(), round.shaped);
        println!("  layout {rank}: {time} ms, {shaped} paragraphs shaped, {others} other answers");
        let mut places: Vec<_> = round.other_answers.iter().collect();
        places.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        for ((file, line, message), count) in places.iter().take(14) {
            println!("    {count:>6} {file}:{line} {message}");
        }
    }
    costs.print();
    document
}

/// The content of the main file.
fn evaluate(project: &Project) -> Content {
    let world: &dyn World = project;
    let main = world.source(world.main()).expect("there is a main file");
    let mut sink = Sink::new();
    let (traced, route) = (Traced::default(), Route::default());
    let (traced, route, library) = (traced.track(), route.track(), world.library());
    let module = typst_eval::eval(world.track(), library, traced, sink.track_mut(), route, &main);
    module.expect("it can be evaluated").content()
}

/// A stretch of time that is not over: its start, the time within it that is others', its name and line.
type Open = (f64, f64, (String, u32));

/// What `typst::compile` does, with an account of it.
fn lay_out(project: &Project, content: &Content) -> (PagedDocument, Vec<Round>) {
    let world: &dyn World = project;
    let library = world.library();
    let target = TargetElem::target.set(Target::Paged).wrap();
    let base = StyleChain::new(&library.styles);
    let styles = base.chain(&target);
    let traced = Traced::default();
    let mut rounds = Vec::new();
    let mut last: Option<PagedDocument> = None;
    loop {
        let start = Instant::now();
        let scope = typst_timing::TimingScope::new(ITER_NAMES[rounds.len()]);
        let before: &dyn Introspector = match &last {
            Some(document) => document.introspector().as_ref(),
            None => &EmptyIntrospector,
        };
        let constraint = Constraint::new();
        let mut sink = Sink::new();
        let mut engine = Engine {
            library,
            world: world.track(),
            introspector: Protected::new(before.track_with(&constraint)),
            traced: traced.track(),
            sink: sink.track_mut(),
            route: Route::default(),
        };
        let document = layout_document(&mut engine, content, styles).expect("it can be laid out");
        let after: &dyn Introspector = document.introspector().as_ref();
        let is_stable = constraint.validate(after);
        drop(scope);
        let took = start.elapsed();
        let mut other_answers = BTreeMap::new();
        if !is_stable {
            typst_timing::disable();
            let mut introspectors = [before; MAX_ITERS + 1];
            introspectors[MAX_ITERS] = after;
            for told in analyze(world.track(), introspectors, sink.introspections()) {
                if let typst::syntax::DiagSpanKind::Number { id, num, .. } = told.span.get() {
                    let source = project.source(id).ok();
                    let range = source.as_ref().and_then(|it| it.range(num, None));
                    let line = range.and_then(|it| source.as_ref()?.lines().byte_to_line(it.start));
                    let file = id.vpath().get_without_slash().to_owned();
                    let line = line.unwrap_or_default() as u32 + 1;
                    let key = (file, line, told.message.to_string());
                    *other_answers.entry(key).or_default() += 1;
                }
            }
            typst_timing::enable();
        }
        rounds.push(Round { took, shaped: 0, other_answers });
        last = Some(document);
        if is_stable || rounds.len() == MAX_ITERS {
            break;
        }
    }
    (last.expect("there was a layout"), rounds)
}

/// What typst's timings say.
#[derive(Default)]
struct Costs {
    /// By file and line: time spent there and in nothing below it that is timed; how often.
    own: BTreeMap<(String, u32), (f64, usize)>,
    /// By what typst did.
    steps: BTreeMap<String, (f64, usize)>,
    /// By layout, file and line: the paragraphs shaped there.
    shaped: BTreeMap<(usize, String, u32), usize>,
}

impl Costs {
    fn read(&mut self, project: &Project, rounds: &mut [Round]) {
        let mut json = Vec::new();
        let place = |span: NonZeroU64| project.place(Span::from_raw(span));
        typst_timing::export_json(&mut json, place).expect("timings can be written");
        let events: Vec<Value> = serde_json::from_slice(&json).expect("they are JSON");
        let mut rank = 0;
        // By thread: what is open, since when, how much of it was spent below, and where.
        let mut open: HashMap<u64, Vec<Open>> = HashMap::new();
        for event in &events {
            let text = |key: &str| event[key].as_str().unwrap_or_default();
            let (name, at) = (text("name"), event["ts"].as_f64().unwrap_or_default());
            if let Some(found) = ITER_NAMES.iter().position(|it| *it == name) {
                rank = found;
            }
            let stack = open.entry(event["tid"].as_u64().unwrap_or_default()).or_default();
            if text("ph") == "B" {
                let file = event["args"]["file"].as_str().filter(|file| !file.is_empty());
                let line = event["args"]["line"].as_u64().unwrap_or_default() as u32;
                let inherited = stack.last().map(|(_, _, place)| place.clone());
                let place = match file {
                    Some(file) => (file.to_owned(), line),
                    None => inherited.unwrap_or_default(),
                };
                if name == "prepare" && rank < rounds.len() {
                    rounds[rank].shaped += 1;
                    *self.shaped.entry((rank + 1, place.0.clone(), place.1)).or_default() += 1;
                }
                stack.push((at, 0.0, place));
            } else if let Some((since, below, place)) = stack.pop() {
                let own = at - since - below;
                if let Some((_, below, _)) = stack.last_mut() {
                    *below += at - since;
                }
                let entry = self.own.entry(place).or_default();
                *entry = (entry.0 + own, entry.1 + 1);
                let entry = self.steps.entry(name.to_owned()).or_default();
                *entry = (entry.0 + own, entry.1 + 1);
            }
        }
    }

    fn print(&self) {
        let mut files: BTreeMap<&str, (f64, usize)> = BTreeMap::new();
        for ((file, _), (time, count)) in &self.own {
            let entry = files.entry(file).or_default();
            *entry = (entry.0 + time, entry.1 + count);
        }
        let files = files.into_iter().map(|(file, cost)| (file.to_owned(), cost));
        let lines = self.own.iter().map(|((file, line), cost)| (format!("{file}:{line}"), *cost));
        let steps = self.steps.iter().map(|(name, cost)| (name.clone(), *cost));
        table("by file", files.collect(), 24);
        table("by line", lines.collect(), 24);
        table("by step", steps.collect(), 24);
        println!("  paragraphs shaped, by layout and line");
        let mut shaped: Vec<_> = self.shaped.iter().collect();
        shaped.sort_by_key(|((rank, ..), count)| (*rank, std::cmp::Reverse(**count)));
        let mut before = (0, 0);
        for ((rank, file, line), count) in shaped {
            before = if before.0 == *rank { (*rank, before.1 + 1) } else { (*rank, 0) };
            if before.1 < 12 {
                println!("    {rank}: {count:>7} {file}:{line}");
            }
        }
    }
}

fn table(title: &str, mut rows: Vec<(String, (f64, usize))>, most: usize) {
    let whole: f64 = rows.iter().map(|(_, (time, _))| time).sum();
    rows.sort_by(|one, other| other.1.0.total_cmp(&one.1.0));
    println!("  {title}");
    for (name, (time, count)) in rows.iter().take(most) {
        let share = 100.0 * time / whole;
        println!("    {share:>5.1} % {:>8.0} ms {count:>9} × {name}", time / 1000.0);
    }
}
