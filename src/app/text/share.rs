//! The words about links. What a link contains is told by the worker.

/// Makes a link.
pub const SHARE: &str = "分享";
/// What comes with a link is of this name.
pub const SOURCE: &str = crate::share::SOURCE;
/// At a figure that came with a link.
pub const FROM: &str = "来自分享链接";
/// A link whose `#` was written as a number on the way.
pub const ESCAPED: &str = "这是分享链接，但地址里的“#”在转发时被改成了“%23”，所以没有打开。请在地址栏把“%23”改回“#”再按回车，或向发送人索取 .junheng 文件。";
/// Over the screen.
pub const LEAD: &str =
    "把结果发给同事：对方点开链接，就能在自己的浏览器里看到同样的结果，不经过任何服务器。";
/// Whose names.
pub const SCOPE: &str = "哪些学校";
/// All of them.
pub const ALL: &str = "全县";
/// One.
pub const ONE: &str = "一所学校及全县背景";
/// None.
pub const NAMELESS: &str = "不含校名的数据";
/// Which one.
pub const SCHOOL: &str = "哪所学校";
/// How many figures.
pub const FIGURES: &str = "哪些数据";
/// Those of the indicators.
pub const SEVEN: &str = "七项指标的原始数据";
/// All.
pub const EVERYTHING: &str = "全部数据和评估项目";
/// Codes.
pub const CODES: &str = "学校标识码";
/// Without.
pub const WITHOUT: &str = "不含";
/// With.
pub const WITH: &str = "含";
/// What seals it.
pub const PASSPHRASE: &str = "口令（可不设）";
/// What it does.
pub const PASSPHRASE_NOTE: &str =
    "设了口令，对方要输入同样的口令才能打开。口令不在链接里，不保存。";
/// The link.
pub const LINK: &str = "链接";
/// Until it is there.
pub const WAIT: &str = "正在生成链接…";
/// Copies it.
pub const COPY: &str = "复制链接";
/// Copied.
pub const COPIED: &str = "已复制，可以粘贴到聊天窗口或邮件里。";
/// The browser did not.
pub const NOT_COPIED: &str = "浏览器没有复制。链接已选中，请按 Ctrl+C 复制。";
/// As a file.
pub const SAVE: &str = "保存 .junheng 文件";
/// The code.
pub const CODE: &str = "链接的二维码：用手机扫描，在手机上查看";
/// Too long for one.
pub const NO_CODE: &str = "链接较长，二维码手机扫不出来，所以不显示。";

/// Over what is looked at.
pub const VIEWING: &str = "正在查看分享的结果（只读）";
/// What becomes of one's own.
pub const VIEWING_NOTE: &str = "您自己的数据没有变动。";
/// What it is about.
pub const ABOUT: &str = "这个链接要您看的是：";
/// Goes on with it.
pub const KEEP: &str = "设为我的";
/// Back to one's own.
pub const BACK: &str = "回到我的数据";
/// Kept.
pub const KEPT: &str = "已设为您的数据，可以修改了。";
/// Kept, and there was something before.
pub const KEPT_ASIDE: &str = "已设为您的数据，可以修改了。您原来的数据已收起，点“撤销”恢复。";
/// Nothing is changed here.
pub const READ_ONLY: &str = "正在查看分享的结果，不能修改。要修改，请先点“设为我的”。";
/// Opened.
pub const OPENED: &str = "已打开分享的结果，只读。";
/// Over a link that is not open.
pub const CLOSED: &str = "打开分享链接";
/// While it is opened, and when it cannot be.
pub const CLOSED_NOTE: &str =
    "打开之后，结果显示在这里。如果没有打开，原因写在上方；您自己的数据不受影响。";
