//! The standard: every value with its source, what is left out, and where the data goes.

use yew::prelude::*;

use crate::app::text::{about as words, start};
use crate::app::view::{figure, mark};
use crate::county::Stage;
use crate::standard::{Citation, Indicator, Split, Standard};

use super::Scene;

/// The screen.
pub(super) fn screen(scene: &Scene<'_>) -> Html {
    html! {
        <div class="about">
            <h1 tabindex="-1">{ words::HEADING }</h1>
            <p class="lead">{ words::LEAD }</p>
            { for scene.state.standard.as_ref().map(|standard| rules(standard)) }
            <section class="panel" id="privacy">
                <h2>{ words::PRIVACY }</h2>
                <p>{ words::PRIVACY_NOTE }</p>
                <h3>{ words::CHECK }</h3>
                <ol>{ for words::CHECK_STEPS.map(|step| html! { <li>{ step }</li> }) }</ol>
            </section>
            <section class="panel">
                <h2>{ words::SCOPE }</h2>
                <p>{ words::SCOPE_NOTE }</p>
            </section>
        </div>
    }
}

fn rules(standard: &Standard) -> Html {
    let percent = figure::percent(standard.floor.value);
    let rule = words::school_rule(standard.required.value, standard.indicators.len(), &percent);
    html! {
        <>
            <section class="panel">
                <h2>{ words::INDICATORS }</h2>
                { indicators(standard) }
            </section>
            <section class="panel">
                <h2>{ words::SCHOOL_RULE }</h2>
                <p>{ rule }</p>
                { cited(&[&standard.required.citation, &standard.floor.citation]) }
            </section>
            <section class="panel">
                <h2>{ words::CV }</h2>
                <ul>
                    { for Stage::ALL.map(|stage| {
                        let limit = figure::plain(standard.cv_limit.get(stage).value);
                        html! { <li>{ words::cv_limit(stage.name(), &limit) }</li> }
                    }) }
                </ul>
                <p>{ words::CV_NOTE }</p>
                { cited(&Stage::ALL.map(|stage| &standard.cv_limit.get(stage).citation)) }
            </section>
            <section class="panel">
                <h2>{ words::SPLITS }</h2>
                <p>{ words::SPLITS_NOTE }</p>
                <ul class="cited">{ for standard.splits.iter().map(split) }</ul>
            </section>
            { excluded(standard) }
        </>
    }
}

fn indicators(standard: &Standard) -> Html {
    let row = |one: &Indicator| {
        let (primary, junior) = (&one.threshold.primary, &one.threshold.junior);
        html! {
            <tr>
                <th scope="row"><span class="label">{ one.label.clone() }</span>{ one.name.clone() }</th>
                <td class="number">{ figure::plain(primary.value) }</td>
                <td class="number">{ figure::plain(junior.value) }</td>
                <td class="unit">{ one.unit.clone() }</td>
                <td class="note">{ sources(&[&primary.citation, &junior.citation]).join("；") }</td>
            </tr>
        }
    };
    html! {
        <div class="scroll" tabindex="0" role="group" aria-label={words::INDICATORS}>
            <table class="plain">
                <caption class="unseen">{ words::INDICATORS }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ words::INDICATOR }</th>
                        <th scope="col" class="number">{ start::AT_LEAST_PRIMARY }</th>
                        <th scope="col" class="number">{ start::AT_LEAST_JUNIOR }</th>
                        <th scope="col">{ words::UNIT }</th>
                        <th scope="col">{ words::CLAUSE }</th>
                    </tr>
                </thead>
                <tbody>{ for standard.indicators.iter().map(row) }</tbody>
            </table>
        </div>
    }
}

fn split(one: &Split) -> Html {
    let names: Vec<&str> = one.weights.iter().map(|(part, _)| part.name()).collect();
    let weights: Vec<String> = one.weights.iter().map(|(_, one)| figure::plain(*one)).collect();
    html! {
        <li>
            <strong>{ one.name.clone() }</strong>
            <span>{ format!("{} = {}", names.join("∶"), weights.join("∶")) }</span>
            <cite>{ one.citation.text() }</cite>
        </li>
    }
}

fn excluded(standard: &Standard) -> Html {
    let point = &standard.teaching_point_pupils;
    html! {
        <section class="panel">
            <h2>{ words::EXCLUDED }</h2>
            <p>{ words::EXCLUDED_NOTE }</p>
            <ul class="cited">
                <li>
                    <strong>{ words::teaching_point(&figure::plain(point.value)) }</strong>
                    <cite>{ point.citation.text() }</cite>
                </li>
                { for standard.excluded.iter().map(|(_, reason, citation)| html! {
                    <li>
                        <strong>{ mark::exclusion(*reason) }</strong>
                        <cite>{ citation.text() }</cite>
                    </li>
                }) }
            </ul>
        </section>
    }
}

/// Sources, each once.
fn sources(citations: &[&Citation]) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for citation in citations {
        let text = citation.text();
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts
}

fn cited(citations: &[&Citation]) -> Html {
    html! {
        <p class="note">
            { for sources(citations).into_iter().map(|text| html! { <cite>{ text }</cite> }) }
        </p>
    }
}
