//! What the report has and what is still awaited, part by part, and from whom.

use jiff::ToSpan;
use jiff::civil::{Date, Time};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Language};
use crate::model::body::{Block, BlockKind, Body, Target, TargetKind};
use crate::model::report::{Report, Unfilled};
use crate::model::session::{Session, SessionKind};
use crate::model::workshop::Workshop;
use crate::source::{Sources, Span};
use crate::spelling::fold;

/// The agenda against what came in.
#[derive(Debug, Clone, Default)]
pub struct Completeness {
    /// One row for each session and workshop, in the agenda's order.
    pub rows: Vec<Row>,
    /// What is still awaited, in the same order; what is missing of actions comes last.
    pub missing: Vec<Missing>,
}

/// One session or workshop.
#[derive(Debug, Clone)]
pub struct Row {
    /// Where it is announced.
    pub span: Span,
    /// Of a session: its day, where the event has several.
    pub day: Option<Date>,
    /// Of a session: when it began.
    pub start: Option<Time>,
    /// Its title.
    pub title: String,
    /// Whether it is a workshop, which stands below its session.
    pub is_workshop: bool,
    /// The notes of a session.
    pub notes: State,
    /// The output of a workshop.
    pub output: State,
    /// How many actions come from it.
    pub actions: usize,
    /// How many pictures its texts show.
    pub pictures: usize,
    /// Of whom its notes or its output are awaited.
    pub from: Vec<String>,
}

/// Whether a text is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// So many files.
    Present(usize),
    /// None, and one is awaited.
    Missing,
    /// Nobody can say: something came in that cannot be read or placed yet.
    Unclear,
    /// None, and nobody awaits any.
    NotAwaited,
}

/// Something that is still awaited.
#[derive(Debug, Clone)]
pub struct Missing {
    /// What sort of gap.
    pub code: Code,
    /// Where the part is announced.
    pub span: Span,
    /// The part's title, with its time or id: in French and in English.
    pub part: [String; 2],
    /// Of whom it is awaited; empty when nobody is named.
    pub from: Vec<String>,
    /// A word for the help: a file's name, an id.
    example: Option<String>,
    /// The file that was prepared for it.
    pub file: Option<String>,
}

impl Completeness {
    /// Compares a report's agenda with what came in. What is missing only because a file cannot be
    /// read or placed yet is not awaited: its author has done their part.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        let mut view = Self::default();
        for session in &report.sessions {
            view.session(report, session);
            let held =
                report.workshops.iter().filter(|it| it.session.as_ref() == Some(&session.id));
            held.for_each(|workshop| view.workshop(report, workshop));
        }
        let astray = report.workshops.iter().filter(|workshop| workshop.session.is_none());
        astray.for_each(|workshop| view.workshop(report, workshop));
        view.actions(report);
        let (unclear, missing) =
            view.missing.into_iter().partition(|it: &Missing| is_unclear(it, report));
        view.missing = missing;
        for row in &mut view.rows {
            if unclear.iter().any(|it| it.span == row.span) {
                for state in [&mut row.notes, &mut row.output] {
                    if *state == State::Missing {
                        *state = State::Unclear;
                        row.from.clear();
                    }
                }
            }
        }
        view
    }

    fn session(&mut self, report: &Report, session: &Session) {
        let target = Target { kind: TargetKind::Session, id: session.id.clone() };
        let prepared = prepared(report, &target);
        let from = match contributors(report, &target) {
            from if from.is_empty() => {
                prepared.and_then(|it| it.author.clone()).into_iter().collect()
            }
            from => from,
        };
        let announced = !session.speakers.is_empty() || !session.text.is_empty();
        let awaited = match session.kind {
            SessionKind::Break | SessionKind::Welcome => false,
            SessionKind::Workshops => {
                session.workshops.is_empty() && !goes_on_with_workshops(report, session)
            }
            // A visit, « 17h00 Fin »: perhaps nothing is said.
            SessionKind::Other => announced,
            SessionKind::Closing => announced || !is_mere_end(&session.title),
            _ => true,
        };
        // Someone who is named is awaited, whatever the session.
        let awaited = awaited || !from.is_empty();
        let text = match session.notes.len() {
            0 if awaited => State::Missing,
            0 => State::NotAwaited,
            count => State::Present(count),
        };
        let part = shown_session(session);
        if text == State::Missing {
            let time = session.start.map(|it| format!("{:02}h{:02}", it.hour(), it.minute()));
            // Where another day has a session at that time, the day is told too.
            let is_other = |it: &&Session| it.start == session.start && it.day != session.day;
            let day = session.day.filter(|_| report.sessions.iter().any(|it| is_other(&it)));
            let day = day.map_or(String::new(), |day| format!("{day}-"));
            self.missing.push(Missing {
                code: Code::SessionWithoutNotes,
                span: session.span,
                part,
                from: from.clone(),
                example: prepared
                    .is_none()
                    .then(|| format!("{day}{}-notes", time.unwrap_or_else(|| session.id.clone()))),
                file: prepared.map(|it| it.path.clone()),
            });
        }
        let bodies = session.notes.iter().map(|note| &note.body).chain([&session.text]);
        self.rows.push(Row {
            span: session.span,
            day: report.event.end_date.and(session.day),
            start: session.start,
            title: session.title.clone(),
            is_workshop: false,
            notes: text,
            output: State::NotAwaited,
            actions: actions_from(report, &target),
            pictures: bodies.map(|body| body.pictures().len()).sum(),
            from: if text == State::Missing { from } else { Vec::new() },
        });
    }

    fn workshop(&mut self, report: &Report, workshop: &Workshop) {
        let target = Target { kind: TargetKind::Workshop, id: workshop.id.clone() };
        let outputs = &workshop.outputs;
        let told = outputs.rounds.iter().flat_map(|round| &round.contributions);
        let bodies = told.map(|contribution| &contribution.body);
        let bodies = bodies.chain([&outputs.introduction, &outputs.synthesis]);
        let bodies: Vec<&Body> = bodies.filter(|body| !body.is_empty()).collect();
        let text = if bodies.is_empty() { State::Missing } else { State::Present(1) };
        let facts = &workshop.facts;
        let mut from = contributors(report, &target);
        if from.is_empty() {
            let known = [&facts.rapporteurs, &facts.hosts].into_iter().find(|it| !it.is_empty());
            from.extend(known.into_iter().flatten().cloned());
        }
        let mut gap = |code| {
            self.missing.push(Missing {
                code,
                span: workshop.span,
                part: [workshop.title.clone(), workshop.title.clone()],
                from: from.clone(),
                example: None,
                file: prepared(report, &target).map(|it| it.path.clone()),
            });
        };
        if text == State::Missing {
            gap(Code::WorkshopWithoutOutput);
        } else if !is_only_pictured(&bodies) {
            if facts.hosts.is_empty() {
                gap(Code::WorkshopWithoutHost);
            }
            if facts.rapporteurs.is_empty() {
                gap(Code::WorkshopWithoutRapporteur);
            }
        }
        self.rows.push(Row {
            span: workshop.span,
            day: None,
            start: None,
            title: workshop.title.clone(),
            is_workshop: true,
            notes: State::NotAwaited,
            output: text,
            actions: actions_from(report, &target),
            pictures: bodies.iter().map(|body| body.pictures().len()).sum(),
            from: if text == State::Missing { from } else { Vec::new() },
        });
    }

    fn actions(&mut self, report: &Report) {
        let first = report.workshops.first().map(|workshop| &workshop.id);
        let time = |session: &Session| session.start.map(|time| Language::French.time(time));
        let first = first.cloned().or(report.sessions.iter().find_map(time));
        for action in &report.actions {
            let facts = &action.facts;
            let gaps = [
                (Code::ActionWithoutOrigin, !action.has_origin),
                (Code::ActionWithoutLead, facts.lead.is_none()),
                (Code::ActionWithoutHorizon, facts.horizon.is_none() && facts.deadline.is_none()),
            ];
            for (code, _) in gaps.into_iter().filter(|(_, is_gap)| *is_gap) {
                self.missing.push(Missing {
                    code,
                    span: action.span,
                    part: [(); 2].map(|()| format!("{} {}", action.id, facts.title)),
                    // A lead is proposed, and has often not heard of it yet.
                    from: Vec::new(),
                    example: first.clone(),
                    file: None,
                });
            }
        }
    }
}

/// Whether a sheet shows pictures and says nothing: its words are what is awaited.
fn is_only_pictured(bodies: &[&Body]) -> bool {
    let is_picture =
        |it: &Block| matches!(it.value, BlockKind::Figure { .. } | BlockKind::Gallery(_));
    bodies.iter().all(|body| body.blocks.iter().all(is_picture))
}

/// Whether an earlier session of the day announces the workshops in which groups turn here.
fn goes_on_with_workshops(report: &Report, session: &Session) -> bool {
    let earlier = report.sessions.iter().take_while(|it| it.id != session.id);
    earlier.filter(|it| it.day == session.day).any(|it| !it.workshops.is_empty())
}

/// Tells every gap.
pub(super) fn check(report: &Report, sources: &Sources, diagnostics: &mut Diagnostics) {
    let deadline = report.event.date.map(|date| date.saturating_add(6.months()));
    for missing in Completeness::of(report).missing {
        let from = missing.from.join(", ");
        let [french, english] = &missing.part;
        let diagnostic = Diagnostic::new(missing.code, missing.span)
            .with_both("session", french, english)
            .with_both("workshop", french, english)
            .with_both("action", french, english)
            .maybe("contributor", Some(from).filter(|from| !from.is_empty()))
            .maybe("example", missing.example)
            .maybe("file", missing.file.as_deref());
        let diagnostic = match missing.file {
            None => diagnostic.with_both("folder", "ateliers/", "workshops/"),
            Some(_) => diagnostic,
        };
        let diagnostic = diagnostic.maybe("deadline", deadline);
        let source = sources.get(missing.span.source);
        diagnostics.push(if source.cells.is_empty() {
            diagnostic.with_place_of_keys(source)
        } else {
            diagnostic.with("column", "")
        });
    }
}

/// Whether a title says only that the day is over.
fn is_mere_end(title: &str) -> bool {
    let title = fold(title);
    matches!(title.as_str(), "cloture" | "closing" | "close")
        || title
            .split(' ')
            .next()
            .is_some_and(|word| matches!(word, "fin" | "end" | "depart" | "departs"))
}

/// Whether something seems to be missing only because what came in cannot be read or placed.
fn is_unclear(missing: &Missing, report: &Report) -> bool {
    match missing.code {
        Code::SessionWithoutNotes => {
            let session = report.sessions.iter().find(|session| session.span == missing.span);
            session.is_some_and(|session| {
                report.unplaced.iter().any(|unplaced| unplaced.near.contains(&session.id))
            })
        }
        Code::WorkshopWithoutOutput
        | Code::WorkshopWithoutHost
        | Code::WorkshopWithoutRapporteur => {
            report.workshops.iter().any(|it| it.is_unclear && it.span == missing.span)
        }
        _ => false,
    }
}

/// Who is to send something in, after `event.yaml`.
fn contributors(report: &Report, target: &Target) -> Vec<String> {
    let awaited = report.event.contributors.iter().filter(|it| it.awaited.contains(target));
    awaited.map(|contributor| contributor.name.clone()).collect()
}

/// The file that was prepared for a part and in which nothing is written yet.
fn prepared<'a>(report: &'a Report, target: &Target) -> Option<&'a Unfilled> {
    report.unfilled.iter().find(|it| it.is_whole && it.part == *target)
}

fn actions_from(report: &Report, target: &Target) -> usize {
    report.actions.iter().filter(|action| action.origin.contains(target)).count()
}

/// `9h40 Table ronde`, in French and in English.
pub(super) fn shown_session(session: &Session) -> [String; 2] {
    [Language::French, Language::English].map(|language| match session.start {
        Some(time) => format!("{} {}", language.time(time), session.title),
        None => session.title.clone(),
    })
}
