//! A sign, a word and a colour for each outcome: colour is never the only signal.

use crate::evaluate::{CheckVerdict, CountyVerdict, CvVerdict, Verdict};
use crate::findings::Severity;
use crate::standard::Exclusion;
use crate::view_model::FigureView;

use super::super::text;

/// How an outcome is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Under the floor, not met, over the limit.
    Bad,
    /// Under the threshold, at the floor or over it.
    Near,
    /// Not to be told yet.
    Unknown,
    /// Met.
    Good,
}

impl Mark {
    /// The sign that stands before the word.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Good => "✓",
            Self::Near => "▲",
            Self::Bad => "✗",
            Self::Unknown => "?",
        }
    }

    /// The class that colours it.
    pub fn class(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Near => "near",
            Self::Bad => "bad",
            Self::Unknown => "unknown",
        }
    }
}

/// The mark and word of a unit's or the county's verdict.
pub fn verdict(verdict: Verdict) -> (Mark, &'static str) {
    match verdict {
        Verdict::Met => (Mark::Good, text::MET),
        Verdict::NotMet => (Mark::Bad, text::NOT_MET),
        Verdict::Missing => (Mark::Unknown, text::MISSING),
        Verdict::NotJudged => (Mark::Unknown, text::NOT_JUDGED),
    }
}

/// The mark and word of one indicator of a unit.
pub fn indicator(one: &FigureView) -> (Mark, &'static str) {
    match (one.verdict, one.floor_verdict) {
        (Verdict::Met, _) => (Mark::Good, text::MET),
        (Verdict::NotMet, Verdict::Met) => (Mark::Near, text::ABOVE_FLOOR),
        // Missed for certain; whether the floor is reached, too, is not known.
        (Verdict::NotMet, Verdict::Missing) => (Mark::Bad, text::NOT_MET),
        (Verdict::NotMet, _) => (Mark::Bad, text::UNDER_FLOOR),
        (Verdict::Missing, _) => (Mark::Unknown, text::MISSING),
        (Verdict::NotJudged, _) => (Mark::Unknown, text::NOT_JUDGED),
    }
}

/// The mark and word of a coefficient of variation.
pub fn cv(verdict: CvVerdict) -> (Mark, &'static str) {
    match verdict {
        CvVerdict::Met => (Mark::Good, text::county::CV_MET),
        CvVerdict::NotMet => (Mark::Bad, text::county::CV_NOT_MET),
        CvVerdict::Missing => (Mark::Unknown, text::county::CV_MISSING),
        CvVerdict::Undefined => (Mark::Unknown, text::county::CV_UNDEFINED),
        CvVerdict::NotJudged => (Mark::Unknown, text::NOT_JUDGED),
    }
}

/// The mark and word of an item; a veto says whether it is so.
pub fn check(verdict: CheckVerdict, is_veto: bool) -> (Mark, &'static str) {
    match (verdict, is_veto) {
        (CheckVerdict::Met, false) => (Mark::Good, text::MET),
        (CheckVerdict::Met, true) => (Mark::Good, text::checks::NOT_SO),
        (CheckVerdict::NotMet, false) => (Mark::Bad, text::NOT_MET),
        (CheckVerdict::NotMet, true) => (Mark::Bad, text::checks::SO),
        (CheckVerdict::Asked, _) => (Mark::Unknown, text::checks::ASKED),
        (CheckVerdict::Missing, _) => (Mark::Unknown, text::checks::TO_FILL),
        (CheckVerdict::Evidence, _) => (Mark::Unknown, text::checks::EVIDENCE),
    }
}

/// The mark of the county's verdict.
pub fn county(verdict: CountyVerdict) -> (Mark, &'static str) {
    let mark = match verdict {
        CountyVerdict::Met => Mark::Good,
        CountyVerdict::NotMet => Mark::Bad,
        CountyVerdict::Incomplete => Mark::Unknown,
    };
    (mark, text::checks::in_a_word(verdict))
}

/// The mark and word of a finding.
pub fn severity(severity: Severity) -> (Mark, &'static str) {
    match severity {
        Severity::Error => (Mark::Bad, text::findings::ERROR),
        Severity::Warning => (Mark::Near, text::findings::WARNING),
        Severity::Notice => (Mark::Unknown, text::findings::NOTICE),
    }
}

/// Why a school is left out.
pub fn exclusion(reason: Exclusion) -> &'static str {
    match reason {
        Exclusion::TeachingPointUnder50 => text::county::TEACHING_POINT,
        Exclusion::SpecialEducation => text::county::SPECIAL,
        Exclusion::Vocational => text::county::VOCATIONAL,
        Exclusion::SeniorOnly => text::county::SENIOR,
        Exclusion::NoPupils => text::county::NO_PUPILS,
        Exclusion::CampusMerged => text::county::CAMPUS,
    }
}
