//! What a person writes. Each returns once it is kept on this device; sending goes on behind.

use std::collections::BTreeSet;

use tdu_core::{
    app::{CardAnswers, Failure, FailureKind, NewFile, Reply, ShareStands},
    calendar::{Day, Week},
    client::{Client, Env, NewMember, Record},
    content::Logs,
    own::{Mark, Own},
    payload::{Note, Payload, Person, Report, Welcome},
    views,
};
use tdu_protocol::{AccountId, LogId, LogKind, Rights, WriteId};

use crate::{
    app::App,
    people::required,
    ports::{Platform, Store, Transport},
};

/// Longest free text, in bytes: a note of fifty pages.
const MAX_TEXT: usize = 100_000;

impl<T: Transport, S: Store, P: Platform> App<T, S, P> {
    /// Writes in a log, keeps it, and lets it leave behind.
    pub(crate) async fn write(&self, log: LogId, payload: Payload) -> Result<WriteId, Failure> {
        let id = self.step(|client, env| client.write(env, log, payload))??;
        self.save().await?;
        self.nudge();
        Ok(id)
    }

    pub(crate) async fn write_personal(&self, payload: Payload) -> Result<Reply, Failure> {
        let log = self.personal()?;
        self.write(log, payload).await.map(|_| Reply::Done)
    }

    /// The account's own log. It is made with the account; should it be missing, it is made once everything is here.
    fn personal(&self) -> Result<LogId, Failure> {
        if let Some(log) =
            self.open()?.client.logs_of(LogKind::Personal).next().map(tdu_core::replica::Replica::log)
        {
            return Ok(log);
        }
        if !self.open()?.synced {
            return Err(FailureKind::Offline.into());
        }
        self.step(|client, env| client.make_log(env, LogKind::Personal, &[]))?
    }

    pub(crate) async fn open_case(&self, mut person: Person) -> Result<Reply, Failure> {
        person.name = required(&person.name, "name")?;
        let case = self.step(|client, env| {
            let case = client.make_log(env, LogKind::Case, &[])?;
            client.write(env, case, Payload::CaseOpened(person))?;
            Ok::<_, Failure>(case)
        })??;
        self.save().await?;
        self.nudge();
        Ok(Reply::Log(case))
    }

    /// A talk with a member of staff who may be asked, made together with its first message: nobody receives an empty one.
    pub(crate) async fn begin_talk(&self, with: AccountId, text: &str) -> Result<Reply, Failure> {
        let text = message(text)?;
        let talk = self.step(|client, env| {
            let chain = client.chain_of(with)?;
            let member = client.log(client.home()).and_then(|home| home.state.member(with));
            if with == client.account() || !member.is_some_and(|m| views::may_be_asked(m.certificate.role)) {
                return Err(FailureKind::NotAllowed.into());
            }
            let talk = client.make_log(env, LogKind::Talk, &[NewMember { chain, rights: Rights::Write }])?;
            client.write(env, talk, Payload::Message { text, attachments: Vec::new() })?;
            Ok::<_, Failure>(talk)
        })??;
        self.save().await?;
        self.nudge();
        Ok(Reply::Log(talk))
    }

    /// Ends a talk. Whoever asks again, or for less than they did already, changes nothing.
    pub(crate) async fn end_talk(&self, talk: LogId, erase: bool) -> Result<Reply, Failure> {
        let said = {
            let open = self.open()?;
            let log = open.client.log(talk).filter(|log| log.state.kind() == LogKind::Talk);
            let me = open.client.account();
            let said = |payload: &Payload, mine: bool| match payload {
                Payload::TalkEnded { erase: asked } => !erase || (*asked && mine),
                _ => false,
            };
            let mut items = log.ok_or(FailureKind::NotFound)?.items.iter();
            items.any(|item| item.payload().is_some_and(|payload| said(payload, item.author == me)))
        };
        if !said {
            self.write(talk, Payload::TalkEnded { erase }).await?;
        }
        if erase && !said {
            // It counts once it has left. Should everybody have said so by then, what was written goes now; else with what leaves
            // later from the device of whoever began the talk.
            let _ = self.push().await;
            self.nudge();
        }
        Ok(Reply::Done)
    }

    pub(crate) async fn change_person(&self, case: LogId, mut person: Person) -> Result<Reply, Failure> {
        person.name = required(&person.name, "name")?;
        self.write(case, Payload::PersonChanged(person)).await.map(|_| Reply::Done)
    }

    pub(crate) async fn write_note(
        &self,
        case: LogId,
        note: Note,
        marks: BTreeSet<Mark>,
        relayed: Option<u64>,
    ) -> Result<Reply, Failure> {
        let note = self.checked(note)?;
        let personal = if marks.is_empty() { None } else { Some(self.personal()?) };
        let conversation = match relayed {
            Some(before) => Some((self.conversation_to_note(case)?, before)),
            None => None,
        };
        // All or nothing: a note without what goes with it could not be written again without writing it twice.
        let id = self.step(|client, env| {
            let id = client.write(env, case, Payload::Note(note))?;
            if let Some(personal) = personal {
                client.write(env, personal, Payload::Own(Own::Marked { note: id, marks }))?;
            }
            if let Some((conversation, before)) = conversation {
                client.write(env, conversation, Payload::MessagesNoted { before })?;
            }
            Ok::<_, Failure>(id)
        })??;
        self.save().await?;
        self.nudge();
        Ok(Reply::Written(id))
    }

    pub(crate) async fn correct_note(&self, case: LogId, of: WriteId, note: Note) -> Result<Reply, Failure> {
        let note = self.checked(note)?;
        let exists = self.open()?.client.log(case).is_some_and(|log| log.items.iter().any(|i| i.id == of));
        if !exists {
            return Err(FailureKind::NotFound.into());
        }
        self.write(case, Payload::NoteCorrected { of, note }).await.map(Reply::Written)
    }

    fn checked(&self, mut note: Note) -> Result<Note, Failure> {
        if note.channel.is_empty() {
            return Err(Failure::because(FailureKind::Invalid, "channel"));
        }
        if note.text.len() > MAX_TEXT {
            return Err(Failure::because(FailureKind::Invalid, "text"));
        }
        note.day.get_or_insert(self.platform.now().day());
        Ok(note)
    }

    pub(crate) async fn close_case(&self, case: LogId) -> Result<Reply, Failure> {
        self.write(case, Payload::CaseClosed).await.map(|_| Reply::Done)
    }

    pub(crate) async fn keep_draft(&self, place: &str, text: &str) -> Result<Reply, Failure> {
        let record: Record = self.step(|client, env| client.seal_draft(env, place, text))?;
        let kept = self.store.apply(self.to_changes(vec![record]).await?).await;
        kept.map_err(|e| Failure::because(FailureKind::CannotKeep, e.0))?;
        Ok(Reply::Done)
    }

    pub(crate) async fn draft(&self, place: &str) -> Result<Reply, Failure> {
        let key = self.open()?.client.draft_key(place);
        let sealed =
            self.store.get(&key.0).await.map_err(|e| Failure::because(FailureKind::CannotKeep, e.0))?;
        let text = match sealed {
            Some(sealed) => self.open()?.client.open_draft(&sealed)?,
            None => String::new(),
        };
        Ok(Reply::Draft(text))
    }

    pub(crate) async fn send_message(
        &self,
        conversation: LogId,
        text: String,
        files: Vec<NewFile>,
    ) -> Result<Reply, Failure> {
        // A document needs no words.
        let text = if files.is_empty() || !text.trim().is_empty() { message(&text)? } else { String::new() };
        if self.open()?.client.log(conversation).is_some_and(views::has_ended) {
            return Err(Failure::because(FailureKind::NotAllowed, "the talk has ended"));
        }
        let attachments = self.keep_attachments(conversation, files).await?;
        self.step(|client, env| introduce(client, env, conversation))??;
        self.write(conversation, Payload::Message { text, attachments }).await.map(Reply::Written)
    }

    pub(crate) async fn seen(&self, conversation: LogId) -> Result<Reply, Failure> {
        let now = self.platform.now();
        let (is_staff, unread, next) = {
            let open = self.open()?;
            let world = open.client.world(now);
            let view = views::conversation(&world, Some(conversation));
            let head = open.client.replica(conversation).map_or(0, |r| r.state().head().next);
            // Of a file, the answer to a hand-over is what is seen.
            let answer = P::STAFF && view.is_none() && views::hands_over(&world, conversation);
            (open.client.is_staff(), view.map_or(u32::from(answer), |v| v.unread), head)
        };
        // A beneficiary has no log of their own: what they have seen is what they have answered.
        if !is_staff || unread == 0 {
            return Ok(Reply::Done);
        }
        self.write_personal(Payload::Seen { log: conversation, next }).await
    }

    pub(crate) async fn send_report(
        &self,
        week: Week,
        obstacles: String,
        spent: u64,
    ) -> Result<Reply, Failure> {
        if obstacles.len() > MAX_TEXT {
            return Err(Failure::because(FailureKind::Invalid, "obstacles"));
        }
        let now = self.platform.now();
        if self.open()?.client.counts_reports(now, week) {
            return self.give_report(week, spent).await;
        }
        let log = self.report_log()?;
        let minutes = self.minutes_to_give(week, spent)?;
        let personal = self.personal()?;
        self.step(|client, env| {
            let figures = views::report(&client.world(now), week, &[]).figures;
            let obstacles = obstacles.trim().to_owned();
            client.write(env, log, Payload::Report(Report { week, figures, obstacles }))?;
            client.write(env, personal, Payload::ReportTime { week, spent })?;
            minutes.map_or(Ok(()), |minutes| client.write(env, personal, minutes).map(drop))
        })??;
        self.save().await?;
        self.nudge();
        // The minutes leave at the next look at the windows: a report under a name waits for no network.
        Ok(Reply::Done)
    }

    /// The minutes that leave for the team's total, apart from a report under a name, if they can: without a referent none are
    /// given, and what has left stays as it was.
    fn minutes_to_give(&self, week: Week, spent: u64) -> Result<Option<Payload>, Failure> {
        let open = self.open()?;
        let world = open.client.world(self.platform.now());
        let stands = views::report(&world, week, &open.tallies).minutes;
        let given = matches!(stands, Some(ShareStands::Open { .. } | ShareStands::Waits { .. }));
        Ok(given.then(|| Payload::TeamReport(views::team_report(&world, week, spent))))
    }

    /// Notes what leaves for the team's total. Its shares leave as soon as the week can be counted, which may be later.
    async fn give_report(&self, week: Week, spent: u64) -> Result<Reply, Failure> {
        let now = self.platform.now();
        let report = {
            let open = self.open()?;
            let world = open.client.world(now);
            match views::stands(&world, week, &open.tallies) {
                ShareStands::Open { .. } | ShareStands::Waits { .. } | ShareStands::NoReferent => {}
                ShareStands::Left | ShareStands::Over | ShareStands::JoinedLater => {
                    return Err(FailureKind::NotAllowed.into());
                }
            }
            views::team_report(&world, week, spent)
        };
        let personal = self.personal()?;
        self.step(|client, env| {
            client.write(env, personal, Payload::ReportTime { week, spent })?;
            client.write(env, personal, Payload::TeamReport(report))
        })??;
        self.save().await?;
        self.nudge();
        self.tally_if_due().await;
        Ok(Reply::Done)
    }

    pub(crate) async fn keep_own(&self, own: Own) -> Result<Reply, Failure> {
        // Ids come from the policies; nothing else here is free text.
        match &own {
            Own::Prompt { id, .. } if id.len() > 100 => {
                return Err(Failure::because(FailureKind::Invalid, "prompt"));
            }
            Own::Questionnaire { id, answers, .. } if !self.may_keep(id, answers)? => {
                return Err(Failure::because(FailureKind::Invalid, "answers"));
            }
            _ => {}
        }
        self.write_personal(Payload::Own(own)).await
    }

    /// Whether these are answers to a questionnaire of the service, or take earlier ones back.
    fn may_keep(&self, id: &str, answers: &[Option<u8>]) -> Result<bool, Failure> {
        let open = self.open()?;
        let found = open.client.policies(self.platform.now()).check_in.questionnaire(id);
        Ok(found.is_some_and(|one| answers.is_empty() || one.fits(answers)))
    }

    pub(crate) async fn answer_check_in(&self, card: CardAnswers) -> Result<Reply, Failure> {
        let CardAnswers { week, answers } = card;
        if answers.len() > 12 || answers.iter().any(|(_, answer)| answer.is_some_and(|a| a > 3)) {
            return Err(Failure::because(FailureKind::Invalid, "answers"));
        }
        // A card stays into the next week at most.
        let now = self.platform.now().week();
        if week != now && week != now.plus(-1) {
            return Err(Failure::because(FailureKind::Invalid, "week"));
        }
        self.write_personal(Payload::CheckIn { week, answers }).await
    }

    pub(crate) async fn snooze_check_in(&self, until: Day) -> Result<Reply, Failure> {
        self.write_personal(Payload::Snoozed { until }).await
    }

    pub(crate) async fn erase_check_in(&self, week: Week) -> Result<Reply, Failure> {
        self.write_personal(Payload::CheckInErased { week }).await
    }
}

/// Who writes, before the first words of a worker who came into a conversation later: its person does not read the directory.
fn introduce(client: &mut Client, env: &mut Env<'_>, conversation: LogId) -> Result<(), Failure> {
    let me = client.account();
    let world = client.world(env.now);
    let Some(log) = client.log(conversation).filter(|log| log.state.kind() == LogKind::Conversation) else {
        return Ok(());
    };
    let keeps = log.state.member(me).is_some_and(|member| member.rights == Rights::Manage);
    let known = |by_me: bool| {
        log.items.iter().rev().find_map(|item| match item.payload() {
            Some(Payload::Welcome(welcome)) if !by_me || item.author == me => Some(welcome.clone()),
            _ => None,
        })
    };
    match known(false) {
        Some(first) if keeps && known(true).is_none() => {
            let welcome = Welcome { worker: views::name_of(&world, me), ..first };
            client.write(env, conversation, Payload::Welcome(welcome)).map(|_| ())
        }
        _ => Ok(()),
    }
}

/// The text of a message, which must not be empty.
pub(crate) fn message(text: &str) -> Result<String, Failure> {
    let text = text.trim();
    if text.is_empty() || text.len() > MAX_TEXT {
        return Err(Failure::because(FailureKind::Invalid, "text"));
    }
    Ok(text.to_owned())
}
