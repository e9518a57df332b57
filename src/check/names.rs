//! The own name, spelled in two ways.
//!
//! Only what differs by a space, a hyphen, an accent or a capital counts: `Yu-hang Song` beside `Yuhang Song`. Names that
//! differ by a letter may be two people, and `Song, Y.` is the same name in another form.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Shown;
use crate::cv::{Content, Cv};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Inline, each_block, plain_text};
use crate::site::names::spellings;
use crate::source::{Span, Spanned};

pub(super) fn findings(cv: &Cv, shown: &[Shown<'_>]) -> Vec<Diagnostic> {
    let Some(name) = &cv.profile.name else { return Vec::new() };
    let known = Known::new(name, &cv.profile.other_names);
    let mut found: Vec<Diagnostic> = Vec::new();
    let mut say = |other: Option<String>, span: Span| {
        let Some(other) = other else { return };
        let is_known = |said: &Diagnostic| said.message.contains(&format!("“{other}”"));
        if !found.iter().any(is_known) {
            let message = format!("the name is “{other}” here and “{}” at the top", name.value);
            let help = "spell it in one way, so that readers and search engines know it for one person's";
            found.push(
                Diagnostic::warning(Code::TwoSpellings, message)
                    .at(span)
                    .label(name.span, "the name at the top")
                    .help(help),
            );
        }
    };
    for other in &cv.profile.other_names {
        spellings(&other.value).into_iter().for_each(|spelling| say(known.other_spelling_in(spelling), other.span));
    }
    for page in shown {
        each_block(&page.document.blocks, &mut |block| {
            for run in block.inline_runs() {
                say(known.other_spelling_in(&plain_text(run)), place_of(run).unwrap_or(block.span));
            }
        });
    }
    for publication in cv.sections.iter().flat_map(|section| &section.content).flat_map(|content| match content {
        Content::Publications(groups) => groups.iter().flat_map(|group| &group.items).collect(),
        _ => Vec::new(),
    }) {
        say(known.other_spelling_in(&plain_text(&publication.authors)), publication.span);
    }
    found
}

fn place_of(run: &[Inline]) -> Option<Span> {
    Some(run.first()?.span.to(run.last()?.span))
}

/// The spellings that are right.
struct Known<'a> {
    right: Vec<&'a str>,
}

impl<'a> Known<'a> {
    fn new(name: &'a Spanned<String>, _: &'a [Spanned<String>]) -> Self {
        Self { right: spellings(&name.value).into_iter().filter(|name| folded(name).chars().count() > 5).collect() }
    }

    /// A run of words that is one of the names but for spaces, hyphens, accents and capitals.
    fn other_spelling_in(&self, text: &str) -> Option<String> {
        let words: Vec<&str> = text.split_whitespace().collect();
        self.right.iter().find_map(|right| {
            let wanted = folded(right);
            (0..words.len()).find_map(|start| {
                let mut so_far = String::new();
                let end = words[start..].iter().position(|word| {
                    so_far.push_str(&folded(word));
                    !wanted.starts_with(&so_far) || so_far.len() == wanted.len()
                })?;
                let other = words[start..=start + end].join(" ");
                let other = other.trim_matches(|letter: char| !letter.is_alphabetic());
                (so_far == wanted && is_another_spelling(other, right)).then(|| other.to_owned())
            })
        })
    }
}

/// Whether two texts with the same letters are two spellings of a name, rather than the name in capitals or a user's name.
fn is_another_spelling(other: &str, right: &str) -> bool {
    let shouted = |text: &str| !text.chars().any(char::is_lowercase);
    let is_handle = !other.contains(' ') || !other.chars().any(char::is_uppercase);
    let plain = |text: &str| text.replace(['‐', '‑', '–'], "-").replace('’', "'").nfc().collect::<String>();
    !is_handle && !shouted(other) && !shouted(right) && plain(other) != plain(right)
}

/// Letters only, in lower case, without accents.
fn folded(name: &str) -> String {
    name.nfd()
        .filter(|letter| letter.is_alphanumeric() && !is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
        .collect()
}
