//! Two models compared, member by member.

use std::collections::BTreeSet;

use serde_json::Value;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::erased::Erased;
use super::excerpt::{excerpts, start};
use super::hidden::Hidden;
use super::pair::paired;
use super::{Change, Part, Subject, What, items, plain};

pub(super) struct Comparison {
    hidden: Hidden,
    /// Whom nothing may point to.
    pub(super) erased: Option<Erased>,
    pub(super) list: Vec<Change>,
    /// How many differences are not told.
    pub(super) untold: usize,
}

impl Comparison {
    pub(super) fn new(hidden: Hidden, erased: Option<Erased>) -> Self {
        Self { hidden, erased, list: Vec::new(), untold: 0 }
    }

    /// The members of a list, in the earlier model, the new one and the whole one. Those of one id
    /// belong together, and of those left over, those of one title.
    pub(super) fn part(&mut self, part: &Part, [old, new, whole]: [&Value; 3]) {
        let (Some(old), Some(new)) = (old[part.list].as_array(), new[part.list].as_array()) else {
            return;
        };
        let subject = |it: &Value| Subject {
            kind: part.kind,
            id: it[part.id].as_str().unwrap_or_default().to_owned(),
            title: it[part.title].as_str().unwrap_or_default().to_owned(),
        };
        let (earlier, left) = matched(part, old, new);
        for (member, earlier) in new.iter().zip(earlier) {
            match earlier {
                Some(earlier) => self.member(&subject(member), part.fields, earlier, member),
                None => self.list.push(Change { subject: subject(member), what: What::Added }),
            }
        }
        let whole = whole[part.list].as_array().map_or(&[][..], Vec::as_slice);
        for member in left {
            let subject = subject(member);
            let is_there = |key| whole.iter().any(|it| same(key, it, member));
            let is_erased = self.erased.as_ref().is_some_and(|it| it.holds(member));
            if is_erased
                || is_there(part.id)
                || is_there(part.title)
                || self.hidden.holds(&subject.title)
            {
                self.untold += 1;
            } else {
                self.list.push(Change { subject, what: What::Removed });
            }
        }
    }

    pub(super) fn member(
        &mut self,
        subject: &Subject,
        fields: &[&'static str],
        old: &Value,
        new: &Value,
    ) {
        if self.erased.as_ref().is_some_and(|it| it.holds(old)) {
            self.untold += usize::from(differs(fields, old, new));
            return;
        }
        for name in fields {
            // What an older program did not write is not known to have changed.
            let (Some(before), Some(after)) = (old.get(name), new.get(name)) else { continue };
            // An end that nobody announced is the start of what follows, which is told already.
            if *name == "end" && old["end_inferred"] == true && new["end_inferred"] == true {
                continue;
            }
            self.field(subject, name, &items(before), &items(after));
        }
        if let (Some(old), Some(new)) = (old.get("passages"), new.get("passages")) {
            self.passages(subject, &items(old), &items(new));
        }
    }

    fn field(&mut self, subject: &Subject, name: &'static str, old: &[String], new: &[String]) {
        let only = |these: &[String], those: &[String]| -> Vec<String> {
            let those: BTreeSet<_> = those.iter().map(|it| plain(it)).collect();
            these.iter().filter(|it| !those.contains(&plain(it))).cloned().collect()
        };
        let (mut old, mut new) = (only(old, new), only(new, old));
        if old.is_empty() && new.is_empty() {
            return;
        }
        old.retain(|it| !self.hidden.holds(it));
        // What stands for a name that was taken out is no news.
        new.retain(|it| self.hidden.is_whole(it));
        if old.is_empty() && new.is_empty() {
            self.untold += 1;
            return;
        }
        self.list.push(Change { subject: subject.clone(), what: What::Field { name, old, new } });
    }

    fn passages(&mut self, subject: &Subject, old: &[String], new: &[String]) {
        let plains = |passages: &[String]| -> Vec<String> {
            passages.iter().map(|passage| plain(passage)).collect()
        };
        let mut found: Vec<(Option<&String>, Option<&String>)> = Vec::new();
        for operation in capture_diff_slices(Algorithm::Myers, &plains(old), &plains(new)) {
            if matches!(operation, DiffOp::Equal { .. }) {
                continue;
            }
            let (old, new) = (&old[operation.old_range()], &new[operation.new_range()]);
            let pairs = paired(old, new).into_iter();
            found.extend(pairs.map(|(a, b)| (a.map(|at| &old[at]), b.map(|at| &new[at]))));
        }
        let found = without_moved(found);
        let is_hidden = |old: &String, new: Option<&String>| match new {
            Some(new) => self.hidden.explains(old, new),
            None => self.hidden.holds(old),
        };
        let hides = found.iter().any(|(old, new)| old.is_some_and(|it| is_hidden(it, *new)));
        let (mut list, mut untold) = (Vec::new(), 0);
        for (old, new) in found {
            let what = match (old, new) {
                (Some(old), Some(new)) => self.hidden.quotable(old, new).map(|old| {
                    let (old, new) = excerpts(&old, new);
                    What::Passage { old: Some(old), new: Some(new) }
                }),
                (Some(old), None) if is_hidden(old, None) => None,
                // It may be what was left of a passage that is hidden.
                (None, Some(new)) if hides && !self.hidden.is_whole(new) => None,
                (old, new) => Some(What::Passage {
                    old: old.map(|it| start(it)),
                    new: new.map(|it| start(it)),
                }),
            };
            match what {
                Some(what) => list.push(Change { subject: subject.clone(), what }),
                None => untold += usize::from(old.is_some()),
            }
        }
        self.list.extend(list);
        self.untold += untold;
    }
}

/// Whether anything that is compared is another.
fn differs(fields: &[&str], old: &Value, new: &Value) -> bool {
    fields.iter().chain(&["passages"]).any(|name| {
        let (old, new) = (items(&old[*name]), items(&new[*name]));
        old.iter().map(|it| plain(it)).ne(new.iter().map(|it| plain(it)))
    })
}

fn same(key: &str, one: &Value, other: &Value) -> bool {
    one[key].is_string() && one[key] == other[key]
}

/// The earlier state of each new member, and the earlier members that are left over.
fn matched<'a>(
    part: &Part,
    old: &'a [Value],
    new: &[Value],
) -> (Vec<Option<&'a Value>>, Vec<&'a Value>) {
    let mut left: Vec<&Value> = old.iter().collect();
    let mut earlier = vec![None; new.len()];
    let rest = if part.is_timed { [part.title, part.id] } else { [part.id, part.title] };
    // Those that have both in common are sure.
    let ways = [&[part.id, part.title][..], &rest[..1], &rest[1..]];
    for keys in ways {
        for (member, earlier) in new.iter().zip(&mut earlier).filter(|(_, known)| known.is_none()) {
            let at = left.iter().position(|it| keys.iter().all(|key| same(key, it, member)));
            *earlier = at.map(|at| left.remove(at));
        }
    }
    (earlier, left)
}

/// Leaves out passages that only moved: what was said is said.
fn without_moved<'a>(
    mut found: Vec<(Option<&'a String>, Option<&'a String>)>,
) -> Vec<(Option<&'a String>, Option<&'a String>)> {
    let mut at = 0;
    while at < found.len() {
        let (old, new) = found[at];
        let counterpart = found.iter().position(|other| match (old, new, other) {
            (Some(old), None, (None, Some(new))) => plain(old) == plain(new),
            _ => false,
        });
        match counterpart {
            Some(other) => {
                found.remove(at.max(other));
                found.remove(at.min(other));
                at = at.saturating_sub(usize::from(other < at));
            }
            None => at += 1,
        }
    }
    found
}
