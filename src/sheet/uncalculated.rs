//! Formulas that give 0 because nobody calculated them: some programs write 0 as the result of every
//! formula and leave calculating to whoever opens the file.
//!
//! What a formula of sums and products would give is known from the cells it names. Of any other formula
//! the column tells: where all formulas of a column give 0, none was calculated.

use std::collections::HashSet;

use super::address::address;
use super::{Grid, Value};

/// Formulas of a sheet whose result is a number.
#[derive(Debug, Default)]
pub(super) struct Zeros {
    /// Those that give 0, with their words where they are known.
    found: Vec<(u32, u32, Option<String>)>,
    /// Columns in which a formula gives something else.
    calculated: HashSet<u32>,
}

impl Zeros {
    /// So many formulas keep their words.
    const WORDS: usize = 50_000;

    /// Notes a formula.
    pub fn note(&mut self, row: u32, column: u32, is_zero: bool, formula: Option<&str>) {
        if is_zero {
            let formula = formula.filter(|_| self.found.len() < Self::WORDS);
            self.found.push((row, column, formula.map(str::to_owned)));
        } else {
            self.calculated.insert(column);
        }
    }

    /// Those that nobody calculated.
    pub fn uncalculated(&self, grid: &Grid) -> Vec<(u32, u32)> {
        /// A formula may name another: so many steps are followed.
        const STEPS: usize = 4;
        let mut wrong: HashSet<(u32, u32)> = HashSet::new();
        let mut room = 2_000_000;
        for _ in 0..STEPS {
            let before = wrong.len();
            for (row, column, formula) in &self.found {
                let result = formula.as_deref().and_then(|formula| {
                    let mut formula =
                        Formula { rest: formula, grid, wrong: &wrong, room: &mut room };
                    formula.all()
                });
                let is_wrong = match result {
                    Some(result) => result.abs() > 1e-9,
                    None => !self.calculated.contains(column),
                };
                if is_wrong {
                    wrong.insert((*row, *column));
                }
            }
            if wrong.len() == before {
                break;
            }
        }
        let mut wrong: Vec<_> = wrong.into_iter().collect();
        wrong.sort_unstable();
        wrong
    }
}

/// A formula being calculated: sums, differences, products and quotients of cells and numbers, and SUM.
/// Anything else has no result here.
struct Formula<'f> {
    rest: &'f str,
    grid: &'f Grid,
    /// Cells whose results are not to be used.
    wrong: &'f HashSet<(u32, u32)>,
    /// How many cells may still be looked at.
    room: &'f mut u32,
}

impl Formula<'_> {
    fn all(&mut self) -> Option<f64> {
        let result = self.sum()?;
        self.rest.trim().is_empty().then_some(result)
    }

    fn take(&mut self, sign: char) -> bool {
        match self.rest.trim_start().strip_prefix(sign) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn sum(&mut self) -> Option<f64> {
        let mut sum = self.product()?;
        loop {
            if self.take('+') {
                sum += self.product()?;
            } else if self.take('-') {
                sum -= self.product()?;
            } else {
                return Some(sum);
            }
        }
    }

    fn product(&mut self) -> Option<f64> {
        let mut product = self.one()?;
        loop {
            if self.take('*') {
                product *= self.one()?;
            } else if self.take('/') {
                let by = self.one()?;
                product = if by == 0.0 { return None } else { product / by };
            } else {
                return Some(product);
            }
        }
    }

    fn one(&mut self) -> Option<f64> {
        if self.take('-') {
            return self.one().map(|one| -one);
        }
        if self.take('(') {
            let sum = self.sum()?;
            return self.take(')').then_some(sum);
        }
        let rest = self.rest.trim_start();
        if let Some(arguments) = rest.get(..4).filter(|name| name.eq_ignore_ascii_case("SUM(")) {
            self.rest = rest.get(arguments.len()..)?;
            let mut sum = 0.0;
            loop {
                sum += self.range()?;
                if self.take(')') {
                    return Some(sum);
                }
                if !self.take(',') && !self.take(';') {
                    return None;
                }
            }
        }
        if rest.starts_with(|letter: char| letter.is_ascii_digit() || letter == '.') {
            let end = rest.find(|letter: char| !letter.is_ascii_digit() && letter != '.');
            let (number, rest) = rest.split_at(end.unwrap_or(rest.len()));
            self.rest = rest;
            return number.parse().ok();
        }
        let (row, column) = self.place()?;
        self.cell(row, column, false)
    }

    /// A block of cells, or one value.
    fn range(&mut self) -> Option<f64> {
        let before = self.rest;
        let Some((top, left)) = self.place() else {
            self.rest = before;
            return self.sum();
        };
        if !self.take(':') {
            self.rest = before;
            return self.sum();
        }
        let (bottom, right) = self.place()?;
        let mut sum = 0.0;
        for row in top..=bottom {
            for column in left..=right {
                *self.room = self.room.checked_sub(1)?;
                sum += self.cell(row, column, true)?;
            }
        }
        Some(sum)
    }

    /// `$B$3`, from 0.
    fn place(&mut self) -> Option<(u32, u32)> {
        let rest = self.rest.trim_start();
        let end = rest.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '$');
        let (name, rest) = rest.split_at(end.unwrap_or(rest.len()));
        let name = name.replace('$', "");
        // A name, a function or another sheet.
        if rest.starts_with(['(', '!', '_', '.']) {
            return None;
        }
        let (place, after) = address(name.as_bytes())?;
        let is_whole =
            after.is_empty() && name.starts_with(|letter: char| letter.is_ascii_alphabetic());
        self.rest = rest;
        is_whole.then_some(place)
    }

    fn cell(&mut self, row: u32, column: u32, in_block: bool) -> Option<f64> {
        if self.wrong.contains(&(row, column)) {
            return None;
        }
        match self.grid.get(row, column) {
            Value::Blank => Some(0.0),
            Value::Number(number) => Some(number),
            // SUM passes over words.
            Value::Text(_) if in_block => Some(0.0),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::GridBuilder;

    /// C1 is 2, C2 is 3, C3 a word, C4 blank; the formula stands in A1, another of the column gives `other`.
    fn is_wrong(formula: &str, other: f64) -> bool {
        let mut grid = GridBuilder::default();
        grid.put(0, 0, Value::Number(0.0));
        grid.put(0, 2, Value::Number(2.0));
        grid.put(1, 2, Value::Number(3.0));
        grid.put(2, 2, Value::Text("无"));
        let mut zeros = Zeros::default();
        zeros.note(0, 0, true, Some(formula));
        zeros.note(8, 0, other == 0.0, None);
        zeros.uncalculated(&grid.finish()).contains(&(0, 0))
    }

    #[test]
    fn a_formula_that_can_be_calculated_tells_by_itself() {
        for formula in ["C1+C2", "SUM(C1:C4)", "$C$1*2", "(C1-C2)*5", "SUM(C1,C2)", "sum(C1:C1)/2"]
        {
            assert!(is_wrong(formula, 7.0), "{formula}");
        }
        for formula in ["C4", "C4+D9", "SUM(D1:D40)", "C1-2", "C1*0"] {
            assert!(!is_wrong(formula, 0.0), "{formula}");
        }
    }

    #[test]
    fn of_others_the_column_tells() {
        for formula in ["IF(C1>1,1,0)", "C3+1", "表2!A1", "VLOOKUP(A1,B1:C9,2)", "C1/0", "A1:B2"] {
            assert!(is_wrong(formula, 0.0), "{formula}");
            assert!(!is_wrong(formula, 7.0), "{formula}");
        }
    }
}
