//! The county: the verdict first, then why, then what to do; the stages; the table of schools.

pub mod grid;
pub mod reasons;
mod row;
mod rows;
mod stage;
pub mod table;

use yew::prelude::*;

use crate::app::components::bits;
use crate::app::components::board;
use crate::app::components::element::{Tag, maybe, tag, text, words};
use crate::app::components::entry;
use crate::app::components::files;
use crate::app::hooks::use_app;
use crate::app::route::Route;
use crate::app::scene::Scene;
use crate::app::screens::CountyProps;
use crate::app::state::{Action, Data, Mend};
use crate::app::text::county as say;
use crate::app::text::grid as grid_words;
use crate::app::view::summary::Headline;
use crate::app::view::{mark, summary};
use crate::standard::Exclusion;
use crate::view_model::{Rules, StageView};

/// So many excluded schools are shown without being asked.
const OPEN: usize = 6;

/// The screen.
#[component]
pub fn County(CountyProps { data }: &CountyProps) -> Html {
    let app = use_app();
    let scene = &app.scene();
    let Some(rules) = &scene.state.rules else { return Html::default() };
    let stages = data.view_model.stages.iter().map(|one| stage::card(one, rules));
    html! {
        <>
            { board::section(data) }
            { verdict(data, rules) }
            { maybe(files::list(scene, data)) }
            { reasons::panels(data, rules) }
            { tag("div", "stages").kids(stages) }
            { tag("div", "asides").kid(findings(data)).maybe(excluded(scene, data)) }
            { table::section(scene, data, rules) }
            { entry::new_school(scene, data.view_model.schools.is_empty()) }
        </>
    }
}

fn verdict(data: &Data, rules: &Rules) -> Tag {
    let verdict = data.view_model.verdict;
    let files: Vec<&str> = data.view_model.files.iter().map(String::as_str).collect();
    let mark = mark::verdict(verdict);
    let sign = tag("p", "verdict-sign")
        .kid(bits::badge(mark))
        .maybe(data.is_sample.then(|| words("span", "sample", say::SAMPLE)));
    let sentences = tag("div", "verdict-words")
        .kid(sign)
        .kid(words("h2", "", say::heading(verdict)))
        .kid(text("p", "note", say::source(&files, data.view_model.schools.len())));
    let figures = tag("dl", "figures")
        .kids(data.view_model.stages.iter().map(units))
        .kid(dispersion(data, rules));
    tag("section", "verdict")
        .and(mark.0.class())
        .with("id", "verdict")
        .with("tabindex", "-1")
        .kid(sentences)
        .kid(figures)
}

fn units(stage: &StageView) -> Tag {
    let name = say::units_met(stage.stage.name());
    figure(summary::units_met(stage), name, say::of_units(stage.units))
}

fn dispersion(data: &Data, rules: &Rules) -> Tag {
    let all = data.view_model.stages.iter().map(|one| one.indicators.len()).sum();
    figure(summary::dispersion(&data.view_model, rules), say::CVS_OVER.to_owned(), say::of_cvs(all))
}

fn figure(told: Headline, name: String, of: String) -> Tag {
    let Headline { mark, number, rest } = told;
    let number = tag("dd", "").kid(text("strong", "", number)).kid(text("span", "unit", of));
    tag("div", "figure")
        .and(mark.class())
        .kid(text("dt", "", name))
        .kid(number)
        .kid(text("dd", "note", rest))
}

fn findings(data: &Data) -> Tag {
    let panel = tag("section", "panel").kid(words("h2", "", say::FINDINGS));
    if data.view_model.findings.is_empty() {
        let is_read = !data.view_model.schools.is_empty();
        return panel.kid(words(
            "p",
            "",
            if is_read { say::NO_FINDINGS } else { say::NOTHING_READ },
        ));
    }
    let counts =
        summary::severities(&data.view_model.findings).into_iter().filter(|(_, count)| *count > 0);
    let one = |(severity, count)| {
        let (mark, word) = mark::severity(severity);
        tag("li", "").kid(bits::badge_of(mark, say::counted(word, count)))
    };
    let links = tag("p", "places")
        .kid(bits::link("", Route::Findings, say::ALL_FINDINGS))
        .kid(bits::to_tables());
    panel.kid(tag("ul", "inline").kids(counts.map(one))).kid(links)
}

fn excluded(scene: &Scene<'_>, data: &Data) -> Option<Tag> {
    let all = &data.view_model.excluded;
    if all.is_empty() {
        return None;
    }
    let one = |(index, reason): &(usize, Exclusion)| {
        let school = data.view_model.schools.get(*index);
        let name = school.map(|school| school.name.clone()).unwrap_or_default();
        let about = grid_words::see_figures(&name);
        let does = scene.click(Action::Mended(Mend::Show(*index)));
        tag("li", "")
            .kid(text("strong", "", name))
            .kid(words("span", "note", mark::exclusion(*reason)))
            .kid(bits::button("mend", grid_words::SEE_FIGURES, does).set("aria-label", about))
    };
    let details = tag("details", "")
        .flag("open", all.len() <= OPEN)
        .kid(tag("summary", "").kid(text("h2", "", say::excluded(all.len()))))
        .kid(words("p", "note", say::EXCLUDED_NOTE))
        .kid(tag("ul", "pairs").kids(all.iter().map(one)));
    Some(tag("section", "panel").kid(details))
}
