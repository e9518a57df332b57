//! The letters of a page's SVG, a run of them in one path.
//!
//! typst-svg writes each letter as a `<use>` of its outline. That is short, but a browser makes elements of its own for every one of
//! them, and needs three times as long to draw a page as with a path for each run.

use std::collections::{HashMap, HashSet};

use super::decimals::{millionths, push_decimal};

/// The same picture, whose letters are paths. What is not as typst-svg 0.15.1 writes it stays.
pub(super) fn joined(svg: &str) -> String {
    let outlines = outlines(svg);
    let (letters, definitions) = svg.split_at(svg.find(SYMBOL).unwrap_or(svg.len()));
    // An outline is many times as long as its `<use>`.
    let mut out = String::with_capacity(4 * svg.len());
    let mut still_used = HashSet::new();
    let mut rest = letters;
    while let Some(start) = rest.find(USE) {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let Some(first) = Letter::read(rest, &outlines) else {
            still_used.extend(id(&rest[USE.len()..]));
            out.push_str(USE);
            rest = &rest[USE.len()..];
            continue;
        };
        out.extend(["<path ", first.paint, " d=\""]);
        while let Some(letter) = Letter::read(rest, &outlines).filter(|letter| letter.paint == first.paint) {
            out.extend(["M", letter.x, " ", letter.y, letter.outline]);
            rest = &rest[letter.length..];
        }
        out.push_str("\"/>");
    }
    out.push_str(rest);
    let mut rest = definitions;
    while let Some(symbol) = rest.strip_prefix(SYMBOL) {
        let end = rest.find(SYMBOL_END).map_or(rest.len(), |end| end + SYMBOL_END.len());
        if id(symbol).is_none_or(|id| !outlines.contains_key(id) || still_used.contains(id)) {
            out.push_str(&rest[..end]);
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

const USE: &str = "<use xlink:href=\"#";
const SYMBOL: &str = "<symbol id=\"";
const SYMBOL_END: &str = "</symbol>";

/// The name that a text begins with.
fn id(text: &str) -> Option<&str> {
    text.split_once('"').map(|(id, _)| id)
}

/// The outlines of letters by their names, each from behind its first `M 0 0` on; all that follows is relative to that point.
fn outlines(svg: &str) -> HashMap<&str, String> {
    let outline = |symbol| {
        let (id, symbol) = str::split_once(symbol, "\" overflow=\"visible\"><path d=\"M 0 0")?;
        let (outline, _) = symbol.split_once("\"/></symbol>")?;
        Some((id, shortened(outline)?))
    };
    svg.split(SYMBOL).skip(1).filter_map(outline).collect()
}

/// An outline in hundredths of a point, without what separates nothing; nothing if it is not an outline. To read numbers is most of
/// what a browser does to draw a page, and none shows more of them.
fn shortened(outline: &str) -> Option<String> {
    let hundredths = |millionths: i64| (millionths + 5_000).div_euclid(10_000);
    let mut out = String::with_capacity(outline.len());
    let (mut command, mut count) = (' ', 0);
    let (mut start, mut here, mut to) = ([0; 2], [0; 2], [0; 2]);
    let mut rest = outline.trim_start();
    while let Some(next) = rest.chars().next() {
        if next.is_ascii_alphabetic() {
            here = to;
            if command == 'm' {
                start = here;
            }
            match next {
                'm' | 'l' | 'h' | 'v' | 'q' | 'c' => {}
                'Z' => to = start,
                _ => return None,
            }
            out.push(next);
            (command, count, rest) = (next, 0, rest[1..].trim_start());
            continue;
        }
        let end = rest.bytes().position(|byte| byte == b' ' || byte.is_ascii_alphabetic()).unwrap_or(rest.len());
        let axis = match command {
            'h' => 0,
            'v' => 1,
            _ => count % 2,
        };
        // What was rounded before does not add up.
        to[axis] = here[axis] + millionths(&rest[..end])?;
        push_hundredths(&mut out, hundredths(to[axis]) - hundredths(here[axis]));
        (count, rest) = (count + 1, rest[end..].trim_start());
    }
    Some(out)
}

/// Adds a number to a path.
fn push_hundredths(out: &mut String, number: i64) {
    if number < 0 {
        out.push('-');
    } else if out.ends_with(|before: char| before.is_ascii_digit()) {
        out.push(' ');
    }
    push_decimal(number.unsigned_abs(), 2, &mut |digit| out.push(char::from(digit)));
}

/// `<use xlink:href="#ID" x="X" y="Y" PAINT/>`
struct Letter<'a> {
    outline: &'a str,
    x: &'a str,
    y: &'a str,
    paint: &'a str,
    /// How many bytes of the text it takes.
    length: usize,
}

impl<'a> Letter<'a> {
    /// The letter that a text begins with, if its outline is known, and if it is painted the same wherever it stands: a gradient is not.
    fn read(text: &'a str, outlines: &'a HashMap<&str, String>) -> Option<Self> {
        let (id, rest) = text.strip_prefix(USE)?.split_once("\" x=\"")?;
        let (x, rest) = rest.split_once("\" y=\"")?;
        let (y, rest) = rest.split_once("\" ")?;
        let (paint, rest) = rest.split_once("/>")?;
        let outline = outlines.get(id).filter(|_| !paint.contains("url("))?;
        Some(Self { outline, x, y, paint, length: text.len() - rest.len() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SYMBOLS: &str = "<defs><symbol id=\"gA\" overflow=\"visible\"><path d=\"M 0 0m 1.2345 2h 3Z \"/></symbol>\
        <symbol id=\"gB\" overflow=\"visible\"><path d=\"M 0 0m 4 -0.506v 6Z \"/></symbol>\
        <symbol id=\"gC\" overflow=\"visible\"><image/></symbol></defs></svg>";

    fn page(letters: &str) -> String {
        joined(&format!("<svg><g>{letters}</g>{SYMBOLS}"))
    }

    #[test]
    fn a_run_is_one_path() {
        let letter = |id, x, fill| format!("<use xlink:href=\"#{id}\" x=\"{x}\" y=\"0\" fill=\"{fill}\"/>");
        let letters = [letter("gA", 0, "#111"), letter("gB", 7, "#111"), letter("gA", 9, "#222")].concat();
        let paths = "<path fill=\"#111\" d=\"M0 0m1.23 2h3ZM7 0m4-.51v6Z\"/><path fill=\"#222\" d=\"M9 0m1.23 2h3Z\"/>";
        let rest = "<defs><symbol id=\"gC\" overflow=\"visible\"><image/></symbol></defs></svg>";
        assert_eq!(page(&letters), format!("<svg><g>{paths}</g>{rest}"));
    }

    #[test]
    fn what_is_rounded_does_not_add_up() {
        assert_eq!(
            shortened("m 1 1l 0.004 0.004l 0.004 0.004c 0 0 1 0 1 -0.1Z l 0.1 0"),
            Some("m1 1l0 0l.01 .01c0 0 1 0 1-.1Zl.1 0".into())
        );
        assert_eq!(shortened("m 0 0a 1 1 0 0 0 1 1"), None);
        assert_eq!(shortened("m 0 zero"), None);
        assert_eq!(shortened("m 0 1.2.3"), None);
    }

    #[test]
    fn numbers_are_as_short_as_can_be() {
        let said = |number: &str| {
            let mut out = String::new();
            push_hundredths(&mut out, millionths(number).unwrap() / 10_000);
            out
        };
        let numbers = ["0", "0.1", "-0.05", "12.3456789", "-1000", "2.50"];
        assert_eq!(numbers.map(said), ["0", ".1", "-.05", "12.34", "-1000", "2.5"]);
    }

    #[test]
    fn pictures_and_gradients_stay() {
        let picture = "<use xlink:href=\"#gC\" transform=\"scale(2)\"/>";
        let gradient = "<use xlink:href=\"#gB\" x=\"7\" y=\"0\" fill=\"url(#r1)\"/>";
        let page = page(&[picture, gradient].concat());
        assert!(page.starts_with(&format!("<svg><g>{picture}{gradient}</g><defs><symbol id=\"gB\"")), "{page}");
        assert!(page.contains("<symbol id=\"gC\"") && !page.contains("<symbol id=\"gA\""), "{page}");
    }
}
