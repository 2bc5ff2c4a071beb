//! 督导评估项目: a line for each item with its sign and word, which unfolds to its figures, its schools,
//! its clause and the fields to fill in. The same line shows what an item says of one school.

use yew::prelude::*;

use crate::app::components::bits;
use crate::app::components::board;
use crate::app::components::element::{Tag, tag, text, words};
use crate::app::components::entry;
use crate::app::components::fold::Fold;
use crate::app::hooks::use_app;
use crate::app::route::Route;
use crate::app::scene::Scene;
use crate::app::screens::CountyProps;
use crate::app::state::{Action, Data};
use crate::app::text::checks as say;
use crate::app::view::mark::{self, Mark};
use crate::county::Slot;
use crate::evaluate::{CheckVerdict, Verdict};
use crate::standard::Group;
use crate::view_model::{CheckView, PartView, RelaxedView, SchoolCheck, SchoolView};

/// So many schools of an item are shown without being asked.
const SHOWN: usize = 10;

/// The screen.
#[component]
pub fn Checks(CountyProps { data }: &CountyProps) -> Html {
    let app = use_app();
    let scene = &app.scene();
    let groups = data.view_model.county.board.iter().filter_map(|of| {
        let group = of.group?;
        let items = data.view_model.checks.iter().enumerate().filter(|(_, one)| one.group == group);
        let items: Vec<Tag> = items
            .filter(|(index, one)| is_shown(scene, *index, one.verdict))
            .map(|(index, one)| item_of_county(scene, data, index, one))
            .collect();
        (!items.is_empty()).then(|| {
            let section = tag("section", "items").key(&of.name);
            section.kid(text("h2", "", of.name.clone())).kids(items)
        })
    });
    let groups: Vec<Tag> = groups.collect();
    let empty = groups.is_empty().then(|| words("p", "panel", say::NONE_SHOWN));
    html! {
        <>
            { bits::heading(say::HEADING.to_owned()) }
            { words("p", "lead", say::LEAD) }
            { tag("section", "panel board-panel").kid(board::board(&data.view_model.county)) }
            { filter(scene, data) }
            { tag("div", "").kids(groups).maybe(empty) }
            { others(scene, data) }
            { entry::new_school(scene, false) }
        </>
    }
}

/// Whether the filter lets an item through; the one that the address speaks of is always there, and one
/// that was there when the filter was chosen stays: somebody may be typing in it.
fn is_shown(scene: &Scene<'_>, index: usize, verdict: CheckVerdict) -> bool {
    let is_told = matches!(scene.state.route, Route::Checks(Some(_)));
    let is_let_through = scene.state.check_filter.is_none_or(|only| only == verdict);
    is_let_through || is_told || scene.state.held_items.contains(&index)
}

fn filter(scene: &Scene<'_>, data: &Data) -> Tag {
    let choice = |only: Option<CheckVerdict>| {
        let all = data.view_model.checks.iter();
        let count = all.filter(|one| only.is_none_or(|only| only == one.verdict)).count();
        let word = only.map_or(say::ALL, |only| mark::check(only, false).1);
        let does = scene.click(Action::CheckedFor(only));
        let name = [word, &count.to_string()].join(" ");
        bits::choice(name, scene.state.check_filter == only, does)
    };
    let verdicts = [
        None,
        Some(CheckVerdict::NotMet),
        Some(CheckVerdict::Asked),
        Some(CheckVerdict::Missing),
        Some(CheckVerdict::Evidence),
        Some(CheckVerdict::Met),
    ];
    let choices = tag("div", "choices")
        .with("role", "group")
        .with("aria-label", say::FILTER)
        .kids(verdicts.map(choice));
    let is_unfolded = scene.state.is_unfolded;
    let word = if is_unfolded { say::FOLD } else { say::UNFOLD };
    let unfold = bits::button("quiet", word, scene.click(Action::Unfolded(!is_unfolded)));
    tag("div", "filters").kid(choices).kid(unfold.with("id", "unfold"))
}

/// The line of an item: what it unfolds to comes behind it.
fn line(
    outcome: (Mark, &'static str),
    label: &str,
    title: &str,
    detail: &str,
    chips: Vec<&'static str>,
) -> Tag {
    let chips = chips.into_iter().map(|chip| words("span", "chip", chip));
    tag("summary", "")
        .kid(bits::badge(outcome))
        .kid(text("strong", "item-id", label.to_owned()))
        .kid(text("span", "item-title", title.to_owned()).kids(chips))
        .kid(text("span", "note", detail.to_owned()))
}

fn item_of_county(scene: &Scene<'_>, data: &Data, index: usize, one: &CheckView) -> Tag {
    let outcome = mark::check(one.verdict, one.group == Group::Veto);
    let chips = [
        (one.is_evidence && one.group != Group::Veto, say::BY_EVIDENCE),
        (one.is_local, say::LOCAL),
    ];
    let chips = chips.into_iter().filter(|(is_so, _)| *is_so).map(|(_, chip)| chip).collect();
    let id = ["item", &one.id].join("-");
    let summary = line(outcome, &one.id, &one.title, &one.detail, chips);
    let details = tag("details", "item").and(outcome.0.class()).key(&id).set("id", id);
    let is_here = scene.state.route == Route::Checks(Some(index));
    let grid = if one.fields.iter().any(|field| matches!(field.slot, Slot::Monitor(_))) {
        "fields by-three"
    } else {
        "fields"
    };
    let fields = (!one.fields.is_empty()).then(|| {
        let fields = one.fields.iter().map(|field| entry::slot(scene, &one.id, field));
        named(say::FIELDS, tag("div", grid).kids(fields))
    });
    let notices = (!one.notices.is_empty()).then(|| {
        let told = one.notices.iter().map(|notice| text("li", "", notice.clone()));
        named(say::NOTICES, tag("ul", "told").kids(told))
    });
    let relaxed = (!one.relaxed.is_empty()).then(|| {
        let used = one.relaxed.iter().map(|(school, used)| {
            let name = data.view_model.schools.get(*school).map(|one| one.name.clone());
            tag("li", "").kid(text("strong", "", name.unwrap_or_default())).text(relaxed(used))
        });
        named(say::RELAXED, tag("ul", "told").kids(used))
    });
    let body = tag("div", "item-body")
        .maybe(fields)
        .maybe(notices)
        .maybe((!one.parts.is_empty()).then(|| named(say::FIGURES, parts(&one.parts))))
        .maybe(schools(scene, data, index, one))
        .maybe(relaxed)
        .kid(named(say::CLAUSE, text("cite", "", one.source.clone())));
    let details = details.flag("open", is_here || scene.state.is_unfolded);
    let details = if is_here { details.with("data-target", "") } else { details };
    details.kid(summary).kid(body)
}

fn named(name: &'static str, inner: Tag) -> Tag {
    tag("section", "").kid(words("h3", "", name)).kid(inner)
}

fn relaxed(one: &RelaxedView) -> String {
    say::relaxed(&one.name, &one.reason, mark::verdict(one.without).1)
}

fn table(name: &'static str, columns: &[&'static str], rows: Vec<Tag>) -> Tag {
    let head = tag("tr", "").kids(columns.iter().map(|name| bits::column("", name)));
    let table =
        tag("table", "plain").kid(tag("thead", "").kid(head)).kid(tag("tbody", "").kids(rows));
    bits::scrolled(name.to_owned(), table)
}

fn parts(parts: &[PartView]) -> Tag {
    let row = |one: &PartView| {
        let formula = [one.formula.clone(), one.places.join("、")];
        let formula: Vec<String> = formula.into_iter().filter(|text| !text.is_empty()).collect();
        let value = tag("td", "strong")
            .maybe((!one.limit.is_empty()).then(|| bits::sign(mark::check(one.verdict, false))))
            .text(one.value.clone());
        tag("tr", "")
            .kid(text("th", "", one.name.clone()).with("scope", "row"))
            .kid(value)
            .kid(text("td", "", one.limit.clone()))
            .kid(text("td", "note", formula.join("；")))
    };
    let columns = [say::PART, say::VALUE, say::LIMIT, say::FORMULA];
    table(say::FIGURES, &columns, parts.iter().map(row).collect())
}

/// The schools that do not hold an item, then those that nothing can be said of.
fn schools(scene: &Scene<'_>, data: &Data, item: usize, one: &CheckView) -> Option<Tag> {
    if one.schools.is_empty() {
        return None;
    }
    let most = if scene.state.all_schools_of == Some(item) { usize::MAX } else { SHOWN };
    let row = |(index, verdict): &(usize, Verdict)| {
        let school = data.view_model.schools.get(*index)?;
        let unit = data.view_model.units.iter().find(|unit| unit.school == *index);
        let name = match unit {
            Some(unit) => bits::unit_link(unit, school.name.clone()),
            None => text("span", "", school.name.clone()),
        };
        let told = school.checks.open().into_iter().find(|one| one.item == item);
        let row = tag("tr", "")
            .kid(tag("th", "").with("scope", "row").kid(name))
            .kid(tag("td", "").kid(bits::badge(of_school_mark(*verdict))))
            .kid(text("td", "", told.map(|one| one.detail).unwrap_or_default()));
        Some(row)
    };
    let rows = one.schools.iter().take(most).filter_map(row).collect();
    let rest = one.schools.len().saturating_sub(most);
    let more = (rest > 0).then(|| {
        text("button", "", say::more(rest))
            .with("type", "button")
            .on_click(scene.click(Action::ShownAll(item)))
    });
    let columns = [say::SCHOOL, "", say::MATTER];
    Some(named(say::SCHOOLS, tag("div", "").kid(table(say::SCHOOLS, &columns, rows)).maybe(more)))
}

fn of_school_mark(verdict: Verdict) -> (Mark, &'static str) {
    match verdict {
        Verdict::Missing => (Mark::Unknown, say::TO_FILL),
        other => mark::verdict(other),
    }
}

/// What a county reports and no item asks for.
fn others(scene: &Scene<'_>, data: &Data) -> Tag {
    let fields = data.view_model.others.iter().map(|field| entry::slot(scene, "county", field));
    tag("section", "panel others")
        .kid(words("h2", "", say::OTHERS))
        .kid(words("p", "note", say::OTHERS_NOTE))
        .kid(tag("div", "fields").kids(fields))
}

/// What the items say of one school, and what the school can say of itself.
pub fn of_school(scene: &Scene<'_>, data: &Data, index: usize, school: &SchoolView) -> Tag {
    let item = |one: &SchoolCheck| {
        let of = data.view_model.checks.get(one.item)?;
        let id = ["school", &of.id].join("-");
        let outcome = of_school_mark(one.verdict);
        let summary = line(outcome, &of.id, &of.title, &one.detail, vec![]);
        let sheets = &data.view_model.sheets;
        let fields =
            one.facts.iter().map(|of| entry::fact(scene, &id, (index, school), sheets, *of));
        let relaxed = (!one.relaxed.is_empty()).then(|| {
            let used = one.relaxed.iter().map(|used| text("li", "", relaxed(used)));
            named(say::RELAXED, tag("ul", "told").kids(used))
        });
        let body = tag("div", "item-body")
            .kid(tag("div", "fields").kids(fields))
            .maybe(relaxed)
            .kid(named(say::CLAUSE, text("cite", "", of.source.clone())));
        let is_open = one.verdict != Verdict::Met;
        let key = id.clone();
        let class = ["item", outcome.0.class()].join(" ");
        Some(html! { <Fold {key} {id} {class} {is_open}>{ summary }{ body }</Fold> })
    };
    let all = school.checks.open();
    let items = all.iter().filter_map(item);
    tag("section", "items of-school")
        .kid(words("h2", "", say::OF_SCHOOL))
        .kid(words("p", "note", say::OF_SCHOOL_NOTE))
        .nodes(items.collect())
        .kid(about(scene, data, index, school))
}

fn about(scene: &Scene<'_>, data: &Data, index: usize, school: &SchoolView) -> Tag {
    let key = school.key();
    let (founder, locality) = (Slot::Founder(key.clone()), Slot::Locality(key));
    let of_part = |field| (field, crate::county::Part::Whole);
    let flags = data.view_model.about.iter().map(|field| {
        let fact = (of_part(*field), false);
        entry::fact(scene, "about", (index, school), &data.view_model.sheets, fact)
    });
    let fields = tag("div", "fields")
        .kid(entry::word(
            scene,
            founder,
            ("founder", say::FOUNDER),
            &say::FOUNDERS,
            school.founder.as_deref(),
        ))
        .kid(entry::word(
            scene,
            locality,
            ("locality", say::LOCALITY),
            &say::LOCALITIES,
            school.locality.as_deref(),
        ))
        .kids(flags);
    let township = school.township.as_deref();
    let township = township.map(|town| text("p", "note", [say::TOWNSHIP, town].concat()));
    tag("section", "panel")
        .kid(words("h3", "", say::ABOUT))
        .maybe(township)
        .kid(words("p", "note", say::ABOUT_NOTE))
        .kid(fields)
}
