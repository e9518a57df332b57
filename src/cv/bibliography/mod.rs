//! From the text of a `.bib` file to publications as data.
//!
//! The file is cut into entries first, so that a broken one is a diagnostic of its own and the others still print.

mod authors;
mod facts;
mod fields;
mod html;
mod names;
mod query;
mod record;
mod scholar;
mod short_names;
mod style;
mod syntax;
mod tex;
mod venues;

use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::document::Inlines;
use crate::language::Language;
use crate::rewrite::Rewritten;
use crate::source::{SourceId, Span};

pub(super) use record::without_full_stop;
pub use scholar::Scholar;
pub(super) use scholar::{Key, Request, sort};
pub use short_names::VenueNames;
pub(super) use short_names::shown as shown_venue;

use fields::Fields;
use syntax::{Field, RawEntry};

/// A publication as the bibliography has it.
#[derive(Debug, Clone)]
pub struct Record {
    /// Its citation key.
    pub key: String,
    /// Its type in the file, in lower case: `article`.
    pub entry_type: String,
    /// What it is.
    pub kind: Kind,
    /// Who wrote it, in order.
    pub authors: Vec<Author>,
    /// Whether there are more authors than are named.
    pub more_authors: bool,
    /// The title, without a full stop.
    pub title: Inlines,
    /// Journal, proceedings or publisher, with volume and pages.
    pub venue: Inlines,
    /// The year.
    pub year: Option<i32>,
    /// The year, or what stands for it: "to appear".
    pub date: String,
    /// Labelled addresses, the most important first: as the file has them, still relative where it has them so.
    pub links: Vec<(&'static str, String)>,
    /// An award, or a remark.
    pub note: Inlines,
    /// Whether the file marks it as one of the best.
    pub selected: bool,
    /// The raw fields, for the queries of `{% bibliography --query … %}`.
    pub fields: Vec<(String, String)>,
    /// Its place in the file.
    pub span: Span,
}

impl Record {
    /// What the entry has under the name of a field, as bibtex-ruby answers it.
    fn field(&self, name: &str) -> Option<String> {
        let find = |name: &str| self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
        match name {
            "key" | "id" => Some(self.key.clone()),
            "year" => find("year").or_else(|| self.year.map(|year| year.to_string())),
            "date" => find("date").or_else(|| find("year")),
            _ => find(name),
        }
    }

    /// What the entry has under the name of a field, as text to print.
    pub(super) fn field_text(&self, name: &str) -> String {
        let written = self.field(name).unwrap_or_default();
        tex::text(&Rewritten::stand_in(self.span, &written), &mut Vec::new())
    }
}

/// An author.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Author {
    /// Given names or initials, as the file has them.
    pub given: String,
    /// The family name, with its prefix; or the whole name of a group.
    pub family: String,
    /// The name to print.
    pub name: String,
    /// The family name alone, without its prefix, to find the own name by.
    pub bare_family: String,
    /// Signs that stand behind the name in the file: stars, daggers.
    pub signs: String,
    /// What the file's annotations say.
    pub roles: Vec<Role>,
}

/// What an annotation (`author+an`) says of an author.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// One of those who contributed equally: †
    Equal,
    /// To be written to: *
    Corresponding,
    /// The person whose bibliography it is.
    Own,
}

/// Kinds of publications, in the order in which their groups are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Kind {
    Journal,
    Conference,
    Workshop,
    Preprint,
    Report,
    Chapter,
    Book,
    Thesis,
    Patent,
    Other,
}

impl Kind {
    /// The kind that a category of a theme names: `manuscripts`, `conferences`.
    pub(super) fn named(category: &str) -> Option<Self> {
        const CATEGORIES: &[(&str, Kind)] = &[
            ("workshop", Kind::Workshop),
            ("conference", Kind::Conference),
            ("proceeding", Kind::Conference),
            ("preprint", Kind::Preprint),
            ("journal", Kind::Journal),
            ("manuscript", Kind::Journal),
            ("article", Kind::Journal),
            ("report", Kind::Report),
            ("chapter", Kind::Chapter),
            ("book", Kind::Book),
            ("thes", Kind::Thesis),
            ("patent", Kind::Patent),
        ];
        let category = category.to_lowercase();
        CATEGORIES.iter().find(|(word, _)| category.contains(word)).map(|(_, kind)| *kind)
    }
}

/// How what an entry says is worded.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wording {
    /// The language of the fixed words.
    pub language: Language,
    /// Which names of a venue are printed; `None` for the full one, and `abbr` in brackets behind it.
    pub venues: Option<VenueNames>,
}

/// The entries of one file.
pub const MOST_RECORDS: usize = 20_000;

/// What an `@string` may stand for, in bytes: the full name of a conference. Strings of strings of strings grow like the
/// grains on the chessboard.
pub const LONGEST_ABBREVIATION: usize = 500;

/// Reads a `.bib` file. Entries that cannot be read are [`Code::InvalidBibliography`] warnings with their place; fields
/// that no list prints are [`Code::DroppedData`].
pub fn parse(text: &str, source: SourceId, wording: Wording) -> Outcome<Vec<Record>> {
    let mut diagnostics = Vec::new();
    let entries = syntax::entries(text, source).take(&mut diagnostics).unwrap_or_default();
    let mut keys = HashSet::new();
    let mut records = Vec::new();
    let mut lost = Vec::new();
    for entry in &entries {
        if !entry.key.is_empty() && !keys.insert(entry.key.as_str()) {
            let message = format!("the key “{}” is used twice", entry.key);
            diagnostics.push(Diagnostic::warning(Code::InvalidBibliography, message).at(entry.span));
        }
        if entry.kind == "xdata" {
            continue;
        }
        let mut fields = Fields::new(entry, inherited(entry, &entries, MOST_ANCESTORS));
        let record = record::record(&mut fields, wording);
        if record.title.is_empty() && record.authors.is_empty() && record.venue.is_empty() {
            let message = format!("the entry “{}” is left out: it says neither what nor whose it is", entry.key);
            diagnostics.push(Diagnostic::loss(Code::DroppedData, message).at(entry.span));
            continue;
        }
        records.push(record);
        lost.extend(fields.lost());
        diagnostics.extend(fields.diagnostics);
    }
    diagnostics.extend(fields::losses(&lost));
    Outcome::new(records, diagnostics)
}

/// How many entries may refer to each other in a row.
const MOST_ANCESTORS: usize = 3;

/// What an entry takes from those that it refers to: all of an `@xdata`, and of a `crossref` what is said of the whole.
fn inherited(entry: &RawEntry, all: &[RawEntry], depth: usize) -> Vec<Field> {
    let mut out = Vec::new();
    for reference in ["xdata", "crossref"] {
        let Some(keys) = entry.value(reference).filter(|_| depth > 0) else { continue };
        for key in keys.text().split(',').map(str::trim) {
            let Some(parent) = all.iter().find(|other| other.key.eq_ignore_ascii_case(key)) else { continue };
            let further = inherited(parent, all, depth - 1);
            for field in parent.fields.iter().chain(&further) {
                match (reference, field.name.as_str()) {
                    ("xdata", _) => out.push(field.clone()),
                    (_, name) if OF_THE_WHOLE_ONLY.contains(&name) => {}
                    (_, "title") => out.push(Field { name: "booktitle".to_owned(), ..field.clone() }),
                    (_, "subtitle") => out.push(Field { name: "booksubtitle".to_owned(), ..field.clone() }),
                    _ => out.push(field.clone()),
                }
            }
        }
    }
    out
}

/// What is said of a volume is not said of the papers in it.
const OF_THE_WHOLE_ONLY: &[&str] =
    &["author", "url", "doi", "pages", "selected", "eprint", "pdf", "html", "note", "award", "abstract", "keywords"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, Sources};

    fn read(text: &str) -> Outcome<Vec<Record>> {
        parse(text, Sources::new().add(Source::new("papers.bib", text)), Wording::default())
    }

    fn one(text: &str) -> Record {
        let outcome = read(text);
        assert!(outcome.diagnostics().is_empty(), "{:?}", outcome.diagnostics());
        outcome.into_value().unwrap_or_default().remove(0)
    }

    #[test]
    fn a_venue_has_the_names_that_are_asked_for() {
        const BIRDS: &str = "@inproceedings{k, booktitle={Conference on Birds}, pages={1--2}, ";
        for (fields, short, both) in [
            ("abbr={ICB}", "[ICB], 1–2", "Conference on Birds [(ICB)], 1–2"),
            ("series={ICB '22}", "[ICB], 1–2", "Conference on Birds [(ICB)], 1–2"),
            ("series={LNCS}", "Conference on Birds, LNCS, 1–2", "Conference on Birds, LNCS, 1–2"),
            (
                "series={LNCS}, volume={3}, number={4}",
                "Conference on Birds, vol. 3, LNCS 4, 1–2",
                "Conference on Birds, vol. 3, LNCS 4, 1–2",
            ),
            ("abbr={Best}", "Conference on Birds, 1–2", "Conference on Birds, 1–2"),
            (
                "booktitle={Conference on Birds (ICB 2022), Rome}",
                "[ICB], 1–2",
                "Conference on Birds [(ICB 2022)], Rome, 1–2",
            ),
            ("booktitle={ICB 2022}", "[ICB], 1–2", "[ICB] 2022, 1–2"),
            ("booktitle={ICB Workshop on Owls}, abbr={ICB}", "[ICB], 1–2", "[ICB] Workshop on Owls, 1–2"),
        ] {
            let is_whole = fields.starts_with("booktitle");
            let entry = if is_whole { "@inproceedings{k, pages={1--2}, " } else { BIRDS };
            let text = format!("{entry}{fields}}}");
            let source = Sources::new().add(Source::new("a.bib", &*text));
            let shown = |names| {
                let wording = Wording { venues: Some(names), ..Wording::default() };
                let records = parse(&text, source, wording).into_value().unwrap_or_default();
                let mark = |inline: &crate::document::Inline| match inline.kind {
                    crate::document::InlineKind::Strong(_) => format!("[{}]", inline.plain_text()),
                    _ => inline.plain_text(),
                };
                records[0].venue.iter().map(mark).collect::<String>()
            };
            assert_eq!(
                (shown(VenueNames::Short).as_str(), shown(VenueNames::Both).as_str()),
                (short, both),
                "{fields}"
            );
        }
        assert_eq!(one("@misc{k, abbr={ICB}}").venue.plain_text(), "ICB");
    }

    fn title(latex: &str) -> String {
        one(&format!("@misc{{k, title = {{{latex}}}}}")).title.plain_text()
    }

    #[test]
    fn an_entry_that_names_nothing_is_no_publication() {
        let outcome =
            read("@bibdesk_info{info, doi = {10.1/2}}\n@misc{a, title = {Tides}}\n@misc{b, date-added = {2019}}");
        assert_eq!(outcome.value().map(Vec::len), Some(1));
        let losses = outcome.diagnostics().iter().filter(|diagnostic| diagnostic.code == Code::DroppedData);
        assert_eq!(losses.filter(|loss| loss.message.contains("neither what nor whose")).count(), 2);
    }

    #[test]
    fn latex_in_titles_becomes_text() {
        for (latex, text) in [
            (r"{Virtual Cinematography of 360$^\circ$ Videos}", "Virtual Cinematography of 360° Videos"),
            (r#"M{\"u}ller's {G}raph -- a {\'e}tude"#, "Müller’s Graph – a étude"),
            (r"The 11$^{th}$ \emph{Hour} of \textbf{R\&D}", "The 11th Hour of R&D"),
            (r"A ``quoted'' title.", "A “quoted” title"),
            (r"Using $\alpha$ and $\beta$", "Using α and β"),
            ("Two\n   lines", "Two lines"),
            (r"{\it Drosophila} flies", "Drosophila flies"),
        ] {
            assert_eq!(title(latex), text, "{latex}");
        }
    }

    #[test]
    fn authors_have_names_signs_and_roles() {
        let record = one(r#"@article{k,
                author = {Song, Yuhang and Rafal Bogacz$^{*}$ and {The ATLAS Collaboration} and *Pang, Ce and van Beethoven, Ludwig and 宋, 宇航 and others},
                author+an = {1=equal,corresponding; 2:family="equal"}
            }"#);
        let names: Vec<&str> = record.authors.iter().map(|author| author.name.as_str()).collect();
        assert_eq!(
            names,
            ["Yuhang Song", "Rafal Bogacz", "The ATLAS Collaboration", "Ce Pang", "Ludwig van Beethoven", "宋宇航"]
        );
        assert!(record.more_authors);
        assert_eq!(record.authors[0].roles, [Role::Equal, Role::Corresponding]);
        assert_eq!(record.authors[1].roles, [Role::Equal]);
        assert_eq!((record.authors[1].signs.as_str(), record.authors[3].signs.as_str()), ("*", "*"));
    }

    #[test]
    fn a_broken_entry_does_not_hide_the_others() {
        let text = "---\n---\n@string{nn = {Nature Neuroscience}}\n\
            @article{a, title = {One}, journal = nn, month = sept}\n\
            @article{b, title = {Two, year = 2020\n\
            @article{c title = {Three}}\n\
            @comment{d, title = {Four}}\n\
            % @article{e, title = {Five}}\n\
            @article{f, title = {Six}, year = 2024}\n";
        let (records, diagnostics) = read(text).into_parts();
        let records = records.unwrap_or_default();
        let titles: Vec<String> = records.iter().map(|record| record.title.plain_text()).collect();
        assert_eq!(titles, ["One", "Three", "Six"]);
        assert_eq!(records[0].venue.plain_text(), "Nature Neuroscience");
        let lines: Vec<usize> = diagnostics
            .iter()
            .map(|found| {
                assert_eq!(found.code, Code::InvalidBibliography);
                found.span.map_or(0, |span| text[..span.range().start].lines().count())
            })
            .collect();
        assert_eq!(lines, [5, 6]);
    }

    #[test]
    fn kinds_venues_and_links() {
        for (entry, kind, venue, first_link) in [
            (
                "@article{k, journal={IEEE TSC}, abbr={TSC 2021}, volume={14}, number={3}, pages={834-849}, doi={10.1109/TSC\\_1}}",
                Kind::Journal,
                "IEEE TSC, 14(3), 834–849",
                "https://doi.org/10.1109/TSC_1",
            ),
            (
                "@article{k, journal={arXiv preprint arXiv:1710.10036}, url={https://arxiv.org/abs/1710.10036}}",
                Kind::Preprint,
                "arXiv preprint arXiv:1710.10036",
                "https://arxiv.org/abs/1710.10036",
            ),
            (
                "@inproceedings{k, booktitle={Advances in X}, abbr={NeurIPS}, pdf={a b.pdf}}",
                Kind::Conference,
                "Advances in X (NeurIPS)",
                "/assets/pdf/a b.pdf",
            ),
            (
                "@inproceedings{k, booktitle={ICML Workshop on Y}, url={https://y}}",
                Kind::Workshop,
                "ICML Workshop on Y",
                "https://y",
            ),
            (
                "@misc{k, eprint={2006.06600}, archiveprefix={arXiv}}",
                Kind::Preprint,
                "arXiv:2006.06600",
                "https://arxiv.org/abs/2006.06600",
            ),
            ("@phdthesis{k, school={Oxford}, url={https://z}}", Kind::Thesis, "PhD thesis, Oxford", "https://z"),
            (
                "@book{k, publisher={Springer}, howpublished={\\url{https://s.de}}}",
                Kind::Book,
                "Springer",
                "https://s.de",
            ),
        ] {
            let record = one(entry);
            assert_eq!((record.kind, record.venue.plain_text().as_str()), (kind, venue), "{entry}");
            assert_eq!(record.links[0].1, first_link, "{entry}");
        }
    }

    #[test]
    fn a_child_takes_from_its_parent_what_it_lacks() {
        let records =
            read("@inproceedings{a, title={A}, crossref={p}}\n@proceedings{p, title={Proc. of X}, year=2020}");
        let child = &records.value().expect("records")[0];
        assert_eq!((child.venue.plain_text().as_str(), child.year), ("Proc. of X", Some(2020)));
    }

    #[test]
    fn nothing_makes_it_panic() {
        for text in [
            "@",
            "@a{",
            "@a{b",
            "@a{b,",
            "@article{b,}",
            "@article{,}",
            "@article{k, title={\\}}",
            "@article{k, title={$}}",
            "@string{",
            "@article{k, author = {, ,}}",
            "@article{k, author={and and}}",
            "@article{k, month = 99, year={}}",
            "@ARTICLE(k, title={x})",
            "@article{k, title = \"\\\"o\"}",
            "@article{ü, title = {日本}, crossref={ü}}",
        ] {
            let _ = read(text);
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_stands_between_two_entries_both_are_read(text in "(@(article|string|comment|preamble)[{(]k?,?|[ab] = |[{}()$\\\\\"#,%=ü\n ]|and|title = \\{|x){0,40}") {
            let text = format!("@misc{{one, title={{One}}}}\n{text}\n@misc{{two, title={{Two}}}}\n");
            let records = read(&text).into_value().unwrap_or_default();
            let titles: Vec<String> = records.iter().map(|record| record.title.plain_text()).collect();
            assert!(titles.first().is_some_and(|title| title == "One"), "{titles:?}");
            assert!(titles.last().is_some_and(|title| title == "Two"), "{titles:?}");
        }

        #[test]
        fn any_text_can_be_read(text in "(@(article|string|comment|misc)\\{k?,?|[ab] = |[{}$\\\\\"#,%=ü\n ]|and|author = \\{|title = |crossref=k|\\\\(emph|'|c)|x){0,40}") {
            let _ = read(&text);
        }
    }
}
