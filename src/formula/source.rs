//! The source, made ready for the parser.

/// The longest formula that is read, in bytes.
const MAX_LENGTH: usize = 20_000;

/// How many control sequences a formula may have. The parser calls itself once for every command that is the bare argument
/// of another (`\hat\hat\hat…`), at about a kilobyte of stack each.
const MAX_COMMANDS: usize = 256;

/// Commands that are refused. Definitions can expand without bound; a number or a colour that the parser does not expect
/// makes it panic.
const REFUSED: &[&str] =
    &["def", "let", "futurelet", "newcommand", "renewcommand", "providecommand", "char", "fcolorbox"];

/// Commands whose argument the parser finds only in braces.
const BRACED: &[&str] = &["text", "textrm", "textbf", "textit", "textsf", "texttt", "operatorname", "mathop"];

/// Commands that go, together with their first argument.
const DROPPED: &[&str] = &["color", "textcolor", "label"];

/// Commands that the parser does not know, and those that say the same; some say nothing that shows here.
const ALIASES: &[(&str, &[&str])] = &[
    ("", &["boxed", "displaylimits", "ensuremath", "nonumber", "notag"]),
    ("boldsymbol", &["bm", "pmb"]),
    ("enspace", &["enskip"]),
    ("frac", &["nicefrac", "sfrac"]),
    ("mathbb", &["mathbbm", "mathds"]),
    ("mathcal", &["mathscr"]),
    ("text", &["hbox", "mbox", "textnormal", "textup"]),
    ("textit", &["emph"]),
];

/// The formula without comments and colours, in commands that the parser knows and cannot run away with.
pub(crate) fn prepare(latex: &str) -> Option<String> {
    if latex.len() > MAX_LENGTH || latex.contains("{alignat") || latex.contains("{alignedat") {
        return None;
    }
    let (mut rest, mut out, mut commands) = (latex, String::with_capacity(latex.len()), 0);
    while let Some(at) = rest.find(|c: char| c == '\\' || c == '%' || c.is_whitespace() || c.is_control()) {
        out.push_str(&rest[..at]);
        let c = rest[at..].chars().next()?;
        rest = &rest[at + c.len_utf8()..];
        match c {
            '\\' => {
                rest = command(rest, &mut out)?;
                commands += 1;
            }
            '%' => rest = rest.split_once('\n').map_or("", |(_, next)| next),
            c if c.is_whitespace() => out.push(' '),
            _ => return None,
        }
    }
    out.push_str(rest);
    (commands <= MAX_COMMANDS).then_some(out)
}

/// Writes one command and returns what follows it; `rest` begins behind the backslash.
fn command<'a>(rest: &'a str, out: &mut String) -> Option<&'a str> {
    let letters = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
    let (name, rest) = rest.split_at(letters.max(rest.chars().next()?.len_utf8()));
    let name = ALIASES.iter().find(|(_, aliases)| aliases.contains(&name)).map_or(name, |(name, _)| name);
    let next = rest.trim_start();
    let (written, rest) = match name {
        "" => (String::from(" "), rest),
        name if REFUSED.contains(&name) => return None,
        name if DROPPED.contains(&name) => (String::from(" "), next.strip_prefix('{')?.split_once('}')?.1),
        // People set the names of the programs as formulas.
        "LaTeX" | "TeX" => (format!(r"\text{{{name}}}"), rest),
        "colorbox" => (String::from(r"\text"), next.strip_prefix('{')?.split_once('}')?.1),
        "operatorname" if next.starts_with('*') => (String::from(r"\mathop"), &next[1..]),
        "left" | "right" if next.starts_with('<') => (format!(r"\{name}\langle "), &next[1..]),
        "left" | "right" if next.starts_with('>') => (format!(r"\{name}\rangle "), &next[1..]),
        // The parser reads the index of a root as several elements, unless braces make it one.
        "sqrt" if next.starts_with('[') => {
            let (index, rest) = next[1..].split_once(']')?;
            (format!(r"\sqrt[{{{}}}]", Some(index).filter(|index| !index.contains(['\\', '[', '%']))?), rest)
        }
        // The parser loses the rest of the formula where a bracket that begins a line is never closed.
        "\\" if next.starts_with('[') => (String::from(r"\\{}"), without_length(next)),
        name => (format!(r"\{name}"), rest),
    };
    let is_braced =
        !BRACED.iter().any(|name| written.strip_prefix('\\') == Some(name)) || rest.trim_start().starts_with('{');
    out.push_str(&written);
    is_braced.then_some(rest)
}

/// What follows the length that `\\[1ex]` adds to a line break, if one does.
fn without_length(rest: &str) -> &str {
    match rest[1..].split_once(']') {
        Some((length, rest)) if length.ends_with(|c: char| c.is_ascii_alphabetic()) && length.len() < 10 => rest,
        _ => rest,
    }
}

/// LaTeX's words without its markup, or `None` where they hold a command.
pub(crate) fn plain(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next()? {
                c @ ('%' | '&' | '_' | '#' | '{' | '}' | ' ') => out.push(c),
                ',' => out.push('\u{2009}'),
                _ => return None,
            },
            '{' | '}' => {}
            '~' => out.push('\u{a0}'),
            c => out.push(c),
        }
    }
    Some(out)
}
