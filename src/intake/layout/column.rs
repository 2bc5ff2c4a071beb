//! What a column holds, from its whole header path. The words themselves stand in `vocabulary`.
//! A path that no table holds is not read; it never picks the nearest word.

use crate::county::{Field, Measure, Part};
use crate::intake::Basis;
use crate::intake::layout::segment::Segment;
use crate::intake::vocabulary::headers::{
    DERIVED, DERIVED_GROUPS, FULL_TIME, IDENTITIES, Identity, OTHER_STAFF, OTHERS, PHRASES, ROOMS,
    SUMS, Scope, WORDINGS, Wording,
};
use crate::intake::vocabulary::other_items;
use crate::intake::vocabulary::unit::Unit;

/// What a column was taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// It says who the school is.
    Identity(Identity),
    /// A raw figure; `factor` is `None` where no unit is written.
    Figure { field: Field, part: Part, factor: Option<u32> },
    /// A raw figure in a unit that such a figure cannot have.
    Misfit { field: Field },
    /// A calculated figure.
    Derived,
    /// Not known.
    Other,
}

/// Reads a path from the top group to the leaf.
pub(crate) fn role(path: &[Segment]) -> Role {
    let Some(leaf) = path.last() else { return Role::Other };
    if let Some(identity) = identity(leaf) {
        return Role::Identity(identity);
    }
    if let Some(role) = other_items::role(path) {
        return role;
    }
    let Some(subject) = path.iter().rposition(|segment| !segment.is_generic()) else {
        return Role::Other;
    };
    let is_derived = |segment: &Segment| holds(&segment.plain, DERIVED);
    if path.iter().skip(subject).any(is_derived) {
        return Role::Derived;
    }
    let above = path.get(..subject).unwrap_or_default();
    let found = path.get(subject).and_then(|segment| quantity(segment, above));
    let derived_above = above.iter().any(is_derived);
    let Some((field, scope)) = found else {
        return if derived_above { Role::Derived } else { Role::Other };
    };
    let stands_alone = scope == Scope::Anywhere && subject + 1 == path.len();
    if derived_above
        && (!stands_alone || above.iter().any(|segment| holds(&segment.plain, DERIVED_GROUPS)))
    {
        return Role::Derived;
    }
    if path
        .iter()
        .any(|segment| holds(&segment.outer, OTHERS) || segment.remarks.iter().any(|r| r == "女"))
    {
        return Role::Other;
    }
    let below = path.get(subject + 1..).unwrap_or_default();
    let field = all_arts(field, below.iter().any(|segment| SUMS.contains(&segment.plain.as_str())));
    let field = net_area(field, path);
    let part = path.iter().rev().find_map(|segment| segment.part).unwrap_or(Part::Whole);
    match path.iter().rev().find_map(|segment| segment.unit) {
        None => Role::Figure { field, part, factor: usual_factor(field) },
        Some(unit) => match unit.factor(field.measure()) {
            Some(factor) => Role::Figure { field, part, factor: Some(factor) },
            // A unit of the group above (人 over a column of areas) says nothing of the leaf.
            None if unit != Unit::Foreign && (leaf.unit.is_none() || unit == Unit::Count) => {
                Role::Figure { field, part, factor: usual_factor(field) }
            }
            None => Role::Misfit { field },
        },
    }
}

/// Why a path was taken for what [`role`] says.
pub(crate) fn basis(path: &[Segment]) -> Basis {
    let known = |segment: &Segment| WORDINGS.iter().any(|one| is_worded(one, segment));
    let mut telling = path.iter().filter(|segment| !segment.is_generic());
    match (telling.next_back(), path) {
        (_, [_]) | (None, _) if path.iter().any(|one| known(one) || identity(one).is_some()) => {
            Basis::Wording
        }
        (Some(subject), [.., leaf]) if known(subject) || identity(leaf).is_some() => Basis::Path,
        _ => Basis::Phrase,
    }
}

/// What a unit that is written in a header stands for, of a quantity that somebody said it is.
pub(crate) fn factor(path: &[Segment], field: Field) -> Option<u32> {
    let unit = path.iter().rev().find_map(|segment| segment.unit);
    unit.and_then(|unit| unit.factor(field.measure())).or_else(|| usual_factor(field))
}

/// What a header cell says of the school, if it says who the school is.
pub(crate) fn identity(leaf: &Segment) -> Option<Identity> {
    let outer: String = leaf.outer.chars().filter(|c| !matches!(c, '*' | '/' | '、')).collect();
    let known = IDENTITIES.iter().find(|(_, words)| words.contains(&outer.as_str()));
    known.map(|(identity, _)| *identity).filter(|_| leaf.part.is_none())
}

/// Whether a header cell means anything here: a sign that its row is a header.
pub(crate) fn is_header_like(segment: &Segment) -> bool {
    if !segment.plain.contains(|c: char| c.is_alphabetic() || c == '㎡') {
        return false;
    }
    identity(segment).is_some()
        || quantity(segment, &[]).is_some()
        || other_items::field(segment, &[]).is_some()
        || segment.is_generic()
        || holds(&segment.plain, DERIVED)
        || holds(&segment.outer, FULL_TIME)
        || holds(&segment.outer, OTHER_STAFF)
}

fn quantity(segment: &Segment, above: &[Segment]) -> Option<(Field, Scope)> {
    let stem = segment.stem.as_str();
    let worded = WORDINGS.iter().find(|wording| is_worded(wording, segment));
    let (field, scope) = match worded {
        Some(wording) => (wording.field, wording.scope),
        None => PHRASES
            .iter()
            .find(|(.., phrases)| holds(stem, phrases))
            .map(|(field, scope, _)| (*field, *scope))?,
    };
    let counted = match scope {
        Scope::Anywhere => true,
        Scope::FullTime => is_full_time(segment, above),
        Scope::Subject => {
            is_full_time(segment, above) && !above.iter().any(|group| holds(&group.plain, ROOMS))
        }
    };
    counted.then_some((field, scope))
}

fn is_worded(wording: &Wording, segment: &Segment) -> bool {
    wording.stems.contains(&segment.stem.as_str())
        || (wording.field.measure() == Measure::People
            && wording.field != Field::Pupils
            && wording.stems.contains(&segment.teacher_stem()))
}

/// Whether the nearest group of people, the leaf itself included, is that of the full-time teachers.
/// A path that names no group of people is taken as theirs.
fn is_full_time(segment: &Segment, above: &[Segment]) -> bool {
    for group in std::iter::once(segment).chain(above.iter().rev()) {
        if holds(&group.outer, FULL_TIME) {
            return true;
        }
        if holds(&group.outer, OTHER_STAFF) {
            return false;
        }
    }
    true
}

/// 艺术 → 计 counts all teachers of arts; 艺术 alone may stand beside music and fine art.
fn all_arts(field: Field, is_sum: bool) -> Field {
    if field == Field::ArtsTeachers && is_sum { Field::AllArtsTeachers } else { field }
}

/// 教学及辅助用房面积（不含室内体育用房）.
fn net_area(field: Field, path: &[Segment]) -> Field {
    const WITHOUT: &[&str] = &["不含", "不包括", "不包含", "除", "扣除", "减去"];
    let says = |text: &str| holds(text, WITHOUT) && holds(text, &["体育", "运动馆"]);
    let net =
        path.iter().any(|segment| says(&segment.outer) || segment.remarks.iter().any(|r| says(r)));
    if field == Field::TeachingArea && net { Field::TeachingAreaNet } else { field }
}

/// Counts and areas are what they are without a unit; money is 元 or 万元.
fn usual_factor(field: Field) -> Option<u32> {
    (field.measure() != Measure::Yuan).then_some(1)
}

fn holds(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}
