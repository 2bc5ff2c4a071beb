//! The start page: what it does, where to drop files, what to do without one.

use yew::prelude::*;

use crate::app::route::Route;
use crate::app::state::{Action, Task};
use crate::app::text::start as words;
use crate::app::view::figure;
use crate::standard::Standard;

use super::{Scene, bits};

/// The screen.
pub(super) fn screen(scene: &Scene<'_>) -> Html {
    html! {
        <>
            <div class="hero">
                <h1 tabindex="-1">{ words::HEADING }</h1>
                <p class="lead">{ words::LEAD }</p>
            </div>
            { held(scene) }
            <div class="start">
                <div class="start-main">
                    { drop_zone(scene) }
                    { without_file(scene) }
                </div>
                { for scene.state.standard.as_ref().map(|standard| thresholds(standard)) }
            </div>
        </>
    }
}

fn held(scene: &Scene<'_>) -> Option<Html> {
    let data = scene.state.data.as_ref()?;
    let words = if data.is_sample {
        words::HELD_SAMPLE.to_owned()
    } else {
        words::held(data.readings.len(), data.county.schools.len())
    };
    Some(html! {
        <section class="held panel">
            <div>
                <h2>{ words::THERE_ALREADY }</h2>
                <p>{ words }</p>
            </div>
            <p class="buttons">
                <a class="button primary" href={Route::County.hash()}>{ words::GO_ON }</a>
                <button type="button" onclick={scene.click(Action::Emptied)}>{ words::CLEAR }</button>
            </p>
        </section>
    })
}

fn drop_zone(scene: &Scene<'_>) -> Html {
    html! {
        <section class="drop" id="drop">
            { bits::sheet() }
            <h2>{ words::DROP }</h2>
            <button type="button" class="primary large" id="choose-files" onclick={scene.choose()}>
                { words::CHOOSE }
            </button>
            <p class="note">{ words::DROP_HINT }</p>
        </section>
    }
}

fn without_file(scene: &Scene<'_>) -> Html {
    let ask = |id: &'static str, task: Task, name: &'static str, hint: &'static str| {
        html! {
            <li>
                <button type="button" class="way" id={id} onclick={scene.click(Action::Asked(task))}>
                    <strong>{ name }</strong><span>{ hint }</span>
                </button>
            </li>
        }
    };
    html! {
        <section class="ways" aria-labelledby="ways">
            <h2 id="ways">{ words::WITHOUT_FILE }</h2>
            <ul>
                { ask("sample", Task::Sample, words::SAMPLE, words::SAMPLE_HINT) }
                { ask("template", Task::Template, words::TEMPLATE, words::TEMPLATE_HINT) }
                <li>
                    <a class="way" href={Route::Manual.hash()}>
                        <strong>{ words::MANUAL }</strong><span>{ words::MANUAL_HINT }</span>
                    </a>
                </li>
            </ul>
        </section>
    }
}

fn thresholds(standard: &Standard) -> Html {
    let row = |one: &crate::standard::Indicator| {
        let primary = figure::plain(one.threshold.primary.value);
        let junior = figure::plain(one.threshold.junior.value);
        html! {
            <tr>
                <th scope="row"><span class="label">{ one.label.clone() }</span>{ one.name.clone() }</th>
                <td>{ primary }</td>
                <td>{ junior }</td>
                <td class="unit">{ one.unit.clone() }</td>
            </tr>
        }
    };
    let percent = figure::percent(standard.floor.value);
    let rule = words::rule(standard.required.value, standard.indicators.len(), &percent);
    html! {
        <section class="panel thresholds">
            <table class="plain">
                <caption><h2>{ words::STANDARD }</h2></caption>
                <thead>
                    <tr>
                        <th scope="col">{ words::INDICATOR }</th>
                        <th scope="col">{ words::AT_LEAST_PRIMARY }</th>
                        <th scope="col">{ words::AT_LEAST_JUNIOR }</th>
                        <th scope="col">{ words::UNIT }</th>
                    </tr>
                </thead>
                <tbody>{ for standard.indicators.iter().map(row) }</tbody>
            </table>
            <p>{ rule }</p>
            <p><a href={Route::About.hash()}>{ words::STANDARD_MORE }</a></p>
        </section>
    }
}
