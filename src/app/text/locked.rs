//! The words about locked files.

/// The field.
pub const PASSWORD: &str = "密码（口令）";
/// Tries it.
pub const OPEN: &str = "打开";
/// While it is tried.
pub const OPENING: &str = "正在打开";
/// Leaves the file alone.
pub const LEAVE: &str = "不读这个文件";
/// What becomes of it.
pub const NOT_KEPT: &str = "只用来打开，不保存，不上传。";

/// The field, for those who do not see where it stands.
pub fn password_of(file: &str) -> String {
    format!("“{file}”的密码")
}
