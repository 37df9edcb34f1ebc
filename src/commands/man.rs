//! `actes man`: the manual, as man pages.

use anyhow::Result;

use super::write::write_below;
use super::{Environment, Outcome};
use crate::cli::{Man, manual};

pub(super) fn run(man: &Man, environment: &Environment) -> Result<Outcome> {
    let language = environment.language;
    let pages = manual(language);
    let Some(output) = &man.output else {
        let first = pages.into_iter().next();
        let stdout = first.map_or(String::new(), |(_, page)| page);
        return Ok(Outcome { stdout, ..Outcome::default() });
    };
    let folder = environment.folder.join(output);
    for (name, page) in &pages {
        write_below(&folder, name, page.as_bytes(), language)?;
    }
    let (count, folder) = (pages.len(), output.display());
    let stdout = language.choose(
        format!("{count} pages de manuel dans « {folder} »\n"),
        format!("{count} pages of the manual in “{folder}”\n"),
    );
    Ok(Outcome { stdout, ..Outcome::default() })
}
