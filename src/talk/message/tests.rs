//! What is said is heard, and what nobody understands does no harm.

use proptest::prelude::*;

use super::*;

pub(in crate::talk) fn state() -> State {
    let place = |slide: &str| Place {
        slide: slide.to_owned(),
        page: 1,
        reveal: 2,
    };
    State {
        v: VERSION,
        session: "sony".to_owned(),
        seq: 7,
        paths: vec![Path::Text("/b/sony-hack.yaml".to_owned())],
        briefing: "sony-hack".to_owned(),
        short: false,
        max_tlp: Some("GREEN".to_owned()),
        as_of: None,
        size: [120, 36],
        large: false,
        hash: "00ff".to_owned(),
        slide: "bluf".to_owned(),
        page: 0,
        reveal: 3,
        blank: false,
        frozen: true,
        away: false,
        console: place("timeline"),
        timer: Timer {
            phase: Doing::Running,
            elapsed: 5_000,
            steady: 100_000,
            wall: 1_416_000_000_000,
            asked: Some(1_200_000),
            used: vec![2_000, 3_000],
            section: Some(1),
            by: place("bluf"),
        },
        wrong: None,
    }
}

#[test]
fn a_state_is_one_line_of_json() {
    let line = String::from_utf8(tell(&state()).unwrap()).unwrap();
    insta::assert_snapshot!(line, @r#"{"v":1,"session":"sony","seq":7,"paths":["/b/sony-hack.yaml"],"briefing":"sony-hack","short":false,"max_tlp":"GREEN","as_of":null,"size":[120,36],"large":false,"hash":"00ff","slide":"bluf","page":0,"reveal":3,"blank":false,"frozen":true,"away":false,"console":{"slide":"timeline","page":1,"reveal":2},"timer":{"phase":"running","elapsed":5000,"steady":100000,"wall":1416000000000,"asked":1200000,"used":[2000,3000],"section":1,"by":{"slide":"bluf","page":1,"reveal":2}}}"#);
    let told = told(line.trim_end().as_bytes()).unwrap();
    assert_eq!(told, state());
    assert_eq!(told.timer.asked(), Some(Duration::from_secs(20 * 60)));
}

#[test]
fn a_command_is_one_line_of_json() {
    let commands = [
        Command::Step,
        Command::Number { number: 12 },
        Command::Slide {
            id: "bluf".to_owned(),
        },
        Command::Place {
            place: Place::default(),
        },
    ];
    let lines: Vec<u8> = commands
        .iter()
        .flat_map(|command| ask(command).unwrap())
        .collect();
    insta::assert_snapshot!(String::from_utf8(lines.clone()).unwrap(), @r#"
        {"v":1,"do":"step"}
        {"v":1,"do":"number","number":12}
        {"v":1,"do":"slide","id":"bluf"}
        {"v":1,"do":"place","place":{"slide":"","page":0,"reveal":0}}
        "#);
    let mut cut = Lines::default();
    cut.feed(&lines);
    for command in commands {
        let line = cut.next().unwrap().unwrap();
        assert_eq!(asked(&line), Ok(command));
    }
    assert_eq!(cut.next(), Ok(None));
}

#[track_caller]
fn check(line: &str, expected: BadLine) {
    assert_eq!(told(line.as_bytes()).unwrap_err(), expected, "{line:.40}");
    assert_eq!(asked(line.as_bytes()).unwrap_err(), expected, "{line:.40}");
}

#[test]
fn what_is_no_message_is_refused_with_its_reason() {
    for garbage in [
        "",
        "{",
        "null",
        "{}",
        "{\"v\":-1}",
        "{\"v\":\"1\"}",
        "{\"v\":1}",
        "{\"v\":1,\"do\":\"format the disk\"}",
        "\u{0}\u{ff}",
        &format!("{{\"v\":1,\"do\":{}", "[".repeat(60_000)),
    ] {
        check(garbage, BadLine::Garbage);
    }
    check("{\"v\":2,\"do\":\"step\"}", BadLine::Version(2));
    check("{\"v\":0}", BadLine::Version(0));
    check("{\"v\":99999999999}", BadLine::Version(99_999_999_999));
    check(&" ".repeat(LONGEST + 1), BadLine::TooLong);
    assert_eq!(asked(&[0xff, 0xfe]), Err(BadLine::Garbage));
}

#[test]
fn a_line_has_64_kib_and_not_a_byte_more() {
    let command = |more: usize| {
        let empty = ask(&Command::Slide { id: String::new() }).unwrap().len() - 1;
        Command::Slide {
            id: "x".repeat(LONGEST - empty + more),
        }
    };
    let whole = ask(&command(0)).unwrap();
    assert_eq!(whole.len(), LONGEST + 1);
    assert_eq!(asked(&whole[..LONGEST]), Ok(command(0)));
    assert_eq!(ask(&command(1)), Err(BadLine::TooLong));
    let mut lines = Lines::default();
    lines.feed(&whole);
    assert_eq!(lines.next().unwrap().unwrap().len(), LONGEST);
    // One byte more, with and without its end.
    lines.feed(&[b'x'; LONGEST + 1]);
    assert_eq!(lines.next(), Err(BadLine::TooLong));
    lines.feed(b"\n");
    assert_eq!(lines.next(), Err(BadLine::TooLong));
}

#[test]
fn a_state_that_is_too_long_is_not_sent() {
    let mut long = state();
    long.paths = vec![Path::Text("x".repeat(LONGEST))];
    assert_eq!(tell(&long), Err(BadLine::TooLong));
}

#[test]
fn a_path_that_is_no_text_comes_through() {
    use std::os::unix::ffi::OsStrExt;
    for bytes in [&b"/a/b.yaml"[..], b"/a/\xff.yaml", b""] {
        let path = std::path::Path::new(std::ffi::OsStr::from_bytes(bytes));
        let json = serde_json::to_string(&Path::of(path)).unwrap();
        assert_eq!(serde_json::from_str::<Path>(&json).unwrap().path(), path);
    }
}

fn places() -> impl Strategy<Value = Place> {
    (".*", any::<usize>(), any::<usize>()).prop_map(|(slide, page, reveal)| Place {
        slide,
        page,
        reveal,
    })
}

fn states() -> impl Strategy<Value = State> {
    let times = (
        any::<u64>(),
        any::<u64>(),
        any::<u64>(),
        any::<Option<u64>>(),
    );
    let used = proptest::collection::vec(any::<u64>(), 0..4);
    let of_talk = (".*", any::<u64>(), any::<bool>(), any::<Option<String>>());
    let shown = (places(), places(), any::<[u16; 2]>(), any::<bool>());
    (of_talk, shown, times, used).prop_map(|(of_talk, shown, times, used)| State {
        session: of_talk.0,
        seq: of_talk.1,
        short: of_talk.2,
        frozen: of_talk.2,
        max_tlp: of_talk.3.clone(),
        wrong: of_talk.3,
        slide: shown.0.slide.clone(),
        page: shown.0.page,
        reveal: shown.0.reveal,
        console: shown.1,
        size: shown.2,
        blank: shown.3,
        timer: Timer {
            elapsed: times.0,
            steady: times.1,
            wall: times.2,
            asked: times.3,
            section: used.len().checked_sub(1),
            used,
            by: shown.0,
            ..Timer::default()
        },
        ..state()
    })
}

proptest! {
    #[test]
    fn what_is_told_is_heard(state in states()) {
        let line = tell(&state).unwrap();
        prop_assert_eq!(memchr::memchr(b'\n', &line), Some(line.len() - 1));
        prop_assert_eq!(told(&line[..line.len() - 1]).unwrap(), state);
    }

    #[test]
    fn no_bytes_do_any_harm(bytes: Vec<u8>, cut in 0..200usize) {
        let _ = (told(&bytes), asked(&bytes));
        // Half a message, and one with other bytes in it.
        let mut line = tell(&state()).unwrap();
        let at = cut % line.len();
        let _ = (told(&line[..at]), asked(&line[..at]));
        line.splice(at..at, bytes);
        let _ = (told(&line), asked(&line));
    }

    #[test]
    fn lines_are_the_same_in_whatever_pieces(pieces in proptest::collection::vec("[a\n]{0,6}", 0..12)) {
        let whole = pieces.concat();
        let mut lines = Lines::default();
        let mut found = Vec::new();
        for piece in &pieces {
            lines.feed(piece.as_bytes());
            while let Some(line) = lines.next().unwrap() {
                found.push(String::from_utf8(line).unwrap());
            }
        }
        let mut expected: Vec<&str> = whole.split('\n').collect();
        expected.pop();
        prop_assert_eq!(found, expected);
    }
}
