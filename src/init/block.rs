//! The `vitae:` block that fits a site, and where it goes.

use super::{Change, Possible, adds_a_block, foreign, is_site};
use crate::language::Language;
use crate::path;
use crate::site::{Config, Reader, SitePage, is_readme};
use crate::typeset::Template;

/// Where a site says how it is built.
pub(super) const CONFIGURATION: &str = "_config.yml";

const REFERENCE: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/main/docs/configuration.md");

/// Folders in which sites keep their PDFs, the best first.
const PDF_FOLDERS: &[&str] = &["files", "assets/pdf", "assets/files", "static", "pdf"];

/// The file with the block added: the configuration, else the page. `None` when there is no safe place for it.
pub(super) fn change(
    reader: &mut Reader<'_>,
    config: &Config,
    documents: &[Possible],
    notes: &mut Vec<String>,
) -> Option<Change> {
    let is_site = is_site(reader, config);
    let block = block(reader, documents, if is_site { "site" } else { "page" });
    let page = &documents[0].plan.sources[0];
    let in_page = !is_site && takes_a_block(reader, page);
    let path = if in_page { page.path.clone() } else { CONFIGURATION.to_owned() };
    let is_there = reader.exists(&path);
    let bytes = reader.bytes(&path).unwrap_or_default();
    let Ok(before) = String::from_utf8(bytes) else {
        notes.push(format!("{path} is not UTF-8; save it as UTF-8, or add this yourself:\n\n{block}"));
        return None;
    };
    let end_of_line = if before.contains("\r\n") { "\r\n" } else { "\n" };
    let block = block.replace('\n', end_of_line);
    let after =
        if in_page { in_front_matter(&before, &block, end_of_line) } else { appended(&before, &block, end_of_line) };
    if after.is_none() {
        notes.push(format!(
            "{path} was not changed, because adding a block could alter its meaning; add this yourself:\n\n{block}"
        ));
    }
    Some(Change { path, before: is_there.then_some(before), after: after? })
}

/// Whether a page may have the block in its front matter: a README, which speaks of the repository, is never edited, and a block
/// in YAML does not go with front matter in TOML or JSON.
fn takes_a_block(reader: &Reader<'_>, page: &SitePage) -> bool {
    let text = reader.sources().get(page.page.source).text();
    !is_readme(&page.path) && (page.page.front.is_empty() || text.starts_with("---"))
}

/// The block, which states what would be found without it.
fn block(reader: &Reader<'_>, documents: &[Possible], what: &str) -> String {
    let main = &documents[0];
    let (template, other) = if main.is_bio { ("bio", Template::DEFAULT) } else { (Template::DEFAULT, "bio") };
    let mut text =
        format!("# What `vitae build` makes of this {what}. Jekyll ignores it. All keys: {REFERENCE}\nvitae:\n");
    text += &format!("  template: {template} # {}, or the path of a .typ file\n", templates().join(", "));
    text += "  documents:\n";
    for (index, document) in documents.iter().enumerate() {
        text += &entry(reader, document, index == 0);
    }
    let name = if other == "bio" { "bio" } else { "full-cv" };
    text + &format!("    # - output: {}\n    #   template: {other}\n", beside(&output(reader, main), name))
}

fn entry(reader: &Reader<'_>, document: &Possible, is_main: bool) -> String {
    let output = output(reader, document);
    let is_linked = document.plan.is_promised() && output == document.plan.output;
    let why = if is_linked && is_main { " # where the pages link" } else { "" };
    let mut text = format!("    - output: {}{why}\n", scalar(&output));
    if !is_main {
        text += &format!("      lang: {}\n", short(document.language));
    }
    let sources: Vec<String> = document.plan.sources.iter().map(|page| scalar(&page.path)).collect();
    text += &format!("      # sources: [{}] # found automatically\n", sources.join(", "));
    text + &match document.pages {
        1 => "      # pages: 1 # keep it to one page\n".to_owned(),
        pages => format!("      # pages: {pages} # fit it into this many; it has {pages} now\n"),
    }
}

/// Where the document goes: where it is wanted, or next to that place if somebody else's file is there.
pub(super) fn output(reader: &Reader<'_>, document: &Possible) -> String {
    let wanted = wanted(reader, document);
    let stem = wanted.strip_suffix(".pdf").unwrap_or(&wanted);
    let others = [format!("{stem}-vitae.pdf"), format!("{stem}-by-vitae.pdf")];
    let is_free = |path: &&String| foreign(reader, path).is_none();
    std::iter::once(&wanted).chain(&others).find(is_free).unwrap_or(&wanted).clone()
}

/// Where a document is wanted: where the pages link to, or else where the site keeps such files.
pub(super) fn wanted(reader: &Reader<'_>, document: &Possible) -> String {
    let planned = &document.plan.output;
    if document.plan.is_promised() || planned.contains('/') {
        return planned.clone();
    }
    let folder = PDF_FOLDERS.iter().find(|folder| !reader.list(folder).is_empty());
    folder.map_or_else(|| planned.clone(), |folder| path::join(folder, planned))
}

fn templates() -> Vec<&'static str> {
    Template::all().map(|(name, _)| name).collect()
}

/// `files/cv.pdf` and `bio` give `files/bio.pdf`.
fn beside(path: &str, name: &str) -> String {
    path::join(path::folder(path), &format!("{name}.pdf"))
}

fn short(language: Language) -> &'static str {
    if language == Language::ZhCn { "zh" } else { language.tag() }
}

/// A text as a YAML scalar that is valid anywhere, even in a list in brackets: plain where that is safe.
pub(super) fn scalar(text: &str) -> String {
    let yaml = serde_yaml::to_string(text).unwrap_or_default();
    let yaml = yaml.trim_end_matches('\n');
    let needs_quotes =
        yaml.is_empty() || yaml.starts_with('|') || (yaml == text && text.contains([',', '[', ']', '{', '}']));
    // A JSON string is also a YAML string, on one line, with escapes for anything that must not appear in a file as it is.
    if needs_quotes { serde_json::Value::from(text).to_string() } else { yaml.to_owned() }
}

/// The configuration with the block at its end, if it then says what it did before, plus the block.
fn appended(before: &str, block: &str, end_of_line: &str) -> Option<String> {
    let gap = match before {
        "" => "",
        _ if before.ends_with('\n') => end_of_line,
        _ => &end_of_line.repeat(2),
    };
    let after = format!("{before}{gap}{block}");
    adds_a_block(before, &after).then_some(after)
}

/// The page with the block at the end of its front matter, which is made if there is none.
fn in_front_matter(before: &str, block: &str, end_of_line: &str) -> Option<String> {
    let body = before.strip_prefix('\u{feff}').unwrap_or(before);
    let mut lines = body.split_inclusive('\n');
    if lines.next().map(str::trim_end) != Some("---") {
        return Some(format!("---{end_of_line}{block}---{end_of_line}{end_of_line}{before}"));
    }
    let start = before.len() - body.len() + body.find('\n')? + 1;
    let mut end = start;
    for line in lines {
        if matches!(line.trim_end(), "---" | "...") {
            let after = format!("{}{block}", &before[start..end]);
            return adds_a_block(&before[start..end], &after)
                .then(|| format!("{}{block}{}", &before[..end], &before[end..]));
        }
        end += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_added_and_nothing_else_changes() {
        assert_eq!(appended("a: 1\n", "vitae: {}\n", "\n").as_deref(), Some("a: 1\n\nvitae: {}\n"));
        assert_eq!(appended("a: 1", "vitae: {}\r\n", "\r\n").as_deref(), Some("a: 1\r\n\r\nvitae: {}\r\n"));
        assert_eq!(appended("", "vitae: {}\n", "\n").as_deref(), Some("vitae: {}\n"));
        for no_place in ["a: |\n  text\n...\n", "a: 'open\n", "- a\n- b\n"] {
            assert_eq!(appended(no_place, "vitae: {}\n", "\n"), None, "{no_place}");
        }
    }

    #[test]
    fn a_page_gets_it_at_the_end_of_its_front_matter() {
        assert_eq!(
            in_front_matter("---\nname: Ada # me\n---\nText.\n", "vitae: {}\n", "\n").as_deref(),
            Some("---\nname: Ada # me\nvitae: {}\n---\nText.\n")
        );
        assert_eq!(in_front_matter("Text.\n", "vitae: {}\n", "\n").as_deref(), Some("---\nvitae: {}\n---\n\nText.\n"));
        assert_eq!(in_front_matter("---\nname: Ada\n", "vitae: {}\n", "\n"), None);
    }

    #[test]
    fn a_path_that_yaml_would_read_otherwise_is_quoted() {
        assert_eq!(scalar("files/CV_2024.pdf"), "files/CV_2024.pdf");
        assert_eq!(scalar("files/简历.pdf"), "files/简历.pdf");
        assert_eq!(scalar("files/Jane's CV #2.pdf"), "'files/Jane''s CV #2.pdf'");
        assert_eq!(scalar("a, [b].md"), "\"a, [b].md\"");
        assert_eq!(scalar("a\nvitae: {}\n"), r#""a\nvitae: {}\n""#);
        assert_eq!(beside("cv.pdf", "bio"), "bio.pdf");
    }
}
