//! Chinese headers and names in one spelling: half-width, no white space, no invisible marks, radicals
//! as the characters that they look like, brackets apart.
//! It knows no vocabulary and never changes what a word means.

/// One spelling of a text: half-width letters, digits and brackets, no white space at all.
pub(crate) fn plain(text: &str) -> String {
    text.chars().map(folded).filter_map(plain_char).collect()
}

/// Radicals and compatibility ideographs (⼩ U+2F29, ⽣ U+2F63), which come out of PDF files, beside the
/// characters that they look like (`build/look_alikes.rs`).
const LOOK_ALIKES: &[(char, char)] = include!(concat!(env!("OUT_DIR"), "/look_alikes.rs"));

fn folded(character: char) -> char {
    if !matches!(character, '\u{2e80}'..='\u{2fdf}' | '\u{f900}'..='\u{faff}') {
        return character;
    }
    let found = LOOK_ALIKES.binary_search_by_key(&character, |(one, _)| *one);
    found.ok().and_then(|index| LOOK_ALIKES.get(index)).map_or(character, |(_, plain)| *plain)
}

/// Characters that nobody sees: widths of nothing, directions, soft hyphens.
pub(crate) fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
    )
}

fn plain_char(character: char) -> Option<char> {
    match character {
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(character) - 0xfee0).map(|half| match half {
                '[' | '{' => '(',
                ']' | '}' => ')',
                other => other,
            })
        }
        '【' | '〔' | '〈' | '[' | '{' => Some('('),
        '】' | '〕' | '〉' | ']' | '}' => Some(')'),
        '﹕' | '∶' => Some(':'),
        '²' => Some('2'),
        other if is_invisible(other) || other.is_whitespace() => None,
        other => Some(other),
    }
}

/// A [`plain`] text without its brackets, and what stood in them.
pub(crate) fn apart(plain: &str) -> (String, Vec<String>) {
    let mut outer = String::new();
    let mut inner = Vec::new();
    let mut open = String::new();
    let mut depth = 0_usize;
    for character in plain.chars() {
        match character {
            '(' => depth += 1,
            ')' if depth == 1 => {
                inner.push(std::mem::take(&mut open));
                depth = 0;
            }
            ')' => depth = depth.saturating_sub(1),
            other if depth > 0 => open.push(other),
            other => outer.push(other),
        }
    }
    if !open.is_empty() {
        inner.push(open);
    }
    (outer, inner)
}

/// The spelling by which two names of a school are the same name: [`plain`], brackets taken as
/// nothing but their content, marks such as the middle dot left out.
pub(crate) fn name_key(name: &str) -> String {
    plain(name).chars().filter(|c| !matches!(c, '(' | ')' | '·' | '•' | '"' | '“' | '”')).collect()
}

/// Whether a [`plain`] text is one of the ways to write that there is nothing.
pub(crate) fn is_nothing(plain: &str) -> bool {
    const NOTHING: &[&str] =
        &["无", "暂无", "无数据", "未填", "空", "N/A", "n/a", "NA", "null", "NULL"];
    let marks =
        |c: char| matches!(c, '-' | '—' | '–' | '―' | '─' | '/' | '\\' | '_' | '…' | '.' | '~');
    plain.chars().all(marks) || NOTHING.contains(&plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_spelling_for_all() {
        let cases = [
            ("教学仪器\n设备值（万元）", "教学仪器设备值(万元)"),
            ("１，２３４．５", "1,234.5"),
            ("　学校 名称 ", "学校名称"),
            ("【小学】", "(小学)"),
            ("⼩学在校⽣数", "小学在校生数"),
            ("\u{202d}450\u{202c}", "450"),
            ("在校\u{ad}生\u{200b}数\u{2066}", "在校生数"),
            ("\u{f9d1}年级", "六年级"),
        ];
        for (written, spelling) in cases {
            assert_eq!(plain(written), spelling);
        }
    }

    #[test]
    fn brackets_come_apart() {
        let cases = [
            ("学校(机构)名称", "学校名称", vec!["机构"]),
            ("县级以上骨干教师(小学)(人)", "县级以上骨干教师", vec!["小学", "人"]),
            ("面积(㎡", "面积", vec!["㎡"]),
        ];
        for (written, outer, inner) in cases {
            let inner = inner.into_iter().map(String::from).collect();
            assert_eq!(apart(written), (outer.to_owned(), inner));
        }
    }

    #[test]
    fn nothing_is_written_in_many_ways() {
        for written in ["", "-", "—", "——", "/", "无", "－", "…"] {
            assert!(is_nothing(&plain(written)), "{written}");
        }
        assert!(!is_nothing("0"));
    }
}
