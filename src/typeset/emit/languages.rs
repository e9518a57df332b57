//! Languages: which one a paragraph, and a run of text in it, is in.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::Emitter;
use crate::cv::{Content, Cv};
use crate::document::{Block, BlockKind, Inlines};
use crate::language::Language;
use crate::script::Scripts;
use crate::source::Span;
use crate::typeset::script_runs::{Run, runs, without_asides};

impl<'a> Emitter<'a> {
    /// Text whose paragraph may be in a different language from its context.
    pub(super) fn in_own_language(&mut self, inlines: &'a Inlines) {
        let outer = self.language;
        let own = self.language_of(&inlines.plain_text());
        if own == outer {
            return self.inlines(inlines);
        }
        self.language = own;
        self.call(function(own), |w| w.inlines(inlines));
        self.language = outer;
    }

    /// The language of a paragraph: a CJK one when it is mainly in CJK letters, otherwise the CV's or English.
    ///
    /// What is in brackets does not count: `Nanjing University (南京大学)` is English.
    fn language_of(&self, text: &str) -> Language {
        let scripts = Scripts::of(&without_asides(text));
        if scripts.is_mainly_cjk() {
            scripts.cjk_language(self.han)
        } else if self.language.is_cjk() && scripts.other > 0 {
            Language::En
        } else {
            self.language
        }
    }

    /// Text in which runs of CJK inside other text, and words with apostrophes inside CJK, are marked as such.
    pub(super) fn multilingual_text(&mut self, text: &str, span: Span) {
        let text = &*composed(text);
        let mut offset = 0;
        for run in runs(text, self.language.is_cjk()) {
            let part = text[offset..offset + run.len()].to_owned();
            let part_span = sub_span(span, text, offset, run.len());
            match run {
                Run::Plain(_) => self.out.text(&part, part_span),
                Run::Cjk(_) => {
                    let language = Scripts::of(&part).cjk_language(self.han);
                    self.call(function(language), |w| w.out.text(&part, part_span));
                }
                Run::LatinWord(_) => self.call("en", |w| w.out.text(&part, part_span)),
            }
            offset += run.len();
        }
    }
}

/// A text with each letter and its accent as one character, as fonts have them: `ö` for `o` and `¨`.
fn composed(text: &str) -> Cow<'_, str> {
    if text.contains(|c| ('\u{300}'..='\u{36f}').contains(&c)) {
        text.nfc().collect::<String>().into()
    } else {
        text.into()
    }
}

/// The part of `span` that a part of its text came from.
///
/// Where the text is not the source's own, character by character (entities, typographic quotes), the whole span.
fn sub_span(span: Span, text: &str, offset: usize, len: usize) -> Span {
    if (span.end - span.start) as usize != text.len() {
        return span;
    }
    Span::new(span.source, span.start as usize + offset..span.start as usize + offset + len)
}

/// The template's function that sets text in this language.
fn function(language: Language) -> &'static str {
    match language {
        Language::En => "en",
        Language::ZhCn => "zh",
        Language::ZhTw => "zh-tw",
        Language::Ja => "ja",
        Language::Ko => "ko",
        Language::De => "de",
        Language::Fr => "fr",
        Language::Es => "es",
    }
}

/// The language of isolated Han characters: the CV's, if it is written with them, else what the whole CV suggests.
pub(super) fn han(cv: &Cv) -> Language {
    if cv.language.is_cjk() {
        return cv.language;
    }
    let mut scripts = Scripts::default();
    for content in cv.sections.iter().flat_map(|section| &section.content) {
        if let Content::Block(Block { kind: BlockKind::Paragraph(inlines), .. }) = content {
            scripts.add(&inlines.plain_text());
        }
    }
    match scripts.cjk_language(Language::ZhCn) {
        Language::Ko if scripts.han > scripts.hangul => Language::ZhCn,
        language => language,
    }
}
