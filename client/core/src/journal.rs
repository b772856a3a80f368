//! Reading the access journal from its signed end towards its beginning, every row on the way verified.
//!
//! Pull and push, as the client: [`Reading::wants`] gives the next question, [`Reading::take`] takes its answer. The end
//! that was seen is kept on the device ([`Reading::to_keep`]): the next reading tells whether the past was rewritten.

use tdu_protocol::{
    Hash32, LogId, LogKind, Timestamp,
    api::JournalPage,
    journal::{Chain, JournalHead, MAX_ROWS, NOTHING_BEFORE, NamedLog, Row},
};

use crate::app::{Failure, FailureKind, JournalChain, JournalPlace, JournalQuestion, JournalWrong};

/// Rows of an answer where every row is wanted.
const SHOWN: usize = 100;
/// Most answers that one question reads: beyond, the person is asked whether to go on.
const MAX_ANSWERS: usize = 8;
/// Rows are nearly in the order of their times: they are noted together, by several servers, refused log-ins last.
const DISORDER: u64 = Timestamp::HOUR;

/// What to ask the server next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Rows after this number.
    pub since: u64,
    /// At most so many.
    pub limit: usize,
}

#[derive(Clone, Copy)]
enum Step {
    /// Where does it end?
    End,
    /// Is the end that was seen earlier still there?
    Known(u64),
    /// Rows up to this one.
    Rows(JournalPlace),
    Done,
}

/// A question to the journal, on its way.
pub struct Reading {
    question: JournalQuestion,
    keys: Vec<Hash32>,
    known: Option<JournalHead>,
    now: Timestamp,
    step: Step,
    answers: usize,
    head: Option<JournalHead>,
    pub(crate) rows: Vec<Row>,
    pub(crate) logs: Vec<NamedLog>,
    pub(crate) chain: JournalChain,
    pub(crate) older: Option<JournalPlace>,
    pub(crate) days: u16,
}

impl Reading {
    /// Begins. `keys` are the server's receipt keys as the directory names them, `known` the end that was kept last time.
    pub fn new(
        question: JournalQuestion,
        keys: Vec<Hash32>,
        known: Option<JournalHead>,
        now: Timestamp,
    ) -> Self {
        let step = question.before.map_or(Step::End, Step::Rows);
        Self {
            question,
            keys,
            known,
            now,
            step,
            answers: 0,
            head: None,
            rows: Vec::new(),
            logs: Vec::new(),
            chain: JournalChain::default(),
            older: None,
            days: 0,
        }
    }

    /// The next question to the server; `None` once all is read.
    pub fn wants(&self) -> Option<Wanted> {
        match self.step {
            Step::End => Some(Wanted { since: u64::MAX, limit: 1 }),
            Step::Known(number) => Some(Wanted { since: number.saturating_sub(1), limit: 1 }),
            Step::Rows(place) => {
                let limit = if self.chooses() { MAX_ROWS } else { SHOWN };
                Some(Wanted { since: place.number.saturating_sub(limit as u64), limit })
            }
            Step::Done => None,
        }
    }

    /// Takes the server's answer to what was wanted last.
    ///
    /// # Errors
    /// [`FailureKind::ServerFailed`] if it is no answer to that question.
    pub fn take(&mut self, page: JournalPage) -> Result<(), Failure> {
        let Some(wanted) = self.wants() else { return Ok(()) };
        let fits = page.rows.len() <= wanted.limit && page.logs.len() <= wanted.limit;
        if !fits || page.rows.iter().any(|row| row.number <= wanted.since) {
            return Err(Failure::because(FailureKind::ServerFailed, "rows that were not asked for"));
        }
        self.days = page.days;
        self.step = match self.step {
            Step::End => self.take_end(page.head),
            Step::Known(_) => self.take_known(&page),
            Step::Rows(place) => self.take_rows(wanted, place, &page),
            Step::Done => Step::Done,
        };
        Ok(())
    }

    /// The end to keep on the device: of a reading that began there and found nothing wrong. Where something is, the
    /// former one stays, so that the warning does.
    pub fn to_keep(&self) -> Option<&JournalHead> {
        self.head.as_ref().filter(|head| head.number > 0 && self.chain.wrong.is_none())
    }

    /// What a log is for, by the server's word.
    pub(crate) fn kind(&self, log: LogId) -> Option<LogKind> {
        self.logs.iter().find(|named| named.log == log).map(|named| named.kind)
    }

    /// Whether not every row is an answer.
    const fn chooses(&self) -> bool {
        let JournalQuestion { account, from, until, .. } = &self.question;
        account.is_some() || from.is_some() || until.is_some()
    }

    fn wrong(&mut self, wrong: JournalWrong) {
        self.chain.wrong.get_or_insert(wrong);
    }

    fn take_end(&mut self, head: JournalHead) -> Step {
        let end = Chain::after(head.number, head.hash);
        if end.ends_at(&head, &self.keys).is_err() {
            self.wrong(JournalWrong::NotSigned);
        }
        let known = self.known.as_ref().map(|known| (known.number, known.hash, known.at));
        let next = match known {
            Some((number, hash, _)) if number == head.number && hash == head.hash => rows_up_to(&head),
            Some((number, _, at)) if number >= head.number => {
                self.wrong(JournalWrong::Rewritten(at));
                rows_up_to(&head)
            }
            Some((number, ..)) => Step::Known(number),
            None => rows_up_to(&head),
        };
        self.head = Some(head);
        next
    }

    fn take_known(&mut self, page: &JournalPage) -> Step {
        if let Some(known) = &self.known {
            let (number, hash, at) = (known.number, known.hash, known.at);
            let there = page.rows.first().filter(|row| row.number == number);
            let holds = match there {
                Some(row) => row.hash == hash && row.fact.hash(&page.before, number) == hash,
                // Gone, as it must be once it is old enough.
                None => at.0.saturating_add(u64::from(page.days) * Timestamp::DAY) <= self.now.0,
            };
            if !holds {
                self.wrong(JournalWrong::Rewritten(at));
            }
        }
        self.head.as_ref().map_or(Step::Done, rows_up_to)
    }

    fn take_rows(&mut self, wanted: Wanted, place: JournalPlace, page: &JournalPage) -> Step {
        self.answers += 1;
        self.logs.extend_from_slice(&page.logs);
        // What was noted since the reading began stands after the place.
        let rows: Vec<Row> = page.rows.iter().filter(|row| row.number <= place.number).copied().collect();
        let Some((first, last)) = rows.first().zip(rows.last()) else { return Step::Done };
        self.verify(&rows, page.before, place);
        self.chain.rows += rows.len() as u64;
        self.chain.from = Some(first.fact.at);
        self.chain.until = self.chain.until.or(Some(last.fact.at));
        let (oldest, reached) = (first.fact.at, first.number == wanted.since + 1);
        let answers: Vec<Row> = rows.into_iter().rev().filter(|row| self.is_answer(row)).collect();
        self.rows.extend(answers);
        // Where the first row is a later one, the older ones are forgotten.
        let is_over = self.question.from.is_some_and(|from| oldest.0.saturating_add(DISORDER) < from.0);
        if wanted.since == 0 || !reached || is_over {
            return Step::Done;
        }
        let next = JournalPlace { number: wanted.since, hash: page.before };
        if self.rows.len() >= SHOWN || self.answers >= MAX_ANSWERS {
            self.older = Some(next);
            return Step::Done;
        }
        Step::Rows(next)
    }

    fn verify(&mut self, rows: &[Row], before: Hash32, place: JournalPlace) {
        let first = rows.first().map_or(1, |row| row.number);
        if first == 1 && before != NOTHING_BEFORE {
            self.wrong(JournalWrong::Altered(rows[0].fact.at));
        }
        let mut chain = Chain::after(first - 1, before);
        for row in rows {
            if chain.follow(row).is_err() {
                self.wrong(JournalWrong::Altered(row.fact.at));
            }
            if let Some(known) = self.known.as_ref().filter(|known| known.number == row.number)
                && known.hash != row.hash
            {
                self.wrong(JournalWrong::Rewritten(known.at));
            }
        }
        if chain.end() != (place.number, place.hash)
            && let Some(last) = rows.last()
        {
            self.wrong(JournalWrong::Altered(last.fact.at));
        }
    }

    fn is_answer(&self, row: &Row) -> bool {
        let JournalQuestion { account, from, until, .. } = &self.question;
        account.is_none_or(|account| row.fact.account == Some(account))
            && from.is_none_or(|from| row.fact.at >= from)
            && until.is_none_or(|until| row.fact.at < until)
    }
}

fn rows_up_to(head: &JournalHead) -> Step {
    let place = JournalPlace { number: head.number, hash: head.hash };
    if place.number == 0 { Step::Done } else { Step::Rows(place) }
}

#[cfg(test)]
mod tests;
