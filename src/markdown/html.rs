//! HTML: its tags and text, and what a tag's attributes ask for.

use std::borrow::Cow;
use std::collections::BTreeMap;

use html5gum::{Token, Tokenizer};

use super::sentinel::restore;
use crate::document::{Alignment, Numerals, Width};

mod blocks;
mod element;

pub(super) use blocks::{after_markers, mend, starts_tag};
pub(super) use element::{Element, Phrasing};

/// A piece of HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum HtmlToken {
    Start(StartTag),
    /// `</name>`
    End(String),
    Text(String),
}

/// `<name attribute="value">`; names in lower case, values decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct StartTag {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    pub self_closing: bool,
}

/// The tags and the text that `html` consists of. Comments, doctypes and the like are neither.
pub(super) fn pieces(html: &str) -> Vec<HtmlToken> {
    let tokens = Tokenizer::new(html).filter_map(|Ok(token)| match token {
        Token::StartTag(tag) => {
            let attributes = tag.attributes.iter().map(|(name, value)| (decode(name), decode(&value.value)));
            let attributes = attributes.collect();
            Some(HtmlToken::Start(StartTag { name: decode(&tag.name), attributes, self_closing: tag.self_closing }))
        }
        Token::EndTag(tag) => Some(HtmlToken::End(decode(&tag.name))),
        Token::String(text) => Some(HtmlToken::Text(decode(&text.value))),
        _ => None,
    });
    tokens.collect()
}

/// Where the links without words in a piece of HTML lead: icons and pictures. The words of a link whose class is `icon` are hidden, as
/// HTML5 UP has them.
pub(crate) fn icon_targets(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open: Option<String> = None;
    let mut hides_words = false;
    for piece in pieces(html) {
        match piece {
            HtmlToken::Start(tag) if tag.name == "a" => {
                open = tag.get("href").map(str::to_owned);
                hides_words = tag.has_class(|class| class == "icon");
            }
            HtmlToken::Text(text) if text.contains(char::is_alphanumeric) && !hides_words => open = None,
            HtmlToken::End(name) if name == "a" => found.extend(open.take()),
            HtmlToken::Start(_) | HtmlToken::End(_) | HtmlToken::Text(_) => {}
        }
    }
    found
}

/// The links in a piece of HTML: where each leads, and its words.
pub(crate) fn links(html: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut is_open = false;
    for piece in pieces(html) {
        match piece {
            HtmlToken::Start(tag) if tag.name == "a" => {
                let target = tag.get("href").map(str::to_owned);
                is_open = target.is_some();
                found.extend(target.map(|target| (target, String::new())));
            }
            HtmlToken::End(name) if name == "a" => is_open = false,
            HtmlToken::Text(text) if is_open => {
                if let Some((_, words)) = found.last_mut() {
                    words.push_str(&text);
                }
            }
            HtmlToken::Start(_) | HtmlToken::End(_) | HtmlToken::Text(_) => {}
        }
    }
    found
}

/// Where the links in a piece of HTML lead.
pub(crate) fn link_targets(html: &str) -> Vec<String> {
    links(html).into_iter().map(|(target, _)| target).collect()
}

fn decode(bytes: &[u8]) -> String {
    restore(&String::from_utf8_lossy(bytes)).into_owned()
}

impl StartTag {
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(|value| value.trim())
    }

    /// A tag without content.
    pub(super) fn is_void(&self) -> bool {
        matches!(
            self.name.as_str(),
            "area"
                | "base"
                | "br"
                | "col"
                | "embed"
                | "frame"
                | "hr"
                | "img"
                | "input"
                | "link"
                | "meta"
                | "param"
                | "source"
                | "track"
                | "wbr"
        )
    }

    fn has_class(&self, is_meant: impl Fn(&str) -> bool) -> bool {
        self.get("class").is_some_and(|classes| classes.split_ascii_whitespace().any(is_meant))
    }

    /// The value of a CSS property in the `style` attribute.
    fn style(&self, property: &str) -> Option<&str> {
        self.get("style")?.split(';').find_map(|declaration| {
            let (name, value) = declaration.split_once(':')?;
            name.trim().eq_ignore_ascii_case(property).then(|| value.trim().trim_end_matches("!important").trim())
        })
    }

    /// Whether the element's own style makes it a block.
    pub(super) fn is_set_as_block(&self) -> bool {
        const BLOCKS: &[&str] = &["block", "flex", "grid", "list-item", "table"];
        self.style("display").is_some_and(|value| BLOCKS.iter().any(|block| value.eq_ignore_ascii_case(block)))
    }

    /// Whether the site keeps the element apart from what is before it, and from what is behind it: it floats, or it has a margin.
    pub(super) fn stands_apart(&self) -> [bool; 2] {
        const TO_A_SIDE: &[&str] =
            &["pull-left", "pull-right", "float-left", "float-right", "float-start", "float-end", "fl", "fr"];
        let floats = self.style("float").is_some_and(|side| !side.eq_ignore_ascii_case("none"))
            || self.has_class(|class| TO_A_SIDE.contains(&class));
        let has_gap = |side: &str| {
            let of_side = ["margin", "padding"].iter().any(|name| {
                let own = self.style(&format!("{name}-{side}"));
                let of_all = || self.style(name).map(|value| value.split_ascii_whitespace().nth(1).unwrap_or(value));
                own.or_else(of_all).is_some_and(is_wide)
            });
            let classes = if side == "left" { ["ml-", "ms-", "pl-", "ps-"] } else { ["mr-", "me-", "pr-", "pe-"] };
            of_side
                || self
                    .has_class(|class| classes.iter().any(|start| class.strip_prefix(start).is_some_and(|n| n != "0")))
        };
        ["left", "right"].map(|side| floats || self.is_set_as_block() || has_gap(side))
    }

    /// Whether the site hides the element.
    pub(super) fn is_hidden(&self) -> bool {
        self.get("hidden").is_some()
            || self.style("display").is_some_and(|value| value.eq_ignore_ascii_case("none"))
            || self.style("visibility").is_some_and(|value| value.eq_ignore_ascii_case("hidden"))
            || self.bootstrap_display() == Some("none")
            || self.style("font-size").is_some_and(is_zero)
            || self.has_class(|class| {
                matches!(
                    class,
                    "sr-only"
                        | "visually-hidden"
                        | "screen-reader-only"
                        | "screen-reader-text"
                        | "modal"
                        | "mfp-hide"
                        | "bibtex_structure"
                        // It goes with the pictures of a slide show.
                        | "carousel-caption"
                )
            })
            || self.name == "dialog" && self.get("open").is_none()
            // It shows while the pointer is over something.
            || self.get("role") == Some("tooltip")
            || self.is_shown_later()
    }

    /// Whether the element unfolds when a button is clicked (Bootstrap, “Collapse”).
    pub(super) fn is_folded(&self) -> bool {
        self.has_class(|class| class == "collapse") && !self.has_class(|class| class == "show")
    }

    /// Whether a class hides the element until a script shows it, on wide screens as well (`hidden md:block` shows it there).
    fn is_shown_later(&self) -> bool {
        self.has_class(|class| class == "hidden") && !self.has_class(|class| class.contains(':'))
    }

    /// Where a click on the element leads: a link's `href`, or the address that a button opens: `onclick="window.open('…')"`.
    pub(super) fn target(&self) -> Option<&str> {
        self.get("href").or_else(|| {
            let script = self.get("onclick")?;
            let (_, argument) = script.split_once("window.open(").or_else(|| script.split_once("location"))?;
            let (_, quoted) = argument.split_once(['\'', '"'])?;
            quoted.split(['\'', '"']).next().filter(|address| !address.is_empty())
        })
    }

    /// The `href` of a link, without the letters that a script takes out of it under a visitor's mouse, to keep robots away:
    /// `onmouseover="this.href=this.href.replace(/x/g,'')"`.
    pub(super) fn href(&self) -> Option<Cow<'_, str>> {
        let href = self.get("href")?;
        let surplus = || {
            let script = self.get("onmouseover").or_else(|| self.get("onclick"))?;
            let (_, pattern) = script.split_once("this.href.replace(/")?;
            let (letters, rest) = pattern.split_once("/g")?;
            let is_plain = !letters.is_empty() && letters.chars().all(char::is_alphanumeric);
            (is_plain && rest.starts_with([','])).then_some(letters)
        };
        Some(surplus().map_or(Cow::Borrowed(href), |letters| Cow::Owned(href.replace(letters, ""))))
    }

    /// Whether a click on the element does something on the site and leads nowhere.
    pub(super) fn is_switch(&self) -> bool {
        let opens = |name: &str| matches!(self.get(name), Some("collapse" | "modal" | "tab" | "pill" | "dropdown"));
        let is_clicked = self.get("onclick").is_some() || self.get("role") == Some("button");
        let is_clicked = is_clicked || opens("data-toggle") || opens("data-bs-toggle");
        let leads = self.target().is_some_and(|target| !target.starts_with('#') && !target.starts_with("javascript:"));
        let opens_titled = self.has_class(|class| class.contains("collaps") || class.contains("accordion"));
        // A button without an action is a badge.
        let is_tied = self.attributes.keys().any(|name| !matches!(name.as_str(), "class" | "style" | "title"));
        let is_button = self.name == "button" && is_tied && !opens_titled;
        (is_button || matches!(self.name.as_str(), "a" | "span") && is_clicked) && !leads
    }

    /// Whether a button chooses what a list shows: `<button class="filter" data-tag="maps">`.
    pub(super) fn is_filter(&self) -> bool {
        const CHOSEN: &[&str] = &["filter", "tag", "category", "year", "sort", "topic"];
        let chooses = |name: &String| name.starts_with("data-") && CHOSEN.iter().any(|part| name.contains(part));
        self.name == "button"
            && (self.has_class(|class| class.contains("filter")) || self.attributes.keys().any(chooses))
    }

    /// Whether the element holds the abstract of a paper or its BibTeX, as its class says.
    pub(super) fn is_abstract(&self) -> bool {
        let is_one = |class: &str| {
            let kind = class.strip_suffix("-abstract").or_else(|| class.strip_suffix("-bibtex"));
            matches!(class, "abstract" | "bibtex") || matches!(kind, Some("paper" | "pub" | "publication" | "bib"))
        };
        // An abstract may also be a contribution to a conference.
        let is_reference =
            |class: &str| ["card", "item", "entry", "conference", "row"].iter().any(|part| class.contains(part));
        self.has_class(is_one) && !self.has_class(is_reference)
    }

    /// What Bootstrap's classes do to the element on paper, or else on a wide screen: `d-none d-md-block` (Bootstrap 5, “Display
    /// property”).
    fn bootstrap_display(&self) -> Option<&str> {
        const MEDIA: [&str; 7] = ["d-print-", "d-xxl-", "d-xl-", "d-lg-", "d-md-", "d-sm-", "d-"];
        const DISPLAYS: &[&str] = &[
            "none",
            "inline",
            "inline-block",
            "block",
            "grid",
            "inline-grid",
            "table",
            "table-row",
            "table-cell",
            "flex",
            "inline-flex",
        ];
        let classes = self.get("class")?;
        MEDIA.iter().find_map(|media| {
            let displays = classes.split_ascii_whitespace().filter_map(|class| class.strip_prefix(media));
            displays.into_iter().find(|display| DISPLAYS.contains(display))
        })
    }

    /// The element and its first class, which are the same for boxes that a style sheet makes look alike.
    pub(super) fn kind_of_box(&self) -> Option<String> {
        let class = self.get("class")?.split_ascii_whitespace().next()?;
        Some(format!("{}.{class}", self.name))
    }

    /// Whether a style sheet sets the element as a title, as its class says: `card-title`, `project__title`, Bootstrap's `h3`.
    pub(super) fn is_title(&self) -> bool {
        let is_level = |class: &str| matches!(class, "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
        self.has_class(|class| {
            is_level(class) || class.strip_suffix("title").is_some_and(|before| before.ends_with(['-', '_']))
        })
    }

    /// Whether a style sheet sets the element's words in small capitals, as its class says, or its own style.
    pub(super) fn is_in_small_capitals(&self) -> bool {
        let is_named = self.has_class(|class| matches!(class, "small-caps" | "smallcaps" | "small_caps"));
        is_named || ["font-variant", "font-variant-caps"].iter().any(|name| self.style(name) == Some("small-caps"))
    }

    /// Whether a style sheet sets the element's words in bold: Bootstrap's and Tailwind's classes, or its own style.
    pub(super) fn is_bold(&self) -> bool {
        const BOLD: &[&str] =
            &["fw-bold", "fw-bolder", "fw-semibold", "font-weight-bold", "font-bold", "font-semibold"];
        let weight = self.style("font-weight").unwrap_or_default();
        self.has_class(|class| BOLD.contains(&class))
            || matches!(weight, "bold" | "bolder" | "600" | "700" | "800" | "900")
    }

    /// Whether the element is a small line over a card's heading that repeats what the card is about.
    pub(super) fn is_eyebrow(&self) -> bool {
        self.has_class(|class| class.ends_with("eyebrow"))
    }

    /// Whether the element is a menu that its program puts around every page: Quarto's bars and tables of contents.
    pub(super) fn is_frame(&self) -> bool {
        let is_bar = |class: &str| matches!(class, "sidebar-navigation" | "navbar" | "quarto-secondary-nav");
        self.name == "nav" && (self.has_class(is_bar) || self.get("role") == Some("doc-toc"))
    }

    /// Whether the element is the note below the icons of al-folio: “The best way to contact me is by email.”
    pub(super) fn is_note_on_contact(&self) -> bool {
        self.has_class(|class| class == "contact-note")
    }

    /// Whether the element is a picture whose labels a style sheet puts in their places.
    pub(super) fn is_infographic(&self) -> bool {
        self.has_class(|class| class.starts_with("infographic"))
    }

    /// Whether the element is a picture drawn by an icon font.
    pub(super) fn is_icon(&self) -> bool {
        let icon = |class: &str| {
            matches!(
                class,
                "fa" | "fas" | "far" | "fab" | "fal" | "fad" | "ai" | "bi" | "icon" | "iconify" | "iconfont"
            ) || ["fa-", "ai-", "bi-", "icon-", "devicon-", "material-icons", "octicon", "glyphicon", "ri-", "mdi-"]
                .iter()
                .any(|prefix| class.starts_with(prefix))
        };
        matches!(self.name.as_str(), "i" | "span" | "em")
            && (self.has_class(icon) || self.get("data-feather").is_some())
    }

    /// How the element sets its text.
    pub(super) fn alignment(&self) -> Option<Alignment> {
        if self.name == "center" {
            return Some(Alignment::Center);
        }
        let asked = self.get("align").or_else(|| self.style("text-align")).map(str::to_ascii_lowercase);
        match asked.as_deref() {
            Some("center" | "middle") => Some(Alignment::Center),
            Some("right" | "end") => Some(Alignment::Right),
            Some("left" | "start" | "justify") => Some(Alignment::Left),
            _ if self.has_class(|class| matches!(class, "text-center" | "center" | "align-center")) => {
                Some(Alignment::Center)
            }
            _ if self.has_class(|class| matches!(class, "text-right" | "text-end" | "align-right")) => {
                Some(Alignment::Right)
            }
            _ => None,
        }
    }

    /// Whether the site shows neither numbers nor bullets before a list's items.
    pub(super) fn has_no_markers(&self) -> bool {
        let is_none = |value: &str| value.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case("none"));
        ["list-style-type", "list-style"].iter().any(|name| self.style(name).is_some_and(is_none))
            || self.has_class(|class| matches!(class, "list-unstyled" | "list-none"))
    }

    /// The numerals that a list's numbers are written in.
    pub(super) fn numerals(&self) -> Option<Numerals> {
        match self.get("type").or_else(|| self.style("list-style-type"))? {
            "1" | "decimal" => Some(Numerals::Arabic),
            "a" | "lower-alpha" | "lower-latin" => Some(Numerals::LowerLetters),
            "A" | "upper-alpha" | "upper-latin" => Some(Numerals::UpperLetters),
            "i" | "lower-roman" => Some(Numerals::LowerRoman),
            "I" | "upper-roman" => Some(Numerals::UpperRoman),
            _ => None,
        }
    }

    /// The width that is asked for.
    pub(super) fn width(&self) -> Option<Width> {
        width(self.get("width").or_else(|| self.style("width"))?)
    }
}

/// `0`, `0px`, `0.0em`
/// Whether a length is at least about that of a blank.
fn is_wide(length: &str) -> bool {
    let end = length.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(length.len());
    let (number, unit) = length.split_at(end);
    let least = match unit {
        "px" => 4.0,
        "pt" => 3.0,
        "em" | "rem" | "ch" | "ex" => 0.25,
        "%" | "vw" | "cm" | "mm" | "in" => f32::MIN_POSITIVE,
        _ => return unit == "auto",
    };
    number.parse().is_ok_and(|number: f32| number >= least)
}

fn is_zero(length: &str) -> bool {
    let digits = length.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
    digits.parse() == Ok(0.0)
}

fn width(value: &str) -> Option<Width> {
    let digits = value.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(value.len());
    let number: f64 = value[..digits].parse().ok()?;
    let positive = number > 0.0;
    match value[digits..].trim() {
        "" | "px" if positive => Some(Width::Pixels(number)),
        "%" if positive => Some(Width::Percent(number.min(100.0))),
        "em" | "rem" if positive => Some(Width::Pixels(number * 16.0)),
        "pt" if positive => Some(Width::Pixels(number * 4.0 / 3.0)),
        _ => None,
    }
}

/// The words of a piece of HTML. Style sheets and scripts have none.
pub(crate) fn words(html: &str) -> String {
    let is_raw = |name: &str| matches!(name, "style" | "script");
    let mut words = String::new();
    let mut is_inside = false;
    for piece in pieces(html) {
        match piece {
            HtmlToken::Start(tag) if is_raw(&tag.name) => is_inside = true,
            HtmlToken::End(name) if is_raw(&name) => is_inside = false,
            HtmlToken::Text(text) if !is_inside => words.push_str(&text),
            HtmlToken::Start(tag) if tag.name == "br" => words.push('\n'),
            _ => {}
        }
    }
    words
}
