//! 手工更正: the list of all corrections by hand, each with a way to take it back.

use yew::prelude::*;

use crate::app::components::{Button, Scroll, head_row, heading, text, unit_link};
use crate::app::hooks::use_dispatch;
use crate::app::shared::Shared;
use crate::app::state::{Action, Data, Mend};
use crate::app::text::mend as say;
use crate::county::Correction;
use crate::digest::CorrectionDigest;

/// Of which county.
#[derive(Properties, PartialEq)]
pub struct CorrectionsProps {
    /// The county.
    pub data: Shared<Data>,
}

/// The screen.
#[component]
pub fn Corrections(CorrectionsProps { data }: &CorrectionsProps) -> Html {
    let dispatch = use_dispatch();
    let all = &data.digest.corrections;
    let take_all_back = {
        let corrections: Vec<Correction> = all.iter().map(|one| one.correction.clone()).collect();
        dispatch.on_click(move || Action::Mended(Mend::TakeBack(corrections.clone())))
    };
    html! {
        <>
            { heading(say::HEADING) }
            { text("p", "lead", say::LEAD) }
            if all.is_empty() {
                <div class="panel empty">{ text("p", "", say::NONE) }</div>
            } else {
                <div class="panel">
                    <Scroll label={say::HEADING}>
                        <table class="plain mends">
                            { head_row(&[
                                    ("", say::SCHOOL),
                                    ("", say::FACT),
                                    ("number", say::WAS),
                                    ("number", say::NOW),
                                    ("", say::PLACE),
                                    ("", say::DOES),
                                ]) }
                            <tbody>
                                for index in 0..all.len() {
                                    <CorrectionRow data={data.clone()} {index} />
                                }
                            </tbody>
                        </table>
                    </Scroll>
                </div>
            }
            if all.len() > 1 {
                <p class="buttons">{ Button::new(say::TAKE_BACK_ALL, take_all_back).html() }</p>
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct CorrectionRowProps {
    data: Shared<Data>,
    /// Index into the county's corrections.
    index: usize,
}

/// One correction.
#[component]
fn CorrectionRow(CorrectionRowProps { data, index }: &CorrectionRowProps) -> Html {
    let dispatch = use_dispatch();
    let Some(one) = data.digest.corrections.get(*index) else { return Html::default() };
    let correction = &one.correction;
    let fact = (correction.field, correction.part);
    let name = correction.school.name.clone();
    let unit = one.unit.and_then(|unit| data.digest.units.get(unit));
    let label = [say::TAKE_BACK, &name, &say::fact(fact)].concat();
    let onclick = {
        let correction = correction.clone();
        dispatch.on_click(move || Action::Mended(Mend::TakeBack(vec![correction.clone()])))
    };
    html! {
        <tr>
            <th scope="row">
                if let Some(unit) = unit {
                    { unit_link(unit.school, unit.stage, &name) }
                } else {
                    { text("span", "", &name) }
                }
            </th>
            { text("td", "", &say::fact(fact)) }
            { text("td", "number", &say::figure(fact, one.was.as_deref())) }
            { text("td", "number strong", &say::figure(fact, one.now.as_deref())) }
            <td>{ place(one) }</td>
            <td>{ Button::new(say::TAKE_BACK, onclick).class("mend").label(&label).html() }</td>
        </tr>
    }
}

fn place(one: &CorrectionDigest) -> Html {
    match &one.place {
        _ if !one.is_used => text("span", "problem", say::UNUSED),
        Some(place) => text("code", "", &place),
        None => text("span", "note", say::NO_CELL),
    }
}
