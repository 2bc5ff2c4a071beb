//! What stands in open fields: as it is kept on this machine, and in its fields again when it is opened; and
//! what becomes of it when other files change the order of the schools. It takes no figure.

use super::mend::{Edit, Spot};
use super::{At, Draft, NewSchool, State};
use crate::app::route::Route;
use crate::app::view::grid::Place;
use crate::app::view::rows::Show;
use crate::county::{Correction, Entry, SchoolKey, Slot};
use crate::view_model::{FactOf, ViewModel};
use crate::work::{Unfinished, Where};

fn figure(view_model: &ViewModel, school: usize, fact: FactOf, typed: &str) -> Option<Correction> {
    let school = view_model.schools.get(school)?.key();
    let (field, part) = fact;
    Some(Correction { school, field, part, typed: typed.to_owned() })
}

fn index(view_model: &ViewModel, key: &SchoolKey) -> Option<usize> {
    view_model.schools.iter().position(|school| school.key().is(key))
}

fn place(spot: Spot) -> Where {
    match spot {
        Spot::Missing => Where::Missing,
        Spot::Card(card) => Where::Card(card),
        Spot::CardMissing(card) => Where::CardMissing(card),
        Spot::Finding(_) => Where::Finding,
        Spot::Cell(place) => Where::Cell(place.part),
    }
}

fn spot(view_model: &ViewModel, school: usize, fact: FactOf, place: Where) -> Option<Spot> {
    Some(match place {
        Where::Missing => Spot::Missing,
        Where::Card(card) => Spot::Card(card),
        Where::CardMissing(card) => Spot::CardMissing(card),
        Where::Finding => {
            let about = Some((school, fact));
            Spot::Finding(view_model.findings.iter().position(|one| one.fact == about)?)
        }
        Where::Cell(part) => Spot::Cell(Place { school, part, field: fact.0 }),
    })
}

impl State {
    /// What is to be kept of it: of the sample nothing, and of what is only looked at neither.
    pub(super) fn unfinished(&self) -> Unfinished {
        let data = self.data.as_ref().filter(|data| !data.is_sample && !self.share.is_viewing());
        let Some(data) = data else { return Unfinished::default() };
        let view_model = &data.view_model;
        let figures = self.drafts.iter().filter_map(|draft| match &draft.at {
            At::Fact(school, fact) => figure(view_model, *school, *fact, &draft.text),
            At::Slot(_) => None,
        });
        let entries = self.drafts.iter().filter_map(|draft| match &draft.at {
            At::Slot(slot) => Some(Entry { slot: slot.clone(), typed: draft.text.clone() }),
            At::Fact(..) => None,
        });
        let edit = self.edit.as_ref().and_then(|edit| {
            let figure = figure(view_model, edit.school, edit.fact, &edit.text)?;
            Some((figure, place(edit.spot)))
        });
        let edit = edit.or_else(|| self.waiting.clone());
        let new = &self.new_school;
        let is_new = !(new.name.is_empty() && new.code.is_empty());
        Unfinished {
            figure: edit,
            figures: figures.collect(),
            entries: entries.collect(),
            school: is_new.then(|| SchoolKey {
                code: Some(new.code.clone()).filter(|code| !code.is_empty()),
                name: new.name.clone(),
                kind: new.kind,
            }),
        }
    }

    /// Whether the screen has this place of a school's figure.
    fn shows(&self, spot: Spot, school: usize) -> bool {
        match spot {
            Spot::Missing | Spot::Card(_) | Spot::CardMissing(_) => self.is_of_school(school),
            Spot::Finding(_) => self.route == Route::Findings,
            Spot::Cell(_) => self.route == Route::County,
        }
    }

    fn is_of_school(&self, school: usize) -> bool {
        matches!(self.route, Route::School { school: shown, .. } if shown == school)
    }

    /// Whether a field stands on the screen: what was typed in another one is not taken by leaving this.
    pub(super) fn has_field(&self, at: &At) -> bool {
        let of_school = |key: &SchoolKey| {
            let place = self.data.as_ref().and_then(|data| index(&data.view_model, key));
            place.is_some_and(|school| self.is_of_school(school))
        };
        match at {
            At::Fact(school, _) => self.is_of_school(*school),
            At::Slot(Slot::Founder(key) | Slot::Locality(key)) => of_school(key),
            At::Slot(_) => matches!(self.route, Route::Checks(_)),
        }
    }

    /// Opens the figure that was half typed, where its screen is shown now.
    pub(super) fn go_on_with_figure(&mut self) {
        let (Some(data), None) = (self.data.clone(), &self.edit) else { return };
        let Some((one, place)) = self.waiting.take() else { return };
        self.open_again(one, place, &data.view_model);
    }

    /// Whoever opens a figure anew has no use for what was half typed of it.
    pub(super) fn forget_waiting(&mut self, edit: &Edit, view_model: &ViewModel) {
        let opened = figure(view_model, edit.school, edit.fact, "");
        self.waiting.take_if(|(one, _)| opened.is_some_and(|opened| opened.is_about(one)));
    }

    /// Puts what was kept into its fields again.
    pub(super) fn go_on_typing(&mut self, kept: Unfinished) {
        self.new_school = NewSchool::default();
        self.waiting = None;
        let Some(data) = self.data.clone() else { return };
        let view_model = &data.view_model;
        if let Some(key) = kept.school {
            let (code, kind) = (key.code.unwrap_or_default(), key.kind);
            self.new_school = NewSchool { name: key.name, code, kind, problem: None };
        }
        let draft = |at: At, text: String| Draft { at, text, problem: None };
        let figures = kept.figures.into_iter().filter_map(|one| {
            let school = index(view_model, &one.school)?;
            Some(draft(At::Fact(school, (one.field, one.part)), one.typed))
        });
        let entries = kept.entries.into_iter().map(|one| draft(At::Slot(one.slot), one.typed));
        self.drafts = figures.chain(entries).collect();
        if let Some((one, place)) = kept.figure {
            self.open_again(one, place, view_model);
        }
    }

    /// Opens a figure again where it was typed; it waits where another screen is shown.
    fn open_again(&mut self, one: Correction, place: Where, view_model: &ViewModel) {
        let (fact, Some(school)) = ((one.field, one.part), index(view_model, &one.school)) else {
            return;
        };
        let Some(spot) = spot(view_model, school, fact, place) else { return };
        // On another screen it would stand in the way unseen, and nobody knows whether it was finished: it
        // waits until its screen is shown.
        if !self.shows(spot, school) {
            self.waiting = Some((one, place));
            return;
        }
        if let Spot::Cell(place) = spot {
            let is_needed =
                view_model.grid.columns.iter().take(view_model.grid.needed).any(|it| *it == fact.0);
            self.table.show = if is_needed { Show::Figures } else { Show::Others };
            self.cursor = Some(place);
        }
        self.edit =
            Some(Edit { school, fact, spot, text: one.typed, is_chosen: false, problem: None });
    }

    /// Keeps what is being typed with its school, wherever that stands in other results.
    pub(super) fn follow_schools(&mut self, old: &ViewModel, new: &ViewModel) {
        let moved = |school: usize| index(new, &old.schools.get(school)?.key());
        self.cursor = self.cursor.and_then(|at| Some(Place { school: moved(at.school)?, ..at }));
        for draft in std::mem::take(&mut self.drafts) {
            let at = match draft.at {
                At::Fact(school, fact) => moved(school).map(|school| At::Fact(school, fact)),
                slot @ At::Slot(_) => Some(slot),
            };
            self.drafts.extend(at.map(|at| Draft { at, ..draft }));
        }
        // At which finding it is: the same one, where it is still there.
        let finding = |at: usize, school: usize, fact: FactOf| {
            let said = &old.findings.get(at)?.message;
            let all = || new.findings.iter().map(|one| (one.fact == Some((school, fact)), one));
            let same = all().position(|(is_about, one)| is_about && one.message == *said);
            same.or_else(|| all().position(|(is_about, _)| is_about))
        };
        if let Some(edit) = self.edit.take() {
            let school = moved(edit.school);
            let spot = school.and_then(|school| match edit.spot {
                Spot::Finding(at) => finding(at, school, edit.fact).map(Spot::Finding),
                other => spot(new, school, edit.fact, place(other)),
            });
            match (school, spot) {
                (Some(school), Some(spot)) => self.edit = Some(Edit { school, spot, ..edit }),
                (Some(school), None) => {
                    let at = At::Fact(school, edit.fact);
                    self.drafts.push(Draft { at, text: edit.text, problem: edit.problem });
                }
                // Its school is gone.
                _ => {}
            }
        }
    }
}
