//! Erasing one's own answers: what their author took back, and what was kept for as long as the policies say, goes from the
//! server and from the devices. Hashes stay, so that chains still verify.

use std::collections::BTreeSet;

use tdu_policies::retention::Kind;
use tdu_protocol::{LogId, LogKind, Timestamp, api::Stored, cbor, control::Control, entry::Body};

use super::Client;
use crate::{
    app::Failure,
    calendar::{Day, Now, Week},
    content::Item,
    own::Own,
    payload::Payload,
    replica::Waiting,
};

/// Most places in one control entry; what is left goes with the next one.
const MOST: usize = 500;

/// What an answer is about: a later one about the same thing replaces it.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum About<'a> {
    Week(Week),
    Questionnaire(&'a str, Day),
}

impl Client {
    /// Queues the erasure of own answers that are to go. Cheap when there are none, and right to call again: what has been
    /// erased is not asked for twice, and what has not left yet is erased once it has.
    ///
    /// # Errors
    /// As [`Client::change`].
    pub fn erase_own(&mut self, now: Now) -> Result<(), Failure> {
        let keep = self.policies(now).retention.rule(Kind::CheckInAnswers).map(|rule| rule.keep);
        let before = keep.map_or(Timestamp(0), |keep| {
            Timestamp(now.at.0.saturating_sub(u64::from(keep.at_most_days()) * Timestamp::DAY))
        });
        let mine: Vec<(LogId, Vec<u64>)> = self
            .replicas
            .iter()
            .filter(|(_, replica)| replica.state().kind() == LogKind::Personal)
            .filter(|(_, replica)| !replica.waiting.iter().any(|(_, what)| is_erasure(what)))
            .map(|(log, replica)| (*log, to_erase(&replica.content.items, before)))
            .filter(|(_, seqs)| !seqs.is_empty())
            .collect();
        mine.into_iter().try_for_each(|(log, seqs)| self.change(log, Control::Erase { seqs }))
    }
}

fn is_erasure(what: &Waiting) -> bool {
    matches!(what, Waiting::Change(control, _) if matches!(**control, Control::Erase { .. }))
}

/// Places of answers that were taken back later, and of everything about answers that was written before `before`,
/// increasing.
fn to_erase(items: &[Item], before: Timestamp) -> Vec<u64> {
    let mut taken_back = BTreeSet::new();
    let mut seqs = Vec::new();
    for item in items.iter().rev() {
        let goes = match item.payload() {
            Some(Payload::CheckInErased { week }) => {
                taken_back.insert(About::Week(*week));
                false
            }
            Some(Payload::Own(Own::Questionnaire { id, day, answers })) if answers.is_empty() => {
                taken_back.insert(About::Questionnaire(id, *day));
                false
            }
            Some(Payload::CheckIn { week, .. }) => taken_back.contains(&About::Week(*week)),
            Some(Payload::Own(Own::Questionnaire { id, day, .. })) => {
                taken_back.contains(&About::Questionnaire(id, *day))
            }
            _ => continue,
        };
        if !item.waits() && (goes || item.at < before) {
            seqs.push(item.seq);
        }
    }
    seqs.reverse();
    seqs.truncate(MOST);
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
    use tdu_protocol::{AccountId, Hash32, WriteId};

    use super::*;
    use crate::content::Content;

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
