//! One finding.

use yew::prelude::*;

use crate::app::components::{FigureLine, badge, tables_link, text, unit_link};
use crate::app::shared::Shared;
use crate::app::state::{Data, Edit, Spot};
use crate::app::text::findings as say;
use crate::app::view::mark;
use crate::digest::{Digest, FactOf, FindingDigest};
use crate::finding::Severity;

/// Which finding.
#[derive(Properties, PartialEq)]
pub struct FindingItemProps {
    /// The county.
    pub data: Shared<Data>,
    /// Index into the county's findings.
    pub index: usize,
    /// The figure that is being typed here.
    pub edit: Option<Edit>,
}

/// A finding: its badge, its sentence, its place, and the figures that can be corrected here.
#[component]
pub fn FindingItem(FindingItemProps { data, index, edit }: &FindingItemProps) -> Html {
    let digest = &data.digest;
    let Some(one) = digest.findings.get(*index) else { return Html::default() };
    let (mark, word) = mark::severity(one.severity);
    let meaning = match one.severity {
        Severity::Error => say::ERROR_MEANS,
        Severity::Warning => say::WARNING_MEANS,
        Severity::Notice => say::NOTICE_MEANS,
    };
    let value = one.value.as_ref().map(|value| ["：", value].concat()).unwrap_or_default();
    let (school, facts) = figures(one, digest).unwrap_or_default();
    let spot = Spot::Finding(*index);
    html! {
        <li class={classes!("panel", "finding", mark.class())}>
            <span title={meaning}>{ badge(mark, &word) }</span>
            <div>
                { text("p", "", &one.message) }
                <p class="note places">
                    if let Some(place) = &one.place { <code>{ place }{ value }</code> }
                    if let Some(unit) = one.unit.and_then(|unit| digest.units.get(unit)) {
                        { unit_link(unit.school, unit.stage, say::SEE_SCHOOL) }
                    }
                    if one.is_of_tables { { tables_link() } }
                </p>
                if !facts.is_empty() {
                    <ul class="inputs">
                        for fact in facts {
                            <FigureLine
                                key={[fact.1.id(), fact.0.id()].join("-")}
                                data={data.clone()}
                                {school}
                                {fact}
                                {spot}
                                edit={edit.clone()}
                            />
                        }
                    </ul>
                }
            </div>
        </li>
    }
}

/// The school, and its figure in question or those that it is to be told apart in.
fn figures(one: &FindingDigest, digest: &Digest) -> Option<(usize, Vec<FactOf>)> {
    let (school, fact) = match (one.fact, one.parts.first()) {
        (Some(found), _) => found,
        (None, Some(first)) => (digest.units.get(one.unit?)?.school, *first),
        (None, None) => return None,
    };
    digest.schools.get(school)?;
    let facts = if one.parts.is_empty() { vec![fact] } else { one.parts.clone() };
    Some((school, facts))
}
