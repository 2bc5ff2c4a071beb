//! Schools of several counties, or of several years, that nobody has told apart yet: no coefficient, no
//! item and no verdict is given of them together. It judges nothing.

use crate::county::Mixture;

use super::{Blocking, CheckVerdict, CountyResult, CountyVerdict, CvVerdict, StageResult, Verdict};

/// Takes away what would hold of all schools together.
pub(super) fn withhold(stage: &mut StageResult) {
    for one in &mut stage.indicators {
        (one.mean, one.deviation, one.cv, one.unweighted) = (None, None, None, None);
        one.left_out += one.counted;
        one.counted = 0;
        // None of their figures is certain for a county that is not known.
        one.open = one.left_out;
        one.flips_at = None;
        if one.verdict != CvVerdict::NotJudged || one.limit.is_some() {
            one.verdict = CvVerdict::Missing;
        }
    }
    stage.composite_cv = None;
    if stage.composite_verdict != CvVerdict::NotJudged || stage.composite_limit.is_some() {
        stage.composite_verdict = CvVerdict::Missing;
    }
}

/// The verdict: it cannot be told, and that comes first among what is in the way.
pub(super) fn blocked(result: CountyResult, mixture: Mixture) -> CountyResult {
    let (id, verdict) = (mixture.id().to_owned(), CheckVerdict::Missing);
    let others = result.blocking.into_iter().map(|one| Blocking { verdict, ..one });
    let blocking = std::iter::once(Blocking { id, verdict }).chain(others).collect();
    let resources = Verdict::Missing;
    CountyResult { verdict: CountyVerdict::Incomplete, resources, blocking }
}
