//! 分享: the screen that makes a link, the banner over one that is looked at, and what stands there while
//! it is not open. What a link contains the worker wrote.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::app::components::bits;
use crate::app::components::element::{Tag, tag, text, words};
use crate::app::hooks::use_app;
use crate::app::route::Route;
use crate::app::scene::Scene;
use crate::app::screens::CountyProps;
use crate::app::screens::standard;
use crate::app::services::effects;
use crate::app::state::{Action, Data, Pass, Task};
use crate::app::text::share as say;
use crate::share::{Contents, Scope};
use crate::worker::protocol::Link;

/// The field with the link.
const FIELD: &str = "link";

/// The screen.
#[component]
pub fn Share(CountyProps { data }: &CountyProps) -> Html {
    let app = use_app();
    let scene = &app.scene();
    let share = &scene.state.share;
    let now = share.contents;
    let choice = |name: &'static str, next: Contents| {
        let does = scene.click(Action::Passed(Pass::Choose(next)));
        bits::choice(name.to_owned(), now == next, does)
    };
    let row = |name: &'static str, choices: Vec<Tag>| {
        let group = tag("div", "choices").with("role", "group").with("aria-label", name);
        tag("div", "choosing").kid(words("h2", "", name)).kid(group.kids(choices))
    };
    let scope = |scope| Contents { scope, ..now };
    let one = match now.scope {
        Scope::School(index) => index,
        _ => share.seen.unwrap_or_default(),
    };
    let scopes = [
        (say::ALL, Scope::County),
        (say::ONE, Scope::School(one)),
        (say::NAMELESS, Scope::Nameless),
    ];
    let scopes = scopes.into_iter().map(|(name, one)| choice(name, scope(one))).collect();
    let school = matches!(now.scope, Scope::School(_)).then(|| schools(scene, data, one));
    let few = choice(say::SEVEN, Contents { everything: false, ..now });
    let all = choice(say::EVERYTHING, Contents { everything: true, ..now });
    let without = choice(say::WITHOUT, Contents { codes: false, ..now });
    let with = choice(say::WITH, Contents { codes: true, ..now });
    let wishes = tag("section", "panel chooser")
        .kid(row(say::SCOPE, scopes))
        .maybe(school)
        .kid(row(say::FIGURES, vec![few, all]))
        .kid(row(say::CODES, vec![without, with]))
        .kid(passphrase(scene));
    let made = match &share.link {
        Some(link) => made(scene, link),
        None => words("p", "note", say::WAIT),
    };
    standard::frame(say::SHARE, say::LEAD)
        .kid(wishes)
        .kid(tag("div", "sharing").with("aria-live", "polite").kid(made))
        .html()
}

/// The list of all schools.
fn schools(scene: &Scene<'_>, data: &Data, chosen: usize) -> Tag {
    let (send, now) = (scene.send.clone(), scene.state.share.contents);
    let does = Callback::from(move |event: Event| {
        let list = event.target_dyn_into::<HtmlSelectElement>();
        let index = list.and_then(|list| usize::try_from(list.selected_index()).ok());
        let scope = Scope::School(index.unwrap_or_default());
        send.emit(Action::Passed(Pass::Choose(Contents { scope, ..now })));
    });
    let option = |(index, name): (usize, &String)| {
        text("option", "", name.clone()).selected(index == chosen)
    };
    let names = data.view_model.schools.iter().map(|school| &school.name);
    tag("select", "")
        .with("id", "share-school")
        .with("aria-label", say::SCHOOL)
        .on_change(does)
        .kids(names.enumerate().map(option))
}

fn passphrase(scene: &Scene<'_>) -> Tag {
    let send = scene.send.clone();
    // Once it is there as a whole: sealing takes its time.
    let typed = Callback::from(move |event: Event| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        let text = input.map(|input| input.value()).unwrap_or_default();
        send.emit(Action::Passed(Pass::Seal(text)));
    });
    let send = scene.send.clone();
    let typing = Callback::from(move |event: InputEvent| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        let text = input.map(|input| input.value()).unwrap_or_default();
        send.emit(Action::Passed(Pass::Type(text)));
    });
    let input = tag("input", "")
        .with("id", "passphrase")
        .with("autocomplete", "off")
        .with("aria-describedby", "passphrase-note")
        .value(&scene.state.share.typing)
        .on_input(typing)
        .on_change(typed);
    tag("div", "field")
        .kid(words("label", "field-name", say::PASSPHRASE).with("for", "passphrase"))
        .kid(input)
        .kid(words("p", "note", say::PASSPHRASE_NOTE).with("id", "passphrase-note"))
}

/// The link, after what it contains.
fn made(scene: &Scene<'_>, link: &Link) -> Tag {
    let send = scene.send.clone();
    let copy = Callback::from(move |_: MouseEvent| {
        send.emit(Action::Passed(Pass::Copied(effects::copy(FIELD).is_some())));
    });
    let save = scene.click(Action::Asked(Task::ShareFile));
    let (first, second) = if link.is_long { ("", "primary") } else { ("primary", "") };
    let field = tag("textarea", "")
        .with("id", FIELD)
        .with("readonly", "")
        .with("rows", "4")
        .with("aria-label", say::LINK)
        .value(&link.address);
    let copied = words("p", "note", scene.state.share.copied.unwrap_or_default());
    let buttons = tag("p", "buttons")
        .kid(bits::button(first, say::COPY, copy).with("id", "copy"))
        .kid(bits::button(second, say::SAVE, save).with("id", "save"));
    let code = match &link.code {
        Some(code) => tag("svg", "qr")
            .set("viewBox", code.view.clone())
            .with("role", "img")
            .with("aria-label", say::CODE)
            .kid(tag("path", "").set("d", code.outline.clone())),
        None => words("p", "note", say::NO_CODE),
    };
    let panel = tag("section", "panel sharing")
        .kid(words("h2", "", say::LINK))
        .kid(field)
        .kid(buttons)
        .kid(copied.with("role", "status"))
        .kid(code);
    tag("div", "sharing").kid(standard::paper(&link.paper)).kid(panel)
}

/// Over what is looked at: whose it is, and the ways out.
pub fn banner(scene: &Scene<'_>) -> Option<Tag> {
    let state = &scene.state;
    let view_model = &state.data.as_ref().filter(|_| state.share.is_viewing())?.view_model;
    let unit = state.share.focus.and_then(|unit| view_model.units.get(unit));
    let school = unit.and_then(|unit| {
        let name = view_model.schools.get(unit.school)?.name.clone();
        Some(tag("p", "").words(say::ABOUT).kid(bits::unit_link(unit, name)))
    });
    let act = |pass| scene.click(Action::Passed(pass));
    let about = Some(&state.share.about).filter(|about| !about.is_empty());
    let about = about.map(|about| text("p", "shared-about", about.clone()));
    let said = tag("div", "")
        .kid(words("strong", "", say::VIEWING))
        .maybe(about)
        .words(say::VIEWING_NOTE)
        .maybe(school);
    Some(
        tag("section", "notice shared")
            .with("aria-label", say::VIEWING)
            .kid(said)
            .kid(bits::button("primary", say::KEEP, act(Pass::Keep)).with("id", "keep"))
            .kid(bits::button("", say::BACK, act(Pass::Back)).with("id", "back")),
    )
}

/// While a link is not open.
pub fn closed() -> Html {
    tag("section", "empty panel")
        .kid(bits::heading(say::CLOSED.to_owned()))
        .kid(words("p", "", say::CLOSED_NOTE))
        .kid(tag("p", "buttons").kid(bits::link(
            "button",
            Route::Start,
            crate::app::text::notice::TO_START,
        )))
        .html()
}
