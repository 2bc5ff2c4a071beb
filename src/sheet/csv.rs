//! Text with separators: comma, tab, semicolon, told from the content.
//! It never turns words into numbers.

use super::Value;
use super::draft::Draft;
use super::reading::{Outcome, Reading};

/// Reads text as one sheet named like the file.
pub(super) fn read(reading: &mut Reading<'_>, text: &str) -> Outcome<()> {
    let mut draft = reading.sheet(super::stem(reading.name), false)?;
    match fill(reading, &mut draft, text) {
        Ok(()) => {
            reading.keep(draft);
            Ok(())
        }
        Err(stop) => reading.refuse(None, stop),
    }
}

fn fill(reading: &mut Reading<'_>, draft: &mut Draft, text: &str) -> Outcome<()> {
    const TICK: usize = 1 << 18;
    reading.total = text.len() as u64;
    let (separator, text) = separator(text);
    let mut fields = Fields { text, at: 0, separator, longest: reading.limits.text_bytes };
    let (mut row, mut column) = (0_u32, 0_u32);
    let mut told = 0;
    while let Some((field, end)) = fields.next() {
        draft.put(row, column, Value::Text(&field))?;
        if end == End::Row {
            (row, column) = (row.saturating_add(1), 0);
        } else {
            column = column.saturating_add(1);
        }
        if fields.at - told > TICK {
            reading.tick(&draft.name, row, (fields.at - told) as u64)?;
            told = fields.at;
        }
    }
    reading.tick(&draft.name, row, (fields.at - told) as u64)
}

/// The separator that splits most lines into equally many fields, or the one that the line `sep=;`
/// names; and the text without that line.
fn separator(text: &str) -> (u8, &str) {
    const CANDIDATES: [u8; 4] = [b',', b'\t', b';', b'|'];
    const LINES: usize = 200;
    if let [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', separator, b'\r' | b'\n', ..] =
        text.as_bytes()
    {
        let rest = text.find('\n').and_then(|end| text.get(end + 1..)).unwrap_or_default();
        return (*separator, rest);
    }
    let score = |separator: &u8| {
        let mut fields = Fields { text, at: 0, separator: *separator, longest: 1 << 16 };
        let (mut counts, mut count) = (Vec::new(), 0_usize);
        while let (Some((_, end)), true) = (fields.next(), counts.len() < LINES) {
            match end {
                End::Field => count += 1,
                End::Row => counts.push(std::mem::take(&mut count)),
            }
        }
        counts.retain(|count| *count > 0);
        counts.sort_unstable();
        counts
            .chunk_by(PartialEq::eq)
            .map(|same| same.len() * same.first().unwrap_or(&0))
            .max()
            .unwrap_or(0)
    };
    // The first of equals: max_by_key takes the last.
    let best = CANDIDATES.iter().rev().max_by_key(|separator| score(separator));
    (best.copied().unwrap_or(b','), text)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Field,
    Row,
}

struct Fields<'a> {
    text: &'a str,
    at: usize,
    separator: u8,
    longest: usize,
}

impl<'a> Fields<'a> {
    /// The next field, unquoted, and what ends it.
    fn next(&mut self) -> Option<(std::borrow::Cow<'a, str>, End)> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        // ="0012" is how programs keep leading zeros in a CSV file for Excel.
        let marked = usize::from(rest.starts_with("=\""));
        let quoted = rest.get(marked..).and_then(|rest| rest.strip_prefix('"'));
        if let Some((inner, length)) = quoted.and_then(|quoted| closed(quoted, self.longest)) {
            let after = rest.get(marked + 1 + length + 1..).unwrap_or_default();
            let (tail, end) = self.plain(after);
            self.at += marked + 1 + length + 1 + tail.len();
            self.skip(end);
            let field =
                if tail.trim().is_empty() { inner } else { (inner.into_owned() + tail).into() };
            return Some((field, end));
        }
        let (field, end) = self.plain(rest);
        self.at += field.len();
        self.skip(end);
        Some((field.trim_end_matches('\u{1A}').into(), end))
    }

    fn plain(&self, rest: &'a str) -> (&'a str, End) {
        let length = rest
            .bytes()
            .position(|byte| byte == self.separator || byte == b'\n' || byte == b'\r')
            .unwrap_or(rest.len());
        let end = if rest.as_bytes().get(length) == Some(&self.separator) {
            End::Field
        } else {
            End::Row
        };
        (rest.get(..length).unwrap_or_default(), end)
    }

    /// Past the separator or the line's end.
    fn skip(&mut self, end: End) {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        self.at += match (end, rest) {
            (_, []) => 0,
            (End::Row, [b'\r', b'\n', ..]) => 2,
            _ => 1,
        };
    }
}

/// The inside of a quoted field and its length as written; `None` where the quote is never closed, so
/// that one stray quote does not swallow the rest of the file.
fn closed(quoted: &str, longest: usize) -> Option<(std::borrow::Cow<'_, str>, usize)> {
    let bytes = quoted.as_bytes();
    let mut at = 0;
    let mut doubled = false;
    loop {
        let window = bytes.get(at..bytes.len().min(longest.saturating_add(1)))?;
        at += window.iter().position(|byte| *byte == b'"')?;
        if bytes.get(at + 1) != Some(&b'"') {
            break;
        }
        doubled = true;
        at += 2;
    }
    let inner = quoted.get(..at)?;
    Some((if doubled { inner.replace("\"\"", "\"").into() } else { inner.into() }, at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        let (separator, text) = separator(text);
        let mut fields = Fields { text, at: 0, separator, longest: 1000 };
        let mut rows = vec![Vec::new()];
        while let Some((field, end)) = fields.next() {
            if let Some(row) = rows.last_mut() {
                row.push(field.into_owned());
            }
            if end == End::Row {
                rows.push(Vec::new());
            }
        }
        rows.retain(|row| !row.is_empty());
        rows
    }

    #[test]
    fn separators_are_told_from_the_content() {
        assert_eq!(rows("校名,学生\n一小,5"), [["校名", "学生"], ["一小", "5"]]);
        assert_eq!(
            rows("校名\t学生\r\n一小\t\"1,234\"\r\n"),
            [["校名", "学生"], ["一小", "1,234"]]
        );
        assert_eq!(
            rows("校名;学生;面积\r一小;5;1,5\r二小;6;2,5"),
            [["校名", "学生", "面积"], ["一小", "5", "1,5"], ["二小", "6", "2,5"]]
        );
        assert_eq!(rows("sep=|\r\n校名|学,生\n"), [["校名", "学,生"]]);
    }

    #[test]
    fn quotes_hold_separators_line_breaks_and_quotes() {
        assert_eq!(rows("a,\"在校\n生数\",\"\"\"x\"\"\"\n"), [["a", "在校\n生数", "\"x\""]]);
        assert_eq!(rows("=\"0012\",b\n"), [["0012", "b"]]);
    }

    #[test]
    fn a_stray_quote_swallows_nothing() {
        assert_eq!(rows("a,\"b\nc,d\n"), [["a", "\"b"], ["c", "d"]]);
        assert_eq!(rows("a,b\"c\",d\n"), [["a", "b\"c\"", "d"]]);
    }
}
