//! How to reach the author: locations, web and e-mail addresses, phone numbers, and accounts on networks.

use super::about::About;
use super::config::localized;
use super::examples::{is_example, is_example_text};
use super::headline;
use super::networks::{self, NetworkId};
use crate::address;
use crate::cv::dates::{self, Found};
use crate::cv::samples;
use crate::cv::{Contact, ContactKind};
use crate::date;
use crate::document::Inlines;
use crate::fold;
use crate::names;
use crate::script::{self, has_letters, is_hangul};
use crate::sentences;
use crate::source::{Span, Spanned};
use crate::vocabulary::{labels_a_contact, names_a_place_of_work, names_a_position, says_cv};
use crate::yaml::{Scalar, Used, Yaml};

/// The parts of an address in JSON Resume and in al-folio's data, in the order of an envelope.
const ADDRESS: &[&str] = &["address", "street", "postalCode", "city", "region", "state", "countryCode", "country"];

impl<'a> About<'a> {
    /// Everything that is said, near places first; repetitions are kept. The values that make a contact are marked.
    pub(super) fn contacts(&self, homepage: Option<&Spanned<String>>, used: &mut Used) -> Vec<Contact> {
        let mut contacts = self.places(used);
        contacts.extend(homepage.map(|address| Contact {
            kind: ContactKind::Website,
            text: address::bare(&address.value).to_owned(),
            url: Some(address.value.clone()),
            span: Some(address.span),
        }));
        contacts.extend(self.websites());
        contacts.extend(self.emails());
        contacts.extend(self.phones());
        let mut links = |place: &Yaml| {
            let shown = |item: &Yaml| link(item).filter(|(contact, _)| !self.is_only_for_engines(place, contact.kind));
            let mut links = listed(place, &["links", "social_links", "social"], used, shown);
            links.extend(listed(place, &["profiles", "social_networks"], used, account));
            links.extend(listed(place, &["custom_connections"], used, custom_connection));
            links
        };
        let own: Vec<Contact> = self.own.iter().flat_map(|place| links(place)).collect();
        let of_data: Vec<Contact> = self.data.iter().flat_map(|place| links(place)).collect();
        // An account of the whole site, such as that of the cards on a network, is not the author's where these have another one.
        let of_site = |kind: &NetworkId| {
            let account = account_in(&self.all(), kind)?;
            (!own.iter().any(|link| link.kind == account.kind)).then_some(account)
        };
        contacts.extend(NetworkId::all().filter_map(|kind| account_in(&self.own, &kind).or_else(|| of_site(&kind))));
        let values = contacts.iter().filter(|contact| contact.kind != ContactKind::Location);
        values.filter_map(|contact| contact.span).for_each(|span| used.mark(span));
        contacts.extend(own);
        contacts.extend(of_data);
        for place in std::iter::once(self.site).chain(self.site.filled("minima")) {
            contacts.extend(listed(place, &["social_links", "footer_links", "external"], used, link));
        }
        // Quarto shows links beside each page, and icons at the ends of its bars.
        let sidebars = self.site.filled("sidebar").map_or(&[][..], Yaml::one_or_more);
        for bar in sidebars {
            contacts.extend(listed(bar, &["contents", "tools"], used, icon));
        }
        for bar in ["navbar", "page-footer"].into_iter().filter_map(|bar| self.site.filled(bar)) {
            contacts.extend(listed(bar, &["left", "center", "right", "tools"], used, icon));
        }
        // The theme Bay prints both at the foot of every page.
        if let Some(footer) = self.site.filled("footer") {
            contacts.extend(listed(footer, &["contact", "follow"], used, link));
        }
        contacts
    }

    /// Whether an account below `social:` is only for search engines: the theme has a field for it among those that it shows, and that is
    /// empty.
    fn is_only_for_engines(&self, place: &Yaml, kind: ContactKind) -> bool {
        let social = self.site.filled("social").map(|social| social.span);
        let is_empty = |map: &Yaml| {
            let mut keys = map.as_map().into_iter().flat_map(|pairs| pairs.iter()).map(|(key, _)| key.value.as_str());
            keys.any(|key| {
                map.filled(key).is_none() && NetworkId::of(kind).is_some_and(|network| network.is_named_by(key))
            })
        };
        social == Some(place.span)
            && self.own.iter().filter(|other| other.span != place.span).any(|other| is_empty(other))
    }

    /// Town and country, and the address that al-folio prints next to the portrait.
    fn places(&self, used: &mut Used) -> Vec<Contact> {
        let location = self.find(&self.all(), &["location"]);
        let mut contacts: Vec<Contact> = Vec::new();
        let mut read: Vec<(Span, Span)> = Vec::new();
        let is_place = |place: &&Yaml| !localized(place, self.language).is_some_and(|text| is_caption(text.value));
        for place in location.into_iter().chain(self.address()).filter(is_place) {
            let parts: Vec<Spanned<&str>> = ADDRESS.iter().filter_map(|key| place.text(key)).collect();
            let whole = if parts.is_empty() { localized(place, self.language) } else { None };
            let lines = match whole {
                Some(text) => headline::plain_lines(text.value),
                None => {
                    let lines = parts.iter().flat_map(|part| part.value.lines());
                    lines
                        .map(|line| line.trim().trim_end_matches(',').to_owned())
                        .filter(|line| !line.is_empty())
                        .collect()
                }
            };
            read.extend(parts.iter().map(|part| (place.span, part.span)));
            let (mails, lines): (Vec<String>, Vec<String>) =
                lines.into_iter().partition(|line| !mails_of_label(line).is_empty());
            let mails = mails.iter().flat_map(|line| mails_of_label(line));
            let before = contacts.len();
            contacts.extend(mails.map(|mail| email(mail, place.span)));
            // “Find me in:” is no part of an address, nor is a place of what3words, `///gulls.at.sea`, or what is to be filled in,
            // `[your office]`, `Your City, Country`.
            let is_blank =
                |line: &String| line.starts_with('[') && line.ends_with(']') || samples::is_to_be_filled_in(line);
            let is_part = |line: &String| !line.ends_with([':', '：']) && !line.contains("///") && !is_blank(line);
            let lines = lines.into_iter().filter(is_part).filter_map(without_labels);
            let lines: Vec<String> = lines.filter(|line| !self.is_for_the_header(place, line)).collect();
            let text = joined(&lines);
            if !text.is_empty() && !names_a_position(&text) {
                contacts.push(Contact { kind: ContactKind::Location, text, url: None, span: Some(place.span) });
            }
            if contacts.len() > before
                && let Some(whole) = whole
            {
                read.push((place.span, whole.span));
            }
        }
        // A page and a CV in data may name two towns; the page is the nearer one.
        let is_of_data = |place: &Yaml| self.data.is_some_and(|data| data.span.contains(place.span));
        if let Some(far) = location.filter(|place| is_of_data(place))
            && let [one, other] =
                &Vec::from_iter(contacts.iter().filter(|place| place.kind == ContactKind::Location))[..]
            && are_two_towns(&one.text, &other.text)
        {
            contacts.retain(|contact| contact.span != Some(far.span));
            read.retain(|(place, _)| *place != far.span);
        }
        read.into_iter().for_each(|(_, span)| used.mark(span));
        contacts
    }

    /// What al-folio prints next to the portrait: an address, or whatever else people write there.
    pub(super) fn address(&self) -> Option<&'a Yaml> {
        let keys = &["address", "more_info", "institution_address"];
        self.find(&self.own_and_data(), keys).or_else(|| self.find(&[self.page, self.site], &["address"]))
    }

    /// The texts of the first place that has one of the keys; each may be a list.
    fn texts(&self, places: &[&'a Yaml], keys: &[&str]) -> Vec<(&'a str, Span)> {
        let values = self.find(places, keys).map(Yaml::one_or_more).unwrap_or_default();
        values.iter().filter(|value| !is_example(value)).filter_map(scalar).collect()
    }

    fn websites(&self) -> Vec<Contact> {
        let mut found = self.texts(&self.own_and_data(), &["uri", "url", "website", "homepage", "web"]);
        if found.is_empty() {
            found = self.texts(&self.all(), &["website", "homepage", "web"]);
        }
        found.into_iter().filter_map(|(text, span)| networks::contact_for_address(text, span)).collect()
    }

    fn emails(&self) -> Vec<Contact> {
        let found = self.texts(
            &self.all(),
            &["email", "e-mail", "mail", "Email", "social-email", "social_email", "resume_contact_email"],
        );
        let second =
            self.texts(&self.own_and_data(), &["email2", "email_2", "email-2", "second_email", "secondary_email"]);
        // `hidden-from-robots` is in place of one.
        let may_be_one = |text: &str| text.contains(|c: char| !c.is_alphanumeric() && !"-+/=_".contains(c));
        let found = found.into_iter().chain(second).filter_map(|(text, span)| match address::mail_in_base64(text) {
            Some(decoded) => Some(email(&decoded, span)),
            None => may_be_one(text).then(|| email(text, span)),
        });
        let found: Vec<Contact> = found.collect();
        if found.is_empty() { self.noted_emails() } else { found }
    }

    /// What al-folio prints below its icons: `To reach me, please write to …`
    fn noted_emails(&self) -> Vec<Contact> {
        let notes = self.texts(&[self.site], &["contact_note"]).into_iter();
        let in_note = |(text, span): (&str, Span)| {
            let words = headline::plain(text);
            address::text::mails(&words).into_iter().map(|mail| email(mail, span)).collect::<Vec<_>>()
        };
        notes.flat_map(in_note).collect()
    }

    fn phones(&self) -> Vec<Contact> {
        let found = self.texts(&self.all(), &["phone", "telephone", "tel", "mobile", "resume_contact_telephone"]);
        // `+55 (21) 0000-0000` is to be replaced.
        let is_made_up = |text: &str| text.chars().filter(char::is_ascii_digit).rev().take(6).eq(['0'; 6]);
        found.into_iter().filter(|(text, _)| !is_made_up(text)).map(|(text, span)| phone(text, span)).collect()
    }
}

/// The account on a network that the first of some maps has under its name.
fn account_in(maps: &[&Yaml], kind: &NetworkId) -> Option<Contact> {
    let in_map = |map: &&Yaml| {
        let mut pairs = map.as_map().into_iter().flat_map(|map| map.iter());
        pairs.find_map(|(key, value)| {
            if !kind.is_named_by(&key.value) {
                return None;
            }
            let value = if value.as_map().is_some() { value.filled_any(&["username", "url", "id"])? } else { value };
            let (text, span) = scalar(value)?;
            if is_example(value) { None } else { kind.contact(text, span) }
        })
    };
    maps.iter().find_map(in_map)
}

/// A line of an address without the words of links in it: `Bergen, Norway, Email`, `Google Scholar | CV`.
fn without_labels(line: String) -> Option<String> {
    let is_mail = |words: &str| ["email", "e mail", "mail"].contains(&words);
    let is_label = |part: &&str| NetworkId::named(part).is_some() || says_cv(part) || is_mail(&fold::words(part));
    let line = line.trim_matches(script::is_ornament);
    let parts: Vec<&str> = line.split([',', '|', '·']).map(str::trim).collect();
    if !parts.iter().any(is_label) {
        return Some(line.to_owned());
    }
    let places: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty() && !is_label(part)).collect();
    (!places.is_empty()).then(|| places.join(", "))
}

/// Whether a text in the place of an address is about the portrait: `The gulls and I in the harbour of Bergen.`, `Me at sea`,
/// `A rare pic of me`, `A picture taken by a gull`, `Credit: Ann Berg`, `Bergen harbour. May 5, 2024`, `Pier of the Gulls, Bergen, 2024`.
fn is_caption(text: &str) -> bool {
    const FEWEST_WORDS: usize = 5;
    const STARTS: &[&str] = &["me", "credit", "credits"];
    const PICTURES: &[&str] = &["pic", "picture", "photo", "photograph", "selfie"];
    const ARTICLES: &[&str] = &["a", "an", "the", "this", "my"];
    let text = headline::plain(text);
    let folded = fold::words(&text);
    let noun = folded.split_once(' ').filter(|(first, _)| ARTICLES.contains(first)).map(|(_, rest)| rest);
    let begins = noun.is_some_and(|noun| PICTURES.contains(&noun.split(' ').next().unwrap_or_default()))
        || folded.split(' ').next().is_some_and(|first| STARTS.contains(&first))
        || fold::has_words(&folded, "me") && folded.split(' ').any(|word| PICTURES.contains(&word));
    let date = dates::at_end(&text).filter(|found| found.value.is_some());
    let has_month = |found: &Found| found.value.is_some_and(|date| date.from.part.is_some());
    if begins || date.as_ref().is_some_and(|found| has_month(found) || is_only_number(&text, found)) {
        return true;
    }
    let is_sentence = sentences::is_ended(&text) && script::word_count(&text) >= FEWEST_WORDS;
    is_sentence && !text.contains(|c: char| c == ',' || c.is_ascii_digit()) && !names_a_place_of_work(&text)
}

/// Whether a recent year is the last part of a text and its only number. A postal code has a place or a street beside it.
fn is_only_number(text: &str, year: &Found) -> bool {
    let (before, year) = (&text[..year.date.start], &text[year.date.clone()]);
    let is_part = before.trim_end().ends_with(',');
    is_part && date::is_recent_year(year) && !before.contains(|c: char| c.is_ascii_digit())
}

/// An address as it is used: what a page writes as `jane [at] x [dot] org`, or hides as `%6A%61ne@x.org`, is `jane@x.org` on paper.
fn email(text: &str, span: Span) -> Contact {
    let text = address::unescaped(text);
    let written = address::mailbox(&text).trim_end_matches(['.', ',', ';']);
    let shown = headline::plain(written);
    // `<at>` looks like a tag.
    let plain = [&shown, written].map(|text| address::plain_mail(&text.replace("-at-", " at ")));
    let works = |text: &String| address::mail(text).is_some();
    let text = if works(&shown) { shown } else { plain.into_iter().find(works).unwrap_or(shown) };
    Contact { kind: ContactKind::Email, url: address::mail(&text), text, span: Some(span) }
}

/// The contacts; of an address that begins with the author's name, what follows it.
pub(super) fn without_name(mut contacts: Vec<Contact>, name: Option<&str>) -> Vec<Contact> {
    let bare = |text: &str| names::without_titles(&fold::words(text)).to_owned();
    let Some(name) = name.map(bare) else { return contacts };
    for contact in contacts.iter_mut().filter(|contact| contact.kind == ContactKind::Location) {
        if let Some((first, rest)) = contact.text.split_once(", ").or_else(|| contact.text.split_once('，'))
            && (bare(first) == name || names::spellings(first).iter().any(|spelling| bare(spelling) == name))
        {
            contact.text = rest.to_owned();
        }
    }
    contacts
}

/// The contacts, each address for which the reader is to fill in the author's name with that name: `first.last@x.org`.
pub(super) fn with_name(mut contacts: Vec<Contact>, name: Option<&str>) -> Vec<Contact> {
    for contact in contacts.iter_mut().filter(|contact| contact.kind == ContactKind::Email) {
        if let Some(text) = name.and_then(|name| address::with_name(&contact.text, name)) {
            *contact = Contact { url: address::mail(&text), text, ..contact.clone() };
        }
    }
    contacts
}

/// The lines of an address on one, with a comma as its script has it. Korean has the one of Latin scripts.
fn joined(lines: &[String]) -> String {
    let is_han = |line: &String| has_letters(line, true) && !has_letters(line, false) && !line.contains(is_hangul);
    lines.join(if lines.iter().all(is_han) { "，" } else { ", " })
}

/// The addresses in a text that is nothing else, labels aside: `Email: jane AT x.org`; of other words behind one, the address alone.
fn mails_of_label(text: &str) -> Vec<&str> {
    let text = text.trim();
    let bare = match text.split_once([':', '：']) {
        Some((label, rest)) if fold::words(label).split(' ').all(labels_a_contact) => rest.trim(),
        _ => text,
    };
    let is_mail = |part: &&str| address::mail(&address::plain_mail(part)).is_some();
    bare.split([',', ';']).map(str::trim).take_while(is_mail).collect()
}

/// A number as it is written; RenderCV writes it as an address (`tel:+47-555-01-234`).
fn phone(text: &str, span: Span) -> Contact {
    let text = text.strip_prefix("tel:").unwrap_or(text);
    Contact { kind: ContactKind::Phone, text: text.to_owned(), url: address::telephone(text), span: Some(span) }
}

/// A contact, and the keys that it covers.
type Said = (Contact, &'static [&'static str]);

/// The contacts of lists of maps. Whatever else an item says is not marked.
fn listed(place: &Yaml, keys: &[&str], used: &mut Used, read: impl Fn(&Yaml) -> Option<Said>) -> Vec<Contact> {
    let items = keys.iter().filter_map(|key| place.filled(key)).flat_map(Yaml::items);
    let mut contacts = Vec::new();
    for item in items {
        // A label without a value is the theme's.
        if item.filled("label").is_some() && item.filled_any(ADDRESSES).is_none() {
            used.mark(item.span);
        }
        if let Some((contact, said)) = read(item) {
            used.mark_keys(item, said);
            contacts.push(contact);
        }
    }
    contacts
}

/// The keys under which themes keep the address of an account.
const ADDRESSES: &[&str] = &["url", "user_url", "link", "href", "value"];
/// Those under which they keep what it is.
const LINK_LABELS: &[&str] = &["label", "title", "name", "text", "platform"];

/// An item of `links:` of minimal-mistakes and others: a label and an address.
fn link(link: &Yaml) -> Option<Said> {
    let label = link.filled_any(LINK_LABELS).and_then(Yaml::as_str).unwrap_or_default();
    // The site's link to its own CV.
    if says_cv(label) {
        return None;
    }
    let values = ADDRESSES.iter().filter_map(|key| link.filled(key)).chain(link.as_str().map(|_| link));
    let texts = values.filter(|value| !is_example(value)).filter_map(scalar);
    let contact = texts.map(|(text, _)| text).find_map(|text| linked(label, text, link.span))?;
    Some((contact, &["label", "title", "name", "text", "platform", "url", "user_url", "link", "href", "value"]))
}

/// An item of a bar of Quarto's that leads to an account: `{icon: linkedin, href: …}`, `{text: "{{< fa brands github >}}", href: …}`.
fn icon(item: &Yaml) -> Option<Said> {
    let is_drawn = |text: &Yaml| text.as_str().is_some_and(|text| text.contains("{{<"));
    item.filled("icon").or_else(|| item.filled("text").filter(|text| is_drawn(text)))?;
    let (contact, _) = link(item).filter(|(contact, _)| contact.kind != ContactKind::Website)?;
    Some((contact, &["icon", "href", "text", "aria-label"]))
}

/// The contact for an address with a label.
fn linked(label: &str, text: &str, span: Span) -> Option<Contact> {
    let scheme = address::scheme(text);
    if scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto")) || scheme.is_none() && text.contains('@') {
        let is_example = is_example_text(address::mailbox(text).trim_end_matches('.'));
        return Some(email(text, span)).filter(|contact| contact.url.is_some() && !is_example);
    }
    let network = || NetworkId::named(label);
    if scheme.is_some() && is_shortened(text) {
        return network()?.labelled(text, span);
    }
    let contact = networks::contact_for_address(text, span)?;
    let url = contact.url.as_deref().unwrap_or_default();
    let is_profile = match contact.kind {
        // A path of the site looks like a host without a scheme.
        ContactKind::Website => scheme.is_some() && !is_of_others(label, url),
        // A theme's links lead to its own author.
        _ => !text.trim_end_matches('/').rsplit('/').next().is_some_and(is_example_text),
    };
    is_profile.then_some(contact)
}

/// Whether an address says nothing about where it leads.
fn is_shortened(url: &str) -> bool {
    const SHORTENERS: &[&str] = &["bit.ly", "t.co", "goo.gl", "tinyurl.com", "ow.ly", "is.gd", "cutt.ly"];
    address::host(url).is_some_and(|host| SHORTENERS.contains(&host.as_str()))
}

/// Whether a link on the web leads to what is no profile of a person: to a pastime or an appointment, to a download, or to the front
/// page of the organisation that it names, `CIRED` for `centre-cired.fr/en`, `University of Bergen` for `uib.no`.
fn is_of_others(label: &str, url: &str) -> bool {
    const OTHERS: &[&str] = &[
        "untappd.com",
        "letterboxd.com",
        "last.fm",
        "strava.com",
        "chess.com",
        "lichess.org",
        "open.spotify.com",
        "calendly.com",
        "cal.com",
        "calendar.app.google",
        "calendar.google.com",
        "ko-fi.com",
        "buymeacoffee.com",
        "patreon.com",
        "paypal.com",
        "paypal.me",
    ];
    const UNIVERSITIES: &[&str] =
        &["university", "univ", "université", "universität", "universidad", "universidade", "università"];
    let (host, path) = address::bare(url).split_once('/').unwrap_or((address::bare(url), ""));
    let mut parts = path.split('/');
    let is_front = || parts.clone().all(|part| part.len() <= 2 || part.starts_with("index."));
    let letters = fold::letters(label);
    let is_named = || letters.len() > 2 && fold::letters(host).contains(&letters) && !names::evidently_a_name(label);
    let words = fold::words(label);
    let is_label = || words.split(' ').any(labels_a_contact);
    // “University page” may lead to the author's own.
    let is_university =
        || words.split(' ').any(|word| UNIVERSITIES.contains(&word)) && !words.split(' ').all(labels_a_contact);
    let is_organisation = || is_university() || is_named() && !is_label();
    OTHERS.contains(&host) || is_front() && is_organisation() || parts.any(|part| part == "download")
}

/// An item of `profiles:` of JSON Resume or `social_networks:` of RenderCV: a network, a user name, an address.
fn account(account: &Yaml) -> Option<Said> {
    let kind = account.text("network").and_then(|network| NetworkId::named(network.value));
    for key in ["url", "username"] {
        let Some((text, _)) = account.filled(key).filter(|value| !is_example(value)).and_then(scalar) else { continue };
        if let Some(contact) = kind.as_ref().and_then(|kind| kind.contact(text, account.span)) {
            return Some((contact, said(account, key)));
        }
        if address::scheme(text).is_some()
            && let Some(contact) = networks::contact_for_address(text, account.span)
        {
            return Some((contact, &["url"]));
        }
    }
    None
}

/// The keys that an account's contact covers. An address usually contains the user name.
fn said(account: &Yaml, key: &str) -> &'static [&'static str] {
    let (url, user) = (account.text("url"), account.text("username"));
    match key {
        "url" if url.zip(user).is_some_and(|(url, user)| url.value.contains(user.value)) => {
            &["network", "url", "username"]
        }
        "url" => &["network", "url"],
        _ => &["network", "username"],
    }
}

/// An item of RenderCV's `custom_connections:`: a text, and usually an address.
fn custom_connection(connection: &Yaml) -> Option<Said> {
    let text = connection.text("placeholder")?.value.to_owned();
    let url = connection.text("url").and_then(|url| address::web(url.value));
    let said: &[&str] = if url.is_some() { &["placeholder", "url"] } else { &["placeholder"] };
    Some((Contact { kind: ContactKind::Website, text, url, span: Some(connection.span) }, said))
}

/// The text of a scalar that is neither blank nor a Boolean (`email: true` asks a theme for an icon).
pub(super) fn scalar(yaml: &Yaml) -> Option<(&str, Span)> {
    let text = yaml.as_str()?.trim();
    let is_switch = matches!(yaml.resolve(), Some(Scalar::Bool(_)));
    (!text.is_empty() && !is_switch).then_some((text, yaml.span))
}

/// Whether a folded text holds another as words, and more.
fn holds(text: &str, words: &str) -> bool {
    text != words && fold::has_words(text, words)
}

/// The town of a place that is nothing but town and country, folded: `bergen` of `Bergen, Vestland, Norway`.
fn town(place: &str) -> Option<String> {
    let (town, rest) = place.split_once(',')?;
    let is_short = rest.split(',').count() <= 2 && !place.contains(|c: char| c.is_ascii_digit());
    is_short.then(|| fold::words(town))
}

/// Whether two places are nothing but town and country, and not the same.
fn are_two_towns(one: &str, other: &str) -> bool {
    let words = |place: &str| fold::words(place).split(' ').map(str::to_owned).collect::<Vec<_>>();
    town(one).is_some() && town(other).is_some() && !words(one).iter().any(|word| words(other).contains(word))
}

/// In order of printing, each address once, without places that the headline names.
pub(super) fn in_order(contacts: Vec<Contact>, headline: &[Inlines]) -> Vec<Contact> {
    let said: Vec<String> = headline.iter().map(|line| fold::words(&line.plain_text())).collect();
    let is_place = |contact: &Contact| contact.kind == ContactKind::Location;
    let is_said = |contact: &Contact| {
        let words = fold::words(&contact.text);
        let in_longer = |other: &Contact| is_place(other) && holds(&fold::words(&other.text), &words);
        // A single word of a headline may be a part of another name: “University of Bologna”.
        let is_telling = words.contains(' ');
        said.iter().any(|line| *line == words || is_telling && holds(line, &words)) || contacts.iter().any(in_longer)
    };
    let is_same_town = |one: &Contact, other: &Contact| {
        is_place(one) && is_place(other) && town(&one.text).is_some() && town(&one.text) == town(&other.text)
    };
    let mut kept: Vec<Contact> = Vec::new();
    for contact in contacts.iter().filter(|contact| !(is_place(contact) && is_said(contact))).cloned() {
        let same = |other: &Contact| match (&other.url, &contact.url) {
            (Some(a), Some(b)) => address::same(a, b) || address::same_account(a, b),
            _ => other.kind == contact.kind && address::plain_mail(&other.text) == address::plain_mail(&contact.text),
        };
        if !kept.iter().any(|other| same(other) || is_same_town(&contact, other)) {
            kept.push(contact);
        }
    }
    kept.sort_by_key(|contact| networks::rank(contact.kind));
    kept.into_iter().map(|contact| Contact { url: contact.url.as_deref().map(address::in_ascii), ..contact }).collect()
}
