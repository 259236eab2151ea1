//! Keyboards that are not Latin: which key of a Latin one stands in the same place.
//!
//! A terminal sends the letter of the layout, with the protocol of kitty also together with Ctrl and Alt. That
//! protocol can say which key it was, too, but only of chords, and not everywhere.

/// Letters and signs of the Latin layout, row by row, then with Shift.
const LATIN: &str = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~";

/// What stands in the same places of other layouts; `\0` where it is the same or nothing of its own: Korean two-set,
/// Russian, Ukrainian (where it is not as the Russian), Greek, Hebrew, Arabic.
const LAYOUTS: &[&str] = &[
    "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ\0\0ㅁㄴㅇㄹㅎㅗㅓㅏㅣ\0\0ㅋㅌㅊㅍㅠㅜㅡ\0\0\0ㅃㅉㄸㄲㅆ\0\0\0ㅒㅖ",
    "йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ",
    "\0\0\0\0\0\0\0\0\0\0\0ї\0і\0\0\0\0\0\0\0\0є\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0Ї\0І\0\0\0\0\0\0\0\0Є",
    "\0ςερτυθιοπ\0\0ασδφγηξκλ\0\0ζχψωβνμ\0\0\0\0\0ΕΡΤΥΘΙΟΠ\0\0ΑΣΔΦΓΗΞΚΛ\0\0ΖΧΨΩΒΝΜ",
    "\0\0קראטוןםפ\0\0שדגכעיחלךף\0זסבהנמצתץ",
    "ضصثقفغعهخحجدشسيبلاتنمكطئءؤر\0ىةوزذ",
];

/// The letter in the same place of a Latin keyboard, for one of another layout.
pub(super) fn latin(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    let place = LAYOUTS
        .iter()
        .find_map(|layout| layout.chars().position(|other| other == c));
    place
        .and_then(|place| LATIN.chars().nth(place))
        .unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_keys_of_every_layout_stand_where_they_stand() {
        for (there, here) in [
            ("ㅂㅣㅋㅖ", "qlzP"),
            ("йячсмитьбюЁ", "qzxcvbnm,.~"),
            ("їієЇІЄ", "]s'}S\""),
            ("ςπαλζμΕΜ", "wpalzmEM"),
            ("קפשףזבץ", "epa;zc."),
            ("ضدشطئؤز", "q]a'zc."),
        ] {
            let latin: String = there.chars().map(latin).collect();
            assert_eq!(latin, here, "{there}");
        }
        for layout in LAYOUTS {
            assert!(layout.chars().count() <= LATIN.chars().count(), "{layout}");
        }
    }

    #[test]
    fn what_stands_in_no_layout_stays() {
        assert_eq!(['é', '日', '\0', '['].map(latin), ['é', '日', '\0', '[']);
    }
}
