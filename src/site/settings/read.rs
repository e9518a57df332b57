//! The settings of one document: its own, then those of the blocks around it.

use super::form::Form;
use super::{Row, keys};
use crate::curate::{Figures, Rule};
use crate::cv::{DateStyle, Numbering, PublicationOptions, SectionOptions};
use crate::date::Date;
use crate::design::Design;
use crate::diagnostic::Code;
use crate::language::Language;
use crate::path;
use crate::source::Spanned;
use crate::yaml::Yaml;

/// The settings of one document.
pub(in crate::site) struct Settings<'a> {
    /// The nearest first.
    layers: Vec<&'a Yaml>,
}

impl<'a> Settings<'a> {
    /// The settings of a document within the blocks that hold for it, the nearest first.
    pub(in crate::site) fn new(document: Option<&'a Yaml>, blocks: &[&'a Yaml]) -> Self {
        Self { layers: document.into_iter().chain(blocks.iter().copied()).collect() }
    }

    /// The settings of each document that the nearest of the blocks with such a list lists.
    pub(in crate::site) fn listed(blocks: &[&'a Yaml]) -> Vec<Self> {
        let documents = Self::new(None, blocks).written(&keys::DOCUMENTS).map_or(&[][..], Yaml::items);
        documents.iter().map(|document| Self::new(Some(document), blocks)).collect()
    }

    /// What is written for a key, in the nearest layer that has one.
    fn written<F>(&self, key: &Row<F>) -> Option<&'a Yaml> {
        self.layers.iter().find_map(|layer| key.path.split('.').try_fold(*layer, |yaml, name| yaml.filled(name)))
    }

    fn read<F: Form>(&self, key: &Row<F>) -> Option<F::Value> {
        key.form.read(self.written(key)?)
    }

    pub(in crate::site) fn output(&self) -> Option<Spanned<String>> {
        self.read(&keys::OUTPUT)
    }

    /// The pages that are named, as they are written.
    pub(in crate::site) fn sources(&self) -> Option<Spanned<Vec<String>>> {
        Some(Spanned::new(self.read(&keys::SOURCES)?, self.written(&keys::SOURCES)?.span))
    }

    /// The pages that are named, below the root; a path that leads out of it is ignored.
    pub(in crate::site) fn source_paths(&self) -> Vec<String> {
        self.read(&keys::SOURCES).unwrap_or_default().iter().filter_map(|path| path::below_root("", path)).collect()
    }

    pub(in crate::site) fn template(&self) -> Option<Spanned<String>> {
        self.read(&keys::TEMPLATE)
    }

    pub(in crate::site) fn language(&self) -> Option<Language> {
        self.read(&keys::LANG)
    }

    pub(in crate::site) fn pages(&self) -> Option<u32> {
        self.read(&keys::PAGES)
    }

    pub(in crate::site) fn date(&self) -> Option<Date> {
        self.read(&keys::DATE)
    }

    pub(in crate::site) fn dates(&self) -> DateStyle {
        self.read(&keys::DATES).unwrap_or_default()
    }

    pub(in crate::site) fn keep(&self) -> Vec<Rule> {
        self.read(&keys::KEEP).unwrap_or_default()
    }

    pub(in crate::site) fn figures(&self) -> Option<Figures> {
        self.read(&keys::IMAGES)
    }

    pub(in crate::site) fn allow(&self) -> Vec<Code> {
        self.read(&keys::ALLOW).unwrap_or_default()
    }

    pub(in crate::site) fn design(&self) -> Design {
        let default = Design::default();
        Design {
            paper: self.read(&keys::PAPER).unwrap_or(default.paper),
            accent: self.read(&keys::ACCENT),
            font: self.read(&keys::FONT).map(|font| font.value),
            size: self.read(&keys::SIZE),
            emoji: self.read(&keys::EMOJI).unwrap_or(default.emoji),
            links: self.read(&keys::LINKS).unwrap_or(default.links),
            photo: self.read(&keys::PHOTO).unwrap_or(default.photo),
            icons: self.read(&keys::ICONS).unwrap_or(default.icons),
            contacts: self.read(&keys::CONTACTS).unwrap_or(default.contacts),
            footer: self.read(&keys::FOOTER).unwrap_or(default.footer),
            density: self.read(&keys::DENSITY).unwrap_or(default.density),
            qr: self.read(&keys::QR).unwrap_or(default.qr),
            attach: self.read(&keys::ATTACH).unwrap_or(default.attach),
        }
    }

    pub(in crate::site) fn publications(&self) -> PublicationOptions {
        PublicationOptions {
            selected: self.read(&keys::SELECTED).unwrap_or(false),
            limit: self.read(&keys::LIMIT).and_then(|limit| usize::try_from(limit).ok()),
            since: self.read(&keys::SINCE).and_then(|year| i32::try_from(year).ok()),
            positions: self.read(&keys::ROLE).unwrap_or_default(),
            sorting: self.read(&keys::SORT),
            authors: self.read(&keys::AUTHORS).and_then(|most| usize::try_from(most).ok()),
            venues: self.read(&keys::VENUE),
            numbering: Numbering {
                count: self.read(&keys::NUMBERING),
                labels: self.read(&keys::LABELS).unwrap_or_default(),
            },
            grouping: self.read(&keys::GROUP),
            emphasize: self.read(&keys::EMPHASIZE).unwrap_or_default(),
            other_names: self.read(&keys::OTHER_NAMES).unwrap_or_default(),
            unlisted: false,
        }
    }

    pub(in crate::site) fn sections(&self) -> SectionOptions {
        SectionOptions {
            only: self.read(&keys::ONLY).unwrap_or_default(),
            skip: self.read(&keys::SKIP).unwrap_or_default(),
            order: self.read(&keys::ORDER).unwrap_or_default(),
            rename: self.read(&keys::RENAME).unwrap_or_default(),
            career_first: false,
        }
    }
}
