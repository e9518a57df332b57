//! What the blocks of a page show (`HugoBlox`'s docs, “Blocks”), and the widgets that older versions have in their place, as Markdown.

use std::collections::{BTreeMap, BTreeSet};

use super::super::slot;
use crate::address;
use crate::cv::collections::HUGO_CARD;
use crate::cv::{CollectionItem, Word};
use crate::diagnostic::{Code, Diagnostic};
use crate::dialect;
use crate::fold;
use crate::language::Language;
use crate::meanings;
use crate::meanings::topic::PUBLICATIONS;
use crate::page::Page;
use crate::path;
use crate::rewrite::{Composer, Edit, Rewritten};
use crate::site::config::Config;
use crate::site::examples::is_example;
use crate::site::hugo::author::{self, Author};
use crate::site::hugo::{Hugo, Tongue, content};
use crate::site::reader::Reader;
use crate::source::{Span, Spanned};
use crate::yaml::{Map, Value, Yaml};

/// Writes Markdown that stands for places in the site's files.
pub(super) struct Writer {
    pub(super) out: Composer,
    /// The place of what is being written.
    pub(super) place: Span,
    pub(super) language: Language,
    /// The places of the lists that were written: two blocks may show one.
    pub(super) shown: BTreeSet<Span>,
    /// The collections that were listed as a whole.
    lists: BTreeSet<String>,
    /// Whether there is a text or an entry so far.
    pub(super) says_something: bool,
}

/// Fills a page with what its blocks show.
pub(super) struct Blocks<'a, 'r, 'f> {
    reader: &'r mut Reader<'f>,
    hugo: &'a Hugo,
    tongue: &'a Tongue,
    writer: Writer,
    /// The author of whom the first biography is.
    author: Option<Author>,
    /// The items of the collections that were asked for.
    items: BTreeMap<String, Vec<CollectionItem>>,
    /// What the block of contacts says.
    contacts: Map,
    losses: Vec<Diagnostic>,
}

/// A block, or a widget.
struct Block<'b> {
    kind: &'b str,
    fields: Yaml,
    /// The text below its title.
    text: Option<Rewritten>,
    /// Whether it is a file of an older version.
    is_widget: bool,
    span: Span,
}

/// Blocks that only serve the website.
const OF_THE_SITE: &[&str] = &[
    "demo",
    "faq",
    "gallery",
    "hero",
    "logos",
    "newsletter",
    "search",
    "slider",
    "stats",
    "steps",
    "tag_cloud",
    "tag-cloud",
    "testimonials",
];

/// Words for the heads of groups. Folded.
const HEADS: &[&str] =
    &["director", "directors", "faculty", "group leader", "head", "investigator", "investigators", "pi", "pis"];

/// Words by which a heading says that not all is below it.
const SOME: &[&str] = &["recent", "featured", "selected", "latest", "upcoming", "精选", "代表", "近期", "最近", "最新"];

impl<'a, 'r, 'f> Blocks<'a, 'r, 'f> {
    pub(super) fn new(
        reader: &'r mut Reader<'f>,
        config: &Config,
        hugo: &'a Hugo,
        tongue: &'a Tongue,
        page: &Page,
    ) -> Self {
        let stated = page.front_matter.text("lang").and_then(|tag| Language::from_tag(tag.value));
        let language = stated.or_else(|| config.language()).unwrap_or_default();
        let mut out = page.body.composer();
        out.copy(&page.body, 0..page.body.text().len());
        let says_something = page.body.text().contains(char::is_alphanumeric);
        let (shown, lists) = (BTreeSet::new(), BTreeSet::new());
        let writer = Writer { out, place: page.front_matter.span, language, shown, lists, says_something };
        Self {
            reader,
            hugo,
            tongue,
            writer,
            author: None,
            items: BTreeMap::new(),
            contacts: Map::default(),
            losses: Vec::new(),
        }
    }

    /// The page with what was written.
    ///
    /// Where it mentions an author, the name is printed.
    pub(super) fn finish(self, page: Page, noticed: &mut Vec<Diagnostic>) -> Page {
        noticed.extend(self.losses);
        let mut front_matter = page.front_matter;
        let author = self.author.as_ref().map(|author| author.profile(self.reader));
        let author = match author.or_else(|| front_matter.get("author").cloned()) {
            Some(author) => with_contacts(author, &self.contacts),
            None if self.contacts.is_empty() => None,
            None => Some(Yaml { value: Value::Map(self.contacts), span: front_matter.span }),
        };
        if let (Some(author), Value::Map(map)) = (author, &mut front_matter.value) {
            let mut own = Map::of([("author", Some(author))]);
            own.add_missing(&map.only(|key, _| key != "author" && key != "authors"));
            *map = own;
        }
        let text = self.writer.out.finish();
        let mentions = dialect::shortcodes_in(text.text()).into_iter().filter(|found| found.name == "mention");
        let mentions: Vec<Edit> = mentions
            .filter_map(|found| {
                let author = author::find(self.reader, self.hugo, self.tongue, found.arguments.first()?)?;
                Some(Edit::replace(found.range, author.name()?.as_str()?))
            })
            .collect();
        Page { front_matter, body: text.edit(&mentions), ..page }
    }

    /// Whether the page says more than what it lists of the site.
    pub(super) fn says_something(&self) -> bool {
        self.writer.says_something
    }

    /// The profile of whose site it is, which the theme shows on a page of its own.
    pub(super) fn profile(&mut self) {
        let Some(author) = author::owner(self.reader, self.hugo, self.tongue) else { return };
        let message = "the profile of the author is printed: nothing else on the homepage is about a person";
        self.losses.push(Diagnostic::note(Code::Chosen, message).at(author.data.span));
        self.writer.biography(&author, None, None, None);
        self.author = Some(author);
    }

    /// The parts of a homepage that the configuration describes, in the order of the theme (hugo-profile).
    pub(super) fn params(&mut self) {
        const LISTS: &[(&str, Word)] = &[
            ("experience", Word::Experience),
            ("education", Word::Education),
            ("projects", Word::Projects),
            ("achievements", Word::Awards),
        ];
        if let Some(about) = self.tongue.part("about") {
            about.filled("content").into_iter().for_each(|content| self.writer.value(content));
            let skills =
                about.filled("skills").filter(|skills| skills.get("enable").and_then(Yaml::as_bool) != Some(false));
            if let Some(items) = skills.and_then(|skills| skills.filled("items")) {
                self.writer.skills(items, None);
            }
        }
        for (key, word) in LISTS {
            let Some(part) = self.tongue.part(key) else { continue };
            if let Some(items) = part.filled("items").filter(|items| !items.items().is_empty()) {
                self.writer.named(part.text("title"), *word, part.span);
                self.writer.entries(items.items());
            }
        }
    }

    /// A block of a page: `{block: markdown, content: {title: …, text: …}}`.
    pub(super) fn section(&mut self, section: &Yaml) {
        let Some(kind) = section.text("block") else { return };
        let fields = section.filled("content").cloned().unwrap_or_else(|| Yaml::empty(section.span));
        let text = fields.text("text").map(|text| Rewritten::of_value(text.span, text.value));
        let block = Block { kind: kind.value, fields, text, is_widget: false, span: section.span };
        if section.get("demo").and_then(Yaml::as_bool) == Some(true) {
            return self.leave_out(&block, "it is only shown on the theme's own site");
        }
        self.show(&block);
    }

    /// A widget: a file with front matter and a text.
    pub(super) fn widget(&mut self, page: &Page) {
        let front = &page.front_matter;
        if front.get("active").and_then(Yaml::as_bool) == Some(false) {
            return;
        }
        let Some(kind) = front.text("widget") else { return };
        let mut fields = front.as_map().cloned().unwrap_or_default();
        if let Some(inner) = front.get("content").and_then(Yaml::as_map) {
            fields.add_missing(inner);
        }
        let fields = Yaml { value: Value::Map(fields), span: front.span };
        let text = Some(page.body.clone()).filter(|body| !body.text().trim().is_empty());
        self.show(&Block { kind: kind.value, fields, text, is_widget: true, span: front.span });
    }

    fn show(&mut self, block: &Block<'_>) {
        self.writer.place = block.span;
        let title = block.fields.text("title").filter(|title| !title.value.trim().is_empty());
        match block.kind.strip_prefix("resume-").unwrap_or(block.kind) {
            "about" | "biography" | "biography-2" | "biography-3" => self.biography(block, title),
            // `about.biography`, `about.avatar`
            kind if kind.starts_with("about.") => self.biography(block, title),
            "experience" => self.experience(block, title),
            "accomplishments" => self.list(block, title, Word::Awards),
            "awards" => match self.author_of(block) {
                Some(author) if author.list(&["awards"]).is_some() => self.writer.awards(&author, title),
                _ => self.list(block, title, Word::Awards),
            },
            "skills" | "features" | "featurette" => self.skills(block, title),
            "contact" => self.contact(block),
            "languages" => {
                if let Some(author) = self.author_of(block) {
                    self.writer.languages(&author, title);
                }
            }
            "people" | "team-showcase" => self.people(block, title),
            "collection"
            | "pages"
            | "featured"
            | "portfolio"
            | "projects"
            | "publications"
            | "publications_featured"
            | "publications_selected"
            | "talks"
            | "talks_selected"
            | "posts" => self.listing(block, title),
            kind if OF_THE_SITE.contains(&kind) || kind.starts_with("cta") || kind.ends_with("-hero") => {
                self.leave_out(block, "it only serves the website");
            }
            // A block of the site's own, made after a biography.
            kind if kind.contains("bio") && block.fields.filled("username").is_some() => self.biography(block, title),
            _ => match OwnLayout::find(self.reader, block.kind) {
                Some(layout) => self.of_own_layout(block, title, &layout),
                None if block.text.is_some() => self.text_alone(block, title),
                None => self.leave_out(block, "vitae does not know what it shows"),
            },
        }
    }

    fn biography(&mut self, block: &Block<'_>, title: Option<Spanned<&str>>) {
        if ["education", "interests"].iter().any(|key| block.fields.filled(key).is_some()) {
            let author = Author::of_widget(&block.fields);
            return self.writer.biography(&author, title, block.text.as_ref(), None);
        }
        let Some(author) = self.author_of(block) else { return self.text_of(block) };
        let headings = block.fields.filled("headings");
        // A widget shows the author's page, and not its own text.
        let says_something = |page: &Page| page.body.text().contains(char::is_alphanumeric);
        let text =
            block.text.as_ref().filter(|_| !(block.is_widget && author.page.as_ref().is_some_and(says_something)));
        if let (Some(unshown), None) = (&block.text, text) {
            let message = "the text of the widget is left out: it shows the page of the author";
            self.losses.push(Diagnostic::loss(Code::Hidden, message).at(unshown.span(0..unshown.text().len())));
        }
        self.writer.biography(&author, title, text, headings);
        self.author.get_or_insert(author);
    }

    /// The addresses of a block, which the header has. Its words ask visitors to write.
    fn contact(&mut self, block: &Block<'_>) {
        let address = block.fields.filled("address").or_else(|| self.tongue.param("address"));
        let said = |key: &str| block.fields.filled(key).cloned();
        let contacts =
            Map::of([("email", said("email")), ("phone", said("phone")), ("address", address.and_then(in_one_line))]);
        if block.text.is_some() || contacts.is_empty() {
            self.leave_out(block, "it only serves the website");
        }
        self.contacts.add_missing(&contacts);
    }

    /// What a layout of the site's own shows: the links that are written in it, the items of the block, and its text, if it asks for that.
    fn of_own_layout(&mut self, block: &Block<'_>, title: Option<Spanned<&str>>, layout: &OwnLayout) {
        let items = items_of(block).map(|items| items.items().to_vec()).unwrap_or_default();
        let shown = block.text.as_ref().filter(|_| layout.shows_text());
        let links = layout.links();
        if shown.is_some() || !items.is_empty() || !links.is_empty() {
            self.writer.heading(title);
        }
        if let Some(text) = shown {
            self.writer.text(text);
        }
        self.writer.entries(&items);
        for (name, target) in &links {
            self.writer.out.put(&format!("- [{name}]({target})\n"), layout.place);
        }
        self.writer.out.put("\n", self.writer.place);
        let what = match (&block.text, shown) {
            (Some(_), None) => "the text of",
            _ if items.is_empty() && links.is_empty() && shown.is_none() => "",
            _ => return,
        };
        let message = format!("{what} the block `{}` is left out: {} does not show it", block.kind, layout.path);
        let message = message.trim_start().to_owned();
        self.losses.push(Diagnostic::loss(Code::Hidden, message).at(block.span));
    }

    fn experience(&mut self, block: &Block<'_>, title: Option<Spanned<&str>>) {
        if items_of(block).is_some() {
            return self.list(block, title, Word::Experience);
        }
        let Some(author) = self.author_of(block) else { return };
        // The block's title is above both lists.
        self.writer.experience(&author, title);
        self.writer.education(&author, None);
    }

    /// The people of somebody's site, by the groups that a block shows. A site that lists its owner or a head among them is a group's.
    fn people(&mut self, block: &Block<'_>, title: Option<Spanned<&str>>) {
        let groups = block.fields.filled("user_groups").map(Yaml::one_or_more).unwrap_or_default();
        let asked: Vec<Spanned<&str>> =
            groups.iter().filter_map(|group| Some(Spanned::new(group.as_str()?, group.span))).collect();
        let is_in = |author: &Author, group: &str| author.groups().any(|own| own == fold::words(group));
        let all = author::all(self.reader, self.hugo, self.tongue);
        let owner = author::owner(self.reader, self.hugo, self.tongue);
        let is_head = |group: &str| HEADS.iter().any(|head| fold::has_words(&fold::words(group), head));
        let is_of_group = |owner: &Author| {
            let has_head = |group: &str| is_head(group) && all.iter().any(|author| is_in(author, group));
            asked.iter().any(|group| is_in(owner, group.value) || has_head(group.value))
        };
        let Some(owner) = owner.filter(|owner| !is_of_group(owner)) else {
            return self.leave_out(block, "it lists the people of a group");
        };
        let people = all.iter().filter(|author| author.key != owner.key && !author.name().is_none_or(is_example));
        let mut people: Vec<&Author> = people.collect();
        // The theme's own order.
        let family_name = |author: &Author| author.data.text("last_name").map(|name| fold::words(name.value));
        people.sort_by_key(|author| family_name(author));
        let group = |group: &Spanned<&str>| -> Vec<&Author> {
            people.iter().copied().filter(|author| is_in(author, group.value)).collect()
        };
        let mut groups: Vec<(Spanned<&str>, Vec<&Author>)> = asked.iter().map(|name| (*name, group(name))).collect();
        groups.retain(|(_, people)| !people.is_empty());
        if groups.is_empty() {
            return self.text_alone(block, title);
        }
        self.writer.named(title, Word::Supervision, block.span);
        self.text_of(block);
        for (name, people) in &groups {
            self.writer.people(Some(*name).filter(|_| groups.len() > 1), people);
        }
    }

    fn skills(&mut self, block: &Block<'_>, title: Option<Spanned<&str>>) {
        match (items_of(block), self.author_of(block)) {
            (Some(items), _) => {
                let items = items.clone();
                self.writer.skills(&items, title);
            }
            (None, Some(author)) => {
                if let Some(skills) = author.data.filled("skills") {
                    self.writer.skills(skills, title);
                }
            }
            (None, None) => {}
        }
    }

    /// The entries that a block has itself.
    fn list(&mut self, block: &Block<'_>, title: Option<Spanned<&str>>, word: Word) {
        let Some(items) = items_of(block) else { return self.text_alone(block, title) };
        self.writer.named(title, word, block.span);
        self.text_of(block);
        self.writer.entries(items.items());
    }

    /// The items of a section of the site.
    fn listing(&mut self, block: &Block<'_>, title: Option<Spanned<&str>>) {
        let fields = &block.fields;
        let filter = |key: &str| fields.get("filters").and_then(|filters| filters.filled(key));
        let folders = filter("folders").or_else(|| fields.filled_any(&["page_type", "folder"]));
        let folders = folders.map(Yaml::one_or_more).unwrap_or_default();
        let of_kind = match block.kind.split('_').next() {
            Some("talks") => "talk",
            Some("projects" | "portfolio") => "project",
            Some("posts") => "post",
            _ => "publication",
        };
        let named: Vec<&str> = folders.iter().filter_map(Yaml::as_str).collect();
        let named = if named.is_empty() { vec![of_kind] } else { named };
        let Some(section) = named.iter().find(|section| content::may_hold_items(section)) else {
            self.text_alone(block, title);
            return self.leave_out(block, "it lists posts");
        };
        let name = content::collection_name(section.trim_matches('/')).to_owned();
        let part: Vec<(&str, String)> = ["publication_type", "tag", "category"]
            .iter()
            .filter_map(|key| Some((*key, filter(key)?.as_str()?.trim().to_owned())))
            .collect();
        let is_papers = name == PUBLICATIONS;
        if is_papers && part.is_empty() && !self.writer.lists.insert(name.clone()) {
            return self.leave_out(block, "all publications are listed in another block");
        }
        let is_featured = filter("featured_only").and_then(Yaml::as_bool) == Some(true) || block.kind == "featured";
        let is_asked = |item: &CollectionItem| {
            let front = &item.page.front_matter;
            let has = |key: &str, wanted: &str| {
                let keys: &[&str] = match key {
                    "publication_type" => &["publication_types"],
                    "tag" => &["tags"],
                    _ => &["categories"],
                };
                let said = front.filled_any(keys).map(Yaml::one_or_more).unwrap_or_default();
                said.iter().filter_map(Yaml::as_str).any(|said| fold::words(said) == fold::words(wanted))
            };
            let is_featured = is_papers || !is_featured || front.get("featured").and_then(Yaml::as_bool) == Some(true);
            is_featured && part.iter().all(|(key, wanted)| has(key, wanted))
        };
        let mut paths: Vec<String> =
            self.items(&name).filter(|item| is_asked(item)).map(|item| item.path.clone()).collect();
        if is_papers {
            // A folder that no block names may have older copies of the papers.
            let folders = named.iter().map(|section| path::join(self.tongue.folder(), section.trim_matches('/')));
            let folders: Vec<String> = folders.map(|folder| format!("{folder}/")).collect();
            paths.sort_by_key(|path| !folders.iter().any(|folder| path.starts_with(folder)));
        }
        if paths.is_empty() {
            return self.text_alone(block, title);
        }
        // A CV has them all.
        let says_some = |title: &Spanned<&str>| {
            let words = fold::words(title.value);
            SOME.iter().any(|some| if some.is_ascii() { fold::has_words(&words, some) } else { words.contains(some) })
        };
        let title = title.filter(|title| !(is_papers && part.is_empty() && says_some(title)));
        match (title, name.as_str()) {
            (None, PUBLICATIONS) => self.writer.named(None, Word::Publications, block.span),
            (None, "talks") => self.writer.named(None, Word::Talks, block.span),
            (None, "projects") => self.writer.named(None, Word::Projects, block.span),
            (title, _) => self.writer.heading(title),
        }
        self.writer.slots(&name, &paths);
    }

    /// The items of a section below the text of its page. The publications are printed without being asked for.
    pub(super) fn items_of(&mut self, section: &str) {
        let name = content::collection_name(section).to_owned();
        if name != PUBLICATIONS && content::may_hold_items(section) {
            let paths: Vec<String> = self.items(&name).map(|item| item.path.clone()).collect();
            self.writer.slots(&name, &paths);
        }
    }

    /// The items of a collection, the newest first.
    fn items(&mut self, name: &str) -> impl Iterator<Item = &CollectionItem> {
        let (reader, hugo, tongue) = (&mut *self.reader, self.hugo, self.tongue);
        let items = self.items.entry(name.to_owned());
        items.or_insert_with(|| content::items_of(reader, hugo, tongue, name)).iter().rev()
    }

    /// The text of a block whose items are none, or are in the text.
    fn text_alone(&mut self, block: &Block<'_>, title: Option<Spanned<&str>>) {
        if let Some(text) = &block.text {
            self.writer.heading(title);
            let topic = title.and_then(|title| topic(title.value));
            self.writer.text(&topic.map_or_else(|| text.clone(), |topic| below_heading(text, topic)));
        }
    }

    fn text_of(&mut self, block: &Block<'_>) {
        if let Some(text) = &block.text {
            self.writer.text(text);
        }
    }

    /// The author that a block names, or whose site it is.
    fn author_of(&mut self, block: &Block<'_>) -> Option<Author> {
        let key = block.fields.filled_any(&["username", "author"]).and_then(Yaml::as_str);
        let named = key.and_then(|key| author::find(self.reader, self.hugo, self.tongue, key));
        named.or_else(|| author::owner(self.reader, self.hugo, self.tongue))
    }

    fn leave_out(&mut self, block: &Block<'_>, why: &str) {
        let message = format!("the block `{}` is left out: {why}", block.kind);
        self.losses.push(Diagnostic::loss(Code::SiteFurniture, message).at(block.span));
    }
}

/// What a page says of its author, with the contacts of its block: those of the profile come first.
fn with_contacts(author: Yaml, contacts: &Map) -> Option<Yaml> {
    let Value::Map(mut map) = author.value else { return Some(author) };
    map.add_missing(contacts);
    map.add_missing(&Map::of([("email2", contacts.get("email").cloned())]));
    Some(Yaml { value: Value::Map(map), span: author.span })
}

/// An address as the theme shows it: `1 Sea Street, Bergen, VL 5003, Norway`; `None` for the theme's own.
fn in_one_line(address: &Yaml) -> Option<Yaml> {
    let part = |keys: &[&str]| {
        let parts = keys.iter().filter_map(|key| address.text(key)).map(|part| part.value.trim());
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    };
    let parts = [part(&["street"]), part(&["city"]), part(&["region", "postcode"]), part(&["country"])];
    let line = match address.as_str() {
        Some(line) => line.to_owned(),
        None => parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "),
    };
    let is_sample = address.get("street").is_some_and(is_example);
    (!is_sample && !line.is_empty()).then_some(Yaml { value: Value::Quoted(line), span: address.span })
}

/// A layout of the site's own for a kind of block or widget.
struct OwnLayout {
    path: String,
    text: String,
    place: Span,
}

impl OwnLayout {
    fn find(reader: &mut Reader<'_>, kind: &str) -> Option<Self> {
        let folders = ["layouts/partials/widgets", "layouts/partials/blocks", "layouts/_partials/hbx/blocks"];
        let mut paths = folders.iter().map(|folder| format!("{folder}/{kind}.html"));
        let path = paths.find(|path| reader.exists(path))?;
        let source = reader.read(&path).into_value()?;
        let text = reader.sources().get(source).text().to_owned();
        Some(Self { place: Span::new(source, 0..text.len()), path, text })
    }

    fn shows_text(&self) -> bool {
        [".Content", ".content.text", ".text"].iter().any(|part| self.text.contains(part))
    }

    /// The links on the web that are written in it, not filled in, with their names: two or more are a list.
    fn links(&self) -> Vec<(String, String)> {
        const FEWEST: usize = 2;
        let link = |part: &str| {
            let (tag, rest) = part.split_once('>')?;
            let target = attribute(tag, "href").filter(|target| address::scheme(target).is_some())?;
            let inner = rest.split("</a>").next()?;
            let shown: String = inner
                .split('<')
                .enumerate()
                .map(|(at, piece)| match at {
                    0 => piece,
                    _ => piece.split_once('>').map_or("", |(_, text)| text),
                })
                .collect();
            let shown = fold::one_line(&shown);
            let name = if shown.is_empty() { attribute(inner, "alt").map(|alt| name_in(alt, target))? } else { shown };
            let is_written = ![target, &name]
                .iter()
                .any(|text| text.contains("{{") || text.contains([']', '[', ' ']) && text == &target);
            (is_written && name.contains(char::is_alphanumeric)).then(|| (name, target.to_owned()))
        };
        let found: Vec<(String, String)> = self.text.split("<a ").skip(1).filter_map(link).collect();
        if found.len() >= FEWEST { found } else { Vec::new() }
    }
}

/// The value of an attribute in quotes.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let rest = tag.split_once(&format!("{name}=\""))?.1;
    rest.split_once('"').map(|(value, _)| value)
}

/// What a picture says that it shows, without the words for a picture: the name at the end of the link, if it begins with that.
fn name_in(alt: &str, target: &str) -> String {
    let end = target.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    if !end.is_empty() && fold::has_words(&fold::words(alt), &fold::words(end)) {
        end.to_owned()
    } else {
        fold::one_line(alt)
    }
}

/// The list that a block has itself, if it is not empty.
fn items_of<'b>(block: &'b Block<'_>) -> Option<&'b Yaml> {
    let items = block.fields.filled_any(&["items", "item", "experience", "feature"])?;
    (!items.items().is_empty()).then_some(items)
}

/// The level of the heading of a block.
const LEVEL: usize = 2;

/// The text of a block whose heading names a topic, with its own headings below that one: a course is a part of the teaching. Where the
/// text has headings of other topics, they are sections beside it.
fn below_heading(text: &Rewritten, of_block: &str) -> Rewritten {
    let headings = headings(text.text());
    let Some(top) = headings.iter().map(|(_, level, _)| *level).min().filter(|top| *top <= LEVEL) else {
        return text.clone();
    };
    let mut at_top = headings.iter().filter(|(_, level, _)| *level == top);
    if at_top.any(|(_, _, words)| topic(words).is_some_and(|own| own != of_block)) {
        return text.clone();
    }
    let deeper = "#".repeat(LEVEL + 1 - top);
    let edits: Vec<Edit> = headings.iter().map(|(at, _, _)| Edit::insert(*at, deeper.clone())).collect();
    text.edit(&edits)
}

/// What a heading names, if that is one topic.
fn topic(heading: &str) -> Option<&'static str> {
    meanings::of(meanings::without_selection(&meanings::words(heading)).0)
}

/// The headings of a text in Markdown: where each begins, its level, and its words.
fn headings(text: &str) -> Vec<(usize, usize, &str)> {
    let (mut found, mut at, mut is_code) = (Vec::new(), 0, false);
    for line in text.split_inclusive('\n') {
        is_code ^= line.starts_with("```");
        let words = line.trim_start_matches('#');
        let level = line.len() - words.len();
        if !is_code && (1..=6).contains(&level) && words.starts_with(' ') {
            found.push((at, level, words.trim()));
        }
        at += line.len();
    }
    found
}

impl Writer {
    /// A heading, if there are words for one.
    pub(super) fn heading(&mut self, title: Option<Spanned<&str>>) {
        let Some(title) = title else { return };
        // A soft hyphen for narrow screens.
        let words = fold::one_line(&title.value.replace("&shy;", ""));
        if !words.is_empty() {
            self.out.put(&format!("\n\n## {words}\n\n"), title.span);
        }
    }

    /// The items of a collection, each in a slot that the CV stage fills.
    fn slots(&mut self, collection: &str, paths: &[String]) {
        for path in paths {
            self.out.put(&slot(HUGO_CARD, collection, path), self.place);
        }
    }
}
