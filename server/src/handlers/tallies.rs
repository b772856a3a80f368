//! Totals of check-ins and of weekly reports: this server is one of the two parties that count, and sees no answer and no total.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use tdu_protocol::{
    Bytes, Hash32, LogId, LogState, Role, cbor,
    problem::ProblemKind,
    sign::Signed,
    tally::{
        self, Batch, CountRequest, Counted, NewReport, NewTally, Opening, OpeningRefused, Tallies, TallyInfo,
        WindowNumber,
    },
};

use crate::{
    counting::{self, NotCounted},
    extract::{Caller, Cbor, id},
    problem::{Answer, Problem},
    random,
    state::{App, AppState, digest},
    store::{OpenedTally, Tally, TallyReport},
};

/// Windows that are told, of both kinds: most of a year.
const TOLD: usize = 50;

/// `POST /logs/{log}/tallies`
pub(crate) async fn open(
    State(app): State<AppState>,
    caller: Caller,
    Path(log): Path<String>,
    Cbor(new): Cbor<NewTally>,
) -> Answer<StatusCode> {
    let state = read(&app, &caller, &log).await?;
    only(&caller, Role::Referent)?;
    let opening = tally::judge(&new.opening, &state).map_err(refused)?;
    if opening.log != state.log() || new.opening.signer() != Some(caller.account) {
        return Err(refused(OpeningRefused::Signer));
    }
    // Somebody joined or left since: the roster is the one of now.
    if tally::roster_digest(&state, state.head().next) != opening.roster {
        return Err(refused(OpeningRefused::Roster));
    }
    let now = app.now();
    if !opening.can_open(now) {
        return Err(ProblemKind::NotNow.into());
    }
    let opened = OpenedTally {
        log: opening.log,
        first: opening.number(),
        opening: cbor::to_vec(&new.opening),
        secret: random::bytes(),
        opens: opening.opens(),
        closes: opening.closes(),
        forgotten: opening.forgotten(),
    };
    app.store.open_tally(&opened).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `GET /logs/{log}/tallies`
pub(crate) async fn list(
    State(app): State<AppState>,
    caller: Caller,
    Path(log): Path<String>,
) -> Answer<Cbor<Tallies>> {
    let state = read(&app, &caller, &log).await?;
    let tallies = app.store.tallies(state.log(), caller.account, TOLD).await?;
    let tallies = tallies.into_iter().map(|tally| {
        Ok(TallyInfo {
            opening: cbor::from_slice(&tally.opening).map_err(Problem::internal)?,
            mine: tally.mine,
            reports: u32::try_from(tally.reports).unwrap_or(u32::MAX),
            over: tally.secret.is_none(),
        })
    });
    Ok(Cbor(Tallies { tallies: tallies.collect::<Answer<_>>()? }))
}

/// `PUT /logs/{log}/tallies/{first}/report`
pub(crate) async fn report(
    State(app): State<AppState>,
    caller: Caller,
    Path((log, first)): Path<(String, String)>,
    Cbor(new): Cbor<NewReport>,
) -> Answer<StatusCode> {
    let state = read(&app, &caller, &log).await?;
    only(&caller, Role::Worker)?;
    let window = Window::find(&app, &caller, &state, &first).await?;
    let member = state.member_at(caller.account, window.opening.at).ok_or_else(|| {
        Problem::new(ProblemKind::Forbidden).detail("the window was opened before this account was there")
    })?;
    let now = app.now();
    if now < window.opening.reports_from() || now >= window.opening.ends() {
        return Err(ProblemKind::NotNow.into());
    }
    let statement = new.statement.verify(&member.certificate.signing).map_err(|_| not_a_report())?;
    let leader = Hash32(digest(&new.leader.0));
    if statement.opening != window.digest || statement.leader != leader {
        return Err(not_a_report());
    }
    let statement = cbor::to_vec(&new.statement);
    if statement.len() + new.leader.0.len() > tally::MAX_REPORT {
        return Err(ProblemKind::TooLarge.into());
    }
    let report = TallyReport { account: caller.account, statement, leader: new.leader.0 };
    // What this party cannot even begin with would only be in the way later.
    if counting::begin(&window.opening, &window.digest, &window.secret, &report).is_none() {
        return Err(not_a_report());
    }
    app.store.keep_report(state.log(), window.opening.number(), &report).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `GET /logs/{log}/tallies/{first}/batch`
pub(crate) async fn batch(
    State(app): State<AppState>,
    caller: Caller,
    Path((log, first)): Path<(String, String)>,
) -> Answer<Cbor<Batch>> {
    let (window, reports) = complete(&app, &caller, &log, &first).await?;
    let key = Bytes(window.secret.to_vec());
    let reports =
        apart(move || counting::batch(&window.opening, &window.digest, &window.secret, &reports)).await?;
    Ok(Cbor(Batch { key, reports }))
}

/// `POST /logs/{log}/tallies/{first}/count`
pub(crate) async fn count(
    State(app): State<AppState>,
    caller: Caller,
    Path((log, first)): Path<(String, String)>,
    Cbor(request): Cbor<CountRequest>,
) -> Answer<Cbor<Counted>> {
    let (window, reports) = complete(&app, &caller, &log, &first).await?;
    let (log, first) = (window.opening.log, window.opening.number());
    let same = digest(&cbor::to_vec(&request));
    let counted =
        apart(move || counting::count(&window.opening, &window.digest, &window.secret, &reports, &request))
            .await?
            .map_err(|error| match error {
                NotCounted::TooFew => Problem::new(ProblemKind::GroupTooSmall),
                NotCounted::DoesNotFit => Problem::new(ProblemKind::EntryRefused)
                    .detail("this does not fit the reports that are here"),
            })?;
    // Noted before it is answered: two counts of one window could be taken from each other.
    app.store.note_count(log, first, &same).await?;
    Ok(Cbor(counted))
}

/// `DELETE /logs/{log}/tallies/{first}`
pub(crate) async fn forget(
    State(app): State<AppState>,
    caller: Caller,
    Path((log, first)): Path<(String, String)>,
) -> Answer<StatusCode> {
    let state = read(&app, &caller, &log).await?;
    only(&caller, Role::Referent)?;
    let first = number(&first)?;
    let tally = app.store.tally(state.log(), first, caller.account).await?.ok_or(ProblemKind::NotFound)?;
    let opening = opening(&tally)?.1;
    if app.now() < opening.counted_from() {
        return Err(ProblemKind::NotNow.into());
    }
    app.store.forget_tally(state.log(), first, app.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A window whose reports are there.
struct Window {
    opening: Opening,
    digest: Hash32,
    secret: [u8; 32],
    reports: u64,
}

impl Window {
    async fn find(app: &App, caller: &Caller, state: &LogState, first: &str) -> Answer<Self> {
        let tally = app.store.tally(state.log(), number(first)?, caller.account).await?;
        let tally = tally.ok_or(ProblemKind::NotFound)?;
        let (digest, opening) = opening(&tally)?;
        let secret = tally.secret.ok_or(ProblemKind::NotNow)?;
        Ok(Self { opening, digest, secret, reports: tally.reports })
    }
}

/// A window that can be counted, for a referent: no report comes any more, and there are enough.
async fn complete(app: &App, caller: &Caller, log: &str, first: &str) -> Answer<(Window, Vec<TallyReport>)> {
    let state = read(app, caller, log).await?;
    only(caller, Role::Referent)?;
    let window = Window::find(app, caller, &state, first).await?;
    let now = app.now();
    let everybody = tally::workers(&state, window.opening.at).count() as u64;
    let all_there = window.reports >= everybody;
    if now < window.opening.counted_from() || (now < window.opening.ends() && !all_there) {
        return Err(ProblemKind::NotNow.into());
    }
    let reports = app.store.reports(state.log(), window.opening.number()).await?;
    if (reports.len() as u64) < u64::from(window.opening.group) {
        return Err(ProblemKind::GroupTooSmall.into());
    }
    Ok((window, reports))
}

/// A log of others is answered like no log.
async fn read(app: &App, caller: &Caller, log: &str) -> Answer<Arc<LogState>> {
    let log: LogId = id(log)?;
    let state = app.ledger.current(log).await?.filter(|state| state.may_read(caller.account));
    state.ok_or_else(|| ProblemKind::NotFound.into())
}

fn only(caller: &Caller, role: Role) -> Answer<()> {
    if caller.role == role { Ok(()) } else { Err(ProblemKind::Forbidden.into()) }
}

/// A window in a path. Any other text names nothing.
fn number(text: &str) -> Answer<WindowNumber> {
    text.parse().map_err(|_| ProblemKind::NotFound.into())
}

fn opening(tally: &Tally) -> Answer<(Hash32, Opening)> {
    let signed: Signed<Opening> = cbor::from_slice(&tally.opening).map_err(Problem::internal)?;
    Ok((signed.digest(), signed.peek().map_err(Problem::internal)?))
}

fn refused(reason: OpeningRefused) -> Problem {
    Problem::new(ProblemKind::EntryRefused).detail(reason.to_string())
}

fn not_a_report() -> Problem {
    Problem::new(ProblemKind::EntryRefused).detail("this is not a report for this window")
}

/// A thousand reports take a good part of a second: not on a thread that others wait for.
async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Answer<T> {
    tokio::task::spawn_blocking(work).await.map_err(Problem::internal)
}
