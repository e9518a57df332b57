//! The page itself: one HTML document with its style and script inside.

use std::hash::{BuildHasher, RandomState};

use hyper::body::Bytes;
use hyper::header::HeaderValue;

const HTML: &str = include_str!("preview.html");
const CSS: &str = include_str!("preview.css");
const JS: &str = include_str!("preview.js");

/// The page, put together.
pub(super) struct Page {
    pub(super) text: Bytes,
    /// What the browser may do with it: run this style and script, and ask this server.
    pub(super) policy: HeaderValue,
}

impl Page {
    pub(super) fn new() -> Self {
        let nonce = nonce();
        let text = HTML
            .replace(
                "<link rel=\"stylesheet\" href=\"preview.css\">",
                &format!("<style nonce=\"{nonce}\">{CSS}</style>"),
            )
            .replace("<script src=\"preview.js\" defer>", &format!("<script nonce=\"{nonce}\" type=\"module\">{JS}"));
        let policy = format!(
            "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; img-src 'self' data:; \
             connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
             require-trusted-types-for 'script'"
        );
        let policy = HeaderValue::try_from(policy).expect("plain ASCII");
        Self { text: text.into(), policy }
    }
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
        assert!(text.contains(CSS) && text.contains(JS));
        for reference in [" src=\"", "<link rel=\"stylesheet", "@import", "url(", "//cdn"] {
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
