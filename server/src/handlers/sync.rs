//! News of all the logs of one account: everything that it may read after a position, in one answer.

use std::{io, time::Duration};

use axum::{
    body::{Body, Bytes},
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use futures::stream;
use serde::Deserialize;
use tdu_protocol::sequence::CBOR_SEQUENCE;
use tokio::{sync::mpsc, time::timeout};

use super::entries::limit;
use crate::{
    extract::{Caller, Params},
    news::{News, NewsPage},
    problem::Answer,
    state::AppState,
};

/// Somebody who takes no page for so long has gone, or keeps the server busy for nothing.
const TAKE: Duration = Duration::from_secs(30);

/// From where, and how much in a page.
#[derive(Deserialize)]
pub(crate) struct NewsQuery {
    #[serde(default)]
    since: u64,
    limit: Option<usize>,
}

/// `GET /sync?since=&limit=`
pub(crate) async fn news(
    State(app): State<AppState>,
    caller: Caller,
    Params(query): Params<NewsQuery>,
) -> Answer<Response> {
    let news = News::new(app.store.clone(), caller.account, query.since, limit(query.limit));
    let mut reading = Reading { app, caller, news };
    // What cannot even begin is refused in words.
    let first = reading.page().await?;
    let body =
        if first.more { Body::from_stream(reading.rest(first)) } else { Body::from(first.into_item()) };
    Ok(([(header::CONTENT_TYPE, HeaderValue::from_static(CBOR_SEQUENCE))], body).into_response())
}

/// An answer under way.
struct Reading {
    app: AppState,
    caller: Caller,
    news: News,
}

impl Reading {
    async fn page(&mut self) -> Answer<NewsPage> {
        let page = self.news.page().await?;
        self.app.journal.opened(self.caller.account, &self.caller.session, page.sheet.logs.iter().copied());
        Ok(page)
    }

    /// This page and all that follow. While one waits to be taken the next is read, and none after it.
    ///
    /// What fails meanwhile breaks the answer off: whoever reads it knows by the missing last page, and asks again from where the
    /// last whole page ended.
    fn rest(mut self, first: NewsPage) -> impl stream::Stream<Item = io::Result<Bytes>> + use<> {
        let (send, receive) = mpsc::channel(1);
        tokio::spawn(async move {
            let mut page = Ok(first);
            loop {
                let more = page.as_ref().is_ok_and(|page| page.more);
                let piece = page.map(NewsPage::into_item).map_err(io::Error::other);
                if !matches!(timeout(TAKE, send.send(piece)).await, Ok(Ok(()))) || !more {
                    return;
                }
                page = self.page_while_signed_in().await;
            }
        });
        stream::unfold(receive, |mut receive| async move { Some((receive.recv().await?, receive)) })
    }

    /// A session may end while a long answer is read.
    async fn page_while_signed_in(&mut self) -> Result<NewsPage, &'static str> {
        match self.app.store.session(&self.caller.session, self.app.now()).await {
            Ok(Some(_)) => self.page().await.map_err(|_| "the database cannot be read"),
            Ok(None) => Err("the session has ended"),
            Err(error) => {
                tracing::error!(%error, "an answer breaks off");
                Err("the database cannot be read")
            }
        }
    }
}
