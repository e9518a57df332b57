//! Shortcodes: `{{< figure src="a.png" >}}`, `{{% callout %}}words{{% /callout %}}`.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::rewrite::{Edit, Rewritten};

/// A shortcode, opening or closing.
#[derive(Debug, PartialEq)]
pub(crate) struct Shortcode {
    /// Where it is in the text.
    pub(crate) range: Range<usize>,
    /// Its name; that of a closing one begins with `/`.
    pub(crate) name: String,
    /// Its arguments in order, those with a name as `src=a.png`.
    pub(crate) arguments: Vec<String>,
    /// Whether it closes itself: `{{< card />}}`.
    is_whole: bool,
}

/// Names of arguments that say what is above the words of a shortcode.
const TITLES: &[&str] = &["title", "summary", "header", "heading"];

/// Shortcodes that unfold below a line, which may be their first argument (Hugo's docs, “Details”; Hugo Book's, “Expand”).
const UNFOLDING: &[&str] = &["accordion", "accordionitem", "collapse", "details", "expand", "spoiler", "toggle"];

/// A word in a box, and a list of them (Blowfish's docs, “Keyword”).
const KEYWORD: &str = "keyword";
const KEYWORDS: &str = "keywordList";

/// What an entry of Blowfish's timeline is called (Blowfish's docs, “Timeline”).
const ENTRY: &str = "timelineItem";

/// What a shortcode becomes.
enum Becomes {
    /// These words.
    Words(String),
    /// A block of HTML that begins or ends here.
    Block(String),
    /// Nothing, as all up to its end.
    NothingToTheEnd,
    /// Nothing; what it would print is lost.
    Lost,
    /// Nothing.
    Nothing,
}

/// The text without shortcodes, also in code, where Hugo and Quarto process them too. What is between an opening and a closing
/// one stays, and so do the words, links and pictures of Hugo's own and HugoBlox's (Hugo's docs, “Shortcodes”).
pub(super) fn take_out(body: &Rewritten) -> Outcome<Rewritten> {
    let found = shortcodes_in(body.text());
    let mut lost = Vec::new();
    let partners = partners(&found);
    let mut edits: Vec<Edit> = Vec::new();
    for (at, (shortcode, partner)) in found.iter().zip(partners).enumerate() {
        if edits.last().is_some_and(|last| shortcode.range.start < last.range.end) {
            continue;
        }
        let partner = partner.map(|at| &found[at]);
        let own = shortcode.range.clone();
        let is_next =
            |next: &Shortcode| next.name == KEYWORD && body.text()[own.end..next.range.start].trim().is_empty();
        let is_box = partner.is_some_and(|partner| are_a_box(body.text(), shortcode, partner));
        edits.push(match shortcode.becomes(partner) {
            Becomes::Nothing if is_box && partner.is_some_and(Shortcode::is_unknown) => {
                Edit::replace(own, "\n</div>\n\n")
            }
            Becomes::Nothing
                if shortcode.name.strip_prefix('/') == Some(KEYWORD) && found.get(at + 1).is_some_and(is_next) =>
            {
                Edit::replace(own, "·")
            }
            // A line of HTML would take in the next one.
            Becomes::Block(words)
                if body.text()[own.end..].lines().next().is_none_or(|rest| rest.trim().is_empty()) =>
            {
                Edit::replace(own, words + "\n\n")
            }
            Becomes::Words(words) | Becomes::Block(words) => Edit::replace(own, words),
            Becomes::NothingToTheEnd => Edit::delete(own.start..partner.map_or(own.end, |end| end.range.end)),
            Becomes::Nothing => Edit::delete(own),
            Becomes::Lost => {
                let message = format!("only the site's own generator can expand the shortcode `{}`", shortcode.name);
                lost.push(Diagnostic::loss(Code::DroppedShortcode, message).at(body.span(own.clone())));
                let open = if is_box { format!("<div class=\"{}\">\n\n", shortcode.name) } else { String::new() };
                Edit::replace(own, open)
            }
        });
    }
    Outcome::new(body.edit(&edits), lost)
}

/// A text without its shortcodes.
pub(crate) fn without_shortcodes(text: &str) -> String {
    let mut out = String::new();
    let mut done = 0;
    for shortcode in shortcodes_in(text) {
        out.push_str(&text[done..shortcode.range.start]);
        done = shortcode.range.end;
    }
    out + &text[done..]
}

/// The shortcodes in a text.
pub(crate) fn shortcodes_in(text: &str) -> Vec<Shortcode> {
    let shortcode = |range: Range<usize>| {
        let inner = text[range.clone()].trim_matches(['{', '<', '%', '>', '}']).trim();
        let is_whole = inner.ends_with('/');
        let inner = inner.strip_prefix("/*").unwrap_or(inner).trim_start();
        let end = inner.find([' ', '\n', '\t', '>']).unwrap_or(inner.len());
        Shortcode { range, name: inner[..end].to_owned(), arguments: arguments(&inner[end..]), is_whole }
    };
    find(text).into_iter().map(shortcode).collect()
}

/// For each shortcode, the one that closes or opens it.
fn partners(found: &[Shortcode]) -> Vec<Option<usize>> {
    let mut partners = vec![None; found.len()];
    let mut open: Vec<usize> = Vec::new();
    for (at, shortcode) in found.iter().enumerate() {
        let Some(name) = shortcode.name.strip_prefix('/') else {
            open.extend((!shortcode.is_whole).then_some(at));
            continue;
        };
        if let Some(depth) = open.iter().rposition(|&other| found[other].name == name) {
            partners[at] = Some(open[depth]);
            partners[open[depth]] = Some(at);
            open.truncate(depth);
        }
    }
    partners
}

/// Whether a shortcode and the one that closes it stand on lines of their own, around what they frame: if a page repeats them, each holds
/// an entry.
fn are_a_box(text: &str, one: &Shortcode, other: &Shortcode) -> bool {
    let is_alone = |range: &Range<usize>| {
        let (before, after) = (&text[..range.start], text[range.end..].trim_start_matches([' ', '\t', '\r']));
        (before.is_empty() || before.ends_with('\n')) && (after.is_empty() || after.starts_with('\n'))
    };
    let is_name =
        |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'/'));
    is_name(&one.name) && is_alone(&one.range) && is_alone(&other.range)
}

fn find(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find("{{").map(|open| at + open) {
        let close = match text.as_bytes().get(start + 2) {
            Some(b'<') => ">}}",
            Some(b'%') => "%}}",
            _ => "",
        };
        at = start + 2;
        if let Some(end) = text[at..].find(close)
            && !close.is_empty()
        {
            at += end + close.len();
            found.push(start..at);
        }
    }
    found
}

/// Arguments with their quotes taken off: `"uploads/cv.pdf" newtab`, `src="a.png"`.
fn arguments(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut word = String::new();
    let mut quote = None;
    for c in text.chars() {
        match quote {
            Some(open) if c == open => quote = None,
            None if matches!(c, '"' | '`') => quote = Some(c),
            None if c.is_whitespace() => found.push(std::mem::take(&mut word)),
            _ => word.push(c),
        }
    }
    found.push(word);
    found.retain(|word| !matches!(word.as_str(), "" | "/" | "*/"));
    found
}

impl Shortcode {
    /// The value of a named argument.
    fn named(&self, key: &str) -> Option<&str> {
        self.arguments.iter().find_map(|argument| argument.strip_prefix(key)?.strip_prefix('='))
    }

    /// Whether it opens a part of which only the site knows what it is.
    fn is_unknown(&self) -> bool {
        matches!(self.becomes(Some(self)), Becomes::Lost)
    }

    /// What it becomes; `partner` is the one that closes or opens it.
    fn becomes(&self, partner: Option<&Self>) -> Becomes {
        match self.name.as_str() {
            // A button asks visitors to go elsewhere.
            "button" if partner.is_some() => Becomes::NothingToTheEnd,
            KEYWORD | KEYWORDS if partner.is_some() => Becomes::Nothing,
            "ref" | "relref" => self.arguments.first().map_or(Becomes::Lost, |path| Becomes::Words(address(path))),
            "staticref" if partner.is_some() => Becomes::Words("[".to_owned()),
            "/staticref" => {
                let path = partner.and_then(|open| open.arguments.first());
                path.map_or(Becomes::Nothing, |path| Becomes::Words(format!("](/{})", path.trim_start_matches('/'))))
            }
            "figure" => self.named("src").map_or(Becomes::Lost, |path| Becomes::Words(self.figure(path))),
            ENTRY => match (self.entry(), partner) {
                (None, _) => Becomes::Nothing,
                (Some(entry), Some(_)) => Becomes::Block(format!("<ul><li>{entry}")),
                (Some(entry), None) => Becomes::Block(format!("<ul><li>{entry}</li></ul>")),
            },
            name if name.starts_with('/') => {
                let open = partner.filter(|_| name != "/button");
                match open {
                    Some(open) if open.name == ENTRY && open.entry().is_some() => {
                        Becomes::Block("</li></ul>".to_owned())
                    }
                    Some(open) if open.name != ENTRY && open.title().is_some() => {
                        Becomes::Block("</details>".to_owned())
                    }
                    _ => Becomes::Nothing,
                }
            }
            _ => match self.title().filter(|_| partner.is_some()) {
                Some(title) => Becomes::Block(format!("<details markdown=\"1\"><summary>{title}</summary>")),
                None => Becomes::Lost,
            },
        }
    }

    /// The line above the words that it holds.
    fn title(&self) -> Option<&str> {
        let is_unfolding = UNFOLDING.contains(&self.name.to_lowercase().as_str());
        // HugoBlox's docs, “Spoiler”.
        let text = || self.named("text").filter(|_| is_unfolding);
        let first = || self.arguments.first().filter(|first| is_unfolding && !is_named(first)).map(String::as_str);
        let title = TITLES.iter().find_map(|key| self.named(key)).or_else(text).or_else(first);
        title.filter(|title| !title.trim().is_empty())
    }

    /// `2020: **Postdoc**, Uni One`
    fn entry(&self) -> Option<String> {
        let said = |key: &str| self.named(key).map(str::trim).filter(|said| !said.is_empty());
        let badge = said("badge");
        let date = badge.filter(|badge| badge.contains(|c: char| c.is_ascii_digit()));
        let title = said("header").map(|title| format!("<b>{title}</b>"));
        let rest = [title.as_deref(), said("subheader"), badge.filter(|_| date.is_none())];
        let words = rest.into_iter().flatten().collect::<Vec<_>>().join(", ");
        match date {
            Some(date) if words.is_empty() => Some(date.to_owned()),
            Some(date) => Some(format!("{date}: {words}")),
            None => Some(words).filter(|words| !words.is_empty()),
        }
    }

    fn figure(&self, path: &str) -> String {
        let alt = self.named("alt").map(crate::address::escaped).unwrap_or_default();
        // Some call a picture by its file.
        let title = self.named("title").filter(|title| *title != crate::path::stem(crate::path::name(path)));
        let caption = self.named("caption").or(title).unwrap_or_default();
        let path = crate::address::escaped(path);
        format!("<figure><img src=\"{path}\" alt=\"{alt}\"><figcaption>{caption}</figcaption></figure>")
    }
}

/// Whether an argument has a name.
fn is_named(argument: &str) -> bool {
    argument.split_once('=').is_some_and(|(name, _)| !name.is_empty() && !name.contains(char::is_whitespace))
}

/// The address of the page that Hugo finds at a path: `/about/` for `about.md`.
fn address(path: &str) -> String {
    let (path, anchor) = path.split_once('#').map_or((path, None), |(path, anchor)| (path, Some(anchor)));
    let bare = ["index.md", ".md", ".html"].iter().find_map(|end| path.strip_suffix(end)).unwrap_or(path);
    let bare = bare.trim_end_matches("_").trim_matches('/');
    let anchor = anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default();
    if bare.is_empty() { anchor } else { format!("/{bare}/{anchor}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, Sources};

    /// The text without shortcodes, and their names, for the loss report.
    fn taken(text: &str) -> (String, Vec<String>) {
        let mut sources = Sources::new();
        let id = sources.add(Source::new("a.md", text));
        let (taken, losses) = take_out(&Rewritten::verbatim(id, text, 0..text.len())).into_parts();
        let names = losses.iter().filter_map(|found| found.message.rsplit('`').nth(1).map(str::to_owned));
        (taken.expect("a text").text().to_owned(), names.collect())
    }

    #[test]
    fn shortcodes_go_and_the_words_between_them_stay() {
        for (text, expected, names) in [
            ("a {{< icon name=\"x\" >}} b", "a  b", &["icon"][..]),
            (
                "{{% callout note %}}\nRead this.\n{{% /callout %}}",
                "<div class=\"callout\">\n\n\nRead this.\n\n</div>\n\n",
                &["callout"],
            ),
            ("{{% callout note %}}Read this.{{% /callout %}}", "Read this.", &["callout"]),
            (
                "{{<figure\n  src=\"a.png\" caption=\"A gull\"\n>}}",
                "<figure><img src=\"a.png\" alt=\"\"><figcaption>A gull</figcaption></figure>",
                &[],
            ),
            (
                "{{< figure src=\"/a/gull.png\" title=\"gull\" >}}",
                "<figure><img src=\"/a/gull.png\" alt=\"\"><figcaption></figcaption></figure>",
                &[],
            ),
            ("{{< figure >}}", "", &["figure"]),
            ("{{% staticref \"files/a.pdf\" \"newtab\" %}}My notes{{% /staticref %}}", "[My notes](/files/a.pdf)", &[]),
            ("[me]({{< ref \"about.md#work\" >}})", "[me](/about/#work)", &[]),
            ("a {{< button href=\"/x\" >}}See {{< b >}} more{{< /button >}} c", "a  c", &[]),
            ("{{< a >}}{{< b />}}", "", &["a", "b"]),
            ("{{</* shown */>}}", "", &["shown"]),
            (
                "{{< spoiler text=\"2021 - *Uni One*\" >}} \nFor foam.\n{{< /spoiler >}}\n#### Next",
                "<details markdown=\"1\"><summary>2021 - *Uni One*</summary>\n\n \nFor foam.\n</details>\n\n\n#### Next",
                &[],
            ),
            (
                "{{% details \"My role\" open %}}Chair{{% /details %}} and",
                "<details markdown=\"1\"><summary>My role</summary>Chair</details> and",
                &[],
            ),
            ("{{< details open=true >}}Chair{{< /details >}}", "Chair", &["details"]),
            ("{{< icon title=\"A gull\" >}}", "", &["icon"]),
            (
                "{{< timelineItem icon=\"star\" header=\"Postdoc\" badge=\"2020\" subheader=\"Uni Two\" />}}",
                "<ul><li>2020: <b>Postdoc</b>, Uni Two</li></ul>\n\n",
                &[],
            ),
            (
                "{{< keywordList >}}\n{{< keyword >}} Tides {{< /keyword >}}\n{{< keyword >}} Foam {{< /keyword >}}\n{{< /keywordList >}}",
                "\n Tides ·\n Foam \n",
                &[],
            ),
            ("{{ site.title }} {% if x %} {{< open", "{{ site.title }} {% if x %} {{< open", &[]),
        ] {
            let (shown, lost) = taken(text);
            assert_eq!(
                (shown.as_str(), lost.as_slice()),
                (expected, &*names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>()),
                "{text}"
            );
        }
    }
}
