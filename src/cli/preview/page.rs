//! The page itself: one HTML document with its style and script inside.

use std::hash::{BuildHasher, RandomState};

use hyper::body::Bytes;
use hyper::header::HeaderValue;

const HTML: &str = include_str!("preview.html");

/// Its own style comes last. The others are those of the page for browsers, too.
const STYLES: [&str; 2] = [include_str!("common.css"), include_str!("preview.css")];

/// Its own script comes last, and what it imports before.
const SCRIPTS: [&str; 4] =
    [include_str!("elements.js"), include_str!("findings.js"), include_str!("sheets.js"), include_str!("preview.js")];

/// The page, put together.
pub(super) struct Page {
    pub(super) text: Bytes,
    /// What the browser may do with it: run this style and script, and ask this server.
    pub(super) policy: HeaderValue,
}

impl Page {
    pub(super) fn new() -> Self {
        let nonce = nonce();
        let style = STYLES.concat();
        let text = HTML
            .replace(
                "<link rel=\"stylesheet\" href=\"preview.css\">",
                &format!("<style nonce=\"{nonce}\">{style}</style>"),
            )
            .replace(
                "<script src=\"preview.js\" type=\"module\">",
                &format!("<script nonce=\"{nonce}\" type=\"module\">{}", script()),
            );
        let policy = format!(
            "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; img-src 'self' data:; \
             connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
             require-trusted-types-for 'script'"
        );
        let policy = HeaderValue::try_from(policy).expect("plain ASCII");
        Self { text: text.into(), policy }
    }
}

/// The scripts in one: what a module imports stands before it.
fn script() -> String {
    SCRIPTS.iter().flat_map(|module| module.split_inclusive('\n')).filter(|line| !line.starts_with("import ")).collect()
}

/// A word that nobody can guess. The standard library seeds its hashers with the system's randomness.
fn nonce() -> String {
    let number = || RandomState::new().hash_one("vitae");
    format!("{:016x}{:016x}", number(), number())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_holds_everything_and_refers_to_nothing() {
        let page = Page::new();
        let text = std::str::from_utf8(&page.text).unwrap();
        assert!(STYLES.iter().all(|style| text.contains(style)));
        assert!(text.contains("class Findings") && text.contains("connect();"));
        for reference in [" src=\"", "<link rel=\"stylesheet", "\nimport ", "@import", "url(", "//cdn"] {
            assert!(!text.contains(reference), "{reference}");
        }
        let nonce = text.split("nonce=\"").nth(1).unwrap().split('"').next().unwrap();
        assert_eq!(text.matches(nonce).count(), 2);
        assert!(page.policy.to_str().unwrap().contains(&format!("script-src 'nonce-{nonce}';")));
    }

    #[test]
    fn every_process_has_a_nonce_of_its_own() {
        assert_ne!(nonce(), nonce());
    }
}
