//! Text for a terminal: what has no shape of its own is written as its number.

/// The text as it can be shown: a character that a terminal would obey or hide (an escape sequence, a
/// change of writing direction, a zero-width mark) is written `\u001b`, as in JSON, whose strings keep
/// their value by it. Ends of lines and tabs stay, and where `coloured`, the program's own colours.
#[must_use]
pub fn printable(text: &str, coloured: bool) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let colour = if coloured { colour(rest) } else { 0 };
        let length = if colour > 0 { colour } else { c.len_utf8() };
        let (part, next) = rest.split_at(length);
        let is_line_end = part == "\n" || (part == "\r" && next.starts_with('\n'));
        if colour > 0 || is_line_end || part == "\t" || !is_unprintable(c) {
            shown.push_str(part);
        } else {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                shown.push_str(&format!("\\u{unit:04x}"));
            }
        }
        rest = next;
    }
    shown
}

/// The same of a text that is part of a line, such as a file's name.
#[must_use]
pub fn printable_in_line(text: &str) -> String {
    printable(&text.replace('\n', "\u{1}"), false).replace("\\u0001", "\\n")
}

/// Whether a terminal shows nothing for a character, or obeys it (ECMA-48; Unicode, general categories
/// Cc, Cf, Co, Zl and Zp, without the joiners that words and emoji need).
fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{e000}'..='\u{f8ff}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
            | '\u{f0000}'..)
}

/// The length of a change of colour at the start of a text (ECMA-48, SGR).
fn colour(text: &str) -> usize {
    let Some(after) = text.strip_prefix("\u{1b}[") else { return 0 };
    let parameters = after.bytes().take_while(|byte| matches!(byte, b'0'..=b'9' | b';')).count();
    if after.as_bytes().get(parameters) == Some(&b'm') { 2 + parameters + 1 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_shown() {
        assert_eq!(printable("a\u{1b}[2Jb\u{202e}c\u{9b}d", false), r"a\u001b[2Jb\u202ec\u009bd");
        assert_eq!(printable("a\r\nb\tc\rd", false), "a\r\nb\tc\\u000dd");
        assert_eq!(printable("\u{e0041}", false), r"\udb40\udc41");
    }

    #[test]
    fn what_has_a_shape_stays() {
        let text = "« Été » – 9\u{202f}h\u{a0}30 👩\u{200d}🌾 e\u{301}";
        assert_eq!(printable(text, false), text);
    }

    #[test]
    fn only_colours_pass_where_there_are_colours() {
        assert_eq!(printable("\u{1b}[1;31mrouge\u{1b}[0m", true), "\u{1b}[1;31mrouge\u{1b}[0m");
        assert_eq!(printable("\u{1b}[2J\u{1b}]0;x\u{7}", true), r"\u001b[2J\u001b]0;x\u0007");
        assert_eq!(printable("\u{1b}[31m", false), r"\u001b[31m");
    }

    #[test]
    fn a_string_of_json_keeps_its_value() {
        let value = "x\u{202e}y\u{7f}\u{e0041}";
        let json = serde_json::to_string(value).unwrap();
        let back: String = serde_json::from_str(&printable(&json, false)).unwrap();
        assert_eq!(back, value);
    }

    #[test]
    fn a_name_stays_in_its_line() {
        assert_eq!(printable_in_line("a\nb: error"), r"a\nb: error");
    }
}
