//! A configuration that was copied from somebody else's site: the names below `scholar:` are another person's. The accounts and the
//! address next to them, which a theme need not show, may be that person's too.

use crate::cv::Contact;
use crate::diagnostic::{Code, Diagnostic};
use crate::fold;
use crate::source::Spanned;

/// An address begins with at least so many letters of a name.
const MIN_LETTERS: usize = 5;

/// Whether no part of the names that somebody publishes under is a part of `name`. A name may have changed, but not all of it.
pub(super) fn is_another(published: &[Spanned<String>], name: &str) -> bool {
    let parts =
        |name: &str| name.split([' ', '-']).map(fold::letters).filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let own = parts(name);
    let is_own = |part: &String| own.iter().any(|word| word.starts_with(part) || part.starts_with(word));
    let mut all = published.iter().flat_map(|published| parts(&published.value)).chain(own.iter().cloned());
    // The same name looks different in another script.
    let is_comparable = all.all(|part| part.is_ascii());
    let mut listed = published.iter().flat_map(|published| parts(&published.value));
    !published.is_empty() && is_comparable && !listed.any(|part| is_own(&part))
}

/// The contacts without those of the person who has the `published` names.
pub(super) fn without_theirs(
    contacts: Vec<Contact>,
    published: &[Spanned<String>],
    noticed: &mut Vec<Diagnostic>,
) -> Vec<Contact> {
    let families = published.iter().filter_map(|name| name.value.split(' ').next_back()).map(fold::letters);
    let families: Vec<String> = families.filter(|family| family.len() >= MIN_LETTERS).collect();
    let is_theirs = |contact: &Contact| {
        let user = contact.text.split('@').next().unwrap_or_default();
        let (text, user) = (fold::letters(&contact.text), fold::letters(user));
        families
            .iter()
            .any(|family| text.contains(family.as_str()) || user.len() >= MIN_LETTERS && family.starts_with(&user))
    };
    let (theirs, own) = contacts.into_iter().partition(is_theirs);
    noticed.extend(Vec::into_iter(theirs).map(|contact: Contact| {
        let message = format!("`{}` is not printed: `scholar:` names another person", contact.text);
        Diagnostic::loss(Code::DroppedData, message).at(contact.span)
    }));
    own
}
