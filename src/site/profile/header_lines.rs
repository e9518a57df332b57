//! The lines below the name: which of the places that may say them counts.

use super::super::about::About;
use super::super::config::localized;
use super::super::examples::is_example;
use super::super::headline;
use super::super::shown;
use super::Visible;
use super::lifted::lift_position;
use super::name;
use crate::diagnostic::Outcome;
use crate::document::Inlines;
use crate::fold;
use crate::names;
use crate::source::Sources;
use crate::vocabulary::{names_a_place_of_work, names_a_position};
use crate::yaml::{Used, Yaml};

/// The lines below the name: those that the page or the site gives; if none of them is a position, the one that the text of the
/// page, a CV kept as data, or a sentence about the author says.
pub(super) fn header_lines(
    sources: &Sources,
    about: &About<'_>,
    visible: &Visible<'_>,
    name: Option<&str>,
    used: &mut Used,
) -> Outcome<Vec<Inlines>> {
    let mut diagnostics = Vec::new();
    let given = about.headline();
    let mut lines = headline::lines(sources, &given, about.language).take(&mut diagnostics).unwrap_or_default();
    lines = lines.into_iter().map(|line| headline::without_greeting(line, name)).collect();
    if let Some(name) = name {
        lines.retain(|line| !is_name(&line.plain_text(), name));
    }
    if let Some(address) = about.address() {
        let is_in_it = |line: &Inlines| line.span().is_some_and(|span| address.span.contains(span));
        lines.retain(|line| !is_in_it(line) || about.is_for_the_header(address, &line.plain_text()));
    }
    let is_foreign = |line: &Inlines| !name::has_letters_of(&line.plain_text(), about.language);
    let are_foreign = !lines.is_empty() && lines.iter().all(is_foreign);
    let mut own = Vec::new();
    let is_lifted = if are_foreign && lift_position(&mut own, about.config, visible, name, &mut diagnostics) {
        lines = own;
        true
    } else {
        for value in given.iter().flat_map(|value| value.one_or_more()) {
            used.mark(headline::text_of(value, about.language).map_or(value.span, |text| text.span));
        }
        lift_position(&mut lines, about.config, visible, name, &mut diagnostics)
    };
    if !is_lifted
        && !has_position(&lines)
        && let Some(data) = about.headline_of_data()
    {
        used.mark(data.span);
        let of_data = headline::lines(sources, &[data], about.language).take(&mut diagnostics);
        lines.splice(0..0, of_data.unwrap_or_default());
    }
    // Beside lines in the language of the document, one in another language says nothing new.
    let is_new = |lines: &[Inlines], text: &str| lines.is_empty() || name::has_letters_of(text, about.language);
    if !has_position(&lines)
        && let Some(line) = about.spoken_position(name)
        && is_new(&lines, &line.plain_text())
    {
        lines.insert(0, line);
    }
    if !has_position(&lines)
        && let Some(said) = about.description_of_site(name)
        && is_new(&lines, localized(said, about.language).map_or("", |text| text.value))
    {
        let of_site = headline::lines(sources, &[said], about.language).take(&mut diagnostics);
        let of_site = of_site.unwrap_or_default();
        lines.splice(0..0, of_site.into_iter().map(|line| without_name(line, name.unwrap_or_default())));
    }
    headline::leave_out_mottoes(&mut lines, about.language, &mut diagnostics);
    Outcome::new(lines, diagnostics)
}

fn has_position(lines: &[Inlines]) -> bool {
    lines.iter().any(|line| names_a_position(&line.plain_text()))
}

/// A line without the author's name before what they are: `Ada Lovelace, postdoc at Uni One`.
fn without_name(line: Inlines, name: &str) -> Inlines {
    let text = line.flat_text();
    match text.strip_prefix(name).and_then(|rest| rest.strip_prefix([',', ':'])) {
        Some(rest) => line.slice(text.len() - rest.len()..text.len()).map_or(line, |line| line.trimmed().capitalised()),
        None => line,
    }
}

/// Whether a line is nothing but the name, with or without a degree.
fn is_name(line: &str, name: &str) -> bool {
    names::without_titles(&fold::words(line)) == names::without_titles(&fold::words(name))
}

/// Whether a title is nothing but a position: `Assistant Professor`.
fn is_position(title: &str) -> bool {
    const MAX_WORDS: usize = 4;
    let words = fold::words(title);
    let last = words.rsplit(' ').next().unwrap_or_default();
    words.split(' ').count() <= MAX_WORDS && names_a_position(last) && !names::evidently_a_name(title)
}

/// The keys of a position in what is about the author alone.
const POSITION: &[&str] =
    &["bio", "cv_title", "job_title", "jobtitle", "role", "position", "positions", "tagline", "headline", "subtitle"];

impl<'a> About<'a> {
    /// What the site says about the position.
    fn position(&self) -> Option<&'a Yaml> {
        let on_page = ["position", "positions", "role", "job_title", "jobtitle"];
        let of_page = || self.find(&[self.page], &["subtitle", "tagline", "headline", "bio"]);
        // al-folio prints the description of its page `about` below the name.
        let is_about = || self.page.text("layout").is_some_and(|layout| layout.value == "about");
        let described = || if is_about() { self.page.filled("description") } else { None };
        // Themes without `author:` keep what they say about the author among the settings of the site.
        let of_site =
            || self.find(&[self.site], &["position", "job_title", "resume_title", "about-author", "academic_position"]);
        let fits = |value: &&Yaml| {
            let texts = value.one_or_more().iter().map(|value| value.filled("name").unwrap_or(value));
            texts.filter_map(|value| localized(value, self.language)).all(|text| headline::fits(text.value))
        };
        let first = self.find(&[self.page], &on_page).filter(fits);
        let first = first.or_else(|| self.find_where(&self.own, POSITION, &fits));
        // What the person is called in data that is about them alone.
        let titled = || self.find_where(&self.own, &["title"], &|value| value.as_str().is_some_and(names_a_position));
        let of_page = || of_page().filter(fits);
        // A homepage may have the position as its title.
        let page_titled =
            || self.find_where(&[self.page], &["title"], &|value| value.as_str().is_some_and(is_position));
        let said = first.or_else(titled).or_else(of_page).or_else(|| described().filter(fits));
        said.or_else(|| of_site().filter(fits)).or_else(page_titled).or_else(|| self.title_beside_name())
    }

    /// The title of a site that has the author's name in a field of its own, if that is a position: `title: PhD student at Uni One`.
    fn title_beside_name(&self) -> Option<&'a Yaml> {
        let name = fold::words(self.site.text("name")?.value);
        let has_name = |title: &str| name.split(' ').any(|part| fold::has_words(title, part));
        let is_it = |value: &&Yaml| {
            value
                .as_str()
                .is_some_and(|title| headline::fits(title) && names_a_position(title) && !has_name(&fold::words(title)))
        };
        self.find_where(&[self.site], &["title"], &is_it)
    }

    /// Whether a line of al-folio's field for an address belongs below the name. All of them do where it says the position; where
    /// another place says that, those that are no address: `Fellow · Uni One`, and not `Singapore`.
    pub(in super::super) fn is_for_the_header(&self, address: &Yaml, line: &str) -> bool {
        let says = |value: Option<&Yaml>| {
            let texts = value.map(Yaml::one_or_more).unwrap_or_default();
            texts
                .iter()
                .filter_map(|text| headline::text_of(text, self.language))
                .any(|text| names_a_position(text.value))
        };
        says(Some(address)) && (!says(self.position()) || names_a_position(line) || names_a_place_of_work(line))
    }

    /// The position in a biography: `Professor of tides` of “Ada is a professor of tides.”
    fn spoken_position(&self, name: Option<&str>) -> Option<Inlines> {
        let texts = self.own.iter().flat_map(|map| POSITION.iter().filter_map(|key| map.filled(key)));
        let mut texts = texts.filter(|value| !is_example(value)).filter_map(|value| localized(value, self.language));
        texts.find_map(|text| Some(Inlines::text(shown::said_in(&headline::plain(text.value), name)?, text.span)))
    }

    /// What appears below the name: position, then affiliation where the position does not name it.
    fn headline(&self) -> Vec<&'a Yaml> {
        let first = self.position();
        let near: Vec<&Yaml> = self.own.iter().copied().chain([self.page]).chain(self.data).collect();
        let employer = self.find(&near, &["employer", "affiliation", "organization", "institution", "company"]);
        let employer =
            employer.or_else(|| self.find(&[self.site], &["affiliation", "employer", "academic_affiliation"]));
        let departments = &["department", "subaffiliation"];
        let department = self.find(&near, departments).or_else(|| self.find(&[self.site], departments));
        let said = first.and_then(|first| localized(first, self.language)).map_or("", |text| text.value).to_lowercase();
        let is_new = |employer: &&Yaml| {
            localized(employer, self.language).is_none_or(|text| !said.contains(&text.value.to_lowercase()))
        };
        // al-folio's field for an address may hold a position.
        let is_position =
            |value: &&Yaml| localized(value, self.language).is_some_and(|text| names_a_position(text.value));
        let address = self.address().filter(is_position);
        let of_work = [department, employer].into_iter().flatten().filter(is_new);
        first.into_iter().chain(address).chain(of_work).collect()
    }

    /// What a CV in data says about the position. The data may be a theme's sample: what the page says counts before it.
    fn headline_of_data(&self) -> Option<&'a Yaml> {
        self.find(&Vec::from_iter(self.data), &["headline", "label", "tagline", "position"])
    }

    /// What the site says below its title, if that begins with a position: `PhD student of tides at Uni One`.
    fn description_of_site(&self, name: Option<&str>) -> Option<&'a Yaml> {
        /// A description that comes to a position later is about the site: `Website of a professor`.
        const FIRST_WORDS: usize = 5;
        let begins = |value: &&Yaml| {
            localized(value, self.language).is_some_and(|text| {
                let said = text.value.strip_prefix(name.unwrap_or_default()).unwrap_or(text.value);
                let words: Vec<&str> = said.split_whitespace().take(FIRST_WORDS).collect();
                headline::fits(text.value) && names_a_position(&words.join(" "))
            })
        };
        self.find_where(&[self.site], &["tagline", "subtitle", "description"], &begins)
    }
}
