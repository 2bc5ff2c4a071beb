//! What calamine gets to see of a package: a zip that exists nowhere, with the parts it needs and no
//! others, under the names it expects, inflated and checked as they stream by.
//! It never holds a streamed part, and never goes back in one.

use std::cell::{Cell, RefCell};
use std::io::{Error, ErrorKind, Read, Result, Seek, SeekFrom};
use std::rc::Rc;

use crate::sheet::guard::package::Pull;
use crate::sheet::reading::{Outcome, Stop};

/// The content of a part.
pub(in crate::sheet) enum Content<'a, P> {
    /// Held.
    Whole(Vec<u8>),
    /// Opened when it is read: at most so many bytes.
    Streamed(u64, Box<dyn Fn() -> Outcome<P> + 'a>),
}

impl<P> Content<'_, P> {
    fn length(&self) -> u64 {
        match self {
            Self::Whole(bytes) => bytes.len() as u64,
            Self::Streamed(length, _) => *length,
        }
    }
}

struct Member<'a, P> {
    header: Vec<u8>,
    content: Content<'a, P>,
    /// Where the header is; the content follows it.
    at: u64,
}

/// What the zip and whoever made it both look at.
pub(in crate::sheet) struct Shared<P> {
    /// The stream that was opened last.
    pub open: RefCell<Option<P>>,
    /// Why a stream ended before its end.
    pub stop: RefCell<Option<Stop>>,
    /// Bytes that streams have given.
    pub served: Cell<u64>,
}

impl<P: Pull> Shared<P> {
    /// Why reading of a stream failed: what its source says, else what its reader said.
    pub fn reason(&self, otherwise: Stop) -> Stop {
        if let Some(stop) = self.stop.borrow_mut().take() {
            return stop;
        }
        // What comes after the end that was announced, or a wrong checksum, shows at the real end.
        let (mut open, mut piece) = (self.open.borrow_mut(), [0; 4096]);
        let Some(stream) = open.as_mut() else { return otherwise };
        loop {
            match stream.pull(&mut piece) {
                Ok(0) => return otherwise,
                Ok(_) => {}
                Err(stop) => return stop,
            }
        }
    }
}

/// The zip, as something to read.
pub(in crate::sheet) struct Store<'a, P> {
    members: Vec<Member<'a, P>>,
    directory: Vec<u8>,
    directory_at: u64,
    position: u64,
    /// Which member's stream is open and how far it was read.
    streaming: Option<(usize, u64)>,
    pub shared: Rc<Shared<P>>,
}

/// What calamine and the zip library read from. One type for all of them: each other one would bring
/// the library along once more.
pub(in crate::sheet) type Source<'a> = Box<dyn Seekable + 'a>;

/// Something to read from anywhere.
pub(in crate::sheet) trait Seekable: Read + Seek {}

impl<T: Read + Seek> Seekable for T {}

/// Between the parts and the directory, so that whoever looks for the directory's end from behind
/// meets no part.
const GAP: u64 = 4096;

impl<'a, P: Pull> Store<'a, P> {
    /// A zip of parts, stored without packing.
    pub fn new(parts: Vec<(String, Content<'a, P>)>) -> Self {
        let shared = Shared { open: None.into(), stop: None.into(), served: Cell::new(0) };
        let (mut members, mut directory, mut at) = (Vec::new(), Vec::new(), 0_u64);
        let count = u16::try_from(parts.len()).unwrap_or(u16::MAX);
        for (name, content) in parts {
            // Sums of streamed parts are compared where they are inflated, not here.
            let sum = match &content {
                Content::Whole(bytes) => crc32fast::hash(bytes),
                Content::Streamed(..) => 0,
            };
            let fields = fields(sum, content.length(), &name);
            let header = [&b"PK\x03\x04\x14\0"[..], &fields, name.as_bytes()].concat();
            directory.extend([&b"PK\x01\x02\x14\0\x14\0"[..], &fields, &[0; 10]].concat());
            directory.extend(low(at));
            directory.extend(name.as_bytes());
            let next = at + header.len() as u64 + content.length();
            members.push(Member { header, content, at });
            at = next;
        }
        let (size, directory_at) = (low(directory.len() as u64), at + GAP);
        let counts = [count.to_le_bytes(), count.to_le_bytes()].concat();
        directory.extend(
            [&b"PK\x05\x06\0\0\0\0"[..], &counts, &size, &low(directory_at), &[0; 2]].concat(),
        );
        Self {
            members,
            directory,
            directory_at,
            position: 0,
            streaming: None,
            shared: Rc::new(shared),
        }
    }

    fn stream(&mut self, index: usize, from: u64, room: &mut [u8]) -> Result<usize> {
        let refused = |shared: &Shared<P>, stop| {
            *shared.stop.borrow_mut() = Some(stop);
            Error::from(ErrorKind::InvalidData)
        };
        let shared = &self.shared;
        if from == 0 {
            let Some(Member { content: Content::Streamed(_, open), .. }) = self.members.get(index)
            else {
                return Ok(0);
            };
            let stream = open().map_err(|stop| refused(shared, stop))?;
            *shared.open.borrow_mut() = Some(stream);
            self.streaming = Some((index, 0));
        }
        if self.streaming != Some((index, from)) {
            return Err(ErrorKind::Unsupported.into());
        }
        let mut open = shared.open.borrow_mut();
        let Some(stream) = open.as_mut() else { return Err(ErrorKind::Unsupported.into()) };
        let read = stream.pull(room).map_err(|stop| refused(shared, stop))?;
        shared.served.set(shared.served.get() + read as u64);
        self.streaming = Some((index, from + read as u64));
        Ok(read)
    }
}

/// The fields that the two headers of an entry share.
fn fields(sum: u32, length: u64, name: &str) -> Vec<u8> {
    let named = u16::try_from(name.len()).unwrap_or(u16::MAX).to_le_bytes();
    [&[0; 8][..], &sum.to_le_bytes(), &low(length), &low(length), &named, &[0; 2]].concat()
}

fn low(number: u64) -> [u8; 4] {
    u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes()
}

/// What `bytes` have from `from` on, as much as there is room for.
fn copy(bytes: &[u8], from: u64, room: &mut [u8]) -> usize {
    let rest = usize::try_from(from).ok().and_then(|from| bytes.get(from..)).unwrap_or_default();
    let length = rest.len().min(room.len());
    if let (Some(to), Some(from)) = (room.get_mut(..length), rest.get(..length)) {
        to.copy_from_slice(from);
    }
    length
}

impl<P: Pull> Read for Store<'_, P> {
    fn read(&mut self, room: &mut [u8]) -> Result<usize> {
        let at = self.position;
        let read = if at >= self.directory_at {
            copy(&self.directory, at - self.directory_at, room)
        } else {
            let index = self.members.partition_point(|member| member.at <= at).saturating_sub(1);
            let Some(member) = self.members.get(index) else { return Ok(0) };
            let within = at - member.at;
            let head = member.header.len() as u64;
            match &member.content {
                _ if within < head => copy(&member.header, within, room),
                content if within - head >= content.length() => {
                    let length = usize::try_from(self.directory_at - at).unwrap_or(usize::MAX);
                    let gap = room.get_mut(..length.min(room.len())).unwrap_or_default();
                    gap.fill(0);
                    gap.len()
                }
                Content::Whole(bytes) => copy(bytes, within - head, room),
                Content::Streamed(..) => self.stream(index, within - head, room)?,
            }
        };
        self.position += read as u64;
        Ok(read)
    }
}

impl<P: Pull> Seek for Store<'_, P> {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        let end = self.directory_at + self.directory.len() as u64;
        let to = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => end.checked_add_signed(by),
            SeekFrom::Current(by) => self.position.checked_add_signed(by),
        };
        self.position = to.ok_or(ErrorKind::InvalidInput)?;
        Ok(self.position)
    }
}
