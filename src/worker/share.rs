//! What the worker does about links (分享链接): makes one and says what it contains, opens one. It draws
//! no random numbers and knows no address; the page brings both.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

use crate::pipeline;
use crate::share::{self, Envelope, FILE_MAGIC, Hash, Snapshot};
use crate::standard::{Choice, Own, StandardError, shipped_packs, tree};
use crate::work::{Decisions, Readings, Work};

use super::protocol::{Link, Lock, QrDrawing, Wish};
use super::share_told;

/// How the address of a link goes on behind the page's own.
pub(super) const OPEN: &str = "#/open/";

/// From here on a file is offered instead: chat programs and mail gateways cut a message off, or no
/// longer see a link in it, from somewhere about here (QQ and 短信 earlier); browsers take far more.
pub(super) const LONG: usize = 8_000;

/// A larger code has modules that a phone no longer tells apart on a screen of 1366×768, where 117 of
/// them and the border fill the height at five pixels each; on paper it would be larger than a hand.
const LARGEST_CODE: u8 = 25;

/// Modules of white around a code, as ISO/IEC 18004 asks for.
const BORDER: i32 = 4;

/// The link that is wished for.
pub(super) fn link(work: &Work, wish: &Wish) -> Result<Link, String> {
    let snapshot = snapshot(work, wish)?;
    let address = [&wish.base, OPEN, &share::to_fragment(&envelope(&snapshot, wish)?)].concat();
    let standard = work.decisions.standard.standard()?.name;
    let is_of_web = wish.base.starts_with("http");
    Ok(Link {
        paper: share_told::contents(&snapshot, wish, &standard, address.len()),
        is_long: address.len() > LONG || !is_of_web,
        code: if is_of_web { drawn(&address) } else { None },
        address,
    })
}

/// The same as a file.
pub(super) fn file(work: &Work, wish: &Wish) -> Result<Vec<u8>, String> {
    Ok(share::to_file(&envelope(&snapshot(work, wish)?, wish)?))
}

fn snapshot(work: &Work, wish: &Wish) -> Result<Snapshot, String> {
    let standard = &work.decisions.standard;
    let county = pipeline::assembled(work).county;
    let mut snapshot = share::snapshot(&county, &standard.standard()?, wish.contents);
    if let Choice::Own(text) = standard {
        let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
        snapshot.pack = lines.join("\n");
    }
    snapshot.day.clone_from(&wish.day);
    Ok(snapshot)
}

fn envelope(snapshot: &Snapshot, wish: &Wish) -> Result<Envelope, String> {
    let open = Envelope::Open(Box::new(snapshot.clone()));
    // The format has limits; what would not come back the same is not given away.
    if Envelope::open(&open.bytes()).as_ref() != Ok(&open) {
        return Err("数据里有放不进链接的内容（例如超过 2000 字的说明）。请缩短后再试。".to_owned());
    }
    match &wish.passphrase {
        None => Ok(open),
        Some(passphrase) => share::seal(&open, &passphrase.0, &wish.random)
            .map(Envelope::Sealed)
            .ok_or_else(|| "口令没有加上，请再试一次。".to_owned()),
    }
}

/// The code as one outline: each run of dark modules a rectangle.
fn drawn(address: &str) -> Option<QrDrawing> {
    let segments = [QrSegment::make_bytes(address.as_bytes())];
    let (least, most) = (Version::MIN, Version::new(LARGEST_CODE));
    // The lowest correction: nothing dirties a screen, and a coarser code is read more easily.
    let code = QrCode::encode_segments_advanced(&segments, QrCodeEcc::Low, least, most, None, true);
    let code = code.ok()?;
    let size = code.size();
    let mut outline = Vec::new();
    for y in 0..size {
        let mut x = 0;
        while x < size {
            let dark = (x..size).take_while(|x| code.get_module(*x, y)).count();
            let run = i32::try_from(dark).unwrap_or(0);
            if run > 0 {
                outline.push(format!("M{x} {y}h{run}v1h-{run}z"));
            }
            x += run + 1;
        }
    }
    let whole = size + 2 * BORDER;
    Some(QrDrawing {
        view: format!("-{BORDER} -{BORDER} {whole} {whole}"),
        outline: outline.concat(),
    })
}

/// Whether bytes are a link or a file of ours, whatever their name.
pub(super) fn is_shared(bytes: &[u8]) -> bool {
    bytes.starts_with(FILE_MAGIC) || in_hash(bytes).is_some()
}

/// The letters of a link, where the bytes are what stands behind the `#` of an address.
fn in_hash(bytes: &[u8]) -> Option<String> {
    let is_hash = bytes.first() == Some(&b'#');
    // Letters that are none are no link's; the reader says so.
    let hash = is_hash.then(|| String::from_utf8_lossy(bytes))?;
    match share::hash_of(&hash) {
        Hash::Link(letters) => Some(letters.to_owned()),
        Hash::Escaped | Hash::Other => None,
    }
}

/// What was shared.
pub(super) struct Opened {
    pub work: Work,
    /// The standard, where it is none of the program's.
    pub own: Option<Own>,
    /// Index of the school that it is about.
    pub focus: Option<usize>,
    /// Which county, which year and since when, as far as it is known, in words.
    pub about: String,
}

/// Why it was not opened: a sentence, and what it waits for.
pub(super) struct Closed {
    pub message: String,
    pub lock: Option<Lock>,
}

/// Opens it.
pub(super) fn open(bytes: &[u8], passphrase: Option<&str>) -> Result<Opened, Closed> {
    let told = |problem: share::Problem| Closed { message: problem.to_string(), lock: None };
    let envelope = match in_hash(bytes) {
        Some(link) => share::from_fragment(&link),
        None => share::from_file(bytes),
    };
    let envelope = match (envelope.map_err(told)?, passphrase) {
        (Envelope::Sealed(_), None) => return Err(locked(Lock::Closed)),
        (Envelope::Sealed(sealed), Some(passphrase)) => share::unseal(&sealed, passphrase)
            .map_err(|share::WrongPassphrase| locked(Lock::WrongPassword))?
            .map_err(told)?,
        (open, _) => open,
    };
    match envelope {
        Envelope::Open(snapshot) => of(&snapshot),
        Envelope::Sealed(_) => Err(told(share::Problem::Nonsense)),
    }
}

fn locked(lock: Lock) -> Closed {
    let message = match lock {
        Lock::Closed => "分享的内容设有口令。请输入发送人告诉您的口令。",
        Lock::WrongPassword => "口令不对，没有打开。请核对大小写和空格后再试。",
    };
    Closed { message: message.to_owned(), lock: Some(lock) }
}

fn of(snapshot: &Snapshot) -> Result<Opened, Closed> {
    let choice = if snapshot.pack.is_empty() {
        Choice::Shipped(snapshot.standard.clone())
    } else {
        Choice::Own(snapshot.pack.clone())
    };
    let unknown = |why: StandardError| Closed {
        message: format!(
            "分享的内容所用的标准打不开：{why}。请换用新版本的均衡尺，或请发送人改用随程序提供的标准。"
        ),
        lock: None,
    };
    let (pack, standard) = choice.written().map_err(unknown)?;
    let own = match &choice {
        Choice::Shipped(_) => None,
        Choice::Own(text) => {
            let packs = shipped_packs().map_err(unknown)?;
            let base = packs.iter().find(|one| pack.base.as_deref() == Some(tree::text(one, "id")));
            let base = base.map(|one| tree::text(one, "name").to_owned());
            Some(Own { name: standard.name, base, text: text.clone() })
        }
    };
    let readings = Readings::pack(&[share::reading(snapshot)]);
    let decisions = Decisions { standard: choice, ..Decisions::default() };
    let about = share_told::about(snapshot);
    Ok(Opened { work: Work { readings, decisions }, own, focus: snapshot.focus, about })
}

#[cfg(test)]
mod tests;
