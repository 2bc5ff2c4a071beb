//! 开始: what the page does, where to drop files, what to do without one.

mod held;
mod thresholds;
mod ways;

use yew::prelude::*;

use self::held::Held;
use self::thresholds::Thresholds;
use self::ways::Ways;
use super::kept::KeptList;
use crate::app::components::{Button, Sheet, heading, text};
use crate::app::services::files;
use crate::app::text::start as say;

/// The screen.
#[component]
pub fn Start() -> Html {
    let choose = Callback::from(|_| files::open_dialogue());
    html! {
        <>
            <div class="hero">
                { heading(say::HEADING) }
                { text("p", "lead", say::LEAD) }
            </div>
            <div><Held /><KeptList /></div>
            <div class="start">
                <div class="start-main">
                    <section class="drop">
                        <Sheet />
                        { text("h2", "", say::DROP) }
                        { Button::new(say::CHOOSE, choose).class("primary large").id("choose-files").html() }
                        { text("p", "note", say::DROP_HINT) }
                    </section>
                    <Ways />
                </div>
                <Thresholds />
            </div>
        </>
    }
}
