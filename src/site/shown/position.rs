//! The position that the text of a page states: on lines of its own, or in “I am a professor of …”.

use std::borrow::Cow;

use super::{after_any, chinese, introduction, sentences_of};
use crate::date;
use crate::document::{Document, Inline, InlineKind, Inlines, sole_inline};
use crate::fold;
use crate::names::{self, is_of_another};
use crate::path;
use crate::script::is_cjk;
use crate::sentences;
use crate::vocabulary::{I_AM, I_AM_ABROAD, MY_NAME_IS, denies, names_a_place_of_work, names_a_position};

/// A position of more characters is a story.
const MAX_POSITION_CHARS: usize = 150;

/// The position on lines of its own at the beginning of a page, or in the first sentences about its author.
pub(in crate::site) fn position(document: &Document, name: Option<&str>) -> Vec<Inlines> {
    let lines = position_lines(document, name);
    if !lines.is_empty() {
        return lines;
    }
    let mut found = sentences_of(document).enumerate().filter_map(|(at, (text, span))| {
        let begun = || if at == 0 && !is_of_another(&text, name) { begins_with_position(&text, name) } else { None };
        Some((said_position(&text, name).or_else(begun)?, span))
    });
    let Some(first) = found.next() else { return Vec::new() };
    // What somebody is by profession says less than where they work.
    let has = |position: &str, words: &[&str]| words.iter().any(|word| position.contains(word));
    let is_told = |position: &str| has(position, OF) || has(position, AT);
    let chosen = match &first.0 {
        own if is_visiting(own) => found.find(|(position, _)| is_told(position) && !is_visiting(position)),
        own if is_told(own) => None,
        _ => found.find(|(position, _)| has(position, AT)),
    };
    let (position, span) = chosen.unwrap_or(first);
    vec![Inlines::text(fold::capitalised(&position), span)]
}

/// Whether a position is held beside another one.
fn is_visiting(position: &str) -> bool {
    const BESIDE: &[&str] =
        &["visiting", "guest", "honorary", "invité", "invitée", "visitante", "gastprofessor", "gastprofessorin"];
    fold::words(position).split(' ').any(|word| BESIDE.contains(&word))
}

/// The position that a text says its author has, in the first of its sentences that does.
pub(in crate::site) fn said_in(text: &str, name: Option<&str>) -> Option<String> {
    let sentences = sentences::of(text).into_iter().map(|range| text[range].trim().trim_end_matches('.'));
    let said = sentences.map(|sentence| said_position(sentence, name)).find_map(|said| said)?;
    Some(fold::capitalised(&said))
}

/// Words before the place where somebody works.
const AT: &[&str] = &[" at ", " @ ", " an der ", " à l", " en la ", "大学", "学院"];
/// Words before it or before what they do.
const OF: &[&str] = &[" in ", " of ", " with ", " for ", " am ", " der ", " de "];

/// The family names in the spellings of a name: `Hai` and `林海` of `Lin Hai (林海)`.
fn families(name: Option<&str>) -> Vec<&str> {
    let spellings = name.map(names::spellings).unwrap_or_default();
    spellings.into_iter().filter_map(|spelling| spelling.split_whitespace().last()).collect()
}

/// `PhD in Tides`: what somebody has, and not what somebody is.
fn is_degree(line: &str) -> bool {
    const DEGREES: &[&str] = &["phd in ", "ph d in ", "msc in ", "m sc in "];
    DEGREES.iter().any(|degree| fold::words(line).starts_with(degree))
}

/// What stands in place of a portrait is the name of its file: `prof_pic.jpg`.
const PICTURES: &[&str] = &["jpg", "jpeg", "png", "webp", "gif", "svg"];

/// Short lines before the first sentence that name a position, at most two.
fn position_lines(document: &Document, name: Option<&str>) -> Vec<Inlines> {
    let families = families(name);
    let is_name =
        |words: &str| words.split(|c: char| !c.is_alphanumeric() && c != '-').any(|word| families.contains(&word));
    let runs = introduction(document).map(lines_of);
    let before_sentences = runs.take_while(|lines| !lines.iter().any(|line| is_sentence(&line.plain_text())));
    let all: Vec<Inlines> = before_sentences.flatten().collect();
    // A table of people: `Lecturer` beside `Ann Berg`, `Postdoc` beside `Bo Ek`. One line below a position may also be where that is.
    let is_anothers = |line: &Inlines| name.is_some_and(|own| names::is_anothers_name(&line.plain_text(), own));
    let of_others =
        all.windows(2).filter(|pair| names_a_position(&pair[0].plain_text()) && is_anothers(&pair[1])).count();
    if of_others > 1 {
        return Vec::new();
    }
    let mut lines = Vec::new();
    for line in &all {
        let words = line.plain_text();
        // `Postdoc @ Uni One`, and no address.
        let has_address = words.split(' ').any(|word| word.len() > 1 && word.contains('@'));
        // `Ada Lovelace, PhD` is a name.
        let is_said =
            names_a_position(&words) && !words.contains([':', '：', '?', '!']) && !has_address && !is_name(&words);
        let is_said = is_said && !path::has_extension(&words, PICTURES) && !is_degree(&words);
        let is_position = is_said && !is_of_another(&words, name);
        let has_date = date::years_in(&words).next().is_some();
        let is_link = matches!(sole_inline(line), Some(Inline { kind: InlineKind::Link { .. }, .. }));
        if is_position && !is_link && words.chars().count() <= MAX_POSITION_CHARS && !has_date {
            lines.push(without_full_stop(without_field(line.clone())));
        }
    }
    lines.truncate(2);
    lines
}

/// The lines of a run, each with those that continue its sentence.
fn lines_of(run: &Inlines) -> Vec<Inlines> {
    let mut lines: Vec<Inlines> = Vec::new();
    for line in run.lines().map(Inlines::trimmed) {
        match (lines.last_mut(), line.span()) {
            (Some(before), Some(span)) if sentences::continues(&before.plain_text(), &line.plain_text()) => {
                before.push_part(" ", line, span)
            }
            _ => lines.push(line),
        }
    }
    lines
}

/// A line without the clause on what its author works on: `Professeur de marées, mon domaine est …`.
fn without_field(line: Inlines) -> Inlines {
    const CLAUSES: &[&str] = &[", mon ", ", ma ", ", mes ", ", mein", ", mi ", ", my "];
    let text = line.flat_text();
    let end = CLAUSES.iter().filter_map(|clause| text.find(clause)).min();
    end.and_then(|end| line.slice(0..end)).unwrap_or(line)
}

/// A line of a header does not end with a full stop.
fn without_full_stop(mut line: Inlines) -> Inlines {
    line.shorten_last(|text| text.strip_suffix('.').unwrap_or(text));
    line
}

fn is_sentence(text: &str) -> bool {
    const VERBS: &[&str] = &[
        "am", "is", "are", "was", "i", "m", "my", "have", "has", "we", "study", "received", "work", "ich", "je",
        "suis", "soy",
    ];
    let folded = fold::words(text);
    folded.split(' ').count() > 24
        || folded.split(' ').any(|word| VERBS.contains(&word))
        || text.contains(['。', '，'])
        || text.trim_end().ends_with("다.")
}

/// Words after “I am” that say how long or in which way.
const ADVERBS: &[&str] = &[
    "présentement ",
    "actuellement ",
    "actualmente ",
    "derzeit ",
    "currently ",
    "now ",
    "presently ",
    "also ",
    "just ",
    "working as ",
    "serving as ",
];
/// Articles.
const BEFORE_A_POSITION: &[&str] =
    &["a ", "an ", "the ", "ein ", "eine ", "un ", "une ", "una ", "der ", "die ", "le ", "la ", "el ", "l’", "l'"];

/// `Professor of Tides at Uni One` of “I am currently a professor of tides at Uni One, where I lead …”.
fn said_position(sentence: &str, name: Option<&str>) -> Option<String> {
    if let Some(position) = chinese::position(sentence, name) {
        let is_own = |position: &String| !denies(sentence) && !is_of_another(position, name);
        return Some(position).filter(|position| position.chars().count() <= MAX_POSITION_CHARS && is_own(position));
    }
    match predicate(sentence, name) {
        Some(predicate) => in_predicate(predicate, name),
        None => in_a_role(sentence, name),
    }
}

/// The position in what is said of an author: `professor of tides at Uni One` of “currently a professor of tides at Uni One, where …”.
fn in_predicate(predicate: &str, name: Option<&str>) -> Option<String> {
    let predicate = without_start(without_start(predicate, ADVERBS), BEFORE_A_POSITION);
    let position = shorter(predicate[..end_of_position(predicate)].trim());
    let position = without_end(&position);
    let head: Vec<&str> = position.split_whitespace().take(8).collect();
    let mut words = position.split(|c: char| !c.is_alphanumeric() && c != '-');
    let has_own_name = words.any(|word| families(name).contains(&word));
    let is_one = names_a_position(&head.join(" ")) && position.chars().count() <= MAX_POSITION_CHARS && !has_own_name;
    let lower = position.to_lowercase();
    let is_besides = BESIDES.iter().any(|start| lower.starts_with(start));
    let is_of_old = [" by training", " by trade", " at heart"].iter().any(|end| lower.contains(end));
    let is_telling = head.len() > 1 || position.chars().filter(|c| is_cjk(*c)).count() > 4;
    (is_one && is_telling && !is_of_another(position, name) && !is_besides && !is_of_old).then(|| position.to_owned())
}

/// How a sentence goes on about what somebody is besides: “Je suis également ingénieur”.
const BESIDES: &[&str] = &["également ", "aussi ", "auch ", "außerdem ", "también ", "anche "];

/// `Co-founder and CTO of Foam` of “Co-founder and CTO of Foam, before that a sailor”: a first sentence without a verb.
fn begins_with_position(sentence: &str, name: Option<&str>) -> Option<String> {
    let begins = sentence.split_whitespace().take(3).collect::<Vec<_>>().join(" ");
    let is_one = names_a_position(&begins) && [" of ", " at ", " @ "].iter().any(|at| sentence.contains(at));
    (is_one && !is_sentence(sentence)).then(|| in_predicate(sentence, name))?
}

/// `postdoc at Uni One` of “Now, as a postdoc at Uni One, I lead …”, and `Professor of Foam, Uni One` of “As Professor of Foam, I teach
/// at Uni One”.
fn in_a_role(sentence: &str, name: Option<&str>) -> Option<String> {
    let rest = without_start(sentence, &["now, ", "now ", "currently, ", "today, "]);
    let rest = without_start(rest, &["as a ", "as an ", "as the ", "as "]);
    let (role, does) = [", I ", ", I’", ", I'"].iter().find_map(|subject| rest.split_once(subject))?;
    if rest.len() == sentence.len() {
        return None;
    }
    let position = in_predicate(role, name)?;
    if role.contains(" at ") {
        return Some(position);
    }
    let place = place_of_work(does)?;
    Some(format!("{position}, {place}"))
}

/// `Uni One` of “teach at the Uni One, where I …”, and nothing of what somebody did.
fn place_of_work(does: &str) -> Option<&str> {
    const MAX_WORDS: usize = 8;
    const PAST: &[&str] =
        &["was", "had", "led", "held", "wrote", "taught", "built", "spent", "ran", "became", "began", "gave"];
    let verb = does.split_whitespace().next()?;
    let does = &does[..end_of_position(does)];
    let place = does.rsplit_once(" at ")?.1.trim();
    let place = place.strip_prefix("the ").unwrap_or(place);
    let is_past = verb.ends_with("ed") || PAST.contains(&verb);
    let is_place = names_a_place_of_work(place) && place.starts_with(char::is_uppercase);
    (!is_past && is_place && place.split_whitespace().count() <= MAX_WORDS).then_some(place)
}

fn without_start<'a>(text: &'a str, starts: &[&str]) -> &'a str {
    let next = starts.iter().find_map(|start| {
        let head = text.get(..start.len()).filter(|head| head.eq_ignore_ascii_case(start))?;
        Some(&text[head.len()..])
    });
    next.map_or(text, |rest| without_start(rest, starts))
}

/// As much of a phrase as fits on a line: without the department between a position and its place, or as many parts between commas.
fn shorter(phrase: &str) -> Cow<'_, str> {
    let fits = |text: &str| text.chars().count() <= MAX_POSITION_CHARS;
    if fits(phrase) {
        return phrase.into();
    }
    if let Some(shorter) = without_department(phrase).filter(|shorter| fits(shorter)) {
        return shorter.into();
    }
    let is_whole = |cut: &&str| fits(cut) && sentences::closes_brackets(cut);
    let cuts = || phrase.match_indices(", ").map(|(at, _)| &phrase[..at]).filter(is_whole);
    let cut = cuts().find(|cut| begins_a_clause(&phrase[cut.len()..])).or_else(|| cuts().last());
    cut.or_else(|| first_of_two(phrase).filter(|first| fits(first))).unwrap_or(phrase).into()
}

/// Whether what stands behind a comma says what somebody does: “, building boats to help”.
fn begins_a_clause(rest: &str) -> bool {
    /// “string”, “ring”, “spring” are no verbs.
    const MIN_LEN: usize = 6;
    let first = rest.trim_start_matches([',', ' ']).split(' ').next().unwrap_or_default();
    first.len() > MIN_LEN && first.ends_with("ing") && first.starts_with(char::is_lowercase)
}

/// `professor at Uni One` of “professor in the Department of Tides at Uni One”. What stands between must not be another position.
fn without_department(phrase: &str) -> Option<String> {
    const VERBS: &[&str] = &[" majoring", " specialising", " specializing", " enrolled", " working"];
    let place = phrase.rfind(" at ")?;
    let department = phrase[..place].rfind(" in ")?;
    // “Director of Lives in Translation” is one name.
    let last = phrase[..department].rsplit(" and ").next().unwrap_or_default();
    if last.contains(" of ") && !phrase[department..].starts_with(" in the ") {
        return None;
    }
    let between = &phrase[department..place];
    if names_a_position(between) {
        return None;
    }
    // “in the Tide Unit at Uni One and the Foam Lab at Uni Two” are two places; a comma may be one of a name.
    let first = between.split_once(" at ").and_then(|(_, first)| first.rsplit_once(" and the "));
    let places = match first {
        Some((first, _)) if !first.contains(',') => format!(" at {first} and {}", &phrase[place + " at ".len()..]),
        _ => phrase[place..].to_owned(),
    };
    // “majoring in Tides”: the verb goes with what it is about.
    let own = &phrase[..department];
    let own = VERBS.iter().find_map(|verb| own.strip_suffix(verb)).unwrap_or(own);
    Some(format!("{own}{places}"))
}

/// `researcher in the Tide Unit` of “researcher in the Tide Unit and a professor of foam at Uni One”.
fn first_of_two(phrase: &str) -> Option<&str> {
    let ands = [" and a ", " and an ", " and the "].iter().flat_map(|and| phrase.match_indices(and));
    ands.filter(|(at, _)| names_a_position(&phrase[..*at]) && names_a_position(&phrase[*at..]))
        .map(|(at, _)| &phrase[..at])
        .min()
}

/// A phrase without the words and marks that would lead on to the next one.
fn without_end(text: &str) -> &str {
    let text = text.trim_end_matches([',', ';', ':', '-', '–', '—', ' ']);
    let next = [
        " and",
        " am",
        " currently",
        " presently",
        " now",
        " also",
        " a",
        " an",
        " the",
        " in",
        " at",
        " of",
        " broadly",
        " mainly",
        " primarily",
    ]
    .iter()
    .find_map(|end| text.strip_suffix(end));
    next.map_or(text, without_end)
}

/// `a sailor at Uni One` of “Ada and I'm a sailor at Uni One”.
fn behind_first_name(said: &str) -> &str {
    const MAX_NAME: usize = 3;
    let is_name = |words: &str| words.strip_suffix(" and ").is_some_and(|name| name.split(' ').count() <= MAX_NAME);
    let again = after_any(said, I_AM.iter()).filter(|(at, _)| is_name(&said[..*at]));
    again.map_or(said, |(_, rest)| rest)
}

/// What a sentence says its author is.
fn predicate<'a>(sentence: &'a str, name: Option<&str>) -> Option<&'a str> {
    const I_WORK_AS: &[&str] = &["i work as ", "i currently work as ", "i currently serve as "];
    const I_HAVE_BEEN: &[&str] = &["i have been ", "i've been ", "i’ve been "];
    let since = || after_any(sentence, I_HAVE_BEEN.iter()).filter(|_| sentence.to_lowercase().starts_with("since "));
    let said = after_any(sentence, I_AM.iter().chain(I_AM_ABROAD).chain(I_WORK_AS));
    let (at, rest) = match said.or_else(since) {
        Some(found) => found,
        None => of_third_person(sentence, name?)?,
    };
    // “Now, I am”, “My name is Ada Lovelace and I am”; after more words it is another clause.
    let before = &sentence[..at];
    // “No soy profesora”
    if denies(before) {
        return None;
    }
    if before.split_whitespace().count() > 4 && after_any(before, MY_NAME_IS.iter()).is_none() {
        return None;
    }
    let rest = behind_first_name(rest);
    // “I am Ada Lovelace, a professor of …”
    let behind_name = name.and_then(|name| {
        let (words, behind) = rest.split_once([',', '，'])?;
        let is_name = names::spellings(words).iter().any(|part| fold::words(name).contains(&fold::words(part)));
        is_name.then(|| behind.trim_start())
    });
    Some(behind_name.unwrap_or(rest))
}

/// “Ada Lovelace is”, “Dr. Lovelace is”
fn of_third_person<'a>(sentence: &'a str, name: &str) -> Option<(usize, &'a str)> {
    let (subject, predicate) = sentence.split_once(" is ")?;
    let said = fold::words(subject);
    let has_family = families(Some(name)).into_iter().any(|family| said.contains(&fold::words(family)));
    let is_subject = subject.split_whitespace().count() <= 6 && has_family;
    is_subject.then_some((0, predicate))
}

/// How a clause begins that says what somebody does in a position.
#[rustfmt::skip]
const ENDS: &[&str] = &[
    "，", "、", "；", ", où", " où ", ", und ", " und leite ", " und arbeite ", " und forsche ", ", et ", " et je ",
    ", donde", " y mi", ", mon ", ", ma ", ", mes ", " sous la direction", ", sous la direction", ", mein", ", mis ", ", where", " where ", ", who", " who ", ", working", " working ", ", supervised",
    " supervised", ", advised", " advised", ", co-advised", " co-advised", ", under", " under the", ", focus",
    " focus", ", interested", " interested", ", specializ", ", specialisi", ", specialised", " specializ", " specialisi",
    " specialised", ", and i", " and i ", " and my", ", with",
    " with a ", " with an ", " with expertise", " with research", " with interest", " with over ", " with more ",
    " with experience", " with strong", ", leading", ", whose", " whose ", ", my", " since ", ", studying",
    " studying ", " conducting ", " passionate", " intrigued", " fascinated", ", in the group", ", jointly", ", affiliated", ", co-", " and also",
    ", also", ", as well", " as well", " and an affiliate", " and a member", " co-affiliated", " led by ", ", a member", ", and a member",
    ", not a", " and not a", " and affiliated", ", and affiliated", ", before", ", after", " after ", ", having", " having ", " starting", "; ", " – ",
    " — ", " researching", ", researching", ", collaborating", ", developing", ", exploring", " and work",
    ", and work", " but ", " and will ", ", and will ", " before this ", " before that", " prior to ", " previously, ", " previously working", " formerly working", " currently working",
];

/// Where a position ends and what somebody does in it begins.
fn end_of_position(predicate: &str) -> usize {
    let lower = predicate.to_lowercase();
    if lower.len() != predicate.len() {
        return 0;
    }
    let ends = ENDS.iter().filter_map(|end| lower.find(end)).chain(glued_sentence(predicate));
    let end = ends.min().unwrap_or(predicate.len());
    // “at Uni One (2025.09 – 2028.03), advised by …”
    let is_open = |open: &usize| !predicate[*open..end].contains(')');
    predicate[..end].rfind(" (").filter(is_open).unwrap_or(end)
}

/// Where the next sentence begins without a space before it: `Uni One.Received a prize`, and not `Foam.com`.
fn glued_sentence(text: &str) -> Option<usize> {
    let is_word = |word: &str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let stops = text.match_indices('.').map(|(at, _)| at);
    stops.into_iter().find(|at| {
        let before = text[..*at].rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let next = text[at + 1..].split(' ').next().unwrap_or_default();
        before.get(1..).is_some_and(is_word)
            && next.starts_with(|c: char| c.is_ascii_uppercase())
            && next.get(1..).is_some_and(is_word)
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::document;
    use super::*;

    #[test]
    fn a_page_states_the_position_of_its_author() {
        for (text, expected) in [
            ("I am a professor of tides at Uni One, where I lead the Foam Lab.", "Professor of tides at Uni One"),
            (
                "Hi! Now, I'm a postdoctoral researcher in Bergen, working with Ann Berg.",
                "Postdoctoral researcher in Bergen",
            ),
            ("I am Joe Lind, Associate Professor at Uni Two. I sail.", "Associate Professor at Uni Two"),
            (
                "Dr. Lind is an oceanographer and research scientist at the Harbour Board.",
                "Oceanographer and research scientist at the Harbour Board",
            ),
            (
                "I currently work as a tide engineer for the [Harbour Board](https://x.example).",
                "Tide engineer for the Harbour Board",
            ),
            ("Hi! My name is Joe Lind and I am a DPhil student at Uni One. I sail.", "DPhil student at Uni One"),
            ("I am a PhD student at Uni One (2025.09 – 2028.03), advised by Ann Berg.", "PhD student at Uni One"),
            (
                "I am a postdoctoral fellow in the Department of Tides at the Northern Institute of Gull Behaviour and the Department of Foam at the University of the North in Bergen, and I sail.",
                "Postdoctoral fellow at the Northern Institute of Gull Behaviour and the University of the North in Bergen",
            ),
            (
                "I am a PhD student in Tidal Economics and Foam Policy for the Northern Coasts at the Comparative Foam Outcomes, Policy, and Economics (FOAM) Institute at the University of the North.",
                "PhD student at the University of the North",
            ),
            (
                "I am a final-year graduate student majoring in Tidal Cartography and Harbour Information Systems at the School of Remote Gulls and Foam Engineering, University of the North.",
                "Final-year graduate student at the School of Remote Gulls and Foam Engineering, University of the North",
            ),
            ("I am a PhD student in Bergen and my work is on gulls.", "PhD student in Bergen"),
            (
                "I am a tide engineer at the Harbour Board (Bergen, NO), building gull-proof boats for sailors in fishing, trade, and pleasure, and harbours for these boats all along the coast.",
                "Tide engineer at the Harbour Board (Bergen, NO)",
            ),
            ("I am a PhD student in Bergen\nBefore this role, I was a clerk at Uni One.", "PhD student in Bergen"),
            ("# Joe Lind\n\nTide scientist  \nHarbour Board\n\nI study waves.", "Tide scientist"),
            ("I am interested in professors of tides.", ""),
            ("Je suis présentement doctorante à Bergen sous la direction d’Ann Berg.", "Doctorante à Bergen"),
            ("Je suis également ingénieur au port de Bergen.", ""),
            ("Professeur de marées, mon domaine est la mousse de Bergen.", "Professeur de marées"),
            (
                "I am a Tide Specialist at the Harbour Board, specialising in foam.",
                "Tide Specialist at the Harbour Board",
            ),
            ("I am Joe, an engineer by training.", ""),
            (
                "I am Joe, an engineer by training. Since March 2025, I have been a Junior Professor for Tides at Uni One.",
                "Junior Professor for Tides at Uni One",
            ),
            ("I have been a sailor at Uni One.", ""),
            ("I am a lecturer in foam at Uni One.Received a PhD from Uni Two.", "Lecturer in foam at Uni One"),
            ("- **PhD** in Tides  \n  Uni One (2018-2023)\n- **MSc** in Foam  \n  Uni Two", ""),
            ("![](a.png)\nprof_pic.jpg\n\nI study waves.", ""),
            (
                "I am a professor of the slow tides of the northern sea and a fellow (2025–2028) in the School of Electrical Boats and Computer Foam (SEBCF) at the University of the North.",
                "Professor of the slow tides of the northern sea and a fellow (2025–2028) at the University of the North",
            ),
            (
                "I am a tide researcher in the Northern Harbours unit of the Great Board of Coasts and Bays and a Professor for the ‘Foam of the Very Slow Tides of the North’ at the University of the North.",
                "Tide researcher in the Northern Harbours unit of the Great Board of Coasts and Bays",
            ),
            (
                "I am a professor in the Department of the Northern Tides and the Slow Seas of Bergen and Director of Lives in Foam (LiF), the program of boats at the University of the North in Sund.",
                "Professor in the Department of the Northern Tides and the Slow Seas of Bergen and Director of Lives in Foam (LiF)",
            ),
            (
                "I am a PhD student in Tidal Economics and Foam Research at the Comparative Harbours, Boats, and Economics Institute (CHOICE) of the great northern sea at the University of the North.",
                "PhD student at the University of the North",
            ),
            ("I am actively recruiting students of tides at Uni One.", ""),
            ("I am a tide scientist, and am\n\n* a clerk at Uni One\n* a sailor", "Tide scientist"),
            (
                "I am a tide engineer at the Harbour Board, currently working on foam.",
                "Tide engineer at the Harbour Board",
            ),
            ("I am a tide scientist fascinated by how gulls learn.", "Tide scientist"),
            ("I am a tide scientist previously working as a clerk at Uni One.", "Tide scientist"),
            ("In the winter of 2010 and ever after I am a student of gulls.", ""),
            ("Ann Berg is a professor of tides.", ""),
            ("I study tides.", ""),
            (
                "I am a cognitive oceanographer. I am an assistant professor at Uni One. I sail.",
                "Assistant professor at Uni One",
            ),
            (
                "I am a cognitive oceanographer. Now, as a fellow at Uni One, I’m the leader of a crew.",
                "Fellow at Uni One",
            ),
            ("As a child at sea, I was a student of gulls.", ""),
            (
                "As Professor of Foam, I teach in the School of Boats at the University of the North.\n\nFrom 2026 to 2028 I am a Visiting Professor in the Department of Knots, Uni Two.",
                "Professor of Foam, University of the North",
            ),
            ("As Lecturer in Foam, I worked at the University of the North.", ""),
            (
                "I am a visiting fellow at Uni Two. I am a professor of tides at Uni One.",
                "Professor of tides at Uni One",
            ),
            ("我是第二大学的四年级博士生，导师是林海教授。", "第二大学的四年级博士生"),
            ("我是一名潮汐爱好者，住在卑尔根。", ""),
            ("I am a crew leader. I am a developer of charts.", "Crew leader"),
            ("Ich bin Leiter der Werft und leite dort die Segler.", "Leiter der Werft"),
            ("Joe Lind, PhD\n\nI'm a tide engineer in Bergen.", "Tide engineer in Bergen"),
            ("现任海洋大学潮汐学院副教授，研究潮汐。", "海洋大学潮汐学院副教授"),
            ("Ich bin wissenschaftlicher Leiter am Hafen, und segle.", "Wissenschaftlicher Leiter am Hafen"),
            ("Senior tide researcher at Uni One.", "Senior tide researcher at Uni One"),
            ("# Education\n\nPhD student in Bergen", ""),
            (
                "Manager of SFB 391 and Postdoc @ Uni One  \nProfessor of Foam\n\nI study waves.",
                "Manager of SFB 391 and Postdoc @ Uni One / Professor of Foam",
            ),
            ("Prof. Ola Berg, Uni One\n\nI study waves.", ""),
            ("**Advisor**\n: Prof. Ola Berg, Uni One\n\nI study waves.", ""),
            ("| Advisor | Lecturer Ola Berg |\n| Lab | Tide Lab |\n\nI study waves.", ""),
            ("| Position | Lecturer |\n| Lab | Tide Lab |\n\nI study waves.", "Lecturer"),
            ("## Committee\n\n- Dr. Bo Ek, lecturer\n- Ola Berg, lecturer", ""),
            ("导师：王芳教授\n\n我研究潮汐。", ""),
            ("Former lecturer at Uni Three\n\nI study tides.", ""),
            ("I am a former lecturer at Uni Three.", ""),
            ("I am not a professor at Uni One.", ""),
            ("I am a sailor, not a professor at Uni One.", ""),
            ("I am the son of a professor at Uni One.", ""),
            ("I am a member of the group of Professor Berg at Uni One.", ""),
            (
                "I am a PhD student in the group of Professor Berg at Uni One.",
                "PhD student in the group of Professor Berg at Uni One",
            ),
            ("Ich bin kein Professor an der Uni Eins.", ""),
            ("No soy profesora de la Uni Uno.", ""),
            ("Je suis la fille d’un professeur à l’Uni Un.", ""),
            ("我不是第一大学的教授。", ""),
            ("我是第一大学教授的儿子。", ""),
            ("Open postdoc position\n\nHiring research assistant\n\nI study tides.", ""),
            ("Supervised by Prof. Ola Berg\n\nI study tides.", ""),
            ("Mit Prof. Dr. Ola Berg\n\nIch arbeite.", ""),
            ("Associate Professor\n\n[List of papers as first author](https://x.example)", "Associate Professor"),
        ] {
            let found = position(&document(text), Some("Joe Lind"));
            let lines: Vec<String> = found.iter().map(Inlines::plain_text).collect();
            assert_eq!(lines.join(" / "), expected, "{text}");
        }
    }

    #[test]
    fn a_sentence_may_have_one_spelling_of_a_name() {
        let page = document(
            "Hai Lin is currently a tide researcher at Uni One, working with Ann Berg.\n\n现任第一大学副教授。",
        );
        let found = position(&page, Some("Hai Lin (林海)"));
        assert_eq!(found[0].plain_text(), "Tide researcher at Uni One");
    }
}
