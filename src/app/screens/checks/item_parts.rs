//! The figures of an item, and the schools that do not hold it.

use yew::prelude::*;

use crate::app::components::{
    Button, ItemPart, Scroll, badge, head_row, of_school, sign, text, unit_link,
};
use crate::app::hooks::use_dispatch;
use crate::app::shared::Shared;
use crate::app::state::{Action, Data};
use crate::app::text::checks as say;
use crate::app::view::mark;
use crate::digest::PartDigest;
use crate::evaluate::Verdict;

/// So many schools of an item are shown without being asked.
const SHOWN: usize = 10;

#[derive(Properties, PartialEq)]
pub(super) struct PartsProps {
    pub parts: Vec<PartDigest>,
}

/// The table of an item's figures.
#[component]
pub(super) fn Parts(PartsProps { parts }: &PartsProps) -> Html {
    let row = |one: &PartDigest| {
        let formula = [one.formula.clone(), one.places.join("、")];
        let formula: Vec<String> = formula.into_iter().filter(|text| !text.is_empty()).collect();
        let (mark, word) = mark::check(one.verdict, false);
        html! {
            <tr>
                <th scope="row">{ &one.name }</th>
                <td class="strong">
                    if !one.limit.is_empty() { { sign(mark, &word) } }
                    { &one.value }
                </td>
                { text("td", "", &one.limit) }
                { text("td", "note", &formula.join("；")) }
            </tr>
        }
    };
    html! {
        <ItemPart name={say::FIGURES}>
            <Scroll label={say::FIGURES}>
                <table class="plain">
                    { head_row(&[
                            ("", say::PART),
                            ("", say::VALUE),
                            ("", say::LIMIT),
                            ("", say::FORMULA),
                        ]) }
                    <tbody>{ parts.iter().map(row).collect::<Html>() }</tbody>
                </table>
            </Scroll>
        </ItemPart>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct SchoolsProps {
    pub data: Shared<Data>,
    /// Index into the county's items.
    pub item: usize,
    /// Whether all of them are shown, however many there are.
    pub is_whole: bool,
}

/// The schools that do not hold an item, then those that nothing can be said of.
#[component]
pub(super) fn Schools(SchoolsProps { data, item, is_whole }: &SchoolsProps) -> Html {
    let (dispatch, item) = (use_dispatch(), *item);
    let schools = data.digest.checks.get(item).map_or(&[][..], |one| &one.schools);
    let most = if *is_whole { usize::MAX } else { SHOWN };
    let rest = schools.len().saturating_sub(most);
    let row = |(index, verdict): &(usize, Verdict)| {
        let school = data.digest.schools.get(*index)?;
        let unit = data.digest.units.iter().find(|unit| unit.school == *index);
        let name = school.name.clone();
        let told = school.checks.open().into_iter().find(|one| one.item == item);
        let (mark, word) = of_school(*verdict);
        Some(html! {
            <tr>
                <th scope="row">
                    if let Some(unit) = unit {
                        { unit_link(unit.school, unit.stage, &name) }
                    } else {
                        { text("span", "", &name) }
                    }
                </th>
                <td>{ badge(mark, &word) }</td>
                { text("td", "", &told.map(|one| one.detail).unwrap_or_default()) }
            </tr>
        })
    };
    html! {
        <ItemPart name={say::SCHOOLS}>
            <div>
                <Scroll label={say::SCHOOLS}>
                    <table class="plain">
                        { head_row(&[("", say::SCHOOL), ("", ""), ("", say::MATTER)]) }
                        <tbody>{ schools.iter().take(most).filter_map(row).collect::<Html>() }</tbody>
                    </table>
                </Scroll>
                if rest > 0 {
                    { Button::new(&say::more(rest), dispatch.on_click(move || Action::ShownAll(item))).html() }
                }
            </div>
        </ItemPart>
    }
}
