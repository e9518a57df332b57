//! What a page's layout prints around the page's text: words, lists and data that the site has put there.
//!
//! Only a layout that the site has written, or changed, itself is looked into: that of a theme is not in the site's folder. Of
//! it the part around the page's text is printed, without what the tables here name. Its Liquid is run with the page's own.

mod chain;
mod hydejack;
mod sections;
mod shell;
mod template;
mod unseen;

use std::ops::Range;

pub(super) use self::chain::frame_of;
use self::chain::named;
pub(crate) use self::chain::{hide_description, icons_of_layouts};
use self::shell::{is_main, is_shell, is_shell_tag, left_out, says_what_the_header_says};
pub(super) use self::template::{Part, Template};
use self::unseen::without_unseen;
use super::config::Config;
use super::page_data;
use super::reader::Reader;
use super::site_page::SitePage;
use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::markdown::Syntax;
use crate::page::Page;
use crate::rewrite::{Composer, Rewritten};

/// Layouts that are only the site's frame, whatever else is in them.
const FRAMES: &[&str] = &["default", "base", "compress", "none", "null"];

/// How deep layouts may be nested.
const MAX_LAYOUTS: usize = 4;

/// A page with what its layouts print around its text, as Liquid and HTML, and a word on what of them is left out.
pub(crate) fn with_layout(reader: &mut Reader<'_>, config: &Config, page: &SitePage) -> Outcome<Page> {
    let mut whole = hydejack::with_author(reader, config, &page.page).unwrap_or_else(|| page.page.clone());
    let mut losses = Vec::new();
    let mut name = named(&whole);
    for depth in 0..MAX_LAYOUTS {
        let Some(path) = page_data::layout_file(reader, &name) else { break };
        // The CV stage prints a CV of data better than the layout that is made for it.
        if depth == 0 && page_data::file_of(reader, config, page).is_some() {
            break;
        }
        let Some(layout) = reader.page(&path).into_value() else { break };
        let parent = named(&layout);
        // A page without text is what its layout makes of data.
        let is_frame = FRAMES.contains(&name.as_str());
        let has_text = depth > 0 || page.has_text();
        let sections = sections::places(reader, config, layout.body.text());
        let shown = match shown(layout.body.text(), !parent.is_empty(), &sections) {
            Ok(shown) => shown,
            Err(_) if is_frame && has_text => break,
            Err(why) => {
                losses.push(not_run(&path, &layout, why));
                break;
            }
        };
        let mut parts = shown.before.iter().chain(&shown.after).peekable();
        let is_mere_frame = parts.peek().is_none() || has_text && !parts.any(|part| holds_one(part, &sections));
        if is_frame && is_mere_frame {
            break;
        }
        let asked: Vec<String> = shown.frame.iter().filter(|part| !asks_in_vain(part, &page.page)).cloned().collect();
        losses.extend(frame(&asked, &path, &layout));
        let (text, unseen) = without_unseen(reader, config, whole, &path, layout.body.text());
        losses.extend(unseen);
        whole = around(text, &layout.body, &shown, config.syntax(&page.path));
        name = parent;
    }
    Outcome::new(whole, losses)
}

/// Says why nothing of a layout is printed.
fn not_run(path: &str, layout: &Page, why: Unclear) -> Diagnostic {
    let message = format!("what {path} prints is left out: it {}", why.as_words());
    Diagnostic::loss(Code::SiteFurniture, message).at(layout.body.span(0..0))
}

/// Why nothing is printed of the layout of the site's own that a page has, as half a sentence, if it is so.
pub(crate) fn unclear_layout(reader: &mut Reader<'_>, config: &Config, page: &SitePage) -> Option<&'static str> {
    let path = page_data::layout_file(reader, &named(&page.page))?;
    let layout = reader.page(&path).into_value()?;
    let sections = sections::places(reader, config, layout.body.text());
    shown(layout.body.text(), !named(&layout).is_empty(), &sections).err().map(Unclear::as_words)
}

fn around(page: Page, layout: &Rewritten, shown: &Shown, syntax: Syntax) -> Page {
    let mut out = page.body.composer();
    put(&mut out, layout, &shown.before, syntax);
    out.copy(&page.body, 0..page.body.text().len());
    put(&mut out, layout, &shown.after, syntax);
    Page { body: out.finish(), ..page }
}

/// Whether a part is only shown on pages that have a field which this one lacks: `if page.news`.
fn asks_in_vain(part: &str, page: &Page) -> bool {
    let field = part.strip_prefix("`if page.").map(|rest| rest.trim_end_matches('`'));
    let value = |field: &str| page.front_matter.filled(field);
    field.is_some_and(|field| value(field).is_none_or(|value| value.as_bool() == Some(false)))
}

/// Says which parts of a layout are left out as the site's frame.
fn frame(parts: &[String], path: &str, layout: &Page) -> Option<Diagnostic> {
    let message = format!("what {path} prints around the text is left out: {}", parts.join(", "));
    (!parts.is_empty()).then(|| Diagnostic::loss(Code::SiteFurniture, message).at(layout.body.span(0..0)))
}

/// Puts parts of a layout in an element of their own, in which nothing is Markdown: neither its HTML nor the values that it prints.
fn put(out: &mut Composer, layout: &Rewritten, parts: &[Range<usize>], syntax: Syntax) {
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return };
    let span = layout.span(first.start..last.end);
    let (begin, end) = match syntax {
        Syntax::Markdown | Syntax::HardWrapped => ("\n\n{::nomarkdown}\n<div>\n", "\n</div>\n{:/}\n\n"),
        Syntax::Html => ("\n\n<div>\n", "\n</div>\n\n"),
    };
    out.put(begin, span);
    for part in parts {
        out.copy(layout, part.clone());
    }
    out.put(end, span);
}

/// The parts of a layout that are printed.
#[derive(Debug, Default, PartialEq)]
struct Shown {
    before: Vec<Range<usize>>,
    after: Vec<Range<usize>>,
    /// The parts that are not printed, by their names.
    frame: Vec<String>,
}

/// Why it is not known what a layout shows around the page's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unclear {
    Inside,
    Twice,
    NoMain,
}

impl Unclear {
    fn as_words(self) -> &'static str {
        match self {
            Self::Inside => "prints the page's text inside a loop or a condition",
            Self::Twice => "prints the page's text more than once",
            Self::NoMain => "has no part such as `<main>`, and no heading of a CV's section",
        }
    }
}

/// What a layout shows around the page's text. `sections` are the places in it where sections of a CV begin.
fn shown(text: &str, has_parent: bool, sections: &[Range<usize>]) -> Result<Shown, Unclear> {
    let template = Template::read(text);
    let content = match &template.content[..] {
        // A file that it includes prints it. The text goes first: a heading of the layout does not belong to it.
        [] => 0..0,
        [only] => only.clone(),
        _ => return Err(Unclear::Twice),
    };
    if template.tags.iter().any(|tag| tag.holds(&content)) {
        return Err(Unclear::Inside);
    }
    let region = region(&template, &content, has_parent, text.len())
        .or_else(|| body(&template, sections))
        .ok_or(Unclear::NoMain)?;
    let mut kept: Vec<Range<usize>> = without(region.clone(), &content).collect();
    for cut in cuts(&template, text, &content) {
        kept = kept.into_iter().flat_map(|range| without(range, &cut)).collect();
    }
    kept.retain(|range| !text[range.clone()].trim().is_empty());
    if !kept.is_empty() {
        kept.splice(..0, variables(&template, &region));
    }
    let (before, after) = kept.into_iter().partition(|range| range.end <= content.start);
    Ok(Shown { before, after, frame: left_out(&template, text, &content, &region) })
}

fn holds_one(part: &Range<usize>, places: &[Range<usize>]) -> bool {
    places.iter().any(|place| part.start <= place.start && place.end <= part.end)
}

/// The whole page that a frame makes, if sections of a CV are in it outside of what belongs to the site.
fn body(template: &Template, sections: &[Range<usize>]) -> Option<Range<usize>> {
    let page = template.elements.iter().rfind(|element| is_page(&element.name))?;
    let is_of_site =
        |place: &&Range<usize>| template.elements.iter().any(|part| part.holds(place) && is_shell(template, part));
    let own: Vec<Range<usize>> = sections.iter().filter(|place| !is_of_site(place)).cloned().collect();
    holds_one(&page.inner, &own).then(|| page.inner.clone())
}

/// The part of a layout that is about the page: its article, all of a layout that is not a frame, or the box in a frame. A section
/// is one of those in its place: a page that scrolls from its biography to its papers.
fn region(template: &Template, content: &Range<usize>, has_parent: bool, len: usize) -> Option<Range<usize>> {
    let around: Vec<&Part> = template.elements.iter().filter(|element| element.holds(content)).collect();
    let is_frame = !has_parent && template.elements.iter().any(|element| is_page(&element.name));
    let main = |main: &Part| sections(template, main).unwrap_or_else(|| main.inner.clone());
    if template.content.is_empty() && is_frame {
        return template.elements.iter().find(|element| is_main(element)).map(main);
    }
    match around.iter().copied().rev().find(|element| is_main(element)) {
        Some(element) => Some(main(element)),
        None if !is_frame => Some(0..len),
        None => around.last().filter(|element| !is_page(&element.name)).map(|element| element.inner.clone()),
    }
}

/// A section and those beside it, with the whole of the tags that hold them: `{% if site.shows_papers %}`.
fn sections(template: &Template, one: &Part) -> Option<Range<usize>> {
    if one.name != "section" {
        return None;
    }
    let parent =
        |part: &Part| template.elements.iter().rfind(|outer| outer.holds(&part.outer)).map(|outer| &outer.outer);
    let is_beside = |other: &&Part| other.name == one.name && parent(other) == parent(one);
    let all: Vec<&Part> = template.elements.iter().filter(is_beside).collect();
    let [first, .., last] = &all[..] else { return None };
    let (mut start, mut end) = (first.outer.start, last.outer.end);
    for tag in &template.tags {
        match (tag.holds(&(start..start)), tag.holds(&(end..end))) {
            (true, false) => start = tag.outer.start,
            (false, true) => end = tag.outer.end,
            _ => {}
        }
    }
    Some(start..end)
}

/// The tags above the part of a layout that is printed which give names to what is printed there.
fn variables(template: &Template, region: &Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let is_inside = |tag: &Part| template.tags.iter().any(|outer| outer.holds(&tag.outer));
    let names = |tag: &&Part| matches!(tag.name.as_str(), "assign" | "capture") && tag.outer.end <= region.start;
    template.tags.iter().filter(names).filter(move |tag| !is_inside(tag)).map(|tag| tag.outer.clone())
}

fn is_page(name: &str) -> bool {
    matches!(name, "html" | "body")
}

fn without(range: Range<usize>, cut: &Range<usize>) -> impl Iterator<Item = Range<usize>> + use<> {
    let before = range.start..range.end.min(cut.start);
    let after = range.start.max(cut.end)..range.end;
    [before, after].into_iter().filter(|part| part.start < part.end)
}

/// What is not printed of a layout.
fn cuts(template: &Template, text: &str, content: &Range<usize>) -> Vec<Range<usize>> {
    let mut cuts = template.comments.clone();
    for element in &template.elements {
        if element.holds(content) {
            cuts.extend([element.outer.start..element.inner.start, element.inner.end..element.outer.end]);
        } else if is_shell(template, element) || says_what_the_header_says(template, element, text) {
            cuts.push(element.outer.clone());
        }
    }
    let tags = template.tags.iter().filter(|tag| is_shell_tag(tag, &text[tag.inner.clone()]));
    cuts.extend(tags.map(|tag| tag.outer.clone()));
    cuts
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a layout shows before and after the page's text.
    fn around(layout: &str, has_parent: bool) -> Option<(String, String)> {
        let files = crate::site::MemoryFiles::new();
        let mut reader = Reader::new(&files, true);
        let config = Config::read(&mut reader).into_value().expect("a configuration");
        let places = sections::places(&mut reader, &config, layout);
        let shown = shown(layout, has_parent, &places).ok()?;
        let text = |ranges: Vec<Range<usize>>| {
            let text: String = ranges.into_iter().map(|range| &layout[range]).collect();
            crate::fold::one_line(&text)
        };
        Some((text(shown.before), text(shown.after)))
    }

    #[test]
    fn the_words_around_the_text_are_shown() {
        let cases = [
            ("<p>I paint.</p>\n{{ content }}\n<p>I draw.</p>", "<p>I paint.</p>", "<p>I draw.</p>"),
            ("{% include skills.html %}{{content}}", "{% include skills.html %}", ""),
            (
                "<div class=\"text\">{{- content -}}</div>{% if page.more %}<p>{{ page.more }}</p>{% endif %}",
                "",
                "{% if page.more %}<p>{{ page.more }}</p>{% endif %}",
            ),
            (
                "<nav>Home</nav><article><h1>{{ page.title }}</h1><p>Skills</p>{{ content }}</article><footer>x</footer>",
                "<p>Skills</p>",
                "",
            ),
            (
                "{% assign work = 'Work' %}<nav>Home</nav><article>{{ content }}<h2>{{ work }}</h2></article>",
                "{% assign work = 'Work' %}",
                "<h2>{{ work }}</h2>",
            ),
            (
                "{{ content }}<h3 class=\"archive__subtitle\">Papers</h3>{% for p in site.data.papers %}<header>{{ p.title }}</header><p class=\"author\">{{ p.author }}</p><button>Cite</button>{% endfor %}",
                "",
                "<h3 class=\"archive__subtitle\">Papers</h3>{% for p in site.data.papers %}<header>{{ p.title }}</header><p class=\"author\">{{ p.author }}</p>{% endfor %}",
            ),
            ("<!-- {{ content }} --><p>{{ page.subtitle }}</p>{{ content }}{% include social.html %}", "", ""),
            (
                "<div class=\"links\"><i class=\"contact-icons big\"><b>x</b></i><p>Write me.</p></div>{{ content }}",
                "<div class=\"links\"><p>Write me.</p></div>",
                "",
            ),
            (
                "{{ content }}<h2>Posts</h2>{% for post in site.posts %}{{ post.title }}{% endfor %}",
                "",
                "<h2>Posts</h2>",
            ),
            (
                "{{ content }}{% for post in site.posts %}{{ post.authors }}{% endfor %}",
                "",
                "{% for post in site.posts %}{{ post.authors }}{% endfor %}",
            ),
            (
                "{{ content }}{% if page.selected_papers %}<h2>x</h2>{% include selected_papers.liquid %}{% endif %}",
                "",
                "",
            ),
            ("{% include story.html %}", "", "{% include story.html %}"),
            (
                "{% assign halves = content | split: '<hr>' %}<p>I paint.</p>{{ halves[0] }}<h2>News</h2>{{ halves[1] }}<p>I draw.</p>",
                "{% assign halves = content | split: '<hr>' %}<p>I paint.</p>",
                "<h2>News</h2><p>I draw.</p>",
            ),
        ];
        for (layout, before, after) in cases {
            assert_eq!(around(layout, true), Some((before.to_owned(), after.to_owned())), "{layout}");
        }
    }

    #[test]
    fn a_frame_shows_what_stands_beside_the_text() {
        let frame = "<html><body><p>Menu</p><div><p>I paint.</p>{{ content }}</div></body></html>";
        assert_eq!(around(frame, false), Some(("<p>I paint.</p>".to_owned(), String::new())));
        assert_eq!(around("<html><body><p>Menu</p>{{ content }}</body></html>", false), None);
        let with_section = "<html><body><nav>Menu</nav>{{ content }}<h2>Education</h2><p>x</p></body></html>";
        assert_eq!(around(with_section, false), Some((String::new(), "<h2>Education</h2><p>x</p>".to_owned())));
        let of_site = "<html><body>{{ content }}<footer><h2>Education</h2></footer></body></html>";
        assert_eq!(around(of_site, false), None);
    }

    #[test]
    fn sections_side_by_side_are_the_page() {
        let papers = "<section id=\"papers\"><header><h2>Papers</h2></header>{{ site.data.papers }}</section>";
        let page = |about: &str| {
            format!("<html><body><nav>Menu</nav>{about}{{% if site.papers %}}{papers}{{% endif %}}</body></html>")
        };
        let below = format!("{{% if site.papers %}}{papers}{{% endif %}}");
        let with_text = page("<section><p>I paint.</p>{{ content }}</section>");
        let (before, after) = around(&with_text, false).expect("a page");
        assert!(before.contains("I paint.") && after.ends_with(&below), "{before} … {after}");
        let without = page("<section><p>I paint.</p></section>");
        assert_eq!(
            around(&without, false),
            Some((String::new(), format!("<section><p>I paint.</p></section>{below}")))
        );
    }

    #[test]
    fn a_layout_without_text_is_what_stands_in_its_main_part() {
        let layout = "<html><body>{% include head.html %}<main><h3>{{ page.about }}</h3>{% include research.html %}</main></body></html>";
        let main = "<h3>{{ page.about }}</h3>{% include research.html %}";
        assert_eq!(around(layout, false), Some((String::new(), main.to_owned())));
        assert_eq!(around("<html><body>{% include all.html %}</body></html>", false), None);
    }

    #[test]
    fn a_page_is_what_its_layout_makes_of_data() {
        let main = "<html><body><header>{{ page.title }}</header><main>{% for job in site.data.resume.jobs %}{% include {{ job.kind }}.html %}{% endfor %}</main></body></html>";
        let files = crate::site::MemoryFiles::new()
            .with("_layouts/resume.html", main)
            .with("_layouts/default.html", main)
            .with("_layouts/other.html", "<main>{% include text.html %}</main>")
            .with("_includes/text.html", "<p>x</p>{{ content }}")
            .with("one.md", "---\nlayout: resume\n---\nUnseen.\n")
            .with("two.md", "---\nlayout: default\n---\n")
            .with("three.md", "---\nlayout: default\n---\nText.\n")
            .with("four.md", "---\nlayout: other\n---\nText.\n");
        let mut reader = Reader::new(&files, true);
        let config = Config::read(&mut reader).into_value().expect("a configuration");
        let pages = config.pages(&mut reader);
        let mut shown = |path: &str| {
            let page = pages.iter().find(|page| page.path == path).expect("a page");
            let (whole, losses) = with_layout(&mut reader, &config, page).into_parts();
            let text = whole.expect("a page").body.text().to_owned();
            let losses = losses.iter().map(|loss| loss.message.clone()).collect::<Vec<_>>().join("; ");
            (["Unseen", "Text", "site.data"].map(|word| text.contains(word)), losses)
        };
        let frame = |name: &str| format!("what _layouts/{name}.html prints around the text is left out: `<header>`");
        let unseen = "; the text of the page, which _layouts/resume.html does not show";
        assert_eq!(shown("one.md"), ([false, false, true], frame("resume") + unseen));
        assert_eq!(shown("two.md"), ([false, false, true], frame("default")));
        assert_eq!(shown("three.md"), ([false, true, false], String::new()));
        assert_eq!(shown("four.md"), ([false, true, false], String::new()));
    }

    #[test]
    fn text_that_depends_on_a_condition_is_not_guessed_at() {
        assert_eq!(around("<p>x</p>{% if page.a %}{{ content }}{% endif %}", true), None);
        assert_eq!(around("{{ content }}<p>x</p>{{ content }}", true), None);
    }

    #[test]
    fn layouts_stand_in_one_another() {
        let files = crate::site::MemoryFiles::new()
            .with("index.md", "---\nlayout: page\n---\nText.\n")
            .with("_layouts/page.html", "---\nlayout: wide\n---\n<h1>{{ page.title }}</h1><p>Inner.</p>{{ content }}\n")
            .with(
                "_layouts/wide.html",
                "<header><nav>Menu</nav></header>{% comment %}<p>{% if %}{%-  endcomment  %}{%- include sidebar.html -%}<p>Outer.</p>{{ content }}<p>Below.</p>\n",
            );
        let mut reader = Reader::new(&files, true);
        let config = Config::read(&mut reader).into_value().expect("a configuration");
        let page = config.pages(&mut reader).remove(0);
        let (whole, losses) = with_layout(&mut reader, &config, &page).into_parts();
        let text = whole.expect("a page").body.text().replace(['<', '>', '/'], " ");
        let words: Vec<&str> = text.split_whitespace().filter(|word| word.ends_with('.')).collect();
        assert_eq!(words.join(" "), "Outer. Inner. Text. Below.");
        let losses: Vec<String> = losses.into_iter().map(|loss| loss.message).collect();
        let frame = "what _layouts/wide.html prints around the text is left out: `<header>`, `include sidebar.html`";
        assert_eq!(losses, [frame]);
    }
}
