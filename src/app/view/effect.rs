//! What a change did: the results before and after, held against each other line by line, for the
//! sentence that stands near the cell. It compares what was judged and judges nothing.

use crate::app::text::{self as all, effect as say};
use crate::findings::Severity;
use crate::view_model::{FigureView, FindingView, UnitView, ViewModel};

use super::mark;

/// So many changes of one kind are told one by one.
const TOLD: usize = 3;

/// What is different now: what to look at again first, then verdicts, then figures.
pub fn lines(old: &ViewModel, new: &ViewModel) -> Vec<String> {
    let mut lines = Vec::new();
    few(&mut lines, doubts(old, new), say::more_doubts);
    few(&mut lines, units(old, new), say::more_units);
    if old.county.verdict != new.county.verdict {
        let word = |view_model: &ViewModel| mark::county(view_model.county.verdict).1;
        lines.push(say::turned(say::COUNTY, word(old), word(new)));
    }
    if old.verdict != new.verdict {
        let word = |view_model: &ViewModel| mark::verdict(view_model.verdict).1;
        lines.push(say::turned(say::RESOURCES, word(old), word(new)));
    }
    few(&mut lines, items(old, new), say::more_items);
    few(&mut lines, coefficients(old, new), say::more_coefficients);
    if lines.is_empty() {
        lines.push(say::NOTHING.to_owned());
    }
    lines
}

fn few(lines: &mut Vec<String>, told: Vec<String>, more: fn(usize) -> String) {
    let left = told.len().saturating_sub(TOLD);
    lines.extend(told.into_iter().take(TOLD));
    if left > 0 {
        lines.push(more(left));
    }
}

/// Findings that came up with the change.
fn doubts(old: &ViewModel, new: &ViewModel) -> Vec<String> {
    let counts = |one: &&FindingView| one.severity != Severity::Notice;
    let is_new = |one: &&FindingView| old.findings.iter().all(|it| it.message != one.message);
    let doubts = new.findings.iter().filter(counts).filter(is_new);
    doubts.map(|one| say::look_again(&one.message)).collect()
}

/// The unit that stood there before: schools may have come or gone.
fn before<'a>(unit: &UnitView, old: &'a ViewModel, new: &ViewModel) -> Option<&'a UnitView> {
    let key = new.schools.get(unit.school)?.key();
    let is_it = |one: &&UnitView| {
        let school = old.schools.get(one.school);
        one.stage == unit.stage && school.is_some_and(|school| school.key().is(&key))
    };
    let same = old.units.iter().find(|one| one.school == unit.school).filter(&is_it);
    same.or_else(|| old.units.iter().find(is_it))
}

/// The schools that came out otherwise, or with other figures.
fn units(old: &ViewModel, new: &ViewModel) -> Vec<String> {
    let changed = new.units.iter().filter_map(|unit| {
        let was = before(unit, old, new)?;
        let mut parts = Vec::new();
        if was.verdict != unit.verdict {
            let word = |unit: &UnitView| mark::verdict(unit.verdict).1;
            parts.push(say::turned("", word(was), word(unit)));
        }
        let named = unit.indicators.iter().zip(&was.indicators).zip(&new.rules.indicators);
        for ((now, was), of) in named {
            if (&was.value, was.verdict) != (&now.value, now.verdict) {
                parts.push(say::figure(&of.short, &shown(was), &shown(now)));
            }
        }
        let name = &new.schools.get(unit.school)?.name;
        let is_combined = new.schools.get(unit.school)?.kind.parts().len() > 1;
        let section = if is_combined { all::section(unit.stage, true) } else { "" };
        (!parts.is_empty()).then(|| say::of_school(name, section, &parts))
    });
    changed.collect()
}

fn shown(one: &FigureView) -> String {
    [one.value.as_str(), mark::indicator(one).0.sign()].join(" ")
}

/// The items that came out otherwise.
fn items(old: &ViewModel, new: &ViewModel) -> Vec<String> {
    let both = old.checks.iter().zip(&new.checks);
    let changed = both.filter(|(was, now)| was.id == now.id && was.verdict != now.verdict);
    let is_veto = |group| group == crate::standard::Group::Veto;
    let told = changed.map(|(was, now)| {
        let word =
            |one: &crate::view_model::CheckView| mark::check(one.verdict, is_veto(one.group)).1;
        say::turned(&now.id, word(was), word(now))
    });
    told.collect()
}

/// The coefficients that are others now; those that turned first.
fn coefficients(old: &ViewModel, new: &ViewModel) -> Vec<String> {
    let mut told = Vec::new();
    for stage in &new.stages {
        let Some(was) = old.stages.iter().find(|one| one.stage == stage.stage) else { continue };
        let named = stage.indicators.iter().zip(&was.indicators).zip(&new.rules.indicators);
        for ((now, was), of) in named {
            if (&was.cv, was.verdict) == (&now.cv, now.verdict) {
                continue;
            }
            let shown = |one: &crate::view_model::CvView| {
                [one.cv.as_str(), mark::cv(one.verdict).0.sign()].join(" ")
            };
            let name = say::coefficient(stage.stage.name(), &of.short);
            told.push((was.verdict == now.verdict, say::figure(&name, &shown(was), &shown(now))));
        }
    }
    let (others, turned): (Vec<_>, Vec<_>) = told.into_iter().partition(|(is_same, _)| *is_same);
    turned.into_iter().chain(others).map(|(_, line)| line).collect()
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::county::{Correction, Field, Kind, Part, SchoolKey};
    use crate::work::Work;
    use crate::worker::answer::answer;
    use crate::worker::protocol::{Answer, NewFile, Request};

    fn read() -> Work {
        let mut csv = String::from(
            "学校名称,办学类型,学生数,高于规定学历教师数,县级以上骨干教师数,体育艺术专任教师数,\
             教学及辅助用房面积,室内体育用房面积,运动场地面积,教学仪器设备资产值(元),网络多媒体教室间数\n",
        );
        for (at, name) in ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬"].iter().enumerate()
        {
            let more = at * 10;
            let pupils = (500 + more).to_string();
            csv += &[name, "小学,小学,", &pupils, ",25,6,5,2600,100,4000,1200000,14\n"].concat();
        }
        let files = vec![NewFile { name: "县.csv".to_owned(), ..NewFile::default() }];
        let request = Request::Read { work: Work::default(), files };
        match answer(request, &[csv.into_bytes()], &mut |_| ()).0 {
            Answer::Read { readings, .. } => Work { readings, ..Work::default() },
            other => panic!("{other:?}"),
        }
    }

    fn view_model(work: &Work) -> ViewModel {
        match answer(Request::Evaluate { work: work.clone() }, &[], &mut |_| ()).0 {
            Answer::Evaluated { view_model, .. } => view_model,
            other => panic!("{other:?}"),
        }
    }

    fn check(typed: &[(Field, Part, &str)], expected: &Expect) {
        let before = read();
        let mut after = before.clone();
        for (field, part, typed) in typed {
            let school =
                SchoolKey { code: None, name: "甲小学".to_owned(), kind: Kind::Primary };
            let typed = (*typed).to_owned();
            after.decisions.amendments.correct(Correction {
                school,
                field: *field,
                part: *part,
                typed,
            });
        }
        expected.assert_eq(&lines(&view_model(&before), &view_model(&after)).join("\n"));
    }

    #[test]
    fn what_a_correction_changed_is_told_in_order_of_weight() {
        // A slip: the new figure was typed behind the old one.
        check(
            &[(Field::Pupils, Part::Whole, "500407")],
            &expect![[r"
                请核对：“甲小学”的在校生数由 500 人 手工改为 500407 人，是原来的十倍以上。
                请核对：“甲小学”的高于规定学历教师数合每百名学生 0.005人，全县小学的中位数是 4.55人，相差悬殊。
                请核对：“甲小学”的县级及以上骨干教师数合每百名学生 0.001人，全县小学的中位数是 1.09人，相差悬殊。
                还有 5 条要核对，见问题清单
                甲小学：由“达标”变为“未达标”，高学历教师 5.00 ✓ → 0.00 ✗，骨干教师 1.20 ✓ → 0.00 ✗，体艺教师 1.00 ✓ → 0.00 ✗，教学用房 5.00 ✓ → 0.00 ✗，运动场馆 8.20 ✓ → 0.01 ✗，仪器设备 2400.00 ✓ → 2.40 ✗，多媒体教室 2.80 ✓ → 0.00 ✗
                G4由“达标”变为“未达标”
                小学高学历教师差异系数 0.048 ✓ → 9.521 ✗
                小学骨干教师差异系数 0.048 ✓ → 9.521 ✗
                小学体艺教师差异系数 0.048 ✓ → 9.521 ✗
                还有 4 个差异系数有变化"]],
        );
        check(
            &[(Field::TeachingArea, Part::Whole, "2400")],
            &expect![[r"
            甲小学：教学用房 5.00 ✓ → 4.60 ✓
            小学教学用房差异系数 0.048 ✓ → 0.040 ✓"]],
        );
        check(
            &[(Field::BackboneTeachers, Part::Whole, "")],
            &expect![[r"
                请核对：“甲小学”缺少县级及以上骨干教师数，骨干教师暂时无法判断；空白不当作 0。
                甲小学：由“达标”变为“数据缺失”，骨干教师 1.20 ✓ → — ?
                小学骨干教师差异系数 0.048 ✓ → 0.042 ?"]],
        );
        check(
            &[(Field::HigherDegreeTeachers, Part::Whole, "250")],
            &expect![[r"
                请核对：“甲小学”的高于规定学历教师数由 25 人 手工改为 250 人，是原来的十倍以上。
                请核对：“甲小学”的高于规定学历教师数合每百名学生 50人，全县小学的中位数是 4.63人，相差悬殊。
                甲小学：高学历教师 5.00 ✓ → 50.00 ✓
                小学高学历教师差异系数 0.048 ✓ → 1.490 ✗"]],
        );
        check(
            &[(Field::Books, Part::Whole, "9000")],
            &expect!["各项结论、指标和差异系数都没有变化。"],
        );
    }
}
