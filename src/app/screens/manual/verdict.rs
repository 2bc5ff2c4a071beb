//! What the figures that were typed come to.

use yew::prelude::*;

use crate::app::components::{badge, head_row, sign, text};
use crate::app::hooks::{use_app_state, use_rules};
use crate::app::state::TypedResult;
use crate::app::text::{self as all, manual as say, school as school_words};
use crate::app::view::{mark, summary};
use crate::digest::{FigureDigest, IndicatorRules, Rules, UnitDigest};
use crate::evaluate::Verdict;

/// The verdict in words, then the figures.
#[component]
pub fn ManualVerdict() -> Html {
    let (state, rules) = (use_app_state(), use_rules());
    let result = state.typed.as_deref().filter(|_| !state.form.is_blank());
    let said = match result {
        None => text("p", "", say::NOTHING_YET),
        Some(result) if result.digest.units.is_empty() => text("p", "", say::NOT_COUNTED),
        Some(result) => result.digest.units.iter().map(|unit| sentence(unit, result)).collect(),
    };
    let tables = result.zip(rules.as_deref()).into_iter().flat_map(|(result, rules)| {
        result.digest.units.iter().map(move |unit| figures(unit, result, rules))
    });
    html! {
        <section class="manual-verdict panel">
            { text("h2", "unseen", say::VERDICT) }
            <div class="manual-said" aria-live="polite">{ said }</div>
            <div class="manual-tables">
                { tables.collect::<Html>() }
                { text("p", "note", say::CV_NEEDS_COUNTY) }
            </div>
        </section>
    }
}

fn section(unit: &UnitDigest, result: &TypedResult) -> &'static str {
    let school = result.digest.schools.get(unit.school);
    all::section(unit.stage, school.is_some_and(|school| school.kind.parts().len() > 1))
}

/// What is said when a verdict changes: short, since it is said often.
fn sentence(unit: &UnitDigest, result: &TypedResult) -> Html {
    let missing = unit.indicators.iter().filter(|one| one.verdict == Verdict::Missing).count();
    let (mark, word) = mark::verdict(unit.verdict);
    html! {
        <p class="manual-unit" data-unit={unit.stage.id()}>
            { text("strong", "", &section(unit, result)) }
            { badge(mark, &word) }
            { text("span", "", &summary::indicators(unit)) }
            if missing > 0 { { text("span", "note", &say::still_missing(missing)) } }
        </p>
    }
}

fn figures(unit: &UnitDigest, result: &TypedResult, rules: &Rules) -> Html {
    let rows = unit.indicators.iter().zip(&rules.indicators);
    let row = |(one, of): (&FigureDigest, &IndicatorRules)| {
        let (mark, word) = mark::indicator(one);
        html! {
            <tr class={mark.class()}>
                <th scope="row" title={of.name.clone()}>{ &of.short }</th>
                { text("td", "number strong", &one.value) }
                { text("td", "number note", &school_words::at_least(&of.at(unit.stage).threshold.text)) }
                <td class="outcome">
                    { sign(mark, &word) }
                    if let Some(gap) = &one.gap {
                        { text("span", "gap", &school_words::gap(gap)) }
                    }
                </td>
            </tr>
        }
    };
    html! {
        <table class="plain short-table" id={["figures", unit.stage.id()].join("-")}>
            <caption>{ section(unit, result) }</caption>
            { head_row(&[
                    ("", all::county::INDICATOR),
                    ("number", all::school::VALUE),
                    ("number", all::school::THRESHOLD),
                    ("", all::county::OUTCOME),
                ]) }
            <tbody>{ rows.map(row).collect::<Html>() }</tbody>
        </table>
    }
}
