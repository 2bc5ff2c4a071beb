//! How an outcome is shown: a sign and a word, coloured. Colour is never the only signal.

use yew::prelude::*;

use crate::app::view::mark::Mark;

/// An outcome.
#[derive(Properties, PartialEq)]
pub struct BadgeProps {
    /// The sign and the colour.
    pub mark: Mark,
    /// The word.
    pub word: AttrValue,
}

/// A sign and a word.
#[component]
pub fn Badge(BadgeProps { mark, word }: &BadgeProps) -> Html {
    html! {
        <span class={classes!("badge", mark.class())}>
            <span class="sign" aria-hidden="true">{ mark.sign() }</span>
            { word }
        </span>
    }
}

/// The sign alone; the word is for those who do not see it.
#[component]
pub fn Sign(BadgeProps { mark, word }: &BadgeProps) -> Html {
    // One element: a large table has thousands of them.
    html! {
        <span class={classes!("sign", mark.class())} role="img" aria-label={word} title={word}>
            { mark.sign() }
        </span>
    }
}
