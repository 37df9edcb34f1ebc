//! People and organisations: who was announced, who spoke, who came.

use crate::source::Span;

/// Someone announced in a session: a person, or an organisation that sends one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// Where the name stands.
    pub span: Span,
    /// The person's name in shown form (`Pierre Calame`); none for a bare organisation.
    pub name: Option<String>,
    /// What the person does.
    pub function: Option<String>,
    /// Whom the person speaks for, or the bare organisation.
    pub organisation: Option<String>,
    /// Why they are there.
    pub role: Role,
    /// What the person agreed to, when somebody wrote it down.
    pub consent: Option<Consent>,
}

/// What a person agreed to have published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Consent {
    /// The name, with the function; nothing when that was not answered.
    pub name: Option<bool>,
    /// The organisation.
    pub organisation: bool,
    /// Pictures that show the person.
    pub photo: bool,
    /// Address and telephone.
    pub contact: bool,
}

impl Consent {
    /// Who agreed to everything.
    pub const ALL: Self = Self { name: Some(true), organisation: true, photo: true, contact: true };
    /// Who refused everything.
    pub const NONE: Self =
        Self { name: Some(false), organisation: false, photo: false, contact: false };

    /// Whether the person refused to be named.
    #[must_use]
    pub fn refuses_name(self) -> bool {
        self.name == Some(false)
    }

    /// Whether the person agreed to be named.
    #[must_use]
    pub fn agrees_to_name(self) -> bool {
        self.name == Some(true)
    }

    /// What two answers of one person leave: a refusal wins.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            name: match (self.name, other.name) {
                (Some(one), Some(other)) => Some(one && other),
                (one, other) => one.or(other),
            },
            organisation: self.organisation && other.organisation,
            photo: self.photo && other.photo,
            contact: self.contact && other.contact,
        }
    }
}

/// How the words of a session are attributed, the strictest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Attribution {
    /// To people by name.
    #[default]
    Named,
    /// To their organisations only.
    Organisation,
    /// To nobody (Chatham House rule).
    Anonymous,
}

impl Attribution {
    /// The name in JSON and in templates.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Named => "named",
            Self::Organisation => "organisation",
            Self::Anonymous => "anonymous",
        }
    }
}

impl Speaker {
    /// The name to show: the person's, else the organisation's.
    #[must_use]
    pub fn shown(&self) -> &str {
        self.name.as_deref().or(self.organisation.as_deref()).unwrap_or_default()
    }
}

/// Why someone takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Introduces, opens.
    Introduction,
    /// Speaks at a round table or gives a testimony.
    Panellist,
    /// Gives a talk, concludes, sums up.
    Speaker,
    /// Chairs, moderates, facilitates.
    Moderator,
    /// Tells the others what a group said.
    Rapporteur,
    /// Takes part.
    Participant,
}

impl Role {
    /// The name in JSON and in templates.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Introduction => "introduction",
            Self::Panellist => "panellist",
            Self::Speaker => "speaker",
            Self::Moderator => "moderator",
            Self::Rapporteur => "rapporteur",
            Self::Participant => "participant",
        }
    }
}

/// A person or organisation that the report names, once for all sessions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Its id in references and in JSON, such as `claude-grivel`.
    pub id: String,
    /// The first place that names it.
    pub span: Span,
    /// The name in shown form; the organisation's for a bare organisation.
    pub name: String,
    /// Whether it is an organisation.
    pub is_organisation: bool,
    /// What the person does.
    pub function: Option<String>,
    /// Whom the person speaks for.
    pub organisation: Option<String>,
    /// Why the person was there, in all sessions.
    pub roles: Vec<Role>,
    /// What the person agreed to, when somebody wrote it down.
    pub consent: Option<Consent>,
    /// Whether this only stands for people whom an edition does not name: no index has it.
    pub is_anonymous: bool,
}

impl Person {
    /// Whether the person refused to be named.
    #[must_use]
    pub fn refuses_name(&self) -> bool {
        self.consent.is_some_and(Consent::refuses_name)
    }
}

/// Someone on the list of participants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participant {
    /// The row of the list.
    pub span: Span,
    /// The name as listed.
    pub name: String,
    /// What the person does.
    pub function: Option<String>,
    /// Whom the person comes from.
    pub organisation: Option<String>,
    /// The sort of organisation (State, region, network…), as listed.
    pub category: Option<String>,
    /// Where the person comes from.
    pub territory: Option<String>,
    /// The region, as listed, or the territory when that is one.
    pub region: Option<String>,
    /// Where one writes to the person; no public edition has it.
    pub email: Option<String>,
    /// Where one calls the person; no public edition has it.
    pub telephone: Option<String>,
    /// What the person agreed to, when the list says it; who was not asked is only counted.
    pub consent: Option<Consent>,
    /// Whether the person came: who did not is counted nowhere, and a refusal holds all the same.
    pub is_present: bool,
    /// Whether only the internal edition knows of the person.
    pub internal: bool,
}
