//! What is found in configurations.

use crate::diagnostic::Code;
use crate::diagnostic::explanation::{Example, Explanation};

/// What is found in configurations.
pub(super) const CODES: &[(Code, Explanation)] = &[
    (
        Code::BadKeys,
        Explanation {
            why: "What is bound to them is done by no key.",
            remedy: "Write a letter or sign as itself and other keys by name, as in `j`, `gg`, `<enter>`, `<f5>`, `<c-p>` or `<a-left>`; `bluf keys` lists all.",
            example: Example::Configuration {
                bad: "keys:\n  browse:\n    \"<c+f>\": find\n",
                at: "3:5",
                good: "keys:\n  browse:\n    \"<c-f>\": find\n",
            },
        },
    ),
    (
        Code::HiddenKeys,
        Explanation {
            why: "Where `x` does something, `xx` is never complete: the first `x` does it. So what the longer keys do is done by no key.",
            remedy: "Bind one of the two to other keys, or take what the shorter ones do away with `none`.",
            example: Example::Configuration {
                bad: "keys:\n  browse:\n    q: quit\n    qq: reload\n",
                at: "4:5",
                good: "keys:\n  browse:\n    q: quit\n    \"<f9>\": reload\n",
            },
        },
    ),
];
