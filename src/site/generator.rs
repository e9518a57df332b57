//! Which generator makes a site of a folder, recognised before the site is read by files only one generator has ([`SIGNATURES`]).

use super::files::{DirEntry, EntryKind};
use super::reader::Reader;
use crate::path;

/// What makes a site of a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Generator {
    /// Jekyll, which GitHub Pages runs.
    Jekyll,
    /// No generator: a folder with pages in Markdown.
    Markdown,
    /// No generator: pages that are HTML already.
    Html,
    /// Astro.
    Astro,
    /// Docusaurus.
    Docusaurus,
    /// Eleventy.
    Eleventy,
    /// Franklin.jl.
    Franklin,
    /// Gatsby.
    Gatsby,
    /// Hexo.
    Hexo,
    /// Hugo.
    Hugo,
    /// `MkDocs`.
    MkDocs,
    /// Next.js.
    Next,
    /// Nuxt.
    Nuxt,
    /// Pelican.
    Pelican,
    /// Quarto.
    Quarto,
    /// React without a generator that is known.
    React,
    /// R Markdown, blogdown and bookdown.
    RMarkdown,
    /// Sphinx.
    Sphinx,
    /// Svelte.
    Svelte,
    /// Vite.
    Vite,
    /// `VitePress`.
    VitePress,
    /// `VuePress`.
    VuePress,
    /// Zola.
    Zola,
}

impl Generator {
    /// Where its sites state the author's position, as what to do about another one.
    pub(super) fn how_to_set_the_position(self) -> &'static str {
        match self {
            Self::Hugo => "to change it, set `bio:` under `author:` under `params:` in the configuration of the site",
            Self::Quarto => "to change it, set `subtitle:` in the front matter of the homepage",
            _ => "to change it, set `bio:` under `author:` in `_config.yml`",
        }
    }

    /// Its name, as its makers write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Jekyll => "Jekyll",
            Self::Markdown => "Markdown",
            Self::Html => "plain HTML",
            Self::Astro => "Astro",
            Self::Docusaurus => "Docusaurus",
            Self::Eleventy => "Eleventy",
            Self::Franklin => "Franklin.jl",
            Self::Gatsby => "Gatsby",
            Self::Hexo => "Hexo",
            Self::Hugo => "Hugo",
            Self::MkDocs => "MkDocs",
            Self::Next => "Next.js",
            Self::Nuxt => "Nuxt",
            Self::Pelican => "Pelican",
            Self::Quarto => "Quarto",
            Self::React => "React",
            Self::RMarkdown => "R Markdown",
            Self::Sphinx => "Sphinx",
            Self::Svelte => "Svelte",
            Self::Vite => "Vite",
            Self::VitePress => "VitePress",
            Self::VuePress => "VuePress",
            Self::Zola => "Zola",
        }
    }
}

/// A generator, and the file that gave it away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recognized {
    /// The generator.
    pub generator: Generator,
    /// The file; none where no file did, and the folder is taken for pages in Markdown.
    pub by: Option<String>,
    /// The configuration of a site in a folder of this one, which has no mark of its own: `site/_config.yml`.
    pub below: Option<String>,
}

/// What else has to hold for a file to be a mark.
enum Also {
    /// Nothing.
    Nothing,
    /// One of these is there too.
    Beside(&'static [&'static str]),
    /// The file contains this.
    Holds(&'static str),
    /// The file does not begin with front matter.
    IsPlain,
    /// This file is there too, and does not begin with front matter.
    BesidePlain(&'static str),
}

/// A file or folder by which a generator is known; `*.qmd` is any file at the root with that ending.
struct Signature {
    generator: Generator,
    files: &'static [&'static str],
    also: Also,
}

const fn dependency(generator: Generator, package: &'static str) -> Signature {
    Signature { generator, files: &["package.json"], also: Also::Holds(package) }
}

const fn mark(generator: Generator, files: &'static [&'static str]) -> Signature {
    Signature { generator, files, also: Also::Nothing }
}

/// The marks of generators; the first one that is there decides. A `_config.yml` is Jekyll's or Hexo's, or was written for vitae
/// next to the configuration of another generator, so it decides alone only where no other mark is.
const SIGNATURES: &[Signature] = &[
    dependency(Generator::Hexo, "\"hexo\""),
    mark(Generator::Hexo, &["_config.landscape.yml", "_config.next.yml", "_config.butterfly.yml"]),
    Signature {
        generator: Generator::Jekyll,
        files: &["_config.yml", "_config.yaml"],
        also: Also::Beside(&["_layouts", "_includes", "_pages", "_posts", "_sass", "Gemfile"]),
    },
    Signature { generator: Generator::Zola, files: &["config.toml"], also: Also::Holds("base_url") },
    mark(
        Generator::Hugo,
        &[
            "hugo.toml",
            "hugo.yaml",
            "hugo.yml",
            "hugo.json",
            "config/_default/hugo.toml",
            "config/_default/hugo.yaml",
            "config/_default/hugo.yml",
            "config/_default/hugo.json",
            "config/_default/config.toml",
            "config/_default/config.yaml",
            "config/_default/config.yml",
            "config/_default/config.json",
        ],
    ),
    Signature {
        generator: Generator::Hugo,
        files: &["config.toml", "config.yaml", "config.yml", "config.json"],
        also: Also::Beside(&["archetypes", "content", "layouts", "themes"]),
    },
    mark(Generator::Quarto, &["_quarto.yml", "_quarto.yaml"]),
    mark(Generator::RMarkdown, &["_site.yml", "_site.yaml", "_bookdown.yml"]),
    mark(Generator::Docusaurus, &["docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs"]),
    mark(
        Generator::Astro,
        &["astro.config.mjs", "astro.config.ts", "astro.config.js", "astro.config.mts", "astro.config.cjs"],
    ),
    mark(Generator::MkDocs, &["mkdocs.yml", "mkdocs.yaml"]),
    mark(Generator::Eleventy, &["eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs", ".eleventy.js"]),
    mark(Generator::Gatsby, &["gatsby-config.js", "gatsby-config.ts", "gatsby-config.mjs"]),
    mark(Generator::Next, &["next.config.js", "next.config.mjs", "next.config.ts"]),
    mark(Generator::Nuxt, &["nuxt.config.js", "nuxt.config.ts", "nuxt.config.mjs"]),
    mark(Generator::VitePress, &[".vitepress", "docs/.vitepress"]),
    mark(Generator::VuePress, &[".vuepress", "docs/.vuepress"]),
    mark(Generator::Pelican, &["pelicanconf.py"]),
    Signature { generator: Generator::Franklin, files: &["config.md"], also: Also::Beside(&["_layout"]) },
    dependency(Generator::VitePress, "\"vitepress\":"),
    dependency(Generator::VuePress, "\"vuepress\":"),
    dependency(Generator::Eleventy, "\"@11ty/eleventy\":"),
    dependency(Generator::Astro, "\"astro\":"),
    dependency(Generator::Gatsby, "\"gatsby\":"),
    dependency(Generator::Next, "\"next\":"),
    dependency(Generator::Nuxt, "\"nuxt\":"),
    // GitHub copies a homepage that is HTML already, whatever theme is configured.
    Signature {
        generator: Generator::Html,
        files: &["_config.yml", "_config.yaml"],
        also: Also::BesidePlain("index.html"),
    },
    mark(Generator::Jekyll, &["_config.yml", "_config.yaml"]),
    dependency(Generator::Svelte, "\"svelte\":"),
    dependency(Generator::React, "\"react\":"),
    dependency(Generator::Vite, "\"vite\":"),
    Signature { generator: Generator::Sphinx, files: &["conf.py"], also: Also::Beside(&["index.rst", "index.md"]) },
    mark(Generator::Quarto, &["*.qmd"]),
    mark(Generator::RMarkdown, &["*.Rmd", "*.rmd"]),
    Signature { generator: Generator::Html, files: &["index.html", "index.htm"], also: Also::IsPlain },
];

/// Recognises a site by the files that it has.
pub(super) fn recognize(reader: &Reader<'_>) -> Recognized {
    let seen = SIGNATURES.iter().find_map(|mark| {
        let mut found = mark.files.iter().filter_map(|file| there(reader, file));
        let by = found.find(|file| is_so(reader, file, &mark.also))?;
        Some(Recognized { generator: mark.generator, by: Some(by), below: None })
    });
    seen.unwrap_or_else(|| Recognized { generator: Generator::Markdown, by: None, below: site_below(reader) })
}

/// The configuration of a site in a folder of this one.
fn site_below(reader: &Reader<'_>) -> Option<String> {
    let folders = reader.filter("", |entry| entry.kind == EntryKind::Folder).into_iter();
    folders.map(|folder| path::join(&folder.name, "_config.yml")).find(|config| there(reader, config).is_some())
}

/// The file or folder that a mark matches, if there is one.
fn there(reader: &Reader<'_>, mark: &str) -> Option<String> {
    let (folder, name) = mark.rsplit_once('/').unwrap_or(("", mark));
    match name.strip_prefix('*') {
        Some(ending) => {
            let is_it = |entry: &DirEntry| entry.kind == EntryKind::File && entry.name.ends_with(ending);
            reader.find(folder, is_it).map(|found| path::join(folder, &found.name))
        }
        None => reader.kind(mark).map(|_| mark.to_owned()),
    }
}

fn is_so(reader: &Reader<'_>, file: &str, also: &Also) -> bool {
    let bytes = || reader.bytes(file).unwrap_or_default();
    match also {
        Also::Nothing => true,
        Also::Beside(names) => names.iter().any(|name| reader.kind(name).is_some()),
        Also::Holds(word) => String::from_utf8_lossy(&bytes()).contains(word),
        Also::IsPlain => is_plain(reader, file),
        Also::BesidePlain(other) => reader.kind(other).is_some() && is_plain(reader, other),
    }
}

/// Whether a file does not begin with front matter.
fn is_plain(reader: &Reader<'_>, file: &str) -> bool {
    !reader.bytes(file).unwrap_or_default().starts_with(b"---")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::MemoryFiles;

    fn generator(files: &[(&str, &str)]) -> Generator {
        let files = files.iter().fold(MemoryFiles::new(), |files, (path, text)| files.with(*path, *text));
        recognize(&Reader::new(&files, true)).generator
    }

    #[test]
    fn a_site_is_known_by_its_configuration() {
        let cases: &[(&[&str], Generator)] = &[
            (&["_config.yml", "about.md"], Generator::Jekyll),
            (&["about.md", "README.md"], Generator::Markdown),
            (&["index.html", "README.md"], Generator::Html),
            (&["_config.yml", "index.html", "README.md"], Generator::Html),
            (&["_config.yml", "_layouts/x.html", "index.html"], Generator::Jekyll),
            (&["hugo.toml", "content/_index.md"], Generator::Hugo),
            (&["config/_default/config.yaml", "README.md"], Generator::Hugo),
            (&["config.toml", "content/about.md"], Generator::Hugo),
            (&["config.toml", "about.md"], Generator::Markdown),
            (&["_quarto.yml", "index.qmd"], Generator::Quarto),
            (&["astro.config.mjs", "package.json"], Generator::Astro),
            (&["mkdocs.yml", "docs/index.md"], Generator::MkDocs),
            (&["docusaurus.config.ts", "docs/intro.md"], Generator::Docusaurus),
            (&[".eleventy.js", "index.md"], Generator::Eleventy),
            (&["docs/.vuepress/config.js", "docs/README.md"], Generator::VuePress),
            (&["pelicanconf.py", "content/about.md"], Generator::Pelican),
            (&["config.md", "_layout/head.html", "index.md"], Generator::Franklin),
            (&["config.md", "index.md"], Generator::Markdown),
            (&["cv.qmd", "README.md"], Generator::Quarto),
            (&["cv.Rmd", "README.md"], Generator::RMarkdown),
            (&["conf.py", "index.rst"], Generator::Sphinx),
        ];
        for &(paths, expected) in cases {
            let files: Vec<(&str, &str)> = paths.iter().map(|&path| (path, "")).collect();
            assert_eq!(generator(&files), expected, "{paths:?}");
        }
    }

    #[test]
    fn a_site_may_be_in_a_folder() {
        let below = |files: &[&str]| {
            let files = files.iter().fold(MemoryFiles::new(), |files, path| files.with(*path, ""));
            recognize(&Reader::new(&files, true)).below
        };
        assert_eq!(below(&["README.md", "site/_config.yml", "site/index.md"]).as_deref(), Some("site/_config.yml"));
        assert_eq!(below(&["_config.yml", "site/_config.yml"]), None);
        assert_eq!(below(&["README.md", "notes/index.md"]), None);
    }

    #[test]
    fn a_configuration_that_several_generators_have_is_looked_into() {
        let hexo = ("package.json", "{\"dependencies\": {\"hexo\": \"^6.0.0\"}}");
        assert_eq!(generator(&[("_config.yml", "title: x"), hexo]), Generator::Hexo);
        assert_eq!(generator(&[("_config.yml", "title: x"), ("package.json", "{}")]), Generator::Jekyll);
        assert_eq!(generator(&[("_config.yml", "vitae: {}"), ("hugo.toml", "")]), Generator::Hugo);
        assert_eq!(generator(&[("_config.yml", ""), ("_layouts/x.html", ""), ("mkdocs.yml", "")]), Generator::Jekyll);
        assert_eq!(generator(&[("index.html", "---\n---\n")]), Generator::Markdown);
        assert_eq!(generator(&[("package.json", "{\"vitepress\": \"1\"}")]), Generator::VitePress);
        assert_eq!(generator(&[("package.json", "{\"react\": \"18\", \"next\": \"14\"}")]), Generator::Next);
        assert_eq!(generator(&[("package.json", "{\"devDependencies\": {\"prettier\": \"3\"}}")]), Generator::Markdown);
        assert_eq!(generator(&[("config.toml", "base_url = 'x'"), ("content/a.md", "")]), Generator::Zola);
    }
}
