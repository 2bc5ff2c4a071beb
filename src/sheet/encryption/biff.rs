//! Locked records of an .xls: RC4 as Excel 97 and 2002 have it, and the older mask of 16 bytes
//! ([MS-OFFCRYPTO] 2.3.5 to 2.3.7, [MS-XLS] 2.2.10). It never looks into what it opens.

use md5::{Digest as _, Md5};
use rc4::{KeyInit as _, Rc4, StreamCipher as _};

use super::cipher::Hash;
use super::{password, unknown, wide};
use crate::sheet::encoding;
use crate::sheet::guard::biff::{record, short};
use crate::sheet::guard::xlsb_records::long;
use crate::sheet::reading::{Outcome, Reading, damaged};

/// Each so many bytes of the stream have a key of their own.
const PIECE: usize = 1024;

/// The key of each piece, by its number.
type Keys = Box<dyn Fn(u32) -> Vec<u8>>;

enum Lock {
    Rc4(Keys),
    Mask([u8; 16]),
}

/// The records, opened; `None` where they are not locked.
pub(in crate::sheet) fn records(reading: &Reading<'_>, stream: &[u8]) -> Outcome<Option<Vec<u8>>> {
    const FILEPASS: u16 = 0x002F;
    let (mut at, mut wide) = (0, true);
    while let Some(record) = record(stream, at) {
        match record.kind {
            0x0809 if at == 0 => wide = short(record.data, 0) >= 0x0600,
            0x000A => return Ok(None),
            FILEPASS => {
                let lock = lock(reading, record.data, wide)?;
                return Ok(Some(opened(stream, record.next, &lock)));
            }
            _ => {}
        }
        at = record.next;
    }
    Ok(None)
}

/// The stream with all records behind `at` opened. Their kinds and lengths are never locked.
fn opened(stream: &[u8], mut at: usize, lock: &Lock) -> Vec<u8> {
    let mut out = stream.to_vec();
    let mut piece = (None, Vec::new());
    while let Some(record) = record(stream, at) {
        let (start, length) = (at + 4, record.data.len());
        // What a reader needs before it knows the password stays open; of a sheet's entry its place.
        let open = match record.kind {
            0x0809 | 0x002F | 0x0194 | 0x0195 | 0x00E1 | 0x0138 | 0x0196 => length,
            0x0085 => 4.min(length),
            _ => 0,
        };
        for (place, byte) in
            (start..).zip(out.get_mut(start..record.next).unwrap_or_default()).skip(open)
        {
            match lock {
                Lock::Mask(mask) => {
                    let key = mask.get((place + length) % mask.len()).copied().unwrap_or_default();
                    *byte = byte.rotate_left(3) ^ key;
                }
                Lock::Rc4(keys) => {
                    let number = u32::try_from(place / PIECE).unwrap_or(u32::MAX);
                    if piece.0 != Some(number) {
                        piece = (Some(number), rc4(&keys(number), &[0; PIECE]));
                    }
                    *byte ^= piece.1.get(place % PIECE).copied().unwrap_or_default();
                }
            }
        }
        at = record.next;
    }
    out
}

/// How the records are locked, once the password has proved right.
fn lock(reading: &Reading<'_>, info: &[u8], is_wide: bool) -> Outcome<Lock> {
    let broken = || damaged("加密信息读不通");
    let (password, otherwise) = password(reading);
    // Before BIFF8 there was but the mask.
    let kind = if is_wide { short(info, 0) } else { 0 };
    if kind == 0 {
        let info = if is_wide { info.get(2..).unwrap_or_default() } else { info };
        let Some(bytes) = encoding::gbk(password) else { return Err(otherwise()) };
        let (key, sum, mask) = masked(bytes.get(..bytes.len().min(15)).unwrap_or_default());
        let is_right = !bytes.is_empty() && (key, sum) == (short(info, 0), short(info, 2));
        return if is_right { Ok(Lock::Mask(mask)) } else { Err(otherwise()) };
    }
    let wide = wide(password);
    let proof = match (short(info, 2), short(info, 4)) {
        (1, 1) => excel97(info, &wide),
        (2..=4, 2) => excel2002(info, &wide),
        _ => return Err(unknown("没有见过的方式")),
    };
    let Proof { keys, proof, hash } = proof.ok_or_else(broken)?;
    let proved = rc4(&keys(0), &proof);
    let (word, sum) = proved.split_at_checked(16).ok_or_else(broken)?;
    if hash(word) == sum { Ok(Lock::Rc4(keys)) } else { Err(otherwise()) }
}

/// What proves a password: a random word and its hash, both locked.
struct Proof {
    keys: Keys,
    proof: Vec<u8>,
    hash: fn(&[u8]) -> Vec<u8>,
}

/// RC4 with 40 bits of an MD5.
fn excel97(info: &[u8], password: &[u8]) -> Option<Proof> {
    let (salt, proof) = info.get(6..54)?.split_at_checked(16)?;
    let first = md5(password);
    let start = md5(&[first.get(..5)?, salt].concat().repeat(16));
    let start = start.get(..5)?.to_vec();
    let keys = move |piece: u32| md5(&[&start, &piece.to_le_bytes()[..]].concat());
    Some(Proof { keys: Box::new(keys), proof: proof.to_vec(), hash: md5 })
}

/// RC4 with up to 128 bits of a SHA-1, as the system's cryptography made them.
fn excel2002(info: &[u8], password: &[u8]) -> Option<Proof> {
    let length = long(info, 10) as usize;
    let (header, rest) = info.get(14..)?.split_at_checked(length)?;
    let bits = match long(header, 16) {
        0 => 40,
        bits if bits % 8 == 0 && (40..=128).contains(&bits) => bits,
        _ => return None,
    };
    let (salt, proof) = rest.get(4..)?.split_at_checked(16)?;
    let start = Hash::Sha1.of(&[salt, password]);
    let keys = move |piece: u32| {
        let mut key = Hash::Sha1.of(&[&start, &piece.to_le_bytes()]);
        key.truncate(bits as usize / 8);
        // So short a key is filled up with nothing.
        if bits == 40 {
            key.resize(16, 0);
        }
        key
    };
    let proof = [proof.get(..16)?, proof.get(20..40)?].concat();
    Some(Proof { keys: Box::new(keys), proof, hash: |bytes| Hash::Sha1.of(&[bytes]) })
}

fn md5(bytes: &[u8]) -> Vec<u8> {
    Md5::digest(bytes).to_vec()
}

fn rc4(key: &[u8], bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    if let Ok(mut cipher) = Rc4::new_from_slice(key) {
        cipher.apply_keystream(&mut bytes);
    }
    bytes
}

/// The key, the sum and the mask of a password of 1 to 15 bytes.
fn masked(password: &[u8]) -> (u16, u16, [u8; 16]) {
    const FILLING: [u8; 15] =
        [0xBB, 0xFF, 0xFF, 0xBA, 0xFF, 0xFF, 0xB9, 0x80, 0, 0xBE, 0x0F, 0, 0xBF, 0x0F, 0];
    // What the key begins with, by the password's length, and what each letter adds, the last one first.
    const FIRST: [u16; 15] = [
        0xE1F0, 0x1D0F, 0xCC9C, 0x84C0, 0x110C, 0x0E10, 0xF1CE, 0x313E, 0x1872, 0xE139, 0xD40F,
        0x84F9, 0x280C, 0xA96A, 0x4EC3,
    ];
    const LETTER: [u16; 15] = [
        0x1021, 0x3331, 0x3730, 0x76B4, 0xAA51, 0x45A0, 0xB861, 0x47D3, 0xEB23, 0x6F45, 0xD849,
        0x0375, 0x4563, 0x7B61, 0xAEFC,
    ];
    let length = password.len();
    let mut key = FIRST.get(length.wrapping_sub(1)).copied().unwrap_or_default();
    for (byte, mut letter) in password.iter().rev().zip(LETTER) {
        for bit in 0..7 {
            if byte >> bit & 1 == 1 {
                key ^= letter;
            }
            letter = letter << 1 ^ if letter & 0x8000 == 0 { 0 } else { 0x1021 };
        }
    }
    let sum = password.iter().rev().fold(0, |sum, byte| turned(sum) ^ u16::from(*byte));
    let sum = turned(sum) ^ u16::try_from(length).unwrap_or_default() ^ 0xCE4B;
    let mut mask = [0; 16];
    let filled = password.iter().chain(&FILLING);
    for ((place, byte), key) in
        mask.iter_mut().zip(filled).zip(key.to_le_bytes().into_iter().cycle())
    {
        *place = (byte ^ key).rotate_left(2);
    }
    (key, sum, mask)
}

/// 15 bits, turned by one.
fn turned(sum: u16) -> u16 {
    sum << 1 & 0x7FFF | sum >> 14 & 1
}
