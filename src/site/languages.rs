//! jekyll-polyglot, which makes a site once for each of its languages, each with the pages and the data of that language.

use std::collections::BTreeSet;

use super::config::Config;
use super::site_page::SitePage;
use crate::cv::Scholar;
use crate::liquid_syntax::{Node, NodeKind, tokens};
use crate::yaml::Yaml;

/// The language that jekyll-polyglot takes for a site's own where none is stated.
const USUAL: &str = "en";

impl Config {
    /// The languages that the site is made in; none where no such plugin makes it.
    pub(crate) fn languages(&self) -> Vec<&str> {
        self.yaml.get("languages").map_or(&[][..], Yaml::items).iter().filter_map(Yaml::as_str).collect()
    }

    /// The site's own language among these, in which it shows what states no other.
    pub(crate) fn default_language(&self) -> &str {
        self.yaml.text("default_lang").map_or(USUAL, |language| language.value)
    }

    /// The language among the site's that a path names, where the site has it so.
    pub(crate) fn language_in_path(&self, path: &str) -> Option<&str> {
        let languages = self.languages();
        let known = |part: &str| languages.iter().copied().find(|language| *language == part);
        let from_path = self.yaml.get("lang_from_path").and_then(Yaml::as_bool) == Some(true);
        if from_path { path.split('/').find_map(known) } else { None }
    }

    /// The site's language when it makes a page, from what the page states or, where the site has it so, from its path.
    pub(crate) fn active_language(&self, front_matter: &Yaml, path: &str) -> Option<&str> {
        let languages = self.languages();
        let known = |tag: &str| languages.iter().copied().find(|language| *language == tag);
        let stated = front_matter.text("lang").and_then(|tag| known(tag.value));
        let in_path = || self.language_in_path(path);
        (!languages.is_empty()).then(|| stated.or_else(in_path).unwrap_or_else(|| self.default_language()))
    }
}

/// The bibliographies that only pages in other languages than that of the homepage show, as tags of jekyll-scholar name them.
pub(super) fn foreign_bibliographies(pages: &[SitePage], home: &SitePage) -> Vec<String> {
    let own = home.stated_language();
    let (foreign, ours): (Vec<&SitePage>, Vec<&SitePage>) =
        pages.iter().partition(|page| page.stated_language().is_some_and(|stated| Some(&stated) != own.as_ref()));
    if foreign.is_empty() {
        return Vec::new();
    }
    let named = |pages: &[&SitePage]| -> BTreeSet<String> {
        pages.iter().flat_map(|page| files_of_lists(page.page.body.text())).collect()
    };
    named(&foreign).difference(&named(&ours)).cloned().collect()
}

/// The files that the lists of jekyll-scholar in a text are made of: `papers` for `{% bibliography --file papers.bib %}`.
pub(super) fn files_of_lists(text: &str) -> Vec<String> {
    let files = |node: Node| match node.kind {
        NodeKind::Tag(tag) if &text[tag.name.clone()] == "bibliography" => Scholar::files_of_tag(&text[tag.arguments]),
        _ => Vec::new(),
    };
    tokens(text).into_iter().flat_map(files).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_name_their_files() {
        let text =
            "{% bibliography -f a.bib -q @*[year={{y}}]* %} {%- bibliography --file=b/c --max 3 -%}\n{% cite d %}";
        assert_eq!(files_of_lists(text), ["a", "b/c"]);
    }
}
