//! A whole caseload in one answer, and what is not sent twice.

use axum::http::{StatusCode, header};
use futures::StreamExt as _;
use tdu_protocol::{
    LogKind,
    api::{Logs, Page},
    control::Control,
    problem::ProblemKind,
};

use super::logs::with_log;

#[tokio::test]
async fn all_my_logs_arrive_in_one_stream_of_pages_in_order_of_arrival() {
    let (app, organisation, mut admin, log) = with_log().await;
    let other = admin.open_log(LogKind::Personal).await;
    admin.write(log, b"one").await;
    admin.write(other, b"two").await;
    let pages: Vec<Page> = admin.get("/sync?since=0&limit=2").await.sequence();
    assert_eq!(pages.iter().map(|page| page.more).collect::<Vec<_>>(), [true, true, false]);
    assert!(pages.iter().all(|page| page.next == page.entries.last().unwrap().position));
    let all: Vec<_> = pages.iter().flat_map(|page| &page.entries).collect();
    assert!(all.is_sorted_by_key(|stored| stored.position));
    let logs: Vec<_> = all.iter().map(|stored| stored.entry.log).collect();
    assert_eq!(logs, [organisation.directory, log, other, log, other]);
    // Whoever lost the rest goes on after the last whole page.
    let rest: Vec<Page> = admin.get(&format!("/sync?since={}&limit=2", pages[0].next)).await.sequence();
    assert_eq!(rest, pages[1..]);
    let since = pages[2].next;
    let page: Page = admin.get(&format!("/sync?since={since}")).await.expect();
    assert_eq!((page.entries.len(), page.next, page.more), (0, since, false));
    let logs: Logs = admin.get("/logs").await.expect();
    assert_eq!(logs.logs.len(), 3);
    let head = admin.head(other).await;
    assert!(
        logs.logs.iter().any(|info| info.log == other && info.head == head && info.kind == LogKind::Personal)
    );
    app.stranger().get("/sync").await.is(ProblemKind::NotSignedIn);
}

#[tokio::test]
async fn what_was_read_already_is_not_sent_again() {
    let (_app, _, mut admin, log) = with_log().await;
    let path = format!("/logs/{log}/entries");
    let first = admin.get(&path).await;
    let tag = first.headers[header::ETAG].clone();
    let same = admin.get_unless(&path, &tag).await;
    assert_eq!((same.status, same.body.len()), (StatusCode::NOT_MODIFIED, 0));
    assert_eq!(same.headers[header::ETAG], tag);
    admin.write(log, b"one").await;
    let more = admin.get_unless(&path, &tag).await;
    assert_eq!(more.expect::<Page>().entries.len(), first.expect::<Page>().entries.len() + 1);
    assert_ne!(more.headers[header::ETAG], tag);
    // An erased body is a change, though the chain is as long.
    let tag = more.headers[header::ETAG].clone();
    admin.control(log, &Control::Erase { seqs: vec![1] }).await;
    assert_eq!(admin.get_unless(&path, &tag).await.status, StatusCode::OK);

    let all = admin.get("/sync?limit=1").await;
    assert!(!all.headers.contains_key(header::ETAG), "what is under way has no digest yet");
    let since = all.sequence::<Page>().last().unwrap().next;
    let nothing = admin.get(&format!("/sync?since={since}")).await;
    let tag = nothing.headers[header::ETAG].clone();
    let path = format!("/sync?since={since}");
    assert_eq!(admin.get_unless(&path, &tag).await.status, StatusCode::NOT_MODIFIED);
    admin.write(log, b"two").await;
    let news = admin.get_unless(&path, &tag).await;
    assert_eq!(news.expect::<Page>().entries.len(), 1);
    // A refusal is never hidden behind a tag.
    admin.cookies.clear();
    admin.get_unless(&path, &tag).await.is(ProblemKind::NotSignedIn);
}

#[tokio::test]
async fn a_long_answer_ends_with_the_session_and_the_reader_sees_that_it_is_not_whole() {
    let (app, _, mut admin, log) = with_log().await;
    for n in 0..8_u8 {
        admin.write(log, &[n]).await;
    }
    let mut body = admin.begins("/sync?limit=1").await;
    assert!(body.next().await.unwrap().is_ok());
    let mut other = admin.at(&app);
    other.request::<()>("DELETE", "/sessions/current", None).await;
    let mut pieces = 1;
    let end = loop {
        match body.next().await {
            Some(Ok(_)) => pieces += 1,
            end => break end,
        }
    };
    assert!(matches!(end, Some(Err(_))), "it does not end as if it were whole");
    // One waits for the reader, and one more may have been read.
    assert!(pieces <= 4, "{pieces}");
}
