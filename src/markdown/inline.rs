//! Running text, once a paragraph is complete: spaces, line breaks, bare addresses, typography.

use super::{bare_links, hand_lines, sentinel, typography};
use crate::document::{BlockKind, Inline, InlineKind, Inlines};
use crate::script;

/// The text as the reader sees it.
pub(super) fn finish(content: Inlines) -> Inlines {
    let mut content = without_loose_ends(hoisted(blanks(hand_lines::apart(content))).joined());
    // Line breaks at the end or the start of a text have no effect.
    content.trim_matches(|inline| inline.kind == InlineKind::Break);
    let content = bare_links::find(content);
    let mut content = typography::set(content);
    content.each_mut(&mut restore);
    content
}

/// Whether an inline shows anything.
pub(super) fn is_visible(inline: &Inline) -> bool {
    match &inline.kind {
        InlineKind::Text(text) => text.contains(|c| !is_blank(c) && !matches!(c, sentinel::NOTHING | sentinel::GONE)),
        InlineKind::Code(text) | InlineKind::Math(text) => !text.is_empty(),
        InlineKind::Image(_) | InlineKind::Break | InlineKind::FootnoteMark(_) => true,
        _ => inline.children().iter().any(is_visible),
    }
}

/// Whether inlines are the end of a sentence that begins before them.
pub(super) fn is_tail(inlines: &Inlines) -> bool {
    let text = inlines.plain_text();
    !text.is_empty() && text.chars().all(|c| matches!(c, '.' | ',' | ';' | ':' | ')' | '。' | '，' | '；'))
}

/// The words of inlines that are not finished yet.
pub(super) fn words(inlines: &Inlines) -> String {
    let text = inlines.plain_text();
    text.split(is_blank).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What `<q>` shows.
pub(super) fn quoted(children: Inlines) -> Inlines {
    let span = children.first().map(|inline| inline.span);
    let quote = |mark: &str| span.map(|span| Inline::text(mark, span));
    quote("“").into_iter().chain(children).chain(quote("”")).collect()
}

/// What is written in lower case to be shown in small capitals, in capitals. Anything else, such as a name, can be read as it is.
pub(super) fn in_capitals(mut children: Inlines) -> Inlines {
    if !children.plain_text().contains(char::is_uppercase) {
        children.each_mut(&mut |inline| {
            if let InlineKind::Text(text) = &mut inline.kind {
                *text = text.to_uppercase();
            }
        });
    }
    children
}

/// The blocks that a paragraph becomes: two line breaks in a row split it, and maths alone in it is set on its own line.
pub(super) fn paragraphs(content: Inlines) -> Vec<BlockKind> {
    let mut parts = vec![Inlines::new()];
    let mut inlines = content.into_iter().peekable();
    while let Some(inline) = inlines.next() {
        let is_break = |inline: &Inline| inline.kind == InlineKind::Break;
        if is_break(&inline) && inlines.peek().is_some_and(is_break) {
            while inlines.next_if(is_break).is_some() {}
            parts.push(Inlines::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(inline);
        }
    }
    parts.into_iter().filter(|part| !part.is_empty()).map(block).collect()
}

fn block(mut part: Inlines) -> BlockKind {
    match &mut part[..] {
        [Inline { kind: InlineKind::Math(math), .. }] => BlockKind::Math(std::mem::take(math)),
        _ => BlockKind::Paragraph(part),
    }
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n')
}

// ---- Blanks ----

/// Takes out the spaces at both ends and around line breaks; of those between, one stays, or none where a line ends
/// within Chinese or Japanese.
fn blanks(mut content: Inlines) -> Inlines {
    let mut pieces = Vec::new();
    collect(&content, 0, &mut pieces);
    let mut texts = settle(&pieces).into_iter();
    put_back(&mut content, &mut texts);
    content
}

/// A leaf of the text, as [`settle`] sees it.
enum Leaf<'a> {
    /// Text, and how many marks are around it.
    Text(&'a str, usize),
    /// Code, maths, a picture: not a space.
    Solid,
    Break,
}

fn collect<'a>(content: &'a Inlines, depth: usize, pieces: &mut Vec<Leaf<'a>>) {
    for inline in content {
        match &inline.kind {
            InlineKind::Text(text) => pieces.push(Leaf::Text(text, depth)),
            InlineKind::Break => pieces.push(Leaf::Break),
            InlineKind::Code(_) | InlineKind::Math(_) | InlineKind::Image(_) | InlineKind::FootnoteMark(_) => {
                pieces.push(Leaf::Solid);
            }
            _ => collect(inline.children(), depth + 1, pieces),
        }
    }
}

fn put_back(content: &mut Inlines, texts: &mut impl Iterator<Item = String>) {
    for inline in content.iter_mut() {
        match &mut inline.kind {
            InlineKind::Text(text) => *text = texts.next().unwrap_or_default(),
            _ => {
                if let Some(children) = inline.kind.children_mut() {
                    put_back(children, texts);
                }
            }
        }
    }
    content.retain(|inline| match &inline.kind {
        InlineKind::Text(text) => !text.is_empty(),
        InlineKind::Code(text) | InlineKind::Math(text) => !text.is_empty(),
        InlineKind::Break | InlineKind::Image(_) | InlineKind::FootnoteMark(_) => true,
        _ => !inline.children().is_empty(),
    });
}

/// A run of spaces whose fate depends on what comes next.
struct Gap {
    /// The text that the space goes to, and how many marks are around that.
    text: usize,
    depth: usize,
    has_newline: bool,
}

fn settle(pieces: &[Leaf]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut gap: Option<Gap> = None;
    // `None` at the start and after a line break, where no space shows, not even a non-breaking one, which would indent.
    let mut before: Option<char> = None;
    let mut gone = false;
    for piece in pieces {
        match piece {
            Leaf::Break => (gap, before, gone) = (None, None, false),
            Leaf::Solid => {
                fill(&mut out, gap.take(), before, 'x');
                before = Some('x');
            }
            Leaf::Text(text, depth) => {
                let index = out.len();
                out.push(String::new());
                for c in text.chars() {
                    match c {
                        _ if is_blank(c) => {
                            widen(&mut gap, Gap { text: index, depth: *depth, has_newline: c == '\n' });
                        }
                        '\u{a0}' if before.is_none() => {}
                        sentinel::NOTHING => {}
                        sentinel::GONE => gone = true,
                        _ => {
                            // `the tool <badge>, which`: the space went before the badge.
                            let closes_up = std::mem::take(&mut gone) && matches!(c, ',' | '.' | ';' | ':' | ')');
                            let gap = gap.take();
                            if let Some(gap) = &gap
                                && closes_up
                                && c == '.'
                            {
                                drop_lead(&mut out[gap.text]);
                            }
                            fill(&mut out, if closes_up { None } else { gap }, before, c);
                            out[index].push(c);
                            before = Some(c);
                        }
                    }
                }
            }
        }
    }
    out
}

/// Takes out the last word of a sentence that led to what is gone: `at Foam and Waves with <badge>.`
fn drop_lead(text: &mut String) {
    const LEADS: &[&str] = &[" with", " via", " and", " see"];
    if let Some(rest) = LEADS.iter().find_map(|lead| text.strip_suffix(lead)).filter(|rest| !rest.is_empty()) {
        text.truncate(rest.len());
    }
}

/// Of the texts that a run of spaces touches, the one inside the fewest marks gets the space.
fn widen(gap: &mut Option<Gap>, blank: Gap) {
    match gap {
        None => *gap = Some(blank),
        Some(gap) => {
            let has_newline = gap.has_newline || blank.has_newline;
            if blank.depth < gap.depth {
                *gap = blank;
            }
            gap.has_newline = has_newline;
        }
    }
}

fn fill(out: &mut [String], gap: Option<Gap>, before: Option<char>, after: char) {
    let (Some(gap), Some(before)) = (gap, before) else { return };
    if !(gap.has_newline && script::joins(before, after)) {
        out[gap.text].push(' ');
    }
}

/// Takes out what would separate a line from what follows, where nothing follows since it was an icon: `Instructor • <icon>`.
fn without_loose_ends(content: Inlines) -> Inlines {
    let is_break = |inline: Option<&Inline>| inline.is_none_or(|inline| inline.kind == InlineKind::Break);
    let mut out = Inlines::new();
    let mut inlines = content.into_iter().peekable();
    while let Some(mut inline) = inlines.next() {
        if let InlineKind::Text(text) = &mut inline.kind
            && is_break(inlines.peek())
        {
            let kept = text.trim_end_matches(|c| is_blank(c) || matches!(c, '•' | '·' | '|')).len();
            if text[kept..].starts_with(is_blank) || kept == 0 && is_break(out.last()) {
                text.truncate(kept);
            }
        }
        if inline.as_text() != Some("") {
            out.push(inline);
        }
    }
    out
}

/// A space at the edge of a mark belongs outside it: no one underlines the space before a link.
fn hoisted(content: Inlines) -> Inlines {
    let mut out = Inlines::new();
    for mut inline in content {
        let span = inline.span;
        let (mut before, mut after) = (false, false);
        if let Some(children) = inline.kind.children_mut() {
            *children = hoisted(std::mem::take(children));
            before = take_blank(children.first_mut(), |text| text.strip_prefix(' '));
            after = take_blank(children.last_mut(), |text| text.strip_suffix(' '));
            children.drop_empty_texts();
            if children.is_empty() {
                out.push(Inline::text(" ", span));
                continue;
            }
        }
        out.extend(before.then(|| Inline::text(" ", span)));
        out.push(inline);
        out.extend(after.then(|| Inline::text(" ", span)));
    }
    out
}

/// Takes the space that `strip` strips off the end of a text. Whether there was one.
fn take_blank(inline: Option<&mut Inline>, strip: impl Fn(&str) -> Option<&str>) -> bool {
    let Some(Inline { kind: InlineKind::Text(text), .. }) = inline else { return false };
    let Some(stripped) = strip(text) else { return false };
    *text = stripped.to_owned();
    true
}

fn restore(inline: &mut Inline) {
    match &mut inline.kind {
        InlineKind::Text(text) | InlineKind::Math(text) => {
            restore_text(text);
            if text.contains('\n') {
                *text = text.replace('\n', " ");
            }
        }
        InlineKind::Code(text) => restore_text(text),
        InlineKind::Link { target, .. } => restore_text(target),
        _ => {}
    }
}

fn restore_text(text: &mut String) {
    if let std::borrow::Cow::Owned(restored) = sentinel::restore(text) {
        *text = restored;
    }
}
