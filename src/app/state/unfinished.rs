//! What stands in open fields: as it is kept on this machine, and in its fields again when it is opened; and
//! what becomes of it when other files change the order of the schools. It takes no figure.

use super::mend::{Edit, Spot};
use super::{At, Draft, NewSchool, State};
use crate::app::route::Route;
use crate::app::view::grid::Place;
use crate::app::view::rows::Show;
use crate::county::{Correction, Entry, SchoolKey};
use crate::digest::{Digest, FactOf};
use crate::work::{Unfinished, Where};

fn figure(digest: &Digest, school: usize, fact: FactOf, typed: &str) -> Option<Correction> {
    let school = digest.schools.get(school)?.key();
    let (field, part) = fact;
    Some(Correction { school, field, part, typed: typed.to_owned() })
}

fn index(digest: &Digest, key: &SchoolKey) -> Option<usize> {
    digest.schools.iter().position(|school| school.key().is(key))
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

fn spot(digest: &Digest, school: usize, fact: FactOf, place: Where) -> Option<Spot> {
    Some(match place {
        Where::Missing => Spot::Missing,
        Where::Card(card) => Spot::Card(card),
        Where::CardMissing(card) => Spot::CardMissing(card),
        Where::Finding => {
            let about = Some((school, fact));
            Spot::Finding(digest.findings.iter().position(|one| one.fact == about)?)
        }
        Where::Cell(part) => Spot::Cell(Place { school, part, field: fact.0 }),
    })
}

impl State {
    /// What is to be kept of it: of the sample nothing, and of what is only looked at neither.
    pub(super) fn unfinished(&self) -> Unfinished {
        let data = self.data.as_ref().filter(|data| !data.is_sample && !self.share.is_viewing());
        let Some(data) = data else { return Unfinished::default() };
        let digest = &data.digest;
        let figures = self.drafts.iter().filter_map(|draft| match &draft.at {
            At::Fact(school, fact) => figure(digest, *school, *fact, &draft.text),
            At::Slot(_) => None,
        });
        let entries = self.drafts.iter().filter_map(|draft| match &draft.at {
            At::Slot(slot) => Some(Entry { slot: slot.clone(), typed: draft.text.clone() }),
            At::Fact(..) => None,
        });
        let edit = self.edit.as_ref().and_then(|edit| {
            let figure = figure(digest, edit.school, edit.fact, &edit.text)?;
            Some((figure, place(edit.spot)))
        });
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

    /// Puts what was kept into its fields again.
    pub(super) fn go_on_typing(&mut self, kept: Unfinished) {
        self.new_school = NewSchool::default();
        let Some(data) = self.data.clone() else { return };
        let digest = &data.digest;
        if let Some(key) = kept.school {
            let (code, kind) = (key.code.unwrap_or_default(), key.kind);
            self.new_school = NewSchool { name: key.name, code, kind, problem: None };
        }
        let draft = |at: At, text: String| Draft { at, text, problem: None };
        let figures = kept.figures.into_iter().filter_map(|one| {
            let school = index(digest, &one.school)?;
            Some(draft(At::Fact(school, (one.field, one.part)), one.typed))
        });
        let entries = kept.entries.into_iter().map(|one| draft(At::Slot(one.slot), one.typed));
        self.drafts = figures.chain(entries).collect();
        let Some((one, place)) = kept.figure else { return };
        let (fact, Some(school)) = ((one.field, one.part), index(digest, &one.school)) else {
            return;
        };
        let Some(spot) = spot(digest, school, fact, place) else { return };
        let is_here = match spot {
            Spot::Missing | Spot::Card(_) | Spot::CardMissing(_) => {
                matches!(self.route, Route::School { school: shown, .. } if shown == school)
            }
            Spot::Finding(_) => self.route == Route::Findings,
            Spot::Cell(_) => self.route == Route::County,
        };
        // On another screen it would stand in the way unseen; there it is a figure like any other.
        if !is_here {
            return self.drafts.push(draft(At::Fact(school, fact), one.typed));
        }
        if let Spot::Cell(place) = spot {
            let is_needed =
                digest.grid.columns.iter().take(digest.grid.needed).any(|it| *it == fact.0);
            self.table.show = if is_needed { Show::Figures } else { Show::Others };
            self.cursor = Some(place);
        }
        self.edit =
            Some(Edit { school, fact, spot, text: one.typed, is_chosen: false, problem: None });
    }

    /// Keeps what is being typed with its school, wherever that stands in other results.
    pub(super) fn follow_schools(&mut self, old: &Digest, new: &Digest) {
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
