//! The texts that themes ship with, recognised by their content wherever they are.
//!
//! `samples.txt` holds fingerprints, not texts; its head says how they were taken.

use std::collections::BTreeMap;
use std::iter::Sum;
use std::sync::LazyLock;

use super::model::{Content, Entry, Publication, Section};
use crate::document::{Block, BlockKind, Inlines, Item, block_text};
use crate::fold;
use crate::months;
use crate::sentences;
use crate::source::{SourceId, Span};
use crate::yaml::{Used, Yaml};

/// What the pieces of a text are evidence of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Evidence {
    /// Pieces that occur only in samples.
    pub(crate) samples: usize,
    /// Pieces that occur in samples, but that anybody could have written.
    common: usize,
    /// Pieces that no sample has.
    own: usize,
    /// The themes that the samples are of.
    themes: Themes,
    /// The themes that one of the samples is not of.
    others: Themes,
    /// The themes whose samples lack one of the common pieces.
    lacking: Themes,
}

/// Themes, a bit for each.
type Themes = u32;

/// How many of ten pieces are known, at least, in a file that is as the theme ships it, but for a word here and there.
const KNOWN_OF_TEN: usize = 7;
/// With fewer samples a file may be anybody's.
const MIN_SAMPLES: usize = 4;

impl Evidence {
    fn of(known: Option<Known>) -> Self {
        match known {
            Some(Known::Sample(0)) => Self { samples: 1, ..Self::default() },
            Some(Known::Sample(themes)) => Self { samples: 1, themes, others: !themes, ..Self::default() },
            Some(Known::Common(themes)) => Self { common: 1, lacking: !themes, ..Self::default() },
            None => Self { own: 1, ..Self::default() },
        }
    }

    /// That of an item of a collection, which is a sample as a whole or none.
    pub(super) fn of_item_of(is_sample: bool) -> Self {
        Self::of(is_sample.then_some(Known::Sample(0)))
    }

    /// Whether it is nothing but a sample.
    pub(crate) fn is_sample(self) -> bool {
        self.own == 0 && self.samples > 0
    }

    /// Whether some of it stands in no sample.
    pub(crate) fn has_own(self) -> bool {
        self.own > 0
    }

    /// Whether all of it stands in samples.
    pub(crate) fn is_known(self) -> bool {
        self.own == 0 && self != Self::default()
    }

    /// Whether at least three of four pieces are known.
    pub(crate) fn is_mostly_known(self) -> bool {
        self.samples + self.common >= self.own * 3 && self != Self::default()
    }

    /// Whether a part of a `file` of samples was hardly changed, or says nothing. What anybody might write has to be of the same theme.
    pub(crate) fn is_rest_of(self, file: Self) -> bool {
        let of_all = file.themes & !file.others;
        let themes = if of_all == 0 { file.themes } else { of_all };
        let is_of_theme = self.samples > 0 || themes & !self.lacking != 0;
        self == Self::default() || self.is_mostly_known() && is_of_theme
    }

    /// Whether a whole file of this evidence is a sample in which hardly anything was changed.
    pub(crate) fn is_of_a_sample_file(self) -> bool {
        let known = self.samples + self.common;
        self.samples >= MIN_SAMPLES && known * 10 >= (known + self.own) * KNOWN_OF_TEN
    }
}

impl Sum for Evidence {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self::default(), |all, part| Self {
            samples: all.samples + part.samples,
            common: all.common + part.common,
            own: all.own + part.own,
            themes: all.themes | part.themes,
            others: all.others | part.others,
            lacking: all.lacking | part.lacking,
        })
    }
}

/// The files that are samples as a whole, with what shows it.
pub(crate) fn sample_files(sections: &[Section]) -> BTreeMap<SourceId, Evidence> {
    let mut files: BTreeMap<SourceId, Evidence> = BTreeMap::new();
    let mut add = |span: Span, evidence: Evidence| {
        let all = files.entry(span.source).or_default();
        *all = [*all, evidence].into_iter().sum();
    };
    for content in sections.iter().flat_map(|section| &section.content) {
        match content {
            Content::Block(block) => add(block.span, of_block(block)),
            Content::Entries(entries) => entries.iter().for_each(|entry| add(entry.span, of_entry(entry))),
            Content::Publications(_) => content.publications().for_each(|item| add(item.span, of_publication(item))),
        }
    }
    files.retain(|_, evidence| evidence.is_of_a_sample_file());
    files
}

/// The evidence of all that a section says, without its heading.
pub(crate) fn of_section(section: &Section) -> Evidence {
    section.content.iter().map(of_content).sum()
}

/// The evidence of a piece of a section.
pub(crate) fn of_content(content: &Content) -> Evidence {
    match content {
        Content::Block(block) => of_block(block),
        Content::Entries(entries) => entries.iter().map(of_entry).sum(),
        Content::Publications(_) => content.publications().map(of_publication).sum(),
    }
}

/// An entry by what it says.
pub(crate) fn of_entry(entry: &Entry) -> Evidence {
    if is_to_be_filled_in(&format!("{} {}", head_text(entry), block_text(&entry.details))) {
        return Evidence::of(Some(Known::Sample(0)));
    }
    [of_head(entry), of_blocks(&entry.details)].into_iter().sum()
}

/// The evidence of the line of an entry; its date counts where the whole line is known, date included.
pub(crate) fn of_head(entry: &Entry) -> Evidence {
    let text = head_text(entry);
    match look_up(&fold::words(&text)) {
        whole @ Some(Known::Sample(_)) => Evidence::of(whole),
        _ if is_to_be_filled_in(&text) => Evidence::of(Some(Known::Sample(0))),
        _ => of_inlines(&entry.body),
    }
}

/// The line of an entry with its date.
fn head_text(entry: &Entry) -> String {
    let date = entry.date.as_ref().map(|date| date.value.as_str()).unwrap_or_default();
    format!("{date} {}", entry.body.plain_text())
}

/// A paper by its title, or by its whole citation where that is all there is.
pub(crate) fn of_publication(publication: &Publication) -> Evidence {
    let title = of_inlines(&publication.title);
    if title.is_sample() {
        return title;
    }
    publication.parts().into_iter().map(of_inlines).sum()
}

/// The evidence of the blocks of an item.
pub(crate) fn of_item(item: &Item) -> Evidence {
    of_blocks(&item.blocks)
}

fn of_blocks(blocks: &[Block]) -> Evidence {
    blocks.iter().map(of_block).sum()
}

/// The evidence of all that a block says.
pub(crate) fn of_block(block: &Block) -> Evidence {
    match &block.kind {
        BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => of_inlines(content),
        BlockKind::List(list) => list.items.iter().map(of_item).sum(),
        BlockKind::Quote(inner) | BlockKind::Aligned(_, inner) => of_blocks(inner),
        BlockKind::Details(summary, inner) => [of_inlines(summary), of_blocks(inner)].into_iter().sum(),
        BlockKind::Rule | BlockKind::PageBreak => Evidence::default(),
        _ => of_text(&block.plain_text()),
    }
}

/// The evidence of all texts of a site's data.
pub(crate) fn of_data(data: &Yaml) -> Evidence {
    Used::default().unused(data, "").iter().map(|unused| of_text(unused.text)).sum()
}

/// Whether a page in Markdown is as a theme ships it, whatever Liquid fills in.
pub(crate) fn is_untouched(page: &str) -> bool {
    let is_liquid = |line: &&str| line.contains("{%") || line.contains("{{");
    let own = page.lines().filter(|line| !is_liquid(line));
    own.map(of_text).sum::<Evidence>().is_of_a_sample_file()
}

/// The evidence of all values in the text of a JSON file, which need not be valid.
pub(crate) fn of_json(text: &str) -> Evidence {
    let pieces: Vec<&str> = text.split('"').collect();
    let quoted = pieces.iter().zip(pieces.iter().skip(1)).skip(1).step_by(2);
    let values = quoted.filter(|(_, after)| !after.trim_start().starts_with(':'));
    values.map(|(value, _)| of_text(value)).sum()
}

fn of_inlines(inlines: &Inlines) -> Evidence {
    of_text(&inlines.flat_text())
}

/// What forms that are yet to be filled in consist of.
#[rustfmt::skip]
const OF_FORMS: &[&str] = &[
    "address", "advisor", "and", "city", "com", "company", "country", "degree", "department", "description", "email", "example", "field",
    "institute", "institution", "location", "name", "now", "of", "office", "organization", "ph", "d", "phd", "position", "present", "prof",
    "professor", "role", "state", "supervisor", "the", "thesis", "title", "to", "university", "your", "yyyy",
];

/// Whether a text is nothing but a form, whichever theme it is of: `YYYY, PhD, Your University, City, Country`.
pub(crate) fn is_to_be_filled_in(text: &str) -> bool {
    let says_so = |word: &str| matches!(word, "your" | "yyyy");
    let folded = fold::words(text);
    folded.split(' ').any(says_so) && folded.split(' ').all(|word| OF_FORMS.contains(&word))
}

/// Placeholders on pages that are yet to be written, whoever wrote the rest of the line.
const FILLER: &str = "lorem ipsum dolor sit amet";

/// A text as a whole, or line by line.
pub(crate) fn of_text(text: &str) -> Evidence {
    let folded = fold::words(text);
    if let whole @ Some(Known::Sample(_)) = look_up(&folded) {
        return Evidence::of(whole);
    }
    let mut lines = text.lines();
    match (lines.next(), lines.next()) {
        // Most texts are one line, which is not looked up again.
        (Some(only), None) => of_pieces(only),
        _ => text.lines().map(of_words).sum(),
    }
}

/// Whether a text has the words that fill pages.
pub(crate) fn is_filler(text: &str) -> bool {
    ["ipsum", "Ipsum", "IPSUM"].iter().any(|word| text.contains(word)) && fold::words(text).contains(FILLER)
}

/// A line as a whole, or by its pieces.
fn of_words(line: &str) -> Evidence {
    match look_up(&fold::words(line)) {
        whole @ Some(Known::Sample(_)) => Evidence::of(whole),
        _ => of_pieces(line),
    }
}

/// A line by its pieces between punctuation. Numbers and dates alone say nothing. What fills a page goes on to the end of the line.
fn of_pieces(line: &str) -> Evidence {
    if is_filler(line) {
        let all = sentences::of(line).into_iter();
        let own = all.map(|range| &line[range]).take_while(|sentence| !is_filler(sentence));
        return own.map(of_words).chain([Evidence::of(Some(Known::Sample(0)))]).sum();
    }
    // Most characters are letters, which need not be looked for.
    let is_cut = |c: char| !c.is_alphanumeric() && CUTS.contains(c);
    let pieces = line.split(is_cut).flat_map(|piece| piece.split(" - ")).map(fold::words);
    let says_something = |piece: &String| !piece.split(' ').all(months::is_part_of_a_date);
    pieces.filter(says_something).map(|piece| Evidence::of(look_up(&piece))).sum()
}

/// Where a text is cut into pieces.
const CUTS: &str = ",;:.!?()[]{}|•·–—“”\"";

/// A piece that samples of some themes have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Known {
    /// Nobody else has it.
    Sample(Themes),
    /// Anybody might have it.
    Common(Themes),
}

impl Known {
    fn themes(self) -> Themes {
        match self {
            Self::Sample(themes) | Self::Common(themes) => themes,
        }
    }

    /// A piece that is known from two themes; anybody might have it if that is so in one of them.
    fn and(self, other: Self) -> Self {
        let themes = self.themes() | other.themes();
        match (self, other) {
            (Self::Sample(_), Self::Sample(_)) => Self::Sample(themes),
            _ => Self::Common(themes),
        }
    }
}

/// Whether a file is one that a theme ships with, such as a placeholder portrait.
pub fn is_sample_file(bytes: &[u8]) -> bool {
    matches!(look_up_bytes(bytes), Some(Known::Sample(_)))
}

fn look_up(piece: &str) -> Option<Known> {
    look_up_bytes(piece.as_bytes())
}

fn look_up_bytes(bytes: &[u8]) -> Option<Known> {
    let hash = fnv(bytes);
    let at = FINGERPRINTS.binary_search_by_key(&hash, |(known, _)| *known).ok()?;
    FINGERPRINTS.get(at).map(|(_, known)| *known)
}

/// FNV-1a with 64 bits.
fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Themes of which there are several parts or translations.
const FAMILIES: &[&str] = &["academicpages", "al-folio"];

/// The fingerprints in order; one of different kinds in different themes counts as common.
static FINGERPRINTS: LazyLock<Vec<(u64, Known)>> = LazyLock::new(|| {
    let mut all: Vec<(u64, Known)> = Vec::new();
    let (mut theme, mut last): (Themes, Themes) = (0, 1 << FAMILIES.len());
    for line in include_str!("samples.txt").lines() {
        // The name of the theme is above its lines.
        if line.starts_with('[') {
            last <<= 1;
            theme = FAMILIES.iter().position(|family| line.contains(family)).map_or(last, |at| 1 << at);
        }
        all.extend(of_line(line, theme));
    }
    all.sort_unstable_by_key(|(hash, _)| *hash);
    all.dedup_by(|next, last| {
        let is_same = next.0 == last.0;
        if is_same {
            last.1 = last.1.and(next.1);
        }
        is_same
    });
    all
});

fn of_line(line: &str, theme: Themes) -> impl Iterator<Item = (u64, Known)> {
    let (known, hashes) = match line.split_at_checked(2) {
        Some(("= ", hashes)) => (Known::Sample(theme), hashes),
        Some(("~ ", hashes)) => (Known::Common(theme), hashes),
        _ => (Known::Common(theme), ""),
    };
    hashes.split(' ').filter_map(move |hash| Some((u64::from_str_radix(hash, 16).ok()?, known)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_is_known_by_its_pieces() {
        for text in [
            "Ph.D in Version Control Theory, GitHub University, 2018 (expected)",
            "M.S. in Jekyll, GitHub University, 2014",
            "This is the base Jekyll theme. You can find out more info about customizing your Jekyll theme, as well as basic Jekyll usage documentation at jekyllrb.com",
            "Paper Title Number 2",
            "Conference Proceeding talk 3 on Relevant Topic in Your Field",
            "1921\nNobel Prize in Physics",
            "Full Name: Albert Einstein",
            "Hobbies: Hobby 1, Hobby 2, etc.",
            "14 de março de 1879",
            "Uma variação do tema al-folio com suporte a múltiplos idiomas.",
            "2712 Broadway St, CA 94115, San Francisco, California, US",
            "albert@einstein.de",
            "CEO/President, Pied Piper",
            "Digital Compression Pioneer Award, Techcrunch\nThere is no spoon.",
            "x.com/RHendricksCEO",
            "Built foundation model infrastructure serving 2M+ monthly API requests with 99.97% uptime",
            "Write about your core competencies in one or two sentences describing your position.",
            "Alan Doe is a super employee!",
            "Physics (Master): Quantum Mechanics, Quantum Computing, Quantum Information, Quantum Cryptography, Quantum Communication, Quantum Teleportation",
            "Lorem ipsum dolor sit amet, consectetur adipiscing elit. Vivamus ornare aliquet ipsum, ac tempus justo dapibus sit amet.",
        ] {
            assert!(of_text(text).is_sample(), "{text}");
        }
    }

    #[test]
    fn what_a_person_could_have_written_is_no_sample() {
        for text in [
            "PhD, University of Zurich",
            "2024\nNobel Prize in Physics",
            "English, German",
            "Education",
            "Research Assistant",
            "2014",
            "Bachelor, Information Technology, University of Oklahoma",
            "There is no spoon.",
        ] {
            assert!(!of_text(text).is_sample(), "{text}");
        }
        assert!(!of_text("Ph.D. in Computer Science, Uni One, GitHub University").is_sample());
    }
}
