//! The inspection of an .ods: its content streams by, and calamine gets tables of cells alone, each row once
//! however often it is repeated, each cell once, none that is blank (calamine holds a block of cells, and
//! each repetition in it). Around them is noted where they belong and what calamine does not tell.

use std::collections::HashMap;

use super::package::Part;
use super::ready::Ready;
use super::sheet_part::push_piece;
use super::xml::{Tag, Token, Xml, local};
use crate::sheet::number_format::Shown;
use crate::sheet::reading::{Outcome, Reading, Stop, damaged, megabytes, over, over_text};
use crate::sheet::uncalculated::Zeros;
use crate::sheet::{Limits, Span, runs};

/// A run of rows or columns, or a cell that is repeated: the first, and how many.
pub(in crate::sheet) type Run = (u32, u32);

/// What was noted of a cell that calamine has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::sheet) enum Note {
    /// Nothing.
    #[default]
    None,
    /// Its number is shown as another.
    Shown(Shown),
    /// Its words are an error's.
    Error,
}

/// A row that calamine has, and where its cells belong.
#[derive(Default)]
pub(in crate::sheet) struct Row {
    pub rows: Run,
    pub cells: Vec<(Run, Note)>,
}

/// A table.
#[derive(Default)]
pub(in crate::sheet) struct Table {
    pub name: String,
    pub hidden: bool,
    pub rows: Vec<Row>,
    pub merged: Vec<Span>,
    pub hidden_rows: Vec<(u32, u32)>,
    pub hidden_columns: Vec<(u32, u32)>,
    /// Formulas without a result: rows and columns.
    pub without_result: Vec<(Run, Run)>,
    pub zeros: Zeros,
    /// Why it could not be read to its end.
    pub broken: Option<Stop>,
}

/// What the attributes and the words of the cell in hand say.
#[derive(Default)]
#[allow(clippy::struct_excessive_bools)]
struct Cell {
    is_open: bool,
    is_covered: bool,
    kind: String,
    /// `office:value`, or the one of its kind's other attributes.
    value: Option<String>,
    string_value: Option<String>,
    has_formula: bool,
    formula: String,
    repeated: u32,
    across: u32,
    down: u32,
    words: String,
    piece: String,
    paragraphs: u32,
    in_paragraph: bool,
    /// Inside a note of the cell, whose words are not the cell's.
    in_note: bool,
    /// How the spans around the words in hand look.
    looks: Vec<Option<char>>,
}

/// Where in the content reading is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Outside,
    /// In a table, and in so many tables or drawings within its cells.
    Table(u32),
    Ended,
}

/// The content while it streams by.
pub(in crate::sheet) struct Content<'a> {
    xml: Xml<'a>,
    ready: Ready,
    state: State,
}

struct State {
    limits: Limits,
    /// The style that is being declared.
    style: String,
    /// Styles of tables that are hidden.
    hidden: std::collections::HashSet<String>,
    /// Styles of text that is raised or struck out.
    looks: HashMap<String, char>,
    place: Place,
    row: u32,
    column: u32,
    /// How often the row in hand comes.
    repeated: u32,
    /// Whether calamine has the beginning of the row in hand.
    is_row_open: bool,
    cell: Cell,
    /// Cells of the block that calamine makes of each table: rows, and cells of the longest row.
    block: u64,
    longest: u64,
    tables: Vec<Table>,
}

const HEAD: &str = "<office:document-content><office:body><office:spreadsheet>";
const FOOT: &str = "</office:spreadsheet></office:body></office:document-content>";

impl<'a> Content<'a> {
    /// The content of a part.
    pub fn new(part: Part<'a>, limits: &Limits) -> Self {
        let state = State {
            limits: *limits,
            style: String::new(),
            hidden: std::collections::HashSet::new(),
            looks: HashMap::new(),
            place: Place::Outside,
            row: 0,
            column: 0,
            repeated: 1,
            is_row_open: false,
            cell: Cell::default(),
            block: 0,
            longest: 0,
            tables: Vec::new(),
        };
        Self { xml: Xml::new(part, limits), ready: Ready::default(), state }
    }

    /// Goes through all of it: what calamine gets, and the tables. It is held as a whole, since calamine
    /// reads to the end of a part and there its checksum must be right.
    pub fn whole(mut self, reading: &mut Reading<'_>) -> Outcome<(Vec<u8>, Vec<Table>)> {
        self.ready.markup(HEAD);
        while self.state.place != Place::Ended {
            self.step()?;
            if let Some(bytes) = self.xml.progress() {
                let name = self.state.tables.last().map_or("", |table| &table.name);
                reading.tick(name, self.state.row, bytes)?;
            }
        }
        Ok((self.ready.bytes, self.state.tables))
    }

    /// Goes on by a tag or a text. What is wrong with the content ends the table in hand, and all.
    fn step(&mut self) -> Outcome<()> {
        let outcome = match self.xml.next() {
            Ok(Some(token)) => self.state.take(&token, &mut self.ready),
            Ok(None) => Err(damaged("工作表没有写完就断了")),
            Err(stop) => Err(stop),
        };
        match (outcome, self.state.place) {
            (Ok(()), _) => return Ok(()),
            (Err(Stop::Cancelled), _) => return Err(Stop::Cancelled),
            (Err(stop), Place::Table(_)) => {
                if let Some(table) = self.state.tables.last_mut() {
                    table.rows.clear();
                    table.broken = Some(stop);
                }
                if self.state.is_row_open {
                    self.ready.markup("</table:table-row>");
                }
                self.ready.markup("</table:table>");
            }
            // The end of the part.
            (Err(_), _) if self.xml.is_at_end() => {}
            (Err(stop), _) => return Err(stop),
        }
        self.state.place = Place::Ended;
        self.ready.markup(FOOT);
        Ok(())
    }
}

impl State {
    fn take(&mut self, token: &Token<'_>, ready: &mut Ready) -> Outcome<()> {
        match (token, self.place) {
            (Token::Start(tag), Place::Outside) => self.outside(tag, ready),
            (Token::Start(tag), Place::Table(inner)) => self.start(tag, inner),
            (Token::End(tag), Place::Table(inner)) => self.end(local(tag), inner, ready),
            (Token::Text(words), Place::Table(0)) => self.words(words),
            _ => Ok(()),
        }
    }

    /// A tag outside of tables: styles, and the beginning of a table.
    fn outside(&mut self, tag: &Tag<'_>, ready: &mut Ready) -> Outcome<()> {
        /// More styles than any document has.
        const STYLES: usize = 1 << 16;
        match tag.name() {
            "style" => self.style = tag.text("name"),
            "table-properties"
                if tag.get("display").as_deref() == Some("false") && self.hidden.len() < STYLES =>
            {
                self.hidden.insert(self.style.clone());
            }
            "text-properties" if self.looks.len() < STYLES => {
                let line = tag
                    .get("text-line-through-style")
                    .or_else(|| tag.get("text-line-through-type"));
                let position = tag.text("text-position");
                let raised = position.split_whitespace().next().unwrap_or_default();
                let is_raised = matches!(raised, "super" | "sub")
                    || raised
                        .strip_suffix('%')
                        .and_then(|by| by.parse::<f64>().ok())
                        .is_some_and(|by| by != 0.0);
                if line.is_some_and(|line| line != "none") {
                    self.looks.insert(self.style.clone(), runs::STRUCK_OUT);
                } else if is_raised {
                    self.looks.insert(self.style.clone(), runs::SUPERSCRIPT);
                } else if tag.text("color").eq_ignore_ascii_case("#ffffff") {
                    self.looks.insert(self.style.clone(), runs::UNSEEN);
                }
            }
            "table" => {
                if self.tables.len() >= self.limits.sheets {
                    let bound = self.limits.sheets;
                    return Err(over("工作表太多", "更多", bound, "请分成几个文件。"));
                }
                ready.markup(&format!("<table:table table:name=\"{}\">", self.tables.len()));
                let hidden = self.hidden.contains(&tag.text("style-name"));
                self.tables.push(Table { name: tag.text("name"), hidden, ..Table::default() });
                (self.place, self.row, self.column, self.longest) = (Place::Table(0), 0, 0, 0);
            }
            _ => {}
        }
        Ok(())
    }

    fn start(&mut self, tag: &Tag<'_>, inner: u32) -> Outcome<()> {
        let count = |name: &str| tag.number(name).unwrap_or(1).max(1);
        match tag.name() {
            "table" | "shapes" => self.place = Place::Table(inner + 1),
            _ if inner > 0 => {}
            "table-row" => {
                self.repeated = count("number-rows-repeated");
                self.column = 0;
                let last = self.row.saturating_add(self.repeated - 1);
                let run = (self.row, last);
                if is_hidden(tag) {
                    self.table(|table| table.hidden_rows.push(run));
                }
                self.table(|table| {
                    table.rows.push(Row { rows: (run.0, last - run.0 + 1), ..Row::default() });
                });
            }
            "table-column" => {
                let first = self.column;
                self.column = first.saturating_add(count("number-columns-repeated"));
                let run = (first, self.column - 1);
                if is_hidden(tag) {
                    self.table(|table| table.hidden_columns.push(run));
                }
            }
            name @ ("table-cell" | "covered-table-cell") => {
                self.cell.begin(tag, name != "table-cell");
            }
            name if self.cell.is_open => return self.inside(name, tag),
            _ => {}
        }
        Ok(())
    }

    /// A tag inside a cell.
    fn inside(&mut self, name: &str, tag: &Tag<'_>) -> Outcome<()> {
        let cell = &mut self.cell;
        match name {
            "annotation" => cell.in_note = true,
            _ if cell.in_note => {}
            "p" | "h" => {
                if cell.paragraphs > 0 {
                    cell.piece.push('\n');
                }
                cell.paragraphs += 1;
                cell.in_paragraph = true;
            }
            "span" => {
                cell.end_piece();
                cell.looks.push(self.looks.get(&tag.text("style-name")).copied());
            }
            // Pinyin above a name is no part of it.
            "ruby-text" => {
                cell.end_piece();
                cell.looks.push(Some(runs::SUPERSCRIPT));
            }
            // Spaces that stand together are counted.
            "s" => {
                let count = tag.number("c").unwrap_or(1).min(1024);
                cell.piece.extend((0..count).map(|_| ' '));
            }
            "tab" => cell.piece.push('\t'),
            "line-break" => cell.piece.push('\n'),
            _ => {}
        }
        self.check_length()
    }

    fn words(&mut self, words: &str) -> Outcome<()> {
        let cell = &mut self.cell;
        if cell.is_open && cell.in_paragraph && !cell.in_note {
            cell.piece.push_str(words);
        }
        self.check_length()
    }

    fn check_length(&self) -> Outcome<()> {
        if self.cell.words.len() + self.cell.piece.len() > self.limits.text_bytes {
            return Err(over_text(&self.limits));
        }
        Ok(())
    }

    fn end(&mut self, name: &str, inner: u32, ready: &mut Ready) -> Outcome<()> {
        match name {
            "table" if inner == 0 => {
                self.place = Place::Outside;
                ready.markup("</table:table>");
            }
            "table" | "shapes" => self.place = Place::Table(inner.saturating_sub(1)),
            _ if inner > 0 => {}
            "table-row" => {
                let mut is_written = false;
                self.table(|table| {
                    is_written = table.rows.last().is_some_and(|row| !row.cells.is_empty());
                    if !is_written {
                        table.rows.pop();
                    }
                });
                if is_written {
                    ready.markup("</table:table-row>");
                    self.is_row_open = false;
                }
                self.row = self.row.saturating_add(self.repeated);
                (self.column, self.repeated) = (0, 1);
            }
            "table-cell" | "covered-table-cell" if self.cell.is_open => {
                return self.end_cell(ready);
            }
            "annotation" => self.cell.in_note = false,
            "span" | "ruby-text" if !self.cell.in_note => {
                self.cell.end_piece();
                self.cell.looks.pop();
            }
            "p" | "h" if !self.cell.in_note => self.cell.in_paragraph = false,
            _ => {}
        }
        Ok(())
    }

    fn end_cell(&mut self, ready: &mut Ready) -> Outcome<()> {
        self.cell.end_piece();
        self.cell.is_open = false;
        let (row, columns) = (self.row, (self.column, self.cell.repeated));
        self.column = self.column.saturating_add(self.cell.repeated);
        if self.cell.is_covered {
            return Ok(());
        }
        let (across, down, rows) = (self.cell.across, self.cell.down, (row, self.repeated));
        if across > 1 || down > 1 {
            let (bottom, right) =
                (row.saturating_add(down - 1), columns.0.saturating_add(across - 1));
            if self.tables.last().is_some_and(|table| table.merged.len() > self.limits.merged) {
                let advice = "请取消数据区的合并后另存再试。";
                return Err(over("合并单元格太多", "更多", self.limits.merged, advice));
            }
            self.table(|table| {
                table.merged.push(Span { top: row, left: columns.0, bottom, right });
            });
        }
        let written = self.cell.written();
        let Some(table) = self.tables.last_mut() else { return Ok(()) };
        match written {
            None if self.cell.has_formula => table.without_result.push((rows, columns)),
            Some(Written::Number(value, _)) if self.cell.has_formula => {
                let formula = plain_formula(&self.cell.formula);
                table.zeros.note(row, columns.0, value.parse() == Ok(0.0), formula.as_deref());
            }
            _ => {}
        }
        let Some(written) = written else { return Ok(()) };
        let note = match written {
            Written::Number(_, shown) if shown != Shown::AsStored => Note::Shown(shown),
            Written::Error(_) => Note::Error,
            _ => Note::None,
        };
        let count = table.rows.len() as u64;
        let Some(row) = table.rows.last_mut() else { return Ok(()) };
        if row.cells.is_empty() {
            ready.markup("<table:table-row>");
            self.is_row_open = true;
            self.block += self.longest;
        }
        row.cells.push((columns, note));
        written.write(ready);
        if ready.bytes.len() > self.limits.texts_bytes.saturating_mul(2) {
            let (found, bound) = (ready.bytes.len() as u64, self.limits.texts_bytes as u64 * 2);
            let advice = "请删去备注等用不到的列，或分成几个文件。";
            return Err(over("内容太多", megabytes(found), megabytes(bound), advice));
        }
        let length = row.cells.len() as u64;
        if length > self.longest {
            self.block += (length - self.longest) * count;
            self.longest = length;
        }
        if self.block > self.limits.block_cells {
            let advice = "请另存为 .xlsx 再导入，或按乡镇、学段分成几个文件。";
            let bound = format!("{} 个", self.limits.block_cells);
            return Err(over("单元格太多", format!("{} 个以上", self.block), bound, advice));
        }
        Ok(())
    }

    fn table(&mut self, change: impl FnOnce(&mut Table)) {
        if let Some(table) = self.tables.last_mut() {
            change(table);
        }
    }
}

/// Whether a row or a column is hidden, by hand or by a filter.
fn is_hidden(tag: &Tag<'_>) -> bool {
    tag.get("visibility").is_some_and(|value| matches!(&*value, "collapse" | "filter"))
}

/// What stands in a cell.
enum Written<'c> {
    Number(&'c str, Shown),
    Boolean(bool),
    Day(&'c str),
    Words(&'c str),
    Error(&'c str),
}

impl Written<'_> {
    fn write(&self, ready: &mut Ready) {
        ready.markup("<table:table-cell");
        match self {
            Self::Number(value, _) => ready.attribute("office:value", value),
            Self::Boolean(flag) => {
                ready.attribute("office:boolean-value", if *flag { "true" } else { "false" });
            }
            Self::Day(day) => ready.attribute("office:date-value", day),
            Self::Words(words) | Self::Error(words) => {
                ready.attribute("office:string-value", words);
            }
        }
        ready.markup("/>");
    }
}

impl Cell {
    fn begin(&mut self, tag: &Tag<'_>, is_covered: bool) {
        for text in [&mut self.kind, &mut self.formula, &mut self.words, &mut self.piece] {
            text.clear();
        }
        self.looks.clear();
        (self.value, self.string_value, self.has_formula) = (None, None, false);
        (self.is_open, self.is_covered, self.in_paragraph, self.in_note) =
            (true, is_covered, false, false);
        (self.repeated, self.across, self.down, self.paragraphs) = (1, 1, 1, 0);
        for (key, value) in tag.attributes() {
            let count = || value.trim().parse().unwrap_or(1).max(1);
            match key {
                // Two prefixes, office: and calcext:; the office one knows no errors.
                "value-type" if self.kind != "error" => {
                    self.kind.clear();
                    self.kind.push_str(&value);
                }
                "value" | "boolean-value" | "date-value" => self.value = Some(value.into_owned()),
                "string-value" => self.string_value = Some(value.into_owned()),
                "formula" => {
                    self.has_formula = true;
                    self.formula.push_str(&value);
                }
                "number-columns-repeated" => self.repeated = count(),
                "number-columns-spanned" => self.across = count(),
                "number-rows-spanned" => self.down = count(),
                _ => {}
            }
        }
    }

    /// Ends a piece of words of one look.
    fn end_piece(&mut self) {
        if !self.piece.is_empty() {
            let look = self.looks.iter().rev().find_map(|look| *look);
            push_piece(&mut self.words, &self.piece, true, look);
            self.piece.clear();
        }
    }

    fn written(&self) -> Option<Written<'_>> {
        let words = match &self.string_value {
            // Some programs write texts as an attribute only.
            Some(value) if self.words.trim().is_empty() => value.as_str(),
            _ => self.words.as_str(),
        };
        let is_blank = words.trim().is_empty();
        let value = self.value.as_deref().unwrap_or_default().trim();
        match self.kind.as_str() {
            kind @ ("float" | "percentage" | "currency") => {
                let number = value.parse::<f64>().ok().filter(|number| number.is_finite());
                match number {
                    Some(_) if kind == "percentage" => Some(Written::Number(value, Shown::Percent)),
                    Some(number) => {
                        Some(Written::Number(value, Shown::by_words(number, words.trim())))
                    }
                    None if is_blank || self.has_formula => None,
                    None => Some(Written::Words(words)),
                }
            }
            "boolean" => Some(Written::Boolean(value == "true")),
            "date" if !value.is_empty() => Some(Written::Day(value)),
            "error" => Some(Written::Error(words)),
            // A formula that gives an error is of type string in files of older programs.
            _ if self.has_formula && words.starts_with('#') && words.ends_with(['!', '?', 'A']) => {
                Some(Written::Error(words))
            }
            _ if is_blank => None,
            _ => Some(Written::Words(words)),
        }
    }
}

/// A formula of OpenDocument (`of:=SUM([.A1:.B2])`) as spreadsheets show it; `None` where it names other
/// tables.
fn plain_formula(formula: &str) -> Option<String> {
    let (_, formula) = formula.split_once('=')?;
    let mut plain = String::with_capacity(formula.len());
    let mut rest = formula;
    while let Some((before, after)) = rest.split_once('[') {
        let (place, after) = after.split_once(']')?;
        plain.push_str(before);
        for (index, corner) in place.split(':').enumerate() {
            if index > 0 {
                plain.push(':');
            }
            plain.push_str(corner.strip_prefix('.').filter(|corner| !corner.contains('.'))?);
        }
        rest = after;
    }
    plain.push_str(rest);
    Some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_written_as_spreadsheets_show_them() {
        let cases = [
            ("of:=SUM([.A1:.B2])+[.C3]", Some("SUM(A1:B2)+C3")),
            ("of:=[$.A1]", None),
            ("of:=[$表.A1]", None),
            ("oooc:=1+2", Some("1+2")),
        ];
        for (written, plain) in cases {
            assert_eq!(plain_formula(written).as_deref(), plain, "{written}");
        }
    }
}
