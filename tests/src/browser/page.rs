//! Questions to a page, answered by the small library in `page.js`.

use std::time::Duration;

use chromiumoxide::Page;
use chromiumoxide::cdp::js_protocol::runtime::EvaluateParams;
use chromiumoxide::error::CdpError;
use serde_json::{Value, json};
use tokio::time::Instant;

use super::step::Trouble;

const LIBRARY: &str = include_str!("page.js");

/// The longest that one question may take: the library that speaks to Chromium gives up after thirty seconds.
const SLICE: Duration = Duration::from_secs(10);

/// Asks one verb of `page.js` until it succeeds or the limit is over. A page that is replaced while it is being asked is
/// asked again.
pub(crate) async fn ask(
    page: &Page,
    verb: &str,
    arguments: Value,
    limit: Duration,
) -> Result<Value, Trouble> {
    let end = Instant::now() + limit;
    loop {
        let left = end.saturating_duration_since(Instant::now());
        let milliseconds = left.min(SLICE).as_millis();
        let question = format!("return await until({milliseconds}, () => VERBS.{verb}({arguments}));");
        let answer = match evaluate(page, &format!("(async () => {{ {LIBRARY}\n{question} }})()")).await {
            Ok(answer) => answer,
            Err(trouble) if trouble.page_was_replaced() && !left.is_zero() => {
                // Nothing to wait on here but the next document, and that is what the next question waits for.
                tokio::task::yield_now().await;
                continue;
            }
            Err(trouble) => return Err(trouble.into()),
        };
        return match answer {
            Value::Object(mut fields) if fields.contains_key("ok") => Ok(fields["ok"].take()),
            Value::Object(_) if left > SLICE => continue,
            Value::Object(fields) => {
                Err(Trouble::new(fields.get("error").and_then(Value::as_str).unwrap_or("no reason given")))
            }
            other => Err(Trouble::new(format!("the page answered {other}"))),
        };
    }
}

/// Evaluates an expression in the page, awaits its promise, returns its value.
pub(crate) async fn evaluate(page: &Page, expression: &str) -> Result<Value, Refusal> {
    let question = EvaluateParams {
        await_promise: Some(true),
        return_by_value: Some(true),
        ..EvaluateParams::new(expression)
    };
    let answer = page.execute(question).await?.result;
    if let Some(exception) = answer.exception_details {
        let thrown = exception.exception.and_then(|object| object.description).unwrap_or(exception.text);
        return Err(Refusal::Thrown(thrown));
    }
    Ok(answer.result.value.unwrap_or(json!(null)))
}

/// Why an evaluation gave nothing.
pub(crate) enum Refusal {
    Protocol(CdpError),
    Thrown(String),
}

impl Refusal {
    fn page_was_replaced(&self) -> bool {
        let Self::Protocol(error) = self else { return false };
        let said = error.to_string();
        [
            "navigated or closed",
            "context was destroyed",
            "Cannot find context",
            "Cannot find default execution",
        ]
        .iter()
        .any(|sign| said.contains(sign))
    }
}

impl From<CdpError> for Refusal {
    fn from(error: CdpError) -> Self {
        Self::Protocol(error)
    }
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Protocol(error) => error.into(),
            Refusal::Thrown(thrown) => Self::new(format!("the page threw: {thrown}")),
        }
    }
}
