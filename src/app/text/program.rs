//! The words about the program itself: what it is made of, how to check that, how to take it along.

/// The heading.
pub const HEADING: &str = "这个程序从哪里来";
/// What the sums are for.
pub const SUMS_NOTE: &str = "本网站由下列文件组成，后面是每个文件的 SHA-256 校验值。同一版源代码在任何电脑上构建，得到的文件逐字节相同；与发布者公布的 SHA256SUMS 逐行一致，就说明这里提供的是原版。浏览器载入时也会核对：程序文件被改动过，页面不会运行。";
/// Shows them.
pub fn sums(count: usize) -> String {
    format!("{count} 个文件的校验值")
}
/// A column.
pub const FILE: &str = "文件";
/// A column.
pub const SUM: &str = "SHA-256";
/// They have not come.
pub const NO_SUMS: &str = "校验值没有载入。联网后刷新本页就能看到。";
/// The single file.
pub const SINGLE: &str = "下载单文件版（均衡尺.html）";
/// What it is good for.
pub const SINGLE_NOTE: &str = "存到电脑或 U 盘，双击就能打开，不需要网络和服务器。";
/// The sums as a file.
pub const SUMS_FILE: &str = "SHA256SUMS";
/// 软件物料清单.
pub const BILL: &str = "软件物料清单（CycloneDX）";
/// This is the single file.
pub const IS_SINGLE: &str = "这一份是单文件版：整个程序都在这个文件里，不连接任何地址。核对原版：在命令行运行 certutil -hashfile 均衡尺.html SHA256，把结果与发布者公布的 SHA256SUMS 比对。";
