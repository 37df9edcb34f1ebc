//! Characters of the symbol fonts that Word uses for arrows and ticks.

/// The Unicode character for a place in Wingdings or Symbol; nothing when it is a mere picture.
pub(super) fn unicode(font: &str, code: u32) -> Option<char> {
    let code = if (0xf000..=0xf0ff).contains(&code) { code - 0xf000 } else { code };
    if font.to_lowercase().starts_with("symbol") {
        return Some(match code {
            0xb7 => '•',
            0xae => '→',
            0xac => '←',
            0xde => '⇒',
            0xb3 => '≥',
            0xa3 => '≤',
            0xb1 => '±',
            0xb4 => '×',
            0xb9 => '≠',
            0xbb => '≈',
            0x44 => 'Δ',
            0x61 => 'α',
            0x62 => 'β',
            0x6d => 'µ',
            _ => return None,
        });
    }
    Some(match code {
        0xe0 | 0xe8 | 0xf0 => '→',
        0xdf => '←',
        0xe1 => '↑',
        0xe2 => '↓',
        0xf3 => '↔',
        0xfc | 0xfe => '✓',
        0xfb | 0xfd => '✗',
        0x6f | 0x71 | 0xa8 => '☐',
        0xa7 | 0x6e => '▪',
        0x6c | 0x9f => '•',
        0xd8 => '➢',
        0x2a => '✉',
        0x28 => '☎',
        _ => return None,
    })
}
