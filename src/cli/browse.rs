//! `bluf [PATH]…`: the screen to read briefings in; with `--print` its last screen without a terminal.

use std::path::PathBuf;
use std::thread;

use ratatui::layout::Size;

use super::error::{Error, OK};
use super::library::Origin;
use super::output;
use super::settings::{Overrides, Settings};
use crate::config::folders::Folders;
use crate::library::Library;
use crate::theme::Ground;
use crate::tui::app::App;
use crate::tui::effect::Effect;
use crate::tui::keymap;
use crate::tui::print;
use crate::tui::terminal::{Background, Session, background};

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
    /// Keys to press first, as in `jj<enter><c-p>sony<enter>`.
    #[arg(
        long,
        value_name = "KEYS",
        default_value = "",
        hide_default_value = true
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
        let keys = keymap::parse(&self.keys)?;
        let folders = Folders::of_user();
        let settings = Settings::read(&self.overrides, folders.as_ref())?;
        let config = &settings.configuration.written;
        let origin = Origin::of(&self.paths, config, folders.as_ref())?;
        let load = {
            let (origin, problems) = (origin.clone(), settings.problems.clone());
            move |before: &Library| origin.load(before, problems.clone())
        };
        if self.print {
            let library = some(load(&Library::default()), &origin)?;
            let (settings, size) = (settings.on(None)?, self.size.unwrap_or(USUAL));
            let app = App::new(library, origin.words(), settings, size);
            return self.print(app, &keys, &load);
        }
        // The briefing is read while the terminal is taken and asked for its colours. Keys want the whole library.
        let first = {
            let (origin, whole) = (origin.clone(), !keys.is_empty());
            thread::spawn(move || if whole { None } else { origin.first_look() })
        };
        let mut session = Session::enter()?;
        let ground = background().map(|background| match background {
            Background::Dark => Ground::Dark,
            Background::Light => Ground::Light,
        });
        let settings = settings.on(ground)?;
        let library = match first.join().ok().flatten() {
            Some(library) => library,
            None => some(load(&Library::default()), &origin)?,
        };
        let app = App::new(library, origin.words(), settings, session.size());
        crate::tui::run::run(&mut session, app, &keys, load)?;
        Ok(OK)
    }

    fn print(
        &self,
        mut app: App,
        keys: &[keymap::Key],
        load: &dyn Fn(&Library) -> Library,
    ) -> Result<u8, Error> {
        for key in keys {
            let effect = app.key(*key);
            match app.find_now().or(effect) {
                Some(Effect::Quit) => break,
                Some(Effect::Reload) => app.replace(load(&app.library)),
                Some(Effect::Suspend | Effect::Copy(_) | Effect::Edit(..)) | None => {}
            }
        }
        let screen = print::buffer(&app);
        if self.color {
            output::print_styled(&print::coloured(&screen))?;
        } else {
            output::print(&print::plain(&screen))?;
        }
        Ok(OK)
    }
}

/// A library with a briefing in it.
fn some(library: Library, origin: &Origin) -> Result<Library, Error> {
    if !library.briefings().is_empty() {
        return Ok(library);
    }
    let problems = library.problems().iter().map(super::report::line);
    Err(Error::NoBriefing {
        looked: origin.looked(),
        problems: problems.collect(),
    })
}
