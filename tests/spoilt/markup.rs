//! The spoilt cell in a page that is called .xls, and in the XML of Excel 2003.

use super::{Spoil, Target, text_of};
use crate::support::table::CellValue;
use crate::support::write::escaped;

impl Target<'_> {
    /// The rows, with what stands in a cell as markup, and what stands before a row's first cell.
    pub(super) fn rows(
        &self,
        row: impl Fn(bool, String) -> String,
        cell: impl Fn(&str) -> String,
    ) -> String {
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

    pub(super) fn markup(&self) -> String {
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

    pub(super) fn html(&self) -> Vec<u8> {
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
    pub(super) fn xml(&self) -> Vec<u8> {
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

    pub(super) fn xml_cell(&self) -> String {
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
