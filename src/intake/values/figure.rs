//! One written figure: stored numbers, text numbers, ways to leave a place blank, unit words.
//! It never takes a blank for 0 and never guesses what words mean.

use rust_decimal::Decimal;

use crate::intake::vocabulary::spelling::{is_invisible, is_nothing, plain};
use crate::intake::vocabulary::unit::Unit;
use crate::number;
use crate::sheet::Value;

/// What a cell that should hold a figure holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Written {
    /// A figure, and the unit where one is written behind it.
    Figure(Decimal, Option<Unit>),
    /// Nothing, or a mark for nothing.
    Blank,
    /// Words.
    Words(String),
    /// More than one figure in one cell: two lines, two numbers.
    Several(String),
    /// An error such as `#DIV/0!`.
    Error(String),
    /// A formula without its result.
    Formula,
}

/// Reads a cell.
pub(crate) fn written(value: Value<'_>) -> Written {
    match value {
        Value::Blank => Written::Blank,
        Value::Number(stored) => match number::from_cell(stored) {
            Some(figure) => Written::Figure(figure, None),
            None => Written::Words(stored.to_string()),
        },
        Value::Text(text) => from_text(text),
        Value::Boolean(flag) => Written::Words(if flag { "TRUE" } else { "FALSE" }.to_owned()),
        Value::Error(text) => Written::Error(text.to_owned()),
        Value::Formula => Written::Formula,
    }
}

fn from_text(text: &str) -> Written {
    // What most cells of a text file hold.
    if let Some(figure) = whole(text) {
        return Written::Figure(figure, None);
    }
    if holds_several(text) {
        return Written::Several(text.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    let spelling = plain(text);
    let spelling = spelling.trim_start_matches(['\'', '’', '‘']);
    if is_nothing(spelling) {
        return Written::Blank;
    }
    let (digits, unit) = match Unit::behind(spelling) {
        Some((digits, unit)) => (digits, Some(unit)),
        None => (spelling, None),
    };
    match decimal(digits) {
        Some(figure) => Written::Figure(figure, unit),
        None => Written::Words(text.trim().to_owned()),
    }
}

/// Whether digits stand on both sides of white space that parts no thousands: `9⏎3`, `3 2`. Only one
/// plain space before each group of three digits is a way to write one number (1 234 567).
fn holds_several(text: &str) -> bool {
    let text: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    let text = text.trim();
    let groups: Vec<&str> = text.split(char::is_whitespace).filter(|g| !g.is_empty()).collect();
    let ends = |group: &str| group.ends_with(|c: char| c.is_numeric());
    let starts = |group: &str| group.starts_with(|c: char| c.is_numeric());
    let parted = groups.windows(2).any(|pair| matches!(pair, [a, b] if ends(a) && starts(b)));
    if !parted {
        return false;
    }
    let single =
        text.chars().filter(|c| c.is_whitespace()).all(|c| !matches!(c, '\n' | '\r' | '\t'))
            && text.split(char::is_whitespace).all(|group| !group.is_empty());
    let [first, rest @ ..] = groups.as_slice() else { return false };
    // A unit may stand behind the last group: 3 000 ㎡.
    let figures = rest.iter().take_while(|group| starts(group)).count();
    let rest = rest.get(..figures).unwrap_or_default();
    let digits = |group: &str| group.chars().all(char::is_numeric);
    let whole = |group: &str| group.chars().take_while(|c| c.is_numeric()).count();
    let led = first.trim_start_matches(['-', '+', '－', '＋']);
    let (last, middle) = rest.split_last().unwrap_or((&"", &[]));
    let thousands = digits(led)
        && (1..=3).contains(&led.chars().count())
        && middle.iter().all(|group| digits(group) && group.chars().count() == 3)
        && whole(last) == 3;
    !(single && thousands)
}

/// A whole number that is nothing but digits, and not too many of them.
fn whole(text: &str) -> Option<Decimal> {
    let is_it = text.len() <= 15 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse::<u64>().ok().filter(|_| is_it).map(Decimal::from)
}

/// The sum of figures; it stays at the largest figure there is rather than go over it.
pub(crate) fn sum(figures: impl IntoIterator<Item = Decimal>) -> Decimal {
    figures.into_iter().fold(Decimal::ZERO, Decimal::saturating_add)
}

/// `1,234.5`, `-3`, `1.2E+3`; separators must part thousands.
fn decimal(digits: &str) -> Option<Decimal> {
    let digits = digits.trim_start_matches('+');
    let unsigned = digits.trim_start_matches('-');
    if !unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return None;
    }
    let figure = if digits.contains(',') {
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let mut groups = whole.split(',');
        let first = groups.next().unwrap_or_default();
        // 992.73,7 are two figures.
        if fraction.contains(',')
            || first.is_empty()
            || first.len() > 3
            || groups.any(|group| group.len() != 3)
        {
            return None;
        }
        digits.replace(',', "").parse().ok()
    } else if digits.contains(['e', 'E']) {
        Decimal::from_scientific(digits).ok()
    } else {
        digits.parse().ok()
    };
    figure.map(|figure: Decimal| figure.normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_as_people_write_them() {
        let cases = [
            ("1,234.5", "1234.5"),
            ("１２３", "123"),
            ("1 234", "1234"),
            ("450人", "450"),
            ("３，０００ ㎡", "3000"),
            ("12间", "12"),
            ("120.50", "120.5"),
            ("-3", "-3"),
            ("450", "450"),
            ("007", "7"),
            ("123456789012345678", "123456789012345678"),
            ("1.2E+3", "1200"),
        ];
        for (text, figure) in cases {
            match written(Value::Text(text)) {
                Written::Figure(read, _) => assert_eq!(read.to_string(), figure, "{text}"),
                other => assert_eq!(format!("{other:?}"), figure, "{text}"),
            }
        }
        assert_eq!(
            written(Value::Text("35.2万元")),
            Written::Figure(Decimal::new(352, 1), Some(Unit::TenThousandYuan))
        );
    }

    #[test]
    fn a_cell_of_two_figures_is_no_number() {
        for text in [
            "9\n3",
            "3 2",
            "12\t1",
            "450  12",
            "1 23",
            "１２ ３",
            "9\r\n3",
            "12 345 67",
            "4.5 4.5",
            "1234 567",
        ] {
            let several = matches!(written(Value::Text(text)), Written::Several(_));
            assert!(several, "{text:?}");
        }
        for text in [
            "1 234",
            "12 345 678",
            "1 234.5",
            "450 人",
            " 450 ",
            "-1 234",
            "１ ２３４",
            "3\u{a0}000 ㎡",
        ] {
            let figure = matches!(written(Value::Text(text)), Written::Figure(..));
            assert!(figure, "{text:?}");
        }
    }

    #[test]
    fn words_and_blanks_are_no_figures() {
        for text in
            ["约300", "1,23", "992.73,7", "1,234.5,678", "12.3，4", "85%", "三百", "12/13", "人"]
        {
            assert_eq!(written(Value::Text(text)), Written::Words(text.to_owned()));
        }
        for text in ["—", "无", "/", " "] {
            assert_eq!(written(Value::Text(text)), Written::Blank);
        }
    }
}
