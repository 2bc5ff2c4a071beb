//! XML (and HTML) as a stream of tags and texts, each piece held to a limit.
//! It never builds a tree, never resolves an entity that a document declares and refuses DOCTYPE.

use super::Limits;
use super::markup::{Attributes, local};
use super::reading::{Outcome, Stop, damaged, over_text};
use super::zip::Part;
use crate::finding::Code;

/// Where the bytes come from.
pub(super) enum Input<'a> {
    /// A part of a zip.
    Part(Part<'a>),
    /// All of it, given at the start.
    Whole,
}

/// A tag or a text.
#[derive(Debug)]
pub(super) enum Token<'b> {
    /// `<name …>`; `closed` for `<name …/>`.
    Start { name: &'b [u8], attributes: Attributes<'b>, closed: bool },
    /// `</name>`.
    End(&'b [u8]),
    /// Text as written: entities not resolved unless `raw` (CDATA has none).
    Text { bytes: &'b [u8], raw: bool },
    /// A comment or an instruction.
    Nothing,
}

/// The stream.
pub(super) struct Xml<'a> {
    input: Input<'a>,
    buffer: Vec<u8>,
    at: usize,
    consumed: u64,
    limits: Limits,
    html: bool,
    ended: bool,
}

impl<'a> Xml<'a> {
    /// The XML of a zip's part.
    pub fn part(part: Part<'a>, limits: &Limits) -> Self {
        Self::new(Input::Part(part), Vec::new(), limits, false)
    }

    /// The XML or HTML of a text.
    pub fn text(text: Vec<u8>, limits: &Limits, html: bool) -> Self {
        Self::new(Input::Whole, text, limits, html)
    }

    fn new(input: Input<'a>, buffer: Vec<u8>, limits: &Limits, html: bool) -> Self {
        let ended = matches!(input, Input::Whole);
        Self { input, buffer, at: 0, consumed: 0, limits: *limits, html, ended }
    }

    /// Bytes gone through since this was last asked, when they are enough to tell somebody.
    pub fn progress(&mut self) -> Option<u64> {
        const TOLD: u64 = 1 << 18;
        (self.consumed >= TOLD).then(|| std::mem::take(&mut self.consumed))
    }

    /// The next token; `None` at the end.
    pub fn next(&mut self) -> Outcome<Option<Token<'_>>> {
        let Some(first) = self.byte(0)? else { return Ok(None) };
        if first != b'<' {
            let length = self.until(0, b"<")?.unwrap_or_else(|| self.buffer.len() - self.at);
            return Ok(Some(Token::Text { bytes: self.take(length), raw: false }));
        }
        match self.byte(1)? {
            Some(b'!') => self.declaration(),
            Some(b'?') => {
                let length = self.until(2, b">")?.ok_or_else(broken)?;
                self.take(length + 1);
                Ok(Some(Token::Nothing))
            }
            Some(b'/') => {
                let length = self.until(2, b">")?.ok_or_else(broken)?;
                let tag = self.take(length + 1);
                let name = tag.get(2..length).unwrap_or_default();
                Ok(Some(Token::End(local(name.trim_ascii_end()))))
            }
            Some(byte) if self.html && !byte.is_ascii_alphabetic() => {
                Ok(Some(Token::Text { bytes: self.take(1), raw: true }))
            }
            _ => {
                let length = self.tag_end()?;
                let tag = self.take(length + 1).get(1..length).unwrap_or_default();
                let (tag, closed) = match tag.strip_suffix(b"/") {
                    Some(tag) => (tag, true),
                    None => (tag, false),
                };
                let named = tag
                    .iter()
                    .position(|byte| byte.is_ascii_whitespace() || *byte == b'/')
                    .unwrap_or(tag.len());
                let (name, rest) = tag.split_at_checked(named).unwrap_or((tag, b""));
                Ok(Some(Token::Start { name: local(name), attributes: Attributes(rest), closed }))
            }
        }
    }

    /// What is at hand of the rest, without reading on.
    pub fn ahead(&self) -> &[u8] {
        self.buffer.get(self.at..).unwrap_or_default()
    }

    /// Goes past what a caller understood of [`Self::ahead`].
    pub fn skip(&mut self, length: usize) {
        self.take(length);
    }

    /// Goes to the end tag of an element whose content is no markup.
    pub fn skip_to_end_of(&mut self, name: &[u8]) -> Outcome<()> {
        while let Some(length) = self.until(0, b"</")? {
            self.take(length);
            let tag = self.buffer.get(self.at + 2..self.at + 2 + name.len());
            if tag.is_some_and(|tag| tag.eq_ignore_ascii_case(name)) {
                return Ok(());
            }
            self.take(2);
        }
        Ok(())
    }

    fn declaration(&mut self) -> Outcome<Option<Token<'_>>> {
        if self.starts_with(b"<!--")? {
            let length = self.until(4, b"-->")?.ok_or_else(broken)?;
            self.take(length + 3);
            return Ok(Some(Token::Nothing));
        }
        if self.starts_with(b"<![CDATA[")? {
            let length = self.until(9, b"]]>")?.ok_or_else(broken)?;
            let bytes = self.take(length + 3).get(9..length).unwrap_or_default();
            return Ok(Some(Token::Text { bytes, raw: true }));
        }
        if !self.html {
            let sentence = "文件里有 DOCTYPE 声明，正常的表格不会有，可能是恶意文件，未读入。请向提供者核实，或用 Excel 另存为 .xlsx 再导入。";
            return Err(Stop::Refused(Code::DamagedFile, sentence.to_owned()));
        }
        let length = self.until(2, b">")?.ok_or_else(broken)?;
        self.take(length + 1);
        Ok(Some(Token::Nothing))
    }

    /// Where the tag that begins here ends; `>` within quotes does not end it.
    fn tag_end(&mut self) -> Outcome<usize> {
        let (mut at, mut quote) = (1, None);
        loop {
            let rest = self.buffer.get(self.at + at..).unwrap_or_default();
            for (index, byte) in rest.iter().enumerate() {
                match (quote, byte) {
                    (None, b'>') => return Ok(at + index),
                    (None, b'"' | b'\'') => quote = Some(*byte),
                    (Some(open), byte) if open == *byte => quote = None,
                    _ => {}
                }
            }
            at += rest.len();
            if !self.more()? {
                // An apostrophe that stands alone is common in HTML.
                let end = if self.html { self.until(1, b">")? } else { None };
                return end.ok_or_else(broken);
            }
        }
    }

    /// Where `needle` is, from `from` on; `None` where it does not come before the end.
    fn until(&mut self, from: usize, needle: &[u8]) -> Outcome<Option<usize>> {
        let (last, lead) = (*needle.last().unwrap_or(&0), needle.len().saturating_sub(1));
        let mut at = from + lead;
        loop {
            let rest = self.buffer.get(self.at + at..).unwrap_or_default();
            if let Some(index) = memchr::memchr(last, rest) {
                let end = self.at + at + index + 1;
                if self.buffer.get(..end).is_some_and(|buffer| buffer.ends_with(needle)) {
                    return Ok(Some(at + index - lead));
                }
                at += index + 1;
            } else {
                at += rest.len();
                if !self.more()? {
                    return Ok(None);
                }
            }
        }
    }

    fn byte(&mut self, ahead: usize) -> Outcome<Option<u8>> {
        while self.buffer.len() <= self.at + ahead {
            if !self.more()? {
                return Ok(None);
            }
        }
        Ok(self.buffer.get(self.at + ahead).copied())
    }

    fn starts_with(&mut self, start: &[u8]) -> Outcome<bool> {
        self.byte(start.len().saturating_sub(1))?;
        Ok(self.buffer.get(self.at..).is_some_and(|rest| rest.starts_with(start)))
    }

    fn take(&mut self, length: usize) -> &[u8] {
        let start = self.at;
        self.at = start.saturating_add(length).min(self.buffer.len());
        self.consumed += (self.at - start) as u64;
        self.buffer.get(start..self.at).unwrap_or_default()
    }

    /// Reads on; `false` at the end. What was taken makes room, what was not stays and counts as one
    /// piece that may become too long.
    fn more(&mut self) -> Outcome<bool> {
        const PIECE: usize = 1 << 16;
        let Input::Part(part) = &mut self.input else { return Ok(false) };
        if self.ended {
            return Ok(false);
        }
        if self.buffer.len() - self.at > self.limits.text_bytes {
            return Err(over_text(&self.limits));
        }
        self.buffer.drain(..self.at);
        self.at = 0;
        self.ended = part.fill(&mut self.buffer, PIECE)? == 0;
        Ok(!self.ended)
    }
}

fn broken() -> Stop {
    damaged("内容没有写完就断了")
}
