//! What each part of an item hands back, and the three values it is made with.

use rust_decimal::Decimal;

use crate::county::{Cell, Field, Part};
use crate::findings::Finding;
use crate::number::Exact;
use crate::standard::Cited;

use super::place::Place;
use super::{CheckVerdict, Looked, Needed, Offender, Relaxed, Scene, Verdict};

/// One part of an item, with everything there is to say of it.
#[derive(Default)]
pub(super) struct PartResult {
    pub name: String,
    pub value: Option<Exact>,
    pub unit: String,
    pub limit: Option<Cited<Decimal>>,
    pub verdict: CheckVerdict,
    pub formula: String,
    pub cells: Vec<Cell>,
    pub detail: String,
    pub offenders: Vec<Offender>,
    pub missing: Vec<Needed>,
    pub looked: Vec<Looked>,
    pub relaxed: Vec<(usize, Relaxed)>,
    pub stand_in: Option<Verdict>,
    pub findings: Vec<Finding>,
    /// Whether what holds it up is no blank but a figure that cannot be right (待核).
    pub asked: bool,
}

impl Default for CheckVerdict {
    /// A part without anything against it.
    fn default() -> Self {
        Self::Met
    }
}

impl PartResult {
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// Notes that a school is looked at, and by which figures.
    pub fn look(&mut self, place: &Place<'_>, facts: Vec<(Field, Part)>) {
        self.looked.push(Looked { school: place.index, facts });
    }

    /// Notes that nothing can be said of a school until somebody has looked: what it says contradicts
    /// itself or cannot be right.
    pub fn ask(&mut self, place: &Place<'_>, detail: String, cells: Vec<Cell>) {
        self.asked = true;
        let verdict = Verdict::Missing;
        self.offenders.push(Offender { school: place.index, verdict, detail, cells });
    }

    /// The verdict over all schools: one that fails fails all, one that cannot be told holds it up.
    /// Whether a 教学点 without pupils counts at all cannot be told, so nothing fails by it. Without any
    /// school nothing can be told.
    pub fn settle(&mut self, scene: &Scene<'_>) {
        for one in self.offenders.iter_mut().filter(|one| one.verdict == Verdict::NotMet) {
            let place = scene.places.binary_search_by_key(&one.school, |place| place.index);
            let place = place.ok().and_then(|at| scene.places.get(at));
            if let Some(needed) = place.and_then(Place::may_not_count) {
                one.verdict = Verdict::Missing;
                self.missing.push(needed);
            }
        }
        let any = |verdict| self.offenders.iter().any(|one| one.verdict == verdict);
        self.verdict = if any(Verdict::NotMet) {
            CheckVerdict::NotMet
        } else if any(Verdict::Missing) && self.asked {
            CheckVerdict::Asked
        } else if any(Verdict::Missing) || scene.places.is_empty() {
            CheckVerdict::Missing
        } else {
            CheckVerdict::Met
        };
    }

    pub fn count(&self, verdict: Verdict) -> usize {
        self.offenders.iter().filter(|one| one.verdict == verdict).count()
    }

    /// How many schools fail, as far as it is known: `未达到的学校 3 所`, `未达到的学校至少 3 所，另有 2 所…`.
    /// Where none is known to fail and some cannot be told, no number is said: it would read as 0.
    pub fn tally(&self, what: &str) -> String {
        let more = self.also_missing();
        match (self.count(Verdict::NotMet), self.count(Verdict::Missing)) {
            (count, 0) => format!("{what} {count} 所"),
            (0, _) => format!("{what}还数不清{more}").replace("，另有 ", "，"),
            (count, _) => format!("{what}至少 {count} 所{more}"),
        }
    }

    /// `，另有 3 所数据缺失`, where there are some.
    pub fn also_missing(&self) -> String {
        match self.count(Verdict::Missing) {
            0 => String::new(),
            count if self.asked => format!("，另有 {count} 所学校待核或数据缺失，暂不能判断"),
            count => format!("，另有 {count} 所学校数据缺失，暂不能判断"),
        }
    }
}

impl From<Verdict> for CheckVerdict {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Met | Verdict::NotJudged => Self::Met,
            Verdict::NotMet => Self::NotMet,
            Verdict::Missing => Self::Missing,
        }
    }
}

/// What can be said of a figure that lies between two: it reaches the demand surely, surely not, or
/// it cannot be told. `None` is an open end.
pub(super) fn judge(least_reaches: bool, most_reaches: bool) -> Verdict {
    match (least_reaches, most_reaches) {
        (true, _) => Verdict::Met,
        (false, false) => Verdict::NotMet,
        (false, true) => Verdict::Missing,
    }
}
