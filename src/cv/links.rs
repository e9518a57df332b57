//! Where links lead from paper.
//!
//! On the site a link may be relative to the page, a jump within it, or lead to the very PDF that is being made. In the
//! PDF every link is absolute, or is plain text.

use std::borrow::Cow;

use crate::address::{self, host, in_ascii, scheme, unescaped};
use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::document::{
    Block, BlockKind, Document, Inline, InlineKind, Inlines, Table, block_text, each_run_mut, quoted, sole_inline,
    sole_paragraph,
};
use crate::path;
use crate::script::word_count;
use crate::sentences;
use crate::source::Span;

/// The longest target that Typst accepts.
const MAX_TARGET_BYTES: usize = 8_000;

/// What is needed to tell where a link leads.
#[derive(Debug, Clone, Copy, Default)]
pub struct LinkContext<'a> {
    /// The address of the site, with the scheme: `https://jane.github.io`.
    pub site: Option<&'a str>,
    /// The path of the page on its host, the site's `baseurl` included: `/cv/`. Empty for the root.
    pub page: &'a str,
    /// Where the document will be, below the site's root: `files/Curriculum_Vitae.pdf`.
    pub output: Option<&'a str>,
}

/// Where a link leads from paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// To this address.
    Address(String),
    /// To the document that is being made.
    Itself,
    /// Nowhere, for this reason.
    Nowhere(&'static str),
}

/// Where `target`, as a page writes it, leads from paper.
pub fn target(target: &str, context: LinkContext) -> Target {
    let target = target.trim();
    if target.is_empty() {
        return Target::Nowhere("it has no target");
    }
    if target.starts_with('#') {
        return Target::Nowhere("it leads to a place on the same page");
    }
    if is_document(target, context) { Target::Itself } else { absolute(target, context) }
}

/// The address of `target` for those who are not on the page.
fn absolute(target: &str, context: LinkContext) -> Target {
    let address = match scheme(target) {
        Some(_) if address::may_be_opened(target) => target.to_owned(),
        Some(_) => return Target::Nowhere("it would open a program, not a page on the web"),
        None if target.starts_with("//") => format!("https:{target}"),
        None => match context.site {
            Some(site) => match address::join(site, context.page, &as_shown(target)) {
                Some(address) => String::from(address),
                None => return Target::Nowhere("it is not a valid address"),
            },
            None => return Target::Nowhere("it is relative, and the site has no valid `url:`"),
        },
    };
    let address = in_ascii(&address);
    if address.len() > MAX_TARGET_BYTES {
        Target::Nowhere("it is too long for a PDF")
    } else {
        Target::Address(address)
    }
}

/// The links of a table that has hardly anything else: `On this page`.
fn links_of(table: &Table) -> Option<Vec<(&str, String)>> {
    const MAX_BESIDE: usize = 4;
    let cells = || table.head.iter().chain(&table.rows).flatten().filter(|cell| !cell.blocks.is_empty());
    let links: Vec<(&str, String)> = cells().filter_map(|cell| sole_link(&cell.blocks)).collect();
    let linked: usize = links.iter().map(|(_, words)| word_count(words)).sum();
    let words: usize = cells().map(|cell| word_count(&block_text(&cell.blocks))).sum();
    (words <= linked + MAX_BESIDE).then_some(links)
}

/// The target of a link to a source that a site shows as a page: `cv.html#talks` for `cv.qmd#talks` (Quarto guide, “Markdown basics”).
fn as_shown(target: &str) -> Cow<'_, str> {
    let end = target.find(['?', '#']).unwrap_or(target.len());
    match target[..end].rsplit_once('.') {
        Some((stem, "qmd")) => format!("{stem}.html{}", &target[end..]).into(),
        _ => target.into(),
    }
}

/// Gives every link of a page its [`Target`]; links that lead nowhere become text, or
/// [`InlineKind::DeadLink`]s if their words may be labels. A link to the document itself is
/// removed, with its words, if it is an aside in brackets: "(more in my CV)" is no use to someone reading the CV. So is a menu of
/// the page's own places.
pub fn resolve(mut document: Document, context: LinkContext) -> Outcome<Document> {
    let mut resolver = Resolver { context, diagnostics: Vec::new() };
    resolver.drop_menus(&mut document.blocks);
    each_run_mut(&mut document.blocks, &mut |run| resolver.inlines(run));
    Outcome::new(document, resolver.diagnostics)
}

struct Resolver<'a> {
    context: LinkContext<'a>,
    diagnostics: Vec<Diagnostic>,
}

impl Resolver<'_> {
    /// Leaves out menus of the page's own places, and the line that introduces one: “On this page:”, “My courses as”.
    fn drop_menus(&mut self, blocks: &mut Vec<Block>) {
        let menus: Vec<bool> = blocks.iter().map(|block| self.is_menu(block)).collect();
        let goes: Vec<bool> = (0..blocks.len())
            .map(|at| menus[at] || menus.get(at + 1).is_some_and(|&is_menu| is_menu && self.leads_in(&blocks[at])))
            .collect();
        let mut goes = goes.into_iter();
        blocks.retain(|_| !goes.next().unwrap_or_default());
    }

    /// Whether a block is a line that goes on in the menu below it; if so it is noted.
    fn leads_in(&mut self, block: &Block) -> bool {
        const MAX_WORDS: usize = 12;
        let BlockKind::Paragraph(line) = &block.kind else { return false };
        let words = line.plain_text();
        let is_open = words.trim_end().ends_with([':', '：']) || sentences::leads_on(&words);
        let goes = is_open && word_count(&words) <= MAX_WORDS;
        if goes {
            let message =
                format!("{} is left out: what it introduces leads to places on the same page", quoted(&words));
            self.diagnostics.push(Diagnostic::loss(Code::DroppedLink, message).at(block.span));
        }
        goes
    }

    /// Whether a block is a list or a table of links, most of them to places on the same page; if so it is noted.
    fn is_menu(&mut self, block: &Block) -> bool {
        let links: Option<Vec<(&str, String)>> = match &block.kind {
            BlockKind::List(list) => list.items.iter().map(|item| sole_link(&item.blocks)).collect(),
            BlockKind::Table(table) => links_of(table),
            _ => None,
        };
        let Some(links) = links.filter(|links| links.len() > 1) else { return false };
        let jumps = links.iter().filter(|(target, _)| target.starts_with('#')).count();
        if jumps * 2 <= links.len() {
            return false;
        }
        let words: Vec<String> = links.into_iter().map(|(_, words)| words).collect();
        let message = format!("“{}” are left out: they lead to places on the same page", words.join(", "));
        self.diagnostics.push(Diagnostic::loss(Code::DroppedLink, message).at(block.span));
        true
    }

    fn inlines(&mut self, inlines: &mut Inlines) {
        let mut at = 0;
        while at < inlines.len() {
            if let Some(inner) = inlines[at].kind.children_mut() {
                self.inlines(inner);
            }
            at = self.link(inlines, at);
        }
    }

    /// Handles the inline at `at`, and returns the place to go on from.
    fn link(&mut self, inlines: &mut Inlines, at: usize) -> usize {
        let span = inlines[at].span;
        let InlineKind::Link { target: written, content } = &mut inlines[at].kind else { return at + 1 };
        if content.is_empty() {
            let message = format!("the link to {written} has no text");
            self.diagnostics.push(Diagnostic::loss(Code::DroppedLink, message).at(span));
            inlines.remove(at);
            return at;
        }
        let found = target(written, self.context);
        if found == Target::Itself
            && let Some((words, next)) = cut_bracketed(inlines, at)
        {
            self.left_out(&words, span);
            return next;
        }
        self.lead(inlines, at, found)
    }

    /// Makes the link at `at` lead where it leads from paper; returns the place to go on from.
    fn lead(&mut self, inlines: &mut Inlines, at: usize, found: Target) -> usize {
        let span = inlines[at].span;
        let InlineKind::Link { target: written, content } = &mut inlines[at].kind else { return at + 1 };
        // A link to the document that is more than an aside stays: it leads to the newest version.
        let found = if found == Target::Itself { absolute(written, self.context) } else { found };
        match found {
            Target::Nowhere(reason) => {
                let message = format!("the link of “{}” is left out: {reason}", content.plain_text());
                self.diagnostics.push(Diagnostic::loss(Code::DroppedLink, message).at(span));
                let (target, content) = (std::mem::take(written), std::mem::take(content));
                if !may_be_label(&content) {
                    let after = at + content.len();
                    inlines.replace(at, content);
                    return after;
                }
                inlines[at].kind = InlineKind::DeadLink { target, content };
                at + 1
            }
            Target::Address(address) => {
                *written = address;
                at + 1
            }
            Target::Itself => at + 1,
        }
    }

    fn left_out(&mut self, words: &str, span: Span) {
        let message = format!("“{}” is left out: it links to this document", words.trim());
        self.diagnostics.push(Diagnostic::loss(Code::SelfLink, message).at(span));
    }
}

/// Whether words may be there for the link's sake alone, with an icon or without. A picture or a title is what it says, with a link or
/// without.
fn may_be_label(content: &Inlines) -> bool {
    const MAX_WORDS: usize = 5;
    let has_words = content.descendants().any(|inline| inline.as_text().is_some_and(|text| word_count(text) > 0));
    has_words && word_count(&content.plain_text()) <= MAX_WORDS
}

/// The target and the words of the link that some blocks are.
fn sole_link(blocks: &[Block]) -> Option<(&str, String)> {
    match &sole_inline(sole_paragraph(blocks)?)?.kind {
        InlineKind::Link { target, content } => Some((target, content.plain_text().trim().to_owned())),
        _ => None,
    }
}

const BRACKETS: &[(char, char)] = &[('(', ')'), ('（', '）')];

/// Cuts the link at `at` when it is alone in brackets (around it, or around its own words), with the brackets and the space
/// before them. Returns the removed words and the place to go on from.
fn cut_bracketed(inlines: &mut Inlines, at: usize) -> Option<(String, usize)> {
    let words = inlines[at].plain_text();
    let inside = |&(open, close): &(char, char)| words.trim().starts_with(open) && words.trim().ends_with(close);
    if BRACKETS.iter().any(inside) {
        inlines.remove(at);
        let next = trim_end(inlines, at, |text| text.trim_end());
        return Some((words, next));
    }
    let before = at.checked_sub(1).and_then(|at| inlines[at].as_text())?.trim_end();
    let after = inlines.get(at + 1).and_then(Inline::as_text)?.trim_start();
    let &(open, close) = BRACKETS.iter().find(|(open, close)| before.ends_with(*open) && after.starts_with(*close))?;
    let rest = after[close.len_utf8()..].to_owned();
    replace_text(inlines, at + 1, &rest);
    inlines.remove(at);
    let next = trim_end(inlines, at, |text| text.trim_end().strip_suffix(open).unwrap_or(text).trim_end());
    Some((format!("{open}{words}{close}"), next))
}

/// Shortens the text before `at`; returns the new place of what was at `at`.
fn trim_end(inlines: &mut Inlines, at: usize, trim: impl Fn(&str) -> &str) -> usize {
    let Some(before) = at.checked_sub(1) else { return at };
    let Some(text) = inlines[before].as_text() else { return at };
    let text = trim(text).to_owned();
    at - replace_text(inlines, before, &text)
}

/// Replaces a text run, or removes it when nothing is left; returns the number of runs removed.
fn replace_text(inlines: &mut Inlines, at: usize, text: &str) -> usize {
    if text.is_empty() {
        inlines.remove(at);
        return 1;
    }
    inlines[at].kind = InlineKind::Text(text.to_owned());
    0
}

/// Whether a target is the document itself: the same file name, on the same host as far as that is known.
fn is_document(target: &str, context: LinkContext) -> bool {
    let Some(output) = context.output else { return false };
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let same_name = unescaped(path::name(path)) == path::name(output) && !path::name(output).is_empty();
    let elsewhere = match (scheme(path).is_some(), context.site) {
        (true, Some(site)) => host(path) != host(site),
        _ => false,
    };
    same_name && (!elsewhere || unescaped(path).ends_with(&format!("/{}", output.trim_start_matches('/'))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Item;
    use crate::source::{Source, Sources};

    const HERE: LinkContext = LinkContext {
        site: Some("https://yuhangsong.github.io"),
        page: "/cv/",
        output: Some("files/Curriculum_Vitae.pdf"),
    };

    #[test]
    fn targets_are_absolute_or_nothing() {
        for (written, address) in [
            ("https://www.fractile.ai/", "https://www.fractile.ai/"),
            ("mailto:name@example.org", "mailto:name@example.org"),
            ("/files/x.pdf", "https://yuhangsong.github.io/files/x.pdf"),
            ("paper.pdf", "https://yuhangsong.github.io/cv/paper.pdf"),
            ("../work-with-us/#how", "https://yuhangsong.github.io/work-with-us/#how"),
            ("//example.org/a", "https://example.org/a"),
            ("/files/a b.pdf", "https://yuhangsong.github.io/files/a%20b.pdf"),
            ("a/b/..", "https://yuhangsong.github.io/cv/a/"),
            ("research.qmd#foam", "https://yuhangsong.github.io/cv/research.html#foam"),
            ("?q=1", "https://yuhangsong.github.io/cv/?q=1"),
            ("/文件/履历.pdf", "https://yuhangsong.github.io/%E6%96%87%E4%BB%B6/%E5%B1%A5%E5%8E%86.pdf"),
            ("https://例え.jp/é?q=%C3%A9&r=é#ü", "https://xn--r8jz45g.jp/%C3%A9?q=%C3%A9&r=%C3%A9#%C3%BC"),
            ("https://a.org/<1::AID>3.0;2-K", "https://a.org/%3C1::AID%3E3.0;2-K"),
            ("https://a.org/x|y^{z}", "https://a.org/x%7Cy%5E%7Bz%7D"),
            ("https://a.org", "https://a.org"),
            ("mailto:jürgen@a.org?subject=A B", "mailto:j%C3%BCrgen@a.org?subject=A%20B"),
        ] {
            assert_eq!(target(written, HERE), Target::Address(address.into()), "{written}");
        }
        for written in ["", " ", "#publications", "javascript:void(0)"] {
            assert!(matches!(target(written, HERE), Target::Nowhere(_)), "{written}");
        }
        assert!(matches!(target("/files/x.pdf", LinkContext::default()), Target::Nowhere(_)));
    }

    #[test]
    fn the_document_knows_its_own_address() {
        for written in [
            "http://yuhangsong.github.io/files/Curriculum_Vitae.pdf",
            "/files/Curriculum_Vitae.pdf",
            "../files/Curriculum_Vitae.pdf?raw=true",
            "https://github.com/yuhangsong/yuhangsong.github.io/blob/master/files/Curriculum_Vitae.pdf",
        ] {
            assert_eq!(target(written, HERE), Target::Itself, "{written}");
        }
        for written in ["https://example.org/Curriculum_Vitae.pdf", "/files/Bio.pdf"] {
            assert_ne!(target(written, HERE), Target::Itself, "{written}");
        }
    }

    /// A paragraph of text with one link to the document, written `before[words]after`; what is left of it.
    fn resolved(text: &str) -> (String, Vec<String>) {
        let span = Span::new(Sources::new().add(Source::new("cv.md", "")), 0..0);
        let (before, rest) = text.split_once('[').unwrap_or_default();
        let (words, after) = rest.split_once(']').unwrap_or_default();
        let link =
            InlineKind::Link { target: "/files/Curriculum_Vitae.pdf".into(), content: Inlines::text(words, span) };
        let mut content =
            Inlines::from([Inline::text(before, span), Inline::new(link, span), Inline::text(after, span)]);
        content.drop_empty_texts();
        let document =
            Document { blocks: vec![Block::new(BlockKind::Paragraph(content), span)], ..Document::default() };
        let (document, diagnostics) = resolve(document, HERE).into_parts();
        let blocks = document.unwrap_or_default().blocks;
        (block_text(&blocks), diagnostics.into_iter().map(|found| found.message).collect())
    }

    #[test]
    fn an_aside_that_leads_to_the_cv_goes() {
        for (text, left, lost) in [
            ("some papers ([detailed in CV]).", "some papers.", "“(detailed in CV)” is left out"),
            ("一些人工智能会议文章 ([详见CV])。", "一些人工智能会议文章。", "“(详见CV)” is left out"),
            ("文章（[详见CV]）。", "文章。", "“（详见CV）” is left out"),
        ] {
            let (after, losses) = resolved(text);
            assert_eq!(after, left);
            assert_eq!(losses.len(), 1);
            assert!(losses[0].starts_with(lost), "{losses:?}");
        }
    }

    #[test]
    fn a_menu_of_the_pages_own_places_goes() {
        let span = Span::new(Sources::new().add(Source::new("cv.md", "")), 0..0);
        let item = |target: &&str| {
            let link = InlineKind::Link { target: (*target).to_owned(), content: Inlines::text(*target, span) };
            let words = Inlines::from([Inline::new(link, span)]);
            Item::new(vec![Block::new(BlockKind::Paragraph(words), span)], span)
        };
        let left = |line: &str, targets: &[&str]| {
            let line = Block::new(BlockKind::Paragraph(Inlines::text(line, span)), span);
            let list = Block::bullets(targets.iter().map(item).collect(), span);
            let document = Document { blocks: vec![line, list], ..Document::default() };
            resolve(document, HERE).into_value().map(|document| document.blocks.len())
        };
        assert_eq!(left("I study tides.", &["#education", "#awards", "/cv.pdf"]), Some(1));
        assert_eq!(left("Clerk of tides", &["#education", "#awards"]), Some(1));
        assert_eq!(left("On this page:", &["#education", "#awards"]), Some(0));
        assert_eq!(left("All the courses I taught as", &["#clerk", "#aide"]), Some(0));
        assert_eq!(left("On this page:", &["#education", "/cv.pdf"]), Some(2));
        assert_eq!(left("On this page:", &["#education"]), Some(2));
    }

    #[test]
    fn a_few_words_may_be_there_for_their_link_alone() {
        let span = Span::new(Sources::new().add(Source::new("cv.md", "")), 0..0);
        for (words, expected) in [
            ("PDF", true),
            ("论文链接", true),
            ("the log of all our tides", false),
            ("我们建立的北海潮汐观测网络", false),
        ] {
            assert_eq!(may_be_label(&Inlines::text(words, span)), expected, "{words}");
        }
    }

    #[test]
    fn what_is_more_than_an_aside_stays_with_its_link() {
        for text in ["My [CV] lists all prizes.", "You can download my full CV [here].", "📄 [Download my CV]."] {
            let (after, losses) = resolved(text);
            assert_eq!(after, text.replace(['[', ']'], ""));
            assert_eq!(losses, Vec::<String>::new());
        }
    }
}
