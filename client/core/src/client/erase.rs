//! Erasing: what somebody took back, gave up at its term, or kept for as long as the policies say, goes from the server and
//! from the devices. Hashes stay, so that chains still verify.

use std::collections::BTreeSet;

use tdu_policies::retention::Kind;
use tdu_protocol::{
    LogId, LogKind, Role, Timestamp, WriteId, api::Stored, cbor, control::Control, entry::Body,
};

use super::Client;
use crate::{
    app::Failure,
    calendar::{Day, Now, Week},
    content::{Item, World},
    own::{Choice, Noted, Own},
    payload::Payload,
    replica::Replica,
    views,
};

/// Most places in one control entry.
const MOST: usize = 500;

/// What an answer, or a note for oneself, is about: a later one about the same thing replaces it.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum About<'a> {
    Week(Week),
    Questionnaire(&'a str, Day),
    Remote(Day),
    Contact(WriteId),
    Moment,
    Choice,
    /// All notes of a kind.
    All(Noted),
}

impl<'a> About<'a> {
    /// What an entry is about, and whether it takes back what was said of that before; `None` for what stays.
    fn of(payload: &'a Payload) -> Option<(Self, bool)> {
        Some(match payload {
            Payload::CheckIn { week, .. } => (Self::Week(*week), false),
            Payload::CheckInErased { week } => (Self::Week(*week), true),
            Payload::Own(own) => match own {
                Own::Questionnaire { id, day, answers } => {
                    (Self::Questionnaire(id, *day), answers.is_empty())
                }
                Own::Telework { day, remote } => (Self::Remote(*day), !remote),
                Own::Marked { note, marks } => (Self::Contact(*note), marks.is_empty()),
                Own::Moment { .. } => (Self::Moment, false),
                Own::TakenBack { what } => (Self::All(*what), true),
                Own::Prompt { .. } => (Self::Choice, false),
            },
            _ => return None,
        })
    }

    /// What takes it back together with others.
    const fn kind(&self) -> Option<Noted> {
        match self {
            Self::Remote(_) => Some(Noted::Days),
            Self::Moment => Some(Noted::Moments),
            Self::Contact(_) => Some(Noted::Marks),
            Self::Week(_) | Self::Questionnaire(..) | Self::Choice | Self::All(_) => None,
        }
    }
}

impl Client {
    /// Queues the erasure of what is to go: own answers and notes for oneself, files that were given up at their term, messages that were noted,
    /// talks of which everybody in them said so, totals past their term and the reports that they were made of.
    /// Cheap when there is nothing, and right to call again: what has been erased is not asked for twice, and what has not left
    /// yet is erased once it has.
    ///
    /// # Errors
    /// As [`Client::change`].
    pub fn erase_due(&mut self, now: Now) -> Result<(), Failure> {
        let keep = self.policies(now).retention.rule(Kind::CheckInAnswers).map(|rule| rule.keep);
        let before = keep.map_or(Timestamp(0), |keep| {
            Timestamp(now.at.0.saturating_sub(u64::from(keep.at_most_days()) * Timestamp::DAY))
        });
        let own = self.logs_of(LogKind::Personal);
        let mut due: Vec<(LogId, Vec<u64>)> =
            own.map(|replica| (replica.log(), to_erase(&replica.content.items, before))).collect();
        // What others wrote or count on goes by this device's clock and by the server's: one that is wrong alone erases nothing.
        let both = Now { at: now.at.min(self.heard()), ..now };
        if self.role() == Role::Worker {
            due.extend(views::to_erase(&World { now: both, ..self.world(now) }));
        }
        if self.role().is_staff() {
            due.extend(views::totals_to_erase(&World { now: both, ..self.world(now) }));
        }
        for (log, seqs) in due {
            if self.may_erase(log) {
                seqs.chunks(MOST)
                    .try_for_each(|some| self.change(log, Control::Erase { seqs: some.to_vec() }))?;
            }
        }
        Ok(())
    }

    /// Whether everybody in a talk that this account keeps has said that what was written goes.
    pub(super) fn must_erase_talk(&self) -> bool {
        // It does not go by any time.
        let now = Now { at: Timestamp(0), offset_minutes: 0 };
        views::talks_to_erase(&self.world(now)).iter().any(|(log, _)| self.may_erase(*log))
    }

    /// Whether an erasure can be asked for: by whoever keeps the log, one after the other.
    fn may_erase(&self, log: LogId) -> bool {
        self.keeps(log)
            && self
                .replica(log)
                .is_some_and(|replica| !replica.waiting.iter().any(|(_, what)| what.is_erasure()))
    }

    /// The newest time of arrival that the server told, in any log.
    fn heard(&self) -> Timestamp {
        let newest = |replica: &Replica| replica.content.items.iter().rev().find_map(|item| item.received);
        self.replicas.values().filter_map(newest).max().unwrap_or_default()
    }
}

/// Places of answers and own notes that were taken back later, and of everything about them that was written before
/// `before`, increasing. That somebody wants a prompt no more stays for as long as they do.
fn to_erase(items: &[Item], before: Timestamp) -> Vec<u64> {
    let mut taken_back = BTreeSet::new();
    let mut chosen = BTreeSet::new();
    let mut seqs = Vec::new();
    for item in items.iter().rev() {
        let Some(payload) = item.payload() else { continue };
        let Some((about, takes_back)) = About::of(payload) else { continue };
        if let Payload::Own(Own::Prompt { id, about, choice }) = payload {
            // "Never" is about no file alone: the newest of these says whether the prompt is silenced.
            let is_general = about.is_none() || *choice == Choice::Never;
            let holds = is_general && chosen.insert(id);
            if holds && *choice == Choice::Never {
                continue;
            }
        }
        let as_a_whole = about.kind().is_some_and(|kind| taken_back.contains(&About::All(kind)));
        let goes = as_a_whole || (!takes_back && taken_back.contains(&about));
        if takes_back {
            taken_back.insert(about);
        }
        if !item.waits() && (goes || item.at < before) {
            seqs.push(item.seq);
        }
    }
    seqs.reverse();
    seqs
}

/// What a device keeps of an entry once its body was erased; `None` if this is no entry.
pub fn without_body(kept: &[u8]) -> Option<Vec<u8>> {
    let mut stored: Stored = cbor::from_slice(kept).ok()?;
    stored.entry.body = Body::Erased(stored.entry.body.digest());
    Some(cbor::to_vec(&stored))
}

#[cfg(test)]
mod tests {
    use tdu_protocol::{AccountId, Hash32};

    use super::*;
    use crate::{content::Content, own::Mark, own::Moment};

    fn item(seq: u64, payload: Payload) -> Item {
        Item {
            seq,
            hash: Hash32([1; 32]),
            author: AccountId([2; 16]),
            received: Some(Timestamp(1000 + seq)),
            at: Timestamp(1000 + seq),
            id: WriteId([3; 16]),
            content: Content::Payload(Box::new(payload)),
        }
    }

    fn answers(week: u8) -> Payload {
        Payload::CheckIn { week: Week { year: 2026, week }, answers: vec![] }
    }

    fn taken_back(week: u8) -> Payload {
        Payload::CheckInErased { week: Week { year: 2026, week } }
    }

    fn sheet(day: i32, answers: Vec<Option<u8>>) -> Payload {
        Payload::Own(Own::Questionnaire { id: "un".to_owned(), day: Day(day), answers })
    }

    #[test]
    fn what_was_taken_back_goes_and_what_was_answered_anew_stays() {
        let items = [
            item(1, answers(47)),
            item(2, answers(48)),
            item(3, taken_back(47)),
            item(4, answers(47)),
            item(5, sheet(1, vec![Some(1)])),
            item(6, sheet(2, vec![Some(1)])),
            item(7, sheet(1, vec![])),
        ];
        assert_eq!(to_erase(&items, Timestamp(0)), [1, 5]);
    }

    #[test]
    fn what_is_old_goes_with_its_traces_and_nothing_else_does() {
        let language = Payload::Language { lang: tdu_policies::Lang::Ar };
        let items = [item(1, answers(1)), item(2, taken_back(2)), item(3, language), item(4, answers(3))];
        assert_eq!(to_erase(&items, Timestamp(1004)), [1, 2]);
    }

    fn remote(day: i32, remote: bool) -> Payload {
        Payload::Own(Own::Telework { day: Day(day), remote })
    }

    fn moment() -> Payload {
        Payload::Own(Own::Moment { what: Moment::Peer, day: Day(1), card: false })
    }

    fn marked(note: u8, marks: &[Mark]) -> Payload {
        Payload::Own(Own::Marked { note: WriteId([note; 16]), marks: marks.iter().copied().collect() })
    }

    fn choice(choice: Choice) -> Payload {
        Payload::Own(Own::Prompt { id: "un".to_owned(), about: None, choice })
    }

    #[test]
    fn a_day_and_marks_that_were_taken_back_go_and_those_that_were_noted_anew_stay() {
        let items = [
            item(1, remote(1, true)),
            item(2, remote(2, true)),
            item(3, remote(1, false)),
            item(4, remote(1, true)),
            item(5, marked(1, &[Mark::Heavy])),
            item(6, marked(2, &[Mark::Heavy])),
            item(7, marked(1, &[])),
        ];
        assert_eq!(to_erase(&items, Timestamp(0)), [1, 5]);
    }

    #[test]
    fn taking_back_a_kind_takes_all_that_was_noted_of_it_before_and_nothing_of_another() {
        let notes =
            [remote(1, true), remote(2, false), moment(), marked(1, &[Mark::Incivility]), answers(47)];
        for (what, gone) in [(Noted::Days, vec![1, 2]), (Noted::Moments, vec![3]), (Noted::Marks, vec![4])] {
            let taken_back = Payload::Own(Own::TakenBack { what });
            let later = notes.iter().cloned();
            let all = notes.iter().cloned().chain([taken_back]).chain(later);
            let items: Vec<Item> = (1..).zip(all).map(|(seq, payload)| item(seq, payload)).collect();
            assert_eq!(to_erase(&items, Timestamp(0)), gone, "{what:?}");
        }
    }

    #[test]
    fn notes_for_oneself_go_once_they_are_old_and_a_silenced_prompt_stays_silenced() {
        let silenced = [
            item(1, remote(1, true)),
            item(2, moment()),
            item(3, marked(1, &[Mark::Heavy])),
            item(4, Payload::Own(Own::TakenBack { what: Noted::Marks })),
            item(5, choice(Choice::Until(Day(2)))),
            item(6, choice(Choice::Never)),
            item(7, moment()),
        ];
        assert_eq!(to_erase(&silenced, Timestamp(1007)), [1, 2, 3, 4, 5]);
        let called_back = [item(1, choice(Choice::Never)), item(2, choice(Choice::Again))];
        assert_eq!(to_erase(&called_back, Timestamp(1003)), [1, 2]);
    }

    #[test]
    fn what_waits_is_erased_once_it_has_left() {
        let mut waiting = item(1, answers(47));
        waiting.received = None;
        let mut items = [waiting, item(2, taken_back(47))];
        assert_eq!(to_erase(&items, Timestamp(0)), []);
        items[0].received = Some(Timestamp(1));
        assert_eq!(to_erase(&items, Timestamp(0)), [1]);
    }
}
