//! Days, hours and lengths of time as policies write them. Hours are the service's local time.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the seven names say it")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    /// Number of the day, Monday is 1 and Sunday 7 (ISO 8601).
    pub const fn iso_number(self) -> u8 {
        self as u8 + 1
    }
}

/// A text is not an hour.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("`{0}` is not a time of day: write it as \"HH:MM\", from \"00:00\" to \"23:59\"")]
pub struct BadTime(String);

/// An hour and a minute, written `"HH:MM"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay(u16);

impl TimeOfDay {
    /// What a reader of files knows the type by.
    pub(crate) const NAME: &str = "TimeOfDay";

    /// Minutes since midnight, 0 to 1439.
    pub const fn minutes(self) -> u16 {
        self.0
    }
}

impl FromStr for TimeOfDay {
    type Err = BadTime;

    fn from_str(text: &str) -> Result<Self, BadTime> {
        let two_digits = |digits: &str, below: u16| {
            (digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| digits.parse::<u16>().ok())
                .flatten()
                .filter(|number| *number < below)
        };
        text.split_once(':')
            .and_then(|(hours, minutes)| Some(Self(two_digits(hours, 24)? * 60 + two_digits(minutes, 60)?)))
            .ok_or_else(|| BadTime(text.to_owned()))
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl Serialize for TimeOfDay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for TimeOfDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        /// The text inside, under the type's name: who reads policy files must know that an hour is wanted.
        #[derive(Deserialize)]
        #[serde(rename = "TimeOfDay")]
        struct Written(String);

        Written::deserialize(deserializer)?.0.parse().map_err(serde::de::Error::custom)
    }
}

/// How long data is kept, written `{ months = 24 }` or `{ days = 90 }`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Period {
    /// Calendar months.
    Months(u32),
    /// Days of 24 hours.
    Days(u32),
}

impl Period {
    /// What a reader of files knows the type by.
    pub(crate) const NAME: &str = "Period";

    /// Length in days, a month counted as 31: never shorter than the calendar says.
    pub const fn at_most_days(self) -> u32 {
        match self {
            Self::Months(months) => months.saturating_mul(31),
            Self::Days(days) => days,
        }
    }
}
