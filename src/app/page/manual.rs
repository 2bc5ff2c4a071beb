//! 手工填写一所学校: the figures that its kind needs, and the verdict while they are typed.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::manual::{Form, Group, KINDS, Key, groups, read, unit};
use crate::app::state::Action;
use crate::app::text::{self, manual as words};
use crate::app::view::mark;
use crate::county::{Kind, School};
use crate::evaluate::{Evaluation, Unit, Verdict, evaluate};
use crate::standard::Standard;

use super::{Scene, bits, indicator};

/// The screen.
pub(super) fn screen(scene: &Scene<'_>) -> Html {
    let form = &scene.state.form;
    let Some(standard) = &scene.state.standard else { return html! {} };
    let county = form.county();
    let evaluation = evaluate(&county, standard);
    html! {
        <>
            <h1 tabindex="-1">{ words::HEADING }</h1>
            <p class="lead">{ words::LEAD }</p>
            <div class="manual">
                <form class="manual-form" autocomplete="off" onsubmit={Callback::from(
                    |event: SubmitEvent| event.prevent_default()
                )}>
                    { kinds(scene) }
                    { name(scene) }
                    { for groups(form.kind).iter().map(|group| fields(scene, group)) }
                    <p class="buttons">
                        <button type="button" onclick={cleared(scene)}>{ words::CLEAR }</button>
                    </p>
                </form>
                { for county.schools.first().map(|school| verdict(form, school, &evaluation, standard)) }
            </div>
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

fn cleared(scene: &Scene<'_>) -> Callback<MouseEvent> {
    let mut form = scene.state.form.clone();
    form.clear();
    scene.click(Action::Typed(form))
}

fn kinds(scene: &Scene<'_>) -> Html {
    let one = |kind: Kind| {
        let mut form = scene.state.form.clone();
        form.kind = kind;
        let send = scene.send.clone();
        let chosen = Callback::from(move |_: Event| send.emit(Action::Typed(form.clone())));
        html! {
            <label>
                <input type="radio" name="kind" value={kind.id()} onchange={chosen}
                    checked={scene.state.form.kind == kind} />
                <span>{ kind.name() }</span>
            </label>
        }
    };
    html! {
        <fieldset class="panel kinds">
            <legend>{ words::KIND }</legend>
            <div class="choices">{ for KINDS.map(one) }</div>
        </fieldset>
    }
}

fn name(scene: &Scene<'_>) -> Html {
    html! {
        <div class="field field-name">
            <label for="school-name">{ words::SCHOOL_NAME }</label>
            <input id="school-name" value={scene.state.form.name.clone()}
                oninput={changed(scene, |form, typed| form.name = typed)} />
        </div>
    }
}

fn fields(scene: &Scene<'_>, group: &Group) -> Html {
    let kind = scene.state.form.kind;
    let is_pupils = group.keys.iter().all(|(field, _)| *field == crate::county::Field::Pupils);
    let of_several = groups(kind).iter().filter(|group| group.part.is_some()).count() > 1;
    let heading = match group.part {
        Some(part) => words::teachers(part.name(), of_several),
        None if is_pupils => words::PUPILS.to_owned(),
        None => words::WHOLE.to_owned(),
    };
    html! {
        <fieldset class="panel group">
            <legend>{ heading }</legend>
            <div class="fields">{ for group.keys.iter().map(|key| field(scene, *key)) }</div>
        </fieldset>
    }
}

fn field(scene: &Scene<'_>, key: Key) -> Html {
    let (quantity, part) = key;
    let id = format!("{}-{}", part.id(), quantity.id());
    let typed = scene.state.form.typed(key).to_owned();
    let problem = read(quantity, &typed).err();
    let hint = words::hint(quantity, part);
    let about = format!("{id}-about");
    html! {
        <div class={classes!("field", problem.map(|_| "wrong"))} key={id.clone()}>
            <label for={id.clone()}>{ words::label(quantity, part) }</label>
            <div class="input">
                <input id={id} inputmode="decimal" autocomplete="off" value={typed}
                    aria-describedby={about.clone()} aria-invalid={problem.map(|_| "true")}
                    oninput={changed(scene, move |form, typed| form.type_in(key, typed))} />
                <span class="unit">{ unit(quantity) }</span>
            </div>
            <p class="note" id={about}>
                if let Some(problem) = problem {
                    <span class="problem">{ problem }</span>
                } else {
                    { hint }
                }
            </p>
        </div>
    }
}

fn verdict(form: &Form, school: &School, evaluation: &Evaluation, standard: &Standard) -> Html {
    html! {
        <section class="manual-verdict panel" aria-labelledby="manual-verdict">
            <h2 id="manual-verdict">{ words::VERDICT }</h2>
            <div aria-live="polite" class="manual-said">
                if form.is_blank() {
                    <p>{ words::NOTHING_YET }</p>
                } else if evaluation.units.is_empty() {
                    <p>{ words::NOT_COUNTED }</p>
                } else {
                    { for evaluation.units.iter().map(|unit| said(unit, school)) }
                }
            </div>
            if !form.is_blank() {
                { for evaluation.units.iter().map(|unit| figures(unit, school, standard)) }
            }
            <p class="note">{ words::CV_NEEDS_COUNTY }</p>
        </section>
    }
}

/// What is said when a verdict changes: short, since it is said often.
fn said(unit: &Unit, school: &School) -> Html {
    let missing = unit.indicators.iter().filter(|one| one.verdict == Verdict::Missing).count();
    let section = text::section(unit.stage, bits::is_combined(school.kind));
    html! {
        <p class="manual-unit" data-unit={unit.stage.id()}>
            <strong>{ section }</strong>
            { bits::badge(mark::verdict(unit.verdict)) }
            <span>{ text::school::met(unit.met, unit.indicators.len()) }</span>
            if missing > 0 {
                <span class="note">{ words::still_missing(missing) }</span>
            }
        </p>
    }
}

fn figures(unit: &Unit, school: &School, standard: &Standard) -> Html {
    let rows = unit.indicators.iter().zip(&standard.indicators);
    let section = text::section(unit.stage, bits::is_combined(school.kind));
    html! {
        <table class="plain short-table" id={format!("figures-{}", unit.stage.id())}>
            <caption>{ section }</caption>
            <thead class="unseen">
                <tr>
                    <th scope="col">{ text::county::INDICATOR }</th>
                    <th scope="col">{ text::school::VALUE }</th>
                    <th scope="col">{ text::school::THRESHOLD }</th>
                    <td></td>
                    <th scope="col">{ text::county::OUTCOME }</th>
                </tr>
            </thead>
            <tbody>{ for rows.map(|(one, of)| indicator::short(one, of, standard)) }</tbody>
        </table>
    }
}
