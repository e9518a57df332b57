//! The networks that people name on their pages: what the keys mean, where a user name leads, and what is printed.

use super::examples::is_example_text;
use crate::address;
use crate::cv::{Contact, ContactKind};
use crate::path;
use crate::source::Span;

/// A network or another kind of address.
struct Network {
    kind: ContactKind,
    /// What is printed when the address itself says nothing to a reader.
    label: &'static str,
    /// The keys that themes use for it, without the endings of [`KEY_ENDINGS`].
    keys: &'static [&'static str],
    /// Hosts by which a whole address is recognised.
    hosts: &'static [&'static str],
    /// The address of a user: `{}` is the user name. Empty when only a whole address will do.
    user: &'static str,
    /// How the paths of accounts begin, where a link does not say what it leads to: to a person, or to one paper. An empty one stands
    /// for a name alone; `//` is before one with the host, and `…` before what is later in the address.
    accounts: &'static [&'static str],
    print: Print,
}

/// What is printed for an address.
#[derive(Clone, Copy, PartialEq)]
enum Print {
    /// The address, without `https://` and `www.`.
    Address,
    /// The network's name: its addresses are numbers and parameters.
    Label,
}

/// What themes put after the name of a network: `github_username`, `orcid_id`, `bluesky_url`.
const KEY_ENDINGS: &[&str] =
    &["", "_username", "_id", "_userid", "_url", "_link", "_handle", "_profile", "-id", "-username", "-url", "-link"];

/// What themes put before it.
const KEY_BEGINNINGS: &[&str] = &["social-", "social_", "resume_"];

use ContactKind::{GitHub, GoogleScholar, LinkedIn, Orcid, Other};
use Print::{Address, Label};

macro_rules! networks {
    ($($kind:expr, $label:literal, [$($key:literal),*], [$($host:literal),*], $user:literal, [$($account:literal),*], $print:ident;)*) => {
        &[$(Network { kind: $kind, label: $label, keys: &[$($key),*], hosts: &[$($host),*], user: $user, accounts: &[$($account),*], print: $print },)*]
    };
}

/// Every network, in the order in which it is printed: what a reader of a CV looks for first comes first.
#[rustfmt::skip]
const NETWORKS: &[Network] = networks! {
    GoogleScholar, "Google Scholar", ["googlescholar", "google_scholar", "google-scholar", "scholar", "gscholar"], ["scholar.google."], "https://scholar.google.com/citations?user={}", ["citations?…user="], Label;
    Orcid, "ORCID", ["orcid"], ["orcid.org"], "https://orcid.org/{}", [""], Address;
    GitHub, "GitHub", ["github"], ["github.com"], "https://github.com/{}", [""], Address;
    LinkedIn, "LinkedIn", ["linkedin"], ["linkedin.com"], "https://www.linkedin.com/in/{}", ["in/", "pub/"], Address;
    Other("x"), "X", ["twitter", "x"], ["twitter.com", "x.com"], "https://x.com/{}", [""], Address;
    Other("bluesky"), "Bluesky", ["bluesky", "bsky"], ["bsky.app"], "https://bsky.app/profile/{}", ["profile/"], Address;
    Other("mastodon"), "Mastodon", ["mastodon"], ["mastodon.", "scholar.social", "sigmoid.social", "neuromatch.social", "ecoevo.social", "sciences.social", "mstdn.social", "genomic.social", "datasci.social", "astrodon.social", "hcommons.social", "fosstodon.org", "hachyderm.io", "mathstodon.xyz", "fediscience.org", "mas.to", "qoto.org", "piaille.fr"], "", ["@", "users/"], Address;
    Other("researchgate"), "ResearchGate", ["researchgate", "research_gate"], ["researchgate.net"], "https://www.researchgate.net/profile/{}", ["profile/"], Address;
    Other("semanticscholar"), "Semantic Scholar", ["semanticscholar", "semantic_scholar", "semantic"], ["semanticscholar.org"], "https://www.semanticscholar.org/author/{}", ["author/"], Label;
    Other("dblp"), "DBLP", ["dblp"], ["dblp.org", "dblp.uni-trier.de"], "https://dblp.org/pid/{}", ["pid/", "pers/"], Label;
    Other("openreview"), "OpenReview", ["openreview"], ["openreview.net"], "https://openreview.net/profile?id={}", ["profile?"], Label;
    Other("arxiv"), "arXiv", ["arxiv"], ["arxiv.org"], "https://arxiv.org/a/{}", ["a/", "search/?…searchtype=author"], Label;
    Other("inspire"), "INSPIRE", ["inspire", "inspirehep", "inspire_hep", "inspire-hep"], ["inspirehep.net"], "https://inspirehep.net/authors/{}", ["authors/"], Label;
    Other("ads"), "NASA ADS", ["ads", "adsabs"], ["adsabs.harvard.edu"], "", ["public-libraries/", "user/libraries/"], Label;
    Other("pubmed"), "PubMed", ["pubmed"], ["ncbi.nlm.nih.gov"], "", ["?term=", "pubmed/?term=", "myncbi/", "sites/myncbi/"], Label;
    Other("impactstory"), "Impactstory", ["impactstory"], ["impactstory.org"], "https://profiles.impactstory.org/u/{}", ["u/"], Label;
    Other("scopus"), "Scopus", ["scopus"], ["scopus.com"], "https://www.scopus.com/authid/detail.uri?authorId={}", ["authid/"], Label;
    Other("webofscience"), "Web of Science", ["webofscience", "web_of_science", "wos", "publons", "researcherid"], ["webofscience.com", "publons.com"], "https://www.webofscience.com/wos/author/record/{}", ["wos/author/", "researcher/", "rid/"], Label;
    Other("acm"), "ACM", ["acm"], ["dl.acm.org"], "https://dl.acm.org/profile/{}", ["profile/"], Label;
    Other("ieee"), "IEEE Xplore", ["ieee"], ["ieeexplore.ieee.org"], "https://ieeexplore.ieee.org/author/{}", ["author/"], Label;
    Other("hal"), "HAL", ["hal"], ["hal.science", "archives-ouvertes.fr"], "https://cv.hal.science/{}", ["//cv."], Address;
    Other("ssrn"), "SSRN", ["ssrn"], ["ssrn.com"], "https://papers.ssrn.com/sol3/cf_dev/AbsByAuth.cfm?per_id={}", ["author=", "sol3/cf_dev/"], Label;
    Other("repec"), "RePEc", ["repec", "ideas"], ["ideas.repec.org"], "https://ideas.repec.org/{}", ["e/", "f/", "i/"], Label;
    Other("philpapers"), "PhilPapers", ["philpapers", "philpeople"], ["philpeople.org", "philpapers.org"], "https://philpeople.org/profiles/{}", ["profiles/"], Address;
    Other("academia"), "Academia.edu", ["academia", "academia_edu"], ["academia.edu"], "", [""], Address;
    Other("researchmap"), "researchmap", ["researchmap"], ["researchmap.jp"], "https://researchmap.jp/{}", [""], Address;
    Other("lattes"), "Lattes", ["lattes"], ["lattes.cnpq.br", "buscatextual.cnpq.br"], "https://lattes.cnpq.br/{}", ["", "buscatextual/visualizacv"], Label;
    Other("osf"), "OSF", ["osf"], ["osf.io"], "https://osf.io/{}", [], Address;
    Other("zotero"), "Zotero", ["zotero"], ["zotero.org"], "https://www.zotero.org/{}", [""], Address;
    Other("gitlab"), "GitLab", ["gitlab"], ["gitlab.com"], "https://gitlab.com/{}", [""], Address;
    Other("bitbucket"), "Bitbucket", ["bitbucket"], ["bitbucket.org"], "https://bitbucket.org/{}", [""], Address;
    Other("huggingface"), "Hugging Face", ["huggingface", "hugging_face"], ["huggingface.co"], "https://huggingface.co/{}", [""], Address;
    Other("kaggle"), "Kaggle", ["kaggle"], ["kaggle.com"], "https://www.kaggle.com/{}", [""], Address;
    Other("stackoverflow"), "Stack Overflow", ["stackoverflow", "stack_overflow"], ["stackoverflow.com"], "https://stackoverflow.com/users/{}", ["users/"], Label;
    Other("leetcode"), "LeetCode", ["leetcode"], ["leetcode.com"], "https://leetcode.com/u/{}", ["u/"], Address;
    Other("codepen"), "CodePen", ["codepen"], ["codepen.io"], "https://codepen.io/{}", [""], Address;
    Other("medium"), "Medium", ["medium"], ["medium.com"], "https://medium.com/@{}", ["@"], Address;
    Other("substack"), "Substack", ["substack"], ["substack.com"], "https://{}.substack.com", [], Address;
    Other("zhihu"), "知乎", ["zhihu"], ["zhihu.com"], "https://www.zhihu.com/people/{}", ["people/"], Address;
    Other("weibo"), "微博", ["weibo"], ["weibo.com"], "https://weibo.com/{}", [""], Address;
    Other("bilibili"), "哔哩哔哩", ["bilibili"], ["bilibili.com"], "https://space.bilibili.com/{}", [""], Address;
    Other("youtube"), "YouTube", ["youtube"], ["youtube.com", "youtu.be"], "https://www.youtube.com/@{}", ["@", "channel/", "c/", "user/"], Address;
    Other("facebook"), "Facebook", ["facebook"], ["facebook.com"], "https://www.facebook.com/{}", ["", "profile.php?", "people/"], Address;
    Other("instagram"), "Instagram", ["instagram"], ["instagram.com"], "https://www.instagram.com/{}", [""], Address;
    Other("threads"), "Threads", ["threads"], ["threads.net", "threads.com"], "https://www.threads.com/@{}", ["@"], Address;
    Other("telegram"), "Telegram", ["telegram"], ["t.me"], "https://t.me/{}", [""], Address;
    Other("keybase"), "Keybase", ["keybase"], ["keybase.io"], "https://keybase.io/{}", [""], Address;
    Other("wikipedia"), "Wikipedia", ["wikipedia"], ["wikipedia.org"], "https://en.wikipedia.org/wiki/User:{}", [], Label;
    Other("wikidata"), "Wikidata", ["wikidata"], ["wikidata.org"], "https://www.wikidata.org/wiki/{}", ["wiki/"], Label;
    Other("xing"), "XING", ["xing"], ["xing.com"], "https://www.xing.com/profile/{}", ["profile/"], Address;
    Other("goodreads"), "Goodreads", ["goodreads"], ["goodreads.com"], "https://www.goodreads.com/{}", [""], Address;
    Other("flickr"), "Flickr", ["flickr"], ["flickr.com"], "https://www.flickr.com/people/{}", ["people/", "photos/"], Address;
    Other("soundcloud"), "SoundCloud", ["soundcloud"], ["soundcloud.com"], "https://soundcloud.com/{}", [""], Address;
    Other("reddit"), "Reddit", ["reddit"], ["reddit.com"], "https://www.reddit.com/user/{}", ["user/", "u/"], Address;
    Other("whatsapp"), "WhatsApp", ["whatsapp"], ["wa.me"], "https://wa.me/{}", [""], Address;
    Other("imdb"), "IMDb", ["imdb"], ["imdb.com"], "https://www.imdb.com/name/{}", ["name/"], Label;
    Other("steam"), "Steam", ["steam"], ["steamcommunity.com"], "https://steamcommunity.com/id/{}", ["id/"], Address;
    Other("pinterest"), "Pinterest", ["pinterest"], ["pinterest.com"], "https://www.pinterest.com/{}", [""], Address;
};

/// The place of a network in the order of printing, and the keys that a configuration may have for it.
pub(super) struct NetworkId(usize);

impl NetworkId {
    /// Every network, in the order of printing.
    pub(super) fn all() -> impl Iterator<Item = NetworkId> {
        (0..NETWORKS.len()).map(NetworkId)
    }

    /// The network of a kind of contact.
    pub(super) fn of(kind: ContactKind) -> Option<NetworkId> {
        NETWORKS.iter().position(|network| network.kind == kind).map(NetworkId)
    }

    /// Whether a configuration's key names this network: `github_username`, `social-github`.
    pub(super) fn is_named_by(&self, key: &str) -> bool {
        let key = KEY_BEGINNINGS.iter().find_map(|beginning| behind(key, beginning)).unwrap_or(key);
        let is_ending = |ending: &str| KEY_ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending));
        let bare = |name: &&str| behind(key, name).is_some_and(is_ending);
        NETWORKS[self.0].keys.iter().any(bare)
    }

    /// The network that a list of accounts names: `Google Scholar`, `LinkedIn`.
    pub(super) fn named(name: &str) -> Option<NetworkId> {
        let bare = |text: &str| text.to_lowercase().replace([' ', '_', '-', '.'], "");
        let name = bare(name);
        let is_it = |network: &Network| bare(network.label) == name || network.keys.iter().any(|key| bare(key) == name);
        NETWORKS.iter().position(is_it).map(NetworkId)
    }

    /// The contact for an address that does not show the network.
    pub(super) fn labelled(&self, address: &str, span: Span) -> Option<Contact> {
        let Network { kind, label, .. } = NETWORKS[self.0];
        Some(Contact { kind, text: label.to_owned(), url: Some(address::web(address)?), span: Some(span) })
    }

    /// The contact for the value of such a key: a user name or a whole address.
    pub(super) fn contact(&self, value: &str, span: Span) -> Option<Contact> {
        let network = &NETWORKS[self.0];
        let url = network.address(value).filter(|url| !is_nobodys(url))?;
        let text = printed(&url, network);
        Some(Contact { kind: network.kind, text, url: Some(url), span: Some(span) })
    }
}

/// An address of more letters is printed as its host alone.
const MAX_ADDRESS: usize = 60;

/// The contact for a whole address, whose network is known by its host; any other address is a website.
pub(super) fn contact_for_address(address: &str, span: Span) -> Option<Contact> {
    let url = address::web(address).filter(|url| !is_nobodys(url))?;
    let host = address::host(&url)?;
    let network = NETWORKS.iter().find(|network| network.has_host(&host));
    // An owner may see the number of their account within another address.
    let of_account = network.filter(|network| network.kind == Orcid).and_then(|network| network.address(&url));
    let url = of_account.unwrap_or(url);
    let (kind, text) = match network {
        Some(network) => (network.kind, printed(&url, network)),
        // Nobody types the address of a search.
        None if address::bare(&url).len() > MAX_ADDRESS => (ContactKind::Website, host),
        None => (ContactKind::Website, address::bare(&url).to_owned()),
    };
    Some(Contact { kind, text, url: Some(url), span: Some(span) })
}

/// The contact for a link that may lead to a person's account, or else to a paper, a repository or a film.
pub(super) fn account(target: &str, span: Span) -> Option<Contact> {
    if !address::names_host(target) || address::shares(target) || is_example_text(target) {
        return None;
    }
    let contact = contact_for_address(target, span)?;
    let network = NETWORKS.iter().find(|network| network.kind == contact.kind)?;
    contact.url.as_deref().is_some_and(|url| network.is_account(url)).then_some(contact)
}

/// Whether an address of a network leads to its front page, or to what everybody sees of their own.
fn is_nobodys(url: &str) -> bool {
    const OWN: &[&str] = &["", "user", "me", "home", "feed", "login"];
    let path = address::bare(url).split_once('/').map_or("", |(_, path)| path);
    let is_known = |network: &Network| address::host(url).is_some_and(|host| network.has_host(&host));
    let is_in_host = |network: &Network| network.user.is_empty() || network.user.starts_with("https://{}");
    OWN.contains(&path) && NETWORKS.iter().find(|network| is_known(network)).is_some_and(|network| !is_in_host(network))
}

/// The place of a kind of contact in the order of printing.
pub(super) fn rank(kind: ContactKind) -> usize {
    let first = [ContactKind::Location, ContactKind::Website, ContactKind::Email, ContactKind::Phone];
    let network = || NETWORKS.iter().position(|network| network.kind == kind).map(|at| at + first.len());
    first.iter().position(|&other| other == kind).or_else(network).unwrap_or(usize::MAX)
}

impl Network {
    fn has_host(&self, host: &str) -> bool {
        self.hosts.iter().any(|known| is_host(host, known))
    }

    /// Whether an address of the network leads to an account.
    fn is_account(&self, url: &str) -> bool {
        /// Pages of networks that are nobody's.
        const PAGES: &[&str] =
            &["about", "explore", "feed", "home", "i", "login", "p", "playlist", "search", "signup", "status", "watch"];
        let bare = address::bare(url);
        let Some((_, path)) = bare.split_once('/') else { return false };
        let until = |end: &[char]| path.split(end).next().unwrap_or_default();
        // A paper on somebody's page has their name in its address, too.
        if path::has_extension(until(&['?', '#']), &["pdf"]) || path.contains("citation_for_view") {
            return false;
        }
        let is_somebody = |user: &str| !user.is_empty() && !is_example_text(user);
        let begins = |start: &&str| match (start.strip_prefix("//"), start.split_once('…')) {
            (Some(start), _) => bare.strip_prefix(start).is_some_and(is_somebody),
            (_, Some((start, query))) => path.strip_prefix(start).is_some_and(|rest| rest.contains(query)),
            _ if start.is_empty() => {
                let name = until(&['?', '#']);
                is_somebody(name) && !name.contains('/') && !PAGES.contains(&name)
            }
            _ => path.strip_prefix(*start).is_some_and(is_somebody),
        };
        self.accounts.iter().any(begins)
    }

    /// The address that a value stands for; all networks use `https`. `None` if it is neither a user name nor a web address.
    fn address(&self, value: &str) -> Option<String> {
        let value = value.trim().trim_end_matches('/');
        let value = value.strip_prefix('/').filter(|rest| !rest.starts_with('/')).unwrap_or(value);
        let value = value.strip_prefix('@').filter(|name| !name.contains('@')).unwrap_or(value);
        if self.kind == Orcid
            && let Some(id) = orcid(value)
        {
            return Some(self.user.replace("{}", id));
        }
        let whole = address::web(value);
        let is_ours = || whole.as_deref().and_then(address::host).is_some_and(|host| self.has_host(&host));
        if address::names_host(value) || is_ours() {
            return whole.map(|url| if self.user.is_empty() { url } else { url.replacen("http://", "https://", 1) });
        }
        if self.kind == Other("mastodon") {
            return mastodon_address(value);
        }
        let is_user_name =
            !value.is_empty() && !value.contains([' ', ':', '"', '<', '>', '\\']) && address::mail(value).is_none();
        // A channel on YouTube has an address of its own beside the name of its owner.
        let user = match value {
            _ if value.starts_with("channel/") => self.user.replace('@', ""),
            _ if self.kind == Other("youtube") && is_channel(value) => self.user.replace('@', "channel/"),
            _ => self.user.to_owned(),
        };
        (is_user_name && !user.is_empty()).then(|| user.replace("{}", value))
    }
}

/// Whether a value is the number of a channel on YouTube: `UC` and 22 letters, digits or dashes.
fn is_channel(value: &str) -> bool {
    const LENGTH: usize = 24;
    value.len() == LENGTH
        && value.starts_with("UC")
        && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// The number in an address of ORCID, as its owner may see it: `orcid.org/my-orcid?orcid=0000-0002-1825-0097`.
fn orcid(address: &str) -> Option<&str> {
    const LENGTH: usize = "0000-0002-1825-0097".len();
    let is_sign = |(at, sign): (usize, char)| match at % 5 {
        4 => sign == '-',
        _ => sign.is_ascii_digit() || at == LENGTH - 1 && sign == 'X',
    };
    let starts = address.char_indices().map(|(at, _)| at);
    starts.filter_map(|at| address.get(at..at + LENGTH)).find(|part| part.chars().enumerate().all(is_sign))
}

/// `@user@instance.org` and `instance.org/@user`.
fn mastodon_address(value: &str) -> Option<String> {
    if let Some((host, user)) = value.split_once("/@") {
        return address::web(&format!("{host}/@{user}"));
    }
    let (user, host) = value.trim_start_matches('@').split_once('@')?;
    address::web(&format!("{host}/@{user}"))
}

fn printed(url: &str, network: &Network) -> String {
    let bare = address::bare(url);
    // `github.com/jane?tab=repositories`
    let page = bare.split(['?', '#']).next().unwrap_or(bare).trim_end_matches('/');
    let bare = if network.is_account(page) { page } else { bare };
    let opaque = bare.contains(['?', '%', '#']) || bare.chars().count() > 48 || !bare.contains('/');
    if network.print == Label || (opaque && !network.user.starts_with("https://{}")) {
        return network.label.to_owned();
    }
    bare.to_owned()
}

/// What of a key stands behind its beginning, in any case.
fn behind<'a>(key: &'a str, beginning: &str) -> Option<&'a str> {
    key.split_at_checked(beginning.len()).filter(|(head, _)| head.eq_ignore_ascii_case(beginning)).map(|(_, rest)| rest)
}

/// Whether `host` is `known` or below it. A `known` that ends in a full stop stands for all its countries.
fn is_host(host: &str, known: &str) -> bool {
    let tail = |known: &str| host.strip_suffix(known).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    if known.ends_with('.') { host.starts_with(known) || host.contains(&format!(".{known}")) } else { tail(known) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, Sources};

    fn contact(key: &str, value: &str) -> Option<(String, String)> {
        let span = Span::new(Sources::new().add(Source::new("_config.yml", "")), 0..0);
        let network = NetworkId::all().find(|kind| kind.is_named_by(key)).expect("a known key");
        network.contact(value, span).map(|contact| (contact.text, contact.url.expect("an address")))
    }

    #[test]
    fn user_names_and_addresses_become_short_links() {
        let cases = [
            (
                "youtube",
                "UCSJw6x3gB_GBU2bWtbNACsw",
                "youtube.com/channel/UCSJw6x3gB_GBU2bWtbNACsw",
                "https://www.youtube.com/channel/UCSJw6x3gB_GBU2bWtbNACsw",
            ),
            ("github", "yuhangsong", "github.com/yuhangsong", "https://github.com/yuhangsong"),
            (
                "github_username",
                "https://github.com/yuhangsong/",
                "github.com/yuhangsong",
                "https://github.com/yuhangsong",
            ),
            ("linkedin", "yuhang-song", "linkedin.com/in/yuhang-song", "https://www.linkedin.com/in/yuhang-song"),
            (
                "linkedin",
                "renato-araujo9/",
                "linkedin.com/in/renato-araujo9",
                "https://www.linkedin.com/in/renato-araujo9",
            ),
            ("linkedin", "www.linkedin.com/in/x-y", "linkedin.com/in/x-y", "https://www.linkedin.com/in/x-y"),
            (
                "scholar_userid",
                "cyd3EsgAAAAJ",
                "Google Scholar",
                "https://scholar.google.com/citations?user=cyd3EsgAAAAJ",
            ),
            (
                "googlescholar",
                "https://scholar.google.com.br/citations?user=k&hl=pt",
                "Google Scholar",
                "https://scholar.google.com.br/citations?user=k&hl=pt",
            ),
            (
                "orcid",
                "http://orcid.org/0000-0002-8512-1404",
                "orcid.org/0000-0002-8512-1404",
                "https://orcid.org/0000-0002-8512-1404",
            ),
            (
                "orcid",
                "https://orcid.org/my-orcid?orcid=0000-0002-1825-0097",
                "orcid.org/0000-0002-1825-0097",
                "https://orcid.org/0000-0002-1825-0097",
            ),
            (
                "orcid_id",
                "0000-0003-3173-1853",
                "orcid.org/0000-0003-3173-1853",
                "https://orcid.org/0000-0003-3173-1853",
            ),
            ("x_username", "@eyilma41", "x.com/eyilma41", "https://x.com/eyilma41"),
            (
                "mastodon_username",
                "sigmoid.social/@shiwali",
                "sigmoid.social/@shiwali",
                "https://sigmoid.social/@shiwali",
            ),
            ("mastodon", "@shiwali@sigmoid.social", "sigmoid.social/@shiwali", "https://sigmoid.social/@shiwali"),
            ("zhihu", "song-yu-hang", "zhihu.com/people/song-yu-hang", "https://www.zhihu.com/people/song-yu-hang"),
            ("medium", "@sourojitg", "medium.com/@sourojitg", "https://medium.com/@sourojitg"),
            ("social-github", "ada", "github.com/ada", "https://github.com/ada"),
            (
                "bluesky",
                "ada.bsky.social",
                "bsky.app/profile/ada.bsky.social",
                "https://bsky.app/profile/ada.bsky.social",
            ),
            ("github", "ada?tab=repositories", "github.com/ada", "https://github.com/ada?tab=repositories"),
        ];
        for (key, value, text, url) in cases {
            assert_eq!(contact(key, value), Some((text.to_owned(), url.to_owned())), "{key}: {value}");
        }
    }

    #[test]
    fn accounts_are_told_from_papers_and_films() {
        let span = Span::new(Sources::new().add(Source::new("about.md", "")), 0..0);
        for (target, expected) in [
            ("//github.com/ada", Some("github.com/ada")),
            ("https://github.com/ada/charts", None),
            ("https://nl.linkedin.com/in/ada-lind/en", Some("nl.linkedin.com/in/ada-lind/en")),
            ("https://orcid.org/my-orcid?orcid=0000-0002-1825-0097", Some("orcid.org/0000-0002-1825-0097")),
            ("https://www.linkedin.com/company/harbour", None),
            ("https://scholar.google.com/citations?hl=en&user=k", Some("Google Scholar")),
            ("https://scholar.google.com/citations?view_op=view_citation&user=k&citation_for_view=k:1", None),
            ("https://scholar.social/@ada", Some("scholar.social/@ada")),
            ("https://cv.hal.science/ada-lind", Some("cv.hal.science/ada-lind")),
            ("https://hal.science/hal-01234567", None),
            ("https://openreview.net/profile?id=~Ada_Lind1", Some("OpenReview")),
            ("https://openreview.net/forum?id=x1", None),
            ("https://arxiv.org/pdf/2401.00001", None),
            ("https://philpapers.org/archive/LIND.pdf", None),
            ("https://osf.io/abcde", None),
            ("https://youtu.be/x1", None),
            ("https://www.youtube.com/@ada", Some("youtube.com/@ada")),
            ("https://twitter.com/intent/tweet?text=Tides", None),
            ("https://x.com/ada/status/1", None),
            ("https://github.com/your_github_id", None),
            ("https://harbour.example/ada", None),
        ] {
            let found = account(target, span).map(|contact| contact.text);
            assert_eq!(found.as_deref(), expected, "{target}");
        }
    }

    #[test]
    fn odd_values_are_refused() {
        for (key, value) in [
            ("github", "javascript:alert(1)"),
            ("github", "file:///etc/passwd"),
            ("pubmed", "someone"),
            ("github", "a b"),
            ("x", ""),
            ("arxiv", "https://arxiv.org/user/"),
            ("bluesky", "https://bsky.app"),
        ] {
            assert_eq!(contact(key, value), None, "{key}: {value}");
        }
    }
}
