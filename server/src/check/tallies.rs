//! Totals of check-ins and of weekly reports: what opened each window, and the reports that lie there until they are counted.
//!
//! What is in a share cannot be examined: it is as good as random. Whether the leader can begin with it can.

use sha2::{Digest as _, Sha256};
use tdu_protocol::{
    AccountId, Hash32, LogState, Role,
    bytes::encode_text,
    cbor,
    sign::Signed,
    tally::{self, MAX_REPORT, Opening, REPORT_WINDOWS, Statement},
};

use super::{Kind, Report, Where};
use crate::{
    counting,
    store::{Evidence, TallyReport, TallyReportRow, TallyRow},
};

/// Reports at a time; one has [`MAX_REPORT`] bytes at most.
const PAGE: i64 = 32;

/// `directory` is what its entries make of the log whose workers are counted; without it, only what needs no signature is examined.
pub(super) async fn examine(evidence: &mut dyn Evidence, directory: Option<&LogState>, report: &mut Report) {
    let rows = match evidence.tallies().await {
        Ok(rows) => rows,
        Err(error) => {
            report.unreadable(Where::Database, &error);
            return;
        }
    };
    report.tallies = rows.len() as u64;
    for (at, row) in rows.iter().enumerate() {
        let window = Window { row, directory, opened: opened(row) };
        window.examine(report);
        let former = at
            .checked_sub(1)
            .and_then(|at| rows.get(at))
            .filter(|former| former.log == row.log && is_of_reports(former) == is_of_reports(row));
        if let (Some(former), Some((_, opening))) = (former, &window.opened)
            && u64::try_from(former.closes).is_ok_and(|closes| opening.opens().0 < closes)
        {
            report.note(place(row), Kind::Tally, "it begins before the window before it has ended");
        }
        window.examine_reports(evidence, report).await;
    }
    match evidence.loose_reports().await {
        Ok(loose) => {
            for row in loose {
                let place = Where::TallyReport(encode_text(&row.log), row.first, encode_text(&row.account));
                report.note(place, Kind::Tally, "it is a report for a window that is not there");
            }
        }
        Err(error) => report.unreadable(Where::Database, &error),
    }
}

fn place(row: &TallyRow) -> Where {
    Where::Tally(encode_text(&row.log), row.first)
}

/// Weekly reports are counted beside check-ins, in weeks of their own.
fn is_of_reports(row: &TallyRow) -> bool {
    row.first >= i64::from(REPORT_WINDOWS)
}

/// What opened a window, with its digest; `None` if it cannot be read.
fn opened(row: &TallyRow) -> Option<(Signed<Opening>, Opening)> {
    let signed: Signed<Opening> = cbor::from_slice(&row.opening).ok()?;
    let opening = signed.peek().ok()?;
    Some((signed, opening))
}

struct Window<'a> {
    row: &'a TallyRow,
    directory: Option<&'a LogState>,
    opened: Option<(Signed<Opening>, Opening)>,
}

impl Window<'_> {
    fn examine(&self, report: &mut Report) {
        let row = self.row;
        let mut note = |kind, text: &str| report.note(place(row), kind, text);
        let is_over = row.over.is_some();
        if row.log.len() != 16
            || row.counted.as_ref().is_some_and(|digest| digest.len() != 32)
            || !matches!((row.secret.len(), is_over), (32, false) | (0, true))
        {
            let text = "its log, its secret or the digest of what was counted is not as long as it should be";
            note(Kind::Malformed, text);
        }
        let Some((signed, opening)) = &self.opened else {
            note(Kind::Malformed, "what opened it cannot be read");
            return;
        };
        let said = (
            opening.log.0.to_vec(),
            i64::from(opening.number()),
            u64::try_from(row.closes),
            u64::try_from(row.forgotten),
        );
        if said != (row.log.clone(), row.first, Ok(opening.closes().0), Ok(opening.forgotten().0)) {
            note(Kind::Tally, "its log, its weeks or its end are not those that were signed");
        }
        if let Some(Err(refused)) = self.directory.map(|directory| tally::judge(signed, directory)) {
            note(Kind::Tally, &format!("what opened it does not hold: {refused}"));
        }
    }

    async fn examine_reports(&self, evidence: &mut dyn Evidence, report: &mut Report) {
        let mut after = Vec::new();
        loop {
            let rows = match evidence.tally_reports(&self.row.log, self.row.first, &after, PAGE).await {
                Ok(rows) => rows,
                Err(error) => {
                    report.unreadable(place(self.row), &error);
                    return;
                }
            };
            let Some(last) = rows.last() else { return };
            after.clone_from(&last.account);
            for row in rows {
                report.tally_reports += 1;
                let place =
                    Where::TallyReport(encode_text(&self.row.log), self.row.first, encode_text(&row.account));
                if let Some((kind, text)) = self.wrong_with(row) {
                    report.note(place, kind, text);
                }
            }
        }
    }

    fn wrong_with(&self, row: TallyReportRow) -> Option<(Kind, &'static str)> {
        let Ok(account) = <[u8; 16]>::try_from(row.account.as_slice()).map(AccountId) else {
            return Some((Kind::Malformed, "its account's id is not 16 bytes long"));
        };
        if self.row.over.is_some() {
            return Some((Kind::Tally, "its window is over, and it is still there"));
        }
        if row.statement.len() + row.leader.len() > MAX_REPORT {
            return Some((Kind::Malformed, "it is longer than a report may be"));
        }
        let Ok(signed) = cbor::from_slice::<Signed<Statement>>(&row.statement) else {
            return Some((Kind::Malformed, "what its account signed cannot be read"));
        };
        let Ok(statement) = signed.peek() else {
            return Some((Kind::Malformed, "what its account signed cannot be read"));
        };
        if statement.leader != Hash32(Sha256::digest(&row.leader).into()) {
            return Some((Kind::Tally, "its share is not the one that its account signed for"));
        }
        // What is wrong with the window itself was said.
        let (opening_signed, opening) = self.opened.as_ref()?;
        let digest = opening_signed.digest();
        if statement.opening != digest {
            return Some((Kind::Tally, "its account signed it for another window"));
        }
        if let Some(directory) = self.directory {
            let worker = directory.member_at(account, opening.at);
            let Some(worker) = worker.filter(|member| member.certificate.role == Role::Worker) else {
                return Some((Kind::Tally, "its account was no worker when the window was opened"));
            };
            if signed.verify(&worker.certificate.signing).is_err() {
                return Some((Kind::Tally, "its account's signature does not hold"));
            }
        }
        let secret = <[u8; 32]>::try_from(self.row.secret.as_slice()).ok()?;
        let TallyReportRow { statement, leader, .. } = row;
        let kept = TallyReport { account, statement, leader };
        counting::begin(opening, &digest, &secret, &kept)
            .is_none()
            .then_some((Kind::Tally, "its share cannot be counted"))
    }
}
