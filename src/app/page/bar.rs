//! Bars with a mark at what is required. They repeat what stands beside them in figures and words,
//! so screen readers pass them over. Attributes of the drawing, no styles: the page's policy.

use yew::prelude::*;

use crate::app::view::mark::Mark;
use crate::evaluate::{Dispersion, UnitIndicator};

/// The bar ends here, in hundredths of what is required.
const END: f64 = 150.0;

fn bar(hundredths: Option<f64>, marks: &[(f64, &'static str)], mark: Mark) -> Html {
    let length = hundredths.unwrap_or(0.0).clamp(0.0, END);
    let line = |(at, class): &(f64, &'static str)| {
        let at = format!("{at:.1}");
        html! { <line class={*class} x1={at.clone()} x2={at} y1="0" y2="12" /> }
    };
    html! {
        <svg class={classes!("bar", mark.class())} viewBox="0 0 150 12" preserveAspectRatio="none"
            aria-hidden="true" focusable="false">
            <rect class="bar-ground" y="3" width="150" height="6" />
            <rect class="bar-length" y="3" width={format!("{length:.1}")} height="6" />
            { for marks.iter().map(line) }
        </svg>
    }
}

/// A unit's value beside its threshold, with marks at the floor and the threshold.
pub(super) fn reach(one: &UnitIndicator, mark: Mark, floor: f64) -> Html {
    bar(
        one.reach().map(|reach| reach * 100.0),
        &[(floor * 100.0, "bar-floor"), (100.0, "bar-limit")],
        mark,
    )
}

/// A coefficient of variation beside its limit.
pub(super) fn dispersion(one: &Dispersion, mark: Mark) -> Html {
    let limit = crate::number::approximate(&crate::number::exact(one.limit.value));
    bar(one.cv.map(|cv| cv / limit * 100.0), &[(100.0, "bar-limit")], mark)
}
