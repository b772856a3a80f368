//! News as they happen.

use std::time::Duration;

use axum::{
    extract::{
        State, WebSocketUpgrade,
        ws::{CloseFrame, Message, WebSocket, rejection::WebSocketUpgradeRejection},
    },
    response::Response,
};
use serde::Deserialize;
use tdu_protocol::{
    api::{MAX_ENTRIES, StreamMessage},
    cbor,
    problem::ProblemKind,
};
use tokio::time::{Instant, MissedTickBehavior, interval, timeout};

use crate::{
    extract::{Caller, Params},
    hub::{Full, Heard, SESSION_ENDED, Subscription},
    news::News,
    problem::{Answer, Problem},
    state::{App, AppState},
};

/// A socket that has shown no sign of life for so many pings is gone.
const SILENCE: u32 = 3;
/// A client that takes longer to accept a message is gone too.
const SEND: Duration = Duration::from_secs(20);
/// Clients have nothing to say here but pongs and goodbye.
const INBOUND: usize = 1_024;
/// RFC 6455: the client sent what it should not.
const POLICY: u16 = 1008;
/// RFC 6455: the server cannot go on.
const FAILED: u16 = 1011;

/// From where.
#[derive(Deserialize)]
pub(crate) struct StreamQuery {
    #[serde(default)]
    since: u64,
}

/// `GET /stream?since=`
pub(crate) async fn listen(
    State(app): State<AppState>,
    caller: Caller,
    Params(query): Params<StreamQuery>,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Answer<Response> {
    let upgrade =
        upgrade.map_err(|_| Problem::new(ProblemKind::BadRequest).detail("this route is a WebSocket"))?;
    // Listening begins before reading: what arrives in between is heard, and skipped if it was read.
    let subscription = app.hub.subscribe(caller.account, caller.session).map_err(|full| match full {
        Full::Account => Problem::new(ProblemKind::TooManySockets).retry_after(60),
        Full::Stopping => Problem::new(ProblemKind::Unavailable).retry_after(5),
    })?;
    Ok(upgrade
        .read_buffer_size(4_096)
        .write_buffer_size(0)
        .max_message_size(INBOUND)
        .max_frame_size(INBOUND)
        .on_upgrade(move |socket| async move {
            let mut conversation = Conversation { app, caller, subscription, socket };
            let code = conversation.run(query.since).await;
            conversation.close(code).await;
        }))
}

struct Conversation {
    app: AppState,
    caller: Caller,
    subscription: Subscription,
    socket: WebSocket,
}

/// `None`: the client is gone, there is nobody to say goodbye to.
type End = Option<u16>;

impl Conversation {
    async fn run(&mut self, since: u64) -> End {
        match self.catch_up(since).await {
            Ok(position) => self.follow(position).await,
            Err(end) => end,
        }
    }

    /// Sends what the database has after `since`; the position reached.
    async fn catch_up(&mut self, mut since: u64) -> Result<u64, End> {
        let mut news = News::new(self.app.store.clone(), self.caller.account, since, MAX_ENTRIES);
        loop {
            let page = news.page().await.map_err(|error| {
                tracing::error!(%error, "a stream cannot be read");
                Some(FAILED)
            })?;
            self.app.journal.opened(
                self.caller.account,
                &self.caller.session,
                page.sheet.logs.iter().copied(),
            );
            since = page.next;
            let more = page.more;
            if !page.sheet.entries.is_empty() {
                self.send(Message::Binary(page.into_message())).await?;
                self.app.metrics.pages.inc();
            }
            if !more {
                return Ok(since);
            }
        }
    }

    async fn follow(&mut self, position: u64) -> End {
        // It also finds sessions that have ended.
        let every = Duration::from_millis(self.app.limits.socket_ping_ms);
        let mut ping = interval(every);
        ping.set_missed_tick_behavior(MissedTickBehavior::Delay);
        ping.reset();
        let mut alive = Instant::now();
        loop {
            let sent = tokio::select! {
                heard = self.subscription.next() => match heard {
                    Heard::News(news) if news.last <= position => Ok(()),
                    Heard::News(news) => {
                        self.app.metrics.pages.inc();
                        self.app.journal.opened(self.caller.account, &self.caller.session, [news.log]);
                        self.send(Message::Binary(news.message)).await
                    }
                    Heard::Behind => {
                        self.app.metrics.read_agains.inc();
                        self.send(Message::Binary(cbor::to_vec(&StreamMessage::ReadAgain).into())).await
                    }
                    Heard::Close(code) => return Some(code),
                },
                received = self.socket.recv() => match received {
                    Some(Ok(Message::Pong(_) | Message::Ping(_))) => {
                        alive = Instant::now();
                        Ok(())
                    }
                    Some(Ok(Message::Text(_) | Message::Binary(_))) => return Some(POLICY),
                    Some(Ok(Message::Close(_)) | Err(_)) | None => return None,
                },
                _ = ping.tick() => {
                    if alive.elapsed() > every * SILENCE {
                        return None;
                    }
                    if !session_holds(&self.app, &self.caller.session).await {
                        return Some(SESSION_ENDED);
                    }
                    let sent = self.send(Message::Ping(axum::body::Bytes::new())).await;
                    // A database that is away keeps the question waiting: the answer to this ping has its time from here.
                    ping.reset();
                    sent
                }
            };
            if let Err(end) = sent {
                return end;
            }
        }
    }

    async fn send(&mut self, message: Message) -> Result<(), End> {
        match timeout(SEND, self.socket.send(message)).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) | Err(_) => Err(None),
        }
    }

    async fn close(mut self, end: End) {
        if let Some(code) = end {
            let frame = CloseFrame { code, reason: axum::extract::ws::Utf8Bytes::from_static("") };
            let _ = self.send(Message::Close(Some(frame))).await;
            // The goodbye of the other side, so that ours is not lost in a reset connection.
            let _ = timeout(Duration::from_secs(2), async {
                while let Some(Ok(_)) = self.socket.recv().await {}
            })
            .await;
        }
    }
}

async fn session_holds(app: &App, session: &[u8; 32]) -> bool {
    // A database that does not answer for a moment ends no session.
    app.store.session(session, app.now()).await.map_or(true, |session| session.is_some())
}
