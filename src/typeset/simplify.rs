//! Markup as a person would write it: `*strong*` for `#strong[strong]`, and no needless backslashes.
//!
//! The emitter writes what is right next to any neighbour. Once all neighbours are known, much of that can be said more
//! simply. The rules here are not trusted to keep the meaning: both texts are parsed and compared.

use typst::syntax::{SyntaxKind, SyntaxNode, ast, parse};

/// The same markup, simpler; unchanged when the simpler one would say something else.
pub(super) fn simplify(markup: &str) -> String {
    let written = parse(markup);
    let mut writer = Writer { out: String::with_capacity(markup.len()) };
    writer.node(&written, None);
    let says_the_same = || meaning(&written) == meaning(&parse(&writer.out));
    if says_the_same() { writer.out } else { markup.to_owned() }
}

/// A mark on both sides of some words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Delimiter {
    Strong,
    Emphasis,
}

impl Delimiter {
    fn of(function: &str) -> Option<Self> {
        match function {
            "strong" => Some(Self::Strong),
            "emph" => Some(Self::Emphasis),
            _ => None,
        }
    }

    fn sign(self) -> char {
        match self {
            Self::Strong => '*',
            Self::Emphasis => '_',
        }
    }
}

/// `#strong[…]` or `#emph[…]`, by the mark and what is inside.
fn marked(hash: &SyntaxNode, call: &SyntaxNode) -> Option<(Delimiter, SyntaxNode)> {
    if hash.kind() != SyntaxKind::Hash || call.kind() != SyntaxKind::FuncCall {
        return None;
    }
    let [function, arguments] = &call.children().collect::<Vec<_>>()[..] else { return None };
    let [block] = &arguments.children().collect::<Vec<_>>()[..] else { return None };
    if function.kind() != SyntaxKind::Ident || block.kind() != SyntaxKind::ContentBlock {
        return None;
    }
    let inside = block.children().find(|node| node.kind() == SyntaxKind::Markup)?;
    Some((Delimiter::of(function.leaf_text())?, inside.clone()))
}

struct Writer {
    out: String,
}

impl Writer {
    /// Writes a node; `around` is the mark that it is inside.
    fn node(&mut self, node: &SyntaxNode, around: Option<Delimiter>) {
        match node.kind() {
            SyntaxKind::Markup => self.markup(node, around),
            _ if node.children().len() == 0 => self.out.push_str(node.leaf_text()),
            _ => node.children().for_each(|child| self.node(child, None)),
        }
    }

    fn markup(&mut self, markup: &SyntaxNode, around: Option<Delimiter>) {
        let children: Vec<&SyntaxNode> = markup.children().collect();
        let mut at = 0;
        while let Some(&child) = children.get(at) {
            let call = children.get(at + 1).and_then(|call| marked(child, call));
            let next = |behind: usize| children.get(at + behind).and_then(|node| first_letter(node));
            match call {
                Some((mark, inside)) if around.is_none() && self.may_open() && may_close(mark, &inside, next(2)) => {
                    self.out.push(mark.sign());
                    self.markup(&inside, Some(mark));
                    self.out.push(mark.sign());
                    at += 2;
                    continue;
                }
                _ if child.kind() == SyntaxKind::Escape => self.escape(child.leaf_text(), next(1)),
                _ => self.node(child, around),
            }
            at += 1;
        }
    }

    /// Whether a mark here would be read as one.
    fn may_open(&self) -> bool {
        let before = self.out.chars().next_back();
        !before.is_some_and(|letter| is_wordy(letter) || matches!(letter, '/' | '\\' | '*' | '_'))
    }

    /// An escape, without its backslash when the character would not be read as markup here.
    fn escape(&mut self, escape: &str, next: Option<char>) {
        let letter = escape.trim_start_matches('\\');
        let last = self.out.chars().next_back();
        let line = self.out.rsplit('\n').next().unwrap_or_default().trim_start();
        let is_plain = match letter {
            "." => {
                let ends = next.is_none_or(char::is_whitespace);
                ends && last != Some('.') && !line.chars().all(|letter| letter.is_ascii_digit())
            }
            "(" | ";" => matches!(last, Some('*' | '_')),
            "@" => next.is_none_or(char::is_whitespace),
            "*" | "_" => [last, next].iter().all(|side| side.is_some_and(|letter| letter.is_ascii_alphanumeric())),
            _ => false,
        };
        self.out.push_str(if is_plain { letter } else { escape });
    }
}

/// Whether words with this character after them can be between two marks.
fn may_close(mark: Delimiter, inside: &SyntaxNode, next: Option<char>) -> bool {
    let one_paragraph = inside.children().all(|node| node.kind() != SyntaxKind::Parbreak);
    let has_mark = inside.children().zip(inside.children().skip(1)).any(|(hash, call)| marked(hash, call).is_some());
    let same_sign = inside.full_text().contains(mark.sign());
    !inside.is_empty()
        && one_paragraph
        && !has_mark
        && !same_sign
        && !next.is_some_and(|next| is_wordy(next) || next == '/')
}

/// The character that a node begins with, as the reader sees it.
fn first_letter(node: &SyntaxNode) -> Option<char> {
    node.full_text().trim_start_matches('\\').chars().next()
}

/// Whether a character next to a mark makes it part of a word; see `Lexer::in_word` of the typesetter, which allows marks
/// between Chinese, Japanese and Korean letters. Those count here too, to be on the safe side.
fn is_wordy(letter: char) -> bool {
    letter.is_alphanumeric()
}

/// What a tree says, however it is written: texts joined, escapes resolved, marks normalised.
fn meaning(root: &SyntaxNode) -> Vec<String> {
    let mut said = Vec::new();
    push_meaning(root, &mut said);
    said
}

fn push_meaning(node: &SyntaxNode, said: &mut Vec<String>) {
    let children: Vec<&SyntaxNode> = node.children().collect();
    match node.kind() {
        SyntaxKind::Text => push_text(node.leaf_text(), said),
        SyntaxKind::Space => push_text(" ", said),
        SyntaxKind::Escape => {
            push_text(&node.cast::<ast::Escape>().map_or(String::new(), |it| it.get().to_string()), said)
        }
        SyntaxKind::Star | SyntaxKind::Underscore => {}
        kind @ (SyntaxKind::Strong | SyntaxKind::Emph) => {
            said.push(format!("{kind:?}"));
            children.iter().for_each(|child| push_meaning(child, said));
            said.push("end".to_owned());
        }
        kind if children.is_empty() => said.push(format!("{kind:?} {}", node.leaf_text())),
        _ => {
            let mut at = 0;
            while let Some(&child) = children.get(at) {
                let call = children.get(at + 1).and_then(|call| marked(child, call));
                if let Some((mark, inside)) = &call {
                    said.push(if *mark == Delimiter::Strong { "Strong" } else { "Emph" }.to_owned());
                    push_meaning(inside, said);
                    said.push("end".to_owned());
                } else {
                    push_meaning(child, said);
                }
                at += if call.is_some() { 2 } else { 1 };
            }
        }
    }
}

/// Adds to the text at the end, so that the number of pieces does not matter.
fn push_text(text: &str, said: &mut Vec<String>) {
    match said.last_mut() {
        Some(last) if last.starts_with("text ") => last.push_str(text),
        _ => said.push(format!("text {text}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_escapes_are_written_as_a_person_would() {
        for (written, tidied) in [
            ("a #strong[b] c, #emph[d].", "a *b* c, _d_."),
            ("snake\\_case, me \\@ home", "snake_case, me @ home"),
            ("#strong[Ph.D.]\\(x)", "*Ph.D.*(x)"),
            ("see #link(\"u\")[here]\\.", "see #link(\"u\")[here]."),
            ("#link(\"u\")[a #emph[b] c]\\. D", "#link(\"u\")[a _b_ c]. D"),
            ("#strong[a #strong[b]]", "#strong[a *b*]"),
            ("#entry([2024])[#strong[Fellow], x]", "#entry([2024])[*Fellow*, x]"),
        ] {
            assert_eq!(simplify(written), tidied);
        }
    }

    #[test]
    fn what_would_say_something_else_stays() {
        for written in [
            "a#strong[b]c",
            "一#strong[二]三",
            "#emph[a\n\nb]",
            "#emph[_snake_]",
            "1\\. not a list",
            "a.\\.\\. b",
            "#link(\"u\")[x]\\.field",
            "a/#strong[b]",
            "#strong(delta: 1)[x]",
            "#strong[]",
            "2021\\-2024, \\#strong[x]",
        ] {
            assert_eq!(simplify(written), written);
        }
    }
}
