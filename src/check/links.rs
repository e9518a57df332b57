//! Links that lead nowhere on the site itself. Whether the rest of the world is still there is for others to find out.

use percent_encoding::percent_decode_str;

use super::Shown;
use super::site_map::{Place, SiteMap};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{BlockKind, Document, Inline, InlineKind, each_block, each_inline, plain_text};
use crate::site::{Config, local_path};
use crate::source::Sources;

pub(super) fn findings(shown: &Shown<'_>, config: &Config, site_map: &SiteMap, sources: &Sources) -> Vec<Diagnostic> {
    let checker = Checker { shown, config, site_map, text: sources.get(shown.page.page.source).text() };
    let mut found = Vec::new();
    each_block(&shown.document.blocks, &mut |block| {
        for run in block.inline_runs() {
            each_inline(run, &mut |inline| {
                if let InlineKind::Link { target, content } = &inline.kind {
                    found.extend(checker.link(target.trim(), content, inline, sources));
                }
            });
        }
    });
    found
}

struct Checker<'a> {
    shown: &'a Shown<'a>,
    config: &'a Config,
    site_map: &'a SiteMap,
    /// The page as it is written.
    text: &'a str,
}

impl Checker<'_> {
    fn link(&self, target: &str, content: &[Inline], link: &Inline, sources: &Sources) -> Option<Diagnostic> {
        let written = sources.text(link.span);
        let words = plain_text(content);
        if target.is_empty() {
            // Liquid that only the running site can fill in, and scripts, may know where to.
            let is_filled_in = written.contains("{{") || written.contains("{%") || written.contains("onclick");
            let said = Diagnostic::warning(Code::EmptyLink, format!("the link “{}” leads nowhere", words.trim()));
            return (!is_filled_in).then(|| said.at(link.span).help("say where to, or take the brackets away"));
        }
        let said = |what: String| Diagnostic::warning(Code::DeadLink, what).at(link.span);
        if let Some(anchor) = target.strip_prefix('#') {
            let message = format!("the link “{}” leads to #{anchor}, and the page has no such place", words.trim());
            return self
                .lacks(anchor)
                .then(|| said(message).help("name a heading, or set `{#…}` behind the one that is meant"));
        }
        let path = local_path(target.split(['#', '?']).next().unwrap_or_default(), self.shown.page, self.config)?;
        // A page's own address may depend on settings, so a relative link is looked for from wherever it could start.
        let from_root = target.trim_start_matches(['.', '/']).split(['#', '?']).next().unwrap_or_default();
        let from_root = percent_decode_str(from_root).decode_utf8_lossy().into_owned();
        match (self.site_map.place(&path), self.site_map.place(&from_root)) {
            (Place::Gone(nearest), Place::Gone(_)) => {
                let message = format!("the link “{}” leads to /{path}, which the site does not have", words.trim());
                let help = nearest.map(|nearest| format!("did you mean /{nearest}?"));
                Some(help.into_iter().fold(said(message), Diagnostic::help))
            }
            _ => None,
        }
    }

    /// Whether the page certainly has no such place: no heading that sounds like it, and nothing that bears its name.
    fn lacks(&self, anchor: &str) -> bool {
        let anchor = percent_decode_str(anchor).decode_utf8_lossy();
        let bare = folded(anchor.trim_end_matches(|letter: char| letter.is_ascii_digit()).trim_end_matches('-'));
        let is_top = matches!(anchor.as_ref(), "" | "top" | "main") || bare.is_empty();
        let is_filled_by_the_site = self.text.contains("{%") || self.text.contains("{{");
        let is_named = ["id=", "name=", "{#", "{: #", "{:#"].iter().any(|mark| {
            self.text.match_indices(mark).any(|(at, _)| {
                let rest = self.text[at + mark.len()..].trim_start_matches(['"', '\'', ' ']);
                rest.starts_with(anchor.as_ref())
            })
        });
        // Parts that are not printed have headings, too.
        let is_written = || self.text.lines().any(|line| folded(line) == bare);
        !(is_top
            || is_filled_by_the_site
            || is_named
            || is_written()
            || headings(&self.shown.document).any(|heading| heading == bare))
    }
}

fn headings(document: &Document) -> impl Iterator<Item = String> {
    let mut found = Vec::new();
    each_block(&document.blocks, &mut |block| {
        if let BlockKind::Heading { content, .. } = &block.kind {
            found.push(folded(&plain_text(content)));
        }
    });
    found.into_iter()
}

/// Letters only, since sites make the names of headings in many ways.
fn folded(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphabetic()).flat_map(char::to_lowercase).collect()
}
