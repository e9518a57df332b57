//! Addresses: what counts as one, where it leads, and whether two are the same.
//!
//! The `url` crate reads them, so that they mean here what they mean to a browser. What is printed is the author's text.

mod own;
pub(crate) mod text;

use std::borrow::Cow;
use std::sync::LazyLock;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use regex::{Captures, Regex};
use url::{Host, Url};

use crate::fold;

pub(crate) use own::{OwnAddresses, hosted};

/// The scheme of an address: `https` of `https://jane.org`, `mailto` of `mailto:jane@jane.org` (RFC 3986, 3.1).
pub(crate) fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.chars().all(is_part);
    is_scheme.then_some(scheme)
}

/// Whether a link in a PDF may open a target. A viewer may run `javascript:`, `file:` or `ms-msdt:` without asking the reader.
pub(crate) fn may_be_opened(target: &str) -> bool {
    const SCHEMES: &[&str] =
        &["http", "https", "mailto", "tel", "sms", "ftp", "geo", "xmpp", "matrix", "skype", "weixin"];
    scheme(target).is_some_and(|scheme| SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known)))
}

/// Whether an address leads to another site, or to a program: it is not relative.
pub(crate) fn leads_away(target: &str) -> bool {
    names_host(target) || scheme(target).is_some()
}

/// Whether a target names a host, and so does not depend on the page it is on: `https://jane.org`, `//jane.org/cv`.
pub(crate) fn names_host(target: &str) -> bool {
    let behind_scheme = scheme(target).map_or(target, |scheme| &target[scheme.len() + 1..]);
    behind_scheme.starts_with("//")
}

/// Whether a target is a file's data itself: `data:image/png;base64,…` (RFC 2397).
pub(crate) fn is_data(target: &str) -> bool {
    scheme(target).is_some_and(|scheme| scheme.eq_ignore_ascii_case("data"))
}

/// A whole web address in the author's text: scheme and host in lower case, the rest as it is. Without a scheme, `https` is
/// assumed. Schemes other than `http` and `https` are refused, and so are user names and passwords.
pub(crate) fn web(written: &str) -> Option<String> {
    let written = written.trim();
    let (scheme, rest) = match written.split_once("://") {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") => ("http", rest),
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("https") => ("https", rest),
        Some(_) => return None,
        None => ("https", written.trim_start_matches('/')),
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let has_stray_letter =
        rest.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '{' | '}' | '\\'));
    if has_stray_letter || host.is_empty() || host.contains('@') {
        return None;
    }
    let address = format!("{scheme}://{}{}", host.to_lowercase(), &rest[host.len()..]);
    let is_on_the_web = match Url::parse(&address).ok()?.host()? {
        Host::Domain(domain) => domain.trim_end_matches('.').contains('.'),
        // To a browser, `3.14` is an address; to nobody else.
        Host::Ipv4(ip) => host.starts_with(&ip.to_string()),
        Host::Ipv6(_) => false,
    };
    is_on_the_web.then_some(address)
}

/// The host of a whole address as servers know it: in lower case and ASCII, without `www.` or a trailing full stop.
pub(crate) fn host(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let host = url.host_str()?.trim_end_matches('.');
    Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
}

/// The address of `target` as a browser resolves it on the page at `page`, a path on `site`; `None` if it would not.
pub(crate) fn join(site: &str, page: &str, target: &str) -> Option<Url> {
    let page = Url::parse(site).ok()?.join(&format!("/{}", page.trim_start_matches('/'))).ok()?;
    page.join(target).ok()
}

/// The path of an address on its host, without a slash at its end: `/me` for `https://jane.org/me/`.
pub(crate) fn path_on_host(address: &str) -> Option<String> {
    Some(Url::parse(address).ok()?.path().trim_end_matches('/').to_owned())
}

/// The path of `target` below `home`, when it is there: `cv/` for `https://jane.org/me/cv/#now` below `https://jane.org/me`.
pub(crate) fn path_below(home: &str, target: &str) -> Option<String> {
    let (home, target) = (Url::parse(home).ok()?, Url::parse(target).ok()?);
    // Many links to a site are older than its certificate.
    let is_same_host = home.host() == target.host() && home.port() == target.port();
    if !is_same_host {
        return None;
    }
    let rest = target.path().strip_prefix(home.path().trim_end_matches('/'))?;
    rest.strip_prefix('/').map(str::to_owned)
}

/// An address as it is printed: without scheme, `www.` and trailing slash.
pub(crate) fn bare(address: &str) -> &str {
    let rest = scheme(address).and_then(|scheme| address[scheme.len()..].strip_prefix("://")).unwrap_or(address);
    rest.strip_prefix("www.").unwrap_or(rest).trim_end_matches('/')
}

/// Whether two addresses lead to the same place, as far as can be seen from them.
pub(crate) fn same(a: &str, b: &str) -> bool {
    let plain = |address: &str| {
        let bare = bare(address).to_lowercase();
        bare.strip_prefix("dx.doi.org/").map_or(bare.clone(), |doi| format!("doi.org/{doi}"))
    };
    plain(a) == plain(b)
}

/// Whether two addresses lead to one account: at the network that changed its name, or at one that takes parameters.
pub(crate) fn same_account(a: &str, b: &str) -> bool {
    let renamed = |url: &str| {
        let url = bare(url).to_lowercase().replacen("twitter.com/", "x.com/", 1);
        url.split("?lang=").next().map(str::to_owned)
    };
    let user = |url: &str| {
        let (host, query) = url.split_once("/citations?")?;
        let user = query.split('&').find_map(|part| part.strip_prefix("user="))?.to_owned();
        host.contains("scholar.google.").then_some(user)
    };
    renamed(a) == renamed(b) || user(a).is_some() && user(a) == user(b)
}

/// The path of a page without what servers add or leave out: `talks/2024` of `/talks/2024/`, `/Talks/2024.html` and
/// `/talks/2024/index.html`.
pub(crate) fn page(path: &str) -> String {
    let path = path.trim_matches('/');
    let path = path.strip_suffix(".html").unwrap_or(path);
    let path = if path == "index" { "" } else { path.strip_suffix("/index").unwrap_or(path) };
    path.to_lowercase()
}

/// The address of a DOI, which is written with or without `https://doi.org/` or `doi:`.
pub(crate) fn doi(written: &str) -> String {
    let written = written.trim();
    let without = |prefix: &str| {
        let head = written.get(..prefix.len()).filter(|head| head.eq_ignore_ascii_case(prefix))?;
        Some(written[head.len()..].trim())
    };
    let resolvers = ["https://", "http://", ""]
        .into_iter()
        .flat_map(|scheme| ["doi.org/", "dx.doi.org/", "www.doi.org/"].map(|host| format!("{scheme}{host}")));
    let name = resolvers.chain(["doi:".to_owned()]).find_map(|prefix| without(&prefix));
    // Some write the address of the publisher's page.
    let is_elsewhere = name.is_none() && written.contains("://");
    if is_elsewhere { written.to_owned() } else { format!("https://doi.org/{}", name.unwrap_or(written)) }
}

/// The `tel:` address of a telephone number; `None` if it has too few digits.
pub(crate) fn telephone(written: &str) -> Option<String> {
    const MIN_DIGITS: usize = 5;
    let digits: String = written.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    (digits.len() >= MIN_DIGITS).then(|| format!("tel:{digits}"))
}

/// The `mailto:` address of an e-mail address, with or without `mailto:` before it; `None` if it is not one.
pub(crate) fn mail(written: &str) -> Option<String> {
    let (user, host) = mailbox(written).split_once('@')?;
    let is_plain = |part: &str| !part.contains([' ', '<', '>', '"', '(', ')']);
    (!user.is_empty() && host.contains('.') && is_plain(user) && is_plain(host))
        .then(|| format!("mailto:{user}@{host}"))
}

/// An e-mail address without `mailto:`, and without the brackets of `<jane@x.org>`.
pub(crate) fn mailbox(written: &str) -> &str {
    let written = written.trim();
    let written = written.strip_prefix('<').and_then(|inner| inner.strip_suffix('>')).unwrap_or(written);
    let is_mail = scheme(written).is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto"));
    if !is_mail {
        return written.trim();
    }
    // A subject may be given, too.
    let address = written["mailto:".len()..].split('?').next().unwrap_or_default();
    // Some write it like the address of a page.
    address.trim_start_matches('/').trim()
}

/// The e-mail address that a text in Base64 (RFC 4648) stands for, as some sites hide theirs.
pub(crate) fn mail_in_base64(text: &str) -> Option<String> {
    let bytes = STANDARD.decode(text.trim()).ok()?;
    String::from_utf8(bytes).ok().filter(|text| mail(text).is_some())
}

/// A text in lower case, with its e-mail addresses in working form: `jane [at] x [dot] org` is `jane@x.org`.
pub(crate) fn plain_mail(text: &str) -> String {
    const AT: &[&str] = &[
        " [at] ",
        "[at]",
        " ((at)) ",
        "((at))",
        " (at) ",
        "(at)",
        " ( at ) ",
        "( at )",
        " (@) ",
        "(@)",
        " [@] ",
        "[@]",
        " {at} ",
        "{at}",
        " <at> ",
        "<at>",
        "'ｱｯﾄ'",
        "(ｱｯﾄ)",
        "ｱｯﾄﾏｰｸ",
        "ｱｯﾄ",
        "_<atmark>_",
        "<atmark>",
        "（at）",
        " (ατ) ",
        "(ατ)",
        " (arobase) ",
        "(arobase)",
        " [arobase] ",
        " (arroba) ",
        "(arroba)",
        " _at_ ",
        " at ",
        " @ ",
        "＠",
    ];
    const DOT: &[&str] = &[
        " [dot] ",
        "[dot]",
        " ((dot)) ",
        "((dot))",
        " <dot> ",
        "<dot>",
        " (dot) ",
        "(dot)",
        " {dot} ",
        "{dot}",
        " dot ",
        " (period) ",
        "(period)",
        " [period] ",
        "[period]",
        " [punkt] ",
        "[punkt]",
        " (punkt) ",
        "(punkt)",
        "[.]",
        "⚫",
        "●",
    ];
    let text = with_letters(&text.to_lowercase());
    let text = AT.iter().fold(text, |text, at| replaced(text, at, "@"));
    let text = DOT.iter().fold(text, |text, dot| replaced(text, dot, "."));
    let text = with_signs_between(&text).unwrap_or(text);
    let text = with_bare_domain(&text).unwrap_or(text);
    with_end(&text).unwrap_or(text)
}

/// An address without brackets around its domain: `jane@[x.org]`.
fn with_bare_domain(text: &str) -> Option<String> {
    let (before, rest) = text.split_once("@[")?;
    let (domain, after) = rest.split_once(']')?;
    (!domain.contains(' ')).then(|| format!("{before}@{domain}{after}"))
}

/// A text with a sign for what hides it. Hardly a text has any, and need not be copied for each that it might have.
fn replaced(text: String, hidden: &str, sign: &str) -> String {
    if text.contains(hidden) { text.replace(hidden, sign) } else { text }
}

/// An address whose signs are words between hyphens: `jane-at-x-dot-org`. Both are there, or it is something else.
fn with_signs_between(text: &str) -> Option<String> {
    let pairs = [["-at-", "-dot-"], ["_at_", "_dot_"]];
    let [at, dot] = pairs.into_iter().find(|pair| pair.iter().all(|sign| text.contains(sign)))?;
    Some(text.replace(at, "@").replace(dot, "."))
}

/// An address whose signs are letters in brackets: `jane(a)x(d)org`. Before a space they count something: `the tides (a) in spring`.
fn with_letters(text: &str) -> String {
    let between = |before: &str, after: &str| {
        before.ends_with(|c: char| c.is_ascii_alphanumeric()) && after.starts_with(|c: char| c.is_ascii_alphanumeric())
    };
    match text.split_once("(a)").filter(|(before, after)| between(before, after)) {
        Some((before, after)) => format!("{before}@{}", after.replace("(d)", ".")),
        None => text.to_owned(),
    }
}

/// An address with the end that is to be added by hand: `jane@x.(+ac.jp)`.
fn with_end(text: &str) -> Option<String> {
    let (before, rest) = text.split_once("(+")?;
    let (end, after) = rest.split_once(')')?;
    (before.contains('@') && !end.contains(' ')).then(|| format!("{before}{end}{after}"))
}

/// The same of addresses hidden with brackets alone, `jane[at]x(dot)org`, which no other words of a sentence look like.
pub(crate) fn mail_without_brackets(text: &str) -> String {
    #[rustfmt::skip]
    let pairs = [
        (" [at] ", "@"), ("[at]", "@"), (" (at) ", "@"), ("(at)", "@"), (" {at} ", "@"), ("{at}", "@"),
        ("[@]", "@"), ("(@)", "@"),
        (" [dot] ", "."), ("[dot]", "."), (" (dot) ", "."), ("(dot)", "."), (" {dot} ", "."), ("{dot}", "."),
        ("[period]", "."), ("(period)", "."), (" [punkt] ", "."), ("[punkt]", "."), (" (punkt) ", "."), ("(punkt)", "."),
    ];
    let plain = |text: String, (hidden, sign): &(&str, &str)| {
        replaced(replaced(text, hidden, sign), &hidden.to_ascii_uppercase(), sign)
    };
    with_words(&pairs.iter().fold(text.to_owned(), plain))
}

/// The same of addresses whose signs are words: `jane at x dot org`. Both are there, or `at` is the word.
fn with_words(text: &str) -> String {
    static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
        let address = r"(?i)\b(me at )?([a-z0-9_-]+(?:(?: dot |\.)[a-z0-9_-]+)* at [a-z0-9-]+(?: dot [a-z0-9-]+)+)\b";
        Regex::new(address).expect("a valid expression")
    });
    // Hardly a text has the word, and the expression takes its time to prepare.
    if !text.to_ascii_lowercase().contains(" dot ") {
        return text.to_owned();
    }
    let plain = |found: &Captures<'_>| {
        // “Write to me at jane …”
        let before = found.get(1).map_or("", |before| before.as_str());
        let words = found[2].split(' ').map(|word| match word.to_ascii_lowercase().as_str() {
            "at" => "@",
            "dot" => ".",
            _ => word,
        });
        before.to_owned() + &words.collect::<String>()
    };
    ADDRESS.replace_all(text, plain).into_owned()
}

/// The same of an address in which a person's name is to be filled in: `firstname.lastname@x.org`, `last-name@x.org`. None where the
/// name leaves it open what is the first and what is the last.
pub(crate) fn with_name(text: &str, name: &str) -> Option<String> {
    const BOTH: &[(&str, &str)] = &[
        ("firstname", "lastname"),
        ("first", "last"),
        ("vorname", "nachname"),
        ("prenom", "nom"),
        ("prénom", "nom"),
        ("nombre", "apellido"),
    ];
    const LAST: &[&str] = &["last-name", "last_name", "lastname", "surname", "nachname"];
    let folded = fold::words(name);
    let parts: Vec<String> = folded.split(' ').filter(|part| part.chars().count() > 1).map(fold::letters).collect();
    let [first, last] = &parts[..] else { return None };
    let signs = ['.', '_', '-'].into_iter();
    let both = signs.flat_map(|sign| {
        BOTH.iter().map(move |(one, other)| (format!("{one}{sign}{other}@"), format!("{first}{sign}{last}@")))
    });
    let alone = LAST.iter().map(|blank| (format!("{blank}@"), format!("{last}@")));
    both.chain(alone).find_map(|(blank, filled)| {
        let at = text.to_ascii_lowercase().find(&blank)?;
        let before = &text[..at];
        let is_part = before.ends_with(|c: char| c.is_alphanumeric() || ".-_".contains(c));
        // `ada.lastname@x.org`, but not `given.lastname@x.org`.
        let word = before.rsplit(char::is_whitespace).next().unwrap_or_default().to_ascii_lowercase();
        let follows_own = before.ends_with('.') && word.starts_with(first);
        (!is_part || follows_own).then(|| format!("{before}{filled}{}", &text[at + blank.len()..]))
    })
}

/// Whether an address lets visitors share the page: `https://x.com/intent/tweet?text=…`.
pub(crate) fn shares(target: &str) -> bool {
    const SHARING: &[&str] = &["share", "sharer", "sharearticle", "intent", "submit"];
    let Some((_, path)) = bare(target).split_once('/') else { return false };
    let path = path.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    path.split(['/', '.']).any(|part| SHARING.contains(&part))
}

/// The ASCII characters that an address may not contain (RFC 3986, appendix A).
const NEVER_PLAIN: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'\\').add(b'^').add(b'`').add(b'{').add(b'|').add(b'}');

/// The address in 7-bit ASCII, as PDF requires (ISO 32000-2, 12.6.4.8) and as a browser would request it. One that is already
/// in ASCII stays as it was written.
pub(crate) fn in_ascii(address: &str) -> String {
    let is_plain = |c: char| c.is_ascii() && !c.is_ascii_control() && !" \"<>\\^`{|}".contains(c);
    if address.chars().all(is_plain) {
        return address.to_owned();
    }
    // Host names have their own encoding.
    let address = Url::parse(address).map_or_else(|_| address.to_owned(), String::from);
    escaped(&address)
}

/// A text with `%20` and the like for what an address may not contain.
pub(crate) fn escaped(text: &str) -> String {
    utf8_percent_encode(text, NEVER_PLAIN).to_string()
}

/// The text with `%20` and the like decoded.
pub(crate) fn unescaped(text: &str) -> Cow<'_, str> {
    percent_decode_str(text).decode_utf8_lossy()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_filled_in_where_it_is_clear() {
        assert_eq!(with_name("last-name@sea.example", "Ada Ek").as_deref(), Some("ek@sea.example"));
        assert_eq!(with_name("ada.lastname@sea.example", "Ada Ek").as_deref(), Some("ada.ek@sea.example"));
        assert_eq!(with_name("given.lastname@sea.example", "Ada Ek"), None);
        let filled = |name| with_name("Mail: Firstname.Lastname@sea.example.", name);
        assert_eq!(filled("Zoë B. Lind").as_deref(), Some("Mail: zoe.lind@sea.example."));
        assert_eq!(filled("Zoë van der Lind"), None);
    }

    #[test]
    fn a_web_address_keeps_the_authors_text() {
        for (written, expected) in [
            ("jane.org", "https://jane.org"),
            ("  //jane.org/a ", "https://jane.org/a"),
            ("HTTP://Jane.Org/CV?a=B#C", "http://jane.org/CV?a=B#C"),
            ("https://jane.org./x/y/..", "https://jane.org./x/y/.."),
            ("https://例え.jp/履历", "https://例え.jp/履历"),
            ("jane.org:8080/a", "https://jane.org:8080/a"),
            ("192.168.0.1/a", "https://192.168.0.1/a"),
        ] {
            assert_eq!(web(written).as_deref(), Some(expected), "{written}");
        }
        for written in [
            "jane",
            "jane.",
            "3.14",
            "",
            "ftp://jane.org",
            "javascript://jane.org",
            "https://",
            "https:///jane.org",
            "https://jane:pw@jane.org",
            "https://jane@jane.org",
            "jane@jane.org",
            "https://jane.org/a b",
            "https://{{ host }}.org",
            "jane.org:99999",
            "?q=a.b",
            "#a.b",
            "https://jane.org\\a",
        ] {
            assert_eq!(web(written), None, "{written}");
        }
    }

    #[test]
    fn hosts_are_compared_as_servers_know_them() {
        for (address, expected) in [
            ("https://WWW.Jane.org:8080/a@b", Some("jane.org")),
            ("https://jane@jane.org./", Some("jane.org")),
            ("https://例え.jp", Some("xn--r8jz45g.jp")),
            ("mailto:jane@jane.org", None),
            ("jane.org", None),
            ("/a", None),
        ] {
            assert_eq!(host(address).as_deref(), expected, "{address}");
        }
    }

    #[test]
    fn addresses_let_visitors_share_a_page() {
        for (target, expected) in [
            ("https://twitter.com/intent/tweet?text=Tides&url=https://lind.example", true),
            ("https://facebook.com/sharer.php?u=https://lind.example", true),
            ("https://plus.google.com/share?url=https://lind.example", true),
            ("https://x.com/joelind", false),
            ("https://share.example/tides", false),
            ("https://lind.example/find?q=share", false),
        ] {
            assert_eq!(shares(target), expected, "{target}");
        }
    }

    #[test]
    fn a_target_leads_where_a_browser_goes() {
        for (target, expected) in [
            ("x/y/..", "https://jane.org/me/cv/x/"),
            ("x/y/.", "https://jane.org/me/cv/x/y/"),
            ("../../../a", "https://jane.org/a"),
            ("?q=1", "https://jane.org/me/cv/?q=1"),
            ("#top", "https://jane.org/me/cv/#top"),
            ("", "https://jane.org/me/cv/"),
            ("//Other.org/a", "https://other.org/a"),
            ("HTTP://other.org", "http://other.org/"),
            ("/a/./b/../c", "https://jane.org/a/c"),
        ] {
            assert_eq!(
                join("https://jane.org", "/me/cv/", target).map(String::from).as_deref(),
                Some(expected),
                "{target}"
            );
        }
        assert_eq!(join("jane.org", "/", "a"), None);
    }

    #[test]
    fn a_scheme_is_told_from_a_path_with_a_colon() {
        for (target, expected, host) in [
            ("HTTPS://a.org", Some("HTTPS"), true),
            ("mailto:a@b.org", Some("mailto"), false),
            ("//a.org/b", None, true),
            ("talks/at:home", None, false),
            ("2024:a", None, false),
            ("/see?at=https://a.org", None, false),
            (":", None, false),
        ] {
            assert_eq!((scheme(target), names_host(target)), (expected, host), "{target}");
        }
    }

    #[test]
    fn paths_below_a_homepage_are_known() {
        for (home, target, expected) in [
            ("https://jane.org/me", "https://jane.org/me/cv/#now", Some("cv/")),
            ("https://jane.org", "https://JANE.org/", Some("")),
            ("https://jane.org", "http://jane.org/cv", Some("cv")),
            ("https://jane.org/", "https://jane.org/a.pdf?x", Some("a.pdf")),
            ("https://jane.org", "https://jane.org.example/", None),
            ("https://jane.org/me", "https://jane.org/men", None),
            ("https://jane.org", "https://jane.org:8080/", None),
            ("https://jane.org", "mailto:a@b.org", None),
        ] {
            assert_eq!(path_below(home, target).as_deref(), expected, "{home} {target}");
        }
    }

    #[test]
    fn addresses_that_differ_in_writing_are_the_same() {
        for (a, b) in [
            ("https://www.jane.org/", "http://Jane.org"),
            ("http://dx.doi.org/10.1/a", "https://doi.org/10.1/A"),
            ("HTTPS://a.org/b", "a.org/b/"),
        ] {
            assert!(same(a, b), "{a} {b}");
        }
        assert!(!same("https://a.org/b", "https://a.org/b?c"));
        for path in ["/talks/2024/", "/Talks/2024.html", "talks/2024/index.html", "/talks/2024"] {
            assert_eq!(page(path), "talks/2024", "{path}");
        }
        for path in ["/", "", "/index.html", "index.html"] {
            assert_eq!(page(path), "", "{path}");
        }
    }

    #[test]
    fn addresses_hidden_from_machines_are_written_out() {
        for written in [
            "jane [at] x [dot] org",
            "jane(a)x(d)org",
            "jane@x[.]org",
            "jane{AT}x{DOT}org",
            "jane((at))x.org",
            "jane <at> x <dot> org",
            "jane'ｱｯﾄ'x.org",
            "jane at x dot org",
            "jane-At-x-DOT-org",
            "jane (ατ) x.org",
            "jane[@]x.org",
            "jane(at)x(period)org",
            "jane [at] x [punkt] org",
            "jane (at) [x.org]",
        ] {
            assert_eq!(plain_mail(written), "jane@x.org", "{written}");
        }
        assert_eq!(plain_mail("state-of-the-art-at-sea"), "state-of-the-art-at-sea");
        assert_eq!(mail_without_brackets("Reach me at jane [at] x[dot]org."), "Reach me at jane@x.org.");
        assert_eq!(
            mail_without_brackets("Write me at jane dot ek AT x dot ac DOT uk."),
            "Write me at jane.ek@x.ac.uk."
        );
        assert_eq!(mail_without_brackets("I was at sea, a dot at last."), "I was at sea, a dot at last.");
    }

    #[test]
    fn an_address_in_base64_is_read() {
        assert_eq!(mail_in_base64("amFuZUB4Lm9yZw==").as_deref(), Some("jane@x.org"));
        for text in ["jane", "aGk=", "jane@x.org"] {
            assert_eq!(mail_in_base64(text), None, "{text}");
        }
    }

    #[test]
    fn dois_and_mailboxes_become_addresses() {
        for written in [
            "10.1/a",
            "doi:10.1/a",
            "DOI: 10.1/a",
            "https://doi.org/10.1/a",
            "HTTP://dx.doi.org/10.1/a",
            "doi.org/10.1/a",
        ] {
            assert_eq!(doi(written), "https://doi.org/10.1/a", "{written}");
        }
        assert_eq!(doi("https://press.example/a"), "https://press.example/a");
        for written in [
            "mailto:jane@jane.org",
            "mailto:jane@jane.org?subject=Tides",
            "mailto://jane@jane.org",
            "<jane@jane.org>",
            " <mailto:jane@jane.org> ",
        ] {
            assert_eq!(mail(written).as_deref(), Some("mailto:jane@jane.org"), "{written}");
        }
        assert_eq!(mail("MAILTO: jürgen@jane.org").as_deref(), Some("mailto:jürgen@jane.org"));
        for written in ["jane", "@jane.org", "jane@localhost", "jane [at] jane.org", "Jane <jane@jane.org>"] {
            assert_eq!(mail(written), None, "{written}");
        }
    }
}
