//! What a number format shows of a stored number: a percentage, a date, a code with leading zeros, a
//! figure in thousands. It decides only where what a person reads is another figure than what is stored.
//!
//! Format codes are those of ECMA-376 part 1, 18.8.31; only the first section, that of positive numbers,
//! is looked at.

use rust_decimal::Decimal;

use super::Value;
use super::draft::Draft;
use super::reading::Outcome;
use super::remarks::Remark;
use crate::number;

/// How a number is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shown {
    /// As it is stored, rounded at most.
    #[default]
    AsStored,
    /// Times 100, with a percent sign.
    Percent,
    /// As it is stored, with a percent sign behind it: 94.52 as 94.52% (`0.00"%"`).
    Points,
    /// As a day or a time of day.
    Date,
    /// As a whole number of at least so many digits.
    Padded(u8),
    /// Divided by so many powers of ten.
    Scaled(u8),
}

/// A digit may stand here.
fn is_digit(letter: char) -> bool {
    matches!(letter, '0' | '#' | '?')
}

impl Shown {
    /// What a format code shows. `0!.0,` is how 万元 are shown of 元: the comma at the end divides by a
    /// thousand, the point is a literal (`!` is written for `\` in Chinese locales).
    pub fn of(code: &str) -> Self {
        let (mut zeros, mut digits, mut others) = (0_u8, 0_u8, false);
        let (mut commas, mut behind_literal, mut literal_point) = (0_u8, 0_u8, false);
        let (mut decimals, mut is_date, mut is_points) = (false, false, false);
        let mut letters = code.chars();
        while let Some(letter) = letters.next() {
            match letter {
                ';' => break,
                '"' => {
                    let quoted: String = letters.by_ref().take_while(|next| *next != '"').collect();
                    (literal_point, others) =
                        (literal_point || (quoted == "." && digits > 0), true);
                    is_points |= matches!(quoted.trim(), "%" | "％");
                }
                '\\' | '!' => {
                    let literal = letters.next();
                    let is_point = literal == Some('.') && digits > 0;
                    (literal_point, others) = (literal_point || is_point, true);
                    is_points |= literal == Some('%');
                }
                '％' => is_points = true,
                '_' | '*' => drop(letters.next()),
                '[' => {
                    let inside: String = letters.by_ref().take_while(|next| *next != ']').collect();
                    let elapsed = inside.to_ascii_lowercase();
                    is_date |= !elapsed.is_empty() && elapsed.chars().all(|l| "hms".contains(l));
                }
                '%' => return Self::Percent,
                ',' => commas += 1,
                '.' => decimals = true,
                digit if is_digit(digit) => {
                    digits = digits.saturating_add(1);
                    commas = 0;
                    zeros = zeros.saturating_add(u8::from(digit == '0'));
                    behind_literal = behind_literal.saturating_add(u8::from(literal_point));
                }
                'y' | 'Y' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' => is_date = true,
                'm' | 'M' if digits == 0 => is_date = true,
                // General, E+00, a literal that needs no mark.
                _ => others = true,
            }
        }
        if is_date && digits == 0 {
            return Self::Date;
        }
        if is_points {
            return Self::Points;
        }
        let scale = if digits == 0 { 0 } else { commas.saturating_mul(3) };
        match scale.saturating_add(if decimals { 0 } else { behind_literal }) {
            0 => {}
            scale => return Self::Scaled(scale),
        }
        let is_code = zeros == digits && digits >= 2 && !decimals && !others && !code.contains(',');
        if is_code { Self::Padded(digits) } else { Self::AsStored }
    }

    /// How a number is shown, told from the words that show it, where the format is not at hand: `0213508801`
    /// is a code, 94.52% for 0.9452 a percentage, and 95.5 for 955000 is another figure.
    pub fn by_words(stored: f64, words: &str) -> Self {
        let is_digits = !words.is_empty() && words.bytes().all(|byte| byte.is_ascii_digit());
        if is_digits && words.len() > 1 && words.starts_with('0') && words.parse() == Ok(stored) {
            return Self::Padded(u8::try_from(words.len()).unwrap_or(u8::MAX));
        }
        let signed = words.strip_suffix(['%', '％']);
        let bare = signed.unwrap_or(words).replace([',', ' '], "");
        let decimals = bare.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let Some(read) = bare.parse::<f64>().ok().filter(|_| decimals < 15) else {
            return Self::AsStored;
        };
        // The words are rounded to their last digit.
        let half = 0.5_f64 * 10_f64.powi(-i32::try_from(decimals).unwrap_or(0)) * (1.0 + 1e-9);
        let fits = |powers: i32| (stored / 10_f64.powi(powers) - read).abs() <= half;
        if signed.is_some() {
            return if fits(-2) { Self::Percent } else { Self::Points };
        }
        let scaled = [3_u8, 4, 6, 8].into_iter().find(|powers| fits(i32::from(*powers)));
        match scaled {
            Some(powers) if stored != 0.0 && read != 0.0 && !fits(0) => Self::Scaled(powers),
            _ => Self::AsStored,
        }
    }

    /// What a format is that a program has built in (ECMA-376 part 1, 18.8.30; [MS-XLS] 2.4.126).
    pub fn built_in(id: u16) -> Self {
        match id {
            9 | 10 => Self::Percent,
            14..=22 | 27..=36 | 45..=47 | 50..=58 => Self::Date,
            _ => Self::AsStored,
        }
    }

    /// Writes a number into a cell as it is shown. Where this changes the figure by more than its
    /// spelling, a remark says so.
    pub fn put(self, draft: &mut Draft, row: u32, column: u32, stored: f64) -> Outcome<()> {
        match self.text(stored) {
            Some((text, is_scaled)) => {
                if is_scaled {
                    let stored = number::from_cell(stored).map(number::text).unwrap_or_default();
                    draft.remark(row, column, Remark::Scaled { stored, shown: text.clone() });
                }
                draft.put(row, column, Value::Text(&text))
            }
            None => draft.put(row, column, Value::Number(stored)),
        }
    }

    /// What is shown, where it is another figure or another spelling than what is stored; and whether it
    /// is another figure.
    fn text(self, stored: f64) -> Option<(String, bool)> {
        let figure = number::from_cell(stored)?;
        match self {
            // A day as a number is told by whoever knows the calendar.
            Self::AsStored | Self::Date => None,
            Self::Percent => {
                let shown = figure.checked_mul(Decimal::ONE_HUNDRED)?.normalize();
                Some((format!("{shown}%"), false))
            }
            Self::Points => Some((format!("{}%", figure.normalize()), false)),
            Self::Padded(digits) => {
                let text = figure.to_string();
                let is_code = figure.is_integer() && figure.is_sign_positive();
                let is_short = is_code && text.len() < usize::from(digits);
                is_short.then(|| (format!("{text:0>width$}", width = usize::from(digits)), false))
            }
            Self::Scaled(powers) => {
                let unit = Decimal::try_from_i128_with_scale(1, u32::from(powers)).ok()?;
                let shown = figure.checked_mul(unit)?.normalize();
                (!figure.is_zero()).then(|| (shown.to_string(), true))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn format_codes_say_what_they_show() {
        use Shown::{AsStored, Date, Padded, Percent, Points, Scaled};
        let cases = [
            ("General", AsStored),
            ("0", AsStored),
            ("0.00", AsStored),
            ("#,##0.00;[Red]-#,##0.00", AsStored),
            ("_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)", AsStored),
            ("@", AsStored),
            ("0.0\"人\"", AsStored),
            ("0\"人\"", AsStored),
            ("0人", AsStored),
            ("G/通用格式\"人\"", AsStored),
            ("[DBNum1]General", AsStored),
            ("[DBNum1][$-804]General", AsStored),
            ("[DBNum2][$-804]0\"间\"", AsStored),
            ("[DBNum1]yyyy\"年\"m\"月\"", Date),
            ("0.0,,\"百万\"", Scaled(6)),
            ("0!.0,\"万\"", Scaled(4)),
            ("0.00E+00", AsStored),
            ("0%", Percent),
            ("0.00%;-0.00%", Percent),
            ("0.00\"%\"", Points),
            ("0.00\\%", Points),
            ("0.0!%", Points),
            ("General\"%\"", Points),
            ("0.00％", Points),
            ("0\"（%）\"", AsStored),
            ("[Blue]0.0%;[Red]-0.0%", Percent),
            ("yyyy-mm-dd", Date),
            ("yyyy\"年\"m\"月\"d\"日\"", Date),
            ("[h]:mm", Date),
            ("m/d", Date),
            ("0000000000", Padded(10)),
            ("000", Padded(3)),
            ("00\\-00", AsStored),
            ("0!.0,", Scaled(4)),
            ("0\\.0,", Scaled(4)),
            ("0\".\"0,", Scaled(4)),
            ("#!.0000", Scaled(4)),
            ("#,##0,", Scaled(3)),
            ("#,##0.0,,", Scaled(6)),
        ];
        for (code, shown) in cases {
            assert_eq!(Shown::of(code), shown, "{code}");
        }
    }

    #[test]
    fn words_say_how_a_number_is_shown() {
        use Shown::{AsStored, Padded, Percent, Points, Scaled};
        let cases = [
            (0.9452, "94.52%", Percent),
            (0.945_234, "94.52%", Percent),
            (0.945_234, "95 %", Percent),
            (94.52, "94.52%", Points),
            (0.5, "0.50%", Points),
            (0.5, "50%", Percent),
            (0.0, "0%", Percent),
            (213_508_801.0, "0213508801", Padded(10)),
            (7.0, "007", Padded(3)),
            (0.0, "0", AsStored),
            (0.0, "00", Padded(2)),
            (0.4, "0", AsStored),
            (450.0, "450人", AsStored),
            (955_000.0, "95.5", Scaled(4)),
            (1_234_567.0, "1,235", Scaled(3)),
            (1_234.5, "1,234.50", AsStored),
            (3.825, "3.8", AsStored),
            (45_536.0, "2024-09-01", AsStored),
            (7.0, "", AsStored),
        ];
        for (stored, words, shown) in cases {
            assert_eq!(Shown::by_words(stored, words), shown, "{stored} {words}");
        }
    }

    #[test]
    fn numbers_are_spelt_as_they_are_shown() {
        let cases = [
            (Shown::Percent, 0.9452, Some("94.52%")),
            (Shown::Percent, 1.0, Some("100%")),
            (Shown::Percent, 0.07, Some("7%")),
            (Shown::Percent, 3.0, Some("300%")),
            (Shown::Points, 94.52, Some("94.52%")),
            (Shown::Points, 0.5, Some("0.5%")),
            (Shown::Padded(10), 213_508_801.0, Some("0213508801")),
            (Shown::Padded(10), 2_135_088_101.0, None),
            (Shown::Padded(3), 4.5, None),
            (Shown::Scaled(4), 955_000.0, Some("95.5")),
            (Shown::Scaled(4), 0.0, None),
            (Shown::AsStored, 0.9452, None),
            (Shown::Date, 45_536.0, None),
        ];
        for (shown, stored, text) in cases {
            let found = shown.text(stored).map(|(text, _)| text);
            assert_eq!(found.as_deref(), text, "{shown:?} {stored}");
        }
    }
}
