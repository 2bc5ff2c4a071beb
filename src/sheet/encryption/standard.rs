//! The lock of Excel 2007, "standard encryption": AES over a SHA-1 of the password
//! ([MS-OFFCRYPTO] 2.3.4.5 to 2.3.4.9). It never opens what was locked with another cipher.

use super::cipher::{BLOCK, Hash, single};
use super::{password, spin, unknown, wide};
use crate::sheet::guard::xlsb_records::long;
use crate::sheet::reading::{Outcome, Reading, damaged};

/// The format fixes them.
const ROUNDS: u32 = 50_000;

/// Decrypts `package` in place.
pub(super) fn open(reading: &mut Reading<'_>, info: &[u8], package: &mut [u8]) -> Outcome<()> {
    let broken = || damaged("加密信息读不通");
    // Version and flags, then a header of its own length, then what proves a password.
    let length = long(info, 8) as usize;
    let header = info.get(12..).and_then(|rest| rest.get(..length)).ok_or_else(broken)?;
    let proof = info.get(12 + length..).filter(|proof| proof.len() >= 72).ok_or_else(broken)?;
    let (cipher, bits) = (long(header, 8), long(header, 16));
    let key_length = match (cipher, bits) {
        (0x660E, 0 | 128) => 16,
        (0x660F, 192) => 24,
        (0x6610, 256) => 32,
        (0x6801, _) => return Err(unknown("RC4 ")),
        _ => return Err(unknown("没有见过的算法")),
    };
    let (salt, proof) =
        proof.get(4..).and_then(|proof| proof.split_at_checked(BLOCK)).ok_or_else(broken)?;
    let (password, otherwise) = password(reading);
    let first = Hash::Sha1.of(&[salt, &wide(password)]);
    let last = spin(reading, Hash::Sha1, ROUNDS, first)?;
    let last = Hash::Sha1.of(&[&last, &[0; 4]]);
    let half = |pad: u8| {
        let mut block = [pad; 64];
        block.iter_mut().zip(&last).for_each(|(pad, byte)| *pad ^= byte);
        Hash::Sha1.of(&[&block])
    };
    let key = [half(0x36), half(0x5C)].concat();
    let key = key.get(..key_length).unwrap_or_default();
    // A random block, the length of its hash, and its hash.
    let (mut word, mut sum) = ([0; BLOCK], [0; 2 * BLOCK]);
    word.copy_from_slice(proof.get(..BLOCK).ok_or_else(broken)?);
    sum.copy_from_slice(proof.get(BLOCK + 4..BLOCK + 4 + 2 * BLOCK).ok_or_else(broken)?);
    single(key, &mut word).and_then(|()| single(key, &mut sum)).ok_or_else(broken)?;
    if !sum.starts_with(&Hash::Sha1.of(&[&word])) {
        return Err(otherwise());
    }
    single(key, package).ok_or_else(broken)
}
