//! The codes of countries by ISO 3166-1 (alpha-2), with those that it had (ISO 3166-3) and two that it keeps free: `EU`
//! and `XK`, which the European Union and Kosovo go by.

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

/// The code that is meant by another one that people write.
pub(crate) fn meant(word: &str) -> Option<String> {
    let capitals = word.to_ascii_uppercase();
    if capitals == "UK" {
        return Some("GB".to_owned());
    }
    is_code(&capitals).then_some(capitals)
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
        assert_eq!(meant("Norway"), None);
        assert_eq!(meant("XX"), None);
        assert!(!is_code("no") && !is_code("A D") && !is_code(""));
    }
}
