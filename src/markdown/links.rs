//! Addresses that stand bare in the text become links.

use super::sentinel;
use crate::document::{Inline, InlineKind, Inlines};
use crate::script;
use crate::source::Span;

/// The content with a link around every web address and every e-mail address that has none yet.
pub(super) fn find(content: Inlines) -> Inlines {
    content.split_texts(|kind| !matches!(kind, InlineKind::Link { .. }), &split)
}

fn split(text: &str, span: Span) -> Inlines {
    let mut out = Inlines::new();
    let mut done = 0;
    for Address { start, end, scheme } in addresses(text) {
        out.extend(text_at(&text[done..start], span));
        let words = &text[start..end];
        let content = Inlines::text(sentinel::literally(words), span);
        out.push(Inline::new(InlineKind::Link { target: format!("{scheme}{words}"), content }, span));
        done = end;
    }
    out.extend(text_at(&text[done..], span));
    out
}

/// A piece of a text, unless there is nothing in it.
fn text_at(text: &str, span: Span) -> Option<Inline> {
    (!text.is_empty()).then(|| Inline::text(text, span))
}

struct Address {
    start: usize,
    end: usize,
    /// What the address lacks to be a target.
    scheme: &'static str,
}

fn addresses(text: &str) -> Vec<Address> {
    let mut found: Vec<Address> = Vec::new();
    let mut done = 0;
    for (at, c) in text.char_indices() {
        if at < done {
            continue;
        }
        let address = match c {
            'h' | 'H' | 'w' | 'W' => web(text, at),
            '@' => mail(text, at, done),
            _ => None,
        };
        if let Some(address) = address {
            done = address.end;
            found.push(address);
        }
    }
    found
}

/// No address is longer than this.
const LONGEST: usize = 2_000;

fn web(text: &str, start: usize) -> Option<Address> {
    if text[..start].chars().next_back().is_some_and(|c| c.is_ascii_alphanumeric()) {
        return None;
    }
    let rest = &text[start..];
    let begins = |prefix: &str| rest.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix));
    let (prefix, scheme) = match () {
        () if begins("https://") => ("https://", ""),
        () if begins("http://") => ("http://", ""),
        () if begins("www.") => ("www.", "https://"),
        () => return None,
    };
    if !rest[prefix.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '[') {
        return None;
    }
    let reach = &rest[..rest.floor_char_boundary(LONGEST)];
    let address = trim_end(&reach[..reach.find(|c| !is_address(c)).unwrap_or(reach.len())]);
    let is_host = scheme.is_empty() || address.get(prefix.len()..)?.contains('.');
    is_host.then_some(Address { start, end: start + address.len(), scheme })
}

fn is_address(c: char) -> bool {
    !c.is_whitespace()
        && !c.is_control()
        && !matches!(c, '<' | '>' | '"' | '“' | '”' | '‘' | '’' | '…')
        && !script::is_cjk(c)
}

/// An address does not end with the sentence's punctuation, nor with a bracket that was opened before it.
fn trim_end(address: &str) -> &str {
    let mut address = address;
    let mut surplus = [('(', ')'), ('[', ']'), ('{', '}')].map(|(open, close)| {
        let count = |bracket: char| address.matches(bracket).count();
        (close, count(close).saturating_sub(count(open)))
    });
    while let Some(last) = address.chars().next_back() {
        let is_surplus = surplus.iter_mut().find(|(close, left)| *close == last && *left > 0);
        match (last, is_surplus) {
            (_, Some((_, left))) => *left -= 1,
            ('.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | '~' | '|', _) => {}
            _ => break,
        }
        address = &address[..address.len() - last.len_utf8()];
    }
    address
}

/// The e-mail address around the `@` at this place; it starts no earlier than `from`.
fn mail(text: &str, at: usize, from: usize) -> Option<Address> {
    let is_local = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '%');
    let before = text[from..at].trim_end_matches(is_local);
    let local = text[from + before.len()..at].trim_start_matches(['.', '-', '_', '%', '+']);
    let after = &text[at + 1..];
    let length = after.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '-')).unwrap_or(after.len());
    let host = after[..length].trim_end_matches(['.', '-']);
    let (_, top) = host.rsplit_once('.')?;
    let labels = host.split('.').all(|label| !label.is_empty());
    let fits = !local.is_empty() && labels && top.len() >= 2 && top.chars().all(|c| c.is_ascii_alphabetic());
    let continues = after[host.len()..].starts_with('@') || text[..at].ends_with('/');
    (fits && !continues).then(|| Address { start: at - local.len(), end: at + 1 + host.len(), scheme: "mailto:" })
}
