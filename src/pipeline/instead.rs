//! What is printed instead of pages that are left out for its sake, and whether it says all that they list.

use super::unsaid::without_targets;
use crate::cv::{self, Cv, Instead, PublicationOptions, Stock, StoodFor};
use crate::diagnostic::{Code, Diagnostic, PRINTED};
use crate::document::quoted;
use crate::source::Spanned;
use crate::{fold, plain};

/// What to report about these pages.
pub(super) fn stood_for(cv: &Cv, options: &PublicationOptions) -> Vec<Diagnostic> {
    if cv.stood_for.is_empty() {
        return Vec::new();
    }
    // The link of a part of a title would stand within it.
    let said = fold::words(&without_targets(&plain::text(cv)));
    let of_page = |page| std::iter::once(stands_for(page, &said, options)).chain(beside(page, &said));
    cv.stood_for.iter().flat_map(of_page).collect()
}

/// What a page says besides the list that is printed from the site's data, if the document does not.
fn beside(page: &StoodFor, said: &str) -> Option<Diagnostic> {
    let file = &page.file;
    let missing: Vec<&Spanned<String>> =
        page.beside.iter().filter(|words| !said.contains(&fold::words(&words.value))).collect();
    let first = missing.first()?;
    let words = quoted(&first.value);
    let message = match missing.len() {
        1 => format!("what {file} says beside its list is not printed: {words}"),
        count => format!("{count} things that {file} says beside its list are not printed; the first is {words}"),
    };
    Some(Diagnostic::loss(Code::DroppedPage, message).at(first.span))
}

fn stands_for(page: &StoodFor, said: &str, options: &PublicationOptions) -> Diagnostic {
    let StoodFor { file, start, instead, listed, .. } = page;
    let loss = match instead {
        Instead::Stock(stock) => stock_stands_for(file, *stock, listed, said, options),
        Instead::Section(words, there) => section_stands_for(file, words, listed, said).label(*there, PRINTED),
    };
    loss.at(*start)
}

/// A page that is left out because another one has a section like it.
fn section_stands_for(file: &str, words: &str, listed: &[Spanned<String>], said: &str) -> Diagnostic {
    let missing = cv::unprinted(listed, said);
    let first = || quoted(&missing[0].value);
    // People say the same in other words on their other pages.
    let lacks = match (missing.len(), listed.len()) {
        (0, _) => String::new(),
        (1, 1) => format!("; what this one lists is not printed in the same words: {}", first()),
        (1, all) => format!("; one of the {all} things on this one is not printed in the same words: {}", first()),
        (some, all) => format!(
            "; {some} of the {all} things on this one are not printed in the same words; the first is {}",
            first()
        ),
    };
    Diagnostic::dropped_page(file, &format!("another page has a section “{words}”{lacks}"))
}

/// A page that is left out because it shows what the site keeps as data.
fn stock_stands_for(
    file: &str,
    stock: Stock,
    titles: &[Spanned<String>],
    said: &str,
    options: &PublicationOptions,
) -> Diagnostic {
    let stock = stock.name();
    let missing: Vec<&Spanned<String>> = titles.iter().filter(|title| !cv::says(said, &title.value)).collect();
    match missing.first() {
        _ if titles.is_empty() => Diagnostic::dropped_page(file, &format!("the site's {stock} is empty")),
        Some(_) if options.is_selection() => {
            let message =
                format!("{file} is left out: the publications you selected are printed from the site's {stock}");
            Diagnostic::note(Code::Chosen, message)
        }
        Some(first) => {
            let of_all = format!("of the {} titles in the site's {stock}", titles.len());
            let why = match missing.len() {
                1 => format!("one {of_all} is not printed: {}", first.value),
                count => format!("{count} {of_all} are not printed; the first is “{}”", first.value),
            };
            Diagnostic::dropped_page(file, &why).label(first.span, "it stands here")
        }
        None => {
            // There may be more, in a file that could not be read: that is its own message.
            let message = match titles.len() {
                1 => format!("{file} is left out: the one title read from the site's {stock} is printed"),
                count => format!("{file} is left out: all {count} titles read from the site's {stock} are printed"),
            };
            Diagnostic::note(Code::Chosen, message)
        }
    }
}
