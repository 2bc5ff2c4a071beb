//! What is wrong with a file that is no TOML at all, told in Chinese.

use toml_span::ErrorKind;

/// A sentence for a mistake.
pub(super) fn told(kind: &ErrorKind) -> String {
    match kind {
        ErrorKind::UnexpectedEof => "文件到这里没有写完".to_owned(),
        ErrorKind::ExceededDepthLimit => "嵌套的层数太多".to_owned(),
        ErrorKind::InvalidCharInString(letter) => {
            format!("文字里有不能用的字符 {}；文字要写在同一行的双引号里", letter.escape_debug())
        }
        ErrorKind::InvalidEscape(letter) | ErrorKind::InvalidHexEscape(letter) => {
            format!("文字里的 \\{letter} 不是可用的转义；反斜杠要写成 \\\\")
        }
        ErrorKind::InvalidEscapeValue(_) => "文字里的转义不是一个字符".to_owned(),
        ErrorKind::Unexpected(letter) => {
            format!("这里不应有“{letter}”；标点要用英文标点，文字要用双引号括起来")
        }
        ErrorKind::UnterminatedString => "文字没有写完，缺少后一个双引号".to_owned(),
        ErrorKind::InvalidNumber | ErrorKind::OutOfRange(_) => {
            "不是可用的数；文字和日期要用双引号括起来".to_owned()
        }
        ErrorKind::Wanted { expected, found } => {
            format!("这里应是{}，写的是{}", token(expected), token(found))
        }
        ErrorKind::DuplicateTable { name, .. } => format!("表“{name}”写了两次"),
        ErrorKind::DuplicateKey { key, .. } => format!("键“{key}”写了两次"),
        ErrorKind::RedefineAsArray => "同一个名字不能既是表（[x]）又是列表（[[x]]）".to_owned(),
        ErrorKind::MultilineStringKey => "键不能写成多行".to_owned(),
        ErrorKind::DottedKeyInvalidType { .. } => "这个键前面已经有一个值，不能再往下写".to_owned(),
        ErrorKind::UnquotedString => "文字要用双引号括起来".to_owned(),
        // What only the library's own way of reading values tells.
        other => other.to_string(),
    }
}

fn token(name: &'static str) -> &'static str {
    match name {
        "newline" | "a newline" => "换行",
        "whitespace" => "空格",
        "a comment" => "注释",
        "an equals" => "等号 =",
        "a period" => "句点 .",
        "a comma" => "逗号 ,",
        "a colon" => "冒号 :",
        "a plus" => "加号 +",
        "a left brace" => "左花括号 {",
        "a right brace" => "右花括号 }",
        "a left bracket" => "左方括号 [",
        "a right bracket" => "右方括号 ]",
        "a string" => "双引号括起来的文字",
        "a multiline string" => "多行文字",
        "an identifier" => "没有引号的文字",
        "a table key" => "一个键",
        "a value" => "一个值",
        "eof" => "文件末尾",
        other => other,
    }
}
