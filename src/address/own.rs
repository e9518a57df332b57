//! Which addresses on the web lead to a site's own files.

use url::Url;

use super::{host, unescaped};

/// Where the files of a site are on the web.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct OwnAddresses {
    /// Its hosts, in the form that [`host`] gives.
    pub(crate) hosts: Vec<String>,
    /// The path below which it is there: `/me`, or nothing.
    pub(crate) base: String,
    /// Its repository at GitHub: `jane/jane.github.io`.
    pub(crate) repository: Option<String>,
}

impl OwnAddresses {
    /// The path, below the site's root, of the file that a whole address leads to, as the address spells it.
    pub(crate) fn path(&self, address: &str) -> Option<String> {
        let absolute = if address.starts_with("//") { format!("https:{address}") } else { address.to_owned() };
        let url = Url::parse(&absolute).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
        let host = host(url.as_str())?;
        let path = unescaped(url.path());
        if self.hosts.contains(&host) {
            let below_base = path.strip_prefix(&self.base).filter(|rest| rest.starts_with('/'));
            return Some(below_base.unwrap_or(&path).trim_start_matches('/').to_owned());
        }
        let (repository, file) = in_repository(&host, &path)?;
        let is_own = self.repository.as_ref().is_some_and(|own| own.eq_ignore_ascii_case(&repository));
        is_own.then(|| file.to_owned())
    }
}

/// The host at GitHub Pages at which an address, or that of the repository's file, has a path, and that path.
pub(crate) fn hosted(address: &str) -> Option<(String, String)> {
    let url = Url::parse(address).ok()?;
    let (host, path) = (host(address)?, unescaped(url.path()));
    let is_pages = |host: &str| host.ends_with(".github.io");
    if is_pages(&host) {
        return Some((host, path.trim_start_matches('/').to_owned()));
    }
    let (repository, file) = in_repository(&host, &path)?;
    let name = repository.rsplit('/').next().unwrap_or_default().to_lowercase();
    is_pages(&name).then(|| (name, file.to_owned()))
}

/// The branches that sites are made from. Files on other branches need not be in the site's folder.
const BRANCHES: &[&str] = &["main", "master", "gh-pages", "source", "HEAD"];

/// The repository, and the path in it, of a file that GitHub shows or serves.
fn in_repository<'a>(host: &str, path: &'a str) -> Option<(String, &'a str)> {
    let (owner, rest) = path.trim_start_matches('/').split_once('/')?;
    let (name, rest) = rest.split_once('/')?;
    let rest = match host {
        "raw.githubusercontent.com" => rest.strip_prefix("refs/heads/").unwrap_or(rest),
        "github.com" => rest.strip_prefix("blob/").or_else(|| rest.strip_prefix("raw/"))?,
        _ => return None,
    };
    let (branch, file) = rest.split_once('/')?;
    BRANCHES.contains(&branch).then(|| (format!("{owner}/{name}"), file))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_the_site_is_known_by_its_host_or_its_repository() {
        let own = OwnAddresses {
            hosts: vec!["jane.github.io".to_owned()],
            base: "/me".to_owned(),
            repository: Some("jane/me".to_owned()),
        };
        for (address, expected) in [
            ("https://jane.github.io/me/a%20b.png", Some("a b.png")),
            ("http://www.JANE.github.io/a.png", Some("a.png")),
            ("//jane.github.io/me/a.png", Some("a.png")),
            ("https://raw.githubusercontent.com/Jane/me/main/img/a.png", Some("img/a.png")),
            ("https://raw.githubusercontent.com/jane/me/refs/heads/main/a.png", Some("a.png")),
            ("https://github.com/jane/me/blob/master/a.png?raw=true", Some("a.png")),
            ("https://github.com/jane/me/raw/master/a.png", Some("a.png")),
            ("https://github.com/jane/me/issues/1/a.png", None),
            ("https://raw.githubusercontent.com/jane/other/main/a.png", None),
            ("https://raw.githubusercontent.com/jane/me/cv-pdf/a.pdf", None),
            ("https://lind.example/a.png", None),
            ("a.png", None),
            ("mailto:jane@jane.github.io", None),
        ] {
            assert_eq!(own.path(address).as_deref(), expected, "{address}");
        }
    }
}
