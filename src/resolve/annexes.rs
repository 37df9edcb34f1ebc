//! The annexes in their order: what lists say of each file, led to the file.

use std::collections::BTreeSet;

use super::body::BodyResolver;
use super::files;
use crate::budget::{Limit, most};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::annex::{Annex, AnnexContent, AnnexPage, AnnexPages, DocumentKind};
use crate::model::body::{Body, TargetKind};
use crate::model::report::Report;
use crate::parse::annex::{AnnexFacts, AnnexFile, AnnexKind, FileContent, PageRange};
use crate::parse::note::NoteFile;
use crate::pdf::{Outline, Refusal};
use crate::source::{Source, SourceId, Sources, Span, Spanned};
use crate::spelling::{capitalised, is_slip, listed as names_listed, nearest, one_line};

/// The annexes, each with whether somebody listed it.
pub(super) fn resolve(
    files: Vec<AnnexFile>,
    listed: Vec<AnnexFacts>,
    bodies: &mut BodyResolver<'_, '_>,
) -> Vec<(Annex, bool)> {
    let mut chosen: Vec<(&AnnexFile, AnnexFacts, bool)> = Vec::new();
    let mut named = BTreeSet::new();
    for facts in listed {
        if let Some(file) = find(&facts, &files, bodies) {
            named.insert(file.source);
            let own = file.facts.clone().unwrap_or_else(|| AnnexFacts::none(facts.span));
            chosen.push((file, facts.or(own), true));
        }
    }
    for file in files.iter().filter(|file| !named.contains(&file.source)) {
        let place = Span::start_of(file.source);
        let facts = file.facts.clone().unwrap_or_else(|| AnnexFacts::none(place));
        chosen.push((file, facts, false));
    }
    let mut annexes = Vec::new();
    for (rank, (file, facts, is_listed)) in (1_usize..).zip(chosen) {
        annexes.push((annex(rank, file, facts, bodies), is_listed));
    }
    annexes
}

/// The annexes without the pictures that a text shows already, unless somebody listed them. What
/// the photographs that are left lack in words is told once.
pub(super) fn unshown(
    annexes: Vec<(Annex, bool)>,
    report: &Report,
    diagnostics: &mut Diagnostics,
) -> Vec<Annex> {
    let texts = annexes.iter().filter_map(|(annex, _)| match &annex.content {
        AnnexContent::Text(body) => Some(body),
        AnnexContent::Pages(_) | AnnexContent::Photo => None,
    });
    let pictures = report.bodies().into_iter().chain(texts).flat_map(Body::pictures);
    let shown: BTreeSet<_> = pictures.map(|picture| picture.path.clone()).collect();
    let is_photo = |annex: &Annex| matches!(annex.content, AnnexContent::Photo);
    let left = annexes.into_iter().filter(|(annex, is_listed)| {
        *is_listed || !is_photo(annex) || !shown.contains(&annex.path)
    });
    let left: Vec<_> = left.map(|(annex, _)| annex).collect();
    let mute = left
        .iter()
        .filter(|it| is_photo(it) && it.alternative.is_none() && it.caption.is_none())
        .map(|annex| annex.path.as_str());
    let mute: Vec<_> = mute.collect();
    if !mute.is_empty() {
        let diagnostic = Diagnostic::new(Code::UndescribedPhoto, None);
        diagnostics.push(diagnostic.with("paths", names_listed(mute)));
    }
    left
}

/// The file that a list means: by its path from the list or from the event's folder, else by its
/// name alone, with or without its ending.
fn find<'f>(
    facts: &AnnexFacts,
    files: &'f [AnnexFile],
    bodies: &mut BodyResolver<'_, '_>,
) -> Option<&'f AnnexFile> {
    let written = facts.file.as_ref()?;
    let sources = bodies.sources;
    let source = |file: &AnnexFile| sources.get(file.source);
    let list = &sources.get(written.span.source).path;
    let near_list = files::join(list, &written.value).unwrap_or_default().to_lowercase();
    let at_top = written.value.replace('\\', "/").to_lowercase();
    let name = at_top.rsplit('/').next().unwrap_or_default().to_owned();
    let tests: [&dyn Fn(&Source) -> bool; 3] = [
        &|source| [&near_list, &at_top].contains(&&source.path.to_lowercase()),
        &|source| file_name(source).to_lowercase() == name,
        &|source| source.stem().to_lowercase() == name,
    ];
    for test in tests {
        if let Some(file) = files.iter().find(|file| test(source(file))) {
            return Some(file);
        }
    }
    let names = || files.iter().map(|file| file_name(source(file)));
    let near = nearest(&name, names());
    let place = sources.within(written.span, &written.value);
    let meant = near.filter(|near| is_slip(&written.value, near));
    let diagnostic = Diagnostic::new(Code::MissingAnnex, written.span)
        .with("path", &written.value)
        .maybe("nearest", near)
        .maybe_correct(place, meant);
    bodies.diagnostics.push(diagnostic);
    None
}

/// What a PDF says of itself in more characters is no title.
const LONGEST_TITLE: usize = 300;

fn file_name(source: &Source) -> &str {
    source.path.rsplit('/').next().unwrap_or(&source.path)
}

fn annex(
    rank: usize,
    file: &AnnexFile,
    facts: AnnexFacts,
    bodies: &mut BodyResolver<'_, '_>,
) -> Annex {
    let sources = bodies.sources;
    let source = sources.get(file.source);
    let kinds = [TargetKind::Session];
    let session = facts.session.as_ref().and_then(|wanted| bodies.find_among(wanted, &kinds));
    let said = match &file.content {
        FileContent::Pages(Ok(outline)) => {
            outline.title.clone().filter(|title| title.chars().count() <= LONGEST_TITLE)
        }
        FileContent::Text(_, heading) => heading.clone(),
        FileContent::Pages(Err(_)) | FileContent::Picture => None,
    };
    let content = match &file.content {
        FileContent::Pages(outline) => {
            let diagnostics = &mut *bodies.diagnostics;
            AnnexContent::Pages(pages(outline, file.source, sources, &facts, diagnostics))
        }
        FileContent::Text(body, _) => {
            let note = NoteFile::of(file.source, body.clone());
            AnnexContent::Text(bodies.note(note, "", &[]).body)
        }
        FileContent::Picture => AnnexContent::Photo,
    };
    Annex {
        id: rank.to_string(),
        span: facts.span,
        path: source.path.clone(),
        title: facts.title.or(said).unwrap_or_else(|| readable(source.stem())),
        authors: facts.authors,
        session: session.map(|session| session.id),
        language: facts.language,
        caption: facts.caption,
        credit: facts.credit,
        alternative: facts.alternative,
        internal: facts.internal,
        content,
    }
}

/// The pages to print; none, and a diagnostic, when they cannot be.
fn pages(
    outline: &Result<Outline, Refusal>,
    id: SourceId,
    sources: &Sources,
    facts: &AnnexFacts,
    diagnostics: &mut Diagnostics,
) -> AnnexPages {
    let path = &sources.get(id).path;
    let first = outline.as_ref().ok().and_then(|outline| outline.pages.first());
    let is_wide = first.is_some_and(|(width, height)| width > height);
    let kind = match facts.kind {
        Some(AnnexKind::Slides) => DocumentKind::Slides,
        Some(AnnexKind::Paper | AnnexKind::Photo) => DocumentKind::Paper,
        None if is_wide => DocumentKind::Slides,
        None => DocumentKind::Paper,
    };
    let per_page = facts.per_page.unwrap_or(if is_wide { 4 } else { 1 });
    let unprinted =
        || Diagnostic::new(Code::AnnexNotPrinted, None).with("path", path).with("part", "");
    let pages = match outline {
        Err(refusal) => {
            let [french, english] = refusal.words();
            let help = match refusal {
                Refusal::Protected => Some("protected"),
                Refusal::Damaged => Some("damaged"),
                _ => None,
            };
            let diagnostic = unprinted().with_both("cause", french, english);
            diagnostics.push(match help {
                Some(help) => diagnostic.with(help, ""),
                None => diagnostic,
            });
            Vec::new()
        }
        Ok(outline) => {
            let chosen = choose(outline, &facts.pages, path, sources, diagnostics);
            let allowed = most(Limit::Pages);
            if chosen.len() as u64 > allowed {
                let count = chosen.len();
                let diagnostic = unprinted().with("long", "").with_both(
                    "cause",
                    &format!("le document compte {count} pages, plus de {allowed}"),
                    &format!("the document has {count} pages, more than {allowed}"),
                );
                diagnostics.push(diagnostic);
                Vec::new()
            } else {
                chosen
            }
        }
    };
    AnnexPages { kind, per_page, pages }
}

/// The pages that an author chose, all when none are named.
fn choose(
    outline: &Outline,
    ranges: &[Spanned<PageRange>],
    path: &str,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Vec<AnnexPage> {
    let count = outline.pages.len();
    let page = |number: usize| {
        let (width, height) = outline.pages[number - 1];
        AnnexPage { number, width, height }
    };
    let mut numbers: Vec<usize> = Vec::new();
    for Spanned { value: range, span } in ranges {
        let last = range.last.unwrap_or(count.max(range.first));
        if last > count {
            let shown = if range.first == last {
                last.to_string()
            } else {
                format!("{}-{last}", range.first)
            };
            let place = sources.within(*span, &shown);
            let there = format!("{}-{count}", range.first);
            let diagnostic = Diagnostic::new(Code::UnknownPages, *span)
                .with("pages", shown)
                .with("path", path)
                .with("count", count)
                .maybe_correct(place, (range.first < count).then_some(there));
            diagnostics.push(diagnostic);
        }
        let more: Vec<_> =
            (range.first..=last.min(count)).filter(|it| !numbers.contains(it)).collect();
        numbers.extend(more);
    }
    if numbers.is_empty() {
        numbers.extend(1..=count);
    }
    numbers.into_iter().map(page).collect()
}

/// A file's name as a title: `2019-06-12_diaporama-animation_VDEF` becomes « Diaporama animation ».
fn readable(stem: &str) -> String {
    let bare = stem.trim_start_matches(|sign: char| !sign.is_alphabetic());
    let bare = if bare.is_empty() { stem } else { bare };
    let spaced =
        if bare.contains(' ') { bare.replace('_', " ") } else { bare.replace(['_', '-'], " ") };
    let spaced = one_line(&spaced);
    let mut title = spaced.as_str();
    while let Some((rest, last)) = title.rsplit_once(' ').filter(|(_, last)| is_version(last)) {
        // « version 2 »
        title = rest.strip_suffix(" version").filter(|_| !last.is_empty()).unwrap_or(rest);
    }
    capitalised(title)
}

/// Whether the last word of a file's name only tells which version it is: « vdef », « V2 », « (1) ».
fn is_version(word: &str) -> bool {
    let word = word.trim_matches(['(', ')', '[', ']']).to_lowercase();
    let counts = |digits: &str| !digits.is_empty() && digits.bytes().all(|c| c.is_ascii_digit());
    let version = word.strip_prefix('v').map(|it| it.trim_start_matches(['f', '.']));
    matches!(
        word.as_str(),
        "def" | "vdef" | "vf" | "final" | "finale" | "vfinal" | "vfinale" | "copie"
    ) || version.is_some_and(counts)
        || counts(&word) && word.len() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_s_name_becomes_a_title() {
        for (stem, title) in [
            ("diaporama", "Diaporama"),
            ("2019-06-12_diaporama-animation", "Diaporama animation"),
            ("01 - Mot d'accueil", "Mot d'accueil"),
            ("sous-prefecture du Val-Modèle", "Sous-prefecture du Val-Modèle"),
            ("2019", "2019"),
            ("diapos MO vdef", "Diapos MO"),
            ("Présentation_V2 (1)", "Présentation"),
            ("Le plan de 2019", "Le plan de 2019"),
        ] {
            assert_eq!(readable(stem), title);
        }
    }

    #[test]
    fn pages_are_chosen_in_the_author_s_order_and_once() {
        let outline = Outline { title: None, pages: vec![(10.0, 20.0); 5] };
        let span = Span::start_of(SourceId(0));
        let range = |first, last| Spanned::new(PageRange { first, last }, span);
        let sources = Sources::new(vec![Source::new("event.yaml", Vec::new(), String::new())]);
        let mut diagnostics = Diagnostics::default();
        let mut chosen = |ranges: &[Spanned<PageRange>]| -> Vec<usize> {
            choose(&outline, ranges, "a.pdf", &sources, &mut diagnostics)
                .iter()
                .map(|it| it.number)
                .collect()
        };
        assert_eq!(chosen(&[]), [1, 2, 3, 4, 5]);
        assert_eq!(chosen(&[range(4, None), range(1, Some(4))]), [4, 5, 1, 2, 3]);
        assert_eq!(chosen(&[range(2, Some(9))]), [2, 3, 4, 5]);
        assert_eq!(diagnostics.sorted().len(), 1);
        assert_eq!(diagnostics.sorted()[0].code, Code::UnknownPages);
    }
}
