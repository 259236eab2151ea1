use std::io::Write as _;

use proptest::prelude::*;

use super::*;

/// What comes out, and how much was dropped.
fn through(bytes: &[u8]) -> (String, u64) {
    let mut gate = Gate::default();
    gate.write_all(bytes).unwrap();
    let passed = String::from_utf8(gate.take()).unwrap();
    (passed, gate.dropped())
}

#[track_caller]
fn passes(text: &str) {
    assert_eq!(through(text.as_bytes()), (text.to_owned(), 0), "{text:?}");
}

#[track_caller]
fn is_dropped(bytes: impl AsRef<[u8]>) {
    let bytes = bytes.as_ref();
    let (passed, dropped) = through(&[b"a", bytes, b"\x1b[mb"].concat());
    assert_eq!(passed, "a\x1b[mb", "{:?}", bytes.escape_ascii().to_string());
    assert!(dropped > 0);
}

#[test]
fn text_passes() {
    passes("plain ASCII ~ naïve Ærøskøbing 日本語 한국어 العربية हिन्दी");
    passes("👩\u{200d}💻 🇩🇪 ❤\u{fe0f} e\u{301} 葛\u{e0100}");
}

#[test]
fn the_sequences_of_this_program_pass() {
    passes("\x1b[m\x1b[0;1;38;2;1;2;3m\x1b[4:3m\x1b[48;5;16m");
    passes("\x1b[H\x1b[1;1H\x1b[500;1000H\x1b[J\x1b[2J\x1b[K\x1b[1K");
    passes("\x1b[?25l\x1b[?25h\x1b[?1049h\x1b[?2004l\x1b[?2026h\x1b[?1006h");
    passes("\x1b[C\x1b[12C");
    passes("\x1b]8;id=12;https://example.org/?q=1\x1b\\here\x1b]8;;\x1b\\");
    passes("\x1b]52;c;Y29waWVk\x1b\\");
    passes("\x1b[>5u\x1b[<u");
    passes("\x1b]66;s=2;Who; and why?\x1b\\\x1b]66;s=2:w=2;한\x1b\\\x1b]66;s=2:w=1;e\u{301}\x1b\\");
    passes(&format!("\x1b]66;s=2;{}\x1b\\", "x".repeat(4096)));
}

#[test]
fn other_sequences_are_dropped_whole() {
    for other in [
        "\x1b[3J",
        "\x1b[6n",
        "\x1b[c",
        "\x1b[5i",
        "\x1b[21t",
        "\x1b[20h",
        "\x1b[?1h",
        "\x1b[?25;1h",
        "\x1b[>1u",
        "\x1b[>15u",
        "\x1b[<9u",
        "\x1b[=5u",
        "\x1b[?u",
        "\x1b[u",
        "\x1b[2 q",
        "\x1b[1;5r",
        "\x1b[1@",
        "\x1b[?2026$p",
        "\x1b[?m",
        "\x1bc",
        "\x1b7",
        "\x1b(0",
        "\x1b#8",
        "\x1b%G",
        "\x1bM",
    ] {
        is_dropped(other);
    }
}

#[test]
fn other_strings_are_dropped_whole() {
    for other in [
        "\x1b]0;title\x07",
        "\x1b]2;title\x1b\\",
        "\x1b]4;1;?\x1b\\",
        "\x1b]10;?\x1b\\",
        "\x1b]1337;File=:\x1b\\",
        "\x1b]8;id=1;file:///etc/passwd\x1b\\",
        "\x1b]8;id=a;https://a\x1b\\",
        "\x1b]8;id=;https://a\x1b\\",
        "\x1b]8;id=1:x=2;https://a\x1b\\",
        "\x1b]8;;https://a\x1b\\",
        "\x1b]8;id=1;https://a b\x1b\\",
        "\x1b]8;id=1;\x1b\\",
        "\x1b]52;c;?\x1b\\",
        "\x1b]66;s=2;\x1b\\",
        "\x1b]66;s=2;a\x07b\x1b\\",
        "\x1b]66;s=2;a\u{202e}b\x1b\\",
        "\x1b]66;s=2;a\u{fdd0}b\x1b\\",
        "\x1b]66;s=2;a\u{9c}\x1b\\",
        "\x1b]66;s=2:w=0;a\x1b\\",
        "\x1b]66;s=2:w=10;a\x1b\\",
        "\x1b]66;s=7;a\x1b\\",
        "\x1b]66;w=2; \x1b\\",
        "\x1b]66;;a\x1b\\",
        "\x1b]52;p;YQ==\x1b\\",
        "\x1b]52;c;a\u{9c}\x1b\\",
        "\x1bPq#0\x1b\\",
        "\x1b_Gi=1;\x1b\\",
        "\x1b^secret\x1b\\",
        "\x1bXany\x1b\\",
    ] {
        is_dropped(other);
    }
}

#[test]
fn large_letters_that_are_too_many_are_dropped() {
    is_dropped(format!("\x1b]66;s=2;{}\x1b\\", "x".repeat(4097)));
    is_dropped(b"\x1b]66;s=2;\xff\x1b\\");
}

#[test]
fn characters_that_are_commands_are_dropped() {
    for c in [
        '\0',
        '\x07',
        '\x08',
        '\t',
        '\n',
        '\r',
        '\x0e',
        '\x7f',
        '\u{80}',
        '\u{85}',
        '\u{9b}',
        '\u{9d}',
        '\u{9f}',
        '\u{61c}',
        '\u{200b}',
        '\u{200e}',
        '\u{202a}',
        '\u{202e}',
        '\u{2066}',
        '\u{2069}',
        '\u{2028}',
        '\u{feff}',
        '\u{e0001}',
        '\u{e0041}',
        '\u{e007f}',
    ] {
        is_dropped(c.to_string());
        assert_eq!(visible(&format!("a{c}b")), "ab", "{c:?}");
    }
}

#[test]
fn bytes_that_are_no_utf8_are_dropped() {
    for wrong in [
        &b"\x9b"[..],
        b"\x9d",
        b"\xff",
        b"\xc0\x9b",
        b"\xe0\x80\x9b",
        b"\xed\xa0\x80",
        b"\xf4\x90\x80\x80",
        b"\xe2\x82",
    ] {
        is_dropped(wrong);
    }
}

#[test]
fn a_sequence_broken_off_does_not_swallow_the_next() {
    assert_eq!(
        through(b"\x1b]8;id=1;https://a\x1b[1mb"),
        ("\x1b[1mb".into(), 1)
    );
    assert_eq!(through(b"\x1b[12\x1b[1mb"), ("\x1b[1mb".into(), 1));
    assert_eq!(through(b"\x1b[12\x18b"), ("b".into(), 1));
    assert_eq!(through(b"\xe2\x82\x1b[1mb"), ("\x1b[1mb".into(), 1));
}

#[test]
fn a_frame_broken_off_does_not_swallow_the_next() {
    let mut gate = Gate::default();
    gate.write_all(b"a\x1bPq").unwrap();
    assert_eq!(gate.take(), b"a");
    gate.write_all(b"b").unwrap();
    assert_eq!(gate.take(), b"b");
    assert_eq!(gate.dropped(), 1);
}

#[test]
fn a_sequence_without_end_is_not_kept() {
    let mut gate = Gate::default();
    gate.write_all(b"\x1b]52;c;").unwrap();
    gate.write_all(&vec![b'a'; 4 * LONGEST]).unwrap();
    assert!(gate.held.len() <= LONGEST);
    gate.write_all(b"\x1b\\b").unwrap();
    assert_eq!(gate.take(), b"b");
}

#[test]
fn a_cell_has_a_bounded_number_of_marks() {
    let zalgo = format!("e{}", "\u{301}".repeat(100_000));
    assert_eq!(visible(&zalgo).chars().count(), TALLEST);
    let kiss = "👩🏽\u{200d}❤\u{fe0f}\u{200d}💋\u{200d}👨🏿";
    assert_eq!(visible(kiss), kiss);
}

/// Pieces of sequences and of text, so that random input gets deep into the states.
fn hostile() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        Just(b"\x1b".to_vec()),
        Just(b"\x1b[".to_vec()),
        Just(b"\x1b]".to_vec()),
        Just(b"\x1b\\".to_vec()),
        Just(b"\x1bP".to_vec()),
        Just(b"8;id=1;https://a".to_vec()),
        Just(b"8;;".to_vec()),
        Just(b"52;c;".to_vec()),
        Just(b"?1049".to_vec()),
        Just(b"\x18".to_vec()),
        Just(b"\x07".to_vec()),
        Just(b"\xc2\x9b".to_vec()),
        Just("é日👩".as_bytes().to_vec()),
        "[0-9;:?hlmHJKnct ]{1,4}".prop_map(String::into_bytes),
        any::<Vec<u8>>(),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// An independent reading of what may come out: text without controls, and whole sequences of ours.
fn is_clean(mut text: &str) -> bool {
    while let Some(start) = text.find('\x1b') {
        let (before, sequence) = text.split_at(start);
        let end = match sequence.as_bytes().get(1) {
            Some(b'[') => sequence
                .find(|c: char| c.is_ascii_alphabetic())
                .map(|n| n + 1),
            Some(b']') => sequence.find("\x1b\\").map(|n| n + 2),
            _ => None,
        };
        let Some(end) = end else { return false };
        let (sequence, rest) = sequence.split_at(end);
        let ours = ["m", "H", "C", "J", "K", "h", "l", ">5u", "<u"]
            .iter()
            .any(|last| sequence.ends_with(last))
            || sequence == "\x1b]8;;\x1b\\"
            || sequence.starts_with("\x1b]8;id=1;https://a")
            || sequence.starts_with("\x1b]52;c;");
        if before.chars().any(char::is_control)
            || !ours
            || sequence.trim_end_matches("\x1b\\")[1..]
                .chars()
                .any(char::is_control)
        {
            return false;
        }
        text = rest;
    }
    !text
        .chars()
        .any(|c| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c))
}

proptest! {
    #[test]
    fn nothing_but_text_and_our_sequences_comes_out(bytes in hostile()) {
        let (passed, _) = through(&bytes);
        prop_assert!(is_clean(&passed), "{passed:?}");
    }

    #[test]
    fn what_came_out_passes_again(bytes in hostile()) {
        let (passed, _) = through(&bytes);
        prop_assert_eq!(through(passed.as_bytes()), (passed, 0));
    }

    #[test]
    fn it_does_not_matter_how_writes_are_cut(bytes in hostile(), size in 1_usize..9) {
        let mut gate = Gate::default();
        for chunk in bytes.chunks(size) {
            gate.write_all(chunk).unwrap();
        }
        let passed = String::from_utf8(gate.take()).unwrap();
        prop_assert_eq!((passed, gate.dropped()), through(&bytes));
    }

    #[test]
    fn every_character_passes_or_is_counted(text in any::<String>()) {
        let text: String = text.chars().filter(|c| *c != '\x1b').collect();
        let (passed, dropped) = through(text.as_bytes());
        prop_assert_eq!(passed.chars().count() as u64 + dropped, text.chars().count() as u64);
    }
}
