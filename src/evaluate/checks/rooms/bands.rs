//! What the form's counts of rooms tell: it counts them by bands of area. A band that lies across the
//! area demanded, or that the form does not have, cannot be told, and no room is ever put in one by guess.

use num_traits::ToPrimitive;
use rust_decimal::Decimal;

use crate::county::{ART_BANDS, Band, Field, MUSIC_BANDS, Part};
use crate::findings::{Finding, Items};
use crate::standard::RelaxationRule;

use super::super::super::units;
use super::super::Verdict;
use super::super::part::{PartResult, judge};
use super::super::place::Place;

/// Music or art.
pub(super) struct Subject {
    pub(super) name: &'static str,
    pub(super) total: Field,
    pub(super) bands: [Band; 4],
}

pub(super) const SUBJECTS: [Subject; 2] = [
    Subject { name: "音乐", total: Field::MusicRooms, bands: MUSIC_BANDS },
    Subject { name: "美术", total: Field::ArtRooms, bands: ART_BANDS },
];

/// What a school says of its rooms, looked up once: band by band, and all.
#[derive(Clone, Copy)]
pub(super) struct Given {
    bands: [Option<u64>; 4],
    total: Option<u64>,
}

impl Given {
    pub(super) fn of(place: &Place<'_>) -> [Self; 2] {
        let figure = |field| place.figure(field, None).value().and_then(|rooms| rooms.to_u64());
        SUBJECTS.map(|subject| Self {
            bands: subject.bands.map(|band| figure(band.field)),
            total: figure(subject.total),
        })
    }

    /// The rooms of all bands that are given.
    fn banded(&self) -> u64 {
        self.bands.iter().flatten().sum()
    }
}

/// Why the rooms of a subject cannot be as they are counted.
pub(super) fn too_many(given: &[Given; 2]) -> Option<String> {
    let wrong = |(subject, given): &(&Subject, &Given)| {
        given.total.is_some_and(|total| given.banded() > total).then_some(subject.name)
    };
    let names: Vec<&str> = SUBJECTS.iter().zip(given).filter_map(|one| wrong(&one)).collect();
    (!names.is_empty()).then(|| format!("{}教室各面积段合计多于总间数", names.join("、")))
}

/// Whether there are as many rooms of each as are needed, at least and at most. What would tell is asked
/// for.
pub(super) fn both(
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
pub(super) fn count(given: &Given, subject: &Subject, area: Decimal) -> (u64, Option<u64>) {
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
    let banded = given.banded();
    match given.total {
        // Either the bands are right or the total is.
        Some(total) if banded > total => (surely.min(total), (!unknown).then_some(surely + open)),
        Some(total) => {
            let most = total.saturating_sub(small);
            (surely, Some(if unknown { most.max(surely) } else { surely + open }))
        }
        None if unknown => (surely, None),
        None => (surely, Some(surely + open)),
    }
}

/// The form has no band for what the lower demand allows.
pub(super) fn gap(
    place: &Place<'_>,
    given: &[Given; 2],
    rule: &RelaxationRule,
    areas: [Decimal; 2],
) -> Option<Finding> {
    let lacking = SUBJECTS.iter().zip(given).zip(areas).find_map(|((subject, given), area)| {
        let (band, rooms) = subject.bands.iter().zip(given.bands).next_back()?;
        (Decimal::from(band.from) >= area && rooms.is_none()).then_some(band)
    })?;
    let (school, from, below) = (&place.school.name, lacking.from, lacking.below?);
    let finding =
        Finding::of(&Items::NoBand { school, rule: &rule.name, from: &from, below: &below });
    Some(units::place(finding.about(school), place.school.cell))
}

/// Bands that hold more rooms than there are.
pub(super) fn mismatch(place: &Place<'_>, given: &[Given; 2], part: &mut PartResult) {
    for (subject, given) in SUBJECTS.iter().zip(given) {
        let banded = given.banded();
        if let Some(total) = given.total
            && banded > total
        {
            let finding = Finding::of(&Items::RoomBands {
                school: &place.school.name,
                subject: &subject.name,
                bands: &banded,
                total: &total,
            });
            let finding = finding.about(&place.school.name);
            part.findings.push(units::place(finding, place.school.cell));
        }
    }
}
