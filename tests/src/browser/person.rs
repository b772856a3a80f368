//! A person at their own screen: what they open, read and find.

use std::panic::Location;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chromiumoxide::Page;
use chromiumoxide::browser::Browser as Chromium;
use chromiumoxide::cdp::browser_protocol::browser::BrowserContextId;
use chromiumoxide::cdp::browser_protocol::emulation::{
    MediaFeature, SetDeviceMetricsOverrideParams, SetEmulatedMediaParams, SetTouchEmulationEnabledParams,
    SetUserAgentOverrideParams,
};
use chromiumoxide::cdp::browser_protocol::network::OverrideNetworkStateParams;
use chromiumoxide::cdp::browser_protocol::page::{
    GetNavigationHistoryParams, NavigateParams, NavigateToHistoryEntryParams, ReloadParams,
};
use chromiumoxide::cdp::browser_protocol::target::{CreateTargetParams, SetAutoAttachParams};
use chromiumoxide::cdp::browser_protocol::web_authn::{
    self, AddVirtualAuthenticatorParams, AuthenticatorId, AuthenticatorProtocol, AuthenticatorTransport,
    Ctap2Version, GetCredentialsParams, SetUserVerifiedParams, VirtualAuthenticatorOptions,
};
use serde_json::{Value, json};
use tdu_policies::Lang;

use super::complaints::Complaints;
use super::downloads::Downloads;
use super::page::{ask, evaluate};
use super::step::{self, PATIENCE, Step, Trouble};
use super::{Clock, Scheme, Viewport, clock};
use crate::interpreter::Interpreter;
use crate::recorder::Line;

/// What a person comes with.
pub(crate) struct Birth {
    pub(crate) name: String,
    pub(crate) origin: String,
    pub(crate) viewport: Viewport,
    pub(crate) scheme: Scheme,
    pub(crate) clock: Clock,
    pub(crate) interpreter: Option<Arc<Interpreter>>,
    pub(crate) line: Line,
    pub(crate) downloads: Downloads,
    pub(crate) folder: PathBuf,
    /// Where their pictures go, inside `target/browser-run`.
    pub(crate) pictures: PathBuf,
}

/// A made-up person in front of a tab of their own. Each verb waits for what it needs, fails with what was on the
/// screen, and is awaited: `nadia.clicks("Envoyer").await`.
pub struct Person {
    pub(crate) birth: Birth,
    pub(crate) page: Page,
    pub(crate) complaints: Complaints,
    pub(crate) clock: clock::Set,
    authenticator: AuthenticatorId,
    scheme: Mutex<Scheme>,
    /// Who tells them what to look for, when they read another language than the story's.
    pub(crate) interpreter: Mutex<Option<Arc<Interpreter>>>,
    /// Of the window, in CSS pixels.
    width: AtomicU32,
    patience: Mutex<Duration>,
}

impl Person {
    pub(crate) async fn arrive(
        chromium: &Chromium,
        context: BrowserContextId,
        birth: Birth,
    ) -> Result<Self, Trouble> {
        let (width, height) = birth.viewport.size();
        let mut tab = CreateTargetParams::new("about:blank");
        tab.browser_context_id = Some(context.clone());
        tab.new_window = Some(true);
        tab.width = Some(width.into());
        tab.height = Some(height.into());
        let page = chromium.new_page(tab).await?;
        // Otherwise workers wait for a debugger that nobody is, and the service worker never registers.
        let mut attach = SetAutoAttachParams::new(false, false);
        attach.flatten = Some(true);
        page.execute(attach).await?;
        let clock = clock::Set::set(&page, birth.clock).await?;
        let complaints = Complaints::watch(&page).await?;
        let authenticator = give_passkeys(&page).await?;
        birth.downloads.receive(chromium, &context, &birth.folder).await?;

        let phone = birth.viewport == Viewport::Phone;
        page.execute(SetDeviceMetricsOverrideParams::new(
            i64::from(width),
            i64::from(height),
            birth.viewport.density(),
            phone,
        ))
        .await?;
        page.execute(SetTouchEmulationEnabledParams::new(phone)).await?;
        let scheme = Mutex::new(birth.scheme);
        let (width, patience) = (AtomicU32::new(width), Mutex::new(PATIENCE));
        let interpreter = Mutex::new(birth.interpreter.clone());
        let person =
            Self { birth, page, complaints, clock, authenticator, scheme, interpreter, width, patience };
        person.set_media(&[]).await?;
        person
            .set_languages(if person.lang() == Lang::Fr { "fr-FR,fr" } else { person.lang().code() })
            .await?;
        Ok(person)
    }

    /// The name given at arrival.
    pub fn name(&self) -> &str {
        &self.birth.name
    }

    /// The size of their screen.
    pub fn viewport(&self) -> Viewport {
        self.birth.viewport
    }

    /// Their line to the server: cut it in the middle of a message, or see what passed.
    pub fn line(&self) -> &Line {
        &self.birth.line
    }

    /// From now on, each step may take this long (30 s unless said otherwise).
    pub fn has_patience(&self, limit: Duration) {
        *self.patience.lock().expect("no step panics with the lock") = limit;
    }

    /// Opens an address, or a path of the server.
    #[track_caller]
    pub fn opens(&self, address: &str) -> Step<'_> {
        let address = if address.starts_with('/') {
            format!("{}{address}", self.birth.origin)
        } else {
            address.to_owned()
        };
        self.step(&format!("opens {address}"), async move {
            let answer = self.page.execute(NavigateParams::new(address)).await?.result;
            match answer.error_text {
                Some(error) => Err(Trouble::new(format!("the page does not open: {error}"))),
                None => Ok(()),
            }
        })
    }

    /// Loads the page again, as after closing and opening the tab; what lived in memory alone is gone.
    #[track_caller]
    pub fn reloads(&self) -> Step<'_> {
        self.step("reloads the page", async move {
            // The old document must be gone before the next verb looks at the page.
            evaluate(&self.page, "window.beforeReload = true").await?;
            self.page.execute(ReloadParams::default()).await?;
            loop {
                match evaluate(&self.page, "window.beforeReload === true").await {
                    Ok(Value::Bool(false)) => return Ok(()),
                    _ => tokio::task::yield_now().await,
                }
            }
        })
    }

    /// Presses the browser's back button; does nothing when there is nowhere to go back to.
    #[track_caller]
    pub fn goes_back(&self) -> Step<'_> {
        self.step("goes back", async move {
            let history = self.page.execute(GetNavigationHistoryParams::default()).await?.result;
            let previous =
                usize::try_from(history.current_index - 1).ok().and_then(|at| history.entries.get(at));
            if let Some(previous) = previous {
                self.page.execute(NavigateToHistoryEntryParams::new(previous.id)).await?;
            }
            Ok(())
        })
    }

    /// Waits until a text can be read on the page (or in the values of its fields). Spaces, the two apostrophes and
    /// marks of direction are not told apart.
    #[track_caller]
    pub fn sees<'a>(&'a self, text: &'a str) -> Step<'a> {
        self.asks(&format!("sees « {text} »"), "reads", json!({ "says": self.told(text) }))
    }

    /// Waits until a text can be read in the region (row, card, dialog, section) that bears a name or holds a text.
    #[track_caller]
    pub fn sees_in<'a>(&'a self, region: &'a str, text: &'a str) -> Step<'a> {
        self.asks(
            &format!("sees « {text} » in « {region} »"),
            "reads",
            json!({ "says": self.told(text), "inside": self.told(region) }),
        )
    }

    /// Waits until a text can no longer be read anywhere on the page.
    #[track_caller]
    pub fn sees_not<'a>(&'a self, text: &'a str) -> Step<'a> {
        self.asks(&format!("sees no « {text} »"), "reads_not", json!({ "says": self.told(text) }))
    }

    /// Waits for a button or link, without pressing it.
    #[track_caller]
    pub fn finds<'a>(&'a self, name: &'a str) -> Step<'a> {
        self.asks(
            &format!("finds « {name} »"),
            "present",
            json!({ "kind": "press", "name": self.told(name) }),
        )
    }

    /// Waits until no button or link bears a name.
    #[track_caller]
    pub fn finds_no<'a>(&'a self, name: &'a str) -> Step<'a> {
        self.asks(
            &format!("finds no « {name} »"),
            "absent",
            json!({ "kind": "press", "name": self.told(name) }),
        )
    }

    /// Waits for a field.
    #[track_caller]
    pub fn finds_field<'a>(&'a self, label: &'a str) -> Step<'a> {
        self.asks(
            &format!("finds the field « {label} »"),
            "present",
            json!({ "kind": "field", "name": self.told(label) }),
        )
    }

    /// Waits until the address (from the path on) begins with this.
    #[track_caller]
    pub fn is_at<'a>(&'a self, path: &'a str) -> Step<'a> {
        self.asks(&format!("is at {path}"), "at", json!({ "path": path }))
    }

    /// Waits until the keyboard's focus is on what bears this name.
    #[track_caller]
    pub fn has_focus_on<'a>(&'a self, name: &'a str) -> Step<'a> {
        self.asks(&format!("has the focus on « {name} »"), "focused", json!({ "name": self.told(name) }))
    }

    /// The value of a field, or the text of what is so named (an output, a labelled region, a term in a list of terms).
    #[track_caller]
    pub fn reads<'a>(&'a self, label: &'a str) -> Step<'a, String> {
        let arguments = json!({ "name": self.told(label) });
        self.step(&format!("reads « {label} »"), async move { self.ask_text("value", arguments).await })
    }

    /// The first thing on the page (text, values, addresses of links) that a regular expression of JavaScript matches,
    /// or its first group.
    #[track_caller]
    pub fn picks<'a>(&'a self, pattern: &'a str) -> Step<'a, String> {
        self.step(&format!("picks what looks like {pattern}"), async move {
            self.ask_text("match", json!({ "pattern": pattern })).await
        })
    }

    /// All that can be read on the page now.
    #[track_caller]
    pub fn page_text(&self) -> Step<'_, String> {
        self.step("reads the page", async move {
            let whole = self.ask("whole", json!({})).await?;
            Ok(whole["text"].as_str().unwrap_or_default().to_owned())
        })
    }

    /// The value of an expression of JavaScript in the page: for what no verb says (storage, timings).
    #[track_caller]
    pub fn evaluates<'a>(&'a self, expression: &'a str) -> Step<'a, Value> {
        self.step("looks under the page", async move { Ok(evaluate(&self.page, expression).await?) })
    }

    /// Their device asks for another colour scheme from now on.
    #[track_caller]
    pub fn prefers(&self, scheme: Scheme) -> Step<'_> {
        *self.scheme.lock().expect("no step panics with the lock") = scheme;
        self.step(&format!("prefers a {} screen", scheme.word()), self.set_media(&[]))
    }

    /// Their browser asks for these languages (`"ar,fr"`), from the next page on.
    #[track_caller]
    pub fn prefers_languages<'a>(&'a self, languages: &'a str) -> Step<'a> {
        self.step(&format!("prefers the languages {languages}"), self.set_languages(languages))
    }

    /// The width of the window in CSS pixels changes: 320 for the narrowest that must work, or 200 % zoom of 640.
    #[track_caller]
    pub fn narrows_to(&self, width: u32) -> Step<'_> {
        self.step(&format!("narrows the window to {width}"), async move {
            let (height, density) = (i64::from(self.viewport().size().1), self.viewport().density());
            let phone = self.viewport() == Viewport::Phone;
            self.page
                .execute(SetDeviceMetricsOverrideParams::new(i64::from(width), height, density, phone))
                .await?;
            self.width.store(width, Ordering::Relaxed);
            self.ask("is_wide", json!({ "width": width })).await.map(|_| ())
        })
    }

    /// Waits until the page is no wider than the window: nobody has to scroll in two directions.
    #[track_caller]
    pub fn fits_the_window(&self) -> Step<'_> {
        self.step("fits the window", async move {
            self.ask("fits", json!({ "width": self.width() })).await.map(|_| ())
        })
    }

    /// Loses the network: the line is cut, whatever was passing, and the browser knows.
    #[track_caller]
    pub fn goes_offline(&self) -> Step<'_> {
        self.step("loses the network", async move {
            self.birth.line.cut();
            self.page.execute(OverrideNetworkStateParams::new(true, 0.0, -1.0, -1.0)).await?;
            Ok(())
        })
    }

    /// Finds the network again.
    #[track_caller]
    pub fn comes_back_online(&self) -> Step<'_> {
        self.step("finds the network again", async move {
            self.birth.line.mend();
            self.page.execute(OverrideNetworkStateParams::new(false, 0.0, -1.0, -1.0)).await?;
            Ok(())
        })
    }

    /// How many passkeys their device holds.
    #[track_caller]
    pub fn passkeys(&self) -> Step<'_, usize> {
        self.step("counts passkeys", async move {
            let held = self.page.execute(GetCredentialsParams::new(self.authenticator.clone())).await?;
            Ok(held.result.credentials.len())
        })
    }

    /// From now on the device does not recognise its owner when a passkey is asked for. There is no way back: like a real
    /// one, it stays closed after too many refusals.
    #[track_caller]
    pub fn is_refused_by_device(&self) -> Step<'_> {
        self.step("is refused by the device", async move {
            self.page.execute(SetUserVerifiedParams::new(self.authenticator.clone(), false)).await?;
            Ok(())
        })
    }

    /// Complaints of the browser that contain this text are expected and forgiven.
    pub fn forgives(&self, complaint: &str) {
        self.complaints.forgive(complaint);
    }

    /// Closes their tab, after a look at what the browser complained about: nothing, or the test fails.
    #[track_caller]
    pub fn leaves(self) -> Step<'static> {
        let at = Location::caller();
        Box::pin(async move {
            let name = self.birth.name.clone();
            let complaints = self.complaints.settle(&self.page).await;
            let complaints =
                complaints.unwrap_or_else(|trouble| panic!("{at}: {name} cannot leave: {trouble}"));
            self.page
                .clone()
                .close()
                .await
                .unwrap_or_else(|error| panic!("{at}: {name} cannot leave: {error}"));
            assert!(
                complaints.is_empty(),
                "{at}: the browser of {name} complained:\n{}",
                complaints.join("\n")
            );
        })
    }

    pub(crate) fn limit(&self) -> Duration {
        *self.patience.lock().expect("no step panics with the lock")
    }

    pub(crate) fn width(&self) -> u32 {
        self.width.load(Ordering::Relaxed)
    }

    /// The colour scheme that their device asks for now.
    ///
    /// # Panics
    /// When a step panicked while it changed.
    pub fn scheme(&self) -> Scheme {
        *self.scheme.lock().expect("no step panics with the lock")
    }

    #[track_caller]
    pub(crate) fn step<'a, T: 'a>(
        &'a self,
        what: &str,
        work: impl Future<Output = Result<T, Trouble>> + Send + 'a,
    ) -> Step<'a, T> {
        let at = Location::caller();
        Box::pin(step::run(format!("{} {what}", self.birth.name), at, self.limit(), work, self.witness()))
    }

    #[track_caller]
    pub(crate) fn asks<'a>(&'a self, what: &str, verb: &'static str, arguments: Value) -> Step<'a> {
        self.step(what, async move { self.ask(verb, arguments).await.map(|_| ()) })
    }

    pub(crate) async fn ask(&self, verb: &str, arguments: Value) -> Result<Value, Trouble> {
        ask(&self.page, verb, arguments, self.limit()).await
    }

    async fn ask_text(&self, verb: &str, arguments: Value) -> Result<String, Trouble> {
        Ok(self.ask(verb, arguments).await?.as_str().unwrap_or_default().to_owned())
    }

    /// What is on the screen when a step fails.
    async fn witness(&self) -> String {
        let picture = self.picture_of_failure().await;
        let page = match ask(&self.page, "whole", json!({}), Duration::ZERO).await {
            Ok(whole) => format!(
                "{} ({})\n{}",
                whole["url"].as_str().unwrap_or_default(),
                whole["title"].as_str().unwrap_or_default(),
                whole["text"].as_str().unwrap_or_default()
            ),
            Err(trouble) => format!("the page cannot be read: {trouble}"),
        };
        let complaints = self.complaints.all().join("\n");
        format!(
            "--- the page\n{page}\n--- its picture: {picture}\n--- the browser's complaints\n{complaints}"
        )
    }

    pub(crate) async fn set_media(&self, more: &[(&str, &str)]) -> Result<(), Trouble> {
        let always = [("prefers-color-scheme", self.scheme().word()), ("prefers-reduced-motion", "reduce")];
        let features =
            always.iter().chain(more).map(|(name, value)| MediaFeature::new(*name, *value)).collect();
        self.page
            .execute(SetEmulatedMediaParams { media: Some(String::new()), features: Some(features) })
            .await?;
        Ok(())
    }

    async fn set_languages(&self, languages: &str) -> Result<(), Trouble> {
        let mut agent = SetUserAgentOverrideParams::new(self.page.user_agent().await?);
        agent.accept_language = Some(languages.to_owned());
        self.page.execute(agent).await?;
        Ok(())
    }
}

async fn give_passkeys(page: &Page) -> Result<AuthenticatorId, Trouble> {
    page.execute(web_authn::EnableParams::default()).await?;
    let mut options =
        VirtualAuthenticatorOptions::new(AuthenticatorProtocol::Ctap2, AuthenticatorTransport::Internal);
    options.ctap2_version = Some(Ctap2Version::Ctap21);
    options.has_resident_key = Some(true);
    options.has_user_verification = Some(true);
    options.has_prf = Some(true);
    options.is_user_verified = Some(true);
    options.automatic_presence_simulation = Some(true);
    Ok(page.execute(AddVirtualAuthenticatorParams::new(options)).await?.result.authenticator_id)
}
