//! 手工更正: the list of all corrections by hand, each with a way to take it back.

use yew::prelude::*;

use crate::app::components::bits;
use crate::app::components::element::{tag, text, words};
use crate::app::hooks::use_dispatch;
use crate::app::screens::CountyProps;
use crate::app::shared::Shared;
use crate::app::state::{Action, Data, Mend};
use crate::app::text::mend as say;
use crate::county::Correction;

/// The screen.
#[component]
pub fn Corrections(CountyProps { data }: &CountyProps) -> Html {
    let all = &data.digest.corrections;
    html! {
        <>
            { bits::heading(say::HEADING.to_owned()) }
            { words("p", "lead", say::LEAD) }
            if all.is_empty() {
                <div class="panel empty">{ words("p", "", say::NONE) }</div>
            } else {
                <CorrectionTable data={data.clone()} />
            }
            if all.len() > 1 {
                <TakeBackAll data={data.clone()} />
            }
        </>
    }
}

/// The table of all corrections.
#[component]
fn CorrectionTable(CountyProps { data }: &CountyProps) -> Html {
    let head = tag("tr", "")
        .kid(bits::column("", say::SCHOOL))
        .kid(bits::column("", say::FACT))
        .kid(bits::column("number", say::WAS))
        .kid(bits::column("number", say::NOW))
        .kid(bits::column("", say::PLACE))
        .kid(bits::column("", say::DOES));
    let rows: Html = (0..data.digest.corrections.len())
        .map(|index| html! { <CorrectionRow key={index} data={data.clone()} {index} /> })
        .collect();
    let table = tag("table", "plain mends")
        .kid(tag("thead", "").kid(head))
        .kid(tag("tbody", "").node(rows));
    html! { <div class="panel">{ bits::scrolled(say::HEADING.to_owned(), table) }</div> }
}

/// Which correction.
#[derive(Properties, PartialEq)]
struct CorrectionRowProps {
    data: Shared<Data>,
    /// Index into the county's corrections.
    index: usize,
}

/// One correction.
#[component]
fn CorrectionRow(CorrectionRowProps { data, index }: &CorrectionRowProps) -> Html {
    let send = use_dispatch();
    let Some(one) = data.digest.corrections.get(*index) else { return Html::default() };
    let correction = one.correction.clone();
    let fact = (correction.field, correction.part);
    let name = correction.school.name.clone();
    let about = [say::TAKE_BACK, &name, &say::fact(fact)].concat();
    let school = match one.unit.and_then(|unit| data.digest.units.get(unit)) {
        Some(unit) => bits::unit_link(unit, name),
        None => text("span", "", name),
    };
    let place = match &one.place {
        _ if !one.is_used => words("span", "problem", say::UNUSED),
        Some(place) => text("code", "", place.clone()),
        None => words("span", "note", say::NO_CELL),
    };
    let take_back = send.reform(move |_| Action::Mended(Mend::TakeBack(vec![correction.clone()])));
    html! {
        <tr>
            <th scope="row">{ school }</th>
            { text("td", "", say::fact(fact)) }
            { text("td", "number", say::figure(fact, one.was.as_deref())) }
            { text("td", "number strong", say::figure(fact, one.now.as_deref())) }
            <td>{ place }</td>
            <td>{ bits::button("mend", say::TAKE_BACK, take_back).set("aria-label", about) }</td>
        </tr>
    }
}

/// The button that takes all of them back.
#[component]
fn TakeBackAll(CountyProps { data }: &CountyProps) -> Html {
    let data = data.clone();
    let take_back = use_dispatch().reform(move |_| {
        let all = data.digest.corrections.iter();
        let all: Vec<Correction> = all.map(|one| one.correction.clone()).collect();
        Action::Mended(Mend::TakeBack(all))
    });
    html! { <p class="buttons">{ bits::button("", say::TAKE_BACK_ALL, take_back) }</p> }
}
