//! The truth about a made-up county, computed here from the text of the standard and from nothing of
//! the crate: exact fractions for a school, the given formula in binary fractions for the county.

use std::collections::BTreeSet;

use super::county::{County, Kind, Resources, School, Stage};
use super::fraction::Fraction;

pub const INDICATORS: [&str; 7] = [
    "degree_teachers",
    "backbone_teachers",
    "sports_arts_teachers",
    "teaching_area",
    "sports_area",
    "equipment_value",
    "multimedia_rooms",
];

/// Per hundred pupils or per pupil.
pub const PER: [i64; 7] = [100, 100, 100, 1, 1, 1, 100];

/// The place of 生均教学及辅助用房面积 among them.
const TEACHING_AREA: usize = 3;

/// Whether a gap is counted in whole people or rooms.
const WHOLE: [bool; 7] = [true, true, true, false, false, false, true];

/// Thresholds in hundredths, 小学 and 初中.
pub const THRESHOLDS: [[i128; 7]; 2] =
    [[420, 100, 90, 450, 750, 200_000, 230], [530, 100, 90, 580, 1020, 250_000, 240]];

const LIMITS: [f64; 2] = [0.50, 0.45];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Met,
    NotMet,
    Missing,
}

impl Verdict {
    pub fn id(self) -> &'static str {
        ["met", "not_met", "missing"][self as usize]
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct IndicatorTruth {
    /// What the unit has, in people, ㎡, 元, rooms.
    pub resource: Option<Fraction>,
    pub value: Option<Fraction>,
    pub verdict: Verdict,
    pub reaches_floor: Option<bool>,
    pub shortfall: Option<f64>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct UnitTruth {
    pub school: String,
    pub code: String,
    pub stage: Stage,
    /// `None` where it is not known: everything about the unit is missing then.
    pub pupils: Option<i64>,
    pub indicators: [IndicatorTruth; 7],
    pub met: usize,
    pub verdict: Verdict,
}

/// Mean, deviation and coefficient of variation of one indicator; `None` where there is none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dispersion {
    pub mean: Option<f64>,
    pub deviation: Option<f64>,
    pub cv: Option<f64>,
    /// The least and the greatest that it can be, whatever the units left out have.
    pub least: f64,
    pub greatest: f64,
}

impl Dispersion {
    /// How it comes out, as the document says it; `None` where binary fractions cannot tell.
    pub fn verdict(&self, limit: f64) -> Option<&'static str> {
        const NEAR: f64 = 1e-9;
        if self.cv.is_none() {
            return Some("undefined");
        }
        if [self.least, self.greatest].iter().any(|end| (end - limit).abs() < NEAR) {
            return None;
        }
        Some(match (self.least <= limit, self.greatest <= limit) {
            (_, true) => "met",
            (true, false) => "missing",
            (false, false) => "not_met",
        })
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct StageTruth {
    pub units: usize,
    pub pupils: i64,
    pub indicators: [Dispersion; 7],
    pub limit: f64,
    pub composite: Option<f64>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Truth {
    /// In the order of the schools, 小学 before 初中.
    pub units: Vec<UnitTruth>,
    /// 小学, 初中.
    pub stages: [StageTruth; 2],
    pub excluded: BTreeSet<(String, &'static str)>,
    /// Stages with 0 pupils of a combined school: a campus of one stage, a 完全中学 that only teaches seniors,
    /// or worth a line. Each will do.
    pub may_be_excluded: BTreeSet<(String, &'static str)>,
}

pub fn threshold(stage: Stage, indicator: usize) -> Fraction {
    Fraction::new(THRESHOLDS[stage as usize][indicator], 100)
}

pub fn floor(stage: Stage, indicator: usize) -> Fraction {
    threshold(stage, indicator) * Fraction::new(85, 100)
}

/// The weight of a pupil of the stage when a combined school's resources are split, in hundredths.
fn weight(kind: Kind, stage: Stage) -> i64 {
    match (kind, stage) {
        (Kind::NineYear | Kind::TwelveYear, Stage::Junior) => 110,
        (Kind::TwelveYear, Stage::Senior) => 132,
        (Kind::Complete, Stage::Senior) => 120,
        _ => 100,
    }
}

/// The stage's share of the whole school's resources; `None` while pupils of a stage are not known.
pub fn share(school: &School, stage: Stage) -> Option<Fraction> {
    let mut sum = 0;
    for each in school.kind.stages() {
        sum += school.pupils(*each)? * weight(school.kind, *each);
    }
    let own = school.pupils(stage)? * weight(school.kind, stage);
    (sum > 0).then(|| Fraction::new(own.into(), sum.into()))
}

/// What a unit has of each of the seven.
fn resources(school: &School, stage: Stage) -> [Option<Fraction>; 7] {
    let staged = school.staged(stage).expect("a unit has figures of its stage");
    let sum =
        |parts: &[Option<i64>]| parts.iter().copied().sum::<Option<i64>>().map(Fraction::whole);
    let degrees = if stage == Stage::Primary { 4 } else { 3 };
    let whole = school.apart.map_or(school.whole, |apart| apart[stage as usize]);
    let shared = school.kind.is_combined() && school.apart.is_none();
    let share = if shared { share(school, stage) } else { Some(Fraction::whole(1)) };
    let part =
        |figure: Option<i64>, of: i64| Some(Fraction::new(figure?.into(), of.into()) * share?);
    let Resources { equipment, rooms, .. } = whole;
    [
        sum(&staged.degrees[..degrees]),
        staged.backbone.map(Fraction::whole),
        sum(&staged.arts),
        part(whole.net(), 100),
        part(whole.sports(), 100),
        part(equipment, 100),
        part(rooms, 1),
    ]
}

fn indicator(
    stage: Stage,
    index: usize,
    pupils: i64,
    resource: Option<Fraction>,
) -> IndicatorTruth {
    let (per, pupils) = (Fraction::whole(PER[index]), Fraction::whole(pupils));
    let Some(resource) = resource else {
        let verdict = Verdict::Missing;
        return IndicatorTruth {
            resource: None,
            value: None,
            verdict,
            reaches_floor: None,
            shortfall: None,
        };
    };
    let value = resource * per / pupils;
    let limit = threshold(stage, index);
    let met = value >= limit;
    let gap = limit * pupils / per - resource;
    let shortfall = if met {
        0.0
    } else if WHOLE[index] {
        gap.ceil() as f64
    } else {
        gap.to_f64()
    };
    IndicatorTruth {
        resource: Some(resource),
        value: Some(value),
        verdict: if met { Verdict::Met } else { Verdict::NotMet },
        reaches_floor: Some(value >= floor(stage, index)),
        shortfall: Some(shortfall),
    }
}

/// At least 6 of 7 reach the threshold, every other one 85 % of it; what is missing may be anything.
fn unit_verdict(indicators: &[IndicatorTruth; 7], gym: Option<Gym>) -> Verdict {
    let count = |verdict| indicators.iter().filter(|i| i.verdict == verdict).count();
    let under_floor = indicators.iter().any(|i| i.reaches_floor == Some(false));
    let no_gym_fits = gym.is_some_and(|gym| !gym.fits(count(Verdict::NotMet)));
    // Under its threshold in any case, and perhaps under its floor.
    let open = |one: &IndicatorTruth| one.verdict == Verdict::NotMet && one.reaches_floor.is_none();
    if under_floor || count(Verdict::NotMet) > 1 || no_gym_fits {
        Verdict::NotMet
    } else if count(Verdict::Missing) > 0 || indicators.iter().any(open) {
        Verdict::Missing
    } else {
        Verdict::Met
    }
}

/// A gym whose area is blank: it would be taken off the teaching area and added to the sports area.
struct Gym {
    stage: Stage,
    pupils: Fraction,
    gross: Option<Fraction>,
    ground: Option<Fraction>,
}

impl Gym {
    fn of(school: &School, stage: Stage, pupils: Option<i64>, told: GymTold) -> Option<Self> {
        let whole = school.apart.map_or(school.whole, |apart| apart[stage as usize]);
        let shared = school.kind.is_combined() && school.apart.is_none();
        let share = if shared { share(school, stage)? } else { Fraction::whole(1) };
        let part = |area: Option<i64>| Some(Fraction::new(area?.into(), 100) * share);
        // A column of the area without the gym is blank where the gym is not known: nothing is known of both.
        let gross = part(whole.gross).filter(|_| told == GymTold::Within);
        let ground = part(whole.ground);
        let pupils = Fraction::whole(pupils?);
        (whole.gym.is_none() && told != GymTold::Nothing).then_some(Self {
            stage,
            pupils,
            gross,
            ground,
        })
    }

    /// Whether some area of the gym lets the unit pass, when so many other indicators are not met. What
    /// is asked of it changes at a few areas only, so it is enough to try these.
    fn fits(&self, others: usize) -> bool {
        let nothing = Fraction::whole(0);
        let asked =
            |index, reach: fn(Stage, usize) -> Fraction| reach(self.stage, index) * self.pupils;
        let reaches: [fn(Stage, usize) -> Fraction; 2] = [threshold, floor];
        let off = self.gross.map(|gross| reaches.map(|reach| gross - asked(3, reach)));
        let on = self.ground.map(|ground| reaches.map(|reach| asked(4, reach) - ground));
        let areas = off.into_iter().chain(on).flatten().chain([nothing]);
        areas.filter(|area| *area >= nothing).any(|area| {
            let has = [
                self.gross.map(|gross| (3, gross - area)),
                self.ground.map(|ground| (4, ground + area)),
            ];
            let under = |reach: fn(Stage, usize) -> Fraction| {
                has.iter().flatten().filter(|(index, has)| *has < asked(*index, reach)).count()
            };
            under(floor) == 0 && others + under(threshold) <= 1
        })
    }
}

fn unit(school: &School, stage: Stage, pupils: Option<i64>, told: GymTold) -> UnitTruth {
    let resources = resources(school, stage);
    let mut indicators = std::array::from_fn(|i| {
        indicator(stage, i, pupils.unwrap_or(1), resources[i].filter(|_| pupils.is_some()))
    });
    if told == GymTold::Nothing {
        let one: &mut IndicatorTruth = &mut indicators[TEACHING_AREA];
        if one.verdict == Verdict::Met {
            (one.verdict, one.shortfall) = (Verdict::Missing, None);
        }
        one.reaches_floor = one.reaches_floor.filter(|reaches| !reaches);
    }
    UnitTruth {
        school: school.name.clone(),
        code: school.code.clone(),
        stage,
        pupils,
        indicators,
        met: indicators.iter().filter(|i| i.verdict == Verdict::Met).count(),
        verdict: unit_verdict(&indicators, Gym::of(school, stage, pupils, told)),
    }
}

/// Weighted by pupils, around the pooled mean, over the units whose figure is known.
fn dispersion(units: &[&UnitTruth], index: usize) -> Dispersion {
    let known: Vec<(f64, f64, f64)> = units
        .iter()
        .filter_map(|unit| {
            let one = unit.indicators[index];
            Some((unit.pupils? as f64, one.resource?.to_f64(), one.value?.to_f64()))
        })
        .collect();
    let (least, greatest) = (0.0, f64::INFINITY);
    if known.is_empty() {
        return Dispersion { mean: None, deviation: None, cv: None, least, greatest };
    }
    let pupils: f64 = known.iter().map(|(p, _, _)| p).sum();
    let mean = PER[index] as f64 * known.iter().map(|(_, r, _)| r).sum::<f64>() / pupils;
    let squares: f64 = known.iter().map(|(p, _, x)| p / pupils * (x - mean).powi(2)).sum();
    let deviation = squares.sqrt();
    let cv = (mean != 0.0).then(|| deviation / mean);
    let left_out = units.iter().filter(|unit| unit.indicators[index].value.is_none());
    let left_out: Option<Vec<f64>> = left_out.map(|unit| Some(unit.pupils? as f64)).collect();
    let (least, greatest) = match (cv, left_out) {
        // Pupils that are not known may be any number.
        (None, _) | (_, None) => (least, greatest),
        (Some(cv), Some(others)) => {
            let all = pupils + others.iter().sum::<f64>();
            let with_one = 1.0 + cv * cv;
            let least = all / (pupils / with_one + others.iter().sum::<f64>());
            let ends = others.iter().map(|one| all / one);
            let greatest = ends.fold(all / pupils * with_one, f64::max);
            ((least - 1.0).max(0.0).sqrt(), (greatest - 1.0).max(0.0).sqrt())
        }
    };
    Dispersion { mean: Some(mean), deviation: Some(deviation), cv, least, greatest }
}

fn stage(units: &[UnitTruth], stage: Stage) -> StageTruth {
    let units: Vec<&UnitTruth> = units.iter().filter(|unit| unit.stage == stage).collect();
    let indicators = std::array::from_fn(|index| dispersion(&units, index));
    let sum: Option<f64> = indicators.iter().map(|d: &Dispersion| d.cv).sum();
    StageTruth {
        units: units.len(),
        pupils: units.iter().filter_map(|unit| unit.pupils).sum(),
        indicators,
        limit: LIMITS[stage as usize],
        composite: sum.map(|sum| sum / 7.0),
    }
}

/// What the files say of the gym beside the teaching area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GymTold {
    /// The teaching area with it, and its own area.
    Within,
    /// The teaching area without it, and its own area.
    Apart,
    /// Nothing: the teaching area may have it within, so that it is at most that large. Not met is
    /// certain then, and met is not.
    Nothing,
}

/// Everything that is true of the county.
pub fn truth(county: &County) -> Truth {
    truth_as_told(county, GymTold::Within)
}

/// As [`truth`], of files that say so much of the gym.
pub fn truth_as_told(county: &County, told: GymTold) -> Truth {
    let (mut excluded, mut may_be_excluded) = (BTreeSet::new(), BTreeSet::new());
    let mut units = Vec::new();
    for school in &county.schools {
        let reason = match school.kind {
            Kind::Special => Some("special_education"),
            Kind::Vocational => Some("vocational"),
            Kind::Senior => Some("senior_only"),
            Kind::TeachingPoint
                if school.pupils(Stage::Primary).is_some_and(|p| (1..50).contains(&p)) =>
            {
                Some("teaching_point_under_50")
            }
            _ => None,
        };
        if let Some(reason) = reason {
            excluded.insert((school.name.clone(), reason));
            continue;
        }
        for each in school.kind.stages().iter().filter(|s| **s != Stage::Senior) {
            let note = (school.name.clone(), "no_pupils");
            match school.pupils(*each) {
                Some(0) if school.kind.is_combined() => {
                    may_be_excluded.insert(note);
                    may_be_excluded.insert((school.name.clone(), "senior_only"));
                }
                Some(0) => drop(excluded.insert(note)),
                // Whether it counts cannot be told: the blank is asked for, not taken for a 0.
                pupils => units.push(unit(school, *each, pupils, told)),
            }
        }
    }
    let mut stages = [stage(&units, Stage::Primary), stage(&units, Stage::Junior)];
    if told == GymTold::Nothing {
        for one in stages.iter_mut().map(|stage| &mut stage.indicators[TEACHING_AREA]) {
            (one.least, one.greatest) = (0.0, f64::INFINITY);
        }
    }
    Truth { units, stages, excluded, may_be_excluded }
}
