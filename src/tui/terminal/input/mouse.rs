//! What the mouse did, as terminals report it: by numbers (SGR, mode 1006), or by bytes (X10) where they know no other
//! way.

use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use super::numbers::Numbers;

/// The report of what stands behind `ESC [`: `< button ; column ; row M`, with `m` where a button was let go.
pub(super) fn by_numbers(body: &[u8]) -> Option<MouseEvent> {
    let (last, numbers) = body.strip_prefix(b"<")?.split_last()?;
    let numbers = Numbers::of(numbers)?;
    let number = |place| u16::try_from(numbers.get(place, 0)?).ok();
    let (button, column, row) = (number(0)?, number(1)?, number(2)?);
    let mut event = event(u8::try_from(button).ok()?, column, row)?;
    event.kind = match (last, event.kind) {
        (b'M', kind) => kind,
        (b'm', MouseEventKind::Down(button)) => MouseEventKind::Up(button),
        (b'm', kind) => kind,
        _ => return None,
    };
    Some(event)
}

/// The report of three bytes behind `ESC [ M`, each 32 more than it means.
pub(super) fn by_bytes(bytes: [u8; 3]) -> Option<MouseEvent> {
    let [button, column, row] = bytes.map(|byte| byte.saturating_sub(b' '));
    event(button, column.into(), row.into())
}

/// Columns and rows count from 1 there, and from 0 here.
fn event(button: u8, column: u16, row: u16) -> Option<MouseEvent> {
    Some(MouseEvent {
        kind: kind(button)?,
        column: column.saturating_sub(1),
        row: row.saturating_sub(1),
        modifiers: modifiers(button),
    })
}

/// The number of a button is in the two lowest and the two highest bits; 32 says that the mouse was moved.
fn kind(bits: u8) -> Option<MouseEventKind> {
    let number = bits & 3 | bits >> 4 & 12;
    let button = match number {
        0 => Some(MouseButton::Left),
        1 => Some(MouseButton::Middle),
        2 => Some(MouseButton::Right),
        _ => None,
    };
    match (number, button, bits & 32 != 0) {
        (_, Some(button), false) => Some(MouseEventKind::Down(button)),
        (_, Some(button), true) => Some(MouseEventKind::Drag(button)),
        (3..=5, None, true) => Some(MouseEventKind::Moved),
        (3, None, false) => Some(MouseEventKind::Up(MouseButton::Left)),
        (4, None, false) => Some(MouseEventKind::ScrollUp),
        (5, None, false) => Some(MouseEventKind::ScrollDown),
        (6, None, false) => Some(MouseEventKind::ScrollLeft),
        (7, None, false) => Some(MouseEventKind::ScrollRight),
        _ => None,
    }
}

fn modifiers(bits: u8) -> KeyModifiers {
    let held = [
        (4, KeyModifiers::SHIFT),
        (8, KeyModifiers::ALT),
        (16, KeyModifiers::CONTROL),
    ];
    let held = held.iter().filter(|(bit, _)| bits & bit != 0);
    held.map(|(_, modifier)| *modifier).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn buttons_wheel_and_modifiers_are_told_in_both_ways() {
        let (left, up) = (MouseButton::Left, KeyModifiers::CONTROL);
        for (body, kind, modifiers) in [
            ("<0;5;2M", MouseEventKind::Down(left), KeyModifiers::NONE),
            ("<0;5;2m", MouseEventKind::Up(left), KeyModifiers::NONE),
            ("<80;5;2M", MouseEventKind::ScrollUp, up),
            ("<65;5;2M", MouseEventKind::ScrollDown, KeyModifiers::NONE),
            ("<35;5;2M", MouseEventKind::Moved, KeyModifiers::NONE),
        ] {
            let event = by_numbers(body.as_bytes()).unwrap();
            assert_eq!((event.kind, event.modifiers), (kind, modifiers), "{body}");
            assert_eq!((event.column, event.row), (4, 1), "{body}");
        }
        let event = by_bytes(*b" %\"").unwrap();
        assert_eq!((event.kind, event.column), (MouseEventKind::Down(left), 4));
    }

    #[test]
    fn what_is_no_report_is_none() {
        for body in [
            "<0;5M",
            "<0;5;2X",
            "<;;M",
            "<999;1;1M",
            "<0;70000;1M",
            "0;5;2M",
        ] {
            assert_eq!(by_numbers(body.as_bytes()), None, "{body}");
        }
        let corner = by_numbers(b"<0;0;0M").unwrap();
        assert_eq!((corner.column, corner.row), (0, 0));
    }
}
