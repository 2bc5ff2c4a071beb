//! Hashes and ciphers by the names that files give them, over the RustCrypto libraries.
//! It never knows a file's format, and refuses keys of a length that the cipher has not.

use aes::cipher::{Array, BlockModeDecrypt as _, BlockSizeUser, KeyIvInit as _};
use aes::cipher::{BlockCipherDecrypt, KeyInit};
use aes::{Aes128Dec, Aes192Dec, Aes256Dec};
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha384, Sha512};

/// Bytes of an AES block.
pub(super) const BLOCK: usize = 16;

/// A hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hash {
    Sha1,
    Sha256,
    Sha384,
    Sha512,
}

impl Hash {
    /// By the name that a file gives it.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "SHA1" | "SHA-1" => Some(Self::Sha1),
            "SHA256" | "SHA-256" => Some(Self::Sha256),
            "SHA384" | "SHA-384" => Some(Self::Sha384),
            "SHA512" | "SHA-512" => Some(Self::Sha512),
            _ => None,
        }
    }

    /// The hash of pieces, one behind the other.
    pub fn of(self, pieces: &[&[u8]]) -> Vec<u8> {
        match self {
            Self::Sha1 => hash::<Sha1>(pieces),
            Self::Sha256 => hash::<Sha256>(pieces),
            Self::Sha384 => hash::<Sha384>(pieces),
            Self::Sha512 => hash::<Sha512>(pieces),
        }
    }

    /// The keyed sum (HMAC, RFC 2104) of bytes; the key is no longer than a block.
    pub fn keyed(self, key: &[u8], bytes: &[u8]) -> Vec<u8> {
        let mut pads = [[0x36; 128], [0x5C; 128]];
        for pad in &mut pads {
            pad.iter_mut().zip(key).for_each(|(pad, byte)| *pad ^= byte);
        }
        let [inner, outer] = pads.each_ref().map(|pad| {
            let block = if matches!(self, Self::Sha1 | Self::Sha256) { 64 } else { 128 };
            pad.get(..block).unwrap_or_default()
        });
        self.of(&[outer, &self.of(&[inner, bytes])])
    }

    /// How many bytes it has.
    pub fn length(self) -> usize {
        match self {
            Self::Sha1 => 20,
            Self::Sha256 => 32,
            Self::Sha384 => 48,
            Self::Sha512 => 64,
        }
    }
}

fn hash<D: Digest>(pieces: &[&[u8]]) -> Vec<u8> {
    let mut hash = D::new();
    for piece in pieces {
        hash.update(piece);
    }
    hash.finalize().to_vec()
}

/// Decrypts whole blocks of AES in place, each joined to the one before it (CBC). `None` where the key
/// or the bytes have no right length.
pub(super) fn chained(key: &[u8], start: &[u8], bytes: &mut [u8]) -> Option<()> {
    match key.len() {
        16 => chain::<Aes128Dec>(key, start, bytes),
        24 => chain::<Aes192Dec>(key, start, bytes),
        32 => chain::<Aes256Dec>(key, start, bytes),
        _ => None,
    }
}

fn chain<C>(key: &[u8], start: &[u8], bytes: &mut [u8]) -> Option<()>
where
    C: BlockCipherDecrypt + KeyInit + BlockSizeUser,
{
    let mut cipher = cbc::Decryptor::<C>::new_from_slices(key, start).ok()?;
    let (blocks, rest) = Array::slice_as_chunks_mut(bytes);
    cipher.decrypt_blocks(blocks);
    rest.is_empty().then_some(())
}

/// The same, each block by itself (ECB).
pub(super) fn single(key: &[u8], bytes: &mut [u8]) -> Option<()> {
    match key.len() {
        16 => each::<Aes128Dec>(key, bytes),
        24 => each::<Aes192Dec>(key, bytes),
        32 => each::<Aes256Dec>(key, bytes),
        _ => None,
    }
}

fn each<C: BlockCipherDecrypt + KeyInit>(key: &[u8], bytes: &mut [u8]) -> Option<()> {
    let cipher = C::new_from_slice(key).ok()?;
    let (blocks, rest) = Array::slice_as_chunks_mut(bytes);
    cipher.decrypt_blocks(blocks);
    rest.is_empty().then_some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 2202 and RFC 4231, test case 2.
    #[test]
    fn keyed_sums_are_those_of_the_rfc() {
        let cases = [
            (Hash::Sha1, "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"),
            (Hash::Sha256, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
            (
                Hash::Sha384,
                "af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649",
            ),
            (
                Hash::Sha512,
                "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737",
            ),
        ];
        for (hash, wanted) in cases {
            let sum = hash.keyed(b"Jefe", b"what do ya want for nothing?");
            let written: Vec<String> = sum.iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(written.concat(), wanted, "{hash:?}");
        }
    }
}
