//! `tdu-server journal`: the access journal on the machine itself.

use std::{fmt, io::Write as _, process::ExitCode};

use tdu_protocol::{
    Hash32, Timestamp,
    journal::{Row, What},
};
use tdu_server::check::{JournalChain, Where, receipt_key};
use time::{Date, Month, OffsetDateTime};

use super::{Done, Place, Trouble, say};

/// Rows at a time.
const PAGE: i64 = 1_000;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    place: Place,
    /// First day to show, in UTC: 2026-03-31. All of it is verified in any case.
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// An end that was shown before, NUMBER:HASH: says whether the journal still contains it.
    #[arg(long, value_name = "HEAD")]
    known: Option<String>,
    /// One JSON object a line.
    #[arg(long)]
    json: bool,
}

pub(crate) async fn run(arguments: Arguments) -> Done {
    let since = arguments.since.as_deref().map(day).transpose()?.unwrap_or_default();
    let known = arguments.known.as_deref().map(head).transpose()?;
    let mut evidence = arguments.place.database()?.0.moment().await?;
    let key = receipt_key(&mut *evidence).await.ok();
    let mut chain = JournalChain::new(evidence.journal_heads().await?, key);
    let mut show = Show { json: arguments.json, sound: true };
    let (mut after, mut confirmed) = (0, false);
    loop {
        let rows = evidence.journal(after, PAGE).await?;
        let Some(last) = rows.last() else { break };
        after = last.number;
        for raw in &rows {
            let link = chain.follow(raw);
            if let Some((place, text)) = link.broken {
                show.broken(&place, &text);
            }
            let Some(row) = link.row else { continue };
            confirmed |= known == Some((row.number, row.hash));
            if row.fact.at >= since {
                show.row(&row);
            }
        }
    }
    if let Some(text) = chain.conclude() {
        show.broken(&Where::Journal, &text);
    }
    confirmed |= known.is_some() && known == chain.head().map(|head| (head.number, head.hash));
    if let Some((number, _)) = known.filter(|_| !confirmed) {
        show.broken(
            &Where::JournalRow(i64::try_from(number).unwrap_or(i64::MAX)),
            "it is not the row that was there before",
        );
    }
    show.end(&chain);
    evidence.close().await;
    Ok(if show.sound { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

struct Show {
    json: bool,
    sound: bool,
}

impl Show {
    fn row(&self, row: &Row) {
        let fact = &row.fact;
        if self.json {
            let value = serde_json::json!({
                "number": row.number,
                "at": Minute(fact.at).to_string(),
                "what": fact.what,
                "account": fact.account.map(|account| account.to_string()),
                "log": fact.log.map(|log| log.to_string()),
                "session": fact.session.map(|session| session.to_string()),
                "times": fact.times,
                "hash": row.hash.to_text(),
            });
            return say(value);
        }
        let log = fact.log.map(|log| format!(" {log}"));
        let account = fact.account.map(|account| format!(", account {account}"));
        let session = fact.session.map(|session| format!(", session {session}"));
        let times = (fact.times != 1).then(|| format!(", {} times", fact.times));
        let more: String = [log, account, session, times].into_iter().flatten().collect();
        say(format_args!("{}  {}  {}{more}", row.number, Minute(fact.at), sentence(fact.what)));
    }

    fn broken(&mut self, place: &Where, text: &str) {
        self.sound = false;
        if self.json {
            say(serde_json::json!({ "broken": place, "text": text }));
        } else {
            let _ = writeln!(std::io::stderr().lock(), "BROKEN  {place}: {text}");
        }
    }

    fn end(&self, chain: &JournalChain) {
        let head = chain.head().map(|head| format!("{}:{}", head.number, head.hash));
        if self.json {
            return say(serde_json::json!({ "head": head, "sound": self.sound }));
        }
        match (head, self.sound) {
            (None, true) => say("the journal is empty"),
            (Some(head), true) => {
                say(format_args!("the chain holds up to {head}; keep this to compare another day (--known)"));
            }
            (_, false) => say("the journal was changed by somebody, or is damaged"),
        }
        say("This journal protects the people in the files. It is never used to appraise anybody's work.");
    }
}

fn sentence(what: What) -> &'static str {
    match what {
        What::Opened => "opened log",
        What::InvitationOpened => "opened by invitation log",
        What::SignedIn => "signed in",
        What::RefusedOpener => "refused: words or device not recognised",
        What::RefusedPasskey => "refused: passkey not recognised",
        What::RefusedTooMany => "refused: too many log-ins",
        What::JournalRead => "read this journal",
        What::Missed => "happened and could not be noted",
    }
}

/// An instant to the minute, in UTC, as RFC 3339 writes it.
struct Minute(Timestamp);

impl fmt::Display for Minute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = i64::try_from(self.0.0 / 1_000).unwrap_or(i64::MAX);
        match OffsetDateTime::from_unix_timestamp(seconds) {
            Ok(t) => write!(
                f,
                "{:04}-{:02}-{:02}T{:02}:{:02}Z",
                t.year(),
                u8::from(t.month()),
                t.day(),
                t.hour(),
                t.minute()
            ),
            Err(_) => write!(f, "{} ms", self.0.0),
        }
    }
}

fn day(text: &str) -> Result<Timestamp, Trouble> {
    let parsed = || {
        let mut parts = text.splitn(3, '-');
        let year = parts.next()?.parse().ok()?;
        let month = Month::try_from(parts.next()?.parse::<u8>().ok()?).ok()?;
        let date = Date::from_calendar_date(year, month, parts.next()?.parse().ok()?).ok()?;
        let seconds = u64::try_from(date.midnight().assume_utc().unix_timestamp()).ok()?;
        Some(Timestamp(seconds * 1_000))
    };
    parsed().ok_or_else(|| Trouble::Day(text.to_owned()))
}

fn head(text: &str) -> Result<(u64, Hash32), Trouble> {
    let parsed = || {
        let (number, hash) = text.split_once(':')?;
        Some((number.parse().ok()?, Hash32::from_text(hash)?))
    };
    parsed().ok_or_else(|| Trouble::Head(text.to_owned()))
}
