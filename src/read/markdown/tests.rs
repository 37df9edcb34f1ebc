//! Markdown in, our tree out, printed as short text.

use super::*;
use crate::diagnostic::{Code, Diagnostic, Language};
use crate::model::body::{Block, BlockKind, Inline, InlineKind};
use crate::source::Sources;

fn parse(text: &str) -> (Body<Written>, Vec<String>) {
    let source = Source::new("note.md", Vec::new(), text.to_owned());
    let mut diagnostics = Diagnostics::default();
    let body = read(SourceId(0), &source, 0..text.len(), &mut diagnostics);
    let place = |d: &&Diagnostic| d.span.map(|span| source.position(span.start));
    let found = diagnostics.sorted();
    let found = found.iter().map(|d| {
        format!("{} {} {}", place(d).unwrap(), d.code.name(), d.message(Language::English))
    });
    (body, found.collect())
}

fn show(blocks: &[Block<Written>]) -> String {
    blocks.iter().map(show_block).collect::<Vec<_>>().join("\n")
}

fn show_block(block: &Block<Written>) -> String {
    match &block.value {
        BlockKind::Heading { level, content } => format!("h{level}({})", inline(content)),
        BlockKind::Paragraph(content) => format!("p({})", inline(content)),
        BlockKind::List { start, items, .. } => {
            let items = items.iter().map(|item| match item.checked {
                Some(done) => format!("[{done} {}]", show(&item.blocks)),
                None => format!("[{}]", show(&item.blocks)),
            });
            format!("list{start:?}({})", items.collect::<String>())
        }
        BlockKind::Table(table) => {
            let rows = std::iter::once(&table.head).chain(&table.rows);
            let rows =
                rows.map(|row| row.iter().map(|cell| inline(cell)).collect::<Vec<_>>().join("|"));
            format!("table({})", rows.collect::<Vec<_>>().join(" / "))
        }
        BlockKind::Code { text } => format!("code({text:?})"),
        BlockKind::Quote { blocks, attribution } => {
            format!(
                "quote({} — {})",
                show(blocks),
                attribution.as_deref().map_or(String::new(), inline)
            )
        }
        BlockKind::Callout { kind, title, blocks } => {
            format!("{kind:?}({}: {})", inline(title), show(blocks))
        }
        BlockKind::Definitions(items) => {
            let items =
                items.iter().map(|i| format!("[{} = {}]", inline(&i.term), show(&i.details)));
            format!("dl({})", items.collect::<String>())
        }
        BlockKind::Figure { picture, caption } => {
            format!("figure({} {:?} {})", picture.path, picture.alternative, inline(caption))
        }
        BlockKind::Gallery(figures) => {
            let figures =
                figures.iter().map(|it| format!("{} {}", it.picture.path, inline(&it.caption)));
            format!("gallery({})", figures.collect::<Vec<_>>().join(", "))
        }
        BlockKind::Rule => "rule".into(),
        BlockKind::Intervention(_) => unreachable!("reading makes no interventions"),
    }
}

fn inline(inlines: &[Inline<Written>]) -> String {
    let show = |kind: &InlineKind<Written>| match kind {
        InlineKind::Text(text) => text.clone(),
        InlineKind::SoftBreak => "⏎".into(),
        InlineKind::LineBreak => "↵".into(),
        InlineKind::Emphasis(content) => format!("*{}*", inline(content)),
        InlineKind::Strong(content) => format!("**{}**", inline(content)),
        InlineKind::Strikethrough(content) => format!("~~{}~~", inline(content)),
        InlineKind::Superscript(content) => format!("^{}^", inline(content)),
        InlineKind::Subscript(content) => format!("_{}_", inline(content)),
        InlineKind::SmallCapitals(content) => inline(content),
        InlineKind::Code(text) => format!("`{text}`"),
        InlineKind::Link { address, content } => format!("[{}]({address})", inline(content)),
        InlineKind::Reference { target, label } => format!("[[{}|{}]]", target.0, inline(label)),
        InlineKind::Footnote(name) => format!("[^{name}]"),
        InlineKind::Picture(picture) => format!("!{}", picture.path),
        InlineKind::Internal(content) => format!("internal({})", inline(content)),
        InlineKind::Foreign { language, content } => format!("{language}({})", inline(content)),
    };
    inlines.iter().map(|inline| show(&inline.value)).collect()
}

#[track_caller]
fn check(text: &str, expected: &str) {
    let (body, diagnostics) = parse(text);
    assert_eq!(show(&body.blocks), expected);
    assert_eq!(diagnostics, Vec::<String>::new());
}

#[test]
fn common_mark_and_gfm_are_read() {
    check(
        "# Un *titre*\n\ntexte **gras** ~~non~~ `x`",
        "h1(Un *titre*)\np(texte **gras** ~~non~~ `x`)",
    );
    check("- a\n- [x] b\n- [ ] c", "listNone([p(a)][true p(b)][false p(c)])");
    check("3. a\n4. b", "listSome(3)([p(a)][p(b)])");
    check("|a|b|\n|-|-:|\n|1|2|", "table(a|b / 1|2)");
    check(
        "voir https://a.fr/?x=1 et <b@c.fr>",
        "p(voir [https://a.fr/?x=1](https://a.fr/?x=1) et [b@c.fr](mailto:b@c.fr))",
    );
    check("1<sup>er</sup> a<br>b", "p(1^er^ a↵b)");
    check("a[^1]\n\n[^1]: note", "p(a[^1])");
    check("---\n\n```\nx\n```", "rule\ncode(\"x\")");
}

#[test]
fn a_bare_address_ends_at_any_space_and_at_quotes() {
    for sign in [
        "\u{202f};",
        "\u{a0}:",
        "\u{202f}!",
        "\u{202f}?",
        "\u{a0}»",
        "»",
        "”",
        "’",
        "\u{202f}?\u{a0}»",
    ] {
        check(
            &format!("voir https://a.fr/p?x=1{sign} oui"),
            &format!("p(voir [https://a.fr/p?x=1](https://a.fr/p?x=1){sign} oui)"),
        );
        check(
            &format!("voir www.a.fr{sign} oui"),
            &format!("p(voir [www.a.fr](http://www.a.fr){sign} oui)"),
        );
    }
    check("«https://b.fr»", "p(«[https://b.fr](https://b.fr)»)");
    check("[https://b.fr »](https://b.fr)", "p([https://b.fr »](https://b.fr))");
}

#[test]
fn definition_lists_are_read_with_and_without_a_blank_line() {
    check("Terme\n\n: sens", "dl([Terme = p(sens)])");
    check("Terme\n: sens", "dl([Terme = p(sens)])");
    check("A\n: un\n\nB\n: deux", "dl([A = p(un)][B = p(deux)])");
}

#[test]
fn a_quote_names_its_author_on_its_last_line() {
    check(
        "> Bien dit.\n> — Camille Exemple, agente",
        "quote(p(Bien dit.) — Camille Exemple, agente)",
    );
    check("> Bien dit.\n>\n> – Camille", "quote(p(Bien dit.) — Camille)");
    check("> — pas un auteur", "quote(p(— pas un auteur) — )");
}

#[test]
fn callouts_open_with_a_marker() {
    check("> [!À RETENIR]\n> Une phrase.", "KeyMessage(: p(Une phrase.))");
    check("> [!ZOOM] Le *Val*\n> Texte", "Zoom(Le *Val*: p(Texte))");
    check("> [!chiffres]\n>\n> - **3** a", "Figures(: listNone([p(**3** a)]))");
}

#[test]
fn references_keep_the_author_s_words() {
    check(
        "[[Q2]] [[Claude Grivel]] [[A3|le *guide*]]",
        "p([[Q2|]] [[Claude Grivel|]] [[A3|le *guide*]])",
    );
    check("`[[Q2]]` \\[[Q2]]", "p(`[[Q2]]` [[Q2]])");
    check("|a|\n|-|\n|[[Q2]]|", "table(a / [[Q2|]])");
    check("|a|b|\n|-|-|\n|[[A3|le guide]]|c|", "table(a|b / [[A3|le guide]]|c)");
    check("`[[a|b]]`", "p(`[[a|b]]`)");
}

#[test]
fn internal_words_are_a_link_to_a_reserved_place() {
    check("a [b](#interne) c", "p(a internal(b) c)");
}

#[test]
fn pictures_alone_are_a_gallery() {
    let gallery = "gallery(a.jpg Une, b.jpg , c.jpg )";
    check("![x](a.jpg \"Une\") ![y](b.jpg)\n![z](c.jpg)", gallery);
    check("![x](a.jpg \"Une\")\\\n![y](b.jpg)  \n![z](c.jpg)", gallery);
    check("![x](a.jpg)\n\n![y](b.jpg)", "figure(a.jpg \"x\" )\nfigure(b.jpg \"y\" )");
    check("![x](a.jpg) et ![y](b.jpg)", "p(!a.jpg et !b.jpg)");
}

#[test]
fn a_picture_alone_is_a_figure() {
    check(
        "![trois groupes](../media/a.svg \"Le relais\")",
        "figure(../media/a.svg \"trois groupes\" Le relais)",
    );
}

#[test]
fn words_in_another_language_are_marked() {
    check("le [*framing* question](#lang-en) et", "p(le en(*framing* question) et)");
    check("[Tagung](#langue-de-AT)", "p(de-at(Tagung))");
    check(
        "> [!lang-en]\n> One.\n> Two.\n>\n> - three\n>\n> — Jo Martin",
        "quote(p(en(One.⏎Two.))\nlistNone([p(en(three))]) — Jo Martin)",
    );
    check("> [!LANG-DE] Gut.\n> — Jo", "quote(p(de(Gut.)) — Jo)");
}

#[test]
fn what_is_not_printed_is_reported_at_its_place() {
    let (_, found) =
        parse("a\n\n<div>b</div>\n\nc [^x] [d](file:e.md)\n\n[^y]: z\n\n> [!ZOM]\n> a");
    assert_eq!(
        found,
        [
            "3:1 raw-html the HTML “<div>b</div>” has no effect: only its text is printed",
            "5:3 unknown-footnote the footnote reference “[^x]” has no footnote",
            "5:8 local-link the link to “file:e.md” would lead nowhere from the PDF: only its text is printed",
            "7:1 unused-footnote nothing refers to the footnote “[^y]”: it is not printed",
            "9:1 unknown-callout unknown callout “[!ZOM]”",
        ]
    );
}

#[test]
fn a_call_whose_signs_are_escaped_is_no_footnote_call() {
    let (_, found) = parse("a \\[^x] b \\[\\^x\\] c [^x]");
    assert_eq!(found, ["1:21 unknown-footnote the footnote reference “[^x]” has no footnote"]);
}

#[test]
fn a_row_with_more_cells_than_its_head_is_reported() {
    let (_, found) = parse("|a|b|\n|-|-|\n|1|2|3|");
    assert_eq!(found, ["3:1 uneven-row this row has 3 cells, the heading row has 2"]);
}

#[test]
fn deep_nesting_neither_overflows_nor_loses_words() {
    let (body, _) = parse(&format!("{}fin", "> ".repeat(5_000)));
    assert!(show(&body.blocks).contains("fin"));
}

#[test]
fn a_reserved_box_that_is_not_closed_is_told_wherever_it_stands() {
    let (_, found) = parse("> [!INTERNE\n> Le devis.");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("1:3 stray-internal"), "{found:?}");
}

#[test]
fn signs_that_are_meant_to_reserve_are_told() {
    let told = |text: &str| {
        let mut diagnostics = Diagnostics::default();
        let source = Source::new("note.md", text.as_bytes().to_vec(), text.to_owned());
        let sources = Sources::new([source]);
        let (id, source) = sources.iter().next().unwrap();
        read(id, source, 0..source.text.len(), &mut diagnostics);
        diagnostics.has(Code::StrayInternal)
    };
    let meant = [
        "[mot] (#interne)",
        "[mot](# interne)",
        ":::interne\nun mot\n:::",
        "<!-- interne -->un mot<!-- /interne -->",
    ];
    for text in meant {
        assert!(told(text), "{text}");
    }
    let innocent = [
        "[mot](#interne)",
        "La note est confidentielle.",
        "<!-- Un rappel interne pour le secrétariat. -->",
    ];
    for text in innocent {
        assert!(!told(text), "{text}");
    }
}
