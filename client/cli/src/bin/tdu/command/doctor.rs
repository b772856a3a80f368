//! Is everything well, from here to the server?

use std::time::Instant;

use serde::Serialize;
use serde_json::json;
use tdu_cli::{Companion, HttpTransport, NativePlatform, private};
use tdu_core::app::{Command, FailureKind, Phase, Reply};
use tdu_driver::Lost;
use tdu_protocol::{Timestamp, api::ServerInfo, cbor};

use crate::{
    arguments::Doctor,
    output::{Output, bare},
    profile::{Place, Profile},
    texts::{Value, value},
    trouble::{Trouble, passes, sentence_of},
};

/// Beyond this many seconds, times shown are misleading.
const DRIFT: u64 = 60;
/// Beyond this many, invitations expire too early or too late.
const FAR_DRIFT: u64 = 600;

/// How one check ended.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum State {
    Well,
    Look,
    Unwell,
}

/// One check, for people and for scripts.
#[derive(Serialize)]
struct Check {
    name: &'static str,
    state: State,
    sentence: String,
}

struct Checkup<'a> {
    output: &'a Output,
    checks: Vec<Check>,
}

/// `tdu doctor`
pub async fn doctor(output: &Output, place: &Place, wish: Doctor) -> Result<(), Trouble> {
    let known = place.profile()?;
    let profile = Profile::from(&wish.address, known.as_ref())?;
    let mut checkup = Checkup { output, checks: Vec::new() };
    checkup.folder(place);
    let transport = HttpTransport::new(&profile.server, &profile.trust, None)
        .map_err(|error| Trouble::Connect(error.into()))?;
    checkup.tls(&transport).await;
    checkup.server(&transport).await;
    if known.is_some() {
        match place.connect(&profile) {
            Ok(companion) => checkup.client(&companion).await,
            Err(error) => {
                let sentence = Trouble::Connect(error).sentence(&output.texts);
                checkup.add("store", State::Look, sentence);
            }
        }
    } else {
        checkup.note("session", State::Look, "doctor-nobody", &[]);
    }
    checkup.print()
}

impl Checkup<'_> {
    fn add(&mut self, name: &'static str, state: State, sentence: String) {
        self.checks.push(Check { name, state, sentence });
    }

    fn note(&mut self, name: &'static str, state: State, id: &str, values: &[(&'static str, Value)]) {
        let sentence = self.output.say(id, values);
        self.add(name, state, sentence);
    }

    fn folder(&mut self, place: &Place) {
        let folder = value(place.folder.display().to_string());
        let probe = place.folder.join("doctor");
        let tried = private::folder(&place.folder)
            .and_then(|()| private::write(&probe, b"doctor"))
            .and_then(|()| private::remove(&probe));
        match tried {
            Ok(()) => self.note("folder", State::Well, "doctor-folder", &[("folder", folder)]),
            Err(error) => {
                let values = [("folder", folder), ("detail", value(error.to_string()))];
                self.note("folder", State::Unwell, "doctor-folder-bad", &values);
            }
        }
    }

    async fn tls(&mut self, transport: &HttpTransport) {
        match transport.tls().await {
            Ok(report) => {
                let state = if report.post_quantum { State::Well } else { State::Look };
                let values = [("version", value(report.version)), ("exchange", value(report.key_exchange))];
                let id = if report.post_quantum { "doctor-tls" } else { "doctor-tls-classic" };
                self.note("tls", state, id, &values);
            }
            Err(Lost(detail)) => {
                self.note("tls", State::Unwell, "doctor-tls-bad", &[("detail", value(detail))]);
            }
        }
    }

    async fn server(&mut self, transport: &HttpTransport) {
        let before = Instant::now();
        let answer = transport.get("/server").await;
        let travelled = u64::try_from(before.elapsed().as_millis()).unwrap_or(u64::MAX);
        let origin = value(transport.origin());
        let info = match answer {
            Ok(answer) if answer.status == 200 => cbor::from_slice::<ServerInfo>(&answer.body).ok(),
            Ok(_) => None,
            Err(Lost(detail)) => {
                let values = [("server", origin), ("detail", value(detail))];
                return self.note("server", State::Unwell, "doctor-server-bad", &values);
            }
        };
        let Some(info) = info else {
            return self.note("server", State::Unwell, "doctor-server-strange", &[("server", origin)]);
        };
        let milliseconds = u32::try_from(travelled).unwrap_or(u32::MAX);
        let values = [("server", origin), ("milliseconds", milliseconds.into())];
        self.note("server", State::Well, "doctor-server", &values);
        if info.org.is_none() {
            self.note("organisation", State::Look, "doctor-empty", &[]);
        }
        self.clock(info.now, travelled / 2);
        let own = env!("CARGO_PKG_VERSION");
        let (state, id) = if info.version == own {
            (State::Well, "doctor-versions")
        } else {
            (State::Look, "doctor-versions-differ")
        };
        self.note("versions", state, id, &[("own", value(own)), ("server", value(info.version))]);
    }

    fn clock(&mut self, theirs: Timestamp, travelled: u64) {
        let ours = NativePlatform::default().local().at.0;
        let seconds = theirs.0.saturating_add(travelled).abs_diff(ours) / 1_000;
        let state = if seconds <= DRIFT {
            State::Well
        } else if seconds <= FAR_DRIFT {
            State::Look
        } else {
            State::Unwell
        };
        let id = if state == State::Well { "doctor-clock" } else { "doctor-clock-bad" };
        let count = u32::try_from(seconds).unwrap_or(u32::MAX);
        self.note("clock", state, id, &[("count", count.into())]);
    }

    async fn client(&mut self, companion: &Companion) {
        let (bytes, keys) = companion.store().size();
        let kib = u32::try_from(bytes.div_ceil(1024)).unwrap_or(u32::MAX);
        let keys = u32::try_from(keys).unwrap_or(u32::MAX);
        self.note("store", State::Well, "doctor-store", &[("kib", kib.into()), ("count", keys.into())]);
        match companion.ask(Command::Hello).await {
            Ok(Reply::Status(status)) => match status.phase {
                Phase::Open(me) => {
                    self.note("session", State::Well, "doctor-open", &[("name", value(me.name))]);
                    self.history(companion).await;
                }
                Phase::Locked => self.note("session", State::Look, "doctor-locked", &[]),
                Phase::Ended(_) => {
                    let sentence = sentence_of(&bare(FailureKind::AccessEnded), &self.output.texts);
                    self.add("session", State::Unwell, sentence);
                }
                Phase::SignedOut | Phase::Empty => self.note("session", State::Look, "doctor-nobody", &[]),
            },
            Ok(_) => {}
            Err(failure) => {
                let sentence = sentence_of(&failure, &self.output.texts);
                self.add("session", State::Unwell, sentence);
            }
        }
    }

    /// Everything that arrives is verified as it arrives, up to the organisation; a head that moved back is refused.
    async fn history(&mut self, companion: &Companion) {
        if let Err(failure) = companion.settle().await {
            let state = if passes(failure.kind) { State::Look } else { State::Unwell };
            let sentence = sentence_of(&failure, &self.output.texts);
            return self.add("history", state, sentence);
        }
        let Ok(Reply::Status(status)) = companion.ask(Command::Hello).await else { return };
        match status.warning {
            Some(kind) => {
                let sentence = sentence_of(&kind.into(), &self.output.texts);
                self.add("history", State::Unwell, sentence);
            }
            None => self.note("history", State::Well, "doctor-history", &[]),
        }
        let state = if status.waiting == 0 { State::Well } else { State::Look };
        self.note("waiting", state, "waiting", &[("count", status.waiting.into())]);
        self.charter(companion).await;
    }

    /// Whether a charter can be proposed. Whoever is followed holds no rules, and is told nothing of it.
    async fn charter(&mut self, companion: &Companion) {
        let Ok(Reply::Policies(policies)) = companion.ask(Command::Policies).await else { return };
        let missing = self.output.texts.list(&policies.charter_lacks);
        if missing.is_empty() {
            self.note("charter", State::Well, "doctor-charter", &[]);
        } else {
            self.note("charter", State::Look, "doctor-charter-lacks", &[("missing", value(missing))]);
        }
    }

    fn print(self) -> Result<(), Trouble> {
        let unwell = self.checks.iter().filter(|check| check.state == State::Unwell).count();
        if self.output.json {
            self.output.value(&json!({ "well": unwell == 0, "checks": self.checks }));
        } else {
            for check in &self.checks {
                let mark = match check.state {
                    State::Well => "mark-well",
                    State::Look => "mark-look",
                    State::Unwell => "mark-unwell",
                };
                self.output.line(&format!("{}  {}", self.output.say(mark, &[]), check.sentence));
            }
        }
        if unwell == 0 { Ok(()) } else { Err(Trouble::Unwell(unwell)) }
    }
}
