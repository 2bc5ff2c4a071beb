//! What stands inside tags and texts: names, attributes, entities.
//! It never resolves an entity that a document declares.

/// A name without its prefix.
pub(super) fn local(name: &[u8]) -> &[u8] {
    match name.iter().rposition(|byte| *byte == b':') {
        Some(colon) => name.get(colon + 1..).unwrap_or_default(),
        None => name,
    }
}

/// The attributes of a tag, as (local name, value as written).
#[derive(Clone, Debug)]
pub(super) struct Attributes<'b>(pub(super) &'b [u8]);

impl<'b> Attributes<'b> {
    /// The value of an attribute, by its local name, whatever the case.
    pub fn get(&self, name: &[u8]) -> Option<&'b [u8]> {
        self.clone().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// The same as words.
    pub fn text(&self, name: &[u8]) -> Option<String> {
        let mut text = String::new();
        unescape(self.get(name)?, &mut text);
        Some(text)
    }

    /// The same as a whole number.
    pub fn number(&self, name: &[u8]) -> Option<u32> {
        whole(self.get(name)?)
    }
}

impl<'b> Iterator for Attributes<'b> {
    type Item = (&'b [u8], &'b [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.0.trim_ascii_start();
        let named = rest
            .iter()
            .position(|byte| *byte == b'=' || byte.is_ascii_whitespace())
            .unwrap_or(rest.len());
        let (name, rest) = rest.split_at_checked(named).filter(|(name, _)| !name.is_empty())?;
        // Without a value: HTML's nowrap.
        let Some(value) = rest.trim_ascii_start().strip_prefix(b"=") else {
            self.0 = rest;
            return Some((local(name), b""));
        };
        let value = value.trim_ascii_start();
        let (value, rest) = if let [quote @ (b'"' | b'\''), inner @ ..] = value {
            let end = memchr::memchr(*quote, inner).unwrap_or(inner.len());
            (inner.get(..end).unwrap_or_default(), inner.get(end + 1..).unwrap_or_default())
        } else {
            let end = value.iter().position(u8::is_ascii_whitespace).unwrap_or(value.len());
            value.split_at_checked(end).unwrap_or((value, b""))
        };
        self.0 = rest;
        Some((local(name), value))
    }
}

/// A whole number in digits.
pub(super) fn whole(digits: &[u8]) -> Option<u32> {
    std::str::from_utf8(digits).ok()?.trim().parse().ok()
}

/// Adds a text with its entities resolved; what is none stays as written.
pub(super) fn unescape(bytes: &[u8], into: &mut String) {
    let text = String::from_utf8_lossy(bytes);
    let mut rest: &str = &text;
    while let Some((before, after)) = rest.split_once('&') {
        into.push_str(before);
        let length = after.bytes().take(12).position(|byte| byte == b';').unwrap_or(0);
        if let Some((name, character)) =
            after.get(..length).and_then(|name| Some((name, character(name)?)))
        {
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

/// Adds a text token, in whatever way it is written.
pub(super) fn push(bytes: &[u8], raw: bool, into: &mut String) {
    if raw {
        into.push_str(&String::from_utf8_lossy(bytes));
    } else if memchr::memchr(b'&', bytes).is_none() {
        match std::str::from_utf8(bytes) {
            Ok(text) => into.push_str(text),
            Err(_) => into.push_str(&String::from_utf8_lossy(bytes)),
        }
    } else {
        unescape(bytes, into);
    }
}
