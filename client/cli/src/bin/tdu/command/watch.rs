//! What happens, as it happens, until Ctrl-C.

use std::collections::BTreeSet;

use serde_json::json;
use tdu_cli::Companion;
use tdu_core::app::{CaseFilter, Me, News, Status, TimelineKind, Topic};
use tdu_policies::PolicySet;
use tdu_protocol::{LogId, Role, WriteId};
use tokio::signal::unix::{SignalKind, signal};

use super::{case, caseload, cases, messages, policies};
use crate::{
    output::{Output, bare},
    profile::Place,
    texts::value,
    trouble::{Trouble, name_of},
};

/// What was shown, or was there before.
struct Watcher<'a> {
    output: &'a Output,
    companion: &'a Companion,
    me: Me,
    policies: PolicySet,
    known: BTreeSet<WriteId>,
    online: Option<bool>,
}

/// `tdu watch`
pub async fn watch(output: &Output, place: &Place) -> Result<(), Trouble> {
    let mut interrupt = signal(SignalKind::interrupt()).map_err(Trouble::System)?;
    let mut terminate = signal(SignalKind::terminate()).map_err(Trouble::System)?;
    let (companion, me) = place.open(output).await?;
    let policies = policies(&companion).await?.set;
    let companion = &companion;
    let mut watcher = Watcher { output, companion, me, policies, known: BTreeSet::new(), online: None };
    watcher.remember().await?;
    let following = companion.follow();
    output.notice("watch-begins", &[]);
    loop {
        tokio::select! {
            news = companion.news() => watcher.tell(news).await?,
            _ = interrupt.recv() => break,
            _ = terminate.recv() => break,
        }
    }
    following.abort();
    Ok(())
}

impl Watcher<'_> {
    /// What is there already is no news.
    async fn remember(&mut self) -> Result<(), Trouble> {
        for view in messages::all(self.companion, &self.me).await? {
            self.known.extend(view.messages.iter().map(|message| message.id));
        }
        if self.me.role == Role::Worker {
            for summary in caseload(self.companion, "", CaseFilter::Open).await? {
                let view = case(self.companion, summary.case).await?;
                self.known.extend(view.timeline.iter().map(|item| item.id));
            }
        }
        Ok(())
    }

    async fn tell(&mut self, news: News) -> Result<(), Trouble> {
        match news {
            News::Status(status) => self.status(&status),
            News::Changed(topics) => {
                for topic in topics {
                    match topic {
                        Topic::Conversation(log) => self.conversation(log).await?,
                        Topic::Case(log) => self.case(log).await?,
                        Topic::Directory | Topic::Reports | Topic::Tally | Topic::Personal => {}
                    }
                }
            }
        }
        Ok(())
    }

    fn status(&mut self, status: &Status) {
        if self.output.json {
            let warning = status.warning.map(name_of);
            self.output.value(&json!({
                "event": "status", "online": status.online, "waiting": status.waiting, "warning": warning,
            }));
        } else if self.online != Some(status.online) {
            let id = if status.online { "watch-online" } else { "watch-offline" };
            self.output.notice(id, &[("count", status.waiting.into())]);
        }
        self.online = Some(status.online);
        if let Some(kind) = status.warning {
            self.output.warn(&bare(kind));
        }
    }

    async fn conversation(&mut self, log: LogId) -> Result<(), Trouble> {
        let view = messages::conversation(self.companion, Some(log)).await?;
        for message in &view.messages {
            if !self.known.insert(message.id) {
                continue;
            }
            if self.output.json {
                let with = &view.with;
                self.output.value(&json!({ "event": "message", "with": with, "message": message }));
            } else {
                self.output.line(&self.output.say("watch-message", &[("name", value(view.with.clone()))]));
                for line in messages::lines(self.output, message, &self.me) {
                    self.output.line(&line);
                }
            }
        }
        Ok(())
    }

    async fn case(&mut self, log: LogId) -> Result<(), Trouble> {
        let view = case(self.companion, log).await?;
        for item in view.timeline.iter().rev() {
            // Messages come from their conversation.
            if matches!(item.what, TimelineKind::Message { .. }) || !self.known.insert(item.id) {
                continue;
            }
            if self.output.json {
                let name = &view.person.name;
                self.output.value(&json!({ "event": "case", "name": name, "item": item }));
            } else {
                let name = value(view.person.name.clone());
                self.output.line(&self.output.say("watch-case", &[("name", name)]));
                for line in cases::lines(self.output, &self.policies, item) {
                    self.output.line(&line);
                }
            }
        }
        Ok(())
    }
}
