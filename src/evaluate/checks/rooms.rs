//! Rooms for music and art: one of each for so many classes, only rooms that are large enough, or as
//! large as a lower demand asks for. How many those are is counted in [`bands`].

mod bands;

use num_traits::ToPrimitive;
use rust_decimal::Decimal;

use crate::county::{Band, Field, Part, Stage};
use crate::standard::{RelaxationRule, Rooms};

use super::super::relaxation::{self, Applies, Relaxed};
use super::part::PartResult;
use super::place::{Found, Place};
use super::{Offender, Scene, Verdict};
use bands::{Given, SUBJECTS, Subject, both, count, gap, mismatch, too_many};

/// A demand: the strictest and the mildest area that the text can mean for a school.
#[derive(Clone, Copy)]
struct Areas {
    strict: [Decimal; 2],
    mild: [Decimal; 2],
}

pub(super) fn part(rooms: &Rooms, item: &str, scene: &Scene<'_>) -> PartResult {
    let mut part = PartResult::new("音乐、美术专用教室");
    part.limit = Some(rooms.classes.clone());
    for place in scene.places.iter().filter(|place| place.counts) {
        one(place, rooms, item, scene, &mut part);
    }
    part.settle(scene);
    part.detail = format!(
        "每 {} 个班音乐教室（≥{}㎡）、美术教室（≥{}㎡）各 1 间以上，{}",
        rooms.classes.value,
        rooms.music.value,
        rooms.art.value,
        part.tally("未达到的学校"),
    );
    part
}

fn one(place: &Place<'_>, rooms: &Rooms, item: &str, scene: &Scene<'_>, part: &mut PartResult) {
    let plain = [rooms.music.value, rooms.art.value];
    let relaxed = relaxation::of(scene.standard, item).next().is_some();
    part.look(place, looked(place, plain, relaxed));
    let mut asks = Vec::new();
    let given = Given::of(place);
    let needs = required(place, rooms.classes.value, &mut asks);
    let wrong = wrong_classes(place).into_iter().chain(too_many(&given)).collect::<Vec<_>>();
    let with = |areas: Areas, asks: &mut Vec<(Field, Part)>| {
        let strict = both(&given, areas.strict, needs, asks);
        let mild = both(&given, areas.mild, needs, &mut Vec::new());
        match (strict, mild) {
            (Verdict::Met, _) => Verdict::Met,
            (_, Verdict::NotMet) => Verdict::NotMet,
            _ => Verdict::Missing,
        }
    };
    let without = with(Areas { strict: plain, mild: plain }, &mut asks);
    let mut verdict = without;
    for rule in relaxation::of(scene.standard, item).filter(|_| without != Verdict::Met) {
        let Some(areas) = areas(rule, place) else { continue };
        if verdict == Verdict::Met {
            break;
        }
        let mut more = Vec::new();
        let relaxed = with(areas, &mut more);
        if relaxed == Verdict::NotMet {
            continue;
        }
        match relaxation::applies(rule, place.school, &place.parts) {
            Applies::Yes(reason) => {
                verdict = relaxed;
                asks.extend(more);
                if relaxed == Verdict::Missing {
                    part.findings.extend(gap(place, &given, rule, areas.mild));
                } else {
                    part.relaxed.push((place.index, Relaxed::new(rule, reason, without)));
                }
            }
            Applies::Unknown(needed) => {
                verdict = Verdict::Missing;
                asks.push((needed.field, needed.part));
            }
            Applies::No | Applies::Contradicted(_) => {}
        }
    }
    mismatch(place, &given, part);
    if matches!(verdict, Verdict::Met | Verdict::NotJudged) {
        return;
    }
    if verdict == Verdict::Missing {
        let asks = asks.into_iter().map(|(field, of)| place.needed(field, of));
        part.missing.extend(asks);
    }
    let counted = |subject: &Subject, given: &Given, area: Decimal| {
        between(count(given, subject, area)).trim_start().to_owned()
    };
    let [music, art] = &SUBJECTS;
    let [music_rooms, art_rooms] = &given;
    let [music_area, art_area] = plain;
    let wanted = between(needs);
    let asked = verdict == Verdict::Missing && !wrong.is_empty();
    part.asked |= asked;
    let why = if asked { format!("待核：{}；", wrong.join("，")) } else { String::new() };
    part.offenders.push(Offender {
        school: place.index,
        verdict,
        detail: format!(
            "{why}应各有{wanted}；{}教室（≥{music_area}㎡）{}，{}教室（≥{art_area}㎡）{}",
            music.name,
            counted(music, music_rooms, music_area),
            art.name,
            counted(art, art_rooms, art_area),
        ),
        cells: cells(place),
    });
}

/// A number of rooms that is known at least and at most.
fn between((least, most): (u64, Option<u64>)) -> String {
    match most {
        Some(most) if most == least => format!(" {least} 间"),
        Some(most) if least == 0 => format!("至多 {most} 间"),
        Some(most) => format!(" {least}～{most} 间"),
        // At least none is nothing known.
        None if least == 0 => "间数未填".to_owned(),
        None => format!("至少 {least} 间"),
    }
}

/// The figures that it rests on: classes, rooms of the area demanded, the others where they are given
/// or may count as well.
fn looked(place: &Place<'_>, areas: [Decimal; 2], relaxed: bool) -> Vec<(Field, Part)> {
    let mut facts = place.asked(Field::Classes, None);
    for (subject, area) in SUBJECTS.iter().zip(areas) {
        let counts = |band: &&Band| relaxed || Decimal::from(band.from) >= area;
        facts.extend(subject.bands.iter().filter(counts).map(|band| (band.field, Part::Whole)));
        let others = subject.bands.iter().map(|band| band.field).chain([subject.total]);
        facts.extend(place.given(others));
    }
    facts
}

/// The areas of a lower demand. Where its stages differ, the text does not say which of them a
/// combined school has to keep.
fn areas(rule: &RelaxationRule, place: &Place<'_>) -> Option<Areas> {
    let rooms = rule.rooms.as_ref()?;
    let pair = |stage: Stage| {
        let (music, art) = *rooms.get(stage);
        [music, art]
    };
    match place.stages() {
        [stage] => Some(Areas { strict: pair(*stage), mild: pair(*stage) }),
        _ => {
            let [primary, junior] = Stage::ALL.map(pair);
            let pick = |of: fn(Decimal, Decimal) -> Decimal| {
                let mut picked = primary;
                for (one, other) in picked.iter_mut().zip(junior) {
                    *one = of(*one, other);
                }
                picked
            };
            Some(Areas { strict: pick(Decimal::max), mild: pick(Decimal::min) })
        }
    }
}

/// How many rooms of each: the least and the most it can be.
fn required(place: &Place<'_>, per: Decimal, asks: &mut Vec<(Field, Part)>) -> (u64, Option<u64>) {
    let rooms = |classes: Decimal| (classes / per).ceil().to_u64().unwrap_or(u64::MAX);
    match place.figure(Field::Classes, None) {
        // A school with pupils has classes: 0 is no figure.
        Found::Known(..) if wrong_classes(place).is_some() => {
            asks.push((Field::Classes, Part::Whole));
            (1, None)
        }
        Found::Known(classes, _) => {
            let by_stage = || {
                let mut stages = place.stages().iter();
                stages.all(|stage| place.figure(Field::Classes, Some(*stage)).value().is_some())
            };
            // The whole school's classes may be those of 高中 as well.
            if place.has_senior() && !by_stage() {
                asks.push((Field::Classes, Part::Junior));
                (1, Some(rooms(classes)))
            } else {
                (rooms(classes), Some(rooms(classes)))
            }
        }
        Found::Missing(field, part) => {
            asks.push((field, part));
            (1, None)
        }
    }
}

/// A number of classes that cannot be: each stage with pupils has at least one.
fn wrong_classes(place: &Place<'_>) -> Option<String> {
    let parts = std::iter::once(Part::Whole).chain(place.stages().iter().map(|one| one.part()));
    let figure = |part| place.school.facts.get(Field::Classes, part).and_then(|fact| fact.value);
    let has_pupils = place.parts.iter().any(|one| one.pupils().is_some());
    let mut given = parts.filter_map(figure);
    (has_pupils && given.any(|classes| classes <= Decimal::ZERO))
        .then(|| "有在校生，班级总数却填的是 0".to_owned())
}

fn cells(place: &Place<'_>) -> Vec<crate::county::Cell> {
    let fields = SUBJECTS
        .iter()
        .flat_map(|subject| subject.bands.iter().map(|band| band.field).chain([subject.total]));
    let facts = fields.chain([Field::Classes]).filter_map(|field| {
        place.school.facts.get(field, Part::Whole).map(|fact| fact.origin.cells())
    });
    facts.flatten().copied().collect()
}
