//! Which file systems tell nothing of what others change in them.

use std::path::Path;

/// Whether the file system of a folder tells nothing of what is changed by another machine or another program than the
/// kernel: by its number (statfs(2)).
#[cfg(any(target_os = "linux", target_os = "android"))]
pub(super) fn is_mute(folder: &Path) -> bool {
    /// NFS, SMB and CIFS, FUSE (sshfs, virtiofs), 9p (WSL, virtual machines), AFS, Ceph, Coda, and the shared folders of
    /// VirtualBox, Parallels and VMware.
    const MUTE: [u32; 14] = [
        0x6969,
        0x517b,
        0xfe53_4d42,
        0xff53_4d42,
        0x6573_5546,
        0x0102_1997,
        0x5346_414f,
        0x6b41_4653,
        0x00c3_6400,
        0x7375_7245,
        0x564c,
        0x786f_4256,
        0x7c7c_6673,
        0xbacb_acbc,
    ];
    rustix::fs::statfs(folder).is_ok_and(|found| MUTE.contains(&(found.f_type as u32)))
}

/// Elsewhere nobody can tell; `watch: poll` is for what is known to be so.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
pub(super) fn is_mute(_: &Path) -> bool {
    false
}
