//! SHA-256 digests of texts, by which records name what they were made from.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

/// The digest of texts one after another, as lowercase hex.
#[must_use]
pub fn digest<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let mut hasher = Sha256::new();
    for text in texts {
        hasher.update(text);
    }
    hasher.finalize().iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
