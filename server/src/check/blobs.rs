//! Attachments: the rows against each other, and the bytes against the rows.

use std::collections::BTreeSet;

use futures::TryStreamExt as _;
use sha2::{Digest as _, Sha256};
use tdu_protocol::bytes::encode_text;

use super::{Finding, Kind, Report, Where};
use crate::{
    blobs::{Kept, KeptError},
    store::{BlobName, BlobRow, Evidence},
};

/// Rows alone.
pub(super) async fn examine(evidence: &mut dyn Evidence, report: &mut Report) {
    match evidence.blobs().await {
        Ok(rows) => {
            for row in &rows {
                one(row, report);
            }
            report.blobs = rows.iter().filter(|row| row.received == row.size).count() as u64;
        }
        Err(error) => report.unreadable(Where::Database, &error),
    }
    match evidence.loose_holds().await {
        Ok(holds) => {
            for hold in holds {
                let text = "an entry holds it that is not there, or whose body is gone";
                report.note(Where::Blob(encode_text(&hold.log), encode_text(&hold.blob)), Kind::Blob, text);
            }
        }
        Err(error) => report.unreadable(Where::Database, &error),
    }
}

fn one(row: &BlobRow, report: &mut Report) {
    if row.hash.len() != 32 || row.name.len() != 16 {
        report.note(place(row), Kind::Malformed, "its hash or its name is not as long as it should be");
    }
    if row.size < 1 || row.received < 0 || row.received > row.size {
        report.note(place(row), Kind::Malformed, "its size is not a number that can be");
    } else if row.holds > 0 && row.received < row.size {
        report.note(place(row), Kind::Blob, "an entry holds it, and not all of it ever came");
    }
}

/// Something that is wrong with the bytes of an attachment, unless the attachment is gone by now.
#[derive(Clone, Debug)]
pub struct Suspect {
    /// The name under which its bytes should be.
    pub name: Vec<u8>,
    /// What is wrong.
    pub finding: Finding,
}

/// The bytes of each complete attachment: whether they are there, as many as they should be, and the right ones. `names` is what
/// lies in `kept`, looked at *before* the database: whatever came since then has a row. A server that runs may have removed
/// some since the database was read, so what is missing is only suspected; bytes that belong to nothing are noted at once.
pub async fn examine_bytes(
    evidence: &mut dyn Evidence,
    kept: Option<&Kept>,
    names: BTreeSet<Result<BlobName, String>>,
    report: &mut Report,
) -> Vec<Suspect> {
    let (rows, discarded) = match (evidence.blobs().await, evidence.discarded().await) {
        (Ok(rows), Ok(discarded)) => (rows, discarded),
        (Err(error), _) | (_, Err(error)) => {
            report.unreadable(Where::Database, &error);
            return Vec::new();
        }
    };
    let mut suspects = Vec::new();
    for row in rows.iter().filter(|row| row.received == row.size) {
        if let Err(text) = verify(row, kept).await {
            let finding = Finding { place: place(row), kind: Kind::Blob, text };
            suspects.push(Suspect { name: row.name.clone(), finding });
        }
    }
    let known: BTreeSet<&[u8]> =
        rows.iter().map(|row| row.name.as_slice()).chain(discarded.iter().map(Vec::as_slice)).collect();
    for name in names {
        let stray = match name {
            Ok(name) if known.contains(&name.0[..]) => continue,
            Ok(name) => name.to_string(),
            Err(path) => path,
        };
        report.note(
            Where::Stray(stray),
            Kind::Stray,
            "it belongs to no attachment; nothing is lost without it",
        );
    }
    suspects
}

async fn verify(row: &BlobRow, kept: Option<&Kept>) -> Result<(), String> {
    let gone = || String::from("its bytes are not there");
    let kept = kept.ok_or_else(gone)?;
    let (Ok(name), Ok(size)) = (<[u8; 16]>::try_from(row.name.as_slice()), u64::try_from(row.size)) else {
        // Told with the rows.
        return Ok(());
    };
    let name = BlobName(name);
    let cannot = |error: KeptError| format!("it cannot be read: {error}");
    match kept.size(name).await.map_err(cannot)? {
        None => return Err(gone()),
        Some(found) if found != size => return Err(format!("it has {found} bytes instead of {size}")),
        Some(_) => {}
    }
    let mut bytes = kept.read(name, size, 0..size).await.map_err(cannot)?;
    let mut digest = Sha256::new();
    while let Some(some) = bytes.try_next().await.map_err(cannot)? {
        digest.update(&some);
    }
    if digest.finalize().as_slice() == row.hash {
        Ok(())
    } else {
        Err(String::from("its bytes are not those that came"))
    }
}

fn place(row: &BlobRow) -> Where {
    Where::Blob(encode_text(&row.log), encode_text(&row.hash))
}
