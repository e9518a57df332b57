//! Publications as a CV prints them: grouped, newest first, numbered, the person's name bold, the marks explained.

use crate::document::{Inline, InlineKind, Inlines};
use crate::fold;
use crate::script::{Scripts, is_cjk};
use crate::source::Span;

use super::bibliography::{Author, Key, Record, Role, sort};
use super::dates::{DateStyle, says_to_come};
use super::links::{self, LinkContext, Target};
use super::model::{Publication, PublicationGroup, PublicationKind};
use super::own_names::OwnNames;
use super::selection::{self, Candidate, Grouping, Position, Sorting};
use super::words::Word;
use crate::language::Language;

mod authors;
mod full_name;
mod marks;

pub(in crate::cv) use authors::{is_own, listed, most, named, shortened};
pub(in crate::cv) use full_name::with_full_name;
pub(in crate::cv) use marks::{Marks, shares_signs};

/// What all publications of a document are printed with.
#[derive(Debug, Clone, Copy)]
pub struct Style<'a> {
    /// The names to print in bold.
    pub own: &'a OwnNames,
    /// Where relative links start.
    pub links: LinkContext<'a>,
    /// The language of group titles.
    pub language: Language,
    /// How the dates of talks and courses are printed.
    pub dates: DateStyle,
}

/// How a list of publications is put in order.
#[derive(Debug, Clone, Copy)]
pub(super) struct Arrangement<'a> {
    /// What its groups are.
    pub(super) by: By<'a>,
    /// In which order they come within a group.
    pub(super) sorting: Sorting,
    /// The signs after names.
    pub(super) marks: Marks,
    /// The maximum number of authors of each.
    pub(super) authors: Option<usize>,
}

/// Who says what the groups of a list are.
#[derive(Debug, Clone, Copy)]
pub(super) enum By<'a> {
    /// The document: years are counted down.
    Document(Grouping),
    /// The site, in its order.
    Site(&'a Key),
}

/// The groups of a list; within a group the records stay in their order.
pub(super) fn groups(records: &[&Record], arrangement: Arrangement, style: Style) -> Vec<PublicationGroup> {
    let mut sorted: Vec<&Record> = records.to_vec();
    let grouping = match arrangement.by {
        By::Document(grouping) => grouping,
        By::Site(_) => Grouping::None,
    };
    selection::arrange(&mut sorted, arrangement.sorting, grouping);
    match arrangement.by {
        By::Document(Grouping::Kind) => sorted.sort_by_key(|record| record.kind),
        By::Document(Grouping::Year | Grouping::None) => {}
        By::Site(key) if key.field == "type" => sorted.sort_by_key(|record| record.kind),
        By::Site(key) => sort(&mut sorted, std::slice::from_ref(key)),
    }
    grouped(
        sorted
            .into_iter()
            .map(|record| (title(record, arrangement.by, style.language), publication(record, style, arrangement))),
    )
}

/// Consecutive publications below the same title are a group. A single group needs no title next to the section's; a year that is
/// the title is not repeated.
pub(super) fn grouped(titled: impl IntoIterator<Item = (Option<String>, Publication)>) -> Vec<PublicationGroup> {
    let mut out: Vec<PublicationGroup> = Vec::new();
    for (title, publication) in titled {
        match out.last_mut() {
            Some(group) if group.title == title => group.items.push(publication),
            _ => out.push(PublicationGroup { title, items: vec![publication] }),
        }
    }
    if let [only] = &mut *out {
        only.title = None;
    }
    for group in &mut out {
        let is_title = |date: &str| group.title.as_deref() == Some(&fold::capitalised(date));
        group.items.iter_mut().filter(|item| is_title(&item.date)).for_each(|item| item.date.clear());
    }
    out
}

impl Candidate for &Record {
    fn title(&self) -> String {
        self.title.plain_text()
    }

    fn span(&self) -> Span {
        self.span
    }

    fn date(&self) -> Option<(i32, u8, u8)> {
        self.year.map(|year| (year, 0, 0))
    }

    fn is_to_come(&self) -> bool {
        const IN_PROGRESS: &[&str] = &["submitted", "review", "revision", "preparation", "progress", "draft"];
        let said = [&self.venue, &self.note].map(|part| part.plain_text()).join(" ");
        let is_in_progress = || fold::words(&said).split(' ').any(|word| IN_PROGRESS.contains(&word));
        let is_online = || self.links.iter().any(|(_, address)| address.contains("arxiv.org"));
        let has_date = !self.date.is_empty() || self.venue.is_empty() && is_online();
        has_date || self.kind == PublicationKind::Preprint || says_to_come(&said) || is_in_progress()
    }

    fn is_selected(&self) -> bool {
        self.selected
    }

    fn has(&self, position: Position, own: &OwnNames) -> bool {
        let places = authors::own_places(self, own);
        let mut own = self.authors.iter().zip(&places).filter(|(_, is_own)| **is_own).map(|(author, _)| author);
        let is_equal = |author: &Author| author.roles.contains(&Role::Equal);
        match position {
            Position::First => {
                places.first() == Some(&true) || self.authors.first().is_some_and(is_equal) && own.any(is_equal)
            }
            Position::Last => places.last() == Some(&true) && !self.more_authors,
            Position::Corresponding => {
                own.any(|author| author.roles.contains(&Role::Corresponding) || author.signs.contains('✉'))
            }
        }
    }
}

fn title(record: &Record, by: By, language: Language) -> Option<String> {
    let title = match by {
        By::Document(Grouping::None) => return None,
        By::Document(Grouping::Kind) => kind_title(record.kind).text(language).to_owned(),
        By::Document(Grouping::Year) => fold::capitalised(&record.date),
        By::Site(key) => match key.field.as_str() {
            "type" => kind_title(record.kind).text(language).to_owned(),
            "year" | "date" => fold::capitalised(&record.date),
            field => without_number(&record.field_text(field)),
        },
    };
    Some(title).filter(|title| !title.is_empty())
}

/// The name of a group without the number before it, which only puts it in order: `4 - conference`.
fn without_number(name: &str) -> String {
    let rest = name.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start();
    let words = rest.strip_prefix(['-', '–', '.', ':', ')']).unwrap_or(name);
    fold::capitalised(if words.trim().is_empty() { name } else { words.trim() })
}

/// The heading of a kind of publications.
pub(super) fn kind_title(kind: PublicationKind) -> Word {
    match kind {
        PublicationKind::Journal => Word::JournalArticles,
        PublicationKind::Conference => Word::ConferencePapers,
        PublicationKind::Workshop => Word::WorkshopPapers,
        PublicationKind::Preprint => Word::Preprints,
        PublicationKind::Report => Word::Reports,
        PublicationKind::Chapter => Word::BookChapters,
        PublicationKind::Book => Word::Books,
        PublicationKind::Thesis => Word::Theses,
        PublicationKind::Patent => Word::Patents,
        PublicationKind::Other => Word::Others,
    }
}

fn publication(record: &Record, style: Style, arrangement: Arrangement) -> Publication {
    let mut addresses = record.links.iter().filter_map(|(label, written)| match links::target(written, style.links) {
        Target::Address(address) => Some(((*label).to_owned(), address)),
        Target::Itself | Target::Nowhere(_) => None,
    });
    let url = addresses.next().map(|(_, address)| address);
    Publication {
        number: None,
        kind: Some(record.kind),
        authors: authors::line(record, style, arrangement),
        title: resolved(&record.title, style.links),
        venue: resolved(&record.venue, style.links),
        date: record.term.as_ref().map_or_else(|| record.date.clone(), |term| format!("{term} {}", record.date)),
        url,
        links: addresses.collect(),
        note: resolved(&record.note, style.links),
        span: record.span,
    }
}

/// The language of a fixed word next to `text`: a Latin name is followed by "et al." on a Chinese page, too.
fn language_beside(text: &str, language: Language) -> Language {
    if language.is_cjk() && !text.chars().any(is_cjk) { Language::En } else { language }
}

/// The language of "et al." behind a name: a name in Chinese letters alone is followed by 等 on an English page, too.
fn language_behind(name: &str, language: Language) -> Language {
    let is_native = name.chars().any(is_cjk) && !name.chars().any(|letter| letter.is_ascii_alphabetic());
    match !language.is_cjk() && is_native {
        true => Scripts::of(name).cjk_language(Language::ZhCn),
        false => language_beside(name, language),
    }
}

/// Inlines with the links that lead somewhere from paper; other links become their words.
fn resolved(inlines: &Inlines, context: LinkContext) -> Inlines {
    let resolve = |inline: &Inline| match &inline.kind {
        InlineKind::Link { target, content } => match links::target(target, context) {
            Target::Address(target) => {
                let content = resolved(content, context);
                Inline::new(InlineKind::Link { target, content }, inline.span).into()
            }
            Target::Itself | Target::Nowhere(_) => resolved(content, context),
        },
        _ => inline.clone().into(),
    };
    inlines.iter().flat_map(resolve).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cv::bibliography;
    use crate::source::{Source, Sources};

    fn records(bib: &str) -> Vec<Record> {
        bibliography::parse(bib, Sources::new().add(Source::new("a.bib", bib)), bibliography::Wording::default())
            .into_value()
            .unwrap_or_default()
    }

    fn legend(bib: &str, beside: &str) -> Option<String> {
        let records = records(bib);
        let marks = Marks::choose(&records, beside);
        let block = marks.legend(&records.iter().collect::<Vec<_>>(), beside, Language::En)?;
        Some(block.plain_text())
    }

    #[test]
    fn a_legend_is_true_of_every_entry() {
        const CORRESPONDING: &str = "@misc{a, author={Ann Berg and Bo Carl}, author+an={1=corresponding}}";
        const STARS: &str = "@misc{b, author={Ann Berg* and Bo Carl*}}";
        for (bib, beside, expected) in [
            (CORRESPONDING.to_owned(), "", Some("* corresponding author")),
            (format!("{CORRESPONDING}{STARS}"), "", Some("‡ corresponding author")),
            (CORRESPONDING.to_owned(), "Stars (*) mark corresponding authors.", None),
            (CORRESPONDING.to_owned(), "* equal contribution", Some("‡ corresponding author")),
            (STARS.to_owned(), "", None),
            (
                "@misc{a, author={Ann Berg and Bo Carl}, author+an={1=equal; 2=equal}}".to_owned(),
                "",
                Some("† equal contribution"),
            ),
        ] {
            assert_eq!(legend(&bib, beside).as_deref(), expected, "{bib} {beside}");
        }
    }

    #[test]
    fn a_namesake_is_not_the_person() {
        let own = OwnNames::new(["Mira Halden"]);
        for (authors, expected) in [
            ("Halden, Mira and Halden, M.", [true, false]),
            ("M. Halden and Joe Lind", [true, false]),
            ("Mira van Halden and Mira Halden", [false, true]),
            ("Mira van Halden and Joe Lind", [true, false]),
            ("Max Halden and Mira B. Halden", [false, true]),
            ("Halden M and Lind J", [true, false]),
            ("Halden X and Lind J", [false, false]),
            ("{Mira Halden} and {Halden Institute}", [true, false]),
            ("Halden, J. and {Mira Halden Prize Committee}", [false, false]),
        ] {
            let records = records(&format!("@misc{{a, author={{{authors}}}}}"));
            assert_eq!(authors::own_places(&records[0], &own), expected, "{authors}");
        }
        let stated = records("@misc{a, author={Mira Halden and M. Halden}, author+an={2=me}}");
        assert_eq!(authors::own_places(&stated[0], &own), [false, true]);
    }

    #[test]
    fn et_al_is_in_the_language_of_the_name_before_it() {
        assert_eq!(language_beside("王芳", Language::ZhCn), Language::ZhCn);
        assert_eq!(language_beside("Joe Lind", Language::ZhCn), Language::En);
        assert_eq!(language_beside("Joe Lind", Language::De), Language::De);
        assert_eq!(language_behind("王芳", Language::En), Language::ZhCn);
        assert_eq!(language_behind("Fang Wang (王芳)", Language::En), Language::En);
        assert_eq!(language_behind("Joe Lind", Language::ZhCn), Language::En);
    }
}
