//! Files that are locked with a password: opened when the password is known, told plainly otherwise.
//! It never keeps a password, never guesses one, and never works longer than the limits allow.

mod agile;
mod biff;
mod cipher;
mod office;
mod standard;

use crate::sheet::reading::{Outcome, Reading, Refusal, Stop};

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
    Refusal::PasswordNeeded.into()
}

fn wrong() -> Stop {
    Refusal::WrongPassword.into()
}

/// A lock of a kind that cannot be opened here, password or not.
pub(super) fn unknown(kind: &str) -> Stop {
    Refusal::UnknownLock(kind.to_owned()).into()
}

/// A file that a document guard has encrypted: the guard opens it, and nobody else.
pub(super) fn guarded() -> Stop {
    Refusal::Guarded.into()
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
