//! What the figures that were typed come to.

use yew::prelude::*;

use crate::app::components::{Badge, HeadRow, Sign};
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
        None => html! { <p>{ say::NOTHING_YET }</p> },
        Some(result) if result.digest.units.is_empty() => html! { <p>{ say::NOT_COUNTED }</p> },
        Some(result) => result.digest.units.iter().map(|unit| sentence(unit, result)).collect(),
    };
    let tables = result.zip(rules.as_deref()).into_iter().flat_map(|(result, rules)| {
        result.digest.units.iter().map(move |unit| figures(unit, result, rules))
    });
    html! {
        <section class="manual-verdict panel">
            <h2 class="unseen">{ say::VERDICT }</h2>
            <div class="manual-said" aria-live="polite">{ said }</div>
            <div class="manual-tables">
                { tables.collect::<Html>() }
                <p class="note">{ say::CV_NEEDS_COUNTY }</p>
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
            <strong>{ section(unit, result) }</strong>
            <Badge {mark} {word} />
            <span>{ summary::indicators(unit) }</span>
            if missing > 0 { <span class="note">{ say::still_missing(missing) }</span> }
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
                <td class="number strong">{ &one.value }</td>
                <td class="number note">{ school_words::at_least(&of.at(unit.stage).threshold.text) }</td>
                <td class="outcome">
                    <Sign {mark} {word} />
                    if let Some(gap) = &one.gap {
                        <span class="gap">{ school_words::gap(gap) }</span>
                    }
                </td>
            </tr>
        }
    };
    html! {
        <table class="plain short-table" id={["figures", unit.stage.id()].join("-")}>
            <caption>{ section(unit, result) }</caption>
            <HeadRow
                columns={&[
                    ("", all::county::INDICATOR),
                    ("number", all::school::VALUE),
                    ("number", all::school::THRESHOLD),
                    ("", all::county::OUTCOME),
                ][..]}
            />
            <tbody>{ rows.map(row).collect::<Html>() }</tbody>
        </table>
    }
}
