//! Sites of generators that vitae recognises but does not fully read: a page is read only when it is named.

use super::SiteKind;
use crate::language::Language;
use crate::path;
use crate::site::config::Config;
use crate::site::discover::Chosen;
use crate::site::files::EntryKind;
use crate::site::reader::Reader;
use crate::site::site_page::{SitePage, is_readme};
use crate::yaml::Yaml;

/// A site of a generator that vitae does not run.
pub(super) struct Unread {
    /// The folders that hold its main pages, the likeliest first.
    pub(super) folders: &'static [&'static str],
}

/// The names of pages with a CV, the likeliest first.
const NAMES: &[&str] = &["cv", "resume", "vita", "about", "index", "_index", "home", "readme"];

impl SiteKind for Unread {
    fn pages(&self, _: &mut Reader<'_>, _: &Config) -> Vec<SitePage> {
        Vec::new()
    }

    fn address(&self, path: &str, _: &Yaml, _: &Config) -> String {
        format!("/{}/", path::without_extension(path))
    }

    fn homepage<'a>(&self, _: &'a [SitePage], _: &Config, _: Option<Language>) -> Option<Chosen<'a>> {
        None
    }

    fn cv_page<'a>(
        &self,
        _: &'a [SitePage],
        _: Option<&SitePage>,
        _: &dyn Fn(&SitePage) -> bool,
    ) -> Option<Chosen<'a>> {
        None
    }

    fn likely(&self, reader: &Reader<'_>, _: &[SitePage]) -> Vec<String> {
        let in_folder = |folder: &&str| {
            let files = reader.list(folder).into_iter().filter(|entry| entry.kind == EntryKind::File);
            let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
            // Generators of documentation show a README in `docs`; elsewhere it is about the folder.
            let files = files.filter(|entry| *folder == "docs" || !is_readme(&entry.name));
            let rated = files.filter_map(|entry| Some((rank(&entry.name)?, format!("{prefix}{}", entry.name))));
            rated.collect::<Vec<_>>()
        };
        let mut found: Vec<(usize, String)> = self.folders.iter().flat_map(in_folder).collect();
        found.sort_by_key(|&(rank, _)| rank);
        found.into_iter().map(|(_, path)| path).collect()
    }
}

/// How likely a file is the CV, 0 being the likeliest. `None` for files that are not pages in Markdown.
fn rank(name: &str) -> Option<usize> {
    let is_page = path::has_extension(name, &["md", "markdown", "qmd", "rmd", "mdx"]);
    NAMES.iter().position(|known| is_page && path::stem(name).eq_ignore_ascii_case(known))
}
