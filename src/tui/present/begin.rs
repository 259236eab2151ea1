//! How a talk begins on a screen: of which briefing, at which place, on which side.

use super::console::joined::{Joined, format_of};
use super::course::Laid;
use super::side::Side;
use super::staged::Staged;
use crate::library::Library;
use crate::library::reading::file::BriefingFile;
use crate::slides::deck::{Deck, Talk as Version};
use crate::slides::page::{Format, Letters};
use crate::talk::message::State;
use crate::talk::moment::Moment;
use crate::talk::socket::name::SessionName;
use crate::talk::state::{self, Screen, Setup, Talk};
use crate::tui::shared::Shared;
use crate::words::text::Text;

/// Which briefing is presented, and how.
#[derive(Debug, Clone, PartialEq)]
pub struct Wanted {
    /// The briefing's id; none for the first one there is.
    pub briefing: Option<Text>,
    /// Whether only its short version is.
    pub version: Version,
    /// How the talk is set up.
    pub(crate) setup: Setup,
    /// How it begins.
    pub(crate) start: Start,
}

impl Wanted {
    /// The console of a talk that runs in another program, as that tells it.
    pub fn console(state: State) -> Self {
        Self {
            briefing: Some(Text::line(&state.briefing)),
            version: match state.short {
                true => Version::Short,
                false => Version::Whole,
            },
            setup: Setup {
                session: state.session.clone(),
                ..Setup::default()
            },
            start: Start::Join(Box::new(state)),
        }
    }
}

/// How a talk begins on a screen.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Start {
    /// At its beginning.
    Anew,
    /// Where an earlier one was when its program died; with the numbers of the slides of its places.
    GoOn(Box<State>, [usize; 3]),
    /// It runs in another program, and this is its console.
    Join(Box<State>),
}

pub(super) fn laid(wanted: &Wanted, format: Format, shared: &Shared) -> Option<Laid> {
    let library = &shared.library;
    let is_wanted = |id: &Text| wanted.briefing.as_ref().is_none_or(|wanted| wanted == id);
    let mut all = library.briefings().iter();
    let briefing = all.position(|file| is_wanted(&file.id))?;
    let deck = Deck::of(library, briefing, wanted.version);
    (!deck.slides.is_empty()).then(|| Laid::new(library, deck, format, shared.dates()))
}

/// Completes what is known of a talk: its name, its briefing, how far it may be seen.
pub(super) fn complete(setup: &mut Setup, file: &BriefingFile, shared: &Shared) {
    if setup.session.is_empty() {
        setup.session = session_of(file).to_string();
    }
    let ceiling = shared.library.ceiling();
    let day = ceiling.and_then(|ceiling| ceiling.as_of.as_ref());
    setup.briefing = file.id.to_string();
    setup.max_tlp = ceiling.and_then(|ceiling| Some(ceiling.tlp?.word().to_owned()));
    setup.as_of = day.map(|day| day.written().to_string());
}

/// The name of the session of a briefing that nobody named: that of its file, else its id.
pub(crate) fn session_of(file: &BriefingFile) -> SessionName {
    let stem = file.source.path().and_then(|path| path.file_stem());
    match stem {
        Some(stem) => SessionName::of_stem(&stem.to_string_lossy()),
        None => SessionName::of_stem(&file.id),
    }
}

/// The side of a talk that is wanted; `files` tells its slides from others.
pub(super) fn side(wanted: &mut Wanted, laid: &Laid, files: String) -> Side {
    let now = Moment::now();
    let version = |hash| state::Version {
        screen: screen(laid.format()),
        hash,
    };
    match &wanted.start {
        Start::Anew => {
            let talk = Talk::begin(wanted.setup.clone(), version(files), laid, now);
            Side::Audience(Box::new(Staged::new(talk)))
        }
        Start::GoOn(state, numbers) => {
            let asked = wanted.setup.asked;
            wanted.setup.asked = asked.or(state.timer.asked());
            let kept = (&**state, *numbers);
            let talk = Talk::go_on(wanted.setup.clone(), version(files), laid, kept, now);
            Side::Audience(Box::new(Staged::new(talk)))
        }
        Start::Join(state) => {
            wanted.setup.asked = state.timer.asked();
            Side::Console(Box::new(Joined::new((**state).clone(), laid, files)))
        }
    }
}

/// What tells the slides from others: the texts that they are made of.
pub(super) fn hash(laid: &Laid, library: &Library) -> String {
    use std::hash::{BuildHasher, Hasher};
    let mut hasher = foldhash::fast::FixedState::default().build_hasher();
    let own = library.briefing(laid.deck.briefing);
    let own = own.map(|file| &file.source);
    let shared = library.shared().iter().map(|file| &file.source);
    for source in own.into_iter().chain(shared) {
        hasher.write(source.text().as_bytes());
    }
    format!("{:016x}", hasher.finish())
}

/// What the talk tells of a screen.
pub(super) fn screen(format: Format) -> Screen {
    Screen {
        size: [format.size.width, format.size.height],
        large: format.letters == Letters::Large,
    }
}

/// The screen for which pages are made: the audience's.
pub(super) fn format(wanted: &Wanted, shared: &Shared) -> Format {
    match &wanted.start {
        Start::Join(state) => format_of(state),
        Start::Anew | Start::GoOn(..) => shared.format(),
    }
}
