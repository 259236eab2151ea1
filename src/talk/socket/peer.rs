//! Who is at the other end of a socket, as the system says: the same user, or nobody that is spoken to.

use std::io;
use std::os::unix::net::UnixStream;

use rustix::process::geteuid;

/// Whether the program at the other end is this user's.
///
/// # Errors
/// When the system does not say: then nobody is.
pub(super) fn is_ours(stream: &UnixStream) -> io::Result<bool> {
    Ok(uid(stream)? == geteuid().as_raw())
}

#[cfg(any(target_os = "linux", target_os = "android"))]
fn uid(stream: &UnixStream) -> io::Result<u32> {
    Ok(rustix::net::sockopt::socket_peercred(stream)?.uid.as_raw())
}

#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn uid(stream: &UnixStream) -> io::Result<u32> {
    let (uid, _) = nix::unistd::getpeereid(stream)?;
    Ok(uid.as_raw())
}
