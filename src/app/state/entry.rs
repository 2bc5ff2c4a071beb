//! What is typed for the county and its items, in fields that stand open, and schools that are added
//! by hand. It evaluates nothing; that is the worker's.

use crate::app::text::checks as say;
use crate::county::{Entry, Kind, SchoolKey, Slot};
use crate::intake::{Problem, spelled_in};
use crate::view_model::{FactOf, FieldView, How, ViewModel};

use super::mend::{self, Edit, Spot};
use super::{State, Task};

/// Where something is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum At {
    /// For the county, or a school's words.
    Slot(Slot),
    /// A figure of a school, by its place among the schools.
    Fact(usize, FactOf),
}

/// What stands in a field and is not taken yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The field.
    pub at: At,
    /// Its text.
    pub text: String,
    /// Why it cannot be taken.
    pub problem: Option<Problem>,
}

/// A school that is to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSchool {
    /// Its name.
    pub name: String,
    /// Its code, which may stay empty.
    pub code: String,
    /// Its kind.
    pub kind: Kind,
    /// Why it cannot be added.
    pub problem: Option<&'static str>,
}

impl Default for NewSchool {
    fn default() -> Self {
        Self { name: String::new(), code: String::new(), kind: Kind::Primary, problem: None }
    }
}

impl NewSchool {
    fn key(&self) -> SchoolKey {
        let code = Some(self.code.trim().to_owned()).filter(|code| !code.is_empty());
        SchoolKey { code, name: self.name.trim().to_owned(), kind: self.kind }
    }
}

/// What the user types.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Enter {
    /// Types.
    Type(At, String),
    /// Is done, or chooses.
    Put(At, String),
    /// Types about a school that is to be added.
    School(NewSchool),
    /// Adds it.
    Add,
    /// Takes out a school that was added, by its place among the schools.
    Remove(usize),
}

/// The field of a slot.
fn field<'a>(view_model: &'a ViewModel, slot: &Slot) -> Option<&'a FieldView> {
    let of_items = view_model.checks.iter().flat_map(|check| &check.fields);
    of_items.chain(&view_model.others).find(|field| field.slot == *slot)
}

/// What was done, in words.
fn words(slot: &Slot, field: Option<&FieldView>, typed: &str) -> String {
    let label = match (slot, field) {
        (Slot::Founder(school), _) => [&school.name, say::FOUNDER].concat(),
        (Slot::Locality(school), _) => [&school.name, say::LOCALITY].concat(),
        (Slot::Choice(item) | Slot::Note(item) | Slot::Date(item), Some(field)) => {
            [item, " ", &field.label].concat()
        }
        (_, field) => field.map(|field| field.label.clone()).unwrap_or_default(),
    };
    let shown = field.and_then(|field| match &field.how {
        How::Choice(all) => all.iter().find(|(kept, _)| kept == typed),
        How::Figure | How::Words | How::Day => None,
    });
    say::entered(&label, shown.map_or(typed, |(_, shown)| shown))
}

impl State {
    /// What is typed in a slot; nothing where it is as the files say.
    pub fn entered(&self, slot: &Slot) -> Option<&str> {
        let entries = &self.decided.now().amendments.entries;
        entries.iter().find(|one| one.slot.is(slot)).map(|one| one.typed.as_str())
    }

    /// What stands in a field and is not taken yet.
    pub fn draft(&self, at: &At) -> Option<&Draft> {
        self.drafts.iter().find(|draft| draft.at == *at)
    }

    pub(super) fn enter(&mut self, enter: Enter) {
        let Some(data) = self.data.clone() else { return };
        let said = match enter {
            Enter::Type(at, text) => {
                self.drafts.retain(|draft| draft.at != at);
                self.drafts.push(Draft { at, text, problem: None });
                None
            }
            Enter::Put(at, text) => {
                self.drafts.retain(|draft| draft.at != at);
                match self.put(&at, &text, &data.view_model) {
                    Ok(said) => said,
                    Err(problem) => {
                        self.drafts.push(Draft { at, text, problem: Some(problem) });
                        None
                    }
                }
            }
            Enter::School(school) => {
                self.new_school = NewSchool { problem: None, ..school };
                None
            }
            Enter::Add => self.add(&data.view_model),
            Enter::Remove(index) => data.view_model.schools.get(index).map(|school| {
                let key = school.key();
                let words = say::removed(&school.name);
                self.decided.decide(words.clone(), |now| now.amendments.remove_school(&key));
                words
            }),
        };
        if let Some(said) = said {
            self.said = said;
            self.changed = None;
            self.jobs.queue(Task::Evaluate);
        }
    }

    /// Takes what was typed: what was done in words, nothing where nothing is different.
    fn put(
        &mut self,
        at: &At,
        text: &str,
        view_model: &ViewModel,
    ) -> Result<Option<String>, Problem> {
        let slot = match at {
            At::Fact(school, fact) => {
                let (school, fact, text) = (*school, *fact, text.to_owned());
                let spot = Spot::Missing;
                let edit = Edit { school, fact, spot, text, is_chosen: true, problem: None };
                return mend::take(&mut self.decided, &edit, view_model);
            }
            At::Slot(slot) => slot,
        };
        let typed = spelled_in(slot, text)?;
        let field = field(view_model, slot);
        let now = self.entered(slot);
        let said = field.map_or("", |field| field.said.as_str());
        if now.unwrap_or(said) == typed {
            return Ok(None);
        }
        let words = words(slot, field, &typed);
        // A figure that the files give can be typed to be blank; words that are taken out are theirs.
        let is_figure = matches!(slot, Slot::Figure(_) | Slot::Level(_) | Slot::Difference(_));
        let is_kept = if is_figure { typed != said } else { !typed.is_empty() };
        if !is_kept && now.is_none() {
            return Ok(None);
        }
        let slot = slot.clone();
        self.decided.decide(words.clone(), |now| {
            if is_kept {
                now.amendments.enter(Entry { slot, typed });
            } else {
                now.amendments.take_out(&slot);
            }
        });
        Ok(Some(words))
    }

    fn add(&mut self, view_model: &ViewModel) -> Option<String> {
        let key = self.new_school.key();
        let is_there = view_model.schools.iter().any(|school| school.key().is(&key));
        self.new_school.problem = match (key.name.is_empty(), is_there) {
            (true, _) => Some(say::NO_NAME),
            (_, true) => Some(say::THERE_ALREADY),
            _ => None,
        };
        if self.new_school.problem.is_some() {
            return None;
        }
        let words = say::added(&key.name);
        self.new_school = NewSchool { kind: key.kind, ..NewSchool::default() };
        self.coming = Some(key.clone());
        self.decided.decide(words.clone(), |now| now.amendments.add_school(key));
        Some(words)
    }
}
