//! What staff alone ask for, and who answers it. A program that serves beneficiaries alone ([`Platform::STAFF`]) leaves all of it out.

use std::future::ready;

use futures::{FutureExt, future::LocalBoxFuture};
use tdu_core::app::{Command, Failure, FailureKind, Reply};

use crate::{
    app::App,
    ports::{Platform, Store, Transport},
    proof::examine_proof,
};

impl<T: Transport, S: Store, P: Platform> App<T, S, P> {
    /// Answers what staff alone ask for. In a box behind a constant: a future of its own inside another one stays in the program
    /// even where it is never begun.
    pub(crate) fn answer_staff(&self, command: Command) -> LocalBoxFuture<'_, Result<Reply, Failure>> {
        if P::STAFF {
            Box::pin(self.staffs_answer(command))
        } else {
            Box::pin(ready(Err(FailureKind::NotAllowed.into())))
        }
    }

    /// Looks at the windows of the check-ins' totals in the background: what fails is tried again later. Beneficiaries have none.
    pub(crate) fn tally_if_due(&self) -> LocalBoxFuture<'_, ()> {
        if P::STAFF { Box::pin(self.attend_tally().map(drop)) } else { Box::pin(ready(())) }
    }

    async fn staffs_answer(&self, command: Command) -> Result<Reply, Failure> {
        match command {
            Command::Found { setup, service, name, policies, visibility, files } => {
                let policies = self.founding_policies(policies, visibility, &files).await?;
                self.found(setup, service, name, policies).await
            }
            Command::InviteStaff { role, name } => self.invite_staff(role, name).await,
            Command::WithdrawInvitation { log, id } => self.withdraw_invitation(log, id).await,
            Command::PutOut { account } => self.put_out_of_service(account).await,
            Command::Policies => self.policies(),
            Command::PolicyTexts => self.policy_texts(),
            Command::TryPolicies(change) => self.try_policies(change).await,
            Command::SignPolicies(change) => self.sign_policies(change).await,
            Command::Journal(question) => self.journal(question).await,
            Command::InviteBeneficiary { case } => self.invite_beneficiary(case).await,
            Command::OpenCase { person } => self.open_case(person).await,
            Command::ChangePerson { case, person } => self.change_person(case, person).await,
            Command::WriteNote { case, note, marks, relayed } => {
                self.write_note(case, note, marks, relayed).await
            }
            Command::CorrectNote { case, of, note } => self.correct_note(case, of, note).await,
            Command::ShareCase { case, with } => self.share_case(case, with).await,
            Command::HandOver { case, step } => self.hand_over(case, step).await,
            Command::CloseCase { case } => self.close_case(case).await,
            Command::EraseFile { case } => self.erase_file(case).await,
            Command::KeepFile { case, reason, until } => self.keep_file(case, &reason, until).await,
            Command::NoteMessages { conversation } => self.note_messages(conversation).await,
            Command::BeginTalk { with, text } => self.begin_talk(with, &text).await,
            Command::EndTalk { talk, erase } => self.end_talk(talk, erase).await,
            Command::PresentCharter { case } => self.present_charter(case).await,
            Command::RecordWithdrawal { conversation, told } => {
                self.record_withdrawal(conversation, told).await
            }
            Command::CountersignCharter { conversation, identity, enrolled } => {
                self.countersign_charter(conversation, identity, enrolled).await
            }
            Command::AskCharterWitness { conversation, colleague } => {
                self.ask_witness(conversation, colleague).await
            }
            Command::WitnessCharter { conversation } => self.witness_charter(conversation).await,
            Command::DismissCharterWitness { conversation, colleague } => {
                self.dismiss_witness(conversation, colleague).await
            }
            Command::AskTimeStamp { conversation } => self.ask_time_stamp(conversation).await,
            Command::KeepTimeStamp { conversation, answered, token } => {
                self.keep_time_stamp(conversation, answered, token).await
            }
            Command::ExamineProof { file } => Ok(Reply::Examination(examine_proof(&file).ok().map(Box::new))),
            Command::SendReport { week, obstacles, spent } => self.send_report(week, obstacles, spent).await,
            Command::ProposeExperiment(plan) => self.propose_experiment(*plan).await,
            Command::JoinExperiment { experiment, plan, arm } => {
                self.join_experiment(experiment, plan, arm).await
            }
            Command::LeaveExperiment { experiment } => self.leave_experiment(experiment).await,
            Command::DecideExperiment { experiment, step, said } => {
                self.decide_experiment(experiment, step, said).await
            }
            Command::KeepOwn(own) => self.keep_own(own).await,
            Command::AnswerCheckIn(card) => self.answer_check_in(card).await,
            Command::SnoozeCheckIn { until } => self.snooze_check_in(until).await,
            Command::EraseCheckIn { week } => self.erase_check_in(week).await,
            Command::CountTally => self.attend_tally().await.map(|()| Reply::Done),
            reading => self.read(reading),
        }
    }
}
