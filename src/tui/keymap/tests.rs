//! Keys as they are written, shown and bound by default.
#![allow(clippy::unwrap_used)]

use super::*;
use proptest::prelude::*;
use std::collections::HashSet;

#[test]
fn keys_are_read_as_they_are_written() {
    let keys = parse("jG<c-p><a-left><s-tab><lt><f1>").unwrap();
    let shown: Vec<String> = keys.into_iter().map(show).collect();
    assert_eq!(shown, ["j", "G", "Ctrl-p", "Alt-←", "Shift-Tab", "<", "F1"]);
    let wrong = |text| parse(text).unwrap_err().to_string();
    assert_eq!(
        wrong("<entre>"),
        "`<entre>` is not a key: did you mean `<enter>`? Keys are written as in j, gg, <enter>, <c-p>"
    );
    assert!(wrong("<c-a-entre>").contains("did you mean `<c-a-enter>`?"));
    assert!(wrong("<nothing>").contains("write as in j, gg"));
    assert!(wrong("j<c").contains("`<c` has no `>`"));
}

#[test]
fn one_key_may_be_written_in_several_ways() {
    let same = |a, b| assert_eq!(parse(a), parse(b), "{a}");
    same("<Ctrl-P>", "<c-p>");
    same("<shift-a>", "A");
    same("<a-s-x>", "<a-X>");
    same("<C-I>", "<tab>");
    same("<SPACE>", " ");
    same("<c-i><c-m><c-[>", "<tab><enter><esc>");
    same("<a-c-s-left>", "<c-a-s-left>");
    for none in [
        "<s-1>",
        "<s-space>",
        "<c-s-p>",
        "<c-s-P>",
        "<f13>",
        "<c->",
        "<>",
    ] {
        assert!(parse(none).is_err(), "{none}");
    }
}

proptest! {
    #[test]
    fn the_notation_reads_as_the_same_keys(text in "(<((c|a|s|ctrl)-){0,3}(enter|space|lt|gt|tab|f5|ins|[ -~])>|[ -~é]){0,5}") {
        if let Ok(keys) = parse(&text) {
            prop_assert_eq!(parse(&notation(&keys)), Ok(keys));
        }
    }
}

#[test]
fn every_binding_reads_and_none_is_given_twice_or_hides_another() {
    let mut seen = HashSet::new();
    for spec in ACTIONS {
        for keys in spec.keys {
            let keys = parse(keys).unwrap();
            assert!(seen.insert(keys.clone()), "{} is bound twice", spec.name);
        }
    }
    for keys in &seen {
        let hidden = seen
            .iter()
            .any(|other| other.len() > keys.len() && other.starts_with(keys));
        assert!(!hidden, "{keys:?} hides a longer one");
    }
}

#[test]
fn shift_tab_comes_in_two_ways() {
    let back = Key::from(KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT));
    assert_eq!(vec![back], parse("<s-tab>").unwrap());
}
