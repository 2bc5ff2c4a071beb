//! Which files of a folder or an archive are read, and why the others are not: told from their names and
//! sizes. What is in a file that may hold a table, its bytes say later.

use super::{Limits, own_name};

/// Files that are passed over, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassedOver {
    /// Why, for all of them.
    pub why: String,
    /// Their names, with where they were found.
    pub names: Vec<String>,
}

/// What an owner file is, and what systems leave in folders.
const OWNER: &str = "打开工作簿时留下的临时文件（~$ 开头），里面没有数据";
const HIDDEN: &str = "隐藏文件或系统文件";
const NO_TABLE: &str = "文字、图片、PDF、程序等，不是表格";
const OTHER_ARCHIVE: &str = "这种压缩包读不了，请解压后再拖入";
const EMPTY: &str = "空文件";
const TOO_LARGE: &str = "文件太大";
const NOT_GIVEN: &str = "浏览器打不开，可能正被其他程序占用，或没有读取权限";
const TOO_MANY: &str = "文件太多，只读前面的。请分几次拖入";

/// Endings of what is no table. What ends otherwise, or not at all, is judged by its bytes.
const NO_TABLES: [&str; 64] = [
    "doc",
    "docx",
    "docm",
    "dot",
    "dotx",
    "wps",
    "wpt",
    "rtf",
    "odt",
    "pdf",
    "ofd",
    "caj",
    "ppt",
    "pptx",
    "pps",
    "ppsx",
    "dps",
    "odp",
    "jpg",
    "jpeg",
    "png",
    "gif",
    "bmp",
    "tif",
    "tiff",
    "webp",
    "heic",
    "svg",
    "psd",
    "dwg",
    "mp3",
    "wav",
    "m4a",
    "mp4",
    "mov",
    "avi",
    "mkv",
    "wmv",
    "exe",
    "msi",
    "dll",
    "apk",
    "bat",
    "cmd",
    "ps1",
    "vbs",
    "js",
    "css",
    "json",
    "toml",
    "py",
    "md",
    "ini",
    "log",
    "db",
    "mdb",
    "accdb",
    "lnk",
    "url",
    "eml",
    "msg",
    "ttf",
    "tmp",
    "junheng-backup",
];
const OTHER_ARCHIVES: [&str; 11] =
    ["rar", "7z", "gz", "tgz", "tar", "bz2", "xz", "zst", "cab", "iso", "lzh"];

/// How much is taken from one folder or archive, and why so much.
const MOST_FILES: usize = 2_000; // As many as a workbook may have sheets; counties have some hundred schools.
const MOST_BYTES: u64 = 512 << 20; // Of a folder: all are in memory at once while they are read.

/// The ending of a file's name, in small letters; empty where there is none.
pub(super) fn ending(name: &str) -> String {
    let ending = own_name(name).rsplit_once('.').map(|(_, ending)| ending);
    ending.unwrap_or_default().to_ascii_lowercase()
}

/// Why a file of this name is not read, if it is not.
pub(super) fn passed_by_name(path: &str) -> Option<&'static str> {
    let name = own_name(path);
    let is_hidden = |part: &str| {
        // ./ and ../ are ways, not names.
        (part.starts_with('.') && !matches!(part, "." | ".."))
            || part.eq_ignore_ascii_case("__MACOSX")
            || part == "$RECYCLE.BIN"
    };
    if name.starts_with("~$") || name.starts_with(".~") {
        return Some(OWNER);
    }
    let systems = ["thumbs.db", "desktop.ini"];
    if path.split('/').any(is_hidden) || systems.contains(&name.to_ascii_lowercase().as_str()) {
        return Some(HIDDEN);
    }
    let ending = ending(name);
    if NO_TABLES.contains(&ending.as_str()) {
        Some(NO_TABLE)
    } else if OTHER_ARCHIVES.contains(&ending.as_str()) {
        Some(OTHER_ARCHIVE)
    } else {
        None
    }
}

/// Why a file of this size is not read, if it is not.
pub(super) fn passed_by_size(bytes: u64, limits: &Limits) -> Option<&'static str> {
    match bytes {
        0 => Some(EMPTY),
        bytes if bytes > limits.file_bytes as u64 => Some(TOO_LARGE),
        _ => None,
    }
}

/// What is taken, and what is passed over by reason.
#[derive(Debug, Default)]
pub(super) struct Survey {
    taken: usize,
    bytes: u64,
    pub passed: Vec<PassedOver>,
}

impl Survey {
    /// Passes over a file.
    pub fn pass(&mut self, why: &str, name: &str) {
        match self.passed.iter_mut().find(|one| one.why == why) {
            Some(one) => one.names.push(name.to_owned()),
            None => {
                self.passed.push(PassedOver { why: why.to_owned(), names: vec![name.to_owned()] });
            }
        }
    }

    /// Whether there is room for one more of so many bytes; else it is passed over.
    pub fn take(&mut self, name: &str, bytes: u64, most: u64) -> bool {
        let sum = self.bytes.saturating_add(bytes);
        let fits = self.taken < MOST_FILES && sum <= most;
        if fits {
            (self.taken, self.bytes) = (self.taken + 1, sum);
        } else {
            self.pass(TOO_MANY, name);
        }
        fits
    }
}

/// Which files of folders are read, by their places and in the order of their paths, whatever the order in
/// which a browser lists them, and why the others are not. Each has its path and its size, which is `None`
/// where the browser does not give it.
pub fn survey(files: &[(String, Option<u64>)], limits: &Limits) -> (Vec<u32>, Vec<PassedOver>) {
    let mut survey = Survey::default();
    let mut taken = Vec::new();
    let mut files: Vec<_> = (0_u32..).zip(files).collect();
    files.sort_by_key(|(_, (path, _))| path);
    for (index, (path, bytes)) in files {
        let by_size = || match bytes {
            Some(bytes) => passed_by_size(*bytes, limits),
            None => Some(NOT_GIVEN),
        };
        match passed_by_name(path).or_else(by_size) {
            Some(why) => survey.pass(why, path),
            None if survey.take(path, bytes.unwrap_or_default(), MOST_BYTES) => taken.push(index),
            None => {}
        }
    }
    (taken, survey.passed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn why(path: &str, bytes: Option<u64>) -> Option<String> {
        let (taken, passed) = survey(&[(path.to_owned(), bytes)], &Limits::default());
        assert_eq!(taken.len(), usize::from(passed.is_empty()), "{path}");
        passed.into_iter().next().map(|one| one.why)
    }

    #[test]
    fn names_and_sizes_say_what_is_read() {
        let cases = [
            ("县/一中/册.xlsx", Some(9), None),
            ("县/一中/册.XLS", Some(9), None),
            ("县/册.et", Some(9), None),
            ("县/没有后缀", Some(9), None),
            ("./一中/册.xlsx", Some(9), None),
            ("县/册.xlsx.bak", Some(9), None),
            ("县/报送.zip", Some(9), None),
            ("县/~$册.xlsx", Some(165), Some(OWNER)),
            ("县/.~册.xlsx", Some(165), Some(OWNER)),
            ("县/.DS_Store", Some(9), Some(HIDDEN)),
            ("县/__MACOSX/._册.xlsx", Some(9), Some(HIDDEN)),
            ("县/.备份/册.xlsx", Some(9), Some(HIDDEN)),
            ("县/Thumbs.db", Some(9), Some(HIDDEN)),
            ("县/说明.DOCX", Some(9), Some(NO_TABLE)),
            ("县/照片.JPG", Some(9), Some(NO_TABLE)),
            ("县/册.rar", Some(9), Some(OTHER_ARCHIVE)),
            ("县/册.xlsx", Some(0), Some(EMPTY)),
            ("县/册.xlsx", Some(u64::MAX), Some(TOO_LARGE)),
            ("县/册.xlsx", None, Some(NOT_GIVEN)),
        ];
        for (path, bytes, expected) in cases {
            assert_eq!(why(path, bytes).as_deref(), expected, "{path}");
        }
    }

    #[test]
    fn no_more_is_taken_than_there_is_room_for() {
        let many: Vec<_> = (0..=MOST_FILES).map(|at| (format!("县/{at}.xlsx"), Some(1))).collect();
        let (taken, passed) = survey(&many, &Limits::default());
        assert_eq!(taken.len(), MOST_FILES);
        assert_eq!(passed[0].why, TOO_MANY);
        assert_eq!(passed[0].names, ["县/999.xlsx"], "the last by its path");
        let large: Vec<_> = (0..7).map(|at| (format!("县/{at}.xlsx"), Some(90 << 20))).collect();
        assert_eq!(survey(&large, &Limits::default()).0, [0, 1, 2, 3, 4]);
    }
}
