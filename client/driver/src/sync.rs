//! Receiving and sending, now and in the background.

use std::rc::Rc;

use futures::{FutureExt, StreamExt, pin_mut, select};
use tdu_core::{
    app::{Failure, FailureKind},
    client::{GivenUp, Outgoing},
};
use tdu_protocol::{
    Kind, LogId,
    api::{Appended, Logs, NewLog, Page, StreamMessage},
    blob::AppendHolding,
    cbor,
    problem::ProblemKind,
};

use crate::{
    app::App,
    http::{Pages, Refused},
    ports::{Platform, Store, StreamEvent, Transport},
};

/// Milliseconds to wait before trying the server again: twice as long each time, at most a minute.
const FIRST_PAUSE: u32 = 1_000;
const LONGEST_PAUSE: u32 = 60_000;
/// Milliseconds after which a quiet stream is no reason not to look again.
const PATROL: u32 = 120_000;

impl<T: Transport, S: Store, P: Platform> App<T, S, P> {
    /// Receives everything that is new.
    pub(crate) async fn catch_up(&self) -> Result<(), Failure> {
        self.receive_all().await?;
        let mut listed: Logs = {
            // What landed after the server made its list would look like something that it took away.
            let _nothing_leaves = self.sending.lock().await;
            let logs: Logs = self.signed_in_get("/logs").await?;
            self.open()?.client.compare(&logs.logs);
            logs
        };
        let gone = self.fetch_wanted().await?;
        listed.logs.retain(|info| !gone.contains(&info.log));
        self.open()?.client.expect_all_of(&listed.logs);
        self.open()?.synced = true;
        self.tell();
        Ok(())
    }

    /// Receives what is new in all logs, in one answer. What arrived before a line broke is kept: it is not asked for again.
    async fn receive_all(&self) -> Result<(), Failure> {
        let since = self.open()?.client.position();
        let mut pages = self.signed_in_pages(&format!("/sync?since={since}")).await?;
        loop {
            let Some(page) = self.next_page(&mut pages).await? else {
                // The server broke off: its last page says that it is the last.
                return Err(Failure::because(FailureKind::Offline, "the answer ended before its last page"));
            };
            let before = self.open()?.client.position();
            self.open()?.client.receive(&page);
            self.save().await?;
            // A server that promises more and gives nothing would keep us here for ever.
            if !page.more || page.next <= before {
                return Ok(());
            }
        }
    }

    /// Reads logs of which entries are missing here: those that were shared with us after they began. Gives those that we
    /// were put out of meanwhile.
    async fn fetch_wanted(&self) -> Result<Vec<LogId>, Failure> {
        let mut gone = Vec::new();
        loop {
            let Some((log, from)) = self.open()?.client.wanted() else { return Ok(gone) };
            self.open()?.client.not_wanted(log);
            let mut from = from;
            loop {
                match self.get::<Page>(&format!("/logs/{log}/entries?from={from}")).await {
                    Ok(page) => {
                        let more = page.more && page.next > from;
                        from = page.next;
                        self.open()?.client.receive_log(&page);
                        self.save().await?;
                        if !more {
                            break;
                        }
                    }
                    Err(Refused::Problem(ProblemKind::NotFound | ProblemKind::Forbidden, _)) => {
                        gone.push(log);
                        break;
                    }
                    Err(refused) => return Err(refused.into()),
                }
            }
            // What is still missing at the end of it is not to be had: asking again would never end.
            self.open()?.client.not_wanted(log);
        }
    }

    /// A GET that signs in again by itself if the session has ended and this opener can.
    pub(crate) async fn signed_in_get<R: serde::Serialize + serde::de::DeserializeOwned>(
        &self,
        path: &str,
    ) -> Result<R, Failure> {
        match self.get(path).await {
            Err(Refused::Problem(ProblemKind::NotSignedIn, _)) => {
                self.sign_in_again().await?;
                Ok(self.get(path).await?)
            }
            other => Ok(other?),
        }
    }

    async fn signed_in_pages(&self, path: &str) -> Result<Pages<T::Body>, Failure> {
        match self.pages(path).await {
            Err(Refused::Problem(ProblemKind::NotSignedIn, _)) => {
                self.sign_in_again().await?;
                Ok(self.pages(path).await?)
            }
            other => Ok(other?),
        }
    }

    async fn sign_in_again(&self) -> Result<(), Failure> {
        let opener = self.open()?.sign_in.take();
        let Some(opener) = opener else {
            self.inner.borrow_mut().signed_out = true;
            return Err(FailureKind::SignedOut.into());
        };
        let result = self.sign_in(&opener).await;
        self.open()?.sign_in = Some(opener);
        match result {
            Ok(_) => {
                self.inner.borrow_mut().signed_out = false;
                Ok(())
            }
            Err(Refused::Problem(_, failure)) => {
                self.inner.borrow_mut().signed_out = true;
                Err(failure)
            }
            Err(refused) => Err(refused.into()),
        }
    }

    /// Sends everything that waits. One sender at a time: the order of what was written is the order in which it leaves.
    pub(crate) async fn push(&self) -> Result<(), Failure> {
        let _one_at_a_time = self.sending.lock().await;
        self.inner.borrow_mut().unwilling.clear();
        self.step(|client, env| client.erase_due(env.now))??;
        let mut last_refusal = None;
        // Logs in which putting somebody out was refused a moment ago: they are looked at again the next time.
        let mut resisting = Vec::new();
        loop {
            let except = self.inner.borrow().unwilling.clone();
            let next = self.step(|client, env| {
                if P::STAFF {
                    // Each time: a colleague may have been quicker with somebody else.
                    client.sweep(env, &resisting);
                }
                client.outgoing(env, &except)
            })?;
            let Some(outgoing) = next else {
                self.sweep_attachments().await;
                return last_refusal.map_or(Ok(()), Err);
            };
            let sent = self.send(&outgoing).await;
            match sent {
                Ok(appended) => {
                    self.open()?.client.landed(&outgoing, &appended)?;
                    // Kept here as landed first: cut in between, what waits again would lack its documents.
                    self.save().await?;
                    self.forget_attachments(&outgoing).await?;
                }
                Err(Refused::Conflict(page)) => {
                    let before = self.open()?.client.replica(outgoing.log).map(|r| r.state().head().next);
                    self.open()?.client.moved_on(&page);
                    let after = self.open()?.client.replica(outgoing.log).map(|r| r.state().head().next);
                    if before == after {
                        // The server says that we lack something and gives nothing that follows: leave this log alone.
                        self.inner.borrow_mut().unwilling.push(outgoing.log);
                    }
                }
                Err(Refused::Problem(ProblemKind::NotSignedIn, _)) => self.sign_in_again().await?,
                Err(Refused::Problem(ProblemKind::EntryRefused | ProblemKind::Forbidden, failure)) => {
                    let given_up = self.open()?.client.refused(outgoing.log);
                    match given_up {
                        GivenUp::Nothing => self.inner.borrow_mut().unwilling.push(outgoing.log),
                        GivenUp::Change => {}
                        GivenUp::PuttingOut => resisting.push(outgoing.log),
                    }
                    if given_up != GivenUp::PuttingOut {
                        last_refusal = Some(failure);
                    }
                }
                // The other logs must not wait behind one that has no room. What was written stays, and is tried again.
                Err(Refused::Problem(
                    ProblemKind::EntryTooLarge | ProblemKind::LogFull | ProblemKind::BlobTooLarge,
                    failure,
                )) => {
                    let changes = outgoing.entries.iter().all(|entry| entry.kind == Kind::Control);
                    let mut open = self.open()?;
                    // A change of key for more people than an entry holds: words must not wait behind it for ever.
                    let given_up =
                        changes && !outgoing.is_new && open.client.refused(outgoing.log) != GivenUp::Nothing;
                    open.client.not_taken(outgoing.log);
                    drop(open);
                    if given_up {
                        resisting.push(outgoing.log);
                    } else {
                        self.inner.borrow_mut().unwilling.push(outgoing.log);
                    }
                    last_refusal = Some(failure);
                }
                Err(refused) => return Err(refused.into()),
            }
            self.save().await?;
            self.tell();
        }
    }

    /// Sends entries; what they hold goes before them.
    async fn send(&self, outgoing: &Outgoing) -> Result<Appended, Refused> {
        let entries = outgoing.entries.clone();
        if outgoing.is_new {
            return self.post("/logs", &NewLog { entries }).await;
        }
        let holds = self.bring_attachments(outgoing).await?;
        self.post(&format!("/logs/{}/entries", outgoing.log), &AppendHolding { holds, entries }).await
    }

    /// Receives and sends until nothing is new and nothing waits: for scripts, which do not stay.
    ///
    /// # Errors
    /// The [`Failure`] to tell the person.
    pub async fn settle(self: Rc<Self>) -> Result<(), Failure> {
        self.push().await?;
        self.catch_up().await?;
        if P::STAFF && self.open()?.client.must_sweep() {
            self.push().await?;
        }
        self.tally_if_due().await;
        Ok(())
    }

    /// Receives and sends in the background, for ever.
    pub async fn run(self: Rc<Self>) {
        let mut pause = FIRST_PAUSE;
        loop {
            if self.inner.borrow().open.is_none() {
                self.wait(PATROL).await;
                continue;
            }
            match self.attend().await {
                Ok(()) => pause = FIRST_PAUSE,
                Err(failure) => {
                    self.tell();
                    let asked =
                        failure.seconds.map_or(0, |s| u32::try_from(s).unwrap_or(60).saturating_mul(1000));
                    self.wait(pause.max(asked).min(LONGEST_PAUSE)).await;
                    pause = pause.saturating_mul(2).min(LONGEST_PAUSE);
                }
            }
        }
    }

    /// Opens the stream, catches up, then attends to the stream and to what waits until something breaks.
    async fn attend(&self) -> Result<(), Failure> {
        let since = self.open()?.client.position();
        // The session is renewed, if need be, before the stream is opened: a socket cannot say why it was refused.
        self.catch_up().await?;
        let since = since.max(self.open()?.client.position());
        self.transport.open_stream(&format!("/api/v1/stream?since={since}")).await;
        self.streaming.set(true);
        let result = self.attend_stream().await;
        self.transport.close_stream();
        self.streaming.set(false);
        result
    }

    async fn attend_stream(&self) -> Result<(), Failure> {
        self.push().await?;
        self.tally_if_due().await;
        loop {
            let event = self.transport.next_event().fuse();
            let woken = self.wait(PATROL).fuse();
            pin_mut!(event, woken);
            select! {
                event = event => match event {
                    StreamEvent::Open => {}
                    StreamEvent::Message(bytes) => self.message(&bytes).await?,
                    StreamEvent::Closed => return Err(FailureKind::Offline.into()),
                },
                nudged = woken => {
                    self.open()?;
                    self.push().await?;
                    // A half-dead socket says nothing: look for oneself now and then.
                    if !nudged {
                        self.catch_up().await?;
                        self.tally_if_due().await;
                    }
                }
            }
        }
    }

    async fn message(&self, bytes: &[u8]) -> Result<(), Failure> {
        let message = cbor::from_slice(bytes).map_err(|e| Failure::because(FailureKind::ServerFailed, e))?;
        match message {
            StreamMessage::Page(page) => {
                self.open()?.client.receive(&page);
                self.save().await?;
                self.fetch_wanted().await?;
            }
            StreamMessage::ReadAgain => self.catch_up().await?,
        }
        if P::STAFF && self.open()?.client.must_sweep() {
            self.nudge();
        }
        self.tell();
        Ok(())
    }

    /// Waits until there is something to send (true), or this long.
    async fn wait(&self, milliseconds: u32) -> bool {
        let mut woken = self.woken.lock().await;
        let nudged = {
            let nudge = woken.next().fuse();
            let pause = self.platform.pause(milliseconds).fuse();
            pin_mut!(nudge, pause);
            select! { _ = nudge => true, () = pause => false }
        };
        // Ten nudges are one.
        while woken.try_recv().is_ok() {}
        nudged
    }
}
