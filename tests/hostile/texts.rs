//! Text, HTML and the XML of Excel 2003: broken encodings, open quotes and tags, more rows than a sheet has.

use super::{Hostile, add};

pub fn add_all(all: &mut Vec<Hostile>) {
    add(all, "超过一百万行.csv", || "1,2\n".repeat(1_100_000).into_bytes());
    add(all, "太大.csv", || vec![b'1'; 70 << 20]);
    add(all, "引号没有关上.csv", || "学校名称,学生数\n\"第一小学,5\n第二小学,6\n".into());
    add(all, "编码坏了.csv", || [&b"\xD1\xA7\xD0\xA3,"[..], &[0xFF; 40], b"\n1,2\n"].concat());
    add(all, "半个字.csv", || {
        let mut bytes = vec![0xFF, 0xFE];
        let words = "学校名称\t学生数\n第一小学\t5\n";
        bytes.extend(words.encode_utf16().flat_map(u16::to_le_bytes));
        bytes.pop();
        bytes
    });
    add(all, "孤立的代理.csv", || {
        let mut bytes = vec![0xFE, 0xFF];
        bytes.extend([0xD8, 0, 0, 44].repeat(20));
        bytes
    });
    add(all, "夹着零.csv", || b"a,b\0\0\0,c\n1,2,3\n".repeat(10));
    add(all, "公式.csv", || "学校名称,学生数\n=1+1,@SUM(1)\n".into());
    add(all, "标签没有关上.xls", || "<html><table><tr><td a='1' b='2'".into());
    add(all, "表中有表.xls", || "<table><tr><td>".repeat(20).into_bytes());
    add(all, "跨列很多.xls", || {
        "<table><tr><td colspan=900 rowspan=9>校名</td><td>学生</td></tr><tr><td>一小</td></tr></table>".into()
    });
    let workbook = |rows: &str| {
        format!("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"一\"><Table>{rows}").into_bytes()
    };
    add(all, "二〇〇三断了.xls", move || {
        workbook("<Row><Cell><Data ss:Type=\"Number\">1</Data>")
    });
    add(all, "二〇〇三行号越界.xls", move || {
        workbook(
            "<Row ss:Index=\"1048577\"><Cell><Data ss:Type=\"Number\">1</Data></Cell></Row></Table></Worksheet></Workbook>",
        )
    });
}
