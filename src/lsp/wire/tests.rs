//! Streams of a client that does not know the protocol, or does not want to.

use proptest::prelude::*;

use super::*;

/// What becomes of a stream: methods of messages, and codes of what is refused.
fn heard(stream: &[u8]) -> Vec<String> {
    let all = std::cell::RefCell::new(Vec::new());
    let mut take = |message: Message| {
        all.borrow_mut().push(match message {
            Message::Request(request) => format!("{} {}", request.method, request.id),
            Message::Notification(it) => it.method,
            Message::Response(_) => "response".to_owned(),
        });
        true
    };
    let mut refuse = |refusal: &Refusal| {
        all.borrow_mut()
            .push(format!("{} {}", refusal.code, refusal.id));
        Ok(())
    };
    read(stream, &mut take, &mut refuse);
    all.into_inner()
}

fn framed(body: &str) -> String {
    format!("Content-Length: {}\r\n\r\n{body}", body.len())
}

const ASK: &str = r#"{"jsonrpc":"2.0","id":7,"method":"ask"}"#;

/// What is heard of a stream with a request behind it.
fn check(stream: &str, expected: &[&str]) {
    let whole = format!("{stream}{}", framed(ASK));
    let expected = [expected, &["ask 7", "exit"]].concat();
    assert_eq!(heard(whole.as_bytes()), expected, "{stream:?}");
}

#[test]
fn what_is_no_message_is_refused_and_the_next_is_heard() {
    check("", &[]);
    check(&framed("{]}"), &["-32700 null"]);
    check(&framed("\u{1f3af}"), &["-32700 null"]);
    check(&framed("[]"), &["-32600 null"]);
    check(&framed(&format!("[{ASK}]")), &["-32600 null"]);
    check(&framed("3"), &["-32600 null"]);
    check(&framed("{}"), &["-32600 null"]);
    check(&framed(r#"{"id":"x"}"#), &["-32600 \"x\""]);
    check(&framed(r#"{"id":1,"method":2}"#), &["-32600 1"]);
    check(
        &framed(r#"{"id":3000000000,"method":"a"}"#),
        &["-32600 3000000000"],
    );
    check(&framed(r#"{"id":null,"method":"a"}"#), &["-32600 null"]);
    check(&framed(r#"{"id":4,"result":null}"#), &[]);
    check(&framed(r#"{"id":null,"error":{}}"#), &[]);
    check(&framed(&"[".repeat(100_000)), &["-32700 null"]);
}

#[test]
fn headers_are_read_as_they_may_be_meant() {
    check(
        &format!("content-length:{}\n\n{ASK}", ASK.len()),
        &["ask 7"],
    );
    check(
        &format!(
            "Content-Type: x; charset=utf-8\r\nContent-Length: {}\r\n\r\n{ASK}",
            ASK.len()
        ),
        &["ask 7"],
    );
    check("\r\n\r\n", &[]);
    check("GET / HTTP/1.1\r\nHost: a\r\n\r\n", &["-32700 null"]);
    check("Host: a\r\n\r\n", &["-32700 null"]);
    check("Content-Length: many\r\n\r\n{}", &["-32700 null"]);
    check("Content-Length: -1\r\n\r\n{}", &["-32700 null"]);
    check(
        "Content-Length: 99999999999999999999999\r\n\r\n",
        &["-32700 null"],
    );
    check(&"no header at all ".repeat(5_000), &["-32700 null"]);
}

#[test]
fn a_wrong_length_costs_one_message() {
    let short = format!("Content-Length: {}\r\n\r\n{ASK}", ASK.len() - 5);
    check(&short, &["-32700 null"]);
    let long = format!("Content-Length: {}\r\n\r\n{ASK}", ASK.len() + 5);
    check(&long, &["-32700 null"]);
    let far = format!(
        "Content-Length: {}\r\n\r\n{ASK}{}",
        ASK.len() + framed(ASK).len(),
        framed(ASK)
    );
    check(&far, &["-32700 null", "ask 7"]);
    assert_eq!(heard(b"Content-Length: 999\r\n\r\n{}"), ["exit"]);
}

#[test]
fn what_is_longer_than_any_message_is_skipped_and_nothing_is_kept_of_it() {
    let length = 200 << 20;
    let head = format!("Content-Length: {length}\r\n\r\n");
    let body = io::Read::take(io::repeat(b' '), length);
    let stream = io::Read::chain(
        io::Read::chain(head.as_bytes(), body),
        io::Cursor::new(framed(ASK)),
    );
    let mut heard = Vec::new();
    let mut refused = Vec::new();
    read(
        io::BufReader::new(stream),
        &mut |message| {
            heard.push(message);
            true
        },
        &mut |refusal| {
            refused.push(refusal.code);
            Ok(())
        },
    );
    assert_eq!((heard.len(), refused), (2, vec![-32700]));
}

proptest! {
    #[test]
    fn whatever_comes_is_read_to_its_end(
        pieces in proptest::collection::vec(
            prop_oneof![
                Just(framed(ASK)),
                Just(framed("{]}")),
                "Content-Length: [0-9]{1,3}\r\n\r\n",
                "[a-z{}\":,\r\n]{0,20}",
            ],
            0..12,
        ),
    ) {
        let all = heard(pieces.concat().as_bytes());
        prop_assert_eq!(all.last().map(String::as_str), Some("exit"));
    }
}
