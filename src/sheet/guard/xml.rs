//! XML as a stream of tags and texts, by quick-xml, each piece held to a limit.
//! It never builds a tree, never resolves an entity that a document declares and refuses DOCTYPE.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::io::Read;
use std::ops::ControlFlow;
use std::rc::Rc;

use encoding_rs::Decoder;
use junheng_parsing::{Broken, Events, PIECE, Take};
use quick_xml::escape::unescape;
use quick_xml::events::{BytesEnd, BytesStart, Event};

use super::package::Pull;
use crate::sheet::Limits;
use crate::sheet::reading::{Outcome, Refusal, Stop, damaged, over_text};

/// Tags within tags: spreadsheets have some ten levels, and every open one is held.
pub(in crate::sheet) const DEPTH: u32 = 256;

/// A tag or a text. `<x/>` comes as a start and an end.
#[derive(Debug)]
pub(in crate::sheet) enum Token<'b> {
    Start(Tag<'b>),
    End(BytesEnd<'b>),
    /// Words with their entities resolved.
    Text(Cow<'b, str>),
    /// A comment or an instruction.
    Nothing,
}

/// A start tag.
#[derive(Debug)]
pub(in crate::sheet) struct Tag<'b>(BytesStart<'b>);

/// The stream.
pub(in crate::sheet) struct Xml<'a> {
    is_at_end: bool,
    events: Events<'a>,
    buffer: Vec<u8>,
    depth: u32,
    meter: Rc<Meter>,
}

/// What the parser takes, counted.
#[derive(Default)]
struct Meter {
    /// Bytes of the piece in hand.
    piece: Cell<usize>,
    consumed: Cell<u64>,
    /// Why the source ended before its end.
    stop: RefCell<Option<Stop>>,
}

/// A source that is counted, and ends where a piece grows too long.
struct Metered<P> {
    source: Utf8<P>,
    longest: usize,
    limits: Limits,
    meter: Rc<Meter>,
}

/// A source in UTF-8, whatever of Unicode's encodings its mark says: some programs write parts in UTF-16.
struct Utf8<P> {
    source: P,
    decoder: Option<Decoder>,
    /// Bytes that are still to be handed over, or to be decoded.
    held: Vec<u8>,
    is_begun: bool,
    is_ended: bool,
}

impl<P: Pull> Utf8<P> {
    fn new(source: P) -> Self {
        Self { source, decoder: None, held: Vec::new(), is_begun: false, is_ended: false }
    }

    /// Looks at the mark.
    fn begin(&mut self) -> Outcome<()> {
        self.is_begun = true;
        let mut head = [0; 2];
        while self.held.len() < 2 {
            let room = head.get_mut(self.held.len()..).unwrap_or_default();
            let read = self.source.pull(room)?;
            if read == 0 {
                break;
            }
            let new = head.get(self.held.len()..self.held.len() + read).unwrap_or_default();
            self.held.extend_from_slice(new);
        }
        let encoding = match self.held.as_slice() {
            [0xFF, 0xFE] => encoding_rs::UTF_16LE,
            [0xFE, 0xFF] => encoding_rs::UTF_16BE,
            _ => return Ok(()),
        };
        self.held.clear();
        self.decoder = Some(encoding.new_decoder_without_bom_handling());
        Ok(())
    }
}

impl<P: Pull> Pull for Utf8<P> {
    fn pull(&mut self, room: &mut [u8]) -> Outcome<usize> {
        const TAKEN: usize = 1 << 14;
        if !self.is_begun {
            self.begin()?;
        }
        let Some(decoder) = &mut self.decoder else {
            if self.held.is_empty() {
                return self.source.pull(room);
            }
            let mut held = self.held.as_slice();
            let read = held.pull(room)?;
            self.held.drain(..read);
            return Ok(read);
        };
        loop {
            if self.held.is_empty() && !self.is_ended {
                self.held.resize(TAKEN, 0);
                let read = self.source.pull(&mut self.held)?;
                self.held.truncate(read);
                self.is_ended = read == 0;
            }
            let (.., used, written, _) = decoder.decode_to_utf8(&self.held, room, self.is_ended);
            self.held.drain(..used);
            if written > 0 || self.is_ended {
                return Ok(written);
            }
        }
    }
}

impl<P: Pull> Read for Metered<P> {
    fn read(&mut self, room: &mut [u8]) -> std::io::Result<usize> {
        let meter = &self.meter;
        let taken = if meter.piece.get() > self.longest {
            Err(over_text(&self.limits))
        } else {
            self.source.pull(room)
        };
        match taken {
            Ok(read) => {
                meter.piece.set(meter.piece.get() + read);
                meter.consumed.set(meter.consumed.get() + read as u64);
                Ok(read)
            }
            Err(stop) => {
                meter.stop.replace(Some(stop));
                Err(std::io::ErrorKind::InvalidData.into())
            }
        }
    }
}

impl<'a> Xml<'a> {
    /// The XML that a stream gives, in UTF-8 or UTF-16.
    pub fn new(source: impl Pull + 'a, limits: &Limits) -> Self {
        let longest = limits.text_bytes.saturating_add(PIECE);
        let meter = Rc::<Meter>::default();
        let metered =
            Metered { source: Utf8::new(source), longest, limits: *limits, meter: meter.clone() };
        let events = Events::new(Box::new(metered));
        Self { is_at_end: false, events, buffer: Vec::new(), depth: 0, meter }
    }

    /// Bytes gone through since this was last asked, when they are enough to tell somebody.
    pub fn progress(&mut self) -> Option<u64> {
        const TOLD: u64 = 1 << 18;
        (self.meter.consumed.get() >= TOLD).then(|| self.meter.consumed.take())
    }

    /// Where the last token ends.
    pub fn position(&self) -> u64 {
        self.events.position()
    }

    /// Whether the end was reached.
    pub fn is_at_end(&self) -> bool {
        self.is_at_end
    }

    /// The next token; `None` at the end.
    pub fn next(&mut self) -> Outcome<Option<Token<'_>>> {
        self.buffer.clear();
        self.meter.piece.set(0);
        let event =
            self.events.next(&mut self.buffer).map_err(|_| match self.meter.stop.take() {
                Some(stop) => stop,
                None => damaged("内容读不通，可能没有写完就断了"),
            })?;
        self.is_at_end = matches!(event, Event::Eof);
        token(event, &mut self.depth)
    }
}

/// An event as a token; `None` at the end.
fn token<'b>(event: Event<'b>, depth: &mut u32) -> Outcome<Option<Token<'b>>> {
    Ok(Some(match event {
        Event::Start(tag) => {
            *depth += 1;
            if *depth > DEPTH {
                return Err(too_deep());
            }
            Token::Start(Tag(tag))
        }
        Event::Empty(tag) => Token::Start(Tag(tag)),
        Event::End(tag) => {
            *depth = depth.saturating_sub(1);
            Token::End(tag)
        }
        Event::Text(text) => Token::Text(text.xml10_content()),
        Event::CData(text) => Token::Text(text.xml10_content()),
        Event::GeneralRef(entity) => Token::Text(resolved(&entity.into_inner()).into()),
        Event::DocType(_) => return Err(doctype()),
        Event::Eof => return Ok(None),
        Event::Comment(_) | Event::PI(_) | Event::Decl(_) => Token::Nothing,
    }))
}

/// The stream, many events at a time: nothing is copied from the piece they stand in.
pub(in crate::sheet) struct Pieces<'a> {
    pieces: junheng_parsing::Pieces<'a>,
    limits: Limits,
    meter: Rc<Meter>,
}

impl<'a> Pieces<'a> {
    /// The XML that a stream gives.
    pub fn new(source: impl Pull + 'a, limits: &Limits) -> Self {
        let meter = Rc::<Meter>::default();
        let source = Utf8::new(source);
        let metered =
            Metered { source, longest: usize::MAX, limits: *limits, meter: meter.clone() };
        let longest = limits.text_bytes.saturating_add(PIECE);
        let pieces = junheng_parsing::Pieces::new(Box::new(metered), longest);
        Self { pieces, limits: *limits, meter }
    }

    /// Bytes gone through since this was last asked.
    pub fn progress(&self) -> u64 {
        self.meter.consumed.take()
    }

    /// Hands out the next piece; tells whether there is more.
    pub fn next(&mut self, takes: &mut dyn Takes) -> Outcome<bool> {
        let mut ear = Ear { takes, outcome: Ok(()) };
        let more = self.pieces.next(&mut ear);
        ear.outcome?;
        more.map_err(|broken| match (self.meter.stop.take(), broken) {
            (Some(stop), _) => stop,
            (None, Broken::Long) => over_text(&self.limits),
            (None, _) => damaged("内容读不通，可能没有写完就断了"),
        })
    }
}

/// Whoever takes in what pieces hold.
pub(in crate::sheet) trait Takes {
    /// Takes what is plain from the front, see [`junheng_parsing::Take::plain`].
    fn plain(&mut self, bytes: &[u8]) -> usize;

    /// Takes in an event.
    fn take(&mut self, event: Event<'_>) -> Outcome<()>;
}

/// Keeps why somebody would not take any more.
struct Ear<'t> {
    takes: &'t mut dyn Takes,
    outcome: Outcome<()>,
}

impl Take for Ear<'_> {
    fn plain(&mut self, bytes: &[u8]) -> usize {
        self.takes.plain(bytes)
    }

    fn event(&mut self, event: Event<'_>) -> ControlFlow<()> {
        self.outcome = self.takes.take(event);
        if self.outcome.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    }
}

impl Tag<'_> {
    /// Everything between the brackets, as written.
    pub fn written(&self) -> &str {
        &self.0
    }

    /// Its attributes, as written.
    pub fn attributes_raw(&self) -> &str {
        self.0.attributes_raw().trim_ascii()
    }

    /// The name without its prefix.
    pub fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The attributes as (name without prefix, value with its entities resolved).
    pub fn attributes(&self) -> impl Iterator<Item = (&str, Cow<'_, str>)> {
        let mut attributes = self.0.attributes();
        attributes.with_checks(false);
        attributes.filter_map(|attribute| {
            let attribute = attribute.ok()?;
            let value = match unescape(&attribute.value) {
                Ok(value) => value.into_owned().into(),
                Err(_) => attribute.value,
            };
            Some((attribute.key.local_name().into_inner(), value))
        })
    }

    /// The value of an attribute, by its name without prefix.
    pub fn get(&self, name: &str) -> Option<Cow<'_, str>> {
        self.attributes().find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    /// The same as words; none where there is none.
    pub fn text(&self, name: &str) -> String {
        self.get(name).unwrap_or_default().into_owned()
    }

    /// The same as a whole number.
    pub fn number(&self, name: &str) -> Option<u32> {
        self.get(name)?.trim().parse().ok()
    }
}

/// A name without its prefix, of an end tag.
pub(in crate::sheet) fn local<'b>(tag: &'b BytesEnd<'_>) -> &'b str {
    tag.local_name().into_inner()
}

/// The first of a tag's attributes: its name, its value, and what follows it. There are as many of them
/// as cells, and none has an entity, so they do without quick-xml's careful way.
pub(in crate::sheet) fn attribute(tag: &str) -> Option<(&str, &str, &str)> {
    let (name, rest) = tag.split_at(tag.bytes().position(|byte| byte == b'=')?);
    let value = rest.get(1..)?.trim_ascii_start();
    let quote = value.bytes().next().filter(|quote| matches!(quote, b'"' | b'\''))?;
    let value = value.get(1..)?;
    let end = value.bytes().position(|byte| byte == quote)?;
    Some((name.trim_ascii_end(), value.get(..end)?, value.get(end + 1..)?.trim_ascii_start()))
}

/// More than [`DEPTH`] tags within each other.
pub(in crate::sheet) fn too_deep() -> Stop {
    damaged("标签套得太深，正常的表格不会这样")
}

/// What an entity stands for; what is unknown stays as written.
pub(in crate::sheet) fn resolved(entity: &str) -> String {
    let written = format!("&{entity};");
    match unescape(&written) {
        Ok(text) => text.into_owned(),
        Err(_) => written,
    }
}

/// No spreadsheet has a DOCTYPE; entities that swell do.
pub(in crate::sheet) fn doctype() -> Stop {
    Refusal::Doctype.into()
}
