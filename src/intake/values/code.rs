//! 学校标识码 as programs leave it in a cell: whole, or spoilt beyond repair.
//! A spoilt code joins nothing and parts nothing; it is told.

use crate::intake::tables::identity::text;
use crate::intake::vocabulary::spelling::is_invisible;
use crate::sheet::Value;

/// What a cell of codes holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SchoolCode {
    /// Nothing that could be a code.
    None,
    /// The code.
    Known(String),
    /// More than one code, or a code and something else: `2135088101、7`.
    Several(String),
    /// What is left of a code whose digits are lost: `2.14E+09`.
    Spoilt(String),
}

/// Reads a cell of codes. Quotes in front that force text, spaces and invisible marks, and the `.0` of
/// programs that make every number a decimal are no part of a code.
pub(crate) fn code(value: Value<'_>) -> SchoolCode {
    let Some(words) = text(value) else { return SchoolCode::None };
    let spelling: String = crate::intake::vocabulary::spelling::plain(&words);
    let bare = spelling.trim_matches(['\'', '`', '‘', '’', '"', '“', '”', '=']);
    let whole = bare.split_once('.').and_then(|(whole, rest)| {
        let zeros = !rest.is_empty() && rest.bytes().all(|byte| byte == b'0');
        let digits = !whole.is_empty() && whole.bytes().all(|byte| byte.is_ascii_digit());
        (zeros && digits).then_some(whole)
    });
    let bare = whole.unwrap_or(bare);
    if is_scientific(bare) {
        return SchoolCode::Spoilt(words);
    }
    if holds_several(&words) {
        return SchoolCode::Several(words.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    if bare.chars().any(|c| c.is_ascii_alphanumeric()) {
        SchoolCode::Known(bare.to_owned())
    } else {
        SchoolCode::None
    }
}

/// Whether digits stand on both sides of a space or mark that is no part of a code. A code that is written
/// in groups has ten digits in all; one with a hyphen is one code unless a group is a whole code.
fn holds_several(words: &str) -> bool {
    const DIGITS: usize = 10;
    let is_end = |c: char| {
        matches!(c, '、' | '，' | ',' | '；' | ';' | '/' | '／' | '+' | '＋' | '~' | '～')
    };
    let visible: String = words.chars().filter(|c| !is_invisible(*c)).collect();
    let groups: Vec<&str> =
        visible.split(|c: char| !c.is_alphanumeric()).filter(|group| !group.is_empty()).collect();
    let numbers = groups.iter().filter(|group| group.chars().any(char::is_numeric)).count();
    if numbers < 2 {
        return false;
    }
    let all: usize = groups.iter().map(|group| group.chars().count()).sum();
    let parted = visible.trim().chars().any(char::is_whitespace);
    let whole = groups.iter().any(|group| group.chars().count() >= DIGITS)
        && !groups.iter().skip(1).all(|group| group.chars().all(|c| c == '0'));
    visible.contains(is_end) || whole || (parted && all != DIGITS)
}

/// `2.14E+09`: a number in scientific notation, which no code is.
fn is_scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['E', 'e']) else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let signed = exponent.strip_prefix(['+', '-']);
    let point = mantissa.split_once('.').is_some_and(|(whole, rest)| digits(whole) && digits(rest));
    digits(signed.unwrap_or(exponent)) && (point || (digits(mantissa) && signed.is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_as_programs_leave_them() {
        let known = |code: &str| SchoolCode::Known(code.to_owned());
        let spoilt = |code: &str| SchoolCode::Spoilt(code.to_owned());
        let several = |code: &str| SchoolCode::Several(code.to_owned());
        let cases = [
            ("2135088101、7", several("2135088101、7")),
            ("2135088101\n2135088102", several("2135088101 2135088102")),
            ("2135088101 7", several("2135088101 7")),
            ("2135088101-7", several("2135088101-7")),
            ("2135088101/02", several("2135088101/02")),
            ("213508\n8101", known("2135088101")),
            ("3508-12", known("3508-12")),
            ("2135088101", known("2135088101")),
            ("2135088101.0", known("2135088101")),
            ("2135088101.00", known("2135088101")),
            ("'2135088101", known("2135088101")),
            ("`2135088101", known("2135088101")),
            (" 21350 88101 ", known("2135088101")),
            ("\u{202d}2135088101\u{202c}", known("2135088101")),
            ("２１３５０８８１０１", known("2135088101")),
            ("=\"2135088101\"", known("2135088101")),
            ("2.14E+09", spoilt("2.14E+09")),
            ("2.14e+09", spoilt("2.14e+09")),
            ("2E+09", spoilt("2E+09")),
            ("35E1", known("35E1")),
            ("A-12", known("A-12")),
            ("—", SchoolCode::None),
            ("", SchoolCode::None),
        ];
        for (text, expected) in cases {
            assert_eq!(code(Value::Text(text)), expected, "{text}");
        }
        assert_eq!(code(Value::Number(2_135_088_101.0)), known("2135088101"));
        assert_eq!(code(Value::Blank), SchoolCode::None);
    }
}
