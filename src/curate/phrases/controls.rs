//! What does something on a website and nothing on paper: buttons, links around the site, filters, diagrams that a script draws.

use super::pointers::{INVITATIONS, THINGS};
use super::{Phrases, begins, is_number};
use crate::fold;

/// Whether a text only invites to another page: “View all news →”, “Download my CV (PDF)”.
pub(in crate::curate) fn is_invitation(text: &str) -> bool {
    let folded = fold::words(text);
    WHOLE_INVITATIONS.has(&folded) || invites(&folded)
}

/// Whether a text says what a button does, and with what: `View paper`, not `more`.
pub(in crate::curate) fn is_labelled_button(text: &str) -> bool {
    let folded = fold::words(text);
    let opens = |(verb, file): (&str, &str)| INVITATIONS.contains(&verb) && PAPERS.contains(&file);
    invites(&folded) || folded.split_once(' ').is_some_and(opens)
}

/// What is opened with such a button as with the title of its entry.
const PAPERS: &[&str] = &["paper", "chapter", "report", "article"];

/// Whether a text is a verb of invitation with nothing but what it invites to.
fn invites(folded: &str) -> bool {
    const MAX_WORDS: usize = 8;
    let words: Vec<&str> = folded.split(' ').collect();
    let is_thing = |word: &&str| THINGS.contains(word) || FILES.contains(word);
    (2..=MAX_WORDS).contains(&words.len()) && INVITATIONS.contains(&words[0]) && words[1..].iter().all(is_thing)
}

/// Files that buttons lead to: `Read thesis`.
const FILES: &[&str] = &["thesis", "dissertation", "poster", "slides", "certificate", "transcript"];

/// Whether the words of a link lead on by an arrow behind them: `Project page →`.
pub(in crate::curate) fn ends_with_arrow(text: &str) -> bool {
    text.trim_end().ends_with(ARROWS)
}

/// Where an invitation with an arrow ends that comes before what it leads to: `Find out more → the chart of 2019`.
pub(in crate::curate) fn behind_arrow(text: &str) -> Option<usize> {
    let (words, rest) = text.split_once(ARROWS)?;
    let arrow = text[words.len()..].chars().next()?;
    (!rest.trim().is_empty() && is_invitation(words)).then_some(words.len() + arrow.len_utf8())
}

/// What leads on by an arrow is a link, or was one to a page that is not there.
pub(in crate::curate) const ARROWS: &[char] = &['→', '»', '›', '↗', '⟶', '➔', '➜'];

/// Whether the words of a link offer its file: `Download slides.pdf`, `Descargar mi hoja de vida`.
pub(in crate::curate) fn downloads(words: &str) -> bool {
    const STARTS: &[&str] = &["download", "descargar", "descarga", "télécharger", "scarica", "baixar"];
    const ENDS: &[&str] = &["herunterladen", "ダウンロード", "다운로드"];
    let folded = fold::words(words);
    folded.split(' ').next().is_some_and(|first| STARTS.contains(&first))
        || ["下载", "下載"].iter().any(|start| folded.starts_with(start))
        || ENDS.iter().any(|end| folded.ends_with(end))
}

/// Whether a text is what a button says: “Show more”.
pub(in crate::curate) fn is_button(text: &str) -> bool {
    let folded = fold::words(text);
    let counts_more = folded.strip_suffix(" more").is_some_and(is_number);
    counts_more || BUTTONS.has(&folded)
}

/// Whether a line is about a control of the site: `Filter by category:`.
pub(in crate::curate) fn names_a_control(text: &str) -> bool {
    const MAX_WORDS: usize = 4;
    let folded = fold::words(text);
    let count = folded.split(' ').count();
    count <= MAX_WORDS && CONTROLS.iter().any(|start| begins(&folded, start))
}

/// Whether a label is that of a row of links around the site: `Menu:`.
pub(in crate::curate) fn names_a_menu(label: &str) -> bool {
    const MENUS: &[&str] = &["menu", "menü", "navigation", "nav", "site map", "sitemap", "导航", "导航栏", "菜单"];
    MENUS.contains(&fold::words(label).as_str())
}

/// Whether preformatted text is the source of a diagram, which a script of the site draws (Mermaid).
pub(in crate::curate) fn draws(code: &str) -> bool {
    const KINDS: &[&str] = &[
        "mindmap",
        "graph",
        "flowchart",
        "sequenceDiagram",
        "classDiagram",
        "stateDiagram",
        "gantt",
        "timeline",
        "erDiagram",
        "pie",
        "journey",
        "kanban",
    ];
    let first = code.trim_start().lines().next().unwrap_or_default();
    let kind = first.split(|c: char| c.is_whitespace() || c == '-').next().unwrap_or_default();
    KINDS.contains(&kind) && code.trim_end().lines().count() > 1
}

/// Invitations of another form.
#[rustfmt::skip]
const WHOLE_INVITATIONS: Phrases = Phrases {
    en: &[
        "home", "top", "cv pdf", "pdf cv", "pdf version", "cv in pdf", "subscribe", "subscribe via rss", "rss",
        "rss feed", "atom feed", "feed", "more",
        "my cv", "my resume", "download", "explore more", "learn more",
        "find out more", "explore my work", "get in touch", "here", "saiba mais", "ver mais", "leia mais", "ler mais",
        "voltar ao topo", "voltar para o topo", "acessar", "acesse", "scopri di più", "leggi di più", "torna su", "project page", "learn more here",
    ],
    zh: &[
        "更多", "查看更多", "更多新闻", "更多动态", "查看全部", "全部论文", "查看全部论文", "全部动态", "下载简历",
        "简历下载", "下载cv", "返回顶部", "回到顶部", "返回首页", "返回上级", "阅读更多", "订阅", "查看完整列表", "完整列表", "完整论文列表", "中文版请点击这里", "英文版请点击这里",
    ],
    ja: &["もっと見る", "もっと読む", "続きを読む", "一覧へ", "トップへ戻る", "ページトップへ", "履歴書をダウンロード"],
    ko: &["더 보기", "더보기", "모두 보기", "전체 보기", "이력서 다운로드", "맨 위로", "구독"],
    de: &[
        "mehr anzeigen", "alle anzeigen", "weiterlesen", "nach oben", "zurück nach oben", "lebenslauf herunterladen",
    ],
    fr: &[
        "voir plus", "voir tout", "lire la suite", "haut de page", "retour en haut", "télécharger mon cv",
        "télécharger le cv", "s abonner",
    ],
    es: &["ver más", "ver todo", "leer más", "volver arriba", "descargar cv", "descargar mi cv", "suscribirse"],
};

/// What buttons say that do something on the site.
#[rustfmt::skip]
const BUTTONS: Phrases = Phrases {
    en: &[
        "all", "filter", "filter by", "filters", "sort by", "sort", "show more", "show less", "show all", "read more",
        "read less", "load more", "expand all", "collapse all", "expand", "collapse", "scroll", "scroll down", "scroll to top",
        "back", "go back", "join us", "watch", "read", "listen", "back to top", "click here", "click me", "click to expand", "toggle", "jump to top", "go to top",
        "skip to content", "skip to main content", "view more", "see more", "explore all", "explore my work", "switch to chinese",
        "switch to english", "search", "clear", "reset", "clear filters", "no results found",
        "no matching publications", "no publications found", "no results", "loading", "toggle navigation",
        "toggle dark mode", "menu", "english version", "versión en español", "versión en inglés", "cambiar a español",
        "cambiar a inglés", "ver en español", "ver en inglés", "version française", "version anglaise", "en français",
        "deutsche version", "englische version", "auf deutsch", "read in english", "chinese version", "日本語版",
        "no roles match this filter", "no degrees match this filter", "explore", "toggle old news", "show old news",
        "hide old news",
    ],
    zh: &["展开", "收起", "展开更多", "显示更多", "加载更多", "点击展开", "点击这里", "筛选", "搜索", "切换语言", "正在加载", "加载中"],
    ja: &["もっと見る", "閉じる", "開く", "検索", "絞り込み"],
    ko: &["더 보기", "더보기", "닫기", "펼치기", "접기", "검색"],
    de: &["mehr anzeigen", "weniger anzeigen", "ausklappen", "einklappen", "suche", "filtern"],
    fr: &["afficher plus", "afficher moins", "filtrer", "rechercher", "tout afficher"],
    es: &["mostrar más", "mostrar menos", "filtrar", "buscar", "mostrar todo"],
};

/// How lines begin that are about controls of the site: `Filter by category:`. Folded.
#[rustfmt::skip]
const CONTROLS: &[&str] = &[
    "filter", "filters", "quick filter", "sort by", "group by", "order by", "jump", "go to", "skip to", "show by",
    "view by", "browse by", "search by", "quick links", "on this page", "筛选", "跳转", "並べ替え", "filtrer par",
    "filtrar por", "filtern nach",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_that_others_cover_need_no_row() {
        assert!(!WHOLE_INVITATIONS.any(|row| invites(row)));
        assert!(CONTROLS.iter().all(|one| !CONTROLS.iter().any(|other| one != other && begins(one, other))));
    }

    #[test]
    fn invitations_lead_around_the_site() {
        for text in [
            "View all news →",
            "Download CV",
            "Download my CV (PDF)",
            "See all publications",
            "Back to top ↑",
            "[查看更多]",
            "더 보기",
            "Voir plus",
            "More…",
        ] {
            assert!(is_invitation(text), "{text}");
        }
        for text in
            ["See [1] for details on maps", "More than 40 talks", "Code", "Full professor", "Read widely", "All"]
        {
            assert!(!is_invitation(text), "{text}");
        }
    }
}
