//! Numbers with decimals, read and written as files for screens and print have them: in as few letters as can be.

/// The millionths of a number, up to a billion. (To read it as any number takes several times as long.)
pub(super) fn millionths(number: &str) -> Option<i64> {
    let digits = number.strip_prefix('-').unwrap_or(number);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let is_number =
        digits.len() - part.len() <= 10 && whole.bytes().chain(part.bytes()).all(|byte| byte.is_ascii_digit());
    let digit = |sum, byte| 10 * sum + i64::from(byte - b'0');
    let value = || whole.bytes().chain(part.bytes().chain(std::iter::repeat(b'0')).take(6)).fold(0, digit);
    let sign = if digits.len() < number.len() { -1 } else { 1 };
    (is_number && !whole.is_empty()).then(|| sign * value())
}

/// Writes a number of which so many `places` stand behind the point.
pub(super) fn push_decimal(number: u64, places: u32, push: &mut impl FnMut(u8)) {
    let mut unit = 10_u64.pow(places);
    let (whole, mut part) = (number / unit, number % unit);
    if whole > 0 || part == 0 {
        push_digits(whole, push);
    }
    if part > 0 {
        push(b'.');
    }
    while part > 0 {
        unit /= 10;
        push(digit(part / unit));
        part %= unit;
    }
}

fn push_digits(number: u64, push: &mut impl FnMut(u8)) {
    if number >= 10 {
        push_digits(number / 10, push);
    }
    push(digit(number));
}

/// The last digit.
fn digit(number: u64) -> u8 {
    b'0' + (number % 10) as u8
}
