//! What a proof says, by ids of messages: the same sentences on a screen and on paper.

use tdu_policies::Lang;

use super::{Examination, Finding, Outcome, Point};

impl Finding {
    /// One sentence for how the point ended: the id of a message.
    pub const fn sentence(&self) -> &'static str {
        match (self.point, &self.outcome) {
            (Point::Person, Outcome::Holds) => "proof-person-holds",
            (Point::Reply, Outcome::Holds) => "proof-reply-holds",
            (Point::Record, Outcome::Holds) => "proof-record-holds",
            // The file always claims an answer and a time.
            (Point::Person | Point::Reply | Point::Record, _) => "proof-person-fails",
            (Point::Text, Outcome::Holds) => "proof-text-holds",
            (Point::Text, Outcome::Open) => "proof-text-open",
            (Point::Text, Outcome::Fails(_)) => "proof-text-fails",
            (Point::Reference, Outcome::Holds) => "proof-reference-holds",
            (Point::Reference, Outcome::Open) => "proof-reference-open",
            (Point::Reference, Outcome::Fails(_)) => "proof-reference-fails",
            (Point::Worker, Outcome::Holds) => "proof-worker-holds",
            (Point::Worker, Outcome::Open) => "proof-worker-open",
            (Point::Worker, Outcome::Fails(_)) => "proof-worker-fails",
            (Point::Witness, Outcome::Holds) => "proof-witness-holds",
            (Point::Witness, Outcome::Open) => "proof-witness-open",
            (Point::Witness, Outcome::Fails(_)) => "proof-witness-fails",
            // Only a withdrawal that holds is told; another one fails as what follows the answer.
            (Point::Withdrawal, _) => "proof-withdrawal-holds",
            (Point::WithdrawalTold, _) => "proof-withdrawal-told-holds",
            (Point::Times, Outcome::Holds) => "proof-times-holds",
            (Point::Times, _) => "proof-times-fails",
            (Point::Stamp, Outcome::Holds) => "proof-stamp-holds",
            (Point::Stamp, Outcome::Open) => "proof-stamp-open",
            (Point::Stamp, Outcome::Fails(_)) => "proof-stamp-fails",
        }
    }
}

impl Examination {
    /// What no such file can prove, whatever it holds: ids of messages.
    pub const fn never(&self) -> [&'static str; 3] {
        let time = if self.stamped.is_some() { "proof-never-authority" } else { "proof-never-time" };
        ["proof-never-identity", "proof-never-understood", time]
    }
}

/// In which language something was read: the id of a message.
pub const fn read_in(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "proof-in-french",
        Lang::En => "proof-in-english",
        Lang::Ar => "proof-in-arabic",
    }
}
