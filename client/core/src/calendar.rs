//! Civil dates, in the person's own time zone.

use serde::{Deserialize, Serialize};
use tdu_policies::Period;
use tdu_protocol::Timestamp;
use time::Date;

/// Days since 1970-01-01 of the proleptic Gregorian calendar, in local time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Day(pub i32);

/// A week of ISO 8601: Monday to Sunday, named by the year of its Thursday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Week {
    /// Year of the week's Thursday.
    pub year: i32,
    /// 1 to 53.
    pub week: u8,
}

/// Thirteen weeks of a year, the last quarter with its fifty-third week if it has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Quarter {
    /// Year of its weeks.
    pub year: i32,
    /// 1 to 4.
    pub number: u8,
}

/// An instant and the local offset from UTC, in minutes: what "now" is for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Now {
    /// The instant.
    pub at: Timestamp,
    /// Minutes to add to UTC to read the local clock (Paris in winter: 60).
    pub offset_minutes: i32,
}

const UNIX_EPOCH_JULIAN: i32 = 2_440_588;

impl Day {
    /// The local day of an instant.
    pub fn of(at: Timestamp, offset_minutes: i32) -> Self {
        let local = i128::from(at.0) + i128::from(offset_minutes) * i128::from(Timestamp::MINUTE);
        Self(i32::try_from(local.div_euclid(i128::from(Timestamp::DAY))).unwrap_or(i32::MAX))
    }

    /// Year, month (1 to 12), day of the month.
    pub fn ymd(self) -> (i32, u8, u8) {
        let date = self.date();
        (date.year(), date.month().into(), date.day())
    }

    /// From year, month and day of the month; `None` if there is no such day.
    pub fn from_ymd(year: i32, month: u8, day: u8) -> Option<Self> {
        let date = Date::from_calendar_date(year, month.try_into().ok()?, day).ok()?;
        Some(Self(date.to_julian_day() - UNIX_EPOCH_JULIAN))
    }

    /// Reads `YYYY-MM-DD`, as date fields give it.
    pub fn from_iso(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let mut next = || parts.next();
        Self::from_ymd(next()?.parse().ok()?, next()?.parse().ok()?, next()?.parse().ok()?)
    }

    /// `YYYY-MM-DD`.
    pub fn to_iso(self) -> String {
        let (y, m, d) = self.ymd();
        format!("{y:04}-{m:02}-{d:02}")
    }

    /// The week that this day is in.
    pub fn week(self) -> Week {
        let (year, week, _) = self.date().to_iso_week_date();
        Week { year, week }
    }

    /// 1 Monday to 7 Sunday.
    pub fn weekday(self) -> u8 {
        self.date().weekday().number_from_monday()
    }

    /// This day plus some days.
    #[must_use]
    pub const fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// The day on which a length of time that starts on this one is over. A month counts by the calendar; from a day that the
    /// last month has not (the 31st, 29 February) it ends on that month's last.
    #[must_use]
    pub fn after(self, period: Period) -> Self {
        let months = match period {
            Period::Days(days) => return self.plus(i32::try_from(days).unwrap_or(i32::MAX)),
            Period::Months(months) => i64::from(months),
        };
        let (year, month, day) = self.ymd();
        let count = i64::from(year) * 12 + i64::from(month) - 1 + months;
        let year = i32::try_from(count.div_euclid(12)).ok();
        let month = u8::try_from(count.rem_euclid(12) + 1).ok();
        let found = year.zip(month).and_then(|(year, month)| {
            (0..4).find_map(|less| Self::from_ymd(year, month, day.saturating_sub(less)))
        });
        found.unwrap_or(Self(i32::MAX))
    }

    fn date(self) -> Date {
        Date::from_julian_day(self.0.saturating_add(UNIX_EPOCH_JULIAN)).unwrap_or(Date::MAX)
    }
}

impl Week {
    /// Its Monday.
    pub fn monday(self) -> Day {
        Date::from_iso_week_date(self.year, self.week, time::Weekday::Monday)
            .map_or(Day(i32::MAX), |date| Day(date.to_julian_day() - UNIX_EPOCH_JULIAN))
    }

    /// `2026-W07`: what an address, a list's value or a command line holds.
    pub fn code(self) -> String {
        format!("{:04}-W{:02}", self.year, self.week)
    }

    /// Reads a [code](Self::code); `None` if there is no such week.
    pub fn from_code(code: &str) -> Option<Self> {
        let (year, week) = code.split_once("-W")?;
        let asked = Self { year: year.parse().ok()?, week: week.parse().ok()? };
        // A year without a 53rd week would silently give the first of the next.
        (asked.monday().week() == asked).then_some(asked)
    }

    /// This week plus some weeks.
    #[must_use]
    pub fn plus(self, weeks: i32) -> Self {
        self.monday().plus(7 * weeks).week()
    }
}

impl Quarter {
    /// The quarter that a week is in: thirteen weeks each, and a fifty-third belongs to the last.
    pub const fn of(week: Week) -> Self {
        let number = (week.week.saturating_sub(1)) / 13;
        Self { year: week.year, number: if number > 3 { 4 } else { number + 1 } }
    }

    /// The one before.
    #[must_use]
    pub const fn before(self) -> Self {
        if self.number <= 1 {
            Self { year: self.year - 1, number: 4 }
        } else {
            Self { number: self.number - 1, ..self }
        }
    }

    /// Its weeks, oldest first.
    pub fn weeks(self) -> impl Iterator<Item = Week> {
        let first = Week { year: self.year, week: self.number.clamp(1, 4) * 13 - 12 };
        (0..14).map(move |rank| first.plus(rank)).filter(move |week| Self::of(*week) == self)
    }

    /// The last of its weeks.
    pub fn last_week(self) -> Week {
        let first = Week { year: self.year, week: self.number.clamp(1, 4) * 13 - 12 };
        self.weeks().last().unwrap_or(first)
    }
}

impl Now {
    /// The local day.
    pub fn day(self) -> Day {
        Day::of(self.at, self.offset_minutes)
    }

    /// Local midnight at which a day starts.
    pub fn start_of(self, day: Day) -> Timestamp {
        let local = i64::from(day.0) * i64::try_from(Timestamp::DAY).unwrap_or(i64::MAX);
        let offset = i64::from(self.offset_minutes) * i64::try_from(Timestamp::MINUTE).unwrap_or(i64::MAX);
        Timestamp(u64::try_from(local.saturating_sub(offset)).unwrap_or(0))
    }

    /// The local week.
    pub fn week(self) -> Week {
        self.day().week()
    }

    /// Minutes since local midnight, 0 to 1439.
    pub fn minute_of_day(self) -> u32 {
        let local = i128::from(self.at.0) / i128::from(Timestamp::MINUTE) + i128::from(self.offset_minutes);
        u32::try_from(local.rem_euclid(1440)).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_local_and_a_week_is_iso() {
        // 2026-11-22 23:30 UTC is already Monday the 23rd in Paris.
        let at = Timestamp(
            u64::try_from(Day::from_ymd(2026, 11, 22).expect("a day").0).expect("after 1970")
                * Timestamp::DAY
                + 23 * Timestamp::HOUR
                + 30 * Timestamp::MINUTE,
        );
        assert_eq!(Day::of(at, 0).to_iso(), "2026-11-22");
        assert_eq!(Day::of(at, 60).to_iso(), "2026-11-23");
        assert_eq!(Day::of(at, 0).week(), Week { year: 2026, week: 47 });
        assert_eq!(Day::of(at, 60).week(), Week { year: 2026, week: 48 });
        assert_eq!(Week { year: 2026, week: 48 }.monday().to_iso(), "2026-11-23");
        assert_eq!(Week { year: 2026, week: 53 }.plus(1), Week { year: 2027, week: 1 });
        assert_eq!((Now { at, offset_minutes: 60 }).minute_of_day(), 30);
    }

    #[test]
    fn a_length_of_time_ends_by_the_calendar_leap_years_and_short_months_included() {
        let end = |iso: &str, period| Day::from_iso(iso).expect("a day").after(period).to_iso();
        assert_eq!(end("2026-11-26", Period::Months(24)), "2028-11-26");
        assert_eq!(end("2028-02-29", Period::Months(24)), "2030-02-28");
        assert_eq!(end("2028-02-29", Period::Months(48)), "2032-02-29");
        assert_eq!(end("2026-12-31", Period::Months(2)), "2027-02-28");
        assert_eq!(end("2026-12-31", Period::Months(0)), "2026-12-31");
        assert_eq!(end("2028-01-01", Period::Days(60)), "2028-03-01");
        assert_eq!(Day(0).after(Period::Months(u32::MAX)), Day(i32::MAX), "beyond all calendars is never");
    }

    #[test]
    fn a_code_is_read_back_and_nonsense_is_not() {
        for (year, week) in [(2026, 1), (2026, 53), (2027, 52)] {
            let asked = Week { year, week };
            assert_eq!(Week::from_code(&asked.code()), Some(asked));
        }
        for bad in ["2027-W53", "2026-W00", "2026-W54", "2026", "W12", "", "x-Wy"] {
            assert_eq!(Week::from_code(bad), None, "{bad}");
        }
    }

    #[test]
    fn every_week_is_in_one_quarter() {
        let mut week = Week { year: 2025, week: 1 };
        for _ in 0..160 {
            let quarter = Quarter::of(week);
            assert_eq!(quarter.weeks().filter(|other| *other == week).count(), 1, "{week:?} {quarter:?}");
            let next = Quarter::of(week.plus(1));
            assert!(next == quarter || (next.before() == quarter && quarter.last_week() == week));
            week = week.plus(1);
        }
        assert_eq!(Quarter { year: 2026, number: 4 }.weeks().count(), 14, "2026 has 53 weeks");
        assert_eq!(Quarter { year: 2026, number: 1 }.weeks().count(), 13);
    }

    #[test]
    fn a_date_field_is_read_and_nonsense_is_not() {
        assert_eq!(Day::from_iso("2026-02-28").map(Day::to_iso).as_deref(), Some("2026-02-28"));
        for bad in ["2026-02-30", "2026-13-01", "", "x", "2026-1"] {
            assert_eq!(Day::from_iso(bad), None, "{bad}");
        }
    }
}
