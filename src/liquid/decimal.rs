//! Exact arithmetic with decimal numbers, as Liquid calculates: 1.1 and 2.2 are 3.3.

/// Digits, and the power of ten that they are multiplied by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Decimal {
    digits: i128,
    exponent: i32,
}

impl Decimal {
    /// The number that is written for this one: 1.1 is the tenth of 11. Infinity is none.
    pub(super) fn new(number: f64) -> Option<Self> {
        let written = format!("{number:e}");
        let (digits, exponent) = written.split_once('e')?;
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let exponent: i32 = exponent.parse().ok()?;
        Some(Self {
            digits: format!("{whole}{part}").parse().ok()?,
            exponent: exponent - i32::try_from(part.len()).ok()?,
        })
    }

    pub(super) fn to_f64(self) -> Option<f64> {
        format!("{}e{}", self.digits, self.exponent).parse().ok().filter(|number: &f64| number.is_finite())
    }

    pub(super) fn plus(self, other: Self) -> Option<Self> {
        let (one, other, exponent) = self.with(other)?;
        Some(Self { digits: one.checked_add(other)?, exponent })
    }

    pub(super) fn minus(self, other: Self) -> Option<Self> {
        self.plus(Self { digits: -other.digits, ..other })
    }

    pub(super) fn times(self, other: Self) -> Option<Self> {
        Some(Self { digits: self.digits.checked_mul(other.digits)?, exponent: self.exponent + other.exponent })
    }

    /// The quotient, with more digits than a number is printed with.
    pub(super) fn divided_by(self, other: Self) -> Option<Self> {
        let dividend = self.longest();
        let digits = dividend.digits.checked_div(other.digits)?;
        Some(Self { digits, exponent: dividend.exponent - other.exponent })
    }

    /// The rest of a division, with the sign of the divisor, as in Ruby.
    pub(super) fn modulo(self, other: Self) -> Option<Self> {
        let (one, other, exponent) = self.with(other)?;
        let rest = one.checked_rem(other)?;
        let digits = if rest != 0 && (rest < 0) != (other < 0) { rest + other } else { rest };
        Some(Self { digits, exponent })
    }

    /// The number with so many digits after the point, halves away from 0.
    pub(super) fn rounded(self, places: i32) -> Self {
        let surplus = u32::try_from(-places - self.exponent).unwrap_or(0);
        if surplus == 0 {
            return self;
        }
        // What is too small for a unit is 0.
        let digits =
            10i128.checked_pow(surplus).map_or(0, |unit| (self.digits + self.digits.signum() * (unit / 2)) / unit);
        Self { digits, exponent: -places }
    }

    /// The digits of both with the same power of ten.
    fn with(self, other: Self) -> Option<(i128, i128, i32)> {
        let exponent = self.exponent.min(other.exponent);
        let digits = |number: Self| {
            let power = u32::try_from(number.exponent - exponent).ok()?;
            10i128.checked_pow(power)?.checked_mul(number.digits)
        };
        Some((digits(self)?, digits(other)?, exponent))
    }

    /// The same number with as many digits as there is room for.
    fn longest(mut self) -> Self {
        while let Some(digits) = self.digits.checked_mul(10).filter(|digits| *digits != 0) {
            self = Self { digits, exponent: self.exponent - 1 };
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_exact() {
        type Operation = fn(Decimal, Decimal) -> Option<Decimal>;
        let cases: [(f64, Operation, f64, f64); 9] = [
            (1.1, Decimal::plus, 2.2, 3.3),
            (0.3, Decimal::minus, 0.1, 0.2),
            (4.35, Decimal::times, 100.0, 435.0),
            (0.3, Decimal::divided_by, 0.1, 3.0),
            (1.0, Decimal::divided_by, 3.0, 1.0 / 3.0),
            (-0.7, Decimal::modulo, 0.2, 0.1),
            (0.0, Decimal::divided_by, 2.5, 0.0),
            (1e300, Decimal::times, 1e-300, 1.0),
            (-2.5, Decimal::plus, 1e10, 9_999_999_997.5),
        ];
        for (left, operation, right, made) in cases {
            let both = Decimal::new(left).zip(Decimal::new(right));
            let result = both.and_then(|(left, right)| operation(left, right)).and_then(Decimal::to_f64);
            assert_eq!(result, Some(made), "{left} and {right}");
        }
        let quotient = Decimal::new(1.5).zip(Decimal::new(0.0)).and_then(|(one, none)| one.divided_by(none));
        assert!(quotient.is_none());
        assert!(Decimal::new(f64::INFINITY).is_none());
    }

    #[test]
    fn halves_are_rounded_away_from_zero() {
        let cases =
            [(2.675, 2, 2.68), (-2.675, 2, -2.68), (2.5, 0, 3.0), (1234.5, -2, 1200.0), (1e-30, 2, 0.0), (7.0, 3, 7.0)];
        for (number, places, rounded) in cases {
            let made = Decimal::new(number).and_then(|number| number.rounded(places).to_f64());
            assert_eq!(made, Some(rounded), "{number}");
        }
    }
}
