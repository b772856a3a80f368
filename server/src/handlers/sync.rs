//! News of all the logs of one account.

use std::collections::BTreeSet;

use axum::extract::State;
use serde::Deserialize;
use tdu_protocol::{LogId, api::Page};

use super::entries::limit;
use crate::{
    extract::{Caller, Cbor, Params},
    problem::Answer,
    state::AppState,
};

/// From where, and how much.
#[derive(Deserialize)]
pub(crate) struct NewsQuery {
    #[serde(default)]
    since: u64,
    limit: Option<usize>,
}

/// `GET /sync?since=&limit=`
pub(crate) async fn news(
    State(app): State<AppState>,
    caller: Caller,
    Params(query): Params<NewsQuery>,
) -> Answer<Cbor<Page>> {
    let page = app.store.news(caller.account, query.since, limit(query.limit)).await?;
    app.journal.opened(caller.account, &caller.session, logs_in(&page));
    Ok(Cbor(page))
}

/// The logs that a page has entries of.
pub(super) fn logs_in(page: &Page) -> BTreeSet<LogId> {
    page.entries.iter().map(|stored| stored.entry.log).collect()
}
