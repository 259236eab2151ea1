use proptest::prelude::*;

use super::*;

/// What these bytes are, when they come in one piece and nothing comes behind them.
fn tokens(bytes: &[u8]) -> Vec<Token> {
    let (mut tokens, mut out) = (Tokens::default(), Vec::new());
    tokens.feed(bytes, &mut out);
    tokens.give_up(&mut out);
    out
}

/// The same in pieces.
fn in_pieces<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> Vec<Token> {
    let (mut tokens, mut out) = (Tokens::default(), Vec::new());
    for piece in pieces {
        tokens.feed(piece, &mut out);
    }
    tokens.give_up(&mut out);
    out
}

fn typed(text: &str) -> Vec<Token> {
    text.chars().map(Token::Char).collect()
}

fn check(bytes: &str, expected: &[Token]) {
    assert_eq!(tokens(bytes.as_bytes()), expected, "{bytes:?}");
}

/// Answers that terminals give, asked by this program or by one before it.
const ANSWERS: &[&str] = &[
    "\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\",
    "\x1b]10;rgb:ffff/ffff/ffff\x07",
    "\x1b]11;rgba:ffff/ffff/ffff/ffff\x07",
    "\x1b]4;255;rgb:1e1e/1e1e/1e1e\x1b\\",
    "\x1b]11;white\x07",
    "\x1b]52;c;cXVpdA==\x1b\\",
    "\x1b]1337;ReportCellSize=15.0;7.5\x1b\\",
    "\x1b]l a title\x1b\\",
    "\x1b[?62;22c",
    "\x1b[>1;95;0c",
    "\x1b[?5u",
    "\x1b[?2026;2$y",
    "\x1b[24;80R",
    "\x1b[8;24;80t",
    "\x1b[0n",
    "\x1bP>|kitty(0.35)\x1b\\",
    "\x1bP1+r524742=382f382f38\x1b\\",
    "\x1bP1$r0m\x1b\\",
    "\x1bP!|00000000\x1b\\",
    "\x1b_Gi=31;OK\x1b\\",
];

/// Keys, each whole.
const KEYS: &[&str] = &[
    "j",
    "\r",
    "\x7f",
    "é",
    "日",
    "😀",
    "\x1b[A",
    "\x1b[1;5D",
    "\x1bOP",
    "\x1b[105;5u",
    "\x1bx",
    "\x1b[200~q\x1b[1m\x1b[201~",
    "\x1b[<0;5;2M",
];

/// Whether a token is what an answer becomes: a command, or a control sequence that is no key.
fn is_answer(token: &Token) -> bool {
    match token {
        Token::Command(_) => true,
        Token::Control(body) => ANSWERS.iter().any(|answer| answer.as_bytes()[2..] == *body),
        _ => false,
    }
}

#[test]
fn an_answer_is_no_key_in_whatever_place() {
    for answer in ANSWERS {
        let around = tokens(format!("j{answer}k").as_bytes());
        let rest: Vec<_> = around
            .into_iter()
            .filter(|token| !is_answer(token))
            .collect();
        assert_eq!(rest, typed("jk"), "{answer:?}");
    }
}

#[test]
fn an_escape_alone_is_a_key_and_so_is_each_beginning_alone() {
    check("\x1b", &[Token::Escape]);
    check("\x1b\x1b", &[Token::Escape, Token::Escape]);
    check("\x1b\x03", &[Token::Escape, Token::Char('\x03')]);
    check("\x1b\x1b[A", &[Token::Escape, Token::Control(b"A".into())]);
    for c in ['[', 'O', ']', 'P', '_', 'x', 'X', '^', '\\', '\r', 'é'] {
        check(&format!("\x1b{c}"), &[Token::Alt(c)]);
    }
    check("\x1b[[", &[Token::Alt('['), Token::Char('[')]);
}

#[test]
fn what_is_no_answer_was_typed() {
    let alt = |c, rest: &str| [vec![Token::Alt(c)], typed(rest)].concat();
    check("\x1b]1q", &alt(']', "1q"));
    check("\x1b]q", &alt(']', "q"));
    check("\x1b];", &alt(']', ";"));
    check("\x1b]123456", &alt(']', "123456"));
    check("\x1bPq", &alt('P', "q"));
    check("\x1b_q", &alt('_', "q"));
    check("\x1bO1", &alt('O', "1"));
    check("\x1b]\x03", &alt(']', "\x03"));
    check("\x1b[\x03", &alt('[', "\x03"));
}

#[test]
fn what_is_cut_takes_nothing_with_it() {
    for cut in ["\x1b]11;rgb:1e1e", "\x1b[1;5", "\x1bP1+r52", "\x1b[<0;5"] {
        check(cut, &[]);
        check(&format!("{cut}\x03q"), &typed("\x03q"));
        check(
            &format!("{cut}\x1b[Bq"),
            &[Token::Control(b"B".into()), Token::Char('q')],
        );
    }
    check("\x1b]11;rgb:1e1e\x1bq", &[Token::Alt('q')]);
    check("\x1b]11;rgb:1e1e\x1b", &[Token::Escape]);
    assert_eq!(tokens(b"\xe6\x97j\xffk\x80"), typed("jk"));
}

#[test]
fn functions_of_the_linux_console_and_the_old_mouse_are_whole() {
    check("\x1b[[Aj", &[Token::Console(b'A'), Token::Char('j')]);
    check("\x1b[M %\"j", &[Token::Mouse(*b" %\""), Token::Char('j')]);
    check(
        "\x1b[3$j",
        &[Token::Control(b"3$".into()), Token::Char('j')],
    );
}

#[test]
fn a_paste_is_one_token_whatever_is_in_it() {
    let paste = |text: &str| Token::Paste(text.to_owned());
    for text in [
        "",
        "q\x03\r\n",
        "\x1b[201",
        "\x1b\x1b[20\x1b",
        "日本",
        "\x1b]11;rgb:\x07",
    ] {
        let bytes = format!("\x1b[200~{text}\x1b[201~j");
        check(&bytes, &[paste(text), Token::Char('j')]);
    }
    check("\x1b[200~cut", &[paste("cut")]);
    let most = "x".repeat(LARGEST_PASTE);
    check(&format!("\x1b[200~{most}\x1b[201~"), &[paste(&most)]);
    check(
        &format!("\x1b[200~{most}xxx\x1b[201~j"),
        &[Token::TooLong, Token::Char('j')],
    );
}

#[test]
fn nothing_that_has_no_end_is_kept() {
    for begun in ["\x1b]11;", "\x1b[1;", "\x1bP1", "\x1b]1"] {
        let mut tokens = Tokens::default();
        let mut out = Vec::new();
        tokens.feed(begun.as_bytes(), &mut out);
        tokens.feed(&[b'1'; 1_000_000], &mut out);
        assert!(tokens.held.capacity() < 8 * LONGEST, "{begun:?}");
        tokens.feed(b"\x03", &mut out);
        assert_eq!(out.last(), Some(&Token::Char('\x03')), "{begun:?}");
    }
}

#[test]
fn only_what_was_begun_is_waited_for() {
    let patience = |bytes: &[u8], answer| {
        let mut tokens = Tokens::default();
        tokens.feed(bytes, &mut Vec::new());
        tokens.patience(answer)
    };
    for whole in [
        &b""[..],
        b"j",
        b"\x1b[A",
        b"\x1b]11;rgb:0/0/0\x07",
        b"\x1b[200~x\x1b[201~",
    ] {
        assert_eq!(
            patience(whole, Answer::Due),
            None,
            "{}",
            whole.escape_ascii()
        );
    }
    for key in [&b"\x1b"[..], b"\x1b[", b"\x1b]", b"\x1bO"] {
        assert_eq!(patience(key, Answer::NotDue), Some(AT_ONCE));
        assert_eq!(patience(key, Answer::Due), Some(WHILE_ASKED));
    }
    assert_eq!(patience(b"\x1b[200~x", Answer::NotDue), Some(PASTING));
    for begun in [&b"\x1b[1"[..], b"\x1b]1", b"\x1b]11;rgb:0\x1b", b"\xe6"] {
        assert_eq!(patience(begun, Answer::NotDue), Some(REST));
    }
}

/// Keys and answers mixed.
fn mixed() -> impl Strategy<Value = Vec<&'static str>> {
    let part = prop_oneof![
        proptest::sample::select(KEYS.to_vec()),
        proptest::sample::select(ANSWERS.to_vec()),
    ];
    proptest::collection::vec(part, 0..12)
}

proptest! {
    #[test]
    fn pieces_make_no_difference(parts in mixed(), cuts in proptest::collection::vec(0..400_usize, 0..40)) {
        let bytes = parts.concat().into_bytes();
        let mut cuts: Vec<_> = cuts.into_iter().map(|cut| cut.min(bytes.len())).collect();
        cuts.sort_unstable();
        cuts.push(bytes.len());
        let mut from = 0;
        let pieces = cuts.into_iter().map(|to| &bytes[std::mem::replace(&mut from, to)..to]);
        prop_assert_eq!(in_pieces(pieces), tokens(&bytes));
        prop_assert_eq!(in_pieces(bytes.chunks(1)), tokens(&bytes));
    }

    #[test]
    fn keys_between_answers_are_those_without_answers(parts in mixed()) {
        let is_key = |part: &&&str| KEYS.contains(part);
        let keys: String = parts.iter().filter(is_key).copied().collect();
        let found = tokens(parts.concat().as_bytes());
        let found: Vec<_> = found.into_iter().filter(|token| !is_answer(token)).collect();
        prop_assert_eq!(found, tokens(keys.as_bytes()));
    }

    #[test]
    fn ctrl_c_is_heard_behind_whatever_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
        // Within pasted text it is text.
        prop_assume!(!bytes.windows(6).any(|part| part == b"\x1b[200~"));
        // The first two may be the rest of a report of the mouse.
        let found = tokens(&[&bytes[..], b"\x03\x03\x03\x03"].concat());
        prop_assert_eq!(found.last(), Some(&Token::Char('\x03')));
    }
}
