//! Paths below a site's root, with `/` between their parts, and their parts.

/// `path` as seen from `folder`, without `.`, `..`, or a leading `/`, which means the root. `None` when it leads out of the
/// root.
pub fn below_root(folder: &str, path: &str) -> Option<String> {
    let folder = if path.starts_with('/') { "" } else { folder };
    let mut parts = Vec::new();
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            _ => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Whether a path is hidden: a file or folder in it has a leading dot. Jekyll does not publish those, and other programs keep
/// their own files in them.
pub fn is_hidden(path: &str) -> bool {
    path.split('/').any(|part| part.starts_with('.'))
}

/// Whether a folder of this name was made or fetched by a program: a built site, packages. Nothing in it is the author's.
pub fn is_made(name: &str) -> bool {
    matches!(name, "_site" | "node_modules" | "vendor")
}

/// The path of `name` in a folder; `""` is the root.
pub fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// The folder that a file is in; `""` for one at the root.
pub fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The name of a file or folder without the folders that it is in.
pub fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

/// The name without its extension: `cv.zh` of `files/cv.zh.pdf`.
pub fn stem(path: &str) -> &str {
    name(without_extension(path))
}

/// What comes after the last full stop of the name, as it is written; empty for a name without one.
pub fn extension(path: &str) -> &str {
    name(path).rsplit_once('.').map_or("", |(_, extension)| extension)
}

/// Whether the extension is one of these, which are in lower case.
pub fn has_extension(path: &str, known: &[&str]) -> bool {
    known.iter().any(|known| extension(path).eq_ignore_ascii_case(known))
}

/// The path without its extension: `_pages/cv` of `_pages/cv.md`.
pub fn without_extension(path: &str) -> &str {
    if name(path).contains('.') { &path[..path.len() - extension(path).len() - 1] } else { path }
}

/// The path with `suffix` before its extension: `files/cv.zh.pdf` of `files/cv.pdf` and `zh`.
pub fn with_suffix(path: &str, suffix: &str) -> String {
    let bare = without_extension(path);
    format!("{bare}.{suffix}{}", &path[bare.len()..])
}

/// Ruby's `File.fnmatch?` without flags: `*` matches slashes too. Brackets stand for themselves.
pub fn fnmatch(pattern: &str, text: &str) -> bool {
    let (pattern, text) = (pattern.as_bytes(), text.as_bytes());
    let (mut at, mut from) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while from < text.len() {
        match pattern.get(at) {
            Some(b'*') => {
                star = Some((at + 1, from));
                at += 1;
            }
            Some(&letter) if letter == b'?' || letter == text[from] => {
                (at, from) = (at + 1, from + 1);
            }
            _ => {
                let Some((after, taken)) = star else { return false };
                star = Some((after, taken + 1));
                (at, from) = (after, taken + 1);
            }
        }
    }
    pattern[at..].iter().all(|&letter| letter == b'*')
}

/// Ruby's `Dir.glob` as far as site paths need it: `*` stays within a name, and `**/` stands for any folders. Braces and
/// brackets stand for themselves.
pub fn glob(pattern: &str, path: &str) -> bool {
    let [pattern, path] = [pattern, path].map(|path| path.split('/').collect::<Vec<_>>());
    parts_match(&pattern, &path)
}

fn parts_match(pattern: &[&str], parts: &[&str]) -> bool {
    let Some((first, others)) = pattern.split_first() else { return parts.is_empty() };
    if *first == "**" && !others.is_empty() {
        return (0..=parts.len()).any(|passed| parts_match(others, &parts[passed..]));
    }
    parts.split_first().is_some_and(|(part, below)| fnmatch(first, part) && parts_match(others, below))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_below_the_root() {
        assert_eq!(below_root("_pages", "../files/cv.pdf").as_deref(), Some("files/cv.pdf"));
        assert_eq!(below_root("_pages", "/files//./cv.pdf").as_deref(), Some("files/cv.pdf"));
        assert_eq!(below_root("", "").as_deref(), Some(""));
        assert_eq!(below_root("_pages", "../../etc/passwd"), None);
    }

    #[test]
    fn paths_have_parts() {
        for (path, expected) in [
            ("files/cv.zh.pdf", ["files", "cv.zh.pdf", "cv.zh", "pdf", "files/cv.zh"]),
            ("v1.0/cv", ["v1.0", "cv", "cv", "", "v1.0/cv"]),
            ("README.MD", ["", "README.MD", "README", "MD", "README"]),
            ("cv.", ["", "cv.", "cv", "", "cv"]),
            ("a/.md", ["a", ".md", "", "md", "a/"]),
            ("", ["", "", "", "", ""]),
        ] {
            assert_eq!(
                [folder(path), name(path), stem(path), extension(path), without_extension(path)],
                expected,
                "{path}"
            );
        }
        assert!(has_extension("README.MD", &["md", "markdown"]) && !has_extension("v1.md/cv", &["md"]));
        assert_eq!(
            (with_suffix("files/cv.pdf", "zh"), with_suffix("v1.0/cv", "zh")),
            ("files/cv.zh.pdf".into(), "v1.0/cv.zh".into())
        );
    }

    #[test]
    fn patterns_stay_within_a_name_but_for_two_stars() {
        for (pattern, fits, fits_not) in [
            ("*.bib", &["a.bib"][..], &["x/a.bib", "a.txt"][..]),
            ("**/*.bib", &["a.bib", "x/a.bib", "x/y/a.bib"], &["a.txt"]),
            ("x/**/a?.bib", &["x/a1.bib", "x/y/z/ab.bib"], &["a1.bib", "x/y/a.bib"]),
            ("p*", &["papers.bib", "p"], &["x/p", ""]),
            ("**", &["a"], &["a/b"]),
        ] {
            assert!(fits.iter().all(|path| glob(pattern, path)), "{pattern}");
            assert!(!fits_not.iter().any(|path| glob(pattern, path)), "{pattern}");
        }
    }

    #[test]
    fn patterns_are_those_of_the_shell() {
        for (pattern, text, expected) in [
            ("*.md", "a/b.md", true),
            ("a?c", "abc", true),
            ("a*c*e", "abcde", true),
            ("a*c*e", "abcd", false),
            ("", "", true),
            ("*", "", true),
            ("a", "ab", false),
        ] {
            assert_eq!(fnmatch(pattern, text), expected, "{pattern} {text}");
        }
    }
}
