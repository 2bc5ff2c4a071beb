//! Which findings are shown, and how: sifted by severity, kind and words, those of one kind together,
//! the first few of each until more are asked for. It orders findings and never changes one.

use crate::findings::{Code, Severity};
use crate::view_model::{FindingView, ViewModel};

use super::{holds, ordered};

/// So many of one kind are shown until more are asked for.
pub const FEW: usize = 3;

/// So many more each time.
pub const MORE: usize = 50;

/// What the user chose to see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sift {
    /// Only of this severity.
    pub severity: Option<Severity>,
    /// Only of this kind.
    pub code: Option<Code>,
    /// Only about this.
    pub search: String,
    /// Kinds of which more than the first few are shown, and how many.
    pub opened: Vec<(Kind, usize)>,
}

/// A kind of finding: how much it matters and what it is.
pub type Kind = (Severity, Code);

/// Findings of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The kind.
    pub kind: Kind,
    /// Those that are shown, as indices into the results.
    pub shown: Vec<usize>,
    /// How many more there are.
    pub hidden: usize,
}

impl Sift {
    /// The same with more of one kind.
    #[must_use]
    pub fn more(&self, kind: Kind) -> Self {
        let mut next = self.clone();
        let count = self.count(kind) + MORE;
        match next.opened.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, known)) => *known = count,
            None => next.opened.push((kind, count)),
        }
        next
    }

    /// How many of a kind are shown: many where nothing but this kind is asked for.
    fn count(&self, kind: Kind) -> usize {
        let opened = self.opened.iter().find(|(known, _)| *known == kind);
        let first = if self.code == Some(kind.1) { MORE } else { FEW };
        opened.map_or(first, |(_, count)| *count)
    }
}

/// The findings to show: the graver first, those of one kind together in the order in which the kinds
/// came up.
pub fn groups(view_model: &ViewModel, sift: &Sift) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (index, one) in view_model.findings.iter().enumerate() {
        let is_asked_for = sift.severity.is_none_or(|severity| severity == one.severity)
            && sift.code.is_none_or(|code| code == one.code);
        if !is_asked_for || !keeps(one, view_model, &sift.search) {
            continue;
        }
        let kind = (one.severity, one.code);
        let group = match groups.iter().position(|group| group.kind == kind) {
            Some(place) => groups.get_mut(place),
            None => {
                groups.push(Group { kind, shown: Vec::new(), hidden: 0 });
                groups.last_mut()
            }
        };
        let Some(group) = group else { continue };
        if group.shown.len() < sift.count(kind) {
            group.shown.push(index);
        } else {
            group.hidden += 1;
        }
    }
    for group in &mut groups {
        // A last one or two are not worth a button.
        if group.hidden > 0 && group.hidden < FEW && group.shown.len() <= FEW {
            *group = Group { hidden: 0, ..all_of(group, view_model, sift) };
        }
    }
    ordered(groups, &|one, other| one.kind.0.cmp(&other.kind.0))
}

fn all_of(group: &Group, view_model: &ViewModel, sift: &Sift) -> Group {
    let is_it = |one: &FindingView| {
        (one.severity, one.code) == group.kind && keeps(one, view_model, &sift.search)
    };
    let all = view_model.findings.iter().enumerate().filter(|(_, one)| is_it(one));
    Group { shown: all.map(|(index, _)| index).collect(), ..group.clone() }
}

/// The kinds that there are of this severity, each with its number, in the order of the list.
pub fn kinds(view_model: &ViewModel, severity: Option<Severity>) -> Vec<(Code, usize)> {
    let mut kinds: Vec<(Severity, Code, usize)> = Vec::new();
    let asked = view_model.findings.iter();
    for one in asked.filter(|one| severity.is_none_or(|severity| severity == one.severity)) {
        match kinds.iter_mut().find(|(_, code, _)| *code == one.code) {
            Some((_, _, count)) => *count += 1,
            None => kinds.push((one.severity, one.code, 1)),
        }
    }
    let kinds = ordered(kinds, &|one, other| one.0.cmp(&other.0));
    kinds.into_iter().map(|(_, code, count)| (code, count)).collect()
}

/// Whether a finding is about what is searched for.
fn keeps(one: &FindingView, view_model: &ViewModel, search: &str) -> bool {
    let search = search.trim();
    if search.is_empty() {
        return true;
    }
    let of_unit = one.unit.and_then(|unit| view_model.units.get(unit)).map(|unit| unit.school);
    let school = one.fact.map(|(school, _)| school).or(of_unit);
    let code = school.and_then(|school| view_model.schools.get(school)?.code.as_deref());
    let hint = one.hint.as_deref();
    let texts = [one.school.as_deref(), one.place.as_deref(), code, Some(&one.message), hint];
    texts.into_iter().flatten().any(|text| holds(text, search))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::Choice;
    use crate::worker::answer::answer;
    use crate::worker::protocol::{Answer, Request};

    fn sample() -> ViewModel {
        let request = Request::Sample { standard: Choice::default() };
        let Answer::Read { view_model, .. } = answer(request, &[], &mut |_| ()).0 else { panic!() };
        view_model
    }

    /// How many are shown and how many are not.
    fn counts(view_model: &ViewModel, sift: &Sift) -> (usize, usize) {
        let groups = groups(view_model, sift);
        let shown = groups.iter().map(|group| group.shown.len()).sum();
        (shown, groups.iter().map(|group| group.hidden).sum())
    }

    #[test]
    fn a_school_is_found_by_name_and_by_code() {
        let view_model = sample();
        let (school, _) = view_model.findings.iter().find_map(|one| one.fact).unwrap();
        let school = &view_model.schools[school];
        let count = |search: &str| {
            let (shown, hidden) =
                counts(&view_model, &Sift { search: search.to_owned(), ..Sift::default() });
            shown + hidden
        };
        assert_eq!(count(" "), view_model.findings.len());
        assert_eq!(count(&school.name), 1);
        assert_eq!(count(school.code.as_deref().unwrap()), 1);
        assert_eq!(count("没有这所学校"), 0);
    }

    #[test]
    fn of_many_alike_the_first_few_are_shown_until_more_are_asked_for() {
        let mut view_model = sample();
        let one = view_model.findings[0].clone();
        view_model.findings =
            vec![FindingView { severity: Severity::Notice, code: Code::NearName, ..one.clone() }];
        view_model.findings.extend(vec![one.clone(); 2000]);
        let kind = (one.severity, one.code);
        let sift = Sift::default();
        assert_eq!(counts(&view_model, &sift), (FEW + 1, 2000 - FEW));
        assert_eq!(counts(&view_model, &sift.more(kind)), (FEW + MORE + 1, 2000 - FEW - MORE));
        assert_eq!(groups(&view_model, &sift)[0].shown, [1, 2, 3]);
        assert_eq!(kinds(&view_model, None), [(one.code, 2000), (Code::NearName, 1)]);
        let only = Sift { code: Some(one.code), ..sift.clone() };
        assert_eq!(counts(&view_model, &only), (MORE, 2000 - MORE));
        view_model.findings.truncate(1 + FEW + 2);
        assert_eq!(counts(&view_model, &sift), (FEW + 3, 0));
    }
}
