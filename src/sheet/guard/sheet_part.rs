//! The inspection of an .xlsx sheet: its part streams by, and calamine gets the cells alone, each with its
//! place and of a type that it is. Around them is noted what calamine does not tell.
//!
//! A cell that calamine would refuse the whole sheet for is handed over empty, with a remark at it.

use super::cell_kind::{CellKind, is_boolean, is_known_error, is_number};
use super::package::{Part, Pull};
use super::ready::{ENOUGH, Ready};
use super::xml::{Tag, Token, Xml, attribute, local};
use crate::county::column_letters;
use crate::sheet::address::{address, block_of};
use crate::sheet::reading::{Outcome, Stop, damaged, over, over_text};
use crate::sheet::remarks::Remark;
use crate::sheet::uncalculated::Zeros;
use crate::sheet::{Limits, Span, runs};

/// What was noted of a sheet.
#[derive(Default)]
pub(in crate::sheet) struct Inspection {
    pub merged: Vec<Span>,
    pub hidden_rows: Vec<(u32, u32)>,
    pub hidden_columns: Vec<(u32, u32)>,
    /// Formulas whose result was never stored.
    pub without_result: Vec<(u32, u32)>,
    /// Errors that calamine has no name for.
    pub errors: Vec<(u32, u32, String)>,
    /// What was left out.
    pub remarks: Vec<(u32, u32, Remark)>,
    pub zeros: Zeros,
}

/// Where words go to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Inside {
    #[default]
    Nothing,
    /// `<f>`.
    Formula,
    /// `<v>`.
    Result,
    /// `<t>`.
    Text { preserved: bool },
}

/// The cell in hand.
#[derive(Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is something that its tags may say")]
struct Cell {
    open: bool,
    kind: CellKind,
    style: String,
    has_formula: bool,
    formula: String,
    /// Whether it has a `<v>`, be it empty.
    has_result: bool,
    inside: Inside,
    /// What is written about how words are spoken (`<rPh>`) is no part of them.
    in_phonetic_run: bool,
    /// How the run of text in hand looks.
    look: Option<char>,
    words: String,
    piece: String,
}

/// Which part of the sheet is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Before,
    Within,
    Behind,
}

/// A sheet while it streams by.
pub(in crate::sheet) struct SheetPart<'a> {
    xml: Xml<'a>,
    limits: Limits,
    /// How many shared texts there are.
    texts: usize,
    ready: Ready,
    row: u32,
    column: u32,
    cell: Cell,
    place: Place,
    is_complete: bool,
    /// Where the last cell stood in the part.
    last_cell: u64,
    pub found: Inspection,
}

impl<'a> SheetPart<'a> {
    /// The sheet of a part, in a workbook of so many shared texts.
    pub fn new(part: Part<'a>, limits: &Limits, texts: usize) -> Self {
        Self {
            xml: Xml::new(part, limits),
            limits: *limits,
            texts,
            ready: Ready::default(),
            row: 0,
            column: 0,
            cell: Cell::default(),
            place: Place::Before,
            is_complete: false,
            last_cell: 0,
            found: Inspection::default(),
        }
    }

    /// Reads what stands behind the cells, and gives what was noted.
    pub fn finish(mut self) -> Outcome<Inspection> {
        while self.step()? {}
        match self.place {
            Place::Before => Err(damaged("这张工作表里没有单元格")),
            Place::Within => Err(damaged("内容读不通，可能没有写完就断了")),
            Place::Behind if !self.is_complete => Err(damaged("工作表没有写完就断了")),
            Place::Behind => Ok(self.found),
        }
    }

    /// Goes on by a tag or a text; tells whether there was one.
    fn step(&mut self) -> Outcome<bool> {
        if self.xml.position() - self.last_cell > self.limits.run_bytes {
            return Err(over_text(&self.limits));
        }
        let token = self.xml.next()?;
        // The borrow of the parser ends with the token: what it says is taken in apart from it.
        let mut rest = Rest {
            limits: &self.limits,
            texts: self.texts,
            ready: &mut self.ready,
            row: &mut self.row,
            column: &mut self.column,
            cell: &mut self.cell,
            place: &mut self.place,
            is_complete: &mut self.is_complete,
            found: &mut self.found,
            is_cell: false,
        };
        match token {
            None => return Ok(false),
            Some(Token::Start(tag)) => rest.start(&tag)?,
            Some(Token::End(tag)) => rest.end(local(&tag))?,
            Some(Token::Text(words)) => rest.words(&words)?,
            Some(Token::Nothing) => {}
        }
        if rest.is_cell {
            self.last_cell = self.xml.position();
        }
        Ok(true)
    }
}

impl Pull for SheetPart<'_> {
    fn pull(&mut self, room: &mut [u8]) -> Outcome<usize> {
        while self.ready.is_empty() && self.step()? {
            while self.ready.bytes.len() < ENOUGH && self.place == Place::Within && self.step()? {}
        }
        self.ready.give(room)
    }
}

/// All of a sheet but its parser.
struct Rest<'p> {
    limits: &'p Limits,
    texts: usize,
    ready: &'p mut Ready,
    row: &'p mut u32,
    column: &'p mut u32,
    cell: &'p mut Cell,
    place: &'p mut Place,
    is_complete: &'p mut bool,
    found: &'p mut Inspection,
    is_cell: bool,
}

/// Whether an attribute says yes.
fn is_set(value: Option<&str>) -> bool {
    matches!(value, Some("1" | "true" | "on"))
}

impl Rest<'_> {
    fn start(&mut self, tag: &Tag<'_>) -> Outcome<()> {
        let cell = &mut *self.cell;
        match tag.name() {
            "c" if *self.place == Place::Within => return self.begin(tag),
            "v" if cell.open && cell.kind != CellKind::Inline => {
                (cell.inside, cell.has_result) = (Inside::Result, true);
            }
            "f" if cell.open => (cell.inside, cell.has_formula) = (Inside::Formula, true),
            "is" if cell.open => cell.kind = CellKind::Inline,
            "r" if cell.open => cell.look = None,
            "vertAlign" if cell.open && tag.get("val").is_some_and(|val| is_note(&val)) => {
                cell.look = Some(runs::SUPERSCRIPT);
            }
            "strike" if cell.open && tag.get("val").is_none_or(|val| is_set(Some(&*val))) => {
                cell.look = Some(runs::STRUCK_OUT);
            }
            "color" if cell.open && cell.look.is_none() && is_white(tag.get("rgb").as_deref()) => {
                cell.look = Some(runs::UNSEEN);
            }
            "rPh" => cell.in_phonetic_run = true,
            "t" if cell.open && cell.kind == CellKind::Inline && !cell.in_phonetic_run => {
                let preserved = tag.get("space").as_deref() == Some("preserve");
                cell.inside = Inside::Text { preserved };
            }
            "row" if *self.place == Place::Within => return self.begin_row(tag),
            "col" if *self.place == Place::Before && is_set(tag.get("hidden").as_deref()) => {
                if let (Some(first), Some(last)) = (tag.number("min"), tag.number("max"))
                    && (1..=last).contains(&first)
                    && self.found.hidden_columns.len() < self.limits.columns as usize
                {
                    self.found.hidden_columns.push((first - 1, last - 1));
                }
            }
            "sheetData" if *self.place == Place::Before => {
                *self.place = Place::Within;
                self.ready.markup("<worksheet><sheetData>");
            }
            "mergeCell" => {
                let block = tag.get("ref").and_then(|block| block_of(block.as_bytes()));
                if let Some(block) = block {
                    if self.found.merged.len() > self.limits.merged {
                        let advice = "请取消数据区的合并后另存再试。";
                        return Err(over("合并单元格太多", "更多", self.limits.merged, advice));
                    }
                    self.found.merged.push(block);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn begin_row(&mut self, tag: &Tag<'_>) -> Outcome<()> {
        if let Some(number) = tag.get("r") {
            let row = number.trim().parse::<u32>().ok().and_then(|row| row.checked_sub(1));
            *self.row = row.ok_or_else(misplaced)?;
        }
        *self.column = 0;
        if is_set(tag.get("hidden").as_deref()) {
            note_hidden(&mut self.found.hidden_rows, *self.row);
        }
        Ok(())
    }

    fn begin(&mut self, tag: &Tag<'_>) -> Outcome<()> {
        let cell = &mut *self.cell;
        cell.kind = CellKind::Unsaid;
        for text in [&mut cell.style, &mut cell.formula, &mut cell.words, &mut cell.piece] {
            text.clear();
        }
        (cell.open, cell.has_formula, cell.has_result) = (true, false, false);
        (cell.inside, cell.look, cell.in_phonetic_run) = (Inside::Nothing, None, false);
        let mut rest = tag.attributes_raw();
        while !rest.is_empty() {
            let (name, value, after) = attribute(rest).ok_or_else(miswritten)?;
            match name {
                "r" => {
                    let place = address(value.as_bytes()).filter(|(_, rest)| rest.is_empty());
                    ((*self.row, *self.column), _) = place.ok_or_else(misplaced)?;
                }
                "s" if value.bytes().all(|byte| byte.is_ascii_digit()) => {
                    cell.style.push_str(value);
                }
                "t" => cell.kind = CellKind::of(value),
                _ => {}
            }
            rest = after;
        }
        Ok(())
    }

    fn words(&mut self, words: &str) -> Outcome<()> {
        /// Longer formulas are not looked into.
        const FORMULA: usize = 256;
        let cell = &mut *self.cell;
        match cell.inside {
            Inside::Nothing => return Ok(()),
            Inside::Formula if cell.formula.len() + words.len() > FORMULA => cell.formula.push('?'),
            Inside::Formula => cell.formula.push_str(words),
            Inside::Result => cell.words.push_str(words),
            Inside::Text { .. } => cell.piece.push_str(words),
        }
        if cell.words.len() + cell.piece.len() > self.limits.text_bytes {
            return Err(over_text(self.limits));
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Outcome<()> {
        let cell = &mut *self.cell;
        match name {
            "f" | "v" => cell.inside = Inside::Nothing,
            "t" => {
                if let Inside::Text { preserved } = cell.inside {
                    push_piece(&mut cell.words, &cell.piece, preserved, cell.look);
                    cell.piece.clear();
                }
                cell.inside = Inside::Nothing;
            }
            "rPh" => cell.in_phonetic_run = false,
            "c" if cell.open => {
                cell.open = false;
                self.is_cell = true;
                let place = (*self.row, *self.column);
                *self.column = self.column.saturating_add(1);
                self.limits.check_place(place.0, place.1)?;
                self.hand_over(place);
            }
            "row" if *self.place == Place::Within => {
                *self.row = self.row.saturating_add(1);
                *self.column = 0;
            }
            "sheetData" if *self.place == Place::Within => {
                *self.place = Place::Behind;
                self.ready.markup("</sheetData></worksheet>");
            }
            "worksheet" => *self.is_complete = true,
            _ => {}
        }
        Ok(())
    }

    /// Writes the cell for calamine, or notes why not.
    fn hand_over(&mut self, (row, column): (u32, u32)) {
        let cell = &*self.cell;
        let trimmed = cell.words.trim_matches([' ', '\t', '\r', '\n']);
        let words = match cell.kind {
            CellKind::Words | CellKind::Inline => cell.words.as_str(),
            _ => trimmed,
        };
        let is_text = matches!(cell.kind, CellKind::Words | CellKind::Date);
        if words.is_empty() && cell.has_formula && !(is_text && cell.has_result) {
            self.found.without_result.push((row, column));
            return;
        }
        let unreadable = |what: String| Some(Remark::Unreadable(what));
        let shown: String = words.chars().take(16).collect();
        let (kind, remark) = match cell.kind {
            _ if words.is_empty() => ("", None),
            CellKind::Unsaid | CellKind::Number if is_number(words) => {
                if cell.has_formula {
                    let formula = Some(cell.formula.as_str()).filter(|words| !words.is_empty());
                    self.found.zeros.note(row, column, words.parse() == Ok(0.0), formula);
                }
                ("", None)
            }
            CellKind::Unsaid | CellKind::Words => ("str", None),
            CellKind::Number => ("", unreadable(format!("里的“{shown}”不是数"))),
            CellKind::Shared if words.parse::<usize>().is_ok_and(|index| index < self.texts) => {
                ("s", None)
            }
            CellKind::Shared => ("", unreadable(format!("指向不存在的文字（第 {shown} 条）"))),
            CellKind::Inline => ("inlineStr", None),
            CellKind::Date => ("d", None),
            CellKind::Boolean if is_boolean(words) => ("b", None),
            CellKind::Error if is_known_error(words) => ("e", None),
            CellKind::Error => {
                self.found.errors.push((row, column, shown));
                return;
            }
            CellKind::Boolean | CellKind::Unknown => {
                ("", unreadable(format!("里的“{shown}”写法不对")))
            }
        };
        let is_left_out = remark.is_some();
        if let Some(remark) = remark {
            self.found.remarks.push((row, column, remark));
        }
        self.ready.markup("<c");
        self.ready.attribute("r", &format!("{}{}", column_letters(column), u64::from(row) + 1));
        if !cell.style.is_empty() {
            self.ready.attribute("s", &cell.style);
        }
        if words.is_empty() || is_left_out {
            self.ready.markup("/>");
            return;
        }
        if !kind.is_empty() {
            self.ready.attribute("t", kind);
        }
        let (open, close) = match cell.kind {
            CellKind::Inline => ("><is><t xml:space=\"preserve\">", "</t></is></c>"),
            _ => ("><v>", "</v></c>"),
        };
        self.ready.markup(open);
        self.ready.words(words);
        self.ready.markup(close);
    }
}

/// Whether a run stands above or below the line, as marks of footnotes do.
pub(in crate::sheet) fn is_note(align: &str) -> bool {
    matches!(align, "superscript" | "subscript")
}

/// Whether a run's colour, alpha in front or not, is that of the paper.
pub(in crate::sheet) fn is_white(rgb: Option<&str>) -> bool {
    rgb.and_then(|rgb| rgb.get(rgb.len().saturating_sub(6)..))
        .is_some_and(|rgb| rgb.eq_ignore_ascii_case("FFFFFF"))
}

/// Adds a piece of text, between marks where it looks apart. Marks that stand in the file are none.
pub(in crate::sheet) fn push_piece(
    words: &mut String,
    piece: &str,
    preserved: bool,
    look: Option<char>,
) {
    let piece = if preserved { piece } else { piece.trim_matches([' ', '\t', '\r', '\n']) };
    words.extend(look);
    if runs::has_marks(piece) {
        words.extend(piece.chars().filter(|letter| !runs::is_mark(*letter)));
    } else {
        words.push_str(piece);
    }
    words.extend(look.map(|_| runs::END));
}

/// Adds a row to runs of hidden ones.
pub(in crate::sheet) fn note_hidden(runs: &mut Vec<(u32, u32)>, row: u32) {
    match runs.last_mut() {
        Some((_, last)) if last.checked_add(1) == Some(row) => *last = row,
        _ => runs.push((row, row)),
    }
}

fn misplaced() -> Stop {
    damaged("行号或单元格的位置不对")
}

fn miswritten() -> Stop {
    damaged("单元格或工作表的写法不对")
}
