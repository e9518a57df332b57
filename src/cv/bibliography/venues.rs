//! Where a publication appeared, in one line: `PLOS Computational Biology, 20(4), 1–12`.

use crate::address;
use crate::cv::Word;
use crate::cv::model::PublicationKind;
use crate::document::{Inline, Inlines};
use crate::fold;
use crate::language::Language;
use crate::script::is_cjk;

use super::authors::people;
use super::facts;
use super::fields::Fields;
use super::short_names::{self, VenueNames};
use super::{EVENT_TITLE, Wording};

/// The venue of an entry.
pub(super) fn venue(fields: &mut Fields, kind: PublicationKind, Wording { language, venues, .. }: Wording) -> Inlines {
    let name = named(fields, kind);
    let mut line = Line { name: name.plain_text(), out: name, short: None, fields };
    match venues {
        Some(names) if !line.out.is_empty() => {
            line.names(names);
            line.out = line.out.in_italics();
        }
        _ => {
            line.out = line.out.in_italics();
            line.abbreviation(kind);
        }
    }
    if kind == PublicationKind::Thesis {
        let thesis = facts::thesis(line.fields, language);
        line.add(thesis);
    }
    line.document(kind, language);
    line.editors(kind, language);
    let edition = facts::edition(line.fields, language);
    line.add(edition);
    line.volume(kind);
    let chapter = line.fields.text(&["chapter"]).map(|chapter| format!("ch. {chapter}"));
    line.add(chapter);
    let pages = line.fields.text(&["pages", "eid", "article-number", "articleno"]).map(|pages| page_range(&pages));
    let pages = pages.filter(|pages| !facts::is_zero(pages));
    line.fields.said("eid");
    line.add(pages);
    line.event();
    line.publisher(kind);
    line.out
}

/// What it appeared in.
fn named(fields: &mut Fields, kind: PublicationKind) -> Inlines {
    let names: &[_] =
        if is_in_book(fields, kind) { &["booktitle"] } else { &["journaltitle", "journal", "booktitle", "maintitle"] };
    let mut out = fields.inlines(names);
    if out.is_empty() {
        out = fields.inlines(&["conference_display_name"]);
    }
    let subtitle = fields.inlines(&["booksubtitle", "journalsubtitle", "issuetitle"]);
    out.push_part(": ", subtitle, fields.span());
    out.shorten_last(|text| text.trim_end_matches([',', ' ', ';']));
    out
}

/// Whether it appeared in a book or in proceedings. Exports put their series, such as Lecture Notes in Computer Science, in the journal
/// field, or where its preprint is.
fn is_in_book(fields: &Fields<'_>, kind: PublicationKind) -> bool {
    let journal = ["journaltitle", "journal"].iter().find_map(|name| fields.look(name));
    let has_appeared = || is_of_meeting(kind) && journal.is_none_or(|journal| facts::names_a_preprint(&journal));
    fields.value("booktitle").is_some() && (fields.entry.kind != "article" || has_appeared())
}

fn is_of_meeting(kind: PublicationKind) -> bool {
    matches!(kind, PublicationKind::Conference | PublicationKind::Workshop)
}

/// The line so far.
struct Line<'f, 'a> {
    /// What it appeared in.
    name: String,
    out: Inlines,
    /// The short name, where the options ask for it in the line.
    short: Option<String>,
    fields: &'f mut Fields<'a>,
}

impl Line<'_, '_> {
    /// Adds a part, unless the line says it already.
    fn add(&mut self, part: Option<String>) {
        let Some(part) = part else { return };
        let before = self.out.plain_text();
        let is_said = || fold::has_words(&fold::words(&before), &fold::words(&part));
        if part.is_empty() || part.chars().any(char::is_alphabetic) && is_said() {
            return;
        }
        // A note on where something is may begin with the name of it.
        let rest = Some(&*self.name).filter(|name| !name.is_empty()).and_then(|name| part.strip_prefix(name));
        let rest = rest.and_then(|rest| rest.strip_prefix(", ")).filter(|rest| !rest.trim().is_empty());
        let comma = if before.is_empty() { "" } else { ", " };
        self.out.push(Inline::text(format!("{comma}{}", rest.unwrap_or(&part)), self.fields.span()));
    }

    /// The names that are asked for.
    fn names(&mut self, names: VenueNames) {
        self.fields.said("abbr");
        let short = short_names::of_entry(self.fields, &self.out.plain_text());
        self.short = if names == VenueNames::Full { None } else { short };
        if let Some(short) = &self.short {
            self.out = short_names::with_short(std::mem::take(&mut self.out), short, names);
        }
    }

    /// The short name, in brackets. That of a thesis is a label of the site: a thesis has no venue.
    fn abbreviation(&mut self, kind: PublicationKind) {
        let Some(short) = self.fields.text(&["abbr"]) else { return };
        if kind == PublicationKind::Thesis {
            return;
        }
        let long = self.out.plain_text();
        // `abbr = {Preprint}` beside `note = {Preprint. Accepted at …}`
        let begins = |note: &str| note.split('.').next().is_some_and(|first| fold::words(first) == fold::words(&short));
        let says = |note: String| facts::abbreviates(&short, &note) || begins(&note);
        let is_said = long.is_empty() && self.fields.look("note").is_some_and(says);
        let year = self.fields.look("year").and_then(|year| year.parse().ok());
        if let Some(short) = abbreviation(&short, &long, year)
            && !is_said
        {
            let text = if long.is_empty() { short } else { format!(" ({short})") };
            self.out.push(Inline::text(text, self.fields.span()));
        }
    }

    /// What kind of report or patent it is, its number, and how it is to be had.
    fn document(&mut self, kind: PublicationKind, language: Language) {
        self.kind_of_document(kind, language);
        self.number_of_document(kind);
        let how = self.fields.look("howpublished").filter(|how| !address::names_host(how) && !how.starts_with("www."));
        if how.is_some() {
            let how = self.fields.text(&["howpublished"]);
            self.add(how.map(|how| how.trim_end_matches('.').to_owned()));
        }
        self.fields.said("howpublished");
        let version = self.fields.text(&["version"]);
        self.add(version.map(|version| if version.starts_with(['v', 'V']) { version } else { format!("v{version}") }));
        if kind == PublicationKind::Preprint && self.out.is_empty() {
            let archive = self.archive();
            self.add(archive);
        }
        self.fields.said("eprint");
    }

    fn kind_of_document(&mut self, kind: PublicationKind, language: Language) {
        let printed = matches!(
            kind,
            PublicationKind::Report
                | PublicationKind::Patent
                | PublicationKind::Other
                | PublicationKind::Preprint
                | PublicationKind::Book
                | PublicationKind::Chapter
        );
        // `type = {article}` is written by programs.
        let says = |text: &str| text.contains(' ') || text.starts_with(char::is_uppercase) || !text.is_ascii();
        if printed && self.fields.look("type").is_some_and(|text| says(&facts::in_words(text))) {
            let stated = self.fields.text(&["type"]).map(facts::in_words);
            self.add(if self.out.is_empty() { stated.as_deref().map(fold::capitalised) } else { stated });
        } else if kind == PublicationKind::Report && self.fields.entry.kind == "techreport" && !self.is_called_report()
        {
            self.add(Some(Word::TechnicalReport.text(language).to_owned()));
        }
    }

    fn number_of_document(&mut self, kind: PublicationKind) {
        let numbered = matches!(
            kind,
            PublicationKind::Report
                | PublicationKind::Patent
                | PublicationKind::Other
                | PublicationKind::Preprint
                | PublicationKind::Thesis
        );
        if numbered && self.fields.value("volume").is_none() && self.fields.value("series").is_none() {
            let number = self.fields.text(&["number", "reportnumber", "report_number"]);
            self.add_behind(number);
        }
    }

    /// Whether a remark or the number says what kind of report it is: `note = {Technical report 12}`.
    fn is_called_report(&self) -> bool {
        let mut remarks =
            ["note", "number", "howpublished", "titleaddon"].into_iter().filter_map(|name| self.fields.look(name));
        remarks.any(|remark| remark.to_lowercase().contains("report"))
    }

    /// A number directly after what it numbers: "Technical report 12".
    fn add_behind(&mut self, number: Option<String>) {
        match number {
            Some(number) if !self.out.is_empty() => {
                self.out.push(Inline::text(format!(" {number}"), self.fields.span()))
            }
            number => self.add(number),
        }
    }

    /// `arXiv:2006.06600`
    fn archive(&self) -> Option<String> {
        let eprint = self.fields.look("eprint").or_else(|| self.fields.look("arxiv"))?;
        let archive = self.fields.look("archiveprefix").or_else(|| self.fields.look("eprinttype"));
        let archive = archive.filter(|name| !name.eq_ignore_ascii_case("arxiv")).unwrap_or_else(|| "arXiv".to_owned());
        let known = eprint.to_lowercase().starts_with(&archive.to_lowercase());
        match address::names_host(&eprint) {
            true => None,
            false if known => Some(eprint),
            false => Some(format!("{archive}:{eprint}")),
        }
    }

    /// Who edited the book, and who translated it. Nobody looks for a paper by the editors of the proceedings or of the journal.
    fn editors(&mut self, kind: PublicationKind, language: Language) {
        use PublicationKind::{Conference, Journal, Preprint, Workshop};
        let is_paper = matches!(kind, Journal | Conference | Workshop | Preprint);
        if self.fields.value("author").is_none() {
            return;
        }
        for (name, word) in [("editor", Word::EditedBy), ("translator", Word::TranslatedBy)] {
            let Some(value) = self.fields.written(&[name]) else { continue };
            if is_paper && name == "editor" {
                self.fields.unsaid(name);
                continue;
            }
            let (people, more) = people(&value, self.fields.manner, &mut self.fields.diagnostics);
            let mut names: Vec<String> = people.into_iter().map(|person| person.name).collect();
            names.extend(more.then(|| Word::EtAl.text(language).to_owned()));
            if !names.is_empty() {
                self.add(Some(word.text(language).replace("{}", &names.join(", "))));
            }
        }
    }

    /// Series, volume and issue.
    fn volume(&mut self, kind: PublicationKind) {
        let is_in_book = is_in_book(self.fields, kind);
        let series = self.fields.text(if is_in_book { &["series", "journal", "journaltitle"] } else { &["series"] });
        // The volume of a preprint is its number at arXiv, and remains where the paper has appeared since; so is the name of arXiv.
        let has_appeared = is_of_meeting(kind);
        let series = series.filter(|series| !has_appeared || !facts::names_a_preprint(series));
        if is_in_book && series.is_none() {
            ["journal", "journaltitle"].iter().for_each(|name| self.fields.unsaid(name));
        }
        let is_of_preprint = |text: &String| has_appeared && text.starts_with("abs/");
        let [volume, number] = [&["volume", "vol"], &["number", "issue"]]
            .map(|names| self.fields.text(names).filter(|text| !facts::is_zero(text) && !is_of_preprint(text)));
        self.fields.said("issue");
        let before = self.out.plain_text();
        let is_short = |series: &str| self.short.as_ref().is_some_and(|short| series.starts_with(short.as_str()));
        let known = series.as_ref().is_some_and(|series| before.contains(series.as_str()) || is_short(series));
        if let Some(series) = series
            && !known
        {
            return self.add(Some(match (volume, number) {
                (Some(volume), Some(number)) if kind == PublicationKind::Journal => {
                    format!("{series} {volume}({number})")
                }
                (Some(volume), Some(number)) => format!("vol. {volume}, {series} {number}"),
                (Some(number), None) | (None, Some(number)) => format!("{series} {number}"),
                (None, None) => series,
            }));
        }
        let is_told = |number: &String| self.out.plain_text().ends_with(&format!(" {number}")) || before == *number;
        let issue = match (volume, number) {
            (Some(volume), Some(number)) => Some(format!("{volume}({number})")),
            (Some(volume), None) if kind == PublicationKind::Book => Some(format!("vol. {volume}")),
            (Some(volume), None) => Some(volume),
            (None, Some(number)) if is_told(&number) => None,
            (None, Some(number))
                if kind == PublicationKind::Journal && number.contains(|c: char| c.is_ascii_digit()) =>
            {
                Some(format!("no. {number}"))
            }
            (None, number) => number,
        };
        self.add(issue);
    }

    /// The event where it was presented, and the place. The name of an event may begin with its short name: `ICB 2022: Birds`.
    fn event(&mut self) {
        for &name in EVENT_TITLE.iter().chain(&["event", "conference", "meeting", "symposium"]) {
            let Some(event) = self.fields.text(&[name]) else { continue };
            let short = fold::words(&self.out.plain_text());
            if !short.is_empty() && fold::has_words(&fold::words(&event), &short) {
                self.out = Inlines::default();
            }
            self.add(Some(event));
        }
        for name in ["venue", "eventplace", "event-place", "event_location", "event_venue"] {
            let place = self.fields.text(&[name]);
            self.add_place(place);
        }
    }

    /// Adds where it was presented; what begins with the name of the journal is all of the line: `Foam (Tides 2024), vol. 3`.
    fn add_place(&mut self, place: Option<String>) {
        match place {
            Some(place) if !self.name.is_empty() && place.len() > self.name.len() && place.starts_with(&self.name) => {
                self.out = Inlines::text(place, self.fields.span());
            }
            place => self.add(place),
        }
    }

    /// Who published it, and where.
    fn publisher(&mut self, kind: PublicationKind) {
        if kind == PublicationKind::Journal || self.fields.entry.kind == "article" && !self.out.is_empty() {
            return;
        }
        for name in ["school", "institution", "organization", "holder", "assignee", "nationality", "publisher"] {
            // An organization in place of authors has already been printed.
            let organization_is_author = name == "organization" && self.fields.value("author").is_none();
            if !organization_is_author {
                let who = self.fields.text(&[name]);
                self.add(who);
            }
        }
        let place = self.fields.text(&["location"]).or_else(|| self.fields.text(&["address", "city"]));
        self.add(place.map(|place| place.split(" and ").map(facts::in_words).collect::<Vec<_>>().join(" and ")));
        self.fields.said("address");
    }
}

/// The short name of a venue, without its year, unless the long name has it already.
fn abbreviation(short: &str, long: &str, year: Option<i32>) -> Option<String> {
    let name = without_year(short, year);
    let known =
        long.split(|c: char| !c.is_alphanumeric()).any(|word| word.eq_ignore_ascii_case(name)) || long.contains(name);
    // Badges such as "Healthcare" and "SecurityAnalysis" are topics, "EMNLP WS" a kind of venue; where nothing else is given,
    // anything is better than nothing.
    let [capitals, letters] =
        [char::is_uppercase as fn(char) -> bool, char::is_alphabetic].map(|is| name.chars().filter(|&c| is(c)).count());
    let is_kind = name.ends_with(" WS") && long.contains("Workshop");
    let is_short_name =
        capitals > 1 && 3 * capitals > letters && !is_kind && is_short_for(name, long) || long.is_empty();
    (!name.is_empty() && !known && is_short_name).then(|| name.to_owned())
}

/// Whether a badge may be short for the name of a venue: its letters are in the name, in their order, or it is a meeting known by it.
/// Others are the author's own, for the paper or for its key in a bibliography: `TideNet`, `FTM:HLK`.
fn is_short_for(badge: &str, long: &str) -> bool {
    let is_in_order = |part: &str| {
        let mut letters = long.chars().flat_map(char::to_lowercase);
        // Many a workshop has become a conference, and kept its short name.
        let is_former = |c: char| c == 'W' && !long.to_lowercase().contains('w') && long.contains("Conference");
        part.chars().all(|c| is_former(c) || c.to_lowercase().all(|c| letters.any(|other| other == c)))
    };
    let mut parts = badge.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let is_known = |part: &str| facts::is_meeting(part) || KNOWN_OTHERWISE.contains(&part);
    // Those of names in other letters cannot be told.
    !badge.contains([':', '_'])
        && (long.contains(is_cjk) || parts.all(|part| is_in_order(part) || is_known(&fold::words(part))))
}

/// Meetings whose papers appear in volumes of other names, and those whose names have changed since they got their short ones.
const KNOWN_OTHERWISE: &[&str] = &[
    "cscw", "icfp", "imwut", "ipdps", "iwqos", "micro", "oopsla", "pets", "pkdd", "sc", "siggraph", "ubicomp", "vis",
    "vldb",
];

/// A short name without the year behind it: `ICB 2022`, `ICB'22`, `ICB22`. Other numbers are part of the name, as in the code of a
/// course: `ENGR59`.
fn without_year(short: &str, year: Option<i32>) -> &str {
    let short = short.trim_end();
    let name = short.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &short[name.len()..];
    let is_near = |number: i32| year.is_some_and(|year| (number - year % 100).abs() <= 1);
    let is_year = match digits.len() {
        2 => name.ends_with(['\'', '’']) || digits.parse().is_ok_and(is_near),
        4 => digits.starts_with("19") || digits.starts_with("20"),
        _ => false,
    };
    if is_year { name.trim_end_matches(|c: char| c.is_whitespace() || "'’".contains(c)) } else { short }
}

/// `834-849`, `834 -- 849` and `L12-L15` with an en dash, and not `B1-4` and `GS-6-02`, which are numbers of papers.
pub(in crate::cv) fn page_range(pages: &str) -> String {
    let is_gap = |c: char| matches!(c, '-' | '–' | '—' | '−' | ' ');
    let mut out = String::new();
    let mut rest = pages;
    while let Some(start) = rest.find(is_gap) {
        let (before, behind) = rest.split_at(start);
        let after = behind.trim_start_matches(is_gap);
        let gap = &behind[..behind.len() - after.len()];
        out.push_str(before);
        let is_page =
            |text: &str| text.trim_start_matches(char::is_alphabetic).starts_with(|c: char| c.is_ascii_digit());
        let first = out.rsplit([' ', ',', ';']).next().unwrap_or_default();
        let letters = |page: &str| page.chars().take_while(|c| c.is_alphabetic()).collect::<String>();
        let are_alike = gap != "-" || letters(first) == letters(after) && !first.contains('-');
        let is_range =
            out.ends_with(|c: char| c.is_ascii_digit()) && is_page(after) && !gap.trim().is_empty() && are_alike;
        out.push_str(if is_range { "–" } else { gap });
        rest = after;
    }
    out + rest
}
