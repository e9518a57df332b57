//! The tags of jekyll-multiple-languages-plugin: words and pages that a site keeps for each of its languages in `_i18n`.

use std::ops::Range;

use super::{Composer, Interpreter, Unit};
use crate::path;
use crate::site::TRANSLATIONS;
use crate::source::Spanned;

impl Interpreter<'_, '_> {
    /// `{% t titles.about %}`, or `{% t page.title %}`, which holds such a name: what `_i18n/en.yml` has there. Gives whether that
    /// is known.
    pub(super) fn translation(&mut self, unit: &Unit, range: &Range<usize>, key: &str, out: &mut Composer) -> bool {
        let named = self.evaluate_text(key).map(|value| value.to_text().trim().to_owned()).unwrap_or_default();
        let key = if named.is_empty() { key.trim() } else { &named };
        let Some(found) = self.i18n_languages().iter().find_map(|language| self.words_for(language, key)) else {
            return false;
        };
        self.put(unit, range, &found.value, found.span, out);
        true
    }

    /// `{% tf pages/about.md %}`: the file of that name below `_i18n/en`. Gives whether there is one.
    pub(super) fn translated_file(
        &mut self,
        unit: &Unit,
        range: &Range<usize>,
        name: &str,
        out: &mut Composer,
    ) -> bool {
        let Ok(name) = self.filled_in(name) else { return false };
        let paths = self.i18n_languages().into_iter().filter_map(|language| {
            path::below_root(&format!("{TRANSLATIONS}/{language}"), name.trim().trim_matches(['"', '\'']))
        });
        let paths: Vec<String> = paths.collect();
        let Some(path) = paths.into_iter().find(|path| self.reader.exists(path)) else { return false };
        if let Some(included) = self.unit(unit, range, &path) {
            self.run_included(unit, range, &included, "", out);
        }
        true
    }

    fn words_for(&mut self, language: &str, key: &str) -> Option<Spanned<String>> {
        let path = format!("{TRANSLATIONS}/{language}.yml");
        let data = self.reader.exists(&path).then(|| self.reader.yaml(&path).into_value()).flatten()?;
        let found = data.below(key)?;
        found.as_str().map(|text| Spanned::new(text.to_owned(), found.span))
    }

    /// The language of the page, and the first of the site's, which is its own for the plugin.
    fn i18n_languages(&self) -> Vec<String> {
        let first = self.config.languages().first().map(|&first| first.to_owned());
        self.language.clone().into_iter().chain(first).collect()
    }
}
