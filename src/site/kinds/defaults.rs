//! Jekyll's front matter defaults: values that `_config.yml` gives to many pages at once, by their folder and kind.

use crate::path;
use crate::site::config::Config;
use crate::yaml::{Value, Yaml};

/// Front matter with the values that `defaults:` of the configuration gives to a page of this `kind` (`pages`, `posts`, or the
/// name of a collection) at `path`, wherever it has none of its own. Of two that give the same key the one with the longer path
/// wins, then the one that names a kind, then the later one.
pub(in crate::site) fn apply(own: Yaml, path: &str, kind: &str, config: &Config) -> Yaml {
    let sets = config.yaml.get("defaults").map_or(&[][..], Yaml::one_or_more);
    let mut matching: Vec<(Weight, &Yaml)> = sets
        .iter()
        .filter_map(|set| Some((weight(set.get("scope"), path, kind)?, set.get("values")?)))
        .enumerate()
        .map(|(at, (weight, values))| (Weight { at, ..weight }, values))
        .collect();
    matching.sort_by_key(|&(weight, _)| std::cmp::Reverse(weight));
    let Yaml { value: Value::Map(mut map), span } = own else { return own };
    for values in matching.into_iter().filter_map(|(_, values)| values.as_map()) {
        map.add_missing(values);
    }
    Yaml { value: Value::Map(map), span }
}

/// Whether a pattern means a file or a folder that it is in.
fn is_around(pattern: &str, path: &str) -> bool {
    let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
    ends.map(|end| &path[..end]).any(|part| path::glob(pattern, part))
}

/// Whether the site shows what has this front matter. To Jekyll `published:` with nothing after it means no.
pub(in crate::site) fn is_published(front: &Yaml) -> bool {
    front.get("published").is_none_or(|value| !matches!(value.value, Value::Null) && value.as_bool() != Some(false))
}

/// What decides between sets that both give a value.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Weight {
    length: usize,
    names_kind: bool,
    at: usize,
}

/// How much a scope weighs for a page; `None` when the page is not in it.
fn weight(scope: Option<&Yaml>, path: &str, kind: &str) -> Option<Weight> {
    let text = |key: &str| scope.and_then(|scope| scope.text(key)).map(|text| text.value);
    let folder = text("path").unwrap_or_default().trim_matches('/');
    let is_below = || path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let is_in = folder.is_empty() || is_below() || folder.contains('*') && is_around(folder, path);
    let names_kind = text("type");
    // `type: post` is what Jekyll 2 wrote.
    let is_kind = names_kind.is_none_or(|name| name == kind || format!("{name}s") == kind);
    (is_in && is_kind).then_some(Weight { length: folder.len(), names_kind: names_kind.is_some(), at: 0 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::{MemoryFiles, Reader};

    #[test]
    fn the_nearest_value_counts_and_the_pages_own_most() {
        let yaml = "defaults:
  - scope: {path: '', type: pages}
    values: {layout: page, lang: en}
  - scope: {path: _pages/zh}
    values: {lang: zh, layout: wide}
  - scope: {path: _pages, type: pages}
    values: {layout: single, author: jane}
  - scope: {path: '', type: posts}
    values: {layout: post, published: false}
  - scope: {path: '*/old-*.md'}
    values: {published: false}
  - values: {toc: true}
";
        let files = MemoryFiles::new()
            .with("_config.yml", yaml)
            .with("_pages/zh/about.md", "---\nauthor: mei\n---\n")
            .with("_pages/old-cv.md", "---\ntitle: x\n---\n");
        let mut reader = Reader::new(&files, true);
        let config = Config::read(&mut reader).into_value().expect("a configuration");
        let mut shown = |path: &str| {
            let own = reader.page(path).into_value().expect("a page").front_matter;
            apply(own, path, "pages", &config).to_json().to_string()
        };
        assert_eq!(shown("_pages/zh/about.md"), r#"{"author":"mei","lang":"zh","layout":"wide","toc":true}"#);
        assert_eq!(
            shown("_pages/old-cv.md"),
            r#"{"title":"x","published":false,"layout":"single","author":"jane","lang":"en","toc":true}"#
        );
    }
}
