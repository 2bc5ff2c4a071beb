//! 手工更正: the figure that is being typed, and what typing it decides. It evaluates nothing; that is
//! the worker's.

use crate::app::text::{findings, mend as say};
use crate::county::{Correction, Field};
use crate::intake::{Amendments, Problem, spelled};
use crate::view_model::{FactOf, SchoolView, ViewModel};

use crate::app::view::grid::{self, Place, Toward};

use super::history::History;
use super::{Command, Notice, State, Task};

mod paste;

/// Where on the page a figure is being typed: the same figure stands in several places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// What is missing, at the head of the school's screen.
    Missing,
    /// The card of the indicator of this place in the standard, among the figures that went in.
    Card(usize),
    /// The same card, among what was missing when the field was opened.
    CardMissing(usize),
    /// The finding of this place in the results.
    Finding(usize),
    /// This cell of the table of figures.
    Cell(Place),
}

/// A figure that is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Index of the school.
    pub school: usize,
    /// The figure.
    pub fact: FactOf,
    /// Where.
    pub spot: Spot,
    /// What stands in the field.
    pub text: String,
    /// Whether all of it is chosen when the field opens: what is typed then takes its place.
    pub is_chosen: bool,
    /// Why it cannot be taken.
    pub problem: Option<Problem>,
}

/// What the user does about figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mend {
    /// Begins to type.
    Open(Edit),
    /// Types.
    Type(String),
    /// Is done.
    Save,
    /// Thinks better of it.
    Close,
    /// Goes to a cell of the table of figures; what is being typed in another one is taken first.
    Go(Place),
    /// A key or what is pasted comes from this cell, since it has the focus: goes there, where the user has moved
    /// the focus; not where it has only not followed the last step yet.
    From(Place),
    /// The same as [`Mend::Go`], to the next cell that way.
    Step(Toward),
    /// Types in the cell where the keys work: this in place of what stands there, or, by F2 or a double
    /// click, after that.
    Begin(Option<String>),
    /// Enter in the cell where the keys work, or its button: types there, in place of what stands there
    /// unless the caret is moved; and is done where typing outran the field.
    Enter,
    /// Fills the cells from there on with a block of a spreadsheet: lines, and tabs between the cells.
    Paste(String),
    /// Shows the figures of one school in the table.
    Show(usize),
    /// Evaluates campuses by themselves, or with their schools.
    Campuses(bool),
    /// Takes corrections back.
    TakeBack(Vec<Correction>),
    /// Undoes the last step.
    Undo,
    /// Does it again.
    Redo,
}

/// What was typed is no figure, and the field stays open.
struct NoFigure;

/// Takes corrections back; what was done, in words.
fn take_back(decided: &mut History, corrections: &[Correction]) -> Option<String> {
    let words = match corrections {
        [] => return None,
        [one] => say::taken_back(&one.school.name, &say::fact((one.field, one.part))),
        more => say::taken_back_all(more.len()),
    };
    decided.decide(words.clone(), |now| {
        for one in corrections {
            now.amendments.take_back(one);
        }
    });
    Some(words)
}

/// Evaluates campuses apart or not; what was done, in words.
fn campuses(decided: &mut History, apart: bool) -> Option<String> {
    if decided.now().amendments.campuses_apart == apart {
        return None;
    }
    let words = if apart { findings::CAMPUSES_APART } else { findings::CAMPUSES_JOINED };
    decided.decide(words.to_owned(), |now| now.amendments.campuses_apart = apart);
    Some(words.to_owned())
}

/// What typing a figure decides.
pub(super) struct Decided {
    correction: Correction,
    /// What the files say themselves is no correction.
    is_kept: bool,
    words: String,
}

impl Decided {
    /// What this text would decide for a school's figure; nothing where nothing is different. `spell` reads
    /// the text.
    pub(super) fn of(
        school: &SchoolView,
        fact: FactOf,
        text: &str,
        spell: fn(Field, &str) -> Result<String, Problem>,
    ) -> Result<Option<Self>, Problem> {
        let known = school.fact(fact);
        let known = known.as_ref();
        let shown = known.and_then(|known| known.value.as_deref());
        if shown.unwrap_or_default() == text {
            return Ok(None);
        }
        let typed = spell(fact.0, text)?;
        if shown.unwrap_or_default() == typed {
            return Ok(None);
        }
        let was = known.filter(|known| known.is_corrected).map(|known| known.was.as_deref());
        let is_kept = was.is_none_or(|was| was.unwrap_or_default() != typed);
        let words = say::step(&school.name, fact, shown, &typed);
        let correction = Correction { school: school.key(), field: fact.0, part: fact.1, typed };
        Ok(Some(Self { correction, is_kept, words }))
    }

    fn apply(self, amendments: &mut Amendments) {
        if self.is_kept {
            amendments.correct(self.correction);
        } else {
            amendments.take_back(&self.correction);
        }
    }
}

/// Takes what was typed: what was done in words, nothing where nothing is different.
pub(super) fn take(
    decided: &mut History,
    edit: &Edit,
    view_model: &ViewModel,
) -> Result<Option<String>, Problem> {
    let Some(school) = view_model.schools.get(edit.school) else { return Ok(None) };
    let Some(one) = Decided::of(school, edit.fact, &edit.text, spelled)? else { return Ok(None) };
    let words = one.words.clone();
    decided.decide(words.clone(), |now| one.apply(&mut now.amendments));
    Ok(Some(words))
}

impl State {
    /// Takes what is being typed; what was done, in words.
    fn save(&mut self, view_model: &ViewModel) -> Result<Option<String>, NoFigure> {
        let Some(edit) = &mut self.edit else { return Ok(None) };
        match take(&mut self.decided, edit, view_model) {
            Ok(said) => {
                self.edit = None;
                Ok(said)
            }
            Err(problem) => {
                edit.problem = Some(problem);
                Err(NoFigure)
            }
        }
    }

    /// Takes what is being typed and goes to another cell of the table.
    fn go(
        &mut self,
        view_model: &ViewModel,
        to: impl FnOnce(Option<Place>, &ViewModel) -> Option<Place>,
    ) -> Option<String> {
        let Ok(said) = self.save(view_model) else { return None };
        self.cursor = to(self.cursor, view_model).or(self.cursor);
        said
    }

    /// Begins to type in the cell where the keys work.
    fn begin(&mut self, anew: Option<String>, is_chosen: bool, view_model: &ViewModel) {
        let Some(place) = self.cursor else { return };
        let spot = Spot::Cell(place);
        // The next letter may come before the field is there.
        if let Some(edit) = self.edit.as_mut().filter(|edit| edit.spot == spot) {
            edit.text.push_str(&anew.unwrap_or_default());
            return;
        }
        let Some(fact) = place.fact(view_model) else { return };
        let known = || view_model.schools.get(place.school)?.fact(fact)?.value;
        let text = anew.or_else(known).unwrap_or_default();
        let school = place.school;
        self.edit = Some(Edit { school, fact, spot, text, is_chosen, problem: None });
    }

    /// Fills the cells from the one where the keys work with a block, as one step. All of it or nothing:
    /// what does not fit or is no figure is told.
    fn paste(&mut self, text: &str, view_model: &ViewModel) -> Option<String> {
        let all = self.cursor.map(|at| paste::filled(at, text, &self.table, view_model))?;
        match all {
            Ok(all) if all.is_empty() => {
                self.notices.push(Notice::news(say::NOTHING_PASTED));
                None
            }
            Ok(all) => {
                let words = say::pasted(all.len(), &all[0].words);
                self.decided.decide(words.clone(), |now| {
                    for one in all {
                        one.apply(&mut now.amendments);
                    }
                });
                Some(words)
            }
            Err(why) => {
                self.notices.push(Notice::error(why));
                None
            }
        }
    }

    pub(super) fn mend(&mut self, mend: Mend, commands: &mut Vec<Command>) {
        if matches!(mend, Mend::Undo | Mend::Redo) {
            return self.turn(&mend, commands);
        }
        let Some(data) = self.data.clone() else { return };
        let said = match mend {
            Mend::Open(edit) => {
                self.forget_waiting(&edit, &data.view_model);
                self.edit = Some(edit);
                None
            }
            Mend::Type(text) => {
                if let Some(edit) = &mut self.edit {
                    edit.text = text;
                    edit.problem = None;
                }
                None
            }
            Mend::Close => {
                self.edit = None;
                None
            }
            Mend::Save => self.save(&data.view_model).unwrap_or_default(),
            Mend::Go(place) if self.cursor == Some(place) => None,
            Mend::Go(place) => self.go(&data.view_model, |_, _| Some(place)),
            Mend::From(place) if self.cursor.is_some() && self.keys_from == Some(place) => None,
            Mend::From(place) => {
                self.keys_from = Some(place);
                return self.mend(Mend::Go(place), commands);
            }
            Mend::Step(toward) => {
                let table = self.table.clone();
                self.go(&data.view_model, |from, view_model| {
                    grid::step(from?, toward, &table, view_model)
                })
            }
            Mend::Begin(anew) => {
                self.begin(anew, false, &data.view_model);
                None
            }
            Mend::Enter if self.edit.is_some() => {
                return self.mend(Mend::Step(Toward::Down), commands);
            }
            Mend::Enter => {
                self.begin(None, true, &data.view_model);
                None
            }
            Mend::Paste(text) => self.paste(&text, &data.view_model),
            Mend::Show(school) => {
                self.table_anew();
                self.table = grid::only(school, &data.view_model);
                self.cursor = grid::first(&self.table, &data.view_model);
                None
            }
            Mend::Campuses(apart) => campuses(&mut self.decided, apart),
            Mend::TakeBack(corrections) => take_back(&mut self.decided, &corrections),
            Mend::Undo | Mend::Redo => None,
        };
        if let Some(said) = said {
            self.edit = None;
            self.said = said;
            self.changed = None;
            self.jobs.queue(Task::Evaluate);
        }
    }

    /// Goes a step back or forth. The standard may be another one then, also without a county; where the
    /// step was about tables, their files are read again.
    fn turn(&mut self, mend: &Mend, commands: &mut Vec<Command>) {
        // Files that are on their way would take the place of those that come back.
        let reads = |task: &Task| matches!(task, Task::Read(_) | Task::Reread(_) | Task::Remove(_));
        if self.jobs.running.as_ref().is_some_and(|running| reads(&running.task)) {
            return;
        }
        let before = self.decided.now().clone();
        let held = self.held_now();
        let done = match mend {
            Mend::Undo => self.decided.undo(held).map(|(words, held)| (say::undone(&words), held)),
            _ => self.decided.redo(held).map(|(words, held)| (say::redone(&words), held)),
        };
        let Some((said, held)) = done else { return };
        self.edit = None;
        self.changed = None;
        self.said = said;
        if let Some(held) = held {
            self.put_back(held);
        }
        if self.decided.now().standard != before.standard {
            self.standard_changed();
        } else if self.read_again(&before.amendments.mappings) {
            self.remember_now();
            commands.push(Command::Remember);
        } else if self.data.is_some() {
            self.jobs.queue(Task::Evaluate);
        }
    }
}
