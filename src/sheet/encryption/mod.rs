//! Files that are locked with a password: opened when the password is known, told plainly otherwise.
//! It never keeps a password, never guesses one, and never works longer than the limits allow.

mod agile;
mod biff;
mod cipher;
mod office;
mod standard;

use crate::finding::Code;
use crate::sheet::reading::{Outcome, Reading, Stop};

pub(super) use biff::records;
pub(super) use office::package;

/// What Excel itself locks with when nobody gave a password but the workbook is "protected": every
/// program tries it before it asks.
const NOBODYS: &str = "VelvetSweatshop";

/// Rounds of a password's hash. Programs write 100 000, and the format allows ten million; a browser
/// gets through a million in a few seconds.
const ROUNDS: u32 = 1_000_000;

/// After so many rounds somebody may cancel.
const TOLD: u32 = 4096;

/// A password to try, and what to say when it is not the right one.
fn password<'a>(reading: &Reading<'a>) -> (&'a str, fn() -> Stop) {
    match reading.password {
        Some(password) if !password.is_empty() => (password, wrong),
        _ => (NOBODYS, needed),
    }
}

/// A password as most of the formats hash it.
fn wide(password: &str) -> Vec<u8> {
    password.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A file that opens with a password, which is not known.
pub(super) fn needed() -> Stop {
    let sentence =
        "文件有打开密码，请输入密码。不知道的，请向提供者索取，或请对方取消密码后再发来。";
    Stop::Refused(Code::PasswordProtected, sentence.to_owned())
}

fn wrong() -> Stop {
    let sentence = "密码不对，文件没有打开。请核对大小写、全角半角和输入法后再试。";
    Stop::Refused(Code::WrongPassword, sentence.to_owned())
}

/// A lock of a kind that cannot be opened here, password or not.
pub(super) fn unknown(kind: &str) -> Stop {
    let sentence = format!(
        "文件用{kind}加密，这里打不开，有密码也不行。请用原来的软件打开它，取消密码后另存为 .xlsx 再导入。"
    );
    Stop::Refused(Code::UnknownEncryption, sentence)
}

/// A file that a document guard has encrypted: the guard opens it, and nobody else.
pub(super) fn guarded() -> Stop {
    let sentence = "文件被文档加密系统（如亿赛通、E-SafeNet）加密过，离开装有该系统的电脑就读不了。请在本单位用该系统解密（或申请外发、明文导出）后再导入；另存为 .xlsx 会再次被加密，没有用。";
    Stop::Refused(Code::UnknownEncryption, sentence.to_owned())
}

/// Hashes the password's first hash over and over, each time behind the number of the round.
fn spin(
    reading: &mut Reading<'_>,
    hash: cipher::Hash,
    rounds: u32,
    mut value: Vec<u8>,
) -> Outcome<Vec<u8>> {
    for round in 0..rounds {
        if round % TOLD == 0 {
            reading.tick("", 0, 0)?;
        }
        value = hash.of(&[&round.to_le_bytes(), &value]);
    }
    Ok(value)
}
