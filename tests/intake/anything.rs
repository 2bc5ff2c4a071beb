//! Whatever stands in a sheet, reading it ends, invents nothing and says the same twice.

use junheng::intake::{assemble, understand};
use junheng::sheet::{GridBuilder, Sheet, Span, Value, Workbook};
use proptest::prelude::*;

/// Words that mean something, in any order and place.
const WORDS: &[&str] = &[
    "学校名称",
    "办学类型",
    "学段",
    "小学",
    "初中",
    "在校生数",
    "专任教师",
    "计",
    "艺术",
    "音乐",
    "体育",
    "教学及辅助用房面积",
    "教学仪器设备值",
    "万元",
    "单位：万元",
    "合计",
    "小计",
    "是否计校数",
    "甲",
    "乙",
    "城关小学",
    "河口学校小学部",
    "河口学校初中部",
    "九年一贯制",
    "—",
    "无",
    "约300",
    "1,234",
    "生均",
    "学校标识码",
    "填报项目",
    "填报值",
    "教基3112 小学学生数",
    "本科毕业",
    "注：略",
    "总计",
    "编号",
    "所属学校",
    "1e28",
];

fn value() -> impl Strategy<Value = Option<Result<f64, usize>>> {
    prop_oneof![
        1 => Just(None),
        3 => (0..WORDS.len()).prop_map(|word| Some(Err(word))),
        2 => (-3_i32..900).prop_map(|number| Some(Ok(f64::from(number)))),
        1 => any::<f64>().prop_map(|number| Some(Ok(number))),
    ]
}

fn workbook() -> impl Strategy<Value = Workbook> {
    let cells = prop::collection::vec(prop::collection::vec(value(), 1..9), 1..14);
    let blocks = prop::collection::vec((0_u32..12, 0_u32..8, 0_u32..4, 0_u32..4), 0..6);
    (cells, blocks).prop_map(|(rows, blocks)| {
        let mut builder = GridBuilder::default();
        for (row, cells) in (0_u32..).zip(rows) {
            for (column, value) in (0_u32..).zip(cells) {
                let kept = match value {
                    None => true,
                    Some(Ok(number)) => builder.put(row, column, Value::Number(number)),
                    Some(Err(word)) => builder.put(row, column, Value::Text(WORDS[word])),
                };
                assert!(kept);
            }
        }
        for (top, left, height, width) in blocks {
            builder.merge(Span { top, left, bottom: top + height, right: left + width });
        }
        let sheet = Sheet { name: "数据".to_owned(), hidden: false, grid: builder.finish() };
        Workbook { sheets: vec![sheet], ..Workbook::default() }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn reading_ends_and_every_figure_stands_somewhere(books in prop::collection::vec(workbook(), 1..4)) {
        let read = || -> Vec<_> { books.iter().map(|book| understand("某县.xlsx", book, &[])).collect() };
        let readings = read();
        prop_assert_eq!(&readings, &read());
        let assembled = assemble(&readings);
        prop_assert_eq!(assembled.county.files.len(), books.len());
        for school in &assembled.county.schools {
            for (_, fact) in school.facts.iter() {
                prop_assert!(!fact.origin.cells().is_empty());
                for cell in fact.origin.cells() {
                    let grid = &books[cell.file as usize].sheets[cell.sheet as usize].grid;
                    let written = grid.get(cell.row, cell.column);
                    prop_assert!(fact.value.is_none() || written != Value::Blank);
                }
            }
        }
    }
}
