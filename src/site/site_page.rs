//! A page of a site: where the site shows it, in which language, and whether it has text of its own.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::address;
use crate::cv::bilingual;
use crate::diagnostic::Diagnostic;
use crate::fold;
use crate::language::Language;
use crate::liquid_syntax::{NodeKind, tokens};
use crate::markdown::comments;
use crate::page::Page;
use crate::path;
use crate::script;
use crate::source::{Span, Spanned};

/// Words in the names of folders that hold what the site no longer shows, or not yet, or what its theme came with.
#[rustfmt::skip]
const OF_COPIES: &[&str] = &[
    "backup", "backups", "bak", "copies", "copy", "demo", "demos", "draft", "drafts", "example", "examples", "old", "sample", "samples",
    "template", "templates", "test", "tests",
];

/// A page that the site shows.
#[derive(Debug, Clone)]
pub struct SitePage {
    /// Its file, below the site's root.
    pub path: String,
    /// Where the site shows it, below `baseurl`: `/`, `/cv/`, `/talks/2024.html`.
    pub address: String,
    /// The page.
    pub page: Page,
    /// The site's language, where the page states none and its letters do not tell it from another one.
    pub of_site: Option<Language>,
    /// What the site's menu calls it, if that is known.
    pub called: Option<String>,
    /// The text of the files that it includes from its own folder, which are in its language.
    pub included: String,
    /// What was noticed when it was read.
    pub diagnostics: Vec<Diagnostic>,
}

impl SitePage {
    /// A page that includes no other file.
    pub(super) fn new(path: String, address: String, page: Page, diagnostics: Vec<Diagnostic>) -> Self {
        Self { path, address, page, of_site: None, called: None, included: String::new(), diagnostics }
    }

    /// The address without what servers add or leave out: `cv` for `/cv/`, `/cv.html` and `/cv/index.html`.
    pub(crate) fn bare_address(&self) -> String {
        address::page(&self.address)
    }

    /// The language that the page or its path states, as written there: `zh`, `ru`.
    pub fn language_tag(&self) -> Option<String> {
        let stated = self.page.front_matter.filled_any(&["lang", "language", "locale"]).and_then(|tag| tag.as_str());
        let in_path = || self.path.split('/').find_map(|part| split_language(stem(part)).1);
        stated.or_else(in_path).map(|tag| tag.trim().to_lowercase())
    }

    /// What the page calls itself.
    pub fn title(&self) -> Option<Spanned<String>> {
        self.page.front_matter.text("title").map(|title| Spanned::new(title.value.to_owned(), title.span))
    }

    /// The place of the page as a whole.
    pub(crate) fn start(&self) -> Span {
        Span::new(self.page.source, 0..0)
    }

    /// That language, if vitae speaks it.
    pub(crate) fn language(&self) -> Option<Language> {
        self.language_tag().map_or(self.of_site, |tag| Language::from_tag(&tag))
    }

    /// Takes over the language that the site states where the page might be in it: words in kanji alone are Chinese by their letters.
    pub(super) fn read_as_the_site(&mut self, stated: Option<Language>) {
        let may_be = stated == Some(Language::Ja) && bilingual::may_be_japanese(self.page.body.text());
        self.of_site = stated.filter(|_| may_be && self.language_tag().is_none());
    }

    /// The language that its words are in.
    pub(crate) fn written_language(&self) -> Language {
        let own = self.page.body.text();
        if self.included.is_empty() {
            bilingual::detect(own)
        } else {
            bilingual::detect(&[own, &self.included].concat())
        }
    }

    /// The language that it states, or else that its words are in. `None` where it states one that vitae does not know.
    pub(super) fn main_language(&self) -> Option<Language> {
        match self.language_tag() {
            Some(tag) => Language::from_tag(&tag),
            None => Some(self.of_site.unwrap_or_else(|| self.written_language())),
        }
    }

    /// The language that it states, written in one way: `zh-CN` for `zh`, `cn` and `zh-CN`.
    pub(crate) fn stated_language(&self) -> Option<String> {
        let tag = self.language_tag()?;
        Some(Language::from_tag(&tag).map_or(tag, |language| language.tag().to_owned()))
    }

    /// The path without its languages: what twins have in common.
    pub(super) fn neutral_path(&self) -> String {
        let parts = self.path.split('/').map(|part| split_language(stem(part)).0);
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/").to_lowercase()
    }

    /// The address without its languages.
    pub(super) fn neutral_address(&self) -> String {
        let address = self.bare_address();
        let parts = address.split('/').map(|part| split_language(part).0);
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/")
    }

    /// The name of its file without extension and language, in lower case.
    pub(super) fn stem(&self) -> String {
        split_language(stem(path::name(&self.path))).0.to_lowercase()
    }

    /// Whether it is one of the site's own pages and not in a folder of projects or posts: at the root, or in a folder that
    /// stands for the root or for a language.
    pub(super) fn is_at_the_top(&self) -> bool {
        let mut folders = self.path.split('/').rev().skip(1);
        folders.all(|folder| {
            matches!(folder, "_pages" | "_tabs" | "pages" | "content") || split_language(folder).0.is_empty()
        })
    }

    /// Whether its folder has the name of copies, samples or drafts: `backup/publications.md`, `old_site/cv.md`.
    pub(super) fn is_in_a_folder_of_copies(&self) -> bool {
        let words = |folder: &str| fold::words(&folder.replace('_', " "));
        let is_one = |folder: &str| words(folder).split(' ').any(|word| OF_COPIES.contains(&word));
        path::folder(&self.path).split('/').any(is_one)
    }

    /// Whether it is about the repository and not about a person: a README and the like. Who studies security or agents may have a
    /// page of that name, too.
    pub(super) fn is_about_the_repository(&self) -> bool {
        let stem = stem(path::name(&self.path)).to_lowercase().replace('-', "_");
        let is_named = ABOUT_THE_REPOSITORY.contains(&stem.as_str());
        let is_certain = !MAY_BE_TOPICS.contains(&stem.as_str()) || self.page.front.is_empty();
        is_readme(&self.path) || is_named && is_certain
    }

    /// Whether it says anything itself, rather than being filled by its layout or by a list of posts.
    pub(crate) fn has_text(&self) -> bool {
        let body = self.page.body.text();
        let own = Own::of(body);
        own.parts.iter().any(|range| says_something(&body[range.clone()], own.lists_posts))
    }

    /// What it is called: the end of its address, its title, the name of its file.
    pub(super) fn names(&self) -> [String; 3] {
        let address = self.bare_address();
        let title = self.title().map(|title| title.value).unwrap_or_default();
        [path::name(&address).to_owned(), title, self.stem()]
    }

    /// Whether it only redirects its visitors to another page. One that redirects to a PDF says where the CV is.
    pub(super) fn leads_to_a_page(&self) -> bool {
        let target = self.page.front_matter.text("redirect_to");
        target.is_some_and(|target| !target.value.to_lowercase().ends_with(".pdf"))
            || self.refreshes()
            || self.is_left_by_a_script()
    }

    /// Whether a script redirects browsers to another address, and there is nothing to read for those that run it; a document of
    /// its own may have a few words for the others.
    fn is_left_by_a_script(&self) -> bool {
        const MAX_WORDS: usize = 20;
        let text = self.page.body.text();
        let leaves = ["location.href =", "location.href=", "location.replace(", "location ="];
        if !leaves.iter().any(|way| text.contains(way)) {
            return false;
        }
        let unread = ["script", "noscript", "head"];
        let rest = unread.iter().fold(text.to_owned(), |text, name| without_elements(&text, name));
        if !text.contains("<html") {
            return !rest.contains(char::is_alphanumeric);
        }
        let texts = rest.split('<').filter_map(|tag| tag.split_once('>')).map(|(_, text)| text);
        texts.map(script::word_count).sum::<usize>() <= MAX_WORDS
    }

    /// Whether it redirects browsers to another address, as pages that have moved do.
    fn refreshes(&self) -> bool {
        let tags = self.page.body.text().split('<').filter(|tag| tag.starts_with("meta") || tag.starts_with("META"));
        let mut tags = tags.map(str::to_lowercase);
        tags.any(|tag| tag.contains("http-equiv=\"refresh\""))
    }

    /// Whether Liquid prints anything on it but a list of posts.
    pub(super) fn is_filled_by_liquid(&self) -> bool {
        Own::of(self.page.body.text()).is_filled
    }

    /// Whether it is empty, and has a layout that may print more than a list of posts.
    pub(super) fn is_filled_by_its_layout(&self) -> bool {
        let layout = self.page.front_matter.text("layout");
        let may_print = layout.is_some_and(|layout| !LISTS_OF_POSTS.contains(&layout.value));
        may_print && !Own::of(self.page.body.text()).lists_posts
    }
}

/// A text without the elements of a name.
fn without_elements(text: &str, name: &str) -> String {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let mut pieces = text.split(open.as_str());
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| text + piece.split_once(close.as_str()).map_or("", |(_, after)| after))
}

/// Layouts that list posts.
const LISTS_OF_POSTS: &[&str] = &["archive", "blog", "home", "posts"];

/// Documents of repositories that sites do not show. GitHub leaves out the same ones.
const ABOUT_THE_REPOSITORY: &[&str] = &[
    "404",
    "agents",
    "changelog",
    "claude",
    "code_of_conduct",
    "contributing",
    "copying",
    "customize",
    "faq",
    "gemini",
    "install",
    "issue_template",
    "licence",
    "license",
    "pull_request_template",
    "security",
];

/// Those of them that are pages of a site if they have front matter.
const MAY_BE_TOPICS: &[&str] = &["agents", "security"];

/// Whether a path's file name is README, whatever its extension.
pub(crate) fn is_readme(path: &str) -> bool {
    split_language(stem(path::name(path))).0.eq_ignore_ascii_case("readme")
}

/// What a page says itself.
#[derive(Default)]
struct Own {
    /// Outside comments, Liquid, and loops over posts.
    parts: Vec<Range<usize>>,
    /// Whether it has a loop over posts.
    lists_posts: bool,
    /// Whether Liquid prints something outside such loops.
    is_filled: bool,
    /// The variables that hold posts.
    posts: BTreeSet<String>,
}

impl Own {
    fn of(body: &str) -> Self {
        let mut own = Self::default();
        let mut depth = 0;
        for range in comments::visible(body) {
            own.scan(body, range, &mut depth);
        }
        own
    }

    /// `depth` counts the open loops, starting with one over posts.
    fn scan(&mut self, body: &str, range: Range<usize>, depth: &mut usize) {
        let text = &body[range.clone()];
        for node in tokens(text) {
            match &node.kind {
                NodeKind::Text => self.note(range.start, &node.range, *depth),
                NodeKind::Raw(inner) => self.note(range.start, inner, *depth),
                NodeKind::Tag(tag) => self.tag(&text[tag.name.clone()], &text[tag.arguments.clone()], depth),
                NodeKind::Output(_) | NodeKind::Broken => self.is_filled |= *depth == 0,
                NodeKind::Comment | NodeKind::Block(_) => {}
            }
        }
    }

    fn tag(&mut self, name: &str, arguments: &str, depth: &mut usize) {
        match name {
            "for" if *depth > 0 || self.holds_posts(arguments.split_whitespace().nth(2).unwrap_or_default()) => {
                self.lists_posts = true;
                *depth += 1;
            }
            "assign" => {
                let (variable, value) = arguments.split_once('=').unwrap_or_default();
                if self.holds_posts(value.split_whitespace().next().unwrap_or_default()) {
                    self.posts.insert(variable.trim().to_owned());
                }
            }
            "endfor" => *depth = depth.saturating_sub(1),
            "capture" | "if" | "unless" | "else" | "elsif" => {}
            name if name.starts_with("end") => {}
            _ => self.is_filled |= *depth == 0,
        }
    }

    /// Whether a value is a list of the site's posts: `site.categories.news`, `site.blog`, or a variable that holds one.
    fn holds_posts(&self, value: &str) -> bool {
        const POSTS: &[&str] = &["posts", "categories", "tags", "blog"];
        self.posts.contains(value) || value.split(['.', '|', '[']).any(|part| POSTS.contains(&part))
    }

    fn note(&mut self, start: usize, range: &Range<usize>, depth: usize) {
        if depth == 0 && !range.is_empty() {
            self.parts.push(start + range.start..start + range.end);
        }
    }
}

/// Whether a part has words outside its tags. Next to a list of posts, a heading says nothing, nor does a button: it only titles the
/// list, or leads to it.
fn says_something(part: &str, lists_posts: bool) -> bool {
    let (mut is_heading, mut is_button, mut is_code) = (false, false, false);
    part.split('<').enumerate().any(|(index, piece)| {
        // A `<!--` that is left is in code, or never closed.
        let is_tag = |c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?');
        let is_text = index == 0 || piece.starts_with("!--") || !piece.starts_with(is_tag);
        let (tag, text) = if is_text { ("", piece) } else { piece.split_once('>').unwrap_or((piece, "")) };
        let name = tag.split([' ', '\n']).next().unwrap_or_default().to_ascii_lowercase();
        let (is_end, name) = name.strip_prefix('/').map_or((false, name.as_str()), |name| (true, name));
        match name.as_bytes() {
            [b'h', b'1'..=b'6'] => is_heading = !is_end,
            b"script" | b"style" | b"title" => is_code = !is_end,
            b"a" => is_button = !is_end && ["btn", "button"].iter().any(|class| tag.contains(class)),
            _ => {}
        }
        let is_title = |line: &str| lists_posts && (is_heading || is_button || line.trim_start().starts_with('#'));
        !is_code && text.lines().any(|line| !is_title(line) && line.contains(char::is_alphanumeric))
    })
}

/// Whether a file is a page to Jekyll, judging by its name.
pub(crate) fn is_page_name(name: &str) -> bool {
    path::has_extension(name, &["md", "markdown", "mkd", "mkdn", "mkdown", "html", "htm"])
}

/// The name of a page without its extension; another name as it is: `v1.0` is a folder.
fn stem(name: &str) -> &str {
    if is_page_name(name) || path::has_extension(name, &["qmd"]) { path::stem(name) } else { name }
}

/// `about-zh` is `about` in `zh`, `zh` is nothing in `zh`, `about` has no language.
pub(super) fn split_language(stem: &str) -> (&str, Option<&str>) {
    if is_language(stem) {
        return ("", Some(stem));
    }
    let mut cuts = stem.match_indices(['-', '.', '_']).map(|(at, _)| (&stem[..at], &stem[at + 1..]));
    // The longest language first: `about-zh-cn` is `about`, not `about-zh`.
    match cuts.find(|(name, tag)| !name.is_empty() && is_language(tag)) {
        Some((name, tag)) => (name, Some(tag)),
        None => (stem, None),
    }
}

/// A file's name without the language that it may end with: `resume` for `resume_en`.
pub(super) fn without_language(stem: &str) -> &str {
    split_language(stem).0
}

/// Whether a part of a file's name stands for a language, maybe with a region or a script: `zh-Hant`. English words that are also
/// codes (`is`, `no`) are not.
fn is_language(part: &str) -> bool {
    const OTHERS: &[&str] = &[
        "ru", "it", "pt", "pt-br", "ar", "nl", "pl", "tr", "vi", "uk", "fa", "cs", "sv", "el", "hu", "id", "th", "ca",
        "da", "fi",
    ];
    let part = part.to_lowercase().replace('_', "-");
    OTHERS.contains(&part.as_str()) || Language::from_word(&part).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, Sources};

    fn page(path: &str, body: &str) -> SitePage {
        let mut sources = Sources::new();
        let id = sources.add(Source::new(path, body));
        let page = crate::page::split(&sources, id).into_value().expect("a page");
        SitePage::new(path.into(), "/".into(), page, Vec::new())
    }

    #[test]
    fn a_page_says_something_when_it_has_words_of_its_own() {
        for body in [
            "I study tides.",
            "<div>\n  <p>Hello</p>\n</div>",
            "# Posts\n\n{% for x in site.talks %}a talk{% endfor %}",
            "{% for post in site.posts %}{{ post.title }}{% endfor %}\n\nI study tides.",
            "{% if page.x %}Words{% endif %}",
            "你好",
            "~~~\n<!--\n~~~\n\nI study tides.",
            "Fewer than <3 words",
        ] {
            assert!(page("index.md", body).has_text(), "{body}");
        }
        for body in [
            "",
            "<!DOCTYPE html>\n<img src=\"{{ page.image }}\">",
            "<!-- I study tides. -->",
            "{% comment %}I study tides.{% endcomment %}",
            "{% include head.html %}\n{{ content }}",
            "<div class=\"home\">{% for post in paginator.posts %}<h2>{{ post.title }}</h2> read more{% endfor %}</div>",
            "<h1>Latest posts</h1>{%- for post in site.posts limit:5 -%}a post{% for tag in post.tags %}x{% endfor %}y{% endfor %}",
            "# Blog\n\n{% for post in site.categories.news %}a post{% endfor %}\n",
            "{% for post in site.posts %}never closed",
            "<img src=\"words.png\"><style>\nh1 { margin: 0 }\n</style>",
        ] {
            assert!(!page("index.md", body).has_text(), "{body}");
        }
    }

    #[test]
    fn liquid_fills_a_page_that_prints_more_than_posts() {
        assert!(page("index.html", "<div>{% include profile.html %}</div>").is_filled_by_liquid());
        assert!(page("index.html", "{{ site.data.bio }}").is_filled_by_liquid());
        let posts = "{% assign n = 3 %}{% for post in site.posts %}{% include card.html %}{% endfor %}";
        assert!(!page("index.html", posts).is_filled_by_liquid());
    }

    #[test]
    fn documents_of_a_repository_are_known_by_their_names() {
        for path in [
            "README.md",
            "readme.markdown",
            "README-zh.md",
            "AGENTS.md",
            "CONTRIBUTING.md",
            "Code-of-Conduct.md",
            "404.html",
        ] {
            assert!(page(path, "").is_about_the_repository(), "{path}");
        }
        assert!(!page("about.md", "").is_about_the_repository());
    }
}
