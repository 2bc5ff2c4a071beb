//! A file's name where it was found in a folder or an archive: its path says where, its last part what.
//! It never looks into a file.

/// Between an archive and a file in it: 县.zip › 一中/花名册.xlsx.
pub const WITHIN: &str = " › ";

/// The file's own name, without the folders and archives around it.
pub fn own_name(name: &str) -> &str {
    let name = name.rsplit_once(WITHIN).map_or(name, |(_, within)| within);
    name.rsplit_once('/').map_or(name, |(_, own)| own)
}

/// The outermost folder or archive around a file; `None` for one that came by itself.
pub fn outermost(name: &str) -> Option<&str> {
    // The mark alone: to look for a letter weighs less in the page than to look for a word.
    let (around, _) = name.split_once(['/', '›'])?;
    Some(around.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_says_where_and_its_last_part_what() {
        let cases = [
            ("花名册.xlsx", "花名册.xlsx", None),
            ("县/一中/花名册.xlsx", "花名册.xlsx", Some("县")),
            ("县.zip › 花名册.xlsx", "花名册.xlsx", Some("县.zip")),
            ("县.zip › 一中/花名册.xlsx", "花名册.xlsx", Some("县.zip")),
            ("县/报送.zip › 一中.zip › 册.xlsx", "册.xlsx", Some("县")),
        ];
        for (name, own, around) in cases {
            assert_eq!((own_name(name), outermost(name)), (own, around), "{name}");
        }
    }
}
