//! Where the pages link to their CV: the PDF is written there.

mod others;

use std::ops::Range;

use super::config::Config;
use super::kinds::filter::publishes;
use super::menu::{self, Menu, Target};
use super::reader::Reader;
use super::site_page::SitePage;
use super::templates;
use crate::address;
use crate::fold;
use crate::language::Language;
use crate::liquid_syntax::without_comments;
use crate::markdown::comments;
use crate::names;
use crate::page::Page;
use crate::path;
use crate::script::is_cjk_letter;
use crate::source::Spanned;
use crate::vocabulary::says_cv;
use crate::yaml::{Map, Yaml};

/// A path as an output that a site names, below its root. A site may come from a stranger: it names PDFs inside its folder and
/// nothing else, neither its own pages nor what other programs keep in hidden folders.
///
/// This is the one rule for settings, links and whatever else names an output; only the disk can show that the folder does not
/// lead elsewhere.
///
/// # Errors
/// Why it cannot be the output: a predicate.
pub(crate) fn allowed_output(path: &str) -> Result<String, &'static str> {
    match path::below_root("", path).filter(|path| !path.is_empty()) {
        None => Err("is outside the site's folder"),
        Some(path) if path.contains(char::is_control) => Err("has a control character in it"),
        Some(path) if !path.to_lowercase().ends_with(".pdf") => Err("does not end with `.pdf`"),
        Some(path) if path.contains('\\') => Err("has a backslash in it"),
        Some(path) if path::is_hidden(&path) => Err("is hidden: its path has a leading dot"),
        Some(path) => Ok(path),
    }
}

/// Where the pages' own link to the CV points, as a path below the site's root.
///
/// The link counts when its file, or its text, says that it is the CV, when it leads to the site itself, and when an output is
/// allowed there. Of several, the one for the document's `language` is taken, or one that names no language.
pub fn linked_output(page: &SitePage, config: &Config, language: Language) -> Option<Spanned<String>> {
    let body = &page.page.body;
    let own = own_name(page, config);
    let output = |link: &Link<'_>| output_at(link.target, &page.address, config);
    let outputs = links_of(body.text()).filter_map(|link| output(&link).map(|path| (link, path)));
    // What stands around a link is looked at last: a page may lead to many papers.
    let is_authors = |(link, path): &(Link<'_>, String)| {
        (says_cv(path::stem(path)) || says_cv(link.text) || is_offered(body.text(), link))
            && !others::names_a_work(link.text)
            && !others::names_a_work(path::stem(link.target))
            && (says_cv(link.text) || !others::is_in_publications(body.text(), link))
            && !others::is_of_another(body.text(), link, own)
    };
    let mut found: Vec<(Link<'_>, String)> = outputs.filter(is_authors).collect();
    // A file name that says so is better than a text that does: "see the CV and the [paper](…)".
    found.sort_by_key(|(link, path)| {
        let suits = suits(link.text, language).or_else(|| suits(path::stem(path), language));
        // Whoever has both gives employers the résumé.
        let is_resume = fold::words(&format!("{} {}", link.text, path::stem(path))).contains("resume");
        (suits.map_or(1, |suits| if suits { 0 } else { 2 }), !says_cv(path::stem(path)), is_resume)
    });
    let in_body = found
        .into_iter()
        .next()
        .map(|(link, path)| Spanned::new(path, body.span(link.start..link.start + link.target.len())));
    in_body.or_else(|| stated_output(page, config))
}

/// Whether a line says nothing but that a link leads to the CV: `CV: [PDF](…)`, `Download my CV [here](…).`
fn is_offered(text: &str, link: &Link<'_>) -> bool {
    const MAX_BYTES: usize = 200;
    const LABELS: &[&str] = &["pdf", "here", "download", "link", "this link", "pdf version", "下载", "这里"];
    #[rustfmt::skip]
    const WORDS: &[&str] = &[
        "my", "full", "complete", "latest", "current", "academic", "c", "v", "cv", "curriculum", "vitae", "vita", "resume", "résumé",
        "lebenslauf", "is", "available", "as", "a", "an", "in", "at", "on", "can", "be", "found", "find", "you", "see", "get", "view",
        "download", "downloaded", "click", "the", "of", "for", "format", "version", "file", "pdf", "here", "link", "this", "简历", "下载",
    ];
    if !LABELS.contains(&fold::words(link.text).as_str()) {
        return false;
    }
    let from = text.floor_char_boundary(link.start.saturating_sub(MAX_BYTES));
    let end = link.start + link.target.len();
    let to = text.ceil_char_boundary((end + MAX_BYTES).min(text.len()));
    let (before, after) = (&text[from..link.start], &text[end..to]);
    let before = before.rsplit_once('\n').map_or(before, |(_, line)| line);
    let after = after.split_once('\n').map_or(after, |(line, _)| line);
    let line = fold::words(&format!("{before} {after}"));
    says_cv(&line) && line.split(' ').all(|word| WORDS.contains(&word))
}

/// The author's name, as far as the page or the configuration says it in so many words.
fn own_name<'a>(page: &'a SitePage, config: &'a Config) -> Option<&'a str> {
    let front = &page.page.front_matter;
    let author = |yaml: &'a Yaml| {
        let named = yaml.get("author").and_then(|author| author.text("name").or_else(|| yaml.text("author")));
        named.or_else(|| yaml.text("name")).or_else(|| yaml.text("title"))
    };
    let places = [front.text("name"), author(&config.yaml)].into_iter().flatten();
    places.map(|name| name.value).chain(front.text("title").map(|title| title.value)).find_map(names::name_in)
}

/// A page's link to its CV where the site publishes nothing.
pub(super) fn linked_unpublished(page: &SitePage, config: &Config) -> Option<Spanned<String>> {
    let body = &page.page.body;
    let path = |link: &Link<'_>| allowed_output(&local_path(link.target, &page.address, config)?).ok();
    let names_cv = |link: &Link<'_>| says_cv(path::stem(link.target)) || says_cv(link.text);
    let is_one = |path: &String| !publishes(config, path);
    links_of(body.text()).filter(names_cv).find_map(|link| {
        let path = path(&link).filter(is_one)?;
        Some(Spanned::new(path, body.span(link.start..link.start + link.target.len())))
    })
}

/// The output that a link names: allowed there, and published.
fn output_at(target: &str, from: &str, config: &Config) -> Option<String> {
    allowed_output(&local_path(target, from, config)?).ok().filter(|path| publishes(config, path))
}

/// Whether the name of a CV, or the words that link to it, are for a language: `CV_EN`, `中文简历`; `None` where they do not say.
pub(super) fn suits(name: &str, language: Language) -> Option<bool> {
    let folded = fold::words(name);
    let words: Vec<&str> = folded.split(' ').collect();
    match Language::ALL.iter().find(|language| is_named(**language, &words)) {
        Some(named) => Some(named.code() == language.code()),
        None if name.chars().any(is_cjk_letter) => Some(language.is_cjk()),
        None => None,
    }
}

/// Whether words name a language. Codes do so at the end alone, as in `cv_en`: “en” is also a French and a Spanish word. Names in
/// Latin letters do so there and before what they describe, as in “English CV”: German is also a person's name.
fn is_named(language: Language, words: &[&str]) -> bool {
    let is_described = |at: usize| words.get(at + 1).is_none_or(|next| says_cv(next) || *next == "version");
    let is_name = |at: usize, word: &str| match word.is_ascii() {
        true => language.names().contains(&word) && is_described(at),
        false => language.names().iter().any(|name| !name.is_ascii() && word.contains(fold::words(name).as_str())),
    };
    words.last().is_some_and(|last| language.codes().contains(last))
        || words.iter().enumerate().any(|(at, word)| is_name(at, word))
}

/// Where the site's menu links to its CV, as a path below the site's root.
pub(super) fn output_in_menu(menu: &Menu, config: &Config) -> Option<Spanned<String>> {
    output_of_targets(menu.targets(), "", config)
}

/// The targets in a page's front matter and in the templates around it.
pub(super) fn targets_around(reader: &mut Reader<'_>, page: &SitePage) -> Vec<Target> {
    let own = page.page.front_matter.as_map().into_iter().flat_map(settings);
    let of_template = |template: Page| menu::of_html(&without_comments(template.body.text()), template.body.span(0..0));
    let linked = templates::of_page(reader, &page.page).into_iter().flat_map(of_template);
    own.chain(linked).collect()
}

/// The targets in the site's settings and in what it says about its author.
pub(super) fn stated_targets(config: &Config) -> impl Iterator<Item = Target> {
    config.yaml.as_map().into_iter().flat_map(settings).chain(config.about.iter().flat_map(menu::texts))
}

/// Keys that name files for Jekyll or vitae, and not for visitors.
const NOT_SHOWN: &[&str] = &["defaults", "exclude", "include", "keep_files", "vitae"];

/// What the settings of a page or a site may link to.
fn settings(map: &Map) -> Vec<Target> {
    let shown = map.iter().filter(|(key, _)| !NOT_SHOWN.contains(&key.value.as_str()));
    shown.flat_map(|(key, value)| menu::labelled(value, &key.value)).collect()
}

/// The first of some targets that is a CV. Relative ones are resolved from the address `from`.
pub(super) fn output_of_targets(targets: &[Target], from: &str, config: &Config) -> Option<Spanned<String>> {
    targets.iter().find_map(|Target { address, label }| {
        let path = output_at(&address.value, from, config).filter(|_| !others::names_another(label, None))?;
        let is_cv = says_cv(path::stem(&path)) || says_cv(label);
        (is_cv && !path.ends_with(EXAMPLE)).then(|| Spanned::new(path, address.span))
    })
}

/// A page's link to a CV that is not below the site's root.
pub(super) fn linked_elsewhere(page: &SitePage, config: &Config) -> Option<Spanned<String>> {
    let body = &page.page.body;
    let is_elsewhere =
        |link: &Link<'_>| local_path(link.target, &page.address, config).is_none() && address::names_host(link.target);
    let names_cv = |link: &Link<'_>| says_cv(path::stem(link.target)) || says_cv(link.text);
    let found = links_of(body.text()).find(|link| is_elsewhere(link) && names_cv(link))?;
    Some(Spanned::new(found.target.to_owned(), body.span(found.start..found.start + found.target.len())))
}

/// The first of some targets that is a CV and not below the site's root.
pub(super) fn elsewhere_of_targets(targets: &[Target], config: &Config) -> Option<Spanned<String>> {
    let is_one = |target: &&Target| {
        let address = &target.address.value;
        let names_pdf = address.to_lowercase().contains(".pdf") && address::names_host(address);
        let says_so = || says_cv(path::stem(address)) || says_cv(&target.label);
        names_pdf && says_so() && local_path(address, "", config).is_none()
    };
    targets.iter().find(is_one).map(|target| target.address.clone())
}

/// al-folio's `cv_pdf:`, and a CV page that only leads on to its PDF.
fn stated_output(page: &SitePage, config: &Config) -> Option<Spanned<String>> {
    let front_matter = &page.page.front_matter;
    let places = std::iter::once(front_matter).chain(&config.about).chain([&config.yaml]);
    let stated =
        places.filter_map(|map| map.filled_any(&["cv_pdf", "cv_link"])).chain(front_matter.filled("redirect_to"));
    let is_own = |path: &String| !path.ends_with(EXAMPLE);
    stated.into_iter().find_map(|value| {
        let target = value.as_str()?;
        // A name alone is a file in al-folio's folder for PDFs.
        let target = if target.contains('/') { target.to_owned() } else { format!("/assets/pdf/{target}") };
        let path = output_at(&target, &page.address, config);
        path.filter(is_own).map(|path| Spanned::new(path, value.span))
    })
}

/// The CV that al-folio comes with.
const EXAMPLE: &str = "example_pdf.pdf";

/// A link to a PDF, wherever it is: in Markdown, in HTML, after Liquid.
struct Link<'a> {
    target: &'a str,
    /// Where the target starts.
    start: usize,
    /// What the reader clicks on, if that is clear.
    text: &'a str,
}

fn links_of(text: &str) -> impl Iterator<Item = Link<'_>> {
    comments::running_text(text).into_iter().flat_map(|range| pdf_links(text, range))
}

fn pdf_links(text: &str, range: Range<usize>) -> Vec<Link<'_>> {
    let part = &text[range.clone()];
    let is_end = |letter: char| {
        letter.is_whitespace() || matches!(letter, '(' | ')' | '"' | '\'' | '<' | '>' | '[' | ']' | '}' | '=' | '|')
    };
    let ends = part
        .char_indices()
        .filter(|&(at, _)| part.get(at..at + 4).is_some_and(|word| word.eq_ignore_ascii_case(".pdf")));
    let link = |end: usize| {
        let start = part[..end].rfind(is_end).map_or(0, |at| at + part[at..].chars().next().map_or(1, char::len_utf8));
        let start = start_with_blanks(part, start, end).unwrap_or(start);
        // The words may be code where the target is not: [`CV`](…).
        let before = &text[..range.start + start];
        let label = match before.strip_suffix("](<").or_else(|| before.strip_suffix("](")) {
            Some(before) => before.rfind('[').map_or("", |at| &before[at + 1..]),
            None => words_of_reference(text, before).unwrap_or_else(|| words_of_anchor(&text[range.start + end + 4..])),
        };
        Link { target: &part[start..end + 4], start: range.start + start, text: label }
    };
    ends.map(|(at, _)| link(at)).filter(|link| is_link(&part[..link.start - range.start], link.target)).collect()
}

/// Where the target of a link in Markdown begins that has blanks in it: `[CV](files/my cv.pdf)`.
fn start_with_blanks(part: &str, start: usize, end: usize) -> Option<usize> {
    let line = part[..start].rfind('\n').map_or(0, |at| at + 1);
    let open = line + part[line..start].rfind("](")? + 2;
    let open = if part[open..].starts_with('<') { open + 1 } else { open };
    let is_plain = |c: char| !matches!(c, '(' | ')' | '"' | '\'' | '<' | '>' | '[' | ']' | '{' | '}' | '|');
    (open <= start && part[open..end].chars().all(is_plain)).then_some(open)
}

/// The words that link to a definition, of which `before` ends with `[name]: `: those of `[CV][name]`, or the name.
fn words_of_reference<'t>(text: &'t str, before: &'t str) -> Option<&'t str> {
    let line = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
    let name = line.trim().strip_prefix('[')?.trim_end_matches('<').trim_end().strip_suffix("]:")?;
    let uses = format!("][{name}]");
    let words = text.find(&uses).and_then(|at| Some(&text[text[..at].rfind('[')? + 1..at]));
    Some(words.unwrap_or(name))
}

/// The words of an element, from the end of its target on: `">my CV</a>` has `my CV`.
fn words_of_anchor(rest: &str) -> &str {
    let rest = rest.lines().next().unwrap_or_default();
    let inner = rest.split_once("</a>").map_or("", |(inner, _)| inner);
    inner.split_once('>').filter(|(tag, _)| tag.contains(['"', '\''])).map_or("", |(_, words)| words)
}

/// How many bytes before a path the syntax that makes it a link may begin; a Liquid filter is shorter.
const FAR: usize = 200;

/// Whether what precedes a path makes it a link: Markdown's `](` and `]:`, an attribute, or Liquid. An address with its scheme is
/// a link wherever it is; a path is not.
fn is_link(before: &str, target: &str) -> bool {
    let near = &before[before.ceil_char_boundary(before.len().saturating_sub(FAR))..];
    let openings = [("](", ')'), ("]:", '\n'), ("=\"", '>'), ("='", '>'), ("{%", '%'), ("{{", '}')];
    let is_open = |(open, close): (&str, char)| near.rfind(open).is_some_and(|at| !near[at + 2..].contains(close));
    address::names_host(target) || near.ends_with('=') || openings.into_iter().any(is_open)
}

/// The target of a link as a path below the root, when it is on this site. `from` is the address of the page that it is on.
pub(crate) fn local_path(target: &str, from: &str, config: &Config) -> Option<String> {
    let url = address::join(NO_HOST, from, target).filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let path = address::unescaped(url.path());
    let names_host = address::names_host(target);
    let below = if names_host && config.is_site() {
        config.own_addresses().path(url.as_str())?
    } else if names_host || target.starts_with('/') {
        // A page without a site does not say which host is its own; its link to a CV is then assumed to lead to its own host.
        let below_base = path.strip_prefix(&config.base()).filter(|rest| rest.starts_with('/'));
        below_base.unwrap_or(&path).to_owned()
    } else {
        path.into_owned()
    };
    let path = path::below_root("", &below)?;
    // Characters that browsers turn into slashes, or that mean something to some disks, are not accepted in file names.
    let is_plain = !path.contains(|c: char| c.is_control() || c == ':') && !target.contains('\\');
    (is_plain && !path.is_empty()).then_some(path)
}

/// The site of pages whose host does not matter.
const NO_HOST: &str = "https://site.invalid";

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::site::{MemoryFiles, Reader};

    /// Where a page with this front matter and body links its CV.
    fn output(front_matter: &str, body: &str) -> Option<String> {
        let files = MemoryFiles::new()
            .with("_config.yml", "url: https://jane.github.io\nbaseurl: /me\n")
            .with("_pages/cv.md", format!("---\npermalink: /cv/\n{front_matter}---\n{body}"));
        let mut reader = Reader::new(&files, true);
        let config = Config::read(&mut reader).into_value().expect("a configuration");
        linked_output(&config.pages(&mut reader)[0], &config, Language::En).map(|output| output.value)
    }

    #[test]
    fn names_of_cvs_say_which_language_they_are_for() {
        for (name, language) in [
            ("CV_EN", Language::En),
            ("English CV", Language::En),
            ("CV (German version)", Language::De),
            ("lebenslauf-deutsch", Language::De),
            ("cv_fr", Language::Fr),
            ("中文简历", Language::ZhCn),
            ("Lin_CV_CN", Language::ZhCn),
            ("cv-español", Language::Es),
        ] {
            assert_eq!(suits(name, language), Some(true), "{name}");
            assert_eq!(suits(name, Language::Ko), Some(false), "{name}");
        }
        for name in ["German_Gomez_CV", "CV", "cv en detalle", "Jane English Doe CV"] {
            assert_eq!(suits(name, Language::En), None, "{name}");
        }
    }

    #[test]
    fn links_to_the_cv_are_found_however_they_are_written() {
        let cases = [
            ("see [my CV](/files/x.pdf)", "files/x.pdf"),
            ("([detailed in CV](http://jane.github.io/files/Curriculum_Vitae.pdf))", "files/Curriculum_Vitae.pdf"),
            ("[Résumé]({{ site.baseurl }}/files/resume-2024.pdf)", "files/resume-2024.pdf"),
            ("[pdf]({{ '/assets/JaneDoeCV.pdf' | relative_url }})", "assets/JaneDoeCV.pdf"),
            ("<a href=\"../files/Jane%20CV.pdf\" download>here</a>", "files/Jane CV.pdf"),
            ("[x](https://jane.github.io/me/cv.PDF)", "cv.PDF"),
            ("[CV](/me/files/me.pdf), [a paper](/files/other.pdf)", "files/me.pdf"),
            ("[the CV and more](/a.pdf) and [here](/my_cv.pdf)", "my_cv.pdf"),
            ("[résumé](/Resume_Jane.pdf), [CV](/CV_Jane.pdf)", "CV_Jane.pdf"),
            ("[简历](/files/a.pdf)", "files/a.pdf"),
            ("`files/cv.pdf` is [my CV](/b.pdf)", "b.pdf"),
            ("`<!--` [CV](/files/a.pdf)", "files/a.pdf"),
            ("see [my CV]\n\n[my CV]: /files/cv.pdf\n", "files/cv.pdf"),
            ("<div>\n\n    <a href='/files/cv.pdf'>CV</a>\n\n</div>", "files/cv.pdf"),
            ("<a href=/files/cv.pdf>CV</a>, [`CV`](/a.pdf)", "files/cv.pdf"),
            ("[`CV`](/a.pdf)", "a.pdf"),
            ("[CV](//jane.github.io/me/files/cv.pdf)", "files/cv.pdf"),
            ("[CV](HTTPS://WWW.JANE.github.io./files/cv.pdf)", "files/cv.pdf"),
            ("[CV](./x/../y/../cv.pdf)", "cv/cv.pdf"),
            ("[CV](../../../../cv.pdf)", "cv.pdf"),
            ("{% pdf \"/cv/CV.pdf\" height=900px %}", "cv/CV.pdf"),
            ("my [CV][1]\n\n[1]: /files/x.pdf\n", "files/x.pdf"),
            ("[cv]\n\n[cv]: /files/x.pdf\n", "files/x.pdf"),
            ("[CV](/files/my cv.pdf)", "files/my cv.pdf"),
            ("CV: [PDF](/files/x.pdf)", "files/x.pdf"),
            ("Download my CV [here](/files/x.pdf).", "files/x.pdf"),
            ("[CV](</files/my cv.pdf>)", "files/my cv.pdf"),
            ("[paper](/a.html), see [my x.pdf](/files/my cv.pdf)", "files/my cv.pdf"),
            ("<p><a class=\"btn\" href=\"/files/jane.pdf\" download>My CV</a></p>", "files/jane.pdf"),
        ];
        for (body, expected) in cases {
            assert_eq!(output("", body).as_deref(), Some(expected), "{body}");
        }
        assert_eq!(output("cv_pdf: jane.pdf\n", "").as_deref(), Some("assets/pdf/jane.pdf"));
        assert_eq!(output("redirect_to: /files/jane.pdf\n", "").as_deref(), Some("files/jane.pdf"));
    }

    #[test]
    fn other_links_are_not() {
        for body in [
            "[paper](/files/CVPR2024.pdf)",
            "[my CV](https://elsewhere.org/cv.pdf)",
            "[my CV](https://jane.github.io@elsewhere.org/cv.pdf)",
            "[my CV](//elsewhere.org/cv.pdf)",
            "[CV](/cv:x.pdf)",
            "[Computer vision (CV) slides](/slides/cv.pdf)",
            "[CV template](/files/cv.pdf)",
            "How to write a [CV](/files/how-to-cv.pdf)",
            "# Publications\n\n- Halden, M. CV-based tides. 2020. [PDF](/files/cv-tides.pdf)",
            "[Resume of the debate](/files/debate.pdf)",
            "<!-- [CV](/files/cv.pdf) -->",
            "[CV](https://docs.google.com/document/d/1)",
            "[CV](javascript:x.pdf)",
            "it is written to `files/cv.pdf`",
            "`[CV](/files/cv.pdf)`",
            "```\n[CV](/files/cv.pdf)\n```",
            "text\n\n    [CV](/files/cv.pdf)\n",
            "<code>files/cv.pdf</code>, or files/cv.pdf in words",
            "[CV](/.git/refs/heads/cv.pdf)",
            "[CV](/%2egit/cv.pdf)",
            "[CV](/files/.cv.pdf)",
            "[CV](files\\..\\cv.pdf)",
            "[CV](/files/cv%0a.pdf)",
            ".pdf",
        ] {
            assert_eq!(output("", body), None, "{body}");
        }
        for key in ["cv_pdf: example_pdf.pdf", "cv_pdf: /.git/cv.pdf", "cv_pdf: .cv.pdf", "redirect_to: /.git/cv.pdf"] {
            assert_eq!(output(&format!("{key}\n"), ""), None, "{key}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_searched(body in "([a-z中é.%2/(\\[\"<!>-]|\\.pdf|cv|\\]\\(|<!--|-->|://){0,40}") {
            output("", &body);
        }
    }
}
