//! Bars with a mark at what is required. They repeat what stands beside them in figures and words,
//! so screen readers pass them over. Attributes of the drawing, no styles: the page's policy.

use crate::app::components::element::{Tag, tag};
use crate::app::view::mark::Mark;
use crate::view_model::{CvView, END, FULL, FigureView, Rules};

/// A bar over 150 %; lengths are in thousandths of what is required.
fn bar(length: u32, marks: &[(u32, &'static str)], mark: Mark) -> Tag {
    let line = |(at, class): &(u32, &'static str)| {
        tag("line", class)
            .set("x1", at.to_string())
            .set("x2", at.to_string())
            .with("y1", "0")
            .with("y2", "12")
    };
    let rect = |class, width: String| {
        tag("rect", class).with("y", "3").with("height", "6").set("width", width)
    };
    tag("svg", "bar")
        .and(mark.class())
        .with("viewBox", "0 0 1500 12")
        .with("preserveAspectRatio", "none")
        .with("aria-hidden", "true")
        .kid(rect("bar-ground", END.to_string()))
        .kid(rect("bar-length", length.to_string()))
        .kids(marks.iter().map(line))
}

/// A unit's value beside its threshold, with marks at the floor and the threshold.
pub fn unit(one: &FigureView, mark: Mark, rules: &Rules) -> Tag {
    let marks = [(rules.floor_bar, "bar-floor"), (FULL, "bar-limit")];
    bar(one.bar, &marks, mark)
}

/// A coefficient of variation beside its limit.
pub fn dispersion(one: &CvView, mark: Mark) -> Tag {
    bar(one.bar, &[(FULL, "bar-limit")], mark)
}
