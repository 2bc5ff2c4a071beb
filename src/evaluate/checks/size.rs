//! The size of schools: pupils of compulsory age against the most that is allowed.

use rust_decimal::Decimal;

use crate::county::{Field, Part};
use crate::standard::Size;

use super::super::relaxation::{self, Applies, Relaxed, compulsory_pupils};
use super::part::PartResult;
use super::place::Place;
use super::{Needed, NeededAt, Offender, Scene, Verdict};

pub(super) fn part(size: &Size, item: &str, scene: &Scene<'_>) -> PartResult {
    let mut part = PartResult::new("学校规模");
    "人".clone_into(&mut part.unit);
    let mut over = [0usize; 2];
    for place in scene.places.iter().filter(|place| place.counts) {
        // One that has pupils of one stage alone counts as that stage.
        let both = place.stages().len() > 1;
        let combined = both && size.combined_kinds.contains(&place.school.kind);
        let limit = if combined { &size.combined } else { &size.single };
        let failed = one(place, limit.value, item, combined, scene, &mut part);
        if failed && let Some(count) = over.get_mut(usize::from(combined)) {
            *count += 1;
        }
    }
    part.settle(scene);
    let [single, both] = over;
    part.limit = Some(size.single.clone());
    let open = part.count(Verdict::Missing) > 0;
    let kinds = [
        (format!("超过 {} 人的小学、初中", size.single.value), single),
        (format!("超过 {} 人的一贯制学校", size.combined.value), both),
    ];
    part.detail = if open && single + both == 0 {
        let [(one, _), (other, _)] = &kinds;
        part.tally(&format!("{one}和{other}"))
    } else {
        // Of a kind of which none is known to fail no number is said while some are open.
        let told = kinds.iter().filter(|(_, count)| !open || *count > 0);
        let least = if open { "至少" } else { "" };
        let told: Vec<String> =
            told.map(|(what, count)| format!("{what}{least} {count} 所")).collect();
        [told.join("，"), part.also_missing()].concat()
    };
    part
}

/// Whether the school is surely too large.
fn one(
    place: &Place<'_>,
    limit: Decimal,
    item: &str,
    combined: bool,
    scene: &Scene<'_>,
    part: &mut PartResult,
) -> bool {
    let mut facts = place.asked(Field::Pupils, None);
    let rules = relaxation::of(scene.standard, item);
    let on = rules.flat_map(|rule| rule.flag.into_iter().chain(rule.share.map(|(of, _)| of)));
    facts.extend(on.map(|field| (field, Part::Whole)));
    part.look(place, facts);
    let known: Decimal = place
        .parts
        .iter()
        .filter(|one| matches!(one.part, Part::Primary | Part::Junior))
        .filter_map(super::super::units::Seated::pupils)
        .sum();
    let complete = compulsory_pupils(&place.parts).is_some();
    // Pupils that are not known can only make it larger.
    let within = |limit: Decimal| match (known <= limit, complete) {
        (true, true) => Verdict::Met,
        (true, false) => Verdict::Missing,
        (false, _) => Verdict::NotMet,
    };
    let plain = within(limit);
    let mut verdict = plain;
    let mut asks = Vec::new();
    for rule in relaxation::of(scene.standard, item) {
        let Some(relaxed) = rule.size.map(|(single, both)| if combined { both } else { single })
        else {
            continue;
        };
        if plain != Verdict::NotMet || verdict == Verdict::Met {
            break;
        }
        let with = within(relaxed);
        match relaxation::applies(rule, place.school, &place.parts) {
            Applies::Yes(reason) if with != Verdict::NotMet => {
                verdict = with;
                part.relaxed.push((place.index, Relaxed::new(rule, reason, plain)));
            }
            Applies::Unknown(needed) if with != Verdict::NotMet => {
                asks.push(place.needed(needed.field, needed.part));
            }
            _ => {}
        }
    }
    if verdict == Verdict::NotMet && !asks.is_empty() {
        verdict = Verdict::Missing;
    }
    if verdict == Verdict::Missing {
        if !complete {
            asks.extend(missing_pupils(place));
        }
        part.missing.extend(asks);
    }
    if matches!(verdict, Verdict::NotMet | Verdict::Missing) {
        let cells = place.parts.iter().filter_map(|one| one.fact);
        part.offenders.push(Offender {
            school: place.index,
            verdict,
            detail: match (complete, known.is_zero()) {
                (true, _) => format!("义务教育阶段 {known} 人，上限 {limit} 人"),
                (false, true) => format!("义务教育阶段在校生数未填，上限 {limit} 人"),
                (false, false) => {
                    format!("义务教育阶段至少 {known} 人（数据不全），上限 {limit} 人")
                }
            },
            cells: cells.flat_map(|fact| fact.origin.cells()).copied().collect(),
        });
    }
    verdict == Verdict::NotMet
}

fn missing_pupils(place: &Place<'_>) -> Vec<Needed> {
    let blank = place.parts.iter().filter(|one| one.pupils().is_none());
    let needed = blank.map(|one| {
        let mut needed = place.needed(Field::Pupils, one.part);
        needed.at = NeededAt::School(place.index, Field::Pupils, one.part);
        needed
    });
    needed.collect()
}
