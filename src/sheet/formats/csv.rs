//! Text with separators: comma, tab, semicolon, told from the content; its fields by the csv crate.
//! It never turns words into numbers.

use std::borrow::Cow;

use csv::{ReaderBuilder, StringRecord};

use crate::sheet::Value;
use crate::sheet::draft::Draft;
use crate::sheet::reading::{Outcome, Reading, damaged};

/// Reads text as one sheet named like the file.
pub(in crate::sheet) fn read(reading: &mut Reading<'_>, text: &str) -> Outcome<()> {
    let mut draft = reading.sheet(crate::sheet::stem(reading.name), false)?;
    match fill(reading, &mut draft, text) {
        Ok(()) => {
            reading.keep(draft);
            Ok(())
        }
        Err(stop) => reading.refuse(None, stop),
    }
}

fn fill(reading: &mut Reading<'_>, draft: &mut Draft, text: &str) -> Outcome<()> {
    const TICK: u64 = 1 << 18;
    reading.total = text.len() as u64;
    let (separator, text) = separator(text);
    let text = mended(text, separator, reading.limits.text_bytes);
    let mut records = records(&text, separator);
    let (mut record, mut row, mut told) = (StringRecord::new(), 0_u32, 0);
    while records.read_record(&mut record).map_err(|_| damaged("文字读不通"))? {
        for (field, column) in record.iter().zip(0_u32..) {
            draft.put(row, column, Value::Text(field))?;
        }
        row = row.saturating_add(1);
        let at = records.position().byte();
        if at - told > TICK {
            reading.tick(&draft.name, row, at - told)?;
            told = at;
        }
    }
    let at = records.position().byte();
    reading.tick(&draft.name, row, at - told)
}

/// The records of a text; they need not have equally many fields.
fn records(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    let mut builder = ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes())
}

/// The separator that splits most lines into equally many fields, or the one that the line `sep=;`
/// names; and the text without that line.
fn separator(text: &str) -> (u8, &str) {
    const CANDIDATES: [u8; 4] = [b',', b'\t', b';', b'|'];
    /// So much of a text tells.
    const HEAD: usize = 1 << 17;
    const LINES: usize = 200;
    if let [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', separator, b'\r' | b'\n', ..] =
        text.as_bytes()
    {
        let rest = text.find('\n').and_then(|end| text.get(end + 1..)).unwrap_or_default();
        return (*separator, rest);
    }
    let head = text.get(..text.floor_char_boundary(HEAD)).unwrap_or(text);
    let score = |separator: &u8| {
        let mended = mended(head, *separator, HEAD);
        let mut records = records(&mended, *separator);
        let (mut counts, mut record) = (Vec::new(), StringRecord::new());
        while counts.len() < LINES && records.read_record(&mut record).unwrap_or(false) {
            counts.push(record.len() - 1);
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

/// The text in the writing that the csv crate expects. Quotes that are never closed, or stand behind a
/// space or an equals sign (`="0012"` keeps leading zeros for Excel), and lines without anything are
/// common, and by the letter mean something else.
fn mended(text: &str, separator: u8, longest: usize) -> Cow<'_, str> {
    let has_end = text.contains('\u{1A}');
    if !text.contains('"') && !has_end && !has_blank_line(text) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + 64);
    let (mut rest, mut is_row_start) = (text, true);
    while !rest.is_empty() {
        let field = Field::take(rest, separator, longest);
        let end = field.rest.as_bytes().first().copied();
        let is_blank_line = is_row_start && field.words.is_empty() && end != Some(separator);
        let words = field.words.trim_end_matches('\u{1A}');
        if is_blank_line
            || words.contains(['"', '\r', '\n'])
            || words.as_bytes().contains(&separator)
        {
            out.push('"');
            out.push_str(&words.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(words);
        }
        let length = match field.rest.as_bytes() {
            [] => 0,
            [b'\r', b'\n', ..] => 2,
            _ => 1,
        };
        is_row_start = end != Some(separator);
        let (ending, after) = field.rest.split_at_checked(length).unwrap_or((field.rest, ""));
        out.push_str(ending);
        rest = after;
    }
    out.into()
}

fn has_blank_line(text: &str) -> bool {
    text.starts_with(['\r', '\n']) || ["\n\n", "\n\r", "\r\r"].iter().any(|two| text.contains(two))
}

/// A field, unquoted, and what follows it: the separator or the line's end.
struct Field<'a> {
    words: Cow<'a, str>,
    rest: &'a str,
}

impl<'a> Field<'a> {
    fn take(text: &'a str, separator: u8, longest: usize) -> Self {
        let is_space = |letter: char| match letter {
            ' ' | '\u{a0}' | '\u{3000}' => true,
            '\t' => separator != b'\t',
            _ => false,
        };
        let unspaced = text.trim_start_matches(is_space);
        let marked = unspaced.strip_prefix('=').unwrap_or(unspaced);
        if let Some((inner, after)) =
            marked.strip_prefix('"').and_then(|rest| closed(rest, longest))
        {
            let (tail, rest) = plain(after, separator);
            let words = if tail.trim().is_empty() {
                inner
            } else {
                // Words behind the quote belong to the field.
                (inner.into_owned() + tail).into()
            };
            return Self { words, rest };
        }
        let (words, rest) = plain(text, separator);
        Self { words: words.into(), rest }
    }
}

/// All up to the separator or the line's end, and what follows.
fn plain(text: &str, separator: u8) -> (&str, &str) {
    let is_end = |byte: u8| byte == separator || byte == b'\n' || byte == b'\r';
    let length = text.bytes().position(is_end).unwrap_or(text.len());
    text.split_at_checked(length).unwrap_or((text, ""))
}

/// The inside of a quoted field and what follows the closing quote; `None` where the quote is never
/// closed, so that one stray quote does not swallow the rest of the file.
fn closed(quoted: &str, longest: usize) -> Option<(Cow<'_, str>, &str)> {
    let bytes = quoted.as_bytes();
    let (mut at, mut is_doubled) = (0, false);
    loop {
        let window = bytes.get(at..bytes.len().min(longest.saturating_add(1)))?;
        at += memchr::memchr(b'"', window)?;
        if bytes.get(at + 1) != Some(&b'"') {
            break;
        }
        is_doubled = true;
        at += 2;
    }
    let (inner, rest) = (quoted.get(..at)?, quoted.get(at + 1..)?);
    Some((if is_doubled { inner.replace("\"\"", "\"").into() } else { inner.into() }, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        let (separator, text) = separator(text);
        let text = mended(text, separator, 1000);
        let records = records(&text, separator).into_records();
        records.flatten().map(|record| record.iter().map(str::to_owned).collect()).collect()
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
        assert_eq!(rows("a, \"2,250\" , 12\n"), [["a", "2,250", " 12"]]);
        assert_eq!(rows("a,\t\"x\"\n,b,c\n"), [vec!["a", "x"], vec!["", "b", "c"]]);
    }

    #[test]
    fn a_stray_quote_swallows_nothing() {
        assert_eq!(rows("a,\"b\nc,d\n"), [["a", "\"b"], ["c", "d"]]);
        assert_eq!(rows("a,b\"c\",d\n"), [["a", "b\"c\"", "d"]]);
        assert_eq!(rows("a, \"b\nc,d\n"), [["a", " \"b"], ["c", "d"]]);
        assert_eq!(rows("a,\"b\"c\n"), [["a", "bc"]]);
    }

    #[test]
    fn blank_lines_are_rows() {
        assert_eq!(rows("a,b\n\n\r\nc,d"), [vec!["a", "b"], vec![""], vec![""], vec!["c", "d"]]);
        assert_eq!(rows("\na,\n\u{1A}"), [vec![""], vec!["a", ""]]);
    }
}
