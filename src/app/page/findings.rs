//! The list of what was found: how much it matters, what to do, in which cell, at which school.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::state::{Action, Data};
use crate::app::text::findings as words;
use crate::app::view::{figure, mark};
use crate::evaluate::Unit;
use crate::finding::{Finding, Severity};

use super::{Scene, bits, frame};

/// The screen.
pub(super) fn screen(scene: &Scene<'_>, data: &Rc<Data>) -> Html {
    let only = scene.state.severity;
    let mut shown: Vec<&Finding> =
        data.findings.iter().filter(|one| only.is_none_or(|only| one.severity == only)).collect();
    shown.sort_by_key(|one| one.severity);
    html! {
        <>
            <h1 tabindex="-1">{ words::HEADING }</h1>
            <p class="lead">{ words::LEAD }</p>
            if data.findings.is_empty() {
                <div class="panel empty"><p>{ words::NONE }</p></div>
            } else {
                { filter(scene, data) }
                if shown.is_empty() {
                    <div class="panel empty"><p>{ words::NONE_SHOWN }</p></div>
                }
                <ul class="findings">{ for shown.into_iter().map(|one| item(one, data)) }</ul>
            }
        </>
    }
}

fn filter(scene: &Scene<'_>, data: &Data) -> Html {
    let choice = |name: String, severity: Option<Severity>| {
        let is_on = scene.state.severity == severity;
        html! {
            <button type="button" aria-pressed={is_on.to_string()}
                onclick={scene.click(Action::Sifted(severity))}>{ name }</button>
        }
    };
    let counted = |(severity, count): (Severity, usize)| {
        choice(format!("{} {count}", mark::severity(severity).1), Some(severity))
    };
    html! {
        <div class="filters">
            <div class="choices" role="group" aria-label={words::FILTER}>
                { choice(format!("{} {}", words::ALL, data.findings.len()), None) }
                { for frame::severities(&data.findings).into_iter().map(counted) }
            </div>
        </div>
    }
}

fn item(one: &Finding, data: &Data) -> Html {
    let outcome = mark::severity(one.severity);
    let meaning = match one.severity {
        Severity::Error => words::ERROR_MEANS,
        Severity::Warning => words::WARNING_MEANS,
        Severity::Notice => words::NOTICE_MEANS,
    };
    html! {
        <li class={classes!("panel", "finding", outcome.0.class())}>
            <span title={meaning}>{ bits::badge(outcome) }</span>
            <div>
                <p>{ one.message.clone() }</p>
                <p class="note places">
                    { for figure::place(one, &data.county).map(|place| html! { <code>{ place }</code> }) }
                    { for unit(one, data).map(|unit| html! {
                        <a href={bits::unit_hash(unit)}>{ words::SEE_SCHOOL }</a>
                    }) }
                </p>
            </div>
        </li>
    }
}

/// The first unit of the school that a finding is about.
fn unit<'a>(finding: &Finding, data: &'a Data) -> Option<&'a Unit> {
    let name = finding.school.as_ref()?;
    let is_it = |unit: &&Unit| {
        data.county.schools.get(unit.school).is_some_and(|school| school.name == *name)
    };
    data.evaluation.units.iter().find(is_it)
}
