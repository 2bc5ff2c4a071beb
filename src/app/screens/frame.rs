//! The frame around every screen: skip link, head with navigation, messages, progress, foot, and the
//! overlay while files are dragged.

use yew::prelude::*;

use super::{
    about::About,
    checks::Checks,
    corrections::Corrections,
    county::County,
    findings::Findings,
    manual::Manual,
    school::School,
    share::{self, Share},
    standard::{Standard, StandardCompare, StandardEdit},
    start::Start,
    tables::Tables,
};
use crate::app::components::element::{Tag, tag, text, words};
use crate::app::components::{bits, correction, files, folders, locked};
use crate::app::route::Route;
use crate::app::scene::{Scene, choose_files};
use crate::app::services::effects;
use crate::app::shared::Shared;
use crate::app::state::{Action, Data, Notice, Running, State, Task};
use crate::app::text as say;
use crate::findings::Severity;

/// The whole page.
pub fn page(scene: &Scene<'_>) -> Html {
    let skip = Callback::from(|event: MouseEvent| {
        event.prevent_default();
        effects::skip_to_content();
    });
    let route = scene.state.route;
    let has_bar = has_decisions(route);
    let is_viewing = scene.state.share.is_viewing();
    let main = tag("main", if is_viewing { "viewing" } else { "" });
    let main = if route == Route::Start { main } else { main.and("later") };
    let main = main
        .with("id", "main")
        .with("tabindex", "-1")
        .maybe(share::banner(scene))
        .kid(notices(scene))
        .kid(progress(scene))
        .maybe(in_use(scene))
        .maybe(correction::bar(scene).filter(|_| has_bar && !is_viewing))
        .maybe(files::sets(scene).filter(|_| has_bar && !is_viewing))
        .node(screen(scene));
    let foot = tag("footer", "foot")
        .kid(tag("p", "").kid(bits::lock()).words(say::PRIVACY_SHORT))
        .kid(words("p", "", say::DISCLAIMER));
    let said = text("p", "unseen", scene.state.said.clone()).with("role", "status");
    html! {
        <>
            { words("a", "skip", say::SKIP).with("href", "#main").on_click(skip) }
            { head(scene) }
            { main }
            { foot }
            { said }
            { overlay(scene) }
        </>
    }
}

/// The title of the window.
pub fn title(state: &State) -> String {
    let school = match state.route {
        Route::School { school, .. } => {
            state.data.as_ref().and_then(|data| data.view_model.schools.get(school))
        }
        _ => None,
    };
    let screen = school.map_or(say::tab(state.route), |school| school.name.as_str());
    say::title(if state.route == Route::Start { say::SUBJECT } else { screen })
}

fn head(scene: &Scene<'_>) -> Tag {
    let data = scene.state.data.as_ref();
    let errors = data.map_or(0, |data| {
        data.view_model.findings.iter().filter(|one| one.severity == Severity::Error).count()
    });
    let here = match scene.state.route {
        Route::School { .. } | Route::Open => Route::County,
        one if one.is_standard() => Route::Standard,
        Route::Checks(_) => Route::Checks(None),
        other => other,
    };
    let tab = |route: Route| {
        let mut link = bits::link("", route, say::tab(route));
        if here == route {
            link = link.with("aria-current", "page");
        }
        let has_count = route == Route::Findings && errors > 0;
        tag("li", "").kid(link.maybe(has_count.then(|| tag("span", "count").count(errors))))
    };
    let is_mended = data.is_some_and(|data| !data.view_model.corrections.is_empty());
    let is_there = |route: &Route| match route {
        Route::Mends => is_mended || here == Route::Mends,
        // What came with a link was recognised elsewhere.
        Route::Tables if scene.state.share.is_viewing() => false,
        Route::Tables => {
            data.is_some() || !scene.state.tables.unread.is_empty() || here == Route::Tables
        }
        route => data.is_some() || !route.needs_county(),
    };
    let lists = [Route::Findings, Route::Tables, Route::Mends];
    let tabs = [Route::Start, Route::County, Route::Checks(None)].into_iter().chain(lists);
    let tabs = tabs.chain([Route::Manual, Route::Standard, Route::About]).filter(is_there).map(tab);
    let actions = data.map(|_| {
        let export = scene.click(Action::Asked(Task::Json));
        tag("div", "head-actions")
            .kid(bits::link("button quiet", Route::Share, say::share::SHARE).with("id", "share"))
            .kid(bits::button("quiet", say::ADD_FILES, choose_files()))
            .kid(bits::button("quiet", say::EXPORT_JSON, export).with("id", "export-json"))
    });
    let brand = tag("a", "brand").set("href", Route::Start.hash()).kid(bits::logo()).kid(words(
        "span",
        "",
        say::NAME,
    ));
    let navigation =
        tag("nav", "").with("aria-label", say::NAVIGATION).kid(tag("ul", "").kids(tabs));
    let inner = tag("div", "head-inner").kid(brand).kid(navigation).maybe(actions);
    tag("header", "head").kid(inner)
}

fn screen(scene: &Scene<'_>) -> Html {
    match scene.state.route {
        Route::Start => html! { <Start /> },
        Route::Manual => html! { <Manual /> },
        Route::Standard => html! { <Standard /> },
        Route::StandardEdit => html! { <StandardEdit /> },
        Route::StandardCompare => html! { <StandardCompare /> },
        Route::About => html! { <About /> },
        Route::Tables => html! { <Tables /> },
        Route::Open if !scene.state.share.is_viewing() => share::closed(),
        Route::Checks(_) => with_county(scene, |data| html! { <Checks {data} /> }),
        Route::County | Route::Open => with_county(scene, |data| html! { <County {data} /> }),
        Route::Share => with_county(scene, |data| html! { <Share {data} /> }),
        Route::Findings => with_county(scene, |data| html! { <Findings {data} /> }),
        Route::Mends => with_county(scene, |data| html! { <Corrections {data} /> }),
        Route::School { .. } => with_county(scene, |data| html! { <School {data} /> }),
    }
}

/// Names the standard on every screen, also on paper.
fn in_use(scene: &Scene<'_>) -> Option<Tag> {
    let name = &scene.state.rules.as_ref()?.name;
    let link = text("a", "", name.clone()).set("href", Route::Standard.hash());
    Some(words("p", "in-use note", say::standard::NOW).kid(link))
}

fn has_decisions(route: Route) -> bool {
    route.needs_county() || route.is_standard() || route == Route::Tables
}

/// A screen of a county; after a reload there is none, and the page says so.
fn with_county(scene: &Scene<'_>, draw: fn(Shared<Data>) -> Html) -> Html {
    if let Some(data) = &scene.state.data {
        let county = draw(data.clone().into());
        return match &data.view_model.question {
            // What is found in the files can be looked at before it is answered.
            Some(question) if scene.state.route == Route::Findings => {
                html! { <>{ files::question(scene, question) }{ county }</> }
            }
            Some(question) => files::question(scene, question).html(),
            None => county,
        };
    }
    if scene.state.keep.is_busy {
        return bits::heading(say::keep::OPENING.to_owned()).html();
    }
    let buttons = tag("p", "buttons")
        .kid(bits::button("primary", say::start::CHOOSE, choose_files()))
        .kid(bits::link("button", Route::Start, say::notice::TO_START));
    tag("section", "empty panel")
        .kid(bits::heading(say::notice::NOT_KEPT_HEADING.to_owned()))
        .kid(words("p", "", say::notice::NOT_KEPT))
        .kid(buttons)
        .html()
}

fn notices(scene: &Scene<'_>) -> Tag {
    let one = |(index, notice): (usize, &Notice)| {
        let undo = notice
            .can_undo
            .then(|| bits::button("quiet", say::notice::UNDO, scene.click(Action::Restored)));
        let close = bits::button("close", "×", scene.click(Action::Dismissed(index)))
            .with("aria-label", say::notice::DISMISS);
        tag("div", if notice.is_error { "notice bad" } else { "notice" })
            .with("role", if notice.is_error { "alert" } else { "status" })
            .key(&notice.message)
            .kid(text("p", "", notice.message.clone()))
            .maybe(notice.leads_to_tables.then(bits::to_tables))
            .maybe(notice.leads_to.map(|to| bits::link("", to, say::notice::GO_SEE)))
            .maybe(undo)
            .kid(close)
    };
    tag("div", "notices")
        .kids(locked::list(scene))
        .kids(scene.state.notices.iter().enumerate().map(one))
        .kids(folders::passed(scene))
}

fn progress(scene: &Scene<'_>) -> Tag {
    // What is typed or corrected is evaluated at once; a bar that flickers at each key helps nobody.
    let at = scene.state.jobs.running.as_ref().filter(|running| {
        !matches!(
            running.task,
            Task::Keep(_)
                | Task::Remove(_)
                | Task::Survey(_)
                | Task::Typed
                | Task::Evaluate
                | Task::Tables
                | Task::Pack
                | Task::Compare
                | Task::Share
        )
    });
    let inner = at.map(|running| {
        let bar = tag("progress", "").with("aria-label", say::notice::READING);
        tag("div", "working").kid(text("p", "", working(running))).kid(bar).kid(bits::button(
            "",
            say::notice::CANCEL,
            scene.click(Action::Cancelled),
        ))
    });
    let inner = inner.or_else(|| folders::listing(scene));
    tag("div", "").with("aria-live", "polite").maybe(inner)
}

fn working(running: &Running) -> String {
    match (&running.progress, &running.task) {
        (_, Task::Template | Task::Json | Task::Marked(_) | Task::ShareFile) => {
            say::notice::WRITING.to_owned()
        }
        (Some(at), _) => say::notice::progress(&at.file, &at.sheet, at.rows, at.done.0, at.done.1),
        (None, _) => say::notice::READING.to_owned(),
    }
}

fn overlay(scene: &Scene<'_>) -> Tag {
    let inner = tag("div", "").kid(bits::sheet()).kid(words("p", "", say::DROP_HERE)).kid(words(
        "p",
        "",
        say::DROP_ANYWHERE,
    ));
    tag("div", "overlay")
        .with("aria-hidden", "true")
        .flag("hidden", !scene.state.is_dragging)
        .kid(inner)
}
