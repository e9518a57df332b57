//! The signs after authors who contributed equally or can be written to, and the line that explains the signs.

use crate::cv::bibliography::{Author, Record, Role};
use crate::cv::words::Word;
use crate::document::{Block, BlockKind, Inline};
use crate::language::Language;
use crate::source::Span;
use crate::vocabulary::SIGNS;

/// The signs that mark roles in this document: those that mean nothing else in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cv) struct Marks {
    equal: char,
    corresponding: char,
}

impl Marks {
    /// Chooses signs that no author carries by hand in these records, and that `beside`, the surrounding text, does not give
    /// another meaning.
    pub(in crate::cv) fn choose<'a>(records: impl IntoIterator<Item = &'a Record>, beside: &str) -> Self {
        let mut taken: String =
            records.into_iter().flat_map(|record| &record.authors).flat_map(|one| one.signs.chars()).collect();
        let beside = beside.to_lowercase();
        let mut first_free = |signs: [char; 4], role: Role| {
            let is_free = |sign: &char| !taken.contains(*sign) && (!beside.contains(*sign) || explains(&beside, role));
            let sign = signs.into_iter().find(is_free).unwrap_or(signs[0]);
            taken.push(sign);
            sign
        };
        let corresponding = first_free(['*', '‡', '§', '¶'], Role::Corresponding);
        Self { equal: first_free(['†', '‡', '§', '¶'], Role::Equal), corresponding }
    }

    fn of(self, role: Role) -> Option<char> {
        match role {
            Role::Equal => Some(self.equal),
            Role::Corresponding => Some(self.corresponding),
            Role::Own => None,
        }
    }

    /// The signs after an author's name.
    pub(super) fn behind(self, author: &Author) -> String {
        let mut signs: String = author.roles.iter().filter_map(|&role| self.of(role)).collect();
        signs.extend(author.signs.chars().filter(|sign| !signs.contains(*sign)).collect::<Vec<_>>());
        signs
    }

    /// What these signs mean, in one line; `None` when the records have none, or when `beside`, the text of the section,
    /// has it already.
    pub(in crate::cv) fn legend(self, records: &[&Record], beside: &str, language: Language) -> Option<Block> {
        let used =
            |role: Role| records.iter().flat_map(|record| &record.authors).any(|author| author.roles.contains(&role));
        let roles = [(Role::Corresponding, Word::CorrespondingAuthor), (Role::Equal, Word::EqualContribution)];
        let told = |role: Role, sign: char| beside.contains(sign) && explains(&beside.to_lowercase(), role);
        let line: Vec<String> = roles
            .into_iter()
            .filter_map(|(role, word)| Some((role, self.of(role)?, word)))
            .filter(|(role, sign, _)| used(*role) && !told(*role, *sign))
            .map(|(_, sign, word)| format!("{sign} {}", word.text(language)))
            .collect();
        let span: Span = records.first()?.span;
        let text = Inline::text(line.join(", "), span);
        (!line.is_empty()).then(|| Block::new(BlockKind::Paragraph(text.into()), span))
    }
}

/// Whether the names of some authors bear a sign that a text explains.
pub(in crate::cv) fn shares_signs(authors: &str, text: &str) -> bool {
    SIGNS.iter().any(|sign| text.contains(*sign) && authors.contains(*sign))
}

/// Whether a text, in lower case, speaks of a role.
fn explains(text: &str, role: Role) -> bool {
    let words: &[&str] = match role {
        Role::Equal => &["equal", "joint", "first author", "同等", "共同", "공동", "gleich", "égal", "igual"],
        Role::Corresponding => &["corresp", "korrespond", "通讯", "通訊", "責任著者", "교신"],
        Role::Own => &[],
    };
    words.iter().any(|word| text.contains(word))
}
