//! The words of the screens about standards (rule packs).

/// The heading.
pub const HEADING: &str = "标准";
/// What it is.
pub const LEAD: &str = "均衡尺按这份标准计算。每个数值都注明出处，程序里没有别的门槛。";
/// Which one is used.
pub const IN_USE: &str = "使用的标准";
/// In the head of every screen.
pub const NOW: &str = "标准：";
/// Reads a pack.
pub const LOAD: &str = "载入标准文件（.toml）";
/// Changes values.
pub const EDIT: &str = "修改阈值";
/// Compares.
pub const COMPARE: &str = "与另一标准对比";
/// Until the worker has answered.
pub const WAIT: &str = "正在打开标准……";
/// Said when a pack is refused.
pub const REFUSED: &str = "标准文件有错误，没有使用。";
/// The media type of a pack.
pub const TOML: &str = "application/toml";

/// The heading.
pub const EDIT_HEADING: &str = "修改阈值";
/// How it works.
pub const EDIT_LEAD: &str = "以正在使用的标准为底本，改几个数，另存为一个标准文件（.toml）并立即使用；底本不变。空着的表示标准没有这项要求。";
/// What the user says of it.
pub const ABOUT: &str = "新标准的名称和出处";
/// Fields of it.
pub const ABOUT_FIELDS: [(&str, &str); 5] = [
    ("名称", "如：某省 2025 年标准"),
    ("数值出自哪个文件", "如：某省实施方案"),
    ("文号", "如：某教督〔2025〕1号；试算可写“试算”"),
    ("条款", "如：第三条"),
    ("从哪一年起施行", "四位数年份"),
];
/// What it was.
pub fn was(value: &str) -> String {
    if value.is_empty() { "原来没有".to_owned() } else { format!("原为 {value}") }
}
/// How many.
pub fn changed(count: usize) -> String {
    format!("已改 {count} 处")
}
/// A switch.
pub const ON: &str = "开";
/// A switch.
pub const OFF: &str = "关";
/// Saves.
pub const SAVE: &str = "保存为文件并使用";
/// Gives up.
pub const DISCARD: &str = "放弃修改";
/// Goes back.
pub const BACK: &str = "回到标准";

/// The heading.
pub const COMPARE_HEADING: &str = "两套标准对比";
/// What it does.
pub const COMPARE_LEAD: &str =
    "同一份数据，在正在使用的标准和另一标准下各算一遍，列出不同之处。没有读入数据时，只比较要求。";
/// With which.
pub const OTHER: &str = "与哪个标准对比";

/// The standard is another one.
pub fn used(name: &str) -> String {
    format!("改用标准“{name}”")
}
