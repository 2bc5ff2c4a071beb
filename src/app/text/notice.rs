//! What the page says while it works and when something goes wrong.

/// While reading.
pub const READING: &str = "正在读取";
/// While something is written.
pub const WRITING: &str = "正在生成文件";
/// Stops it.
pub const CANCEL: &str = "取消";
/// Takes a message away.
pub const DISMISS: &str = "关闭这条消息";
/// A result is there, and somebody is typing.
pub const STAYED: &str = "结果已经算好。您正在输入，所以没有跳转。";
/// Goes there.
pub const GO_SEE: &str = "去看结果";
/// Brings back what was emptied.
pub const UNDO: &str = "撤销";
/// Emptied.
pub const CLEARED: &str = "已清空。";
/// The worker could not be loaded.
pub const NOT_LOADED: &str = "读取程序没有载入，文件暂时不能读取。请检查网络，然后刷新本页。";
/// Two builds.
pub const OTHER_BUILD: &str = "本页已有新版本，请刷新后再试。";
/// After a reload.
pub const NOT_KEPT_HEADING: &str = "这里没有数据";
/// After a reload.
pub const NOT_KEPT: &str =
    "本机没有保存这个页面的数据（示例数据不保存）。请重新拖入文件，或回到开始页打开保存过的数据。";
/// To the start.
pub const TO_START: &str = "回到开始页";
/// No such screen.
pub const NO_SUCH_SCHOOL_HEADING: &str = "没有这所学校";
/// No such screen.
pub const NO_SUCH_SCHOOL: &str =
    "这个地址对应的学校不在当前数据里。可能是换了文件，学校的顺序变了。";
/// To the county.
pub const TO_COUNTY: &str = "回到全县";
/// The pack is broken.
pub const NO_STANDARD: &str = "标准文件没有载入，暂时不能评估。请刷新本页。";

/// How far reading has come.
pub fn progress(file: &str, sheet: &str, rows: u32, done: u32, of: u32) -> String {
    let which =
        if of > 1 { format!("（第 {} 个，共 {of} 个）", done + 1) } else { String::new() };
    match (sheet, rows) {
        ("", _) => format!("正在读取“{file}”{which}"),
        (sheet, 0) => format!("正在读取“{file}”{which}，工作表“{sheet}”"),
        (sheet, rows) => format!("正在读取“{file}”{which}，工作表“{sheet}”，{rows} 行"),
    }
}

/// Read.
pub fn read(files: usize, schools: usize) -> String {
    format!("已读入 {files} 个文件，共 {schools} 所学校。")
}

/// The reader broke on a file.
pub fn trapped(file: &str) -> String {
    format!(
        "读取“{file}”时程序出错，这个文件已跳过，其他数据不受影响。请用 Excel 或 WPS 打开它，另存为 .xlsx 后再试。"
    )
}

/// The reader took too long.
pub fn too_slow(file: &str) -> String {
    format!(
        "“{file}”读取时间过长，已停止，其他数据不受影响。请删去无关的工作表，或分成几个文件后再试。"
    )
}

/// The browser could not hand it over.
pub fn unreadable(file: &str) -> String {
    format!(
        "“{file}”打不开。如果它是文件夹，请打开文件夹，选中里面的表格再拖入；如果文件正被其他程序占用，请关闭后再试。"
    )
}

/// Larger than any reader takes.
pub fn too_large(file: &str) -> String {
    format!(
        "“{file}”太大了，没有读取。压缩包请解压后拖入文件夹；表格请删去无关的工作表，或分成几个文件。"
    )
}

/// A document could not be written.
pub const NOT_WRITTEN: &str = "文件没有生成，数据不受影响。请再试一次。";
