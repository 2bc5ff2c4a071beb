//! Everything that is kept, in one file (备份): names and bytes one behind the other. What is kept stays
//! as it is, also what this program cannot read, so that a later one still may.

use serde::{Deserialize, Serialize};

use super::Problem;

/// A file of this ending is a backup.
pub const BACKUP_ENDING: &str = ".junheng-backup";

const MAGIC: &[u8; 8] = b"JHBKUP\r\n";
const VERSION: u8 = 1;
/// The checksum at the end.
const CHECK: usize = 4;

/// One county that is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Its name.
    pub name: String,
    /// How many schools it has.
    pub schools: u32,
    /// What [`super::write`] gave.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
}

/// The names of a list, as JSON: what is said of each may become more.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Head {
    name: String,
    schools: u32,
    length: usize,
}

/// All of them as one file.
pub fn backup(all: &[Kept]) -> Vec<u8> {
    let head =
        |one: &Kept| Head { name: one.name.clone(), schools: one.schools, length: one.bytes.len() };
    let heads: Vec<Head> = all.iter().map(head).collect();
    // Names and numbers can always be written.
    let heads = serde_json::to_vec(&heads).unwrap_or_default();
    let length = u32::try_from(heads.len()).unwrap_or(u32::MAX).to_le_bytes();
    let mut bytes = [&MAGIC[..], &[VERSION], &length, &heads].concat();
    bytes.extend(all.iter().flat_map(|one| &one.bytes));
    bytes.extend(crc32fast::hash(&bytes).to_le_bytes());
    bytes
}

/// What a file holds.
///
/// # Errors
/// Why it cannot be read.
pub fn restore(bytes: &[u8]) -> Result<Vec<Kept>, Problem> {
    let inside = bytes.strip_prefix(MAGIC.as_slice()).ok_or(Problem::Foreign)?;
    let (version, inside) = inside.split_first().ok_or(Problem::Damaged)?;
    if *version > VERSION {
        return Err(Problem::Newer(*version));
    }
    opened(bytes, inside).ok_or(Problem::Damaged)
}

fn opened(bytes: &[u8], inside: &[u8]) -> Option<Vec<Kept>> {
    let (all, sum) = bytes.split_at_checked(bytes.len().checked_sub(CHECK)?)?;
    if crc32fast::hash(all).to_le_bytes() != sum {
        return None;
    }
    let inside = inside.get(..inside.len().checked_sub(CHECK)?)?;
    let (length, rest) = inside.split_first_chunk::<4>()?;
    let (heads, mut rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
    let heads: Vec<Head> = serde_json::from_slice(heads).ok()?;
    let mut kept = Vec::new();
    for Head { name, schools, length } in heads {
        let (bytes, behind) = rest.split_at_checked(length)?;
        rest = behind;
        kept.push(Kept { name, schools, bytes: bytes.to_vec() });
    }
    Some(kept)
}
