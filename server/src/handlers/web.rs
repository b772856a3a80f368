//! The web app.

use axum::{
    extract::{Request, State},
    response::Response,
};

use crate::state::AppState;

/// Any path that is not of the API.
pub(crate) async fn file(State(app): State<AppState>, request: Request) -> Response {
    app.assets.serve(request.method(), request.uri(), request.headers()).await
}
