//! How an outcome is shown: a sign and a word, coloured. Colour is never the only signal.

use yew::prelude::*;

use crate::app::view::mark::Mark;

/// A sign and a word.
#[inline(never)]
pub fn badge(mark: Mark, word: &str) -> Html {
    html! {
        <span class={classes!("badge", mark.class())}>
            <span class="sign" aria-hidden="true">{ mark.sign() }</span>
            { word }
        </span>
    }
}

/// The sign alone; the word is for those who do not see it.
#[inline(never)]
pub fn sign(mark: Mark, word: &'static str) -> Html {
    // One element: a large table has thousands of them.
    html! {
        <span class={classes!("sign", mark.class())} role="img" aria-label={word} title={word}>
            { mark.sign() }
        </span>
    }
}
