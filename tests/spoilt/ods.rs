//! The spoilt cell in an .ods.

use super::{Spoil, Target};
use crate::support::write::{Raw, escaped, ods_with};

impl Target<'_> {
    pub(super) fn ods(&self) -> Vec<u8> {
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
}
