//! From an entry's fields to a [`Record`].

use crate::address;
use crate::cv::model::PublicationKind;
use crate::document::Inlines;
use crate::fold;
use crate::language::Language;
use crate::months;

use super::authors::{add_roles, people};
use super::fields::Fields;
use super::remarks::without_full_stop;
use super::{Author, Record, Wording, facts, remarks, tex, venues};

/// An entry as a publication; `is_parent` says that others refer to it.
pub(super) fn record(fields: &mut Fields, is_parent: bool, wording: Wording<'_>) -> Record {
    let (authors, more_authors) = authors(fields);
    let (year, date, behind_date) = facts::date(fields);
    let title = title(fields);
    let term = facts::term(fields, year);
    let kind = kind(fields);
    let venue = venues::venue(fields, kind, wording);
    Record {
        is_parent,
        key: fields.entry.key.clone(),
        entry_type: fields.entry.kind.clone(),
        kind,
        edited: !authors.is_empty() && fields.value("author").is_none() && fields.value("editor").is_some(),
        authors,
        more_authors,
        title,
        year,
        term,
        links: links(fields),
        note: note(fields, kind, behind_date, [&date, &venue.plain_text()]),
        venue,
        date,
        selected: fields.look("selected").is_some_and(|value| matches!(&*value.to_lowercase(), "true" | "yes" | "1")),
        fields: raw_fields(fields),
        span: fields.span(),
    }
}

/// The remarks on an entry, first what is said behind its date.
fn note(fields: &mut Fields, kind: PublicationKind, behind_date: String, [date, venue]: [&str; 2]) -> Inlines {
    let remarks = remarks::remarks(fields, kind, date, venue);
    if behind_date.is_empty() {
        return remarks;
    }
    let mut note = Inlines::text(fold::capitalised(&behind_date), fields.span());
    note.push_part(". ", remarks, fields.span());
    note
}

/// The authors (or, for want of them, the editors), and whether there are more.
fn authors(fields: &mut Fields) -> (Vec<Author>, bool) {
    let names = ["author", "editor", "inventor", "speaker", "presenter", "organization"];
    let Some(value) = fields.written(&names) else { return (Vec::new(), false) };
    let (mut authors, more) = people(&value, fields.manner, &mut fields.diagnostics);
    for name in ["author+an", "author+an:default"] {
        if let Some(annotation) = fields.verbatim(&[name]) {
            add_roles(&mut authors, &annotation);
        }
    }
    authors.extend(collaboration(fields));
    (authors, more)
}

/// The collaboration on whose behalf the authors write, as in high-energy physics.
fn collaboration(fields: &mut Fields) -> Option<Author> {
    let written = fields.text(&["collaboration"])?;
    let says = ["ollaboration", "onsortium", "eam", "roup"].iter().any(|word| written.contains(word));
    let name = if says { written } else { format!("{written} Collaboration") };
    Some(Author { family: name.clone(), bare_family: name.clone(), name, ..Author::default() })
}

/// The title with its subtitle, without a full stop.
fn title(fields: &mut Fields) -> Inlines {
    let mut title = fields.inlines(&["title"]);
    title.shorten_last(|text| without_full_stop(text.trim_end_matches([',', ';', ' '])));
    let is_ended = title.plain_text().ends_with(['?', '!', ':']);
    title.push_part(if is_ended { " " } else { ": " }, fields.inlines(&["subtitle"]), fields.span());
    title.shorten_last(without_full_stop);
    title
}

/// The fields as written, for queries: names of people in jekyll-scholar's form, `Family, Given and …`.
fn raw_fields(fields: &Fields) -> Vec<(String, String)> {
    let raw = |name: &str, text: &str| match name {
        "author" | "editor" | "translator" => fields.value(name).map_or_else(
            || text.to_owned(),
            |value| {
                let (people, more) = people(value, fields.manner, &mut Vec::new());
                let sorted = people.iter().map(|one| match one.given.as_str() {
                    "" => one.family.clone(),
                    given => format!("{}, {given}", one.family),
                });
                sorted.chain(more.then(|| "others".to_owned())).collect::<Vec<_>>().join(" and ")
            },
        ),
        _ => fold::one_line(text),
    };
    let mut out: Vec<_> =
        fields.all().map(|field| (field.name.clone(), raw(&field.name, field.value.text()))).collect();
    if let Some(month) = out.iter_mut().find(|(name, _)| name == "month").and_then(|(_, month)| number_of(month)) {
        out.push(("month_numeric".to_owned(), month.to_string()));
    }
    out
}

/// The number of a month, which is from now on written as its abbreviation, as in jekyll-scholar.
fn number_of(month: &mut String) -> Option<u8> {
    let written = month.trim().to_lowercase();
    let number = match written.parse() {
        Ok(number) => number,
        Err(_) => months::beginning(written.get(..3)?)?,
    };
    let short = months::short(number, Language::En);
    if short.is_empty() {
        return None;
    }
    *month = short.to_lowercase();
    Some(number)
}

/// What volumes of papers call the meetings that these were given at.
const MEETINGS: &[&str] = &[
    "conference",
    "conferences",
    "congress",
    "proceedings",
    "symposium",
    "symposia",
    "workshop",
    "workshops",
    "meeting",
];

/// Where data are published, which exports call manuals.
const ARCHIVES_OF_DATA: &[&str] = &["mendeley", "zenodo", "dryad", "figshare", "dataverse", "pangaea", "ukds"];

/// What journals are called whose names have the words of a meeting: `Journal of Physics: Conference Series`.
const PERIODICALS: &[&str] =
    &["journal", "transactions", "letters", "series", "annals", "magazine", "review", "reviews", "bulletin", "web"];

/// What meetings in computer science are called in place of a journal, beside their abbreviations.
const NAMED_MEETINGS: &[&str] = &[
    "association for computational linguistics",
    "advances in neural information processing systems",
    "neural information processing systems",
    "computer vision and pattern recognition",
    "robotics science and systems",
    "acm multimedia",
];

/// Who holds meetings, before their abbreviations: `IEEE INFOCOM`.
const HOSTS: &[&str] = &["ieee", "acm", "cvf", "ifip", "siam", "usenix", "aaai", "rsj", "asme"];

/// What stands beside the name of a meeting: what tells those of one year apart, and how a paper was given there, `EACL 2026 (Oral)`.
const BESIDE_MEETINGS: &[&str] =
    &["spring", "summer", "fall", "autumn", "winter", "oral", "spotlight", "findings", "main", "track"];

/// What the names of journals begin with that are no word of meetings.
const BEGINNINGS_OF_JOURNALS: &[&str] = &["journal of", "transactions on", "transactions of", "trans"];

/// Journals that nobody would know for one by their names.
const NAMED_JOURNALS: &[&str] = &["access"];

/// Where a paper appeared.
const VOLUMES: &[&str] = &["journaltitle", "journal", "booktitle"];

/// What may say of a paper that appeared nowhere that it is a thesis.
const LABELS: &[&str] = &["note", "track_display_name"];

/// The type of an entry by where it appeared, `inproceedings` for an article of a meeting and `article` for a paper in a journal: some
/// people call everything an article, or everything a paper of a meeting.
fn entry_type<'a>(fields: &'a Fields, has: impl Fn(&[&str], &[&str]) -> bool) -> &'a str {
    let journal = ["journaltitle", "journal"].iter().find_map(|name| fields.look(name));
    // A field of one's own may say it in place of both.
    let journal = journal.or_else(|| fields.look("venue").filter(|_| fields.value("booktitle").is_none()));
    let is_of_meeting = match &journal {
        None => has(&["booktitle"], MEETINGS),
        Some(journal) => is_a_meeting(&fold::words(journal)) || ends_with_a_meeting(journal),
    };
    // A type of one's own, such as `articlebold`, marks how the entry looks.
    let is_article = fields.entry.kind.starts_with("article") || fields.entry.kind == "suppperiodical";
    // Publishers of proceedings give their papers as parts of a book.
    let is_chapter_of_meeting = fields.entry.kind == "incollection" && has(&["booktitle"], MEETINGS);
    let is_paper = matches!(&*fields.entry.kind, "inproceedings" | "conference");
    let is_untyped = matches!(&*fields.entry.kind, "misc" | "online" | "unpublished");
    match is_article {
        _ if (is_article || is_untyped) && is_in_meetings_book(fields) => "inproceedings",
        true if is_of_meeting => "inproceedings",
        true => "article",
        false if is_chapter_of_meeting => "inproceedings",
        false if is_paper && !is_of_meeting && is_in_a_journal(fields) => "article",
        false => &fields.entry.kind,
    }
}

/// Whether a paper is in the proceedings of a meeting, and what its type or its journal says is where its preprint is: exports of arXiv
/// call it `@misc`, those of Google Scholar have `journal = {arXiv preprint arXiv:…}`, and authors add the `booktitle`.
fn is_in_meetings_book(fields: &Fields) -> bool {
    const NOT_YET: &[&str] = &["submitted", "review", "preparation", "preprint", "submission"];
    let journal = ["journaltitle", "journal"].iter().find_map(|name| fields.look(name));
    let Some(book) = fields.look("booktitle") else { return false };
    let folded = fold::words(&book);
    let is_yet_to_appear = folded.split(' ').any(|word| NOT_YET.contains(&word));
    let is_of_meeting = is_a_meeting(&folded) || ends_with_a_meeting(&book) || folded.starts_with("proceedings");
    journal.is_none_or(|journal| facts::names_a_preprint(&journal)) && is_of_meeting && !is_yet_to_appear
}

/// Whether a paper is in a volume of a journal: one with a number, or one that is called so.
fn is_in_a_journal(fields: &Fields) -> bool {
    let is_numbered = ["volume", "number"].iter().any(|name| fields.value(name).is_some());
    match (fields.look("booktitle"), ["journaltitle", "journal"].iter().find_map(|name| fields.look(name))) {
        (Some(volume), _) => is_a_journal(&fold::words(&volume)),
        (None, Some(journal)) => is_numbered || is_a_journal(&fold::words(&journal)),
        (None, None) => false,
    }
}

/// Whether a folded name is that of a journal, whatever stands before it: `IEEE Transactions on Tides`.
fn is_a_journal(name: &str) -> bool {
    let bare = without_host(name);
    let begins = |word: &&str| bare.strip_prefix(*word).is_some_and(|rest| rest.starts_with(' '));
    BEGINNINGS_OF_JOURNALS.iter().any(begins) || bare != name && NAMED_JOURNALS.contains(&bare)
}

/// Whether a name ends with the abbreviation of a meeting: `Pattern Recognition (CVPR)`.
fn ends_with_a_meeting(name: &str) -> bool {
    let aside = name.trim().strip_suffix(')').and_then(|name| name.rsplit_once('('));
    aside.is_some_and(|(_, short)| {
        let short = fold::words(short);
        facts::is_meeting(short.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' '))
    })
}

/// Whether the folded name of a journal is that of a meeting. Many a journal is called proceedings.
fn is_a_meeting(journal: &str) -> bool {
    let says = |words: &[&str]| journal.split(' ').any(|word| words.contains(&word) && word != "proceedings");
    let bare = without_host(journal).trim_matches(|c: char| c.is_ascii_digit() || c == ' ');
    // A name may begin with the host.
    let mut named =
        NAMED_MEETINGS.iter().filter_map(|name| bare.strip_prefix(name).or_else(|| journal.strip_prefix(name)));
    let is_named = named.any(|rest| rest.is_empty() || rest.strip_prefix(' ').is_some_and(facts::is_meeting));
    says(MEETINGS) && !says(PERIODICALS) || is_named || facts::is_meeting(bare)
}

/// The folded name of a journal without who holds the meeting, and what else stands around its name: `proc of the ieee vtc2023 fall`.
fn without_host(journal: &str) -> &str {
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let is_beside = |word: &str| BESIDE_MEETINGS.contains(&word) || is_number(word);
    let is_before = |word: &str| HOSTS.contains(&word) || matches!(word, "proc" | "proceedings" | "in" | "of" | "the");
    let mut rest = journal;
    while let Some((_, behind)) = rest.split_once(' ').filter(|(word, _)| is_before(word) || is_beside(word)) {
        rest = behind;
    }
    while let Some((before, _)) = rest.rsplit_once(' ').filter(|(_, word)| is_beside(word)) {
        rest = before;
    }
    rest
}

fn kind(fields: &Fields) -> PublicationKind {
    let has = |names: &[&str], words: &[&str]| {
        let text = names.iter().find_map(|name| fields.look(name)).unwrap_or_default().to_lowercase();
        let mut found = text.split(|c: char| !c.is_alphanumeric());
        found.any(|word| words.contains(&word))
    };
    let has_any = |names: &[&str]| names.iter().any(|name| fields.value(name).is_some());
    let preprint = |names: &[&str]| has(names, facts::PREPRINT_SERVERS);
    let is_thesis = |name: &&str| fields.look(name).is_some_and(|label| facts::is_thesis(&label));
    match entry_type(fields, has) {
        "article" if preprint(VOLUMES) => PublicationKind::Preprint,
        "article" | "inproceedings" if !has_any(VOLUMES) && has_any(&["eprint", "arxiv"]) => PublicationKind::Preprint,
        // A program has an institution, and appeared in no journal.
        "article" if !has_any(VOLUMES) && has(&["institution"], &["software"]) => PublicationKind::Other,
        "article" if VOLUMES.iter().any(is_thesis) => PublicationKind::Thesis,
        "article" if !has_any(VOLUMES) && LABELS.iter().any(is_thesis) => PublicationKind::Thesis,
        "article" => PublicationKind::Journal,
        "inproceedings" | "conference"
            if has(&["keywords", "type"], &["workshop"]) || has(VOLUMES, &["workshop", "workshops"]) =>
        {
            PublicationKind::Workshop
        }
        "inproceedings" | "conference" => PublicationKind::Conference,
        "inbook" | "incollection" | "bookinbook" | "suppbook" | "inreference" => PublicationKind::Chapter,
        "manual" if has(&["institution", "organization", "publisher"], ARCHIVES_OF_DATA) => PublicationKind::Other,
        "book" if fields.look("publisher").is_some_and(|publisher| is_university_of_thesis(&publisher)) => {
            PublicationKind::Thesis
        }
        "book" | "mvbook" | "booklet" | "collection" | "mvcollection" | "proceedings" | "mvproceedings" | "manual"
        | "reference" => PublicationKind::Book,
        "thesis" | "phdthesis" | "mastersthesis" | "bachelorsthesis" | "mathesis" => PublicationKind::Thesis,
        "techreport" | "report" if preprint(&["institution", "type", "number"]) => PublicationKind::Preprint,
        "techreport" | "report" => PublicationKind::Report,
        "patent" => PublicationKind::Patent,
        "unpublished" | "preprint" => PublicationKind::Preprint,
        _ if fields.value("eprint").or(fields.value("arxiv")).is_some()
            || preprint(&["howpublished", "publisher", "note", "archiveprefix", "journal", "url"]) =>
        {
            PublicationKind::Preprint
        }
        _ if has(&["howpublished", "note", "type"], &["patent"]) => PublicationKind::Patent,
        _ => PublicationKind::Other,
    }
}

/// Whether a publisher is a university as Google Scholar gives it for a thesis: `University of Oslo (Norway)`. A press has no country.
fn is_university_of_thesis(publisher: &str) -> bool {
    let is_university = fold::words(publisher).split(' ').any(|word| word.starts_with("universi"));
    is_university && publisher.trim_end().ends_with(')') && !fold::words(publisher).contains("press")
}

/// Fields that may hold an address, by what it leads to: the paper itself before what accompanies it.
const ELSEWHERE: &[(&str, &str)] = &[
    ("Paper", "paper"),
    ("Paper", "paper_url"),
    ("Paper", "url_paper"),
    ("Paper", "openreview"),
    ("PDF", "url_pdf"),
    ("PDF", "pdf_url"),
    ("arXiv", "url_arxiv"),
    ("arXiv", "arxiv_url"),
    ("Preprint", "preprint"),
    ("Code", "code"),
    ("Code", "github"),
    ("Website", "website"),
    ("Website", "project"),
    ("Blog", "blog"),
    ("Data", "data"),
    ("Data", "dataset"),
    ("Video", "video"),
    ("Video", "youtube"),
    ("Demo", "demo"),
    ("Code", "url_code"),
    ("Slides", "url_slides"),
    ("Poster", "url_poster"),
    ("Video", "url_video"),
    ("Supplement", "url_supplemental"),
];

/// Fields that hold an address or the name of a file that al-folio keeps in `assets/pdf`.
const FILES: &[(&str, &str)] =
    &[("Slides", "slides"), ("Slides", "slide"), ("Poster", "poster"), ("Supplement", "supp")];

/// The addresses of an entry, that of the title first. Names of files that al-folio keeps in `assets/pdf` stay unchanged.
fn links(fields: &mut Fields) -> Vec<(&'static str, String)> {
    let mut out: Vec<(&'static str, String)> = Vec::new();
    let url = fields.verbatim(&["url"]).or_else(|| fields.verbatim(&["html"]));
    let url = url.or_else(|| address::text::first_on_the_web(&tex::verbatim(fields.value("howpublished")?)));
    let html = fields.verbatim(&["html"]);
    let doi = fields.verbatim(&["doi"]).map(|doi| address::doi(&doi));
    let arxiv = arxiv(fields);
    // Of two files the author's own is the PDF.
    let has_file = fields.look("pdf").is_some();
    let of_preprint = arxiv.as_deref().map_or("arXiv", label_of_preprint);
    let of_preprint = if has_file && of_preprint == "PDF" { "Link" } else { of_preprint };
    let mut add = |label, address: Option<String>| {
        if let Some(address) = address.filter(|address| !out.iter().any(|(_, known)| address::same(known, address))) {
            out.push((label, address));
        }
    };
    add("Link", url);
    add("DOI", doi);
    add(of_preprint, arxiv);
    add("PDF", assets(fields, "pdf"));
    add("Link", html);
    let leads_somewhere = |address: &String| address::names_host(address) || address.starts_with('/');
    for (label, name) in ELSEWHERE {
        if fields.look(name).is_some_and(|address| leads_somewhere(&address)) {
            add(label, fields.verbatim(&[name]));
        }
    }
    for (label, name) in FILES {
        add(label, assets(fields, name));
    }
    out
}

/// The address of the preprint.
fn arxiv(fields: &mut Fields) -> Option<String> {
    let archive = fields.look("archiveprefix").or_else(|| fields.look("eprinttype"));
    let is_arxiv = archive.is_none_or(|prefix| prefix.eq_ignore_ascii_case("arxiv"));
    // Both are read: a field that is not is reported.
    let (arxiv, eprint) = (fields.verbatim(&["arxiv"]), fields.verbatim(&["eprint"]));
    let in_volume = || fields.look("volume").and_then(|volume| Some(volume.strip_prefix("abs/")?.to_owned()));
    let id = arxiv.or(if is_arxiv { eprint } else { None }).or_else(in_volume)?;
    let is_address = address::names_host(&id);
    Some(if is_address { id } else { format!("https://arxiv.org/abs/{}", id.trim_start_matches("arXiv:").trim()) })
}

/// The label of the address in `eprint` or `arxiv`, which many also use for what is not at arXiv.
fn label_of_preprint(address: &str) -> &'static str {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    if address.to_ascii_lowercase().contains("arxiv") {
        return "arXiv";
    }
    if path.ends_with(".pdf") { "PDF" } else { "Link" }
}

/// A file that al-folio keeps in `assets/pdf`, or one elsewhere.
fn assets(fields: &mut Fields, name: &'static str) -> Option<String> {
    let file = fields.verbatim(&[name])?;
    let elsewhere = address::names_host(&file) || file.starts_with('/');
    Some(if elsewhere { file } else { format!("/assets/pdf/{file}") })
}
