//! How people write figures and blanks into cells.

use fastrand::Rng;

use super::column::{Content, Figure};
use super::wording::pick;
use crate::support::table::CellValue;

/// How a county office's cells look.
#[derive(Clone, Copy, Debug)]
pub struct Hand {
    /// Figures of a hundred that are written as words, with separators or in full width.
    pub as_text: u8,
    /// Whether blanks are marked with a dash, a stroke or 无.
    pub marks: bool,
    /// Whether figures that a school cannot have are written as 0.
    pub zeros: bool,
}

impl Hand {
    pub fn any(rng: &mut Rng) -> Self {
        Self { as_text: [0, 0, 15, 100][rng.usize(..4)], marks: rng.bool(), zeros: rng.bool() }
    }

    pub fn cell(self, rng: &mut Rng, content: &Content) -> CellValue {
        match content {
            Content::Words(words) => CellValue::from(words.as_str()),
            Content::Figure(figure) if rng.u8(..100) < self.as_text => words(rng, *figure),
            Content::Figure(figure) => CellValue::Number(number(*figure)),
            Content::None if self.zeros => CellValue::Number(0.0),
            Content::Unknown | Content::None => self.blank(rng),
        }
    }

    fn blank(self, rng: &mut Rng) -> CellValue {
        let marks = ["", "—", "/", "无"];
        CellValue::from(if self.marks { pick(rng, &marks) } else { "" })
    }
}

/// The binary fraction nearest to the figure, as a spreadsheet stores it.
pub fn number(figure: Figure) -> f64 {
    figure.steps as f64 / 10f64.powi(figure.decimals as i32)
}

/// The figure with all its digits and no others.
pub fn plain(figure: Figure) -> String {
    let scale = 10i64.pow(figure.decimals);
    let (whole, rest) = (figure.steps / scale, figure.steps % scale);
    if rest == 0 {
        return whole.to_string();
    }
    let width = figure.decimals as usize;
    format!("{whole}.{rest:0width$}").trim_end_matches('0').to_owned()
}

fn words(rng: &mut Rng, figure: Figure) -> CellValue {
    let text = plain(figure);
    CellValue::Text(match rng.u8(..6) {
        0 => text.chars().map(wide).collect(),
        1 => separated(&text),
        2 => separated(&text).chars().map(wide).collect(),
        3 => format!(" {text}"),
        4 => format!("{text}\u{3000}"),
        _ => text,
    })
}

/// 1234.5 as 1,234.5.
fn separated(text: &str) -> String {
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let mut out = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}

/// Full-width forms of digits, point and comma.
fn wide(c: char) -> char {
    match c {
        '0'..='9' | '.' | ',' => char::from_u32(u32::from(c) + 0xFEE0).unwrap(),
        _ => c,
    }
}
