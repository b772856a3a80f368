//! Files that a person saves from the page.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use chromiumoxide::browser::Browser as Chromium;
use chromiumoxide::cdp::browser_protocol::browser::{
    BrowserContextId, DownloadProgressState, EventDownloadProgress, EventDownloadWillBegin,
    SetDownloadBehaviorBehavior, SetDownloadBehaviorParams,
};
use chromiumoxide::cdp::browser_protocol::dom::SetFileInputFilesParams;
use futures::StreamExt as _;
use serde_json::json;
use tokio::sync::watch;

use super::person::Person;
use super::step::{Step, Trouble};

/// A file that a person saved.
#[derive(Debug)]
pub struct Download {
    /// The name that the page proposed.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Which downloads have begun (under which name) and ended, in the whole browser.
#[derive(Clone)]
pub(crate) struct Downloads {
    names: watch::Receiver<HashMap<String, String>>,
    /// Identifiers of those that ended, oldest first; `false` for those that were broken off.
    ended: watch::Receiver<Vec<(String, bool)>>,
}

impl Downloads {
    pub(crate) async fn watch(chromium: &Chromium) -> Result<Self, Trouble> {
        let (name, names) = watch::channel(HashMap::new());
        let mut begun = chromium.event_listener::<EventDownloadWillBegin>().await?;
        tokio::spawn(async move {
            while let Some(event) = begun.next().await {
                name.send_modify(|known| {
                    known.insert(event.guid.clone(), event.suggested_filename.clone());
                });
            }
        });
        let mut progress = chromium.event_listener::<EventDownloadProgress>().await?;
        let (tell, ended) = watch::channel(Vec::new());
        tokio::spawn(async move {
            while let Some(event) = progress.next().await {
                let complete = event.state == DownloadProgressState::Completed;
                if complete || event.state == DownloadProgressState::Canceled {
                    tell.send_modify(|list| list.push((event.guid.clone(), complete)));
                }
            }
        });
        Ok(Self { names, ended })
    }

    /// Sends what a context downloads into a folder, each file under its identifier.
    pub(crate) async fn receive(
        &self,
        chromium: &Chromium,
        context: &BrowserContextId,
        folder: &Path,
    ) -> Result<(), Trouble> {
        let mut behaviour = SetDownloadBehaviorParams::new(SetDownloadBehaviorBehavior::AllowAndName);
        behaviour.browser_context_id = Some(context.clone());
        behaviour.download_path = Some(folder.display().to_string());
        behaviour.events_enabled = Some(true);
        chromium.execute(behaviour).await?;
        Ok(())
    }

    /// Waits for the next file of this folder to end, after the `seen` first ones of the browser.
    async fn next_in(&mut self, folder: &Path, seen: usize) -> Result<(String, PathBuf), Trouble> {
        let gone = |_| Trouble::new("Chromium is gone");
        let found = {
            let ended = self.ended.wait_for(|list| of_folder(list, folder, seen).is_some()).await;
            of_folder(&ended.map_err(gone)?, folder, seen)
        };
        let (id, complete) = found.ok_or_else(|| Trouble::new("the download is gone"))?;
        if !complete {
            return Err(Trouble::new("the download was broken off"));
        }
        // Two streams of events: a small file may end in one before it began in the other.
        let names = self.names.wait_for(|names| names.contains_key(&id)).await.map_err(gone)?;
        let name = names.get(&id).cloned().unwrap_or_default();
        Ok((name, folder.join(id)))
    }
}

fn of_folder(list: &[(String, bool)], folder: &Path, seen: usize) -> Option<(String, bool)> {
    list.iter().skip(seen).find(|(id, complete)| !complete || folder.join(id).exists()).cloned()
}

impl Person {
    /// Chooses this file in the page's field for files, as the browser's own window would.
    #[track_caller]
    pub fn gives_file<'a>(&'a self, file: &'a Path) -> Step<'a> {
        self.step(&format!("chooses the file {}", file.display()), async move {
            let field = self.page.find_element("input[type=file]").await?;
            let mut give = SetFileInputFilesParams::new(vec![file.display().to_string()]);
            give.backend_node_id = Some(field.backend_node_id);
            self.page.execute(give).await?;
            Ok(())
        })
    }

    /// Presses the button or link that saves a file, waits until it is saved, and gives it.
    #[track_caller]
    pub fn downloads<'a>(&'a self, button: &'a str) -> Step<'a, Download> {
        let name = json!({ "name": self.told(button) });
        self.step(&format!("saves the file behind « {button} »"), async move {
            let mut downloads = self.birth.downloads.clone();
            let seen = downloads.ended.borrow().len();
            let spot = self.ask("press", name).await?;
            self.press_at(&spot).await?;
            let next = downloads.next_in(&self.birth.folder, seen);
            let saved = tokio::time::timeout(self.limit(), next).await;
            let (name, path) = saved.map_err(|_| Trouble::new("no file came"))??;
            Ok(Download { name, bytes: std::fs::read(path)? })
        })
    }
}
