//! The workbooks we hand out: our own template and the made-up county in it. They are written when
//! the crate is built (`build/`), since a writer would weigh a third of the worker.

/// Our own template (.xlsx): one sheet to fill, a row a school, and one that explains the columns.
pub const TEMPLATE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/template.xlsx"));

/// The file name under which the template is saved.
pub const TEMPLATE_NAME: &str = "均衡尺-数据模板.xlsx";

/// 示例县, a made-up county in that template.
pub const SAMPLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/sample.xlsx"));

/// The file name under which the made-up county is shown.
pub const SAMPLE_NAME: &str = "示例县（虚构）.xlsx";
