//! Packs with mistakes: every one is named with its line, and none is taken.

use expect_test::{expect, expect_file};

use super::read;

#[test]
fn thirty_mistakes_are_thirty_errors() {
    let text = include_str!("thirty-mistakes.toml");
    let found = read(text).expect_err("it is full of mistakes");
    assert_eq!(found.lines().count(), 30, "{found}");
    // Every line with a mistake says so in the file.
    let marked = text.lines().zip(1..).filter(|(line, _)| line.contains("# 错"));
    for (line, number) in marked {
        assert!(found.contains(&format!("第 {number} 行")), "line {number}: {line}\n{found}");
    }
    expect_file!["thirty-mistakes.txt"].assert_eq(&found);
}

#[test]
fn what_is_no_toml_is_said_with_its_line() {
    expect![[r"
        第 1 行：不是合法的 TOML：这里应是右方括号 ]，写的是换行
    "]]
    .assert_eq(&read("[units\nname = 甲\n").expect_err("no TOML"));
}

/// One mistake in writing TOML each: a person writes such a file by hand.
#[test]
fn slips_of_the_pen_are_told_in_chinese() {
    let cases = [
        (
            "name = 甲",
            "第 1 行：不是合法的 TOML：这里不应有“甲”；标点要用英文标点，文字要用双引号括起来",
        ),
        ("name = abc", "第 1 行：不是合法的 TOML：文字要用双引号括起来"),
        (
            "id = \"a\"\nname = “甲”",
            "第 2 行：不是合法的 TOML：这里不应有““”；标点要用英文标点，文字要用双引号括起来",
        ),
        (
            "name = \"甲\nid = 1",
            "第 1 行：不是合法的 TOML：文字里有不能用的字符 \\n；文字要写在同一行的双引号里",
        ),
        ("id = 1\nid = 2", "第 2 行：不是合法的 TOML：键“id”写了两次"),
        ("id \"a\"", "第 1 行：不是合法的 TOML：这里应是等号 =，写的是双引号括起来的文字"),
        (
            "since = 2024-01-01",
            "第 1 行：不是合法的 TOML：不是可用的数；文字和日期要用双引号括起来",
        ),
        ("notes = [\"a\"", "第 1 行：不是合法的 TOML：这里应是右方括号 ]，写的是文件末尾"),
        ("[units]\n[units]", "第 2 行：不是合法的 TOML：表“units”写了两次"),
    ];
    for (text, told) in cases {
        assert_eq!(read(text).expect_err(text).trim_end(), told);
    }
    let long = "#".repeat(2 << 20);
    assert!(read(&long).expect_err("too long").contains("文件超过 256 KB"));
    let marked =
        format!("\u{feff}{}", std::fs::read_to_string("standards/cn-2017.toml").expect("it"));
    assert!(read(&marked).is_ok());
}

#[test]
fn an_empty_file_lacks_everything() {
    let found = read("").expect_err("empty");
    for key in ["id", "name", "documents", "dispersion", "rounding", "units", "split", "indicators"]
    {
        assert!(found.contains(&format!(" {key}：缺少")), "{key}\n{found}");
    }
}

#[test]
fn a_base_that_is_not_there_is_named() {
    let found = read("id = \"a\"\nname = \"b\"\nbase = \"cn-1999\"\n").expect_err("no such base");
    assert_eq!(found, "第 3 行 base：没有名为“cn-1999”的标准；现有：cn-2012、cn-2017、shenyang\n");
}
