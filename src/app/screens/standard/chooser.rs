//! A row of all standards that there are.

use yew::prelude::*;

use crate::app::components::{Choices, choice, text};
use crate::app::hooks::{use_app_state, use_dispatch};
use crate::app::state::{Action, Pick};
use crate::standard::Choice as Pack;

#[derive(Properties, PartialEq)]
pub(super) struct ChooserProps {
    /// What is chosen.
    pub name: &'static str,
    /// The one that is on.
    pub chosen: Option<Pack>,
    /// What choosing one by its name does.
    pub pick: Callback<(Pack, String), Pick>,
}

/// The row; nothing until the worker has told the standards.
#[component]
pub(super) fn Chooser(props: &ChooserProps) -> Html {
    let (state, dispatch) = (use_app_state(), use_dispatch());
    let Some((_, page)) = &state.packs.shown else { return Html::default() };
    let shipped = page.shipped.iter().map(|(id, name)| (Pack::Shipped(id.clone()), name));
    let own = state.packs.own.iter().map(|one| (Pack::Own(one.text.clone()), &one.name));
    let choice = |(pack, name): (Pack, &String)| {
        let is_on = props.chosen.as_ref() == Some(&pack);
        let (pick, of) = (props.pick.clone(), name.clone());
        let onclick =
            dispatch.on_click(move || Action::Picked(pick.emit((pack.clone(), of.clone()))));
        choice(&name, is_on, onclick)
    };
    let choices: Html = shipped.chain(own).map(choice).collect();
    html! {
        <div class="choosing">
            { text("h2", "", &props.name) }
            <Choices label={props.name}>{ choices }</Choices>
        </div>
    }
}
