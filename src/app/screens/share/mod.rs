//! 分享: the screen that makes a link, the banner over one that is looked at, and what stands there while
//! it is not open. What a link contains the worker wrote.

mod banner;
mod made;
mod wishes;

use yew::prelude::*;

pub use self::banner::Banner;
use self::made::Made;
use self::wishes::Wishes;
use crate::app::components::{heading, link, text};
use crate::app::hooks::use_app_state;
use crate::app::route::Route;
use crate::app::text::{notice, share as say};

/// The screen.
#[component]
pub fn Share() -> Html {
    let state = use_app_state();
    html! {
        <div class="standard">
            { heading(say::SHARE) }
            { text("p", "lead", say::LEAD) }
            <Wishes />
            <div class="sharing" aria-live="polite">
                if let Some(link) = &state.share.link {
                    <Made link={(**link).clone()} copied={state.share.copied} />
                } else {
                    { text("p", "note", say::WAIT) }
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
            { heading(say::CLOSED) }
            { text("p", "", say::CLOSED_NOTE) }
            <p class="buttons">{ link("button", Route::Start, notice::TO_START) }</p>
        </section>
    }
}
