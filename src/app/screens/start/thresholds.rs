//! What is compared with.

use yew::prelude::*;

use crate::app::components::{head_row, link, row_head, text};
use crate::app::hooks::use_rules;
use crate::app::route::Route;
use crate::app::text::start as say;
use crate::county::Stage;

/// The thresholds of the standard in use; a frame of their size until the worker has told the standard,
/// so that nothing moves when it comes.
#[component]
pub fn Thresholds() -> Html {
    let Some(rules) = use_rules() else {
        return html! { <section class="panel thresholds" aria-busy="true" /> };
    };
    html! {
        <section class="panel thresholds">
            <table class="plain">
                <caption>{ text("h2", "", say::STANDARD) }</caption>
                { head_row(&[
                        ("", say::INDICATOR),
                        ("", say::AT_LEAST_PRIMARY),
                        ("", say::AT_LEAST_JUNIOR),
                        ("", say::UNIT),
                    ]) }
                <tbody>
                    for one in &rules.indicators {
                        <tr key={one.id.as_str()}>
                            { row_head(&one.label, &one.name) }
                            { text("td", "", &one.at(Stage::Primary).threshold.text) }
                            { text("td", "", &one.at(Stage::Junior).threshold.text) }
                            { text("td", "unit", &one.unit) }
                        </tr>
                    }
                </tbody>
            </table>
            { text("p", "", &say::rule(rules.required, rules.indicators.len(), &rules.floor)) }
            <p>{ link("", Route::Standard, say::STANDARD_MORE) }</p>
        </section>
    }
}
