//! OpenDocument sheets: content.xml as it streams by, repetitions never written out for blanks.
//! It never reads styles, macros or the copies of other documents inside.

use std::collections::HashSet;

use quick_xml::events::Event;

use super::ods_cells::Sheet;
use super::package::Package;
use super::reading::{Outcome, Reading, damaged, over_text};
use super::xml::{self, DEPTH, Pieces, Takes, Token, Xml};

/// Reads all sheets.
pub(super) fn read(reading: &mut Reading<'_>, package: &Package<'_>) -> Outcome<()> {
    let entry = package.find("content.xml").ok_or_else(|| damaged("找不到表格内容"))?;
    if encrypted(reading, package)? {
        return Err(super::locked::unknown("OpenDocument 的方式"));
    }
    reading.total += entry.inflated;
    let mut pieces = Pieces::new(package.part(entry)?, reading.limits);
    let mut document = Document::new(reading);
    let outcome = document.through(&mut pieces);
    let Some(sheet) = document.sheet else { return outcome };
    // What follows cannot be found without the end of the sheet in hand.
    let stop = outcome.err().unwrap_or_else(|| damaged("工作表没有写完就断了"));
    reading.refuse(Some(&sheet.draft.name), stop)
}

/// The document while it streams by.
struct Document<'r, 'a> {
    reading: &'r mut Reading<'a>,
    /// Styles of sheets that are hidden, and the style in hand.
    hidden: HashSet<String>,
    style: String,
    sheet: Option<Sheet>,
    depth: u32,
}

impl<'r, 'a> Document<'r, 'a> {
    fn new(reading: &'r mut Reading<'a>) -> Self {
        let (hidden, style) = (HashSet::new(), String::new());
        Self { reading, hidden, style, sheet: None, depth: 0 }
    }

    /// Goes through all pieces.
    fn through(&mut self, pieces: &mut Pieces<'_>) -> Outcome<()> {
        const TOLD: u64 = 1 << 18;
        let mut untold = 0;
        while pieces.next(self)? {
            untold += pieces.progress();
            if untold >= TOLD {
                let draft = self.sheet.as_ref().map(|sheet| &sheet.draft);
                let (name, row) = draft.map_or(("", 0), |draft| (&draft.name, draft.last_row()));
                self.reading.tick(name, row, untold)?;
                untold = 0;
            }
        }
        Ok(())
    }

    fn token(&mut self, token: Token<'_>) -> Outcome<()> {
        let Some(sheet) = &mut self.sheet else { return self.outside(&token) };
        if sheet.take(token)? {
            if let Some(sheet) = self.sheet.take() {
                self.reading.keep(sheet.draft);
            }
        } else if sheet.length() > self.reading.limits.text_bytes {
            return Err(over_text(self.reading.limits));
        }
        Ok(())
    }

    /// Between sheets.
    fn outside(&mut self, token: &Token<'_>) -> Outcome<()> {
        let Token::Start(tag) = token else { return Ok(()) };
        match tag.name() {
            "style" => self.style = tag.text("name"),
            "table-properties"
                if tag.get("display").is_some_and(|display| display == "false")
                    && self.hidden.len() < self.reading.limits.sheets =>
            {
                self.hidden.insert(std::mem::take(&mut self.style));
            }
            "table" => {
                let hidden = self.hidden.contains(&tag.text("style-name"));
                self.sheet = Some(Sheet::new(self.reading.sheet(tag.text("name"), hidden)?));
            }
            _ => {}
        }
        Ok(())
    }
}

impl Takes for Document<'_, '_> {
    fn plain(&mut self, bytes: &[u8]) -> usize {
        match &mut self.sheet {
            Some(sheet) if (1..DEPTH - 4).contains(&self.depth) => sheet.plain(bytes),
            _ => 0,
        }
    }

    #[inline(never)]
    fn take(&mut self, event: Event<'_>) -> Outcome<()> {
        if let Event::Empty(tag) = &event {
            let end = tag.to_end();
            if let Some(start) = xml::token(event.clone(), &mut self.depth)? {
                self.token(start)?;
            }
            return self.token(Token::End(end));
        }
        match xml::token(event, &mut self.depth)? {
            Some(token) => self.token(token),
            None => Ok(()),
        }
    }
}

fn encrypted(reading: &Reading<'_>, package: &Package<'_>) -> Outcome<bool> {
    let Some(bytes) = package.whole("META-INF/manifest.xml", super::opc::LIST_BYTES)? else {
        return Ok(false);
    };
    let mut xml = Xml::new(bytes.as_slice(), reading.limits);
    // Some writers put a harmless DOCTYPE into the manifest: no reason to go on reading it.
    while let Ok(Some(token)) = xml.next() {
        if matches!(token, Token::Start(tag) if tag.name() == "encryption-data") {
            return Ok(true);
        }
    }
    Ok(false)
}
