//! The facts of the event: funding, series numbers, colours.

mod contrast;
mod number;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::body::plain_text;
use crate::model::event::{Event, Funding, Organisation, Statement};
use crate::model::report::Report;
use crate::source::{Sources, Span};
use crate::spelling::fold;

/// What the Union's money is called, folded; whoever is paid from it must say so.
const UNION: &[&str] = &[
    "union europeenne",
    "european union",
    "feader",
    "eafrd",
    "feder",
    "erdf",
    "fonds social europeen",
    "european social fund",
    "feamp",
    "feampa",
    "interreg",
    "programme leader",
    "leader programme",
    "fonds europeens",
    "european funds",
];

/// How a text that names a funder says it, folded.
const FUNDED: &[&str] = &[
    "finance par",
    "financee par",
    "cofinance par",
    "cofinancee par",
    "co finance par",
    "co financee par",
    "funded by",
    "cofunded by",
    "co funded by",
    "financed by",
];

/// How a text that only names the funder begins, folded.
const SUPPORTED: &[&str] = &[
    "avec le soutien",
    "avec le concours",
    "avec l appui",
    "avec le financement",
    "with the support",
    "with financial support",
    "with funding",
];

/// How a credit for money is called, folded.
const MONEY: &[&str] =
    &["financement", "financements", "financeur", "financeurs", "funding", "funders"];

/// Checks the facts of the event.
pub(super) fn check(report: &Report, sources: &Sources, diagnostics: &mut Diagnostics) {
    let event = &report.event;
    match &event.facts.funding {
        None => {
            if let Some((span, named)) = funder(event) {
                let diagnostic = Diagnostic::new(Code::FundingWithoutStatement, span);
                diagnostics.push(diagnostic.with("named", named));
            }
        }
        Some(funding) => {
            let organisations = event.facts.organisers.iter().chain(&event.facts.partners);
            let mut drawn = organisations.filter(|it| union(&it.name).is_some());
            let emblem = funding.logos.iter().any(|it| it.logo.is_some())
                || drawn.any(|it| it.logo.is_some());
            if let Some(named) = payer(funding).filter(|_| !emblem) {
                let diagnostic = Diagnostic::new(Code::FundingWithoutEmblem, funding.span);
                diagnostics.push(diagnostic.with("named", named));
            }
        }
    }
    contrast::check(&event.facts.theme, diagnostics);
    if let Some(issn) = &event.facts.issn {
        number::check(number::ISSN, issn, sources, diagnostics);
    }
    if let Some(isbn) = &event.facts.isbn {
        number::check(number::ISBN, isbn, sources, diagnostics);
    }
}

/// The Union or its fund as a statement names it.
fn payer(funding: &Funding) -> Option<&str> {
    let fund = funding.fund.as_deref();
    match &funding.statement {
        Statement::Given(words) => union(words).or(fund.and_then(union)),
        // Only the Union has words of its own.
        Statement::Official(_) => fund,
    }
}

/// The Union or its fund where the event names it as who pays for it: among those who organise or
/// help, in a credit for money, or in a sentence that says so.
fn funder(event: &Event) -> Option<(Option<Span>, String)> {
    let organisations = event.facts.organisers.iter().chain(&event.facts.partners);
    let named = |it: &Organisation| union(&it.name).map(|_| (Some(it.span), it.name.clone()));
    let credited =
        event.facts.credits.iter().filter(|credit| MONEY.contains(&fold(&credit.role).as_str()));
    let credited = credited.filter_map(|credit| {
        let name = credit.names.iter().find(|name| union(name).is_some())?;
        Some((Some(credit.span), name.clone()))
    });
    let blocks = event.framing.all_blocks().into_iter();
    let lines =
        blocks.flat_map(|block| block.value.lines().into_iter().map(|line| (block.span, line)));
    let lines = lines.map(|(span, line)| (Some(span), plain_text(line)));
    let texts = lines.chain(event.facts.venue.iter().map(|line| (None, line.clone())));
    let told = texts.filter_map(|(span, text)| Some((span, says_funded(&text)?.to_owned())));
    organisations.filter_map(named).chain(credited).chain(told).next()
}

/// The Union or its fund that a text names, as written.
fn union(text: &str) -> Option<&str> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let found = UNION.iter().find_map(|name| {
        let count = name.split(' ').count();
        let at = words.windows(count).position(|words| spelt(words) == *name)?;
        Some(&words[at..at + count])
    })?;
    let (first, last) = (found.first()?, found.last()?);
    let start = first.as_ptr() as usize - text.as_ptr() as usize;
    let end = last.as_ptr() as usize - text.as_ptr() as usize + last.len();
    let start = start
        + first
            .rfind(['\'', '’'])
            .map_or(0, |at| at + first[at..].chars().next().map_or(0, char::len_utf8));
    Some(text.get(start..end)?.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// Words folded, without the article that an apostrophe ties to the first.
fn spelt(words: &[&str]) -> String {
    let folded = fold(&words.join(" "));
    let article = folded.split_once(' ').filter(|(first, _)| matches!(*first, "l" | "d"));
    article.map_or(folded.clone(), |(_, rest)| rest.to_owned())
}

/// The Union or its fund in a short text that says it pays for the event; a sentence on what
/// others are paid for says it of them.
fn says_funded(text: &str) -> Option<&str> {
    let folded = format!("{} ", fold(text));
    let early: String = folded.split_inclusive(' ').take(8).collect();
    let says = SUPPORTED.iter().any(|start| folded.starts_with(start))
        || FUNDED.iter().any(|words| format!(" {early}").contains(&format!(" {words} ")));
    union(text).filter(|_| says && folded.split(' ').count() <= 30)
}

#[cfg(test)]
mod tests {
    use super::{says_funded, union};
    use crate::validate::tests::check;

    const AGENDA: (&str, &str) = ("agenda.md", "# Forum\n\n12 juin 2019\n\n9h30 Accueil\n");

    #[test]
    fn the_union_is_known_by_its_names_and_funds() {
        assert_eq!(union("Cofinancé par l'Union européenne."), Some("Union européenne"));
        assert_eq!(union("Fonds européen (FEADER)"), Some("FEADER"));
        assert_eq!(union("Funded by the European Union"), Some("European Union"));
        assert_eq!(union("Conseil européen de la jeunesse"), None);
        assert_eq!(union("GAL Leader du Pays"), None);
        assert_eq!(union("FEDERATION des maires"), None);
    }

    #[test]
    fn a_text_says_who_pays_for_the_event() {
        assert!(says_funded("Journée cofinancée par le FEADER").is_some());
        assert!(says_funded("Avec le soutien de l'Union européenne").is_some());
        assert!(says_funded("This event is co-funded by the European Union.").is_some());
        assert!(says_funded("Les projets financés par le FEADER sont nombreux.").is_none());
        assert!(says_funded("Comment monter un dossier FEADER ?").is_none());
        assert!(says_funded("Le FEADER finance le développement rural.").is_none());
    }

    #[test]
    fn who_is_paid_by_the_union_says_so_with_its_emblem() {
        let told = |code: &str, facts: &str, told: &[&str]| {
            check(code, &[AGENDA, ("event.yaml", facts)], told);
        };
        let statement = "funding-without-statement";
        told(statement, "partenaires: [Union européenne]\n", &["Union européenne"]);
        told(statement, "crédits: [{role: Financement, noms: [FEADER]}]\n", &["Financement"]);
        told(statement, "crédits: [{role: Exposé, noms: [Jo Martin (FEADER)]}]\n", &[]);
        told(statement, "partenaires: [Région-Modèle]\n", &[]);
        told(statement, "partenaires: [FEADER]\nfinancement: Financé par le FEADER\n", &[]);
        let emblem = "funding-without-emblem";
        let words = "Cofinancé par l'Union européenne";
        told(emblem, &format!("financement: {words}\n"), &[words]);
        told(emblem, &format!("financement: {{mention: {words}}}\n"), &[words]);
        told(emblem, "financement: Financé par la Région-Modèle\n", &[]);
        told(emblem, "financement: {fonds: FEADER, période: 2023-2027}\n", &["FEADER"]);
        let nameless = "financement: {fonds: FEADER, période: 2014-2020, emblèmes: [UE]}\n";
        told(emblem, nameless, &["FEADER"]);
    }
}
