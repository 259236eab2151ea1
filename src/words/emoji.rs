//! Which characters may be emoji: those whose look a variation selector behind them chooses.

/// The emoji of the first plane (Emoji), and the blocks of pictographs as a whole. Digits, `#` and `*` are emoji only
/// inside of a keycap ([`is_keycap`]).
pub(super) fn is_emoji(c: char) -> bool {
    matches!(c, '\u{A9}' | '\u{AE}' | '\u{203C}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2194}'..='\u{2199}' | '\u{21A9}'..='\u{21AA}' | '\u{231A}'..='\u{231B}' | '\u{2328}' | '\u{23CF}' | '\u{23E9}'..='\u{23F3}' | '\u{23F8}'..='\u{23FA}' | '\u{24C2}' | '\u{25AA}'..='\u{25AB}' | '\u{25B6}' | '\u{25C0}' | '\u{25FB}'..='\u{25FE}' | '\u{2600}'..='\u{2604}' | '\u{260E}' | '\u{2611}' | '\u{2614}'..='\u{2615}' | '\u{2618}' | '\u{261D}' | '\u{2620}' | '\u{2622}'..='\u{2623}' | '\u{2626}' | '\u{262A}' | '\u{262E}'..='\u{262F}' | '\u{2638}'..='\u{263A}' | '\u{2640}' | '\u{2642}' | '\u{2648}'..='\u{2653}' | '\u{265F}'..='\u{2660}' | '\u{2663}' | '\u{2665}'..='\u{2666}' | '\u{2668}' | '\u{267B}' | '\u{267E}'..='\u{267F}' | '\u{2692}'..='\u{2697}' | '\u{2699}' | '\u{269B}'..='\u{269C}' | '\u{26A0}'..='\u{26A1}' | '\u{26A7}' | '\u{26AA}'..='\u{26AB}' | '\u{26B0}'..='\u{26B1}' | '\u{26BD}'..='\u{26BE}' | '\u{26C4}'..='\u{26C5}' | '\u{26C8}' | '\u{26CE}'..='\u{26CF}' | '\u{26D1}' | '\u{26D3}'..='\u{26D4}' | '\u{26E9}'..='\u{26EA}' | '\u{26F0}'..='\u{26F5}' | '\u{26F7}'..='\u{26FA}' | '\u{26FD}' | '\u{2702}' | '\u{2705}' | '\u{2708}'..='\u{270D}' | '\u{270F}' | '\u{2712}' | '\u{2714}' | '\u{2716}' | '\u{271D}' | '\u{2721}' | '\u{2728}' | '\u{2733}'..='\u{2734}' | '\u{2744}' | '\u{2747}' | '\u{274C}' | '\u{274E}' | '\u{2753}'..='\u{2755}' | '\u{2757}' | '\u{2763}'..='\u{2764}' | '\u{2795}'..='\u{2797}' | '\u{27A1}' | '\u{27B0}' | '\u{27BF}' | '\u{2934}'..='\u{2935}' | '\u{2B05}'..='\u{2B07}' | '\u{2B1B}'..='\u{2B1C}' | '\u{2B50}' | '\u{2B55}' | '\u{3030}' | '\u{303D}' | '\u{3297}' | '\u{3299}' | '\u{1F000}'..='\u{1FAFF}')
}

/// Whether a character becomes an emoji with a key around it.
pub(super) fn is_keycap(c: char) -> bool {
    matches!(c, '0'..='9' | '#' | '*')
}

/// The key around a character.
pub(super) const KEY: char = '\u{20E3}';

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use regex_syntax::hir::{Class, HirKind};

    use super::*;

    #[test]
    fn the_table_has_what_unicode_calls_emoji() {
        let hir = regex_syntax::parse(r"\p{Emoji}").unwrap();
        let HirKind::Class(Class::Unicode(emoji)) = hir.into_kind() else {
            panic!("no class of characters");
        };
        let is_in = |c: char| {
            let mut ranges = emoji.ranges().iter();
            ranges.any(|range| (range.start()..=range.end()).contains(&c))
        };
        for c in '\0'..='\u{FFFF}' {
            assert_eq!(is_emoji(c) || is_keycap(c), is_in(c), "{c:?}");
        }
        for c in ('\u{10000}'..=char::MAX).filter(|c| is_in(*c)) {
            assert!(is_emoji(c), "{c:?}");
        }
    }
}
