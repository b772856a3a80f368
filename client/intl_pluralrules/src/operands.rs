//! A number as the rules look at it (unicode.org/reports/tr35/tr35-numbers.html#Operands).

/// Its parts, without its sign.
#[derive(Clone, Debug, PartialEq)]
pub struct PluralOperands {
    /// The number.
    pub n: f64,
    /// Its whole part.
    pub i: u64,
    /// How many digits follow the point as it is written.
    pub v: usize,
    /// The same without zeros at the end.
    pub w: usize,
    /// These digits as a number.
    pub f: u64,
    /// The same without zeros at the end.
    pub t: u64,
}

impl From<f64> for PluralOperands {
    fn from(number: f64) -> Self {
        let n = number.abs();
        // Written as it is shown: no zeros at the end.
        let text = n.to_string();
        let fraction = text.split_once('.').map_or("", |(_, fraction)| fraction);
        let f = if fraction.is_empty() { 0 } else { fraction.parse().unwrap_or(u64::MAX) };
        let v = fraction.len();
        // Beyond the largest whole number, the largest.
        Self { n, i: n as u64, v, w: v, f, t: f }
    }
}
