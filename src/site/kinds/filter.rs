//! Which files Jekyll looks at: its `EntryFilter`.

use crate::path;
use crate::site::config::Config;
use crate::site::generator::Generator;
use crate::yaml::Yaml;

/// What `include` and `exclude` of the configuration say.
pub(in crate::site) struct Filter<'a> {
    include: Vec<&'a str>,
    exclude: Vec<&'a str>,
}

/// Never looked at, whatever `exclude` says.
const ALWAYS_EXCLUDED: &[&str] = &["node_modules/", "vendor/bundle/", "vendor/cache/", "vendor/gems/", "vendor/ruby/"];

/// Folders that hold pages by the conventions of themes, which include them.
const FOLDERS_OF_THEMES: &[&str] = &["_pages/", "_tabs/"];

impl<'a> Filter<'a> {
    pub(in crate::site) fn new(config: &'a Config) -> Self {
        let list = |key: &str| {
            let items = config.yaml.get(key).map_or(&[][..], Yaml::one_or_more);
            items.iter().filter_map(Yaml::as_str).map(|pattern| pattern.trim_start_matches('/')).collect::<Vec<_>>()
        };
        let include = list("include");
        let mut exclude = list("exclude");
        exclude.retain(|pattern| !include.contains(pattern));
        exclude.extend(ALWAYS_EXCLUDED);
        Self { include, exclude }
    }

    /// Whether Jekyll looks at a file or, with a slash at its end, a folder. `include` matches names, `exclude` paths.
    pub(in crate::site) fn lets_through(&self, path: &str) -> bool {
        let name = path::name(path.trim_end_matches('/'));
        let is_included = self.include.iter().any(|pattern| matches(pattern, name));
        let is_excluded = self.exclude.iter().any(|pattern| matches(pattern, path));
        let is_special = name.starts_with(['.', '_', '#', '~']) || name.ends_with('~');
        is_included || !is_excluded && (!is_special || FOLDERS_OF_THEMES.contains(&path))
    }
}

/// Whether Jekyll, if the site is one for Jekyll, publishes a file at this path: it looks into each of the folders above, and empties the
/// one that it writes to.
pub(in crate::site) fn publishes(config: &Config, path: &str) -> bool {
    let is_jekylls = matches!(config.recognized.generator, Generator::Jekyll | Generator::Markdown);
    let filter = Filter::new(config);
    let folders = path.match_indices('/').map(|(at, _)| &path[..=at]);
    let written = config.yaml.text("destination").and_then(|folder| path::below_root("", folder.value));
    let is_written = written.is_some_and(|folder| !folder.is_empty() && path.starts_with(&format!("{folder}/")));
    !is_jekylls || !is_written && folders.chain([path]).all(|part| filter.lets_through(part))
}

/// Whether a pattern of the configuration means a path: as a pattern of the shell, or as the path's beginning.
fn matches(pattern: &str, path: &str) -> bool {
    !pattern.is_empty() && (path.starts_with(pattern) || path::fnmatch(pattern, path.trim_end_matches('/')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::{MemoryFiles, Reader};

    #[test]
    fn files_are_left_out_as_jekyll_does() {
        let yaml = "include: [_vita, .well-known, _notes.md]\nexclude: [drafts/, '*.tmp.md', README, old.md, _pages/private.md]\n";
        let files = MemoryFiles::new().with("_config.yml", yaml);
        let config = Config::read(&mut Reader::new(&files, true)).into_value().expect("a configuration");
        let filter = Filter::new(&config);
        for path in ["cv.md", "_pages/", "_pages/cv.md", "_vita/", "_notes.md", ".well-known/", "docs/x.md", "older.md"]
        {
            assert!(filter.lets_through(path), "{path}");
        }
        for path in [
            "_cv.md",
            "_drafts/",
            ".x.md",
            "#x.md",
            "~x.md",
            "x.md~",
            "drafts/",
            "drafts/a.md",
            "a/b.tmp.md",
            "README.md",
            "old.md",
            "_pages/private.md",
            "node_modules/",
            "_pages/_cv.md",
        ] {
            assert!(!filter.lets_through(path), "{path}");
        }
    }
}
