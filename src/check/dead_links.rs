//! Dead links within the site. Links to other sites are not checked: nothing is fetched.

use super::Shown;
use super::site_map::{Existence, SiteMap};
use crate::address::{self, unescaped};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{BlockKind, Document, Inline, InlineKind, Inlines, descendants, inlines_of};
use crate::fold;
use crate::site::{Config, local_path};
use crate::source::Sources;

/// The dead and empty links of a page; `pages` are all the pages at hand, for links to places on them.
pub(super) fn findings(
    shown: &Shown<'_>,
    pages: &[Shown<'_>],
    config: &Config,
    site_map: &SiteMap,
    sources: &Sources,
) -> Vec<Diagnostic> {
    let checker = Checker { shown, pages, config, site_map, sources };
    let links = inlines_of(&shown.document.blocks).filter_map(|inline| match &inline.kind {
        InlineKind::Link { target, content } => checker.link(target.trim(), content, inline),
        _ => None,
    });
    links.collect()
}

struct Checker<'a> {
    shown: &'a Shown<'a>,
    pages: &'a [Shown<'a>],
    config: &'a Config,
    site_map: &'a SiteMap,
    sources: &'a Sources,
}

impl Checker<'_> {
    fn link(&self, target: &str, content: &Inlines, link: &Inline) -> Option<Diagnostic> {
        let words = content.plain_text();
        let words = words.trim();
        if target.is_empty() {
            let said = Diagnostic::warning(Code::EmptyLink, format!("the link “{words}” has no target"));
            let is_empty = !is_filled_in(self.sources.text(link.span));
            return is_empty.then(|| said.at(link.span).help("add a target, or remove the link"));
        }
        let said = |what: String| Diagnostic::warning(Code::DeadLink, what).at(link.span);
        let (address, anchor) = target.split_once('#').unwrap_or((target, ""));
        let address = address.split('?').next().unwrap_or_default();
        if let Some(page) = self.page_at(address) {
            let message = format!("the link “{words}” leads to #{anchor}, which {} does not have", page.page.path);
            let help = "name one of its headings, or add `{#name}` after the heading you mean";
            return self.lacks(page, anchor).then(|| said(message).help(help));
        }
        let path = local_path(address, &self.shown.page.address, self.config)?;
        // A page's own address may depend on settings, so a relative link is also looked up from the root.
        let from_root = match address::names_host(address) {
            true => path.clone(),
            false => unescaped(address.trim_start_matches(['.', '/'])).into_owned(),
        };
        match (self.site_map.place(&path), self.site_map.place(&from_root)) {
            (Existence::Gone(nearest), Existence::Gone(_)) => {
                let message = format!("the link “{words}” leads to /{path}, which the site does not have");
                let help = nearest.map(|nearest| format!("did you mean /{nearest}?"));
                Some(said(message).maybe_help(help))
            }
            _ => None,
        }
    }

    /// The page that an address leads to, if it is at hand.
    fn page_at(&self, address: &str) -> Option<&Shown<'_>> {
        if address.is_empty() {
            return Some(self.shown);
        }
        let path = local_path(address, &self.shown.page.address, self.config)?;
        let bare = address::page(&path);
        self.pages.iter().find(|shown| bare == shown.page.bare_address())
    }

    /// Whether a page certainly has no such place: no heading that sounds like it, and nothing with its name.
    fn lacks(&self, shown: &Shown<'_>, anchor: &str) -> bool {
        let text = self.sources.get(shown.page.page.source).text();
        let anchor = unescaped(anchor);
        let sound = fold::alphabetic(&anchor);
        let is_top = sound.is_empty() || matches!(anchor.as_ref(), "top" | "main");
        let is_named = ["id=", "name=", "{#", "{: #", "{:#"].iter().any(|mark| {
            let named = |at: usize| text[at + mark.len()..].trim_start_matches(['"', '\'', ' ']);
            text.match_indices(mark).any(|(at, _)| named(at).starts_with(anchor.as_ref()))
        });
        // Parts that are not printed have headings, too.
        let is_written = || text.lines().any(|line| fold::alphabetic(line) == sound);
        !(is_top || is_named || is_filled_in(text) || is_written() || headings(&shown.document).contains(&sound))
    }
}

/// Liquid that only the running site can fill in, and scripts, may know more than the text says.
fn is_filled_in(text: &str) -> bool {
    ["{{", "{%", "onclick"].iter().any(|mark| text.contains(mark))
}

fn headings(document: &Document) -> Vec<String> {
    let headings = descendants(&document.blocks).filter_map(|block| match &block.kind {
        BlockKind::Heading { content, .. } => Some(fold::alphabetic(&content.plain_text())),
        _ => None,
    });
    headings.collect()
}
