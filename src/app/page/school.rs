//! One school at one stage: the verdict, what is short, and each indicator with its way back to the
//! cells and the clause.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::route::Route;
use crate::app::state::Data;
use crate::app::text::{self, school as words};
use crate::app::view::{figure, mark, rows, summary};
use crate::county::{County, School, Stage};
use crate::evaluate::{Unit, Verdict};
use crate::standard::Standard;

use super::{Scene, bits, indicator, reasons, table};

/// The screen.
pub(super) fn screen(scene: &Scene<'_>, data: &Rc<Data>) -> Html {
    let Route::School { school: index, stage } = scene.state.route else { return html! {} };
    let (Some(school), Some(standard)) = (data.county.schools.get(index), &scene.state.standard)
    else {
        return nowhere();
    };
    let Some(place) = summary::unit_at(&data.evaluation, index, stage) else {
        return excluded(data, index, school);
    };
    let Some(unit) = data.evaluation.units.get(place) else { return nowhere() };
    let indicators = unit.indicators.iter().zip(&standard.indicators);
    html! {
        <>
            { path(scene, data, place) }
            { verdict(data, school, unit, standard) }
            <h2>{ words::INDICATORS }</h2>
            <div class="indicators">
                { for indicators.map(|(one, of)| indicator::card(one, of, &data.county, standard)) }
            </div>
        </>
    }
}

fn verdict(data: &Data, school: &School, unit: &Unit, standard: &Standard) -> Html {
    let (sign, word) = mark::verdict(unit.verdict);
    let other = Stage::ALL.into_iter().find(|stage| {
        *stage != unit.stage && summary::unit_at(&data.evaluation, unit.school, *stage).is_some()
    });
    let section = text::section(unit.stage, bits::is_combined(school.kind));
    let percent = figure::percent(standard.floor.value);
    html! {
        <section class={classes!("verdict", sign.class())} id="verdict">
            <div class="verdict-words">
                <p class="verdict-sign">
                    { bits::badge((sign, word)) }
                    <strong>{ words::met(unit.met, unit.indicators.len()) }</strong>
                    <span class="note">{ words::rule(standard.required.value, &percent) }</span>
                </p>
                <h1 tabindex="-1">{ bits::unit_name(school, unit.stage) }</h1>
                <p class="note">
                    { school.kind.name() }{ "，" }
                    { words::pupils(section, &figure::pupils(unit.pupils)) }
                </p>
                if let Some(stage) = other {
                    <p><a href={Route::School { school: unit.school, stage }.hash()}>
                        { words::other(text::section(stage, true)) }
                    </a></p>
                }
            </div>
            <div class="short">
                { short(unit, standard) }
                { missing(unit, &data.county) }
            </div>
        </section>
    }
}

fn short(unit: &Unit, standard: &Standard) -> Html {
    let gaps = reasons::gaps(unit, standard);
    if gaps.is_empty() {
        let is_all = unit.met == unit.indicators.len();
        return html! { if is_all { <p>{ words::NOTHING_SHORT }</p> } };
    }
    html! {
        <>
            <h2>{ words::SHORT }</h2>
            <ul class="gaps">{ for gaps.into_iter().map(|gap| html! { <li>{ gap }</li> }) }</ul>
        </>
    }
}

fn missing(unit: &Unit, county: &County) -> Html {
    let mut all = Vec::new();
    for one in unit.indicators.iter().flat_map(|one| &one.missing) {
        if !all.contains(one) {
            all.push(*one);
        }
    }
    if unit.verdict != Verdict::Missing && all.is_empty() {
        return html! {};
    }
    html! {
        <>
            <h2>{ words::FILL }</h2>
            <ul class="gaps">
                { for all.iter().map(|one| html! { <li>{ indicator::missing(one, county) }</li> }) }
            </ul>
        </>
    }
}

/// Where one is, and the schools before and after.
fn path(scene: &Scene<'_>, data: &Data, place: usize) -> Html {
    let units = &data.evaluation.units;
    let shown = table::order(data, &scene.state.table);
    let (before, after) = rows::neighbours(&shown, units.len(), place);
    let link = |place: Option<usize>, word: &'static str, rel: &'static str| {
        let unit = units.get(place?)?;
        let name = bits::unit_name(data.county.schools.get(unit.school)?, unit.stage);
        Some(html! {
            <a href={bits::unit_hash(unit)} rel={rel} title={name}>{ word }</a>
        })
    };
    html! {
        <nav class="path" aria-label={words::OTHERS}>
            <a href={Route::County.hash()}>{ "← " }{ words::BACK }</a>
            <span class="path-turn">
                { for link(before, words::PREVIOUS, "prev") }
                { for link(after, words::NEXT, "next") }
            </span>
        </nav>
    }
}

fn excluded(data: &Data, index: usize, school: &School) -> Html {
    let reason = data.evaluation.excluded.iter().find(|one| one.school == index);
    let Some(reason) = reason else { return nowhere() };
    html! {
        <section class="panel empty">
            <h1 tabindex="-1">{ school.name.clone() }</h1>
            <p>{ words::EXCLUDED }{ "：" }{ mark::exclusion(reason.reason) }{ "。" }</p>
            <p><a href={Route::County.hash()}>{ text::notice::TO_COUNTY }</a></p>
        </section>
    }
}

fn nowhere() -> Html {
    html! {
        <section class="panel empty">
            <h1 tabindex="-1">{ text::notice::NO_SUCH_SCHOOL_HEADING }</h1>
            <p>{ text::notice::NO_SUCH_SCHOOL }</p>
            <p><a href={Route::County.hash()}>{ text::notice::TO_COUNTY }</a></p>
        </section>
    }
}
