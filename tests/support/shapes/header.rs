//! Header rows from header paths: what is the same side by side is merged, as is what has no children.

use super::column::Column;
use crate::support::table::{CellValue, Table};

/// Appends the header rows; `left` columns stay empty before the first one. Gives their number.
pub fn put(table: &mut Table, columns: &[Column], left: usize) -> usize {
    let top = table.rows.len();
    let depth = columns.iter().map(|column| column.path.len()).max().unwrap_or(0);
    for level in 0..depth {
        let mut row = vec![CellValue::Blank; left + columns.len()];
        let mut start = 0;
        while start < columns.len() {
            let same =
                |other: &Column| other.path.get(..=level) == columns[start].path.get(..=level);
            let group = level + 1 < columns[start].path.len();
            let mut end = start;
            while group && end + 1 < columns.len() && same(&columns[end + 1]) {
                end += 1;
            }
            if let Some(word) = columns[start].path.get(level) {
                row[left + start] = CellValue::from(word.as_str());
                // A leaf reaches down to the last header row.
                let bottom = if group { level } else { depth - 1 };
                table.merge(top + level, left + start, top + bottom, left + end);
            }
            start = end + 1;
        }
        table.push(row);
    }
    depth
}
