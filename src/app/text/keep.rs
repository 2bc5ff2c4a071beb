//! The words about what is kept on this machine.

/// The heading of the list.
pub const KEPT: &str = "保存在本机的数据";
/// The newest one.
pub const GO_ON: &str = "继续上次的工作";
/// Opens.
pub const OPEN: &str = "打开";
/// It is open.
pub const IS_OPEN: &str = "正在使用";
/// Renames.
pub const RENAME: &str = "改名";
/// The field of the name.
pub const NAME: &str = "名称";
/// Takes the name.
pub const SAVE: &str = "确定";
/// Copies.
pub const COPY: &str = "复制";
/// Deletes.
pub const REMOVE: &str = "删除";
/// Thinks better of it.
pub const CANCEL: &str = "取消";
/// While it is fetched.
pub const OPENING: &str = "正在打开保存的数据…";
/// What this is.
pub const NOTE: &str = "读入的数据、更正和填写的内容随改随存，只存在这台电脑的这个浏览器里（IndexedDB），不上传；密码和原始文件不保存。用同一浏览器账户的人都能打开，公用电脑上请用完清除，或关闭保存。浏览器清理数据时也会一并清掉，重要的请导出备份。";
/// Beside 清除, in the page that is one file on a disk.
pub const SINGLE_NOTE: &str = "您用的是单个文件（file://）：浏览器把本机上所有用文件打开的网页算作同一个地方，别的本地网页也能读到、改动这里保存的内容。电脑上还有来历不明的网页文件，或几个人共用这台电脑时，请选“本机不保存”，用完点“清除本机全部数据”。";
/// The switch.
pub const OFF: &str = "本机不保存";
/// Beside it.
pub const OFF_NOTE: &str = "选中后不再保存新的改动；已经保存的仍在，需要时请清除。";
/// 备份.
pub const EXPORT: &str = "导出全部备份";
/// Reads one.
pub const IMPORT: &str = "导入备份";
/// What is done with one.
pub const IMPORT_NOTE: &str = "备份文件（.junheng-backup）也可以直接拖入页面。";
/// All of it.
pub const CLEAR: &str = "清除本机全部数据";
/// Whether really.
pub const CLEAR_ASKED: &str =
    "将删除本机保存的全部数据和记住的表头说法，并清空页面里打开的内容，不能恢复。";
/// The button.
pub const CLEAR_NOW: &str = "全部清除";
/// It is done, and was looked at.
pub const CLEARED: &str =
    "已清除并核对：本机保存的数据 0 份，记住的表头说法 0 条，页面里打开的内容也已清空。";
/// It is not.
pub const NOT_CLEARED: &str =
    "没有全部清除。请关闭本页的其他窗口后再试，或在浏览器设置里清除本网站的数据。";
/// Nothing is kept.
pub const NOTHING: &str = "本机没有保存的数据。";
/// The browser does not.
pub const FAILS: &str = "浏览器没有让本页保存数据（可能是无痕窗口、禁止了网站存储，或磁盘空间不足）。可以照常使用，但关闭或刷新页面后内容不会保留，请及时导出。";
/// One could not be opened.
pub const NOT_OPENED: &str = "保存的数据没有打开。它没有被改动，请再试一次，或改用备份文件。";
/// Two windows.
pub const CHANGED_ELSEWHERE: &str =
    "这份数据在另一个窗口里也改过。为了不覆盖，本窗口的内容另存为名称带“另一窗口的副本”的一份。";
/// Two windows.
pub const GONE_ELSEWHERE: &str = "这份数据已在另一个窗口里删除。本窗口里的内容还在，再有改动时会重新保存；不想保存，请选“本机不保存”。";
/// Under which 备份 is saved.
pub const MANAGE: &str = "备份、清除和保存设置";

/// A name of a copy.
pub fn copy_of(name: &str) -> String {
    format!("{name}（副本）")
}

/// A name of what another window has, too.
pub fn second(name: &str) -> String {
    format!("{name}（另一窗口的副本）")
}

/// What is known of it.
pub fn about(schools: u32, when: &str) -> String {
    if schools == 0 {
        format!("保存于 {when}")
    } else {
        format!("{schools} 所学校，保存于 {when}")
    }
}

/// Said when it is open.
pub fn opened(schools: usize) -> String {
    format!("已打开保存的数据，共 {schools} 所学校。")
}

/// Whether one is to be deleted.
pub fn remove_asked(name: &str) -> String {
    format!("删除“{name}”？")
}

/// A backup was read.
pub fn restored(count: usize) -> String {
    format!("已从备份导入 {count} 份数据，在开始页的列表里。")
}
