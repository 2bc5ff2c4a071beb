//! 分享: the screen that makes a link, the banner over one that is looked at, and what stands there while
//! it is not open. What a link contains the worker wrote.

mod banner;
mod made;
mod wishes;

use yew::prelude::*;

pub use self::banner::Banner;
use self::made::Made;
use self::wishes::Wishes;
use crate::app::components::{Heading, RouteLink};
use crate::app::hooks::use_app_state;
use crate::app::route::Route;
use crate::app::text::{notice, share as say};

/// The screen.
#[component]
pub fn Share() -> Html {
    let state = use_app_state();
    html! {
        <div class="standard">
            <Heading name={say::SHARE} />
            <p class="lead">{ say::LEAD }</p>
            <Wishes />
            <div class="sharing" aria-live="polite">
                if let Some(link) = &state.share.link {
                    <Made link={(**link).clone()} copied={state.share.copied} />
                } else {
                    <p class="note">{ say::WAIT }</p>
                }
            </div>
        </div>
    }
}

/// While a link is not open.
#[component]
pub fn ClosedLink() -> Html {
    html! {
        <section class="empty panel">
            <Heading name={say::CLOSED} />
            <p>{ say::CLOSED_NOTE }</p>
            <p class="buttons">
                <RouteLink class="button" to={Route::Start}>{ notice::TO_START }</RouteLink>
            </p>
        </section>
    }
}
