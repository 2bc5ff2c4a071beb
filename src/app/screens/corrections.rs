//! 手工更正: the list of all corrections by hand, each with a way to take it back.

use yew::prelude::*;

use crate::app::components::{Button, HeadRow, Heading, Scroll, UnitLink};
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
            <Heading name={say::HEADING} />
            <p class="lead">{ say::LEAD }</p>
            if all.is_empty() {
                <div class="panel empty"><p>{ say::NONE }</p></div>
            } else {
                <div class="panel">
                    <Scroll label={say::HEADING}>
                        <table class="plain mends">
                            <HeadRow
                                columns={&[
                                    ("", say::SCHOOL),
                                    ("", say::FACT),
                                    ("number", say::WAS),
                                    ("number", say::NOW),
                                    ("", say::PLACE),
                                    ("", say::DOES),
                                ][..]}
                            />
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
                <p class="buttons"><Button onclick={take_all_back}>{ say::TAKE_BACK_ALL }</Button></p>
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
                    <UnitLink school={unit.school} stage={unit.stage} {name} />
                } else {
                    <span>{ name }</span>
                }
            </th>
            <td>{ say::fact(fact) }</td>
            <td class="number">{ say::figure(fact, one.was.as_deref()) }</td>
            <td class="number strong">{ say::figure(fact, one.now.as_deref()) }</td>
            <td>{ place(one) }</td>
            <td><Button class="mend" {label} {onclick}>{ say::TAKE_BACK }</Button></td>
        </tr>
    }
}

fn place(one: &CorrectionDigest) -> Html {
    match &one.place {
        _ if !one.is_used => html! { <span class="problem">{ say::UNUSED }</span> },
        Some(place) => html! { <code>{ place }</code> },
        None => html! { <span class="note">{ say::NO_CELL }</span> },
    }
}
