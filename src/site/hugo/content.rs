//! The items of a section, each a page of its own: papers, talks, courses (HugoBlox's docs, “Publications” and “Events”).

use std::collections::BTreeMap;

use super::super::files::EntryKind;
use super::super::reader::Reader;
use super::super::site_page::is_page_name;
use super::{Hugo, Tongue, author, is_shown, lowered, quoted};
use crate::address;
use crate::cv::bibliography::{self, Record, Wording};
use crate::cv::{Collection, CollectionItem};
use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::dialect;
use crate::fold;
use crate::language::Language;
use crate::meanings::topic::PUBLICATIONS;
use crate::moment::Moment;
use crate::page::Page;
use crate::path;
use crate::sentences;
use crate::vocabulary::{SIGNS, names_an_award};
use crate::yaml::{Map, Value, Yaml};

/// How deep the items of a section may be nested, and how many there may be.
const MAX_DEPTH: usize = 3;
const MAX_ITEMS: usize = 1000;

/// The folders of sections, each with the name of the collection that Jekyll's themes have for it.
const SECTIONS: &[(&str, &[&str])] = &[
    ("publications", &["publication", "publications", "papers", "paper"]),
    ("talks", &["event", "events", "talk", "talks"]),
    ("projects", &["project", "projects"]),
    ("teaching", &["teaching", "course", "courses"]),
];

/// Collections whose pages have the date when they were begun.
const UNDATED: &[&str] = &["projects", "research", "software", "teaching"];

/// Sections that hold nothing that a CV lists.
const NO_ITEMS: &[&str] = &[
    "author",
    "authors",
    "blog",
    "blogs",
    "categories",
    "home",
    "news",
    "page",
    "pages",
    "post",
    "posts",
    "slides",
    "tags",
];

/// The name of the collection that a section is.
pub(in super::super) fn collection_name(section: &str) -> &str {
    SECTIONS.iter().find(|(_, folders)| folders.contains(&section)).map_or(section, |(name, _)| name)
}

/// Whether a section may hold what a CV lists.
pub(in super::super) fn may_hold_items(section: &str) -> bool {
    !NO_ITEMS.contains(&section) && !section.starts_with(['.', '_'])
}

/// The sections of the site in a language, as collections.
pub(in super::super) fn collections(
    reader: &mut Reader<'_>,
    hugo: &Hugo,
    language: Language,
) -> Outcome<Vec<Collection>> {
    named(reader, hugo, hugo.tongue_of(language), None)
}

/// The items of a collection in one of the site's languages, the oldest first.
pub(in super::super) fn items_of(
    reader: &mut Reader<'_>,
    hugo: &Hugo,
    tongue: &Tongue,
    name: &str,
) -> Vec<CollectionItem> {
    let found = named(reader, hugo, tongue, Some(name)).into_value().unwrap_or_default();
    found.into_iter().flat_map(|collection| collection.items).collect()
}

/// The bibliographies in the folder of the publications, where these are no pages: a layout of the site's own lists them.
pub(in super::super) fn bibliographies(reader: &mut Reader<'_>, hugo: &Hugo) -> Vec<String> {
    let mut found = Vec::new();
    for tongue in &hugo.languages {
        let folders = reader.list(tongue.folder()).into_iter().filter(|entry| entry.kind == EntryKind::Folder);
        let folders = folders.filter(|entry| collection_name(&entry.name) == PUBLICATIONS);
        for folder in folders.map(|entry| path::join(tongue.folder(), &entry.name)).collect::<Vec<_>>() {
            let inner = reader.list(&folder).into_iter().filter(|entry| path::has_extension(&entry.name, &["bib"]));
            let paths: Vec<String> = inner.map(|entry| path::join(&folder, &entry.name)).collect();
            if files(reader, &folder, false, MAX_DEPTH).is_empty() {
                found.extend(paths);
            }
        }
    }
    found.sort();
    found.dedup();
    found
}

/// The collection of a name, or all of them.
fn named(reader: &mut Reader<'_>, hugo: &Hugo, tongue: &Tongue, wanted: Option<&str>) -> Outcome<Vec<Collection>> {
    let mut diagnostics = Vec::new();
    let folders = reader.list(tongue.folder()).into_iter().filter(|entry| entry.kind == EntryKind::Folder);
    let is_wanted =
        |section: &String| may_hold_items(section) && wanted.is_none_or(|wanted| collection_name(section) == wanted);
    let sections: Vec<String> = folders.map(|entry| entry.name).filter(is_wanted).collect();
    let mut found: Vec<Collection> = Vec::new();
    let mut names = BTreeMap::new();
    for section in sections {
        let items = items(reader, hugo, tongue, &section, &mut names).take(&mut diagnostics).unwrap_or_default();
        let name = collection_name(&section);
        match found.iter_mut().find(|collection| collection.name == name) {
            _ if items.is_empty() => {}
            Some(collection) => collection.items.extend(items),
            None => found.push(Collection { name: name.to_owned(), items }),
        }
    }
    let diagnostics = diagnostics.into_iter().map(Diagnostic::at_most_a_warning).collect();
    Outcome::new(found, diagnostics)
}

/// The items of a section in a language, the oldest first. `names` remembers how authors are called.
fn items(
    reader: &mut Reader<'_>,
    hugo: &Hugo,
    tongue: &Tongue,
    section: &str,
    names: &mut BTreeMap<String, Option<Yaml>>,
) -> Outcome<Vec<CollectionItem>> {
    let mut diagnostics = Vec::new();
    let mut items: Vec<(Option<i64>, CollectionItem)> = Vec::new();
    let is_of_courses = collection_name(section) == "teaching";
    let folder = path::join(tongue.folder(), section);
    // What is beside an `index.md` is a part of that page.
    if !named_in(reader, &folder, "index").is_empty() {
        return Outcome::ok(Vec::new());
    }
    for path in files(reader, &folder, is_of_courses, MAX_DEPTH).into_iter().take(MAX_ITEMS) {
        let Some(place) = hugo.place(&path).filter(|place| place.tongue.key == tongue.key) else { continue };
        let Some(page) = reader.page(&path).take(&mut diagnostics) else { continue };
        let front = lowered(&page.front_matter);
        if page.front.is_empty() || !is_shown(&front) {
            continue;
        }
        if is_template(&front) {
            let message = format!("{path} is left out: it is the theme's sample");
            diagnostics.push(Diagnostic::loss(Code::ThemeSample, message).at(page.front_matter.span));
            continue;
        }
        let url = place.address(&front);
        let slug = path::name(url.trim_end_matches('/')).to_owned();
        let mut author = |reader: &mut Reader<'_>, said: &Yaml| -> Yaml {
            let Some(written) = said.as_str() else { return said.clone() };
            // `- admin,` is a slip.
            let key = written.trim().trim_end_matches(',');
            let name = names
                .entry(key.to_owned())
                .or_insert_with(|| author::named(reader, hugo, tongue, key).and_then(|author| author.name().cloned()));
            quoted(name.as_ref().and_then(Yaml::as_str).unwrap_or(key), said)
        };
        let remarks = if collection_name(section) == PUBLICATIONS { remarks(&front) } else { Vec::new() };
        let signs = remarks.into_iter().map(|remark| remark.map(|(sign, _)| sign));
        let authors = front.filled_any(&["authors", "author"]).map(|said| {
            let all = said.one_or_more().iter().map(|said| author(reader, said));
            let all = all.zip(signs.chain(std::iter::repeat(None))).map(|(name, sign)| match (sign, name.as_str()) {
                (Some(sign), Some(words)) => quoted(&format!("{words}{sign}"), &name),
                _ => name,
            });
            Yaml { value: Value::List(all.collect()), span: said.span }
        });
        let name = collection_name(section);
        let date = match name {
            "publications" => printed_date(&front),
            name if UNDATED.contains(&name) => None,
            _ => front.filled("date").cloned(),
        };
        let date = date.and_then(|date| moment(date.as_str()?));
        let folder = path::folder(&path).to_owned();
        let front_matter =
            if name == "publications" { paper(reader, hugo, &front, authors, &folder) } else { described(&front) };
        let span = page.front_matter.span;
        let page = Page { front_matter: Yaml { value: Value::Map(front_matter), span }, ..page };
        // The date of a project is only there for the order.
        let order = date.or_else(|| front.text("date").and_then(|date| Moment::parse(date.value))).map(Moment::unix);
        let item = CollectionItem { slug: slug.clone(), name: slug, path, url, categories: Vec::new(), date, page };
        items.push((order, item));
    }
    items.sort_by(|(a, one), (b, other)| a.cmp(b).then_with(|| other.path.cmp(&one.path)));
    Outcome::new(items.into_iter().map(|(_, item)| item).collect(), diagnostics)
}

/// Whether an item is one of the projects that HugoBlox ships, which are other people's programs.
fn is_template(front: &Yaml) -> bool {
    const PROGRAMS: &[&str] = &["pandas-dev/pandas", "pytorch/pytorch", "scikit-learn/scikit-learn"];
    let link = front.text("external_link").map_or("", |link| link.value);
    let tags = front.filled("tags").map(Yaml::one_or_more).unwrap_or_default();
    let has_tag = |tag: &str| tags.iter().any(|own| own.as_str() == Some(tag));
    PROGRAMS.iter().any(|program| link.ends_with(program)) && has_tag("Hugo") && has_tag("Markdown")
}

/// The files of a section's items; the other files beside an `index.md` belong to its page (Hugo's docs, “Page bundles”). A folder with
/// an `_index.md` is a page of its own if nothing is below it, and so is one of courses: below it are its chapters.
fn files(reader: &mut Reader<'_>, folder: &str, is_of_courses: bool, depth: usize) -> Vec<String> {
    let mut found = Vec::new();
    for entry in reader.list(folder) {
        let path = path::join(folder, &entry.name);
        match entry.kind {
            EntryKind::File if is_page_name(&entry.name) && !entry.name.starts_with(['_', '.']) => {
                found.extend((base(&entry.name) != "index").then_some(path));
            }
            EntryKind::Folder => {
                let bundle = named_in(reader, &path, "index");
                if !bundle.is_empty() {
                    found.extend(bundle);
                } else if depth > 1 && !path::is_made(&entry.name) {
                    let own = named_in(reader, &path, "_index");
                    let is_course = is_of_courses && own.iter().any(|own| is_book(reader, own));
                    let below = if is_course { Vec::new() } else { files(reader, &path, is_of_courses, depth - 1) };
                    found.extend(if below.is_empty() { own } else { below });
                }
            }
            EntryKind::File => {}
        }
    }
    found
}

/// The pages of a folder that are called by a name, one for each language: `index.md`, `index.de.md`.
fn named_in(reader: &Reader<'_>, folder: &str, name: &str) -> Vec<String> {
    let files = reader.list(folder).into_iter().map(|entry| entry.name);
    let named = files.filter(|file| is_page_name(file) && base(file) == name);
    named.map(|file| path::join(folder, &file)).collect()
}

/// The name of a file up to its first dot.
fn base(name: &str) -> &str {
    name.split('.').next().unwrap_or_default()
}

/// Whether a page is the cover of its chapters (HugoBlox's docs, “Courses”).
fn is_book(reader: &mut Reader<'_>, path: &str) -> bool {
    let page = reader.page(path).into_value();
    let kind = page.as_ref().and_then(|page| page.front_matter.filled_any(&["type", "layout"])?.as_str());
    matches!(kind, Some("book" | "docs"))
}

/// The front matter of an item that is no paper. Its summary is a text: a theme puts HTML in it as it is.
fn described(front: &Yaml) -> Map {
    let plain = |said: &Yaml| {
        let text = dialect::without_shortcodes(said.as_str()?);
        let text =
            ["<p>", "</p>", "<div>", "</div>", "<br>", "<br/>"].iter().fold(text, |text, tag| text.replace(tag, " "));
        Some(quoted(&text, said))
    };
    let link = front.filled("external_link").cloned();
    let mut described = Map::of([("summary", front.filled("summary").and_then(plain)), ("link", link)]);
    // `type: docs` is the name of a layout.
    let is_layout = |key: &str, said: &Yaml| {
        key == "type" && said.as_str().is_some_and(|name| name.bytes().all(|byte| byte.is_ascii_lowercase()))
    };
    let own = front.as_map().map(|map| map.only(|key, said| key != "links" && !is_layout(key, said)));
    described.add_missing(&own.unwrap_or_default());
    described
}

/// A venue without the year of the paper at its end, which has a place of its own: `Physics of Fluids 33 (2021)`.
pub(in super::super) fn without_year(venue: &Yaml, date: Option<&str>) -> Yaml {
    let Some(year) = date.and_then(|date| date.trim().get(..4)) else { return venue.clone() };
    let text = venue.as_str().unwrap_or_default().trim();
    let ends = [format!("({year})"), format!(" {year}")];
    let rest = ends.iter().find_map(|end| text.strip_suffix(end.as_str()));
    let rest =
        rest.map(|rest| rest.trim_end_matches([' ', ',', '.'])).filter(|rest| rest.contains(char::is_alphabetic));
    rest.map_or_else(|| venue.clone(), |rest| quoted(rest, venue))
}

/// The date of a paper: the year that its reference has in parentheses, where that is another than that of `date`, which may be when
/// it was online first.
fn printed_date(front: &Yaml) -> Option<Yaml> {
    const MAX_YEARS_BETWEEN: i32 = 5;
    let date = front.filled("date")?;
    let stated: Option<i32> = date.as_str().and_then(|date| date.trim().get(..4)?.parse().ok());
    let reference = front.filled("publication").and_then(Yaml::as_str).unwrap_or_default();
    let in_brackets =
        reference.split('(').skip(1).filter_map(|part| part.split_once(')')?.0.trim().parse::<i32>().ok());
    let mut years: Vec<i32> = in_brackets.filter(|year| (1900..2100).contains(year)).collect();
    years.dedup();
    match (stated, &years[..]) {
        (Some(stated), [year]) if *year != stated && (year - stated).abs() <= MAX_YEARS_BETWEEN => {
            Some(quoted(&year.to_string(), date))
        }
        _ => Some(date.clone()),
    }
}

/// A moment, or a year alone.
fn moment(text: &str) -> Option<Moment> {
    Moment::year(text).or_else(|| Moment::parse(text))
}

/// A venue with its volume and issue as they are usually printed: `Maps, 5(2), pp. 1–9` for the `Maps, (5), 2, pp. 1–9` of a tool that
/// made the page.
fn with_usual_volume(venue: &Yaml) -> Yaml {
    let text = venue.as_str().unwrap_or_default();
    let is_number = |part: &str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let usual = || {
        let (before, rest) = text.split_once(", (")?;
        let (volume, rest) = rest.split_once(')')?;
        let after = rest.strip_prefix(',')?;
        let (issue, pages) = match after.split_once(',') {
            Some((issue, pages)) => (issue.trim(), format!(",{pages}")),
            None => (after.trim(), String::new()),
        };
        let is_usual = is_number(volume) && before.contains(char::is_alphabetic);
        match is_number(issue) {
            _ if !is_usual => None,
            true => Some(format!("{before}, {volume}({issue}){pages}")),
            false => after.trim_start().starts_with('p').then(|| format!("{before}, {volume}{rest}")),
        }
    };
    usual().map_or_else(|| venue.clone(), |usual| quoted(&usual, venue))
}

/// What a paper says more of each of its authors, with the sign that stands for it behind the name: the theme shows it when a reader
/// points at the name.
fn remarks(front: &Yaml) -> Vec<Option<(char, &str)>> {
    let mut known: Vec<&str> = Vec::new();
    let notes = front.get("author_notes").map(Yaml::items).unwrap_or_default();
    let notes = notes.iter().map(|note| {
        let said = note.as_str().map(str::trim).filter(|said| said.contains(char::is_alphabetic))?;
        let at = known.iter().position(|known| *known == said).unwrap_or_else(|| {
            known.push(said);
            known.len() - 1
        });
        Some((*SIGNS.get(at)?, said))
    });
    notes.collect()
}

/// What the signs behind the names of a paper's authors mean: `*Equal contribution`.
fn legend(front: &Yaml) -> Option<String> {
    let mut said: Vec<String> = Vec::new();
    for (sign, meaning) in remarks(front).into_iter().flatten() {
        // In Markdown, a star may begin a list or emphasis.
        let words = if sign.is_ascii() { format!("\\{sign}{meaning}") } else { format!("{sign}{meaning}") };
        if !said.contains(&words) {
            said.push(words);
        }
    }
    (!said.is_empty()).then(|| said.join(", "))
}

/// What the short form of a venue says of the paper beyond its name: `Accepted as *Oral*` of `In *TIDES*. Accepted as *Oral*`.
fn distinction(front: &Yaml) -> Option<String> {
    const JOINTS: &[&str] = &[". ", ", ", "; ", " (", " - ", " – "];
    const ACCEPTED: &[&str] = &["accepted as", "accepted for", "awarded"];
    const MAX_BYTES: usize = 400;
    let (long, short) = (front.text("publication")?, front.filled("publication_short")?);
    let text = Some(short.as_str()?.trim()).filter(|text| text.len() <= MAX_BYTES)?;
    let tells = |words: &str| {
        names_an_award(words) || ACCEPTED.iter().any(|accepted| fold::has_words(&fold::words(words), accepted))
    };
    let rest = |(at, joint): (usize, &str)| {
        let (before, rest) = (&text[..at], &text[at + joint.len()..]);
        let rest = if joint.ends_with('(') { rest.strip_suffix(')')? } else { rest.trim_end_matches('.') };
        // What is cut within emphasis or brackets is no whole.
        let is_whole = before.matches('*').count() % 2 == 0 && sentences::closes_brackets(before);
        (is_whole && !tells(before) && tells(rest)).then_some((at, rest))
    };
    let (_, said) = JOINTS.iter().flat_map(|joint| text.match_indices(joint)).filter_map(rest).max()?;
    (!fold::has_words(&fold::words(long.value), &fold::words(said))).then(|| fold::capitalised(said))
}

/// The entry in the file beside a paper that its button “Cite” shows, if it is of that paper: such files are copied with the rest.
fn cited(reader: &mut Reader<'_>, folder: &str, title: &str) -> Option<Record> {
    let path = path::join(folder, "cite.bib");
    let id = reader.exists(&path).then(|| reader.read(&path).into_value())??;
    let records = bibliography::parse(reader.sources().get(id).text(), id, Wording::default()).into_value()?;
    // A formula is written in one way here and in another there.
    const ALIKE_OF_HUNDRED: usize = 70;
    let is_it = |record: &Record| fold::shared_of_hundred(title, &record.title.plain_text()) >= ALIKE_OF_HUNDRED;
    records.into_iter().next().filter(is_it)
}

/// Keys of a paper's links, each with the one that Jekyll's themes have for it.
const LINKS: &[(&str, &str)] = &[
    ("url_pdf", "paperurl"),
    ("url_preprint", "url"),
    ("url_slides", "slidesurl"),
    ("url_code", "codeurl"),
    ("url_poster", "posterurl"),
    ("url_video", "videourl"),
    ("url_dataset", "dataurl"),
    ("url_project", "projecturl"),
];

/// The same of the links in a list, by their `type`.
const TYPES: &[(&str, &str)] = &[
    ("pdf", "paperurl"),
    ("preprint", "url"),
    ("slides", "slidesurl"),
    ("code", "codeurl"),
    ("poster", "posterurl"),
    ("video", "videourl"),
    ("dataset", "dataurl"),
    ("project", "projecturl"),
];

/// Kinds of papers: the numbers of older versions, and those names of the Citation Style Language that say something else in HugoBlox.
const KINDS: &[(&str, &str)] = &[
    ("1", "conference"),
    ("2", "journal"),
    ("3", "preprint"),
    ("4", "report"),
    ("5", "book"),
    ("6", "chapter"),
    ("7", "thesis"),
    ("8", "patent"),
    ("article", "preprint"),
    ("manuscript", "preprint"),
];

/// The front matter of a paper, under the names that Jekyll's themes have for it.
fn paper(reader: &mut Reader<'_>, hugo: &Hugo, front: &Yaml, authors: Option<Yaml>, folder: &str) -> Map {
    let kind = front.filled_any(&["publication_types", "publication_type"]).and_then(|kinds| {
        let said = kinds.one_or_more().first()?;
        let written = said.as_str()?.trim();
        let known = KINDS.iter().find(|(number, _)| *number == written).map_or(written, |(_, kind)| kind);
        Some(quoted(known, said))
    });
    let cited = cited(reader, folder, front.text("title").map_or("", |title| title.value));
    let in_place = |said: &Yaml| {
        let text = said.as_str().unwrap_or_default().trim();
        let is_inner = address::scheme(text).is_none() && !text.starts_with('/');
        let beside = is_inner.then(|| path::join(folder, text)).filter(|path| reader.exists(path));
        let shown = beside.and_then(|path| {
            hugo.place(&path).map(|place| format!("{}/{}", place.tongue.base, &path[place.tongue.folder.len() + 1..]))
        });
        shown.map_or_else(|| said.clone(), |shown| quoted(&shown, said))
    };
    let mut links: Vec<(&str, Option<Yaml>)> = LINKS
        .iter()
        .map(|(key, name)| (*name, front.filled(key).map(in_place)))
        .filter(|(_, said)| said.is_some())
        .collect();
    let mut named = Map::default();
    for item in front.filled("links").map(Yaml::items).unwrap_or_default() {
        let Some(url) = item.filled_any(&["url", "link"]).map(in_place) else { continue };
        let kind = item.text("type").map(|kind| kind.value.to_lowercase());
        let known = TYPES.iter().find(|(name, _)| Some(*name) == kind.as_deref()).map(|(_, key)| *key);
        let label = item.text("name").or_else(|| item.text("label")).or_else(|| item.text("type"));
        match (known, label) {
            (Some(key), _) if links.iter().all(|(known, _)| *known != key) => links.push((key, Some(url))),
            (_, Some(label)) => named.add_missing(&Map::of([(label.value, Some(url))])),
            _ => {}
        }
    }
    let span = front.span;
    let venue = front.filled_any(&["publication", "publication_short", "venue", "journal"]);
    let date = printed_date(front);
    let venue = venue.map(|venue| without_year(venue, date.as_ref().and_then(Yaml::as_str)));
    let venue = venue.map(|venue| with_usual_volume(&venue));
    let venue = venue.or_else(|| {
        let venue = cited.as_ref()?.venue.plain_text();
        (!venue.is_empty()).then(|| quoted(&venue, front))
    });
    let said = [distinction(front), legend(front)].into_iter().flatten().collect::<Vec<_>>().join(". ");
    let note = (!said.is_empty()).then(|| quoted(&said, front.get("publication_short").unwrap_or(front)));
    let doi = front.filled("doi").or_else(|| front.below("hugoblox.ids.doi")).cloned();
    let mut paper = Map::of([
        ("title", front.filled("title").cloned()),
        ("authors", authors),
        ("venue", venue),
        ("date", date),
        ("category", kind),
        ("publication_types", front.filled("publication_types").cloned()),
        ("tags", front.filled("tags").cloned()),
        ("categories", front.filled("categories").cloned()),
        ("featured", front.filled("featured").cloned()),
        ("doi", doi),
        ("award", note),
        ("links", (!named.is_empty()).then_some(Yaml { value: Value::Map(named), span })),
    ]);
    paper.add_missing(&Map::of(links));
    paper
}
