//! The county: the verdict first, then why, then what to do; the stages; the table of schools.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::route::Route;
use crate::app::state::Data;
use crate::app::text::{self, county as words};
use crate::app::view::{mark, summary};
use crate::evaluate::{CvVerdict, StageResult, Verdict};
use crate::standard::Standard;

use super::{Scene, bits, frame, reasons, stage, table};

/// The screen.
pub(super) fn screen(scene: &Scene<'_>, data: &Rc<Data>) -> Html {
    let Some(standard) = &scene.state.standard else { return html! {} };
    html! {
        <>
            { verdict(data, standard) }
            { reasons::panels(data, standard) }
            <div class="stages">
                { for summary::stages(&data.evaluation).map(|one| stage::card(one, standard)) }
            </div>
            <div class="asides">
                { findings(data) }
                { excluded(data) }
            </div>
            { table::section(scene, data, standard) }
        </>
    }
}

fn verdict(data: &Data, standard: &Standard) -> Html {
    let verdict = summary::resources(&data.evaluation);
    let files: Vec<&str> = data.county.files.iter().map(|file| file.name.as_str()).collect();
    let (sign, word) = mark::verdict(verdict);
    html! {
        <section class={classes!("verdict", sign.class())} id="verdict">
            <div class="verdict-words">
                <p class="verdict-sign">{ bits::badge((sign, word)) }
                    if data.is_sample {
                        <span class="sample">{ words::SAMPLE }</span>
                    }
                </p>
                <h1 tabindex="-1">{ words::heading(verdict) }</h1>
                <p class="note">{ words::source(&files, data.county.schools.len()) }</p>
                <p class="note">{ words::SCOPE }</p>
            </div>
            <dl class="figures">
                { for summary::stages(&data.evaluation).map(units) }
                { dispersion(data, standard) }
            </dl>
        </section>
    }
}

fn units(stage: &StageResult) -> Html {
    let mut rest = Vec::new();
    if stage.not_met > 0 {
        rest.push(words::not_met(stage.not_met));
    }
    if stage.missing > 0 {
        rest.push(words::missing(stage.missing));
    }
    let rest = if rest.is_empty() { words::ALL_MET.to_owned() } else { rest.join("，") };
    let class = match (stage.not_met, stage.missing) {
        (0, 0) => "good",
        (0, _) => "unknown",
        _ => "bad",
    };
    figure(
        class,
        &words::units_met(stage.stage.name()),
        stage.met,
        &words::of_units(stage.units),
        rest,
    )
}

fn dispersion(data: &Data, standard: &Standard) -> Html {
    let over = summary::over_limit(&data.evaluation);
    let stages = || summary::stages(&data.evaluation);
    let undefined =
        stages().any(|one| one.indicators.iter().any(|one| one.verdict == CvVerdict::Undefined));
    let (class, rest) = match (over, undefined) {
        (0, false) => ("good", words::NONE_OVER.to_owned()),
        (0, true) => ("unknown", words::SOME_UNDEFINED.to_owned()),
        _ => {
            let named: Vec<String> = summary::blocking_cvs(&data.evaluation)
                .into_iter()
                .filter_map(|(stage, index)| {
                    let indicator = standard.indicators.get(index)?;
                    Some(format!("{}{}", stage.name(), indicator.short))
                })
                .collect();
            ("bad", named.join("、"))
        }
    };
    let all = stages().map(|one| one.indicators.len()).sum();
    figure(class, words::CVS_OVER, over, &words::of_cvs(all), rest)
}

fn figure(class: &'static str, name: &str, count: usize, of: &str, rest: String) -> Html {
    html! {
        <div class={classes!("figure", class)}>
            <dt>{ name }</dt>
            <dd><strong>{ count }</strong><span>{ " " }{ of }</span></dd>
            <dd class="note">{ rest }</dd>
        </div>
    }
}

fn findings(data: &Data) -> Html {
    let counts = frame::severities(&data.findings);
    html! {
        <section class="panel">
            <h2>{ words::FINDINGS }</h2>
            if counts.is_empty() {
                <p>{ words::NO_FINDINGS }</p>
            } else {
                <ul class="inline">
                    { for counts.into_iter().map(|(severity, count)| {
                        let (sign, word) = mark::severity(severity);
                        html! {
                            <li><span class={classes!("badge", sign.class())}>
                                <span class="sign" aria-hidden="true">{ sign.sign() }</span>
                                { words::counted(word, count) }
                            </span></li>
                        }
                    }) }
                </ul>
                <p><a href={Route::Findings.hash()}>{ words::ALL_FINDINGS }</a></p>
            }
        </section>
    }
}

fn excluded(data: &Data) -> Html {
    let all = &data.evaluation.excluded;
    if all.is_empty() {
        return html! {};
    }
    let one = |one: &crate::evaluate::Excluded| {
        let name = data.county.schools.get(one.school).map_or("", |school| school.name.as_str());
        html! {
            <li><strong>{ name }</strong><span class="note">{ mark::exclusion(one.reason) }</span></li>
        }
    };
    html! {
        <section class="panel">
            <details open={all.len() <= 6}>
                <summary><h2>{ words::EXCLUDED }{ "（" }{ all.len() }{ "）" }</h2></summary>
                <p class="note">{ words::EXCLUDED_NOTE }</p>
                <ul class="pairs">{ for all.iter().map(one) }</ul>
            </details>
        </section>
    }
}

/// The verdict's word alone, for a filter.
pub(super) fn verdict_word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => text::MET,
        Verdict::NotMet => text::NOT_MET,
        Verdict::Missing => text::MISSING,
    }
}
