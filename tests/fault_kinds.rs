//! Faults that real files have, each kind in several spellings: what is evaluated is what a person sees, and
//! where that cannot be said there is no figure. The cases are whole files that can be read here.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "support/seen.rs"]
mod seen;

fn units(name: &str, text: &str) -> Vec<String> {
    seen::units(name, text.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

fn told(name: &str, text: &str) -> Vec<String> {
    seen::told(name, text.as_bytes())
}

const ONE: &str = "城关第一小学 450 2.67";
const HEAD: &str = "学校名称,在校生数,网络多媒体教室间数\n";

#[test]
fn quotes_behind_a_space_hold_a_cell_together() {
    let rows = [
        "城关第一小学, \"450\", 12",
        "\"城关第一小学\" , \"450\" ,12",
        "城关第一小学,\t\"450\",\"12\"",
        " \"城关第一小学\",450, \"12\" ",
    ];
    for row in rows {
        assert_eq!(units("a.csv", &[HEAD, row].concat()), [ONE], "{row}");
    }
    let thousands = "学校名称,在校生数,网络多媒体教室间数\n城关第二小学, \"1,450\", \"1,200\"\n";
    assert_eq!(units("a.csv", thousands), ["城关第二小学 1450 82.76"]);
}

#[test]
fn tables_within_tables_are_read_as_they_look() {
    let table = "<tr><td>学校名称</td><td>在校生数</td><td>网络多媒体教室间数</td></tr>\
                 <tr><td>城关第一小学</td><td>450</td><td>12</td></tr>";
    let pages = [
        format!("<table><tr><td><table>{table}</table></td></tr></table>"),
        format!("<table><tr><td>菜单</td><td><table>{table}</table></td></tr></table>"),
        format!(
            "<table><tr><td><div><table><tr><td><table>{table}</table></td></tr></table></div></td></tr></table>"
        ),
        format!(
            "<table><tr><th>2024年</th></tr><tr><td><table><tbody>{table}</tbody></table></td></tr><tr><td>页脚</td></tr></table>"
        ),
    ];
    for page in pages {
        assert_eq!(units("a.xls", &page), [ONE], "{page}");
    }
}

#[test]
fn characters_that_look_alike_are_the_same() {
    let heads = [
        "学校名称,在校⽣数,网络多媒体教室间数\n",
        "学校名称,在校\u{a0}生数,网络多媒体教室间数\n",
        "学校名称\u{200b},\u{202d}在校生数\u{202c},网络多媒体教室\u{2060}间数\n",
        "学\u{3000}校\u{3000}名\u{3000}称,在校生数（人）,网络多媒体教室间数［间］\n",
    ];
    for (index, head) in heads.iter().enumerate() {
        assert_eq!(units("a.csv", &format!("{head}城关第一小学,450,12\n")), [ONE], "{index}");
    }
}

#[test]
fn marks_that_nobody_sees_are_no_part_of_a_figure() {
    for figure in [
        "\u{202d}450\u{202c}",
        "\u{200e}450",
        "\u{feff}450",
        "4\u{ad}50",
        "\u{2066}450\u{2069}",
        "450\u{200b}",
    ] {
        let text = format!("{HEAD}城关第一小学,{figure},12\n");
        assert_eq!(units("a.csv", &text), [ONE], "{figure:?}");
    }
}

#[test]
fn what_looks_apart_in_a_page_is_no_part_of_a_figure() {
    let cells = [
        "12<sup>1</sup>",
        "12<sub>1</sub>",
        "12<span style='vertical-align: super'>1</span>",
        "12<font style=\"vertical-align:sub;font-size:6pt\">1</font>",
        "<s>9</s>12",
        "<span style='color:red; text-decoration: line-through'>9</span>12",
        "<del>9<sup>2</sup></del>12",
        "12<span style='display:none'>7</span>",
        "12<span hidden>7</span>",
        "12<b><i style='vertical-align:super'>注</i></b>",
        "12<span style='font-size:9pt;color:#ffffff'>7</span>",
    ];
    for cell in cells {
        let page = format!(
            "<table><tr><td>学校名称</td><td>在校生数</td><td>网络多媒体教室间数</td></tr>\
             <tr><td>城关第一小学</td><td>450</td><td>{cell}</td></tr></table>"
        );
        assert_eq!(units("a.xls", &page), [ONE], "{cell}");
        assert_eq!(told("a.xls", &page), ["C2"], "{cell}");
    }
    // A comment of the page's source is nowhere on the page.
    let page = "<table><tr><td>学校名称</td><td>在校生数</td><td>网络多媒体教室间数</td></tr>\
                <tr><td>城关第一小学</td><td>450<!-- 7 --></td><td>12</td></tr></table>";
    assert_eq!((units("a.xls", page), told("a.xls", page)), (vec![ONE.to_owned()], vec![]));
}

#[test]
fn two_figures_in_a_cell_are_none() {
    for cell in ["\"9\n3\"", "9 3", "9、3", "9/3", "9+3", "9；3", "\"9.5,3\"", "9～12", "\"9\t3\""]
    {
        let text = format!("{HEAD}城关第一小学,450,{cell}\n");
        assert_eq!(units("a.csv", &text), ["城关第一小学 450"], "{cell}");
        assert_eq!(told("a.csv", &text), ["C2"], "{cell}");
    }
}

#[test]
fn hidden_rows_are_counted_and_told() {
    let row = |open: &str, name: &str, pupils: &str| {
        format!("{open}<td>{name}</td><td>{pupils}</td><td>12</td></tr>")
    };
    let head = "<tr><td>学校名称</td><td>在校生数</td><td>网络多媒体教室间数</td></tr>";
    for open in ["<tr style='display:none'>", "<tr hidden>", "<tr style=\"visibility: hidden\">"] {
        let page = [
            "<table>",
            head,
            &row("<tr>", "城关第一小学", "450"),
            &row(open, "旧城小学", "300"),
            "</table>",
        ];
        let page = page.concat();
        assert_eq!(units("a.xls", &page), [ONE, "旧城小学 300 4.00"], "{open}");
        assert_eq!(told("a.xls", &page), ["A3"], "{open}");
    }
}

#[test]
fn an_error_costs_its_cell() {
    for error in ["#SPILL!", "#DIV/0!", "#REF!", "#N/A", "NaN", "#VALUE!"] {
        let text = format!(
            "学校名称,在校生数,备注,网络多媒体教室间数\n城关第一小学,450,{error},12\n城关第二小学,620,,{error}\n"
        );
        assert_eq!(units("a.csv", &text), [ONE, "城关第二小学 620"], "{error}");
        assert!(told("a.csv", &text).contains(&"D3".to_owned()), "{error}");
    }
}
