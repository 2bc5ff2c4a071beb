//! The words about folders, archives and what is pasted.

/// The button beside 选择文件.
pub const CHOOSE: &str = "选择文件夹";
/// The button that reads the clipboard.
pub const PASTE: &str = "粘贴表格";
/// Under them. Browsers ask before they hand over a folder, and call it so.
pub const HINT: &str = "选文件夹时浏览器会问是否“上传”：只是交给本页，文件不离开这台电脑。";
/// While a folder is listed.
pub fn listing(files: u32) -> String {
    format!("正在查看文件夹，已找到 {files} 个文件")
}
/// Nothing in a folder is read.
pub const NO_TABLES: &str = "文件夹里没有能读的表格。";
/// A list of refused files.
pub const NOT_USED: &str = "读了，没有采用";
/// There may be schools in some of them.
pub const SEE_TABLES: &str = "有些文件没有采用，原因见“略过”。里面确有学校的，请到“识别情况”说明。";
/// So many files are not read.
pub fn passed(files: u32) -> String {
    format!("略过 {files} 个文件（点开看是哪些、为什么）")
}
/// What is pasted has no name of its own: this, and an ending.
pub fn pasted(number: u32) -> String {
    format!("粘贴的表格 {number}.")
}
/// A folder or an archive, with so many files.
pub fn group(name: &str, files: usize) -> String {
    format!("“{name}”里的 {files} 个文件")
}
/// Why there is nothing to be had: a word of `static/folders.js`.
pub fn failed(why: &str) -> &'static str {
    match why {
        "many" => "文件夹里的文件超过 2 万个，没有读取。请拖入放数据表的那个文件夹。",
        "clipboard" => "浏览器没有让本页读剪贴板。请直接按 Ctrl+V 粘贴。",
        "empty" => "剪贴板里没有表格。请先在 Excel 或 WPS 里复制表格（连同表头），再粘贴。",
        _ => "浏览器不让本页打开拖入的文件夹。请用“选择文件夹”。",
    }
}
