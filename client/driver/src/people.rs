//! Inviting: members of staff, and the person of a file.

use tdu_core::{
    app::{Failure, FailureKind, Reply},
    client::{Client, Env, NewMember, PreparedInvitation},
    content::Logs,
    payload::{CharterPresented, Payload, Welcome},
    views,
};
use tdu_protocol::{InvitationId, LogId, LogKind, Rights, Role, api::InvitationOffer, control::Control};

use crate::{
    app::App,
    ports::{Platform, Store, Transport},
    rules::signed_last,
};

impl<T: Transport, S: Store, P: Platform> App<T, S, P> {
    pub(crate) async fn invite_staff(&self, role: Role, name: String) -> Result<Reply, Failure> {
        let name = required(&name, "name")?;
        let directory = self.open()?.client.home();
        let prepared = self.step(|client, env| {
            let prepared = client.invite(env, directory, role)?;
            let invitation = prepared.view.id;
            client.write(env, directory, Payload::Invited { invitation, name })?;
            Ok::<_, Failure>(prepared)
        })??;
        self.announce(prepared).await
    }

    /// Sends the invitation's entry, then tells the server which proof opens it.
    async fn announce(&self, prepared: PreparedInvitation) -> Result<Reply, Failure> {
        self.save().await?;
        self.push().await?;
        let PreparedInvitation { view, proof, log } = prepared;
        let landed =
            self.open()?.client.replica(log).is_some_and(|r| r.state().invitation(view.id).is_some());
        if !landed {
            return Err(FailureKind::Offline.into());
        }
        let path = format!("/invitations/{}", view.id);
        self.put_for_nothing(&path, &InvitationOffer { log, proof }).await?;
        Ok(Reply::NewInvitation(view))
    }

    pub(crate) async fn withdraw_invitation(
        &self,
        log: LogId,
        invitation: InvitationId,
    ) -> Result<Reply, Failure> {
        self.step(|client, _| client.change(log, Control::Withdraw { invitation }))??;
        self.push().await?;
        // The entry alone ends it; this frees what the server kept for it, and may come too late without harm.
        let _ = self.delete(&format!("/invitations/{invitation}")).await;
        Ok(Reply::Done)
    }

    pub(crate) async fn invite_beneficiary(&self, case: LogId) -> Result<Reply, Failure> {
        let now = self.platform.now();
        let prepared = self.step(|client, env| {
            let view = views::case(&client.world(now), case).ok_or(FailureKind::NotFound)?;
            let conversation = match view.conversation {
                Some(log) => log,
                None => begin_conversation(client, env, case, &view.person.name)?,
            };
            client.invite(env, conversation, Role::Beneficiary)
        })??;
        self.announce(prepared).await
    }

    pub(crate) async fn present_charter(&self, case: LogId) -> Result<Reply, Failure> {
        let now = self.platform.now();
        let conversation = self.step(|client, env| {
            let world = client.world(now);
            let view = views::case(&world, case).ok_or(FailureKind::NotFound)?;
            let missing = view.charter_lacks;
            if !missing.is_empty() {
                return Err(Failure { missing, ..Failure::new(FailureKind::CharterIncomplete) });
            }
            let Some(conversation) = view.conversation else {
                return begin_conversation(client, env, case, &view.person.name);
            };
            if views::charter_is_new(&world, conversation) != Some(true) {
                return Err(Failure::because(FailureKind::Invalid, "this text is on the table"));
            }
            let (worker, service) = (views::name_of(&world, client.account()), views::service_name(&world));
            let presented = presentation(client, &worker, &service).ok_or(FailureKind::NotFound)?;
            client.write(env, conversation, presented)?;
            Ok(conversation)
        })??;
        self.save().await?;
        self.nudge();
        Ok(Reply::Log(conversation))
    }

    /// The log of this worker's reports, with every manager of the directory in it.
    pub(crate) fn report_log(&self) -> Result<LogId, Failure> {
        self.step(|client, env| {
            let managers = managers(client)?;
            let me = client.account();
            let own = client
                .logs_of(LogKind::Report)
                .find(|r| r.state().member(me).is_some_and(|m| m.rights == Rights::Manage))
                .map(|r| (r.log(), r.state().members().map(|m| m.certificate.account).collect::<Vec<_>>()));
            let Some((log, members)) = own else { return client.make_log(env, LogKind::Report, &managers) };
            for manager in managers {
                let account = manager
                    .chain
                    .verify(client.root())
                    .map_err(|e| Failure::because(FailureKind::UntrustedKey, e))?;
                if !members.contains(&account.account) {
                    client.grant(log, &manager)?;
                }
            }
            Ok(log)
        })?
    }
}

/// Everybody who receives reports.
fn managers(client: &Client) -> Result<Vec<NewMember>, Failure> {
    let directory = client.log(client.home()).ok_or(FailureKind::NotFound)?;
    let managers = directory.state.members().filter(|m| m.certificate.role == Role::Manager);
    Ok(managers.map(|m| NewMember { chain: m.chain.clone(), rights: Rights::Read }).collect())
}

/// A conversation for the person of a file: who writes, and the charter to read. The file names it.
fn begin_conversation(
    client: &mut Client,
    env: &mut Env<'_>,
    case: LogId,
    person: &str,
) -> Result<LogId, Failure> {
    let world = client.world(env.now);
    let welcome = Welcome {
        worker: views::name_of(&world, client.account()),
        service: views::service_name(&world),
        person: person.to_owned(),
        receipt_keys: client.receipt_keys(),
    };
    // Whoever is invited is invited all the same: a charter that is not ready is proposed later.
    let presented = if views::charter_lacks(&world).is_empty() {
        presentation(client, &welcome.worker, &welcome.service)
    } else {
        None
    };
    // Whoever follows the file with this worker follows the conversation too.
    let me = client.account();
    let others = client.log(case).into_iter().flat_map(|file| file.state.members());
    let others: Vec<_> = others
        .filter(|member| member.certificate.account != me && !client.has_left(member.certificate.account))
        .map(|member| NewMember { chain: member.chain.clone(), rights: member.rights })
        .collect();
    let conversation = client.make_log(env, LogKind::Conversation, &others)?;
    client.write(env, conversation, Payload::Welcome(welcome))?;
    if let Some(presented) = presented {
        client.write(env, conversation, presented)?;
    }
    client.write(env, case, Payload::Conversation { log: conversation })?;
    Ok(conversation)
}

/// The charter of the policies in force, with what fills its places in braces.
fn presentation(client: &Client, worker: &str, service: &str) -> Option<Payload> {
    let policies = signed_last(client)?;
    let parameters = views::filling(worker, service);
    Some(Payload::CharterPresented(Box::new(CharterPresented { policies, parameters })))
}

/// Longest short text (a name, a place), in characters.
const SHORT: usize = 200;

/// A short text that must not be empty.
pub(crate) fn required(text: &str, field: &str) -> Result<String, Failure> {
    let trimmed = text.trim();
    if trimmed.is_empty() || trimmed.chars().count() > SHORT {
        return Err(Failure::because(FailureKind::Invalid, field));
    }
    Ok(trimmed.to_owned())
}
