//! Ids that tell a name: a session without a time has its title for an id, a workshop its file's name.

use std::collections::BTreeSet;

use super::names::Names;
use crate::model::body::{Inline, InlineKind, Target, TargetKind};
use crate::model::report::Report;
use crate::model::texts::{each_body, lines_of};

/// Gives another id to sessions and workshops whose own tells a name, and to all that refers to them.
pub(super) fn rename(report: &mut Report, names: &Names) {
    let sessions: Vec<_> = report.sessions.iter().map(|it| it.id.clone()).collect();
    for (from, to) in renamed(&sessions, "s", names) {
        for session in report.sessions.iter_mut().filter(|it| it.id == from) {
            session.id.clone_from(&to);
        }
        let held = report.workshops.iter_mut().filter_map(|it| it.session.as_mut());
        let shown = report.annexes.iter_mut().filter_map(|it| it.session.as_mut());
        held.chain(shown).filter(|it| **it == from).for_each(|it| it.clone_from(&to));
        retarget(report, &Target { kind: TargetKind::Session, id: from }, &to);
    }
    let workshops: Vec<_> = report.workshops.iter().map(|it| it.id.clone()).collect();
    for (from, to) in renamed(&workshops, "atelier", names) {
        let own = report.workshops.iter_mut().map(|it| &mut it.id);
        let held = report.sessions.iter_mut().flat_map(|it| &mut it.workshops);
        own.chain(held).filter(|it| **it == from).for_each(|it| it.clone_from(&to));
        retarget(report, &Target { kind: TargetKind::Workshop, id: from }, &to);
    }
}

/// The ids that tell a name, each with a free one that does not.
fn renamed(ids: &[String], word: &str, names: &Names) -> Vec<(String, String)> {
    let mut taken: BTreeSet<_> = ids.iter().cloned().collect();
    let mut renamed = Vec::new();
    for id in ids.iter().filter(|id| names.in_file_name(id)) {
        let free = (1..=ids.len() + 1)
            .map(|number| format!("{word}-{number}"))
            .find(|it| !taken.contains(it));
        let Some(free) = free else { continue };
        taken.insert(free.clone());
        renamed.push((id.clone(), free));
    }
    renamed
}

fn retarget(report: &mut Report, from: &Target, to: &str) {
    let origins = report.actions.iter_mut().flat_map(|action| &mut action.origin);
    origins.filter(|it| *it == from).for_each(|it| to.clone_into(&mut it.id));
    each_body(report, &mut |_, body| {
        lines_of(body, None, &mut |_, line| in_line(line, from, to));
    });
}

fn in_line(line: &mut [Inline], from: &Target, to: &str) {
    for inline in line {
        if let InlineKind::Reference { target, .. } = &mut inline.value
            && target == from
        {
            to.clone_into(&mut target.id);
        }
        if let Some(content) = inline.value.content_mut() {
            in_line(content, from, to);
        }
    }
}
