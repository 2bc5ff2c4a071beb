//! What the program is made of, for those who want to check it, and the edition to take along. It shows
//! the published checksums and compares nothing: whoever doubts the page should not have to believe it.

use yew::prelude::*;

use crate::app::components::{Panel, text};
use crate::app::services::worker;
use crate::app::text::program as say;

/// The panel.
#[component]
pub fn Program() -> Html {
    let sums = worker::sums();
    html! {
        <Panel class="program" heading={say::HEADING}>
            if let Some(sums) = sums {
                <p>{ file("./均衡尺.html", say::SINGLE) }{ say::SINGLE_NOTE }</p>
                { text("p", "", say::SUMS_NOTE) }
                <Sums {sums} />
                <p class="note">
                    { file("./SHA256SUMS", say::SUMS_FILE) }
                    { file("./junheng.cdx.json", say::BILL) }
                </p>
            } else {
                { text("p", "", say::IS_SINGLE) }
            }
        </Panel>
    }
}

fn file(address: &'static str, name: &'static str) -> Html {
    html! { <a href={address} download="">{ name }</a> }
}

#[derive(Properties, PartialEq)]
struct SumsProps {
    /// A line for each file: its checksum, a blank, its name.
    sums: String,
}

/// The checksums of all files.
#[component]
fn Sums(SumsProps { sums }: &SumsProps) -> Html {
    let rows: Vec<(&str, &str)> = sums.lines().filter_map(|line| line.split_once(' ')).collect();
    if rows.is_empty() {
        return text("p", "note", say::NO_SUMS);
    }
    html! {
        <details>
            { text("summary", "", &say::sums(rows.len())) }
            <table class="plain">
                <caption class="unseen">{ say::HEADING }</caption>
                <thead>
                    <tr><th scope="col">{ say::FILE }</th><th scope="col">{ say::SUM }</th></tr>
                </thead>
                <tbody>
                    for (sum, name) in rows {
                        <tr key={name}>
                            <th scope="row">{ name.trim_start() }</th>
                            <td>{ text("code", "", &sum) }</td>
                        </tr>
                    }
                </tbody>
            </table>
        </details>
    }
}
