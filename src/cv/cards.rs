//! Boxes that a page repeats: `<div class="job">`, one below another.
//!
//! On the site, the style sheet shows what they are; on paper, only their content does. Where nearly all boxes of a kind say what
//! and when, they are items of a list, whichever element they are made of, and [`super::entries`] reads them like any other. All
//! other boxes only hold their content.

use std::collections::{BTreeMap, BTreeSet};

use super::entries::{self, DateFormat};
use super::sections::{SECTION, heading_to_line};
use crate::document::{
    Block, BlockKind, Boxed, Child, Document, InlineKind, Inlines, Item, List, descendants, sole_paragraph, unboxed,
};
use crate::meanings;

mod cells;
mod references;
mod tags;

/// A box with more blocks is a part of the page.
const MAX_BLOCKS: usize = 8;
/// A box whose first line has more characters says more than what, where and when.
const LONGEST_BODY: usize = 240;
/// A section's label has at most this many characters.
const LONGEST_LABEL: usize = 60;

/// A page without boxes: items of lists where they say what and when, their content otherwise.
pub(crate) fn open(document: Document) -> Document {
    let kinds = Kinds::of(&document.blocks);
    Document { blocks: kinds.open(document.blocks) }
}

/// The kinds of boxes on a page that mean something.
#[derive(Debug, Default)]
struct Kinds {
    /// Their boxes are dated items.
    items: BTreeSet<String>,
    /// Their boxes are publications.
    references: BTreeSet<String>,
    /// Their boxes are sections, whose first line is the heading.
    sections: BTreeSet<String>,
    /// Their boxes hold a few words each, side by side on the site.
    tags: BTreeSet<String>,
}

impl Kinds {
    fn of(blocks: &[Block]) -> Self {
        let mut boxes: BTreeMap<&str, Vec<&Boxed>> = BTreeMap::new();
        for found in descendants(blocks).filter_map(boxed) {
            boxes.entry(&found.kind).or_default().push(found);
        }
        let kinds = |is_meant: fn(&[&Boxed]) -> bool| {
            let meant = boxes.iter().filter(|(_, all)| all.len() > 1 && is_meant(all));
            meant.map(|(kind, _)| (*kind).to_owned()).collect::<BTreeSet<_>>()
        };
        let (items, references) = (kinds(have_dates), kinds(references::are_all));
        let holds_several =
            |found: &&Boxed| count(&found.blocks, &|kind| items.contains(kind) || references.contains(kind)) > 1;
        let innermost = |kind: &&String| !boxes[kind.as_str()].iter().any(holds_several);
        let only_innermost = |kinds: &BTreeSet<String>| kinds.iter().filter(innermost).cloned().collect();
        Self {
            items: only_innermost(&items),
            references: only_innermost(&references),
            sections: kinds(are_sections),
            tags: kinds(tags::are_most),
        }
    }

    /// Blocks without boxes.
    fn open(&self, blocks: Vec<Block>) -> Vec<Block> {
        let mut out = Vec::new();
        let mut blocks = blocks.into_iter().peekable();
        while let Some(block) = blocks.next() {
            match block.kind {
                BlockKind::Boxed(first) if self.are_listed(&first.kind) => {
                    let kind = first.kind.clone();
                    let mut run = vec![Block::new(BlockKind::Boxed(first), block.span)];
                    while let Some(next) = blocks.next_if(|next| boxed(next).is_some_and(|next| next.kind == kind)) {
                        run.push(next);
                    }
                    out.extend(self.list(&kind, run));
                }
                BlockKind::Boxed(inner) => {
                    let is_section = self.sections.contains(&inner.kind);
                    if self.tags.contains(&inner.kind)
                        && let Some(line) = tags::line(&inner)
                    {
                        out.push(Block::new(line, block.span));
                        continue;
                    }
                    let is_notice = is_notice(&inner.kind);
                    let mut inner = self.open(inner.blocks);
                    if is_notice && blocks.peek().is_some_and(|next| !matches!(next.kind, BlockKind::Heading { .. })) {
                        inner.iter_mut().for_each(heading_to_line);
                    }
                    if let Some(first) = inner.first_mut()
                        && is_section
                    {
                        label_to_heading(first);
                    }
                    out.extend(inner);
                }
                // A list of entries is not centred.
                BlockKind::Aligned(alignment, inner) => {
                    let had_list = inner.iter().any(|block| matches!(block.kind, BlockKind::List(_)));
                    let inner = self.open(inner);
                    let is_list = !had_list && inner.iter().all(|block| matches!(block.kind, BlockKind::List(_)));
                    match is_list {
                        true => out.extend(inner),
                        false => out.push(Block::new(BlockKind::Aligned(alignment, inner), block.span)),
                    }
                }
                BlockKind::List(mut list) => {
                    let has_box = |item: &Item| item.blocks.iter().any(|block| boxed(block).is_some());
                    for item in list.items.iter_mut().filter(|item| has_box(item)) {
                        item.blocks = cells::gathered(std::mem::take(&mut item.blocks));
                    }
                    out.extend(unboxed(vec![Block::new(BlockKind::List(list), block.span)]));
                }
                _ => out.extend(unboxed(vec![block]).into_iter().map(references::of_definitions)),
            }
        }
        out
    }

    fn are_listed(&self, kind: &str) -> bool {
        self.items.contains(kind) || self.references.contains(kind)
    }

    /// A run of boxes of one kind as a list, if it is clearly one.
    fn list(&self, kind: &str, run: Vec<Block>) -> Vec<Block> {
        let items = |read: fn(&[Block]) -> Option<Item>| {
            let items: Option<Vec<Item>> = run.iter().filter_map(boxed).map(|found| read(&found.blocks)).collect();
            items.map(List::of_bullets)
        };
        let dated = items(item).filter(|list| entries::from_list(list, DateFormat::default()).is_some());
        let references = || if self.references.contains(kind) { items(references::item) } else { None };
        let list = dated.or_else(references);
        match (list, run.first().zip(run.last())) {
            (Some(list), Some((first, last))) => {
                vec![Block::new(BlockKind::List(list), first.span.to(last.span))]
            }
            _ => unboxed(run),
        }
    }
}

/// How many boxes of these kinds there are; those inside another are a part of it.
fn count(blocks: &[Block], is_meant: &impl Fn(&str) -> bool) -> usize {
    let inside = |child: Child<'_>| match child {
        Child::Blocks(blocks) => count(blocks, is_meant),
        Child::Inlines(_) => 0,
    };
    let of_block = |block: &Block| match boxed(block) {
        Some(found) if is_meant(&found.kind) => 1,
        _ => block.kind.children().into_iter().map(inside).sum(),
    };
    blocks.iter().map(of_block).sum()
}

fn boxed(block: &Block) -> Option<&Boxed> {
    match &block.kind {
        BlockKind::Boxed(found) => Some(found),
        _ => None,
    }
}

/// Whether a box is a notice beside the text, whose heading is no heading of what follows: `div.notice--warning`.
fn is_notice(kind: &str) -> bool {
    const NOTICES: &[&str] = &["notice", "alert", "callout", "admonition"];
    let class = kind.split_once('.').map(|(_, class)| class).unwrap_or_default();
    NOTICES.iter().any(|notice| class.starts_with(notice))
}

/// Whether at least two of these boxes say what and when.
fn have_dates(boxes: &[&Boxed]) -> bool {
    let is_short = |body: &Inlines| body.plain_text().chars().count() <= LONGEST_BODY;
    let is_dated = |found: &&&Boxed| {
        let entry = item(&found.blocks).and_then(|item| entries::from_item(&item, DateFormat::default()));
        entry.is_some_and(|entry| is_short(&entry.body))
    };
    boxes.iter().filter(is_dated).nth(1).is_some()
}

/// What a box says as an item of a list, if that is not too much.
fn item(blocks: &[Block]) -> Option<Item> {
    let blocks = unboxed(blocks.to_vec());
    if is_list_of_lines(&blocks) {
        return None;
    }
    let mut blocks = cells::gathered(blocks);
    let span = blocks.first()?.span;
    let is_read = blocks.len() <= MAX_BLOCKS && blocks.iter().all(|block| is_of_items(&block.kind));
    blocks.iter_mut().for_each(heading_to_line);
    is_read.then(|| Item::new(blocks, span))
}

/// Whether everything is one paragraph of several lines, which are items themselves.
fn is_list_of_lines(blocks: &[Block]) -> bool {
    let Some(words) = sole_paragraph(blocks) else { return false };
    words.iter().filter(|inline| inline.kind == InlineKind::Break).count() > 1
}

fn is_of_items(kind: &BlockKind) -> bool {
    match kind {
        BlockKind::Paragraph(_) | BlockKind::List(_) => true,
        BlockKind::Heading { content, .. } => !meanings::is_usual(&content.plain_text()),
        _ => false,
    }
}

/// Whether at least half of these boxes begin with the usual name of a section where others have a heading.
fn are_sections(boxes: &[&Boxed]) -> bool {
    let labelled = boxes.iter().filter(|found| label(&found.blocks).is_some_and(|label| meanings::is_usual(&label)));
    let labelled = labelled.count();
    labelled > 1 && labelled * 2 >= boxes.len()
}

/// The first line of a box that has more lines.
fn label(blocks: &[Block]) -> Option<String> {
    let blocks = unboxed(blocks.to_vec());
    let BlockKind::Paragraph(content) = &blocks.first()?.kind else { return None };
    let text = content.plain_text();
    (blocks.len() > 1 && text.chars().count() <= LONGEST_LABEL).then_some(text)
}

fn label_to_heading(first: &mut Block) {
    let is_short = first.plain_text().chars().count() <= LONGEST_LABEL;
    if let BlockKind::Paragraph(content) = &mut first.kind
        && is_short
    {
        first.kind = BlockKind::Heading { level: SECTION, content: std::mem::take(content) };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::{self, Syntax};
    use crate::rewrite::Rewritten;
    use crate::source::{Source, Sources, Span};

    /// The blocks of a page: `#` before headings, `-` before items, whose blocks are separated by bars.
    fn opened(html: &str) -> Vec<String> {
        let span = Span::new(Sources::new().add(Source::new("cv.md", html)), 0..html.len());
        let parsed = markdown::parse_as(&Rewritten::stand_in(span, html), Syntax::Html).into_value();
        let show = |block: &Block| match &block.kind {
            BlockKind::Heading { content, .. } => vec![format!("# {}", content.plain_text())],
            BlockKind::List(list) => list
                .items
                .iter()
                .map(|item| format!("- {}", crate::document::block_text(&item.blocks).replace('\n', " | ")))
                .collect(),
            _ => vec![block.plain_text().replace('\n', " | ")],
        };
        open(parsed.unwrap_or_default()).blocks.iter().flat_map(show).collect()
    }

    #[test]
    fn boxes_that_say_what_and_when_are_items() {
        let row = |when: &str, what: &str| {
            format!("<div class=\"row\"><div class=\"when\">{when}</div><div><p>{what}</p><p>Bergen</p></div></div>")
        };
        let section = |name: &str, rows: &[String]| {
            format!("<section class=\"part\"><div class=\"label\">{name}</div>{}</section>", rows.concat())
        };
        let page = section("Education", &[row("2019", "PhD"), row("2015–2017", "MSc")])
            + &section("Awards", &[row("2020", "Tide prize")]);
        assert_eq!(
            opened(&page),
            [
                "# Education",
                "- 2019 | PhD Bergen",
                "- 2015–2017 | MSc Bergen",
                "# Awards",
                "- 2020 | Tide prize Bergen"
            ]
        );
    }

    #[test]
    fn words_side_by_side_are_apart() {
        let node = |when: &str, what: &str, more: &str| {
            format!("<article class=\"node\"><span>{when}</span><strong>{what}</strong><p>{more}</p></article>")
        };
        let page =
            node("2013-2014", "Lead", "Tides.") + &node("2022-", "Tutor", "Waves.") + &node("2017", "Aide", "Wind.");
        assert_eq!(opened(&page), ["- 2013-2014 Lead | Tides.", "- 2022- Tutor | Waves.", "- 2017 Aide | Wind."]);
        for (html, words) in [
            ("<span class=\"a\">7</span><span class=\"b\">awards</span>", "7 awards"),
            ("<a href=\"/a\">code</a><a href=\"/b\">data</a>", "code data"),
            ("<span>2013</span><span>2014</span>", "2013 2014"),
            ("<b>T</b><i>ide</i> <b>Mc</b>Ek x<sup>2</sup><b>Y</b> <b>GPT</b><i>Net</i>", "Tide McEk x2Y GPTNet"),
        ] {
            assert_eq!(opened(&format!("<p>{html}</p>")), [words], "{html}");
        }
    }

    #[test]
    fn publications_are_items_of_lines() {
        let paper = |title: &str| {
            format!(
                "<div class=\"paper\"><img src=\"t.png\"><p>A. Ek, B. Ny</p><h3>{title}</h3><p>Journal of Tides and Waves, 2020</p>\
                 <div class=\"tags\"><p>Journal</p><p><a href=\"https://doi.org/1\">DOI</a></p></div></div>"
            )
        };
        let shown = |title: &str| format!("- A. Ek, B. Ny {title} Journal of Tides and Waves, 2020 Journal · DOI");
        assert_eq!(opened(&(paper("On tides") + &paper("On wind"))), [shown("On tides"), shown("On wind")]);
    }

    #[test]
    fn titles_with_lines_below_are_items() {
        let card = |title: &str, lines: &[&str]| {
            let lines: String = lines.iter().map(|line| format!("<div class=\"line\">{line}</div>")).collect();
            format!("<div class=\"card\"><div class=\"text\"><strong>{title}</strong>{lines}</div></div>")
        };
        let page = |cards: &[String]| opened(&cards.concat());
        let papers = [
            card("A map of the tides", &["with B. Ny", "Journal of Maps"]),
            card("Wind over the harbour", &["with C. Eng"]),
            card("论海浪的起源", &["与王明", "海洋学报"]),
        ];
        assert_eq!(
            page(&papers),
            [
                "- A map of the tides with B. Ny Journal of Maps",
                "- Wind over the harbour with C. Eng",
                "- 论海浪的起源 与王明 海洋学报"
            ]
        );
        let journal = "<div class=\"reference\"><div class=\"journal\">Journal of Maps, 2020</div></div>";
        let names = "<div class=\"names\"><ul><li>Ada Ek</li><li>Bo Ny</li></ul></div>";
        let with_names =
            [1, 2, 3].map(|_| format!("<div class=\"paper\"><p>A map of the tides</p>{journal}{names}</div>"));
        assert_eq!(page(&with_names)[0], "- A map of the tides Journal of Maps, 2020 Ada Ek, Bo Ny");
        assert_eq!(page(&papers[..2])[0], "A map of the tides", "two are no list");
        let prose = "They come and go twice a day, and the harbour has known it for longer than its oldest charts, which we read.";
        assert_eq!(page(&[1, 2, 3].map(|_| card("A map of the tides", &[prose])))[0], "A map of the tides");
        assert_eq!(page(&[1, 2, 3].map(|_| card("Maps", &["Bergen"])))[0], "Maps", "a word is no title");
    }

    #[test]
    fn a_row_of_tags_is_parted_whatever_its_elements_are_called() {
        for (class, words) in [
            ("word-chips", "Tides · Waves · Wind"),
            ("card__tags", "Tides · Waves · Wind"),
            ("note", "Tides Waves Wind"),
        ] {
            let spans = "<span>Tides</span>\n <span>Waves</span>\n <span>Wind</span>";
            assert_eq!(opened(&format!("<div class=\"{class}\" id=\"a\">\n {spans}\n</div>")), [words]);
        }
    }

    #[test]
    fn tags_stand_in_one_line() {
        let tags = |html: &str| format!("<p>On tides.</p><div class=\"tags\">{html}</div>");
        assert_eq!(
            opened(&(tags("<p>EMG</p><p>Motor control</p>") + &tags("<p>Tides</p><p>Waves</p><p>Wind</p>"))),
            ["On tides.", "EMG · Motor control", "On tides.", "Tides · Waves · Wind"]
        );
        let figure = |number: &str, what: &str| format!("<div class=\"stat\"><p>{number}</p><p>{what}</p></div>");
        assert_eq!(opened(&(figure("28", "papers") + &figure("~10 yrs", "at sea"))), ["28 papers", "~10 yrs at sea"]);
    }

    #[test]
    fn a_column_of_date_and_place_belongs_to_the_titles_beside_it() {
        let row = |when: &str, titles: &[&str]| {
            let titles: String = titles.iter().map(|title| format!("<h6>{title}</h6>")).collect();
            format!(
                "<li><div class=\"row\"><div class=\"text-center\"><table><tr><td><span>{when}</span></td></tr>\
                 <tr><td><p class=\"place\">Bergen</p></td></tr></table></div><div class=\"col\">{titles}</div></div></li>"
            )
        };
        let rows = [row("2019 - 2021", &["Postdoc", "Tide Lab", "Studies the tides."]), row("2018", &["Aide"])];
        assert_eq!(
            opened(&format!("<ul>{}</ul>", rows.concat())),
            ["- 2019 - 2021 | Postdoc | Tide Lab Bergen Studies the tides.", "- 2018 | Aide | Bergen"]
        );
    }

    #[test]
    fn other_boxes_only_hold_their_content() {
        let card = |title: &str, text: &str| format!("<div class=\"card\"><h3>{title}</h3><p>{text}</p></div>");
        assert_eq!(
            opened(&(card("Tides", "They come.") + &card("Waves", "They go."))),
            ["# Tides", "They come.", "# Waves", "They go."]
        );
        let year =
            |year: &str| format!("<div class=\"year\"><p>{year}</p><p>On tides</p><p>On waves</p><p>On wind</p></div>");
        assert_eq!(
            opened(&(year("2020") + &year("2019")))[..2],
            ["2020", "On tides"],
            "a year is the title of a group"
        );
        let notice = "<div class=\"notice--info\"><h4>Hours</h4><p>At noon.</p></div>";
        assert_eq!(opened(&format!("{notice}<p>I study tides.</p>")), ["Hours", "At noon.", "I study tides."]);
        assert_eq!(opened(&format!("{notice}<h2>Tides</h2>")), ["# Hours", "At noon.", "# Tides"]);
        let sections = |text: &str| format!("<div class=\"part\"><h2>Education</h2><p>{text}, 2010 – 2014</p></div>");
        assert_eq!(opened(&(sections("PhD") + &sections("MSc")))[0], "# Education");
    }
}
