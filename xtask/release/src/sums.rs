//! `SHA256SUMS`, for people and for the service worker. The service worker carries the checksum of all
//! other sums: so it is another one whenever anything is, and believes no list but its own.

use crate::Outcome;
use crate::digest;
use crate::markup::replace_once;
use crate::seal::SERVICE_WORKER;
use crate::site::{self, Site};

/// As `sha256sum --check` reads it.
pub const NAME: &str = "SHA256SUMS";

/// Completes the service worker and adds the sums of all files.
pub fn sum(site: &mut Site) -> Outcome<()> {
    let script = site::text(site, SERVICE_WORKER)?;
    site.remove(SERVICE_WORKER);
    let version = digest::hex(lines(site).as_bytes());
    let script = replace_once(&script, "\"unsealed\"", &format!("\"{version}\""))?;
    site.insert(SERVICE_WORKER.to_owned(), script.into_bytes());
    let sums = lines(site);
    site.insert(NAME.to_owned(), sums.into_bytes());
    Ok(())
}

fn lines(site: &Site) -> String {
    let line = |(name, bytes): (&String, &Vec<u8>)| format!("{}  {name}\n", digest::hex(bytes));
    site.iter().map(line).collect::<Vec<_>>().concat()
}

#[cfg(test)]
mod tests {
    use super::{NAME, sum};
    use crate::digest::hex;
    use crate::seal::SERVICE_WORKER;
    use crate::site::{Site, text};

    #[test]
    fn the_service_worker_knows_the_sums_of_all_others() {
        let files = [("a.js", ""), (SERVICE_WORKER, "const VERSION = \"unsealed\";")];
        let mut site: Site =
            files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())).into();
        assert_eq!(sum(&mut site), Ok(()));
        let others = format!("{}  a.js\n", hex(b""));
        let script = text(&site, SERVICE_WORKER).unwrap_or_default();
        assert_eq!(script, format!("const VERSION = \"{}\";", hex(others.as_bytes())));
        let own = format!("{}  {SERVICE_WORKER}\n", hex(script.as_bytes()));
        assert_eq!(text(&site, NAME), Ok(others + &own));
    }
}
