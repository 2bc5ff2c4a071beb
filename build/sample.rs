//! A made-up county, 示例县, in our own template: what a visitor without a file can look at.
//! Its schools and figures are invented; it never changes from call to call.

use super::template::{COLUMNS, Entry, Given, Help, Rule, workbook};

/// The rows, a school each, under a header row, in the order of [`COLUMNS`].
const ROWS: &str = include_str!("sample.csv");

/// What the county reports: label, value, what it rests on, day.
const COUNTY: &str = include_str!("sample-county.csv");

/// The made-up county as .xlsx.
///
/// # Errors
/// A sentence, when the workbook cannot be written.
pub fn sample() -> Result<Vec<u8>, String> {
    let rows: Vec<Vec<Entry>> = ROWS.lines().skip(1).map(row).collect();
    let given: Vec<Given<'_>> = COUNTY.lines().skip(1).map(given).collect();
    workbook(&rows, &given, "示例县（虚构）义务教育学校基本数据", Help::None)
}

fn given(line: &str) -> Given<'_> {
    let mut cells = line.split(',').map(str::trim).chain(std::iter::repeat(""));
    let mut next = || cells.next().unwrap_or_default();
    (next(), next(), next(), next())
}

fn row(line: &str) -> Vec<Entry> {
    line.split(',').zip(COLUMNS).map(|(words, column)| entry(words.trim(), column.rule)).collect()
}

fn entry(words: &str, rule: Rule) -> Entry {
    let figure = || words.parse().map(Entry::Figure).ok();
    match rule {
        _ if words.is_empty() => Entry::Blank,
        Rule::Whole | Rule::Decimal | Rule::Year | Rule::Percent => {
            figure().unwrap_or(Entry::Blank)
        }
        Rule::Words | Rule::Code | Rule::OneOf(_) => Entry::Words(words.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::template::LINES;
    use super::*;

    #[test]
    fn every_line_has_a_cell_for_each_column_and_every_figure_is_one() {
        let header: Vec<&str> = COLUMNS.iter().map(|column| column.header).collect();
        assert_eq!(ROWS.lines().next(), Some(header.join(",").as_str()));
        for line in ROWS.lines().skip(1) {
            assert_eq!(line.split(',').count(), COLUMNS.len(), "{line}");
            for (words, column) in line.split(',').zip(COLUMNS) {
                let blank = entry(words, column.rule) == Entry::Blank;
                assert_eq!(blank, words.is_empty(), "{line}: {}", column.header);
            }
        }
    }

    #[test]
    fn every_line_of_the_county_is_one_of_the_sheet() {
        for line in COUNTY.lines().skip(1) {
            let (label, ..) = given(line);
            assert!(LINES.iter().any(|one| one.label == label), "{line}");
        }
    }

    #[test]
    fn the_same_bytes_on_each_call() {
        assert_eq!(sample(), sample());
    }
}
