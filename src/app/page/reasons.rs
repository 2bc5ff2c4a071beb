//! Why the county's verdict is what it is, and what to do first.

use yew::prelude::*;

use crate::app::route::Route;
use crate::app::state::Data;
use crate::app::text::county as words;
use crate::app::view::{figure, summary};
use crate::evaluate::{Unit, Verdict};
use crate::finding::Severity;
use crate::standard::Standard;

use super::bits;

/// So many schools are named; the table has them all.
const NAMED: usize = 5;

/// Two panels side by side.
pub(super) fn panels(data: &Data, standard: &Standard) -> Html {
    html! {
        <div class="reasons">
            <section class="panel">
                <h2>{ words::WHY }</h2>
                { why(data, standard) }
            </section>
            <section class="panel">
                <h2>{ words::WHAT_TO_DO }</h2>
                { what_to_do(data, standard) }
            </section>
        </div>
    }
}

fn why(data: &Data, standard: &Standard) -> Html {
    if summary::resources(&data.evaluation) == Verdict::Met {
        return html! { <p>{ words::WHY_MET }</p> };
    }
    let mut reasons: Vec<(&'static str, String)> = Vec::new();
    for stage in summary::stages(&data.evaluation).filter(|stage| stage.not_met > 0) {
        reasons.push(("bad", words::why_units(stage.stage.name(), stage.not_met, stage.units)));
    }
    for (stage, index) in summary::blocking_cvs(&data.evaluation) {
        let of_stage = summary::stages(&data.evaluation).find(|one| one.stage == stage);
        let one = of_stage.and_then(|one| one.indicators.get(index));
        if let (Some(one), Some(indicator)) = (one, standard.indicators.get(index)) {
            let (cv, limit) = (figure::cv(one, standard), figure::plain(one.limit.value));
            reasons.push(("bad", words::why_cv(stage.name(), &indicator.short, &cv, &limit)));
        }
    }
    let missing = summary::units_of(&data.evaluation, Verdict::Missing).len();
    if missing > 0 {
        reasons.push(("unknown", words::why_missing(missing)));
    }
    html! {
        <ul class="reasons-list">
            { for reasons.into_iter().map(|(class, words)| html! {
                <li class={class}>{ words }</li>
            }) }
        </ul>
    }
}

fn what_to_do(data: &Data, standard: &Standard) -> Html {
    let errors = data.findings.iter().filter(|one| one.severity == Severity::Error).count();
    let weak = summary::units_of(&data.evaluation, Verdict::NotMet);
    let has_cvs = summary::over_limit(&data.evaluation) > 0;
    if errors == 0 && weak.is_empty() && !has_cvs {
        return html! { <p>{ words::DO_NOTHING }</p> };
    }
    let schools = weak.iter().take(NAMED).filter_map(|index| data.evaluation.units.get(*index));
    html! {
        <ol class="steps">
            if errors > 0 {
                <li><a href={Route::Findings.hash()}>{ words::do_missing(errors) }</a></li>
            }
            if !weak.is_empty() {
                <li>
                    { words::DO_SCHOOLS }
                    <ul class="pairs">
                        { for schools.filter_map(|unit| school(unit, data, standard)) }
                        if weak.len() > NAMED {
                            <li class="note">{ words::and_more(weak.len() - NAMED) }</li>
                        }
                    </ul>
                </li>
            }
            if has_cvs {
                <li>{ words::DO_CVS }</li>
            }
        </ol>
    }
}

fn school(unit: &Unit, data: &Data, standard: &Standard) -> Option<Html> {
    let school = data.county.schools.get(unit.school)?;
    Some(html! {
        <li>
            <a href={bits::unit_hash(unit)}>{ bits::unit_name(school, unit.stage) }</a>
            <span class="note">{ gaps(unit, standard).join("，") }</span>
        </li>
    })
}

/// What a unit is short of: `骨干教师 2 人`.
pub(super) fn gaps(unit: &Unit, standard: &Standard) -> Vec<String> {
    let named = unit.indicators.iter().zip(&standard.indicators);
    named.filter_map(|(one, of)| Some(format!("{} {}", of.short, figure::gap(one)?))).collect()
}
