//! Who publishes, who organised, who helped, and under what terms.

use super::NAME;
use crate::diagnostic::Diagnostics;
use crate::model::event::{Licence, Logo, Network, Organisation, Period, Rank, Series};
use crate::parse::header::TITLE;
use crate::read::yaml::{Fields, Key, Node};
use crate::source::Spanned;

/// Who organised.
pub(super) const ORGANISERS: Key = Key("organisers", "organisateurs");
/// Who helped.
pub(super) const PARTNERS: Key = Key("partners", "partenaires");
/// Which programming period.
pub(super) const PERIOD: Key = Key("period", "période");
const NETWORK: Key = Key("network", "réseau");
const ACRONYM: Key = Key("acronym", "sigle");
const SITE: Key = Key("site", "site");
const SERIES: Key = Key("series", "collection");
const NUMBER: Key = Key("number", "numéro");
const RANK: Key = Key("rank", "rang");
const LINK: Key = Key("url", "lien");
const LOGO: Key = Key("logo", "logo");
pub(super) const ALTERNATIVE: Key = Key("alternative", "alternative");
const LICENCE: Key = Key("license", "licence");
const EXCEPTIONS: Key = Key("exceptions", "exceptions");

/// `réseau: RRN`, or a record.
pub(super) fn network(fields: &mut Fields<'_>, diagnostics: &mut Diagnostics) -> Option<Network> {
    let node = fields.take(NETWORK, diagnostics)?;
    let bare = |name: String| Network { name, acronym: None, site: None, period: None };
    if let Some(words) = node.value.words() {
        return Some(bare(words.to_owned()));
    }
    let mut fields = Fields::of(node, NETWORK.1, diagnostics)?;
    let name = fields.words(NAME, diagnostics);
    let acronym = fields.words(ACRONYM, diagnostics);
    let site = fields.words(SITE, diagnostics);
    let period = period(&mut fields, diagnostics);
    fields.finish(diagnostics);
    match (name, acronym) {
        (Some(name), acronym) => Some(Network { acronym, site, period, ..bare(name) }),
        (None, Some(acronym)) => Some(Network { site, period, ..bare(acronym) }),
        (None, None) => {
            let example = ["Réseau rural national", "National Rural Network"];
            fields.missing(NAME, example, diagnostics);
            None
        }
    }
}

/// `collection: Ateliers thématiques`, or a record.
pub(super) fn series(fields: &mut Fields<'_>, diagnostics: &mut Diagnostics) -> Option<Series> {
    let node = fields.take(SERIES, diagnostics)?;
    if let Some(words) = node.value.words() {
        return Some(Series { title: words.to_owned(), number: None });
    }
    let mut fields = Fields::of(node, SERIES.1, diagnostics)?;
    let title = fields.words(TITLE, diagnostics);
    let title = title.or_else(|| fields.words(NAME, diagnostics));
    let number = fields.words(NUMBER, diagnostics);
    fields.finish(diagnostics);
    if title.is_none() {
        fields.missing(TITLE, ["Ateliers thématiques", "Thematic workshops"], diagnostics);
    }
    Some(Series { title: title?, number })
}

/// A list of organisations, of names or of records.
pub(super) fn organisations(
    key: Key,
    fields: &mut Fields<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Organisation> {
    let nodes = fields.list(key, diagnostics);
    nodes.into_iter().filter_map(|node| organisation(key, node, diagnostics)).collect()
}

fn organisation(key: Key, node: &Node, diagnostics: &mut Diagnostics) -> Option<Organisation> {
    let bare = |name: Spanned<String>| Organisation {
        span: name.span,
        name: name.value,
        rank: Rank::Main,
        link: None,
        logo: None,
    };
    if let Some(name) = node.value.words() {
        return Some(bare(Spanned::new(name.to_owned(), node.span)));
    }
    let mut fields = Fields::of(node, key.1, diagnostics)?;
    let name = fields.text(NAME, diagnostics);
    let rank = fields.choice(
        RANK,
        &[
            (&["principal", "main", "principale"], Rank::Main),
            (&["secondaire", "secondary"], Rank::Secondary),
        ],
        diagnostics,
    );
    let link = fields.words(LINK, diagnostics);
    let logo = logo(&mut fields, diagnostics);
    if name.is_none() {
        fields.missing(NAME, ["Réseau rural national", "National Rural Network"], diagnostics);
    }
    fields.finish(diagnostics);
    Some(Organisation { rank: rank.unwrap_or_default(), link, logo, ..bare(name?) })
}

/// A logo's file, with the words for those who do not see it.
pub(super) fn logo(fields: &mut Fields<'_>, diagnostics: &mut Diagnostics) -> Option<Logo> {
    let path = fields.text(LOGO, diagnostics);
    let alternative = fields.words(ALTERNATIVE, diagnostics);
    path.map(|path| Logo { span: path.span, path: path.value, alternative })
}

/// A programming period of the Union's money.
pub(super) fn period(fields: &mut Fields<'_>, diagnostics: &mut Diagnostics) -> Option<Period> {
    fields.choice(
        PERIOD,
        &[
            (&["2014-2020", "2014-2022"], Period::From2014),
            (&["2023-2027", "2021-2027"], Period::From2023),
        ],
        diagnostics,
    )
}

/// `licence: Licence Ouverte 2.0`, or a record.
pub(super) fn licence(fields: &mut Fields<'_>, diagnostics: &mut Diagnostics) -> Option<Licence> {
    let node = fields.take(LICENCE, diagnostics)?;
    if let Some(words) = node.value.words() {
        return Some(Licence { name: words.to_owned(), link: None, exceptions: Vec::new() });
    }
    let mut fields = Fields::of(node, LICENCE.1, diagnostics)?;
    let name = fields.words(NAME, diagnostics);
    let link = fields.words(LINK, diagnostics);
    let exceptions = fields.texts(EXCEPTIONS, diagnostics).into_iter().map(|it| it.value).collect();
    if name.is_none() {
        fields.missing(NAME, ["Licence Ouverte 2.0", "CC BY 4.0"], diagnostics);
    }
    fields.finish(diagnostics);
    Some(Licence { name: name?, link, exceptions })
}
