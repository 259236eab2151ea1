//! `bluf man`: the manual as one page, for `man -l -` and for packages.

use std::io;

use clap::Command;
use clap_mangen::Man;

use super::error::{Error, OK};
use super::output;

/// Prints the manual page.
#[derive(Debug, clap::Args)]
pub(super) struct Manual {}

impl Manual {
    /// Runs the command, by the definition of the command line, and returns its exit code.
    ///
    /// # Errors
    /// When stdout cannot be written.
    pub(super) fn run(&self, definition: Command) -> Result<u8, Error> {
        output::print(&page(definition)?)?;
        Ok(OK)
    }
}

/// What the program is for, at more length than in its help.
const DESCRIPTION: &str = "Reads threat briefings, written in YAML, and shows what happened, who acts, what could be \
done, what is concluded and where it all comes from, every link to be followed with one key. Without a path it opens \
the folder that the configuration names, else the user's data folder, else the briefings in the program. It is \
offline, and never writes to a briefing.";

/// What no definition of a command says.
const MORE: &str = r#".SH FILES
.TP
.I config.yaml
The configuration, in the user's configuration folder. \fBbluf paths\fR says where that is, \fBbluf config\fR what
holds.
.SH ENVIRONMENT
.TP
.B NO_COLOR
Not empty: a theme without colours, unless the configuration or the command line asks for colours.
.TP
.BR COLORTERM ", " TERM
How many colours the terminal has.
.SH EXIT STATUS
0 when all is well, 1 when something was found to be wrong with a briefing or the configuration, 2 when the work could
not be done.
"#;

/// A part of a page.
type Section = fn(&Man, &mut dyn io::Write) -> io::Result<()>;

/// The page: what any has, then a section with a part for each command.
fn page(definition: Command) -> io::Result<String> {
    let definition = definition.long_about(DESCRIPTION);
    let mut all = definition.disable_help_subcommand(true);
    all.build();
    let man = Man::new(all.clone());
    let mut title = Vec::new();
    man.render_title(&mut title)?;
    let mut page = String::from_utf8_lossy(&title).into_owned();
    let sections: [Section; 4] = [
        Man::render_name_section,
        Man::render_synopsis_section,
        Man::render_description_section,
        Man::render_options_section,
    ];
    for section in sections {
        page.push_str(&rendered(&man, section)?);
    }
    page.push_str(".SH COMMANDS\n");
    for command in all.get_subcommands() {
        page.push_str(&part(command)?);
    }
    Ok(page + MORE)
}

/// A command: the sections of a page of its own, without their headings.
fn part(command: &Command) -> io::Result<String> {
    let man = Man::new(command.clone());
    let mut part = format!(".SS \"bluf {}\"\n", command.get_name());
    let sections: [Section; 3] = [
        Man::render_synopsis_section,
        Man::render_description_section,
        Man::render_options_section,
    ];
    for section in sections {
        let section = rendered(&man, section)?;
        let body = section.split_once('\n').map_or("", |(_, body)| body);
        part.push_str(".PP\n");
        part.push_str(body);
    }
    Ok(part)
}

/// A section from its heading on: what comes before it stands once, at the top of the page.
fn rendered(man: &Man, section: Section) -> io::Result<String> {
    let mut out = Vec::new();
    section(man, &mut out)?;
    let text = String::from_utf8_lossy(&out);
    let start = text.find(".SH ").unwrap_or(0);
    Ok(text[start..].to_owned())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::Args;
    use super::*;
    use crate::words::text::{Lines, clean};
    use clap::CommandFactory;

    #[test]
    fn every_command_and_every_flag_is_on_the_page() {
        let page = page(Args::command()).unwrap();
        let words = page.replace("\\-", "-");
        for command in Args::command().get_subcommands() {
            assert!(words.contains(&format!(".SS \"bluf {}\"", command.get_name())));
            let about = command.get_about().unwrap().to_string();
            assert!(words.contains(&about), "{about}");
            let shown = command.get_arguments().filter(|arg| !arg.is_hide_set());
            for flag in shown.filter_map(|arg| arg.get_long()) {
                assert!(words.contains(&format!("--{flag}")), "{flag}");
            }
        }
        assert_eq!(page.matches(".SH ").count(), 8);
        assert_eq!(page.matches(".ds Aq").count(), 2);
        assert_eq!(clean(&page, Lines::Many).text, page);
    }
}
