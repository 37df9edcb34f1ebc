//! The tree of a PDF's pages, counted before it is walked: the reader makes a page of every leaf as it opens
//! the file, however often the same branch is hung into the tree and however deep it goes.

use std::collections::HashMap;

use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{Array, Name, ObjectIdentifier};

use crate::guard::guarded;

/// More pages than any book of annexes has.
pub(super) const MOST: u64 = 20_000;
/// Programs write three or four levels.
const DEEPEST: usize = 64;

/// Whether no tree of pages in the file has more leaves and levels than a document has. What cannot be
/// opened is left to the reader, which refuses it.
pub(super) fn is_bounded(bytes: &[u8]) -> bool {
    // As long as nothing tells of branches, there is no tree to walk.
    let Some(empty) = with_empty_tree(bytes) else { return true };
    guarded(|| Pdf::new(empty).map_or(true, |pdf| Tree::of(&pdf).is_bounded())).unwrap_or(false)
}

/// The file with an update at its end (ISO 32000-1, 7.5.6) after which it has no pages: the reader opens it
/// and gives its objects.
fn with_empty_tree(bytes: &[u8]) -> Option<Vec<u8>> {
    const MARK: &[u8] = b"startxref";
    // Numbers of objects end at 8,388,607.
    const CATALOGUE: usize = 8_388_000;
    let at = bytes.windows(MARK.len()).rposition(|window| window == MARK)? + MARK.len();
    let number = String::from_utf8_lossy(&bytes[at..(at + 32).min(bytes.len())]).into_owned();
    let previous: u64 = number.split_whitespace().next()?.parse().ok()?;
    let mut updated = bytes.to_vec();
    updated.push(b'\n');
    let pages = CATALOGUE + 1;
    let objects = [
        format!("{CATALOGUE} 0 obj\n<< /Type /Catalog /Pages {pages} 0 R >>\nendobj\n"),
        format!("{pages} 0 obj\n<< /Kids [] /Count 0 >>\nendobj\n"),
    ];
    let mut table = format!("xref\n{CATALOGUE} 2\n");
    for object in objects {
        table.push_str(&format!("{:010} 00000 n \n", updated.len()));
        updated.extend_from_slice(object.as_bytes());
    }
    let size = pages + 1;
    let end = updated.len();
    table.push_str(&format!(
        "trailer\n<< /Size {size} /Root {CATALOGUE} 0 R /Prev {previous} >>\nstartxref\n{end}\n%%EOF\n"
    ));
    updated.extend_from_slice(table.as_bytes());
    Some(updated)
}

/// What hangs on what, of all objects that may belong to a tree of pages.
#[derive(Debug, Default)]
struct Tree {
    kids: HashMap<ObjectIdentifier, Vec<ObjectIdentifier>>,
    /// Where a tree may begin.
    roots: Vec<ObjectIdentifier>,
}

impl Tree {
    fn of(pdf: &Pdf) -> Self {
        let mut tree = Self::default();
        for object in pdf.objects() {
            let Some(dict) = object.into_dict() else { continue };
            let kind = dict.get::<Name<'_>>("Type");
            let is = |word: &[u8]| kind.as_ref().is_some_and(|it| it.as_ref() == word);
            if is(b"Catalog") {
                tree.roots.extend(dict.get_ref("Pages").map(ObjectIdentifier::from));
            }
            let Some(id) = dict.obj_id() else { continue };
            let Some(kids) = dict.get::<Array<'_>>("Kids") else { continue };
            if is(b"Pages") {
                tree.roots.push(id);
            }
            let kids = kids.raw_iter().filter_map(|kid| kid.as_obj_ref());
            tree.kids.insert(id, kids.map(ObjectIdentifier::from).collect());
        }
        tree
    }

    fn is_bounded(&self) -> bool {
        let mut known = HashMap::new();
        self.roots.iter().all(|root| self.leaves(*root, 0, &mut known).is_some())
    }

    /// The leaves below a branch; nothing when there are too many, or the tree goes too deep, which a circle
    /// does.
    fn leaves(
        &self,
        branch: ObjectIdentifier,
        depth: usize,
        known: &mut HashMap<ObjectIdentifier, (usize, u64)>,
    ) -> Option<u64> {
        let Some(kids) = self.kids.get(&branch) else { return Some(1) };
        if depth > DEEPEST {
            return None;
        }
        if let Some((below, leaves)) = known.get(&branch)
            && depth + below <= DEEPEST
        {
            return Some(*leaves);
        }
        let mut leaves = 0_u64;
        for kid in kids {
            leaves = leaves.saturating_add(self.leaves(*kid, depth + 1, known)?);
            if leaves > MOST {
                return None;
            }
        }
        let below = kids.iter().filter_map(|kid| known.get(kid)).map(|(below, _)| below + 1).max();
        known.insert(branch, (below.unwrap_or(0), leaves));
        Some(leaves)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A PDF whose first branch hangs on its catalogue; each branch has the kids that are given.
    fn pdf(branches: &[Vec<usize>]) -> Vec<u8> {
        let mut bytes = b"%PDF-1.7\n".to_vec();
        let mut places = vec![bytes.len()];
        bytes.extend(b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
        for (number, kids) in (2..).zip(branches) {
            places.push(bytes.len());
            let kids: String = kids.iter().map(|kid| format!("{} 0 R ", kid + 2)).collect();
            let branch = format!("{number} 0 obj\n<< /Type /Pages /Kids [{kids}] >>\nendobj\n");
            bytes.extend(branch.as_bytes());
        }
        let page = branches.len() + 2;
        places.push(bytes.len());
        bytes.extend(format!("{page} 0 obj\n<< /Type /Page >>\nendobj\n").as_bytes());
        let start = bytes.len();
        let mut end = format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1);
        places.iter().for_each(|place| end.push_str(&format!("{place:010} 00000 n \n")));
        end.push_str(&format!(
            "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n",
            places.len() + 1
        ));
        bytes.extend(end.as_bytes());
        bytes
    }

    #[test]
    fn a_tree_that_is_hung_into_itself_is_no_tree() {
        assert!(is_bounded(&pdf(&[vec![1, 1, 2], vec![2]])));
        // Ten times ten times ten… of the same branch.
        let doubled: Vec<_> = (1..=12).map(|kid| vec![kid; 10]).collect();
        assert!(!is_bounded(&pdf(&doubled)));
        let circle = [vec![1], vec![0]];
        assert!(!is_bounded(&pdf(&circle)));
        let chain: Vec<_> = (1..=5_000).map(|kid| vec![kid]).collect();
        assert!(!is_bounded(&pdf(&chain)));
        assert!(is_bounded(b"%PDF-1.7 startxref"));
    }
}
