//! The page's Content-Security-Policy: takes the one that index.html is developed under and makes it name
//! what may run, by checksum. Only ever narrows it.

use crate::markup::replace_once;

/// The page with scripts named by these checksums instead of their origin.
pub fn of_site(html: &str, scripts: &[String]) -> Result<String, String> {
    replace_once(html, "script-src 'self' ", &format!("script-src {} ", quoted(scripts)))
}

/// The single file asks for nothing at all: everything is inside, named by checksum.
pub fn of_single(html: &str, scripts: &[String], styles: &[String]) -> Result<String, String> {
    let html = of_site(html, scripts)?;
    let html = replace_once(&html, "style-src 'self'", &format!("style-src {}", quoted(styles)))?;
    let html = replace_once(&html, "connect-src 'self'", "connect-src 'none'")?;
    let html = replace_once(&html, "worker-src 'self' blob:", "worker-src blob:")?;
    replace_once(&html, "manifest-src data:; ", "")
}

fn quoted(sources: &[String]) -> String {
    sources.iter().map(|source| format!("'{source}'")).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{of_single, of_site};

    const DEVELOPED: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                             connect-src 'self'; worker-src 'self' blob:; manifest-src data:; base-uri 'none'";

    #[test]
    fn names_scripts_by_checksum() {
        let scripts = ["sha256-a=".to_owned(), "sha256-b=".to_owned()];
        let site = of_site(DEVELOPED, &scripts).unwrap_or_default();
        assert!(site.contains("script-src 'sha256-a=' 'sha256-b=' 'wasm-unsafe-eval';"), "{site}");
        let single = of_single(DEVELOPED, &scripts, &["sha256-c=".to_owned()]).unwrap_or_default();
        assert!(
            single
                .contains("style-src 'sha256-c='; connect-src 'none'; worker-src blob:; base-uri")
        );
        assert!(!single.contains("'self'"), "{single}");
    }

    #[test]
    fn refuses_a_page_without_a_policy() {
        assert!(of_site("<html>", &[]).is_err());
    }
}
