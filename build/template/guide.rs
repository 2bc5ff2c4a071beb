//! The sheet 填写说明: how to fill the template, column by column. It never holds a figure to be read.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use super::{A4, COLUMNS, DATA_SHEET, FONT, GUIDE_SHEET, Rule};

const RULES: &[&str] = &[
    "一校一行。九年一贯制、完全中学、十二年一贯制学校也只填一行，各学段的数填在各自的列里；校舍、场地、设备填全校的数，由程序按学生数拆分。",
    "空着不等于0：不知道的数请空着，评估会写明缺哪个数；确实没有的请填0。",
    "本校没有的学段，那一学段的列会变成灰色，空着即可。",
    "特殊教育学校、职业学校、高级中学和不足50人的教学点可以列入，评估时会注明不计入及其原因。",
    "列的顺序可以变，也可以增加列；表头的字请不要改。",
    "多所学校可以各填一份，一起打开，就是一个县。",
    "前21列够算七项指标；其余各列供政府保障程度、教育质量各项使用，没有的数空着就显示待填。",
    "“班级名册”可以不填：填了就能证明每个班的班额；不填时用“数据”里的最大班额或各班额段的班级数。",
    "“县级填报”一张表由县里填一份，学校不用填。",
];

pub fn sheet(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let base = Format::new().set_font_name(FONT).set_font_size(10).set_text_wrap();
    let base = base.set_align(FormatAlign::VerticalCenter);
    let title = base.clone().set_font_size(16).set_bold();
    let head = base
        .clone()
        .set_bold()
        .set_font_color(Color::White)
        .set_background_color(Color::RGB(0x001F_3A5F))
        .set_border(FormatBorder::Thin);
    let cell =
        base.clone().set_border(FormatBorder::Thin).set_border_color(Color::RGB(0x00BF_BFBF));

    sheet.set_name(GUIDE_SHEET)?;
    for (column, width) in [(0, 6.0), (1, 34.0), (2, 22.0), (3, 40.0), (4, 60.0)] {
        sheet.set_column_width(column, width)?;
    }
    sheet.merge_range(0, 0, 0, 4, "填写说明", &title)?;
    sheet.set_row_height(0, 30)?;
    let mut row = 1;
    for (number, rule) in (1u32..).zip(RULES) {
        sheet.merge_range(row, 0, row, 4, &format!("{number}. {rule}"), &base)?;
        sheet.set_row_height(row, 20)?;
        row += 1;
    }
    row += 1;
    sheet.write_with_format(row, 0, format!("“{DATA_SHEET}”各列"), &title)?;
    row += 1;
    for (column, words) in (0u16..).zip(["列", "表头", "填什么", "哪些学校填", "含义"])
    {
        sheet.write_with_format(row, column, words, &head)?;
    }
    for (index, column) in (0u16..).zip(COLUMNS) {
        row += 1;
        sheet.write_with_format(
            row,
            0,
            rust_xlsxwriter::utility::column_number_to_name(index),
            &cell,
        )?;
        sheet.write_with_format(row, 1, column.header, &cell)?;
        sheet.write_with_format(row, 2, typed(column.rule), &cell)?;
        sheet.write_with_format(row, 3, column.who.words(), &cell)?;
        sheet.write_with_format(row, 4, column.meaning, &cell)?;
        sheet.set_row_height(row, 32)?;
    }
    sheet.set_paper_size(A4);
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    Ok(())
}

fn typed(rule: Rule) -> &'static str {
    match rule {
        Rule::Words => "文字",
        Rule::Code => "10位数字",
        Rule::OneOf(_) => "从下拉表中选",
        Rule::Whole => "整数，不小于0",
        Rule::Decimal => "数，可以有小数，不小于0",
        Rule::Year => "四位数的年份",
        Rule::Percent => "百分数，如94.52",
    }
}
