//! Where a link stands in an address, and what programs do to it on the way: chats and mail gateways
//! write the signs of an address as numbers. It opens nothing.

/// How the part of a link's address begins that the page reads.
const OPEN: &str = "/open/";

/// What stands behind an address's `#`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hash<'a> {
    /// A link's letters.
    Link(&'a str),
    /// A link is there, but its `#` was written as `%23`: a browser asks the site for it as for a file.
    Escaped,
    /// Something else.
    Other,
}

/// What a whole address, or what stands behind its `#`, holds of a link.
pub fn hash_of(address: &str) -> Hash<'_> {
    let (before, hash) = address.split_once('#').unwrap_or((address, ""));
    let escaped = ["%23/", "%23%2F", "%23%2f"];
    let is_escaped = |part: &str| escaped.iter().any(|sign| holds(part, sign));
    if let Some(letters) = link(hash) {
        Hash::Link(letters)
    } else if hash.is_empty() && is_escaped(before) && has_open(before) {
        Hash::Escaped
    } else {
        Hash::Other
    }
}

/// `/open/`, its signs as they are or as numbers.
fn spellings() -> impl Iterator<Item = String> {
    ["/", "%2F", "%2f"].into_iter().map(|slash| OPEN.replace('/', slash))
}

fn has_open(part: &str) -> bool {
    spellings().any(|open| holds(part, &open))
}

/// Whether a text contains another, which is not empty. The standard library's search, made for long texts,
/// would weigh 2 KB in the page.
fn holds(text: &str, search: &str) -> bool {
    text.as_bytes().windows(search.len()).any(|part| part == search.as_bytes())
}

fn link(hash: &str) -> Option<&str> {
    // Twice the sign is what some programs make of one.
    let hash = hash.trim_start_matches('#');
    spellings().find_map(|open| hash.strip_prefix(&open))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_found_in_its_address_whatever_was_done_to_its_signs() {
        for (address, found) in [
            ("https://a.cn/#/open/AQ-_9", Hash::Link("AQ-_9")),
            ("#/open/AQ?from=timeline", Hash::Link("AQ?from=timeline")),
            ("#%2Fopen%2FAQ", Hash::Link("AQ")),
            ("#%2fopen%2fAQ", Hash::Link("AQ")),
            ("##/open/AQ", Hash::Link("AQ")),
            ("https://a.cn/x/?from=a#/open/AQ", Hash::Link("AQ")),
            ("#/open/", Hash::Link("")),
            ("https://a.cn/%23/open/AQ", Hash::Escaped),
            ("https://a.cn/x/index.html%23/open/AQ", Hash::Escaped),
            ("https://a.cn/?from=a%23%2Fopen%2FAQ", Hash::Escaped),
            ("https://a.cn/%23%2fopen%2fAQ", Hash::Escaped),
            ("https://a.cn/#/county", Hash::Other),
            ("https://a.cn/open/", Hash::Other),
            ("file:///C:/%23/x.html", Hash::Other),
            ("https://a.cn/%23/open/AQ#/county", Hash::Other),
            ("", Hash::Other),
        ] {
            assert_eq!(hash_of(address), found, "{address}");
        }
    }
}
