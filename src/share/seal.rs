//! Seals an envelope with a passphrase (口令), and opens it: AES-256-GCM under a key by
//! PBKDF2-HMAC-SHA-256, both of RustCrypto.
//!
//! Not WebCrypto: a browser has none on a page of an intranet without https, where this program is
//! used, and what is sealed here is sealed the same way in every browser and in the tests. It draws no
//! random numbers; the caller brings them.

use aes_gcm::Aes256Gcm;
use aes_gcm::aead::{Aead, KeyInit};
use sha2::Sha256;

use super::Problem;
use super::envelope::{Envelope, Sealed};

/// Rounds of the derivation of the key: what OWASP asks of PBKDF2-HMAC-SHA-256.
const ROUNDS: u32 = *Sealed::ROUNDS.start();

/// The passphrase is another one, or the text is not what was sealed: which, nobody can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongPassphrase;

/// Seals; `random` is the salt and the nonce, new for each envelope. Nothing comes back for an envelope
/// larger than the cipher takes.
pub fn seal(envelope: &Envelope, passphrase: &str, random: &[u8; 28]) -> Option<Sealed> {
    let (salt, nonce) = random.split_first_chunk::<16>()?;
    let nonce: [u8; 12] = nonce.try_into().ok()?;
    let cipher = cipher(passphrase, salt, ROUNDS)?;
    let text = cipher.encrypt(&nonce.into(), envelope.bytes().as_slice()).ok()?;
    Some(Sealed { rounds: ROUNDS, salt: *salt, nonce, text })
}

/// Opens what was sealed.
///
/// # Errors
/// When the passphrase is another one; inside, why the contents cannot be opened.
pub fn unseal(
    sealed: &Sealed,
    passphrase: &str,
) -> Result<Result<Envelope, Problem>, WrongPassphrase> {
    let cipher = cipher(passphrase, &sealed.salt, sealed.rounds).ok_or(WrongPassphrase)?;
    let nonce = sealed.nonce.into();
    let bytes = cipher.decrypt(&nonce, sealed.text.as_slice()).map_err(|_| WrongPassphrase)?;
    Ok(Envelope::open(&bytes))
}

fn cipher(passphrase: &str, salt: &[u8; 16], rounds: u32) -> Option<Aes256Gcm> {
    let key = pbkdf2::pbkdf2_hmac_array::<Sha256, 32>(passphrase.as_bytes(), salt, rounds);
    Aes256Gcm::new_from_slice(&key).ok()
}
