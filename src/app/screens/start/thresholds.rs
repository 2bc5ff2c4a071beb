//! What is compared with.

use yew::prelude::*;

use crate::app::components::{HeadRow, RouteLink, RowHead};
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
                <caption><h2>{ say::STANDARD }</h2></caption>
                <HeadRow
                    columns={&[
                        ("", say::INDICATOR),
                        ("", say::AT_LEAST_PRIMARY),
                        ("", say::AT_LEAST_JUNIOR),
                        ("", say::UNIT),
                    ][..]}
                />
                <tbody>
                    for one in &rules.indicators {
                        <tr key={one.id.as_str()}>
                            <RowHead label={one.label.clone()} name={one.name.clone()} />
                            <td>{ &one.at(Stage::Primary).threshold.text }</td>
                            <td>{ &one.at(Stage::Junior).threshold.text }</td>
                            <td class="unit">{ &one.unit }</td>
                        </tr>
                    }
                </tbody>
            </table>
            <p>{ say::rule(rules.required, rules.indicators.len(), &rules.floor) }</p>
            <p><RouteLink to={Route::Standard}>{ say::STANDARD_MORE }</RouteLink></p>
        </section>
    }
}
