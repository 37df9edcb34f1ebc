//! Pictures of people who refused them: known by a caption, an alternative text or a file that names
//! the person.

use std::collections::{BTreeMap, BTreeSet};

use super::Removed;
use super::names::{MentionKind, Names};
use super::parts::shown_files;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::annex::AnnexContent;
use crate::model::body::{Block, BlockKind, Figure, Picture, plain_text};
use crate::model::person::Consent;
use crate::model::report::Report;
use crate::model::texts::each_body;
use crate::source::Span;
use crate::spelling::{capitalised, fold};

/// Takes out the pictures of those who refused them, with the names of their files, and returns them. Tells
/// those that only a given name speaks of.
pub(super) fn withhold(report: &mut Report, diagnostics: &mut Diagnostics) -> Vec<Removed> {
    let mut names = Names::default();
    let mut called: BTreeMap<usize, String> = BTreeMap::new();
    let refuses = |consent: Option<Consent>| consent.is_some_and(|it| !it.photo);
    let people = report.people.iter().map(|it| (&it.name, it.consent));
    let listed = report.participants.iter().map(|it| (&it.name, it.consent));
    let refusing = people.chain(listed).filter(|it| refuses(it.1));
    refusing.for_each(|(name, _)| {
        called.insert(names.add(name, false), name.clone());
    });
    if names.is_empty() {
        return Vec::new();
    }
    let before = shown_files(report);
    let mut gone = Vec::new();
    each_body(report, &mut |_, body| {
        out_of(&mut body.blocks, &names, &mut gone);
        body.footnotes.iter_mut().for_each(|note| out_of(&mut note.blocks, &names, &mut gone));
    });
    let shows = |text: &String| shows(&names, text);
    report.annexes.retain(|annex| {
        let mut texts = [&annex.caption, &annex.alternative].into_iter().flatten();
        let is_photo = matches!(annex.content, AnnexContent::Photo);
        let is_named = || names.in_file_name(&annex.path);
        let is_refused = is_photo && (shows(&annex.title) || texts.any(shows) || is_named());
        if is_refused {
            gone.push(annex.span);
        }
        !is_refused
    });
    tell_given(report, &names, &called, diagnostics);
    let after = shown_files(report);
    let hidden: BTreeSet<_> = before.difference(&after).collect();
    report.sources.retain(|source| !hidden.contains(&source.path));
    let removed = |span| Removed::new(span, ["une image", "a picture"], "consentement: photo");
    gone.into_iter().map(removed).collect()
}

/// Tells the pictures whose file, caption or alternative text has only the given name of one of them, where
/// nobody who agreed has it too.
fn tell_given(
    report: &Report,
    names: &Names,
    called: &BTreeMap<usize, String>,
    diagnostics: &mut Diagnostics,
) {
    let people = report.people.iter().map(|it| (&it.name, it.consent));
    let listed = report.participants.iter().map(|it| (&it.name, it.consent));
    let agreed = people.chain(listed).filter(|(_, consent)| consent.is_some_and(|it| it.photo));
    let agreed: BTreeSet<String> = agreed
        .flat_map(|(name, _)| fold(name).split(' ').map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let given = |file: &str, texts: &[&str]| {
        let in_text = |text: &&str| {
            let found = names.find(text, &names.everyone());
            let found = found.into_iter().find(|it| it.kind == MentionKind::Given)?;
            Some((found.who, text[found.range].to_owned()))
        };
        let file = file.rsplit('/').next().unwrap_or_default();
        let found = texts.iter().find_map(in_text);
        let found =
            found.or_else(|| names.given_in_file_name(file).map(|it| (it.0, capitalised(&it.1))));
        found.filter(|(_, given)| !fold(given).split(' ').any(|it| agreed.contains(it)))
    };
    let mut told: Vec<(Span, (usize, String))> = Vec::new();
    let mut look = |span: Span, file: &str, texts: &[&str]| {
        told.extend(given(file, texts).map(|it| (span, it)));
    };
    for body in report.bodies() {
        figures(&body.blocks, &mut |picture, caption| {
            look(picture.span, &picture.path, &[caption, &picture.alternative]);
        });
    }
    for annex in report.annexes.iter().filter(|it| matches!(it.content, AnnexContent::Photo)) {
        let texts = [Some(&annex.title), annex.caption.as_ref(), annex.alternative.as_ref()];
        let texts: Vec<&str> = texts.into_iter().flatten().map(String::as_str).collect();
        look(annex.span, &annex.path, &texts);
    }
    for (span, (who, given)) in told {
        let person = called.get(&who).map_or("", String::as_str);
        diagnostics.push(
            Diagnostic::new(Code::GivenNameOfPicture, span)
                .with("name", given)
                .with("person", person),
        );
    }
}

/// The pictures of blocks that have captions.
fn figures(blocks: &[Block], each: &mut dyn FnMut(&Picture, &str)) {
    for block in blocks {
        match &block.value {
            BlockKind::Figure { picture, caption } => each(picture, &plain_text(caption)),
            BlockKind::Gallery(all) => {
                all.iter().for_each(|it| each(&it.picture, &plain_text(&it.caption)));
            }
            BlockKind::List { items, .. } => {
                items.iter().for_each(|item| figures(&item.blocks, each));
            }
            BlockKind::Quote { blocks, .. } | BlockKind::Callout { blocks, .. } => {
                figures(blocks, each);
            }
            BlockKind::Definitions(items) => {
                items.iter().for_each(|item| figures(&item.details, each));
            }
            BlockKind::Intervention(it) => figures(&it.blocks, each),
            _ => {}
        }
    }
}

/// Whether a caption names one of them: a surname alone is enough, the name of a thing is not.
fn shows(names: &Names, text: &str) -> bool {
    let found = names.find(text, &names.everyone());
    found.iter().any(|mention| mention.kind == MentionKind::Sure)
}

/// Whether a picture is described or called after one of them: « photo Jo Modèle au micro.jpg ».
fn is_of(names: &Names, picture: &Picture) -> bool {
    let file = picture.path.rsplit('/').next().unwrap_or_default();
    shows(names, &picture.alternative) || names.in_file_name(file)
}

fn out_of(blocks: &mut Vec<Block>, names: &Names, gone: &mut Vec<Span>) {
    let shows = |text: &str| shows(names, text);
    blocks.retain_mut(|block| {
        match &mut block.value {
            BlockKind::Figure { picture, caption } => {
                let is_refused = shows(&plain_text(caption)) || is_of(names, picture);
                if is_refused {
                    gone.push(block.span);
                }
                return !is_refused;
            }
            BlockKind::Gallery(figures) => {
                let is_refused = |figure: &Figure| {
                    shows(&plain_text(&figure.caption)) || is_of(names, &figure.picture)
                };
                figures.retain(|figure| {
                    let is_refused = is_refused(figure);
                    if is_refused {
                        gone.push(figure.picture.span);
                    }
                    !is_refused
                });
                return !figures.is_empty();
            }
            BlockKind::List { items, .. } => {
                items.iter_mut().for_each(|item| out_of(&mut item.blocks, names, gone));
            }
            BlockKind::Quote { blocks, .. } | BlockKind::Callout { blocks, .. } => {
                out_of(blocks, names, gone);
            }
            BlockKind::Definitions(items) => {
                items.iter_mut().for_each(|item| out_of(&mut item.details, names, gone));
            }
            BlockKind::Intervention(it) => out_of(&mut it.blocks, names, gone),
            _ => {}
        }
        true
    });
}
