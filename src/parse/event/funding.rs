//! What must be said about public money: the event's own words, or those that the Union asks for.

use super::identity::{PERIOD, organisations, period};
use crate::diagnostic::Diagnostics;
use crate::model::event::{Funding, Period, Statement};
use crate::read::yaml::{Fields, Key};
use crate::spelling::fold;

const FUNDING: Key = Key("funding", "financement");
const STATEMENT: Key = Key("statement", "mention");
const FUND: Key = Key("fund", "fonds");
const SHARE: Key = Key("share", "part");
const INTERVENTION: Key = Key("intervention", "intervention");
const LOGOS: Key = Key("logos", "emblèmes");

/// What the Union's fund for rural development is called, folded.
const RURAL: &[&str] = &["feader", "eafrd", "eler", "feasr", "elfpo", "efrrow", "leader"];

/// What its other funds are called, folded.
const OTHERS: &[&str] = &[
    "feder", "erdf", "efre", "fesr", "fse", "esf", "feamp", "feampa", "emff", "emfaf", "interreg",
    "ftj", "jtf", "feaga", "eagf",
];

/// The statement alone, or a record.
pub(super) fn funding(fields: &mut Fields<'_>, diagnostics: &mut Diagnostics) -> Option<Funding> {
    let node = fields.take(FUNDING, diagnostics)?;
    let bare = |span, statement| Funding {
        span,
        statement,
        fund: None,
        period: None,
        share: None,
        intervention: None,
        logos: Vec::new(),
    };
    if let Some(statement) = node.value.words() {
        return Some(bare(node.span, Statement::Given(statement.to_owned())));
    }
    let mut fields = Fields::of(node, FUNDING.1, diagnostics)?;
    let given = fields.text(STATEMENT, diagnostics);
    let fund = fields.text(FUND, diagnostics);
    let names_period = fields.has(PERIOD);
    let period = period(&mut fields, diagnostics);
    let share = fields.words(SHARE, diagnostics);
    let intervention = fields.words(INTERVENTION, diagnostics);
    let logos = organisations(LOGOS, &mut fields, diagnostics);
    let span = given.as_ref().or(fund.as_ref()).map_or(node.span, |it| it.span);
    let payer = fund.as_ref().map_or(Payer::Other, |fund| Payer::of(&fund.value));
    let statement = match (given, payer, period) {
        (Some(given), ..) => Some(Statement::Given(given.value)),
        (None, Payer::Rural, Some(period)) => Some(Statement::Official(period)),
        (None, Payer::Union, Some(Period::From2023)) => Some(Statement::Official(Period::From2023)),
        (None, Payer::Rural | Payer::Union, None) => {
            // A period that is mistyped is told as such.
            if !names_period {
                fields.missing(PERIOD, ["2023-2027"; 2], diagnostics);
            }
            None
        }
        (None, ..) => {
            let example = ["Cofinancé par l'Union européenne", "Co-funded by the European Union"];
            fields.missing(STATEMENT, example, diagnostics);
            None
        }
    };
    fields.finish(diagnostics);
    let fund = fund.map(|fund| fund.value);
    Some(Funding { fund, period, share, intervention, logos, ..bare(span, statement?) })
}

/// Whose money a fund is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Payer {
    /// The Union, for rural development.
    Rural,
    /// The Union.
    Union,
    /// Somebody else.
    Other,
}

impl Payer {
    fn of(fund: &str) -> Self {
        let folded = fold(fund);
        let named = |names: &[&str]| folded.split(' ').any(|word| names.contains(&word));
        let of_union = folded.contains("europ");
        if named(RURAL) || of_union && folded.contains("rural") {
            Self::Rural
        } else if named(OTHERS) || of_union {
            Self::Union
        } else {
            Self::Other
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fund_is_known_by_its_names() {
        for (fund, payer) in [
            ("FEADER", Payer::Rural),
            ("EAFRD (LEADER)", Payer::Rural),
            ("Fonds européen agricole pour le développement rural", Payer::Rural),
            ("FSE+", Payer::Union),
            ("Fonds européen de développement régional", Payer::Union),
            ("Région-Modèle", Payer::Other),
            ("Réseau rural de la Région-Modèle", Payer::Other),
        ] {
            assert_eq!(Payer::of(fund), payer, "{fund}");
        }
    }
}
