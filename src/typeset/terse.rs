//! What the parts of a PDF say, in fewer bytes that mean the same.

use super::decimals::{millionths, push_decimal};

/// How many digits of a number count. On a page of paper the last of them is a hundredth of a point at most.
const DIGITS: u32 = 5;

/// Decimals of numbers in arrays: between the letters of a page these are thousandths of their size, and corners of a link are points.
const TENTHS: u32 = 1;

/// The content of a page: its letters and lines.
pub(super) fn page(content: &[u8]) -> Vec<u8> {
    terse(content, TENTHS)
}

/// An object that is not a stream. (Most have neither numbers with decimals nor texts, and are as short as can be.)
pub(super) fn object(body: &str) -> Vec<u8> {
    if !body.contains(['.', '\\']) && !body.contains("<FEFF") && !body.contains("/W[") {
        return body.as_bytes().to_vec();
    }
    if body.starts_with("<</Type/Annot/") {
        return terse(body.as_bytes(), TENTHS);
    }
    if body.starts_with("<</Type/Font/")
        && let Some((before, rest)) = body.split_once("/W[")
        && let Some((list, after)) = rest.split_once(']')
        && let Some(list) = widths(list)
    {
        return terse(format!("{before}/W[{list}]{after}").as_bytes(), DIGITS);
    }
    terse(body.as_bytes(), DIGITS)
}

/// The widths of a font's glyphs in fewer letters, if that can be: `0 0 640 1 1 592` as `0[640 592]`.
fn widths(list: &str) -> Option<String> {
    let numbers: Vec<&str> = list.split(' ').collect();
    let mut widths = Vec::new();
    for entry in numbers.chunks(3) {
        let [first, last, width] = entry else { return None };
        let (first, last): (usize, usize) = (first.parse().ok()?, last.parse().ok()?);
        if first != widths.len() || last < first || last > 0xFFFF {
            return None;
        }
        widths.resize(last + 1, *width);
    }
    Some(format!("0[{}]", widths.join(" "))).filter(|short| short.len() < list.len())
}

/// A table that says which letters the glyphs of a font are, without comments. (Some readers of such tables go line by line.)
pub(super) fn glyph_table(table: &[u8]) -> Vec<u8> {
    let lines = table.split_inclusive(|byte| *byte == b'\n');
    lines.filter(|line| !line.starts_with(b"%")).flatten().copied().collect()
}

/// The metadata, without descriptions of what XMP itself describes. PDF/A wants those of other properties alone.
pub(super) fn metadata(object: &[u8]) -> Option<Vec<u8>> {
    let whole = std::str::from_utf8(object).ok()?;
    let mut short = whole.to_owned();
    for schema in ["XMP Media Management", "Adobe PDF"] {
        let start = format!("<rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>{schema} schema<");
        if let Some((before, rest)) = short.split_once(&start)
            && let Some((_, after)) = rest.split_once("</pdfaSchema:property></rdf:li>")
        {
            short = format!("{before}{after}");
        }
    }
    let (before, rest) = short.split_once("/Length ")?;
    let (length, after) = rest.split_at(rest.find('/')?);
    let length = length.parse::<usize>().ok()? - (whole.len() - short.len());
    Some(format!("{before}/Length {length}{after}").into_bytes())
}

/// The same code without blanks and escapes that part nothing, and without digits that nobody sees. A number in an array has so many
/// decimals at most.
fn terse(code: &[u8], decimals_in_arrays: u32) -> Vec<u8> {
    let mut out = Vec::with_capacity(code.len());
    let (mut rest, mut is_array) = (code, false);
    while let [first, after @ ..] = rest {
        rest = match first {
            b'(' => push_text(&mut out, after),
            b'<' if !after.starts_with(b"<") && !out.ends_with(b"<") => push_hex(&mut out, after),
            b'/' => {
                let (name, after) = after.split_at(word_length(after));
                out.push(b'/');
                out.extend(name);
                after
            }
            _ if first.is_ascii_whitespace() => after,
            _ if is_delimiter(*first) => {
                is_array = (is_array || *first == b'[') && *first != b']';
                out.push(*first);
                after
            }
            _ => {
                let (word, after) = rest.split_at(word_length(rest));
                if out.last().is_some_and(|before| !is_delimiter(*before)) {
                    out.push(b' ');
                }
                push_word(&mut out, word, if is_array { decimals_in_arrays } else { DIGITS });
                after
            }
        };
    }
    out
}

const fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

fn word_length(code: &[u8]) -> usize {
    // Each byte of each page is asked: to look it up is 4 of the 45 million instructions in which a CV is packed.
    static ENDS_WORD: [bool; 256] = {
        let mut ends = [false; 256];
        let mut byte = 0;
        while byte < ends.len() {
            ends[byte] = (byte as u8).is_ascii_whitespace() || is_delimiter(byte as u8);
            byte += 1;
        }
        ends
    };
    code.iter().position(|byte| ENDS_WORD[usize::from(*byte)]).unwrap_or(code.len())
}

/// Writes a number with at most so many decimals, and any other word as it is.
fn push_word(out: &mut Vec<u8>, word: &[u8], decimals: u32) {
    let number = || millionths(std::str::from_utf8(word).ok()?);
    let Some(number) = word.contains(&b'.').then(number).flatten() else { return out.extend(word) };
    let whole = number.unsigned_abs() / 1_000_000;
    let decimals = decimals.min(DIGITS.saturating_sub(whole.checked_ilog10().map_or(0, |last| last + 1)));
    let unit = 10_u64.pow(6 - decimals);
    let rounded = (number.unsigned_abs() + unit / 2) / unit;
    if number < 0 && rounded > 0 {
        out.push(b'-');
    }
    push_decimal(rounded, decimals, &mut |digit| out.push(digit));
}

/// Writes a text from behind its bracket on, and gives what follows it.
fn push_text<'a>(out: &mut Vec<u8>, code: &'a [u8]) -> &'a [u8] {
    out.push(b'(');
    let (mut rest, mut depth) = (code, 1);
    while let [byte, after @ ..] = rest {
        let (meant, after) = if *byte == b'\\' { escaped(after) } else { (*byte, after) };
        rest = after;
        match byte {
            b'(' => depth += 1,
            b')' if depth == 1 => break,
            b')' => depth -= 1,
            _ => {}
        }
        push_byte(out, meant);
    }
    out.push(b')');
    rest
}

/// What stands behind a backslash, and what follows that.
fn escaped(code: &[u8]) -> (u8, &[u8]) {
    match code {
        [a @ b'0'..=b'3', b @ b'0'..=b'7', c @ b'0'..=b'7', after @ ..] => ((a << 6) | ((b & 7) << 3) | (c & 7), after),
        [b'n', after @ ..] => (b'\n', after),
        [b'r', after @ ..] => (b'\r', after),
        [b't', after @ ..] => (b'\t', after),
        [b'b', after @ ..] => (8, after),
        [b'f', after @ ..] => (12, after),
        [other, after @ ..] => (*other, after),
        [] => (b'\\', code),
    }
}

/// Writes a text that is written in hexadecimal digits as a plain one.
fn push_hex<'a>(out: &mut Vec<u8>, code: &'a [u8]) -> &'a [u8] {
    let end = code.iter().position(|byte| *byte == b'>').unwrap_or(code.len());
    let value = |byte: &u8| char::from(*byte).to_digit(16).unwrap_or_default() as u8;
    out.push(b'(');
    for pair in code[..end].chunks(2) {
        push_byte(out, 16 * value(&pair[0]) + pair.get(1).map_or(0, value));
    }
    out.push(b')');
    &code[(end + 1).min(code.len())..]
}

/// Writes a byte of a text.
fn push_byte(out: &mut Vec<u8>, byte: u8) {
    match byte {
        b'\r' => out.extend(b"\\r"),
        b'(' | b')' | b'\\' => out.extend([b'\\', byte]),
        _ => out.push(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(code: &str) -> String {
        String::from_utf8(terse(code.as_bytes(), TENTHS)).expect("text")
    }

    #[test]
    fn numbers_have_the_digits_that_count() {
        assert_eq!(
            said("141.92476 -0.34901962 9.9999695 0.0 -0.000001 12 1234567.8 --1.5"),
            "141.92 -.34902 10 0 0 12 1234568 --1.5"
        );
        assert_eq!(said("[(A)-128.77762(B)20 (C)]TJ 0.123456 w"), "[(A)-128.8(B)20(C)]TJ .12346 w");
    }

    #[test]
    fn blanks_stay_where_words_would_become_one() {
        assert_eq!(
            said("/Span <</MCID 0>> BDC\nq 1 0 0 -1 5 6 cm /c0 cs"),
            "/Span<</MCID 0>>BDC q 1 0 0 -1 5 6 cm/c0 cs"
        );
        assert_eq!(said("[4 0 R 5 0 R]/F1.50000 7 Tf"), "[4 0 R 5 0 R]/F1.50000 7 Tf");
    }

    #[test]
    fn texts_mean_what_they_meant() {
        assert_eq!(said(r"(a\050b\)\\c\nd\007e(f)g)Tj <48692e> Tj"), "(a\\(b\\)\\\\c\nd\u{7}e\\(f\\)g)Tj(Hi.)Tj");
        assert_eq!(terse(br"(\200\r)<FE0D>", TENTHS), b"(\x80\\r)(\xFE\\r)");
        assert_eq!(said("<</ActualText<41>>>"), "<</ActualText(A)>>");
        for torn in ["(", "(\\", "<4", "(a\\1", "/"] {
            terse(torn.as_bytes(), TENTHS);
        }
    }

    #[test]
    fn widths_that_follow_one_another_are_a_list() {
        assert_eq!(widths("0 0 640 1 2 592 3 3 510.99997").as_deref(), Some("0[640 592 592 510.99997]"));
        assert_eq!(widths("0 176 1000"), None);
        assert_eq!(widths("0 0 640 2 2 592"), None);
    }

    #[test]
    fn metadata_describe_what_xmp_does_not() {
        let schema = |name| {
            format!(
                "<rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>{name} schema</pdfaSchema:schema><pdfaSchema:property>\
                 <rdf:Seq><rdf:li>x</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>"
            )
        };
        let object = |length: usize, xmp: &str| format!("9 0 obj\n<</Length {length}/Type/Metadata>>\nstream\n{xmp}");
        let (kept, gone) = (schema("PDF/UA Identification"), schema("Adobe PDF"));
        let short = metadata(object(kept.len() + gone.len(), &format!("{gone}{kept}")).as_bytes());
        assert_eq!(short, Some(object(kept.len(), &kept).into_bytes()));
    }
}
