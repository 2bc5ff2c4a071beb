//! The outside of a link or a file: its version, a checksum, and the letters of an address. What is
//! sealed by a passphrase is carried as it is; [`super::seal`] seals and opens it.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::{Problem, Snapshot, pack, unpack, version};

/// A .junheng file begins with this.
pub const FILE_MAGIC: &[u8; 8] = b"JUNHENG\n";

/// The version that says: sealed.
const SEALED: u8 = 0xFF;
/// No link is longer: browsers and chat programs cut off far earlier.
const LONGEST: usize = 200_000;
/// Nor is a file.
const LARGEST: usize = 4 << 20;
/// Bytes of the checksum.
const CHECK: usize = 4;

/// What a link holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Envelope {
    /// A county.
    Open(Box<Snapshot>),
    /// Something that needs a passphrase. Inside are the bytes of an envelope that is open.
    Sealed(Sealed),
}

/// What is sealed by a passphrase: AES-256-GCM under a key by PBKDF2-HMAC-SHA-256.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// Rounds of the derivation of the key.
    pub rounds: u32,
    /// Its salt.
    pub salt: [u8; 16],
    /// The nonce.
    pub nonce: [u8; 12],
    /// The text and its tag.
    pub text: Vec<u8>,
}

impl Sealed {
    /// Rounds that are taken: fewer would be no protection, more would never end.
    pub(super) const ROUNDS: std::ops::RangeInclusive<u32> = 600_000..=10_000_000;
}

impl Envelope {
    /// The bytes: version, contents, checksum.
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = match self {
            Self::Open(snapshot) => [&[version(snapshot)], pack(snapshot).as_slice()].concat(),
            Self::Sealed(sealed) => {
                let rounds = sealed.rounds.to_le_bytes();
                [&[SEALED], &rounds[..], &sealed.salt, &sealed.nonce, &sealed.text].concat()
            }
        };
        bytes.extend(crc32fast::hash(&bytes).to_le_bytes());
        bytes
    }

    /// Opens the bytes.
    ///
    /// # Errors
    /// Why they cannot be opened.
    pub fn open(bytes: &[u8]) -> Result<Self, Problem> {
        let end = bytes.len().checked_sub(CHECK).ok_or(Problem::Damaged)?;
        let (bytes, check) = bytes.split_at_checked(end).ok_or(Problem::Damaged)?;
        if crc32fast::hash(bytes).to_le_bytes() != check {
            return Err(Problem::Damaged);
        }
        match bytes.split_first().ok_or(Problem::Damaged)? {
            (&SEALED, rest) => sealed(rest).ok_or(Problem::Nonsense).map(Self::Sealed),
            (version, rest) => unpack(*version, rest).map(|it| Self::Open(Box::new(it))),
        }
    }
}

fn sealed(bytes: &[u8]) -> Option<Sealed> {
    let (rounds, rest) = bytes.split_first_chunk::<4>()?;
    let (salt, rest) = rest.split_first_chunk::<16>()?;
    let (nonce, text) = rest.split_first_chunk::<12>()?;
    let rounds = u32::from_le_bytes(*rounds);
    Sealed::ROUNDS.contains(&rounds).then(|| Sealed {
        rounds,
        salt: *salt,
        nonce: *nonce,
        text: text.to_vec(),
    })
}

/// The part of a link behind its `#/open/`.
pub fn to_fragment(envelope: &Envelope) -> String {
    URL_SAFE_NO_PAD.encode(envelope.bytes())
}

/// Opens it again. What a chat puts behind a link (a full stop, a word, `?from=…`) is cut off where the
/// checksum proves that the rest is whole; spaces and line breaks within it are taken out.
///
/// # Errors
/// Why it cannot be opened.
pub fn from_fragment(fragment: &str) -> Result<Envelope, Problem> {
    if fragment.len() > LONGEST {
        return Err(Problem::TooLong);
    }
    // A browser writes a space of an address as %20.
    let spaced = SPACES.iter().fold(fragment.to_owned(), |text, space| text.replace(space, " "));
    let is_own = |letter: char| letter.is_ascii_alphanumeric() || "-_=".contains(letter);
    let end = spaced.find(|letter: char| !is_own(letter) && !letter.is_whitespace());
    let own = spaced.get(..end.unwrap_or(spaced.len())).unwrap_or_default().trim_end();
    if spaced.trim().is_empty() {
        return Err(Problem::NoLink);
    }
    let whole = open_letters(own);
    if is_proved(&whole) {
        return whole;
    }
    let words = own.rmatch_indices(char::is_whitespace).map(|(at, _)| at).take(MOST_WORDS);
    // Own letters are ASCII: every place is between two of them.
    let letters = (1..=MOST_LETTERS).map_while(|less| own.len().checked_sub(less));
    let mut cuts = words.chain(letters).filter_map(|at| own.get(..at));
    let proved = cuts.find_map(|cut| Some(open_letters(cut)).filter(is_proved));
    proved.unwrap_or(if end.is_some() { Err(Problem::Letters) } else { whole })
}

/// Spaces and line breaks as an address has them.
const SPACES: [&str; 6] = ["%20", "%0A", "%0a", "%0D", "%0d", "%09"];
/// So many words behind a link are cut off.
const MOST_WORDS: usize = 64;
/// And so many letters that a link has itself, such as the `_` of a text in italics.
const MOST_LETTERS: usize = 8;

/// Whether the checksum was right, whatever else is the matter.
fn is_proved(opened: &Result<Envelope, Problem>) -> bool {
    !matches!(opened, Err(Problem::Damaged | Problem::Letters))
}

fn open_letters(letters: &str) -> Result<Envelope, Problem> {
    let plain: String = letters.chars().filter(|letter| !letter.is_whitespace()).collect();
    let plain = plain.trim_end_matches('=');
    let bytes = URL_SAFE_NO_PAD.decode(plain).map_err(|error| match error {
        base64::DecodeError::InvalidByte(..) => Problem::Letters,
        _ => Problem::Damaged,
    })?;
    Envelope::open(&bytes)
}

/// The same as a file (.junheng).
pub fn to_file(envelope: &Envelope) -> Vec<u8> {
    [FILE_MAGIC.as_slice(), &envelope.bytes()].concat()
}

/// Opens it again.
///
/// # Errors
/// Why it cannot be opened.
pub fn from_file(bytes: &[u8]) -> Result<Envelope, Problem> {
    let bytes = bytes.strip_prefix(FILE_MAGIC.as_slice()).ok_or(Problem::NoLink)?;
    if bytes.len() > LARGEST { Err(Problem::TooLong) } else { Envelope::open(bytes) }
}
