//! The event and who stands behind it, as a template sees them.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{IN_CHAPTER, Writer};
use crate::model::body::{Body, plain_text};
use crate::model::event::{
    Event, EventFacts, Funding, Layout, Licence, Logo, Network, Organisation, Period, Statement,
    Status, Theme,
};
use crate::model::report::Report;
use crate::spelling::fold;

/// How words begin, folded, that credit somebody with pictures and not with words.
const OF_PICTURES: &[&str] = &[
    "photo",
    "foto",
    "video",
    "wideo",
    "film",
    "captation",
    "illustra",
    "ilustra",
    "graphi",
    "grafi",
    "imag",
    "bild",
    "dessin",
    "drawing",
    "dibuj",
    "disegn",
    "desenh",
    "tekening",
    "schema",
    // Nor did who recorded, received or set it.
    "son",
    "sono",
    "prise",
    "regie",
    "techni",
    "accueil",
    "traiteur",
    "restaur",
    "repas",
    "tradu",
    "interpret",
    "maquette",
    "mise",
    "impression",
    "logisti",
    "sound",
    "record",
    "translat",
    "catering",
    "layout",
];

/// Who wrote the report: the first who are credited with something else than pictures, or who organised the event.
fn authors(facts: &EventFacts) -> Vec<String> {
    // « Rédaction et photographies » is for texts first.
    let is_of_pictures = |role: &str| {
        let role = fold(role);
        let mut words = role.split(' ').filter(|word| !word.starts_with("credit"));
        words.next().is_some_and(|word| OF_PICTURES.iter().any(|head| word.starts_with(head)))
    };
    let wrote = facts.credits.iter().find(|credit| !is_of_pictures(&credit.role));
    let organised = || facts.organisers.iter().map(|it| it.name.clone()).collect();
    wrote.map_or_else(organised, |credit| credit.names.clone())
}

impl Writer<'_> {
    pub(super) fn event(&mut self, event: &Event) -> Value {
        let facts = &event.facts;
        let framing = self.body(&event.framing, IN_CHAPTER);
        let questions = event.questions.iter().map(|question| {
            json!({
                "id": question.id, "text": self.text(&question.text),
            })
        });
        let questions: Vec<_> = questions.collect();
        let credits = facts.credits.iter().map(|credit| {
            json!({
                "role": self.text(&credit.role),
                "names": self.texts(&credit.names),
                "names_listed": self.list(&credit.names),
            })
        });
        let credits: Vec<_> = credits.collect();
        json!({
            "title": self.text(&event.title),
            "subtitle": self.maybe(facts.subtitle.as_deref()),
            "name": self.maybe(event.name.as_deref()),
            "date": self.date(event.date),
            "end_date": self.date(event.end_date),
            "dates": event.date.map(|first| {
                self.language.days(first, event.end_date.unwrap_or(first))
            }),
            "venue": self.texts(&facts.venue),
            "language": event.language.split('-').next(),
            "region": event.language.split('-').nth(1),
            "status": event.status.name(),
            "status_label": self.language.label(match event.status {
                Status::Draft => "status_draft",
                Status::Final => "status_final",
            }),
            "version": self.maybe(facts.version.as_deref()),
            "network": facts.network.as_ref().map(|it| self.network(it)),
            "series": facts.series.as_ref().map(|series| json!({
                "title": self.text(&series.title),
                "number": self.maybe(series.number.as_deref()),
            })),
            "organisers": self.organisations(&facts.organisers),
            "organisers_listed": self.list(facts.organisers.iter().map(|it| &it.name)),
            "partners": self.organisations(&facts.partners),
            "partners_listed": self.list(facts.partners.iter().map(|it| &it.name)),
            "logos": facts.logos.iter().map(|it| self.logo(it, "Logo")).collect::<Vec<_>>(),
            "funding": facts.funding.as_ref().map(|it| self.funding(it)),
            "notice": self.maybe(facts.notice.as_deref()),
            "page_mark": self.maybe(facts.page_mark.as_deref()),
            "credits": credits,
            "authors": self.texts(&authors(facts)),
            "licence": facts.licence.as_ref().map(|it| self.licence(it)),
            "contact": self.maybe(facts.contact.as_deref()),
            "issn": self.maybe(facts.issn.as_ref().map(|it| it.value.as_str())),
            "isbn": self.maybe(facts.isbn.as_ref().map(|it| it.value.as_str())),
            "legal_deposit": self.maybe(facts.legal_deposit.as_deref()),
            "framing": framing,
            "questions": questions,
            "theme": self.theme(&facts.theme, event),
            "parts": facts.parts,
        })
    }

    fn network(&self, network: &Network) -> Value {
        json!({
            "name": self.text(&network.name),
            "acronym": self.maybe(network.acronym.as_deref()),
            "site": self.maybe(network.site.as_deref()),
            "period": network.period.map(Period::name),
        })
    }

    fn organisations(&self, organisations: &[Organisation]) -> Vec<Value> {
        let organisation = |it: &Organisation| {
            json!({
                "name": self.text(&it.name),
                "rank": it.rank.name(),
                "link": self.maybe(it.link.as_deref()),
                "logo": it.logo.as_ref().map(|logo| self.logo(logo, &it.name)),
            })
        };
        organisations.iter().map(organisation).collect()
    }

    /// A logo says its bearer's name to those who do not see it, unless it has words of its own.
    fn logo(&self, logo: &Logo, bearer: &str) -> Value {
        json!({
            "path": self.job.pictures.path(&logo.path),
            "alternative": self.text(logo.alternative.as_deref().unwrap_or(bearer)),
        })
    }

    fn funding(&self, funding: &Funding) -> Value {
        let statement = match &funding.statement {
            Statement::Given(words) => words,
            Statement::Official(Period::From2014) => self.language.label("funding_2014-2020"),
            Statement::Official(Period::From2023) => self.language.label("funding_2023-2027"),
        };
        json!({
            "statement": self.text(statement),
            "fund": self.maybe(funding.fund.as_deref()),
            "period": funding.period.map(Period::name),
            "share": self.maybe(funding.share.as_deref()),
            "intervention": self.maybe(funding.intervention.as_deref()),
            "logos": self.organisations(&funding.logos),
        })
    }

    fn licence(&self, licence: &Licence) -> Value {
        json!({
            "name": self.text(&licence.name),
            "link": self.maybe(licence.link.as_deref()),
            "exceptions": self.texts(&licence.exceptions),
        })
    }

    fn theme(&self, theme: &Theme, event: &Event) -> Value {
        let by_key = |(key, value): (&String, &crate::source::Spanned<String>)| {
            (key.clone(), value.value.clone())
        };
        let colours: BTreeMap<_, _> = theme.colours.iter().map(by_key).collect();
        let fonts: BTreeMap<_, _> = theme.fonts.iter().map(by_key).collect();
        let publisher = event.facts.network.as_ref().map(|network| &network.name);
        let publisher = publisher.or(event.facts.organisers.first().map(|it| &it.name));
        let bearer = publisher.map_or("Logo", String::as_str);
        json!({
            "colours": colours,
            "fonts": fonts,
            "logo": theme.logo.as_ref().map(|logo| self.logo(logo, bearer)),
            "cover": theme.cover.as_ref().map(|cover| json!({
                "path": self.job.pictures.path(&cover.path),
                "alternative": self.maybe(cover.alternative.as_deref()),
            })),
            "paper": theme.paper.unwrap_or_default().name(),
            "type": theme.type_size.unwrap_or_default().name(),
            "duplex": theme.duplex.unwrap_or_default(),
            "layout": theme.layout.unwrap_or_else(|| Layout::of(letters(self.report))).name(),
        })
    }
}

/// How many letters the texts of a report have.
pub(super) fn letters(report: &Report) -> usize {
    let lines = |body: &Body| {
        let blocks = body.all_blocks();
        let lines = blocks.iter().flat_map(|block| block.value.lines());
        lines.map(|line| plain_text(line).len()).sum::<usize>()
    };
    report.bodies().into_iter().map(lines).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::event::{Credit, Rank};
    use crate::source::{SourceId, Span};

    #[test]
    fn the_author_is_who_wrote_or_else_who_organised() {
        let credit = |role: &str| Credit {
            span: Span::start_of(SourceId(0)),
            role: role.to_owned(),
            names: vec![role.to_owned()],
        };
        let check = |roles: &[&str], expected: &[&str]| {
            let facts = EventFacts {
                credits: roles.iter().copied().map(credit).collect(),
                organisers: vec![Organisation {
                    span: Span::start_of(SourceId(0)),
                    name: "Réseau".to_owned(),
                    rank: Rank::default(),
                    link: None,
                    logo: None,
                }],
                ..EventFacts::default()
            };
            assert_eq!(authors(&facts), expected, "{roles:?}");
        };
        check(&["Photographies", "Rédaction"], &["Rédaction"]);
        check(&["Crédits photo"], &["Réseau"]);
        check(&["Prise de son", "Mise en page"], &["Réseau"]);
        check(&["Rédaction et photographies"], &["Rédaction et photographies"]);
        check(&[], &["Réseau"]);
    }
}
