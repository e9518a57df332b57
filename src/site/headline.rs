//! The lines below the name, from the values of front matter and configuration.

use std::borrow::Cow;
use std::ops::Range;

use super::config::localized;
use super::shown;
use crate::address;
use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::document::{Inline, InlineKind, Inlines};
use crate::fold;
use crate::language::Language;
use crate::markdown::{self, comment};
use crate::rewrite::{Edit, Rewritten};
use crate::script::{has_letters, is_ornament, word_count};
use crate::sentences;
use crate::source::{Sources, Span, Spanned};
use crate::vocabulary::{denies, names_a_place_of_work, names_a_position};
use crate::yaml::Yaml;

/// More parts than this between bars are key words, which stay on one line, rather than positions.
const MAX_POSITIONS: usize = 4;

/// The lines of the values: each begins a line, and so does what follows a `<br>`, a line break or a bar (` | `).
pub(super) fn lines(sources: &Sources, values: &[&Yaml], language: Language) -> Outcome<Vec<Inlines>> {
    let mut diagnostics = Vec::new();
    let mut lines: Vec<Inlines> = Vec::new();
    for value in values.iter().flat_map(|value| value.one_or_more()) {
        let Some(text) = text_of(value, language) else { continue };
        let first = lines.len();
        for line in split(&with_bars(text.value)) {
            let Some(line) = inlines(sources, line, text.span).take(&mut diagnostics) else { continue };
            let line = in_language(line, language, &mut diagnostics);
            let line: Inlines = shortened(without_surplus(line, &mut diagnostics));
            match lines[first..].last_mut() {
                Some(before) if sentences::continues(&before.plain_text(), &line.plain_text()) => {
                    before.push_part(" ", line, text.span)
                }
                _ => lines.push(line),
            }
        }
    }
    lines.retain(|line| !line.plain_text().trim().is_empty());
    lines.retain(|line| {
        let words = line.plain_text();
        let goes = !names_a_position(&words) && speaks(&words);
        if goes {
            diagnostics.push(left_out(&words, line.span()));
        }
        !goes
    });
    Outcome::new(lines, diagnostics)
}

/// Takes out mottoes, and lines in another script, beside lines that say a position.
pub(super) fn leave_out_mottoes(lines: &mut Vec<Inlines>, language: Language, noticed: &mut Vec<Diagnostic>) {
    if !lines.iter().any(|line| names_a_position(&line.plain_text())) {
        return;
    }
    lines.retain(|line| {
        let words = line.plain_text();
        let is_no_line = || is_motto(&words) || is_in_another_script(&words, language) || is_spoken_form(&words);
        let goes = !names_a_position(&words) && is_no_line();
        if goes {
            noticed.push(left_out(&words, line.span()));
        }
        !goes
    });
}

/// The text of a value: of a position's name, and in the language of the document.
pub(super) fn text_of(value: &Yaml, language: Language) -> Option<Spanned<&str>> {
    localized(value.filled("name").unwrap_or(value), language)
}

/// What is said of a text that does not belong below a name.
pub(super) fn left_out(words: &str, span: Option<Span>) -> Diagnostic {
    let message =
        format!("“{}” is not printed below the name: it is neither a position nor an affiliation", words.trim());
    Diagnostic::loss(Code::DroppedData, message).at(span)
}

/// The half of a line that is in the language, where the other one says a position in letters of another script: `Professor at Uni
/// One, 第一大学教授`.
fn in_language(line: Inlines, language: Language, noticed: &mut Vec<Diagnostic>) -> Inlines {
    let text = line.flat_text();
    let cjk = language.is_cjk();
    let is_in = |half: &Range<usize>, cjk: bool| {
        let half = &text[half.clone()];
        names_a_position(half) && !has_letters(half, !cjk)
    };
    let cuts = text.match_indices([',', '，', '/', '；', ';', '·']);
    let halves = cuts.map(|(at, mark)| (0..at, at + mark.len()..text.len()));
    let halves = halves.flat_map(|(first, second)| [(first.clone(), second.clone()), (second, first)]);
    let kept = halves
        .into_iter()
        .find(|(own, other)| is_in(own, cjk) && is_in(other, !cjk))
        .and_then(|(own, other)| Some((line.slice(own)?.trimmed(), other)));
    let Some((kept, other)) = kept else { return line };
    let message = format!("“{}” is not printed below the name: it is in another language", text[other].trim());
    noticed.push(Diagnostic::loss(Code::DroppedData, message).at(line.span()));
    kept
}

/// A line without the list of fields after its first sentence, or what its author says there: `Postdoc, Uni One. Tides • Waves •
/// Foam • Gulls`, `Postdoc, Uni One. The views here are my own.`, `Postdoc, Uni One. Interested in all that the tide brings.`
fn without_surplus(line: Inlines, noticed: &mut Vec<Diagnostic>) -> Inlines {
    /// What is shorter may be a place.
    const MIN_WORDS: usize = 5;
    let text = line.flat_text();
    let first = sentences::of(&text).into_iter().next().unwrap_or(0..text.len());
    let (said, rest) = text.split_at(first.end);
    let is_told = sentences::is_ended(rest) && word_count(rest) >= MIN_WORDS && !names_a_place_of_work(rest);
    let is_surplus = has_first_person(rest) || marks(rest) >= MAX_MARKS || is_labelled_list(rest) || is_told;
    if !names_a_position(said) || names_a_position(rest) || !is_surplus {
        return line;
    }
    let Some(kept) = line.slice(0..first.end) else { return line };
    noticed.push(left_out(rest, line.span()));
    kept.trimmed()
}

/// A line in which the author greets, without all but the position: `a tide clerk at Uni One` of “Hi, I am Joe Lind, a tide clerk at
/// Uni One”.
pub(super) fn without_greeting(line: Inlines, name: Option<&str>) -> Inlines {
    let text = line.flat_text();
    if !has_first_person(&text) {
        return line;
    }
    let position = shown::said_in(&text, name);
    let start = position.and_then(|position| text.to_lowercase().find(&position.to_lowercase()));
    // Letters whose lower-case forms have another length would shift the place.
    match start.filter(|&at| text.is_char_boundary(at)).and_then(|at| line.slice(at..text.len())) {
        Some(rest) => shortened(rest.trimmed().capitalised()),
        None => line,
    }
}

/// `Research interests: tides, waves, foam.`
fn is_labelled_list(text: &str) -> bool {
    text.split_once(": ").is_some_and(|(label, list)| word_count(label) < MAX_MARKS && list.contains(", "))
}

/// How many marks between the words of a text are those of a list of fields.
fn marks(text: &str) -> usize {
    text.chars().filter(|c| "·•∙".contains(*c)).count()
}

/// A line as a header has it: without a link to the page in another language, emoji around it, a comma at its end, the article before
/// a position, and the full stop behind one.
fn shortened(mut line: Inlines) -> Inlines {
    line.retain(|inline| !changes_language(inline));
    line.shorten_first(|text| text.trim_start_matches(is_ornament));
    line.shorten_last(|text| text.trim_end_matches(|c| is_ornament(c) || ",，".contains(c)));
    if let Some(at) = end_of_label(&line.flat_text()) {
        let end = line.flat_text().len();
        line = line.slice(at..end).map_or(line, |rest| rest.trimmed());
    }
    let text = line.flat_text();
    if !names_a_position(&text) {
        return line;
    }
    if let Some(article) = ["A ", "An "].into_iter().find(|article| text.starts_with(article)) {
        line.shorten_first(|text| text.strip_prefix(article).unwrap_or(text));
        line = line.capitalised();
    }
    if sentences::of(&text).len() == 1 {
        line.shorten_last(|text| text.trim_end().strip_suffix('.').unwrap_or(text));
    }
    line
}

/// Where the label of a line ends that al-folio has for an affiliation: `Affiliations. Uni One`.
fn end_of_label(text: &str) -> Option<usize> {
    const LABELS: &[&str] = &["affiliation", "affiliations"];
    let (label, _) = text.split_once(['.', ':'])?;
    LABELS.contains(&&*fold::words(label)).then_some(label.len() + 1)
}

/// Whether an inline is the link to the page in another language: `[中文](/zh/)`.
fn changes_language(inline: &Inline) -> bool {
    let InlineKind::Link { target, content } = &inline.kind else { return false };
    let words = content.plain_text().trim().to_lowercase();
    address::scheme(target).is_none() && Language::ALL.iter().any(|language| language.names().contains(&words.as_str()))
}

/// A line of Markdown or HTML. What would be a list or a heading is taken as it is written: a headline is neither.
fn inlines(sources: &Sources, line: &str, span: Span) -> Outcome<Inlines> {
    let line = line.trim();
    markdown::parse(&in_place(sources, line, span))
        .map(|document| document.into_paragraph().unwrap_or_else(|| Inlines::text(plain(line), span)))
}

/// The line with its place in the YAML: its own characters when they appear there as they are, else the whole value's.
fn in_place(sources: &Sources, line: &str, span: Span) -> Rewritten {
    let text = sources.get(span.source).text();
    match sources.text(span).find(line).map(|at| span.range().start + at) {
        Some(start) => Rewritten::verbatim(span.source, text, start..start + line.len()),
        None => {
            let value = Rewritten::verbatim(span.source, text, span.range());
            value.edit(&[Edit::replace(0..value.text().len(), line)])
        }
    }
}

/// Text without tags and entities, on one line.
pub(super) fn plain(text: &str) -> String {
    let words = markdown::words_of_html(&text.replace("</p", " </p"));
    fold::one_line(&words)
}

/// The lines of a text in HTML, such as an address; of one without tags, those that it is written in.
pub(super) fn plain_lines(text: &str) -> Vec<String> {
    let is_marked_up = text.contains('<');
    let text = comment::without(text);
    let parts = text.split("</p>").flat_map(|part| part.split("</div>")).flat_map(split_at_breaks);
    let lines = parts.flat_map(|part| if is_marked_up { vec![part] } else { part.lines().collect() });
    let line = |line| plain(line).trim_end_matches([',', ';']).to_owned();
    lines.map(line).filter(|line| !line.is_empty()).collect()
}

/// Whether a value may stand below a name: it has a position or an affiliation, and is no biography, motto or list of fields.
pub(super) fn fits(text: &str) -> bool {
    split(text).into_iter().map(plain).any(|line| {
        let folded = fold::words(&line);
        let is_long = folded.split(' ').count() > MAX_LINE_WORDS;
        let folded = folded + " ";
        let is_of_somebody = [" is a ", " is an "].iter().any(|verb| folded.contains(verb));
        let is_sentence = is_of_somebody || folded.contains(" is ") && !names_a_position(&line);
        let speaks = SPEAKING.iter().any(|start| folded.starts_with(start));
        !speaks && !is_sentence && !is_long && (names_a_position(&line) || !is_motto(&line))
    })
}

/// Beginnings of sentences that are no position.
const SPEAKING: &[&str] = &["i ", "we ", "my ", "our ", "ich ", "je ", "yo "];
/// A line of more words is a biography.
const MAX_LINE_WORDS: usize = 40;
/// A text with a full stop and more words is a sentence.
const MAX_NAME_WORDS: usize = 2;
/// So many marks between the words make a list of fields.
const MAX_MARKS: usize = 3;

/// Whether a text that names no position is a sentence, an appeal or a list of fields.
fn is_motto(text: &str) -> bool {
    let is_one = || {
        is_sentence(text)
            || urges(text)
            || denies(text)
            || tells_of_oneself(text)
            || smiles(text)
            || is_code(text)
            || marks(text) >= MAX_MARKS
            || lists_words(text)
    };
    !names_a_place_of_work(text) && is_one()
}

/// Whether a text is a line of a program: `const char *h = "hello world";`
fn is_code(text: &str) -> bool {
    text.trim_end().ends_with([';', '}']) && text.contains(['=', '(', '{'])
}

/// Whether a text has no Latin letter and the document is in a language that is written with these: 雲在青天水在瓶 in an English CV.
fn is_in_another_script(text: &str, language: Language) -> bool {
    /// The last of the Latin letters of European languages.
    const LAST_LATIN: char = '\u{24f}';
    let mut letters = text.chars().filter(|c| c.is_alphabetic()).peekable();
    !language.is_cjk() && letters.peek().is_some() && letters.all(|c| c > LAST_LATIN) && !names_a_place_of_work(text)
}

/// Whether a text is how a name is spoken, in the letters of the International Phonetic Alphabet: `[ˈɛɪdə]`.
fn is_spoken_form(text: &str) -> bool {
    let inner = [('[', ']'), ('/', '/')]
        .into_iter()
        .find_map(|(open, close)| text.trim().strip_prefix(open)?.strip_suffix(close));
    inner.is_some_and(|inner| inner.contains(|c| ('\u{250}'..='\u{2ff}').contains(&c)) && !names_a_place_of_work(inner))
}

/// Whether a text begins as mottoes do: `Keep going and work hard`, `Stay hungry, stay foolish`; or says what its author likes: `A lover of
/// gulls`.
fn urges(text: &str) -> bool {
    const LIKING: &[&str] = &["lover of", "fan of", "friend of", "enthusiast of", "a passion for", "passionate about"];
    const BEGINNINGS: &[&str] = &[
        "always", "be", "believe", "carpe", "do", "dream", "enjoy", "follow", "just", "keep", "learn", "live", "love",
        "make", "never", "stay", "think", "work",
    ];
    let folded = fold::words(text);
    let likes = || LIKING.iter().any(|words| fold::has_words(&folded, words));
    folded.split_once(' ').is_some_and(|(first, _)| BEGINNINGS.contains(&first)) || likes()
}

/// Whether a text is about a person rather than what they do: `Born in 1990`, `Woman in STEM`, `Citizen of the world`.
fn tells_of_oneself(text: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: &[&str] = &[
        "born in", "born on", "born and raised", "citizen of", "woman in", "woman of", "mother of", "mom of", "father of", "dad of",
        "husband of", "wife of", "native of", "a human being", "human being from", "né en", "née en", "née à", "né à", "nacido en", "nacida en",
    ];
    let folded = fold::words(text);
    WORDS.iter().any(|words| fold::has_words(&folded, words)) || folded.starts_with("a ") && folded.ends_with(" person")
}

/// Whether a text ends with a face: `Trying to keep afloat :)`.
fn smiles(text: &str) -> bool {
    const FACES: &[&str] = &[":)", ":-)", ":D", ";)", ";-)", ":]", "^_^", "^^"];
    FACES.iter().any(|face| text.trim_end().ends_with(face))
}

/// Whether a text ends as a sentence does: `Enjoy your life!`, `Nil satis nisi optimum.`
fn is_sentence(text: &str) -> bool {
    let most = if text.ends_with(['.', '。']) { MAX_NAME_WORDS } else { 1 };
    sentences::is_ended(text) && word_count(text) > most
}

/// Whether a text that names no position is its author's speech: `Who I am and where I’ve been`, `You are what you sail`. `Our lab
/// has moved!` is one, too.
fn speaks(text: &str) -> bool {
    let is_spoken = has_first_person(text) || fold::words(text).split(' ').any(|word| ["you", "your"].contains(&word));
    is_spoken && (is_sentence(text) || !names_a_place_of_work(text))
}

fn has_first_person(text: &str) -> bool {
    const FIRST_PERSON: &[&str] = &["i", "my", "we", "our"];
    fold::words(text).split(' ').any(|word| FIRST_PERSON.contains(&word))
}

/// Whether a text is a list of words or two: `Tides, Waves, Foam`, `Researcher, Sailor, Tea-lover`.
pub(super) fn lists_words(text: &str) -> bool {
    let words: Vec<&str> = text.split([',', '，', '、']).collect();
    words.len() >= MAX_MARKS && words.iter().all(|part| word_count(part) < MAX_MARKS) && !names_a_place_of_work(text)
}

/// A list between bars in which a run of blanks stands for one: `Tides | Waves        Foam | Gulls`.
fn with_bars(text: &str) -> Cow<'_, str> {
    const RUN: &str = "   ";
    if !text.contains(" | ") || !text.contains(RUN) {
        return text.into();
    }
    let parts =
        text.split(" | ").flat_map(|part| part.trim().split(RUN)).map(str::trim).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" | ").into()
}

fn split(text: &str) -> Vec<&str> {
    let mut lines = Vec::new();
    for line in text.lines().flat_map(split_at_breaks) {
        let parts: Vec<&str> = line.split(" | ").collect();
        if parts.len() <= MAX_POSITIONS { lines.extend(parts) } else { lines.push(line) }
    }
    lines.retain(|line| !line.trim().is_empty());
    lines
}

/// The stretches between `<br>`, `<br/>` and the like, and the ends of paragraphs.
fn split_at_breaks(line: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, _) in line.match_indices('<') {
        let tag = line[at..].find('>').map(|end| &line[at..=at + end]);
        let is_break = |tag: &&str| {
            let name = tag[1..tag.len() - 1].split(char::is_whitespace).next().unwrap_or_default();
            let name = name.strip_suffix('/').unwrap_or(name);
            name.eq_ignore_ascii_case("br") || name.eq_ignore_ascii_case("/p")
        };
        if let Some(tag) = tag.filter(is_break) {
            parts.push(&line[start..at]);
            start = at + tag.len();
        }
    }
    parts.push(&line[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_and_affiliations_fit_below_a_name() {
        for text in [
            "Postdoc at Uni One.",
            "Harbour Institute",
            "University of Bergen. Tide Institute. Center for Foam.",
            "Professor<br>My favourite colour is blue",
            "Bergen, Norway",
            "Citizen science",
            "Women in Tides",
        ] {
            assert!(fits(text), "{text}");
        }
        for text in [
            "I build tools that turn charts into knots.",
            "Understanding how the tides shape the coast.",
            "Tides · Waves · Foam · Gulls",
            "Tides, Waves, Foam",
            "Ada Lovelace is a professor of tides.",
            "愿北海的潮汐永远与你我同在。",
            "Enjoy the tides!",
            "Nil satis nisi optimum.",
            "const char *tide = \"high\";",
            "Fluctuat nec mergitur.",
            "Keep going and work hard",
            "Stay hungry, stay foolish",
            "Willing to move the sea one day :)",
            "A lover of words and all animals (especially gulls)",
            "Not moved by high water, not grieved by low",
            "Born in 1990",
            "Woman in STEM",
            "Citizen of the world born in Bergen",
            "Ada Lovelace is working on tides",
        ] {
            assert!(!fits(text), "{text}");
        }
    }

    #[test]
    fn a_spoken_form_is_no_affiliation() {
        assert!(is_spoken_form("[ˈɛɪdə ˈlʌvleɪs]") && is_spoken_form("/ˈɛɪdə/"));
        assert!(!is_spoken_form("[Bergen]") && !is_spoken_form("Universität Zürich") && !is_spoken_form("ˈɛɪdə"));
    }

    #[test]
    fn a_run_of_blanks_among_bars_is_a_bar() {
        assert_eq!(with_bars("Sailor | Clerk        Cook | Pilot"), "Sailor | Clerk | Cook | Pilot");
        assert_eq!(with_bars("Sailor     Clerk"), "Sailor     Clerk");
    }

    #[test]
    fn the_lines_of_an_address_are_told_apart() {
        for (text, lines) in [
            ("Pier 4, room 535\n\n Quay 2\n\n Norway", &["Pier 4, room 535", "Quay 2", "Norway"][..]),
            ("<div><div>Pier 4,</div><div>5003 Bergen</div></div>", &["Pier 4", "5003 Bergen"]),
            ("<p>Pier 4</p>\n<p>5003\nBergen</p>", &["Pier 4", "5003 Bergen"]),
            ("<!-- > <p>Pier 4</p> <p>5003 Bergen</p> -->", &[]),
        ] {
            assert_eq!(plain_lines(text), lines, "{text}");
        }
    }
}
