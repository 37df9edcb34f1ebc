//! The virtual project that typst compiles: no disk, no clock, no system font, no network.

use std::collections::{BTreeSet, HashMap};
use std::iter;
use std::sync::Mutex;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{DiagSpan, FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World, WorldExt};

use super::body::Code;
use super::glyphs::Glyphs;
use super::plates::Plates;
use super::{Job, Refused, attach, fonts, template, view};
use crate::budget::{self, InWork};
use crate::diagnostic::{self, Diagnostic, Diagnostics};
use crate::source::{SourceId, Sources, Span};
use crate::spelling::{listed, nearest};

/// Everything that typst may see of a report.
#[derive(Debug)]
pub struct Project {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    main: FileId,
    files: HashMap<FileId, File>,
    /// The characters that another sign is printed for.
    pub(super) replaced: BTreeSet<char>,
    /// The file of the event's own template that typst asked for last: an endless loop is most likely there.
    in_work: Mutex<Option<InWork>>,
}

/// A virtual file.
#[derive(Debug)]
struct File {
    bytes: Bytes,
    source: Option<Source>,
    origin: Origin,
}

/// Where a virtual file comes from.
#[derive(Debug)]
pub(super) enum Origin {
    /// An author's text.
    Body(Code),
    /// A file of the event's folder, as it is.
    Source(SourceId),
    /// Compiled in, or made of several files.
    Bundled,
}

const MAIN: &str = "#import \"/template/report.typ\": report\n#report(json(\"/report.json\"))\n";

pub(super) fn compose(
    job: Job<'_>,
    plates: &Plates,
    refused: &Refused,
    diagnostics: &mut Diagnostics,
) -> Option<Project> {
    let name = job.template.unwrap_or(&job.report.event.template);
    let names = template::names(job.sources);
    if !names.contains(name) {
        let diagnostic = Diagnostic::new(diagnostic::Code::UnknownTemplate, None)
            .with("name", name)
            .maybe("nearest", nearest(name, names.iter().map(String::as_str)))
            .with("expected", listed(names.iter().map(String::as_str)));
        diagnostics.push(diagnostic);
        return None;
    }
    let template = template::Template::find(name, job.sources, diagnostics)?;
    let fonts = fonts::all(job.sources);
    let book = FontBook::from_fonts(&fonts);
    check_theme(job, &book, diagnostics);

    let glyphs = Glyphs::new(&fonts, &refused.signs);
    let view = view::write(job, plates, &glyphs, refused);
    glyphs.report(job.sources, diagnostics);
    let replaced = glyphs.replaced();

    let mut files = HashMap::new();
    let mut add = |path: &str, bytes: Bytes, origin: Origin| {
        let id = file_id(path)?;
        let text = path.ends_with(".typ").then(|| String::from_utf8_lossy(&bytes).into_owned());
        let source = text.map(|text| Source::new(id, text));
        files.insert(id, File { bytes, source, origin });
        Some(id)
    };
    let code = if job.attached.is_empty() { "" } else { attach::CODE };
    let main = add("/main.typ", Bytes::from_string(format!("{MAIN}{code}")), Origin::Bundled)?;
    if !job.attached.is_empty() {
        for (path, bytes) in attach::files(job.attached) {
            add(&path, Bytes::new(bytes), Origin::Bundled)?;
        }
    }
    add("/report.json", Bytes::from_string(view.json.to_string()), Origin::Bundled)?;
    for file in template.files(job.sources) {
        let origin = file.source.map_or(Origin::Bundled, Origin::Source);
        add(&format!("/template/{}", file.path), Bytes::new(file.bytes), origin)?;
    }
    for (path, code) in view.bodies {
        add(&path, Bytes::from_string(code.text.clone()), Origin::Body(code))?;
    }
    for file in job.pictures.files() {
        add(&file.path, file.bytes.clone(), Origin::Source(file.source));
    }
    for (path, bytes) in &plates.files {
        add(path, bytes.clone(), Origin::Bundled)?;
    }
    Some(Project {
        replaced,
        in_work: Mutex::default(),
        // The first cells of some rows are heads, and told so to a screen reader.
        library: LazyHash::new(
            Library::builder().with_features(iter::once(Feature::A11yExtras).collect()).build(),
        ),
        book: LazyHash::new(book),
        fonts,
        main,
        files,
    })
}

fn file_id(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(path).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// A font that nobody has would print as another one without a word.
fn check_theme(job: Job<'_>, book: &FontBook, diagnostics: &mut Diagnostics) {
    for (key, font) in &job.report.event.facts.theme.fonts {
        if !book.contains_family(&font.value.to_lowercase()) {
            let families = || book.families().map(|(family, _)| family);
            let diagnostic = Diagnostic::new(diagnostic::Code::UnknownValue, font.span)
                .with_both("key", face_in_french(key), key)
                .with("value", &font.value)
                .maybe("nearest", nearest(&font.value, families()))
                .with("expected", listed(families()));
            diagnostics.push(diagnostic);
        }
    }
}

fn face_in_french(key: &str) -> &str {
    match key {
        "serif" => "texte",
        "sans" => "titres",
        key => key,
    }
}

impl Project {
    /// Where a virtual file comes from.
    pub(super) fn origin(&self, id: FileId) -> Option<&Origin> {
        self.files.get(&id).map(|file| &file.origin)
    }

    /// The outermost blocks of all texts, in the order of their places.
    pub(super) fn blocks(&self) -> Vec<Span> {
        let blocks = self.files.values().flat_map(|file| match &file.origin {
            Origin::Body(code) => code.blocks.as_slice(),
            Origin::Source(_) | Origin::Bundled => &[],
        });
        let mut blocks: Vec<_> = blocks.map(|(_, span)| *span).collect();
        blocks.sort_unstable();
        blocks.dedup();
        blocks
    }

    /// The outermost block that a place of typst's belongs to.
    pub(super) fn block(&self, place: DiagSpan) -> Option<Span> {
        let Origin::Body(code) = self.origin(place.id()?)? else { return None };
        code.block(self.range(place)?.start)
    }

    /// Whether the event brought files of its template.
    pub(super) fn is_own(&self, sources: &Sources) -> bool {
        self.own_template(sources).is_some()
    }

    /// The name of the template, when the event brought files of it.
    pub(super) fn own_template(&self, sources: &Sources) -> Option<String> {
        let own = self.files.values().filter_map(|file| match &file.origin {
            Origin::Source(id) => template::template_of(&sources.get(*id).path),
            Origin::Body(_) | Origin::Bundled => None,
        });
        own.min().map(str::to_owned)
    }

    /// The place of the first text, in the order of files, for which `breaks` holds when that text
    /// is all there is to compile: the one to name when typst itself breaks.
    pub(super) fn culprit(&self, breaks: impl Fn(&dyn World) -> bool) -> Option<Span> {
        let mut texts: Vec<_> = self
            .files
            .iter()
            .filter_map(|(id, file)| match &file.origin {
                Origin::Body(code) => Some((code.origins.first()?.1, *id)),
                Origin::Source(_) | Origin::Bundled => None,
            })
            .collect();
        texts.sort_by_key(|(span, _)| *span);
        let alone = |id: FileId| {
            let path = id.vpath().get_with_slash();
            let main = file_id("/alone.typ").unwrap_or(id);
            let code = format!("#import {path:?}: body\n#body\n");
            Alone { project: self, main: Source::new(main, code) }
        };
        texts.into_iter().find(|(_, id)| breaks(&alone(*id))).map(|(span, _)| span)
    }

    /// The fonts as (file name, bytes), for whoever compiles the project with typst alone.
    #[must_use]
    pub fn fonts(&self) -> Vec<(String, &[u8])> {
        let name = |font: &Font| font.post_script_name().unwrap_or_default();
        let fonts =
            self.fonts.iter().map(|font| (format!("{}.ttf", name(font)), font.data().as_slice()));
        fonts.collect()
    }

    /// The virtual files as (path, bytes) in the order of paths, so that anyone can compile the
    /// report with typst alone.
    #[must_use]
    pub fn files(&self) -> Vec<(String, &[u8])> {
        let files = self.files.iter();
        let mut listed: Vec<_> = files
            .map(|(id, file)| (id.vpath().get_without_slash().to_owned(), file.bytes.as_slice()))
            .collect();
        listed.sort();
        listed
    }
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
        let file = self.files.get(&id).ok_or_else(|| not_found(id))?;
        if matches!(file.origin, Origin::Source(_))
            && let Ok(mut in_work) = self.in_work.try_lock()
        {
            let path =
                id.vpath().get_without_slash().replacen("template/", "report-templates/…/", 1);
            *in_work = Some(budget::at(&path));
        }
        file.source.clone().ok_or(FileError::NotSource)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).map(|file| file.bytes.clone()).ok_or_else(|| not_found(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    /// There is no today: the same input must give the same bytes.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// A project of which only one text is compiled.
struct Alone<'a> {
    project: &'a Project,
    main: Source,
}

impl World for Alone<'_> {
    fn library(&self) -> &LazyHash<Library> {
        self.project.library()
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.project.book()
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { self.project.source(id) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.project.file(id)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.project.font(index)
    }

    fn today(&self, offset: Option<Duration>) -> Option<Datetime> {
        self.project.today(offset)
    }
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}
