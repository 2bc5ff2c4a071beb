//! The spoilt cell in an .xls.

use super::{Spoil, Target};
use crate::support::table::CellValue;
use crate::support::xls::{Look, Odd, xls_with};

impl Target<'_> {
    /// The binary format: the words of the cell stand for its pieces.
    pub(super) fn xls(&self) -> Vec<u8> {
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
}
