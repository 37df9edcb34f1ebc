//! Names of files that every disk takes: short, none that Windows keeps for itself; ASCII but for what is
//! printed under its name.

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use crate::model::session::Session;
use crate::platform::is_device;
use crate::spelling::slug;

/// The most letters of a title that a name takes over.
const LONGEST: usize = 40;

/// A title as a part of a name; may be empty.
pub fn stem(title: &str) -> String {
    let ascii: String = slug(title).chars().filter(char::is_ascii).collect();
    let words = ascii.split('-').filter(|word| !word.is_empty());
    let mut stem = String::new();
    for word in words {
        let room = LONGEST - stem.len().min(LONGEST);
        if word.len() + usize::from(!stem.is_empty()) > room {
            if stem.is_empty() {
                stem = word.chars().take(LONGEST).collect();
            }
            break;
        }
        if !stem.is_empty() {
            stem.push('-');
        }
        stem.push_str(word);
    }
    if is_device(&stem) { format!("{stem}_") } else { stem }
}

/// The name of a file that is printed under it, as a name: its letters stay as they are, with their accents.
pub fn titled(title: &str) -> String {
    const LONGEST: usize = 60;
    let composed: String = title.nfc().collect();
    let mut name = String::new();
    for c in composed.chars().take(LONGEST) {
        let c = if c.is_alphanumeric() || c == '\'' || c == '’' { c } else { '-' };
        if c != '-' || !name.is_empty() && !name.ends_with('-') {
            name.push(c);
        }
    }
    let name = name.trim_end_matches('-').replace(['\'', '’'], "-");
    if is_device(&name) { format!("{name}_") } else { name }
}

/// The name of a session's notes, without ending: its time goes first, and so tells the session.
/// Where the event has several days, its number in front tells them apart.
pub fn of_session(session: &Session, days: &[Date], day_sign: char) -> String {
    let day = session.day.and_then(|day| days.iter().position(|it| *it == day));
    let day = day.filter(|_| days.len() > 1).map(|rank| format!("{day_sign}{}", rank + 1));
    let time = session.start.map(|time| format!("{:02}{:02}", time.hour(), time.minute()));
    let title = Some(stem(&session.title)).filter(|stem| !stem.is_empty());
    let named = time.is_some() || title.is_some();
    let lead = if time.is_some() { None } else { Some("notes".to_owned()) };
    let id = (!named).then(|| stem(&session.id)).filter(|id| !id.is_empty());
    let parts: Vec<_> = [day, time, lead, title, id].into_iter().flatten().collect();
    parts.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_gives_a_name_that_every_disk_takes() {
        for (title, expected) in [
            ("L'ingénierie, c'est quoi ? Où est-elle ?", "l-ingenierie-c-est-quoi-ou-est-elle"),
            ("../../etc/passwd", "etc-passwd"),
            ("C:\\temp\\*?", "c-temp"),
            ("🎉 Fête 🎉", "fete"),
            ("日本語", ""),
            ("Nul !", "nul_"),
            ("", ""),
        ] {
            assert_eq!(stem(title), expected, "{title}");
        }
        let long = stem(&"mot ".repeat(100));
        assert!(long.len() <= LONGEST && long.starts_with("mot-mot"), "{long}");
        assert_eq!(stem(&"a".repeat(300)).len(), LONGEST);
    }
}
