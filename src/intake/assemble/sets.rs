//! What the user said about files and schools that may be of several counties or years: which go
//! together, which are told apart, and which of these is looked at. It reads nothing.
//!
//! What is typed belongs to the set that is open: the figures of another year or county are never
//! changed by it.

use serde::{Deserialize, Serialize};

use crate::county::{Correction, Entry, Mixture, SchoolKey};
use crate::intake::Amendments;

/// Which records are meant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Scope {
    /// Those of these files, by [`file_keys`]; of all where empty.
    pub files: Vec<String>,
    /// Those of this 区县, in the spelling by which districts are compared; of all where `None`.
    pub district: Option<String>,
}

/// A part of what was read that is a county of its own, at one time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Set {
    /// What it is called.
    pub name: String,
    /// What belongs to it.
    pub scope: Scope,
    /// What was typed while it was open; of the open one nothing stands here.
    pub own: Typed,
}

/// What was typed and chosen about one set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// Figures of schools.
    pub corrections: Vec<Correction>,
    /// What was typed for the county, its items and schools' words.
    pub entries: Vec<Entry>,
    /// Schools that were added.
    pub schools: Vec<SchoolKey>,
}

/// A part of what was read, as the user is asked about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bundle {
    /// What it is called: a county, a year, or a file.
    pub name: String,
    /// How many schools.
    pub schools: usize,
    /// What belongs to it.
    pub scope: Scope,
    /// The files that it is from.
    pub files: Vec<String>,
}

/// What has to be said before the county can be evaluated as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// What seems to be mixed.
    pub about: Mixture,
    /// The parts, in the order of the files.
    pub bundles: Vec<Bundle>,
    /// What is to be said to go together (districts or files), should all be one county.
    pub together: Vec<String>,
    /// A school that two files tell of differently.
    pub example: Option<String>,
}

/// By what files are known among decisions: their names, of several with one name the later ones with
/// their number.
pub fn file_keys<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for name in names {
        let numbered = (2..).map(|number| format!("{name} ({number})"));
        let mut all = std::iter::once(name.to_owned()).chain(numbered);
        keys.extend(all.find(|key| !keys.contains(key)));
    }
    keys
}

impl Scope {
    /// Whether a file of this key belongs to it.
    pub(crate) fn has_file(&self, key: &str) -> bool {
        self.files.is_empty() || self.files.iter().any(|file| file == key)
    }
}

impl Amendments {
    /// What is looked at; everything where nothing is told apart.
    pub fn scope(&self) -> Scope {
        self.sets.get(self.open as usize).map(|set| set.scope.clone()).unwrap_or_default()
    }

    /// Whether these were said to go together.
    pub(crate) fn are_together(&self, names: &[&String]) -> bool {
        self.together.iter().any(|all| names.iter().all(|name| all.contains(name)))
    }

    /// Says that these are one county at one time.
    pub fn join(&mut self, names: Vec<String>) {
        self.together.push(names);
    }

    /// Tells what is open apart and opens one of the parts. What was typed stays with the first: its
    /// files were there before.
    pub fn split(&mut self, bundles: &[Bundle], open: usize) {
        let own = |bundle: &Bundle| Set {
            name: bundle.name.clone(),
            scope: bundle.scope.clone(),
            own: Typed::default(),
        };
        let at = (self.open as usize).min(self.sets.len());
        let after = at.saturating_add(1).min(self.sets.len());
        self.sets.splice(at..after, bundles.iter().map(own));
        self.open = u32::try_from(at).unwrap_or_default();
        self.open_set(at + open);
    }

    /// Looks at another set: what was typed about each stays with it.
    pub fn open_set(&mut self, index: usize) {
        if index == self.open as usize || index >= self.sets.len() {
            return;
        }
        let typed = self.typed(Typed::default());
        if let Some(old) = self.sets.get_mut(self.open as usize) {
            old.own = typed;
        }
        if let Some(new) = self.sets.get_mut(index) {
            let typed = std::mem::take(&mut new.own);
            self.typed(typed);
            self.open = u32::try_from(index).unwrap_or_default();
        }
    }

    /// Puts what is typed in place of what was, and gives that.
    fn typed(&mut self, new: Typed) -> Typed {
        Typed {
            corrections: std::mem::replace(&mut self.corrections, new.corrections),
            entries: std::mem::replace(&mut self.entries, new.entries),
            schools: std::mem::replace(&mut self.schools, new.schools),
        }
    }

    /// Files that come later belong to what is open.
    pub fn add_files(&mut self, keys: &[String]) {
        let is_known = |key: &&String| self.sets.iter().any(|set| set.scope.files.contains(key));
        let new: Vec<String> = keys.iter().filter(|key| !is_known(key)).cloned().collect();
        let open = self.sets.get_mut(self.open as usize);
        if let Some(set) = open.filter(|set| !set.scope.files.is_empty()) {
            set.scope.files.extend(new);
        }
    }

    /// Forgets what was said about files that are gone; a set without any is gone, too.
    pub fn drop_files(&mut self, gone: &[String]) {
        let is_left = |key: &String| !gone.contains(key);
        self.together.retain(|all| all.iter().all(is_left));
        self.picks.retain(|pick| is_left(&pick.source.file));
        self.first.retain(is_left);
        let is_gone =
            |set: &Set| !set.scope.files.is_empty() && !set.scope.files.iter().any(is_left);
        if self.sets.get(self.open as usize).is_some_and(is_gone)
            && let Some(other) = self.sets.iter().position(|set| !is_gone(set))
        {
            self.open_set(other);
        }
        let open = self.sets.get(self.open as usize).map(|set| set.name.clone());
        self.sets.retain(|set| !is_gone(set));
        for set in &mut self.sets {
            set.scope.files.retain(is_left);
        }
        let at = self.sets.iter().position(|set| Some(&set.name) == open.as_ref());
        self.open = at.and_then(|at| u32::try_from(at).ok()).unwrap_or_default();
        // What is left of files alone is simply the county.
        if let [only] = self.sets.as_slice()
            && only.scope.district.is_none()
        {
            self.sets.clear();
        }
    }

    /// Asks anew: nothing is told apart and nothing said to be one. What was typed stays, about the set
    /// that is open first.
    pub fn ask_again(&mut self) {
        self.together.clear();
        let open = self.open as usize;
        let others = std::mem::take(&mut self.sets).into_iter().enumerate();
        for (_, Set { own, .. }) in others.filter(|(index, _)| *index != open) {
            for one in own.corrections {
                if !self.corrections.iter().any(|known| known.is_about(&one)) {
                    self.corrections.push(one);
                }
            }
            for one in own.entries {
                if !self.entries.iter().any(|known| known.slot.is(&one.slot)) {
                    self.entries.push(one);
                }
            }
            own.schools.into_iter().for_each(|one| self.add_school(one));
        }
        self.open = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::county::{Field, Kind, Part};

    fn bundle(name: &str, files: &[&str]) -> Bundle {
        let files: Vec<String> = files.iter().map(|file| (*file).to_owned()).collect();
        let scope = Scope { files: files.clone(), district: None };
        Bundle { name: name.to_owned(), schools: 1, scope, files }
    }

    fn typed(name: &str) -> Correction {
        let school = SchoolKey { code: None, name: name.to_owned(), kind: Kind::Primary };
        Correction { school, field: Field::Pupils, part: Part::Whole, typed: "1".to_owned() }
    }

    fn names(amendments: &Amendments) -> Vec<&str> {
        amendments.corrections.iter().map(|one| one.school.name.as_str()).collect()
    }

    #[test]
    fn what_is_typed_stays_with_its_year() {
        let mut all = Amendments { corrections: vec![typed("甲")], ..Amendments::default() };
        all.split(&[bundle("2024年", &["a"]), bundle("2025年", &["b"])], 1);
        assert_eq!((names(&all), all.open), (vec![], 1));
        all.correct(typed("乙"));
        all.open_set(0);
        assert_eq!(names(&all), ["甲"]);
        all.open_set(1);
        assert_eq!(names(&all), ["乙"]);
        // The open year is told apart once more.
        all.add_files(&["c".to_owned(), "a".to_owned()]);
        assert_eq!(all.scope().files, ["b", "c"]);
        all.split(&[bundle("甲县", &["b"]), bundle("乙县", &["c"])], 1);
        let sets: Vec<_> = all.sets.iter().map(|set| set.name.as_str()).collect();
        assert_eq!((sets, all.open), (vec!["2024年", "甲县", "乙县"], 2));
        all.drop_files(&["c".to_owned()]);
        assert_eq!((all.sets.len(), all.scope().files), (2, vec!["a".to_owned()]));
        assert_eq!(names(&all), ["甲"]);
        all.ask_again();
        assert_eq!((names(&all), all.sets.len()), (vec!["甲", "乙"], 0));
    }

    #[test]
    fn two_files_of_one_name_have_two_keys() {
        let keys = file_keys(["a.xlsx", "b.xlsx", "a.xlsx", "a.xlsx"].into_iter());
        assert_eq!(keys, ["a.xlsx", "b.xlsx", "a.xlsx (2)", "a.xlsx (3)"]);
    }
}
