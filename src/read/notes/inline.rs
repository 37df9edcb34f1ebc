//! Marks of pads and chats within a line: `==marked==`, `++inserted++`, `H~2~O`, `19^ème^`, `:thumbsup:`.

use super::Writer;

/// How long what stands below or above the line may be.
const LONGEST_SCRIPT: usize = 6;

/// Writes a line, whose marks become those of Markdown or go.
pub(super) fn write(text: &str, at: usize, writer: &mut Writer) {
    let mut from = 0;
    let mut place = 0;
    while place < text.len() {
        let rest = &text[place..];
        if rest.starts_with('`') {
            place += code(rest);
            continue;
        }
        if let Some((name, emoji)) = emoji(rest, text[..place].chars().next_back()) {
            writer.copy(&text[from..place], at + from);
            writer.put(emoji, at + place);
            place += name.len() + 2;
            from = place;
            continue;
        }
        let found =
            pair(rest, "==").or_else(|| pair(rest, "++")).map(|inside| (inside, 2, ["", ""]));
        let before = text[..place].chars().next_back();
        let found = found.or_else(|| {
            let tags =
                if rest.starts_with('~') { ["<sub>", "</sub>"] } else { ["<sup>", "</sup>"] };
            script(rest, before).map(|inside| (inside, 1, tags))
        });
        let Some((inside, sign, [open, close])) = found else {
            place += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        };
        writer.copy(&text[from..place], at + from);
        writer.put(open, at + place);
        writer.copy(inside, at + place + sign);
        place += 2 * sign + inside.len();
        writer.put(close, at + place);
        from = place;
    }
    writer.copy(&text[from..], at + from);
}

/// The emoji that chats and pads write by their names.
const EMOJI: &[(&str, &str)] = &[
    ("+1", "👍"),
    ("thumbsup", "👍"),
    ("thumbs_up", "👍"),
    ("-1", "👎"),
    ("thumbsdown", "👎"),
    ("thumbs_down", "👎"),
    ("ok", "🆗"),
    ("ok_hand", "👌"),
    ("clap", "👏"),
    ("wave", "👋"),
    ("pray", "🙏"),
    ("raised_hand", "✋"),
    ("hand", "✋"),
    ("raised_hands", "🙌"),
    ("point_right", "👉"),
    ("muscle", "💪"),
    ("heart", "❤"),
    ("hearts", "♥"),
    ("smile", "😄"),
    ("smiley", "😃"),
    ("grin", "😁"),
    ("grinning", "😀"),
    ("laughing", "😆"),
    ("joy", "😂"),
    ("rofl", "🤣"),
    ("slightly_smiling_face", "🙂"),
    ("wink", "😉"),
    ("blush", "😊"),
    ("thinking", "🤔"),
    ("thinking_face", "🤔"),
    ("disappointed", "😞"),
    ("cry", "😢"),
    ("sob", "😭"),
    ("confused", "😕"),
    ("open_mouth", "😮"),
    ("sunglasses", "😎"),
    ("tada", "🎉"),
    ("rocket", "🚀"),
    ("fire", "🔥"),
    ("star", "⭐"),
    ("sparkles", "✨"),
    ("eyes", "👀"),
    ("bulb", "💡"),
    ("warning", "⚠"),
    ("white_check_mark", "✅"),
    ("heavy_check_mark", "✔"),
    ("check", "✔"),
    ("x", "❌"),
    ("question", "❓"),
    ("exclamation", "❗"),
    ("information_source", "ℹ"),
    ("pushpin", "📌"),
    ("memo", "📝"),
    ("calendar", "📅"),
    ("clock", "🕐"),
    ("hourglass", "⌛"),
    ("arrow_right", "➡"),
    ("coffee", "☕"),
    ("100", "💯"),
];

/// The emoji whose name stands between colons, apart from words and times.
fn emoji(text: &str, before: Option<char>) -> Option<(&str, &'static str)> {
    let (name, after) = text.strip_prefix(':')?.split_once(':')?;
    let is_apart = |sign: Option<char>| !sign.is_some_and(|it| it.is_alphanumeric() || it == ':');
    let (_, emoji) = EMOJI.iter().find(|(known, _)| *known == name)?;
    (is_apart(before) && is_apart(after.chars().next())).then_some((name, emoji))
}

/// How long a piece of code is, with its signs.
fn code(text: &str) -> usize {
    let run = text.len() - text.trim_start_matches('`').len();
    let sign = &text[..run];
    text[run..].find(sign).map_or(run, |at| run + at + run)
}

/// The words between two pairs of a sign, which hold on to them.
fn pair<'a>(text: &'a str, sign: &str) -> Option<&'a str> {
    let after = text.strip_prefix(sign)?;
    let (inside, rest) = after.split_once(sign)?;
    let first = sign.chars().next()?;
    let is_tight = inside.starts_with(|c: char| !c.is_whitespace() && c != first)
        && inside.ends_with(|c: char| !c.is_whitespace() && c != first);
    (is_tight && !rest.starts_with(first)).then_some(inside)
}

/// What stands between two signs after a letter or a digit, below or above the line.
fn script(text: &str, before: Option<char>) -> Option<&str> {
    if !before.is_some_and(char::is_alphanumeric) {
        return None;
    }
    let sign = text.chars().next().filter(|sign| matches!(sign, '~' | '^'))?;
    let (inside, after) = text[1..].split_once(sign)?;
    let is_short = (1..=LONGEST_SCRIPT).contains(&inside.chars().count());
    let is_word = inside.chars().all(|c| c.is_alphanumeric() || matches!(c, '+' | '-' | '−'));
    (is_short && is_word && !after.starts_with(sign)).then_some(inside)
}
