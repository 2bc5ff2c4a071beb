//! Answers that are no plain amounts: 是/否, a year, a percentage. It reads one written cell and says
//! what it is or that it cannot be told; what an answer means for an item is not its business.

use rust_decimal::Decimal;

use crate::county::Measure;
use crate::intake::values::figure::{Written, written};
use crate::intake::vocabulary::spelling::{is_nothing, plain};
use crate::sheet::Value;

/// What a place asks for: its name and what it is measured in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked<'a> {
    pub(crate) name: &'a str,
    pub(crate) measure: Measure,
}

/// Years that a school or a report can be of.
const YEARS: std::ops::RangeInclusive<u32> = 1800..=2100;

const YES: &[&str] = &["是", "√", "✓", "✔", "☑", "对", "Y", "y", "YES", "yes", "1", "TRUE", "true"];
const NO: &[&str] =
    &["否", "×", "✗", "✘", "x", "X", "不是", "N", "n", "NO", "no", "0", "FALSE", "false"];

/// 是 or 否; `Ok(None)` for a blank.
///
/// # Errors
/// What stands there instead.
pub(crate) fn yes_no(value: Value<'_>) -> Result<Option<bool>, String> {
    let words = match value {
        Value::Boolean(flag) => return Ok(Some(flag)),
        Value::Number(number) => number.to_string(),
        Value::Text(text) => plain(text),
        Value::Blank => return Ok(None),
        Value::Error(text) => text.to_owned(),
        Value::Formula => "公式".to_owned(),
    };
    match words.as_str() {
        word if is_nothing(word) => Ok(None),
        word if YES.contains(&word) => Ok(Some(true)),
        word if NO.contains(&word) => Ok(Some(false)),
        _ => Err(words),
    }
}

/// A year, from 1998, 1998年 or 1998年9月.
///
/// # Errors
/// What stands there instead.
pub(crate) fn year(value: Value<'_>) -> Result<Option<Decimal>, String> {
    let words = match written(value) {
        Written::Blank => return Ok(None),
        Written::Figure(figure, _) => figure.to_string(),
        Written::Words(words) | Written::Several(words) | Written::Error(words) => plain(&words),
        Written::Formula => "公式".to_owned(),
    };
    let digits = words.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
    let year = digits.parse().ok().filter(|year| digits.len() == 4 && YEARS.contains(year));
    year.map(|year| Some(Decimal::from(year))).ok_or(words)
}

/// What a percentage is, and what is wrong where it is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Percentage {
    Blank,
    Figure(Decimal),
    /// 0.95 may be 95 % or less than one in a hundred.
    Fraction(Decimal),
    /// Anything else, to be told as usual.
    Other,
}

/// A percentage, as written: 95 or 95%.
pub(crate) fn percentage(value: Value<'_>) -> Percentage {
    let text = match value {
        Value::Text(text) => plain(text),
        _ => String::new(),
    };
    let (bare, signed) = match text.strip_suffix('%') {
        Some(bare) => (bare, true),
        None => (text.as_str(), false),
    };
    let value = if signed { Value::Text(bare) } else { value };
    match written(value) {
        Written::Blank => Percentage::Blank,
        Written::Figure(figure, None) => {
            let fraction = figure > Decimal::ZERO && figure <= Decimal::ONE && !signed;
            if fraction { Percentage::Fraction(figure) } else { Percentage::Figure(figure) }
        }
        _ => Percentage::Other,
    }
}

/// A quotient that is written as a percentage: 12% is 0.12. `None` for what has no percent sign.
pub(crate) fn share(value: Value<'_>) -> Option<String> {
    let Value::Text(text) = value else { return None };
    match percentage(value) {
        Percentage::Figure(figure) if plain(text).ends_with('%') => {
            Some(figure.checked_div(Decimal::ONE_HUNDRED)?.normalize().to_string())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_as_people_write_them() {
        let flags = [("是", Ok(Some(true))), ("否", Ok(Some(false))), ("√", Ok(Some(true)))];
        for (text, flag) in flags {
            assert_eq!(yes_no(Value::Text(text)), flag, "{text}");
        }
        assert_eq!(yes_no(Value::Text("—")), Ok(None));
        assert_eq!(yes_no(Value::Number(1.0)), Ok(Some(true)));
        assert_eq!(yes_no(Value::Text("不清楚")), Err("不清楚".to_owned()));
        for text in ["1998", "1998年", "1998年9月", "1998.9"] {
            assert_eq!(year(Value::Text(text)), Ok(Some(Decimal::from(1998))), "{text}");
        }
        assert_eq!(year(Value::Number(36039.0)), Err("36039".to_owned()));
        assert_eq!(percentage(Value::Text("94.52%")), Percentage::Figure(Decimal::new(9452, 2)));
        assert_eq!(percentage(Value::Number(0.9452)), Percentage::Fraction(Decimal::new(9452, 4)));
        assert_eq!(percentage(Value::Number(0.0)), Percentage::Figure(Decimal::ZERO));
        let shares =
            [("12%", Some("0.12")), ("14.9 ％", Some("0.149")), ("0.12", None), ("低", None)];
        for (text, read) in shares {
            assert_eq!(share(Value::Text(text)).as_deref(), read, "{text}");
        }
        assert_eq!(share(Value::Number(0.12)), None);
    }
}
