//! The charter: proposed, answered in each of its ways, confirmed, withdrawn.

use tdu_core::{
    app::{CharterState, CharterView, Failure, FailureKind, Reply},
    client::NewMember,
    payload::{
        Answer, CharterAnswered, CharterSigned, Circumstances, Enrolment, Help, IdentityCheck, Payload,
        Spoken, Told, Vouched, WithdrawalTold,
    },
    views,
};
use tdu_policies::Lang;
use tdu_protocol::{AccountId, Bytes, Hash32, LogId, Rights, Role};

use crate::{
    app::App,
    people::required,
    ports::{Platform, Store, Transport},
    write::message,
};

/// Longest name or place beside an answer, in characters.
const SHORT: usize = 200;

/// Which text was read, by whoever answers.
pub(crate) struct Read {
    pub(crate) lang: Lang,
    pub(crate) digest: Hash32,
}

impl<T: Transport, S: Store, P: Platform> App<T, S, P> {
    pub(crate) fn charter_of(&self, conversation: LogId, lang: Lang) -> Result<CharterView, Failure> {
        let now = self.platform.now();
        let open = self.open()?;
        views::charter(&open.client.world(now), conversation, lang)
            .ok_or_else(|| FailureKind::NotFound.into())
    }

    /// The text that was read, if it is still the one on the table.
    fn as_read(&self, conversation: LogId, read: &Read) -> Result<CharterView, Failure> {
        let view = self.charter_of(conversation, read.lang)?;
        if view.digest == read.digest {
            return Ok(view);
        }
        // The text changed between reading and answering: what was read is what is answered, or nothing is.
        Err(Failure::because(FailureKind::Invalid, "the text has changed"))
    }

    pub(crate) fn only(&self, role: Role) -> Result<(), Failure> {
        if self.open()?.client.role() == role { Ok(()) } else { Err(FailureKind::NotAllowed.into()) }
    }

    pub(crate) async fn sign_charter(
        &self,
        conversation: LogId,
        read: Read,
        consents: Vec<String>,
        heard: bool,
        mut circumstances: Circumstances,
    ) -> Result<Reply, Failure> {
        self.only(Role::Beneficiary)?;
        let view = self.as_read(conversation, &read)?;
        circumstances.help = named(circumstances.help)?;
        let signed = CharterSigned {
            version: view.text.version.clone(),
            lang: read.lang,
            digest: read.digest,
            reference: Hash32(view.reference.digest()),
            consents,
            heard,
            circumstances: Some(circumstances),
        };
        self.write(conversation, Payload::CharterSigned(signed)).await.map(Reply::Written)
    }

    /// Refused, left for later, or as a worker heard it.
    pub(crate) async fn answer_charter(
        &self,
        conversation: LogId,
        read: Read,
        answer: Answer,
    ) -> Result<Reply, Failure> {
        let answer = match answer {
            Answer::Told(told) => {
                self.only(Role::Worker)?;
                Answer::Told(self.checked_told(told)?)
            }
            other => {
                self.only(Role::Beneficiary)?;
                other
            }
        };
        let view = self.as_read(conversation, &read)?;
        if view.state.is_yes() && !matches!(answer, Answer::Told(_)) {
            return Err(Failure::because(
                FailureKind::Invalid,
                "what was accepted is withdrawn, not refused",
            ));
        }
        if matches!(view.state, CharterState::Signed { .. } | CharterState::Countersigned { .. }) {
            return Err(Failure::because(FailureKind::Invalid, "the person signed themselves"));
        }
        let answered = CharterAnswered {
            version: view.text.version.clone(),
            lang: read.lang,
            digest: read.digest,
            reference: Hash32(view.reference.digest()),
            answer,
        };
        let answered = Payload::CharterAnswered(Box::new(answered));
        self.write(conversation, answered).await.map(Reply::Written)
    }

    fn checked_told(&self, mut told: Told) -> Result<Told, Failure> {
        told.help = named(told.help)?;
        if let Spoken::Paper { day, kept, .. } = &mut told.what {
            *kept = required(kept, "kept")?;
            if *day > self.platform.now().day() {
                return Err(Failure::because(FailureKind::Invalid, "day"));
            }
        }
        Ok(told)
    }

    pub(crate) async fn withdraw_charter(&self, conversation: LogId) -> Result<Reply, Failure> {
        self.charter_of(conversation, Lang::Fr)?;
        self.write(conversation, Payload::CharterWithdrawn).await.map(Reply::Written)
    }

    pub(crate) async fn record_withdrawal(
        &self,
        conversation: LogId,
        mut told: WithdrawalTold,
    ) -> Result<Reply, Failure> {
        self.only(Role::Worker)?;
        if !self.charter_of(conversation, Lang::Fr)?.state.is_yes() {
            return Err(Failure::because(FailureKind::Invalid, "there is no yes to take back"));
        }
        told.help = named(told.help)?;
        self.write(conversation, Payload::CharterWithdrawalTold(told)).await.map(Reply::Written)
    }

    pub(crate) async fn ask_about_charter(&self, conversation: LogId, text: &str) -> Result<Reply, Failure> {
        self.only(Role::Beneficiary)?;
        let text = message(text)?;
        self.write(conversation, Payload::CharterQuestion { text }).await.map(Reply::Written)
    }

    pub(crate) async fn countersign_charter(
        &self,
        conversation: LogId,
        identity: IdentityCheck,
        enrolled: Enrolment,
    ) -> Result<Reply, Failure> {
        let now = self.platform.now();
        let (signed, interpreter_counts) = {
            let open = self.open()?;
            let signed = views::to_countersign(&open.client.world(now), conversation);
            (signed, open.client.policies(now).charter.interpreter_counts())
        };
        let signed = signed.ok_or(FailureKind::NotFound)?;
        let vouched = Some(Vouched { identity, enrolled, interpreter_counts });
        self.write(conversation, Payload::CharterCountersigned { signed, vouched }).await.map(Reply::Written)
    }

    /// Lets a colleague read the conversation and asks them to confirm what the person said.
    pub(crate) async fn ask_witness(
        &self,
        conversation: LogId,
        colleague: AccountId,
    ) -> Result<Reply, Failure> {
        // The answer must have its place in the log: the colleague signs its hash.
        self.save().await?;
        self.push().await?;
        let now = self.platform.now();
        self.step(|client, env| {
            let world = client.world(now);
            let answered = views::to_witness(&world, conversation).ok_or(FailureKind::NotFound)?;
            let name = views::name_of(&world, colleague);
            let chain = {
                let directory = client.logs_of(tdu_protocol::LogKind::Directory).next();
                let member = directory.and_then(|log| log.state().member(colleague));
                let worker = member.filter(|member| member.certificate.role == Role::Worker);
                worker.ok_or(FailureKind::NotFound)?.chain.clone()
            };
            if colleague == client.account() {
                return Err(Failure::from(FailureKind::NotAllowed));
            }
            let there =
                client.replica(conversation).is_some_and(|log| log.state().member(colleague).is_some());
            if !there {
                client.grant(conversation, &NewMember { chain, rights: Rights::Write })?;
            }
            client.write(env, conversation, Payload::CharterWitnessAsked { answered, colleague, name })
        })??;
        self.save().await?;
        self.push().await?;
        Ok(Reply::Done)
    }

    /// A colleague confirms what they heard too.
    pub(crate) async fn witness_charter(&self, conversation: LogId) -> Result<Reply, Failure> {
        let now = self.platform.now();
        let answered = views::to_witness(&self.open()?.client.world(now), conversation);
        let answered = answered.ok_or(FailureKind::NotFound)?;
        self.write(conversation, Payload::CharterWitnessed { answered }).await.map(Reply::Written)
    }

    /// Keeps a time stamp on an answer: whoever calls has verified it.
    pub(crate) async fn keep_time_stamp(
        &self,
        conversation: LogId,
        answered: Hash32,
        token: Bytes,
    ) -> Result<Reply, Failure> {
        self.only(Role::Worker)?;
        self.write(conversation, Payload::CharterStamped { answered, token }).await.map(Reply::Written)
    }

    /// A colleague who was asked to confirm an answer reads the conversation no longer.
    pub(crate) async fn dismiss_witness(
        &self,
        conversation: LogId,
        colleague: AccountId,
    ) -> Result<Reply, Failure> {
        self.step(|client, _| {
            let replica = client.replica(conversation).ok_or(FailureKind::NotFound)?;
            let member = replica.state().member(colleague).ok_or(FailureKind::NotFound)?;
            if member.certificate.role != Role::Worker || colleague == client.account() {
                return Err(Failure::from(FailureKind::NotAllowed));
            }
            Ok(())
        })??;
        self.put_out(conversation, colleague, |client, env| client.put_out(env, conversation, &[colleague]))
            .await
    }
}

/// Who helped, their name on one line.
fn named(help: Option<Help>) -> Result<Option<Help>, Failure> {
    help.map(|help| {
        let name = help.name.trim();
        if name.chars().count() > SHORT || name.chars().any(char::is_control) {
            return Err(Failure::because(FailureKind::Invalid, "name"));
        }
        Ok(Help { name: name.to_owned(), ..help })
    })
    .transpose()
}
