//! Reading characters, words and numbers.

use std::ops::Range;

use crate::date;
use crate::script::is_cjk_letter;

/// A reader of dates: each method advances when it finds what it looks for, and stays where it is otherwise.
pub(super) struct Scan<'a> {
    pub(super) text: &'a str,
    /// The current position.
    pub(super) at: usize,
}

impl<'a> Scan<'a> {
    pub(super) fn new(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn spaces(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\u{a0}', '\u{2009}', '\u{202f}']).len();
    }

    /// Runs `read`, and goes back when it finds nothing.
    pub(super) fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let before = self.at;
        let found = read(self);
        if found.is_none() {
            self.at = before;
        }
        found
    }

    pub(super) fn char_of(&mut self, set: &str) -> bool {
        let found = self.peek().filter(|&c| set.contains(c));
        self.at += found.map_or(0, char::len_utf8);
        found.is_some()
    }

    /// Skips one of the words, longest first, with the full stop of an abbreviation.
    pub(super) fn word_of(&mut self, words: &str) -> bool {
        self.longest_of(words.split(' '))
    }

    /// The same of words in a table, some of which are more than one.
    pub(super) fn phrase_of(&mut self, phrases: &[&str]) -> bool {
        self.longest_of(phrases.iter().copied())
    }

    fn longest_of<'w>(&mut self, words: impl Iterator<Item = &'w str>) -> bool {
        // Most dates begin with a number, for which all lists of words would be searched: a third of the time of reading a CV.
        if self.rest().starts_with(|c: char| c.is_ascii_digit()) {
            return false;
        }
        let found = words.filter_map(|word| self.length_of(word)).max();
        if let Some(length) = found {
            self.at += length;
            let rest = self.rest();
            if rest.starts_with('.') && !rest[1..].starts_with(|c: char| c.is_ascii_digit()) && rest.len() > 1 {
                self.at += 1;
            }
        }
        found.is_some()
    }

    /// The length of `word` here, in any case, if it is a whole word.
    fn length_of(&self, word: &str) -> Option<usize> {
        let mut rest = self.rest().char_indices();
        for expected in word.chars() {
            let (_, found) = rest.next()?;
            let is_same = match found.is_ascii() && expected.is_ascii() {
                _ if expected == ' ' => found.is_whitespace(),
                true => found.eq_ignore_ascii_case(&expected),
                false => found.to_lowercase().eq(expected.to_lowercase()),
            };
            if !is_same {
                return None;
            }
        }
        let (end, next) = rest.next().map_or((self.rest().len(), None), |(end, next)| (end, Some(next)));
        let own_word = |c: char| c.is_alphabetic() && !is_cjk_letter(c);
        let inside = word.ends_with(own_word) && next.is_some_and(own_word);
        (!inside).then_some(end)
    }

    /// A number with `digits` digits.
    pub(super) fn number(&mut self, digits: Range<usize>) -> Option<u16> {
        let rest = self.rest();
        let length = rest.bytes().take_while(u8::is_ascii_digit).count();
        if !digits.contains(&length) {
            return None;
        }
        let number = rest[..length].parse().ok()?;
        self.at += length;
        Some(number)
    }

    pub(super) fn year(&mut self) -> Option<u16> {
        self.attempt(|scan| {
            let short = scan.char_of("'’‘");
            match short {
                true => scan.number(2..3).map(|year| if year < 60 { 2000 + year } else { 1900 + year }),
                false => {
                    let year = scan.number(4..5).filter(|year| date::YEARS.contains(year))?;
                    scan.letter_of_year();
                    Some(year)
                }
            }
        })
    }

    /// The letter in `2019a`, which distinguishes the works of a year.
    fn letter_of_year(&mut self) {
        let mut letters = self.rest().chars();
        let is_letter = letters.next().is_some_and(|letter| ('a'..='h').contains(&letter));
        if is_letter && letters.next().is_some_and(|mark| ":：".contains(mark)) {
            self.at += 1;
        }
    }

    pub(super) fn month_number(&mut self) -> Option<u8> {
        self.attempt(|scan| scan.number(1..3).filter(|month| (1..=12).contains(month)).map(|month| month as u8))
    }

    pub(super) fn day(&mut self) -> Option<u8> {
        self.attempt(|scan| {
            let day = scan.number(1..3).filter(|day| (1..=31).contains(day))? as u8;
            scan.word_of("st nd rd th er");
            Some(day)
        })
    }
}
