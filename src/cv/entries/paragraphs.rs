//! Dated paragraphs: what some pages write, or lay out with boxes, where others write a list.
//!
//! ```text
//! Since 2021: **Postdoc**, Bergen        May 2019 – June 2021        **Harbour Institute** May 2019 – June 2021
//! - Tides                                Postdoc, Bergen             Postdoc, Bergen
//! ```
//!
//! One such paragraph may be chance; a section with several is a list of entries, and what is below each belongs to it.

use std::ops::Range;

use super::super::model::{Content, DateSide, Entry};
use super::{DateFormat, MAX_DATED_CHARS, alone, below, dated, dates, entry, from_list, inner, paragraph_first};
use crate::date::is_year;
use crate::document::{Block, BlockKind, InlineKind, Inlines, Item, List, is_picture};
use crate::source::{Span, Spanned};

/// This many dated paragraphs make a list.
const FEWEST: usize = 2;
/// More than this does not belong to one entry.
const MAX_DETAILS: usize = 6;
/// A paragraph that ends with a date and is longer than this is prose.
const MAX_HEAD_CHARS: usize = 140;

/// A section's content with its dated paragraphs as entries.
pub(super) fn recognise(content: Vec<Content>, format: DateFormat) -> Vec<Content> {
    let content = content.into_iter().flat_map(|content| parted(content, format));
    let content: Vec<Content> = content.flat_map(|content| from_lines(content, format)).collect();
    let content = from_pairs(content, format);
    let is_boxed = content.iter().any(|content| in_box(content).is_some_and(|(_, box_)| dates::whole(box_).is_some()));
    let boxed = if is_boxed { Some(Form::Boxed) } else { None };
    let forms = [Form::Alone].into_iter().chain(boxed).chain([Form::Start, Form::End, Form::Titled]);
    let content = forms.into_iter().fold(content, |content, form| gather(content, form, format));
    from_run(&content, format).map_or(content, |entries| vec![Content::Entries(entries)])
}

/// The entries of a section of short paragraphs, nearly all of which begin with a date, or end with one. A picture above one, such as
/// the sign of an employer, belongs to it.
fn from_run(content: &[Content], format: DateFormat) -> Option<Vec<Entry>> {
    let is_clear = |item: &Item| inner::on_a_line(item, format).is_some();
    let item = |block: &Block| {
        let item = Item::new(vec![block.clone()], block.span);
        let length = block.plain_text().chars().count();
        // With a date on a line of its own, this is no sentence.
        let is_short = length <= MAX_DATED_CHARS || length <= 2 * MAX_DATED_CHARS && is_clear(&item);
        is_short.then_some(item)
    };
    let blocks: Option<Vec<&Block>> = content.iter().map(Content::block).collect();
    let mut pictures = Vec::new();
    let mut items = Vec::new();
    for block in blocks? {
        match &block.kind {
            _ if is_picture(block) => pictures.push(block.clone()),
            BlockKind::Paragraph(_) => {
                let mut item = item(block)?;
                item.blocks.append(&mut pictures);
                items.push(item);
            }
            _ => return None,
        }
    }
    items.last_mut()?.blocks.append(&mut pictures);
    let items = Some(items).filter(|items| items.len() > FEWEST || !items.is_empty() && items.iter().all(is_clear))?;
    from_list(&List::of_bullets(items), format)
}

/// Where a paragraph has its date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// The paragraph is the date; the next one says of what.
    Alone,
    Start,
    /// The paragraph begins with typewriter type, which makes a box around the dates of the section: `` `Now` **Uni One** ``
    /// (markdown-cv).
    Boxed,
    End,
    /// The paragraph is a title in bold, its date in brackets, and what says more.
    Titled,
}

/// The lines of a paragraph.
fn lines(words: &Inlines) -> Option<Vec<Inlines>> {
    let mut start = 0;
    let line = |line: &str| {
        let part = words.slice(start..start + line.len())?.trimmed();
        start += line.len() + 1;
        Some(part)
    };
    words.flat_text().split('\n').map(line).collect()
}

/// Splits a paragraph that begins with a date on its own line wherever another such line begins something else.
fn parted(content: Content, format: DateFormat) -> Vec<Content> {
    let Content::Block(Block { kind: BlockKind::Paragraph(words), span }) = &content else { return vec![content] };
    let is_date = |line: &Inlines| alone::of_paragraph(line, *span, format).is_some();
    let lines = if words.iter().any(|inline| inline.kind == InlineKind::Break) { lines(words) } else { None };
    let Some(lines) = lines.filter(|lines| is_date(&lines[0])) else { return vec![content] };
    let parts = lines.chunk_by(|_, next| !is_date(next)).collect::<Vec<_>>();
    if parts.len() < FEWEST || parts.iter().any(|part| part.len() < 2) {
        return vec![content];
    }
    let paragraph = |part: &[Inlines]| {
        let mut words = Inlines::new();
        for line in part {
            words.push_line(line.clone(), *span);
        }
        Content::Block(Block::new(BlockKind::Paragraph(words), *span))
    };
    parts.into_iter().map(paragraph).collect()
}

/// Paragraphs that are by turns a title in bold and a line that ends with a date, set apart: `Ph.D. Tides`, `Uni One (2019)`.
fn from_pairs(content: Vec<Content>, format: DateFormat) -> Vec<Content> {
    let entry_of = |pair: &[Content]| {
        let [Content::Block(title), Content::Block(line)] = pair else { return None };
        let (BlockKind::Paragraph(words), BlockKind::Paragraph(place)) = (&title.kind, &line.kind) else { return None };
        if !is_undated_title(words) || below::is_title(place) {
            return None;
        }
        let item = Item::new(vec![line.clone()], title.span.to(line.span));
        let (entry, _) = entry(&item, DateSide::End, MAX_DATED_CHARS, format).filter(|(_, is_apart)| *is_apart)?;
        let mut body = words.clone();
        body.push_line(entry.body, line.span);
        Some(Entry { body, ..entry })
    };
    let entries: Option<Vec<Entry>> = content.chunks(2).map(entry_of).collect();
    match entries.filter(|entries| entries.len() >= FEWEST) {
        Some(entries) => vec![Content::Entries(entries)],
        None => content,
    }
}

/// Whether a paragraph is a title in bold that does not say when.
fn is_undated_title(words: &Inlines) -> bool {
    below::is_title(words) && !super::tells_date(&words.flat_text())
}

/// A paragraph of lines that are all dated is a list of them; a title in bold may stand above them.
fn from_lines(content: Content, format: DateFormat) -> Vec<Content> {
    let Content::Block(Block { kind: BlockKind::Paragraph(words), span }) = &content else { return vec![content] };
    let item = |line| Item::new(vec![Block::new(BlockKind::Paragraph(line), *span)], *span);
    let items: Vec<Item> = lines(words).unwrap_or_default().into_iter().map(item).collect();
    let all_dated = |entries: &Vec<Entry>| entries.iter().all(|entry| entry.date.is_some());
    let entries = |items: &[Item]| {
        let on_side = |side| dated(items, side, format).filter(all_dated);
        if items.len() < FEWEST { None } else { on_side(DateSide::Start).or_else(|| on_side(DateSide::End)) }
    };
    if let Some(entries) = entries(&items) {
        return vec![Content::Entries(entries)];
    }
    let title = items.first().map(|first| first.blocks[0].clone()).filter(|title| match &title.kind {
        BlockKind::Paragraph(words) => is_undated_title(words),
        _ => false,
    });
    match title.and_then(|title| Some((title, entries(&items[1..])?))) {
        Some((title, entries)) => vec![Content::Block(title), Content::Entries(entries)],
        None => vec![content],
    }
}

/// The content with its dated paragraphs of one form as entries, if there are enough of them.
fn gather(content: Vec<Content>, form: Form, format: DateFormat) -> Vec<Content> {
    let heads: Vec<Option<Entry>> = content.iter().map(|content| head(content, form, format)).collect();
    let Some(groups) = groups(&content, &heads, form) else { return content };
    let groups: Vec<Range<usize>> = groups.into_iter().map(|group| without_lead(&content, group)).collect();
    let entries: Option<Vec<Entry>> =
        groups.iter().map(|group| from_group(&content, &heads, group.clone(), form)).collect();
    let Some(entries) = entries else { return content };
    let mut out: Vec<Content> = Vec::new();
    let mut done = 0;
    for (group, entry) in groups.iter().zip(entries) {
        out.extend_from_slice(&content[done..group.start]);
        match out.last_mut() {
            Some(Content::Entries(entries)) if done == group.start => entries.push(entry),
            _ => out.push(Content::Entries(vec![entry])),
        }
        done = group.end;
    }
    out.extend_from_slice(&content[done..]);
    out
}

/// A group without the paragraph at its end that leads to the next one: “At Uni Two, I gave these courses:”.
fn without_lead(content: &[Content], group: Range<usize>) -> Range<usize> {
    let last = content[group.start + 1..group.end].last();
    let leads = last.is_some_and(|last| last.block_text().trim_end().ends_with([':', '：']));
    group.start..group.end - usize::from(leads)
}

/// The entry of a head and what is below it.
fn from_group(content: &[Content], heads: &[Option<Entry>], group: Range<usize>, form: Form) -> Option<Entry> {
    let head = heads[group.start].clone()?;
    let below: Vec<Block> = content[group].iter().skip(1).filter_map(Content::block).cloned().collect();
    let (body, below) = match (form, below.split_first()) {
        (Form::Alone, Some((Block { kind: BlockKind::Paragraph(body), .. }, below))) => (body.clone(), below.to_vec()),
        (Form::Alone, Some((first, below))) => {
            let (body, details) = paragraph_first(only_item(first)?)?;
            (body.clone(), details.iter().chain(below).cloned().collect())
        }
        (Form::Alone, _) => return None,
        _ => (head.body, below),
    };
    Some(Entry { body, details: head.details.into_iter().chain(below).collect(), ..head })
}

/// Where each entry's head and details are; `None` when this is not a list of entries.
fn groups(content: &[Content], heads: &[Option<Entry>], form: Form) -> Option<Vec<Range<usize>>> {
    let starts: Vec<usize> = (0..heads.len()).filter(|&at| heads[at].is_some()).collect();
    let (first, last) = (*starts.first()?, *starts.last()?);
    let ends = starts.iter().skip(1).copied();
    let mut groups: Vec<_> = starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect();
    let most = groups.iter().map(|group| paragraphs(content, group)).max()?;
    // Nothing marks the end of the last one: it has no more than the others, and nothing of another kind.
    let goes_on =
        |end: &usize| content.get(*end).is_some_and(is_detail) && paragraphs(content, &(last..end + 1)) <= most;
    groups.push(last..(last + 1..).find(|end| !goes_on(end))?);
    let good = |group: &Range<usize>| {
        let count = paragraphs(content, group);
        // Text before the first one may be what it dates, such as the title of a paper above its authors and year.
        let as_form = match form {
            Form::Alone => {
                let is_of_one = count == 1 || is_one_item(&content[group.start + 1..group.end]);
                first == 0 && (is_of_one || count > 1 && !is_of_a_year(heads[group.start].as_ref()))
            }
            Form::Start | Form::Boxed | Form::Titled => true,
            Form::End => first == 0 && count == most,
        };
        as_form && group.len() <= 1 + MAX_DETAILS && content[group.start + 1..group.end].iter().all(is_detail)
    };
    groups.iter().all(good).then_some(groups)
}

/// The item of a list that has one, with bullets.
fn only_item(block: &Block) -> Option<&Item> {
    match &block.kind {
        BlockKind::List(list) if !list.is_numbered() => <&[Item; 1]>::try_from(&list.items[..]).ok().map(|[item]| item),
        _ => None,
    }
}

/// Whether some content is only a list of one item, as boxes side by side may become.
fn is_one_item(content: &[Content]) -> bool {
    matches!(content, [only] if only.block().and_then(only_item).and_then(paragraph_first).is_some())
}

/// How many paragraphs there are below the head of a group.
fn paragraphs(content: &[Content], group: &Range<usize>) -> usize {
    let is_paragraph =
        |content: &&Content| content.block().is_some_and(|block| matches!(block.kind, BlockKind::Paragraph(_)));
    content[group.start + 1..group.end].iter().filter(is_paragraph).count()
}

/// Whether a date is only a year: above several paragraphs, that is the title of a group.
fn is_of_a_year(head: Option<&Entry>) -> bool {
    head.and_then(|head| head.date.as_ref()).is_some_and(|date| is_year(&date.value))
}

fn is_detail(content: &Content) -> bool {
    let is_one =
        |block: &Block| matches!(block.kind, BlockKind::Paragraph(_) | BlockKind::List(_) | BlockKind::Details(..));
    content.block().is_some_and(is_one)
}

/// A dated paragraph as an entry with its date on a side.
pub(super) fn lone(content: &Content, side: DateSide, format: DateFormat) -> Option<Entry> {
    let forms = [Form::Start, Form::End, Form::Titled];
    forms.into_iter().filter_map(|form| head(content, form, format)).find(|entry| entry.date_side == side)
}

/// The entry that a dated paragraph begins.
fn head(content: &Content, form: Form, format: DateFormat) -> Option<Entry> {
    let Content::Block(block @ Block { kind: BlockKind::Paragraph(words), span }) = content else { return None };
    let item = Item::new(vec![block.clone()], *span);
    match form {
        Form::Alone => alone::of_paragraph(words, *span, format).map(|date| of_date(date, *span)),
        Form::Start => {
            entry(&item, DateSide::Start, usize::MAX, format).filter(|(_, apart)| *apart).map(|(entry, _)| entry)
        }
        Form::Boxed => boxed(content, format),
        Form::End => at_end(&item, format),
        Form::Titled => inner::behind_title(words, *span, format),
    }
}

/// The entry that a date on its own begins: what it dates follows.
fn of_date(date: Spanned<String>, span: Span) -> Entry {
    Entry { date: Some(date), date_side: DateSide::Start, body: Inlines::new(), details: Vec::new(), span }
}

/// What a paragraph has in typewriter type before its words, and these.
fn in_box(content: &Content) -> Option<(&Inlines, &str)> {
    /// What is longer, or has other signs, is code.
    const MAX_CHARS: usize = 32;
    let Content::Block(Block { kind: BlockKind::Paragraph(words), .. }) = content else { return None };
    let Some(InlineKind::Code(text)) = words.iter().next().map(|first| &first.kind) else { return None };
    let is_of_words = |c: char| c.is_alphanumeric() || c.is_whitespace() || ".,-–—/'’&~()?:：".contains(c);
    let is_date = text.chars().count() <= MAX_CHARS && text.chars().all(is_of_words);
    is_date.then_some((words, text.trim()))
}

/// The entry of a paragraph whose date is in typewriter type.
fn boxed(content: &Content, format: DateFormat) -> Option<Entry> {
    let (words, written) = in_box(content)?;
    let first = words.iter().next()?;
    let found = dates::whole(written);
    let date = dates::format(written, found.and_then(|found| found.value), format.style, format.language);
    let body = words.slice(first.flat_len()..words.flat_text().len())?.trimmed();
    let span = first.span.to(body.span()?);
    let date = Some(Spanned::new(date, first.span));
    (!body.is_blank()).then_some(Entry { date, date_side: DateSide::Start, body, details: Vec::new(), span })
}

fn at_end(item: &Item, format: DateFormat) -> Option<Entry> {
    if let Some(entry) = inner::under_title(item, format) {
        return Some(entry);
    }
    let (words, _) = paragraph_first(item)?;
    let flat = words.flat_text();
    let is_sentence = flat.trim_end().ends_with(['.', '。', '!', '?']);
    if is_sentence || flat.chars().count() > MAX_HEAD_CHARS {
        return None;
    }
    entry(item, DateSide::End, usize::MAX, format).map(|(entry, _)| entry)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Inline;
    use crate::source::{Source, Sources};

    /// Lines are paragraphs, in which `/` breaks the line; those that start with a dash are lists of one item.
    fn content(text: &str) -> Vec<Content> {
        let span = Span::new(Sources::new().add(Source::new("cv.md", "")), 0..0);
        let paragraph = |line: &str| {
            let mut words = Inlines::new();
            for (at, part) in line.split(" / ").enumerate() {
                words.extend((at > 0).then(|| Inline::new(InlineKind::Break, span)));
                let (title, part) =
                    part.strip_prefix("**").and_then(|part| part.split_once("**")).unwrap_or(("", part));
                let title = (!title.is_empty()).then(|| InlineKind::Strong(Inlines::text(title, span)));
                words.extend(title.map(|title| Inline::new(title, span)));
                words.extend(Inlines::text(part, span));
            }
            Block::new(BlockKind::Paragraph(words), span)
        };
        let block = |line: &str| match line.strip_prefix("- ") {
            Some(item) => {
                let item = Item::new(vec![paragraph(item)], span);
                Content::Block(Block::bullets(vec![item], span))
            }
            None => Content::Block(paragraph(line)),
        };
        text.lines().map(str::trim).filter(|line| !line.is_empty()).map(block).collect()
    }

    /// Entries as `date > body` or `body < date`, with `+` before what is below them; other blocks unchanged.
    fn shown(text: &str) -> String {
        use crate::document::block_text;
        let show = |entry: &Entry| {
            let (date, body) = (entry.date.as_ref().map_or("-", |date| &date.value), entry.body.plain_text());
            let below = block_text(&entry.details).replace('\n', " + ");
            let below = if below.is_empty() { below } else { format!(" + {below}") };
            match entry.date_side {
                DateSide::Start => format!("{date} > {body}{below}"),
                DateSide::End => format!("{body} < {date}{below}"),
            }
        };
        let lines = recognise(content(text), DateFormat::default()).into_iter().flat_map(|content| match content {
            Content::Block(block) => vec![block.plain_text()],
            Content::Entries(entries) => entries.iter().map(show).collect(),
            Content::Publications(_) => Vec::new(),
        });
        lines.collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn paragraphs_with_dates_and_what_stands_below_them_are_entries() {
        for (text, expected) in [
            (
                "Some of what I did\nSince 2021: Postdoc\n- Tides\n2018 – 2021: Doctoral student\n- Waves\nMore on request",
                "Some of what I did; Since 2021 > Postdoc + Tides; 2018 – 2021 > Doctoral student + Waves; More on request",
            ),
            (
                "09/10 - present.\nPostdoc\n07/10.\nDiploma / Thesis: Tides\nMore",
                "09/10 - present > Postdoc; 07/10 > Diploma Thesis: Tides; More",
            ),
            (
                "Harbour Institute May 2020 – May 2022\nPostdoc.\nTide Centre May 2018 – May 2020\nStudent.",
                "Harbour Institute < May 2020 – May 2022 + Postdoc.; Tide Centre < May 2018 – May 2020 + Student.",
            ),
            (
                "Since 2021 / Postdoc\n2018 – 2021 / Aide / 2015 – 2018 / Student",
                "Since 2021 > Postdoc; 2018 – 2021 > Aide; 2015 – 2018 > Student",
            ),
            ("2020 Prize\n2019 Grant of Bergen\n2018 Medal", "2020 > Prize; 2019 > Grant of Bergen; 2018 > Medal"),
            ("Ada Ek, 2020\nBo Ek, 2021–\nCy Ek, 2019–2021", "Ada Ek < 2020; Bo Ek < 2021–; Cy Ek < 2019–2021"),
            (
                "What I did\n**Postdoc** (2019 – 2021) Harbour Institute\n- Tides\n**PhD** (2015 – 2019) Bergen\n- Waves",
                "What I did; Postdoc < 2019 – 2021 + Harbour Institute + Tides; PhD < 2015 – 2019 + Bergen + Waves",
            ),
            ("Spring 2024: Tides / Fall 2023: Waves", "Spring 2024 > Tides; Fall 2023 > Waves"),
            ("2021 – 2024\n- Postdoc\nMay 2021\n- Aide", "2021 – 2024 > Postdoc; May 2021 > Aide"),
            (
                "**Ph.D. Tides**\nUni One (2022 – 2025)\n**B.Sc. Waves**\nUni Two (2019)",
                "Ph.D. Tides Uni One < 2022 – 2025; B.Sc. Waves Uni Two < 2019",
            ),
            (
                "**PhD** / Uni One, Bergen — 2019 – 2024 / With honours, on the tides of the North / Supervisor: A. Ek\n**MSc** / Uni Two — 2017",
                "PhD Uni One, Bergen < 2019 – 2024 + With honours, on the tides of the North Supervisor: A. Ek; MSc Uni Two < 2017",
            ),
            (
                "**Uni One** / Aide, Tides (2025, 2026) / Aide, Waves (2022–2024)",
                "Uni One; Aide, Tides < 2025, 2026; Aide, Waves < 2022–2024",
            ),
            ("Tides, May 2024 / Waves, May 2023", "Tides < May 2024; Waves < May 2023"),
            (
                "At Uni One, I gave:\n**2025** Tides\n**2024** Foam\nAt Uni Two, I gave:\n**2023** Gulls\n**2022** Boats",
                "At Uni One, I gave:; 2025 > Tides; 2024 > Foam; At Uni Two, I gave:; 2023 > Gulls; 2022 > Boats",
            ),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn prose_and_papers_stay_paragraphs() {
        for text in [
            "Since 2021: Postdoc",
            "On tides\nA. Ek, May 2020\nOn waves\nB. Ek, May 2021",
            "The Sea Post\nOn tides\nJul 28, 2024\nThe Wave\nOn wind\nAug 1, 2022",
            "I came to Bergen in May 2019.\nI left it in June 2020.",
            "Since 2021, I have been at sea.\nFrom May 2019 to June 2020, I was ashore.",
            "From 1st May 2025 - 31st May 2026 I am on leave.\nI teach.\nFrom 2020 to 2025 I held a post.\nI wrote.",
            "Seit 2021 bin ich auf See.\nVon 2019 bis 2020 war ich an Land.",
            "2024\nOn tides\nOn waves\n2023\nOn wind\nOn rain",
            "Ek, A. (2024). On tides.\n(2023). On foam.\nEk, B. (2022). On wind.\n(2021). On rain.",
            "I study tides / and waves, May 2023",
            "**On tides** (2019, Bergen) says more\n**On waves** (2020, Oslo) says less",
        ] {
            assert_eq!(shown(text), text.replace('\n', "; ").replace(" / ", " ").replace("**", ""), "{text}");
        }
    }
}
