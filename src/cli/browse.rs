//! `bluf [PATH]…`: the screen to read briefings in; with `--print` its last screen without a terminal.

mod files;
mod following;
mod kept;
mod settled;
pub(super) mod talk;

use std::path::{Path, PathBuf};
use std::thread::{self, JoinHandle};

use ratatui::layout::Size;

use super::ceiling::CeilingArgs;
use super::error::{Error, OK};
use super::library::{Origin, config};
use super::settings::{Overrides, Settings};
use super::themes::Own;
use super::{output, size};
use crate::config::folders::Folders;
use crate::config::keep;
use crate::library::Library;
use crate::load;
use crate::save;
use crate::tui::keys::key;
use crate::tui::print;
use crate::tui::run::reading::Outside;
use crate::tui::run::{Ended, run};
use crate::tui::shared::effect::Effect;
use crate::tui::shell::Shell;
use crate::tui::terminal::background::assumed;
use crate::tui::terminal::panics::contain;
use crate::tui::terminal::session::Session;
use crate::words::text::Text;
use files::Files;
use following::Following;
use settled::Settled;
use talk::Talking;

/// The size of a printed screen when none is given.
const USUAL: Size = Size {
    width: 120,
    height: 36,
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
    #[arg(long, value_name = "COLUMNSxROWS", value_parser = size::parse, requires = "print")]
    size: Option<Size>,
    /// Print the screen with its colours.
    #[arg(long, requires = "print")]
    color: bool,
}

impl Browse {
    /// What is to be opened.
    pub(super) fn paths(&self) -> &[PathBuf] {
        &self.paths
    }

    /// The command without anything but what is to be opened.
    pub(super) fn of(paths: Vec<PathBuf>, overrides: Overrides, ceiling: CeilingArgs) -> Self {
        Self {
            paths,
            overrides,
            ceiling,
            keys: String::new(),
            print: false,
            size: None,
            color: false,
        }
    }

    /// Runs the command and returns its exit code.
    ///
    /// # Errors
    /// When the terminal cannot be used, or there is nothing to show.
    pub(super) fn run(&self) -> Result<u8, Error> {
        self.open(None).map(|_| OK)
    }

    /// The same, beginning with the slides of a briefing, if one is to be presented. Returns the screen as it was left,
    /// and how it ended; nothing where it was only printed.
    ///
    /// # Errors
    /// As [`Self::run`].
    pub(super) fn open(&self, talking: Option<Talking>) -> Result<Option<(Shell, Ended)>, Error> {
        let keys = key::parse(&self.keys)?;
        make_ready();
        let folders = Folders::of_user();
        let configuration = config(folders.as_ref());
        let named = talking.as_ref().and_then(|talking| talking.origin.clone());
        let origin = match named {
            Some(origin) => origin,
            None => Origin::of(&self.paths, &configuration.written, folders.as_ref())?,
        };
        let earlier = talking.as_ref().map(|talking| talking.files.clone());
        let earlier = earlier.unwrap_or_default();
        // The first briefing is read while settings are put together and the terminal is taken. Keys want the whole
        // library, and so does a ceiling: what is withheld depends on all files.
        let first = (!self.print
            && keys.is_empty()
            && earlier.is_empty()
            && self.ceiling.ceiling().is_none())
        .then(|| first_look(origin.clone()))
        .flatten();
        let themes = Own::read(folders.as_ref());
        let settings = Settings::of(configuration, themes, &self.overrides, folders.as_ref())?;
        let mut outside = Files {
            settled: Settled::new(&settings, &self.overrides, folders.as_ref()),
            folders,
            origin: origin.clone(),
            named: self.paths.clone(),
            may_show: self.ceiling.clone(),
            day: None,
            first,
            whole: Library::default(),
            earlier,
            following: Following::new(settings.watch.value),
        };
        if self.print {
            let library = outside.all(&|_, _| {})?;
            let (settings, size) = (settings.on(None)?, self.size.unwrap_or(USUAL));
            let mut shell = Shell::new(library, origin.words(), settings, size);
            shell.check_now();
            self.print(shell, &keys, &mut outside)?;
            return Ok(None);
        }
        let config = outside
            .folders
            .as_ref()
            .map(|folders| folders.config.clone());
        let keep = Box::new(move |name: &Text| keep_theme(config.as_deref(), name));
        let session_file = outside
            .folders
            .as_ref()
            .map(|folders| folders.session.clone());
        let mut settings = settings.on(assumed())?;
        settings.wider = kept::wider(session_file.as_deref());
        let wider = settings.wider;
        let mut session = Session::enter()?;
        let mut shell = Shell::awaiting(origin.words(), settings, session.size(), &keys);
        let backstage = talk::backstage(talking.as_ref(), outside.folders.as_ref());
        shell = shell.opened_by(talk::paths(&origin));
        if let Some(talking) = talking {
            shell = shell.presenting(talking.wanted);
        }
        let (left, ended) = run(&mut session, shell, outside, keep, backstage)?;
        // What is said of it is for the shell's screen.
        drop(session);
        if left.wider() != wider {
            kept::keep_wider(session_file.as_deref(), left.wider());
        }
        Ok(Some((left, ended)))
    }

    fn print(&self, mut shell: Shell, keys: &[key::Key], outside: &mut Files) -> Result<(), Error> {
        for key in keys {
            let effect = shell.key(*key);
            match shell.find_now().or(effect) {
                Some(Effect::Quit) => break,
                Some(Effect::AsOf(day)) => match outside.as_of(&day, &shell.shared().library) {
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
        Ok(())
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
