//! The server itself.

use axum::extract::State;
use tdu_protocol::{api::ServerInfo, problem::ProblemKind};

use crate::{
    extract::Cbor,
    problem::{Answer, Problem},
    state::AppState,
};

/// `GET /server`
pub(crate) async fn info(State(app): State<AppState>) -> Answer<Cbor<ServerInfo>> {
    let organisation = app.ledger.organisation().await?;
    Ok(Cbor(ServerInfo {
        version: String::from(env!("CARGO_PKG_VERSION")),
        now: app.now(),
        org: organisation.map(|organisation| organisation.org),
        receipt_key: app.receipt_public_key(),
    }))
}

/// `GET /healthz`: the process answers.
pub(crate) async fn healthy() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: the database answers and can write, and the server is not stopping.
pub(crate) async fn ready(State(app): State<AppState>) -> Answer<&'static str> {
    match app.ready().await {
        Ok(()) => Ok("ok\n"),
        Err(reason) => Err(Problem::new(ProblemKind::Unavailable).detail(reason.to_string()).retry_after(5)),
    }
}

/// Nothing there.
pub(crate) async fn not_found() -> Problem {
    ProblemKind::NotFound.into()
}

/// There, and not like this.
pub(crate) async fn method_not_allowed() -> Problem {
    ProblemKind::MethodNotAllowed.into()
}
