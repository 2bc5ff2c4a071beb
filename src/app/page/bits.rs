//! Small pieces that many screens use: marks, icons, a school's link.

use yew::prelude::*;

use crate::app::route::Route;
use crate::app::text;
use crate::app::view::mark::Mark;
use crate::county::{Kind, School, Stage};
use crate::evaluate::Unit;

/// A sign and a word, coloured.
pub(super) fn badge((mark, word): (Mark, &'static str)) -> Html {
    html! {
        <span class={classes!("badge", mark.class())}>
            <span class="sign" aria-hidden="true">{ mark.sign() }</span>{ word }
        </span>
    }
}

/// The sign alone; the word is for those who do not see it.
pub(super) fn sign((mark, word): (Mark, &'static str)) -> Html {
    html! {
        <span class={classes!("sign", mark.class())} title={word}>
            <span aria-hidden="true">{ mark.sign() }</span><span class="unseen">{ word }</span>
        </span>
    }
}

/// The name of a unit: the school's, with its section where it has several.
pub(super) fn unit_name(school: &School, stage: Stage) -> String {
    if is_combined(school.kind) {
        format!("{} {}", school.name, text::section(stage, true))
    } else {
        school.name.clone()
    }
}

/// Whether a kind of school has more than one stage.
pub(super) fn is_combined(kind: Kind) -> bool {
    kind.parts().len() > 1
}

/// The address of a unit's screen.
pub(super) fn unit_hash(unit: &Unit) -> String {
    Route::School { school: unit.school, stage: unit.stage }.hash()
}

/// The logo: a ruler and its marks.
pub(super) fn logo() -> Html {
    html! {
        <svg class="logo" viewBox="0 0 32 32" aria-hidden="true">
            <rect class="logo-ground" width="32" height="32" rx="7" />
            <path class="logo-line" d="M6 10h20M6 22h20M10 10v5M16 10v7M22 10v5" />
        </svg>
    }
}

/// A closed lock.
pub(super) fn lock() -> Html {
    html! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M4.5 7V5a3.5 3.5 0 0 1 7 0v2M3 7h10v7H3z" />
        </svg>
    }
}

/// A sheet going in.
pub(super) fn sheet() -> Html {
    html! {
        <svg class="sheet" viewBox="0 0 64 56" aria-hidden="true">
            <path class="sheet-back" d="M10 6h44v44H10z" />
            <path d="M10 6h44v44H10zM10 17h44M10 28h44M10 39h44M25 17v33M40 17v33" />
        </svg>
    }
}
