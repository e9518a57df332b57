//! The name of the author where no setting says it: a theme made for one site has it in its own templates.

use super::super::files::EntryKind;
use super::super::reader::Reader;
use crate::fold;
use crate::markdown;
use crate::names;
use crate::path;
use crate::source::Span;
use crate::yaml::{Map, Value, Yaml};

/// Words in the names of templates that are above the pages.
const ABOVE: &[&str] = &["header", "masthead", "nav", "sidebar"];

/// Where the line at the foot of the pages is.
const FEET: &[&str] = &["copyright", "params.copyright", "params.footer", "params.footertext", "params.footer.text"];

/// What is said of the author, with the name that the pages show above or below their texts, if nothing else is one. A template may be a
/// copy of somebody else's: the address or the title of the site has the family name, or two places agree.
pub(super) fn with_name(reader: &mut Reader<'_>, config: &Yaml, author: Option<Yaml>) -> Option<Yaml> {
    let is_said = author.as_ref().is_some_and(|author| author.filled("name").is_some())
        || config.text("title").is_some_and(|title| names::name_in(title.value).is_some());
    if is_said {
        return author;
    }
    let (above, below) = (in_templates(reader, config), in_feet(config));
    let of_site = ["title", "baseurl"].iter().filter_map(|key| config.text(key)).map(|text| fold::letters(text.value));
    let of_site: String = of_site.collect();
    let family = |name: &Yaml| fold::letters(name.as_str().unwrap_or_default().rsplit(' ').next().unwrap_or_default());
    let is_agreed = |name: &&Yaml, others: &[Yaml]| {
        let family = family(name);
        of_site.contains(&family)
            || others.iter().any(|other| fold::letters(other.as_str().unwrap_or_default()).ends_with(&family))
    };
    let own =
        above.iter().find(|name| is_agreed(name, &below)).or_else(|| below.iter().find(|name| is_agreed(name, &above)));
    let Some(name) = own.cloned() else { return author };
    let span = author.as_ref().map_or(name.span, |author| author.span);
    let mut said = author.and_then(|author| author.as_map().cloned()).unwrap_or_default();
    said.add_missing(&Map::of([("name", Some(name))]));
    Some(Yaml { value: Value::Map(said), span })
}

/// `Ada Lovelace` of `<a href="/">Ada Lovelace</a>`: what leads to the homepage from the head of every page.
fn in_templates(reader: &mut Reader<'_>, config: &Yaml) -> Vec<Yaml> {
    let of_themes = super::themes(config).map(|theme| format!("themes/{theme}/layouts"));
    let roots: Vec<String> = std::iter::once("layouts".to_owned()).chain(of_themes).collect();
    let folders = roots.iter().flat_map(|root| ["partials", "_partials"].map(|folder| path::join(root, folder)));
    let is_above = |name: &str| ABOVE.iter().any(|word| name.contains(word)) && path::has_extension(name, &["html"]);
    let files = folders.flat_map(|folder| {
        let files = reader.list(&folder).into_iter().filter(|entry| entry.kind == EntryKind::File);
        let named = files.filter(|entry| is_above(&entry.name));
        named.map(|entry| path::join(&folder, &entry.name)).collect::<Vec<_>>()
    });
    let files: Vec<String> = files.collect();
    let name = |path: &String| {
        let id = reader.read(path).into_value()?;
        let text = reader.sources().get(id).text();
        let leads_home = |target: &str| matches!(target.trim(), "/" | "./" | "") || target.trim().starts_with("{{");
        let mut names = markdown::links(text).into_iter().filter(|(target, _)| leads_home(target));
        let name = names.find_map(|(_, words)| Some(words.trim().to_owned()).filter(|name| is_name(name)))?;
        let at = text.find(&name)?;
        Some(Yaml { span: Span::new(id, at..at + name.len()), value: Value::Quoted(name) })
    };
    files.iter().filter_map(name).collect()
}

/// `Ada Lovelace` of `&copy; 2022 Ada Lovelace | All rights reserved`.
fn in_feet(config: &Yaml) -> Vec<Yaml> {
    let name = |said: &Yaml| {
        let (_, line) = ["&copy;", "©", "(c)", "Copyright"].iter().find_map(|mark| said.as_str()?.split_once(mark))?;
        let begins = line.trim_start_matches(|c: char| !c.is_alphabetic());
        let name = begins.split(['|', ',', '.', '·', '•', '&', '<', '(', '\n']).next()?;
        let name = name.split(" All ").next()?.trim();
        is_name(name).then(|| super::quoted(name, said))
    };
    FEET.iter().filter_map(|keys| config.below(keys)).filter_map(name).collect()
}

/// Whether words are a whole name: one word may be that of the site.
fn is_name(words: &str) -> bool {
    words.contains(' ') && names::evidently_a_name(words)
}
