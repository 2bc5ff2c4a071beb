//! Links to screens.

use yew::prelude::*;

use crate::app::route::Route;
use crate::app::text;
use crate::county::Stage;

/// A link to a screen.
#[derive(Properties, PartialEq)]
pub struct RouteLinkProps {
    /// Its classes.
    #[prop_or_default]
    pub class: Classes,
    /// Its id.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// The screen.
    pub to: Route,
    /// Its words.
    pub children: Html,
}

/// A link to a screen.
#[component]
pub fn RouteLink(props: &RouteLinkProps) -> Html {
    html! {
        <a class={&props.class} id={&props.id} href={props.to.hash()}>{ props.children.clone() }</a>
    }
}

/// A link to what was recognised as what.
#[component]
pub fn TablesLink() -> Html {
    html! { <RouteLink to={Route::Tables}>{ text::tables::SEE }</RouteLink> }
}

/// A link to a school at one stage.
#[derive(Properties, PartialEq)]
pub struct UnitLinkProps {
    /// Index into the county's schools.
    pub school: usize,
    /// The stage.
    pub stage: Stage,
    /// Its words.
    pub name: AttrValue,
}

/// A link to a school at one stage.
#[component]
pub fn UnitLink(props: &UnitLinkProps) -> Html {
    let to = Route::School { school: props.school, stage: props.stage };
    html! { <a href={to.hash()}>{ &props.name }</a> }
}
