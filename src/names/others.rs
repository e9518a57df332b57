//! Positions in a text that are those of others, or none.

use super::evidently_a_name;
use crate::vocabulary::{
    announces_another, denies, is_of_the_past, names_a_place_of_work, names_a_position, names_a_relative,
    seeks_somebody,
};

/// Whether a line or a sentence with a position says nothing of what the author, whose name is `name`, is today.
pub(crate) fn is_of_another(text: &str, name: Option<&str>) -> bool {
    is_of_the_past(text)
        || denies(text)
        || seeks_somebody(text)
        || names_a_relative(text)
        || announces_another(text)
        || name.is_some_and(|name| {
            has_only_anothers_title(text, name) || begins_with_another(text, name) || lists_people(text, name)
        })
}

/// Whether a text is a list of people and what they are: `Lecturer – Ann Berg, Postdoc – Bo Ek`.
fn lists_people(text: &str, own: &str) -> bool {
    let parts = || text.split(['–', '—', '-', ',', ';', '|', '/']).map(str::trim);
    let people = parts().filter(|part| evidently_a_name(part) && !names_a_place_of_work(part) && !is_own(part, own));
    people.count() > 1 && parts().filter(|part| names_a_position(part)).count() > 1
}

/// Whether a line is another person's name, perhaps with where they are: `Ann Berg, Uni Two`.
pub(crate) fn is_anothers_name(line: &str, own: &str) -> bool {
    let first = line.split([',', '，', '(', '（']).next().unwrap_or_default().trim();
    evidently_a_name(first) && !names_a_place_of_work(first) && !is_own(first, own)
}

/// Whether the only position in a text is the title before somebody's name: `Prof. Ola Berg, Uni One`, `Member of the group of Professor
/// Berg`.
fn has_only_anothers_title(text: &str, own: &str) -> bool {
    let mut left: Vec<&str> = Vec::new();
    let mut has_another = false;
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let is_abbreviated = word.ends_with('.');
        let is_ranked = left.last().is_some_and(|before| is_rank(before));
        if !stands_before_a_name(word) || is_ranked || word.ends_with([',', ';', ':', ')']) {
            left.push(word);
            continue;
        }
        while words.peek().is_some_and(|next| stands_before_a_name(next)) {
            words.next();
        }
        let mut named: Vec<&str> = Vec::new();
        while let Some(part) = words.peek().filter(|part| is_part_of_a_name(part)) {
            named.push(part);
            let ends = part.ends_with([',', ';', ')']);
            words.next();
            if ends {
                break;
            }
        }
        let said = named.join(" ");
        let person = said.trim_end_matches([',', ';', ')', '.', '\'', '’']);
        let is_surname = named.len() == 1 && (is_abbreviated || !left.is_empty());
        let is_person = evidently_a_name(person) || is_surname;
        if is_person && !is_own(person, own) {
            has_another = true;
        } else {
            left.push(word);
            left.extend(named);
        }
    }
    has_another && !names_a_position(&left.join(" "))
}

/// `Prof.`, and what stands before a name in other languages.
fn stands_before_a_name(word: &str) -> bool {
    const ABROAD: &[&str] =
        &["professeur", "professeure", "professorin", "profesor", "profesora", "dra", "profa", "herr", "frau"];
    let bare = word.trim_matches(['.', ',', '(']);
    // A degree behind a name is another matter.
    let is_degree = bare.to_lowercase().starts_with("ph");
    !is_degree && super::is_title(word) || ABROAD.contains(&bare.to_lowercase().as_str())
}

/// Whether a word stands before “Professor” in what somebody is.
fn is_rank(word: &str) -> bool {
    #[rustfmt::skip]
    const RANKS: &[&str] = &[
        "adjunct", "assistant", "associate", "clinical", "distinguished", "full", "honorary", "junior", "research", "senior", "teaching",
        "visiting",
    ];
    RANKS.contains(&word.to_lowercase().as_str())
}

fn is_part_of_a_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && !word.ends_with(':')
}

/// Whether a text begins with the name of somebody else, and says what they are: `Dr. Bo Ek, lecturer`. Without a title the name may be
/// that of a place.
fn begins_with_another(text: &str, own: &str) -> bool {
    let Some((person, rest)) = text.split_once([',', '(', '，', '（', '–', '—']) else { return false };
    let person = person.trim();
    let is_titled = person.split_whitespace().next().is_some_and(stands_before_a_name);
    is_titled && names_a_position(rest) && evidently_a_name(person) && !is_own(person, own)
}

/// Whether a name is that of the author, or a part of it.
fn is_own(person: &str, own: &str) -> bool {
    let own: Vec<String> = own.split_whitespace().map(str::to_lowercase).collect();
    person.split_whitespace().any(|part| own.contains(&part.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_before_anothers_name_is_theirs() {
        for text in [
            "Prof. Ola Berg, Uni One",
            "Dr. Bo Ek, lecturer",
            "Mit Prof. Dr. Ola Berg",
            "With Professor Ola Berg",
            "member of the group of Professor Berg at Uni One",
        ] {
            assert!(is_of_another(text, Some("Mira Halden")), "{text}");
        }
        for text in [
            "Assistant Professor, Uni One",
            "Assistant Professor Tide Institute",
            "Professor, Uni One",
            "Professor Emeritus of Tides",
            "Prof. Dr. Mira Halden",
            "Professor Mira Halden",
            "PhD student with Prof. Ola Berg",
            "Postdoc in the group of Professor Berg",
            "Mira Halden, lecturer",
            "Uni One, lecturer",
            "Harbour Institute, professor of tides",
            "Professor",
        ] {
            assert!(!is_of_another(text, Some("Mira Halden")), "{text}");
        }
    }
}
