//! Which language a page is in, and the part of a bilingual page that is in the language asked for.
//!
//! | pages | module |
//! |---|---|
//! | whose elements say their language, for a switch on the site | `marked` |
//! | that say everything twice in elements side by side | `columns` |
//! | with two languages one below the other, or one in a comment | `halves` |
//! | that say everything twice, paragraph by paragraph | `alternating` |
//! | that say words twice in one line | `pairs` |

mod alternating;
mod blocks;
mod columns;
mod halves;
mod headings;
mod lines;
mod marked;
mod pairs;
mod stats;

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::language::Language;
use crate::markdown::comments::{self, Comment};
use crate::rewrite::{Edit, Rewritten};

use halves::Half;
use marked::Marked;
use stats::LanguageStats;

/// The language of a text, by its letters and, for Latin letters, by its most common words; of a page that marks elements
/// in several languages, the one that the rest of it is in, or the first of them.
///
/// Addresses, comments and text in brackets are not counted. A page in a language unknown to vitae counts as English.
pub fn detect(text: &str) -> Language {
    match Marked::of(text) {
        Some(marked) => marked.main_language(),
        None => headings::language(text, &comments::find(text)),
    }
}

/// Whether a text in Latin letters is about as much in this language as in the one that it is mainly in.
pub(crate) fn is_partly(text: &str, language: Language) -> bool {
    LanguageStats::of_page(text).is_partly(language)
}

/// Whether a text might be in Japanese although none of its letters is kana: all of its characters are used in Japan.
pub(crate) fn may_be_japanese(text: &str) -> bool {
    LanguageStats::of_page(text).may_be_japanese(text)
}

/// Whether a text has a fair share of words both in East Asian letters and in others, as a list of courses in two languages has.
pub(crate) fn is_mixed(text: &str) -> bool {
    LanguageStats::of_page(text).is_mixed()
}

/// What a page shows when no language is asked for: all of it, or, where it marks elements in several languages, those in the
/// language that it states, else in that of the `document` or in its main one. A note names the other languages.
pub fn shown(body: &Rewritten, stated: Option<Language>, document: Option<Language>) -> Outcome<Rewritten> {
    let of_marked = |marked: Marked<'_>| {
        let document = document.filter(|language| marked.has(*language));
        marked_as(body, &marked, stated.or(document).unwrap_or_else(|| marked.main_language()))
    };
    Marked::of(body.text()).and_then(of_marked).unwrap_or_else(|| Outcome::ok(body.clone()))
}

/// A text without the elements that it marks as being in another language; `None` when it marks none in `language`.
pub(crate) fn marked_in(text: &Rewritten, language: Language) -> Option<Rewritten> {
    Some(text.edit(&Marked::of(text.text())?.only(language)?))
}

/// A page without the elements that it marks as being in another language; `None` when it has none in `language`.
fn marked_as(body: &Rewritten, marked: &Marked<'_>, language: Language) -> Option<Outcome<Rewritten>> {
    let edits = marked.only(language)?;
    let how = format!("what the page marks as {}", english_name(language));
    let others = marked.languages().into_iter().filter(|&other| !matches(other, language));
    let others: Vec<String> = others.map(|other| format!("`--lang {}`", short_tag(other))).collect();
    let help = format!("for another language, build with {}", others.join(" or "));
    let (body, notes) = chosen(body, &edits, 0..first_line(body.text()), &how).into_parts();
    Some(Outcome::from_parts(body, notes.into_iter().map(|note| note.help(help.clone())).collect()))
}

/// The part of a page that is in `language`: the elements that it marks so, one of the halves that it shows, every other
/// paragraph, the page itself, or the half that it keeps in a comment. A page that is `stated` to be in the language is, if none
/// of its parts is: a list of English papers, say.
///
/// # Errors
/// [`Code::NoSuchLanguage`] when there is no such part; the message lists what there is.
pub fn select(body: &Rewritten, language: Language, stated: Option<Language>) -> Outcome<Rewritten> {
    select_part(body, language, stated).and_then(|part| {
        let is_chosen = part.text().len() < body.text().len();
        let Some(edits) = pairs::select(part.text(), &comments::find(part.text()), language, is_chosen) else {
            return Outcome::ok(part);
        };
        let how = format!("the {} half of words that the page says twice", english_name(language));
        chosen(&part, &edits, 0..first_line(part.text()), &how)
    })
}

fn select_part(body: &Rewritten, language: Language, stated: Option<Language>) -> Outcome<Rewritten> {
    let text = body.text();
    let comments = comments::find(text);
    let shown = headings::language(text, &comments);
    // A page in Chinese may end with a list of English papers. One that states English may show a Chinese half all the same.
    let is_whole = stated == Some(language) && language.is_cjk();
    let marked = Marked::of(text).and_then(|marked| marked_as(body, &marked, language));
    let halves = || if is_whole { None } else { half_shown(body, language, &comments) };
    if let Some(part) = marked.or_else(halves) {
        return part;
    }
    let is_empty = || LanguageStats::of_page(text).weight() == 0 && comments.is_empty();
    if stated == Some(language) || matches(shown, language) || is_empty() {
        return Outcome::ok(body.clone());
    }
    let hidden = halves::hidden(text, &comments);
    match halves::best(&hidden, language) {
        Some(half) => half_of(body, half, "keeps in a comment"),
        None => Outcome::fail(none(body, language, shown, &hidden)),
    }
}

/// The half in `language` of a page that shows two: side by side, one below the other, or in alternating paragraphs.
fn half_shown(body: &Rewritten, language: Language, comments: &[Comment]) -> Option<Outcome<Rewritten>> {
    let text = body.text();
    if let Some(edits) = Marked::with(text, columns::parts(text)).only(language) {
        let how = format!("the {} half of a page that says everything twice", english_name(language));
        return Some(chosen(body, &edits, 0..first_line(text), &how));
    }
    if let Some(halves) = halves::visible(text, comments)
        && let Some(half) = halves::best(&halves, language)
    {
        return Some(half_of(body, half, "shows"));
    }
    let edits = alternating::select(text, comments, language)?;
    let how = format!("the paragraphs in {}: the page alternates between two languages", english_name(language));
    Some(chosen(body, &edits, 0..first_line(text), &how))
}

fn matches(found: Language, wanted: Language) -> bool {
    let chinese = |language| matches!(language, Language::ZhCn | Language::ZhTw);
    found == wanted || (chinese(found) && chinese(wanted))
}

fn half_of(body: &Rewritten, half: &Half, how: &str) -> Outcome<Rewritten> {
    let whole = body.text().len();
    let how = format!("the {} half that the page {how}", english_name(half.language));
    let edits = [Edit::delete(0..half.range.start), Edit::delete(half.range.end..whole)];
    chosen(body, &edits, half.range.clone(), &how)
}

/// A page after `edits`, and the note that says how it was chosen.
fn chosen(body: &Rewritten, edits: &[Edit], place: Range<usize>, how: &str) -> Outcome<Rewritten> {
    let note = format!("this document is made from {how}");
    let note = Diagnostic::note(Code::Chosen, note).at(body.span(place));
    Outcome::new(body.edit(edits), vec![note])
}

fn none(body: &Rewritten, wanted: Language, shown: Language, hidden: &[Half]) -> Diagnostic {
    // Only non-Latin letters are certain. Latin ones may belong to a language that is unknown here.
    let is_certain = matches!(shown, Language::ZhCn | Language::ZhTw | Language::Ja | Language::Ko);
    let shown = if is_certain { format!("; most of it is in {}", english_name(shown)) } else { String::new() };
    let message = format!("no complete part of the page is in {}{shown}", english_name(wanted));
    let error = Diagnostic::error(Code::NoSuchLanguage, message).at(body.span(first_words(body.text()))).help(format!(
        "write it in a comment on the page, <!-- … -->, or on a page of its own, such as about-{}.md",
        short_tag(wanted)
    ));
    hidden.iter().fold(error, |error, half| {
        let range = half.range.start..half.range.start + first_line(&body.text()[half.range.clone()]);
        error.label(body.span(range), format!("a comment in {}", english_name(half.language)))
    })
}

/// The first line that says something to readers; the whole first line where none does.
fn first_words(text: &str) -> Range<usize> {
    let mut at = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        at += line.len();
        at - line.len()..at - line.len() + line.trim_end().len()
    });
    let shown = comments::shown(text);
    let is_shown = |line: &Range<usize>| shown.iter().any(|range| range.start < line.end && line.start < range.end);
    let mut lines = lines.filter(|line| is_shown(line) && LanguageStats::of_page(&text[line.clone()]).weight() > 0);
    lines.next().unwrap_or(0..first_line(text))
}

fn first_line(text: &str) -> usize {
    text.find('\n').unwrap_or(text.len())
}

fn short_tag(language: Language) -> &'static str {
    language.code()
}

fn english_name(language: Language) -> &'static str {
    match language {
        Language::En => "English",
        Language::ZhCn => "Chinese",
        Language::ZhTw => "Chinese (traditional characters)",
        Language::Ja => "Japanese",
        Language::Ko => "Korean",
        Language::De => "German",
        Language::Fr => "French",
        Language::Es => "Spanish",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, Sources};

    #[test]
    fn a_remark_in_a_comment_is_no_half_of_a_page() {
        let hidden = |times: usize| {
            let note = "<!-- 编辑说明：直接修改本文件即可更新英文主页，中文主页见另一个文件，请保持同步。两个页面的模块顺序相同：简介、动态、研究方向、教育经历、联系方式。 -->";
            let text = format!("{note}\n\n{}", "The tides of the northern fjords are high in autumn. ".repeat(times));
            halves::hidden(&text, &comments::find(&text)).len()
        };
        assert_eq!([hidden(20), hidden(80)], [1, 0]);
    }

    #[test]
    fn languages_are_told_apart() {
        for (text, language) in [
            ("My interest is to decipher learning principles of biological neurons (南京大学).", Language::En),
            ("我的研究是破译生物神经的学习原理，发表于 Nature Neuroscience。", Language::ZhCn),
            ("我的研究興趣是機器學習與電腦視覺，目前任教於臺灣大學。", Language::ZhTw),
            ("東京大学の助教です。機械学習を研究しています。", Language::Ja),
            ("서울대학교에서 기계학습을 연구하고 있습니다.", Language::Ko),
            (
                "Ich bin Professor für Informatik und forsche zu Sprachen mit den Mitteln der Logik, die das Leben über alles stellen.",
                Language::De,
            ),
            (
                "Je suis chercheur au CNRS et je travaille sur les langues dans une équipe de Paris pour mes élèves.",
                Language::Fr,
            ),
            (
                "Soy profesor en la universidad y trabajo con los estudiantes del máster por las tardes para mi grupo.",
                Language::Es,
            ),
            ("", Language::En),
            ("<!-- 我的研究是破译生物神经的学习原理 --> Words.", Language::En),
        ] {
            assert_eq!(detect(text), language, "{text}");
        }
    }

    fn body(text: &str) -> Rewritten {
        let id = Sources::new().add(Source::new("page.md", text));
        Rewritten::verbatim(id, text, 0..text.len())
    }

    const HIDDEN: &str = "\
My interest is to decipher learning principles of biological neurons.

<!-- ------

我的研究是破译生物神经的学习原理，并将其逆向工程为新型算法或专用硬件。这一方向让我们离真正的机器智能更近一步。

简介
======

我在牛津大学获得博士学位。 -->

<!-- # Quick Links -->
";

    #[test]
    fn the_half_in_a_comment_becomes_the_page() {
        let outcome = select(&body(HIDDEN), Language::ZhCn, None);
        assert_eq!(outcome.diagnostics().len(), 1);
        assert_eq!(outcome.diagnostics()[0].code, Code::Chosen);
        let text = outcome.into_value().map(|half| half.text().to_owned()).unwrap_or_default();
        assert!(text.starts_with("我的研究是") && text.trim_end().ends_with("我在牛津大学获得博士学位。"), "{text}");
        assert!(text.contains("简介\n======"));
    }

    #[test]
    fn the_visible_language_needs_no_choice() {
        let outcome = select(&body(HIDDEN), Language::En, None);
        assert!(outcome.diagnostics().is_empty());
        assert_eq!(outcome.into_value().map(|half| half.text().len()), Some(HIDDEN.len()));
    }

    #[test]
    fn a_language_that_is_not_there_is_an_error_that_lists_what_is() {
        let outcome = select(&body(HIDDEN), Language::Ko, None);
        assert!(outcome.value().is_none());
        let error = &outcome.diagnostics()[0];
        assert_eq!(error.code, Code::NoSuchLanguage);
        assert_eq!(error.message, "no complete part of the page is in Korean");
        assert_eq!(error.labels.len(), 1);
        assert!(error.labels[0].1.contains("Chinese"));
    }

    #[test]
    fn a_language_that_is_not_there_is_missed_at_the_first_words_for_readers() {
        let page = "<style>\n.badge { color: red; }\n</style>\n<!-- A note. -->\n\nI study tides.\n";
        let outcome = select(&body(page), Language::Ko, None);
        let place = outcome.diagnostics()[0].span.expect("a place");
        assert_eq!(&page[place.range()], "I study tides.");
    }

    #[test]
    fn a_page_that_shows_both_languages_is_cut_between_them() {
        let english = "# About\n\nI am a professor at the school of artificial intelligence, and I work with many students from all over the world on the principles of learning.\n";
        let chinese = "# 关于我\n\n我是人工智能学院的副教授，研究生物神经系统的学习原理，欢迎对此感兴趣的学生与我联系，共同探索智能的基本要素，构建下一代学习系统。\n";
        let page = format!("{english}\n---\n\n{chinese}");
        let half =
            |language| select(&body(&page), language, None).into_value().map(|half| half.text().trim().to_owned());
        assert_eq!(half(Language::En).as_deref(), Some(english.trim()));
        assert_eq!(half(Language::ZhCn).as_deref(), Some(chinese.trim()));
    }

    /// What is left of a page in English, and in Chinese.
    fn versions(page: &str) -> [String; 2] {
        [Language::En, Language::ZhCn].map(|language| {
            let chosen = select(&body(page), language, None).into_value();
            chosen.map(|text| text.text().trim().to_owned()).unwrap_or_default()
        })
    }

    #[test]
    fn a_page_may_turn_to_the_other_language_without_a_heading() {
        let english = "I draw charts at Dongjiang University, and I teach map reading to first-year students.\n\n\
                       # Education\n\n- 2019: PhD in Maps, Uni One\n- 2015: BSc in Oceans, Uni Two";
        let chinese = "我在东江大学绘制海图，还给一年级学生讲授读图课，并领导潮汐小组。\n\n# 教育经历\n\n- 2019：地图学博士，东江大学\n- 2015：海洋学学士，西江大学";
        assert_eq!(versions(&format!("{english}\n\n{chinese}\n")), [english, chinese]);
        assert_eq!(versions(&format!("{chinese}\n\n{english}\n")), [english, chinese]);
    }

    #[test]
    fn a_half_that_a_script_would_show_is_shown() {
        let page = "<div id=\"content-en\">\n<p>I study the tides of the northern sea.</p>\n</div>\n\
                    <div id=\"content-zh\" style=\"display:none\">\n<p>林燕研究北海的潮汐，以及海岸如何形成。</p>\n</div>\n";
        let [_, chinese] = versions(page);
        assert!(chinese.contains("林燕") && !chinese.contains("none"), "{chinese}");
    }

    #[test]
    fn references_in_chinese_do_not_make_a_page_chinese() {
        let papers = "- 海米拉，王芳. 北方港口潮汐的观测与地图绘制. 海洋学报, 2021.\n".repeat(4);
        let page = format!("I am a lecturer at Uni One.\n\n# Publications\n\n{papers}");
        assert_eq!(versions(&page), [page.trim(), ""]);
    }

    #[test]
    fn glosses_do_not_move_the_cut() {
        let english = "I draw charts at Dongjiang University (东江大学) with Prof. Lin Hai (林海); topics: tides, 潮汐.\n\n\
                       # Awards\n\n- 2024, National Chart Scholarship (海图奖学金)\n- 2021, First Prize of the Harbour (海港一等奖)";
        let chinese = "# 中文简介\n\n我在东江大学绘制海图，导师是林海教授，研究方向是潮汐与风场的制图方法。\n\n# 获奖情况\n\n- 2024 年，国家海图奖学金\n- 2021 年，海港一等奖";
        assert_eq!(versions(&format!("{english}\n\n---\n\n{chinese}\n")), [english, chinese]);
    }

    #[test]
    fn a_chinese_page_with_a_list_of_english_papers_is_one_page() {
        let papers = "- Lin, M. (2021). Charts of the western coast and of its tides. Journal of Maps.\n".repeat(6);
        let page = format!(
            "我在东江大学绘制海图，导师是林海教授，研究方向是潮汐与风场的制图方法。\n\n# 教育背景\n\n- 东江大学，制图学博士，二〇一九年毕业\n\n\
             # 工作经历\n\n- 海港工业大学，讲师，主讲潮汐课程\n\n# 发表论文\n\n{papers}"
        );
        assert_eq!(versions(&page)[1], page.trim());
    }

    #[test]
    fn words_that_a_line_says_twice_are_said_once() {
        let pairs = "**Key Results / 主要成果**\n\n- 3D chart / 3D 海图\n- [Atlas of tides / 潮汐图集](/atlas/)\n";
        let english_text = "I draw charts of tides and winds at Dongjiang University, and teach many students about harbours, the sea and the sky.\n\n".repeat(2);
        let [english, chinese] = versions(&format!("{english_text}{pairs}"));
        assert!(english.ends_with("**Key Results**\n\n- 3D chart\n- [Atlas of tides](/atlas/)"), "{english}");
        assert_eq!(chinese, "");
        let chinese_text = "我在东江大学绘制海图，导师是林海教授，研究方向是潮汐与风场的制图方法。\n\n";
        let [_, chinese] = versions(&format!("{chinese_text}{pairs}"));
        assert!(chinese.ends_with("**主要成果**\n\n- 3D 海图\n- [潮汐图集](/atlas/)"), "{chinese}");
        for one in ["Tel / 电话: 123", "Advisor / 导师：林海", "Dongjiang / 东江 / Tokyo", "Atlas 7 / 图集"]
        {
            let page = format!("{english_text}- {one}\n- {one}\n- {one}\n");
            assert_eq!(versions(&page)[0], page.trim());
        }
    }

    #[test]
    fn an_english_page_with_chinese_names_is_one_page() {
        let page = "## National Awards\n\n- **Best Paper**, Journal of Maps, 2024\n- **海图学报年度优秀论文**，海图学报，二〇二三年\n- **国家奖学金**，教育部，二〇二二年\n- **海港工业大学优秀毕业生**，二〇二一年\n\n\
                    ## University Honours\n\n- Outstanding Graduate of Harbour University, School of Maps, 2021\n- First Prize of the Harbour Forum, 2020\n- Chart Scholarship, 2019\n";
        assert_eq!(versions(page), [page.trim(), ""]);
    }

    #[test]
    fn a_page_is_in_the_language_that_it_states() {
        let page = "## 论文\n\n- Lin, M. (2021). Charts of the western coast and of its tides. Journal of Maps.\n";
        let select = |stated| select(&body(page), Language::ZhCn, stated).into_value().is_some();
        assert!(select(Some(Language::ZhCn)) && !select(None));
    }

    #[test]
    fn a_page_that_alternates_gives_every_other_paragraph() {
        let page = "\
# About / 关于

I draw charts of tides and winds at Dongjiang University.

我在东江大学绘制潮汐与风场的海图。

I teach the course on harbours to students of the second year.

我为二年级学生讲授海港课程。

# 教育 Education

- 2019: Doctor of Cartography, Dongjiang University
- 2019：东江大学制图学博士
- 2015: Bachelor of Nautical Science, Harbour Institute
- 2015：海港学院航海学学士
";
        let [english, chinese] = versions(page);
        assert_eq!(
            english.lines().filter(|line| !line.is_empty()).collect::<Vec<_>>(),
            [
                "# About",
                "I draw charts of tides and winds at Dongjiang University.",
                "I teach the course on harbours to students of the second year.",
                "# Education",
                "- 2019: Doctor of Cartography, Dongjiang University",
                "- 2015: Bachelor of Nautical Science, Harbour Institute"
            ]
        );
        assert!(chinese.starts_with("# 关于") && chinese.contains("# 教育\n"), "{chinese}");
        assert!(!chinese.chars().any(|c| c.is_ascii_alphabetic()), "{chinese}");
    }

    #[test]
    fn marked_elements_of_the_other_language_go() {
        let page = "# <span class=\"lang-en\">About</span><span class=\"lang-zh\">关于</span>\n\nMing Lin\n\n\
                    <div class=\"lang-en\">\n\nI draw charts.\n\n</div>\n<div class=\"lang-zh\">\n\n我绘制海图。\n\n</div>\n";
        let [english, chinese] = versions(page);
        assert!(english.contains("About") && english.contains("I draw") && english.contains("Ming Lin"), "{english}");
        assert!(chinese.contains("关于") && chinese.contains("海图") && chinese.contains("Ming Lin"), "{chinese}");
        assert!(!english.contains('海') && !chinese.contains("I draw"), "{english}\n{chinese}");
        assert_eq!(detect(page), Language::En, "the first of them");
        let swapped = "<p class=\"zh\">我绘制海图。</p>\n<p class=\"en\">I draw charts.</p>\n";
        assert_eq!(detect(swapped), Language::ZhCn, "the first of them");
        let papers = "- Lin, M. Charts of the western coast and of its tides. Journal of Maps.\n".repeat(5);
        assert_eq!(detect(&format!("{swapped}\n{papers}")), Language::En, "the rest of the page");
    }

    #[test]
    fn where_one_language_is_marked_the_rest_is_in_the_other() {
        let english = "I draw charts.\n\n## Education\n\n- 2012: MSc, Uni Two";
        let chinese = "我绘制海图。\n\n## 教育\n\n- 2012: 硕士，第二大学";
        for (open, close) in [
            ("<div class=\"lang-zh\" markdown=\"1\">\n\n", "\n\n</div>"),
            ("<div data-lang='zh' markdown='1'>\n\n", "\n\n</div>"),
            ("<div lang=\"zh\" markdown=\"1\">\n\n", "\n\n</div>"),
        ] {
            let block = format!("{open}{chinese}{close}");
            assert_eq!(versions(&format!("{english}\n\n{block}\n")), [english, &block], "{open}");
            assert_eq!(versions(&format!("{block}\n\n{english}\n")), [english, &block], "{open}");
        }
        let block = format!("<div class=\"lang-en\" markdown=\"1\">\n\n{english}\n\n</div>");
        assert_eq!(versions(&format!("{chinese}\n\n{block}\n")), [&block, chinese]);
    }

    #[test]
    fn what_is_not_marked_goes_by_blocks_and_leaves_the_marks_whole() {
        let page = "## About <span class=\"lang-zh\">关于</span>\n\n![](me.jpg)\n\nI draw charts.\n\n\
                    我绘制海图。\n{: .lang-zh}\n\n- 2012: MSc <span class=\"lang-zh\">硕士</span>\n\n\
                    Awards\n------\n\n| prize | year |\n|---|---|\n| Best Chart | 2011 |\n\n<div class=\"row\">\nI sail.\n\n</div>\n";
        let [english, chinese] = versions(page);
        assert!(
            english.contains("About") && english.contains("Best Chart") && !english.contains(['关', '我', '硕']),
            "{english}"
        );
        assert!(chinese.contains("## <span class=\"lang-zh\">关于</span>") && chinese.contains("me.jpg"), "{chinese}");
        assert!(chinese.contains("- <span class=\"lang-zh\">硕士</span>"), "{chinese}");
        let others = ["About", "charts", "MSc", "Awards", "---", "prize", "sail"];
        assert!(others.iter().all(|word| !chinese.contains(word)), "{chinese}");
    }

    #[test]
    fn a_page_that_says_everything_side_by_side_says_it_once() {
        let english = "I study the tides of the northern sea.";
        let chinese = "林燕研究北海的潮汐，以及海岸如何形成。";
        for [before, between, after] in [
            ["<table><tr><td>\n\n", "\n\n</td><td>\n\n", "\n\n</td></tr></table>"],
            ["<div class=row><div class=col>\n\n", "\n\n</div>\n<div class=col>\n\n", "\n\n</div></div>"],
            [
                "<details><summary>English</summary>\n\n",
                "\n\n</details>\n<details><summary>中文</summary>\n\n",
                "\n\n</details>",
            ],
            ["<div id=en>\n\n", "\n\n</div>\n<div id=zh>\n\n", "\n\n</div>"],
            ["| | |\n|---|---|\n| ", " | ", " |"],
        ] {
            let [own, other] = versions(&format!("{before}{english}{between}{chinese}{after}\n"));
            assert!(own.contains(english) && !own.contains(['林', '文']), "{own}");
            assert!(other.contains(chinese) && !other.contains("tides") && !other.contains("English"), "{other}");
        }
        let papers =
            "<div><div>Lin, M. Charts of the tides. Journal of Maps.</div><div>林明：《海图》，海图学报。</div></div>";
        let page =
            format!("{papers}\n\n{}", "I draw charts of tides and winds, and teach many students.\n\n".repeat(4));
        assert_eq!(versions(&page)[0], page.trim());
    }

    #[test]
    fn a_class_for_the_looks_of_one_script_is_no_version() {
        let papers = "- Lin, M. (2021). Charts of the western coast and of its tides. Journal of Maps.\n".repeat(2);
        let page = format!(
            "我在东江大学绘制海图，导师是林海教授，研究方向是潮汐与风场的制图方法。\n\n<div class=\"en\" markdown=\"1\">\n\n{papers}\n</div>\n"
        );
        assert!(shown(&body(&page), None, None).value().is_some_and(|shown| shown.text() == page));
        let gloss = "I draw charts at <span class=\"lang-zh\">东江大学海洋与潮汐学院</span>, and teach the tides to many students.\n";
        assert!(shown(&body(gloss), None, None).value().is_some_and(|shown| shown.text() == gloss));
    }

    #[test]
    fn a_name_that_is_marked_in_a_sentence_is_no_version() {
        let page = "My name is <span lang=\"en\">Ming Lin</span> (<span lang=\"zh\">林明</span>), and I draw charts of tides at the office.\n";
        assert_eq!(versions(page)[0], page.trim());
    }
}
