//! HTML tables, often saved under the name .xls: all tables of a page, one below the other; tags by
//! html5gum.
//! It never runs, loads or lays out anything.

use html5gum::{DefaultEmitter, HtmlString, Spanned, StartTag, Token, Tokenizer};

use crate::sheet::draft::Draft;
use crate::sheet::number_format::Shown;
use crate::sheet::reading::{OtherFile, Outcome, Reading, Refusal, over, over_text};
use crate::sheet::remarks::Remark;
use crate::sheet::{Span, Value, runs};

/// Reads a page as one sheet named like the file.
pub(in crate::sheet) fn read(reading: &mut Reading<'_>, text: &str) -> Outcome<()> {
    let mut draft = reading.sheet(crate::sheet::stem(reading.name), false)?;
    reading.total = text.len() as u64;
    match page(reading, &mut draft, text) {
        Ok(0) => Err(Refusal::Other(OtherFile::PageWithoutTable).into()),
        Ok(_) => {
            reading.keep(draft);
            Ok(())
        }
        Err(stop) => reading.refuse(None, stop),
    }
}

/// Reads the tables; gives their count.
fn page(reading: &mut Reading<'_>, draft: &mut Draft, text: &str) -> Outcome<u32> {
    const TICK: usize = 1 << 18;
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    // What stands in <script>, <style> and <title> is no markup.
    emitter.naively_switch_states(true);
    let mut page = Page::new(reading.limits.text_bytes, reading.limits.unstreamed_cells);
    let (mut told, mut at) = (0, 0);
    for token in Tokenizer::new_with_emitter(text, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                at = tag.span.end;
                page.start(draft, &tag)?;
            }
            Token::EndTag(tag) => page.end(draft, local(&tag.name))?,
            Token::String(words) => page.words(&String::from_utf8_lossy(&words.value))?,
            _ => {}
        }
        if at.saturating_sub(told) > TICK {
            reading.tick(&draft.name, draft.last_row(), (at - told) as u64)?;
            told = at;
        }
    }
    while !page.open.is_empty() {
        page.end_table(draft)?;
    }
    Ok(page.tables)
}

/// A table while it is read.
#[derive(Default)]
struct Table {
    rows: Vec<Row>,
    /// Data tables within its cells, to be laid out below it.
    inner: Vec<Table>,
    /// The cell in hand.
    cell: Option<Cell>,
}

#[derive(Default)]
struct Row {
    cells: Vec<Cell>,
    hidden: bool,
}

#[derive(Default)]
struct Cell {
    across: u32,
    down: u32,
    /// Its number, where the page gives one apart from its words (`x:num`, which Excel writes).
    number: Option<f64>,
    /// Breaks are U+0001; pieces that look apart are between the marks of [`runs`].
    words: String,
    /// Words that are not shown.
    hidden: String,
    /// Elements in hand that look apart: name, mark, and how many of the same name are open within.
    looks: Vec<(String, char, u32)>,
}

/// Where reading is.
struct Page {
    longest: usize,
    cells_left: usize,
    tables: u32,
    /// Tables within tables.
    open: Vec<Table>,
    /// An element whose content is not shown: its name, and how many of the same name are open.
    hidden: Option<(String, u32)>,
    /// The row of the sheet from which on the next table stands.
    row: u32,
}

/// What the attributes of a tag say of how it looks.
fn style(tag: &StartTag<usize>) -> String {
    get(tag, "style").to_ascii_lowercase().replace([' ', '\t', '\r', '\n'], "")
}

fn get(tag: &StartTag<usize>, name: &str) -> String {
    let found = tag.attributes.iter().find(|(key, _)| local(key) == name);
    found.map_or(String::new(), |(_, value)| words(value))
}

fn words(value: &Spanned<HtmlString, usize>) -> String {
    String::from_utf8_lossy(&value.value).into_owned()
}

/// A name without its prefix.
fn local(name: &HtmlString) -> &str {
    let name = std::str::from_utf8(name).unwrap_or_default();
    name.rsplit(':').next().unwrap_or_default()
}

/// How the words of an element look, where they look apart.
fn look(tag: &StartTag<usize>) -> Option<char> {
    let style = style(tag);
    let says = |words: &[&str]| words.iter().any(|word| style.contains(word));
    match local(&tag.name) {
        "s" | "strike" | "del" => Some(runs::STRUCK_OUT),
        // Pinyin above a name is no part of it.
        "sup" | "sub" | "rt" | "rp" => Some(runs::SUPERSCRIPT),
        _ if says(&["line-through"]) => Some(runs::STRUCK_OUT),
        _ if says(&["vertical-align:super", "vertical-align:sub"]) => Some(runs::SUPERSCRIPT),
        _ if says(&[";color:white", ";color:#fff"]) || style.starts_with("color:#fff") => {
            Some(runs::UNSEEN)
        }
        _ => None,
    }
}

fn is_hidden(tag: &StartTag<usize>) -> bool {
    let style = style(tag);
    let has = |name: &str| tag.attributes.keys().any(|key| local(key) == name);
    style.contains("display:none")
        || style.contains("visibility:hidden")
        || has("hidden")
        || style.contains("mso-element:comment")
}

impl Page {
    fn new(longest: usize, cells_left: usize) -> Self {
        Self { longest, cells_left, tables: 0, open: Vec::new(), hidden: None, row: 0 }
    }

    fn cell(&mut self) -> Option<&mut Cell> {
        self.open.last_mut()?.cell.as_mut()
    }

    fn start(&mut self, draft: &mut Draft, tag: &StartTag<usize>) -> Outcome<()> {
        /// Elements without content have no end.
        const VOID: [&str; 7] = ["br", "img", "input", "hr", "col", "meta", "link"];
        let name = local(&tag.name);
        if let Some((hidden, depth)) = &mut self.hidden {
            *depth += u32::from(hidden == name && !tag.self_closing);
            return Ok(());
        }
        let is_inline = !matches!(name, "table" | "tbody" | "thead" | "tr" | "td" | "th" | "col");
        if is_inline
            && self.cell().is_some()
            && !VOID.contains(&name)
            && !tag.self_closing
            && is_hidden(tag)
        {
            self.hidden = Some((name.to_owned(), 1));
            return Ok(());
        }
        match name {
            "table" => {
                self.tables += 1;
                if let Some(cell) = self.cell() {
                    cell.words.push('\u{1}');
                }
                self.open.push(Table::default());
            }
            "tr" => {
                self.end_cell()?;
                let hidden = is_hidden(tag);
                if let Some(table) = self.open.last_mut() {
                    table.rows.push(Row { hidden, ..Row::default() });
                }
            }
            "td" | "th" => {
                self.end_cell()?;
                self.begin_cell(draft, tag)?;
            }
            "br" | "p" | "div" => self.push("\u{1}"),
            "rb" | "rt" | "rp" => {
                self.end_look("rt");
                self.end_look("rp");
            }
            _ => {}
        }
        if is_inline && !VOID.contains(&name) && !tag.self_closing {
            self.begin_look(name, look(tag));
        }
        Ok(())
    }

    /// An element within a cell that looks apart begins, or one of the same name within it.
    fn begin_look(&mut self, name: &str, look: Option<char>) {
        /// More elements than any cell has.
        const DEEPEST: usize = 64;
        let Some(cell) = self.cell() else { return };
        let has_room = cell.looks.len() < DEEPEST;
        match (look, cell.looks.last_mut()) {
            (Some(look), _) if has_room => {
                cell.words.push(look);
                cell.looks.push((name.to_owned(), look, 0));
            }
            (_, Some((open, _, within))) if open == name => *within += 1,
            _ => {}
        }
    }

    /// What looked apart around the element goes on behind it.
    fn end_look(&mut self, name: &str) {
        let Some(cell) = self.cell() else { return };
        match cell.looks.last_mut() {
            Some((open, _, within)) if open == name && *within > 0 => *within -= 1,
            Some((open, ..)) if open == name => {
                cell.looks.pop();
                cell.words.push(runs::END);
                cell.words.extend(cell.looks.last().map(|(_, look, _)| *look));
            }
            _ => {}
        }
    }

    fn push(&mut self, words: &str) {
        if let Some(cell) = self.cell() {
            cell.words.push_str(words);
        }
    }

    fn end(&mut self, draft: &mut Draft, name: &str) -> Outcome<()> {
        if let Some((hidden, depth)) = &mut self.hidden {
            // A cell's end ends whatever is open in it.
            if hidden == name {
                *depth -= 1;
            }
            if *depth > 0 && !matches!(name, "td" | "th" | "tr" | "table") {
                return Ok(());
            }
            let is_own = hidden == name;
            self.hidden = None;
            if is_own {
                return Ok(());
            }
        }
        match name {
            "table" => self.end_table(draft)?,
            "tr" | "td" | "th" => self.end_cell()?,
            // The end of pinyin may be left out before the next and at the end of the whole.
            "ruby" => {
                self.end_look("rt");
                self.end_look("rp");
            }
            _ => self.end_look(name),
        }
        Ok(())
    }

    fn words(&mut self, words: &str) -> Outcome<()> {
        let (longest, is_hidden) = (self.longest, self.hidden.is_some());
        let Some(cell) = self.cell() else { return Ok(()) };
        let into = if is_hidden { &mut cell.hidden } else { &mut cell.words };
        into.extend(words.chars().filter(|letter| !runs::is_mark(*letter)));
        if cell.words.len() + cell.hidden.len() > longest {
            let limits =
                crate::sheet::Limits { text_bytes: longest, ..crate::sheet::Limits::default() };
            return Err(over_text(&limits));
        }
        Ok(())
    }

    fn begin_cell(&mut self, draft: &mut Draft, tag: &StartTag<usize>) -> Outcome<()> {
        let Some(table) = self.open.last_mut() else { return Ok(()) };
        if table.rows.is_empty() {
            table.rows.push(Row::default());
        }
        self.cells_left = self.cells_left.checked_sub(1).ok_or_else(|| {
            let bound = draft.limits().unstreamed_cells;
            let advice = "请删去用不到的列，或按乡镇、学段分成几个文件。";
            over("单元格太多", "更多", format!("{bound} 个"), advice)
        })?;
        let number = |name: &str| get(tag, name).trim().parse::<u32>().ok();
        // What browsers allow.
        let across = number("colspan").unwrap_or(1).clamp(1, 1000);
        let down = number("rowspan").unwrap_or(1).clamp(1, 65_534);
        let mut cell = Cell { across, down, ..Cell::default() };
        cell.number = crate::sheet::number(&get(tag, "num"));
        if style(tag).contains("line-through") {
            cell.words.push(runs::STRUCK_OUT);
        }
        table.cell = Some(cell);
        Ok(())
    }

    #[allow(clippy::unnecessary_wraps)]
    fn end_cell(&mut self) -> Outcome<()> {
        if let Some(table) = self.open.last_mut()
            && let Some(cell) = table.cell.take()
            && let Some(row) = table.rows.last_mut()
        {
            row.cells.push(cell);
        }
        Ok(())
    }

    /// Ends the innermost table. One with rows and columns within a cell of another is a table of its own,
    /// which the other only lays out; the words of a smaller one are the cell's.
    fn end_table(&mut self, draft: &mut Draft) -> Outcome<()> {
        self.end_cell()?;
        let Some(mut table) = self.open.pop() else { return Ok(()) };
        let Some(around) = self.open.last_mut() else { return self.lay_out(draft, table) };
        let wide = table.rows.iter().filter(|row| row.cells.len() > 1).count();
        if wide > 1 || !table.inner.is_empty() {
            let inner = std::mem::take(&mut table.inner);
            around.inner.push(table);
            around.inner.extend(inner);
        } else if let Some(cell) = &mut around.cell {
            for inner in table.rows.iter().flat_map(|row| &row.cells) {
                cell.words.push('\u{1}');
                cell.words.push_str(&inner.words);
            }
            cell.words.push('\u{1}');
        }
        Ok(())
    }

    /// Writes a table and those within it into the sheet, below what is already there.
    fn lay_out(&mut self, draft: &mut Draft, table: Table) -> Outcome<()> {
        let columns = draft.limits().columns;
        // For each column the row from which on it is free of cells that reach down.
        let mut free: Vec<u32> = Vec::new();
        for row in table.rows.iter().filter(|row| !row.cells.is_empty()) {
            let mut column = 0_u32;
            for cell in &row.cells {
                let is_taken =
                    |column: u32| free.get(column as usize).is_some_and(|free| *free > self.row);
                while column < columns && is_taken(column) {
                    column += 1;
                }
                let (left, right) = (column, column.saturating_add(cell.across - 1).min(columns));
                if free.len() <= right as usize {
                    free.resize(right as usize + 1, 0);
                }
                for free in free.get_mut(left as usize..=right as usize).unwrap_or_default() {
                    *free = self.row.saturating_add(cell.down);
                }
                let bottom = self.row.saturating_add(cell.down - 1);
                draft.merge(Span { top: self.row, left, bottom, right })?;
                self.put(draft, left, cell)?;
                column = right.saturating_add(1);
            }
            if row.hidden {
                draft.hidden_rows.push((self.row, self.row));
            }
            self.row = self.row.saturating_add(1);
        }
        self.row = free.iter().fold(self.row, |row, free| row.max(*free));
        table.inner.into_iter().try_for_each(|inner| self.lay_out(draft, inner))
    }

    fn put(&self, draft: &mut Draft, column: u32, cell: &Cell) -> Outcome<()> {
        let hidden = squeeze(&cell.hidden);
        if !hidden.is_empty() {
            draft.remark(self.row, column, Remark::HiddenWords(hidden));
        }
        let words = squeeze(&cell.words);
        match cell.number {
            // A day is stored as a number, and shown as a day.
            Some(_) if is_day(&words) => draft.put(self.row, column, Value::Text(&words)),
            Some(number) => {
                let (row, plain) = (self.row, words.replace('\u{a0}', ""));
                Shown::by_words(number, plain.trim()).put(draft, row, column, number)
            }
            None => draft.put(self.row, column, Value::Text(&words)),
        }
    }
}

/// Whether words are of a day or a time: 2024/9/1, 2024年9月1日, 9月1日, 8:30. No figure is written so.
fn is_day(words: &str) -> bool {
    let is_separator = |letter: char| matches!(letter, '-' | '/' | ':' | '年' | '月' | '日');
    let mut parts = words.split(is_separator).filter(|part| !part.trim().is_empty());
    let is_number = |part: &str| part.trim().chars().all(|letter| letter.is_ascii_digit());
    // A minus stands before a figure, and parts nothing.
    let is_parted = words.chars().skip(1).any(is_separator);
    is_parted && parts.clone().count() > 1 && parts.all(is_number)
}

/// White space as a page shows it: runs of it are one space, breaks (kept as U+0001) are line breaks.
fn squeeze(text: &str) -> String {
    let lines = text.split('\u{1}').map(|line| {
        let words: Vec<_> =
            line.split([' ', '\t', '\r', '\n']).filter(|word| !word.is_empty()).collect();
        words.join(" ")
    });
    let lines: Vec<_> = lines.filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}
