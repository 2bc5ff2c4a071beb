//! National monitoring (国家义务教育质量监测): typed levels and differences, never recomputed.
//! A province's result is a stand-in; a subject that has not been monitored waits.

use rust_decimal::Decimal;

use crate::county::{Fact, Monitor, Subject};
use crate::findings::{Figures, Finding, Results};
use crate::standard::Monitoring;

use super::part::PartResult;
use super::{CheckVerdict, Needed, NeededAt, Scene, Verdict};

pub(super) fn part(rule: &Monitoring, scene: &Scene<'_>) -> PartResult {
    let mut part = PartResult::new("监测结果");
    part.limit = Some(rule.below.clone());
    let mut details = Vec::new();
    let mut national = Vec::new();
    let mut provincial = Vec::new();
    let mut waiting = 0usize;
    for subject in &rule.subjects {
        let result = scene.county.form.monitoring.get(subject);
        let by = result.map(|one| one.by).unwrap_or_default();
        if by == Monitor::NotYet {
            waiting += 1;
            details.push(format!("{}未监测", subject.name()));
            continue;
        }
        let level = result.and_then(|one| one.level.as_ref()).and_then(|fact| fact.value);
        let difference = result.and_then(|one| one.difference.as_ref()).and_then(|fact| fact.value);
        // A share from 1 on (10 for 10 %) and a level that there is not are no results.
        let wrong = wrong(level, difference);
        let reaches = level.filter(|level| is_level(*level));
        let reaches = reaches.map(|level| level >= rule.level.value);
        let near = difference.filter(|difference| is_share(*difference));
        let near = near.map(|difference| difference < rule.below.value);
        let verdict = match (reaches, near) {
            (Some(false), _) | (_, Some(false)) => Verdict::NotMet,
            (Some(true), Some(true)) => Verdict::Met,
            _ => Verdict::Missing,
        };
        if verdict == Verdict::Missing {
            part.missing.push(needed(*subject, scene));
            if let Some(wrong) = wrong {
                part.asked = true;
                let cell = part.missing.last().and_then(|one| one.cell);
                let subject = &subject.name();
                let finding = match &wrong {
                    Wrong::Level(level) => {
                        Finding::of(&Figures::MonitoringLevel { subject, level })
                    }
                    Wrong::Difference(difference) => {
                        Finding::of(&Figures::MonitoringDifference { subject, difference })
                    }
                };
                part.findings.push(super::super::units::place(finding, cell));
                details.push(format!("待核：{subject}的{}", wrong.detail()));
            }
        }
        let stand_in = by == Monitor::Provincial;
        details.push(format!(
            "{}{}、校际差异率 {}{}",
            subject.name(),
            level.map_or_else(|| "等级未填".to_owned(), roman),
            difference.map_or_else(|| "未填".to_owned(), |one| one.to_string()),
            if stand_in { "（省级监测暂代）" } else { "" }
        ));
        if stand_in { provincial.push(verdict) } else { national.push(verdict) }
    }
    let all = |list: &[Verdict]| {
        [Verdict::NotMet, Verdict::Missing].into_iter().find(|one| list.contains(one))
    };
    if !provincial.is_empty() {
        part.stand_in = Some(all(&provincial).unwrap_or(Verdict::Met));
        part.findings.push(Finding::of(&Results::Provincial {}));
    }
    let counted: Vec<Verdict> = if rule.accept_provincial {
        national.iter().chain(&provincial).copied().collect()
    } else {
        national.clone()
    };
    let open = !rule.accept_provincial && !provincial.is_empty();
    part.verdict = match all(&counted) {
        Some(Verdict::NotMet) => CheckVerdict::NotMet,
        Some(_) if part.asked => CheckVerdict::Asked,
        Some(_) => CheckVerdict::Missing,
        None if counted.is_empty() || open => CheckVerdict::Missing,
        None => CheckVerdict::Met,
    };
    part.detail = if waiting == rule.subjects.len() {
        "待国家监测".to_owned()
    } else if matches!(part.verdict, CheckVerdict::Missing) {
        format!("{}；待国家监测或待填", details.join("，"))
    } else {
        details.join("，")
    };
    if part.verdict == CheckVerdict::Missing && part.missing.is_empty() {
        let subjects = rule.subjects.iter().filter(|subject| {
            let by = scene.county.form.monitoring.get(subject).map(|one| one.by);
            by != Some(Monitor::National)
        });
        part.missing.extend(subjects.map(|subject| needed(*subject, scene)));
    }
    part
}

fn needed(subject: Subject, scene: &Scene<'_>) -> Needed {
    let result = scene.county.form.monitoring.get(&subject);
    let blank = result.and_then(|one| {
        let no_level = |fact: &&Fact| fact.value.is_none_or(|level| !is_level(level));
        let no_share = |fact: &&Fact| fact.value.is_none_or(|share| !is_share(share));
        let level = one.level.as_ref().filter(no_level);
        level.or_else(|| one.difference.as_ref().filter(no_share))
    });
    Needed {
        what: format!("{}的监测等级和校际差异率", subject.name()),
        at: NeededAt::Monitoring(subject),
        cell: blank.and_then(|fact| fact.origin.cells().first().copied()),
    }
}

/// Ⅰ to Ⅳ.
fn is_level(level: Decimal) -> bool {
    level.fract().is_zero() && level >= Decimal::ONE && level <= Decimal::from(4)
}

/// 校际差异率 is a share of the whole difference: at least nothing and under all of it.
fn is_share(difference: Decimal) -> bool {
    difference >= Decimal::ZERO && difference < Decimal::ONE
}

/// Why a result cannot be one.
fn wrong(level: Option<Decimal>, difference: Option<Decimal>) -> Option<Wrong> {
    let level = level.filter(|level| !is_level(*level));
    let difference = difference.filter(|difference| !is_share(*difference));
    level.map(Wrong::Level).or(difference.map(Wrong::Difference))
}

/// What of a result of monitoring cannot be.
enum Wrong {
    /// A level that there is not.
    Level(Decimal),
    /// A difference that is no share.
    Difference(Decimal),
}

impl Wrong {
    /// As the item's detail says it.
    fn detail(&self) -> String {
        match self {
            Self::Level(level) => format!("学业水平等级填的是 {level}，应为Ⅰ至Ⅳ"),
            Self::Difference(one) => {
                format!("校际差异率填的是 {one}，应小于 1（如 0.12）；如果是百分数，请改成小数")
            }
        }
    }
}

/// Ⅲ级 for 3.
fn roman(level: Decimal) -> String {
    let names = ["Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ"];
    let index = usize::try_from(level.mantissa()).ok().filter(|_| level.scale() == 0);
    match index.and_then(|index| names.get(index.checked_sub(1)?)) {
        Some(name) => format!("{name}级"),
        None => format!("{level}级"),
    }
}
