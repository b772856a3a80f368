//! Every route, on one page.

use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware::{from_fn, from_fn_with_state},
    routing::{delete, get, post, put},
};
use tdu_protocol::{api::BASE, blob::PART};

use crate::{
    conditional, guard,
    handlers::{
        blobs, entries, invitations, journal, logs, openers, organisation, passkeys, server, sessions,
        stream, sync, tallies, time_stamps, web,
    },
    headers,
    state::AppState,
};

/// The whole server, as a service that can be driven without a port.
pub fn app(app: AppState) -> Router {
    let appends = Router::new()
        .route("/organisation", post(organisation::found))
        .route("/logs", post(logs::open).get(logs::list))
        .route("/logs/{log}/entries", post(entries::append).get(entries::page))
        .route("/logs/{log}/tallies/{first}/count", post(tallies::count))
        .layer(DefaultBodyLimit::max(app.limits.append_bytes));
    let parts = Router::new()
        .route("/logs/{log}/blobs/{hash}", put(blobs::receive).get(blobs::read))
        .layer(DefaultBodyLimit::max(PART));
    let api = Router::new()
        .route("/server", get(server::info))
        .route("/sessions/opener", post(sessions::by_opener))
        .route("/sessions/passkey/start", post(sessions::passkey_start))
        .route("/sessions/passkey/finish", post(sessions::passkey_finish))
        .route("/sessions/current", get(sessions::current).delete(sessions::end))
        .route("/vault", put(openers::change_vault))
        .route("/openers", get(openers::list))
        .route("/passkeys/start", post(passkeys::start))
        .route("/passkeys/finish", post(passkeys::finish))
        .route("/logs/{log}/receipts/{seq}", get(entries::receipt))
        .route("/logs/{log}/blobs", post(blobs::offer))
        .route("/logs/{log}/tallies", post(tallies::open).get(tallies::list))
        .route("/logs/{log}/tallies/{first}", delete(tallies::forget))
        .route("/logs/{log}/tallies/{first}/report", put(tallies::report))
        .route("/logs/{log}/tallies/{first}/batch", get(tallies::batch))
        .route("/sync", get(sync::news))
        .route("/stream", get(stream::listen))
        .route("/invitations/{id}", put(invitations::offer).delete(invitations::cancel))
        .route("/invitations/{id}/open", post(invitations::open))
        .route("/invitations/{id}/join", post(invitations::join))
        .route("/time-stamps", post(time_stamps::ask))
        .route("/journal", get(journal::page))
        .layer(DefaultBodyLimit::max(app.limits.body_bytes))
        .merge(appends)
        .layer(from_fn(conditional::answer))
        .merge(parts)
        .fallback(server::not_found)
        .method_not_allowed_fallback(server::method_not_allowed);
    Router::new()
        .nest(BASE, api)
        .route("/healthz", get(server::healthy))
        .route("/readyz", get(server::ready))
        .fallback(web::file)
        .method_not_allowed_fallback(server::method_not_allowed)
        // The last is the first that a request meets.
        .layer(from_fn_with_state(app.clone(), guard::time))
        .layer(from_fn_with_state(app.clone(), guard::origin))
        .layer(from_fn_with_state(app.clone(), guard::rate))
        .layer(from_fn_with_state(app.clone(), guard::log))
        .layer(from_fn(headers::add))
        .with_state(app)
}
