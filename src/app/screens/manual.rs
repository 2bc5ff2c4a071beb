//! 手工填写一所学校: the figures that its kind needs, and the verdict while they are typed.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::components::bits;
use crate::app::components::element::{Tag, tag, text, words};
use crate::app::hooks::use_app;
use crate::app::manual::{Form, Group, KINDS, Key, groups, unit};
use crate::app::scene::Scene;
use crate::app::screens::school::indicator;
use crate::app::state::{Action, TypedResult};
use crate::app::text::{self as all, manual as say};
use crate::app::view::{mark, summary};
use crate::county::{Field, Kind};
use crate::evaluate::Verdict;
use crate::view_model::{Rules, UnitView};

/// The screen.
#[component]
pub fn Manual() -> Html {
    let app = use_app();
    let scene = &app.scene();
    let form = &scene.state.form;
    let clear = bits::button("", say::CLEAR, scene.click(Action::FormEmptied));
    let restore = scene.state.emptied_form.is_some().then(|| {
        let does = scene.click(Action::FormRestored);
        bits::button("quiet", say::UNCLEAR, does).with("id", "form-restore")
    });
    // No form element: there is nothing to send, and Enter must not leave the page.
    let fields = tag("div", "manual-form")
        .kid(kinds(scene))
        .kid(name(scene))
        .kids(groups(form.kind).iter().map(|group| fields(scene, group)))
        .kid(tag("p", "buttons").kid(clear.with("id", "form-clear")).maybe(restore));
    html! {
        <>
            { bits::heading(say::HEADING.to_owned()) }
            { words("p", "lead", say::LEAD) }
            { tag("div", "manual").kid(fields).kid(verdict(scene)) }
        </>
    }
}

fn changed(
    scene: &Scene<'_>,
    change: impl Fn(&mut Form, String) + 'static,
) -> Callback<InputEvent> {
    let (send, form) = (scene.send.clone(), scene.state.form.clone());
    Callback::from(move |event: InputEvent| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        let mut form = form.clone();
        change(&mut form, input.map(|input| input.value()).unwrap_or_default());
        send.emit(Action::Typed(form));
    })
}

fn kinds(scene: &Scene<'_>) -> Tag {
    let one = |kind: Kind| {
        let mut form = scene.state.form.clone();
        form.kind = kind;
        let send = scene.send.clone();
        let chosen = Callback::from(move |_: Event| send.emit(Action::Typed(form.clone())));
        let input = tag("input", "")
            .with("type", "radio")
            .with("name", "kind")
            .value(kind.id())
            .checked(scene.state.form.kind == kind)
            .on_change(chosen);
        tag("label", "").kid(input).kid(words("span", "", kind.name()))
    };
    tag("fieldset", "panel kinds")
        .kid(words("legend", "", say::KIND))
        .kid(tag("div", "choices").kids(KINDS.into_iter().map(one)))
}

fn name(scene: &Scene<'_>) -> Tag {
    let input = tag("input", "")
        .with("id", "school-name")
        .with("autocomplete", "off")
        .value(&scene.state.form.name)
        .on_input(changed(scene, |form, typed| form.name = typed));
    tag("div", "field field-name")
        .kid(words("label", "", say::SCHOOL_NAME).with("for", "school-name"))
        .kid(input)
}

fn fields(scene: &Scene<'_>, group: &Group) -> Tag {
    let kind = scene.state.form.kind;
    let is_pupils = group.keys.iter().all(|(field, _)| *field == Field::Pupils);
    let of_several = groups(kind).iter().filter(|group| group.part.is_some()).count() > 1;
    let heading = match group.part {
        Some(part) => say::teachers(part.name(), of_several),
        None if is_pupils => say::PUPILS.to_owned(),
        None => say::WHOLE.to_owned(),
    };
    tag("fieldset", "panel group")
        .key(&heading)
        .kid(text("legend", "", heading.clone()))
        .kid(tag("div", "fields").kids(group.keys.iter().map(|key| field(scene, *key))))
}

fn field(scene: &Scene<'_>, key: Key) -> Tag {
    let (quantity, part) = key;
    let id = [part.id(), quantity.id()].join("-");
    let about = [&id, "about"].join("-");
    let typed = scene.state.form.typed(key);
    let told = scene.state.typed.iter().flat_map(|result| &result.problems);
    let mut problem =
        told.filter(|(field, of, _)| (*field, *of) == key).map(|(.., problem)| *problem);
    let problem = problem.next().filter(|_| !typed.is_empty());
    let mut input = tag("input", "")
        .set("id", id.clone())
        .with("inputmode", "decimal")
        .with("autocomplete", "off")
        .set("aria-describedby", about.clone())
        .value(typed)
        .on_input(changed(scene, move |form, typed| form.type_in(key, typed)));
    if problem.is_some() {
        input = input.with("aria-invalid", "true");
    }
    let note = match problem {
        Some(problem) => words("span", "problem", say::problem(problem)),
        None => words("span", "", say::hint(quantity, part)),
    };
    tag("div", if problem.is_some() { "field wrong" } else { "field" })
        .key(&id)
        .kid(text("label", "", say::label(quantity, part)).set("for", id.clone()))
        .kid(tag("div", "input").kid(input).kid(words("span", "unit", unit(quantity))))
        .kid(tag("p", "note").set("id", about).kid(note))
}

fn verdict(scene: &Scene<'_>) -> Tag {
    let form = &scene.state.form;
    let result = scene.state.typed.as_deref().filter(|_| !form.is_blank());
    let said = tag("div", "manual-said").with("aria-live", "polite");
    let said = match result {
        None => said.kid(words("p", "", say::NOTHING_YET)),
        Some(result) if result.view_model.units.is_empty() => {
            said.kid(words("p", "", say::NOT_COUNTED))
        }
        Some(result) => {
            said.kids(result.view_model.units.iter().map(|unit| sentence(unit, result)))
        }
    };
    let rules = scene.state.rules.as_deref();
    let units = result.zip(rules).into_iter().flat_map(|(result, rules)| {
        result.view_model.units.iter().map(move |unit| figures(unit, result, rules))
    });
    let tables =
        tag("div", "manual-tables").kids(units).kid(words("p", "note", say::CV_NEEDS_COUNTY));
    tag("section", "manual-verdict panel")
        .kid(words("h2", "unseen", say::VERDICT))
        .kid(said)
        .kid(tables)
}

fn section(unit: &UnitView, result: &TypedResult) -> &'static str {
    let school = result.view_model.schools.get(unit.school);
    all::section(unit.stage, school.is_some_and(|school| bits::is_combined(school.kind)))
}

/// What is said when a verdict changes: short, since it is said often.
fn sentence(unit: &UnitView, result: &TypedResult) -> Tag {
    let missing = unit.indicators.iter().filter(|one| one.verdict == Verdict::Missing).count();
    tag("p", "manual-unit")
        .with("data-unit", unit.stage.id())
        .kid(words("strong", "", section(unit, result)))
        .kid(bits::badge(mark::verdict(unit.verdict)))
        .kid(text("span", "", summary::indicators(unit)))
        .maybe((missing > 0).then(|| text("span", "note", say::still_missing(missing))))
}

fn figures(unit: &UnitView, result: &TypedResult, rules: &Rules) -> Tag {
    let rows = unit.indicators.iter().zip(&rules.indicators);
    let columns = tag("tr", "")
        .kid(bits::column("", all::county::INDICATOR))
        .kid(bits::column("number", all::school::VALUE))
        .kid(bits::column("number", all::school::THRESHOLD))
        .kid(bits::column("", all::county::OUTCOME));
    tag("table", "plain short-table")
        .set("id", ["figures", unit.stage.id()].join("-"))
        .kid(words("caption", "", section(unit, result)))
        .kid(tag("thead", "").kid(columns))
        .kid(tag("tbody", "").kids(rows.map(|(one, of)| indicator::short(one, of, unit.stage))))
}
