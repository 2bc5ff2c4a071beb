//! Why the county's verdict is what it is, and what to do first.

use crate::app::components::bits;
use crate::app::components::element::{Tag, tag, text, words};
use crate::app::route::Route;
use crate::app::state::Data;
use crate::app::text::county as say;
use crate::app::view::summary;
use crate::evaluate::Verdict;
use crate::findings::Severity;
use crate::view_model::{Rules, UnitView, Way};

/// So many schools are named; the table has them all.
const NAMED: usize = 5;

/// Two panels side by side.
pub fn panels(data: &Data, rules: &Rules) -> Tag {
    let panel = |name: &'static str, inner: Tag| {
        tag("section", "panel").kid(words("h2", "", name)).kid(inner)
    };
    tag("div", "reasons")
        .kid(panel(say::WHY, why(data, rules)))
        .kid(panel(say::WHAT_TO_DO, what_to_do(data, rules)))
}

fn why(data: &Data, rules: &Rules) -> Tag {
    if data.view_model.verdict == Verdict::Met {
        return words("p", "", say::WHY_MET);
    }
    let mut list = tag("ul", "reasons-list");
    for stage in data.view_model.stages.iter().filter(|stage| stage.not_met > 0) {
        let reason = say::why_units(stage.stage.name(), stage.not_met, stage.units);
        list = list.kid(text("li", "", reason));
    }
    for (stage, index) in summary::blocking_cvs(&data.view_model) {
        let of_stage = data.view_model.stages.iter().find(|one| one.stage == stage);
        let one = of_stage.and_then(|one| one.indicators.get(index));
        if let (Some(one), Some(indicator)) = (one, rules.indicators.get(index)) {
            let limit = &rules.cv_limit(stage).text;
            let reason = say::why_cv(stage.name(), &indicator.short, &one.cv, limit);
            list = list.kid(text("li", "", reason));
        }
    }
    let missing = summary::units_of(&data.view_model, Verdict::Missing).len();
    let open = summary::open_cvs(&data.view_model);
    let mut said = Vec::new();
    for one in data.view_model.county.blocking.iter().filter(|one| !is_on_the_page(one.way)) {
        if !said.contains(&&one.label) {
            said.push(&one.label);
            list = list.kid(text("li", "unknown", say::why_blocked(&one.title, &one.detail)));
        }
    }
    list.maybe((missing > 0).then(|| text("li", "unknown", say::why_missing(missing))))
        .maybe((open > 0).then(|| text("li", "unknown", say::why_cvs_open(open))))
}

/// Whether the county's page says itself what is the matter: in the lines of the stages above, or in those of
/// the items.
fn is_on_the_page(way: Way) -> bool {
    matches!(way, Way::Stage(_) | Way::Item(_))
}

fn what_to_do(data: &Data, rules: &Rules) -> Tag {
    let errors =
        data.view_model.findings.iter().filter(|one| one.severity == Severity::Error).count();
    let weak = summary::units_of(&data.view_model, Verdict::NotMet);
    let has_cvs = summary::over_limit(&data.view_model) > 0;
    if errors == 0 && weak.is_empty() && !has_cvs {
        let is_met = data.view_model.verdict == Verdict::Met;
        return words("p", "", if is_met { say::DO_NOTHING } else { say::DO_FILL });
    }
    let mend = (errors > 0).then(|| {
        let link = text("a", "", say::do_missing(errors)).set("href", Route::Findings.hash());
        tag("li", "").kid(link)
    });
    let help = (!weak.is_empty()).then(|| {
        let named = weak.iter().take(NAMED).filter_map(|index| data.view_model.units.get(*index));
        let rest = weak.len().saturating_sub(NAMED);
        let more = (rest > 0).then(|| text("li", "note", say::and_more(rest)));
        let schools = named.filter_map(|unit| school(unit, data, rules));
        let list = tag("ul", "pairs").kids(schools).maybe(more);
        words("li", "", say::DO_SCHOOLS).kid(list)
    });
    let even = has_cvs.then(|| words("li", "", say::DO_CVS));
    tag("ol", "steps").maybe(mend).maybe(help).maybe(even)
}

fn school(unit: &UnitView, data: &Data, rules: &Rules) -> Option<Tag> {
    let school = data.view_model.schools.get(unit.school)?;
    let link = bits::unit_link(unit, bits::unit_name(school, unit.stage));
    let gaps = text("span", "note", gaps(unit, rules).join("，"));
    Some(tag("li", "").kid(link).kid(gaps))
}

/// What a unit is short of: `骨干教师 2 人`.
pub fn gaps(unit: &UnitView, rules: &Rules) -> Vec<String> {
    let named = unit.indicators.iter().zip(&rules.indicators);
    named.filter_map(|(one, of)| Some([of.short.as_str(), one.gap.as_ref()?].join(" "))).collect()
}
