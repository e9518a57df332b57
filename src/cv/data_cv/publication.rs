//! The publications of a CV in data.

use crate::address;
use crate::document::Inlines;
use crate::yaml::Yaml;

use super::super::links::{self, Target};
use super::super::model::Publication;
use super::fields::{LINKS, VENUES};
use super::items::ItemReader;

/// Anything else that is said of a publication.
const NOTES: &[&str] = &["summary", "note", "award", "abstract", "description"];

impl ItemReader<'_> {
    pub(super) fn publication(&mut self, item: &Yaml) -> Publication {
        let authors = self.fields(item, &["authors"]);
        let title = item.filled_any(&["title", "name"]).map(|title| self.inline(title)).unwrap_or_default();
        let venue = self.fields(item, VENUES).in_italics();
        let note = self.fields(item, NOTES);
        let date = self.date(item).map(|date| date.value).unwrap_or_default();
        let mut addresses = self.addresses(item).into_iter();
        let url = addresses.next().map(|(_, address)| address);
        let authors = self.style.own.emphasise(authors);
        let links = addresses.collect();
        Publication { number: None, kind: None, authors, title, venue, date, url, links, note, span: item.span }
    }

    /// The values of some keys, with commas between them.
    fn fields(&mut self, item: &Yaml, keys: &[&str]) -> Inlines {
        let mut out = Inlines::new();
        for value in keys.iter().filter_map(|key| item.filled(key)) {
            out.push_part(", ", self.inline(value), value.span);
        }
        out
    }

    /// Where it leads: its own address first, then the DOI, each with its label.
    fn addresses(&mut self, item: &Yaml) -> Vec<(String, String)> {
        let keys = LINKS.iter().map(|key| (*key, "Link")).chain([("doi", "DOI")]);
        let mut found: Vec<(String, String)> = Vec::new();
        for (key, label) in keys {
            let Some(written) = item.text(key) else { continue };
            let is_bare_doi = key == "doi" && !address::names_host(written.value);
            let full = if is_bare_doi { address::doi(written.value) } else { written.value.to_owned() };
            if let Target::Address(address) = links::target(&full, self.style.links) {
                self.used.mark(written.span);
                if !found.iter().any(|(_, known)| *known == address) {
                    found.push((label.to_owned(), address));
                }
            }
        }
        found
    }
}
