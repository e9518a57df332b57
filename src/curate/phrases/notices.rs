//! What a site says of itself: that it is unfinished, when it was changed, who made it, what is on it.

use super::pointers::MAX_POINTER;
use super::{Phrases, begins, is_number};
use crate::fold;
use crate::months;
use crate::vocabulary::states_reading_time;

/// Whether a text only says something about the site.
pub(in crate::curate) fn is_notice(text: &str) -> bool {
    let folded = fold::words(text);
    let count = folded.split(' ').count();
    let is_mark = text.trim_start().starts_with('©') && count <= 10;
    let starts = |&(words, most): &(&str, usize)| count <= most && begins(&folded, words);
    is_mark
        || gives_the_date(&folded)
        || is_copyright(&folded)
        || states_reading_time(text)
        || thanks_for_a_template(&folded)
        || names_a_generator(&folded)
        || folded.strip_prefix("visitors ").is_some_and(is_number)
        || counts_a_list(&folded)
        || NOTICES.has(&folded)
        || NOTICE_STARTS.iter().any(starts)
}

/// Whether folded words count what the list below them has: `9 roles across 6 organizations`.
fn counts_a_list(words: &str) -> bool {
    let words: Vec<&str> = words.split(' ').collect();
    matches!(words[..], [count, _, "across" | "at", other, _] if is_number(count) && is_number(other))
}

/// Whether a notice may also say how far a paper is.
pub(in crate::curate) fn is_state(text: &str) -> bool {
    STATES.contains(&fold::words(text).as_str())
}

/// Such notices. Folded.
const STATES: &[&str] = &["work in progress", "research in progress", "in progress", "in arbeit", "to be updated"];

/// Whether folded words only say when something of the site changed: `the cv is updated up to 18 october 2024`.
fn gives_the_date(words: &str) -> bool {
    const MAX_BEFORE_A_DATE: usize = 8;
    const CHANGES: &[&str] = &["updated", "update", "change", "changed", "modified", "as"];
    const BESIDE: &[&str] = &[
        "the", "this", "my", "cv", "page", "list", "is", "was", "last", "latest", "lastest", "on", "of", "up", "to",
        "in",
    ];
    // Dates are looked for only beside such a word.
    if words.split(' ').filter(|word| CHANGES.contains(word)).count() != 1 {
        return false;
    }
    let is_ordinal =
        |word: &str| ["st", "nd", "rd", "th"].iter().any(|end| word.strip_suffix(end).is_some_and(is_number));
    let is_date = |word: &str| months::is_part_of_a_date(word) || is_ordinal(word);
    let has_date = || words.split(' ').any(is_date);
    let is_said = |word: &str| CHANGES.contains(&word) || BESIDE.contains(&word);
    // The site may fill in the date: “Data on citations last updated:”
    let lacks_one = || words.ends_with(" last updated") && words.split(' ').count() <= MAX_BEFORE_A_DATE && !has_date();
    words.split(' ').all(|word| is_said(word) || is_date(word)) && (words.ends_with("updated on") || has_date())
        || lacks_one()
}

/// Whether folded words thank for the theme of the site: `thank mr ny for sharing the source code of the website template`.
fn thanks_for_a_template(words: &str) -> bool {
    const MAX_WORDS: usize = 20;
    let has = |phrase: &str| fold::has_words(words, phrase);
    let thanks = ["thank", "thanks", "credit", "credits", "acknowledgements", "acknowledgments"];
    let names_it = [
        "website template",
        "site template",
        "sharing the template",
        "for the template",
        "for this template",
        "source code of the website",
    ];
    words.split(' ').count() <= MAX_WORDS
        && thanks.iter().any(|word| has(word))
        && names_it.iter().any(|phrase| has(phrase))
}

/// Whether folded words say what makes the site: `powered by jekyll`, `built with hugo`. A talk may be powered by its sponsor, and a
/// gauge be built with care.
fn names_a_generator(words: &str) -> bool {
    const MAX_WORDS: usize = 12;
    const STARTS: &[&str] =
        &["powered by", "built with", "built using", "made with", "made using", "site made with", "website made with"];
    const MAKERS: &[&str] = &[
        "academicpages",
        "astro",
        "bootstrap",
        "coffee",
        "eleventy",
        "folio",
        "gatsby",
        "github",
        "gitlab",
        "hexo",
        "hugo",
        "hugoblox",
        "jekyll",
        "jemdoc",
        "latex",
        "love",
        "markdown",
        "minimal",
        "mkdocs",
        "netlify",
        "next",
        "overleaf",
        "pages",
        "pelican",
        "quarto",
        "react",
        "rmarkdown",
        "sphinx",
        "svelte",
        "tailwind",
        "vue",
        "wordpress",
        "wowchemy",
    ];
    words.split(' ').count() <= MAX_WORDS
        && STARTS.iter().any(|start| begins(words, start))
        && words.split(' ').any(|word| MAKERS.contains(&word))
}

/// Whether folded words are a line on copyright: `copyright 2024 ada lovelace`. A copyright officer has a profession.
fn is_copyright(words: &str) -> bool {
    const MAX_WORDS: usize = 10;
    let mut all = words.split(' ');
    let is_year = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    words.split(' ').count() <= MAX_WORDS && all.next() == Some("copyright") && all.next().is_none_or(is_year)
}

/// Whether a sentence is about the website: “On this website you will find my papers.”
pub(in crate::curate) fn speaks_of_the_site(sentence: &str) -> bool {
    let said = fold::words(sentence);
    let folded = AT_FIRST.iter().find_map(|adverb| said.strip_prefix(adverb)).unwrap_or(&said);
    let count = folded.split(' ').count();
    let has_site = || SITES_SPOKEN_OF.iter().any(|site| fold::has_words(folded, site));
    let says_more = || folded.contains(|c: char| c.is_ascii_digit());
    // What a list is of may be all that says what its items are.
    if folded.contains(" list of ") && PARTS_IN_STUDIES.iter().any(|part| folded.contains(part)) {
        return false;
    }
    count <= MAX_ABOUT_THE_SITE && SITE_SUBJECTS.iter().any(|start| begins(folded, start))
        || count <= MAX_POINTER
            && (goes_online(folded)
                || SITE_STARTS.iter().any(|start| begins(folded, start))
                || is_subtitle(folded)
                || has_site() && !says_more())
        || announces_something_new(sentence)
}

/// Whether words are no sentence, but say what a page has: `all of my published and unpublished research projects`.
fn is_subtitle(words: &str) -> bool {
    const MAX_WORDS: usize = 10;
    const VERBS: &[&str] = &["are", "is", "was", "were", "have", "has", "had", "been", "focus", "focuses", "use"];
    let is_verb = |word: &str| VERBS.contains(&word);
    let begins = words.starts_with("all of my ") || words.starts_with("a collection of my ");
    begins && words.split(' ').count() <= MAX_WORDS && !words.split(' ').any(is_verb)
}

/// A sentence whose subject is the site may have this many words.
const MAX_ABOUT_THE_SITE: usize = 80;

/// How a sentence on the history of a site may begin. Folded.
const AT_FIRST: &[&str] = &["originally ", "initially ", "at first ", "for now "];

/// How sentences begin whose subject is the site, or that it was made. Folded.
#[rustfmt::skip]
const SITE_SUBJECTS: &[&str] = &[
    "this website is", "this website was", "this website has", "this website contains", "this website serves",
    "this website presents", "this website provides", "this webpage is", "this homepage is", "this page is", "this page lists",
    "this page contains", "this page presents", "this page provides", "this page shows", "this page describes",
    "this page gives", "this page collects", "on this website you", "on this page you", "on this webpage you",
    "i created this", "i built this website", "i made this website", "i use this website", "i use this site",
    "i use this page", "this is a personal website", "this is my personal website", "this is my website",
    "this is my attempt at making a personal website", "this is my attempt at a personal website", "this is a place for me to", "this is a place where i",
    "the place where you can find", "a place where you can find", "this is a digital space", "this digital space", "this is a space where i", "this is the place where i", "this is my homepage", "this is my webpage", "this site will", "this website will", "this page will", "the email address below", "the e mail address below", "this is my personal webpage", "this is my personal homepage",
];

/// What somebody does for students: “Below is a list of students whom I supervised.”
const PARTS_IN_STUDIES: &[&str] = &["supervis", "mentor", "advis"];

/// Whether a sentence says how something is that the one before it names: “It’s currently a bit rough.”
pub(in crate::curate) fn says_how_it_is(sentence: &str) -> bool {
    const STARTS: &[&str] = &[
        "it s currently",
        "it is currently",
        "it s still",
        "it is still",
        "i will hopefully make it",
        "i hope to make it",
        "i will make it",
        "you can see more",
        "you can find more",
    ];
    let folded = fold::words(sentence);
    STARTS.iter().any(|start| begins(&folded, start)) && !folded.contains(|c: char| c.is_ascii_digit())
}

/// Whether folded words say that a site is there to be visited: `my lab homepage is online`.
fn goes_online(words: &str) -> bool {
    const SITES: &[&str] = &["homepage", "website", "webpage", "page", "site"];
    const STATES: &[&str] = &["online", "live", "now online", "now live"];
    let said = SITES.iter().find_map(|site| words.split_once(&format!(" {site} is ")));
    said.is_some_and(|(_, state)| STATES.contains(&state))
}

/// “New draft now available!”, “More information coming soon!”
fn announces_something_new(sentence: &str) -> bool {
    let folded = fold::words(sentence);
    let has = |words: &[&str]| folded.split(' ').any(|word| words.contains(&word));
    let is_short = folded.split(' ').count() <= MAX_ANNOUNCEMENT
        && has(&["new", "more", "draft", "details", "information", "publications"]);
    PROMISES.iter().any(|end| folded.ends_with(end))
        || is_short
            && (folded.ends_with("coming soon")
                || folded.starts_with("more ") && folded.ends_with("will be added soon")
                || folded.starts_with("publications will be ") && folded.ends_with(" soon")
                || sentence.trim_end().ends_with('!')
                    && (folded.starts_with("new ") || has(&["now", "soon", "available"])))
}

/// How sentences end that promise what the site is to have.
const PROMISES: &[&str] = &[
    "will be listed here",
    "will be added here",
    "will be posted here",
    "will appear here",
    "can be added here later",
    "will be added later",
];

/// An announcement of more words says what it announces.
const MAX_ANNOUNCEMENT: usize = 8;

/// Whole lines that say something of the site: that it is unfinished, who looks at it.
#[rustfmt::skip]
const NOTICES: Phrases = Phrases {
    en: &[
        "under construction", "still under construction", "page under construction", "site under construction",
        "website under construction", "website still under construction", "site still under construction",
        "page still under construction", "work in progress", "research in progress", "coming soon", "more coming soon", "content coming soon", "page coming soon", "more to come",
        "to be continued", "to be updated", "to be added", "tbd", "tba", "stay tuned", "visitors", "visitor map",
        "visitor counter", "page views", "thank you", "redirecting", "you are being redirected", "citation statistics",
        "published with academic website builder", "published with hugo blox builder", "published with wowchemy",
        "a big update is underway", "updating", "updating soon", "to be updated soon", "being updated",
    ],
    zh: &["感谢阅读", "感谢您的阅读", "感谢你的阅读", "感谢浏览", "施工中", "建设中", "正在建设中", "网站建设中", "页面建设中", "网站正在建设中", "敬请期待", "未完待续", "待更新", "更新中", "持续更新中", "不断更新中", "更新ing"],
    ja: &["工事中", "準備中", "作成中"],
    ko: &["준비 중", "준비중", "공사 중"],
    de: &["im aufbau", "seite im aufbau", "diese seite ist im aufbau", "in arbeit"],
    fr: &[
        "en construction", "bientôt disponible", "site en construction", "page en construction", "section en construction",
        "toutes les sections ne sont pas encore disponibles", "cette section est en cours de construction",
        "cette section est actuellement en cours de rédaction", "le contenu détaillé sera bientôt disponible",
    ],
    es: &["en construcción", "próximamente", "em construção", "permanentemente desactualizado", "siempre desactualizado"],
};

/// How lines begin that say something of the site, and the most words that such a line has.
#[rustfmt::skip]
const NOTICE_STARTS: &[(&str, usize)] = &[
    // It is unfinished.
    ("this website is no longer", 14), ("this site is no longer", 14), ("this page is no longer", 14),
    ("this page is under construction", 12), ("this site is under construction", 12),
    ("this website is under construction", 12), ("the website is under construction", 12),
    ("this page is currently under construction", 12), ("this site is currently under construction", 12),
    ("this website is currently under construction", 12), ("this section is under construction", 12),
    ("redirecting to", 6), ("you will be redirected", 12),
    // How a PDF on it is seen.
    ("if the pdf preview", 20), ("if the pdf does not", 20), ("if the preview does not", 20), ("your browser does not support", 20),
    // When it was changed.
    ("updated on", 6), ("last updated", 8), ("last update", 8), ("last modified", 8), ("last edited", 8), ("page last updated", 9),
    ("this page was last updated", 10), ("this site was last updated", 10), ("this website was last updated", 10),
    ("this webpage was last updated", 10), ("note this webpage was last updated", 10), ("note this page was last updated", 10),
    ("this file was generated by", 8), ("this file has been generated by", 8),
    ("最后更新", 6), ("最近更新", 6), ("上次更新", 6), ("最終更新", 6), ("마지막 업데이트", 7), ("최종 수정", 7),
    ("zuletzt aktualisiert", 8), ("letzte aktualisierung", 8), ("dernière mise à jour", 10),
    ("última actualización", 8), ("actualizado en", 5), ("website last updated", 9), ("site last updated", 9),
    ("letzte änderung", 6), ("zuletzt geändert", 8), ("última atualização", 8), ("atualizado em", 5), ("ultimo aggiornamento", 8),
    ("последнее обновление", 8), ("laatst bijgewerkt", 8), ("senast uppdaterad", 8), ("sist oppdatert", 8), ("sidst opdateret", 8),
    ("更新日期", 4), ("更新时间", 4),
    // When visitors may come.
    ("office hours", 14), ("office hour", 14), ("walk in hours", 14), ("drop in hours", 14), ("student hours", 14), ("sprechstunde", 12),
    ("sprechzeiten", 12), ("オフィスアワー", 6),
    // What it was made with, and whose it is.
    ("except where noted all content", 40), ("except where otherwise noted", 40), ("unless otherwise noted all content", 40),
    ("copyright c", 10), ("copyright by", 10), ("all rights reserved", 6), ("this site is powered by", 14),
    ("this website is powered by", 14), ("this page is powered by", 14), ("made with by", 10), ("made with in", 6),
    ("template borrowed from", 8), ("design and source code from", 10), ("webpage design courtesy of", 10), ("page design by", 8),
    ("website design by", 8),
    ("hosted on github pages", 10), ("hosted by github pages", 10), ("photos from unsplash", 6), ("photo from unsplash", 6), ("website template", 12), ("template from", 8), ("template based on", 10),
    ("template by", 8), ("template credit", 10), ("theme by", 8), ("website credit", 10),
    ("this website is based on", 16), ("this site is based on", 16), ("this page is based on the template", 16),
    ("this template is", 16), ("the source code of this website", 16), ("source code for this website", 16),
    ("this website uses cookies", 20), ("this site uses cookies", 20), ("we use cookies", 20),
    // Whose the papers on it are, as IEEE and others want it.
    ("copyright notice", 60), ("by following these links you agree", 40), ("copyright and all rights therein", 50),
    ("this material is presented to ensure", 40), ("it is understood that all persons", 50), ("it is understood that all individuals", 50),
    ("publications may not be copied for", 50),
    ("all persons copying this information", 50), ("these works may not be reposted", 30),
    ("in most cases these works may not be reposted", 30), ("personal use of this material is permitted", 30),
    ("permission from ieee must be obtained", 60), ("the papers obtained from this web page", 60),
    ("the documents contained in these directories", 60), ("several papers are available for download", 14),
    // Whose opinions are on it.
    ("all views", 24), ("all opinions", 24), ("views expressed", 24), ("opinions expressed", 24), ("the views expressed", 24),
    ("the opinions expressed", 24),
    ("disclaimer these", 40), ("disclaimer the", 40), ("disclaimer all", 40),
    // How its lists are made.
    ("color indicates", 8), ("colour indicates", 8), ("colors indicate", 8), ("colours indicate", 8),
    ("showing all publications", 3), ("ordered by date", 12), ("ordered by year", 12), ("sorted by date", 12),
    ("sorted by year", 12), ("grouped by topic", 12),
    // Who looks at it.
    ("total visitors", 4), ("total visits", 4), ("number of visitors", 5), ("visitors since", 5), ("visits since", 5), ("hit counter", 4),
    ("you are visitor", 5), ("访问量", 4), ("访客地图", 2), ("访客数", 4), ("本站总访问量", 4), ("您是第", 6),
];

/// The website, in sentences that say nothing about anybody. Folded.
#[rustfmt::skip]
const SITES_SPOKEN_OF: &[&str] = &[
    "this page", "update this list", "update the list", "this website", "this webpage", "this web page", "this homepage",
    "the webpage", "my webpage",
    "이 사이트에서는", "이 사이트는", "ce site", "cette page", "diese webseite", "dieser webseite", "este sitio web", "esta página",
];

/// How sentences about the website begin.
#[rustfmt::skip]
const SITE_STARTS: &[&str] = &[
    "let me introduce myself", "let me first introduce myself", "first let me introduce myself", "however let me first introduce myself",
    "but first let me introduce myself", "allow me to introduce myself", "see here my", "please ignore", "please excuse", "please bear with me", "apologies for the state", "sorry for the mess",
    "the following section is an overview", "the following section is a list", "the following section lists",
    "this section is an overview", "below are a selected list", "below is a selected list", "below are some of my",
    "start here", "the summary below", "the information below", "the list below", "if not automatically redirected", "ordered by arxiv", "grouped by year", "if you are not redirected", "if you are not automatically redirected",
    "if the page does not redirect", "on these pages you", "on this corner of the internet", "on this site you", "my website contains",
    "my website is under", "my site contains", "this site is my", "this site is where", "the website also", "the site also", "click on the icons",
    "click the icons", "click on the links", "click the links", "click here to", "click on the link",
    "here you can find", "here you will find", "below you can find", "below you will find", "below you find", "below are my",
    "below is my", "links to pdfs", "links to the pdfs", "all images videos", "all images and videos", "all photos and videos",
    "selected publications are highlighted", "selected papers are highlighted", "highlighted publications are", "highlighted papers are", "the pdf is auto built",
    "the pdf is automatically", "this pdf is automatically", "the link always points to", "looks like you found", "looks like you ve found",
    "in the teaching section", "in the blog section", "in the research section", "in the publications section",
    "here you ll find", "have a look around",
    "the website is still under construction", "below is a list of", "below is a selection of my",
    "below are pdfs of", "below are the slides", "below are links to", "when available the material", "when available the slides", "paper links are included", "links are included", "links to papers are included",
    "where available the slides", "be sure to check out", "here you can read", "here you can see",
    "here is a record of", "here is a list of", "here are the details of", "here are some details on", "here are some media",
    "here are links to", "here you find my", "here i list", "here i share", "here i hope to share", "here i am hoping to share", "i just list", "i only list",
    "here are my", "here i present", "this is a list of", "ci dessous", "here s my cv", "here is my cv",
    "my cv can be found", "my cv is available", "my resume is available", "my résumé is available",
    "pdf version of my cv", "a pdf of my cv", "welcome to the homepage of", "welcome to the website of",
    "welcome to the webpage of", "welcome to the website for",
    "thanks for visiting", "thank you for visiting", "thank you for taking the time to visit",
    "thank you for taking the time to go through my", "thank you for taking the time to look", "thank you for taking the time to read", "thanks for stopping by", "thank you for stopping by",
    "if you like the template of", "if you like my website", "本网站", "本页", "本主页", "这个网站", "感谢访问", "感谢您的访问",
    "感谢来自世界各地的访问", "このウェブサイト", "このページ", "このサイト", "ご訪問ありがとうございます", "방문해 주셔서 감사합니다",
    "이 웹사이트", "이 홈페이지", "diese webseite", "auf dieser seite",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notices_are_about_the_site() {
        for (text, expected) in [
            ("On this page I list my courses.", true),
            ("이 사이트에서는 조수를 공유합니다.", true),
            ("New draft now available!", true),
            ("More information coming soon!", true),
            ("More unpublished content will be added soon!", true),
            ("Publications will be updated soon.", true),
            ("The charts that I draw will be listed here.", true),
            ("Below are my charts of the fjord.", true),
            ("Highlighted charts of 2020", false),
            ("Ci-dessous, un court CV.", true),
            ("本页汇总我绘制的海图。", true),
            ("感谢来自世界各地的访问！", true),
            ("Here is a record of what I taught.", true),
            ("My harbour homepage is online!", true),
            ("Paper links are included when there is a stable chart of them.", true),
            ("Links between tides and gulls, 2019", false),
            ("I do not always update this list in time, more of my charts are in the library.", true),
            (
                "This website is a hobby of mine that began on 20 May, and it changes all the time with wind and tide.",
                true,
            ),
            ("I use this site to publish notes on foam.", true),
            ("Originally, this website was intended to promote my boats, but then I wrote about gulls.", true),
            ("Originally, I was intended to be a sailor.", false),
            ("This is my personal website, built with sails.", true),
            ("The harbour page is online chess of the crew.", false),
            ("Below is a list of students whom I supervise or mentor.", false),
            ("I found the page of this atlas.", false),
            ("All of my published and unpublished charts.", true),
            ("A collection of my charts and slide decks.", true),
            ("All of my charts are of the fjord.", false),
            ("Please ignore all references to gulls.", true),
            ("This is my attempt at making a personal website.", true),
            ("The place where you can find out about my charts.", true),
            ("The following section is an overview of my talks.", true),
            ("The following section of the coast is my field site.", false),
            ("The summary below reflects public information.", true),
            ("A new tide!", false),
            ("More of that is coming soon to every harbour in the north.", false),
        ] {
            assert_eq!(speaks_of_the_site(text), expected, "{text}");
        }
        for text in [
            "CV was last updated on 2025.3.10.",
            "Note: This webpage was last updated on 07/03/2026.",
            "This file was generated by bibtex2html 1.98.",
            "9 roles across 6 organizations",
            "Published with Academic Website Builder",
            "感谢阅读！",
            "The CV is updated up to 18 October 2024.",
            "As of May 2024",
            "Except where noted, all content is by Mira Halden.",
        ] {
            assert!(is_notice(text), "{text}");
        }
        assert!(!is_notice("The list is of 2024") && !is_notice("As in May 2024 of the tide"));
        assert!(is_notice("Updated July 2020") && !is_notice("Updated charts of 2020"));
        for text in [
            "🚧 Under construction 🚧",
            "Website still under construction.",
            "Updating……",
            "Redirecting to PDF...",
            "Last updated: May 2024",
            "Data on citations last updated:",
            "© 2024 Jane Doe",
            "Powered by Jekyll & Minimal Mistakes",
            "最后更新：2024年5月",
            "本站总访问量 1234 次",
            "All views on this blog are my own.",
            "less than 1 minute read",
            "2 minuto(s) de leitura",
            "约 3 分钟阅读",
            "Template borrowed from Ann Berg.",
            "Thanks to Ann Berg for the template.",
            "Site made with Quarto.",
            "Built with Hugo",
            "Website last updated: May 2024",
            "Letzte Änderung: 3.5.2024",
            "Zuletzt geändert am 3. Mai 2024",
            "更新日期：2024-05-01",
            "Visitors: 1234",
            "Seite im Aufbau.",
        ] {
            assert!(is_notice(text), "{text}");
        }
        for text in [
            "Bridges under construction: a survey",
            "Copyright law of maps, a lecture of twelve hours for the faculty of law in Bergen",
            "Built with my students a weather station that has measured the wind in Bergen ever since",
            "Visitors from Japan, 2019",
            "Built with care: a tide gauge, 2018",
            "Made with Bo Ek: a map of foam",
            "Actualizado en mareas y vientos del norte",
            "Thanks to Ann Berg for the tide gauge",
            "A 5 minute reading of the tides",
        ] {
            assert!(!is_notice(text), "{text}");
        }
    }
}
