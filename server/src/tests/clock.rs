//! The server's own clock is set back.

use tdu_protocol::{
    LogKind, Timestamp,
    api::{Appended, Page},
    entry::Head,
    problem::ProblemKind,
    receipt::Receipt,
};

use super::world::{TestApp, sealed};
use crate::config::{Limits, Rate};

#[tokio::test]
async fn a_clock_set_back_changes_neither_the_order_nor_what_a_receipt_said() {
    let (app, _, mut admin) = TestApp::founded().await;
    let log = admin.open_log(LogKind::Personal).await;
    let first = sealed(log, admin.head(log).await, 0, b"first");
    let before: Appended = admin.append(vec![first.clone()]).await.expect();
    app.clock.is_set_back(Timestamp::HOUR);
    let second = sealed(log, Head::after(&first), 0, b"second");
    let after: Appended = admin.append(vec![second.clone()]).await.expect();
    // Each receipt tells the clock as it was; which came first is told by the place alone.
    assert_eq!(before.receipts[0].at.since(after.receipts[0].at), Timestamp::HOUR);
    assert!(after.receipts[0].is_signed_by(&app.app.receipt_public_key()));
    assert_eq!(admin.append(vec![first.clone()]).await.expect::<Appended>(), before);
    let again: Receipt = admin.get(&format!("/logs/{log}/receipts/1")).await.expect();
    assert_eq!(again, before.receipts[0]);
    let page: Page = admin.get("/sync?since=0").await.expect();
    let news: Vec<_> = page.entries.into_iter().map(|stored| stored.entry).collect();
    assert_eq!(news[news.len() - 2..], [first, second]);
}

#[tokio::test]
async fn a_clock_set_back_locks_nobody_out() {
    let limits = Limits { account: Rate { burst: 30, per_minute: 60 }, ..Limits::default() };
    let app = TestApp::with(limits, None).await;
    let (_, mut admin) = app.found().await;
    assert_eq!(admin.get("/logs").await.status, 200);
    app.clock.is_set_back(Timestamp::DAY);
    while admin.get("/logs").await.status == 200 {}
    let refused = admin.get("/logs").await;
    refused.is(ProblemKind::TooManyRequests);
    assert_eq!(refused.headers["retry-after"], "1");
    app.clock.pass(1_000);
    assert_eq!(admin.get("/logs").await.status, 200);
}
