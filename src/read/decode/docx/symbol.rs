//! Characters of the symbol fonts, which put signs where other fonts have letters.

/// `Symbol` from 0x20 and from 0xa0.
const SYMBOL: [&str; 2] = [
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλµνοπθρστυϖωξψζ{|}∼",
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪",
];

/// Whether a font is one of those.
pub(super) fn is_symbolic(font: &str) -> bool {
    let font = font.to_lowercase();
    ["symbol", "wingdings", "webdings"].iter().any(|known| font.starts_with(known))
}

/// The Unicode character for a place in a symbol font; nothing when it is a mere picture.
pub(super) fn unicode(font: &str, code: u32) -> Option<char> {
    let code = if (0xf000..=0xf0ff).contains(&code) { code - 0xf000 } else { code };
    if code == 0x20 {
        return Some(' ');
    }
    match font.to_lowercase().as_str() {
        font if font.starts_with("symbol") => {
            let (row, first) = if code < 0xa0 { (0, 0x20) } else { (1, 0xa0) };
            SYMBOL[row].chars().nth(usize::try_from(code.checked_sub(first)?).ok()?)
        }
        "wingdings 2" => wingdings_2(code),
        "wingdings 3" => wingdings_3(code),
        font if font.starts_with("webdings") => webdings(code),
        _ => wingdings(code),
    }
}

fn wingdings(code: u32) -> Option<char> {
    let nth = |first: char, from: u32| char::from_u32(u32::from(first) + code - from);
    Some(match code {
        0x21 | 0x3f | 0x40 => '✍',
        0x22 | 0x23 => '✂',
        0x28 | 0x29 => '☎',
        0x2a..=0x2f => '✉',
        0x36 => '⌛',
        0x41 => '✌',
        0x45 => '☜',
        0x46 => '☞',
        0x47 => '☝',
        0x48 => '☟',
        0x4a => '☺',
        0x4c => '☹',
        0x4e => '☠',
        0x4f | 0x50 => '⚑',
        0x51 => '✈',
        0x52 => '☼',
        0x54 => '❄',
        0x56 => '✞',
        0x58 => '✠',
        0x59 => '✡',
        0x5a => '☪',
        0x5b => '☯',
        0x6a | 0x6b => '&',
        0x6c => '●',
        0x6d => '○',
        0x6e => '■',
        0x6f | 0x70..=0x72 | 0xa8 => '☐',
        0x73..=0x75 | 0x77 => '◆',
        0x76 => '❖',
        0x78 | 0xfd => '☒',
        0x7a => '⌘',
        0x80 => '⓪',
        0x81..=0x8a => nth('①', 0x81)?,
        0x8c..=0x95 => nth('❶', 0x8c)?,
        0x9e => '·',
        0x9f => '•',
        0xa1 => '○',
        0xa4 => '◉',
        0xa5 => '◎',
        0xa7 => '▪',
        0xaa => '✦',
        0xab => '★',
        0xac => '✶',
        0xd8 => '➢',
        0xdc => '➲',
        0xdf | 0xe7 | 0xef => '←',
        0xe0 | 0xe8 | 0xf0 => '→',
        0xe1 | 0xe9 | 0xf1 => '↑',
        0xe2 | 0xea | 0xf2 => '↓',
        0xe3 => '↖',
        0xe4 => '↗',
        0xe5 => '↙',
        0xe6 => '↘',
        0xf3 => '↔',
        0xf4 => '↕',
        0xfb => '✗',
        0xfc => '✓',
        0xfe => '☑',
        _ => return None,
    })
}

fn wingdings_2(code: u32) -> Option<char> {
    Some(match code {
        0x4f => '✗',
        0x50 => '✓',
        0x51 | 0x53 | 0x54 => '☒',
        0x52 => '☑',
        0x30 | 0x2a | 0xa3 => '☐',
        0x96..=0x98 => '•',
        _ => return None,
    })
}

fn wingdings_3(code: u32) -> Option<char> {
    Some(match code {
        0x21 | 0x66 => '←',
        0x22 | 0x67 => '→',
        0x23 | 0x68 => '↑',
        0x24 | 0x69 => '↓',
        0x70 => '▲',
        0x71 => '▼',
        0x74 | 0x7c => '◀',
        0x75 | 0x7d => '▶',
        _ => return None,
    })
}

fn webdings(code: u32) -> Option<char> {
    Some(match code {
        0x33 => '◀',
        0x34 => '▶',
        0x35 => '▲',
        0x36 => '▼',
        0x61 => '✓',
        0x63 => '☐',
        0x67 => '■',
        0x69 => 'ℹ',
        0x6e => '●',
        0x72 => '✗',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::unicode;

    #[test]
    fn signs_stand_at_their_places() {
        for (font, code, sign) in [
            ("Symbol", 0xf0b7, '•'),
            ("Symbol", 0x44, 'Δ'),
            ("Symbol", 0xf0ae, '→'),
            ("Symbol", 0xde, '⇒'),
            ("Symbol", 0xb9, '≠'),
            ("Symbol", 0x6d, 'µ'),
            ("Symbol", 0xe5, '∑'),
            ("Wingdings", 0xf0e0, '→'),
            ("Wingdings", 0x8e, '❸'),
            ("Wingdings 2", 0x50, '✓'),
        ] {
            assert_eq!(unicode(font, code), Some(sign), "{font} {code:x}");
        }
        assert_eq!(unicode("Wingdings", 0x3a), None);
    }
}
