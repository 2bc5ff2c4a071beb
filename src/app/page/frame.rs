//! The frame around every screen: skip link, head with navigation, messages, progress, foot, and the
//! overlay while files are dragged.

use yew::prelude::*;

use crate::app::effects;
use crate::app::route::Route;
use crate::app::state::{Action, Notice, Running, State, Task};
use crate::app::text;
use crate::app::view::summary;
use crate::finding::Severity;

use super::{CountyScreen, Scene, about, bits, county, findings, manual, school, start_page};

/// The whole page.
pub(super) fn page(scene: &Scene<'_>) -> Html {
    let skip = Callback::from(|event: MouseEvent| {
        event.prevent_default();
        effects::skip_to_content();
    });
    html! {
        <>
            <a class="skip" href="#main" onclick={skip}>{ text::SKIP }</a>
            { head(scene) }
            <main id="main" tabindex="-1">
                { notices(scene) }
                { progress(scene) }
                { screen(scene) }
            </main>
            <footer class="foot">
                <p>{ bits::lock() }{ text::PRIVACY_SHORT }</p>
                <p>{ text::DISCLAIMER }</p>
            </footer>
            <p class="unseen" role="status" id="said">{ scene.state.said.clone() }</p>
            { overlay(scene) }
        </>
    }
}

/// The title of the window.
pub(super) fn title(state: &State) -> String {
    let school = match state.route {
        Route::School { school, .. } => {
            state.data.as_ref().and_then(|data| data.county.schools.get(school))
        }
        _ => None,
    };
    let screen = school.map_or(text::tab(state.route), |school| school.name.as_str());
    if state.route == Route::Start {
        format!("{} · {}", text::NAME, text::SUBJECT)
    } else {
        text::title(screen)
    }
}

fn head(scene: &Scene<'_>) -> Html {
    let has_county = scene.state.data.is_some();
    let errors = scene.state.data.as_ref().map_or(0, |data| {
        data.findings.iter().filter(|one| one.severity == Severity::Error).count()
    });
    let tab = |route: Route| {
        let here = match scene.state.route {
            Route::School { .. } => Route::County,
            other => other,
        };
        let current = (here == route).then_some("page");
        let count = (route == Route::Findings && errors > 0)
            .then(|| html! { <span class="count">{ errors }</span> });
        html! {
            <li><a href={route.hash()} aria-current={current}>{ text::tab(route) }{ count }</a></li>
        }
    };
    html! {
        <header class="head">
            <div class="head-inner">
                <a class="brand" href={Route::Start.hash()}>
                    { bits::logo() }<span>{ text::NAME }</span>
                </a>
                <nav aria-label={text::NAVIGATION}>
                    <ul>
                        { tab(Route::Start) }
                        if has_county {
                            { tab(Route::County) }
                            { tab(Route::Findings) }
                        }
                        { tab(Route::Manual) }
                        { tab(Route::About) }
                    </ul>
                </nav>
                if has_county {
                    <div class="head-actions">
                        <button type="button" class="quiet" onclick={scene.choose()}>
                            { text::ADD_FILES }
                        </button>
                        <button type="button" class="quiet" id="export-json"
                            onclick={scene.click(Action::Asked(Task::Json))}>
                            { text::EXPORT_JSON }
                        </button>
                    </div>
                }
            </div>
        </header>
    }
}

fn screen(scene: &Scene<'_>) -> Html {
    match scene.state.route {
        Route::Start => start_page::screen(scene),
        Route::Manual => manual::screen(scene),
        Route::About => about::screen(scene),
        Route::County => with_county(scene, county::screen),
        Route::Findings => with_county(scene, findings::screen),
        Route::School { .. } => with_county(scene, school::screen),
    }
}

/// A screen of a county; after a reload there is none, and the page says so.
fn with_county(scene: &Scene<'_>, draw: CountyScreen) -> Html {
    match &scene.state.data {
        Some(data) => draw(scene, data),
        None => html! {
            <section class="empty panel">
                <h1 tabindex="-1">{ text::notice::NOT_KEPT_HEADING }</h1>
                <p>{ text::notice::NOT_KEPT }</p>
                <p class="buttons">
                    <button type="button" class="primary" onclick={scene.choose()}>
                        { text::start::CHOOSE }
                    </button>
                    <a class="button" href={Route::Start.hash()}>{ text::notice::TO_START }</a>
                </p>
            </section>
        },
    }
}

fn notices(scene: &Scene<'_>) -> Html {
    let one = |(index, notice): (usize, &Notice)| {
        let class = if notice.is_error { "notice bad" } else { "notice" };
        let role = if notice.is_error { "alert" } else { "status" };
        html! {
            <div key={format!("{index}{}", notice.message)} class={class} role={role}>
                <p>{ notice.message.clone() }</p>
                if notice.can_undo {
                    <button type="button" class="quiet" onclick={scene.click(Action::Restored)}>
                        { text::notice::UNDO }
                    </button>
                }
                <button type="button" class="close" aria-label={text::notice::DISMISS}
                    onclick={scene.click(Action::Dismissed(index))}>{ "×" }</button>
            </div>
        }
    };
    let all = scene.state.notices.iter().enumerate().map(one);
    html! { <div class="notices">{ for all }</div> }
}

fn progress(scene: &Scene<'_>) -> Html {
    let words = scene.state.jobs.running.as_ref().map(working);
    html! {
        <div class="working" aria-live="polite" hidden={words.is_none()}>
            if let Some(words) = words {
                <p>{ words }</p>
                <progress aria-label={text::notice::READING}></progress>
                <button type="button" onclick={scene.click(Action::Cancelled)}>
                    { text::notice::CANCEL }
                </button>
            }
        </div>
    }
}

fn working(running: &Running) -> String {
    match (&running.progress, &running.task) {
        (Some(at), _) => text::notice::progress(&at.file, &at.sheet, at.rows, at.done.0, at.done.1),
        (None, Task::Template | Task::Json) => text::notice::WRITING.to_owned(),
        (None, _) => text::notice::READING.to_owned(),
    }
}

fn overlay(scene: &Scene<'_>) -> Html {
    html! {
        <div class="overlay" hidden={!scene.state.is_dragging} aria-hidden="true">
            <div>
                { bits::sheet() }
                <p>{ text::DROP_HERE }</p>
                <p>{ text::DROP_ANYWHERE }</p>
            </div>
        </div>
    }
}

/// The severities of the findings with their counts, in words.
pub(super) fn severities(findings: &[crate::finding::Finding]) -> Vec<(Severity, usize)> {
    let all = summary::severities(findings).into_iter();
    all.filter(|(_, count)| *count > 0).collect()
}

/// Shows the sentence that stands ready in the page should the program itself break.
pub(super) fn say_crashed() {
    let place = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("crash"));
    if let Some(place) = place {
        let _ = place.remove_attribute("hidden");
    }
}
