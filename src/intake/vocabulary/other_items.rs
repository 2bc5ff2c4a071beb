//! What the forms ask of a school beside the seven indicators: classes by size, rooms by area, funds,
//! training, flags. It holds the words and says which quantity a header or label means; bounds of
//! bands are read from its figures. A wording that is not held here is not read.

use crate::county::{
    ART_BANDS, Band, CLASS_BANDS, Field, LARGE_CLASSES, MUSIC_BANDS, Measure, Part,
};
use crate::intake::layout::column::Role;
use crate::intake::layout::segment::Segment;
use crate::intake::vocabulary::headers::{DERIVED, DERIVED_GROUPS, FULL_TIME};
use crate::intake::vocabulary::unit::Unit;

/// Stems, as [`Segment`] cuts them, and what they mean.
#[rustfmt::skip]
const STEMS: &[(Field, &[&str])] = &[
    (Field::MigrantPupils, &[
        "进城务工人员随迁子女在校生", "进城务工人员随迁子女在校学生", "随迁子女在校生",
        "随迁子女在校学生", "进城务工人员随迁子女", "随迁子女", "随迁子女学生", "随迁子女生",
    ]),
    (Field::DistrictPupils, &[
        "家庭住址在划片范围内的在校学生", "家庭住址在划片范围内的在校生", "家庭住址在划片范围内的学生",
        "划片范围内在校学生", "划片范围内的在校学生", "划片范围内在校生", "划片范围内学生",
        "就近划片入学学生", "划片入学学生", "片内学生",
    ]),
    (Field::LargestClass, &["最大班额", "最大班额学生", "最大班级学生", "最大班学生", "最大班级"]),
    (Field::CertifiedTeachers, &[
        "持有教师资格证的专任教师", "持有教师资格证专任教师", "持有教师资格证的教师",
        "持证专任教师", "持证教师", "有教师资格证的专任教师", "持教师资格证专任教师",
    ]),
    (Field::MusicRooms, &["音乐教室", "音乐专用教室", "音乐专用", "音乐室"]),
    (Field::ArtRooms, &["美术教室", "美术专用教室", "美术专用", "美术室"]),
    (Field::Graduates, &["本届毕业学生", "本届毕业生", "毕业班学生", "本届毕业班学生"]),
    (Field::Entrants, &[
        "毕业年级初一时在校学生", "毕业年级初一时学生", "毕业年级初一时在校生", "三年前该年级入学学生",
        "三年前入学学生",
    ]),
    (Field::TransferredIn, &["毕业年级三年转入学生", "毕业年级三年转入", "三年转入学生"]),
    (Field::TransferredOut, &["毕业年级三年转出学生", "毕业年级三年转出", "三年转出学生"]),
    (Field::Died, &["毕业年级三年死亡学生", "毕业年级三年死亡", "三年死亡学生"]),
    (Field::LeasedArea, &[
        "校外租赁场馆", "校外租赁体育场馆", "校外租借体育场馆", "校外周边租借体育场馆",
        "校外周边租赁体育场馆", "租赁体育场馆",
    ]),
    (Field::OtherGroundArea, &[
        "校内其他体育场", "校内其他体育场地", "校园其他专用运动场地", "校内其他运动场地",
    ]),
    (Field::FoundedYear, &["建校时间", "建校年份", "建校年", "建校"]),
    (Field::Computers, &["计算机台", "计算机", "学生用计算机", "学生用计算机台"]),
    (Field::Books, &["图书册", "图书", "图书藏量"]),
    (Field::Staff, &["教职工"]),
];

/// Words that a header has to hold, all of them, whatever else stands in it; the first that fits.
#[rustfmt::skip]
const PHRASES: &[(Field, &[&str])] = &[
    (Field::TrainedTeachers, &["360学时"]),
    (Field::TrainingBudget, &["培训经费", "预算"]),
    (Field::PublicBudget, &["公用经费", "预算"]),
    (Field::PublicAccounts, &["公用经费", "决算"]),
    (Field::RankedTeachers, &["中级及以上", "职务"]),
];

/// 是否…: the words that tell one flag from the others.
#[rustfmt::skip]
const FLAGS: &[(Field, &[&str])] = &[
    (Field::BuiltBy2010, &["2010", "建成"]),
    (Field::BuiltBy2016, &["2016", "建成"]),
    (Field::CrowdedCentre, &["人口密度"]),
    (Field::SmallRural, &["50人", "100人"]),
    (Field::SmallClassRural, &["最大班额", "30人"]),
    (Field::Boarding, &["寄宿"]),
];

/// Teachers who are not 专任 of this school alone, by subject.
const SHARED: &[(Field, &str)] = &[
    (Field::SharedSportsTeachers, "体育"),
    (Field::SharedMusicTeachers, "音乐"),
    (Field::SharedFineArtTeachers, "美术"),
    (Field::SharedArtsTeachers, "艺术"),
];

/// What a path means, if it means one of these quantities.
pub(crate) fn role(path: &[Segment]) -> Option<Role> {
    let subject = path.iter().rposition(|segment| !segment.is_generic())?;
    let above = path.get(..subject).unwrap_or_default();
    let field = field(path.get(subject)?, above)?;
    let of_result = above.iter().any(|segment| holds(&segment.plain, DERIVED_GROUPS));
    let below = path.get(subject..).unwrap_or_default();
    let of_women = path.iter().any(|segment| segment.remarks.iter().any(|remark| remark == "女"));
    if of_result || of_women || below.iter().any(|segment| holds(&segment.plain, DERIVED)) {
        return None;
    }
    let part = path.iter().rev().find_map(|segment| segment.part).unwrap_or(Part::Whole);
    let measure = field.measure();
    let unit = below.iter().rev().find_map(|segment| segment.unit);
    let factor = match unit {
        // ≥96㎡ is the band's bound, not what its rooms are counted in.
        Some(Unit::SquareMetres) if measure == Measure::Rooms => Some(1),
        Some(unit) if unit.factor(measure).is_some() => unit.factor(measure),
        Some(Unit::Count) | None if measure != Measure::Yuan => Some(1),
        None => None,
        Some(_) => return Some(Role::Misfit { field }),
    };
    Some(Role::Figure { field, part, factor })
}

/// The quantity that a header cell means under the groups above it.
pub(crate) fn field(segment: &Segment, above: &[Segment]) -> Option<Field> {
    let text = segment.plain.as_str();
    if text.contains("是否") {
        let flag = FLAGS.iter().find(|(_, words)| words.iter().all(|word| text.contains(word)));
        return flag.map(|(field, _)| *field);
    }
    if text.contains('率') || holds(text, DERIVED) {
        return None;
    }
    if let Some(field) = class_band(text).or_else(|| room_band(text, above)) {
        return Some(field);
    }
    let stem = segment.stem.as_str();
    let known = STEMS.iter().find(|(_, stems)| stems.contains(&stem));
    if let Some((field, _)) = known {
        // 音乐教室面积 is no number of rooms.
        let fits = field.measure() == Measure::SquareMetres || !text.contains("面积");
        return fits.then_some(*field);
    }
    // Under 教职工 it counts others as well.
    let of_teachers = above.last().is_some_and(|group| holds(&group.plain, FULL_TIME));
    if stem == "持有教师资格证" && of_teachers {
        return Some(Field::CertifiedTeachers);
    }
    let shared = ["轮岗", "走教", "兼职"].iter().any(|word| text.contains(word));
    if shared && text.contains("教师") {
        return SHARED.iter().find(|(_, word)| text.starts_with(word)).map(|(field, _)| *field);
    }
    let phrase = PHRASES.iter().find(|(_, words)| words.iter().all(|word| text.contains(word)));
    phrase.map(|(field, _)| *field)
}

/// 每班26-30人班级个数, 25人以下, 66人及以上班数.
fn class_band(text: &str) -> Option<Field> {
    let other = ["学校", "教学点", "教师", "面积", "小规模"];
    if !text.contains('人') || other.iter().any(|word| text.contains(word)) {
        return None;
    }
    let bounds = match numbers(text).as_slice() {
        [only] if text.contains("以下") => (0, Some(*only + 1)),
        [only] if text.contains("以上") => (*only, None),
        [from, to] => (*from, Some(*to + 1)),
        _ => return None,
    };
    within(&CLASS_BANDS, bounds).or_else(|| within(&[LARGE_CLASSES], bounds))
}

/// 73㎡≤单间面积<96㎡的音乐教室间数; ≥90㎡ under 美术教室.
fn room_band(text: &str, above: &[Segment]) -> Option<Field> {
    let bounds = match numbers(text).as_slice() {
        [only] if holds(text, &["≥", ">=", "以上", "不小于", "不低于"]) => (*only, None),
        [from, below] => (*from, Some(*below)),
        _ => return None,
    };
    let subject = std::iter::once(text)
        .chain(above.iter().rev().map(|segment| segment.plain.as_str()))
        .find(|text| text.contains("教室") && holds(text, &["音乐", "美术"]))?;
    match (subject.contains("音乐"), subject.contains("美术")) {
        (true, false) => within(&MUSIC_BANDS, bounds),
        (false, true) => within(&ART_BANDS, bounds),
        _ => None,
    }
}

fn within(bands: &[Band], (from, below): (u32, Option<u32>)) -> Option<Field> {
    let band = bands.iter().find(|band| (band.from, band.below) == (from, below));
    band.map(|band| band.field)
}

/// The whole numbers in a text.
fn numbers(text: &str) -> Vec<u32> {
    let runs = text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
    // m2 is a unit.
    runs.filter(|run| *run != "2")
        .filter_map(|run| run.parse().ok().filter(|n| *n < 1000))
        .collect()
}

fn holds(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_mean_what_they_say() {
        let cases = [
            ("25人以下", Some(Field::ClassesTo25)),
            ("26—30人", Some(Field::ClassesTo30)),
            ("51～55人班级数", Some(Field::ClassesTo55)),
            ("每班66人以上班级个数", Some(Field::ClassesOver65)),
            ("66人及以上（个）", Some(Field::ClassesOver65)),
            ("56人以上", Some(Field::ClassesFrom56)),
            ("56人及以上大班额班数（个）", Some(Field::ClassesFrom56)),
            ("46人以上", None),
            ("50人及以上教学点", None),
            ("最大班额（人）", Some(Field::LargestClass)),
            ("单间面积≥96㎡的音乐教室间数", Some(Field::MusicRooms96)),
            ("67㎡≤单间面积＜90㎡的美术教室间数", Some(Field::ArtRooms67)),
            ("音乐教室总间数", Some(Field::MusicRooms)),
            ("音乐教室（间）", Some(Field::MusicRooms)),
            ("音乐、美术教室", None),
            ("上一年度教师培训经费预算总额（万元）", Some(Field::TrainingBudget)),
            ("生均公用经费预算", None),
            ("教师培训完成率（360学时）", None),
            ("体育交流轮岗/兼职/走教教师人数", Some(Field::SharedSportsTeachers)),
            ("是否2010年及之前规划并建成", Some(Field::BuiltBy2010)),
            ("是否寄宿制学校", Some(Field::Boarding)),
            ("是否达标", None),
            ("毕业生数", None),
        ];
        for (text, field) in cases {
            let path = [Segment::new(text)];
            let found = match role(&path) {
                Some(Role::Figure { field, .. }) => Some(field),
                _ => None,
            };
            assert_eq!(found, field, "{text}");
        }
        let under = [Segment::new("美术教室"), Segment::new("≥90㎡")];
        assert!(matches!(role(&under), Some(Role::Figure { field: Field::ArtRooms90, .. })));
    }
}
