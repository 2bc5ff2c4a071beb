//! Results in the words of the cases, by which a case and what was found are compared.

use junheng::evaluate::{
    CheckVerdict, CountyVerdict, CvVerdict, Dispersion, Unit, UnitIndicator, Verdict,
};
use junheng::number::fixed;
use junheng::standard::Standard;

pub fn mark(one: &UnitIndicator) -> &'static str {
    match (one.verdict, one.floor_verdict) {
        (Verdict::Met, _) => "✓",
        (Verdict::Missing, _) => "？",
        (Verdict::NotMet, Verdict::Met) => "▲",
        (Verdict::NotMet, Verdict::Missing) => "▽",
        (Verdict::NotMet, _) => "✗",
        (Verdict::NotJudged, _) => "－",
    }
}

pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "达标",
        Verdict::NotMet => "未达标",
        Verdict::Missing => "数据缺失",
        Verdict::NotJudged => "不作判定",
    }
}

pub fn cv_verdict(verdict: CvVerdict) -> &'static str {
    match verdict {
        CvVerdict::Met => "未超过",
        CvVerdict::NotMet => "超过上限",
        CvVerdict::Missing => "待定",
        CvVerdict::Undefined => "无法计算",
        CvVerdict::NotJudged => "不作判定",
    }
}

pub fn item(verdict: CheckVerdict) -> &'static str {
    match verdict {
        CheckVerdict::Met => "达标",
        CheckVerdict::NotMet => "未达标",
        CheckVerdict::Asked => "待核",
        CheckVerdict::Missing => "数据缺失",
        CheckVerdict::Evidence => "待填",
    }
}

pub fn whole(verdict: CountyVerdict) -> &'static str {
    match verdict {
        CountyVerdict::Met => "达标",
        CountyVerdict::NotMet => "未达标",
        CountyVerdict::Incomplete => "待填",
    }
}

pub fn values(unit: &Unit, standard: &Standard) -> String {
    let of = |one: &UnitIndicator| {
        let value = one.value.as_ref().map(|value| fixed(value, standard.rounding.value));
        value.unwrap_or_default() + mark(one)
    };
    unit.indicators.iter().map(of).collect::<Vec<_>>().join(" ")
}

pub fn printed(one: &Dispersion, standard: &Standard) -> Option<String> {
    one.cv.map(|cv| format!("{cv:.0$}", standard.rounding.cv as usize))
}
