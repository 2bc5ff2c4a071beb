//! 保存在本机: the list of what is kept on the start page, and on 关于 what else can be done with it.

mod answers;
mod list;
mod settings;

pub use list::KeptList;
pub use settings::KeptSettings;

/// The id of the field for a name.
pub const NAME: &str = "kept-name";

/// The id of the button that answers no.
pub const NO: &str = "kept-no";

/// The id of the button that asks: for another name, or whether one (0: all) is to be deleted.
pub fn button_id(id: u32, is_name: bool) -> String {
    match (id, is_name) {
        (0, _) => "clear-all".to_owned(),
        (id, true) => ["rename", &id.to_string()].join("-"),
        (id, false) => ["remove", &id.to_string()].join("-"),
    }
}
