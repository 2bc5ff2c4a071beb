//! The files of the county: the question whether they are of several counties or years, the choice between
//! these, and the list to take one out. It decides nothing.

use yew::prelude::*;

use crate::app::components::bits;
use crate::app::components::element::{Tag, tag, text, words};
use crate::app::components::folders;
use crate::app::scene::{Scene, choose_files};
use crate::app::state::{Action, Data, Sort};
use crate::app::text::{files as say, folders as folder_words};
use crate::county::Mixture;
use crate::intake::{Bundle, Question, Set};
use crate::sheet::outermost;
use crate::view_model::{FactOf, Offer};

fn act(scene: &Scene<'_>, sort: Sort) -> Callback<MouseEvent> {
    scene.click(Action::Sorted(sort))
}

/// The question, in place of what cannot be told before it is answered.
pub fn question(scene: &Scene<'_>, question: &Question) -> Tag {
    let why = match question.about {
        Mixture::Counties => say::COUNTIES,
        Mixture::Years => say::YEARS,
    };
    let found = |one: &Bundle| {
        tag("li", "").kid(text("strong", "", one.name.clone())).kid(text(
            "span",
            "note",
            say::bundle(one),
        ))
    };
    let only = question.bundles.iter().enumerate().map(|(index, one)| {
        bits::button_of("", say::only(question, one), act(scene, Sort::Split(index)))
    });
    let last = question.bundles.last().filter(|_| question.about == Mixture::Years);
    let replace =
        last.map(|last| bits::button_of("", say::replace(last), act(scene, Sort::Replace)));
    let join =
        bits::button("", say::join(question.about), act(scene, Sort::Join)).with("id", "join");
    let buttons = tag("div", "question-choices")
        .with("role", "group")
        .with("aria-label", say::CHOICES)
        .maybe(replace.map(|one| one.with("id", "replace")))
        .kids(only)
        .kid(join);
    tag("section", "panel question")
        .with("id", "question")
        .kid(bits::heading(say::heading(question.about).to_owned()))
        .kid(words("p", "", why))
        .maybe(question.example.as_ref().map(|name| text("p", "", say::example(name))))
        .kid(
            tag("ul", "pairs")
                .with("aria-label", say::FOUND)
                .kids(question.bundles.iter().map(found)),
        )
        .kid(buttons)
}

/// Which of several counties or years is looked at; nothing where there is one.
pub fn sets(scene: &Scene<'_>) -> Option<Tag> {
    let amendments = &scene.state.decided.now().amendments;
    if amendments.sets.is_empty() || scene.state.data.is_none() {
        return None;
    }
    let one = |(index, set): (usize, &Set)| {
        let is_open = index == amendments.open as usize;
        bits::choice(set.name.clone(), is_open, act(scene, Sort::Open(index)))
    };
    let choices = tag("div", "choices")
        .with("role", "group")
        .with("aria-label", say::SETS)
        .kids(amendments.sets.iter().enumerate().map(one));
    Some(
        tag("div", "filters sets")
            .with("id", "sets")
            .kid(words("span", "note", say::SETS))
            .kid(choices)
            .kid(bits::button("quiet", say::ASK_AGAIN, act(scene, Sort::AskAgain))),
    )
}

/// The files, each with a way out of the county; nothing of the sample, and of what came with a link.
pub fn list(scene: &Scene<'_>, data: &Data) -> Option<Tag> {
    if data.is_sample || scene.state.share.is_viewing() || data.view_model.files.is_empty() {
        return None;
    }
    let keys = scene.state.file_keys();
    let row = |key: &str, name: String| {
        let remove = bits::button("mend", say::REMOVE, act(scene, Sort::Remove(key.to_owned())))
            .set("aria-label", say::remove(key));
        tag("li", "").key(key).kid(text("span", "", name)).kid(remove)
    };
    let mut rows = Vec::new();
    let mut before = None;
    for key in &keys {
        // A folder or an archive goes as it came.
        let around = outermost(key);
        if let Some(around) = around.filter(|_| around != before) {
            let count = keys.iter().filter(|one| outermost(one) == Some(around)).count();
            rows.push(row(around, folder_words::group(around, count)));
        }
        before = around;
        rows.push(row(key, key.clone()));
    }
    let amendments = &scene.state.decided.now().amendments;
    let again = (!amendments.together.is_empty() && amendments.sets.is_empty())
        .then(|| bits::button("", say::ASK_AGAIN, act(scene, Sort::AskAgain)));
    let buttons = tag("p", "buttons")
        .kid(bits::button("", say::ADD, choose_files()))
        .kids(folders::buttons())
        .maybe(again);
    Some(
        tag("details", "files")
            .with("id", "files")
            .kid(text("summary", "", say::files(keys.len())))
            .kid(tag("ul", "pairs").kids(rows))
            .kid(buttons),
    )
}

/// Takes a file out, where it can be.
pub fn remove(scene: &Scene<'_>, file: &str) -> Option<Tag> {
    let data = scene.state.data.as_ref().filter(|data| !data.is_sample)?;
    data.view_model.files.iter().any(|one| one == file).then(|| {
        bits::button("mend", say::REMOVE, act(scene, Sort::Remove(file.to_owned())))
            .set("aria-label", say::remove(file))
    })
}

/// The figures to choose from where two differ.
pub fn offers(
    scene: &Scene<'_>,
    offers: &[Offer],
    (school, (field, part)): (usize, FactOf),
) -> Option<Tag> {
    let key = scene.state.data.as_ref()?.view_model.schools.get(school)?.key();
    let pick = |one: &Offer| {
        let sort = Sort::Pick(key.clone(), field, part, one.source.clone());
        bits::button_of("mend", say::pick(&one.value, &one.source.file), act(scene, sort))
    };
    let mut files: Vec<&String> = offers.iter().map(|one| &one.source.file).collect();
    files.dedup();
    let prefer = |file: &String| {
        bits::button_of("mend", say::prefer(file), act(scene, Sort::Prefer(file.clone())))
    };
    // Of the sheets of one file none goes before the other.
    let files = files.into_iter().filter(|_| offers.len() > 1);
    let several = files.clone().count() > 1;
    let prefers = files.filter(|_| several).map(prefer);
    (!offers.is_empty()).then(|| tag("p", "offers").kids(offers.iter().map(pick)).kids(prefers))
}
