//! SHA-256 in the ways in which it is written: in policies, in sums, in names.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// As policies and `integrity` have it.
pub fn source(bytes: &[u8]) -> String {
    format!("sha256-{}", base64(&Sha256::digest(bytes)))
}

/// As `sha256sum` has it.
pub fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        // Writing into a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// `worker_bg.wasm` becomes `worker-0123456789abcdef_bg.wasm`.
pub fn name(plain: &str, bytes: &[u8]) -> String {
    let at = plain.find(['_', '.']).unwrap_or(plain.len());
    let (stem, rest) = plain.split_at(at);
    format!("{stem}-{}{rest}", &hex(bytes)[..16])
}

/// Bytes as text.
pub fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

#[cfg(test)]
mod tests {
    use super::{hex, name, source};

    #[test]
    fn writes_what_others_write() {
        assert!(hex(b"").starts_with("e3b0c44298fc1c149afb"));
        assert_eq!(source(b""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }

    #[test]
    fn the_hash_stands_before_the_rest_of_the_name() {
        assert_eq!(name("worker_bg.wasm", b""), "worker-e3b0c44298fc1c14_bg.wasm");
        assert_eq!(name("worker-boot.js", b""), "worker-boot-e3b0c44298fc1c14.js");
    }
}
