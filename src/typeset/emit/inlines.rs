//! Running text: marks, links, formulas, pictures and footnotes.

use super::Emitter;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Image, Inline, InlineKind, Inlines, Width};
use crate::source::Span;
use crate::typeset::escape::string;
use crate::typeset::maths;

impl<'a> Emitter<'a> {
    pub(super) fn inlines(&mut self, inlines: &'a Inlines) {
        let mut rest = inlines.iter().peekable();
        while let Some(inline) = rest.next() {
            let mark = rest.peek().and_then(|next| mark_behind_bracket(inline, next));
            match (mark, &inline.kind) {
                (Some((mark, behind)), InlineKind::Strong(inner)) => {
                    let span = rest.next().map_or(inline.span, |next| next.span);
                    self.call("strong", |w| {
                        w.inlines(inner);
                        w.multilingual_text(mark, span);
                    });
                    self.multilingual_text(behind, span);
                }
                _ => self.inline(inline),
            }
        }
    }

    fn inline(&mut self, inline: &'a Inline) {
        match &inline.kind {
            InlineKind::Text(text) => self.multilingual_text(text, inline.span),
            InlineKind::Emphasis(inner) if self.in_emphasis => self.inlines(inner),
            InlineKind::Emphasis(inner) => self.in_italics(|w| w.call("emph", |w| w.inlines(inner))),
            InlineKind::Strong(inner) => self.call("strong", |w| w.inlines(inner)),
            InlineKind::Underline(inner) => self.call("underline", |w| w.inlines(inner)),
            InlineKind::Strike(inner) => self.call("strike", |w| w.inlines(inner)),
            InlineKind::Superscript(inner) => self.call("super", |w| w.inlines(inner)),
            InlineKind::Subscript(inner) => self.call("sub", |w| w.inlines(inner)),
            InlineKind::Small(inner) => self.call("text(size: 0.85em)", |w| w.inlines(inner)),
            InlineKind::Link { target, content } => {
                self.call(&format!("link({})", string(target)), |w| w.inlines(content));
            }
            InlineKind::DeadLink { content, .. } => self.inlines(content),
            InlineKind::Code(text) => self.out.spanned_code(&format!("#raw({})", string(text)), inline.span),
            InlineKind::Math(latex) => self.maths(latex, "", inline.span),
            InlineKind::Break => self.out.code(" \\ "),
            InlineKind::Image(image) => self.image(image, inline.span),
            InlineKind::FootnoteMark(number) => self.footnote(*number),
        }
    }

    /// Maths, with the LaTeX as the text that stands for it (PDF/UA-1, clause 7.7). Maths that cannot be translated is shown
    /// as it was written.
    pub(super) fn maths(&mut self, latex: &str, options: &str, span: Span) {
        let latex = latex.trim();
        match maths::from_latex(latex) {
            Some(maths) => {
                let alt = string(latex);
                self.out.spanned_code(&format!("#math.equation({options}alt: {alt}, ${maths}$)"), span);
            }
            None => {
                let message = "this formula could not be translated; its source is printed instead";
                self.diagnostics.push(Diagnostic::warning(Code::InvalidMath, message).at(span));
                self.out.spanned_code(&format!("#raw({options}{})", string(latex)), span);
            }
        }
    }

    fn image(&mut self, image: &Image, span: Span) {
        let Some(path) = self.images.get(&image.path) else { return };
        let width = match image.width {
            Some(Width::Pixels(pixels)) => format!(", width: {}pt", pixels * 0.75),
            Some(Width::Percent(percent)) => format!(", width: {percent}%"),
            None => String::new(),
        };
        self.out.spanned_code(&format!("#picture({}, alt: {}{width})", string(path), string(&image.alt)), span);
    }

    /// The first mark of a note brings the note; further ones only point to it.
    fn footnote(&mut self, number: usize) {
        match self.footnotes.iter().position(|note| note.number == number) {
            Some(at) => {
                let note = self.footnotes.remove(at);
                // At the end of a heading, a bare label would attach to the heading.
                self.out.code("#");
                self.content(|w| {
                    w.call("footnote", |w| w.blocks(&note.blocks));
                    w.out.code(&format!(" <note-{number}>"));
                });
            }
            None => self.out.code(&format!("#footnote(<note-{number}>)")),
        }
    }
}

/// The full-width mark that `next` begins with, behind strong words that end with a full-width bracket, and what follows it. The
/// typesetter closes such a pair up only where both are in one font: `**博士（工学）**、`
fn mark_behind_bracket<'a>(inline: &Inline, next: &&'a Inline) -> Option<(&'a str, &'a str)> {
    const CLOSING: &[char] = &['）', '》', '」', '』', '】', '〉', '］'];
    const MARKS: &[char] = &['，', '、', '。', '；', '：', '．'];
    let InlineKind::Strong(inner) = &inline.kind else { return None };
    let text = next.as_text().filter(|text| text.starts_with(MARKS))?;
    let length = text.chars().next()?.len_utf8();
    inner.flat_text().ends_with(CLOSING).then(|| text.split_at(length))
}
