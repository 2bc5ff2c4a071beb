//! The county: the verdict first, then why, then what to do; the stages; the table of schools.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::route::Route;
use crate::app::state::{Action, Data, Mend};
use crate::app::text::grid;
use crate::app::text::{self as all, county as say};
use crate::app::view::{mark, summary};
use crate::county::Stage;
use crate::digest::{Rules, StageDigest};
use crate::evaluate::CvVerdict;
use crate::standard::Exclusion;

use super::dom::{Tag, group, tag, text, words};
use super::{Scene, bits, entry, reasons, stage, table, verdict as county_verdict};

/// So many excluded schools are shown without being asked.
const OPEN: usize = 6;

/// The screen.
pub(super) fn screen(scene: &Scene<'_>, data: &Rc<Data>) -> Html {
    let Some(rules) = &scene.state.rules else { return Html::default() };
    let stages = data.digest.stages.iter().map(|one| stage::card(one, rules));
    group(vec![
        county_verdict::section(data).html(),
        verdict(data, rules).html(),
        reasons::panels(data, rules).html(),
        tag("div", "stages").kids(stages).html(),
        tag("div", "asides").kid(findings(data)).maybe(excluded(scene, data)).html(),
        table::section(scene, data, rules).html(),
        entry::new_school(scene, data.digest.schools.is_empty()).html(),
    ])
}

fn verdict(data: &Data, rules: &Rules) -> Tag {
    let verdict = data.digest.verdict;
    let files: Vec<&str> = data.digest.files.iter().map(String::as_str).collect();
    let mark = mark::verdict(verdict);
    let sign = tag("p", "verdict-sign")
        .kid(bits::badge(mark))
        .maybe(data.is_sample.then(|| words("span", "sample", say::SAMPLE)));
    let sentences = tag("div", "verdict-words")
        .kid(sign)
        .kid(words("h2", "", say::heading(verdict)))
        .kid(text("p", "note", say::source(&files, data.digest.schools.len())));
    let figures = tag("dl", "figures")
        .kids(data.digest.stages.iter().map(units))
        .kid(dispersion(data, rules));
    tag("section", "verdict")
        .and(mark.0.class())
        .with("id", "verdict")
        .with("tabindex", "-1")
        .kid(sentences)
        .kid(figures)
}

fn units(stage: &StageDigest) -> Tag {
    let mut rest = Vec::new();
    if stage.not_met > 0 {
        rest.push(say::not_met(stage.not_met));
    }
    if stage.missing > 0 {
        rest.push(say::missing(stage.missing));
    }
    let rest = match (rest.is_empty(), stage.met) {
        (false, _) => rest.join("，"),
        (true, 0) => all::NOT_JUDGED.to_owned(),
        (true, _) => say::ALL_MET.to_owned(),
    };
    let class = match (stage.met, stage.not_met, stage.missing) {
        (1.., 0, 0) => "good",
        (_, 0, _) => "unknown",
        _ => "bad",
    };
    let name = say::units_met(stage.stage.name());
    figure(class, name, stage.met, say::of_units(stage.units), rest)
}

fn dispersion(data: &Data, rules: &Rules) -> Tag {
    let over = summary::over_limit(&data.digest);
    let stages = || data.digest.stages.iter();
    let all = stages().map(|one| one.indicators.len()).sum();
    // None is over only where both stages are there and nothing of them is open.
    let is_open = |verdict| matches!(verdict, CvVerdict::Missing | CvVerdict::Undefined);
    let undefined = data.digest.stages.len() < Stage::ALL.len()
        || stages().any(|one| one.indicators.iter().any(|one| is_open(one.verdict)));
    let (class, rest) = match (over, undefined) {
        (0, false) => ("good", say::NONE_OVER.to_owned()),
        (0, true) => ("unknown", say::SOME_UNDEFINED.to_owned()),
        _ => {
            let blocking = summary::blocking_cvs(&data.digest);
            let named = blocking.into_iter().filter_map(|(stage, index)| {
                let indicator = rules.indicators.get(index)?;
                Some([stage.name(), indicator.short.as_str()].concat())
            });
            ("bad", named.collect::<Vec<_>>().join("、"))
        }
    };
    figure(class, say::CVS_OVER.to_owned(), over, say::of_cvs(all), rest)
}

fn figure(class: &'static str, name: String, count: usize, of: String, rest: String) -> Tag {
    let number = tag("dd", "").kid(tag("strong", "").count(count)).kid(text("span", "unit", of));
    tag("div", "figure")
        .and(class)
        .kid(text("dt", "", name))
        .kid(number)
        .kid(text("dd", "note", rest))
}

fn findings(data: &Data) -> Tag {
    let panel = tag("section", "panel").kid(words("h2", "", say::FINDINGS));
    if data.digest.findings.is_empty() {
        return panel.kid(words("p", "", say::NO_FINDINGS));
    }
    let counts =
        summary::severities(&data.digest.findings).into_iter().filter(|(_, count)| *count > 0);
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
    let all = &data.digest.excluded;
    if all.is_empty() {
        return None;
    }
    let one = |(index, reason): &(usize, Exclusion)| {
        let school = data.digest.schools.get(*index);
        let name = school.map(|school| school.name.clone()).unwrap_or_default();
        let about = grid::see_figures(&name);
        let does = scene.click(Action::Mended(Mend::Show(*index)));
        tag("li", "")
            .kid(text("strong", "", name))
            .kid(words("span", "note", mark::exclusion(*reason)))
            .kid(bits::button("mend", grid::SEE_FIGURES, does).set("aria-label", about))
    };
    let details = tag("details", "")
        .flag("open", all.len() <= OPEN)
        .kid(tag("summary", "").kid(text("h2", "", say::excluded(all.len()))))
        .kid(words("p", "note", say::EXCLUDED_NOTE))
        .kid(tag("ul", "pairs").kids(all.iter().map(one)));
    Some(tag("section", "panel").kid(details))
}
