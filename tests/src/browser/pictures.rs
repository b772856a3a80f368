//! Pictures of the screen, for the README and for those who read a failure.

use std::path::PathBuf;

use chromiumoxide::cdp::browser_protocol::page::{CaptureScreenshotFormat, CaptureScreenshotParams};
use serde_json::json;

use super::person::Person;
use super::step::{Step, Trouble};
use crate::places;

impl Person {
    /// Keeps a picture as `<name>-<width>-<lang>-<scheme>.png` in the browser's folder of pictures, once nothing moves any
    /// more, from its top, and refuses a page that is wider than the window.
    #[track_caller]
    pub fn takes_picture<'a>(&'a self, name: &'a str) -> Step<'a, PathBuf> {
        self.step(&format!("takes the picture {name}"), async move {
            let width = self.width();
            let page = self.ask("still", json!({ "width": width, "top": true })).await?;
            let overflow = page["overflow"].as_i64().unwrap_or(0);
            if overflow > 0 {
                return Err(Trouble::new(format!("the page is {overflow} pixels wider than the window")));
            }
            let lang = page["lang"].as_str().filter(|lang| !lang.is_empty()).unwrap_or("und");
            let scheme = self.scheme().word();
            self.picture(&format!("{name}-{width}-{lang}-{scheme}.png")).await
        })
    }

    /// As [`Person::takes_picture`], in the folder `screens`, and of whatever width the page is.
    #[track_caller]
    pub fn keeps_screen<'a>(&'a self, name: &'a str) -> Step<'a, PathBuf> {
        self.step(&format!("keeps the screen {name}"), async move {
            let width = self.width();
            let page = self.ask("still", json!({ "width": width, "top": true })).await?;
            let lang = page["lang"].as_str().filter(|lang| !lang.is_empty()).unwrap_or("und");
            let scheme = self.scheme().word();
            self.picture(&format!("screens/{name}-{width}-{lang}-{scheme}.png")).await
        })
    }

    /// A picture of what a failed step saw; says why when there is none.
    pub(crate) async fn picture_of_failure(&self) -> String {
        match self.picture(&format!("failure-{}.png", self.name())).await {
            Ok(path) => path.display().to_string(),
            Err(trouble) => format!("none: {trouble}"),
        }
    }

    async fn picture(&self, file: &str) -> Result<PathBuf, Trouble> {
        let question = CaptureScreenshotParams {
            format: Some(CaptureScreenshotFormat::Png),
            ..CaptureScreenshotParams::default()
        };
        let png = self.page.execute(question).await?.result.data;
        let png = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, &png)
            .map_err(|error| Trouble::new(format!("the picture cannot be read: {error}")))?;
        let path = places::browser_run().join(&self.birth.pictures).join(file);
        std::fs::create_dir_all(path.parent().unwrap_or(&path))?;
        std::fs::write(&path, png)?;
        Ok(path)
    }
}
