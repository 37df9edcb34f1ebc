//! What a reference may lead to, and what an author means by one.

use super::calls::Calls;
use super::names::People;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Language};
use crate::model::body::{Target, TargetKind};
use crate::model::event::Question;
use crate::model::person::Person;
use crate::parse::action::ActionSheet;
use crate::parse::agenda::AgendaSession;
use crate::parse::workshop::turn;
use crate::source::{Sources, Span, Spanned};
use crate::spelling::{are_similar_names, fold, is_slip, listed, nearest};

/// Every place a reference may lead to.
pub(super) struct Targets {
    places: Vec<Place>,
    calls: Calls,
}

/// One of them, by one of its names.
#[derive(Clone)]
pub(super) struct Place {
    target: Target,
    title: String,
    /// Of a session, its rank.
    session: Option<usize>,
    /// What else an author may call it, folded: a sheet's file name, an action's bare number.
    alias: Option<String>,
}

impl Place {
    pub(super) fn new(kind: TargetKind, id: &str, title: &str) -> Self {
        let target = Target { kind, id: id.to_owned() };
        Self { target, title: title.to_owned(), session: None, alias: None }
    }

    /// The same place by another name.
    pub(super) fn also(&self, alias: Option<String>) -> Self {
        Self { alias, ..self.clone() }
    }
}

impl Targets {
    pub(super) fn new(
        questions: &[Question],
        calls: Calls,
        sessions: &[AgendaSession],
        workshops: impl Iterator<Item = Place>,
        action_ids: &[String],
        actions: &[ActionSheet],
        people: &People,
    ) -> Self {
        let question = |it: &Question| Place::new(TargetKind::Question, &it.id, &it.text);
        let session = |(rank, it): (usize, &AgendaSession)| {
            let place = Place::new(TargetKind::Session, &it.id, &it.title);
            Place { session: Some(rank), ..place }
        };
        let action = |(id, action): (&String, &ActionSheet)| {
            let number = id.strip_prefix('A').map(str::to_owned);
            Place::new(TargetKind::Action, id, &action.facts.title).also(number)
        };
        let speaker = |it: &Person| Place::new(TargetKind::Speaker, &it.id, &it.name);
        let places = questions.iter().map(question);
        let places = places.chain(sessions.iter().enumerate().map(session));
        let places = places.chain(workshops).chain(action_ids.iter().zip(actions).map(action));
        let places = places.chain(people.iter().map(speaker)).collect();
        Self { places, calls }
    }

    /// What is meant by a reference, or a diagnostic.
    pub(super) fn find(
        &self,
        wanted: &str,
        span: Span,
        people: &People,
        sources: &Sources,
        diagnostics: &mut Diagnostics,
    ) -> Option<Target> {
        let found = self.matching(wanted, |_| true);
        if found.is_empty()
            && let Some(person) = people.find(wanted, &[])
        {
            return Some(Target { kind: TargetKind::Speaker, id: person.id.clone() });
        }
        let found = if found.is_empty() { self.announced(wanted, |_| true) } else { found };
        self.only(&found, wanted, span, None, sources, diagnostics)
    }

    /// The same, when only some kinds of places make sense.
    pub(super) fn find_among(
        &self,
        wanted: &str,
        span: Span,
        kinds: &[TargetKind],
        sources: &Sources,
        diagnostics: &mut Diagnostics,
    ) -> Option<Target> {
        let fits = |place: &Place| kinds.contains(&place.target.kind);
        let found = self.matching(wanted, fits);
        let found = if found.is_empty() { self.announced(wanted, fits) } else { found };
        let found = if found.is_empty() { self.numbered(wanted, fits) } else { found };
        self.only(&found, wanted, span, Some(kinds), sources, diagnostics)
    }

    /// The workshop whose number or letter words give, with or without its topic: « Atelier 2 : Les chemins »,
    /// « 2 », « B ».
    fn numbered(&self, wanted: &str, fits: impl Fn(&Place) -> bool) -> Vec<&Place> {
        let call = turn::call(wanted).or_else(|| turn::call_alone(&fold(wanted)));
        let Some(call) = call else { return Vec::new() };
        let names = ["atelier", "workshop"].map(|word| format!("{word} {call}"));
        let is_called = |place: &&Place| {
            let alias = place.alias.as_deref();
            place.target.kind == TargetKind::Workshop
                && names.iter().any(|it| alias == Some(it) || fold(&place.target.id) == *it)
        };
        let mut found: Vec<_> =
            self.places.iter().filter(is_called).filter(|it| fits(it)).collect();
        found.dedup_by(|a, b| a.target == b.target);
        found
    }

    /// What words are the name of, if they are that of one place; nothing is told when they are not.
    pub(super) fn named(&self, wanted: &str, kinds: &[TargetKind]) -> Option<Target> {
        let fits = |place: &Place| kinds.contains(&place.target.kind);
        let found = self.matching(wanted, fits);
        let mut found = if found.is_empty() { self.announced(wanted, fits) } else { found };
        found.dedup_by(|a, b| a.target == b.target);
        if let [only] = found.as_slice() { Some(only.target.clone()) } else { None }
    }

    /// The ids of framing questions named in a header.
    pub(super) fn questions(
        &self,
        wanted: &[Spanned<String>],
        diagnostics: &mut Diagnostics,
    ) -> Vec<String> {
        let is_question = |place: &Place| place.target.kind == TargetKind::Question;
        let mut ids: Vec<String> = Vec::new();
        for question in wanted {
            let bare = question.value.chars().all(|c| c.is_ascii_digit());
            let wanted = if bare { format!("Q{}", question.value) } else { question.value.clone() };
            match self.matching(&wanted, is_question).first() {
                Some(place) if ids.contains(&place.target.id) => {}
                Some(place) => ids.push(place.target.id.clone()),
                None => {
                    let known = self.places.iter().filter(|place| is_question(place));
                    let known = listed(known.map(|place| place.target.id.as_str()));
                    let diagnostic = Diagnostic::new(Code::UnknownQuestion, question.span)
                        .with("id", &question.value)
                        .maybe("expected", Some(known).filter(|known| !known.is_empty()));
                    diagnostics.push(diagnostic);
                }
            }
        }
        ids
    }

    /// What an author calls a place: a session by its day and time, anything else by its id.
    fn called(&self, place: &Place, language: Language) -> String {
        let session = place.session.map(|rank| self.calls.reference(rank, language));
        session.unwrap_or_else(|| place.target.id.clone())
    }

    /// The sessions that fit and whose line the words tell, where nothing bears them as a name.
    fn announced(&self, wanted: &str, fits: impl Fn(&Place) -> bool) -> Vec<&Place> {
        let meant = self.calls.surely(wanted);
        let is_meant = |place: &&Place| place.session.is_some_and(|rank| meant.contains(&rank));
        self.places.iter().filter(|place| fits(place)).filter(is_meant).collect()
    }

    /// The places that fit and that bear the id, else the day and time, else the title.
    fn matching(&self, wanted: &str, fits: impl Fn(&Place) -> bool) -> Vec<&Place> {
        let folded = fold(wanted);
        let sessions = self.calls.exactly(wanted);
        let tests: [&dyn Fn(&Place) -> bool; 5] = [
            &|place| place.session.is_none() && fold(&place.target.id) == folded,
            &|place| place.alias.as_ref() == Some(&folded),
            &|place| place.session.is_some_and(|rank| sessions.contains(&rank)),
            &|place| fold(&place.title) == folded,
            &|place| folded.contains(' ') && fold(&place.title).starts_with(&folded),
        ];
        let places = |test: &dyn Fn(&Place) -> bool| {
            self.places.iter().filter(|place| fits(place) && test(place)).collect::<Vec<_>>()
        };
        tests.into_iter().map(places).find(|found| !found.is_empty()).unwrap_or_default()
    }

    /// The only place found. Among some kinds it was named under a key, among all in a text, where
    /// it stands in brackets.
    fn only(
        &self,
        found: &[&Place],
        wanted: &str,
        span: Span,
        kinds: Option<&[TargetKind]>,
        sources: &Sources,
        diagnostics: &mut Diagnostics,
    ) -> Option<Target> {
        let fits = |place: &Place| kinds.is_none_or(|kinds| kinds.contains(&place.target.kind));
        let written = |name: &str| match kinds {
            Some(_) => name.to_owned(),
            None => format!("[[{name}]]"),
        };
        let both = [Language::French, Language::English];
        let mut found = found.to_vec();
        found.dedup_by(|a, b| a.target == b.target);
        match found.as_slice() {
            [only] => return Some(only.target.clone()),
            [] => {
                let places: Vec<_> = self.places.iter().filter(|place| fits(place)).collect();
                let [called, in_english] = both.map(|language| {
                    places.iter().map(|place| self.called(place, language)).collect::<Vec<_>>()
                });
                let titles = places.iter().map(|place| place.title.as_str());
                let near = nearest(wanted, called.iter().map(String::as_str).chain(titles));
                let is_name = |near: &str| {
                    let is_speaker = |it: &Place| it.target.kind == TargetKind::Speaker;
                    self.places.iter().any(|it| is_speaker(it) && it.title == near)
                };
                let meant = near.filter(|near| {
                    let likely = if is_name(near) { are_similar_names } else { is_slip };
                    likely(wanted, near)
                });
                // A workshop has a place for each of its names.
                let known = [&called, &in_english].map(|called| {
                    let mut listable: Vec<&str> = Vec::new();
                    for (place, called) in places.iter().zip(called) {
                        let is_speaker = place.target.kind == TargetKind::Speaker;
                        if !is_speaker && !listable.contains(&&**called) {
                            listable.push(called);
                        }
                    }
                    listed(listable)
                });
                let mut diagnostic = Diagnostic::new(Code::UnknownReference, span)
                    .with("target", written(wanted))
                    .maybe("nearest", near.map(written))
                    .maybe_correct(sources.within(span, wanted), meant);
                let [french, english] = &known;
                if !french.is_empty() {
                    diagnostic = diagnostic.with_both("expected", french, english);
                }
                diagnostics.push(diagnostic);
            }
            several => {
                let [french, english] = both.map(|language| {
                    let named = |place: &&Place| match place.session {
                        Some(rank) => self.calls.shown(rank, language),
                        None => place.target.id.clone(),
                    };
                    listed(several.iter().map(named).collect::<Vec<_>>().iter().map(String::as_str))
                });
                let choices = both.map(|language| {
                    let choice = |place: &&Place| {
                        let choice = written(&self.called(place, language));
                        language.choose(format!("« {choice} »"), format!("“{choice}”"))
                    };
                    listed(
                        several.iter().map(choice).collect::<Vec<_>>().iter().map(String::as_str),
                    )
                });
                let diagnostic = Diagnostic::new(Code::AmbiguousReference, span)
                    .with("target", written(wanted))
                    .with_both("candidates", &french, &english)
                    .with_both("choices", &choices[0], &choices[1]);
                diagnostics.push(diagnostic);
            }
        }
        None
    }
}
