//! What is furniture of a site by its words. Each module decides one thing, and has the words for it. All words are folded
//! ([`fold::words`](crate::fold::words)).
//!
//! | module | what it knows |
//! |---|---|
//! | `abstracts` | summaries that open to an abstract or a BibTeX entry |
//! | `appeals` | sentences that ask visitors to write, or students to apply |
//! | `badges` | counts and states beside headings |
//! | `controls` | buttons, filters, links around the site |
//! | `greetings` | greetings to visitors |
//! | `headings` | headings of sections that only a site has |
//! | `introductions` | sentences that say no more than the header |
//! | `languages` | names of languages in a switch |
//! | `material` | labels of links to the files of papers |
//! | `mottos` | what others said |
//! | `notices` | what a site says of itself |
//! | `placeholders` | what is yet to be written |
//! | `pointers` | texts of nothing but words that lead elsewhere |
//! | `requests` | what readers are asked to do, by grammar |
//! | `screen` | what to do on a screen |
//! | `signposts` | sentences that lead somewhere, by their form |
//! | `signs` | what signs after authors mean |

mod abstracts;
mod appeals;
mod badges;
mod controls;
mod greetings;
mod headings;
mod introductions;
mod languages;
mod material;
mod mottos;
mod notices;
mod placeholders;
mod pointers;
mod requests;
mod screen;
mod signposts;
mod signs;

pub(super) use abstracts::{begins_abstract, is_abstract, is_bibtex};
pub(super) use appeals::{
    addresses_readers, appeals, asks_visitors, calls, calls_out, gives_an_address, shares_applications,
};
pub(super) use badges::{NEW, counts, is_new, is_status};
pub(super) use controls::{
    ARROWS, behind_arrow, downloads, draws, ends_with_arrow, is_button, is_invitation, is_labelled_button,
    names_a_control, names_a_menu,
};
pub(super) use greetings::{behind_greeting, is_greeting, welcomes};
pub(super) use headings::{
    is_contents_heading, titles_contacts, titles_course_material, titles_hours, titles_maps, titles_offers,
    titles_openings, titles_quick_links,
};
pub(super) use introductions::{behind_name, continues, introduces, is_small, refers_back, states, states_a_position};
pub(super) use languages::is_language;
pub(super) use material::{
    asks_to_open, counts_citations, is_dead_label, is_sure_label, labels_a_file_of_another, labels_material,
    leads_to_material, lists_labels, names_a_file, names_a_keeper, names_a_preprint, names_a_profile, names_material,
    recommends, tells,
};
pub(super) use mottos::{is_motto, is_verse};
pub(super) use notices::{is_notice, is_state, says_how_it_is, speaks_of_the_site};
pub(super) use placeholders::{is_blank_item, is_placeholder};
pub(super) use pointers::{
    announces, bracketed, introduces_a_list, invites_on, is_here, is_to_be_had, leads_in, names_a_document,
    names_a_page, names_a_place, names_scholar, needs_no_place, offers_the_cv, offers_the_cv_later, only_points,
    points_elsewhere, promises_more, shows_around,
};
pub(super) use requests::guides;
pub(super) use screen::{behind_statement, place_of_list, uses_the_screen};
pub(super) use signposts::{Link, asks_to_look_at, leads, offers_a_work};
pub(super) use signs::explains_pictures;

use crate::script::is_cjk;

/// Phrases by language; the compiler asks for all.
struct Phrases {
    en: &'static [&'static str],
    zh: &'static [&'static str],
    ja: &'static [&'static str],
    ko: &'static [&'static str],
    de: &'static [&'static str],
    fr: &'static [&'static str],
    es: &'static [&'static str],
}

impl Phrases {
    /// Whether a folded text is one of them.
    fn has(&self, text: &str) -> bool {
        let Self { en, zh, ja, ko, de, fr, es } = self;
        [en, zh, ja, ko, de, fr, es].into_iter().any(|phrases| phrases.contains(&text))
    }

    /// Whether a folded text begins with one of them.
    fn begin(&self, text: &str) -> bool {
        self.any(|phrase| begins(text, phrase))
    }

    /// Whether one of them passes the test.
    fn any(&self, is_asked: impl Fn(&&str) -> bool) -> bool {
        let Self { en, zh, ja, ko, de, fr, es } = self;
        [en, zh, ja, ko, de, fr, es].into_iter().any(|phrases| phrases.iter().any(&is_asked))
    }
}

/// Words that may come before any others of a request: “Please also see …”.
const OPENERS: &[&str] = &["please", "also", "and", "but", "so", "or", "then", "kindly"];

/// Words that begin a clause which says something.
const SUBORDINATING: &[&str] =
    &["which", "where", "because", "while", "although", "since", "whose", "whom", "weil", "donde", "dont"];

/// Whether a text begins with these words. What ends in Chinese, Japanese or Korean may continue at once: 여기에서.
fn begins(text: &str, words: &str) -> bool {
    text.strip_prefix(words)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(' ') || words.chars().next_back().is_some_and(is_cjk))
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_end_where_a_word_ends() {
        assert!(begins("aquí encontrará mi cv", "aquí encontrará"));
        assert!(!begins("aquí encontraráse", "aquí encontrará"));
        assert!(begins("点击这里下载", "点击这里") && begins("여기에서", "여기"));
    }
}
