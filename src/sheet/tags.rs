//! HTML as a stream of tags and texts, forgiving as browsers are; XML readers are not.
//! It never builds a tree and never fails: what makes no sense is text.

/// A tag or a text.
#[derive(Debug)]
pub(super) enum Token<'b> {
    /// `<name …>`, with or without a slash at the end.
    Start { name: &'b str, attributes: Attributes<'b> },
    /// `</name>`.
    End(&'b str),
    /// Text as written, its entities not resolved.
    Text(&'b str),
    /// A comment or an instruction.
    Nothing,
}

/// The stream.
pub(super) struct Tags<'b> {
    rest: &'b str,
}

impl<'b> Tags<'b> {
    pub fn new(text: &'b str) -> Self {
        Self { rest: text }
    }

    /// Bytes left.
    pub fn left(&self) -> usize {
        self.rest.len()
    }

    /// The next token; `None` at the end.
    pub fn next(&mut self) -> Option<Token<'b>> {
        let bytes = self.rest.as_bytes();
        match bytes {
            [] => None,
            [b'<', b'!', b'-', b'-', ..] => {
                self.take(self.rest.find("-->").map_or(bytes.len(), |end| end + 3));
                Some(Token::Nothing)
            }
            [b'<', b'!' | b'?', ..] => {
                self.take(self.end(1) + 1);
                Some(Token::Nothing)
            }
            [b'<', b'/', ..] => {
                let tag = self.take(self.end(2) + 1);
                let name = tag.strip_prefix("</").unwrap_or_default();
                Some(Token::End(local(name.trim_end_matches('>').trim_ascii_end())))
            }
            [b'<', first, ..] if first.is_ascii_alphabetic() => {
                let tag = self.take(tag_end(bytes).unwrap_or_else(|| self.end(1)) + 1);
                let tag = tag.strip_prefix('<').unwrap_or_default();
                let tag = tag.strip_suffix('>').unwrap_or(tag);
                let tag = tag.strip_suffix('/').unwrap_or(tag);
                let named = tag.find(|letter: char| letter.is_ascii_whitespace() || letter == '/');
                let (name, rest) = tag.split_at_checked(named.unwrap_or(tag.len()))?;
                Some(Token::Start { name: local(name), attributes: Attributes(rest) })
            }
            [b'<', ..] => Some(Token::Text(self.take(1))),
            _ => {
                let length = memchr::memchr(b'<', bytes).unwrap_or(bytes.len());
                Some(Token::Text(self.take(length)))
            }
        }
    }

    /// Goes to the end tag of an element whose content is no markup.
    pub fn skip_to_end_of(&mut self, name: &str) {
        while let Some(at) = self.rest.find("</") {
            self.take(at);
            let tag = self.rest.get(2..2 + name.len());
            if tag.is_some_and(|tag| tag.eq_ignore_ascii_case(name)) {
                return;
            }
            self.take(2);
        }
        self.rest = "";
    }

    /// Where the next `>` is.
    fn end(&self, from: usize) -> usize {
        let rest = self.rest.as_bytes().get(from..).unwrap_or_default();
        memchr::memchr(b'>', rest).map_or(self.rest.len(), |end| from + end)
    }

    fn take(&mut self, length: usize) -> &'b str {
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }
}

/// Where the tag that begins here ends; `>` within quotes does not end it. `None` where a quote is
/// never closed: an apostrophe that stands alone is common.
fn tag_end(bytes: &[u8]) -> Option<usize> {
    const LONGEST: usize = 1 << 16;
    let mut quote = None;
    bytes.iter().take(LONGEST).position(|byte| match (quote, byte) {
        (None, b'>') => true,
        (None, b'"' | b'\'') => {
            quote = Some(*byte);
            false
        }
        (Some(open), byte) if open == *byte => {
            quote = None;
            false
        }
        _ => false,
    })
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or_default()
}

/// The attributes of a tag.
#[derive(Clone, Debug)]
pub(super) struct Attributes<'b>(&'b str);

impl<'b> Attributes<'b> {
    /// The value of an attribute as written, by its name without prefix, whatever the case.
    pub fn get(&self, name: &str) -> Option<&'b str> {
        self.clone().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// The same as a whole number.
    pub fn number(&self, name: &str) -> Option<u32> {
        self.get(name)?.trim().parse().ok()
    }
}

impl<'b> Iterator for Attributes<'b> {
    type Item = (&'b str, &'b str);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.0.trim_ascii_start();
        let named = rest.find(|letter: char| letter == '=' || letter.is_ascii_whitespace());
        let (name, rest) = rest.split_at_checked(named.unwrap_or(rest.len()))?;
        // Without a value: nowrap.
        let Some(value) = rest.trim_ascii_start().strip_prefix('=') else {
            self.0 = rest;
            return (!name.is_empty()).then_some((local(name), ""));
        };
        let value = value.trim_ascii_start();
        let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''));
        let (value, rest) = match quote.and_then(|quote| value.strip_prefix(quote)) {
            Some(inner) => inner.split_once(quote.unwrap_or_default()).unwrap_or((inner, "")),
            None => {
                let end = value.find(|letter: char| letter.is_ascii_whitespace());
                value.split_at_checked(end.unwrap_or(value.len()))?
            }
        };
        self.0 = rest;
        Some((local(name), value))
    }
}

/// Adds a text with its entities resolved; what is none stays as written.
pub(super) fn unescape(text: &str, into: &mut String) {
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        into.push_str(before);
        let length = after.bytes().take(12).position(|byte| byte == b';').unwrap_or(0);
        let entity = after.get(..length).and_then(|name| Some((name, character(name)?)));
        if let Some((name, character)) = entity {
            into.push(character);
            rest = after.get(name.len() + 1..).unwrap_or_default();
        } else {
            into.push('&');
            rest = after;
        }
    }
    into.push_str(rest);
}

fn character(entity: &str) -> Option<char> {
    Some(match entity {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "emsp" => '\u{2003}',
        "ensp" => '\u{2002}',
        _ => {
            let code = entity.strip_prefix('#')?;
            let code = match code.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => code.parse().ok()?,
            };
            char::from_u32(code)?
        }
    })
}
