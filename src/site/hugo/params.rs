//! What simple themes have about the author in the configuration: PaperMod, hugo-coder, ananke, `LoveIt`, congo and others. They agree on
//! few names.

use super::super::networks::NetworkId;
use super::super::reader::Reader;
use super::Hugo;
use crate::address;
use crate::source::Spanned;
use crate::yaml::{Map, Value, Yaml};

/// Keys of `params:` that Jekyll's themes have at the top of their configuration.
const OF_SITE: &[&str] = &["description", "subtitle", "tagline", "email", "phone", "location", "address"];

/// Where themes have lines below the name.
const LINES: &[&str] = &[
    "info",
    "headline",
    "subtitle",
    "home.profile.subtitle",
    "profilemode.subtitle",
    "homesubtitle1",
    "homesubtitle2",
    "bio",
];

/// Where themes have the portrait.
const PORTRAITS: &[&str] = &[
    "avatarurl",
    "avatar",
    "portrait",
    "profilepicture",
    "profile_image",
    "home.profile.avatarurl",
    "profilemode.imageurl",
    "hero.image",
    "home_image",
];

/// Where themes have the e-mail address if not under its own name, perhaps behind a label.
const MAILS: &[&str] =
    &["header_email", "author_email", "authoremail", "contact_email", "contactemail", "footer_email"];

/// Where themes list accounts: a map, a list of maps with an address, or one of maps with one key.
const ACCOUNTS: &[&str] = &[
    "social",
    "socialicons",
    "sociallinks",
    "author.links",
    "author.social",
    "hero.sociallinks.socialicons",
    "home.profile.social",
];

/// What `params:` says about the author.
pub(super) fn author(reader: &Reader<'_>, hugo: &Hugo, config: &Yaml) -> Option<Yaml> {
    let nothing = Yaml::empty(config.span);
    let params = config.get("params").unwrap_or(&nothing);
    let authors = [params.get("author"), config.get("author")];
    let mut author = Map::default();
    for said in authors.into_iter().flatten() {
        let said = said.one_or_more().first().unwrap_or(said);
        match &said.value {
            Value::Map(map) => {
                // A headline is for the place below the name, and a biography may be.
                let is_own = |key: &str| {
                    !matches!(key, "links" | "social" | "image")
                        && (key != "bio" || !map.iter().any(|(key, _)| key.value == "headline"))
                };
                author.add_missing(&map.only(|key, _| is_own(key)));
            }
            _ if said.as_str().is_some_and(|name| !name.trim().is_empty()) => {
                author.add_missing(&Map::of([("name", Some(said.clone()))]));
            }
            _ => {}
        }
    }
    let in_author = |key: &str| params.get("author").and_then(|author| author.filled(key));
    let lines = LINES.iter().filter_map(|keys| params.below(keys)).flat_map(Yaml::one_or_more);
    let lines: Vec<Yaml> = lines.filter(|line| line.as_str().is_some()).cloned().collect();
    let portrait =
        PORTRAITS.iter().filter_map(|keys| params.below(keys)).chain(in_author("image")).find(|said| is_text(said));
    let accounts = ACCOUNTS.iter().filter_map(|keys| params.below(keys)).chain(config.below("menu.social"));
    let accounts: Vec<&Yaml> = accounts.collect();
    let links: Vec<Yaml> = accounts.iter().flat_map(|said| links(said)).collect();
    let list = |items: Vec<Yaml>| (!items.is_empty()).then_some(Yaml { value: Value::List(items), span: params.span });
    author.add_missing(&Map::of([
        ("name", params.filled("name").filter(|name| is_text(name)).cloned()),
        ("positions", list(lines)),
        ("avatar", portrait.map(|said| in_place(reader, hugo, said))),
        ("email", MAILS.iter().find_map(|keys| mail(params.below(keys)?))),
        ("links", list(links)),
    ]));
    for said in accounts.iter().filter_map(|said| said.as_map()) {
        author.add_missing(&said.only(|_, value| value.as_str().is_some()));
    }
    (!author.is_empty()).then_some(Yaml { value: Value::Map(author), span: params.span })
}

/// What `params:` says that Jekyll's themes have at the top of their configuration.
pub(super) fn of_site(config: &Yaml) -> Map {
    let is_one = |key: &str| OF_SITE.contains(&key) || NetworkId::all().any(|network| network.is_named_by(key));
    let params = config.get("params").and_then(Yaml::as_map);
    params.map(|params| params.only(|key, value| is_one(key) && is_text(value))).unwrap_or_default()
}

fn is_text(yaml: &Yaml) -> bool {
    yaml.as_str().is_some_and(|text| !text.trim().is_empty())
}

/// An e-mail address without its label: `Email: jane [at] uni [dot] org`.
fn mail(said: &Yaml) -> Option<Yaml> {
    let written = said.as_str()?;
    let bare = written.rsplit_once(':').map_or(written, |(_, bare)| bare).trim();
    address::mail(&address::plain_mail(bare)).map(|_| super::quoted(bare, said))
}

/// The accounts that a value lists.
fn links(said: &Yaml) -> Vec<Yaml> {
    let of_map = |map: &Map| map.iter().filter_map(|(key, value)| link(key, value)).collect::<Vec<_>>();
    match &said.value {
        Value::List(items) => {
            let of_item = |item: &Yaml| match (item.filled_any(&["url", "link", "href"]), item.as_map()) {
                (Some(_), _) => super::author::account(item).into_iter().collect(),
                (None, Some(map)) => of_map(map),
                _ => Vec::new(),
            };
            items.iter().flat_map(of_item).collect()
        }
        Value::Map(map) => of_map(map),
        _ => Vec::new(),
    }
}

/// An account under its network's name: `github: https://github.com/jane`, `email: {url: 'mailto:jane@uni.org'}`.
fn link(_: &Spanned<String>, value: &Yaml) -> Option<Yaml> {
    if value.filled("url").is_some() {
        return super::author::account(value);
    }
    let is_address = value.as_str().is_some_and(|text| address::scheme(text).is_some());
    is_address.then(|| super::below("url", value.clone()))
}

/// The portrait with the path of its file, where the site has it.
fn in_place(reader: &Reader<'_>, hugo: &Hugo, said: &Yaml) -> Yaml {
    let written = said.as_str().unwrap_or_default().trim().trim_start_matches('/');
    match hugo.files_at(written).into_iter().find(|path| reader.exists(path)) {
        Some(path) => super::quoted(&path, said),
        None => said.clone(),
    }
}
