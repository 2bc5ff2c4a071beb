//! The words of the page about the program itself.

/// The heading.
pub const HEADING: &str = "关于均衡尺";
/// Privacy.
pub const PRIVACY: &str = "数据去了哪里";
/// The statement.
pub const PRIVACY_NOTE: &str = "哪里也没去。文件由您的浏览器在这台电脑上读取和计算，不上传。读入的数据和您的更正、填写保存在这台电脑的这个浏览器里，下次打开还在；您在“识别情况”里改过的表头说法也记在这里。下面可以关闭保存、全部清除。页面没有统计代码，不使用 Cookie，也不向别的网站请求任何内容；载入完成后，页面自带的安全策略（Content-Security-Policy）禁止页面和读取文件的程序连接任何地址，连本网站也不例外。";
/// How to check.
pub const CHECK: &str = "自己核实";
/// The steps.
pub const CHECK_STEPS: [&str; 3] = [
    "打开本页后断开网络（拔网线或关 Wi-Fi），再拖入文件：照样出结果。",
    "按 F12 打开开发者工具，选“网络”（Network），拖入文件：不会出现任何上传请求。",
    "程序是开放源代码的，可以下载后放在单位内网或本机运行。",
];
/// The scope.
pub const SCOPE: &str = "不包括什么";
/// What is not evaluated.
pub const SCOPE_NOTE: &str = "能由数字得出的都按标准计算；规划布局、德育、课程等佐证项和一票否决事项由人核对材料后选择，本页只记录结果，不替人判断。最终结论以督导评估机构认定为准。";
