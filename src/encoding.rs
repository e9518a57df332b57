//! From bytes to text: which encoding a file was saved in, and whether it was damaged on the way.
//!
//! Almost every page is UTF-8, and then this stage only checks. Otherwise the encoding is recognised by a byte-order mark, by
//! the zero bytes of UTF-16, or by [`chardetng`], a browser's detector. Text that was UTF-8, was read as something else
//! and saved again (`‰∏≠Êñá` for `中文`) is repaired, but only when the *whole* file maps back to valid UTF-8:
//! that does not happen by chance.
//!
//! The text that leaves this stage has `\n` at the end of its lines and no control characters but that and the tab, no
//! byte-order mark and no Unicode line separator. Positions refer to this text; a line keeps its number.

use std::borrow::Cow;
use std::path::Path;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{EncoderResult, Encoding, GBK, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::file_kind::FileKind;
use crate::source::Source;

/// The largest file that is read, in bytes. Homepages have a few kilobytes, long bibliographies a few megabytes.
pub const MAX_BYTES: usize = 16 << 20;

/// A text with more zero bytes is none.
const MAX_ZEROS: usize = 4;

/// Reads the bytes of a file as text.
///
/// `path` is what messages show. `repair` allows undoing the damage to UTF-8 that was read in another encoding.
///
/// # Errors
/// [`Code::TooLarge`] above [`MAX_BYTES`]; [`Code::UndecodableText`] when the bytes are not text.
pub fn decode(path: &Path, bytes: &[u8], repair: bool) -> Outcome<Source> {
    let name = path.display();
    if bytes.len() > MAX_BYTES {
        let message = format!("{name} is too large: it has {} bytes, and the limit is {MAX_BYTES}", bytes.len());
        return Outcome::fail(Diagnostic::error(Code::TooLarge, message));
    }
    let Some((text, encoding)) = to_text(bytes) else {
        return Outcome::fail(undecodable(path, bytes));
    };
    let mut diagnostics = Vec::new();
    if encoding != UTF_8 {
        let message = format!("{name} is not UTF-8; it was read as {}", display_name(encoding));
        let help = "save the file as UTF-8";
        diagnostics.push(Diagnostic::warning(Code::ForeignEncoding, message).help(help));
    }
    if let Some(at) = zeros(&text).next() {
        let line = 1 + text[..at].matches('\n').count();
        let message = format!("{name} was read without its zero bytes; the first is in line {line}");
        let help = "browsers do not show them either; delete them";
        diagnostics.push(Diagnostic::warning(Code::UndecodableText, message).help(help));
    }
    let mut text = text;
    if repair && let Some((repaired, misread_as)) = undo_mojibake(&text) {
        let message = format!("{name} was opened as {misread_as} and saved as UTF-8; the text was repaired");
        let help = "save the repaired text, or pass `--no-repair` if the text was right";
        diagnostics.push(Diagnostic::warning(Code::RepairedMojibake, message).help(help));
        text = Cow::Owned(repaired);
    }
    Outcome::new(Source::new(path, normalise(&text)), diagnostics)
}

/// The text and the encoding it was found in; `None` when the bytes are not text.
fn to_text(bytes: &[u8]) -> Option<(Cow<'_, str>, &'static Encoding)> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decode_as(encoding, &bytes[mark..]);
    }
    if let Some(encoding) = evident_utf16(bytes) {
        return decode_as(encoding, bytes);
    }
    if binary_kind(bytes).is_some() {
        return None;
    }
    match std::str::from_utf8(bytes) {
        // A slip of an editor leaves one or two; what has more of them is no text.
        Ok(text) => (zeros(text).count() <= MAX_ZEROS).then_some((Cow::Borrowed(text), UTF_8)),
        Err(_) if bytes.contains(&0) => None,
        Err(_) if is_damaged_utf8(bytes) => None,
        Err(_) => decode_as(guess(bytes), bytes).filter(|(text, _)| is_plausible(text)),
    }
}

/// Where a text has zero bytes.
fn zeros(text: &str) -> impl Iterator<Item = usize> + '_ {
    text.match_indices('\0').map(|(at, _)| at)
}

fn decode_as<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Option<(Cow<'a, str>, &'static Encoding)> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    (!text.contains('\0')).then_some((text, encoding))
}

/// Whether bytes are UTF-8 but for hardly any zeros; every other byte of English in UTF-16 is one, and Chinese has its line ends.
fn has_stray_zeros(bytes: &[u8]) -> bool {
    const SHARE: usize = 20;
    let count = |text| zeros(text).take(MAX_ZEROS + 1).count();
    std::str::from_utf8(bytes).is_ok_and(|text| count(text) <= MAX_ZEROS && count(text) * SHARE < text.len())
}

/// UTF-16 without a mark: the zero bytes are all on the same side of their pairs, as in ASCII characters.
fn evident_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    if !bytes.len().is_multiple_of(2) || has_stray_zeros(bytes) {
        return None;
    }
    let zeros = |side: usize| bytes.iter().skip(side).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    // A Chinese character such as 一 (U+4E00) has its zero on the other side: up to one in ten may.
    match (even, odd) {
        (0, 0) => None,
        _ if odd >= 10 * even => Some(UTF_16LE),
        _ if even >= 10 * odd => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether the bytes are UTF-8 with a few broken places, rather than text in another encoding.
///
/// In GB18030, Shift_JIS and the like, a sequence of three or four bytes only occasionally looks like UTF-8.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut long, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        long += chunk.valid().chars().filter(|letter| letter.len_utf8() > 2).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    long > 4 * broken
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// Whether text in a one-byte encoding, where every byte is *some* character, is what a person wrote.
fn is_plausible(text: &str) -> bool {
    !text.chars().any(|letter| ('\u{80}'..='\u{9f}').contains(&letter))
}

/// The name that people know; GB18030 includes all of GBK.
fn display_name(encoding: &'static Encoding) -> &'static str {
    if encoding == GBK { "GB18030" } else { encoding.name() }
}

fn undecodable(path: &Path, bytes: &[u8]) -> Diagnostic {
    let name = path.display();
    if let Some(kind) = binary_kind(bytes) {
        let message = format!("{name} is {}, not text", kind.name());
        return Diagnostic::error(Code::UndecodableText, message).help("name the Markdown file it was made from");
    }
    let offset = first_bad_byte(bytes);
    let line = 1 + bytes[..offset].iter().filter(|&&byte| byte == b'\n').count();
    let message = format!(
        "{name} is not text: byte {offset} (line {line}) is 0x{:02X}, which is not valid in any encoding that vitae reads",
        bytes.get(offset).copied().unwrap_or_default(),
    );
    Diagnostic::error(Code::UndecodableText, message).help("save the file as UTF-8")
}

fn first_bad_byte(bytes: &[u8]) -> usize {
    let invalid = std::str::from_utf8(bytes).err().map(|error| error.valid_up_to());
    let zero = bytes.iter().position(|&byte| byte == 0);
    invalid.into_iter().chain(zero).min().unwrap_or(0)
}

/// What a file that is not text evidently is.
fn binary_kind(bytes: &[u8]) -> Option<FileKind> {
    FileKind::of(bytes).filter(|&kind| kind != FileKind::LfsPointer)
}

/// The text that was meant, and the encoding that it was misread in.
fn undo_mojibake(text: &str) -> Option<(String, &'static str)> {
    if text.is_ascii() {
        return None;
    }
    let latin1 = text.chars().map(|letter| u8::try_from(letter).ok()).collect();
    let candidates = [
        (single_bytes(MACINTOSH, text), "Mac Roman"),
        (single_bytes(WINDOWS_1252, text), "Windows-1252"),
        (latin1, "Latin-1"),
    ];
    // The text was not ASCII, so at least one byte is above 0x7F: as UTF-8 they are another, shorter text.
    candidates.into_iter().find_map(|(bytes, name)| Some((String::from_utf8(bytes?).ok()?, name)))
}

/// The text in a one-byte encoding, if all its characters exist there.
fn single_bytes(encoding: &'static Encoding, text: &str) -> Option<Vec<u8>> {
    let mut bytes = vec![0; text.len()];
    let (result, _, written) = encoding.new_encoder().encode_from_utf8_without_replacement(text, &mut bytes, true);
    bytes.truncate(written);
    matches!(result, EncoderResult::InputEmpty).then_some(bytes)
}

/// One kind of line end, and no characters that are not text.
///
/// Typst reads U+000B, U+000C, U+0085, U+2028 and U+2029 as line ends; to a browser they are at most white space.
fn normalise(text: &str) -> String {
    // Nearly every text is as it should be.
    let changes =
        |c: char| c >= '\u{2028}' && matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}');
    if !text.contains(|c: char| c != '\n' && c != '\t' && c.is_control() || changes(c)) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' if letters.peek() == Some(&'\n') => {}
            '\r' => out.push('\n'),
            '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push(' '),
            '\n' | '\t' => out.push(letter),
            '\u{feff}' | '\u{fffe}' | '\u{ffff}' => {}
            _ if letter.is_control() => {}
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(bytes: &[u8]) -> String {
        decoded(bytes).0
    }

    fn decoded(bytes: &[u8]) -> (String, Vec<Code>) {
        let outcome = decode(Path::new("about.md"), bytes, true);
        let codes = outcome.diagnostics().iter().map(|d| d.code).collect();
        (outcome.into_value().expect("text").text().to_owned(), codes)
    }

    fn failure(bytes: &[u8]) -> String {
        let outcome = decode(Path::new("about.md"), bytes, true);
        assert!(outcome.value().is_none());
        outcome.diagnostics()[0].message.clone()
    }

    const CHINESE: &str = "# 个人简介\n\n我在牛津大学获得博士学位，研究方向是生物神经的学习原理。\n";

    #[test]
    fn utf8_is_taken_as_it_is() {
        assert_eq!(
            decoded("Saïd Business School 🚀 £2,000\n".as_bytes()),
            ("Saïd Business School 🚀 £2,000\n".into(), vec![])
        );
        assert_eq!(text("\u{feff}---\n".as_bytes()), "---\n");
    }

    #[test]
    fn other_encodings_are_converted_with_a_warning() {
        use encoding_rs::{BIG5, EUC_KR, GB18030, SHIFT_JIS};
        let cases = [
            (GB18030, CHINESE),
            (BIG5, "# 個人簡介\n\n我在國立臺灣大學獲得博士學位，研究方向是機器學習與計算神經科學。\n"),
            (SHIFT_JIS, "# 自己紹介\n\n東京大学で博士号を取得しました。研究テーマは機械学習です。\n"),
            (EUC_KR, "# 소개\n\n서울대학교에서 박사 학위를 받았습니다. 연구 분야는 기계 학습입니다.\n"),
            (WINDOWS_1252, "Müller, né à Besançon, “quoted” – 100 €\n"),
        ];
        for (encoding, expected) in cases {
            let (bytes, _, lossy) = encoding.encode(expected);
            assert!(!lossy);
            assert_eq!(decoded(&bytes), (expected.to_owned(), vec![Code::ForeignEncoding]), "{}", encoding.name());
        }
    }

    #[test]
    fn utf16_is_told_by_its_mark_or_its_zeros() {
        let little = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        let big = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>();
        assert_eq!(text(&[&[0xFF, 0xFE][..], &little(CHINESE)].concat()), CHINESE);
        assert_eq!(text(&[&[0xFE, 0xFF][..], &big(CHINESE)].concat()), CHINESE);
        assert_eq!(text(&little("---\ntitle: 一\n---\nHello\n")), "---\ntitle: 一\n---\nHello\n");
        assert_eq!(text(&big("Hello 中文\n")), "Hello 中文\n");
    }

    #[test]
    fn what_is_no_text_is_an_error_that_says_where() {
        assert_eq!(failure(b"%PDF-1.7\n%\xE2\xE3"), "about.md is a PDF, not text");
        assert!(failure(b"a\nb\0c\0\0\0\0").starts_with("about.md is not text: byte 3 (line 2) is 0x00"));
        let damaged = ["一二三四五六\n七".as_bytes(), b"\xFF x"].concat();
        assert!(failure(&damaged).starts_with("about.md is not text: byte 22 (line 2) is 0xFF"));
        let large = decode(Path::new("about.md"), &vec![b' '; MAX_BYTES + 1], true);
        assert_eq!(large.diagnostics()[0].code, Code::TooLarge);
    }

    #[test]
    fn a_zero_byte_is_passed_over() {
        assert_eq!(decoded(b"one\ntw\0o\n"), ("one\ntwo\n".to_owned(), vec![Code::UndecodableText]));
        let long = "I study tides.\n".repeat(4);
        for at in [20, 21] {
            let with_zero = [&long[..at], "\0", &long[at..at + 20], "x"].concat();
            for even in [with_zero.clone(), with_zero + "y"] {
                assert_eq!(text(even.as_bytes()), even.replace('\0', ""));
            }
        }
        let told = decode(Path::new("about.md"), b"one\ntw\0o\n", true).diagnostics()[0].message.clone();
        assert_eq!(told, "about.md was read without its zero bytes; the first is in line 2");
    }

    #[test]
    fn mojibake_is_repaired_whatever_it_was_misread_as() {
        for (encoding, name) in [(MACINTOSH, "Mac Roman"), (WINDOWS_1252, "Windows-1252")] {
            let (misread, _) = encoding.decode_without_bom_handling(CHINESE.as_bytes());
            let outcome = decode(Path::new("about.md"), misread.as_bytes(), true);
            assert!(outcome.diagnostics()[0].message.contains(name), "{:?}", outcome.diagnostics());
            assert_eq!(outcome.into_value().expect("text").text(), CHINESE);
            let untouched = decode(Path::new("about.md"), misread.as_bytes(), false);
            assert!(untouched.diagnostics().is_empty());
            assert_ne!(untouched.into_value().expect("text").text(), CHINESE);
        }
        let latin: String = "déjà 中文".bytes().map(char::from).collect();
        assert_eq!(decoded(latin.as_bytes()), ("déjà 中文".into(), vec![Code::RepairedMojibake]));
    }

    #[test]
    fn a_real_page_that_was_misread_reads_again() {
        let (page, codes) = decoded(include_bytes!("../tests/pages/misread.md"));
        assert_eq!(codes, [Code::RepairedMojibake]);
        assert!(page.contains("for the next 10+ years 🚀") && page.contains("期间，与[一群卓越的科学家]"));
        assert_eq!(page.chars().count(), 5453);
    }

    #[test]
    fn text_that_only_looks_odd_is_left_alone() {
        for fine in ["café", "© 2024 – Saïd’s", "Größe", "中文", "Ωmega ∏", "Ã©té et été"] {
            assert_eq!(decoded(fine.as_bytes()), (fine.to_owned(), vec![]));
        }
    }

    #[test]
    fn lines_end_in_one_way_and_control_characters_are_gone() {
        assert_eq!(text(b"a\r\nb\rc\n\r\nd\te"), "a\nb\nc\n\nd\te");
        assert_eq!(text("bio\u{8}logy\u{2028}and\u{200d}\u{7f}".as_bytes()), "biology and\u{200d}");
    }

    proptest! {
        #[test]
        fn any_bytes_are_text_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200), repair: bool) {
            let outcome = decode(Path::new("about.md"), &bytes, repair);
            match outcome.value() {
                Some(source) => prop_assert!(!source.text().contains(|c: char| c.is_control() && c != '\n' && c != '\t')),
                None => prop_assert_eq!(outcome.diagnostics().len(), 1),
            }
        }

        #[test]
        fn any_text_is_read_as_it_is(text in "[^\\p{C}\u{2028}\u{2029}]{0,100}") {
            let outcome = decode(Path::new("about.md"), text.as_bytes(), false);
            let source = outcome.into_value().expect("text");
            prop_assert_eq!(source.text(), text);
        }
    }
}
