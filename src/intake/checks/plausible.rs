//! Whether figures typed by hand, and numbers of people, can be right: a figure ten times the one that
//! it takes the place of, more teachers than pupils could have. It asks to look again; no verdict
//! depends on it. The numbers below are common sense about slips and schools; the standard knows none.

use rust_decimal::Decimal;

use crate::county::{Fact, FactKey, Field, Measure, Origin, Part, School};
use crate::findings::{Corrections, Figures, Finding};
use crate::intake::amend::corrections::shown;
use crate::intake::tables::notes::Notes;

/// A digit too many or too few.
const SLIP: i64 = 10;
/// More than one teacher for so many pupils is asked about: the smallest schools that count have fifty.
const PUPILS_PER_TEACHER: i64 = 2;
/// With fewer pupils nothing is usual, but still no teacher for each.
const FEW_PUPILS: i64 = 50;

/// Those who teach.
const TEACHERS: &[Field] = &[
    Field::Teachers,
    Field::HigherDegreeTeachers,
    Field::DoctorTeachers,
    Field::MasterTeachers,
    Field::PostgraduateTeachers,
    Field::BachelorTeachers,
    Field::CollegeTeachers,
    Field::BackboneTeachers,
    Field::SportsArtsTeachers,
    Field::SportsTeachers,
    Field::AllArtsTeachers,
    Field::MusicTeachers,
    Field::FineArtTeachers,
    Field::ArtsTeachers,
    Field::CertifiedTeachers,
    Field::TrainedTeachers,
    Field::RankedTeachers,
];

/// Tells what can hardly be right.
pub(crate) fn tell(school: &School, notes: &mut Notes) {
    for (key, fact) in school.facts.iter() {
        slip(school, key, fact, notes);
        teachers(school, key, fact, notes);
    }
}

fn note(finding: Finding, school: &School, fact: &Fact, notes: &mut Notes) {
    let finding = finding.about(&school.name);
    notes.push(match fact.origin.cells().first().copied().or(school.cell) {
        Some(cell) => finding.at(cell),
        None => finding,
    });
}

fn named(key: FactKey) -> String {
    let part = if key.part == Part::Whole { "" } else { key.part.name() };
    [part, key.field.name()].concat()
}

/// A figure typed in place of another one, ten times as large or a tenth of it.
fn slip(school: &School, key: FactKey, fact: &Fact, notes: &mut Notes) {
    let Origin::Corrected { was: Some(was), .. } = &fact.origin else { return };
    let Some(now) = fact.value else { return };
    let times = |figure: Decimal| figure.saturating_mul(Decimal::from(SLIP));
    let is_amount = !matches!(key.field.measure(), Measure::YesNo | Measure::Year);
    let (more, less) = (now >= times(*was), *was >= times(now));
    if !is_amount || was.is_zero() || !(more || less) {
        return;
    }
    let what = match (now.is_zero(), more) {
        (true, _) => "原来不是 0",
        (_, true) => "是原来的十倍以上",
        _ => "不到原来的十分之一",
    };
    let finding = Finding::of(&Corrections::Retyped {
        school: &school.name,
        what: &named(key),
        was: &shown(key.field, *was),
        now: &shown(key.field, now),
        far: &what,
    });
    note(finding, school, fact, notes);
}

/// More teachers than so many pupils have anywhere.
fn teachers(school: &School, key: FactKey, fact: &Fact, notes: &mut Notes) {
    let Some(count) = fact.value.filter(|_| TEACHERS.contains(&key.field)) else { return };
    let known = |part| school.facts.get(Field::Pupils, part).and_then(|fact| fact.value);
    let all = || {
        let parts = school.kind.parts().iter().map(|part| known(*part));
        parts.collect::<Option<Vec<_>>>().map(|all| all.into_iter().sum::<Decimal>())
    };
    let alone = school.kind.parts().len() < 2;
    let pupils = match key.part {
        Part::Whole => known(Part::Whole).or_else(all),
        part => known(part).or_else(|| known(Part::Whole).filter(|_| alone)),
    };
    let Some(pupils) = pupils.filter(|pupils| *pupils > Decimal::ZERO) else { return };
    let is_small = pupils < Decimal::from(FEW_PUPILS);
    let per = Decimal::from(if is_small { 1 } else { PUPILS_PER_TEACHER });
    if count.saturating_mul(per) <= pupils {
        return;
    }
    let finding = Finding::of(&Figures::TeachersOfPupils {
        school: &school.name,
        pupils: &pupils,
        field: &named(key),
        count: &count,
    });
    note(finding, school, fact, notes);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::county::Kind;
    use crate::findings::Code;

    fn told(kind: Kind, facts: &[(Field, Part, Option<i64>, i64)]) -> Vec<(Code, String)> {
        let mut school = School::new("甲校", kind);
        for (field, part, was, now) in facts {
            let origin = match was {
                Some(was) => {
                    Origin::Corrected { was: Some(Decimal::from(*was)), cells: Vec::new() }
                }
                None => Origin::Typed,
            };
            school.facts.set(*field, *part, Fact { value: Some(Decimal::from(*now)), origin });
        }
        let mut notes = Notes::default();
        tell(&school, &mut notes);
        notes.folded().into_iter().map(|one| (one.code, one.text())).collect()
    }

    #[test]
    fn a_figure_ten_times_the_old_one_is_asked_about_in_any_field() {
        for field in
            Field::ALL.iter().filter(|one| !matches!(one.measure(), Measure::YesNo | Measure::Year))
        {
            for (was, now, is_asked) in [
                (577, 577_407, true),
                (577, 5_770, true),
                (577, 5_769, false),
                (5_770, 577, true),
                (5_770, 578, false),
                (577, 407, false),
                (577, 0, true),
                (0, 577, false),
            ] {
                let told = told(Kind::Primary, &[(*field, Part::Whole, Some(was), now)]);
                let asked = told.iter().any(|(code, _)| *code == Code::RetypedFar);
                assert_eq!(asked, is_asked, "{} {was} {now} {told:?}", field.name());
            }
        }
        // A flag is none of that, nor is what is typed where nothing was.
        assert_eq!(told(Kind::Primary, &[(Field::Boarding, Part::Whole, Some(1), 0)]), []);
        assert_eq!(told(Kind::Primary, &[(Field::Books, Part::Whole, None, 9_999_999)]), []);
    }

    #[test]
    fn more_teachers_than_the_pupils_could_have_are_asked_about() {
        let of = |kind, pupils: &[(Part, i64)], part, teachers| {
            let mut facts: Vec<_> =
                pupils.iter().map(|(part, count)| (Field::Pupils, *part, None, *count)).collect();
            facts.push((Field::BackboneTeachers, part, None, teachers));
            !told(kind, &facts).is_empty()
        };
        assert!(of(Kind::Primary, &[(Part::Primary, 500)], Part::Whole, 251));
        assert!(!of(Kind::Primary, &[(Part::Primary, 500)], Part::Whole, 250));
        assert!(of(Kind::Primary, &[(Part::Whole, 500)], Part::Primary, 900));
        // The smallest ones have more, but not one for each.
        assert!(!of(Kind::TeachingPoint, &[(Part::Primary, 12)], Part::Whole, 7));
        assert!(of(Kind::TeachingPoint, &[(Part::Primary, 12)], Part::Whole, 13));
        // A stage has its own pupils, the whole school all of them; what is not known is not held against it.
        let both = [(Part::Primary, 100), (Part::Junior, 300)];
        assert!(of(Kind::NineYear, &both, Part::Primary, 60));
        assert!(!of(Kind::NineYear, &both, Part::Junior, 60));
        assert!(!of(Kind::NineYear, &both, Part::Whole, 60));
        assert!(!of(Kind::NineYear, &both[..1], Part::Whole, 900));
        assert!(!of(Kind::NineYear, &both[..1], Part::Junior, 900));
    }
}
