//! Going through screens and looking at each as a whole.

use chromiumoxide::cdp::browser_protocol::emulation::{
    SetDeviceMetricsOverrideParams, SetEmulatedMediaParams,
};
use serde_json::json;

use super::Viewport;
use super::page::evaluate;
use super::person::Person;
use super::step::{Step, Trouble};

impl Person {
    /// Waits until the app has started, or has decided to show nothing.
    #[track_caller]
    pub fn sees_the_app_start(&self) -> Step<'_> {
        self.asks("sees the app start", "started", json!({}))
    }

    /// Follows an address inside the app, as a link on the page would, and waits until the page is whole and its heading
    /// has the keyboard's place.
    #[track_caller]
    pub fn follows<'a>(&'a self, path: &'a str) -> Step<'a> {
        self.step(&format!("follows {path}"), async move {
            let link = format!(
                "(() => {{ const link = document.createElement('a'); link.href = {};
                document.body.append(link); link.click(); link.remove(); }})()",
                json!(path)
            );
            evaluate(&self.page, &link).await?;
            self.ask("arrived", json!({ "path": path })).await.map(|_| ())
        })
    }

    /// Waits until the page of an address is whole and its heading has the keyboard's place.
    #[track_caller]
    pub fn arrives_at<'a>(&'a self, path: &'a str) -> Step<'a> {
        self.asks(&format!("arrives at {path}"), "arrived", json!({ "path": path }))
    }

    /// Waits until a dialog is open and whole, with the keyboard's place in it.
    #[track_caller]
    pub fn sees_dialog(&self) -> Step<'_> {
        self.asks("sees a dialog", "dialog", json!({}))
    }

    /// Closes the dialog by its own button; the keyboard's place goes back into the page.
    #[track_caller]
    pub fn closes_dialog(&self) -> Step<'_> {
        self.step("closes the dialog", async move {
            // Its words may be those of a button behind it.
            evaluate(&self.page, "document.querySelector('dialog[open] .dialog-head button').click()")
                .await?;
            self.ask("no_dialog", json!({})).await.map(|_| ())
        })
    }

    /// Waits until the page is in a language (`"ar"`).
    #[track_caller]
    pub fn reads_in<'a>(&'a self, lang: &'a str) -> Step<'a> {
        self.asks(&format!("reads in {lang}"), "lang", json!({ "lang": lang }))
    }

    /// The window becomes as tall as what is in it, so that nothing is below its edge or under what sticks to it; until
    /// [`Person::narrows_to`].
    #[track_caller]
    pub fn unrolls_the_window(&self) -> Step<'_> {
        self.step("unrolls the window", async move {
            let whole = evaluate(
                &self.page,
                "(() => {
                    const dialog = document.querySelector('dialog[open]');
                    return Math.max(innerHeight, dialog ? dialog.scrollHeight + 96 : document.documentElement.scrollHeight);
                })()",
            );
            let height = whole.await?.as_i64().ok_or_else(|| Trouble::new("the page has no height"))?;
            let phone = self.viewport() == Viewport::Phone;
            let (width, density) = (i64::from(self.width()), self.viewport().density());
            self.page.execute(SetDeviceMetricsOverrideParams::new(width, height, density, phone)).await?;
            Ok(())
        })
    }

    /// What makes the page wider than the window, as it stands: nothing, or a sentence.
    #[track_caller]
    pub fn sticks_out(&self) -> Step<'_, Option<String>> {
        self.step("looks for what sticks out", async move {
            let asked = self.ask("sticking_out", json!({ "width": self.width() })).await?;
            Ok(asked.as_str().map(str::to_owned))
        })
    }

    /// Their device asks for strong contrast and forced colours.
    #[track_caller]
    pub fn needs_contrast(&self) -> Step<'_> {
        let wishes = &[("forced-colors", "active"), ("prefers-contrast", "more")];
        self.step("needs contrast", self.set_media(wishes))
    }

    /// Sees the page as it would be on paper, until [`Person::prefers`].
    #[track_caller]
    pub fn sees_it_on_paper(&self) -> Step<'_> {
        self.step("sees the page on paper", async move {
            let paper =
                SetEmulatedMediaParams { media: Some("print".to_owned()), features: Some(Vec::new()) };
            self.page.execute(paper).await?;
            Ok(())
        })
    }
}
