//! Files that people keep: PDFs, made and looked into, and spreadsheets, by a worker of their own. Its program and its fonts are
//! fetched when somebody asks for such a file, and are gone from memory with the answer.

use futures::channel::oneshot;
use js_sys::{Array, JsString, Uint8Array};
use tdu_core::{
    app::{Failure, FailureKind, NewStamp},
    proof::Examination,
    table::{Format, Table},
};
use tdu_policies::CharterText;
use tdu_protocol::Timestamp;
use tdu_web_engine::channel::encode;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

use crate::dom;

/// How a PDF begins.
pub const PDF: &[u8] = b"%PDF";

/// What is inside a PDF.
pub struct Inside {
    /// The proof attached to it.
    pub proof: Vec<u8>,
    /// Whether the PDF is byte for byte the one that the program makes of that proof.
    pub as_made: bool,
}

/// The PDF of a charter's proof.
///
/// # Errors
/// [`FailureKind::NoPaper`] when the worker or its files do not come, or no PDF can be made of it.
pub async fn charter(proof: &[u8]) -> Result<Vec<u8>, Failure> {
    let made = ask("charter", proof).await?;
    bytes(&made.get(0)).ok_or_else(|| no_paper("the worker gives no PDF"))
}

/// The PDF of a charter to sign with a pen: the text that is read, the French one, and the moment, written down in the order of
/// `tdu_paper::Blank`, for the encoding has no names.
///
/// # Errors
/// [`FailureKind::NoPaper`] as [`charter`].
pub async fn blank(text: &CharterText, reference: &CharterText, made: Timestamp) -> Result<Vec<u8>, Failure> {
    let question = encode(&(text, reference, made)).map_err(|error| no_paper(&error.to_string()))?;
    let made = ask("blank", &question).await?;
    bytes(&made.get(0)).ok_or_else(|| no_paper("the worker gives no PDF"))
}

/// What is inside a PDF; `None` if there is no proof in it.
///
/// # Errors
/// [`FailureKind::NoPaper`] when the worker or its files do not come.
pub async fn inside(pdf: &[u8]) -> Result<Option<Inside>, Failure> {
    let found = ask("inside", pdf).await?;
    Ok(bytes(&found.get(0)).map(|proof| Inside { proof, as_made: found.get(1).is_truthy() }))
}

/// A table as a file. Text for spreadsheets needs no worker, and so no network.
///
/// # Errors
/// [`FailureKind::NoPaper`] when the worker or its files do not come, or no such file can be made of it.
pub async fn table(table: &Table, format: Format) -> Result<Vec<u8>, Failure> {
    let what = match format {
        Format::Csv => return Ok(table.csv().into_bytes()),
        Format::Ods => "ods",
        Format::Pdf => "pages",
    };
    let question = encode(table).map_err(|error| no_paper(&error.to_string()))?;
    let made = ask(what, &question).await?;
    bytes(&made.get(0)).ok_or_else(|| no_paper("the worker gives no file"))
}

/// All that a proof proves, its time stamp included; `None` if it is none.
///
/// # Errors
/// [`FailureKind::NoPaper`] when the worker or its files do not come.
pub async fn examine(proof: &[u8]) -> Result<Option<Examination>, Failure> {
    let found = ask("examine", proof).await?;
    Ok(bytes(&found.get(0)).and_then(|found| serde_json::from_slice(&found).ok()))
}

/// Whether a time stamp that an authority gave holds.
///
/// # Errors
/// [`FailureKind::NoPaper`] when the worker or its files do not come.
pub async fn stamp_holds(stamp: &NewStamp) -> Result<bool, Failure> {
    let asked =
        serde_json::to_vec(stamp).map_err(|error| Failure::because(FailureKind::Unexpected, error))?;
    Ok(ask("stamp", &asked).await?.get(0).is_truthy())
}

fn no_paper(reason: &str) -> Failure {
    Failure::because(FailureKind::NoPaper, reason)
}

fn bytes(value: &JsValue) -> Option<Vec<u8>> {
    value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec)
}

/// Asks a worker made for this question.
async fn ask(what: &str, question: &[u8]) -> Result<Array, Failure> {
    let url = dom::meta("tdu-paper").ok_or_else(|| no_paper("the page does not say where its paper is"))?;
    let options = web_sys::WorkerOptions::new();
    options.set_type(web_sys::WorkerType::Module);
    let worker = web_sys::Worker::new_with_options(&url, &options)
        .map_err(|_| no_paper("the browser starts no worker"))?;
    let (sender, answer) = oneshot::channel::<JsValue>();
    let heard = Closure::once(move |event: web_sys::Event| {
        let said =
            event.dyn_ref::<web_sys::MessageEvent>().map_or(JsValue::NULL, web_sys::MessageEvent::data);
        // Whoever asked may have left the page.
        let _ = sender.send(said);
    });
    // Either it answers, or it stopped before it could.
    worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    worker.set_onerror(Some(heard.as_ref().unchecked_ref()));
    let buffer = Uint8Array::from(question).buffer();
    let message = Array::of2(&what.into(), &buffer);
    let sent = worker.post_message_with_transfer(&message, &Array::of1(&buffer));
    let said = if sent.is_ok() { answer.await.unwrap_or(JsValue::NULL) } else { JsValue::NULL };
    worker.terminate();
    said.dyn_into::<Array>().map_err(|said| {
        let reason =
            said.dyn_into::<JsString>().map_or_else(|_| "the worker stopped".to_owned(), String::from);
        no_paper(&reason)
    })
}
