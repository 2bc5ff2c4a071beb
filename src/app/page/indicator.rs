//! One indicator of one unit: value, threshold, floor, gap, and the way back: the formula with its
//! figures, the cells, the clause.

use yew::prelude::*;

use crate::app::text::{self, school as words};
use crate::app::view::{figure, mark};
use crate::county::{Cell, County, Part};
use crate::evaluate::{MissingInput, Trace, UnitIndicator, Why};
use crate::number::approximate;
use crate::standard::{Citation, Indicator, Standard};

use super::{bar, bits};

/// The card.
pub(super) fn card(
    one: &UnitIndicator,
    of: &Indicator,
    county: &County,
    standard: &Standard,
) -> Html {
    let outcome = mark::indicator(one);
    let floor = approximate(&crate::number::exact(standard.floor.value));
    let gap = figure::gap(one);
    html! {
        <article class={classes!("panel", "indicator", outcome.0.class())} id={of.id.clone()}>
            <h3><span class="label">{ of.label.clone() }</span>{ of.name.clone() }</h3>
            <div class="indicator-figures">
                <p class="value">
                    <strong>{ figure::value(one, standard) }</strong>
                    <span class="unit">{ of.unit.clone() }</span>
                </p>
                { bits::badge(outcome) }
                if let Some(gap) = &gap {
                    <p class="gap">{ words::gap(gap) }</p>
                }
            </div>
            { bar::reach(one, outcome.0, floor) }
            <dl class="limits">
                <div>
                    <dt>{ words::THRESHOLD }</dt>
                    <dd>{ "≥ " }{ figure::plain(one.threshold.value) }</dd>
                </div>
                <div>
                    <dt>{ words::FLOOR }</dt>
                    <dd>{ figure::trimmed(&one.floor, 6) }</dd>
                </div>
            </dl>
            <dl class="trace">
                { for one.trace.as_ref().map(|trace| traced(trace, county)) }
                if !one.missing.is_empty() {
                    <div class="missing">
                        <dt>{ words::FILL }</dt>
                        { for one.missing.iter().map(|it| html! { <dd>{ missing(it, county) }</dd> }) }
                    </div>
                }
                { clause(words::CLAUSE, &one.threshold.citation) }
            </dl>
        </article>
    }
}

fn traced(trace: &Trace, county: &County) -> Html {
    let split = trace.terms.iter().find_map(|term| term.share.as_ref());
    html! {
        <>
            <div><dt>{ words::FORMULA }</dt><dd class="formula">{ trace.formula() }</dd></div>
            <div>
                <dt>{ words::SOURCES }</dt>
                <dd>{ sources(&trace.cells(), county) }</dd>
            </div>
            { for split.map(|share| clause(words::SPLIT_CLAUSE, &share.citation)) }
        </>
    }
}

/// The cells, the sheet named once for all of its cells.
fn sources(cells: &[Cell], county: &County) -> Html {
    if cells.is_empty() {
        return html! { words::TYPED };
    }
    let mut sheets: Vec<((u32, u32), Vec<String>)> = Vec::new();
    for cell in cells {
        let sheet = (cell.file, cell.sheet);
        match sheets.iter_mut().find(|(one, _)| *one == sheet) {
            Some((_, all)) => all.push(cell.a1()),
            None => sheets.push((sheet, vec![cell.a1()])),
        }
    }
    let one = |((file, sheet), all): &((u32, u32), Vec<String>)| {
        let place = Cell { file: *file, sheet: *sheet, row: 0, column: 0 };
        let address = county.address(place);
        let sheet = address.strip_suffix("A1").unwrap_or(&address).to_owned();
        html! {
            <span class="source">
                { sheet }{ for all.iter().map(|cell| html! { <code>{ cell.clone() }</code> }) }
            </span>
        }
    };
    html! { <>{ for sheets.iter().map(one) }</> }
}

fn clause(name: &'static str, citation: &Citation) -> Html {
    html! { <div><dt>{ name }</dt><dd>{ citation.text() }</dd></div> }
}

/// What is missing, and where to write it.
pub(super) fn missing(one: &MissingInput, county: &County) -> Html {
    let part = if one.part == Part::Whole { "" } else { one.part.name() };
    let what = words::missing(&format!("{part}{}", one.field.name()));
    let how = match (one.why, one.cell) {
        (Why::TotalOnly, _) => words::TOTAL_ONLY.to_owned(),
        (Why::NoSplitRatio, _) => words::NO_RATIO.to_owned(),
        (Why::NotGiven, Some(cell)) => words::fill_cell(&county.address(cell)),
        (Why::NotGiven, None) if county.files.is_empty() => String::new(),
        (Why::NotGiven, None) => words::FILL_COLUMN.to_owned(),
    };
    html! { <>{ what }if !how.is_empty() { <span class="note">{ how }</span> }</> }
}

/// A value in short, for 手工填写: `4.44 ✓ / 4.2`.
pub(super) fn short(one: &UnitIndicator, of: &Indicator, standard: &Standard) -> Html {
    let outcome = mark::indicator(one);
    let gap = figure::gap(one).map_or_else(String::new, |gap| words::gap(&gap));
    let floor = approximate(&crate::number::exact(standard.floor.value));
    html! {
        <tr class={outcome.0.class()}>
            <th scope="row"><span class="label">{ of.label.clone() }</span>{ of.short.clone() }</th>
            <td class="number strong">
                { if one.value.is_some() { figure::value(one, standard) } else { text::NO_FIGURE.to_owned() } }
            </td>
            <td class="number">{ "≥ " }{ figure::plain(one.threshold.value) }</td>
            <td class="bar-cell">{ bar::reach(one, outcome.0, floor) }</td>
            <td>{ bits::sign(outcome) }<span class="gap">{ gap }</span></td>
        </tr>
    }
}
