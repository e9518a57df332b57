//! `site` and `page`: what Jekyll lets a page know. Parts of the site are read when they are asked for.

use std::rc::Rc;

use super::value::{Map, Value};
use super::{Failure, Interpreter, documents};
use crate::address;
use crate::page::Page;
use crate::path;
use crate::site::{self, POSTS, SitePage, collection_names, listed_names};

/// Whether a page is HTML to Jekyll, and not another kind of file named by its permalink: `/feed.xml`.
fn is_html(page: &SitePage) -> bool {
    let own = page.page.front_matter.text("permalink").map_or("/", |own| own.value);
    own.ends_with('/') || matches!(path::extension(own), "" | "html" | "htm" | "xhtml")
}

/// The site's address, for filters that produce addresses.
pub(super) struct Addresses {
    /// `https://jane.github.io`
    pub(super) url: String,
    /// `/blog`, or nothing.
    pub(super) base: String,
}

impl Interpreter<'_, '_> {
    /// Makes a page the one that is run.
    pub(super) fn open_page(&mut self, page: &Page, path: &str, address: &str) {
        self.language = self.config.active_language(&page.front_matter, path).map(str::to_owned);
        let page = documents::of_page(path, address, page);
        self.set_outermost("page", page);
        let Addresses { url, base } = self.addresses();
        self.set_outermost("base_path", Value::text(format!("{url}{base}")));
    }

    pub(super) fn addresses(&self) -> Addresses {
        let yaml = &self.config.yaml;
        let url = yaml.text("url").and_then(|url| address::web(url.value)).unwrap_or_default();
        Addresses { url: url.trim_end_matches('/').to_owned(), base: self.config.base() }
    }

    /// `site.name`: what Jekyll knows about the site, or else what the configuration says.
    pub(super) fn site_part(&mut self, name: &str) -> Value {
        if let Some(known) = self.site.get(name) {
            return known.clone();
        }
        let made = match name {
            "url" => Value::text(self.addresses().url),
            "baseurl" => Value::text(self.addresses().base),
            "data" => self.data(),
            POSTS => self.posts(),
            "time" if self.config.yaml.get("time").is_none() => Value::today(),
            "pages" => self.pages(|_| true),
            "html_pages" => self.pages(is_html),
            "documents" => self.documents(),
            "static_files" => self.static_files(),
            "collections" => self.collections(),
            "tags" | "categories" => self.posts_by(name),
            "active_lang" => self.language.clone().map_or_else(|| self.site_part("default_lang"), Value::text),
            _ if collection_names(self.config).contains(&name) => self.collection(name),
            _ => self.config.yaml.get(name).map_or(Value::Nil, Value::from),
        };
        self.site.insert(name.to_owned(), made.clone());
        made
    }

    fn collection(&mut self, name: &str) -> Value {
        let (read, noticed) = site::collection(self.reader, self.config, name).into_parts();
        self.report_all(noticed);
        let items = read.map_or_else(Vec::new, |collection| collection.items);
        let made = items.iter().map(|item| {
            let path = site::below_collections(self.config, &item.path);
            documents::of_collection(item, name, path)
        });
        let made = made.collect();
        Value::list(self.in_language(made))
    }

    /// The posts, newest first.
    fn posts(&mut self) -> Value {
        let mut posts = self.collection(POSTS).items();
        posts.reverse();
        Value::list(posts)
    }

    /// What jekyll-paginate divides, as the first and only part: a document has no second page of posts.
    pub(super) fn only_part(&mut self) -> Value {
        let posts = self.site_part(POSTS);
        let count = Value::count(posts.items().len());
        Value::map([
            (POSTS, posts),
            ("page", Value::Int(1)),
            ("total_pages", Value::Int(1)),
            ("per_page", count.clone()),
            ("total_posts", count),
        ])
    }

    /// The pages in the order of their files' names.
    fn pages(&mut self, is_wanted: impl Fn(&SitePage) -> bool) -> Value {
        let mut pages = self.config.pages(self.reader);
        pages.retain(is_wanted);
        pages.sort_by(|one, other| path::name(&one.path).cmp(path::name(&other.path)));
        let made = pages.iter().map(|it| documents::of_page(&it.path, &it.address, &it.page)).collect();
        Value::list(self.in_language(made))
    }

    /// The names of the collections in the order that Jekyll keeps them in: the posts first.
    fn labels(&self) -> Vec<String> {
        let names = listed_names(self.config).into_iter().filter(|&name| name != POSTS);
        [POSTS].into_iter().chain(names).map(str::to_owned).collect()
    }

    /// The documents of all collections, each collection from its first to its last.
    fn documents(&mut self) -> Value {
        let all = self.labels().into_iter().flat_map(|name| self.collection(&name).items()).collect();
        Value::list(all)
    }

    /// The files that Jekyll copies. Only the running site knows when each was last changed.
    fn static_files(&self) -> Value {
        let file = |path: String| {
            let name = path::name(&path);
            let extension = path::extension(name);
            Value::map([
                ("path", Value::text(format!("/{path}"))),
                ("name", Value::text(name)),
                ("basename", Value::text(path::stem(name))),
                ("extname", Value::text(if extension.is_empty() { String::new() } else { format!(".{extension}") })),
            ])
        };
        Value::list(site::static_files(self.reader, self.config).into_iter().map(file).collect())
    }

    fn collections(&mut self) -> Value {
        let mut all = Vec::new();
        let mut labels = self.labels();
        labels.sort();
        for name in labels {
            let docs = self.collection(&name);
            let settings = self.config.yaml.get("collections").and_then(|all| all.get(&name));
            let mut map: Map = settings.map(super::value::map).unwrap_or_default();
            map.entry("output".into()).or_insert(Value::Bool(name == POSTS));
            map.insert("relative_directory".into(), Value::text(format!("_{name}")));
            map.insert("label".into(), Value::text(name));
            map.insert("docs".into(), docs);
            all.push(Value::Map(Rc::new(map)));
        }
        Value::list(all)
    }

    /// The posts of each tag or category, newest first.
    fn posts_by(&mut self, plural: &str) -> Value {
        let mut groups = indexmap::IndexMap::<Rc<str>, Vec<Value>>::new();
        let mut posts = self.site_part(POSTS).items();
        posts.reverse();
        for post in posts {
            for name in self.property(&post, plural).items() {
                groups.entry(name.to_text()).or_default().insert(0, post.clone());
            }
        }
        Value::Map(Rc::new(groups.into_iter().map(|(name, posts)| (name, Value::list(posts))).collect()))
    }

    /// `{% link _pages/about.md %}`: where the site shows a file.
    pub(super) fn address_of(&mut self, path: &str) -> String {
        let path = path.trim_start_matches('/');
        let found = if path.starts_with('_') && !path.starts_with("_pages/") {
            let name = path[1..].split('/').next().unwrap_or_default();
            self.labels().iter().any(|label| label == name).then(|| self.site_part(name))
        } else {
            path::has_extension(path, &["md", "markdown", "html"]).then(|| self.site_part("pages"))
        };
        let is_it = |item: &Value| match item {
            Value::Document(document) => document.fields.get("path").is_some_and(|own| *own.to_text() == *path),
            _ => false,
        };
        let item = found.and_then(|list| list.items().into_iter().find(is_it));
        let url = item.map(|item| self.part(&item, "url").to_text());
        let base = self.addresses().base;
        url.map_or_else(|| format!("{base}/{path}"), |url| format!("{base}{url}"))
    }

    /// `{% post_url 2024-05-01-prize %}`
    pub(super) fn address_of_post(&mut self, name: &str) -> Result<String, Failure> {
        let is_it = |post: &Value| match post {
            Value::Document(document) => {
                path::without_extension(&document.path).ends_with(&format!("/{}", name.trim_start_matches('/')))
            }
            _ => false,
        };
        let post = self.site_part(POSTS).items().into_iter().find(is_it);
        let post = post.ok_or_else(|| format!("there is no post `{name}`"))?;
        Ok(format!("{}{}", self.addresses().base, self.part(&post, "url").to_text()))
    }
}
