//! Pictures of people who refused them: known by a caption, an alternative text or a file that names
//! the person.

use std::collections::BTreeSet;

use super::Removed;
use super::names::{MentionKind, Names};
use super::parts::shown_files;
use crate::model::annex::AnnexContent;
use crate::model::body::{Block, BlockKind, Figure, Picture, plain_text};
use crate::model::person::Consent;
use crate::model::report::Report;
use crate::model::texts::each_body;
use crate::source::Span;

/// Takes out the pictures of those who refused them, with the names of their files, and returns them.
pub(super) fn withhold(report: &mut Report) -> Vec<Removed> {
    let mut names = Names::default();
    let refuses = |consent: Option<Consent>| consent.is_some_and(|it| !it.photo);
    let people = report.people.iter().map(|it| (&it.name, it.consent));
    let listed = report.participants.iter().map(|it| (&it.name, it.consent));
    let refusing = people.chain(listed).filter(|it| refuses(it.1));
    refusing.for_each(|(name, _)| {
        names.add(name, false);
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
    let after = shown_files(report);
    let hidden: BTreeSet<_> = before.difference(&after).collect();
    report.sources.retain(|source| !hidden.contains(&source.path));
    let removed = |span| Removed::new(span, ["une image", "a picture"], "consentement: photo");
    gone.into_iter().map(removed).collect()
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
                let before = figures.len();
                figures.retain(|figure| !is_refused(figure));
                if figures.len() < before {
                    gone.push(block.span);
                }
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
