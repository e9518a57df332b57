//! What a theme prints of an author's profile: the biography, interests, education, skills, languages, awards.

use super::blocks::Writer;
use crate::cv::Word;
use crate::fold;
use crate::rewrite::Rewritten;
use crate::script::word_count;
use crate::site::hugo::author::Author;
use crate::source::{Span, Spanned};
use crate::yaml::Yaml;

/// A description of fewer words is how good one is at something.
const FEWEST_WORDS: usize = 4;

/// Keys of an author's education, positions, skills and the like, in all versions of the theme.
const EDUCATION: &[&str] = &["education"];
const EXPERIENCE: &[&str] = &["work", "experience"];

impl Writer {
    /// The biography, interests and education, each under the heading that the block has for it.
    pub(super) fn biography(
        &mut self,
        author: &Author,
        title: Option<Spanned<&str>>,
        text: Option<&Rewritten>,
        headings: Option<&Yaml>,
    ) {
        let name = author.name().and_then(Yaml::as_str).map(fold::words);
        let title = title.filter(|title| Some(fold::words(title.value)) != name);
        self.heading(title);
        let body = author.page.as_ref().map(|page| &page.body).filter(|body| !body.text().trim().is_empty());
        match (text.or(body), author.data.filled("bio")) {
            (Some(text), _) => self.text(text),
            (None, Some(bio)) => self.value(bio),
            (None, None) => {}
        }
        let called = |key: &str| headings.and_then(|headings| headings.text(key));
        if let Some(interests) = author.list(&["interests"]) {
            let items = interests.items().iter().filter_map(Yaml::as_str).map(fold::one_line);
            let items: Vec<String> = items.filter(|item| !item.is_empty()).collect();
            if !items.is_empty() {
                self.named(called("interests"), Word::Interests, interests.span);
                self.out.put(&format!("{}\n\n", items.join(" · ")), interests.span);
            }
        }
        self.education(author, called("education"));
    }

    pub(super) fn education(&mut self, author: &Author, title: Option<Spanned<&str>>) {
        self.group(author, EDUCATION, title, Word::Education);
    }

    pub(super) fn experience(&mut self, author: &Author, title: Option<Spanned<&str>>) {
        self.group(author, EXPERIENCE, title, Word::Experience);
    }

    pub(super) fn awards(&mut self, author: &Author, title: Option<Spanned<&str>>) {
        self.group(author, &["awards"], title, Word::Awards);
    }

    /// A list of the profile under its heading, once.
    fn group(&mut self, author: &Author, keys: &[&str], title: Option<Spanned<&str>>, word: Word) {
        let Some(items) = author.list(keys).filter(|items| !items.items().is_empty()) else { return };
        if self.shown.insert(items.span) {
            self.named(title, word, items.span);
            self.entries(items.items());
        }
    }

    /// `- **Ann Berg**, PhD student, Uni One`, below the name of their group.
    pub(super) fn people(&mut self, group: Option<Spanned<&str>>, people: &[&Author]) {
        if let Some(group) = group {
            self.out.put(&format!("\n### {}\n\n", fold::one_line(group.value)), group.span);
        }
        for author in people {
            let Some((name, span)) = author.name().and_then(|name| Some((name.as_str()?, name.span))) else { continue };
            self.out.put(&format!("- **{}**", fold::one_line(name)), span);
            for part in author.positions() {
                let words = fold::one_line(part.as_str().unwrap_or_default());
                if words.contains(char::is_alphanumeric) {
                    self.out.put(&format!(", {words}"), part.span);
                }
            }
            self.out.put("\n", span);
        }
        self.out.put("\n", self.place);
    }

    /// `- **Technical**: Python, R`
    pub(super) fn skills(&mut self, groups: &Yaml, title: Option<Spanned<&str>>) {
        if !self.shown.insert(groups.span) {
            return;
        }
        self.named(title, Word::Skills, groups.span);
        self.says_something = true;
        for group in groups.items() {
            let items = group.filled("items").map(Yaml::items).unwrap_or_default();
            let names: Vec<String> = items.iter().filter_map(skill).collect();
            let own = group
                .text("name")
                .map(|name| fold::one_line(name.value))
                .or_else(|| group.as_str().map(fold::one_line));
            // A description has commas of its own.
            let between = if items.iter().any(|item| described(item).is_some()) { "; " } else { ", " };
            let names = names.join(between);
            let line = match (own, names.is_empty(), described(group)) {
                (Some(own), true, Some(description)) => format!("- **{own}**: {description}\n"),
                (Some(own), true, None) => format!("- {own}\n"),
                (Some(own), false, _) => format!("- **{own}**: {names}\n"),
                (None, false, _) => format!("- {names}\n"),
                (None, true, _) => continue,
            };
            self.out.put(&line, group.span);
        }
        self.out.put("\n", groups.span);
    }

    /// `- English (native)`
    pub(super) fn languages(&mut self, author: &Author, title: Option<Spanned<&str>>) {
        let Some(languages) = author.data.filled("languages").filter(|list| self.shown.insert(list.span)) else {
            return;
        };
        self.named(title, Word::Languages, languages.span);
        for language in languages.items() {
            let Some(name) = language.text("name").map(|name| name.value).or_else(|| language.as_str()) else {
                continue;
            };
            let level = ["label", "description", "level"].iter().find_map(|key| language.text(key));
            let level = level.filter(|level| level.value.contains(char::is_alphabetic));
            let level = level.map(|level| format!(" ({})", fold::one_line(level.value))).unwrap_or_default();
            self.out.put(&format!("- {}{level}\n", fold::one_line(name)), language.span);
        }
        self.out.put("\n", languages.span);
    }

    /// A heading: the block's own, or the word that the theme has for it.
    pub(super) fn named(&mut self, title: Option<Spanned<&str>>, word: Word, place: Span) {
        let title = title.filter(|title| !title.value.trim().is_empty());
        let word = Spanned::new(word.text(self.language), place);
        self.heading(Some(title.unwrap_or(word)));
    }

    /// A text as it is written.
    pub(super) fn text(&mut self, body: &Rewritten) {
        self.says_something = true;
        self.out.put("\n\n", self.place);
        self.out.copy(body, 0..body.text().len());
        self.out.put("\n\n", self.place);
    }

    /// The text of a value.
    pub(super) fn value(&mut self, value: &Yaml) {
        if let Some(text) = value.as_str() {
            self.says_something = true;
            self.out.put(&format!("\n\n{}\n\n", text.trim_matches('\n')), value.span);
        }
    }
}

/// A skill; its description, unless that is only how good one is at it.
fn skill(item: &Yaml) -> Option<String> {
    let name = ["name", "label", "title"]
        .iter()
        .find_map(|key| item.text(key))
        .map(|name| name.value)
        .or_else(|| item.as_str())?;
    let name = Some(fold::one_line(name)).filter(|name| !name.is_empty())?;
    match described(item) {
        Some(description) => Some(format!("{name} ({description})")),
        None => Some(name),
    }
}

/// What is said of a skill, or of a group of them, unless that is only how good one is at it.
fn described(item: &Yaml) -> Option<String> {
    let description = item.text("description").map(|text| fold::one_line(text.value));
    description.filter(|text| word_count(text) >= FEWEST_WORDS)
}
