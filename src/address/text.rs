//! Addresses in running text: where one begins, and how far it reaches.

use std::ops::Range;

use crate::script;

/// An address as written in a text.
pub(crate) struct Bare<'a> {
    /// Where it is in the text.
    pub(crate) range: Range<usize>,
    /// What is written there.
    pub(crate) written: &'a str,
    /// What it lacks to be a target: `https://` before `www.jane.org`, `mailto:` before an e-mail address.
    lacks: &'static str,
}

impl Bare<'_> {
    /// Where it leads.
    pub(crate) fn target(&self) -> String {
        format!("{}{}", self.lacks, self.written)
    }

    fn is_mail(&self) -> bool {
        self.lacks == MAILTO
    }
}

const MAILTO: &str = "mailto:";

/// What web addresses begin with, and what each lacks to be a target.
const BEGINNINGS: [(&str, &str); 3] = [("https://", ""), ("http://", ""), ("www.", "https://")];

/// The web addresses and e-mail addresses of a text.
pub(crate) fn all(text: &str) -> Vec<Bare<'_>> {
    let mut found: Vec<Bare<'_>> = Vec::new();
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
            done = address.range.end;
            found.push(address);
        }
    }
    found
}

/// The e-mail addresses of a text.
pub(crate) fn mails(text: &str) -> Vec<&str> {
    all(text).into_iter().filter(Bare::is_mail).map(|address| address.written).collect()
}

/// The first web address of a text, as a target.
pub(crate) fn first_on_the_web(text: &str) -> Option<String> {
    all(text).iter().find(|address| !address.is_mail()).map(Bare::target)
}

/// No address is longer than this.
const MAX_BYTES: usize = 2_000;

/// How far an address at the start of a text may reach: what follows cannot belong to it.
pub(crate) fn reach(text: &str) -> usize {
    let text = &text[..text.floor_char_boundary(MAX_BYTES)];
    text.find(|c| !is_part(c)).unwrap_or(text.len())
}

fn is_part(c: char) -> bool {
    !c.is_whitespace()
        && !c.is_control()
        && !matches!(c, '<' | '>' | '"' | '“' | '”' | '‘' | '’' | '…')
        && !script::is_cjk(c)
}

fn web(text: &str, start: usize) -> Option<Bare<'_>> {
    if text[..start].chars().next_back().is_some_and(|c| c.is_ascii_alphanumeric()) {
        return None;
    }
    let rest = &text[start..];
    let begins = |prefix: &str| rest.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix));
    let (prefix, lacks) = BEGINNINGS.into_iter().find(|(prefix, _)| begins(prefix))?;
    if !rest[prefix.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '[') {
        return None;
    }
    let written = trim_end(&rest[..reach(rest)]);
    let host = written.get(prefix.len()..).filter(|host| !host.is_empty())?;
    (lacks.is_empty() || host.contains('.')).then_some(Bare { range: start..start + written.len(), written, lacks })
}

/// An address ends neither with the sentence's punctuation nor with a bracket that was opened before it.
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
fn mail(text: &str, at: usize, from: usize) -> Option<Bare<'_>> {
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
    let range = at - local.len()..at + 1 + host.len();
    (fits && !continues).then(|| Bare { written: &text[range.clone()], range, lacks: MAILTO })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_where_the_sentence_goes_on() {
        for (text, targets) in [
            ("see https://jane.org/a_b_c.", &["https://jane.org/a_b_c"][..]),
            ("(http://jane.org/a_(b))", &["http://jane.org/a_(b)"]),
            ("主页：https://jane.org/cv。邮箱 jane@jane.org，", &["https://jane.org/cv", "mailto:jane@jane.org"]),
            ("WWW.jane.org, www.jane", &["https://WWW.jane.org"]),
            ("“https://jane.org”", &["https://jane.org"]),
            ("xhttps://jane.org, https:// and @jane, jane@home", &[]),
            ("https://jane.org/@jane@tides.org", &["https://jane.org/@jane@tides.org"]),
            ("<https://例え.jp>", &[]),
        ] {
            let found: Vec<String> = all(text).iter().map(Bare::target).collect();
            assert_eq!(found, targets, "{text}");
        }
    }

    #[test]
    fn the_first_web_address_is_no_mailbox() {
        assert_eq!(first_on_the_web("by jane@jane.org at www.jane.org.").as_deref(), Some("https://www.jane.org"));
        assert_eq!(first_on_the_web("jane@jane.org"), None);
    }
}
