//! The list of what was found: how much it matters, what to do, in which cell, at which school.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::components::bits;
use crate::app::components::correction::{self, Of};
use crate::app::components::element::{Tag, maybe, tag, text, words};
use crate::app::components::files;
use crate::app::components::marked;
use crate::app::hooks::use_app;
use crate::app::scene::Scene;
use crate::app::screens::CountyProps;
use crate::app::state::{Action, Data, Mend, Spot};
use crate::app::text::findings as say;
use crate::app::view::findings::{Group, Sift, groups, kinds};
use crate::app::view::{mark, summary};
use crate::findings::{Code, Severity};
use crate::view_model::{FactOf, FindingView};

/// The screen.
#[component]
pub fn Findings(CountyProps { data }: &CountyProps) -> Html {
    let app = use_app();
    let scene = &app.scene();
    let sift = &scene.state.sift;
    let counts = summary::severities(&data.view_model.findings);
    let groups = groups(&data.view_model, sift);
    let empty = groups.is_empty().then(|| {
        let sentence =
            if data.view_model.findings.is_empty() { say::NONE } else { say::NONE_SHOWN };
        tag("div", "panel empty").kid(words("p", "", sentence))
    });
    let groups = groups.iter().map(|one| group_of(scene, one, data));
    html! {
        <>
            { bits::heading(say::HEADING.to_owned()) }
            { words("p", "lead", say::LEAD) }
            { maybe(marked::export(scene, data)) }
            { maybe(campuses(scene, data)) }
            { filter(scene, data, &counts) }
            { tag("div", "kinds-list").kids(groups) }
            { maybe(empty) }
        </>
    }
}

/// How campuses count, where there are any: the rules of places differ.
fn campuses(scene: &Scene<'_>, data: &Data) -> Option<Tag> {
    let is_it = |(code, _): &(Code, _)| matches!(code, Code::CampusMerged | Code::CampusApart);
    let is_apart = scene.state.decided.now().amendments.campuses_apart;
    let choice = |apart: bool, name: &str| {
        let does = scene.click(Action::Mended(Mend::Campuses(apart)));
        bits::choice(name.to_owned(), is_apart == apart, does)
    };
    data.view_model.kinds.iter().any(is_it).then(|| {
        let choices = tag("div", "choices")
            .with("role", "group")
            .with("aria-label", say::CAMPUSES)
            .kid(choice(false, say::CAMPUSES_JOINED))
            .kid(choice(true, say::CAMPUSES_APART));
        tag("div", "filters").kid(words("span", "note", say::CAMPUSES_ABOUT)).kid(choices)
    })
}

/// The findings of one kind, and a way to the others of it.
fn group_of(scene: &Scene<'_>, one: &Group, data: &Data) -> Tag {
    let (_, code) = one.kind;
    let all = one.shown.len() + one.hidden;
    let items = one.shown.iter().filter_map(|index| {
        let finding = data.view_model.findings.get(*index)?;
        Some(item(scene, *index, finding, data))
    });
    let more = (one.hidden > 0).then(|| {
        let does = scene.click(Action::Sifted(scene.state.sift.more(one.kind)));
        text("button", "quiet", say::more(one.hidden)).with("type", "button").on_click(does)
    });
    let (severity, _) = mark::severity(one.kind.0);
    tag("section", "kind")
        .key(&[one.kind.0 as usize, one.kind.1 as usize].map(|part| part.to_string()).join("-"))
        .and(severity.class())
        .kid(tag("h2", "").text(name(code, data)).kid(text("span", "unit", say::count(all))))
        .kid(tag("ul", "findings").kids(items))
        .maybe(more)
}

/// What a kind of finding is called.
fn name(code: Code, data: &Data) -> String {
    let known = data.view_model.kinds.iter().find(|(known, _)| *known == code);
    known.map(|(_, name)| name.clone()).unwrap_or_default()
}

fn filter(scene: &Scene<'_>, data: &Data, counts: &[(Severity, usize)]) -> Tag {
    let sift = &scene.state.sift;
    let choice = |severity: Option<Severity>, word: &'static str, count: usize| {
        let name = [word, &count.to_string()].join(" ");
        let next = Sift { severity, code: None, ..sift.clone() };
        bits::choice(name, sift.severity == severity, scene.click(Action::Sifted(next)))
    };
    let counts = counts.iter().filter(|(_, count)| *count > 0);
    let choices = tag("div", "choices")
        .with("role", "group")
        .with("aria-label", say::FILTER)
        .kid(choice(None, say::ALL, data.view_model.findings.len()))
        .kids(counts.map(|(one, count)| choice(Some(*one), mark::severity(*one).1, *count)));
    let send = scene.send.clone();
    let known = sift.clone();
    let typed = Callback::from(move |event: InputEvent| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        let search = input.map(|input| input.value()).unwrap_or_default();
        send.emit(Action::Sifted(Sift { search, ..known.clone() }));
    });
    let search = tag("input", "")
        .with("id", "search-findings")
        .with("type", "search")
        .with("placeholder", say::SEARCH)
        .with("aria-label", say::SEARCH)
        .value(&sift.search)
        .on_input(typed);
    let kinds = kinds(&data.view_model, sift.severity);
    let chip = |(code, count): &(Code, usize)| {
        let is_on = sift.code == Some(*code);
        // Once more takes it away again.
        let next = Sift { code: (!is_on).then_some(*code), ..sift.clone() };
        let name = [name(*code, data), count.to_string()].join(" ");
        bits::choice(name, is_on, scene.click(Action::Sifted(next)))
    };
    let chips = (kinds.len() > 1).then(|| {
        tag("div", "chips")
            .with("role", "group")
            .with("aria-label", say::KINDS)
            .kids(kinds.iter().map(chip))
    });
    tag("div", "filters").kid(choices).kid(search).maybe(chips)
}

/// By which a finding is known among the others when some of them come or go.
fn key(index: usize, one: &FindingView, data: &Data) -> String {
    let is_like = |other: &&FindingView| other.message == one.message && other.place == one.place;
    let before = data.view_model.findings.iter().take(index).filter(is_like).count();
    [&one.message, one.place.as_deref().unwrap_or_default(), &before.to_string()].join("|")
}

fn item(scene: &Scene<'_>, index: usize, one: &FindingView, data: &Data) -> Tag {
    let outcome = mark::severity(one.severity);
    let meaning = match one.severity {
        Severity::Error => say::ERROR_MEANS,
        Severity::Warning => say::WARNING_MEANS,
        Severity::Notice => say::NOTICE_MEANS,
    };
    let place = one.place.as_ref().map(|place| {
        let value = one.value.as_ref().map(|value| ["：", value].concat());
        text("code", "", [place.as_str(), &value.unwrap_or_default()].concat())
    });
    let unit = one.unit.and_then(|unit| data.view_model.units.get(unit));
    let school = unit.map(|unit| bits::unit_link(unit, say::SEE_SCHOOL.to_owned()));
    let tables = one.is_of_tables.then(bits::to_tables);
    let said = tag("div", "")
        .kid(text("p", "", one.message.clone()))
        .maybe(one.hint.as_ref().map(|hint| text("p", "note hint", hint.clone())))
        .kid(tag("p", "note places").maybe(place).maybe(school).maybe(tables))
        .maybe(one.fact.and_then(|fact| files::offers(scene, &one.offers, fact)))
        .maybe(figures(scene, index, one, data));
    tag("li", "panel finding")
        .key(&key(index, one, data))
        .and(outcome.0.class())
        .kid(tag("span", "").with("title", meaning).kid(bits::badge(outcome)))
        .kid(said)
}

/// The figure in question, or those that it is to be told apart in, and a way to correct each.
fn figures(scene: &Scene<'_>, finding: usize, one: &FindingView, data: &Data) -> Option<Tag> {
    let (index, fact) = match (one.fact, one.parts.first()) {
        (Some(found), _) => found,
        (None, Some(first)) => {
            let unit = one.unit.and_then(|unit| data.view_model.units.get(unit))?;
            (unit.school, *first)
        }
        (None, None) => return None,
    };
    let school = data.view_model.schools.get(index)?;
    let of = Of { scene, index, school, sheets: &data.view_model.sheets };
    let all: Vec<FactOf> = if one.parts.is_empty() { vec![fact] } else { one.parts.clone() };
    let figure = |fact| correction::figure(of, fact, Spot::Finding(finding), false);
    Some(tag("ul", "inputs").kids(all.into_iter().map(figure)))
}
