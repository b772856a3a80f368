//! Following the journal's chain: the same for the server's own check, the command on the machine, and a client.

use super::{JournalHead, Row};
use crate::Hash32;

/// What is wrong with a row's place in the chain, or with its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChainBreak {
    /// Rows are not there.
    #[error("rows {from} to {until} are missing")]
    Missing {
        /// The first of them.
        from: u64,
        /// The last of them.
        until: u64,
    },
    /// A row stands where another one should.
    #[error("it stands where row {expected} should")]
    OutOfOrder {
        /// The number that should come here.
        expected: u64,
    },
    /// A hash is not that of the row and of what came before it.
    #[error("it was changed, or a row before it was")]
    Changed,
    /// The rows end elsewhere than the signed head says.
    #[error("the signed end is row {signed}, the last row is {last}: rows were added, changed or taken away")]
    OtherEnd {
        /// Number of the signed end.
        signed: u64,
        /// Number of the last row.
        last: u64,
    },
    /// The head is not signed by a key of this server.
    #[error("the signature at its end is not this server's")]
    NotSigned,
}

/// A place in the journal, and what all rows up to it hash to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chain {
    number: u64,
    hash: Hash32,
}

impl Chain {
    /// Begins after a row that is trusted: 0 and [`super::NOTHING_BEFORE`] for the very first.
    pub const fn after(number: u64, hash: Hash32) -> Self {
        Self { number, hash }
    }

    /// Number of the last row and its hash.
    pub const fn end(&self) -> (u64, Hash32) {
        (self.number, self.hash)
    }

    /// Takes the next row, and goes on from it whatever is wrong with it: one change is told once.
    ///
    /// # Errors
    /// What is wrong with the row's place.
    pub fn follow(&mut self, row: &Row) -> Result<(), ChainBreak> {
        let expected = self.number.saturating_add(1);
        let found = if row.number > expected {
            Err(ChainBreak::Missing { from: expected, until: row.number - 1 })
        } else if row.number < expected {
            Err(ChainBreak::OutOfOrder { expected })
        } else if row.fact.hash(&self.hash, row.number) != row.hash {
            Err(ChainBreak::Changed)
        } else {
            Ok(())
        };
        *self = Self::after(row.number, row.hash);
        found
    }

    /// After the last row: whether the journal ends here, by the word of one of the server's `keys`.
    ///
    /// # Errors
    /// [`ChainBreak::OtherEnd`] or [`ChainBreak::NotSigned`].
    pub fn ends_at(&self, head: &JournalHead, keys: &[Hash32]) -> Result<(), ChainBreak> {
        if (head.number, head.hash) != self.end() {
            return Err(ChainBreak::OtherEnd { signed: head.number, last: self.number });
        }
        let signed = keys.iter().any(|key| head.is_signed_by(key));
        if signed { Ok(()) } else { Err(ChainBreak::NotSigned) }
    }
}

/// Whether these rows follow each other and `before`, the hash of the row before the first: the hash of the last.
///
/// # Errors
/// The number of the first row that does not follow.
pub fn follow(rows: &[Row], before: Hash32) -> Result<Hash32, u64> {
    let first = rows.first().map_or(1, |row| row.number);
    let mut chain = Chain::after(first.saturating_sub(1), before);
    for row in rows {
        chain.follow(row).map_err(|_| row.number)?;
    }
    Ok(chain.hash)
}
