//! Entries of an archive with one name: some programs that add a file anew leave the old one in, and folders
//! whose names differ only in what a zip cannot write become one. Each is a file of its own, told apart by
//! number.

use std::collections::HashSet;

use super::biff::short;

/// A directory in which no name comes twice.
pub(super) struct Parted {
    /// The zip, with stand-ins for names that came before: nothing has moved.
    pub bytes: Vec<u8>,
    /// The names of all entries, as they were written.
    pub names: Vec<Vec<u8>>,
}

/// The zip whose directory begins at `start` with its names parted; `None` where it cannot be gone through.
pub(super) fn parted(bytes: &[u8], start: u64) -> Option<Parted> {
    let (mut parted, mut at) = (bytes.to_vec(), usize::try_from(start).ok()?);
    let (mut names, mut known) = (Vec::new(), HashSet::new());
    // APPNOTE 4.3.12: 46 bytes, then the name, the extra field and the comment, each as long as is said.
    while let Some(header) = bytes.get(at..).filter(|rest| rest.starts_with(b"PK\x01\x02")) {
        let [name, extra, comment] = [28, 30, 32].map(|field| usize::from(short(header, field)));
        let place = at + 46..at + 46 + name;
        names.push((place.clone(), bytes.get(place)?.to_vec()));
        at += 46 + name + extra + comment;
    }
    let mut taken: HashSet<Vec<u8>> = names.iter().map(|(_, name)| name.clone()).collect();
    for (place, name) in &names {
        if !known.insert(name) {
            let stand_in = stand_in(name.len(), &taken)?;
            parted.get_mut(place.clone())?.copy_from_slice(&stand_in);
            taken.insert(stand_in);
        }
    }
    let names = names.into_iter().map(|(_, name)| name).collect();
    Some(Parted { bytes: parted, names })
}

/// A name of so many bytes that is free.
fn stand_in(length: usize, taken: &HashSet<Vec<u8>>) -> Option<Vec<u8>> {
    (0..=taken.len())
        .map(|number| format!("{number:0>length$x}").into_bytes())
        .take_while(|name| name.len() == length)
        .find(|name| !taken.contains(name))
}

/// Gives files of one name their numbers, before the ending; folders have none. The last keeps its name: it
/// is the one that other programs unpack.
pub(super) fn number<'a>(names: impl DoubleEndedIterator<Item = &'a mut String>) {
    let mut taken: HashSet<String> = HashSet::new();
    let mut doubled = Vec::new();
    for name in names.rev().filter(|name| !name.ends_with('/')) {
        if !taken.insert(name.clone()) {
            doubled.push(name);
        }
    }
    // No file may get the number that another has in its name.
    for name in doubled {
        let own = name.rfind('/').map_or(0, |slash| slash + 1);
        let end = name.rfind('.').filter(|dot| *dot > own).unwrap_or(name.len());
        let (before, ending) = name.split_at(end);
        let free = (2..).map(|number| format!("{before} ({number}){ending}"));
        let free = free.take(taken.len() + 1).find(|one| !taken.contains(one));
        if let Some(free) = free {
            taken.insert(free.clone());
            *name = free;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_one_name_are_numbered_before_their_ending() {
        let cases = [
            ("册.xlsx|册.xlsx", "册 (2).xlsx|册.xlsx"),
            ("册.xlsx|册.xlsx|册.xlsx", "册 (3).xlsx|册 (2).xlsx|册.xlsx"),
            ("册.xlsx|册 (2).xlsx|册.xlsx", "册 (3).xlsx|册 (2).xlsx|册.xlsx"),
            ("一.二/册|一.二/册", "一.二/册 (2)|一.二/册"),
            ("一中/|一中/|一中/册.csv", "一中/|一中/|一中/册.csv"),
            ("一中/册.csv|二中/册.csv", "一中/册.csv|二中/册.csv"),
        ];
        for (before, after) in cases {
            let mut names: Vec<String> = before.split('|').map(str::to_owned).collect();
            number(names.iter_mut());
            assert_eq!(names.join("|"), after, "{before}");
        }
    }

    #[test]
    fn a_stand_in_is_as_long_as_the_name_and_free() {
        let taken: HashSet<Vec<u8>> = [b"0".to_vec(), b"1".to_vec(), b"00".to_vec()].into();
        assert_eq!(stand_in(1, &taken), Some(b"2".to_vec()));
        assert_eq!(stand_in(2, &taken), Some(b"01".to_vec()));
        assert_eq!(stand_in(0, &taken), None);
    }
}
