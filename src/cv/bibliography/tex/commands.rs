//! Commands and their arguments.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use crate::address;
use crate::cv::bibliography::style::Style;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Inlines;
use crate::source::Span;

use super::lengths::{group_length, name_length, unit_length};
use super::tables::{self, ACCENTS, Command, SPACING, find};
use super::{End, Mode, Setting, TexReader, formula, set, verbatim};

impl TexReader<'_, '_> {
    pub(super) fn backslash(&mut self) {
        let start = self.at;
        let behind = &self.rest()[1..];
        for (opening, closing) in [("(", "\\)"), ("[", "\\]")] {
            if let Some(inner) = behind.strip_prefix(opening)
                && let Some(length) = inner.find(closing)
            {
                self.at += 2 + length + 2;
                return self.formula(&inner[..length], start..self.at);
            }
        }
        let name = &behind[..name_length(behind)];
        self.at += 1 + name.len();
        if name.starts_with(|c: char| c.is_ascii_alphabetic()) && self.mode == Mode::Text {
            self.skip_blanks();
        }
        self.command(name, start);
    }

    fn skip_blanks(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    fn command(&mut self, name: &str, start: usize) {
        let named = start..start + 1 + name.len();
        if name == "ifmmode" {
            return self.skip_formula();
        }
        if let Some(command) = tables::command(name) {
            return self.obey(command, start);
        }
        if let Some(mark) = find(ACCENTS, name) {
            return self.accent(name, mark, start);
        }
        match tables::text(name) {
            Some(text) => self.push(text, named),
            None if name.is_empty() => {}
            None => self.unknown(name, named),
        }
    }

    /// `\ifmmode\tilde{n}\else\~{n}\fi` is how NASA ADS writes an accent: the first way is for formulas, the second for text.
    fn skip_formula(&mut self) {
        let way = self.rest().split("\\fi").next().unwrap_or_default();
        self.at += way.split_once("\\else").map_or(way.len(), |(formula, _)| formula.len() + "\\else".len());
    }

    /// A custom command. One in capitals without an argument is most often a name: `\VAX`, `\TUG`.
    fn unknown(&mut self, name: &str, named: Range<usize>) {
        let has_argument = self.rest().starts_with('{') && !self.rest().starts_with("{}");
        let is_name = name.len() > 1 && name.starts_with(|c: char| c.is_ascii_uppercase()) && !has_argument;
        let span = self.span(named.clone());
        self.report_unknown(name, if is_name { "its name is" } else { "only its argument is" }, span);
        if is_name {
            self.push(name, named);
        }
    }

    /// Says what is printed of a command.
    pub(super) fn report_unknown(&mut self, name: &str, printed: &str, span: Span) {
        let message = format!("unknown command “\\{name}”; {printed} printed");
        self.diagnostics.push(Diagnostic::warning(Code::InvalidBibliography, message).at(span));
    }

    fn obey(&mut self, command: Command, start: usize) {
        match command {
            // `{\em words}`, and `\mbox{words}` as well as `\relax words`
            Command::Declare(style) => self.open(End::Around, Setting::Style(style)),
            Command::Set(Style::Plain) => {}
            Command::Set(style) => {
                let inner = self.argument_inlines();
                self.extend(set(Setting::Style(style), inner));
            }
            Command::Drop(count) => {
                self.options();
                for _ in 0..count {
                    self.argument();
                }
            }
            Command::Length => {
                let rest = self.rest();
                let number = rest.trim_start_matches(|c: char| "+-. ".contains(c) || c.is_ascii_digit());
                self.at += rest.len() - number.len() + unit_length(number);
                self.at += usize::from(self.rest().starts_with(' '));
            }
            Command::Quote => {
                let inner = self.argument_inlines();
                self.push("“", start..self.at);
                self.extend(inner);
                self.push("”", start..self.at);
            }
            Command::Maths => {
                let range = self.argument();
                self.formula(&self.value.text()[range], start..self.at);
            }
            Command::Chemistry => {
                let range = self.argument();
                let span = self.span(range.clone());
                self.extend(formula::chemistry(&self.value.text()[range], span));
            }
            Command::Ion => {
                let element = self.argument_inlines();
                let stage = self.argument_inlines().plain_text();
                self.extend(element);
                self.push(&format!("\u{a0}{}", formula::roman(&stage)), start..self.at);
            }
            Command::Address | Command::Doi => {
                let written = self.address();
                let target = if command == Command::Doi { address::doi(&written) } else { written.clone() };
                let content = Inlines::text(written, self.span(start..self.at));
                self.link(target, content);
            }
            Command::Link => {
                let target = self.address();
                let content = self.argument_inlines();
                self.link(target, content);
            }
        }
    }

    /// Skips `[…]`.
    fn options(&mut self) {
        if self.rest().starts_with('[') {
            self.at += self.rest().find(']').map_or(0, |end| end + 1);
        }
    }

    /// A link; in an address, the address.
    fn link(&mut self, target: String, content: Inlines) {
        let Some(span) = content.first().map(|inline| inline.span) else { return };
        match self.mode {
            Mode::Text => self.extend(set(Setting::Link(target), content)),
            Mode::Verbatim => self.push_at(&target, span),
        }
    }

    /// An argument that is an address.
    fn address(&mut self) -> String {
        let range = self.argument();
        verbatim(&self.value.slice(range))
    }

    /// The range of the next argument: text in braces, a command, or a character.
    fn argument(&mut self) -> Range<usize> {
        self.skip_blanks();
        let (start, rest) = (self.at, self.rest());
        if let Some(inner) = rest.strip_prefix('{') {
            let length = group_length(inner);
            self.at = (start + 1 + length + 1).min(self.end);
            return start + 1..start + 1 + length;
        }
        let length = match rest.strip_prefix('\\') {
            Some(behind) => 1 + name_length(behind),
            None => rest.chars().next().map_or(0, char::len_utf8),
        };
        self.at += length;
        if length > 1 {
            self.skip_blanks();
        }
        start..start + length
    }

    fn argument_inlines(&mut self) -> Inlines {
        let range = self.argument();
        let (value, mode) = (self.value, self.mode);
        TexReader { value, mode, at: range.start, end: range.end, frames: Vec::new(), diagnostics: self.diagnostics }
            .run()
    }

    /// `\'{e}`, `\'e`, `\'\i`
    fn accent(&mut self, name: &str, mark: char, start: usize) {
        self.skip_blanks();
        if let Some(letter) = ["\\i", "\\j"].into_iter().find(|letter| self.rest().starts_with(letter))
            && !tables::is_known(&self.rest()[1..1 + name_length(&self.rest()[1..])])
        {
            // `Mar\'\ia` lacks a space, but its meaning is clear.
            let accented: String = [letter.as_bytes()[1] as char, mark].into_iter().nfc().collect();
            self.at += letter.len();
            return self.push(&accented, start..self.at);
        }
        let over = self.argument_inlines().plain_text();
        let mut letters = over.trim().chars();
        let text = match letters.next() {
            Some(letter) => {
                let below = ('\u{323}'..='\u{333}').contains(&mark);
                let letter = match letter {
                    'ı' if !below => 'i',
                    'ȷ' if !below => 'j',
                    letter => letter,
                };
                [letter, mark].into_iter().chain(letters).nfc().collect()
            }
            None => find(SPACING, name).unwrap_or_default().to_owned(),
        };
        self.push(&text, start..self.at);
    }
}
