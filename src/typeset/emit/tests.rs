use proptest::prelude::*;
use typst::syntax::{SyntaxKind, SyntaxNode, ast};

use super::*;
use crate::document::{Inline, InlineKind, Item, List};
use crate::source::{Source, Sources, Span};

fn cv_of(language: Language, paragraphs: &[Vec<(Wrapper, String)>]) -> (Cv, String) {
    let mut sources = Sources::new();
    let span = Span::new(sources.add(Source::new("page.md", "")), 0..0);
    let mut said = String::new();
    let mut section = Section { heading: None, content: Vec::new() };
    for paragraph in paragraphs {
        let inlines = paragraph.iter().map(|(mark, text)| {
            said.push_str(text);
            mark.around(Inline::text(text.clone(), span), span)
        });
        let block = Block::new(BlockKind::Paragraph(inlines.collect()), span);
        section.content.push(Content::Block(block));
    }
    (Cv { language, sections: vec![section], ..Cv::default() }, said)
}

#[derive(Debug, Clone, Copy)]
enum Wrapper {
    None,
    Emphasis,
    Strong,
    Link,
}

impl Wrapper {
    fn around(self, text: Inline, span: Span) -> Inline {
        let kind = match self {
            Self::None => return text,
            Self::Emphasis => InlineKind::Emphasis(text.into()),
            Self::Strong => InlineKind::Strong(text.into()),
            Self::Link => InlineKind::Link { target: "https://a.b/\"\\#[".to_owned(), content: text.into() },
        };
        Inline::new(kind, span)
    }
}

fn markup_of(cv: &Cv) -> String {
    emit(cv, &EmitContext { template: "/t.typ".to_owned(), ..EmitContext::default() }, String::new())
        .into_value()
        .expect("markup")
        .text
}

/// The words that the typesetter would print, after checking that it reads nothing in them as markup.
fn printed(markup: &str) -> String {
    let root = typst::syntax::parse(markup);
    assert!(root.errors_and_warnings().0.is_empty(), "{markup}\n{:?}", root.errors_and_warnings());
    let mut out = String::new();
    collect(&root, &mut out);
    out
}

fn collect(node: &SyntaxNode, out: &mut String) {
    match node.kind() {
        SyntaxKind::Text => out.push_str(node.leaf_text()),
        SyntaxKind::Space => out.push(' '),
        SyntaxKind::Escape => out.push(node.cast::<ast::Escape>().unwrap().get()),
        SyntaxKind::ModuleImport | SyntaxKind::ShowRule | SyntaxKind::Str => {}
        SyntaxKind::Strong
        | SyntaxKind::Emph
        | SyntaxKind::Raw
        | SyntaxKind::Link
        | SyntaxKind::Label
        | SyntaxKind::Ref
        | SyntaxKind::Heading
        | SyntaxKind::ListItem
        | SyntaxKind::EnumItem
        | SyntaxKind::TermItem
        | SyntaxKind::Equation
        | SyntaxKind::Shorthand
        | SyntaxKind::SmartQuote => panic!("text was read as {:?}", node.kind()),
        _ => node.children().for_each(|child| collect(child, out)),
    }
}

fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn mark() -> impl Strategy<Value = Wrapper> {
    prop_oneof![3 => Just(Wrapper::None), 1 => Just(Wrapper::Emphasis), 1 => Just(Wrapper::Strong), 1 => Just(Wrapper::Link)]
}

/// Texts made of Typst's syntax, Chinese, and anything else.
fn text() -> impl Strategy<Value = String> {
    let telling = r##"([-=+*_~/.:;@#$<>\[\](){}"'`\\?0-9 ahtps]|http://|约1.2亿|（优）|Xi’an|x|\u{a0}|🚀){1,12}"##;
    prop_oneof![3 => proptest::string::string_regex(telling).unwrap(), 1 => "\\PC{1,12}"]
}

proptest! {
    #[test]
    fn text_never_becomes_markup(
        paragraphs in prop::collection::vec(prop::collection::vec((mark(), text()), 1..5), 1..4),
        chinese in any::<bool>(),
    ) {
        let language = if chinese { Language::ZhCn } else { Language::En };
        let (cv, said) = cv_of(language, &paragraphs);
        let markup = markup_of(&cv);
        let said = said.replace(crate::typeset::escape::turns, "");
        prop_assert_eq!(squeeze(&printed(&markup)), squeeze(&said), "{}", markup);
    }
}

#[test]
fn letters_and_their_accents_are_one_character() {
    let paragraph = vec![(Wrapper::Strong, "Go\u{308}rlitz".to_owned())];
    assert!(markup_of(&cv_of(Language::En, &[paragraph]).0).contains("Görlitz"));
}

#[test]
fn a_mark_behind_a_bold_bracket_is_bold() {
    let markup = |words: &str, next: &str| {
        let paragraph = vec![(Wrapper::Strong, words.to_owned()), (Wrapper::None, next.to_owned())];
        markup_of(&cv_of(Language::ZhCn, &[paragraph]).0)
    };
    assert!(markup("博士（工学）", "、京都大学").contains("博士（工学）、]京都大学"));
    assert!(markup("博士", "、京都大学").contains("、京都大学"));
    assert!(markup("博士（工学）", "京都大学").contains("（工学）]京都大学"));
}

#[test]
fn languages_are_marked_where_they_change() {
    let (cv, _) = cv_of(
        Language::En,
        &[
            vec![(Wrapper::None, "raised $17.5M (约1.2亿人民币) from".to_owned())],
            vec![(Wrapper::None, "我在Xi’an学习，后来去了牛津大学。".to_owned())],
        ],
    );
    insta::assert_snapshot!(markup_of(&cv), @r##"
    #import "t.typ": *
    #show: cv.with(json("cv.json"))

    #lead[raised \$17.5M (#zh[约1.2亿人民币]) from]

    #zh[我在#en[Xi’an]学习，后来去了牛津大学。]
    "##);
}

#[test]
fn the_lines_of_an_item_stay_together() {
    let span = Span::new(Sources::new().add(Source::new("cv.md", "")), 0..0);
    let line = |text: &str| Inlines::text(text, span);
    let item = |lines: &[&str]| {
        let mut words = Inlines::new();
        for text in lines {
            if !words.is_empty() {
                words.push(Inline::new(InlineKind::Break, span));
            }
            words.extend(line(text));
        }
        Item::new(vec![Block::new(BlockKind::Paragraph(words), span)], span)
    };
    let list = List::of_bullets(vec![item(&["On tides", "A. Ek", "Waves, 2020"]), item(&["Rain"])]);
    let content = vec![Content::Block(Block::new(BlockKind::List(list), span))];
    let (mut cv, _) = cv_of(Language::En, &[]);
    cv.sections = vec![Section { heading: None, content }];
    let markup = markup_of(&cv);
    assert_eq!(markup.matches("- #block(breakable: false)").count(), 1, "{markup}");
    assert!(markup.contains("- Rain"), "{markup}");
}
