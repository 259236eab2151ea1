//! `bluf [PATH]…`: the screen to read briefings in; with `--print` its last screen without a terminal.

use std::path::{Path, PathBuf};
use std::thread::{self, JoinHandle};

use chrono::NaiveDate;
use ratatui::layout::Size;

use super::ceiling::CeilingArgs;
use super::error::{Error, OK};
use super::library::{Origin, config, config_again};
use super::output;
use super::settings::{Overrides, Settings};
use crate::briefing::date::When;
use crate::config::folders::Folders;
use crate::config::keep;
use crate::diagnostic::Diagnostic;
use crate::library::Library;
use crate::library::ceiling::Ceiling;
use crate::load;
use crate::save;
use crate::theme::Ground;
use crate::tui::keys::key;
use crate::tui::print;
use crate::tui::run::reading::Outside;
use crate::tui::run::run;
use crate::tui::shared::as_of::AsOf;
use crate::tui::shared::effect::Effect;
use crate::tui::shared::settings;
use crate::tui::shell::Shell;
use crate::tui::terminal::background::assumed;
use crate::tui::terminal::panics::contain;
use crate::tui::terminal::session::Session;
use crate::words::text::Text;

/// The size of a printed screen when none is given.
const USUAL: Size = Size {
    width: 120,
    height: 36,
};
/// The largest screen that is printed.
const LARGEST: Size = Size {
    width: 1000,
    height: 500,
};

/// Opens briefings.
#[derive(Debug, clap::Args)]
pub(super) struct Browse {
    /// Briefing files, or folders with briefings. Without any: the folder of the configuration, else your data
    /// folder, else the briefings that are part of the program.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    overrides: Overrides,
    #[command(flatten)]
    ceiling: CeilingArgs,
    /// Keys to press first, as in `jj<enter><c-p>sony<enter>`.
    #[arg(
        long,
        value_name = "KEYS",
        default_value = "",
        hide_default_value = true,
        allow_hyphen_values = true
    )]
    keys: String,
    /// Print the screen after the keys, and end.
    #[arg(long)]
    print: bool,
    /// The size of the printed screen, in columns and rows.
    #[arg(long, value_name = "COLUMNSxROWS", value_parser = size, requires = "print")]
    size: Option<Size>,
    /// Print the screen with its colours.
    #[arg(long, requires = "print")]
    color: bool,
}

fn size(text: &str) -> Result<Size, String> {
    let parts = text
        .split_once('x')
        .and_then(|(width, height)| Some((width.parse().ok()?, height.parse().ok()?)));
    match parts {
        Some((width, height)) if width <= LARGEST.width && height <= LARGEST.height => {
            Ok(Size { width, height })
        }
        _ => Err(format!(
            "write columns and rows, as in 120x36, at most {}x{}",
            LARGEST.width, LARGEST.height
        )),
    }
}

impl Browse {
    /// Runs the command and returns its exit code.
    ///
    /// # Errors
    /// When the terminal cannot be used, or there is nothing to show.
    pub(super) fn run(&self) -> Result<u8, Error> {
        let keys = key::parse(&self.keys)?;
        make_ready();
        let folders = Folders::of_user();
        let configuration = config(folders.as_ref());
        let origin = Origin::of(&self.paths, &configuration.written, folders.as_ref())?;
        // The first briefing is read while settings are put together and the terminal is taken. Keys want the whole
        // library, and so does a ceiling: what is withheld depends on all files.
        let ceiling = self.ceiling.ceiling();
        let first = (!self.print && keys.is_empty() && ceiling.is_none())
            .then(|| first_look(origin.clone()))
            .flatten();
        let settings = Settings::of(configuration, &self.overrides, folders.as_ref())?;
        let mut outside = Files {
            overrides: self.overrides.clone(),
            folders,
            origin: origin.clone(),
            named: self.paths.clone(),
            may_show: self.ceiling.clone(),
            ceiling,
            day: None,
            first,
            whole: Library::default(),
            problems: settings.problems.clone(),
        };
        if self.print {
            let library = outside.all(&|_, _| {})?;
            let (settings, size) = (settings.on(None)?, self.size.unwrap_or(USUAL));
            let mut shell = Shell::new(library, origin.words(), settings, size);
            shell.check_now();
            return self.print(shell, &keys, &mut outside);
        }
        let config = outside
            .folders
            .as_ref()
            .map(|folders| folders.config.clone());
        let keep = Box::new(move |name: &Text| keep_theme(config.as_deref(), name));
        let settings = settings.on(assumed())?;
        let mut session = Session::enter()?;
        let shell = Shell::awaiting(origin.words(), settings, session.size(), &keys);
        run(&mut session, shell, outside, keep)?;
        Ok(OK)
    }

    fn print(&self, mut shell: Shell, keys: &[key::Key], outside: &mut Files) -> Result<u8, Error> {
        for key in keys {
            let effect = shell.key(*key);
            match shell.find_now().or(effect) {
                Some(Effect::Quit) => break,
                Some(Effect::AsOf(day)) => match outside.as_of(&day) {
                    Some(why) => shell.shared_mut().say(why),
                    None => shell.replace(outside.load(&shell.shared().library, &|_, _| {})),
                },
                Some(Effect::Reload) => {
                    shell.replace(outside.load(&shell.shared().library, &|_, _| {}))
                }
                // The rest is for a terminal and a person.
                Some(_) | None => {}
            }
        }
        let screen = print::buffer(&shell);
        if self.color {
            output::print_styled(&print::coloured(&screen))?;
        } else {
            output::print(&print::plain(&screen))?;
        }
        Ok(OK)
    }
}

/// Begins to make what briefings are read along: it is there when the first one is parsed. Where the system has no
/// thread to give, it is made then.
fn make_ready() {
    let _ = thread::Builder::new()
        .name("shapes".to_owned())
        .spawn(load::make_ready);
}

/// Begins to read the first briefing; nothing where the system has no thread to give.
fn first_look(origin: Origin) -> Option<JoinHandle<Option<Library>>> {
    let read = move || contain(|| origin.first_look()).ok().flatten();
    thread::Builder::new()
        .name("first".to_owned())
        .spawn(read)
        .ok()
}

/// The files behind the screen.
struct Files {
    overrides: Overrides,
    folders: Option<Folders>,
    origin: Origin,
    /// The paths of the command line.
    named: Vec<PathBuf>,
    may_show: CeilingArgs,
    ceiling: Option<Ceiling>,
    /// The day that was chosen on the screen.
    day: Option<When>,
    /// The first briefing, while it is being read.
    first: Option<JoinHandle<Option<Library>>>,
    /// All that was read last, where a ceiling withholds some of it: what did not change is taken from there.
    whole: Library,
    /// What is wrong with the configuration and the theme.
    problems: Vec<Diagnostic>,
}

impl Files {
    /// The ceiling of the command line, and below it the day that was chosen.
    fn effective(&self) -> Option<Ceiling> {
        let Some(day) = &self.day else {
            return self.ceiling.clone();
        };
        let own = self.ceiling.clone().unwrap_or_default();
        let earlier = own.as_of.filter(|own| own.latest() < day.latest());
        Some(Ceiling {
            as_of: Some(earlier.unwrap_or_else(|| day.clone())),
            tlp: own.tlp,
        })
    }

    /// The days on which what is known of a briefing changed, as far as that may be seen.
    fn days(&self, briefing: &str) -> Vec<NaiveDate> {
        match &self.ceiling {
            Some(ceiling) => self.whole.under(ceiling).days_of_change(briefing),
            None => self.whole.days_of_change(briefing),
        }
    }

    /// The last change before the day that is shown.
    fn earlier(&self, briefing: &str) -> Result<When, &'static str> {
        let days = self.days(briefing);
        let now = match &self.day {
            Some(day) => day.latest(),
            None => *days.last().ok_or("Nothing in this briefing has a date")?,
        };
        let before = days.iter().rev().find(|day| **day < now);
        let day = before.ok_or("This is the first that was known")?;
        When::parse(&day.to_string()).map_err(|_| "That day cannot be written")
    }

    /// The next change after the day that is shown; none when that is the last: then all is shown.
    fn later(&self, briefing: &str) -> Result<Option<When>, &'static str> {
        let Some(now) = &self.day else {
            return Err("All that is known is shown");
        };
        let days = self.days(briefing);
        let mut after = days.iter().filter(|day| **day > now.latest());
        let (Some(day), Some(_)) = (after.next(), after.next()) else {
            return Ok(None);
        };
        let day = When::parse(&day.to_string()).map_err(|_| "That day cannot be written")?;
        Ok(Some(day))
    }

    /// All briefings, as far as they may be seen.
    ///
    /// # Errors
    /// When there is nothing to be seen.
    fn all(&mut self, tell: &(dyn Fn(usize, usize) + Sync)) -> Result<Library, Error> {
        let library = self.load(&Library::default(), tell);
        self.may_show.allow(&self.whole, &self.named)?;
        some(library, &self.origin)
    }
}

impl Outside for Files {
    fn begin(&mut self, tell: &(dyn Fn(usize, usize) + Sync)) -> Result<Library, String> {
        let first = self.first.take();
        match first.and_then(|first| first.join().ok().flatten()) {
            Some(library) => Ok(library),
            None => self.all(tell).map_err(|error| error.to_string()),
        }
    }

    fn load(&mut self, before: &Library, tell: &(dyn Fn(usize, usize) + Sync)) -> Library {
        let Some(ceiling) = self.effective() else {
            // What is shown may have been made as of a day: the whole one is what files are read again into.
            let whole = std::mem::take(&mut self.whole);
            let before = match whole.briefings().is_empty() {
                true => before,
                false => &whole,
            };
            return self.origin.load(before, self.problems.clone(), tell);
        };
        let whole = self.origin.load(&self.whole, Vec::new(), tell);
        self.whole = whole.opened_as(before);
        let library = self.whole.under(&ceiling);
        library.with_problems(self.problems.clone())
    }

    fn as_of(&mut self, day: &AsOf) -> Option<&'static str> {
        if self.whole.briefings().is_empty() {
            self.whole = self
                .origin
                .load(&Library::default(), Vec::new(), &|_, _| {});
        }
        let next = match day {
            AsOf::All => Ok(None),
            AsOf::Day(day) => Ok(Some(day.clone())),
            AsOf::Earlier(briefing) => self.earlier(briefing).map(Some),
            AsOf::Later(briefing) => self.later(briefing),
        };
        match next {
            Ok(next) => {
                self.day = next;
                None
            }
            Err(why) => Some(why),
        }
    }

    fn settings(&mut self, ground: Option<Ground>) -> Result<settings::Settings, String> {
        let folders = self.folders.as_ref();
        let read = Settings::of(config_again(folders), &self.overrides, folders);
        let settings = read.map_err(|error| error.to_string())?;
        self.problems.clone_from(&settings.problems);
        settings.on(ground).map_err(|error| error.to_string())
    }
}

/// Writes the name of a theme into the configuration; says where, or why not.
fn keep_theme(config: Option<&Path>, name: &Text) -> String {
    let Some(path) = config else {
        return format!("Theme {name} until you quit: there is no home folder");
    };
    let shown = path.display();
    match save::change(path, |text| keep::theme(text, name)) {
        Ok(true) => format!("Theme {name}, kept in {shown}"),
        Ok(false) => {
            format!("Theme {name} until you quit: write `theme: {name}` into {shown} to keep it")
        }
        Err(error) => format!("Theme {name} until you quit: {shown}: {error}"),
    }
}

/// A library with a briefing in it.
pub(super) fn some(library: Library, origin: &Origin) -> Result<Library, Error> {
    if !library.briefings().is_empty() {
        return Ok(library);
    }
    if !library.withheld().is_nothing() {
        return Err(Error::AllWithheld {
            looked: origin.looked(),
            withheld: library.withheld().words(),
        });
    }
    let problems = super::report::marked::marked(&library, library.problems());
    Err(Error::NoBriefing {
        looked: origin.looked(),
        problems: problems
            .into_iter()
            .map(super::report::marked_line)
            .collect(),
    })
}
