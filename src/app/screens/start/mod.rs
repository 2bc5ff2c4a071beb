//! 开始: what the page does, where to drop files, what to do without one.

mod held;
mod thresholds;
mod ways;

use yew::prelude::*;

use self::held::Held;
use self::thresholds::Thresholds;
use self::ways::Ways;
use super::kept::KeptList;
use crate::app::components::{Button, Heading, Sheet};
use crate::app::services::files;
use crate::app::text::start as say;

/// The screen.
#[component]
pub fn Start() -> Html {
    let choose = Callback::from(|_| files::open_dialogue());
    html! {
        <>
            <div class="hero">
                <Heading name={say::HEADING} />
                <p class="lead">{ say::LEAD }</p>
            </div>
            <div><Held /><KeptList /></div>
            <div class="start">
                <div class="start-main">
                    <section class="drop">
                        <Sheet />
                        <h2>{ say::DROP }</h2>
                        <Button class="primary large" id="choose-files" onclick={choose}>
                            { say::CHOOSE }
                        </Button>
                        <p class="note">{ say::DROP_HINT }</p>
                    </section>
                    <Ways />
                </div>
                <Thresholds />
            </div>
        </>
    }
}
