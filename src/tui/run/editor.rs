//! The editor that opens a file at a line: a program and its arguments, never a line for a shell.

use std::ffi::OsString;
use std::path::Path;

/// How an editor is told the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    /// `+12 file`, as vi began it.
    Plus,
    /// `file:12`.
    Colon,
    /// `-g file:12`.
    Goto,
}

/// The program to start and its arguments. Without any words, `vi` is started.
pub(super) fn command(words: &[String], file: &Path, line: usize) -> (OsString, Vec<OsString>) {
    let (program, args) = match words {
        [program, args @ ..] => (program.as_str(), args),
        [] => ("vi", [].as_slice()),
    };
    let mut args: Vec<OsString> = args.iter().map(OsString::from).collect();
    let with_line = || {
        let mut file = file.as_os_str().to_owned();
        file.push(format!(":{line}"));
        file
    };
    match way(program) {
        Line::Plus => args.extend([format!("+{line}").into(), file.as_os_str().to_owned()]),
        Line::Colon => args.push(with_line()),
        Line::Goto => args.extend(["-g".into(), with_line()]),
    }
    (program.into(), args)
}

fn way(program: &str) -> Line {
    match Path::new(program)
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default()
    {
        "hx" | "helix" | "subl" | "zed" | "micro" => Line::Colon,
        "code" | "codium" | "cursor" => Line::Goto,
        _ => Line::Plus,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &[&str], expected: &str) {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let (program, args) = command(&words, Path::new("/a b/c.yaml"), 12);
        let all: Vec<String> = std::iter::once(program)
            .chain(args)
            .map(|arg| arg.to_string_lossy().into_owned())
            .collect();
        assert_eq!(all.join("|"), expected);
    }

    #[test]
    fn each_editor_is_told_the_line_in_its_own_way() {
        check(&[], "vi|+12|/a b/c.yaml");
        check(&["nvim", "-R"], "nvim|-R|+12|/a b/c.yaml");
        check(&["/usr/bin/hx"], "/usr/bin/hx|/a b/c.yaml:12");
        check(&["code", "--wait"], "code|--wait|-g|/a b/c.yaml:12");
        check(&["vim; rm", "$HOME"], "vim; rm|$HOME|+12|/a b/c.yaml");
    }
}
