//! The clock of a person's device, which a test sets: a card that comes on Thursdays is looked at on any day of the week,
//! and ten minutes go by in a moment. Page and workers alike are told; the application knows nothing of it.

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use chromiumoxide::cdp::browser_protocol::emulation::SetTimezoneOverrideParams;
use chromiumoxide::cdp::browser_protocol::page::AddScriptToEvaluateOnNewDocumentParams;
use chromiumoxide::cdp::browser_protocol::target::{
    EventAttachedToTarget, FilterEntry, SessionId, SetAutoAttachParams, TargetFilter,
};
use chromiumoxide::types::MethodId;
use chromiumoxide::{Command, Method, Page};
use futures::StreamExt as _;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tdu_core::calendar::Day;
use tdu_protocol::Timestamp;

use super::page::evaluate;
use super::person::Person;
use super::step::{Step, Trouble};

/// What a clock says when a person arrives, as milliseconds away from the machine's clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clock(i64);

impl Clock {
    /// The machine's own clock.
    pub const MACHINE: Self = Self(0);

    /// The last Thursday, half past two UTC, which is an afternoon in Paris, in winter and in summer: the working week is
    /// nearly over, and whatever a policy holds for its end is due. Never ahead of the machine's clock, for a server
    /// refuses an invitation from the future.
    ///
    /// # Panics
    /// Before 1970.
    pub fn thursday_afternoon() -> Self {
        Self::last(0, 14)
    }

    /// The last Tuesday, half past nine UTC, a morning in Paris: no card of the week's end is due. Likewise never ahead.
    ///
    /// # Panics
    /// Before 1970.
    pub fn tuesday_morning() -> Self {
        Self::last(5, 9)
    }

    /// A Thursday afternoon likewise, of the first week of the coming quarter: ahead of the machine's clock.
    ///
    /// # Panics
    /// Before 1970.
    pub fn thursday_of_the_next_quarter() -> Self {
        const WEEK: i64 = 7 * 24 * 60 * 60 * 1000;
        let Self(last) = Self::thursday_afternoon();
        let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("it is later than 1970").as_millis();
        let thursday = i64::try_from(now).expect("a date") + last;
        let quarter = |weeks: i64| {
            let at = u64::try_from(thursday + weeks * WEEK).expect("a date");
            let (year, month, _) = Day::of(Timestamp(at), 0).ymd();
            (year, (month - 1) / 3)
        };
        let weeks = (1..=14).find(|weeks| quarter(*weeks) != quarter(weeks - 1)).expect("a quarter ends");
        Self(last + weeks * WEEK)
    }

    /// So many days ahead of the machine's clock.
    pub const fn ahead_by_days(days: i64) -> Self {
        Self(days * 24 * 60 * 60 * 1000)
    }

    /// Half past an hour, so many days after the last Thursday, or a week before that: 1970 began on a Thursday.
    fn last(days_after_thursday: u128, hour: u128) -> Self {
        const MINUTE: u128 = 60 * 1000;
        const DAY: u128 = 24 * 60 * MINUTE;
        let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("it is later than 1970").as_millis();
        let moment = days_after_thursday * DAY + (hour * 60 + 30) * MINUTE;
        let behind = (now - moment) % (7 * DAY);
        Self(-i64::try_from(behind).expect("less than a week"))
    }
}

/// Where people live, so that hours of the day mean the same on every machine.
const ZONE: &str = "Europe/Paris";

/// Shifts `Date` in the page or worker where it runs; `tduTestShift` is the shift, in milliseconds.
const SHIFT: &str = "(() => {
  if ('tduTestShift' in globalThis) { globalThis.tduTestShift = START; return; }
  Object.defineProperty(globalThis, 'tduTestShift', { value: START, writable: true, enumerable: false });
  const Machine = Date;
  const now = () => Machine.now() + globalThis.tduTestShift;
  globalThis.Date = new Proxy(Machine, {
    construct: (target, list, self) => Reflect.construct(target, list.length ? list : [now()], self),
    apply: () => new Machine(now()).toString(),
    get: (target, name) => name === 'now' ? now : Reflect.get(target, name),
  });
})()";

/// A person's clock, once set.
pub(crate) struct Set {
    shift: Arc<Mutex<i64>>,
    workers: Arc<Mutex<Vec<SessionId>>>,
}

impl Set {
    /// Sets the clock of a page that is still empty, and of every worker that it will have.
    pub(crate) async fn set(page: &Page, clock: Clock) -> Result<Self, Trouble> {
        page.execute(SetTimezoneOverrideParams::new(ZONE)).await?;
        let (shift, workers) = (Arc::new(Mutex::new(clock.0)), Arc::new(Mutex::new(Vec::new())));
        let script = SHIFT.replace("START", &clock.0.to_string());
        page.execute(AddScriptToEvaluateOnNewDocumentParams::new(script)).await?;

        let mut attached = page.event_listener::<EventAttachedToTarget>().await?;
        let (page_of_task, shift_now, known) = (page.clone(), Arc::clone(&shift), Arc::clone(&workers));
        tokio::spawn(async move {
            while let Some(event) = attached.next().await {
                let shift = *shift_now.lock().expect("nobody panics with the clock");
                let script = SHIFT.replace("START", &shift.to_string());
                // The worker has been waiting for this, before its first line.
                let told = tell(
                    &page_of_task,
                    &event.session_id,
                    "Runtime.evaluate",
                    json!({ "expression": script }),
                );
                if told.await.is_err() {
                    break;
                }
                let go = tell(&page_of_task, &event.session_id, "Runtime.runIfWaitingForDebugger", json!({}));
                if go.await.is_err() {
                    break;
                }
                known.lock().expect("nobody panics with the workers").push(event.session_id.clone());
            }
        });
        // Not flat: what is said to a worker goes through the page, and nobody else wakes it too early.
        let mut attach = SetAutoAttachParams::new(true, true);
        attach.flatten = Some(false);
        // The library lets go of service workers before they are awake; they look at no clock.
        let workers_of_the_page = FilterEntry { exclude: Some(false), r#type: Some("worker".to_owned()) };
        attach.filter = Some(TargetFilter::new(vec![workers_of_the_page]));
        page.execute(attach).await?;
        Ok(Self { shift, workers })
    }

    async fn pass(&self, page: &Page, time: Duration) -> Result<(), Trouble> {
        let time =
            i64::try_from(time.as_millis()).map_err(|_| Trouble::new("more time than a clock can show"))?;
        let now = {
            let mut shift = self.shift.lock().expect("nobody panics with the clock");
            *shift += time;
            *shift
        };
        let script = format!("globalThis.tduTestShift = {now}");
        page.execute(AddScriptToEvaluateOnNewDocumentParams::new(SHIFT.replace("START", &now.to_string())))
            .await?;
        let workers = self.workers.lock().expect("nobody panics with the workers").clone();
        for worker in workers {
            // A worker that is gone needs no time.
            let _ = tell(page, &worker, "Runtime.evaluate", json!({ "expression": script })).await;
        }
        evaluate(page, &script).await?;
        Ok(())
    }
}

impl Person {
    /// Lets time go by on their device, in a moment. What waits for a timer still waits for it: what reads the clock is
    /// told at its next look.
    #[track_caller]
    pub fn lets_time_pass(&self, time: Duration) -> Step<'_> {
        self.step(&format!("lets {} minutes pass", time.as_secs() / 60), self.clock.pass(&self.page, time))
    }
}

async fn tell(
    page: &Page,
    worker: &SessionId,
    method: &str,
    params: serde_json::Value,
) -> Result<(), Trouble> {
    let message = json!({ "id": 1, "method": method, "params": params }).to_string();
    page.execute(Message { message, session: worker.inner().clone() }).await?;
    Ok(())
}

/// `Target.sendMessageToTarget`, which the library no longer has.
#[derive(Debug, Serialize)]
struct Message {
    message: String,
    #[serde(rename = "sessionId")]
    session: String,
}

/// Its empty answer.
#[derive(Debug, Deserialize)]
struct Sent {}

impl Method for Message {
    fn identifier(&self) -> MethodId {
        "Target.sendMessageToTarget".into()
    }
}

impl Command for Message {
    type Response = Sent;
}
