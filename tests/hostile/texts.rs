//! Text, HTML and the XML of Excel 2003: long lines, open quotes, wide and deep tables.

use super::{Hostile, MB, add, long};

pub fn add_all(all: &mut Vec<Hostile>) {
    long(all, "一行三千万格.csv", || ",".repeat(30 * MB).into_bytes());
    long(all, "一行三千万个数.csv", || "1,".repeat(15 * MB).into_bytes());
    add(all, "三千万个空行.csv", || "\n".repeat(30 * MB).into_bytes());
    long(all, "引号没有关上.csv", || {
        format!("学校名称,学生数\n\"{}", "第一小学,5\n".repeat(MB)).into_bytes()
    });
    long(all, "全是引号.csv", || "\"".repeat(20 * MB).into_bytes());
    long(all, "一格六十兆.csv", || "字".repeat(20 * MB).into_bytes());
    long(all, "超过一百万行.csv", || "1,2\n".repeat(1_100_000).into_bytes());
    add(all, "太大.csv", || vec![b'1'; 70 * MB]);
    add(all, "编码坏了.csv", || {
        [&b"\xD1\xA7\xD0\xA3,"[..], &[0xFF; 4000], b"\n1,2\n"].concat()
    });
    add(all, "半个字.csv", || {
        let words = "学校名称\t学生数\n第一小学\t5\n";
        let mut bytes = vec![0xFF, 0xFE];
        bytes.extend(words.encode_utf16().flat_map(u16::to_le_bytes));
        bytes.pop();
        bytes
    });
    add(all, "孤立的代理.csv", || {
        let mut bytes = vec![0xFE, 0xFF];
        bytes.extend([0xD8, 0, 0, 44].repeat(2000));
        bytes
    });
    add(all, "夹着零.csv", || b"a,b\0\0\0,c\n1,2,3\n".repeat(100));
    add(all, "公式.csv", || "学校名称,学生数\n=cmd|' /C calc'!A0,@SUM(1)\n".into());
    add(all, "表中有表.xls", || "<table><tr><td>".repeat(100_000).into_bytes());
    add(all, "标签没有关上.xls", || {
        format!("<html><table><tr><td {}", "a='1' ".repeat(MB)).into_bytes()
    });
    add(all, "跨列四十亿.xls", || {
        "<table><tr><td colspan=4000000000 rowspan=4000000000>校名</td><td>学生</td></tr><tr><td>一小</td></tr></table>".into()
    });
    add(all, "跨列许多次.xls", || {
        let cell = "<td colspan=1000 rowspan=1000>x</td>".repeat(16);
        format!("<table>{}</table>", format!("<tr>{cell}</tr>").repeat(3000)).into_bytes()
    });
    long(all, "实体许多.xls", || {
        format!("<table><tr><td>{}</td></tr></table>", "&#x1F600;&amp;&zzz;".repeat(MB))
            .into_bytes()
    });
    let workbook = |rows: &str| {
        format!("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"一\"><Table>{rows}</Table></Worksheet></Workbook>").into_bytes()
    };
    add(all, "二〇〇三行号极大.xls", move || {
        workbook(
            "<Row ss:Index=\"4294967295\"><Cell ss:Index=\"4294967295\"><Data ss:Type=\"Number\">1</Data></Cell></Row>",
        )
    });
    add(all, "二〇〇三跨行极大.xls", move || {
        workbook(
            "<Row><Cell ss:MergeDown=\"4294967295\" ss:MergeAcross=\"4294967295\"><Data ss:Type=\"String\">校名</Data></Cell></Row><Row ss:Span=\"4000000000\"/><Row><Cell><Data ss:Type=\"Number\">1</Data></Cell></Row>",
        )
    });
    add(all, "二〇〇三DOCTYPE.xls", || {
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaa\">]><?mso-application progid=\"Excel.Sheet\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet><Table><Row><Cell><Data>&a;</Data></Cell></Row></Table></Worksheet></Workbook>".into()
    });
}
