//! The words and marks that expressions are made of.

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Operator {
    Equal,
    Unequal,
    Less,
    AtMost,
    Greater,
    AtLeast,
    Contains,
}

/// A word or mark.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Token<'t> {
    Text(&'t str),
    Number(&'t str),
    Name(&'t str),
    Operator(Operator),
    /// `..`
    To,
    Mark(char),
}

/// Splits an expression at spaces and marks. A quote that is never closed is a mark.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let (token, len) = match first {
            // `{% if {{ a }} %}`: Jekyll ignores the braces.
            _ if first.is_whitespace() || matches!(first, '{' | '}') => (None, first.len_utf8()),
            '"' | '\'' => match rest[1..].find(first) {
                Some(end) => (Some(Token::Text(&rest[1..=end])), end + 2),
                None => (None, 1),
            },
            '.' if rest.starts_with("..") => (Some(Token::To), 2),
            _ if starts_number(rest, tokens.last()) => {
                let len = number_len(rest);
                (Some(Token::Number(&rest[..len])), len)
            }
            _ if first.is_alphanumeric() || first == '_' => {
                let len = name_len(rest);
                (Some(Token::Name(&rest[..len])), len)
            }
            _ => match operator(rest) {
                Some((operator, len)) => (Some(Token::Operator(operator)), len),
                None => (Some(Token::Mark(first)), first.len_utf8()),
            },
        };
        tokens.extend(token);
        at += len;
    }
    tokens
}

fn starts_number(text: &str, before: Option<&Token<'_>>) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let word = &digits[..name_len(digits)];
    let is_in_path = before == Some(&Token::Mark('.')) && word.contains(char::is_alphabetic);
    // To Liquid, `1e3` and `1_000` are not numbers but names that nothing has.
    let is_name = is_in_path || word.contains('_') || word.contains(char::is_alphabetic) && !word.contains('-');
    digits.starts_with(|letter: char| letter.is_ascii_digit()) && !is_name
}

/// The length of a number. The dots of a range are not part of it.
fn number_len(text: &str) -> usize {
    let sign = usize::from(text.starts_with('-'));
    let whole = text[sign..].find(|letter: char| !letter.is_ascii_digit()).map_or(text.len(), |at| sign + at);
    let Some(fraction) = text[whole..].strip_prefix('.').filter(|rest| rest.starts_with(|d: char| d.is_ascii_digit()))
    else {
        return whole;
    };
    fraction.find(|letter: char| !letter.is_ascii_digit()).map_or(text.len(), |at| whole + 1 + at)
}

fn name_len(text: &str) -> usize {
    let end =
        text.find(|letter: char| !(letter.is_alphanumeric() || matches!(letter, '_' | '-'))).unwrap_or(text.len());
    if text[end..].starts_with('?') { end + 1 } else { end }
}

fn operator(text: &str) -> Option<(Operator, usize)> {
    const OPERATORS: &[(&str, Operator)] = &[
        ("==", Operator::Equal),
        ("!=", Operator::Unequal),
        ("<>", Operator::Unequal),
        ("<=", Operator::AtMost),
        (">=", Operator::AtLeast),
        ("<", Operator::Less),
        (">", Operator::Greater),
    ];
    OPERATORS.iter().find(|(sign, _)| text.starts_with(sign)).map(|(sign, operator)| (*operator, sign.len()))
}
