//! Publications as a CV prints them: grouped, newest first, numbered, the own name strong, the marks explained.

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Block, BlockKind, Inline, InlineKind, Inlines};
use crate::script::is_cjk;
use crate::source::Span;

use super::bibliography::{Author, Key, Kind, Record, Role, sort};
use super::dates::DateStyle;
use super::links::{self, LinkContext, Target};
use super::model::{Publication, PublicationGroup};
use super::own_names::{Likeness, OwnNames};
use super::selection::{self, Candidate, Grouping, Position, Sorting};
use super::words::Word;
use crate::language::Language;

/// What all publications of a document are printed with.
#[derive(Debug, Clone, Copy)]
pub struct Style<'a> {
    /// The names to print strong.
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
    /// The signs behind names.
    pub(super) marks: Marks,
    /// The most authors of each.
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
    selection::sort(&mut sorted, arrangement.sorting);
    match arrangement.by {
        By::Document(Grouping::Kind) => sorted.sort_by_key(|record| record.kind),
        By::Document(Grouping::Year) if arrangement.sorting == Sorting::Oldest => {}
        By::Document(Grouping::Year) => selection::sort(&mut sorted, Sorting::Newest),
        By::Document(Grouping::None) => {}
        By::Site(key) if key.field == "type" => sorted.sort_by_key(|record| record.kind),
        By::Site(key) => sort(&mut sorted, std::slice::from_ref(key)),
    }
    grouped(
        sorted
            .into_iter()
            .map(|record| (title(record, arrangement.by, style.language), publication(record, style, arrangement))),
    )
}

/// Publications that follow one another below the same title are a group. A single group needs no title beside the section's; a
/// year that is the title is not said again.
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
        let is_title = |date: &str| group.title.as_deref() == Some(date);
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

    fn is_selected(&self) -> bool {
        self.selected
    }

    fn has(&self, position: Position, own: &OwnNames) -> bool {
        let places = own_places(self, own);
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
        By::Document(Grouping::Year) => record.date.clone(),
        By::Site(key) => match key.field.as_str() {
            "type" => kind_title(record.kind).text(language).to_owned(),
            "year" | "date" => record.date.clone(),
            field => record.field_text(field),
        },
    };
    Some(title).filter(|title| !title.is_empty())
}

/// The heading of a kind of publications.
pub(super) fn kind_title(kind: Kind) -> Word {
    match kind {
        Kind::Journal => Word::JournalArticles,
        Kind::Conference => Word::ConferencePapers,
        Kind::Workshop => Word::WorkshopPapers,
        Kind::Preprint => Word::Preprints,
        Kind::Report => Word::Reports,
        Kind::Chapter => Word::BookChapters,
        Kind::Book => Word::Books,
        Kind::Thesis => Word::Theses,
        Kind::Patent => Word::Patents,
        Kind::Other => Word::Others,
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
        authors: authors(record, style, arrangement),
        title: resolved(&record.title, style.links),
        venue: resolved(&record.venue, style.links),
        date: record.date.clone(),
        url,
        links: addresses.collect(),
        note: resolved(&record.note, style.links),
        span: record.span,
    }
}

fn authors(record: &Record, style: Style, Arrangement { marks, authors: most, .. }: Arrangement) -> Inlines {
    let span = record.span;
    let own = own_places(record, style.own);
    let name = |(author, is_own): (&Author, &bool)| {
        let name = Inline::text(&author.name, span);
        let mut out = Inlines::from(if *is_own { Inline::new(InlineKind::Strong(name.into()), span) } else { name });
        let signs = marks.behind(author);
        if !signs.is_empty() {
            out.push(Inline::new(InlineKind::Superscript(Inlines::text(signs, span)), span));
        }
        out
    };
    let names: Vec<Inlines> = record.authors.iter().zip(&own).map(name).collect();
    let mut out = listed(&names, &named(&own, most), record.more_authors, style.language, span);
    if record.edited {
        let word = if names.len() > 1 || record.more_authors { Word::Editors } else { Word::Editor };
        let last = record.authors.last().map_or("", |author| &author.name);
        out.push(Inline::text(format!(" ({})", word.text(language_beside(last, style.language))), span));
    }
    out
}

/// The names at these places, with signs for those that are passed over; `more` says that not all are in `names`.
pub(super) fn listed(names: &[Inlines], places: &[usize], more: bool, language: Language, span: Span) -> Inlines {
    let mut out = Inlines::new();
    let mut next = 0;
    for &at in places {
        let gap = if at > next { "…, " } else { "" };
        let comma = if out.is_empty() { "" } else { ", " };
        next = at + 1;
        if !(comma.is_empty() && gap.is_empty()) {
            out.push(Inline::text(format!("{comma}{gap}"), span));
        }
        out.extend(names[at].clone());
    }
    if more || next < names.len() {
        let last = next.checked_sub(1).and_then(|at| names.get(at)).map(Inlines::plain_text).unwrap_or_default();
        let words = Word::EtAl.text(language_beside(&last, language));
        out.push(Inline::text(if out.is_empty() { words.to_owned() } else { format!(", {words}") }, span));
    }
    out
}

/// The places of the authors who are named: the first ones, and the person in any case.
pub(super) fn named(own: &[bool], most: Option<usize>) -> Vec<usize> {
    let most = most.unwrap_or(own.len()).min(own.len());
    match own.iter().position(|is_own| *is_own) {
        Some(at) if at >= most => (0..most.saturating_sub(1)).chain([at]).collect(),
        _ => (0..most).collect(),
    }
}

/// Says of which publications `most` authors are not all: `cut` has the title of each, and its place.
pub(super) fn shortened(cut: &[(String, Span)], most: usize) -> Option<Diagnostic> {
    let (title, span) = cut.first()?;
    let message = match cut.len() {
        1 => format!("the authors of “{title}” are cut to {most} by `authors: {most}`"),
        count => format!(
            "the authors of {count} publications are cut to {most} by `authors: {most}`; the first is “{title}”"
        ),
    };
    Some(Diagnostic::loss(Code::DroppedData, message).at(*span))
}

/// The language of a fixed word beside `text`: a Latin name is followed by "et al." on a Chinese page, too.
fn language_beside(text: &str, language: Language) -> Language {
    if language.is_cjk() && !text.chars().any(is_cjk) { Language::En } else { language }
}

/// Inlines whose links lead somewhere from paper; others are their words.
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

/// Whether the person is among a publication's authors.
pub(super) fn is_own(record: &Record, own: &OwnNames) -> bool {
    own_places(record, own).contains(&true)
}

/// Which of the authors are the person: those whom the file says to be, else those whose names fit best.
fn own_places(record: &Record, own: &OwnNames) -> Vec<bool> {
    let stated: Vec<bool> = record.authors.iter().map(|author| author.roles.contains(&Role::Own)).collect();
    if stated.contains(&true) {
        return stated;
    }
    let fit = |author: &Author| {
        let but_for_prefix = || own.fit(&author.given, &author.bare_family).map(|_| Likeness::ButForPrefix);
        own.fit(&author.given, &author.family).or_else(but_for_prefix)
    };
    let fits: Vec<Option<Likeness>> = record.authors.iter().map(fit).collect();
    let best = fits.iter().copied().max().flatten();
    fits.into_iter().map(|fit| fit.is_some() && fit == best).collect()
}

/// The signs that stand for roles in this document: those that stand for nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marks {
    equal: char,
    corresponding: char,
}

impl Marks {
    /// Chooses signs that no author carries by hand in these records, and that `beside`, the text around them, gives no
    /// other meaning.
    pub(super) fn choose<'a>(records: impl IntoIterator<Item = &'a Record>, beside: &str) -> Self {
        let mut taken: String =
            records.into_iter().flat_map(|record| &record.authors).flat_map(|one| one.signs.chars()).collect();
        let beside = beside.to_lowercase();
        let mut first_free = |signs: [char; 4], role: Role| {
            let is_free = |sign: &char| !taken.contains(*sign) && (!beside.contains(*sign) || explains(&beside, role));
            let sign = signs.into_iter().find(is_free).unwrap_or(signs[0]);
            taken.push(sign);
            sign
        };
        let corresponding = first_free(['*', '‡', '§', '¶'], Role::Corresponding);
        Self { equal: first_free(['†', '‡', '§', '¶'], Role::Equal), corresponding }
    }

    fn of(self, role: Role) -> Option<char> {
        match role {
            Role::Equal => Some(self.equal),
            Role::Corresponding => Some(self.corresponding),
            Role::Own => None,
        }
    }

    /// The signs behind an author.
    fn behind(self, author: &Author) -> String {
        let mut signs: String = author.roles.iter().filter_map(|&role| self.of(role)).collect();
        signs.extend(author.signs.chars().filter(|sign| !signs.contains(*sign)).collect::<Vec<_>>());
        signs
    }

    /// What these signs mean, in one line; `None` when the records have none, or when `beside`, the text of the section,
    /// has it already.
    pub(super) fn legend(self, records: &[&Record], beside: &str, language: Language) -> Option<Block> {
        let used =
            |role: Role| records.iter().flat_map(|record| &record.authors).any(|author| author.roles.contains(&role));
        let roles = [(Role::Corresponding, Word::CorrespondingAuthor), (Role::Equal, Word::EqualContribution)];
        let told = |role: Role, sign: char| beside.contains(sign) && explains(&beside.to_lowercase(), role);
        let line: Vec<String> = roles
            .into_iter()
            .filter_map(|(role, word)| Some((role, self.of(role)?, word)))
            .filter(|(role, sign, _)| used(*role) && !told(*role, *sign))
            .map(|(_, sign, word)| format!("{sign} {}", word.text(language)))
            .collect();
        let span: Span = records.first()?.span;
        let text = Inline::text(line.join(", "), span);
        (!line.is_empty()).then(|| Block::new(BlockKind::Paragraph(text.into()), span))
    }
}

/// Whether a text, in lower case, speaks of a role.
fn explains(text: &str, role: Role) -> bool {
    let words: &[&str] = match role {
        Role::Equal => &["equal", "joint", "first author", "同等", "共同", "공동", "gleich", "égal", "igual"],
        Role::Corresponding => &["corresp", "korrespond", "通讯", "通訊", "責任著者", "교신"],
        Role::Own => &[],
    };
    words.iter().any(|word| text.contains(word))
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
        Some(crate::document::block_text(std::slice::from_ref(&block)))
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
        ] {
            let records = records(&format!("@misc{{a, author={{{authors}}}}}"));
            assert_eq!(own_places(&records[0], &own), expected, "{authors}");
        }
        let stated = records("@misc{a, author={Mira Halden and M. Halden}, author+an={2=me}}");
        assert_eq!(own_places(&stated[0], &own), [false, true]);
    }

    #[test]
    fn et_al_is_in_the_language_of_the_name_before_it() {
        assert_eq!(language_beside("王芳", Language::ZhCn), Language::ZhCn);
        assert_eq!(language_beside("Joe Lind", Language::ZhCn), Language::En);
        assert_eq!(language_beside("Joe Lind", Language::De), Language::De);
    }
}
