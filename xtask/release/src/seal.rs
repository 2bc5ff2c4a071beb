//! Names the files that index.html speaks of by their content, with the checksum beside each name, and the
//! scripts in the policy. With that a page never runs a file of another version, or one that somebody
//! changed on its way: it finds its own, or none and says so.

use std::path::Path;

use crate::Outcome;
use crate::markup::{self, Element, replace_once};
use crate::site::{self, Site};
use crate::{digest, policy, sums};

/// The page itself.
pub const PAGE: &str = "index.html";
/// What a browser reads when somebody installs the page.
const MANIFEST: &str = "manifest.webmanifest";
/// What works without a network.
pub const SERVICE_WORKER: &str = "service-worker.js";

/// The site, sealed but for its sums.
pub fn seal(raw: Site) -> Outcome<Site> {
    let mut site = raw;
    installable(&mut site)?;
    without_comments(&mut site);
    let mut scripts = Vec::new();
    let html = site::text(&site, PAGE)?;
    let html = markup::replaced(&html, |element| named(element, &mut site, &mut scripts))?;
    // Only the published site has these: what `cargo xtask serve` serves is never kept.
    let links = [link("service-worker", SERVICE_WORKER), link("sums", sums::NAME)].concat();
    let html = replace_once(&html, "</head>", &format!("{links}</head>"))?;
    let html = without_notes(&policy::of_site(&html, &scripts)?);
    site.insert(PAGE.to_owned(), html.into_bytes());
    Ok(site)
}

/// Scripts without the lines that are comments: all that is left can be read as it was written.
fn without_comments(site: &mut Site) {
    let is_script = |name: &str| Path::new(name).extension().is_some_and(|ending| ending == "js");
    for (_, bytes) in site.iter_mut().filter(|(name, _)| is_script(name)) {
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        let kept = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        *bytes = kept.flat_map(|line| [line, "\n"]).collect::<String>().into_bytes();
    }
}

/// The page without the lines that only tell its authors something: every visitor would fetch them first.
fn without_notes(html: &str) -> String {
    let is_note = |line: &str| line.starts_with("<!--") && line.ends_with("-->");
    let kept = html.lines().filter(|line| !line.trim().is_empty() && !is_note(line.trim()));
    kept.flat_map(|line| [line, "\n"]).collect()
}

fn named(mut element: Element, site: &mut Site, scripts: &mut Vec<String>) -> Outcome<String> {
    let Some(plain) = element.file().map(str::to_owned) else { return Ok(element.written()) };
    let bytes = site
        .remove(&plain)
        .ok_or_else(|| format!("The page names {plain}, which is not there."))?;
    let (name, sum) = (digest::name(&plain, &bytes), digest::source(&bytes));
    let address = if element.kind == "script" { "src" } else { "href" };
    element.attributes.retain(|(name, _)| name != "data-integrity");
    element.set(address, &format!("./{name}"));
    let is_known = element.kind == "script" || element.get("rel") == Some("stylesheet");
    element.set(if is_known { "integrity" } else { "data-integrity" }, &sum);
    if element.kind == "script" {
        scripts.push(sum);
    }
    site.insert(name, bytes);
    Ok(element.written())
}

/// Puts the icons into the manifest: the page's policy lets nobody fetch a picture, nor does it for them.
fn installable(site: &mut Site) -> Outcome<()> {
    let mut manifest = site::text(site, MANIFEST)?;
    let is_icon = |name: &String| manifest.contains(&format!("./{name}\""));
    let icons: Vec<String> = site.keys().filter(|name| is_icon(name)).cloned().collect();
    for name in icons {
        let bytes = site.remove(&name).unwrap_or_default();
        let data = format!("data:image/png;base64,{}", digest::base64(&bytes));
        manifest = replace_once(&manifest, &format!("./{name}"), &data)?;
    }
    site.insert(MANIFEST.to_owned(), manifest.into_bytes());
    Ok(())
}

fn link(id: &str, file: &str) -> String {
    format!("<link id=\"{id}\" rel=\"junheng\" href=\"./{file}\">")
}

#[cfg(test)]
mod tests {
    use super::{PAGE, seal};
    use crate::digest;
    use crate::site::{Site, text};

    #[test]
    fn what_only_authors_read_is_left_out() {
        let page = "<p>1</p>\n  <!-- why -->\n\n<p><!-- a mark -->2</p>\n";
        assert_eq!(super::without_notes(page), "<p>1</p>\n<p><!-- a mark -->2</p>\n");
        let script = "// Why.\nlet a = \"//\"; // here\n  // More.\n  a;";
        let mut site: Site = [("a.js".to_owned(), script.as_bytes().to_vec())].into();
        super::without_comments(&mut site);
        assert_eq!(text(&site, "a.js").unwrap_or_default(), "let a = \"//\"; // here\n  a;\n");
    }

    #[test]
    fn every_file_has_its_sum_in_its_name_and_beside_it() {
        let page = "<meta content=\"script-src 'self' 'x'\"><link id=\"manifest\" rel=\"junheng\" href=\"./manifest.webmanifest\">\
                    <link id=\"w\" rel=\"junheng\" href=\"./worker_bg.wasm\"></head><script defer \
                    src=\"./boot.js\" data-integrity=\"none\"></script>";
        let files = [
            (PAGE, page),
            ("manifest.webmanifest", "\"./i.png\""),
            ("i.png", "i"),
            ("worker_bg.wasm", ""),
            ("boot.js", ""),
        ];
        let raw: Site =
            files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())).into();
        let site = seal(raw.clone()).unwrap_or_default();
        let names: Vec<_> = site.keys().map(String::as_str).collect();
        let sum = "e3b0c44298fc1c14";
        let (boot, worker) = (format!("boot-{sum}.js"), format!("worker-{sum}_bg.wasm"));
        let icons = "\"data:image/png;base64,aQ==\"";
        let manifest = digest::name(super::MANIFEST, icons.as_bytes());
        assert_eq!(names, [boot.as_str(), PAGE, manifest.as_str(), worker.as_str()]);
        let page = text(&site, PAGE).unwrap_or_default();
        assert!(
            page.contains(
                "<script defer src=\"./boot-e3b0c44298fc1c14.js\" integrity=\"sha256-47DE"
            )
        );
        assert!(page.contains("script-src 'sha256-47DE"), "{page}");
        assert!(page.contains("_bg.wasm\" data-integrity=\"sha256-47DE"), "{page}");

        assert_eq!(text(&site, &manifest).as_deref(), Ok(icons));

        let mut missing = raw;
        missing.remove("boot.js");
        assert!(seal(missing).is_err_and(|sentence| sentence.contains("boot.js")));
    }
}
