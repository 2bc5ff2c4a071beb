//! What each source says of the classes of a part of a school: the list of classes (班级名册), the bands
//! (分班额班级数), the largest class (最大班额), the average. Each is held against the number of classes
//! and pupils, since a statement that leaves some of them out says nothing of these.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::county::{Band, CLASS_BANDS, Cell, Class, Field, LARGE_CLASSES, Part, Stage};
use crate::standard::{Cited, PerStage};

use super::super::super::units::Seated;
use super::super::place::Place;

/// What a statement comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// No class is too large.
    Within,
    /// Some class is.
    Over,
    /// Neither.
    Nothing,
}

/// One statement about the classes.
pub(super) struct Statement {
    pub(super) says: Says,
    /// How many classes are too large, at least.
    pub(super) over: Decimal,
    /// What it says, in words.
    pub(super) reason: String,
    /// Why it cannot be right.
    pub(super) doubt: Option<String>,
    pub(super) cells: Vec<Cell>,
}

impl Statement {
    fn new(says: Says, reason: String, cells: Vec<Cell>) -> Self {
        let over = if says == Says::Over { Decimal::ONE } else { Decimal::ZERO };
        Self { says, over, reason, doubt: None, cells }
    }

    fn doubted(mut self, doubt: Option<String>) -> Self {
        self.doubt = doubt;
        self
    }
}

/// A part of a school and the limits: over `strict` in no class is within, over `mild` in one is over.
struct Asked<'a> {
    place: &'a Place<'a>,
    part: Part,
    strict: Decimal,
    mild: Decimal,
    /// Pupils of the part, where they are known.
    pupils: Option<Decimal>,
    /// Its classes, where a number of them is given that can be.
    classes: Option<Decimal>,
}

impl Asked<'_> {
    fn figure(&self, field: Field) -> Option<Decimal> {
        self.place.school.facts.get(field, self.part).and_then(|fact| fact.value)
    }

    fn cells(&self, field: Field) -> Vec<Cell> {
        let fact = self.place.school.facts.get(field, self.part);
        fact.map(|fact| fact.origin.cells().to_vec()).unwrap_or_default()
    }
}

/// What is said of one stage; of a school of one stage, what is said of the whole school as well.
pub(super) fn of_stage(place: &Place<'_>, stage: Stage, most: Decimal) -> Vec<Statement> {
    let pupils = place.parts.iter().find(|one| one.part == stage.part()).and_then(Seated::pupils);
    let alone = place.parts.len() == 1;
    let classes = |part| classes(place, part);
    let any = classes(stage.part()).or_else(|| classes(Part::Whole).filter(|_| alone));
    let parts = [stage.part(), Part::Whole];
    let mut all = Vec::new();
    for part in parts.into_iter().take(if alone { 2 } else { 1 }) {
        let asked = Asked { place, part, strict: most, mild: most, pupils, classes: any };
        // Of a stage whose classes are not told apart there are at most all of them.
        let at_most = any.or_else(|| classes(Part::Whole));
        all.extend(bands(&asked));
        all.extend(largest(&asked, at_most));
        if classes(part).is_some() {
            all.extend(average(&asked, pupils));
        }
    }
    let is_own = |class: &&Class| class.part == stage.part() || alone && class.part == Part::Whole;
    let listed: Vec<&Class> = place.school.classes.iter().filter(is_own).collect();
    let part = stage.part();
    let asked = Asked { place, part, strict: most, mild: most, pupils, classes: any };
    all.extend(list(&asked, &listed, |_| None));
    all
}

/// What is said of a whole school of several stages.
pub(super) fn of_whole(
    place: &Place<'_>,
    limit: &PerStage<Cited<Decimal>>,
    strict: Decimal,
    mild: Decimal,
) -> Vec<Statement> {
    let pupils = place.parts.iter().map(Seated::pupils).sum();
    let classes = classes(place, Part::Whole);
    let asked = Asked { place, part: Part::Whole, strict, mild, pupils, classes };
    let mut all: Vec<Statement> = bands(&asked).into_iter().collect();
    all.extend(largest(&asked, classes));
    // Classes of 高中 can only make the average seem smaller.
    all.extend(average(&asked, super::super::super::relaxation::compulsory_pupils(&place.parts)));
    let listed: Vec<&Class> = place.school.classes.iter().collect();
    if listed.iter().any(|class| class.part == Part::Whole) {
        all.extend(list(&asked, &listed, |class: &Class| match class.part {
            Part::Primary => Some(limit.get(Stage::Primary).value),
            Part::Junior => Some(limit.get(Stage::Junior).value),
            Part::Senior | Part::Kindergarten => Some(Decimal::MAX),
            Part::Whole => None,
        }));
    }
    all
}

/// The pupils that the largest class of the whole school has at least, and what says so.
pub(super) fn largest_of_whole(place: &Place<'_>) -> Option<(Decimal, String)> {
    let figure = |field| place.school.facts.get(field, Part::Whole).and_then(|fact| fact.value);
    let said = figure(Field::LargestClass).map(|most| (most, format!("全校最大班额 {most} 人")));
    let filled = |band: &&Band| figure(band.field).is_some_and(|count| count > Decimal::ZERO);
    let bands = CLASS_BANDS.iter().chain([&LARGE_CLASSES]).filter(filled);
    let bands =
        bands.map(|band| (Decimal::from(band.from), format!("全校有{}", band.field.name())));
    bands.chain(said).max_by_key(|(most, _)| *most)
}

/// A number of classes that can be: a part with pupils has at least one.
fn classes(place: &Place<'_>, part: Part) -> Option<Decimal> {
    let fact = place.school.facts.get(Field::Classes, part);
    fact.and_then(|fact| fact.value).filter(|classes| *classes > Decimal::ZERO)
}

/// A list proves the size of all classes where it has as many classes and pupils as the school.
fn list(
    asked: &Asked<'_>,
    listed: &[&Class],
    own: impl Fn(&Class) -> Option<Decimal>,
) -> Option<Statement> {
    if listed.is_empty() {
        return None;
    }
    let over = |class: &Class, most: Decimal| {
        class.least().is_some_and(|pupils| pupils > own(class).unwrap_or(most))
    };
    // Lists that differ may each have too large a class, and not the same one.
    let large_in = |list: Option<u32>| -> Vec<(&Class, Decimal)> {
        let pupils = listed.iter().filter_map(|class| Some((*class, class.least_by(list)?)));
        let most = |class: &Class| own(class).unwrap_or(asked.mild);
        pupils.filter(|(class, pupils)| *pupils > most(class)).collect()
    };
    let lists: BTreeSet<u32> =
        listed.iter().flat_map(|class| &class.lists).map(|(list, _)| *list).collect();
    let lists: Vec<Option<u32>> =
        if lists.is_empty() { vec![None] } else { lists.into_iter().map(Some).collect() };
    let large: Vec<Vec<(&Class, Decimal)>> = lists.iter().copied().map(large_in).collect();
    if large.iter().all(|one| !one.is_empty()) {
        let mut reasons: Vec<String> = Vec::new();
        let mut cells: Vec<Cell> = Vec::new();
        for (class, pupils) in large.iter().flatten() {
            let reason = format!("{} {pupils} 人", class.name);
            if !reasons.contains(&reason) {
                reasons.push(reason);
                cells.extend(class.cell.filter(|cell| !cells.contains(cell)));
            }
        }
        let mut reason = reasons.join("，");
        if large.len() > 1 {
            reason += "（几份班级名册的人数不一样，但不管按哪一份，都有超过上限的班）";
        }
        let mut said = Statement::new(Says::Over, reason, cells);
        said.over = Decimal::from(large.iter().map(Vec::len).min().unwrap_or_default());
        return Some(said);
    }
    let cells: Vec<Cell> = listed.iter().filter_map(|class| class.cell).collect();
    let nothing = |reason: String| Some(Statement::new(Says::Nothing, reason, Vec::new()));
    let count = Decimal::from(listed.len());
    let sum = |list: &Option<u32>| listed.iter().map(|one| one.least_by(*list)).sum();
    let sums: Option<Vec<Decimal>> = lists.iter().map(sum).collect();
    // Of lists that differ, the one with the fewest pupils.
    let Some(sum) = sums.and_then(|sums| sums.into_iter().min()) else {
        return nothing("班级名册有空白的人数".to_owned());
    };
    if listed.iter().any(|class| over(class, asked.strict)) {
        return nothing(String::new());
    }
    // Lists that differ prove nothing where one of them has too large a class.
    let may_be_over = |class: &&&Class| {
        class.most().is_some_and(|pupils| pupils > own(class).unwrap_or(asked.strict))
    };
    if let Some(class) = listed.iter().find(may_be_over) {
        let stated: Vec<String> = class.stated.iter().map(ToString::to_string).collect();
        let doubt = format!("{}有几种填法：{}人", class.name, stated.join("、"));
        let cells = class.cell.into_iter().collect();
        let said = Statement::new(Says::Nothing, String::new(), cells);
        return Some(said.doubted(Some(doubt)));
    }
    match (asked.classes, asked.pupils) {
        (Some(classes), _) if count < classes => {
            return nothing(format!("班级名册只有 {count} 个班，班级总数是 {classes} 个"));
        }
        (None, Some(pupils)) if sum < pupils => {
            return nothing(format!("班级名册合计 {sum} 人，在校生是 {pupils} 人"));
        }
        (None, None) => {
            return nothing("班级名册是否齐全看不出（没有班级总数和在校生数）".to_owned());
        }
        _ => {}
    }
    let more_classes = asked.classes.filter(|classes| count > *classes);
    // A list with all classes and too few pupils leaves some of them out.
    let fewer_pupils = asked.pupils.filter(|pupils| sum < *pupils);
    let doubt = more_classes
        .map(|classes| format!("比班级总数 {classes} 个多"))
        .or_else(|| fewer_pupils.map(|pupils| format!("比在校生 {pupils} 人少")));
    let reason = format!("班级名册 {count} 个班 {sum} 人，都不超过 {} 人", asked.strict);
    Some(Statement::new(Says::Within, reason, cells).doubted(doubt))
}

/// What the bands say, added up.
#[derive(Default)]
struct Banded {
    sum: Decimal,
    large: Decimal,
    reasons: Vec<String>,
    cells: Vec<Cell>,
    /// Classes in bands that lie across the limits.
    open: Decimal,
    /// A band that reaches over the limit is blank.
    blank_above: bool,
    /// The most pupils of a class in a blank band under the limit.
    blank_below: Option<Decimal>,
    given: bool,
    /// The most pupils that the classes can have; `None` where one has no end.
    room: Option<Decimal>,
}

fn bands(asked: &Asked<'_>) -> Option<Statement> {
    let banded = add_up(asked);
    if !banded.given {
        return None;
    }
    if banded.large > Decimal::ZERO {
        let mut said = Statement::new(Says::Over, banded.reasons.join("，"), banded.cells);
        said.over = banded.large;
        return Some(said);
    }
    let all_known = !banded.blank_above && banded.blank_below.is_none();
    let classes = asked.classes;
    if all_known && banded.sum.is_zero() {
        let doubt = Some("各班额段的班级数都是 0".to_owned());
        return Some(Statement::new(Says::Nothing, String::new(), Vec::new()).doubted(doubt));
    }
    // Bands that make up all classes leave none for a blank one.
    let complete =
        classes.is_some_and(|classes| banded.sum >= classes && banded.sum > Decimal::ZERO);
    let within = banded.open.is_zero() && (!banded.blank_above || complete);
    if !within {
        return Some(Statement::new(Says::Nothing, String::new(), Vec::new()));
    }
    let sum = banded.sum;
    let wrong_sum =
        classes.filter(|classes| if all_known { sum != *classes } else { sum > *classes });
    let room = match (banded.blank_below, classes) {
        (None, _) => banded.room,
        (Some(top), Some(classes)) => {
            banded.room.map(|room| room + top * (classes - sum).max(Decimal::ZERO))
        }
        (Some(_), None) => None,
    };
    let small = room.zip(asked.pupils).filter(|(room, pupils)| room < pupils);
    let doubt = wrong_sum
        .map(|classes| format!("各班额段合计 {sum} 个班，与班级总数 {classes} 个不符"))
        .or_else(|| {
            small.map(|(room, pupils)| {
                format!("各班额段的班级最多 {room} 人，容不下在校生 {pupils} 人")
            })
        });
    let reason = format!("各班额段没有超过 {} 人的班级", asked.strict);
    let cells = asked.cells(Field::Classes);
    Some(Statement::new(Says::Within, reason, cells).doubted(doubt))
}

fn add_up(asked: &Asked<'_>) -> Banded {
    let mut banded = Banded { room: Some(Decimal::ZERO), ..Banded::default() };
    // 56人以上 holds several bands: none in it is none in each of them.
    let many = asked.figure(LARGE_CLASSES.field);
    banded.given = many.is_some();
    let mut last = Decimal::ZERO;
    let none_in = |band: &Band| band.from >= LARGE_CLASSES.from && many == Some(Decimal::ZERO);
    for band in &CLASS_BANDS {
        let top = band.below.map(|below| Decimal::from(below - 1));
        let above = Decimal::from(band.from) > asked.mild;
        let across = !above && top.is_none_or(|top| top > asked.strict);
        match asked.figure(band.field) {
            Some(count) => {
                banded.given = true;
                banded.sum += count;
                if count > Decimal::ZERO {
                    banded.room = banded.room.zip(top).map(|(room, top)| room + top * count);
                }
                if band.from >= LARGE_CLASSES.from {
                    last += count;
                }
                if above && count > Decimal::ZERO {
                    banded.reasons.push(format!("{} {count} 个", band.field.name()));
                    banded.cells.extend(asked.cells(band.field));
                    banded.large += count;
                } else if across {
                    banded.open += count;
                }
            }
            None if none_in(band) => {}
            None if above || across => banded.blank_above = true,
            None => banded.blank_below = banded.blank_below.max(top),
        }
    }
    let more = many.filter(|many| *many > last);
    if let Some(many) = more.filter(|_| Decimal::from(LARGE_CLASSES.from) > asked.mild) {
        banded.reasons.push(format!("{} {many} 个", LARGE_CLASSES.field.name()));
        banded.cells.extend(asked.cells(LARGE_CLASSES.field));
        banded.large += many - last;
    }
    banded
}

fn largest(asked: &Asked<'_>, classes: Option<Decimal>) -> Option<Statement> {
    let most = asked.figure(Field::LargestClass)?;
    let cells = asked.cells(Field::LargestClass);
    let reason = format!("最大班额 {most} 人");
    if most <= Decimal::ZERO {
        let doubt = Some(format!("最大班额填的是 {most}"));
        return Some(Statement::new(Says::Nothing, String::new(), cells).doubted(doubt));
    }
    if most > asked.mild {
        let doubt = asked.pupils.filter(|pupils| most > *pupils);
        let doubt = doubt.map(|pupils| format!("多于在校生 {pupils} 人"));
        return Some(Statement::new(Says::Over, reason, cells).doubted(doubt));
    }
    if most > asked.strict {
        return Some(Statement::new(Says::Nothing, String::new(), cells));
    }
    let small = classes
        .zip(asked.pupils)
        .filter(|(classes, pupils)| most.checked_mul(*classes).is_some_and(|room| room < *pupils));
    let doubt = small.map(|(classes, pupils)| {
        format!("{classes} 个班最多 {} 人，容不下在校生 {pupils} 人", most * classes)
    });
    Some(Statement::new(Says::Within, reason, cells).doubted(doubt))
}

fn average(asked: &Asked<'_>, pupils: Option<Decimal>) -> Option<Statement> {
    let (pupils, classes) = (pupils?, asked.classes?);
    let over = asked.mild.checked_mul(classes).is_some_and(|room| pupils > room);
    over.then(|| {
        let reason = format!("{pupils} 人分 {classes} 个班，至少有一个班超过");
        Statement::new(Says::Over, reason, asked.cells(Field::Classes))
    })
}
