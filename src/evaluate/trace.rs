//! The way back from a result: the figures put in, their cells, the formula and the clause.
//! It repeats what was calculated and calculates nothing anew.

use std::rc::Rc;

use rust_decimal::Decimal;

use crate::county::{Cell, Field, Origin, Part};
use crate::number::{self, Exact};
use crate::standard::Citation;

/// One figure that was put in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// The quantity.
    pub field: Field,
    /// The part of the school it is about.
    pub part: Part,
    /// The figure.
    pub value: Decimal,
    /// Where it came from.
    pub origin: Origin,
}

/// A figure of the numerator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TraceTerm {
    /// Whether it is taken off.
    pub minus: bool,
    /// The figure.
    pub input: Input,
    /// How much of it is this unit's, where it is a whole school's.
    pub share: Option<Rc<Share>>,
}

/// The share of one stage in a whole school's figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// The part whose share it is.
    pub own: Part,
    /// The weight of one pupil and the pupils, by part.
    pub parts: Vec<(Decimal, Input)>,
    /// The share, between 0 and 1.
    pub ratio: Exact,
    /// Where the weights are written.
    pub citation: Citation,
}

/// The way back from a unit's value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// The numerator's figures.
    pub terms: Vec<TraceTerm>,
    /// The pupils it is divided by.
    pub pupils: Input,
    /// For how many pupils it is counted.
    pub per: Decimal,
}

impl Trace {
    /// All cells that went in, the numerator's first, each once; of rows that were counted the first and
    /// the last.
    pub fn cells(&self) -> Vec<Cell> {
        let mut cells: Vec<Cell> = Vec::new();
        for cell in self.origins().flat_map(Origin::cells) {
            if !cells.contains(cell) {
                cells.push(*cell);
            }
        }
        cells
    }

    /// Where everything that went in came from, the numerator's first.
    pub fn origins(&self) -> impl Iterator<Item = &Origin> {
        let shares = self.terms.iter().filter_map(|term| term.share.as_deref());
        let pupils = shares.flat_map(|share| share.parts.iter().map(|(_, input)| input));
        let inputs = self.terms.iter().map(|term| &term.input).chain([&self.pupils]).chain(pupils);
        inputs.map(|input| &input.origin)
    }

    /// The formula with its figures: `（专科 3 + 本科 24）÷ 450 × 100`.
    pub fn formula(&self) -> String {
        let mut text = String::new();
        for (index, term) in self.terms.iter().enumerate() {
            let sign = if term.minus {
                " − "
            } else if index > 0 {
                " + "
            } else {
                ""
            };
            text.push_str(sign);
            text.push_str(term.input.field.name());
            text.push(' ');
            text.push_str(&number::text(term.input.value));
            if let Some(share) = &term.share {
                text.push_str(" × ");
                text.push_str(&share.formula());
            }
        }
        let needs_brackets = self.terms.len() > 1;
        let numerator = if needs_brackets { format!("（{text}）") } else { text };
        let per =
            if self.per == Decimal::ONE { String::new() } else { format!(" × {}", self.per) };
        let pupils = number::text(self.pupils.value);
        [&numerator, " ÷ ", self.pupils.part_name(), "在校生 ", &pupils, &per].concat()
    }
}

impl Input {
    /// The part's name, empty for the whole school.
    fn part_name(&self) -> &'static str {
        if self.part == Part::Whole { "" } else { self.part.name() }
    }
}

impl Share {
    /// `166 ÷（166 + 1.1 × 210）`: the weighted pupils of the part by those of all.
    pub fn formula(&self) -> String {
        let weighted = |(weight, input): &(Decimal, Input)| {
            if *weight == Decimal::ONE {
                number::text(input.value)
            } else {
                [&weight.to_string(), " × ", &number::text(input.value)].concat()
            }
        };
        let own = self.parts.iter().find(|(_, input)| input.part == self.own);
        let all: Vec<String> = self.parts.iter().map(weighted).collect();
        let own = own.map(weighted).unwrap_or_default();
        let own = if own.contains('×') { format!("（{own}）") } else { own };
        [&own, " ÷（", &all.join(" + "), "）"].concat()
    }
}
