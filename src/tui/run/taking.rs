//! What happens, taken in: each event changes the shell, and what the shell wants for it is carried out
//! ([`effects`](super::effects)). Nothing is drawn here.

use std::sync::Arc;

use ratatui::layout::Size;

use super::clipboard::NotTaken;
use super::event::{Event, Why};
use super::failure::Failure;
use super::reading::Request;
use super::{Flow, Running, Stale};
use crate::library::{Extent, Library};
use crate::search::entries::Results;
use crate::talk::socket::console::Told;
use crate::tui::reader::whole::Whole;
use crate::tui::shared::early::Early;
use crate::tui::shared::effect::Effect;
use crate::tui::terminal::error::TerminalError;
use crate::tui::terminal::input::Input;

impl<F, M, C> Running<'_, F, M, C>
where
    F: Fn(Results) -> bool + Clone + Send + 'static,
    M: Fn(Whole) -> bool + Clone + Send + 'static,
    C: Fn(NotTaken) + Clone + Send + 'static,
{
    /// Takes in something that happened, and carries out what the shell wants for it.
    pub(super) fn take(&mut self, event: Event) -> Result<Flow, Failure> {
        if !matches!(event, Event::Input(Input::Ready) | Event::Stirred) {
            self.stale = Stale::Yes;
        }
        let effect = match event {
            Event::Loaded(library, sources) if self.shell.shared().is_awaiting => {
                self.stage.take_sources(sources);
                return Ok(self.begin(library)?);
            }
            Event::Loaded(library, sources) => {
                self.stage.take_sources(sources);
                self.shell.replace(library);
                return Ok(self.do_what_waited()?);
            }
            Event::Nothing(why) => return Err(Failure::Nothing(why)),
            Event::Checked(problems, why) => {
                self.shell.tell_problems(problems);
                if why == Why::Asked {
                    self.shell.shared_mut().say_what_was_read();
                }
                None
            }
            Event::Unread(why) => {
                self.shell.shared_mut().say_what_was_not_read(&why);
                return Ok(self.do_what_waited()?);
            }
            Event::Read(done, all) => {
                self.shell.shared_mut().progress = Some((done, all));
                None
            }
            Event::Settings(settings) => {
                self.shell.set_up(*settings);
                None
            }
            Event::Stirred => {
                self.ask(Request::Follow);
                None
            }
            Event::Told(message) => {
                self.shell.shared_mut().say(message);
                None
            }
            Event::NotCopied(not_taken) => {
                self.copy_anyway(&not_taken)?;
                None
            }
            Event::Found(results) => {
                let effects = self.shell.found(*results);
                return Ok(self.carry_out_all(effects)?);
            }
            Event::Page(whole) => {
                self.shell.take_page(*whole);
                None
            }
            Event::Heard(heard) => {
                self.shell.heed(&heard);
                None
            }
            Event::OfTalk(told) => {
                self.hear(told);
                None
            }
            Event::Input(Input::Key(key)) => self.shell.key(key.into()),
            Event::Input(Input::Mouse(mouse)) => self.shell.mouse(mouse),
            Event::Input(Input::Paste(text)) => {
                self.shell.paste(&text);
                None
            }
            Event::Input(Input::PasteTooLong) => {
                self.shell
                    .shared_mut()
                    .say("Too long to be pasted: at most 1 MiB");
                None
            }
            Event::Input(Input::Ground(ground)) => {
                self.shell.stand_on(ground);
                None
            }
            Event::Input(Input::Large) => {
                self.shell.write_large();
                None
            }
            Event::Input(Input::Ready) => None,
            Event::Input(Input::Resize(width, height)) => {
                self.shell.resize(Size { width, height });
                None
            }
            Event::Input(Input::Redraw) => {
                self.shell.resize(self.session.size());
                None
            }
            Event::Input(Input::Closed) => return Ok(Flow::End),
        };
        Ok(self.carry_out(effect)?)
    }

    /// Takes in what the talk says whose console this is.
    fn hear(&mut self, told: Told) {
        match told {
            Told::State(state) => {
                if self.shell.hear(*state) {
                    self.ask(Request::Load);
                }
            }
            Told::Gone => self.shell.miss(None),
            Told::Bad(bad) => self.shell.miss(Some(bad.to_string())),
        }
    }

    fn do_what_waited(&mut self) -> Result<Flow, TerminalError> {
        let effects = self.shell.waited();
        self.carry_out_all(effects)
    }

    fn carry_out_all(&mut self, effects: Vec<Effect>) -> Result<Flow, TerminalError> {
        for effect in effects {
            if self.carry_out(Some(effect))? == Flow::End {
                return Ok(Flow::End);
            }
        }
        Ok(Flow::GoOn)
    }

    /// Takes in the first briefings, and does what was done before they came. Their rules are checked, and the others
    /// read, when they are on the screen.
    fn begin(&mut self, library: Arc<Library>) -> Result<Flow, TerminalError> {
        self.next = Some(match library.extent() {
            Extent::FirstLook | Extent::Part => Request::Load,
            Extent::Whole => Request::Check,
        });
        for early in self.shell.begin(library) {
            let effect = match early {
                Early::Key(key) => self.shell.key(key),
                Early::Paste(text) => {
                    self.shell.paste(&text);
                    None
                }
            };
            if self.carry_out(effect)? == Flow::End {
                return Ok(Flow::End);
            }
        }
        Ok(Flow::GoOn)
    }
}
