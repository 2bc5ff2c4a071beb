//! The single file: the page with its style, its scripts and both wasm files inside, for a USB stick. It
//! asks for nothing, so its policy allows nothing: what runs in it is named by checksum.

use crate::Outcome;
use crate::markup::{self, Element, replace_once};
use crate::site::{self, Site};
use crate::{digest, policy, seal};
use flate2::{Compression, GzBuilder};
use std::io::Write as _;

/// As users get it.
pub const NAME: &str = "均衡尺.html";

#[derive(Default)]
struct Inside {
    /// Packed files, in elements that no browser runs.
    blocks: String,
    /// Scripts, in order: behind everything else, since one that is inside cannot wait.
    scripts: Vec<String>,
    script_sums: Vec<String>,
    style_sums: Vec<String>,
}

/// Puts it together from what Trunk built.
pub fn single(raw: &Site) -> Outcome<Vec<u8>> {
    let mut inside = Inside::default();
    let html = site::text(raw, seal::PAGE)?;
    let html = markup::replaced(&html, |element| put(&element, raw, &mut inside))?;
    let html = policy::of_single(&html, &inside.script_sums, &inside.style_sums)?;
    let Inside { blocks, scripts, .. } = inside;
    replace_once(&html, "</body>", &format!("{blocks}{}</body>", scripts.concat()))
        .map(String::into_bytes)
}

/// What stands in the element's place.
fn put(element: &Element, raw: &Site, inside: &mut Inside) -> Outcome<String> {
    let Some(file) = element.file() else { return Ok(element.written()) };
    match (element.kind, element.get("rel"), element.get("id")) {
        ("script", ..) => {
            let text = harmless(raw, file, "</script")?;
            inside.script_sums.push(digest::source(text.as_bytes()));
            let flag = if element.has("nomodule") { " nomodule" } else { "" };
            inside.scripts.push(format!("<script{flag}>{text}</script>\n"));
            Ok(String::new())
        }
        // The look of later screens, too, is there from the beginning.
        (_, Some("stylesheet"), _) | (_, _, Some("screens")) => {
            let text = harmless(raw, file, "</style")?;
            inside.style_sums.push(digest::source(text.as_bytes()));
            Ok(format!("<style>{text}</style>"))
        }
        // Installing is for sites.
        (_, _, Some("manifest")) => Ok(String::new()),
        (_, _, Some(id)) => {
            let bytes = raw.get(file).ok_or_else(|| format!("There is no {file}."))?;
            let packed = digest::base64(&packed(bytes)?);
            let block =
                format!("<script id=\"{id}\" type=\"application/gzip\">{packed}</script>\n");
            inside.blocks.push_str(&block);
            Ok(String::new())
        }
        _ => Err(format!("Nobody knows what {file} is to the single file.")),
    }
}

/// A text that does not end the element it is put into.
fn harmless(raw: &Site, file: &str, end: &str) -> Outcome<String> {
    let text = site::text(raw, file)?;
    if [end, "<!--", "\r"].iter().any(|harm| text.contains(harm)) {
        return Err(format!("{file} cannot stand inside of a page: it holds {end}, <!-- or CR."));
    }
    Ok(text)
}

fn packed(bytes: &[u8]) -> Outcome<Vec<u8>> {
    // Neither time nor name nor system: the same bytes everywhere.
    let mut packer =
        GzBuilder::new().mtime(0).operating_system(255).write(Vec::new(), Compression::best());
    packer
        .write_all(bytes)
        .and_then(|()| packer.finish())
        .map_err(|error| format!("gzip: {error}."))
}

#[cfg(test)]
mod tests {
    use super::single;
    use crate::seal::PAGE;
    use crate::site::Site;

    #[test]
    fn everything_is_inside_and_nothing_is_named() {
        let page = "<meta content=\"script-src 'self' 'x'; style-src 'self'; connect-src 'self'; worker-src \
                    'self' blob:; manifest-src data:; y\"><link rel=\"stylesheet\" href=\"./a.css\">\
                    <link id=\"screens\" rel=\"junheng\" href=\"./s.css\"><link id=\"manifest\" rel=\"junheng\" href=\"./m.json\"><link id=\"w\" rel=\"junheng\" \
                    href=\"./w.wasm\"><script defer src=\"./b.js\"></script><body></body>";
        let raw: Site =
            [(PAGE, page), ("a.css", "p{}"), ("s.css", "q{}"), ("b.js", "x()"), ("w.wasm", "w")]
                .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
                .into();
        let text =
            single(&raw).and_then(|bytes| String::from_utf8(bytes).map_err(|e| e.to_string()));
        let text = text.unwrap_or_default();
        assert!(text.contains("<style>p{}</style><style>q{}</style>"), "{text}");
        assert!(text.contains("<script id=\"w\" type=\"application/gzip\">H4sI"), "{text}");
        assert!(text.ends_with("<script>x()</script>\n</body>"), "{text}");
        assert!(!text.contains("./") && !text.contains("'self'"), "{text}");

        let mut harmful = raw;
        harmful.insert("b.js".to_owned(), b"'</script>'".to_vec());
        assert!(single(&harmful).is_err());
    }
}
