//! 手工更正: the list of all corrections by hand, each with a way to take it back.

mod row;

use yew::prelude::*;

use row::CorrectionRow;

use crate::app::components::bits;
use crate::app::components::element::{Tag, maybe, tag, words};
use crate::app::hooks::use_app;
use crate::app::screens::CountyProps;
use crate::app::shared::Shared;
use crate::app::state::{Action, Data, Mend};
use crate::app::text::mend as say;
use crate::county::Correction;

/// The screen.
#[component]
pub fn Corrections(CountyProps { data }: &CountyProps) -> Html {
    let app = use_app();
    let send = app.scene().send;
    let all = &data.view_model.corrections;
    let list = if all.is_empty() {
        tag("div", "panel empty").kid(words("p", "", say::NONE))
    } else {
        table(data, send)
    };
    let take_all_back = (all.len() > 1).then(|| {
        let all: Vec<Correction> = all.iter().map(|one| one.correction.clone()).collect();
        let take_back = send.reform(move |_| Action::Mended(Mend::TakeBack(all.clone())));
        tag("p", "buttons").kid(bits::button("", say::TAKE_BACK_ALL, take_back))
    });
    html! {
        <>
            { bits::heading(say::HEADING.to_owned()) }
            { words("p", "lead", say::LEAD) }
            { list }
            { maybe(take_all_back) }
        </>
    }
}

/// The table of all corrections.
fn table(data: &Shared<Data>, send: &Callback<Action>) -> Tag {
    let head = tag("tr", "")
        .kid(bits::column("", say::SCHOOL))
        .kid(bits::column("", say::FACT))
        .kid(bits::column("number", say::WAS))
        .kid(bits::column("number", say::NOW))
        .kid(bits::column("", say::PLACE))
        .kid(bits::column("", say::DOES));
    let rows: Html = (0..data.view_model.corrections.len())
        .map(|index| {
            let (data, send) = (data.clone(), send.clone());
            html! { <CorrectionRow key={index} {data} {index} {send} /> }
        })
        .collect();
    let table = tag("table", "plain mends")
        .kid(tag("thead", "").kid(head))
        .kid(tag("tbody", "").node(rows));
    tag("div", "panel").kid(bits::scrolled(say::HEADING.to_owned(), table))
}
