//! One row of a roster of pupils: its class, and whether it is a migrant worker's child (随迁子女).

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::columns::Columns;
use super::counted::Counted;
use super::marks;
use super::says::Says;
use super::tally::{Question, Tally};
use super::told::Trouble;
use super::year::{class_key, names_year};
use crate::county::{Cell, Class, Part};
use crate::intake::vocabulary::spelling::{is_nothing, plain};

/// The columns of a roster of pupils.
pub(super) struct Pupils {
    pub(super) year: Option<u32>,
    pub(super) class: Option<u32>,
    migrant: Option<u32>,
}

/// The classes of one school.
#[derive(Clone, Debug, Default)]
pub(super) struct Classes {
    all: Vec<OneClass>,
    known: HashMap<(Option<Part>, String), usize>,
    /// Pupils without a class, by stage: the first row.
    without: Vec<(Option<Part>, Cell)>,
    /// How many pupils were asked for their class.
    asked: u32,
}

#[derive(Clone, Debug)]
struct OneClass {
    part: Option<Part>,
    name: String,
    pupils: Counted,
}

impl Pupils {
    pub(super) fn of(columns: &Columns) -> Self {
        Self {
            year: columns.at(Says::Year),
            class: columns.at(Says::Class),
            migrant: columns.at(Says::Migrant),
        }
    }

    /// Counts a row of this stage. The number of its class among the school's comes back.
    pub(super) fn count(
        &self,
        tally: &mut Tally,
        classes: &mut Classes,
        part: Option<Part>,
        person: Cell,
        text: &dyn Fn(u32) -> String,
        tell: &mut dyn FnMut(Trouble, Cell),
    ) {
        let cell = |column: u32| Cell { column, ..person };
        tally.people.push(person);
        if let Some(at) = self.migrant
            && tally.mark(Question::Migrant, marks::migrant(&text(at)), cell(at))
        {
            tell(Trouble::Unclear(Question::Migrant), cell(at));
        }
        let Some(at) = self.class else { return };
        classes.asked += 1;
        let (year, class) = (self.year.map(text).unwrap_or_default(), text(at));
        if is_nothing(&plain(&class)) || !is_class(&year, &class) {
            classes.without.push((part, cell(at)));
            tell(Trouble::NoClass, cell(at));
        } else if let Some(key) = class_key(&year, &class) {
            classes.push(part, key, &year, &class, cell(at));
        } else {
            classes.without.push((part, cell(at)));
            tell(Trouble::BareClass, cell(at));
        }
    }

    /// By what two pupils of the same name are told to be in the same class.
    pub(super) fn class_of(&self, text: &dyn Fn(u32) -> String) -> String {
        let of = |at: Option<u32>| at.map(text).unwrap_or_default();
        let (year, class) = (of(self.year), of(self.class));
        class_key(&year, &class).unwrap_or_else(|| [year, class].join("|"))
    }
}

impl Classes {
    fn push(&mut self, part: Option<Part>, key: String, year: &str, class: &str, cell: Cell) {
        let index = *self.known.entry((part, key)).or_insert_with(|| {
            // 六（1）班 in 六年级 names its year itself.
            let name = if class.contains(year.trim()) || names_year(year, class) {
                class.trim().to_owned()
            } else {
                [year.trim(), class.trim()].concat()
            };
            self.all.push(OneClass { part, name, pupils: Counted::default() });
            self.all.len() - 1
        });
        if let Some(class) = self.all.get_mut(index) {
            class.pupils.push(cell);
        }
    }

    /// The classes as records hold them. `settled` says which stage pupils of no stage belong to; the
    /// pupils without a class are one class of which nobody knows the size.
    pub(super) fn records(&self, settled: &dyn Fn(Option<Part>) -> Part) -> Vec<Class> {
        let mut all: Vec<Class> = Vec::new();
        for class in &self.all {
            all.push(Class {
                part: settled(class.part),
                name: class.name.clone(),
                pupils: Some(Decimal::from(class.pupils.count)),
                stated: Vec::new(),
                lists: Vec::new(),
                cell: class.pupils.first(),
            });
        }
        let mut told: Vec<Part> = Vec::new();
        for (part, cell) in &self.without {
            let part = settled(*part);
            if !told.contains(&part) {
                told.push(part);
                let name = "没有写明的班".to_owned();
                all.push(Class {
                    part,
                    name,
                    pupils: None,
                    stated: Vec::new(),
                    lists: Vec::new(),
                    cell: Some(*cell),
                });
            }
        }
        all
    }

    /// How many classes a stage has.
    pub(super) fn count(&self, part: Part, settled: &dyn Fn(Option<Part>) -> Part) -> ClassCount {
        if let Some((_, cell)) = self.without.iter().find(|(one, _)| settled(*one) == part) {
            return ClassCount::Open(*cell);
        }
        let count = self.all.iter().filter(|class| settled(class.part) == part).count();
        if count == 0 { ClassCount::None } else { ClassCount::Classes(count) }
    }

    pub(super) fn asked(&self) -> u32 {
        self.asked
    }
}

/// Whether words may name a year and a class: anything else may be a person's name in the wrong column.
fn is_class(year: &str, class: &str) -> bool {
    const MARKS: &str = "一二三四五六七八九十初高小中学年级届部班()-—._·ABCDEFGabcdefg";
    let marks = |text: &str| plain(text).chars().all(|c| c.is_ascii_digit() || MARKS.contains(c));
    let is_year = marks(year) || ["班", "年级"].iter().any(|end| plain(year).ends_with(end));
    is_year && (marks(class) || plain(class).ends_with('班'))
}

/// How many classes there are.
pub(super) enum ClassCount {
    None,
    /// Some pupils have no class; the cell that would tell it.
    Open(Cell),
    Classes(usize),
}
