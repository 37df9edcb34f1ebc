//! Events drawn by lot from a seed: what people may write, in every combination. People and bodies in
//! them are invented.

use std::fmt::Write;

use crate::annexes;
use crate::harness::Project;
use crate::pictures;

/// Numbers that look drawn by lot, the same each time (`SplitMix64`).
#[derive(Debug)]
pub(crate) struct Lot(u64);

impl Lot {
    pub(crate) fn of(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0xd1b5_4a32_d192_ed03)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from one on, below another.
    pub(crate) fn draw(&mut self, from: usize, to: usize) -> usize {
        from + usize::try_from(self.next() >> 33).unwrap() % (to - from)
    }

    /// True so many times in a hundred.
    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        self.draw(0, 100) < percent
    }

    /// The first number so many times in a hundred, else the second.
    fn seldom(&mut self, percent: usize, rare: usize, usual: usize) -> usize {
        if self.chance(percent) { rare } else { usual }
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.draw(0, from.len())]
    }
}

/// How much is in an event.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Size {
    pub(crate) sessions: usize,
    pub(crate) blocks: usize,
    pub(crate) participants: usize,
    pub(crate) actions: usize,
}

impl Size {
    /// Some pages: for thousands of events.
    pub(crate) const TINY: Self = Self { sessions: 4, blocks: 4, participants: 8, actions: 3 };
    pub(crate) const SMALL: Self = Self { sessions: 12, blocks: 7, participants: 30, actions: 8 };
    pub(crate) const LARGE: Self =
        Self { sessions: 61, blocks: 14, participants: 301, actions: 60 };
}

const WORDS: &[&str] = &[
    "commune",
    "maison",
    "reprend",
    "conseil",
    "saison",
    "avec",
    "les",
    "habitants",
    "une",
    "ouverte",
    "année",
    "garde",
    "l’eau",
    "où",
    "œuvre",
    "aujourd’hui",
    "peut-être",
    "agent·es",
    "XIXe",
    "c’est-à-dire",
    "DREAL",
    "n°",
    "1 200",
    "35 %",
    "Saint-Modèle",
    "quelqu’un",
    "vis-à-vis",
    "naïve",
    "Noël",
];

const ODD: &[&str] = &[
    "Привет мир",
    "Γειά σου",
    "नमस्ते दुनिया",
    "日本語",
    "שלום",
    "مرحبا",
    "👩‍🌾🚜",
    "🇫🇷",
    "e\u{301}\u{302}",
    "→ ⇒ ☑",
    "½ ²³",
    "\u{e0a0}",
    "\u{fffc}",
    "a\u{ad}b",
    "x\u{200b}y",
    "Zürich Łódź",
    "ﬁn",
    "𝒜𝔅",
    "Ω≈ç√",
    "\u{378}",
    "Ἀθῆναι",
    "ệ ữ ẫ",
    "عـ",
    "กรุงเทพ",
    "𓀀",
    "\u{202e}renversé\u{202c}",
    "a\tb",
    "&amp; <b> $x$ #let *",
    "\\u{0}",
    "“”‘’«»‹›",
    "…—–‑",
];

fn words(lot: &mut Lot, from: usize, to: usize) -> String {
    let count = lot.draw(from, to);
    let word = |_| {
        if lot.chance(2) {
            return lot.pick(ODD).to_owned();
        }
        if lot.chance(1) {
            let length = lot.draw(30, 120);
            return "motinterminable".chars().cycle().take(length).collect();
        }
        lot.pick(WORDS).to_owned()
    };
    (0..count).map(word).collect::<Vec<_>>().join(" ")
}

fn sentence(lot: &mut Lot, from: usize, to: usize) -> String {
    let words = words(lot, from, to);
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |it| it.to_uppercase().chain(letters).collect())
}

/// What can be referred to.
#[derive(Debug, Default)]
struct Known {
    questions: usize,
    starts: Vec<String>,
    workshops: usize,
    actions: usize,
    people: Vec<String>,
    pictures: Vec<String>,
}

/// A text being written, with the notes that it calls.
struct Pen<'a> {
    lot: &'a mut Lot,
    known: &'a Known,
    /// How to come from the text to the pictures.
    up: &'a str,
    notes: Vec<String>,
    called: usize,
}

impl Pen<'_> {
    fn target(&mut self) -> Option<String> {
        let known = self.known;
        match self.lot.draw(0, 5) {
            0 if known.questions > 0 => Some(format!("Q{}", self.lot.draw(1, known.questions + 1))),
            1 if !known.starts.is_empty() => {
                Some(known.starts[self.lot.draw(0, known.starts.len())].clone())
            }
            2 if known.workshops > 0 => {
                Some(format!("atelier-{}", self.lot.draw(1, known.workshops + 1)))
            }
            3 if known.actions > 0 => Some(format!("A{}", self.lot.draw(1, known.actions + 1))),
            4 if !known.people.is_empty() => {
                Some(known.people[self.lot.draw(0, known.people.len())].clone())
            }
            _ => None,
        }
    }

    /// A piece of a line; `depth` is how many pieces are around it.
    fn inline(&mut self, depth: usize) -> String {
        if depth > 3 {
            return words(self.lot, 1, 4);
        }
        match self.lot.draw(0, 20) {
            0 => format!("*{}*", self.inline(depth + 1)),
            1 => format!("**{}**", self.inline(depth + 1)),
            // Four of them would open a block of code.
            2 => match self.inline(depth + 1) {
                inner if inner.is_empty() || inner.starts_with('~') => inner,
                inner => format!("~~{inner}~~"),
            },
            3 => {
                format!(
                    "[lien {}](https://exemple.fr/{})",
                    words(self.lot, 1, 6),
                    self.lot.draw(1, 99)
                )
            }
            4 => {
                let length = if self.lot.chance(10) { self.lot.draw(500, 8_200) } else { 30 };
                format!("https://exemple.fr/{}", "a1-b2_".repeat(length / 6))
            }
            5 => self.target().map_or_else(String::new, |it| format!("[[{it}]]")),
            6 => match self.target() {
                Some(it) => format!("[[{it}|{}]]", words(self.lot, 1, 4)),
                None => words(self.lot, 1, 3),
            },
            7 => self.note(depth),
            8 => format!("`{}`", words(self.lot, 1, 5).replace('`', "")),
            9 => format!("<sup>{}</sup>", self.inline(depth + 1)),
            10 => format!("<sub>{}</sub>", self.inline(depth + 1)),
            12 if !self.known.pictures.is_empty() => self.picture(""),
            13 => format!("fin<br>{}", words(self.lot, 1, 3)),
            14 => format!("<{}@exemple.fr>", "contact"),
            _ => words(self.lot, 1, 9),
        }
    }

    fn picture(&mut self, title: &str) -> String {
        let name = &self.known.pictures[self.lot.draw(0, self.known.pictures.len())];
        format!(
            "![{}]({}media/{name}{title})",
            sentence(self.lot, 1, 9).replace(['[', ']'], ""),
            self.up
        )
    }

    fn note(&mut self, depth: usize) -> String {
        self.called += 1;
        if self.lot.chance(25) && !self.notes.is_empty() {
            return format!("[^n{}]", self.lot.draw(0, self.notes.len()));
        }
        let rank = self.notes.len();
        self.notes.push(String::new());
        let mut text = self.line(depth + 1);
        if self.lot.chance(15) {
            write!(text, "\n\n    {}", self.line(depth + 1)).unwrap();
        }
        self.notes[rank] = text;
        format!("[^n{rank}]")
    }

    fn line(&mut self, depth: usize) -> String {
        let count = self.lot.draw(1, 5);
        let pieces: Vec<_> = (0..count).map(|_| self.inline(depth)).collect();
        pieces.join(" ").trim().to_owned()
    }

    fn cell(&mut self) -> String {
        let text = match self.lot.draw(0, 12) {
            0 => (1..self.lot.draw(5, 150)).map(|it| format!("ligne {it}<br>")).collect(),
            1 => sentence(self.lot, 30, 400),
            2 => String::new(),
            3..=5 => self.line(2),
            _ => words(self.lot, 1, 6),
        };
        text.replace('|', "\\|").replace('\n', " ")
    }

    fn table(&mut self) -> String {
        let columns = if self.lot.chance(10) { self.lot.draw(6, 14) } else { self.lot.draw(1, 6) };
        let rows = if self.lot.chance(20) { self.lot.draw(30, 90) } else { self.lot.draw(0, 8) };
        let long = rows < 10;
        let cell = |pen: &mut Self| {
            if long || pen.lot.chance(4) {
                pen.cell()
            } else {
                words(pen.lot, 1, 4).replace('|', "")
            }
        };
        let row = |pen: &mut Self| {
            let cells: Vec<_> = (0..columns).map(|_| cell(pen)).collect();
            format!("| {} |\n", cells.join(" | "))
        };
        let mut table = row(self);
        table += &format!("|{}\n", " --- |".repeat(columns));
        (0..rows).for_each(|_| table += &row(self));
        table
    }

    fn list(&mut self, depth: usize) -> String {
        let mark = self.lot.pick(&["-", "1.", "- [ ]", "- [x]", "*"]);
        let indent = " ".repeat(if mark == "1." { 3 } else { 2 });
        let count = self.lot.draw(1, 7);
        let mut list = String::new();
        for _ in 0..count {
            let mut item = if self.lot.chance(8) {
                (1..self.lot.draw(3, 80)).map(|it| format!("vers {it}<br>")).collect()
            } else {
                self.line(1)
            };
            if depth < 5 && self.lot.chance(18) {
                item += &format!("\n\n{}", self.block(depth + 1));
            }
            let item = item.replace('\n', &format!("\n{indent}"));
            writeln!(list, "{mark} {item}").unwrap();
        }
        list
    }

    /// A block that may stand in another one.
    fn block(&mut self, depth: usize) -> String {
        let quoted = |text: String| {
            text.trim_end().lines().map(|it| format!("> {it}\n")).collect::<String>()
        };
        match self.lot.draw(0, 17) {
            0 | 1 => self.list(depth),
            2 | 3 if depth < 2 => self.table(),
            4 if depth < 4 => {
                let inner = if self.lot.chance(10) {
                    sentence(self.lot, 300, 900)
                } else {
                    self.block(depth + 1)
                };
                quoted(format!("{}\n\n{inner}\n\n— {}", self.line(1), words(self.lot, 1, 4)))
            }
            5 | 6 if depth < 3 => {
                let kind = self.lot.pick(&[
                    "À RETENIR",
                    "CHIFFRES",
                    "ZOOM",
                    "POUR ALLER PLUS LOIN",
                    "DÉSACCORD",
                    "DÉCISION",
                    "REMARQUE",
                    "INTERNE",
                ]);
                if kind == "INTERNE" {
                    // Words that nothing else says: the public edition must not hold them.
                    let secret = |lot: &mut Lot| {
                        let count = lot.draw(3, 40);
                        let word = |_| format!("réservé{}", lot.draw(1_000, 9_999_999));
                        (0..count).map(word).collect::<Vec<_>>().join(" ")
                    };
                    let [first, second] = [0; 2].map(|_| secret(self.lot));
                    return quoted(format!("[!{kind}] {first}\n\n{second}"));
                }
                let inner = if self.lot.chance(8) {
                    sentence(self.lot, 300, 900)
                } else {
                    self.block(depth + 1)
                };
                quoted(format!("[!{kind}] {}\n{}\n\n{inner}", words(self.lot, 0, 5), self.line(1)))
            }
            7 => {
                let lines =
                    if self.lot.chance(8) { self.lot.draw(70, 120) } else { self.lot.draw(1, 8) };
                let code: String =
                    (0..lines).map(|_| words(self.lot, 1, 9).replace('`', "") + "\n").collect();
                format!("```\n{code}```")
            }
            8 if !self.known.pictures.is_empty() => {
                let caption =
                    if self.lot.chance(5) { sentence(self.lot, 300, 700) } else { self.line(2) };
                let caption = caption.replace(['"', '\n'], "");
                let count = if self.lot.chance(30) { self.lot.draw(2, 7) } else { 1 };
                (0..count).map(|_| self.picture(&format!(" \"{caption}\"")) + "\n").collect()
            }
            9 => format!("{}\n: {}\n", words(self.lot, 1, 4), self.line(1)),
            10 => "---".to_owned(),
            11 if !self.known.people.is_empty() && depth == 0 => {
                let name = &self.known.people[self.lot.draw(0, self.known.people.len())];
                format!("**{name}** : {}", self.line(0))
            }
            _ => self.line(0),
        }
    }

    /// A whole text.
    fn text(mut self, blocks: usize) -> String {
        let mut text = String::new();
        for _ in 0..self.lot.draw(1, blocks + 1) {
            if self.lot.chance(18) {
                let level = self.lot.draw(1, 6);
                let line = self.line(2).replace("<br>", " ");
                write!(text, "{} {line}\n\n", "#".repeat(level)).unwrap();
            }
            write!(text, "{}\n\n", self.block(0)).unwrap();
        }
        for (rank, note) in self.notes.iter().enumerate() {
            write!(text, "[^n{rank}]: {note}\n\n").unwrap();
        }
        text
    }
}

/// A text as YAML that says something.
fn said(text: String) -> String {
    let is_empty = text.trim_matches(['"', '\\', 'n', ' ']).is_empty();
    if is_empty { quoted("Un mot.") } else { text }
}

/// A text as a YAML string: JSON is YAML.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

/// An event, and how it is to be built.
pub(crate) struct Drawn {
    pub(crate) project: Project,
    pub(crate) arguments: Vec<&'static str>,
}

/// The event of a seed.
pub(crate) fn event(seed: u64, size: Size) -> Drawn {
    let lot = &mut Lot::of(seed);
    let mut known = Known {
        questions: if lot.chance(25) { 0 } else { lot.draw(1, 13) },
        actions: if lot.chance(40) { 0 } else { lot.draw(1, size.actions + 1) },
        ..Known::default()
    };
    let people = [
        "Camille Exemple",
        "Sacha Fictif",
        "Jo Modèle",
        "Noa Échantillon",
        "Lou Maquette-Spécimen",
    ];
    known.people =
        people[..lot.draw(0, people.len() + 1)].iter().map(|&it| it.to_owned()).collect();

    let mut project = Project::new();
    for rank in 0..lot.draw(0, 4) {
        let (name, bytes) = picture(lot, rank);
        project = project.write(&format!("input/media/{name}"), bytes);
        known.pictures.push(name);
    }

    // The programme.
    let several = lot.chance(20);
    let count = lot.draw(1, size.sessions);
    let days = if several { lot.draw(2, 4) } else { 1 };
    let mut agenda = format!("# {}\n\n", sentence(lot, 2, 14));
    if several {
        agenda += &format!("du 12 au {} juin 2019\n\n", 11 + days);
    } else {
        agenda += "12 juin 2019\n\n";
    }
    let mut starts = Vec::new();
    let by_day = count.div_ceil(days);
    for rank in 0..count {
        if several && rank % by_day == 0 {
            let weekday = ["Mercredi", "Jeudi", "Vendredi"][rank / by_day];
            agenda += &format!("## {weekday} {} juin 2019\n\n", 12 + rank / by_day);
        }
        let minute = 8 * 60 + (rank % by_day) * (600 / by_day).max(5);
        let start = format!("{}h{:02}", minute / 60, minute % 60);
        let kind = lot.pick(&[
            "Accueil",
            "Table ronde : ",
            "Plénière : ",
            "Pause",
            "Témoignages : ",
            "Échanges : ",
            "Clôture",
        ]);
        let most = lot.seldom(5, 60, 12);
        let title = if kind.ends_with(' ') { sentence(lot, 1, most) } else { String::new() };
        agenda += &format!("{start} {kind}{title}\n\n");
        for name in known.people.iter().take(if lot.chance(40) { 3 } else { 0 }) {
            agenda += &format!("- {name}, {}, {}\n", words(lot, 1, 5), words(lot, 1, 4));
        }
        agenda += "\n";
        let day = if several { format!("{} juin, ", 12 + rank / by_day) } else { String::new() };
        starts.push((start, day, kind));
    }
    known.starts = starts.iter().map(|(start, day, _)| format!("{day}{start}")).collect();
    let workshops = if !several && lot.chance(30) { lot.draw(1, 5) } else { 0 };
    known.workshops = workshops;
    if workshops > 0 {
        agenda += "19h00 Ateliers\n\n";
    }
    project = project.write("input/agenda.md", &agenda);

    // What these draw changes nothing of the rest.
    let more = &mut Lot::of(seed ^ 0x0a11_e6ed);
    project = enclosures(project, more);
    let facts =
        facts(lot, &known).replace("theme: {", &format!("theme: {{{}", shown(more, &known)));
    let bearers = bearers(more, &known, !facts.contains("\nfinancement:"));
    let facts = facts + &bearers;
    project = project.write("input/event.yaml", facts);

    for (rank, (start, day, kind)) in starts.iter().enumerate() {
        if kind.starts_with("Pause") || lot.chance(35) {
            continue;
        }
        let start = &format!("{day}{start}");
        let pen = Pen { lot, known: &known, up: "../", notes: Vec::new(), called: 0 };
        let text = pen.text(size.blocks);
        let author = if lot.chance(30) { "rédacteur: Camille Exemple\n" } else { "" };
        let language = if lot.chance(5) { "langue: en\n" } else { "" };
        let note = format!("---\nsession: {start}\n{author}{language}---\n\n{text}");
        project = project.write(&format!("input/notes/note-{rank}.md"), note);
    }
    for rank in 1..=workshops {
        let sheet = workshop(lot, &known, rank, size);
        project = project.write(&format!("input/ateliers/atelier-{rank}.yaml"), sheet);
    }
    if known.actions > 0 {
        project = project.write("input/actions.yaml", actions(lot, &known));
    }
    if lot.chance(40) {
        project = project.write("input/participants.csv", participants(lot, size));
    }
    if lot.chance(30) {
        let mut glossary = String::new();
        for short in ["DREAL", "EPCI", "PETR", "GAL"] {
            writeln!(glossary, "- {{sigle: {short}, developpe: {}}}", quoted(&sentence(lot, 2, 9)))
                .unwrap();
        }
        project = project.write("input/glossary.yaml", glossary);
    }
    for rank in 0..if lot.chance(25) { lot.draw(1, 4) } else { 0 } {
        let pen = Pen { lot, known: &known, up: "../", notes: Vec::new(), called: 0 };
        let text = pen.text(size.blocks);
        let annex = format!("# Annexe inventée {rank}\n\n{text}");
        project = project.write(&format!("input/annexes/annexe-{rank}.md"), annex);
    }
    let arguments = arguments(lot, known.actions);
    Drawn { project, arguments }
}

fn arguments(lot: &mut Lot, actions: usize) -> Vec<&'static str> {
    let edition = if lot.chance(50) { "internal" } else { "public" };
    let mut arguments = Vec::new();
    if lot.chance(35) {
        arguments.extend(["--template", "sober"]);
    }
    let reading = match lot.draw(0, 10) {
        0 | 1 => "synthesis",
        2 if actions > 0 => "record",
        3 if actions > 0 => "action-sheets",
        4 => "clearance",
        _ => "proceedings",
    };
    arguments.extend(["--reading", reading]);
    // The clearance sheet is that of the public edition.
    if reading != "clearance" {
        arguments.extend(["--edition", edition]);
    }
    arguments
}

/// Logos, photographs and documents of others in their folders.
fn enclosures(mut project: Project, lot: &mut Lot) -> Project {
    for rank in 0..if lot.chance(30) { lot.draw(1, 9) } else { 0 } {
        let (name, bytes) = picture(lot, rank);
        project = project.write(&format!("input/logos/{name}"), bytes);
    }
    for rank in 0..if lot.chance(25) { lot.draw(1, 6) } else { 0 } {
        let (name, bytes) = photograph(lot, rank);
        project = project.write(&format!("input/annexes/{name}"), bytes);
    }
    for rank in 0..if lot.chance(25) { lot.draw(1, 3) } else { 0 } {
        project = project.write(&format!("input/annexes/document-{rank}.pdf"), document(lot));
    }
    project
}

/// Who stands behind the event, with logos.
fn bearers(lot: &mut Lot, known: &Known, is_unfunded: bool) -> String {
    let mut facts = String::new();
    if lot.chance(20) {
        let words = quoted(&sentence(lot, 1, 9));
        writeln!(facts, "collection: {words}\nreseau: {{nom: {words}, sigle: RI}}").unwrap();
    }
    if is_unfunded && !known.pictures.is_empty() && lot.chance(20) {
        let name = &known.pictures[lot.draw(0, known.pictures.len())];
        let words = quoted(&sentence(lot, 1, 9));
        writeln!(
            facts,
            "financement: {{fonds: FEADER, periode: 2023-2027, emblemes: [{{nom: {words}, logo: media/{name}}}]}}"
        )
        .unwrap();
    }
    facts
}

/// What the event's look says of pictures.
fn shown(lot: &mut Lot, known: &Known) -> String {
    let mut shown = String::new();
    for key in ["couverture", "logo"] {
        if !known.pictures.is_empty() && lot.chance(20) {
            let name = &known.pictures[lot.draw(0, known.pictures.len())];
            write!(shown, "{key}: media/{name}, ").unwrap();
        }
    }
    shown
}

/// A photograph as a telephone has it: of any shape, and turned.
fn photograph(lot: &mut Lot, rank: usize) -> (String, Vec<u8>) {
    let [width, height] = [0; 2].map(|_| lot.draw(20, 240) as u32);
    let bytes = pictures::from_a_telephone(width, height, lot.draw(1, 9) as u8);
    (format!("photo-{rank}.jpg"), bytes)
}

/// A document of pages of any size, upright or turned, with a title or without.
fn document(lot: &mut Lot) -> Vec<u8> {
    let page = |lot: &mut Lot| {
        let side =
            |lot: &mut Lot| if lot.chance(10) { lot.draw(20, 99) } else { lot.draw(300, 1_600) };
        let (width, height) = (side(lot), side(lot));
        let turn = lot.pick(&["", "", "/Rotate 90", "/Rotate 180"]);
        let mut drawn = String::from("0.8 0.9 1 rg 10 10 200 90 re f 0 g BT /F1 30 Tf 20 200 Td ");
        for line in 0..lot.draw(0, 30) {
            write!(drawn, "(Ligne inventee {line}) Tj 0 -{} Td ", lot.draw(8, 40)).unwrap();
        }
        (format!("/MediaBox[0 0 {width} {height}]{turn}"), drawn + "ET")
    };
    let pages: Vec<_> = (0..lot.draw(1, 7)).map(|_| page(lot)).collect();
    let pages: Vec<_> = pages.iter().map(|(page, drawn)| (&**page, &**drawn)).collect();
    let mut objects = annexes::objects(&pages);
    if lot.chance(50) {
        return annexes::file(&objects, "");
    }
    let most = lot.seldom(10, 400, 12);
    let title: Vec<_> =
        (0..lot.draw(1, most)).map(|_| lot.pick(&["Diapositives", "de", "la", "table"])).collect();
    objects.push(format!("<</Title({})>>", title.join(" ")));
    let info = objects.len();
    annexes::file(&objects, &format!("/Info {info} 0 R"))
}

fn facts(lot: &mut Lot, known: &Known) -> String {
    let mut facts = String::from("# Événement inventé.\ntypographie: aucune\n");
    let mut put = |key: &str, value: String| writeln!(facts, "{key}: {value}").unwrap();
    if lot.chance(30) {
        let most = lot.seldom(10, 90, 25);
        put("titre", quoted(&sentence(lot, 1, most)));
    }
    if lot.chance(20) {
        put("sous-titre", quoted(&sentence(lot, 1, 30)));
    }
    if lot.chance(40) {
        let most = lot.seldom(10, 60, 10);
        put("nom", quoted(&sentence(lot, 1, most)));
    }
    for (key, often) in [
        ("avertissement", 20),
        ("mention_de_page", 20),
        ("contact", 20),
        ("licence", 20),
        ("version", 10),
    ] {
        if lot.chance(often) {
            let most = if key == "avertissement" { lot.seldom(15, 900, 20) } else { 20 };
            put(key, quoted(&words(lot, 1, most)));
        }
    }
    let names = |lot: &mut Lot, most: usize| {
        let names: Vec<_> = (0..lot.draw(0, most)).map(|_| quoted(&words(lot, 1, 9))).collect();
        format!("[{}]", names.join(", "))
    };
    put("organisateurs", names(lot, 5));
    let most = if lot.chance(10) { 40 } else { 6 };
    put("partenaires", names(lot, most));
    let most = lot.seldom(5, 60, 4);
    put("lieu", names(lot, most));
    if lot.chance(30) {
        put("financement", quoted(&sentence(lot, 3, 40)));
    }
    if known.questions > 0 {
        let mut question = || {
            let most = lot.seldom(5, 150, 20);
            quoted(&(sentence(lot, 2, most) + " ?"))
        };
        let questions: Vec<_> = (0..known.questions).map(|_| question()).collect();
        put("questions", format!("[{}]", questions.join(", ")));
    }
    if !known.people.is_empty() {
        let people: Vec<_> = known
            .people
            .iter()
            .map(|name| {
                let long = lot.seldom(3, 120, 6);
                let (function, organisation) = (words(lot, 1, long), words(lot, 1, 6));
                format!(
                    "\n  - {{nom: {}, fonction: {}, organisation: {}}}",
                    quoted(name),
                    quoted(&function),
                    quoted(&organisation)
                )
            })
            .collect();
        put("personnes", people.concat());
    }
    if lot.chance(30) {
        let pen = Pen { lot, known, up: "", notes: Vec::new(), called: 0 };
        let text = quoted(&pen.text(4));
        put("contexte", text);
    }
    let (paper, size, sides, layout) = (
        lot.pick(&["A4", "A4", "lettre"]),
        lot.pick(&["normal", "normal", "grand"]),
        lot.pick(&["non", "non", "oui"]),
        lot.pick(&["", "", ", mise_en_page: compacte", ", mise_en_page: aérée"]),
    );
    put("theme", format!("{{papier: {paper}, corps: {size}, recto-verso: {sides}{layout}}}"));
    if lot.chance(15) {
        put("langue", lot.pick(&["en", "de", "es", "it", "nl", "pl", "pt"]).to_owned());
    }
    facts
}

fn workshop(lot: &mut Lot, known: &Known, rank: usize, size: Size) -> String {
    let mut sheet = format!("id: atelier-{rank}\nsession: 19h00\n");
    writeln!(sheet, "titre: {}", quoted(&sentence(lot, 1, 12))).unwrap();
    for key in ["animateur", "rapporteur", "salle", "consigne"] {
        if lot.chance(50) {
            writeln!(sheet, "{key}: {}", quoted(&words(lot, 1, 9))).unwrap();
        }
    }
    let text = |lot: &mut Lot| {
        let pen = Pen { lot, known, up: "../", notes: Vec::new(), called: 0 };
        quoted(&pen.text(size.blocks / 2))
    };
    for key in ["introduction", "synthèse"] {
        if lot.chance(40) {
            writeln!(sheet, "{key}: {}", text(lot)).unwrap();
        }
    }
    sheet += "passages:\n";
    for group in 0..lot.seldom(10, 14, 4).min(lot.draw(1, 15)) {
        writeln!(
            sheet,
            "  - groupe: {}",
            ["A", "B", "C", "Les élus"]
                .get(group)
                .map_or_else(|| group.to_string(), |&it| it.to_owned())
        )
        .unwrap();
        writeln!(sheet, "    apport: {}", quoted(&words(lot, 1, 12))).unwrap();
        writeln!(sheet, "    contributions:").unwrap();
        for _ in 0..lot.draw(1, 3) {
            let relation = lot.pick(&["ajoute", "nuance", "conteste"]);
            // A contribution that says nothing is an error, and no text to be set.
            writeln!(sheet, "      - {{relation: {relation}, texte: {}}}", said(text(lot)))
                .unwrap();
        }
    }
    sheet
}

fn actions(lot: &mut Lot, known: &Known) -> String {
    let mut actions = String::new();
    for rank in 1..=known.actions {
        writeln!(actions, "- id: A{rank}\n  titre: {}", quoted(&sentence(lot, 1, 14))).unwrap();
        for key in ["porteur", "horizon", "statut", "moyens"] {
            if lot.chance(50) {
                writeln!(actions, "  {key}: {}", quoted(&words(lot, 1, 12))).unwrap();
            }
        }
        for key in ["partenaires", "indicateurs", "etapes"] {
            if lot.chance(30) {
                let most = if lot.chance(5) { 40 } else { 5 };
                let items: Vec<_> =
                    (0..lot.draw(1, most)).map(|_| quoted(&words(lot, 1, 9))).collect();
                writeln!(actions, "  {key}: [{}]", items.join(", ")).unwrap();
            }
        }
        if lot.chance(40) {
            writeln!(actions, "  priorite: {}", lot.pick(&["élevée", "moyenne", "faible"]))
                .unwrap();
        }
        if lot.chance(40) {
            writeln!(actions, "  echeance: 2020-{:02}-{:02}", lot.draw(1, 13), lot.draw(1, 28))
                .unwrap();
        }
        if known.questions > 0 && lot.chance(60) {
            writeln!(actions, "  questions: [Q{}]", lot.draw(1, known.questions + 1)).unwrap();
        }
        if let Some(start) = known.starts.first().filter(|_| lot.chance(50)) {
            writeln!(actions, "  origine: [{}]", quoted(start)).unwrap();
        }
        if lot.chance(50) {
            let pen = Pen { lot, known, up: "", notes: Vec::new(), called: 0 };
            writeln!(actions, "  description: {}", quoted(&pen.text(3))).unwrap();
        }
    }
    actions
}

fn participants(lot: &mut Lot, size: Size) -> String {
    let mut list = String::from("nom;fonction;organisation;type;territoire;consentement\n");
    for rank in 0..lot.draw(0, size.participants) {
        let clean = |text: String| text.replace([';', '"', '\n', '\t'], " ");
        let fields = [
            format!("Prénom{rank} Nom{rank}"),
            clean(words(lot, 1, 6)),
            clean(words(lot, 1, 6)),
            lot.pick(&["EPCI", "État", "association", "Région", ""]).to_owned(),
            lot.pick(&["Nord-Modèle", "Sud-Modèle", "Est", ""]).to_owned(),
            lot.pick(&["oui", "non", ""]).to_owned(),
        ];
        writeln!(list, "{}", fields.join(";")).unwrap();
    }
    list
}

/// A picture of any shape.
fn picture(lot: &mut Lot, rank: usize) -> (String, Vec<u8>) {
    let side = |lot: &mut Lot| if lot.chance(15) { lot.draw(1, 9) } else { lot.draw(20, 900) };
    let (width, height) = (side(lot), side(lot));
    if lot.chance(40) {
        // Its shape counts; points are only work.
        let points = |side: usize| side.div_ceil(4) as u32;
        let mut image = image::RgbaImage::new(points(width), points(height));
        for (x, y, pixel) in image.enumerate_pixels_mut() {
            *pixel = image::Rgba([
                (x % 256) as u8,
                (y % 256) as u8,
                90,
                if lot.0.is_multiple_of(2) { 255 } else { 120 },
            ]);
        }
        let mut bytes = std::io::Cursor::new(Vec::new());
        image.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
        return (format!("image-{rank}.png"), bytes.into_inner());
    }
    let svg = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"><rect width="{width}" height="{height}" fill="#abc" opacity="0.5"/><text x="1" y="10" font-size="8">Dessin inventé</text></svg>"##
    );
    (format!("dessin-{rank}.svg"), svg.into_bytes())
}
