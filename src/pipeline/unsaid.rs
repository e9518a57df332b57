//! What a site's data says about the person and the pages do not print.

use std::collections::HashSet;

use crate::address;
use crate::cv::samples;
use crate::cv::{Content, Cv, Entry, PageContent};
use crate::diagnostic::{Code, Diagnostic, Outcome, PRINTED, Severity, Subject};
use crate::document::{block_text, inlines_of, quoted};
use crate::script::word_count;
use crate::site::{self, Config, Reader, SitePage};
use crate::source::{SourceId, Sources, Span};
use crate::yaml::{Unused, Used, Yaml};
use crate::{fold, markdown, plain, rewrite::Rewritten};

/// Texts with fewer words may occur in a CV by chance.
const FEWEST_WORDS: usize = 3;
/// Even so, one line in this many may.
const MAX_BY_CHANCE: usize = 10;

/// Lists the texts of a theme's data that the CV does not say. The theme's pages print such data in ways of their own, so a text
/// counts as said if each of its lines is in the CV, or if it is a part of a contact's target. `said` is what [`said`] gives for
/// the CV.
pub(super) fn losses(said: &[String], data: &Yaml) -> Vec<Diagnostic> {
    let is_said = |unused: &&Unused<'_>| {
        lines(unused.text, unused.span).iter().all(|line| said.iter().any(|said| said.contains(line)))
    };
    let unused = Used::default().unused(data, "");
    unused.iter().filter(|unused| !is_said(unused)).map(Unused::loss).collect()
}

/// The files of data that are named after a section of a CV, without the one that a page is filled from. Those that cannot be
/// read are reported, since their content is missing.
pub(super) fn section_files(reader: &mut Reader<'_>, taken: Option<&String>) -> Outcome<Vec<(Yaml, String)>> {
    let mut diagnostics = Vec::new();
    let paths = site::section_data(reader).into_iter().filter(|path| taken != Some(path));
    let mut read = |path: String| {
        let (yaml, noticed) = reader.yaml(&path).into_parts();
        diagnostics.extend(noticed.into_iter().map(Diagnostic::at_most_a_warning));
        Some((yaml?, path))
    };
    let files = paths.filter_map(&mut read).collect();
    Outcome::new(files, diagnostics)
}

/// Lists those of these files that the CV says nothing of: `_data/education.yml` that no page shows, or only a plugin.
/// `languages` are those in which the site is made, without the document's.
pub(super) fn files(
    reader: &Reader<'_>,
    said: &[String],
    files: &[(Yaml, String)],
    languages: &[&str],
) -> Vec<Diagnostic> {
    let is_foreign = |path: &str| path.split('/').any(|part| languages.contains(&part));
    let is_sample = |data: &Yaml| samples::of_data(data).is_of_a_sample_file();
    let not_shown = match site::has_plugins(reader) {
        true => "the pages that are printed do not show it; the site's own plugins, which vitae does not run, may",
        false => "the pages that are printed do not show it",
    };
    let loss = |(data, path): &(Yaml, String)| {
        let (unsaid, all) = unsaid_texts(data, said);
        let first = unsaid.first()?;
        let left_out = |why: &str| format!("{path} is left out: {why}");
        let message = match is_foreign(path) {
            true => left_out("it is in another language"),
            false if is_sample(data) => left_out("it is a sample from the theme"),
            // A place or a conference may be in both by chance.
            false if (all - unsaid.len()) * MAX_BY_CHANCE < all => left_out(not_shown),
            false if unsaid.len() == 1 => format!("one of the {all} texts in {path} is not printed: {first}"),
            false => format!("{} of the {all} texts in {path} are not printed; the first is {first}", unsaid.len()),
        };
        Some(Diagnostic::loss(Code::DroppedData, message).at(data.span))
    };
    files.iter().filter_map(loss).collect()
}

/// The texts in data that the CV does not say, and how many texts there are; single words and the like do not count.
fn unsaid_texts(data: &Yaml, said: &[String]) -> (Vec<String>, usize) {
    let long = |line: &String| line.split(' ').count() >= FEWEST_WORDS;
    let is_said = |line: &String| said.iter().any(|said| said.contains(line));
    let unused = Used::default().unused(data, "");
    let texts = unused.iter().map(|unused| (unused.text, lines(unused.text, unused.span)));
    // Neither are dates and the paths of files.
    let is_text =
        |text: &str| text.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).nth(1).is_some();
    let texts = texts.filter(|(text, lines)| is_text(text) && lines.iter().any(long));
    let texts: Vec<(&str, Vec<String>)> = texts.collect();
    let unsaid = texts.iter().filter(|(_, lines)| lines.iter().any(|line| long(line) && !is_said(line)));
    (unsaid.map(|(text, _)| quoted(text)).collect(), texts.len())
}

/// A page with fewer words may get its content from somewhere vitae does not read.
const FEW_WORDS: usize = 30;

/// The loss of a page that supplements the others and cannot be read, for what was noticed in it.
pub(super) fn unreadable(page: &SitePage, noticed: &[Diagnostic]) -> Diagnostic {
    let why = match noticed.iter().find(|noticed| noticed.severity == Severity::Error) {
        Some(error) if error.code != Code::NoSuchLanguage => error.message.clone(),
        _ => site::IN_ANOTHER_LANGUAGE.to_owned(),
    };
    Diagnostic::dropped_page(&page.path, &why).at(page.start())
}

/// What cannot be read of a page with hardly any words of its own, as half a sentence.
pub(super) fn unread(
    reader: &mut Reader<'_>,
    config: &Config,
    page: &SitePage,
    content: &PageContent,
    noticed: &[Diagnostic],
) -> Option<String> {
    // A date that the page prints is not a condition on what it lists.
    const TODAY: &[&str] = &["site.time", "'now'", "\"now\"", "'today'", "\"today\""];
    let asks = |tag: &str| TODAY.iter().any(|today| tag.contains(today));
    let asks_for_the_day = |tag: &str| tag.split("%}").next().is_some_and(asks);
    if page.page.body.text().split("{%").skip(1).any(asks_for_the_day) {
        return Some("what it lists depends on the day of the build, which is not known".to_owned());
    }
    let words = word_count(&block_text(&content.document.blocks));
    let has_lost = |name: &str| {
        let is_it = |noticed: &Diagnostic| matches!(&noticed.subject, Some(Subject::Element(lost)) if *lost == name);
        words < FEW_WORDS && noticed.iter().any(is_it)
    };
    if has_lost("script") {
        return Some("a script may fill it, and scripts are not run".to_owned());
    }
    if has_lost("iframe") {
        return Some("it shows another page in an `<iframe>`, which is not read".to_owned());
    }
    let layout = page.page.front_matter.text("layout").map(|layout| layout.value)?;
    let why = match words {
        0 if !layout.is_empty() && !site::has_layout(reader, layout) => "is not in the site's folder",
        0 => site::unclear_layout(reader, config, page)?,
        _ => return None,
    };
    Some(format!("its layout `{layout}` {why}, so what that shows is not known"))
}

/// Says which data files could not be read if nothing is left to print.
pub(super) fn explain_emptiness(diagnostics: &mut [Diagnostic], sources: &Sources) {
    let path = |noticed: &Diagnostic| noticed.span.map(|span| sources.get(span.source).path().display().to_string());
    let broken = diagnostics.iter().filter(|noticed| noticed.code == Code::InvalidYaml).filter_map(path);
    let mut broken: Vec<String> = broken.collect();
    broken.sort_unstable();
    broken.dedup();
    if !broken.is_empty()
        && let Some(empty) = diagnostics.iter_mut().find(|noticed| noticed.code == Code::EmptyPage)
    {
        empty.help.push(format!("what stands in {} is missing: it cannot be read", broken.join(", ")));
    }
}

/// Takes back what was said of links whose words are not printed either, which another finding says.
pub(super) fn withdraw_links(diagnostics: &mut Vec<Diagnostic>, cv: &Cv) {
    let is_link = |noticed: &Diagnostic| noticed.code == Code::DroppedLink;
    if !diagnostics.iter().any(is_link) {
        return;
    }
    let shown = shown(cv);
    let of_rules = diagnostics.iter().filter(|noticed| matches!(noticed.subject, Some(Subject::Rule(_))));
    let losses: Vec<Span> = of_rules.filter_map(|noticed| noticed.span).collect();
    let is_left_out =
        |link: Span| losses.iter().any(|&loss| overlap(loss, link)) && !shown.iter().any(|&shown| link.contains(shown));
    diagnostics.retain(|noticed| !(is_link(noticed) && noticed.span.is_some_and(is_left_out)));
}

/// Corrects findings that say what is printed instead, if that was itself left out afterwards.
pub(super) fn settle(diagnostics: &mut [Diagnostic], cv: &Cv) {
    let named = || diagnostics.iter().flat_map(|noticed| &noticed.labels).any(|(_, label)| label == PRINTED);
    if !named() {
        return;
    }
    let printed = printed(cv);
    let is_printed = |span: Span| printed.iter().any(|one| overlap(*one, span));
    let labels = diagnostics.iter_mut().flat_map(|noticed| &mut noticed.labels);
    for (span, label) in labels.filter(|(_, label)| label == PRINTED) {
        if !is_printed(*span) {
            "it is left out as well".clone_into(label);
        }
    }
}

/// Corrects what was said of pages that were taken in and had nothing but samples of the theme.
pub(super) fn settle_pages(diagnostics: &mut [Diagnostic], cv: &Cv, sources: &Sources) {
    let samples = diagnostics.iter().filter(|noticed| noticed.code == Code::ThemeSample);
    let of_samples: HashSet<SourceId> = samples.filter_map(|noticed| noticed.span).map(|span| span.source).collect();
    if of_samples.is_empty() {
        return;
    }
    let printed: HashSet<SourceId> = printed(cv).into_iter().map(|span| span.source).collect();
    for noticed in diagnostics {
        if let (Some(Subject::Page), Some(span)) = (&noticed.subject, noticed.span)
            && of_samples.contains(&span.source)
            && !printed.contains(&span.source)
        {
            let file = sources.get(span.source).path().display().to_string();
            *noticed = Diagnostic::dropped_page(&file, "it shows the theme's sample content").at(span);
        }
    }
}

fn overlap(one: Span, other: Span) -> bool {
    // A heading that no line says, such as that of a page without a title, is at an empty place.
    one == other || one.source == other.source && one.start < other.end && other.start < one.end
}

/// The places of everything that a CV prints.
pub(super) fn printed(cv: &Cv) -> Vec<Span> {
    let blocks = cv.sections.iter().flat_map(|section| &section.content).flat_map(|content| match content {
        Content::Block(block) => vec![block.span],
        Content::Entries(entries) => entries.iter().map(|entry| entry.span).collect(),
        Content::Publications(_) => {
            let titles = content.publications().flat_map(|item| item.title.descendants()).map(|inline| inline.span);
            titles.chain(content.publications().map(|item| item.span)).collect()
        }
    });
    let headings = cv.sections.iter().filter_map(|section| section.heading.as_ref()).map(|heading| heading.span);
    shown(cv).into_iter().chain(blocks).chain(headings).collect()
}

/// Takes back losses of data that the document says after all, because a page shows it in its own way, or that are told with a rule.
pub(super) fn withdraw(diagnostics: &mut Vec<Diagnostic>, cv: &Cv) {
    let value = |diagnostic: &Diagnostic| match &diagnostic.subject {
        Some(Subject::Text(text)) => Some((text.clone(), diagnostic.span?)),
        _ => None,
    };
    if !diagnostics.iter().any(|diagnostic| value(diagnostic).is_some()) {
        return;
    }
    let (said, shown) = (said(cv), shown(cv));
    let of_rules = diagnostics.iter().filter(|noticed| matches!(noticed.subject, Some(Subject::Rule(_))));
    let told: HashSet<Span> = of_rules.filter_map(|noticed| noticed.span).collect();
    // A short text may occur in longer ones by chance.
    let has_line = |line: &String| {
        let is_long = line.split(' ').count() >= FEWEST_WORDS;
        is_long && said.iter().any(|said| said.contains(line))
    };
    let is_said = |(text, span): (String, Span)| {
        let stands_there = || {
            let lines = lines(&text, span);
            !lines.is_empty() && lines.iter().all(has_line)
        };
        // What is between the parts of an entry has the place of the whole entry.
        told.contains(&span)
            || shown.iter().any(|shown| span.contains(*shown))
            || leads_there(cv, &text)
            || stands_there()
    };
    diagnostics.retain(|diagnostic| !value(diagnostic).is_some_and(is_said));
}

/// Where the words of an entry are. Its date may be printed differently from how it is written.
fn spans(entry: &Entry) -> impl Iterator<Item = Span> {
    entry.inlines().map(|inline| inline.span).chain(entry.date.iter().map(|date| date.span))
}

/// Where the words of a CV are; those that a page shows from the site's data are in the data.
fn shown(cv: &Cv) -> Vec<Span> {
    let spans = cv.sections.iter().flat_map(|section| &section.content).map(|content| match content {
        Content::Block(block) => inlines_of(std::slice::from_ref(block)).map(|inline| inline.span).collect(),
        Content::Entries(entries) => entries.iter().flat_map(spans).collect(),
        Content::Publications(_) => Vec::<Span>::new(),
    });
    let headings = cv.sections.iter().filter_map(|section| section.heading.as_ref());
    let headings = headings.flat_map(|heading| heading.content.descendants()).map(|inline| inline.span);
    spans.flatten().chain(headings).collect()
}

/// Whether a contact leads to the address that a text is.
fn leads_there(cv: &Cv, text: &str) -> bool {
    let mut urls = cv.profile.contacts.iter().filter_map(|contact| contact.url.as_deref());
    address::names_host(text) && urls.any(|url| address::same(url, text) || address::same_account(url, text))
}

/// What a CV says, folded, in all the ways in which data may appear in it.
pub(super) fn said(cv: &Cv) -> Vec<String> {
    let text = plain::text(cv);
    let targets = cv.profile.contacts.iter().filter_map(|contact| contact.url.clone());
    let said = [fold::words(&text), fold::words(&without_targets(&text))].into_iter();
    said.chain(targets.map(|target| fold::words(&target))).collect()
}

/// The words of a text in Markdown or HTML, line by line.
pub(super) fn lines(text: &str, span: Span) -> Vec<String> {
    words_of(text, span).lines().map(fold::words).filter(|line| !line.is_empty()).collect()
}

/// What a text in Markdown or HTML says.
pub(super) fn words_of(text: &str, span: Span) -> String {
    let document = markdown::parse(&Rewritten::of_value(span, text)).into_value();
    document.map(|document| block_text(&document.blocks)).unwrap_or_default()
}

/// A plain text without its link targets, which follow the links' words in angle brackets.
pub(super) fn without_targets(text: &str) -> String {
    let mut pieces = text.split(" <");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |before, piece| match piece.split_once('>') {
        Some((_, after)) => before + after,
        None => before + " <" + piece,
    })
}

#[cfg(test)]
mod tests {
    use crate::site::{Config, MemoryFiles, Reader, Request};

    #[test]
    fn a_text_is_printed_or_listed() {
        let data = "primary_name: Mira Solberg\npositions: [{name: Ecologist, logo: /a.png}]\nemail: mira@sund.example\n\
            github: mirasol\nshort_bio: >-\n  <p>I study <a href=\"https://x.org\">tides</a>.</p>\n  <p>And mud.</p>\n\
            awards: [{name: Prize, date: 2021}]\nhobby: Rowing\n";
        let page = "---\npermalink: /\n---\n<div>{{ site.data.profile.short_bio }}</div>\n\n## Prizes\n\
            {% for item in site.data.profile.awards %}\n- {{ item.name }}\n{% endfor %}\n";
        let files =
            MemoryFiles::new().with("_config.yml", "title: x\n").with("index.md", page).with("_data/profile.yml", data);
        let mut reader = Reader::new(&files, true);
        let config = Config::read(&mut reader).into_value().expect("a configuration");
        let plans = crate::pipeline::plan(&mut reader, &config, &Request::default()).into_value().expect("a plan");
        let (_, found) = crate::read(&mut reader, &config, &plans[0]).into_parts();
        let losses = found.iter().filter(|found| found.message.contains("not printed")).map(|found| &found.message);
        let expected = ["`awards.date` is not printed: 2021", "`hobby` is not printed: Rowing"];
        assert_eq!(losses.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_a_page_shows_in_its_own_way_is_not_missing() {
        let page = "---\npermalink: /\nauthor: {name: Mira Solberg, likes: Tide tables, boat: Go, web: 'https://x.com/mira'}\n---\n\
            Of late I study tide tables.\n\n- {{ page.author.boat }}\n";
        let files = MemoryFiles::new().with("_config.yml", "title: x\n").with("index.md", page);
        let mut reader = Reader::new(&files, true);
        let config = Config::read(&mut reader).into_value().expect("a configuration");
        let plans = crate::pipeline::plan(&mut reader, &config, &Request::default()).into_value().expect("a plan");
        let (_, found) = crate::read(&mut reader, &config, &plans[0]).into_parts();
        let losses = found.iter().filter(|found| found.message.contains("not printed")).map(|found| &found.message);
        // Two words may occur in a sentence by chance.
        assert_eq!(losses.collect::<Vec<_>>(), ["`likes` is not printed: Tide tables"]);
    }

    #[test]
    fn a_file_about_a_section_that_no_page_shows_is_listed() {
        let jobs = "- {title: Keeper of the tide gauge, where: Sund}\n";
        let files = MemoryFiles::new()
            .with("_config.yml", "title: x\n")
            .with("index.md", "---\n---\n## Awards\n{% for a in site.data.awards %}\n- {{ a }}\n{% endfor %}\n")
            .with("_data/awards.yml", "- A prize for tables\n")
            .with("_data/employment.yml", jobs)
            .with("_data/menus.yml", "- All that there is\n");
        let losses = |files: MemoryFiles| {
            let mut reader = Reader::new(&files, true);
            let config = Config::read(&mut reader).into_value().expect("a configuration");
            let plans = crate::pipeline::plan(&mut reader, &config, &Request::default()).into_value().expect("a plan");
            let (_, found) = crate::read(&mut reader, &config, &plans[0]).into_parts();
            let losses = found.into_iter().filter(|found| found.message.contains("is left out"));
            losses.map(|found| found.message).collect::<Vec<_>>()
        };
        let shown = "_data/employment.yml is left out: the pages that are printed do not show it";
        assert_eq!(losses(files.clone()), [shown]);
        let plugged = files.with("_plugins/fill.rb", "");
        let filled = "_data/employment.yml is left out: the pages that are printed do not show it; the site's own plugins, which \
            vitae does not run, may";
        assert_eq!(losses(plugged), [filled]);
    }
}
