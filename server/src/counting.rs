//! The leader's arithmetic: reports in, half of a total out.

use tdu_protocol::{
    Bytes, Hash32, cbor,
    sign::Signed,
    tally::{BatchReport, CountRequest, Counted, Opening, Statement},
};
use tdu_tally::{Choices, Leading, Nonce, Numbers, Place, Shape, Sums, join};

use crate::store::TallyReport;

/// Why nothing is counted.
pub(crate) enum NotCounted {
    /// Fewer reports than the group.
    TooFew,
    /// Not the reports that are here, or not a helper's answer on them.
    DoesNotFit,
}

/// What a window counts; `None` for what cannot be counted, which no window that was judged has.
fn shape(opening: &Opening) -> Option<Shape> {
    match &opening.reports {
        Some(reports) => Numbers::new(reports.cells).map(Shape::Numbers),
        None => Choices::new(opening.questions, opening.levels).map(Shape::Choices),
    }
}

/// Begins with a report; `None` if it is none.
pub(crate) fn begin(
    opening: &Opening,
    digest: &Hash32,
    key: &[u8; 32],
    report: &TallyReport,
) -> Option<(Leading, Vec<u8>)> {
    let shape = shape(opening)?;
    let signed: Signed<Statement> = cbor::from_slice(&report.statement).ok()?;
    let statement = signed.peek().ok()?;
    let nonce: Nonce = statement.nonce.0.as_slice().try_into().ok()?;
    let place = Place { opening: digest.0, account: report.account.0 };
    Leading::begin(shape, place, key, &nonce, &statement.public.0, &report.leader).ok()
}

/// What the helper receives.
pub(crate) fn batch(
    opening: &Opening,
    digest: &Hash32,
    key: &[u8; 32],
    reports: &[TallyReport],
) -> Vec<BatchReport> {
    let one = |report: &TallyReport| {
        let statement = cbor::from_slice(&report.statement).ok()?;
        let message = begin(opening, digest, key, report).map(|(_, message)| message).unwrap_or_default();
        Some(BatchReport { account: report.account, statement, message: Bytes(message) })
    };
    reports.iter().filter_map(one).collect()
}

/// The sums over the reports that the helper found valid: the number of answers to each question, and the levels where there are
/// enough; of weekly reports this party's half of every sum, of which it learns nothing itself.
pub(crate) fn count(
    opening: &Opening,
    digest: &Hash32,
    key: &[u8; 32],
    reports: &[TallyReport],
    request: &CountRequest,
) -> Result<Counted, NotCounted> {
    let shape = shape(opening).ok_or(NotCounted::DoesNotFit)?;
    let mut sums = Sums::new(shape);
    // Both lists are in the order of accounts: nobody is counted twice.
    let mut reports = reports.iter();
    for (account, answer) in &request.valid {
        let report = reports.find(|report| report.account == *account).ok_or(NotCounted::DoesNotFit)?;
        let (leading, _) = begin(opening, digest, key, report).ok_or(NotCounted::DoesNotFit)?;
        sums.add(&leading.end(&answer.0).map_err(|_| NotCounted::DoesNotFit)?);
    }
    if sums.reports() < u64::from(opening.group) {
        return Err(NotCounted::TooFew);
    }
    if opening.reports.is_some() {
        return match request.answered.0.as_slice() {
            [] => Ok(Counted { answered: Bytes(Vec::new()), levels: vec![Some(Bytes(sums.numbers()))] }),
            _ => Err(NotCounted::DoesNotFit),
        };
    }
    let answered = sums.answered();
    let people = join(&answered, &request.answered.0, sums.reports()).map_err(|_| NotCounted::DoesNotFit)?;
    let levels = people.iter().enumerate().map(|(question, people)| {
        (*people >= u64::from(opening.group)).then(|| Bytes(sums.levels(question)))
    });
    Ok(Counted { levels: levels.collect(), answered: Bytes(answered) })
}
