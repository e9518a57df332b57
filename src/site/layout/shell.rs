//! What belongs to a site's frame, in tables, and which parts of a layout those are.

use std::cmp::Reverse;
use std::ops::Range;

use super::template::{Part, Template};
use super::without;
use crate::source::keep_outermost;

/// Elements that belong to the site's frame, or say what the document's header says.
const SHELL_ELEMENTS: &[&str] =
    &["aside", "button", "footer", "form", "h1", "head", "header", "iframe", "link", "meta", "nav", "script", "style"];

/// Classes and ids of such elements, and of boxes with links to visitors' accounts, comments, and other pages.
const SHELL_MARKS: &[&str] = &[
    "author",
    "avatar",
    "breadcrumb",
    "comments",
    "contact-icons",
    "disqus_thread",
    "feed-subscribe",
    "footer",
    "header",
    "navbar",
    "navigation",
    "page__date",
    "page-footer",
    "page-share",
    "page-tag",
    "page__meta",
    "page__title",
    "pager",
    "pagination",
    "post-list-heading",
    "post-footer",
    "post-meta",
    "post-share",
    "post-tag",
    "profile",
    "related",
    "rss-subscribe",
    "share",
    "sidebar",
    "tags",
    "toc",
];

/// What the names of included files contain that print such things. `selected_papers` prints a part of the list that the
/// document has anyway.
const SHELL_INCLUDES: &[&str] = &[
    "analytics",
    "author",
    "base_path",
    "breadcrumb",
    "citation",
    "comment",
    "copyright",
    "disqus",
    "foot",
    "giscus",
    "head",
    "masthead",
    "math",
    "menu",
    "meta",
    "nav",
    "newsletter",
    "page__",
    "paginat",
    "profile",
    "related",
    "schema",
    "script",
    "search",
    "selected_papers",
    "seo",
    "share",
    "sharing",
    "sidebar",
    "sidenav",
    "social",
    "tag",
    "title",
    "toc",
    "topbar",
    "topnav",
];

/// What the document's header says, or nobody needs on paper: an element without others in it that asks for one of these.
const SAID_ABOVE: &[&str] = &[
    "page.date",
    "page.description",
    "page.subtitle",
    "page.tagline",
    "page.title",
    "site.author",
    "site.description",
    "site.name",
    "site.subtitle",
    "site.tagline",
    "site.title",
];

/// Elements of a frame without anything to read; the title of the page is printed in its own place.
const UNREAD: &[&str] = &["h1", "head", "link", "meta", "script", "style", "title"];

/// Tags of Liquid that may print something.
const PRINTING: &[&str] = &["case", "for", "if", "include", "include_cached", "unless"];

/// The elements and files of a frame, and whatever is outside the `region` that is printed, that have anything to read in them, as
/// their author knows them.
pub(super) fn left_out(template: &Template, text: &str, content: &Range<usize>, region: &Range<usize>) -> Vec<String> {
    let element = |part: &Part| (part.outer.clone(), format!("`<{}>`", part.name));
    let tag = |part: &Part| (part.outer.clone(), format!("`{} {}`", part.name, first_word(&part.arguments)));
    let (unread, read): (Vec<&Part>, Vec<&Part>) =
        template.elements.iter().partition(|part| UNREAD.contains(&part.name.as_str()));
    let elements = || read.iter().copied().filter(|part| !part.holds(content));
    let shell_tags = template.tags.iter().filter(|part| is_shell_tag(part, &text[part.inner.clone()])).map(tag);
    let mut parts: Vec<(Range<usize>, String)> =
        elements().filter(|part| is_shell(template, part)).map(element).chain(shell_tags).collect();
    let is_apart = |part: &Part| {
        let is_outside = part.outer.end <= region.start || part.outer.start >= region.end;
        is_outside && unread.iter().all(|unread| !unread.holds(&part.outer))
    };
    let silent: Vec<&Range<usize>> = unread.iter().map(|part| &part.outer).chain(&template.comments).collect();
    let is_said = |part: &Part| {
        is_apart(part) && says_something(text, part, &silent) && parts.iter().all(|(shell, _)| !part.holds(shell))
    };
    let prints = |part: &Part| {
        let is_included = part.name.starts_with("include") && is_apart(part);
        PRINTING.contains(&part.name.as_str()) && (is_included || is_said(part))
    };
    let others = elements().filter(|part| is_said(part)).map(element);
    let others: Vec<_> = others.chain(template.tags.iter().filter(|part| prints(part)).map(tag)).collect();
    parts.extend(others);
    parts.sort_by_key(|(range, _)| (range.start, Reverse(range.end)));
    keep_outermost(&mut parts, |(range, _)| range);
    let mut names: Vec<String> = parts.into_iter().map(|(_, name)| name).collect();
    names.dedup();
    names
}

/// Whether a part of a template prints anything to read: what is in a tag of HTML, and in the `silent` parts, is not.
fn says_something(template: &str, part: &Part, silent: &[&Range<usize>]) -> bool {
    let mut kept = vec![part.inner.clone()];
    for cut in silent.iter().filter(|range| part.holds(range)) {
        kept = kept.into_iter().flat_map(|range| without(range, cut)).collect();
    }
    let has_words = |text: &str| {
        let mut pieces = text.split('<');
        let first = pieces.next().unwrap_or_default();
        let rest = pieces.filter_map(|piece| piece.split_once('>')).map(|(_, text)| text);
        std::iter::once(first).chain(rest).any(|text| !text.trim().is_empty())
    };
    kept.into_iter().any(|range| has_words(&template[range]))
}

pub(super) fn first_word(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or_default()
}

/// Whether an element is what a page is there for, or a part of that.
pub(super) fn is_main(element: &Part) -> bool {
    matches!(element.name.as_str(), "article" | "main" | "section")
}

/// Whether an element belongs to the frame. In a loop, `<header>` and `author` are of what the loop prints; in a section beside the
/// page's text, `<header>` holds its heading.
pub(super) fn is_shell(template: &Template, element: &Part) -> bool {
    let name = element.name.as_str();
    let may_be_of_an_item = matches!(name, "header" | "footer");
    let is_in_loop = || template.tags.iter().any(|tag| tag.name == "for" && tag.holds(&element.outer));
    let is_of_a_section = || {
        let is_around = |outer: &&Part| outer.holds(&element.outer) && is_main(outer);
        let section = template.elements.iter().rfind(is_around).filter(|outer| outer.name == "section");
        name == "header" && section.is_some_and(|outer| !template.content.iter().any(|content| outer.holds(content)))
    };
    let is_marked = || element.marks().iter().any(|mark| SHELL_MARKS.contains(mark));
    let is_of_content = || is_in_loop() || is_of_a_section();
    SHELL_ELEMENTS.contains(&name) && !may_be_of_an_item || (may_be_of_an_item || is_marked()) && !is_of_content()
}

pub(super) fn says_what_the_header_says(template: &Template, element: &Part, text: &str) -> bool {
    let says = SAID_ABOVE.iter().any(|name| text[element.inner.clone()].contains(name));
    says && template.elements.iter().all(|other| !element.holds(&other.outer))
}

/// Whether Liquid prints the frame, the blog's posts, or what is printed elsewhere.
pub(super) fn is_shell_tag(tag: &Part, inner: &str) -> bool {
    match tag.name.as_str() {
        "include" | "include_cached" => {
            let file = first_word(&tag.arguments);
            let begins_word = |at: usize| !file[..at].ends_with(char::is_alphanumeric);
            SHELL_INCLUDES.iter().any(|part| file.match_indices(part).any(|(at, _)| begins_word(at)))
        }
        "for" => is_blog(tag, inner),
        "if" => inner.contains("selected_papers"),
        name => matches!(name, "seo" | "toc" | "feed_meta"),
    }
}

/// Whether a loop prints the blog's posts: all of them. Some sites keep talks as posts, and have a loop choose those of a kind.
fn is_blog(tag: &Part, inner: &str) -> bool {
    let mut words = tag.arguments.split_whitespace();
    let (Some(post), _, Some(list)) = (words.next(), words.next(), words.next()) else { return false };
    // Jekyll's own fields sort articles.
    const OF_ARTICLES: &[&str] =
        &["categories", "category", "content", "date", "excerpt", "lang", "layout", "tags", "url"];
    let chooses = |condition: &str| {
        let field = condition.split_once(&format!("{post}.")).map(|(_, field)| field.trim_start());
        let field = field.and_then(|field| field.split_once("==")).map(|(field, _)| field.trim());
        field.is_some_and(|field| !OF_ARTICLES.contains(&field))
    };
    let conditions =
        inner.split("{%").skip(1).filter_map(|rest| rest.split_once("%}")).map(|(tag, _)| tag.trim_matches(['-', ' ']));
    list.ends_with("posts")
        && !conditions.filter_map(|tag| tag.strip_prefix("if ")).any(chooses)
        && !lists_papers(post, inner)
}

/// Whether a loop prints what only papers have. Some sites keep each paper as a post.
fn lists_papers(post: &str, inner: &str) -> bool {
    const OF_PAPERS: &[&str] = &["arxiv", "authors", "bibtex", "citation", "doi", "journal", "venue"];
    let prefix = format!("{post}.");
    let fields = inner.split(&prefix).skip(1);
    let name =
        |rest: &str| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default().to_owned();
    fields.map(name).any(|field| OF_PAPERS.contains(&field.as_str()))
}
