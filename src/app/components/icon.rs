//! Drawings. What they mean is said in words beside them.

use yew::prelude::*;

/// The logo: a ruler and its marks.
#[component]
pub fn Logo() -> Html {
    html! {
        <svg class="logo" viewBox="0 0 32 32" aria-hidden="true">
            <path
                class="logo-ground"
                d="M7 0h18a7 7 0 0 1 7 7v18a7 7 0 0 1-7 7H7a7 7 0 0 1-7-7V7a7 7 0 0 1 7-7z"
            />
            <path class="logo-line" d="M6 10h20M6 22h20M10 10v5M16 10v7M22 10v5" />
        </svg>
    }
}

/// A closed lock.
#[component]
pub fn Lock() -> Html {
    html! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M4.5 7V5a3.5 3.5 0 0 1 7 0v2M3 7h10v7H3z" />
        </svg>
    }
}

/// A sheet of a workbook.
#[component]
pub fn Sheet() -> Html {
    html! {
        <svg class="sheet" viewBox="0 0 64 56" aria-hidden="true">
            <path class="sheet-back" d="M10 6h44v44H10z" />
            <path d="M10 6h44v44H10zM10 17h44M10 28h44M10 39h44M25 17v33M40 17v33" />
        </svg>
    }
}
