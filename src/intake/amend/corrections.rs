//! Corrections by hand: a typed figure takes the place of what the files say, which stays known as
//! the old one. Nothing is guessed: whose school or figure is gone is told, and done to no other.

use std::collections::HashSet;

use rust_decimal::Decimal;

use crate::county::{
    Cell, Correction, County, Fact, Field, Measure, Origin, Part, School, SchoolKey,
};
use crate::findings::{Code, Corrections, Finding, Place};
use crate::intake::tables::typed::figure;
use crate::intake::vocabulary::spelling::plain;

/// What a reader tells about a figure, and what a figure typed in its place settles.
const SETTLED: &[Code] = &[
    Code::CellError,
    Code::Conflict,
    Code::FormulaWithoutValue,
    Code::Implausible,
    Code::MissingValue,
    Code::NegativeValue,
    Code::NotANumber,
    Code::NotWhole,
    Code::WholeSchoolFigure,
];

/// The school of this key: of the same code, else of the same name and kind where the codes do not
/// speak against it. None where several would do.
pub fn find(county: &County, key: &SchoolKey) -> Option<usize> {
    let code = key.code.as_deref().map(plain);
    let own = |school: &School| school.code.as_deref().map(plain);
    let of_name = |school: &School| school.name == key.name && school.kind == key.kind;
    let by_code = code.as_ref().and_then(|code| {
        let same = |school: &School| own(school).as_ref() == Some(code);
        only(county, |school| same(school) && of_name(school)).or_else(|| only(county, same))
    });
    by_code.or_else(|| {
        let silent = |school: &School| code.is_none() || school.code.is_none();
        only(county, |school| of_name(school) && silent(school))
    })
}

fn only(county: &County, is_it: impl Fn(&School) -> bool) -> Option<usize> {
    let mut all = county.schools.iter().enumerate().filter(|(_, school)| is_it(school));
    let first = all.next().map(|(index, _)| index);
    first.filter(|_| all.next().is_none())
}

/// Puts corrections in place of what the files say, and tells of those that no longer fit.
pub(crate) fn apply(county: &mut County, corrections: &[Correction]) -> Vec<Finding> {
    let mut unused = Vec::new();
    for correction in corrections {
        let school = find(county, &correction.school);
        match school.and_then(|index| county.schools.get_mut(index)) {
            None => unused.push(gone(correction, false)),
            Some(school) if is_by_stage(school, correction) => {
                unused.push(gone(correction, true));
            }
            Some(school) => put(school, correction),
        }
    }
    unused
}

/// Whether a whole school's figure was corrected that is now given stage by stage.
fn is_by_stage(school: &School, correction: &Correction) -> bool {
    let place = |part| school.facts.get(correction.field, part);
    let given = |part: &Part| place(*part).is_some_and(|fact| fact.value.is_some());
    correction.part == Part::Whole && place(Part::Whole).is_none() && Part::STAGES.iter().any(given)
}

/// The figure of a correction in the field's own unit; a blank is none.
pub fn value(correction: &Correction) -> Option<Decimal> {
    // The page takes nothing that is no figure.
    figure(correction.field, &correction.typed).unwrap_or_default()
}

fn put(school: &mut School, correction: &Correction) {
    let (field, part, value) = (correction.field, correction.part, value(correction));
    let origin = match school.facts.get(field, part) {
        None => Origin::Corrected { was: None, cells: Vec::new() },
        Some(Fact { origin: known @ Origin::Corrected { .. }, .. }) => known.clone(),
        Some(known) => Origin::Corrected { was: known.value, cells: known.origin.cells().to_vec() },
    };
    school.facts.set(field, part, Fact { value, origin });
}

/// Tells of a correction whose school is gone, or whose figure the files give stage by stage now.
fn gone(correction: &Correction, by_stage: bool) -> Finding {
    let school = &correction.school.name;
    let what = &named(correction.field, correction.part);
    let finding = if by_stage {
        Finding::of(&Corrections::ByStage { school, what })
    } else {
        Finding::of(&Corrections::SchoolGone { school, what })
    };
    finding.about(school)
}

/// A figure as it is typed, with its unit: money in 万元.
pub(crate) fn shown(field: Field, value: Decimal) -> String {
    let measure = field.measure();
    let in_wan = value.checked_div(Decimal::from(10_000)).filter(|_| measure == Measure::Yuan);
    match in_wan {
        Some(wan) => format!("{} 万元", wan.normalize()),
        None => format!("{} {}", value.normalize(), measure.unit()),
    }
}

fn named(field: Field, part: Part) -> String {
    let part = if part == Part::Whole { "" } else { part.name() };
    [part, field.name()].concat()
}

/// What was told about a cell before a figure was typed in its place is no longer a fault; of two
/// figures for one fact, whichever stands: the typed one settles which it is.
pub(crate) fn settle(findings: &mut [Finding], county: &County) {
    let facts = county.schools.iter().flat_map(|school| school.facts.iter());
    let mended = facts.filter(|(_, fact)| fact.value.is_some());
    let cells: HashSet<Cell> = mended
        .filter(|(_, fact)| matches!(fact.origin, Origin::Corrected { .. }))
        .flat_map(|(_, fact)| fact.origin.cells().iter().copied())
        .collect();
    if cells.is_empty() {
        return;
    }
    for finding in findings.iter_mut().filter(|finding| SETTLED.contains(&finding.code)) {
        let is_here = matches!(&finding.place, Place::Cell(cell) if cells.contains(cell));
        if is_here || finding.others.iter().any(|cell| cells.contains(cell)) {
            finding.settle("已手工更正");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::{Verdict, evaluate};
    use crate::findings::Severity;
    use crate::intake::{Amendments, Assembled, FileReading, assemble_amended};
    use crate::pipeline;
    use crate::report::template::{SAMPLE, SAMPLE_NAME};
    use crate::standard::shipped;
    use std::ops::ControlFlow;

    fn assemble_corrected(files: &[FileReading], list: &[Correction]) -> Assembled {
        assemble_amended(files, &Amendments { corrections: list.to_vec(), ..Amendments::default() })
    }

    fn sample() -> Vec<FileReading> {
        vec![pipeline::read_one(SAMPLE_NAME, SAMPLE, &[], &mut |_| ControlFlow::Continue(()))]
    }

    fn csv(text: &str) -> Vec<FileReading> {
        let reading =
            pipeline::read_one("县.csv", text.as_bytes(), &[], &mut |_| ControlFlow::Continue(()));
        vec![reading]
    }

    fn correction(school: SchoolKey, field: Field, value: Option<i64>) -> Correction {
        let typed = value.map(|value| value.to_string()).unwrap_or_default();
        Correction { school, field, part: Part::Whole, typed }
    }

    fn key(code: Option<&str>, name: &str) -> SchoolKey {
        let code = code.map(str::to_owned);
        SchoolKey { code, name: name.to_owned(), kind: crate::county::Kind::Primary }
    }

    /// The verdict of 清泉小学 in the sample.
    fn verdict(value: &[Option<i64>]) -> (Verdict, Option<Origin>) {
        let standard = shipped("cn-2017").unwrap();
        let plain = crate::intake::assemble(&sample()).county;
        let school = plain.schools.iter().position(|one| one.name.contains("清泉小学")).unwrap();
        let of = SchoolKey::of(&plain.schools[school]);
        let list = value.iter().map(|value| correction(of.clone(), Field::GymArea, *value));
        let list: Vec<Correction> = list.collect();
        let county = assemble_corrected(&sample(), &list).county;
        let units = evaluate(&county, &standard).units;
        let verdict = units.iter().find(|unit| unit.school == school).unwrap().verdict;
        let fact = county.schools[school].facts.get(Field::GymArea, Part::Whole);
        (verdict, fact.map(|fact| fact.origin.clone()))
    }

    #[test]
    fn a_blank_is_filled_and_taken_back() {
        assert_eq!(verdict(&[]).0, Verdict::Missing);
        assert_eq!(verdict(&[None]).0, Verdict::Missing);
        for figure in [0, 300] {
            let (verdict, origin) = verdict(&[Some(figure)]);
            assert_ne!(verdict, Verdict::Missing);
            let Some(Origin::Corrected { was: None, cells }) = origin else {
                panic!("{origin:?}");
            };
            assert_eq!(cells.len(), 1);
        }
    }

    const HEADER: &str =
        "学校名称,学校标识码,办学类型,学生数,教学及辅助用房面积,室内体育用房面积\n";

    #[test]
    fn a_school_is_known_by_its_code_then_by_its_name_and_kind() {
        let files =
            csv(&[HEADER, "甲小学,31001,小学,500,2600,100\n乙小学,,小学,300,1500,0\n"].concat());
        let area = |school: SchoolKey| {
            let list = [correction(school, Field::GymArea, Some(7))];
            let assembled = assemble_corrected(&files, &list);
            let areas = assembled.county.schools.iter().map(|school| {
                school.facts.get(Field::GymArea, Part::Whole).and_then(|fact| fact.value).unwrap()
            });
            let areas: Vec<String> = areas.map(|area| area.to_string()).collect();
            let told = assembled.findings.iter().any(|one| one.code == Code::CorrectionUnused);
            (areas.join(" "), told)
        };
        let cases = [
            (key(Some("31001"), "改了名的小学"), "7 0", false),
            (key(Some("３１００１"), "甲小学"), "7 0", false),
            (key(None, "甲小学"), "7 0", false),
            (key(Some("31002"), "乙小学"), "100 7", false),
            (key(Some("31002"), "甲小学"), "100 0", true),
            (key(None, "丙小学"), "100 0", true),
        ];
        for (school, areas, told) in cases {
            let shown = format!("{school:?}");
            assert_eq!(area(school), (areas.to_owned(), told), "{shown}");
        }
    }

    #[test]
    fn what_was_said_of_the_old_figure_is_settled_and_checks_see_the_new_one() {
        let files = csv(
            &[HEADER, "甲小学,31001,小学,500,2600,很大\n乙小学,,小学,300,1500,1600\n"].concat()
        );
        let faults = |list: &[Correction]| {
            let told = assemble_corrected(&files, list).findings;
            let has = |code: Code| {
                told.iter().any(|one| one.code == code && one.severity != Severity::Notice)
            };
            (has(Code::NotANumber), has(Code::PartOverWhole))
        };
        assert_eq!(faults(&[]), (true, true));
        let list = [
            correction(key(Some("31001"), "甲小学"), Field::GymArea, Some(90)),
            correction(key(None, "乙小学"), Field::GymArea, Some(160)),
        ];
        assert_eq!(faults(&list[..1]), (false, true));
        assert_eq!(faults(&list), (false, false));
    }

    #[test]
    fn of_two_figures_the_typed_one_settles_which_it_is() {
        let read = |name: &str, text: &str| {
            pipeline::read_one(name, text.as_bytes(), &[], &mut |_| ControlFlow::Continue(()))
        };
        let files = [
            read("一.csv", &[HEADER, "甲小学,31001,小学,500,2600,100\n"].concat()),
            read("二.csv", &[HEADER, "甲小学,31001,小学,500,2600,120\n"].concat()),
        ];
        let told = |list: &[Correction]| {
            let findings = assemble_corrected(&files, list).findings;
            findings.iter().find(|one| one.code == Code::Conflict).map(|one| one.severity)
        };
        assert_eq!(told(&[]), Some(Severity::Error));
        let of = |field| correction(key(Some("31001"), "甲小学"), field, Some(120));
        assert_eq!(told(&[of(Field::GroundArea)]), Some(Severity::Error));
        assert_eq!(told(&[of(Field::GymArea)]), Some(Severity::Notice));
    }

    #[test]
    fn a_place_that_no_file_has_is_made() {
        let files = csv("学校名称,办学类型,学生数\n甲小学,小学,500\n");
        let list = [correction(key(None, "甲小学"), Field::GroundArea, Some(4000))];
        let county = assemble_corrected(&files, &list).county;
        let fact = county.schools[0].facts.get(Field::GroundArea, Part::Whole).unwrap();
        assert_eq!(fact.origin, Origin::Corrected { was: None, cells: Vec::new() });
    }
}
