//! Equations on one line: `(a+b)/2`, with exponents above the line.

use crate::read::decode::block::{Format, Piece, Script, plain};
use crate::read::decode::xml::Element;

/// The signs of an equation in the order in which they are read aloud.
pub(super) fn pieces(equation: &Element) -> Vec<Piece> {
    let mut out = Vec::new();
    write(equation, None, &mut out);
    out
}

fn write(element: &Element, script: Option<Script>, out: &mut Vec<Piece>) {
    let part = |name: &str| element.child(name);
    let sign = |name: &str, usual: &str| {
        let properties = element.elements().find(|child| child.name.ends_with("Pr"));
        let value = properties.and_then(|properties| properties.child(name)?.attribute("m:val"));
        value.unwrap_or(usual).to_owned()
    };
    match element.name.as_str() {
        "m:t" | "w:t" => push(&element.text(), script, out),
        "m:f" => {
            grouped(part("m:num"), script, out);
            push("/", script, out);
            grouped(part("m:den"), script, out);
        }
        "m:sSup" | "m:sSub" | "m:sSubSup" | "m:limLow" | "m:limUpp" => {
            inside(part("m:e"), script, out);
            beside(element, out);
        }
        "m:sPre" => {
            beside(element, out);
            inside(part("m:e"), script, out);
        }
        "m:rad" => {
            inside(part("m:deg"), Some(Script::Above), out);
            push("√", script, out);
            grouped(part("m:e"), script, out);
        }
        "m:nary" => {
            push(&sign("m:chr", "∫"), script, out);
            beside(element, out);
            inside(part("m:e"), script, out);
        }
        "m:d" => {
            push(&sign("m:begChr", "("), script, out);
            joined(element, "m:e", &sign("m:sepChr", "|"), script, out);
            push(&sign("m:endChr", ")"), script, out);
        }
        "m:func" => {
            inside(part("m:fName"), script, out);
            push(" ", script, out);
            inside(part("m:e"), script, out);
        }
        "m:m" => joined(element, "m:mr", " ; ", script, out),
        "m:mr" => joined(element, "m:e", " ", script, out),
        "m:eqArr" => joined(element, "m:e", " ; ", script, out),
        name if name.ends_with("Pr") => {}
        _ => element.elements().for_each(|child| write(child, script, out)),
    }
}

fn inside(element: Option<&Element>, script: Option<Script>, out: &mut Vec<Piece>) {
    element.into_iter().for_each(|element| write(element, script, out));
}

/// What stands below and above.
fn beside(element: &Element, out: &mut Vec<Piece>) {
    let is_upper = element.name == "m:limUpp";
    for child in element.elements() {
        match child.name.as_str() {
            "m:sub" => write(child, Some(Script::Below), out),
            "m:sup" => write(child, Some(Script::Above), out),
            "m:lim" if is_upper => write(child, Some(Script::Above), out),
            "m:lim" => write(child, Some(Script::Below), out),
            _ => {}
        }
    }
}

/// A part in brackets when it is more than one number or word.
fn grouped(element: Option<&Element>, script: Option<Script>, out: &mut Vec<Piece>) {
    let mut part = Vec::new();
    inside(element, script, &mut part);
    let is_one = plain(&part).chars().all(|sign| sign.is_alphanumeric() || ".,".contains(sign));
    if !is_one {
        push("(", script, out);
    }
    out.append(&mut part);
    if !is_one {
        push(")", script, out);
    }
}

fn joined(
    element: &Element,
    name: &str,
    between: &str,
    script: Option<Script>,
    out: &mut Vec<Piece>,
) {
    let mut is_first = true;
    for child in element.elements().filter(|child| child.name == name) {
        if !is_first {
            push(between, script, out);
        }
        is_first = false;
        write(child, script, out);
    }
}

fn push(text: &str, script: Option<Script>, out: &mut Vec<Piece>) {
    out.push(Piece::Text(text.to_owned(), Format { script, ..Format::default() }));
}

/// The signs of an `EQ` field, Word's equations before 2007: `\f(a;b)` is a fraction, `\r(n;x)` a
/// root.
pub(super) fn of_field(code: &str) -> String {
    let mut text = String::new();
    let mut operator = None;
    let mut rest = code;
    while let Some(sign) = rest.chars().next() {
        rest = &rest[sign.len_utf8()..];
        match sign {
            '\\' => {
                let name = rest.chars().take_while(char::is_ascii_alphabetic).count();
                if name == 0 {
                    let literal = rest.chars().next();
                    text.extend(literal);
                    rest = &rest[literal.map_or(0, char::len_utf8)..];
                    continue;
                }
                operator = operator.or(Some(rest[..1].to_ascii_lowercase()));
                rest = rest[name..].trim_start_matches(|c: char| c.is_ascii_digit());
            }
            '(' => {
                let (inner, after) = bracketed(rest);
                rest = after;
                let Some(operator) = operator.take() else {
                    text.push_str(&format!("({})", of_field(inner)));
                    continue;
                };
                let parts: Vec<String> = arguments(inner).into_iter().map(of_field).collect();
                let group = |part: &String| {
                    let is_one = part.chars().all(char::is_alphanumeric);
                    if is_one { part.clone() } else { format!("({part})") }
                };
                match (operator.as_str(), parts.as_slice()) {
                    ("f", [above, below]) => {
                        text.push_str(&format!("{}/{}", group(above), group(below)));
                    }
                    ("r", [of]) => text.push_str(&format!("√{}", group(of))),
                    ("r", [degree, of]) => text.push_str(&format!("{degree}√{}", group(of))),
                    ("b", [inside]) => text.push_str(&format!("({inside})")),
                    (_, parts) => text.push_str(&parts.join(" ")),
                }
            }
            _ => text.push(sign),
        }
    }
    text.trim().to_owned()
}

/// What stands before the bracket that closes, and what after it.
fn bracketed(text: &str) -> (&str, &str) {
    let mut depth = 0_usize;
    for (at, sign) in text.char_indices() {
        match sign {
            '(' => depth += 1,
            ')' if depth == 0 => return (&text[..at], &text[at + 1..]),
            ')' => depth -= 1,
            _ => {}
        }
    }
    (text, "")
}

/// The arguments, which French Word sets apart with semicolons.
fn arguments(text: &str) -> Vec<&str> {
    let separator = if text.contains(';') { ';' } else { ',' };
    let (mut parts, mut depth, mut start) = (Vec::new(), 0_i32, 0);
    for (at, sign) in text.char_indices() {
        match sign {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ if sign == separator && depth == 0 => {
                parts.push(text[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(text[start..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::of_field;

    #[test]
    fn equations_of_old_word_are_read_on_one_line() {
        assert_eq!(of_field(r" \f(a+b;2)"), "(a+b)/2");
        assert_eq!(of_field(r"x = \r(3,y) \s\up8(n)"), "x = 3√y n");
        assert_eq!(of_field(r"\b(\f(1;\r(x)))"), "(1/(√x))");
        assert_eq!(of_field("f(x) é"), "f(x) é");
    }
}
