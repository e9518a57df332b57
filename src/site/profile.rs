//! Whose site it is: from front matter and configuration to a [`Profile`].
//!
//! Themes disagree on where a name or an account is written. What counts is found by looking through the *places* where they may
//! be, from the page itself to the whole site's configuration, under all the names that a key goes by; the first place that says
//! something wins. What a theme ships as an example is not mistaken for the author's.

use super::about::{About, is_example, is_example_text};
use super::config::{Config, localized};
use super::contacts;
use super::headline;
use super::reader::Reader;
use super::shown;
use crate::address;
use crate::cv::{Contact, Profile};
use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::document::{Document, Inlines};
use crate::fold;
use crate::language::Language;
use crate::names;
use crate::page::Page;
use crate::source::{Sources, Spanned};
use crate::vocabulary::names_a_position;
use crate::yaml::{Unused, Used, Yaml};

mod another;
mod lifted;
mod name;
mod portrait;
mod published_names;

/// What the pages show, where front matter and configuration are silent.
#[derive(Debug, Clone, Default)]
pub struct Visible<'a> {
    /// The text of the first page: its first heading or sentence may name the author.
    pub first: Option<&'a Document>,
    /// The texts whose lines of contacts and of positions may be lifted into the header.
    pub lifted: Vec<&'a Document>,
    /// Where the links that show only an icon lead.
    pub icons: Vec<Spanned<String>>,
    /// The page that says how to reach the author. A CV has no such page; its address counts where no other is known.
    pub contact: Option<&'a Document>,
}

/// Reads the profile that a page and its site give; `data` is what a CV kept as data says about the person; it counts where the
/// site says nothing.
///
/// What is said about the author and not printed is in the loss report. Where nothing else says it, the text of the pages may.
/// (It is for the later stages to print it only once.)
pub fn profile(
    reader: &Reader<'_>,
    config: &Config,
    page: &Page,
    visible: &Visible<'_>,
    data: Option<&Yaml>,
    language: Language,
) -> Outcome<Profile> {
    let about = About::new(config, page, data, language);
    let mut diagnostics = Vec::new();
    let (name, mut other_names) = name::choose_name(about.names(visible.first), visible.first, language);
    let published = published_names::published_names(&config.yaml);
    let is_copied = name.as_ref().is_some_and(|name| another::is_another(&published, &name.value));
    if name.is_none() {
        diagnostics.push(name::no_name(&about, page));
    }
    let homepage = config.homepage();
    let mut used = Used::default();
    let mut contacts = about.contacts(homepage.as_ref(), &mut used);
    if is_copied {
        contacts = another::without_theirs(contacts, &published, &mut diagnostics);
    } else {
        other_names.extend(published);
    }
    if let Some(name) = &name {
        used.mark(name.span);
    }
    let own_name = name.as_ref().map(|name| name.value.as_str());
    let headline = header_lines(reader.sources(), &about, visible, own_name, &mut used).take(&mut diagnostics);
    let mut headline = headline.unwrap_or_default();
    headline.retain(|line| !is_user_name(&line.plain_text(), &contacts));
    let contacts = contacts::without_name(contacts::with_name(contacts, own_name), own_name);
    let contacts = lifted::with_own_mail(contacts, config, visible, own_name, &mut diagnostics);
    let contacts = lifted::with_lifted(contacts, visible, own_name);
    let on_page = visible.lifted.first().and_then(|document| shown::portrait(document, own_name));
    let photo = portrait::photo(reader, &about, page, on_page, &mut diagnostics);
    let profile = Profile {
        name,
        other_names,
        contacts: contacts::in_order(contacts, &headline),
        headline,
        photo,
        homepage: homepage.map(|address| address.value),
    };
    diagnostics.extend(about.unprinted(reader, &profile, &used));
    Outcome::new(profile, diagnostics)
}

/// The lines below the name: those that the page or the site gives; if none of them is a position, the one that the text of the
/// page, a CV kept as data, or a sentence about the author says.
fn header_lines(
    sources: &Sources,
    about: &About<'_>,
    visible: &Visible<'_>,
    name: Option<&str>,
    used: &mut Used,
) -> Outcome<Vec<Inlines>> {
    let mut diagnostics = Vec::new();
    let given = about.headline();
    let mut lines = headline::lines(sources, &given, about.language).take(&mut diagnostics).unwrap_or_default();
    if let Some(name) = name {
        lines.retain(|line| !is_name(&line.plain_text(), name));
    }
    let is_foreign = |line: &Inlines| !name::has_letters_of(&line.plain_text(), about.language);
    let are_foreign = !lines.is_empty() && lines.iter().all(is_foreign);
    let mut own = Vec::new();
    let is_lifted = if are_foreign && lifted::lift_position(&mut own, visible, name, &mut diagnostics) {
        lines = own;
        true
    } else {
        for value in given.iter().flat_map(|value| value.one_or_more()) {
            used.mark(headline::text_of(value, about.language).map_or(value.span, |text| text.span));
        }
        lifted::lift_position(&mut lines, visible, name, &mut diagnostics)
    };
    if !is_lifted
        && about.position().is_none()
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
        && let Some(said) = about.description_of_site()
        && is_new(&lines, localized(said, about.language).map_or("", |text| text.value))
    {
        let of_site = headline::lines(sources, &[said], about.language).take(&mut diagnostics);
        lines.splice(0..0, of_site.unwrap_or_default());
    }
    Outcome::new(lines, diagnostics)
}

fn has_position(lines: &[Inlines]) -> bool {
    lines.iter().any(|line| names_a_position(&line.plain_text()))
}

/// Whether a line is nothing but the name, with or without a degree.
fn is_name(line: &str, name: &str) -> bool {
    names::without_titles(&fold::words(line)) == names::without_titles(&fold::words(name))
}

/// Whether a line is nothing but the author's name on a network.
fn is_user_name(line: &str, contacts: &[Contact]) -> bool {
    let line = line.trim().trim_start_matches('@');
    contacts.iter().filter_map(|contact| contact.url.as_deref()).any(|url| url.rsplit(['/', '@']).next() == Some(line))
}

/// The keys of a position in what is about the author alone.
const POSITION: &[&str] =
    &["bio", "cv_title", "job_title", "jobtitle", "role", "position", "positions", "tagline", "headline", "subtitle"];

impl<'a> About<'a> {
    /// What the places that speak of the author alone say and the page does not.
    fn unprinted(&self, reader: &Reader<'_>, profile: &Profile, used: &Used) -> Vec<Diagnostic> {
        // What a theme keeps in its data besides the contacts is for the pages to print.
        let is_ours = |yaml: &&Yaml| !self.config.theme_data(reader).any(|theirs| theirs.one_or_more().contains(yaml));
        let places = self.own_and_data().into_iter().filter(is_ours);
        let unused = places.flat_map(|place| used.unused(place, ""));
        let wide = unprinted_of_site(&self.config.yaml);
        let unused = unused.chain(wide.iter().flat_map(|(key, value)| used.unused(value, key)));
        let unused = unused.filter(|unused| !is_said(profile, unused.text));
        unused.map(|unused| if is_example_text(unused.text) { example(&unused) } else { unused.loss() }).collect()
    }

    /// What the site says about the position.
    fn position(&self) -> Option<&'a Yaml> {
        let on_page = ["position", "positions", "role"];
        let of_page = || self.find(&[self.page], &["subtitle", "tagline", "headline", "bio"]);
        // al-folio prints the description of its page `about` below the name.
        let is_about = || self.page.text("layout").is_some_and(|layout| layout.value == "about");
        let described = || if is_about() { self.page.filled("description") } else { None };
        // Themes without `author:` keep what they say about the author among the settings of the site.
        let of_site = || self.find(&[&self.config.yaml], &["position", "job_title", "about-author"]);
        let fits = |value: &&Yaml| {
            let texts = value.one_or_more().iter().map(|value| value.filled("name").unwrap_or(value));
            texts.filter_map(|value| localized(value, self.language)).all(|text| headline::fits(text.value))
        };
        let first = self.find(&[self.page], &on_page).filter(fits);
        let first = first.or_else(|| self.find_where(&self.own, POSITION, &fits));
        // What the person is called in data that is about them alone.
        let titled = || self.find_where(&self.own, &["title"], &|value| value.as_str().is_some_and(names_a_position));
        let of_page = || of_page().filter(fits);
        first.or_else(titled).or_else(of_page).or_else(|| described().filter(fits)).or_else(|| of_site().filter(fits))
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
        let employer = employer.or_else(|| self.find(&[&self.config.yaml], &["affiliation", "employer"]));
        let department = self.find(&near, &["department"]);
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
}

impl<'a> About<'a> {
    /// What a CV in data says about the position. The data may be a theme's sample: what the page says counts before it.
    fn headline_of_data(&self) -> Option<&'a Yaml> {
        self.find(&Vec::from_iter(self.data), &["headline", "label", "tagline", "position"])
    }

    /// What the site says below its title, if that begins with a position: `PhD student of tides at Uni One`.
    fn description_of_site(&self) -> Option<&'a Yaml> {
        /// A description that comes to a position later is about the site: `Website of a professor`.
        const FIRST_WORDS: usize = 4;
        let begins = |value: &&Yaml| {
            localized(value, self.language).is_some_and(|text| {
                let words: Vec<&str> = text.value.split_whitespace().take(FIRST_WORDS).collect();
                headline::fits(text.value) && names_a_position(&words.join(" "))
            })
        };
        self.find_where(&[&self.config.yaml], &["tagline", "subtitle", "description"], &begins)
    }
}

fn example(unused: &Unused<'_>) -> Diagnostic {
    let message = format!("`{}` is not printed: it is the theme's sample text: {}", unused.keys, unused.text);
    Diagnostic::loss(Code::ThemeSample, message).at(unused.span)
}

/// What the configuration says about the author among its settings for the site: keys of themes that have no `author:`, and links
/// to accounts.
fn unprinted_of_site(site: &Yaml) -> Vec<(&str, &Yaml)> {
    const KEYS: &[&str] = &[
        "about-author",
        "affiliation",
        "bio",
        "contact_note",
        "department",
        "employer",
        "office",
        "position",
        "pronouns",
        "job_title",
    ];
    let is_theirs = |key: &str| KEYS.contains(&key) || key.ends_with("_link") && key != "cv_link";
    let pairs = site.as_map().into_iter().flat_map(|map| map.iter());
    pairs.filter(|(key, _)| is_theirs(&key.value)).map(|(key, value)| (key.value.as_str(), value)).collect()
}

/// Whether a text is already on the page, as whole words of the name, the headline or a contact. A single word may be a part of
/// many addresses, and one in lower case a part of a name.
fn is_said(profile: &Profile, text: &str) -> bool {
    let headline = profile.headline.iter().map(|line| line.plain_text());
    let names = profile.name.iter().map(|name| name.value.clone());
    let contacts = profile.contacts.iter().flat_map(|contact| [Some(contact.text.clone()), contact.url.clone()]);
    let (header, contacts) = (headline.chain(names), contacts.flatten());
    let text = headline::plain(text);
    if !text.contains(char::is_whitespace) && !address::names_host(&text) {
        let whole = fold::words(&text);
        return contacts.map(|said| fold::words(&said)).any(|said| said == whole) || holds_any(header, &text);
    }
    holds_any(header.chain(contacts).map(|said| said.to_lowercase()), &text.to_lowercase())
}

/// Whether one of some texts contains another one, not as a part of a longer word.
fn holds_any(mut texts: impl Iterator<Item = String>, text: &str) -> bool {
    let is_edge = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
    texts.any(|said| {
        said.match_indices(text)
            .any(|(at, _)| is_edge(said[..at].chars().next_back()) && is_edge(said[at + text.len()..].chars().next()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown;
    use crate::site::MemoryFiles;

    /// Name, headline and contacts of `about.md`, one a line; then what was noticed.
    fn shown(files: MemoryFiles, language: Language) -> String {
        let mut reader = Reader::new(&files, true);
        let config = Config::read(&mut reader).into_value().expect("a configuration");
        let page = reader.page("about.md").into_value().expect("a page");
        let document = markdown::parse(&page.body).into_value();
        let visible = Visible { first: document.as_ref(), lifted: document.iter().collect(), ..Visible::default() };
        let (value, diagnostics) = profile(&reader, &config, &page, &visible, None, language).into_parts();
        let profile = value.expect("a profile");
        let mut lines: Vec<String> =
            profile.name.iter().chain(&profile.other_names).map(|name| name.value.clone()).collect();
        lines.extend(profile.headline.iter().map(|line| format!("| {}", line.plain_text())));
        lines.extend(profile.contacts.iter().map(|contact| format!("- {}", contact.text)));
        lines.extend(diagnostics.iter().map(|found| format!("! {}", found.code.as_str())));
        lines.join("\n")
    }

    fn site(config: &str, page: &str) -> MemoryFiles {
        MemoryFiles::new().with("_config.yml", config).with("about.md", page)
    }

    #[test]
    fn academicpages() {
        let config = "title: Yuhang Song / AtoL Lab\nname: &name \"Yuhang Song\"\nurl: https://yuhangsong.github.io\nauthor:\n  name: *name\n\
                      \x20 bio: \"Professor @ NJU | PhD @ [Oxford](https://ox.ac.uk)\"\n  employer: NJU\n  location: Earth\n  email: none@example.org\n\
                      \x20 linkedin: yuhang-song\n  github:\n  googlescholar: https://scholar.google.com/citations?user=cyd3\n  twitter: javascript:alert(1)\n";
        assert_eq!(
            shown(site(config, "---\npermalink: /\n---\nHello\n"), Language::En),
            "Yuhang Song\n| Professor @ NJU\n| PhD @ Oxford\n- yuhangsong.github.io\n- Google Scholar\n- linkedin.com/in/yuhang-song\n\
             ! theme-sample\n! theme-sample\n! dropped-data",
        );
    }

    #[test]
    fn al_folio() {
        let files = site(
            "first_name: Ada\nmiddle_name:\nlast_name: Lovelace\nurl: https://ada.org\n",
            "---\nlayout: about\nsubtitle: <b>Analyst</b> of engines\n---\n",
        )
        .with("_data/socials.yml", "orcid_id: 0000-0001-2345-6789\nemail: ada@ada.org\nx_username: ada\n");
        assert_eq!(
            shown(files, Language::En),
            "Ada Lovelace\n| Analyst of engines\n- ada.org\n- ada@ada.org\n- orcid.org/0000-0001-2345-6789\n- x.com/ada"
        );
    }

    #[test]
    fn a_theme_without_an_author_says_it_among_the_settings() {
        let config = "title: Ada Lovelace\nposition: Analyst\naffiliation: Uni One\ngithub_link: https://github.com/ada\n\
            arxiv_link: https://arxiv.org/a/ada_1\nwiki_link: https://wiki.example/ada\npronouns: she\ncolour: red\n";
        assert_eq!(
            shown(site(config, ""), Language::En),
            "Ada Lovelace\n| Analyst\n| Uni One\n- github.com/ada\n- arXiv\n! dropped-data\n! dropped-data"
        );
        // A user name also occurs in the addresses of other accounts.
        let config = "author: {name: Ada Lovelace, github: ada, seafarers: ada}\n";
        assert_eq!(shown(site(config, ""), Language::En), "Ada Lovelace\n- github.com/ada\n! dropped-data");
    }

    #[test]
    fn what_is_no_position_stays_out_of_the_header() {
        let config =
            "author:\n  name: Ada Lovelace\n  bio: I like tides. They come and go.\n  title: Analyst of engines\n";
        assert_eq!(shown(site(config, ""), Language::En), "Ada Lovelace\n| Analyst of engines\n! dropped-data");
        let config =
            "author:\n  name: Ada Lovelace\n  bio: \"A PhD student at Uni One. Tides • Waves • Foam • Gulls\"\n";
        assert_eq!(shown(site(config, ""), Language::En), "Ada Lovelace\n| PhD student at Uni One\n! dropped-data");
        let config = "author:\n  name: Ada Lovelace\n  bio: Analyst, Sailor, Tea-lover\n";
        assert_eq!(shown(site(config, ""), Language::En), "Ada Lovelace\n| Analyst, Sailor, Tea-lover");
        let page = "I am a postdoc at Uni One.\n";
        let expected = "Ada Lovelace\n| Postdoc at Uni One\n! dropped-data\n! chosen";
        assert_eq!(shown(site(config, page), Language::En), expected);
        let config = "author:\n  name: Ada Lovelace\n  bio: Analyst of engines<br>Enjoy the tides!\n";
        assert_eq!(shown(site(config, ""), Language::En), "Ada Lovelace\n| Analyst of engines\n! dropped-data");
        let config = "author:\n  name: Ada Lovelace\n  github: ada-l\n  bio: ada-l\n";
        assert_eq!(shown(site(config, ""), Language::En), "Ada Lovelace\n- github.com/ada-l");
        let config = "author:\n  name: Ada Lovelace\n  bio: Analyst of engines. The views here are my own.\n";
        assert_eq!(shown(site(config, ""), Language::En), "Ada Lovelace\n| Analyst of engines\n! dropped-data");
        let config = "author:\n  name: Ada Lovelace\n  bio: \"Analyst | Tides · Waves · Foam · Gulls\"\n";
        assert_eq!(shown(site(config, ""), Language::En), "Ada Lovelace\n| Analyst\n! dropped-data");
    }

    #[test]
    fn lines_of_a_header_are_whole_and_plain() {
        let page = |lines: &str| format!("---\nsubtitle: {lines}\n---\n");
        for (lines, expected) in [
            ("Postdoc at<br>Uni One", "| Postdoc at Uni One"),
            ("🎓 Postdoc, 📍<br>Uni One,", "| Postdoc\n| Uni One"),
            ("Who I am and where I’ve been", "! dropped-data"),
            ("Postdoc<br>You are what you sail", "| Postdoc\n! dropped-data"),
        ] {
            let shown = shown(site("title: Ada Lovelace\n", &page(lines)), Language::En);
            assert_eq!(shown, format!("Ada Lovelace\n{expected}"));
        }
    }

    #[test]
    fn an_address_has_neither_labels_nor_mail() {
        let config =
            "author:\n  name: Ada Lovelace\n  address: \"<p>Find me in:</p><p>Pier 4</p><p>ada{AT}uni{DOT}org</p>\"\n";
        assert_eq!(shown(site(config, ""), Language::En), "Ada Lovelace\n- Pier 4\n- ada@uni.org");
    }

    #[test]
    fn a_homepage_says_where_to_write_to() {
        let config = "title: Ada Lovelace\nemail: old@works.org\n";
        let line = "[Email](mailto:ada@new.org) [Google Scholar](https://scholar.google.com/citations?user=ada1)\n";
        assert_eq!(shown(site(config, line), Language::En), "Ada Lovelace\n- ada@new.org\n- Google Scholar\n! chosen");
        let sentence = "Sailors should email me ([ada@new.org](mailto:ada@new.org)).\n";
        assert_eq!(shown(site(config, sentence), Language::En), "Ada Lovelace\n- ada@new.org\n! chosen");
        assert_eq!(shown(site(config, "Write to the crew.\n"), Language::En), "Ada Lovelace\n- old@works.org");
    }

    #[test]
    fn a_theme_leads_to_its_own_author() {
        let config = "title: Ada Lovelace\nrepository: someone/acad-homepage.github.io\nsocial:\n  links:\n\
            \x20   - https://twitter.com/mmistakes\ntwitter: {username: mmistakes}\n";
        assert_eq!(shown(site(config, ""), Language::En), "Ada Lovelace\n! dropped-data");
        let config = "title: Ada Lovelace\ncanonical: https://ada.github.io\n";
        assert_eq!(shown(site(config, ""), Language::En), "Ada Lovelace\n- ada.github.io");
        let config = "title: Ada Lovelace\ncanonical: https://ada_lovelace.github.io\n";
        assert_eq!(shown(site(config, ""), Language::En), "Ada Lovelace");
    }

    #[test]
    fn a_theme_keeps_contacts_for_its_footer() {
        let config = "title: Ada Lovelace\nemail: hidden-from-robots\nfooter-links: {email: ada@new.org, github: ada, twitter: jekyllrb, rss: rss}\n";
        assert_eq!(
            shown(site(config, ""), Language::En),
            "Ada Lovelace\n- ada@new.org\n- github.com/ada\n! theme-sample\n! dropped-data"
        );
        let config = "title: Ada Lovelace\nfooter_links:\n  - {title: Email, url: 'mailto:ada@new.org'}\n";
        assert_eq!(shown(site(config, ""), Language::En), "Ada Lovelace\n- ada@new.org");
    }

    #[test]
    fn a_name_may_have_a_nickname() {
        assert_eq!(
            shown(site("title: Ada (Addie) Lovelace\n", ""), Language::En),
            "Ada (Addie) Lovelace\nAda Lovelace\nAddie Lovelace"
        );
        assert_eq!(
            shown(site("title: Ada Lovelace (Addie) | Website\n", ""), Language::En),
            "Ada Lovelace (Addie)\nAda Lovelace\nAddie Lovelace"
        );
        assert_eq!(shown(site("title: Notes\nplainwhite: {name: Ada Lovelace}\n", ""), Language::En), "Ada Lovelace");
    }

    #[test]
    fn what_another_person_left_in_the_configuration_is_not_the_authors() {
        let config =
            "first_name: Ada\nlast_name: Lovelace\nemail: babba@sea.org\ngithub_username: cbabbage\nx_username: ada\n";
        let shown = |scholar: &str| shown(site(&format!("{config}scholar: {scholar}\n"), ""), Language::En);
        let theirs = shown("{last_name: Babbage, first_name: [Charles, C.]}");
        assert_eq!(theirs, "Ada Lovelace\n- x.com/ada\n! dropped-data\n! dropped-data");
        let own = shown("{last_name: Byron, first_name: [Ada, A.]}");
        assert!(own.starts_with("Ada Lovelace\nAda Byron\nA. Byron\n- babba@sea.org"), "{own}");
    }

    #[test]
    fn a_site_describes_its_author_where_nothing_else_does() {
        let said =
            |config: &str, page: &str| shown(site(&format!("title: Ada Lovelace\n{config}\n"), page), Language::En);
        let student = "description: PhD student of tides at Uni One. I like gulls.";
        assert_eq!(said(student, ""), "Ada Lovelace\n| PhD student of tides at Uni One\n! dropped-data");
        assert_eq!(said(student, "I am a postdoc at Uni Two."), "Ada Lovelace\n| Postdoc at Uni Two\n! chosen");
        assert_eq!(said("description: Website and thoughts of a professor", ""), "Ada Lovelace");
        assert_eq!(said("description: I am a professor of tides", ""), "Ada Lovelace");
    }

    #[test]
    fn an_address_is_neither_the_name_nor_a_caption() {
        let said = |address: &str| {
            let page = format!("---\nprofile:\n  address: >\n    {address}\n---\n");
            shown(site("title: Ada Lovelace\n", &page), Language::En)
        };
        assert_eq!(said("<p>Dr. Ada Lovelace</p><p>Pier 4</p>"), "Ada Lovelace\n- Pier 4");
        assert_eq!(
            said("<p>📍 Bergen, Norway, <a href='mailto:a@b.org'>Email</a></p>"),
            "Ada Lovelace\n- Bergen, Norway"
        );
        let twice = "author: {name: Ada Lovelace, location: 'Bergen, Vestland, NO', address: 'Bergen, Norway'}\n";
        assert_eq!(shown(site(twice, ""), Language::En), "Ada Lovelace\n- Bergen, Vestland, NO");
        assert_eq!(said("<p>Google Scholar|GitHub | CV</p>"), "Ada Lovelace");
        assert_eq!(said("<p>Bergen harbour. May 5, 2024</p>"), "Ada Lovelace\n! dropped-data");
        assert_eq!(said("<p>My gull and I above the harbour.</p>"), "Ada Lovelace\n! dropped-data");
        assert_eq!(said("<p>Pier 4, Quay of the Gulls.</p>"), "Ada Lovelace\n- Pier 4, Quay of the Gulls.");
    }

    #[test]
    fn each_language_has_its_own_words() {
        let config = "author:\n  name: {en: Yuhang Song, zh: 宋宇航}\n  bio: {en: Professor, zh: 副教授}\n";
        assert_eq!(
            shown(site(config, ""), Language::En),
            "Yuhang Song\n宋宇航\n| Professor\n! dropped-data\n! dropped-data"
        );
        assert_eq!(
            shown(site(config, ""), Language::ZhCn),
            "宋宇航\nYuhang Song\n| 副教授\n! dropped-data\n! dropped-data"
        );
    }

    #[test]
    fn a_chinese_document_has_the_chinese_name_and_position() {
        let config = "author:\n  name: Yan Lin (林燕)\n  bio: PhD student of tides\n  location: Bergen\n";
        let page = "林燕，第一大学在读博士生，研究潮汐。\n";
        let chinese = "林燕\nYan Lin (林燕)\nYan Lin\n| 第一大学在读博士生\n- Bergen";
        let shown_in = |language| shown(site(config, page), language);
        assert!(shown_in(Language::ZhCn).starts_with(chinese), "{}", shown_in(Language::ZhCn));
        assert!(shown_in(Language::En).starts_with("Yan Lin (林燕)\n"), "{}", shown_in(Language::En));
        let config = "author:\n  name: Yan Lin | 林燕\n";
        assert_eq!(shown(site(config, ""), Language::En), "Yan Lin\nYan Lin | 林燕\n林燕");
        let said = "- 姓名：林燕\n- 邮箱：yan@x.example\n";
        let shown = shown(site("author:\n  name: Yan Lin\n", said), Language::ZhCn);
        assert!(shown.starts_with("林燕\n"), "{shown}");
    }

    #[test]
    fn a_page_names_its_author_by_a_key() {
        let files = site("author: {name: Somebody Else}\n", "---\nauthor: ada-fr\n---\n")
            .with("_data/authors.yml", "ada-fr: {name: Ada Lovelace, bio: Mathématicienne}\n");
        assert_eq!(shown(files, Language::Fr), "Ada Lovelace\nSomebody Else\n| Mathématicienne\n! dropped-data");
    }

    #[test]
    fn a_page_alone_says_who_it_is() {
        let page = |text: &str| MemoryFiles::new().with("about.md", text);
        assert_eq!(
            shown(page("---\nname: Ada Lovelace\nemail: a@b.org\n---\n"), Language::En),
            "Ada Lovelace\n- a@b.org"
        );
        assert_eq!(shown(page("---\nauthor: Ada Lovelace\n---\n"), Language::En), "Ada Lovelace");
        assert_eq!(shown(page("---\ntitle: Ada Lovelace - Home\n---\n"), Language::En), "Ada Lovelace");
        assert_eq!(shown(page("# Ada Lovelace\n\nHello\n"), Language::En), "Ada Lovelace");
        assert_eq!(shown(page("---\n\n&nbsp;\n\n## Ada Lovelace (she/her)\n\nHello\n"), Language::En), "Ada Lovelace");
        assert_eq!(shown(page("<center><h1>Ada Lovelace</h1></center>\n\nHello\n"), Language::En), "Ada Lovelace");
        assert_eq!(shown(page("**Ada Lovelace**\n\nHello\n"), Language::En), "Ada Lovelace");
        assert_eq!(
            shown(page("<p><b><font size=\"6\">Ada Lovelace</font></b></p>\n\nHello\n"), Language::En),
            "Ada Lovelace"
        );
        assert_eq!(shown(page("**Ada Lovelace** says hello.\n"), Language::En), "! no-name");
        assert_eq!(shown(page("Hello\n\n**Ada Lovelace**\n"), Language::En), "! no-name");
        assert_eq!(shown(page("# Bio\n\nHello\n"), Language::En), "! no-name");
    }

    #[test]
    fn the_name_that_is_evidently_one_is_taken() {
        assert_eq!(
            shown(site("title: Dr. Rene HJ Heim\nauthor: {name: Interests and Expertise}\n", ""), Language::En),
            "Dr. Rene HJ Heim\n! dropped-data"
        );
        assert_eq!(
            shown(site("author: {name: Takahiro Morishita (he/him)}\n", ""), Language::En),
            "Takahiro Morishita"
        );
        assert_eq!(shown(site("author: {name: chuckchimera}\n", ""), Language::En), "chuckchimera");
    }

    #[test]
    fn a_portrait_is_looked_for_where_themes_keep_it() {
        let files = site("author: {name: Ada Lovelace, avatar: me.png}\n", "");
        assert_eq!(shown(files.clone(), Language::En), "Ada Lovelace\n! missing-image");
        assert_eq!(shown(files.with("images/me.png", ""), Language::En), "Ada Lovelace");
    }
}
