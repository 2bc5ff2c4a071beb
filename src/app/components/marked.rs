//! 导出标注: a button for each file, to get a copy of it with everything marked that was found.

use crate::app::components::bits;
use crate::app::components::element::{Tag, tag, text, words};
use crate::app::scene::Scene;
use crate::app::shared::Shared;
use crate::app::state::{Action, Data, Task};
use crate::app::text::findings as say;

/// The buttons; none for the sample, which is nobody's file.
pub fn export(scene: &Scene<'_>, data: &Shared<Data>) -> Option<Tag> {
    if data.is_sample || data.view_model.findings.is_empty() {
        return None;
    }
    let about = words("p", "note", say::MARKED_ABOUT);
    let files = &data.view_model.files;
    if let [file] = files.as_slice() {
        return Some(tag("div", "marked").kid(one(scene, file)).kid(about));
    }
    let row = |file: &String| {
        tag("li", "").key(file).kid(text("span", "", file.clone())).kid(one(scene, file))
    };
    let list = tag("ul", "").kids(files.iter().map(row));
    let menu =
        tag("details", "").with("id", "marked").kid(words("summary", "", say::MARKED)).kid(list);
    Some(tag("div", "marked").kid(menu).kid(about))
}

fn one(scene: &Scene<'_>, file: &str) -> Tag {
    let Some(chosen) = scene.state.files.iter().find(|one| one.name == file) else {
        return words("span", "note", say::NOT_AT_HAND);
    };
    bits::button("mend", say::MARKED, scene.click(Action::Asked(Task::Marked(chosen.clone()))))
        .set("aria-label", say::marked_of(file))
}
