//! LaTeX's commands for styles and accents, as data, and what all commands stand for.
//!
//! Accents have the names of LaTeX's kernel (`ltoutenc.dtx`).

use crate::cv::bibliography::style::Style;
use crate::document::Mark;

use super::characters::{CHARACTERS, MATHS};
use super::journals::JOURNALS;

/// What a command does with what follows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Command {
    /// Sets its argument in this style.
    Set(Style),
    /// Sets the rest of its group in this style.
    Declare(Style),
    /// Skips this many arguments, which are not text; what follows them is.
    Drop(usize),
    /// Skips the length that follows, and the space that ends it: `\kern-1pt`.
    Length,
    /// Quotes its argument.
    Quote,
    /// A formula.
    Maths,
    /// A chemical formula: digits after letters are subscripts.
    Chemistry,
    /// An ion of AASTeX: `\ion{H}{2}` is H II.
    Ion,
    /// `\url{address}`
    Address,
    /// `\href{address}{words}`
    Link,
    /// `\doi{10.1000/1}`
    Doi,
}

use Command::{Address, Chemistry, Declare, Doi, Drop, Ion, Length, Link, Maths, Quote, Set};

/// The commands that take text or change it.
pub(super) fn command(name: &str) -> Option<Command> {
    Some(match name {
        "emph" | "textit" | "textsl" | "mkbibemph" | "mkbibitalic" | "mathit" => Set(Style::Mark(Mark::Emphasis)),
        "textbf" | "mkbibbold" | "mathbf" | "boldsymbol" => Set(Style::Mark(Mark::Strong)),
        "underline" | "uline" | "ul" => Set(Style::Mark(Mark::Underline)),
        "sout" | "st" => Set(Style::Mark(Mark::Strike)),
        "textsuperscript" | "up" | "ts" | "mkbibsuperscript" => Set(Style::Mark(Mark::Superscript)),
        "textsubscript" | "mkbibsubscript" | "down" => Set(Style::Mark(Mark::Subscript)),
        "texttt" | "path" | "nolinkurl" => Set(Style::Mark(Mark::Code)),
        "textsc" => Set(Style::SmallCapitals),
        "MakeUppercase" | "uppercase" => Set(Style::Upper),
        "MakeLowercase" | "lowercase" => Set(Style::Lower),
        "textrm" | "textsf" | "textup" | "textmd" | "textnormal" | "text" | "mbox" | "hbox" | "makebox" | "fbox"
        | "mathrm" | "mathsf" | "operatorname" | "natexlab" | "bibnamefont" | "bibfnamefont" | "protect" | "relax"
        | "fi" | "nobreak" | "allowbreak" | "mathcal" | "mathbb" | "smash" | "ignorespaces" | "unskip"
        | "leavevmode" | "selectfont" | "string" | "textnohyphenation" | "llap" | "rlap" | "acro" | "mkbibacro"
        | "autocap" | "parentext" => Set(Style::Plain),
        "it" | "itshape" | "em" | "sl" | "slshape" => Declare(Style::Mark(Mark::Emphasis)),
        "sc" | "scshape" => Declare(Style::SmallCapitals),
        "bf" | "bfseries" | "boldmath" => Declare(Style::Mark(Mark::Strong)),
        "tt" | "ttfamily" | "rm" | "rmfamily" | "sf" | "sffamily" | "normalfont" | "upshape" | "mdseries" | "tiny"
        | "scriptsize" | "footnotesize" | "small" | "normalsize" | "large" | "Large" | "huge" | "normalcolor" => {
            Declare(Style::Plain)
        }
        "textcolor" | "foreignlanguage" | "bibinfo" | "bibfield" | "raisebox" | "fontsize" | "texorpdfstring"
        | "colorbox" | "selectlanguage" | "color" | "noopsort" | "NoopSort" | "SortNoop" | "noop" | "nocite"
        | "cite" | "citep" | "citet" | "label" | "index" | "hspace" | "vspace" | "phantom" | "hphantom"
        | "vphantom" | "hypertarget" | "switchargs" | "thanks" | "begin" | "end" => Drop(1),
        "kern" | "vskip" | "raise" | "lower" => Length,
        "enquote" | "mkbibquote" => Quote,
        "ensuremath" | "math" => Maths,
        "ce" | "chem" | "ch" => Chemistry,
        "ion" => Ion,
        "url" => Address,
        "href" => Link,
        "doi" => Doi,
        _ => return None,
    })
}

/// Accents by their commands, as combining characters.
pub(super) const ACCENTS: &[(&str, char)] = &[
    ("`", '\u{300}'),
    ("'", '\u{301}'),
    ("´", '\u{301}'),
    ("^", '\u{302}'),
    ("~", '\u{303}'),
    ("=", '\u{304}'),
    ("u", '\u{306}'),
    (".", '\u{307}'),
    ("\"", '\u{308}'),
    ("h", '\u{309}'),
    ("r", '\u{30a}'),
    ("H", '\u{30b}'),
    ("v", '\u{30c}'),
    ("G", '\u{30f}'),
    ("U", '\u{30d}'),
    ("f", '\u{311}'),
    ("d", '\u{323}'),
    ("c", '\u{327}'),
    ("textcommabelow", '\u{326}'),
    ("k", '\u{328}'),
    ("b", '\u{331}'),
    ("t", '\u{361}'),
    ("grave", '\u{300}'),
    ("acute", '\u{301}'),
    ("hat", '\u{302}'),
    ("tilde", '\u{303}'),
    ("bar", '\u{304}'),
    ("breve", '\u{306}'),
    ("dot", '\u{307}'),
    ("ddot", '\u{308}'),
    ("check", '\u{30c}'),
    ("mathring", '\u{30a}'),
];

/// What an accent without a base character becomes: `\~{}` and `\^{}` are how people write the characters themselves.
pub(super) const SPACING: &[(&str, &str)] =
    &[("~", "~"), ("^", "^"), ("`", "`"), ("'", "´"), ("\"", "¨"), ("=", "¯"), (".", "˙"), ("c", "¸"), ("v", "ˇ")];

/// The text that a command stands for.
pub(super) fn text(name: &str) -> Option<&'static str> {
    // `\textalpha`
    let greek = || name.strip_prefix("text").and_then(|name| find(MATHS, name));
    find(CHARACTERS, name).or_else(|| find(MATHS, name)).or_else(greek).or_else(|| find(JOURNALS, name))
}

/// Whether a command has a meaning here.
pub(super) fn is_known(name: &str) -> bool {
    command(name).is_some() || find(ACCENTS, name).is_some() || text(name).is_some()
}

/// Looks up a name in a table.
pub(super) fn find<T: Copy>(table: &[(&str, T)], name: &str) -> Option<T> {
    table.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
}
