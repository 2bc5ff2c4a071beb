//! A figure of a school with its cells, what it was, and the place to correct it.

use yew::prelude::*;

use crate::app::components::{CorrectionPlace, text};
use crate::app::shared::Shared;
use crate::app::state::{Data, Edit, Spot};
use crate::app::text::{mend as say, share};
use crate::digest::FactOf;

/// Which figure, and where on the page.
#[derive(Properties, PartialEq)]
pub struct FigureLineProps {
    /// The county.
    pub data: Shared<Data>,
    /// Index of the school.
    pub school: usize,
    /// The figure.
    pub fact: FactOf,
    /// Where on the page.
    pub spot: Spot,
    /// Whether cells are shown with the names of their files and sheets.
    #[prop_or_default]
    pub names_sheet: bool,
    /// What is being typed, here or elsewhere.
    pub edit: Option<Edit>,
}

/// The line of a list.
#[component]
pub fn FigureLine(props: &FigureLineProps) -> Html {
    let FigureLineProps { data, school: index, fact, spot, names_sheet, edit } = props;
    let digest = &data.digest;
    let known = digest.schools.get(*index).and_then(|school| school.fact(*fact));
    let known = known.as_ref();
    let value = known.and_then(|one| one.value.clone());
    let cells = known.into_iter().flat_map(|one| &one.cells).map(|(sheet, cell)| {
        let sheet = digest.sheets.get(*sheet as usize).map_or("", String::as_str);
        ([sheet, cell].concat(), cell)
    });
    // What no file has a place for is no correction of it.
    let corrected =
        known.filter(|one| one.is_corrected && (one.was.is_some() || !one.cells.is_empty()));
    html! {
        <li>
            { text("span", "", &say::fact(*fact)) }
            { text("strong", "", &say::figure(*fact, value.as_deref())) }
            for (address, cell) in cells {
                <code title={address.clone()}>
                    { if *names_sheet { address.as_str() } else { cell } }
                </code>
            }
            if let Some(one) = corrected {
                <span class="corrected">
                    { text("strong", "", say::CORRECTED) }
                    { say::was(*fact, one.was.as_deref()) }
                </span>
            }
            if known.is_some_and(|one| one.is_shared) { { text("span", "note", share::FROM) } }
            if known.is_some_and(|one| one.is_said) {
                { text("span", "corrected", say::AS_SAID) }
            }
            <CorrectionPlace
                school={*index}
                fact={*fact}
                spot={*spot}
                value={value.map(AttrValue::from)}
                edit={edit.clone()}
            />
        </li>
    }
}
