//! Excel's binary workbook in a zip (.xlsb): its records as they stream by.
//! It never makes room for what a record only announces.

use super::Limits;
use super::biff::{double, error, long, packed, wide_text};
use super::draft::Draft;
use super::grid::{Span, Value};
use super::reading::{Outcome, Reading, damaged, over, over_text};
use super::strings::{Shared, Strings};
use super::xlsx::{Listed, relations, worksheets};
use super::zip::{Archive, Part, number};

/// Records of a part.
struct Records<'a> {
    part: Part<'a>,
    buffer: Vec<u8>,
    at: usize,
    consumed: u64,
    limits: Limits,
}

impl<'a> Records<'a> {
    fn new(part: Part<'a>, limits: &Limits) -> Self {
        Self { part, buffer: Vec::new(), at: 0, consumed: 0, limits: *limits }
    }

    /// The next record's kind and content; `None` at the end.
    fn next(&mut self) -> Outcome<Option<(u64, &[u8])>> {
        if !self.have(1)? {
            return Ok(None);
        }
        let kind = self.varying(2)?;
        let length = usize::try_from(self.varying(4)?).unwrap_or(usize::MAX);
        // UTF-16 has two bytes for characters that take one to three in UTF-8.
        if length > self.limits.text_bytes.saturating_mul(2) {
            return Err(over_text(&self.limits));
        }
        if !self.have(length)? {
            return Err(damaged("内容没有写完就断了"));
        }
        let start = self.at;
        self.at += length;
        self.consumed += length as u64 + 2;
        Ok(Some((kind, self.buffer.get(start..self.at).unwrap_or_default())))
    }

    /// Bytes gone through since this was last asked, when they are enough to tell somebody.
    fn progress(&mut self) -> Option<u64> {
        const TOLD: u64 = 1 << 18;
        (self.consumed >= TOLD).then(|| std::mem::take(&mut self.consumed))
    }

    /// A number of seven bits a byte.
    fn varying(&mut self, most: usize) -> Outcome<u64> {
        let mut value = 0;
        for index in 0..most {
            if !self.have(1)? {
                return Err(damaged("内容没有写完就断了"));
            }
            let byte = self.buffer.get(self.at).copied().unwrap_or_default();
            self.at += 1;
            value |= u64::from(byte & 0x7F) << (7 * index);
            if byte & 0x80 == 0 {
                break;
            }
        }
        Ok(value)
    }

    fn have(&mut self, length: usize) -> Outcome<bool> {
        const PIECE: usize = 1 << 16;
        while self.buffer.len() - self.at < length {
            self.buffer.drain(..self.at);
            self.at = 0;
            if self.part.fill(&mut self.buffer, PIECE)? == 0 {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// Words with their length in front, and where they end.
fn words(data: &[u8], at: usize) -> (String, usize) {
    let length = match long(data, at) {
        u32::MAX => 0,
        length => (length as usize).saturating_mul(2),
    };
    let end = at.saturating_add(4).saturating_add(length).min(data.len());
    (wide_text(data.get(at + 4..end).unwrap_or_default(), true), end)
}

/// Reads all sheets.
pub(super) fn read(
    reading: &mut Reading<'_>,
    archive: &Archive<'_>,
    workbook: &str,
) -> Outcome<()> {
    let relations = relations(reading, archive, workbook)?;
    let sheets = list(reading, archive, workbook)?;
    let mut shared = Strings::default();
    let relation = relations.iter().find(|relation| relation.kind == "sharedStrings");
    if let Some(entry) = relation.and_then(|relation| archive.find(&relation.target)) {
        reading.total += entry.inflated;
        let mut records = Records::new(archive.part(entry)?, reading.limits);
        while let Some((kind, data)) = records.next()? {
            if kind == 0x13 {
                shared.push(reading, &words(data, 1).0)?;
            }
            if let Some(bytes) = records.progress() {
                reading.tick("", 0, bytes)?;
            }
        }
    }
    let sheets = worksheets(archive, sheets, &relations);
    reading.total += sheets.iter().filter_map(|(_, entry)| Some((*entry)?.inflated)).sum::<u64>();
    for (sheet, entry) in sheets {
        let mut draft = reading.sheet(sheet.name, sheet.hidden)?;
        let outcome = match entry {
            Some(entry) => archive.part(entry).and_then(|part| {
                let records = Records::new(part, reading.limits);
                cells(reading, &mut draft, records, &shared)
            }),
            None => Err(damaged("找不到这张工作表的内容")),
        };
        match outcome {
            Ok(()) => reading.keep(draft),
            Err(stop) => reading.refuse(Some(&draft.name), stop)?,
        }
    }
    Ok(())
}

fn list(reading: &mut Reading<'_>, archive: &Archive<'_>, workbook: &str) -> Outcome<Vec<Listed>> {
    let entry = archive.find(workbook).ok_or_else(|| damaged("找不到工作簿"))?;
    let mut records = Records::new(archive.part(entry)?, reading.limits);
    let mut sheets = Vec::new();
    while let Some((kind, data)) = records.next()? {
        if kind == 0x9C {
            if sheets.len() >= reading.limits.sheets {
                return Err(over("工作表太多", "更多", reading.limits.sheets, "请分成几个文件。"));
            }
            let (relation, end) = words(data, 8);
            sheets.push(Listed { name: words(data, end).0, hidden: long(data, 0) != 0, relation });
        }
    }
    Ok(sheets)
}

fn cells(
    reading: &mut Reading<'_>,
    draft: &mut Draft,
    mut records: Records<'_>,
    shared: &Strings,
) -> Outcome<()> {
    let mut shared = Shared::new(shared);
    let (mut row, mut column) = (0, None);
    let mut complete = false;
    loop {
        if let Some(bytes) = records.progress() {
            reading.tick(&draft.name, draft.last_row(), bytes)?;
        }
        let Some((kind, data)) = records.next()? else { break };
        if kind == 0x00 {
            (row, column) = (long(data, 0), None);
            continue;
        }
        // Short cells leave the column out: it is the next one. The values are numbered alike.
        let (value, at) = match kind {
            0x01..=0x0B | 0x3E => {
                column = Some(long(data, 0));
                (kind, 8)
            }
            0x0C..=0x12 => {
                column = Some(column.map_or(0, |column: u32| column.saturating_add(1)));
                (kind - 0x0B, 4)
            }
            0xB0 if data.len() >= 16 => {
                let [top, bottom, left, right] = [0, 4, 8, 12].map(|at| long(data, at));
                draft.merge(Span { top, left, bottom, right })?;
                continue;
            }
            0x92 => {
                complete = true;
                continue;
            }
            _ => continue,
        };
        let column = column.unwrap_or_default();
        let has = |bytes: usize| data.len() >= at + bytes;
        match value {
            0x02 if has(4) => draft.put(row, column, Value::Number(packed(long(data, at))))?,
            0x03 | 0x0B if has(1) => {
                draft.put(row, column, Value::Error(error(number(data, at, 1))))?;
            }
            0x04 | 0x0A if has(1) => {
                draft.put(row, column, Value::Boolean(number(data, at, 1) != 0))?;
            }
            0x05 | 0x09 if has(8) => draft.put(row, column, Value::Number(double(data, at)))?,
            0x06 | 0x08 if has(4) => draft.put(row, column, Value::Text(&words(data, at).0))?,
            // Words with runs of formats, which have a byte of flags in front.
            0x3E if has(5) => draft.put(row, column, Value::Text(&words(data, at + 1).0))?,
            0x07 if has(4) => shared.put(draft, row, column, long(data, at) as usize)?,
            _ => {}
        }
    }
    if complete { Ok(()) } else { Err(damaged("工作表没有写完就断了")) }
}
