//! Lists that were indented as people see fit.

/// How many columns a tab is wide.
const TAB: usize = 4;

/// The items that are open.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// Of each open item, how far it was indented, and how far its text is now.
    open: Vec<(usize, usize)>,
    /// Whether the lines before belong to a list that Markdown understands.
    in_markdown_list: bool,
    /// Whether the last line left items that were open before it, and begins none.
    pub(super) has_left: bool,
}

impl Lists {
    /// What a line begins with instead of its indentation and its mark, and the rest of it.
    pub(super) fn margin<'a>(&mut self, line: &'a str, is_plain: bool) -> (String, &'a str) {
        let rest = line.trim_start_matches([' ', '\t', '\u{a0}']);
        let indent = columns(&line[..line.len() - rest.len()]);
        let item = item(rest);
        self.has_left = item.is_none() && self.open.iter().any(|(own, _)| *own >= indent);
        if !is_plain && self.open.is_empty() {
            // Markdown takes a list that is indented by four blanks for code.
            let is_code = indent >= TAB && item.is_some() && !self.in_markdown_list;
            if !is_code {
                let goes_on = indent > 0 && self.in_markdown_list;
                self.in_markdown_list = item.is_some() || goes_on;
                return (String::new(), line);
            }
        }
        let Some((mark, words)) = item else {
            self.open.retain(|(own, _)| *own < indent);
            let margin = self.open.last().map_or(0, |(_, text)| *text);
            if !is_plain && self.open.is_empty() {
                return (String::new(), line);
            }
            return (" ".repeat(margin), rest);
        };
        self.open.retain(|(own, _)| *own < indent);
        let margin = self.open.last().map_or(0, |(_, text)| *text);
        self.open.push((indent, margin + mark.len() + 1));
        (format!("{}{mark} ", " ".repeat(margin)), words)
    }
}

fn columns(blank: &str) -> usize {
    blank.chars().fold(0, |columns, sign| match sign {
        '\t' => (columns / TAB + 1) * TAB,
        _ => columns + 1,
    })
}

/// The mark of an item as Markdown has it, and the words after it.
fn item(line: &str) -> Option<(String, &str)> {
    let first = line.chars().next()?;
    let after = &line[first.len_utf8()..];
    let words = after.trim_start_matches([' ', '\t', '\u{a0}']);
    let is_apart = words.len() < after.len() && !words.is_empty();
    if "-*+•◦▪‣·●○■□".contains(first) && is_apart {
        // `* * *` is a rule.
        let is_rule = line.chars().all(|sign| sign == first || sign == ' ');
        return (!is_rule).then(|| ("-".to_owned(), words));
    }
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let sign = line[digits..].chars().next().filter(|sign| matches!(sign, '.' | ')'))?;
    let words = line[digits + 1..].trim_start_matches([' ', '\t', '\u{a0}']);
    let is_apart = words.len() < line.len() - digits - 1 && !words.is_empty();
    ((1..=3).contains(&digits) && is_apart).then(|| (format!("{}{sign}", &line[..digits]), words))
}
