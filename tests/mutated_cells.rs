//! No figure is wrong in silence: in made-up counties one cell is spoilt in a manner that people and
//! programs spoil cells, and each figure that then is not what it was has to have a finding at that cell.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::pedantic, missing_docs)]

mod support;

use std::collections::BTreeSet;
use std::fmt::Write;

use fastrand::Rng;
use junheng::pipeline;
use rust_xlsxwriter::{Color, Format as CellFormat, FormatScript, Formula, Workbook};
use serde_json::Value;
use support::made::{Wish, county};
use support::shapes::cells::Hand;
use support::shapes::flat::flat;
use support::shapes::guise::Guise;
use support::table::{CellValue, Table};
use support::write::{Raw, escaped, ods_with};
use support::xls::{Look, Odd, xls_with};

/// How a cell is spoilt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spoil {
    /// A second line with a digit.
    TwoLines,
    /// Two numbers, parted by a space or a mark.
    TwoNumbers,
    Raised,
    Lowered,
    /// An old figure struck out before or behind the new one.
    StruckBeside,
    /// The whole cell is struck out.
    Struck,
    /// Merged with the cell below, which is empty then.
    MergedDown,
    /// Merged with the cell to the right, which is empty then.
    MergedRight,
    RowHidden,
    ColumnHidden,
    /// A formula that was never calculated, with 0 as its result.
    Stale,
    /// A comment that a program wrote into the cell.
    Comment,
    /// A number format that shows another figure, or none.
    Format,
    /// A text in the colour of the paper beside the figure.
    Unseen,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Xlsx,
    Xls,
    Ods,
    Html,
    Xml,
}

impl Kind {
    fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Xls | Self::Html => "xls",
            Self::Ods => "ods",
            Self::Xml => "xml",
        }
    }

    fn spoils(self) -> &'static [Spoil] {
        use Spoil::*;
        match self {
            Self::Xlsx => &[
                TwoLines,
                TwoNumbers,
                Raised,
                Lowered,
                StruckBeside,
                Struck,
                MergedDown,
                MergedRight,
                RowHidden,
                ColumnHidden,
                Stale,
                Format,
                Unseen,
            ],
            Self::Xls => &[
                TwoLines,
                TwoNumbers,
                Raised,
                Lowered,
                StruckBeside,
                Struck,
                MergedDown,
                RowHidden,
            ],
            Self::Ods => {
                &[TwoLines, TwoNumbers, Raised, StruckBeside, MergedDown, RowHidden, Stale, Comment]
            }
            Self::Html => {
                &[TwoLines, TwoNumbers, Raised, Lowered, StruckBeside, RowHidden, Comment]
            }
            Self::Xml => &[TwoLines, TwoNumbers, Raised, StruckBeside, RowHidden, Stale, Comment],
        }
    }
}

/// One cell to be spoilt.
struct Target<'a> {
    table: &'a Table,
    at: (usize, usize),
    spoil: Spoil,
    /// The words of the cell as they were.
    text: String,
    /// What is put beside them.
    more: String,
    /// Which of several spellings.
    turn: usize,
    /// Two cells of the row with a figure that is not 0, for a formula.
    operands: Vec<String>,
}

fn text_of(value: &CellValue) -> String {
    match value {
        CellValue::Blank => String::new(),
        CellValue::Number(number) => number.to_string(),
        CellValue::Text(text) => text.clone(),
    }
}

fn a1(row: usize, column: usize) -> String {
    let mut letters = String::new();
    let mut left = column + 1;
    while left > 0 {
        letters.insert(0, char::from(b'A' + ((left - 1) % 26) as u8));
        left = (left - 1) / 26;
    }
    format!("{letters}{}", row + 1)
}

impl Target<'_> {
    fn two(&self) -> String {
        let (text, more) = (&self.text, &self.more);
        match self.spoil {
            Spoil::TwoLines => {
                [format!("{text}\n{more}"), format!("{more}\n{text}")][self.turn % 2].clone()
            }
            _ => {
                let marks =
                    [" ", "  ", "\t", "、", "；", "/", "+", "，", "～", "-", "\u{a0}", "　"];
                let mark = marks[self.turn % marks.len()];
                // 12 345 is one number for whoever parts thousands.
                let more = if more.len() == 3 { "7" } else { more };
                format!("{text}{mark}{more}")
            }
        }
    }

    fn formula(&self) -> String {
        let [one, two] = self.operands.as_slice() else { return "=12+3".to_owned() };
        let forms = [
            format!("={one}+{two}"),
            format!("=SUM({one},{two})"),
            format!("=ROUND({one}*2,0)"),
            format!("={one}"),
            format!("=12+{two}"),
            format!("={one}*{two}"),
        ];
        forms[self.turn % forms.len()].clone()
    }

    fn xlsx(&self) -> Vec<u8> {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        sheet.set_name(&self.table.name).unwrap();
        let plain = CellFormat::new();
        for merge in &self.table.merged {
            let (left, right) = (merge.left as u16, merge.right as u16);
            sheet.merge_range(merge.top, left, merge.bottom, right, "", &plain).unwrap();
        }
        for (row, column, value) in self.table.cells() {
            let (row, column) = (row as u32, column as u16);
            match value {
                CellValue::Blank => {}
                CellValue::Number(number) => drop(sheet.write(row, column, *number).unwrap()),
                CellValue::Text(text) => drop(sheet.write(row, column, text).unwrap()),
            }
        }
        let (row, column) = (self.at.0 as u32, self.at.1 as u16);
        let (text, more) = (self.text.as_str(), self.more.as_str());
        let rich = |script| CellFormat::new().set_font_script(script);
        let struck = CellFormat::new().set_font_strikethrough();
        match self.spoil {
            Spoil::TwoLines | Spoil::TwoNumbers => drop(sheet.write(row, column, self.two())),
            Spoil::Raised | Spoil::Lowered => {
                let script = if self.spoil == Spoil::Raised {
                    FormatScript::Superscript
                } else {
                    FormatScript::Subscript
                };
                let parts = [(&plain, text), (&rich(script), more)];
                sheet.write_rich_string(row, column, &parts).unwrap();
            }
            Spoil::StruckBeside => {
                let mut parts = [(&struck, more), (&plain, text)];
                if self.turn % 2 == 1 {
                    parts.reverse();
                }
                sheet.write_rich_string(row, column, &parts).unwrap();
            }
            Spoil::Unseen => {
                let white = CellFormat::new().set_font_color(Color::White);
                sheet.write_rich_string(row, column, &[(&plain, text), (&white, more)]).unwrap();
            }
            Spoil::Struck => match &self.table.rows[self.at.0][self.at.1] {
                CellValue::Number(number) => {
                    sheet.write_with_format(row, column, *number, &struck).unwrap();
                }
                _ => drop(sheet.write_with_format(row, column, text, &struck).unwrap()),
            },
            Spoil::MergedDown | Spoil::MergedRight => {
                let down = self.spoil == Spoil::MergedDown;
                let (to, right) = if down { (row + 1, column) } else { (row, column + 1) };
                sheet.merge_range(row, column, to, right, "", &plain).unwrap();
                match &self.table.rows[self.at.0][self.at.1] {
                    CellValue::Number(number) => drop(sheet.write(row, column, *number)),
                    _ => drop(sheet.write(row, column, text)),
                }
            }
            Spoil::RowHidden => drop(sheet.set_row_hidden(row).unwrap()),
            Spoil::ColumnHidden => drop(sheet.set_column_hidden(column).unwrap()),
            Spoil::Stale => {
                let formula = Formula::new(self.formula()).set_result("0");
                sheet.write_formula(row, column, formula).unwrap();
            }
            Spoil::Format => {
                let formats =
                    ["0!.0,", ";;;", "0.00%", "0\"7\"", "\"7\"0", "0,", "0.0,,", "yyyy-mm-dd"];
                let format = CellFormat::new().set_num_format(formats[self.turn % formats.len()]);
                match &self.table.rows[self.at.0][self.at.1] {
                    CellValue::Number(number) => {
                        sheet.write_with_format(row, column, *number, &format).unwrap();
                    }
                    _ => drop(sheet.write_with_format(row, column, text, &format).unwrap()),
                }
            }
            Spoil::Comment => unreachable!("not in this format"),
        }
        workbook.save_to_buffer().unwrap()
    }

    /// The binary format: the words of the cell stand for its pieces.
    fn xls(&self) -> Vec<u8> {
        let (text, more) = (self.text.clone(), self.more.clone());
        let mut table = self.table.clone();
        let mut odd = Odd::default();
        let (plain, other) = ((text.clone(), Look::Plain), |look| (more.clone(), look));
        let pieces = match self.spoil {
            Spoil::TwoLines | Spoil::TwoNumbers => vec![(self.two(), Look::Plain)],
            Spoil::Raised => vec![plain, other(Look::Raised)],
            Spoil::Lowered => vec![plain, other(Look::Lowered)],
            Spoil::StruckBeside if self.turn.is_multiple_of(2) => vec![other(Look::Struck), plain],
            Spoil::StruckBeside => vec![plain, other(Look::Struck)],
            _ => vec![],
        };
        match self.spoil {
            Spoil::RowHidden => drop(odd.hidden.insert(self.at.0)),
            Spoil::MergedDown => {
                table.merge(self.at.0, self.at.1, self.at.0 + 1, self.at.1);
            }
            Spoil::Struck => odd.struck = Some(self.at),
            _ => {
                table.rows[self.at.0][self.at.1] = CellValue::from("@");
                odd.rich.insert("@".to_owned(), pieces);
            }
        }
        xls_with(&[table], &odd)
    }

    fn ods(&self) -> Vec<u8> {
        let cell = |attributes: &str, inner: &str| {
            format!(r#"<table:table-cell {attributes}>{inner}</table:table-cell>"#)
        };
        let string = r#"office:value-type="string""#;
        let (text, more) = (escaped(&self.text), escaped(&self.more));
        let span = |style, words: &str| {
            format!(r#"<text:span text:style-name="{style}">{words}</text:span>"#)
        };
        let mut raw = Raw::default();
        let written = match self.spoil {
            Spoil::TwoLines if self.turn.is_multiple_of(3) => {
                cell(string, &format!("<text:p>{text}<text:line-break/>{more}</text:p>"))
            }
            Spoil::TwoLines | Spoil::TwoNumbers => {
                let lines = self.two();
                let lines: String = lines
                    .split('\n')
                    .map(|line| format!("<text:p>{}</text:p>", escaped(line)))
                    .collect();
                cell(string, &lines)
            }
            Spoil::Raised => {
                cell(string, &format!("<text:p>{text}{}</text:p>", span("raised", &more)))
            }
            Spoil::StruckBeside => {
                cell(string, &format!("<text:p>{}{text}</text:p>", span("struck", &more)))
            }
            Spoil::Comment => cell(
                string,
                &format!(
                    "<office:annotation><text:p>{more}</text:p></office:annotation><text:p>{text}</text:p>"
                ),
            ),
            Spoil::MergedDown => cell(
                &format!(
                    r#"{string} table:number-columns-spanned="1" table:number-rows-spanned="2""#
                ),
                &format!("<text:p>{text}</text:p>"),
            ),
            Spoil::Stale => {
                let operands: Vec<String> =
                    self.operands.iter().map(|one| format!("[.{one}]")).collect();
                let sum = if operands.len() < 2 { "12+3".to_owned() } else { operands.join("+") };
                cell(
                    &format!(
                        r#"table:formula="of:={sum}" office:value-type="float" office:value="0""#
                    ),
                    "<text:p>0</text:p>",
                )
            }
            _ => {
                raw.hidden.insert(self.at.0);
                String::new()
            }
        };
        if !written.is_empty() {
            raw.cells.insert(self.at, written);
        }
        ods_with(std::slice::from_ref(self.table), &raw)
    }

    /// The rows, with what stands in a cell as markup, and what stands before a row's first cell.
    fn rows(&self, row: impl Fn(bool, String) -> String, cell: impl Fn(&str) -> String) -> String {
        let mut all = String::new();
        for (r, cells) in self.table.rows.iter().enumerate() {
            let mut inner = String::new();
            for c in 0..self.table.width() {
                let value = text_of(cells.get(c).unwrap_or(&CellValue::Blank));
                if (r, c) == self.at && self.spoil != Spoil::RowHidden {
                    inner += &self.markup();
                } else {
                    inner += &cell(&escaped(&value));
                }
            }
            all += &row(self.spoil == Spoil::RowHidden && r == self.at.0, inner);
        }
        all
    }

    fn markup(&self) -> String {
        let (text, more) = (escaped(&self.text), escaped(&self.more));
        let one = |all: &[String]| all[self.turn % all.len()].clone();
        format!(
            "<td>{}</td>",
            match self.spoil {
                Spoil::TwoLines => one(&[
                    format!("{text}<br>{more}"),
                    format!("<p>{text}</p><p>{more}</p>"),
                    format!("<div>{text}</div><div>{more}</div>"),
                    format!("{more}<br/>{text}"),
                ]),
                Spoil::TwoNumbers => escaped(&self.two()),
                Spoil::Raised => one(&[
                    format!("{text}<sup>{more}</sup>"),
                    format!("{text}<span style=\"vertical-align:super\">{more}</span>"),
                    format!(
                        "{text}<span style='mso-text-raise:4.0pt;vertical-align: super'>{more}</span>"
                    ),
                ]),
                Spoil::Lowered => format!("{text}<sub>{more}</sub>"),
                Spoil::StruckBeside => one(&[
                    format!("<s>{more}</s>{text}"),
                    format!("<del>{more}</del>{text}"),
                    format!("<strike>{more}</strike>{text}"),
                    format!("<span style=\"text-decoration:line-through\">{more}</span>{text}"),
                ]),
                Spoil::Comment => one(&[
                    format!("{text}<div style=\"display:none\">{more}</div>"),
                    format!("{text}<span style=\"visibility: hidden\">{more}</span>"),
                    format!("{text}<!-- {more} -->"),
                    format!("{text}<span hidden>{more}</span>"),
                ]),
                other => unreachable!("{other:?} is not in this format"),
            }
        )
    }

    fn html(&self) -> Vec<u8> {
        let rows = self.rows(
            |hidden, cells| {
                let style = if hidden { " style=\"display:none\"" } else { "" };
                format!("<tr{style}>{cells}</tr>\n")
            },
            |value| format!("<td>{value}</td>"),
        );
        format!(
            "<html><head><meta charset=\"utf-8\"></head><body><table>{rows}</table></body></html>"
        )
        .into_bytes()
    }

    /// Excel 2003 XML.
    fn xml(&self) -> Vec<u8> {
        let mut rows = String::new();
        for (r, cells) in self.table.rows.iter().enumerate() {
            let is_hidden = self.spoil == Spoil::RowHidden && r == self.at.0;
            rows += if is_hidden { "<Row ss:Hidden=\"1\">" } else { "<Row>" };
            for c in 0..self.table.width() {
                let value = cells.get(c).unwrap_or(&CellValue::Blank);
                let is_here = (r, c) == self.at && !is_hidden;
                rows += &if is_here { self.xml_cell() } else { plain_xml(value) };
            }
            rows += "</Row>\n";
        }
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><?mso-application progid=\"Excel.Sheet\"?>\
             <Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" \
             xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\" \
             xmlns:html=\"http://www.w3.org/TR/REC-html40\">\
             <Worksheet ss:Name=\"{}\"><Table>{rows}</Table></Worksheet></Workbook>",
            escaped(&self.table.name)
        )
        .into_bytes()
    }

    fn xml_cell(&self) -> String {
        let (text, more) = (escaped(&self.text), escaped(&self.more));
        let data = |inner: &str| format!("<Cell><Data ss:Type=\"String\">{inner}</Data></Cell>");
        let rich = |inner: &str| {
            format!(
                "<Cell><ss:Data ss:Type=\"String\" xmlns=\"http://www.w3.org/TR/REC-html40\">{inner}</ss:Data></Cell>"
            )
        };
        match self.spoil {
            Spoil::TwoLines => data(&format!("{text}&#10;{more}")),
            Spoil::TwoNumbers => data(&escaped(&self.two())),
            Spoil::Raised => rich(&format!("{text}<Sup>{more}</Sup>")),
            Spoil::StruckBeside => rich(&format!("<S>{more}</S>{text}")),
            Spoil::Stale => {
                "<Cell ss:Formula=\"=12+3\"><Data ss:Type=\"Number\">0</Data></Cell>".to_owned()
            }
            Spoil::Comment => format!(
                "<Cell><Data ss:Type=\"String\">{text}</Data><Comment><ss:Data>{more}</ss:Data></Comment></Cell>"
            ),
            other => unreachable!("{other:?} is not in this format"),
        }
    }
}

fn plain_xml(value: &CellValue) -> String {
    match value {
        CellValue::Blank => "<Cell/>".to_owned(),
        CellValue::Number(number) => {
            format!("<Cell><Data ss:Type=\"Number\">{number}</Data></Cell>")
        }
        CellValue::Text(text) => {
            format!("<Cell><Data ss:Type=\"String\">{}</Data></Cell>", escaped(text))
        }
    }
}

/// What is evaluated, by name: pupils, values, verdicts, coefficients, what is left out.
fn figures(document: &Value) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for unit in document["units"].as_array().into_iter().flatten() {
        let mut line =
            format!("{} {} {} {}", unit["school"], unit["stage"], unit["code"], unit["pupils"]);
        for (id, one) in unit["indicators"].as_object().into_iter().flatten() {
            write!(line, " {id} {} {}", one["value"], one["verdict"]).unwrap();
        }
        all.insert(line);
    }
    for (stage, one) in document["stages"].as_object().into_iter().flatten() {
        for (id, one) in one["indicators"].as_object().into_iter().flatten() {
            all.insert(format!("{stage} {id} {} {}", one["cv"], one["verdict"]));
        }
    }
    for one in document["excluded"].as_array().into_iter().flatten() {
        all.insert(format!("left out {} {}", one["school"], one["reason"]));
    }
    all
}

fn evaluated(name: &str, bytes: Vec<u8>) -> Result<Value, String> {
    let json = pipeline::evaluate_to_json(&[(name.to_owned(), bytes)], "cn-2017");
    let json = json.map_err(|error| error.to_string())?;
    Ok(serde_json::from_str(&json).unwrap())
}

/// A finding: the cell at which it stands, and what it says.
type Told = (String, String);

/// The findings that say more than that something is missing.
fn findings(document: &Value) -> Vec<Told> {
    let list = document["findings"].as_array().into_iter().flatten();
    let told = list.filter(|one| {
        !matches!(one["code"].as_str().unwrap(), "missing_value" | "kind_assumed" | "outlier")
    });
    told.map(|one| {
        let cell = one["cell"].as_str().unwrap_or_default();
        let at = cell.rsplit('!').next().unwrap_or_default().to_owned();
        (at, format!("{} {} {}", one["code"], one["message"], one["cells"]))
    })
    .collect()
}

/// Spoils so many cells of one county's sheet; gives what differs without a word at its cell.
fn silent(seed: u64, turns: usize) -> Vec<String> {
    let mut rng = Rng::with_seed(seed);
    let wish = Wish { schools: 12, blanks: 0, unequal: false, ..Wish::any(&mut rng) };
    let county = county(&mut rng, wish);
    let hand = Hand { as_text: 0, marks: false, zeros: false };
    let simple = Guise::simple(&mut rng);
    let guise = Guise { hand, codes: true, code_numbers: rng.bool(), explained: false, ..simple };
    let shape = flat(&mut rng, &county, guise);
    let table = shape.tables.last().unwrap();
    let mut silent = Vec::new();
    for kind in [Kind::Xlsx, Kind::Xls, Kind::Ods, Kind::Html, Kind::Xml] {
        let mut truth: Option<(BTreeSet<String>, Vec<Told>)> = None;
        for turn in 0..turns {
            let (_, row) = &shape.rows[rng.usize(..shape.rows.len())];
            let row = *row;
            let figure = |value: &CellValue| matches!(value, CellValue::Number(n) if *n != 0.0);
            let spoil = kind.spoils()[rng.usize(..kind.spoils().len())];
            let cells: Vec<usize> = (0..table.rows[row].len())
                .filter(|column| match spoil {
                    // What is merged or calculated is a figure.
                    Spoil::MergedDown | Spoil::MergedRight | Spoil::Stale => {
                        figure(&table.rows[row][*column])
                    }
                    // What is put behind a name is its name, as far as anybody can see.
                    Spoil::TwoLines | Spoil::TwoNumbers | Spoil::Unseen => {
                        let text = text_of(&table.rows[row][*column]);
                        text.starts_with(|c: char| c.is_ascii_digit())
                    }
                    _ => table.rows[row][*column] != CellValue::Blank,
                })
                .collect();
            if cells.is_empty() {
                continue;
            }
            let column = cells[rng.usize(..cells.len())];
            let operands =
                cells.iter().filter(|other| **other != column && figure(&table.rows[row][**other]));
            let operands: Vec<String> = operands.take(2).map(|column| a1(row, *column)).collect();
            let mut spoilt = table.clone();
            match spoil {
                Spoil::MergedDown => {
                    let Some(below) = spoilt.rows.get_mut(row + 1) else { continue };
                    let Some(below) = below.get_mut(column) else { continue };
                    *below = CellValue::Blank;
                }
                Spoil::MergedRight => {
                    let Some(next) = spoilt.rows[row].get_mut(column + 1) else { continue };
                    *next = CellValue::Blank;
                }
                _ => {}
            }
            let target = Target {
                table: &spoilt,
                at: (row, column),
                spoil,
                text: text_of(&table.rows[row][column]),
                more: rng.u32(1..1000).to_string(),
                turn: rng.usize(..100),
                operands,
            };
            let write = |target: &Target<'_>| match kind {
                Kind::Xlsx => target.xlsx(),
                Kind::Xls => target.xls(),
                Kind::Ods => target.ods(),
                Kind::Html => target.html(),
                Kind::Xml => target.xml(),
            };
            let name = format!("县汇总.{}", kind.ending());
            let bytes = write(&target);
            let (figures_before, told_before) = truth.get_or_insert_with(|| {
                // Nothing is spoilt in a row far below.
                let unspoilt = Target {
                    table,
                    at: (5000, 0),
                    spoil: Spoil::RowHidden,
                    operands: vec![],
                    ..target
                };
                let document = evaluated(&name, write(&unspoilt)).unwrap();
                (figures(&document), findings(&document))
            });
            let here = a1(row, column);
            let what = format!(
                "seed {seed} turn {turn} {kind:?} {spoil:?} {here} {:?} {:?} {}",
                text_of(&table.rows[row][column]),
                a1(row, column),
                table.rows[shape.rows[0].1 - 1].get(column).map(text_of).unwrap_or_default()
            );
            let document = match evaluated(&name, bytes.clone()) {
                Ok(document) => document,
                Err(error) => {
                    silent.push(format!("{what}: refused: {error}"));
                    continue;
                }
            };
            let figures = figures(&document);
            let told = findings(&document);
            let is_told = told.iter().any(|one| {
                let hidden = matches!(spoil, Spoil::RowHidden | Spoil::ColumnHidden);
                !told_before.contains(one) && (one.0 == here || hidden && one.1.contains("hidden"))
            });
            if figures != *figures_before && !is_told {
                if let Ok(folder) = std::env::var("MUTATED_CELLS") {
                    let name = format!("{folder}/{seed}-{turn}.{}", kind.ending());
                    std::fs::write(name, &bytes).unwrap();
                }
                let new: Vec<&String> = figures.difference(figures_before).take(2).collect();
                let old: Vec<&String> = figures_before.difference(&figures).take(2).collect();
                let said: Vec<_> = told.iter().filter(|one| !told_before.contains(one)).collect();
                silent.push(format!("{what}: {old:?} became {new:?}; told {said:?}"));
            }
        }
    }
    silent
}

fn assert_told(seeds: std::ops::Range<u64>, turns: usize) {
    let silent: Vec<String> = seeds.flat_map(|seed| silent(seed, turns)).collect();
    assert!(silent.is_empty(), "{} in silence:\n{}", silent.len(), silent.join("\n"));
}

#[test]
fn a_spoilt_cell_is_never_a_wrong_figure_in_silence() {
    assert_told(0..20, 5);
}

/// 5 000 cells.
#[test]
#[ignore = "takes minutes"]
fn of_thousands_of_spoilt_cells_none_is_a_wrong_figure_in_silence() {
    assert_told(1000..1100, 10);
}
