//! The process that started the server: when it dies, the server is to go, also where somebody else keeps stdin open.

use std::thread;
use std::time::Duration;

use rustix::io::Errno;
use rustix::process::{Pid, test_kill_process};

/// How often it is looked where the system tells nothing.
const PAUSE: Duration = Duration::from_secs(5);

/// Waits for a process to be gone, on a thread of its own, and does something then.
pub(super) fn watch(process: i32, gone: impl FnOnce() + Send + 'static) {
    let Some(process) = Pid::from_raw(process).filter(|_| process > 0) else {
        return;
    };
    thread::spawn(move || {
        if !is_told(process) {
            while test_kill_process(process) != Err(Errno::SRCH) {
                thread::sleep(PAUSE);
            }
        }
        gone();
    });
}

/// Waits until the system tells that a process is gone; says whether it does.
#[cfg(target_os = "linux")]
fn is_told(process: Pid) -> bool {
    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::process::{PidfdFlags, pidfd_open};

    let Ok(process) = pidfd_open(process, PidfdFlags::empty()) else {
        return false;
    };
    let mut ends = [PollFd::new(&process, PollFlags::IN)];
    loop {
        match poll(&mut ends, None) {
            Ok(_) => return true,
            Err(Errno::INTR) => {}
            Err(_) => return false,
        }
    }
}

/// Elsewhere it tells nothing without being asked.
#[cfg(not(target_os = "linux"))]
fn is_told(_: Pid) -> bool {
    false
}
