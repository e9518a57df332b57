//! Who wrote it: names, the signs behind them, and what annotations say of them.

use biblatex::{Chunk, ChunksExt, Person};

use crate::script::is_cjk_letter;
use crate::source::Span;

use super::record::Fields;
use super::{Author, Role, tex};

/// The authors (or, for want of them, the editors), and whether "and others" follows.
pub(super) fn authors(fields: &Fields) -> (Vec<Author>, bool) {
    let Some(chunks) = fields.chunks(&["author", "editor"]) else { return (Vec::new(), false) };
    let marked: Vec<_> = chunks.iter().map(|chunk| without_formula(chunk, fields.span)).collect();
    let people: Vec<Person> = marked.parse().unwrap_or_default();
    let roles = fields.verbatim(&["author+an", "author+an:default"]).map(|raw| roles(&raw)).unwrap_or_default();
    let more = people.last().is_some_and(|person| person.name == "others" && person.given_name.is_empty());
    let named = people.len() - usize::from(more);
    let authors = people.into_iter().take(named).enumerate().map(|(at, person)| {
        let mut author = author(&person, fields.span);
        author.roles = roles.iter().filter(|(of, _)| *of == at + 1).map(|(_, role)| *role).collect();
        author.roles.sort();
        author.roles.dedup();
        author
    });
    (authors.collect(), more)
}

/// A mark behind a name is often a formula; names are text.
fn without_formula(chunk: &biblatex::Spanned<Chunk>, span: Span) -> biblatex::Spanned<Chunk> {
    let text = match &chunk.v {
        Chunk::Math(_) => Chunk::Normal(tex::text(std::slice::from_ref(chunk), span)),
        other => other.clone(),
    };
    biblatex::Spanned::new(text, chunk.span.clone())
}

/// Signs that mark authors in the file itself.
const SIGNS: &[char] = &['*', '∗', '⁎', '†', '‡', '§', '¶', '#', '✉', '✝'];

fn author(person: &Person, span: Span) -> Author {
    let mut signs = String::new();
    let mut clean = |text: &str| {
        let chunk = biblatex::Spanned::new(Chunk::Normal(text.to_owned()), 0..0);
        let text = tex::text(&[chunk], span);
        signs.extend(text.chars().filter(|c| SIGNS.contains(c)));
        text.chars().filter(|c| !SIGNS.contains(c)).collect::<String>().trim().to_owned()
    };
    let (given, prefix, bare_family, suffix) =
        (clean(&person.given_name), clean(&person.prefix), clean(&person.name), clean(&person.suffix));
    let family = [prefix.as_str(), bare_family.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    let han = |text: &str| !text.is_empty() && text.chars().all(is_cjk_letter);
    let name = if han(&given) && han(&family) {
        format!("{family}{given}")
    } else {
        let parts = [given.as_str(), family.as_str(), suffix.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    };
    Author { given, family, name, bare_family, signs, roles: Vec::new() }
}

/// What `1=equal; 2=equal,corresponding` says: author numbers, from 1, and their roles.
fn roles(raw: &str) -> Vec<(usize, Role)> {
    let mut out = Vec::new();
    for annotation in raw.split(';') {
        let Some((number, values)) = annotation.split_once('=') else { continue };
        let Ok(number) = number.split(':').next().unwrap_or_default().trim().parse() else { continue };
        let values = values.trim().trim_start_matches('=').trim_matches(['"', ' ']).split(',');
        out.extend(values.filter_map(role).map(|role| (number, role)));
    }
    out
}

fn role(value: &str) -> Option<Role> {
    let value: String = value.chars().filter(|c| c.is_alphabetic()).collect::<String>().to_lowercase();
    match value.as_str() {
        _ if value.starts_with("equal") || value.starts_with("cofirst") || value.starts_with("joint") => {
            Some(Role::Equal)
        }
        _ if value.starts_with("corr") => Some(Role::Corresponding),
        "me" | "self" | "own" | "highlight" | "bold" => Some(Role::Own),
        _ => None,
    }
}
