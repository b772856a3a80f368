//! A finger on the screen.

use chromiumoxide::cdp::browser_protocol::input::{
    DispatchTouchEventParams, DispatchTouchEventReturns, DispatchTouchEventType, TouchPoint,
};
use chromiumoxide::types::MethodId;
use chromiumoxide::{Command, Method, Page};
use serde::Serialize;

use super::step::Trouble;

/// Puts a finger down at a place of the window.
pub(crate) async fn down(page: &Page, x: f64, y: f64) -> Result<(), Trouble> {
    let touch =
        DispatchTouchEventParams::new(DispatchTouchEventType::TouchStart, vec![TouchPoint::new(x, y)]);
    page.execute(touch).await?;
    Ok(())
}

/// Lifts it.
pub(crate) async fn up(page: &Page) -> Result<(), Trouble> {
    page.execute(Lift { kind: "touchEnd", points: [] }).await?;
    Ok(())
}

/// `Input.dispatchTouchEvent` with an empty list of points, which the library leaves out and Chromium requires.
#[derive(Debug, Serialize)]
struct Lift {
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(rename = "touchPoints")]
    points: [(); 0],
}

impl Method for Lift {
    fn identifier(&self) -> MethodId {
        DispatchTouchEventParams::IDENTIFIER.into()
    }
}

impl Command for Lift {
    type Response = DispatchTouchEventReturns;
}
