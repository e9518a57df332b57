//! Awards and other remarks on a publication, at the end of its entry.

use crate::address;
use crate::cv::model::PublicationKind;
use crate::document::Inlines;
use crate::fold;
use crate::markdown;
use crate::path;
use crate::rewrite::Rewritten;

use super::fields::Fields;
use super::{facts, tex};

/// The fields that hold them, in the order in which they are printed.
const REMARKS: &[&str] = &[
    "award_name",
    "award",
    "awards",
    "honor",
    "honors",
    "honour",
    "distinction",
    "awd",
    "best_paper",
    "best_paper_award",
    "note",
    "notes",
    "addendum",
    "additional_info",
    "titleaddon",
    "status",
    "remark",
    "remarks",
    "conference_note",
    "presentation",
    "presentationtype",
    "pubstate",
    "specialtrack",
    "special_track",
    "conference_display_name",
    "track_display_name",
];

/// Fields that say `true`, and what that means.
const SWITCHES: &[(&str, &str)] = &[("best_paper", "Best Paper Award"), ("best_paper_award", "Best Paper Award")];

/// Fields that name a venue in the site's own words, which may be those of the entry's.
const VENUES: &[&str] = &["conference_display_name", "track_display_name"];

/// Everything that is remarked on an entry; `date` and `venue` are printed beside it, and so is where preprints are. What is said twice
/// is printed once.
pub(super) fn remarks(fields: &mut Fields, kind: PublicationKind, date: &str, venue: &str) -> Inlines {
    let venue = fold::words(venue);
    let is_kind = |words: &str| words == "preprint" && kind == PublicationKind::Preprint;
    let mut said: Vec<(Inlines, String)> = Vec::new();
    for name in REMARKS {
        let remark = without_comma_before(remark(fields, name));
        let words = fold::words(&remark.plain_text());
        let is_venue = || VENUES.contains(name) && has_most_words(&venue, &words);
        // Publishers repeat there how they number a paper: `e2022JC019 2022JC019`.
        let is_number = |word: &str| word.contains(|c: char| c.is_ascii_digit()) && venue.contains(word);
        let is_known =
            is_kind(&words) || fold::has_words(&fold::words(date), &words) || words.split(' ').all(is_number);
        if words.is_empty() || is_known || is_venue() {
            continue;
        }
        match said.iter_mut().find(|(_, known)| fold::has_words(known, &words) || fold::has_words(&words, known)) {
            Some(known) if known.1.len() < words.len() => *known = (remark, words),
            Some(_) => {}
            None => said.push((remark, words)),
        }
    }
    let mut out = Inlines::new();
    for (remark, _) in said {
        out.shorten_last(without_full_stop);
        out.push_part(", ", remark, fields.span());
    }
    out.shorten_last(without_full_stop);
    out
}

/// Whether a folded text has most words of another one.
fn has_most_words(text: &str, words: &str) -> bool {
    const MOST_OF_HUNDRED: usize = 60;
    let known = words.split(' ').filter(|word| fold::has_words(text, word)).count();
    known * 100 >= words.split(' ').count() * MOST_OF_HUNDRED
}

/// What one field says; nothing for a mark that is not for readers, and for what the venue has said.
fn remark(fields: &mut Fields, name: &'static str) -> Inlines {
    let leads = |text: &str| name == "presentation" && address::names_host(text.trim()) || is_file(text);
    if fields.is_printed(name) || fields.look(name).is_some_and(|text| is_mark(&text) || leads(&text)) {
        return Inlines::new();
    }
    let Some(written) = fields.written(&[name]) else { return Inlines::new() };
    let switch = SWITCHES.iter().find(|(switch, _)| *switch == name).map(|(_, meaning)| *meaning);
    match (switch, &*written.text().trim().to_lowercase()) {
        (Some(meaning), "true" | "yes") => return Inlines::text(meaning, fields.span()),
        (Some(_), "false" | "no") => return Inlines::new(),
        _ => {}
    }
    let state = if name == "pubstate" { facts::publication_state(written.text()) } else { None };
    match state {
        Some(state) => Inlines::text(state, fields.span()),
        None => markdown(&written).unwrap_or_else(|| tex::inlines(&written, &mut fields.diagnostics)),
    }
}

/// Whether a remark is nothing but the path of a file beside the site's pages: `./poster.pdf`.
fn is_file(text: &str) -> bool {
    const FILES: &[&str] = &["pdf", "ppt", "pptx", "key", "html", "mp4", "png", "jpg"];
    let text = text.trim();
    !text.contains(char::is_whitespace) && path::has_extension(text, FILES) && address::scheme(text).is_none()
}

/// A remark with marks or links of Markdown, which al-folio reads in `award`. LaTeX beside them says that they are none.
fn markdown(written: &Rewritten) -> Option<Inlines> {
    let text = written.text();
    let is_markdown =
        (text.contains("**") || text.contains("](") || is_emphasised(text)) && !text.contains(['\\', '{', '$', '~']);
    if !is_markdown {
        return None;
    }
    markdown::parse(written).into_value()?.into_paragraph()
}

/// A remark without the comma at its start, which al-folio needs where it prints `additional_info`, and without the code of an
/// emoji: `:trophy:`.
fn without_comma_before(remark: Inlines) -> Inlines {
    let flat = remark.flat_text();
    let words = without_shortcode(flat.trim_start_matches([',', ';', ' ']));
    if words.len() == flat.len() {
        remark
    } else {
        remark.slice(flat.len() - words.len()..flat.len()).unwrap_or_default()
    }
}

fn without_shortcode(text: &str) -> &str {
    let is_code = |code: &str| code.len() > 2 && code.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    let behind = text.strip_prefix(':').and_then(|rest| rest.split_once(':')).filter(|(code, _)| is_code(code));
    behind.map_or(text, |(_, behind)| behind.trim_start())
}

/// Whether all of a remark, or all inside its tags, stands between asterisks.
fn is_emphasised(text: &str) -> bool {
    let starts = text.trim_start().starts_with('*') || text.contains(">*");
    starts && (text.trim_end().ends_with('*') || text.contains("*<")) && text.matches('*').count() == 2
}

/// Whether a note is not for readers of a list: for a program that makes one (`selected`, `tag:published;tag:conference`), for
/// the author (`video=…YOUR_VIDEO_ID`), in a window that says what a preprint is, or what a database notes: its copyright, its count
/// (`Cited by: 11`).
fn is_mark(note: &str) -> bool {
    let is_tag = |part: &str| {
        part.split_once(':').is_some_and(|(key, value)| {
            let is_name = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase() || c == '-');
            is_name(key) && is_name(value)
        })
    };
    let is_blank = note.contains("YOUR_");
    let is_window = note.split(['!', '.']).next().is_some_and(|first| fold::words(first) == "this is a preprint");
    let is_count =
        fold::words(note).strip_prefix("cited by ").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let words = fold::words(note);
    let is_copyright = words.starts_with("copyright ") && words.contains("database copyright");
    is_blank
        || is_window
        || is_count
        || is_copyright
        || note.trim() == "selected"
        || note.split([';', ',']).all(|part| is_tag(part.trim()))
}

/// A title or a list of names without the full stop at its end: templates add one.
pub(in crate::cv) fn without_full_stop(text: &str) -> &str {
    let trimmed = text.trim_end();
    let abbreviated = trimmed.ends_with("..") || trimmed.len() < 2;
    if abbreviated { trimmed } else { trimmed.strip_suffix('.').unwrap_or(trimmed) }
}
