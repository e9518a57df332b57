//! How the typesetter numbers a list.

use crate::document::{List, Numerals};

/// The numerals of a list, and what is added to its numbers so that the typesetter accepts them: it has none below zero.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Numbering {
    numerals: Numerals,
    pub(super) shift: i64,
}

impl Numbering {
    /// How this list is numbered.
    pub(super) fn of(list: &List) -> Self {
        let least = list.items.iter().filter_map(|item| item.number).min().unwrap_or(0);
        // Letters and Roman numerals begin at one; a lower number is written in digits.
        let numerals = if least < 1 { Numerals::Arabic } else { list.numerals };
        Self { numerals, shift: least.min(0).saturating_neg() }
    }

    /// The numbering in Typst's notation.
    pub(super) fn code(self) -> String {
        let pattern = match self.numerals {
            Numerals::Arabic if self.shift > 0 => return format!("n => str(n - {}) + \".\"", self.shift),
            Numerals::Arabic => "1.",
            Numerals::LowerLetters => "a.",
            Numerals::UpperLetters => "A.",
            Numerals::LowerRoman => "i.",
            Numerals::UpperRoman => "I.",
        };
        super::escape::string(pattern)
    }
}
