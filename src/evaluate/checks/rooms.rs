//! Rooms for music and art: one of each for so many classes, only rooms that are large enough.
//!
//! The form counts rooms by bands of area. A band that lies across the area demanded, or that the
//! form does not have, cannot be told.

use num_traits::ToPrimitive;
use rust_decimal::Decimal;

use crate::county::{ART_BANDS, Band, Field, MUSIC_BANDS, Part, Stage};
use crate::finding::{Code, Finding};
use crate::standard::{RelaxationRule, Rooms};

use super::super::relaxation::{self, Applies, Relaxed};
use super::part::{PartResult, judge};
use super::place::{Found, Place};
use super::{CheckVerdict, Offender, Scene, Verdict};

/// Music or art.
struct Subject {
    name: &'static str,
    total: Field,
    bands: [Band; 4],
}

const SUBJECTS: [Subject; 2] = [
    Subject { name: "音乐", total: Field::MusicRooms, bands: MUSIC_BANDS },
    Subject { name: "美术", total: Field::ArtRooms, bands: ART_BANDS },
];

/// What a school says of its rooms, looked up once: band by band, and all.
#[derive(Clone, Copy)]
struct Given {
    bands: [Option<u64>; 4],
    total: Option<u64>,
}

impl Given {
    fn of(place: &Place<'_>) -> [Self; 2] {
        let figure = |field| place.figure(field, None).value().and_then(|rooms| rooms.to_u64());
        SUBJECTS.map(|subject| Self {
            bands: subject.bands.map(|band| figure(band.field)),
            total: figure(subject.total),
        })
    }
}

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
    if scene.places.is_empty() {
        part.verdict = CheckVerdict::Missing;
    }
    part.detail = format!(
        "每 {} 个班音乐教室（≥{}㎡）、美术教室（≥{}㎡）各 1 间以上，未达到的学校 {} 所{}",
        rooms.classes.value,
        rooms.music.value,
        rooms.art.value,
        part.count(Verdict::NotMet),
        part.also_missing()
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
                    part.findings.extend(gap(place, &given, rule, areas));
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
        let (least, most) = count(given, subject, area);
        match most {
            Some(most) if most == least => least.to_string(),
            Some(most) => format!("{least}～{most}"),
            None => format!("至少 {least}"),
        }
    };
    let [music, art] = &SUBJECTS;
    let [music_rooms, art_rooms] = &given;
    let [music_area, art_area] = plain;
    let wanted = match needs {
        (least, Some(most)) if least == most => least.to_string(),
        (least, Some(most)) => format!("{least}～{most}"),
        (least, None) => format!("至少 {least}"),
    };
    part.offenders.push(Offender {
        school: place.index,
        verdict,
        detail: format!(
            "应各有 {wanted} 间；{}教室（≥{music_area}㎡）{} 间，{}教室（≥{art_area}㎡）{} 间",
            music.name,
            counted(music, music_rooms, music_area),
            art.name,
            counted(art, art_rooms, art_area),
        ),
        cells: cells(place),
    });
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

fn both(
    given: &[Given; 2],
    areas: [Decimal; 2],
    needs: (u64, Option<u64>),
    asks: &mut Vec<(Field, Part)>,
) -> Verdict {
    let mut worst = Verdict::Met;
    for ((subject, given), area) in SUBJECTS.iter().zip(given).zip(areas) {
        let (least, most) = count(given, subject, area);
        let (fewest, highest) = needs;
        let surely = highest.is_some_and(|highest| least >= highest);
        let possibly = most.is_none_or(|most| most >= fewest);
        let verdict = judge(surely, possibly);
        if verdict == Verdict::Missing {
            let blank = subject.bands.iter().zip(&given.bands).filter(|(band, rooms)| {
                let reaches = band.below.is_none_or(|below| Decimal::from(below) > area);
                reaches && rooms.is_none()
            });
            asks.extend(blank.map(|(band, _)| (band.field, Part::Whole)));
        }
        worst = match (worst, verdict) {
            (Verdict::NotMet, _) | (_, Verdict::NotMet) => Verdict::NotMet,
            (Verdict::Missing, _) | (_, Verdict::Missing) => Verdict::Missing,
            _ => Verdict::Met,
        };
    }
    worst
}

/// How many rooms are at least so large: surely, and at most.
fn count(given: &Given, subject: &Subject, area: Decimal) -> (u64, Option<u64>) {
    let (mut surely, mut small) = (0, 0);
    // What lies across the area or is not given.
    let mut open = 0;
    let mut unknown = false;
    let mut lowest = Decimal::MAX;
    for (band, rooms) in subject.bands.iter().zip(given.bands) {
        let from = Decimal::from(band.from);
        lowest = lowest.min(from);
        let below = band.below.is_some_and(|below| Decimal::from(below) <= area);
        match rooms {
            Some(rooms) if from >= area => surely += rooms,
            Some(rooms) if below => small += rooms,
            Some(rooms) => open += rooms,
            None if !below => unknown = true,
            None => {}
        }
    }
    // Rooms under the lowest band are counted by none.
    unknown |= lowest > area;
    match given.total {
        Some(total) => {
            let most = total.saturating_sub(small);
            (surely, Some(if unknown { most.max(surely) } else { surely + open }))
        }
        None if unknown => (surely, None),
        None => (surely, Some(surely + open)),
    }
}

/// The form has no band for what the lower demand allows.
fn gap(
    place: &Place<'_>,
    given: &[Given; 2],
    rule: &RelaxationRule,
    areas: Areas,
) -> Option<Finding> {
    let lacks = SUBJECTS.iter().zip(given).zip(areas.mild).any(|((subject, given), area)| {
        let last = subject.bands.iter().zip(given.bands).next_back();
        last.is_some_and(|(band, rooms)| Decimal::from(band.from) >= area && rooms.is_none())
    });
    lacks.then(|| {
        let finding = Finding::warning(
            Code::AreaBandUnknown,
            format!(
                "“{}”可按“{}”判断，但填报表的面积分段只到 61㎡，54㎡ 至 61㎡ 的教室间数没有填报；请补填这一段的间数",
                place.school.name, rule.name
            ),
        );
        super::super::units::place(finding.about(&place.school.name), place.school.cell)
    })
}

/// Bands that hold more rooms than there are.
fn mismatch(place: &Place<'_>, given: &[Given; 2], part: &mut PartResult) {
    for (subject, given) in SUBJECTS.iter().zip(given) {
        let banded: u64 = given.bands.iter().flatten().sum();
        if let Some(total) = given.total
            && banded > total
        {
            let finding = Finding::warning(
                Code::BandsMismatch,
                format!(
                    "“{}”{}教室各面积段合计 {banded} 间，多于总间数 {total} 间；请核对",
                    place.school.name, subject.name
                ),
            );
            let finding = finding.about(&place.school.name);
            part.findings.push(super::super::units::place(finding, place.school.cell));
        }
    }
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
