//! Buttons.

use yew::prelude::*;

/// A button that is being described; [`Button::html`] draws it. It sends no form.
pub struct Button {
    class: &'static str,
    id: Option<AttrValue>,
    label: Option<AttrValue>,
    title: Option<AttrValue>,
    disabled: bool,
    words: AttrValue,
    onclick: Callback<MouseEvent>,
}

impl Button {
    /// A button with these words that does this.
    #[inline(never)]
    pub fn new(words: &str, onclick: Callback<MouseEvent>) -> Self {
        let words = AttrValue::from(words.to_owned());
        Self { class: "", id: None, label: None, title: None, disabled: false, words, onclick }
    }

    /// Its classes.
    #[inline(never)]
    pub fn class(mut self, class: &'static str) -> Self {
        self.class = class;
        self
    }

    /// Its id.
    #[inline(never)]
    pub fn id(mut self, id: &str) -> Self {
        self.id = Some(AttrValue::from(id.to_owned()));
        self
    }

    /// What it is called where its words do not say enough.
    #[inline(never)]
    pub fn label(mut self, label: &str) -> Self {
        self.label = Some(AttrValue::from(label.to_owned()));
        self
    }

    /// What is shown while the mouse is on it.
    #[inline(never)]
    pub fn title(mut self, title: &str) -> Self {
        self.title = Some(AttrValue::from(title.to_owned()));
        self
    }

    /// Whether it does nothing at present.
    pub fn disabled(mut self, disabled: bool) -> Self {
        self.disabled = disabled;
        self
    }

    /// The element.
    #[inline(never)]
    pub fn html(self) -> Html {
        html! {
            <button
                type="button"
                class={self.class}
                id={self.id}
                aria-label={self.label}
                title={self.title}
                disabled={self.disabled}
                onclick={self.onclick}
            >
                { self.words }
            </button>
        }
    }
}
