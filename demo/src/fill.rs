//! The story, played through the real client: each person writes at their own.

mod conversation;
mod crowd;
mod experiment;
mod talk;

use std::{collections::BTreeSet, io::Write as _};

use anyhow::{Result, bail};
use tdu_core::{
    app::{Command, NewInvitation, Phase, Reply},
    calendar::Now,
};
use tdu_policies::{Lang, Ready, Visibility};
use tdu_protocol::{LogId, Role, Secret32, Timestamp};

use crate::{
    Crowd,
    charter::complete_charter,
    now,
    people::MadeUp,
    person::{Actor, Place, unexpected},
    story::{File, Story, Worker},
};

/// Weeks before this one of which reports are sent, oldest first. One of the first two is in the quarter before.
const REPORTED_WEEKS: [i32; 7] = [14, 13, 5, 4, 3, 2, 1];
/// Milliseconds that a made-up worker spent on a report.
const SPENT: u64 = 95_000;

/// Fills the server; the people in the order in which they are printed.
pub async fn fill(
    place: &Place<'_>,
    story: &Story,
    setup: Secret32,
    crowd: Option<Crowd>,
) -> Result<Vec<MadeUp>> {
    let service = &story.service;
    let mut administrator = Actor::new(place, "odile", &service.administrator.name)?;
    step(&format!("{} founds {}", administrator.name, service.name));
    found(&mut administrator, &service.name, setup).await?;
    let manager = hire(place, &administrator, Role::Manager, "karim", &service.manager.name).await?;
    let referent = hire(place, &administrator, Role::Referent, "helene", &service.referent.name).await?;

    let mut workers = Vec::new();
    let mut beneficiaries = Vec::new();
    let mut actors = Vec::new();
    for worker in &story.workers {
        let actor = hire(place, &manager, Role::Worker, worker.id, &worker.name).await?;
        beneficiaries.extend(work(place, worker, &actor).await?);
        workers.push(staff(&actor, Role::Worker, files_of(worker)));
        actors.push(actor);
    }
    step("colleagues write to each other");
    let talkers: Vec<&Actor> = actors.iter().chain([&referent]).collect();
    for between in &service.talks {
        talk::hold(&talkers, between).await?;
    }
    experiment::propose(&manager, &actors, &service.experiment).await?;
    step(&format!("{} looks at the team's weeks", manager.name));
    check_reports(&manager, story).await?;
    if let Some(crowd) = crowd {
        crowd::arrives(place, &manager, crowd).await?;
    }
    let mut people = vec![
        staff(&administrator, Role::Administrator, "runs the service, reads nothing".to_owned()),
        staff(&manager, Role::Manager, "sees the team's weeks, reads no note".to_owned()),
        staff(&referent, Role::Referent, "prevention; answers who asks to talk".to_owned()),
    ];
    people.extend(workers);
    people.extend(beneficiaries);
    Ok(people)
}

async fn found(actor: &mut Actor, service: &str, setup: Secret32) -> Result<()> {
    match actor.ask(|| Command::Hello).await? {
        Reply::Status(status) if status.phase == Phase::Empty => {}
        Reply::Status(_) => bail!("this server is not empty: start over with an empty one"),
        other => bail!(unexpected(&other)),
    }
    actor.draw_words().await?;
    let name = actor.name.clone();
    let files = complete_charter()?;
    let found = || Command::Found {
        setup: Secret32::new(*setup.expose()),
        service: service.to_owned(),
        name: name.clone(),
        policies: Ready::Standard,
        visibility: Visibility::ByWorker,
        files: files.clone(),
    };
    actor.ask(found).await?;
    actor.settle().await
}

/// Invites a member of staff, who joins.
async fn hire(place: &Place<'_>, by: &Actor, role: Role, id: &str, name: &str) -> Result<Actor> {
    step(&format!("{} invites {name}, who joins", by.name));
    by.settle().await?;
    let invitation = new_invitation(by.ask(|| Command::InviteStaff { role, name: name.to_owned() }).await?)?;
    let mut actor = Actor::new(place, id, name)?;
    actor.draw_words().await?;
    actor.join(&invitation, Lang::Fr).await?;
    Ok(actor)
}

/// A worker's weeks: files, notes, conversations, reports.
async fn work(place: &Place<'_>, worker: &Worker, actor: &Actor) -> Result<Vec<MadeUp>> {
    let mut beneficiaries = Vec::new();
    for file in &worker.files {
        step(&format!("{} follows {}", actor.name, file.name()));
        let case = follow_up(actor, file).await?;
        beneficiaries.extend(conversation::hold(place, actor, file, case).await?);
    }
    step(&format!("{} sends the reports of past weeks", actor.name));
    for weeks_ago in REPORTED_WEEKS.into_iter().filter(|weeks| Some(*weeks) != worker.unsent) {
        let week = now().week().plus(-weeks_ago);
        let obstacles = worker.obstacles_of(weeks_ago);
        actor.ask(|| Command::SendReport { week, obstacles: obstacles.clone(), spent: SPENT }).await?;
    }
    actor.settle().await?;
    Ok(beneficiaries)
}

/// The manager receives what the workers sent, and nothing else.
async fn check_reports(manager: &Actor, story: &Story) -> Result<()> {
    manager.settle().await?;
    for weeks_ago in REPORTED_WEEKS {
        let week = now().week().plus(-weeks_ago);
        let sent = story.workers.iter().filter(|worker| worker.unsent != Some(weeks_ago)).count();
        match manager.ask(|| Command::Team { week, trend: 0 }).await? {
            Reply::Team(team) if usize::try_from(team.reports) == Ok(sent) => {}
            Reply::Team(team) => bail!("{} reports arrived for {week:?}, {sent} were sent", team.reports),
            other => bail!(unexpected(&other)),
        }
    }
    Ok(())
}

async fn follow_up(actor: &Actor, file: &File) -> Result<LogId> {
    let case = match actor.ask(|| Command::OpenCase { person: file.person() }).await? {
        Reply::Log(case) => case,
        other => bail!(unexpected(&other)),
    };
    let today = now().day();
    for (note, corrected) in file.notes.iter().filter_map(|written| written.on(today)) {
        let of = match actor
            .ask(|| Command::WriteNote { case, note: note.clone(), marks: BTreeSet::new(), relayed: None })
            .await?
        {
            Reply::Written(id) => id,
            other => bail!(unexpected(&other)),
        };
        if let Some(note) = corrected {
            actor.ask(|| Command::CorrectNote { case, of, note: note.clone() }).await?;
        }
    }
    for note in file.rounds(today) {
        actor
            .ask(|| Command::WriteNote { case, note: note.clone(), marks: BTreeSet::new(), relayed: None })
            .await?;
    }
    actor.settle().await?;
    Ok(case)
}

fn staff(actor: &Actor, role: Role, about: String) -> MadeUp {
    MadeUp {
        id: actor.id.clone(),
        name: actor.name.clone(),
        role,
        link: format!("{}/", actor.client.origin()),
        words: actor.words.clone(),
        code: None,
        until: None,
        about,
    }
}

fn files_of(worker: &Worker) -> String {
    let names: Vec<&str> = worker.files.iter().map(File::name).collect();
    format!("follows {}", names.join(", "))
}

fn new_invitation(reply: Reply) -> Result<NewInvitation> {
    match reply {
        Reply::NewInvitation(invitation) => Ok(invitation),
        other => bail!(unexpected(&other)),
    }
}

/// The last whole day on which something can be used.
fn last_day(expires: Timestamp) -> String {
    let before = Timestamp(expires.0.saturating_sub(Timestamp::DAY));
    Now { at: before, offset_minutes: tdu_cli::platform::system_offset(before) }.day().to_iso()
}

fn step(text: &str) {
    let mut out = std::io::stdout().lock();
    // A reader that went away is no reason to stop.
    let _ = writeln!(out, "  {text}");
    let _ = out.flush();
}
