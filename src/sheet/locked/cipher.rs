//! Hashes and ciphers by the names that files give them, over the RustCrypto libraries.
//! It never knows a file's format, and refuses keys of a length that the cipher has not.

use aes::cipher::{Array, BlockModeDecrypt as _, BlockSizeUser, KeyIvInit as _};
use aes::cipher::{BlockCipherDecrypt, KeyInit};
use aes::{Aes128Dec, Aes192Dec, Aes256Dec};
use hmac::{EagerHash, Hmac, Mac as _};
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

    /// Whether `sum` is the keyed sum (HMAC) of `bytes`.
    pub fn signed(self, key: &[u8], bytes: &[u8], sum: &[u8]) -> bool {
        match self {
            Self::Sha1 => signed::<Sha1>(key, bytes, sum),
            Self::Sha256 => signed::<Sha256>(key, bytes, sum),
            Self::Sha384 => signed::<Sha384>(key, bytes, sum),
            Self::Sha512 => signed::<Sha512>(key, bytes, sum),
        }
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

fn signed<D: EagerHash>(key: &[u8], bytes: &[u8], sum: &[u8]) -> bool {
    <Hmac<D> as hmac::KeyInit>::new_from_slice(key)
        .is_ok_and(|keyed| keyed.chain_update(bytes).verify_slice(sum).is_ok())
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
