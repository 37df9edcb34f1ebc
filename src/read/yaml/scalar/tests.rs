//! Tests of places in YAML texts.

use proptest::prelude::*;

use crate::diagnostic::Diagnostics;
use crate::read::yaml::{Node, Value, places, read};
use crate::source::{Source, SourceId};

/// Where the marker stands that a value of the file holds: found through the value's places, and
/// in the file itself.
#[track_caller]
fn check(text: &str) {
    let source = Source::new("a.yaml", Vec::new(), text.to_owned());
    let mut diagnostics = Diagnostics::default();
    let node = read(SourceId(0), &source, 0..text.len(), &mut diagnostics);
    let node = node.unwrap_or_else(|| panic!("{text:?}: {:?}", diagnostics.sorted()));
    let Node { value: Value::Text(value), span } =
        marked(&node).unwrap_or_else(|| panic!("{text:?}"))
    else {
        unreachable!()
    };
    for value in [value.as_str(), value.trim()] {
        let found = places(&source, span.range(), value);
        let found = found.unwrap_or_else(|| panic!("{text:?} at {:?}", &text[span.range()]));
        assert_eq!(found.len(), value.len() + 1);
        let at = value.find(MARKER).unwrap();
        let (start, end) = (found[at], found[at + MARKER.len() - 1]);
        let position = |at| source.position(at).to_string();
        let expected = text.find(MARKER).unwrap();
        assert_eq!(position(start), position(expected), "{text}");
        assert_eq!(&text[start..=end], MARKER, "{text}");
        assert!(found.is_sorted() && found[value.len()] <= span.end, "{text}");
    }
}

const MARKER: &str = "[[rien]]";

/// The value that holds the marker.
fn marked(node: &Node) -> Option<&Node> {
    match &node.value {
        Value::Text(text) => text.contains(MARKER).then_some(node),
        Value::List(items) => items.iter().find_map(marked),
        Value::Map(entries) => entries.iter().find_map(|(_, node)| marked(node)),
        _ => None,
    }
}

#[test]
fn a_word_is_found_in_each_style() {
    let texts = [
        // Plain.
        "a: été [[rien]]",
        "a: un\n  deux   \n\n\n     trois [[rien]] quatre\n\nb: c",
        "a:\n  un\n  [[rien]] deux # remarque\nb: c",
        "- un\n  deux [[rien]]\n- trois",
        // Single-quoted.
        "a: 'L''atelier d''été [[rien]]' # remarque",
        "a: '  L''atelier  \n   et\n\n   l''autre [[rien]]  '\nb: c",
        "a: ['un', 'd''eux\n  [[rien]]']",
        // Double-quoted.
        r#"a: "\u00e9t\xe9\t\"\\ [[rien]]\n""#,
        "a: \"abc\\n[[rien]]\"",
        "a: \"un \\\n    \\ deux\\  \n\n   trois\\\n\n  [[rien]]\"",
        "{a: \"b\", \"c\": \"\\U0001F600 [[rien]]\"}",
        // Literal.
        "a: |\n  un\n\n    deux\n  [[rien]]\n\n\nb: c",
        "a: |2-  # remarque\n\n     un\n  deux [[rien]]\n",
        "- a: |+\n    un\n     \n    [[rien]]\n\n- b",
        "a:\n  b: |\n     été\n     [[rien]]",
        // Folded.
        "a: >-\n  un\n  deux\n\n  trois\n  [[rien]] quatre\nb: c",
        "a: >\n\n  un\n    deux\n    trois\n\n  quatre\n  [[rien]]\n# remarque\nb: c",
        "a: >1+\n    un\n deux\n\n\n   trois\n [[rien]]\n\n",
        "a: >\n  * un\n\n    * deux\n  * [[rien]]\n",
    ];
    texts.iter().for_each(|text| check(text));
}

#[test]
fn what_does_not_match_has_no_places() {
    let source = Source::new("a.yaml", Vec::new(), "a: 'b' c".into());
    assert_eq!(places(&source, 3..8, "b' c"), None);
    assert_eq!(places(&source, 3..6, "autre"), None);
    assert_eq!(places(&source, 3..99, "b"), None);
}

/// Lines of words, as plain as every style takes them.
fn lines() -> impl Strategy<Value = Vec<String>> {
    let line = "([a-zéœ€😀]{1,4}['\"\\\\]?[a-z]( {1,2}|, ))?";
    proptest::collection::vec(line, 0..6)
}

proptest! {
    #[test]
    fn a_word_is_found_wherever_it_stands(before in lines(), after in lines(), depth in 1usize..5, style in 0..5) {
        let marked = format!("été {MARKER}");
        let mut words: Vec<String> = before.iter().map(|line| line.trim_end().to_owned()).collect();
        words.push(marked);
        words.extend(after.iter().map(|line| line.trim_end().to_owned()));
        let indent = " ".repeat(depth);
        let indented = |words: &[String]| {
            let line = |line: &String| if line.is_empty() { String::new() } else { format!("{indent}{line}") };
            words.iter().map(line).collect::<Vec<_>>().join("\n")
        };
        let escaped = |from: &str, to: &str| words.iter().map(|line| line.replace(from, to)).collect::<Vec<_>>();
        let scalar = match style {
            0 => {
                let plain = escaped("\"", "");
                format!("\n{}", indented(&plain))
            }
            1 => format!("'{}'", indented(&escaped("'", "''")).trim_start()),
            2 => {
                let escape = |line: &String| {
                    line.replace('\\', "\\\\").replace('"', "\\\"").replace('é', "\\u00e9").replace('œ', "\\xe9")
                };
                format!("\"{}\"", indented(&words.iter().map(escape).collect::<Vec<_>>()).trim_start())
            }
            3 => format!("|\n{}", indented(&words)),
            _ => format!(">-\n{}", indented(&words)),
        };
        check(&format!("é: b\na: {scalar}\nc: d\n"));
    }
}
