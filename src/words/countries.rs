//! The codes of countries by ISO 3166-1 (alpha-2), with those that it had (ISO 3166-3) and two that it keeps free: `EU`
//! and `XK`, which the European Union and Kosovo go by.

mod names;

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use names::NAMES;

/// All codes, with a space between.
const CODES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS \
    BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI \
    FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR \
    IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM \
    MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT \
    PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM \
    TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW \
    AN BU CS DD EU FX NT SU TP XK YD YU ZR";

/// Whether a word is one of the codes, in capitals.
pub(crate) fn is_code(word: &str) -> bool {
    word.len() == 2 && CODES.split(' ').any(|code| code == word)
}

/// The codes by what else countries are called, folded.
static CALLED: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let all = NAMES.iter().flat_map(|(code, long, names)| {
        let names = names.split(';').chain([*long, *code]);
        names.map(move |name| (folded(name), *code))
    });
    all.chain([("uk".to_owned(), "GB")])
        .filter(|(name, _)| !name.is_empty())
        .collect()
});

/// The code that is meant by a name of a country, or by another code.
pub(crate) fn meant(written: &str) -> Option<String> {
    let capitals = written.to_ascii_uppercase();
    let called = || CALLED.get(&folded(written)).copied();
    match is_code(&capitals) {
        true => Some(capitals),
        false => called().map(str::to_owned),
    }
}

/// A name without what makes no other name of it: the size of letters, their accents, and the signs between words.
fn folded(name: &str) -> String {
    let letters = name.nfkd().filter(|c| !is_combining_mark(*c));
    let letters = letters.filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_two_capitals_and_each_stands_once() {
        let mut codes: Vec<&str> = CODES.split(' ').collect();
        assert!(codes.iter().all(|code| is_code(code)));
        assert!(
            codes
                .iter()
                .all(|code| code.bytes().all(|b| b.is_ascii_uppercase()))
        );
        // 249 of the standard.
        assert_eq!(codes.len(), 249 + 13);
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), 249 + 13);
    }

    #[test]
    fn what_people_write_is_understood_where_it_means_one_country() {
        assert_eq!(meant("kp").as_deref(), Some("KP"));
        assert_eq!(meant("UK").as_deref(), Some("GB"));
        assert_eq!(meant("Norway").as_deref(), Some("NO"));
        assert_eq!(meant("south-korea").as_deref(), Some("KR"));
        assert_eq!(meant("U.S.A.").as_deref(), Some("US"));
        assert_eq!(meant("DPRK").as_deref(), Some("KP"));
        assert_eq!(meant("prk").as_deref(), Some("KP"));
        assert_eq!(meant("Turkiye").as_deref(), Some("TR"));
        assert_eq!(meant("Korea"), None);
        assert_eq!(meant("Congo"), None);
        assert_eq!(meant(""), None);
        assert_eq!(meant("XX"), None);
        assert!(NAMES.iter().all(|(code, ..)| is_code(code)));
        assert!(!is_code("no") && !is_code("A D") && !is_code(""));
    }
}
