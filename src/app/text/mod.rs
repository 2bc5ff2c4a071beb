//! Every word that a user reads on the page, in Chinese, a file for each screen.
//! Words that the core gives (names of quantities, findings, clauses) are not repeated here.

pub mod about;
pub mod checks;
pub mod county;
pub mod effect;
pub mod files;
pub mod findings;
pub mod folders;
pub mod grid;
pub mod keep;
pub mod locked;
pub mod manual;
pub mod mend;
pub mod notice;
pub mod program;
pub mod school;
pub mod share;
pub mod standard;
pub mod start;
pub mod tables;

use crate::county::Stage;

use super::route::Route;

/// The product's name.
pub const NAME: &str = "均衡尺";
/// Under the name.
pub const SUBJECT: &str = "县域义务教育优质均衡发展自查";
/// Where a figure is missing.
pub const NO_FIGURE: &str = "—";

/// 达标.
pub const MET: &str = "达标";
/// 未达标.
pub const NOT_MET: &str = "未达标";
/// 数据缺失.
pub const MISSING: &str = "数据缺失";
/// The standard makes no demand.
pub const NOT_JUDGED: &str = "不作判定";
/// Under the threshold but not under the floor.
pub const ABOVE_FLOOR: &str = "未达标，但不低于底线";
/// Under the floor.
pub const UNDER_FLOOR: &str = "低于底线";

/// Skips to the content.
pub const SKIP: &str = "跳到正文";
/// The name of the navigation.
pub const NAVIGATION: &str = "主要页面";
/// Adds files.
pub const ADD_FILES: &str = "添加文件";
/// 导出 JSON.
pub const EXPORT_JSON: &str = "导出 JSON";
/// In the foot of each page.
pub const PRIVACY_SHORT: &str = "数据只在这台电脑的浏览器里计算和保存，不上传。";
/// Says what the figures are good for.
pub const DISCLAIMER: &str = "自查工具，结论以督导评估机构认定为准。";
/// On the overlay while files are dragged.
pub const DROP_HERE: &str = "松开鼠标，读取文件";
/// Under it.
pub const DROP_ANYWHERE: &str = "放在页面任何位置都可以";
/// Printed.
pub const PRINT: &str = "打印";

/// The short name of a screen, for the navigation.
pub fn tab(route: Route) -> &'static str {
    match route {
        Route::Start => "开始",
        Route::County => "全县",
        Route::School { .. } => "学校",
        Route::Findings => "问题清单",
        Route::Manual => "手工填写",
        Route::Mends => "手工更正",
        Route::Checks(_) => "评估项目",
        Route::Standard => "标准",
        Route::StandardEdit => "修改阈值",
        Route::StandardCompare => "两套标准对比",
        Route::About => "关于",
        Route::Tables => "识别情况",
        Route::Share => share::SHARE,
        Route::Open => share::SOURCE,
    }
}

/// The title of the window.
pub fn title(screen: &str) -> String {
    format!("{screen} · {NAME}")
}

/// What a section of a school is called: 小学部 only where it is one of several.
pub fn section(stage: Stage, is_one_of_several: bool) -> &'static str {
    match (stage, is_one_of_several) {
        (stage, false) => stage.name(),
        (Stage::Primary, true) => "小学部",
        (Stage::Junior, true) => "初中部",
    }
}
