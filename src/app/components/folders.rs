//! Folders, archives and the clipboard: the buttons for them, how far the listing of a folder is, and the
//! list of files that were passed over.

use yew::prelude::*;

use crate::app::components::bits;
use crate::app::components::element::{Tag, tag, text, words};
use crate::app::scene::Scene;
use crate::app::services::files;
use crate::app::state::Action;
use crate::app::text::{folders as say, notice};

/// The buttons beside 选择文件. The one for the clipboard `static/folders.js` listens to.
pub fn buttons() -> [Tag; 2] {
    let open = Callback::from(|_: MouseEvent| files::open_dialogue(files::FOLDER));
    let paste = tag("button", "").with("type", "button").with("id", "paste").words(say::PASTE);
    [bits::button("", say::CHOOSE, open).with("id", "choose-folder"), paste]
}

/// What browsers ask about a folder.
pub fn hint() -> Tag {
    words("p", "note", say::HINT)
}

/// How many files were found so far.
pub fn listing(scene: &Scene<'_>) -> Option<Tag> {
    let found = text("p", "", say::listing(scene.state.listing?));
    let bar = tag("progress", "").with("aria-label", notice::READING);
    let cancel = bits::button("", notice::CANCEL, scene.click(Action::Cancelled));
    Some(tag("div", "working").kid(found).kid(bar).kid(cancel))
}

/// The files that were passed over, and why.
pub fn passed(scene: &Scene<'_>) -> Option<Tag> {
    let passed = &scene.state.passed;
    let list = tag("details", "")
        .kid(text("summary", "", say::passed(passed.count)))
        .kids(passed.why.iter().map(|why| text("p", "note", why.clone())));
    let close = bits::button("close", "×", scene.click(Action::PassedSeen))
        .with("aria-label", notice::DISMISS);
    let notice = tag("div", "notice passed").with("role", "status").key("passed");
    (passed.count > 0).then(|| notice.kid(list).kid(close))
}
