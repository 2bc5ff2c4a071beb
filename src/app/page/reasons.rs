//! Why the county's verdict is what it is, and what to do first.

use crate::app::route::Route;
use crate::app::state::Data;
use crate::app::text::county as say;
use crate::app::view::{figure, summary};
use crate::evaluate::{Unit, Verdict};
use crate::finding::Severity;
use crate::standard::Standard;

use super::bits;
use super::dom::{Tag, tag, text, words};

/// So many schools are named; the table has them all.
const NAMED: usize = 5;

/// Two panels side by side.
pub(super) fn panels(data: &Data, standard: &Standard) -> Tag {
    let panel = |name: &'static str, inner: Tag| {
        tag("section", "panel").kid(words("h2", "", name)).kid(inner)
    };
    tag("div", "reasons")
        .kid(panel(say::WHY, why(data, standard)))
        .kid(panel(say::WHAT_TO_DO, what_to_do(data, standard)))
}

fn why(data: &Data, standard: &Standard) -> Tag {
    if summary::resources(&data.evaluation) == Verdict::Met {
        return words("p", "", say::WHY_MET);
    }
    let mut list = tag("ul", "reasons-list");
    for stage in summary::stages(&data.evaluation).filter(|stage| stage.not_met > 0) {
        let reason = say::why_units(stage.stage.name(), stage.not_met, stage.units);
        list = list.kid(text("li", "", reason));
    }
    for (stage, index) in summary::blocking_cvs(&data.evaluation) {
        let of_stage = summary::stages(&data.evaluation).find(|one| one.stage == stage);
        let one = of_stage.and_then(|one| one.indicators.get(index));
        if let (Some(one), Some(indicator)) = (one, standard.indicators.get(index)) {
            let (cv, limit) = (figure::cv(one, standard), figure::limit(one.limit.value));
            let reason = say::why_cv(stage.name(), &indicator.short, &cv, &limit);
            list = list.kid(text("li", "", reason));
        }
    }
    let missing = summary::units_of(&data.evaluation, Verdict::Missing).len();
    list.maybe((missing > 0).then(|| text("li", "unknown", say::why_missing(missing))))
}

fn what_to_do(data: &Data, standard: &Standard) -> Tag {
    let errors = data.findings.iter().filter(|one| one.severity == Severity::Error).count();
    let weak = summary::units_of(&data.evaluation, Verdict::NotMet);
    let has_cvs = summary::over_limit(&data.evaluation) > 0;
    if errors == 0 && weak.is_empty() && !has_cvs {
        return words("p", "", say::DO_NOTHING);
    }
    let mend = (errors > 0).then(|| {
        let link = text("a", "", say::do_missing(errors)).set("href", Route::Findings.hash());
        tag("li", "").kid(link)
    });
    let help = (!weak.is_empty()).then(|| {
        let named = weak.iter().take(NAMED).filter_map(|index| data.evaluation.units.get(*index));
        let rest = weak.len().saturating_sub(NAMED);
        let more = (rest > 0).then(|| text("li", "note", say::and_more(rest)));
        let schools = named.filter_map(|unit| school(unit, data, standard));
        let list = tag("ul", "pairs").kids(schools).maybe(more);
        words("li", "", say::DO_SCHOOLS).kid(list)
    });
    let even = has_cvs.then(|| words("li", "", say::DO_CVS));
    tag("ol", "steps").maybe(mend).maybe(help).maybe(even)
}

fn school(unit: &Unit, data: &Data, standard: &Standard) -> Option<Tag> {
    let school = data.county.schools.get(unit.school)?;
    let link = bits::unit_link(unit, bits::unit_name(school, unit.stage));
    let gaps = text("span", "note", gaps(unit, standard).join("，"));
    Some(tag("li", "").kid(link).kid(gaps))
}

/// What a unit is short of: `骨干教师 2 人`.
pub(super) fn gaps(unit: &Unit, standard: &Standard) -> Vec<String> {
    let named = unit.indicators.iter().zip(&standard.indicators);
    named.filter_map(|(one, of)| Some([of.short.as_str(), &figure::gap(one)?].join(" "))).collect()
}
