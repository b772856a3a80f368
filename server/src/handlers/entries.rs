//! Entries of one log.

use std::collections::BTreeSet;

use axum::extract::{Path, State};
use serde::Deserialize;
use tdu_protocol::{
    Entry, EntryHash, Kind, LogId, Timestamp,
    api::{Appended, MAX_ENTRIES, Page},
    blob::{AppendHolding, Hold, MAX_HOLDS},
    problem::ProblemKind,
    receipt::Receipt,
};

use crate::{
    config::Limits,
    extract::{Caller, Cbor, Params, id},
    problem::{Answer, Problem},
    state::{App, AppState},
    store::{NewEntry, new_entry},
    writer::{Write, WriteError},
};

/// `seq` and hash of an entry.
pub(super) type Spot = (u64, EntryHash);

/// What a page may be asked for.
#[derive(Deserialize)]
pub(crate) struct PageQuery {
    #[serde(default)]
    from: u64,
    limit: Option<usize>,
}

/// `POST /logs/{log}/entries`
pub(crate) async fn append(
    State(app): State<AppState>,
    caller: Caller,
    Path(log): Path<String>,
    Cbor(append): Cbor<AppendHolding>,
) -> Answer<Cbor<Appended>> {
    let log: LogId = id(&log)?;
    let entries = prepared(append.entries, &app.limits)?;
    if entries.iter().any(|new| new.entry.log != log) {
        return Err(Problem::new(ProblemKind::BadRequest).detail("an entry belongs to another log"));
    }
    let holds = held(append.holds, &entries)?;
    let places = places(&entries);
    let may_erase = entries.iter().any(|new| new.entry.kind == Kind::Control);
    match app.writer.write(Write::Append { by: caller.account, entries, holds }).await {
        Ok(at) => {
            if may_erase {
                app.blobs.remove_discarded_now().await;
            }
            Ok(Cbor(receipts_of(&app, log, &places, at)))
        }
        Err(WriteError::Conflict) => {
            if let Some(same) = repeated(&app, &caller, log, &places).await? {
                return Ok(Cbor(same));
            }
            let missing = app.store.page(log, places[0].0, MAX_ENTRIES).await?;
            app.journal.opened(caller.account, &caller.session, [log]);
            Err(Problem::conflict(&missing))
        }
        Err(error) => Err(error.into()),
    }
}

/// `GET /logs/{log}/entries?from=&limit=`
pub(crate) async fn page(
    State(app): State<AppState>,
    caller: Caller,
    Path(log): Path<String>,
    Params(query): Params<PageQuery>,
) -> Answer<Cbor<Page>> {
    let log: LogId = id(&log)?;
    readable(&app, &caller, log).await?;
    let page = app.store.page(log, query.from, limit(query.limit)).await?;
    app.journal.opened(caller.account, &caller.session, [log]);
    Ok(Cbor(page))
}

/// `GET /logs/{log}/receipts/{seq}`
pub(crate) async fn receipt(
    State(app): State<AppState>,
    caller: Caller,
    Path((log, seq)): Path<(String, String)>,
) -> Answer<Cbor<Receipt>> {
    let log: LogId = id(&log)?;
    let seq: u64 = seq.parse().map_err(|_| ProblemKind::NotFound)?;
    readable(&app, &caller, log).await?;
    let place = app.store.places(log, seq, 1).await?.into_iter().find(|place| place.seq == seq);
    let place = place.ok_or(ProblemKind::NotFound)?;
    Ok(Cbor(app.signer.receipt(log, seq, place.hash, place.received)))
}

/// How many entries a page holds when the client asks for `wanted`.
pub(super) fn limit(wanted: Option<usize>) -> usize {
    wanted.unwrap_or(MAX_ENTRIES).clamp(1, MAX_ENTRIES)
}

/// Entries with their digests: a whole number of them, each with its body.
pub(super) fn prepared(entries: Vec<Entry>, limits: &Limits) -> Answer<Vec<NewEntry>> {
    if entries.is_empty() || entries.len() > MAX_ENTRIES {
        return Err(Problem::new(ProblemKind::BadRequest).detail("an append holds 1 to 500 entries"));
    }
    if entries.iter().any(|entry| entry.body().is_none()) {
        return Err(Problem::new(ProblemKind::BadRequest).detail("a new entry has its body"));
    }
    if entries.iter().any(|entry| entry.body().is_some_and(|body| body.len() > limits.entry_bytes)) {
        let most = format!("an entry's body holds at most {} bytes here", limits.entry_bytes);
        return Err(Problem::new(ProblemKind::EntryTooLarge).detail(most));
    }
    Ok(entries.into_iter().map(new_entry).collect())
}

/// Who of these entries holds what: each pair once, and only sealed ones, since an erasure takes both.
fn held(holds: Vec<Hold>, entries: &[NewEntry]) -> Answer<Vec<Hold>> {
    if holds.len() > MAX_HOLDS {
        return Err(Problem::new(ProblemKind::BadRequest).detail("an append holds at most 500 blobs"));
    }
    let each: BTreeSet<Hold> = holds.iter().copied().collect();
    let is_sealed =
        |hold: &Hold| entries.iter().any(|new| new.entry.seq == hold.seq && new.entry.kind == Kind::Sealed);
    if each.len() != holds.len() || !holds.iter().all(is_sealed) {
        return Err(Problem::new(ProblemKind::BadRequest)
            .detail("a blob is held by a sealed entry of the same append, and named once"));
    }
    Ok(holds)
}

/// Where entries want to be.
pub(super) fn places(entries: &[NewEntry]) -> Vec<Spot> {
    entries.iter().map(|new| (new.entry.seq, new.hash)).collect()
}

/// Receipts for entries that arrived at `at`.
pub(super) fn receipts_of(app: &App, log: LogId, places: &[Spot], at: Timestamp) -> Appended {
    let receipts = places.iter().map(|(seq, hash)| app.signer.receipt(log, *seq, *hash, at)).collect();
    Appended { receipts }
}

/// The answer that a client lost: if exactly these entries are there already, their receipts again.
pub(super) async fn repeated(
    app: &App,
    caller: &Caller,
    log: LogId,
    places: &[Spot],
) -> Answer<Option<Appended>> {
    if !app.store.may_read(caller.account, log).await? {
        return Ok(None);
    }
    let stored = app.store.places(log, places[0].0, places.len()).await?;
    let same = stored.len() == places.len()
        && stored.iter().zip(places).all(|(there, (seq, hash))| there.seq == *seq && there.hash == *hash);
    if !same {
        return Ok(None);
    }
    let receipts =
        stored.iter().map(|there| app.signer.receipt(log, there.seq, there.hash, there.received)).collect();
    Ok(Some(Appended { receipts }))
}

pub(super) async fn readable(app: &App, caller: &Caller, log: LogId) -> Answer<()> {
    // A log of others is answered like no log.
    if app.store.may_read(caller.account, log).await? { Ok(()) } else { Err(ProblemKind::NotFound.into()) }
}
