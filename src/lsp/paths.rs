//! Paths as addresses (`file://`, RFC 8089) and back.

use std::ffi::OsString;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};

/// The path that an address of a file names; none for any other address.
pub(super) fn path(uri: &str) -> Option<PathBuf> {
    let rest = uri.strip_prefix("file://")?;
    let rest = rest.strip_prefix("localhost").unwrap_or(rest);
    let rest = rest.split(['?', '#']).next()?;
    if !rest.starts_with('/') {
        return None;
    }
    let mut bytes = Vec::with_capacity(rest.len());
    let mut signs = rest.bytes();
    while let Some(byte) = signs.next() {
        match byte {
            b'%' => bytes.push(16 * digit(signs.next()?)? + digit(signs.next()?)?),
            byte => bytes.push(byte),
        }
    }
    Some(PathBuf::from(OsString::from_vec(bytes)))
}

fn digit(byte: u8) -> Option<u8> {
    let digit = char::from(byte).to_digit(16)?;
    u8::try_from(digit).ok()
}

/// The address of a path.
pub(super) fn uri(path: &Path) -> String {
    let mut uri = "file://".to_owned();
    for byte in path.as_os_str().as_bytes() {
        match byte {
            b'/' | b'-' | b'_' | b'.' | b'~' => uri.push(char::from(*byte)),
            byte if byte.is_ascii_alphanumeric() => uri.push(char::from(*byte)),
            byte => uri += &format!("%{byte:02X}"),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_come_back() {
        for name in ["/a/b.yaml", "/a b/ü#?%.yaml", "/"] {
            assert_eq!(
                path(&uri(Path::new(name))).as_deref(),
                Some(Path::new(name))
            );
        }
        assert_eq!(path("file:///a%20b").as_deref(), Some(Path::new("/a b")));
        for other in ["untitled:a", "file:///a%2", "file://host/a", "http://a/b"] {
            assert_eq!(path(other), None, "{other}");
        }
    }
}
