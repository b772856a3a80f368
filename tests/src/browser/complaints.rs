//! What the browser complains about behind a person's back: errors on the console, exceptions, broken policies. Those of
//! workers are heard too: Chromium repeats them to the page.

use std::sync::{Arc, Mutex};

use chromiumoxide::Page;
use chromiumoxide::cdp::browser_protocol::log::{EventEntryAdded, LogEntryLevel, LogEntrySource};
use chromiumoxide::cdp::js_protocol::runtime::{
    ConsoleApiCalledType, EventConsoleApiCalled, EventExceptionThrown, RemoteObject,
};
use futures::FutureExt as _;
use futures::stream::{BoxStream, StreamExt as _, select_all};
use tokio::sync::watch;

use super::page::evaluate;
use super::step::Trouble;

/// Said on the console to know that all that came before was heard.
const FAREWELL: &str = "the person leaves";

enum Said {
    Complaint(String),
    Farewell,
    Else,
}

/// Collects complaints for as long as the page lives.
pub(crate) struct Complaints {
    heard: Arc<Mutex<Vec<String>>>,
    forgiven: Mutex<Vec<String>>,
    farewell: watch::Receiver<bool>,
}

impl Complaints {
    pub(crate) async fn watch(page: &Page) -> Result<Self, Trouble> {
        let console =
            page.event_listener::<EventConsoleApiCalled>().await?.map(|event| on_console(&event)).boxed();
        let thrown =
            page.event_listener::<EventExceptionThrown>().await?.map(|event| on_exception(&event)).boxed();
        let log = page.event_listener::<EventEntryAdded>().await?.map(|event| in_log(&event)).boxed();
        let mut all: futures::stream::SelectAll<BoxStream<'_, Said>> = select_all([console, thrown, log]);

        let heard = Arc::new(Mutex::new(Vec::new()));
        let list = Arc::clone(&heard);
        let (tell, farewell) = watch::channel(false);
        tokio::spawn(async move {
            let mut leaving = false;
            loop {
                // After the farewell, what has come already on the other ways is still taken.
                let next = if leaving { all.next().now_or_never().flatten() } else { all.next().await };
                match next {
                    Some(Said::Complaint(text)) => {
                        list.lock().expect("nobody panics with the list").push(text);
                    }
                    Some(Said::Farewell) => leaving = true,
                    Some(Said::Else) => {}
                    None => break,
                }
            }
            // Whoever waited may be gone.
            let _ = tell.send(true);
        });
        Ok(Self { heard, forgiven: Mutex::default(), farewell })
    }

    pub(crate) fn forgive(&self, complaint: &str) {
        self.forgiven.lock().expect("nobody panics with the list").push(complaint.to_owned());
    }

    /// All that was heard and not forgiven.
    pub(crate) fn all(&self) -> Vec<String> {
        let forgiven = self.forgiven.lock().expect("nobody panics with the list");
        let heard = self.heard.lock().expect("nobody panics with the list");
        heard
            .iter()
            .filter(|complaint| !forgiven.iter().any(|text| complaint.contains(text)))
            .cloned()
            .collect()
    }

    /// As [`Complaints::all`], once everything was heard; the account is closed.
    pub(crate) async fn settle(&self, page: &Page) -> Result<Vec<String>, Trouble> {
        // A task of its own, so that what the page was about to say comes before.
        let farewell =
            format!("new Promise((done) => setTimeout(() => {{ console.debug('{FAREWELL}'); done(); }}))");
        evaluate(page, &farewell).await?;
        let mut heard = self.farewell.clone();
        heard.wait_for(|heard| *heard).await.map_err(|_| Trouble::new("Chromium is gone"))?;
        let all = self.all();
        self.heard.lock().expect("nobody panics with the list").clear();
        Ok(all)
    }
}

impl Drop for Complaints {
    // Whoever forgets to take leave does not escape the account.
    fn drop(&mut self) {
        let left = self.all();
        assert!(left.is_empty() || std::thread::panicking(), "a browser complained:\n{}", left.join("\n"));
    }
}

fn on_console(event: &EventConsoleApiCalled) -> Said {
    let words = event.args.iter().map(spoken).collect::<Vec<_>>().join(" ");
    match event.r#type {
        ConsoleApiCalledType::Debug if words == FAREWELL => Said::Farewell,
        ConsoleApiCalledType::Error | ConsoleApiCalledType::Assert => {
            Said::Complaint(format!("console: {words}"))
        }
        _ => Said::Else,
    }
}

fn on_exception(event: &EventExceptionThrown) -> Said {
    let details = &event.exception_details;
    let what = details.exception.as_ref().map_or_else(|| details.text.clone(), spoken);
    Said::Complaint(format!("exception: {what}"))
}

fn in_log(event: &EventEntryAdded) -> Said {
    let entry = &event.entry;
    // A refusal by the server or a lost network is the application's to tell; tests look at what it says.
    if entry.level != LogEntryLevel::Error || entry.source == LogEntrySource::Network {
        return Said::Else;
    }
    Said::Complaint(format!(
        "{}: {} {}",
        entry.source.as_ref(),
        entry.text,
        entry.url.as_deref().unwrap_or("")
    ))
}

fn spoken(object: &RemoteObject) -> String {
    match (&object.value, &object.description) {
        (Some(serde_json::Value::String(text)), _) => text.clone(),
        (_, Some(description)) => description.clone(),
        (Some(value), _) => value.to_string(),
        _ => "?".to_owned(),
    }
}
