//! One stage of the county: the seven means, how many units reach each threshold, the coefficients
//! against their limit, and on request what the usual wrong formulas would give.

use yew::prelude::*;

use crate::app::text::{self, county as words};
use crate::app::view::{figure, mark, summary};
use crate::evaluate::{Dispersion, StageResult};
use crate::standard::{Indicator, Standard};

use super::{bar, bits};

/// The card.
pub(super) fn card(stage: &StageResult, standard: &Standard) -> Html {
    let limit = figure::plain(standard.cv_limit.get(stage.stage).value);
    let rows = standard.indicators.iter().zip(&stage.indicators);
    let name = stage.stage.name();
    html! {
        <section class="panel stage" id={format!("stage-{}", stage.stage.id())}>
            <div class="panel-head">
                <h2>{ words::stage_heading(name) }</h2>
                <p class="note">{ words::stage_size(stage.units, &figure::plain(stage.pupils)) }</p>
            </div>
            <div class="scroll" tabindex="0" role="group" aria-label={words::stage_heading(name)}>
                <table class="plain">
                    <caption class="unseen">{ words::stage_heading(name) }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ words::INDICATOR }</th>
                            <th scope="col" class="number">{ words::MEAN }</th>
                            <th scope="col" class="number">{ words::REACHED }</th>
                            <th scope="col" colspan="2">{ words::cv_limit(&limit) }</th>
                            <th scope="col">{ words::OUTCOME }</th>
                        </tr>
                    </thead>
                    <tbody>{ for rows.map(|(of, one)| row(of, one, stage, standard)) }</tbody>
                    <tfoot>{ composite(stage, standard) }</tfoot>
                </table>
            </div>
            { comparison(stage, standard) }
        </section>
    }
}

fn row(of: &Indicator, one: &Dispersion, stage: &StageResult, standard: &Standard) -> Html {
    let outcome = mark::cv(one.verdict);
    html! {
        <tr>
            <th scope="row" title={of.name.clone()}>
                <span class="label">{ of.label.clone() }</span>{ of.short.clone() }
                if one.left_out > 0 {
                    <span class="note">{ words::left_out(one.left_out) }</span>
                }
            </th>
            <td class="number">
                { figure::mean(one, standard) }<span class="unit">{ of.unit.clone() }</span>
            </td>
            <td class="number">
                { one.reached }<span class="unit">{ format!("/{}", stage.units) }</span>
            </td>
            <td class="number strong">{ figure::cv(one, standard) }</td>
            <td class="bar-cell">{ bar::dispersion(one, outcome.0) }</td>
            <td>{ bits::badge(outcome) }</td>
        </tr>
    }
}

fn composite(stage: &StageResult, standard: &Standard) -> Html {
    let cv = stage
        .composite_cv
        .map_or_else(|| text::NO_FIGURE.to_owned(), |cv| figure::plain_cv(cv, standard));
    html! {
        <tr>
            <th scope="row" colspan="3">{ words::COMPOSITE }</th>
            <td class="number">{ cv }</td>
            <td colspan="2" class="note">{ words::COMPOSITE_NOTE }</td>
        </tr>
    }
}

fn comparison(stage: &StageResult, standard: &Standard) -> Html {
    let rows = standard.indicators.iter().zip(&stage.indicators);
    html! {
        <details class="compare">
            <summary>{ words::COMPARE }</summary>
            <p class="note">{ words::COMPARE_NOTE }</p>
            <div class="scroll" tabindex="0" role="group" aria-label={words::COMPARED}>
                <table class="plain">
                    <caption class="unseen">{ words::COMPARED }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ words::INDICATOR }</th>
                            <th scope="col" class="number">{ words::OFFICIAL }</th>
                            <th scope="col" class="number">{ words::POPULATION }</th>
                            <th scope="col" class="number">{ words::SAMPLE_FORMULA }</th>
                            <th scope="col">{ words::COMPARED }</th>
                        </tr>
                    </thead>
                    <tbody>{ for rows.map(|(of, one)| compared(of, one, standard)) }</tbody>
                </table>
            </div>
        </details>
    }
}

fn compared(of: &Indicator, one: &Dispersion, standard: &Standard) -> Html {
    let others = one.unweighted.map_or([None, None], |it| [Some(it.population), it.sample]);
    let flips = others.iter().flatten().any(|cv| summary::would_flip(*cv, one));
    let shown = |cv: &Option<f64>| {
        let text =
            cv.map_or_else(|| text::NO_FIGURE.to_owned(), |cv| figure::plain_cv(cv, standard));
        html! { <td class="number">{ text }</td> }
    };
    html! {
        <tr>
            <th scope="row"><span class="label">{ of.label.clone() }</span>{ of.short.clone() }</th>
            <td class="number strong">{ figure::cv(one, standard) }</td>
            { for others.iter().map(shown) }
            <td>
                if flips {
                    <span class="badge near">
                        <span class="sign" aria-hidden="true">{ "▲" }</span>{ words::FLIPS }
                    </span>
                } else {
                    <span class="note">{ words::SAME }</span>
                }
            </td>
        </tr>
    }
}
