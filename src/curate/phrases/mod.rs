//! What is furniture of a site by its words: invitations, notices, greetings, news. The words are in [`table`].

mod table;

use crate::fold;
use crate::vocabulary::says_cv;
use table::{
    CONTENTS, GREETINGS, INVITATIONS, LANGUAGES, NEWS, NOTICE_STARTS, NOTICES, OFFERS, THINGS, WHOLE_INVITATIONS,
};

pub(super) fn is_language(text: &str) -> bool {
    LANGUAGES.contains(&fold::words(text).as_str())
}

/// Whether a text only invites to another page: “View all news →”, “Download my CV (PDF)”.
pub(super) fn is_invitation(text: &str) -> bool {
    let folded = fold::words(text);
    let mut words = folded.split(' ');
    let invites = words.next().is_some_and(|first| INVITATIONS.contains(&first));
    let rest: Vec<&str> = words.collect();
    let to_things = !rest.is_empty() && rest.len() < 8 && rest.iter().all(|word| THINGS.contains(word));
    WHOLE_INVITATIONS.has(&folded) || invites && to_things
}

/// Whether a text does nothing but offer the CV as a file: “You can download my full CV here (PDF).”
pub(super) fn offers_the_cv(text: &str) -> bool {
    let folded = fold::words(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let known = |word: &&str| THINGS.contains(word) || INVITATIONS.contains(word) || OFFERS.contains(word);
    says_cv(text) && words.len() <= 16 && words.iter().all(known)
}

/// Whether a text only says something of the site.
pub(super) fn is_notice(text: &str) -> bool {
    let folded = fold::words(text);
    let count = folded.split(' ').count();
    let is_mark = text.trim_start().starts_with('©') && count <= 10;
    let starts = |&(words, most): &(&str, usize)| count <= most && starts_with_words(&folded, words);
    is_mark || NOTICES.has(&folded) || NOTICE_STARTS.iter().any(starts)
}

/// Whether a text starts with these words; what is written without blanks may go on at once.
fn starts_with_words(text: &str, words: &str) -> bool {
    text.strip_prefix(words).is_some_and(|rest| {
        rest.is_empty() || rest.starts_with(' ') || !words.chars().next_back().is_some_and(|c| c.is_ascii())
    })
}

pub(super) fn is_greeting(text: &str) -> bool {
    GREETINGS.has(&fold::words(text))
}

/// Whether a paragraph greets the visitors of a site: “Welcome to my homepage!”, and not “Hello.”
pub(super) fn welcomes(text: &str) -> bool {
    let is_long = text.split_whitespace().count() > 2
        || text.chars().filter(|c| c.is_alphanumeric() && !c.is_ascii()).count() > 4;
    is_long && is_greeting(text)
}

pub(super) fn is_news_heading(text: &str) -> bool {
    NEWS.has(&fold::words(text))
}

pub(super) fn is_contents_heading(text: &str) -> bool {
    CONTENTS.has(&fold::words(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invitations_lead_around_the_site() {
        for text in [
            "View all news →",
            "Download CV",
            "Download my CV (PDF)",
            "See all publications",
            "Back to top ↑",
            "[查看更多]",
            "더 보기",
            "Voir plus",
            "More…",
        ] {
            assert!(is_invitation(text), "{text}");
        }
        for text in
            ["See [1] for details on maps", "More than 40 talks", "Code", "Full professor", "Read widely", "All"]
        {
            assert!(!is_invitation(text), "{text}");
        }
    }

    #[test]
    fn notices_are_about_the_site() {
        for text in [
            "🚧 Under construction 🚧",
            "Last updated: May 2024",
            "© 2024 Jane Doe",
            "Powered by Jekyll & Minimal Mistakes",
            "最后更新：2024年5月",
            "本站总访问量 1234 次",
        ] {
            assert!(is_notice(text), "{text}");
        }
        for text in [
            "Bridges under construction: a survey",
            "Copyright law of maps, a lecture of twelve hours for the faculty of law in Bergen",
            "Built with my students a weather station that has measured the wind in Bergen ever since",
            "Visitors from Japan, 2019",
        ] {
            assert!(!is_notice(text), "{text}");
        }
    }
}
