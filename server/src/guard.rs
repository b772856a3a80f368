//! What stands before every route: origin, rates, time, and the log line.

use std::time::{Duration, Instant};

use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderMap, Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use tdu_protocol::problem::ProblemKind;

use crate::{
    extract::Address,
    problem::{Answer, Problem},
    state::AppState,
};

/// Refuses what an other site's page could have a browser send: anything but a read must name our origin.
pub(crate) async fn origin(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let upgrades = request.headers().contains_key(header::UPGRADE);
    if (!reads || upgrades) && !is_ours(&app, request.headers()) {
        return Problem::new(ProblemKind::ForeignOrigin).into_response();
    }
    next.run(request).await
}

fn is_ours(app: &AppState, headers: &HeaderMap) -> bool {
    let mut origins = headers.get_all(header::ORIGIN).iter();
    let ours = origins.next().is_some_and(|origin| origin == app.origin.as_str());
    ours && origins.next().is_none()
}

/// Refuses an address that asks too often.
pub(crate) async fn rate(
    State(app): State<AppState>,
    address: Address,
    request: Request,
    next: Next,
) -> Answer<Response> {
    app.throttles.address.take(address.0, app.now())?;
    Ok(next.run(request).await)
}

/// Gives up on a request that takes too long, such as a body sent drop by drop.
pub(crate) async fn time(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let limit = Duration::from_millis(app.limits.request_ms);
    match tokio::time::timeout(limit, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Problem::new(ProblemKind::Timeout).into_response(),
    }
}

/// One line a request: the route's template, never the path, and nobody's address.
pub(crate) async fn log(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let start = Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let response = next.run(request).await;
    let status = response.status().as_u16();
    let time = start.elapsed();
    let ms = time.as_millis();
    let route = route.as_ref().map(MatchedPath::as_str);
    app.metrics.answered(&method, route.unwrap_or("(web app)"), response.status(), time);
    match route {
        Some(route) if status >= 500 => tracing::warn!(%method, route, status, ms, "answered"),
        Some(route) => tracing::info!(%method, route, status, ms, "answered"),
        None => tracing::debug!(%method, route = "(web app)", status, ms, "answered"),
    }
    response
}
