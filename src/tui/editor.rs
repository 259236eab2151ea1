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

/// The program to start and its arguments, by the words of `VISUAL` or `EDITOR`.
///
/// The words are parted at spaces and nothing in them is expanded. Without any, `vi` is started.
pub fn command(words: Option<&str>, file: &Path, line: usize) -> (OsString, Vec<OsString>) {
    let mut words = words.unwrap_or_default().split_whitespace();
    let program = words.next().unwrap_or("vi");
    let mut args: Vec<OsString> = words.map(OsString::from).collect();
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

    fn check(words: Option<&str>, expected: &str) {
        let (program, args) = command(words, Path::new("/a b/c.yaml"), 12);
        let all: Vec<String> = std::iter::once(program)
            .chain(args)
            .map(|arg| arg.to_string_lossy().into_owned())
            .collect();
        assert_eq!(all.join("|"), expected);
    }

    #[test]
    fn each_editor_is_told_the_line_in_its_own_way() {
        check(None, "vi|+12|/a b/c.yaml");
        check(Some("nvim -R"), "nvim|-R|+12|/a b/c.yaml");
        check(Some("/usr/bin/hx"), "/usr/bin/hx|/a b/c.yaml:12");
        check(Some("code --wait"), "code|--wait|-g|/a b/c.yaml:12");
        check(
            Some("vim; rm -rf $HOME"),
            "vim;|rm|-rf|$HOME|+12|/a b/c.yaml",
        );
    }
}
