//! The lock of Excel 2010 and later, of WPS and LibreOffice, "agile encryption": AES in pieces of 4096
//! bytes, the key behind a hash of the password ([MS-OFFCRYPTO] 2.3.4.10 to 2.3.4.15).
//! It never gives out bytes whose keyed sum is not the one that was written.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::cipher::{BLOCK, Hash, chained};
use super::office::SIZE;
use super::{ROUNDS, password, spin, unknown, wide};
use crate::sheet::guard::xml::{Tag, Token, Xml};
use crate::sheet::reading::{Outcome, Reading, damaged, over};

/// Bytes that are encrypted as one.
const PIECE: usize = 4096;

/// What makes of one hash the keys to several things.
const WORD: [u8; 8] = [0xFE, 0xA7, 0xD2, 0x76, 0x3B, 0x4B, 0x9E, 0x79];
const WORD_SUM: [u8; 8] = [0xD7, 0xAA, 0x0F, 0x6D, 0x30, 0x61, 0x34, 0x4E];
const KEY: [u8; 8] = [0x14, 0x6E, 0x0B, 0xE7, 0xAB, 0xAC, 0xD0, 0xD6];
const SUM_KEY: [u8; 8] = [0x5F, 0xB2, 0xAD, 0x01, 0x0C, 0xB9, 0xE1, 0xF6];
const SUM: [u8; 8] = [0xA0, 0x67, 0x7F, 0x02, 0xB2, 0x2C, 0x84, 0x33];

/// How something is encrypted.
struct Method {
    salt: Vec<u8>,
    hash: Hash,
    key_length: usize,
}

/// What opens with the password: the key to all the rest.
struct Lock {
    method: Method,
    rounds: u32,
    word: Vec<u8>,
    word_sum: Vec<u8>,
    key: Vec<u8>,
}

/// Decrypts the package behind its length in place.
pub(super) fn open(reading: &mut Reading<'_>, info: &[u8], package: &mut [u8]) -> Outcome<()> {
    let (content, lock, sum) = read(reading, info)?;
    let broken = || damaged("加密信息读不通");
    let (password, otherwise) = password(reading);
    let hash = lock.method.hash;
    let first = hash.of(&[&lock.method.salt, &wide(password)]);
    let last = spin(reading, hash, lock.rounds, first)?;
    let unlocked = |block: &[u8], bytes: &[u8]| {
        let key = fitted(&hash.of(&[&last, block]), lock.method.key_length);
        let mut bytes = bytes.to_vec();
        chained(&key, &fitted(&lock.method.salt, BLOCK), &mut bytes).map(|()| bytes)
    };
    let word = unlocked(&WORD, &lock.word).ok_or_else(broken)?;
    let word_sum = unlocked(&WORD_SUM, &lock.word_sum).ok_or_else(broken)?;
    // The sum is filled up to whole blocks.
    if word_sum.len() < hash.length() || !word_sum.starts_with(&hash.of(&[&word])) {
        return Err(otherwise());
    }
    let mut key = unlocked(&KEY, &lock.key).ok_or_else(broken)?;
    key.truncate(content.key_length);
    let start = |block: &[u8]| fitted(&content.hash.of(&[&content.salt, block]), BLOCK);
    if let Some((mut sum_key, mut sum)) = sum {
        chained(&key, &start(&SUM_KEY), &mut sum_key).ok_or_else(broken)?;
        chained(&key, &start(&SUM), &mut sum).ok_or_else(broken)?;
        sum_key.truncate(content.hash.length());
        sum.truncate(content.hash.length());
        if content.hash.keyed(&sum_key, package) != sum {
            return Err(damaged("加密的内容与校验值不符，可能没有下载完整或被改动过"));
        }
    }
    for (index, piece) in
        (0_u32..).zip(package.get_mut(SIZE..).unwrap_or_default().chunks_mut(PIECE))
    {
        // What is left behind the last whole block is filling.
        let whole = piece.len() - piece.len() % BLOCK;
        let piece = piece.get_mut(..whole).unwrap_or_default();
        chained(&key, &start(&index.to_le_bytes()), piece).ok_or_else(broken)?;
    }
    Ok(())
}

/// Cut off or filled up to a length.
fn fitted(bytes: &[u8], length: usize) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes.resize(length, 0x36);
    bytes
}

type Sum = Option<(Vec<u8>, Vec<u8>)>;

fn read(reading: &Reading<'_>, info: &[u8]) -> Outcome<(Method, Lock, Sum)> {
    let (mut content, mut lock, mut sum) = (None, None, None);
    let mut xml = Xml::new(info, reading.limits);
    while let Some(token) = xml.next()? {
        let Token::Start(tag) = token else { continue };
        match tag.name() {
            "keyData" => content = Some(method(&tag)?),
            "dataIntegrity" => {
                sum = Some((bytes(&tag, "encryptedHmacKey")?, bytes(&tag, "encryptedHmacValue")?));
            }
            "encryptedKey" => {
                lock = Some(Lock {
                    method: method(&tag)?,
                    rounds: rounds(&tag)?,
                    word: bytes(&tag, "encryptedVerifierHashInput")?,
                    word_sum: bytes(&tag, "encryptedVerifierHashValue")?,
                    key: bytes(&tag, "encryptedKeyValue")?,
                });
            }
            _ => {}
        }
    }
    let content = content.ok_or_else(|| damaged("加密信息读不通"))?;
    // Keys may stand behind certificates alone.
    let lock = lock.ok_or_else(|| unknown("数字证书"))?;
    Ok((content, lock, sum))
}

fn rounds(tag: &Tag<'_>) -> Outcome<u32> {
    let rounds = tag.text("spinCount");
    let rounds = rounds.trim().parse::<u64>().map_err(|_| damaged("加密信息读不通"))?;
    u32::try_from(rounds).ok().filter(|rounds| *rounds <= ROUNDS).ok_or_else(|| {
        over("密码的运算次数太多", rounds, ROUNDS, "请用 Excel 或 WPS 打开它，取消密码后再导入。")
    })
}

fn method(tag: &Tag<'_>) -> Outcome<Method> {
    let (cipher, chaining) = (tag.text("cipherAlgorithm"), tag.text("cipherChaining"));
    if cipher != "AES" || chaining != "ChainingModeCBC" {
        return Err(unknown(&format!(" {cipher}（{chaining}）")));
    }
    let name = tag.text("hashAlgorithm");
    let hash = Hash::named(&name).ok_or_else(|| unknown(&format!(" {name} ")))?;
    let key_length = match tag.number("keyBits") {
        Some(128) => 16,
        Some(192) => 24,
        Some(256) => 32,
        _ => return Err(damaged("加密信息读不通")),
    };
    Ok(Method { salt: bytes(tag, "saltValue")?, hash, key_length })
}

fn bytes(tag: &Tag<'_>, name: &str) -> Outcome<Vec<u8>> {
    let text = tag.text(name);
    STANDARD
        .decode(text.trim())
        .ok()
        .filter(|bytes| !bytes.is_empty())
        .ok_or_else(|| damaged("加密信息读不通"))
}
