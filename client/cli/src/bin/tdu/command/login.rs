//! Signing in and out.

use tdu_core::app::{Command, FailureKind, Me, Phase, Reply};
use tdu_protocol::Role;

use super::unexpected;
use crate::{
    arguments::{Login, Logout},
    output::Output,
    profile::{Place, Profile, hello, settle},
    texts::value,
    trouble::Trouble,
};

/// `tdu login`
pub async fn login(output: &Output, place: &Place, wish: Login) -> Result<(), Trouble> {
    let known = place.profile()?;
    let profile = Profile::from(&wish.address, known.as_ref())?;
    if let Some(known) = known.filter(|known| known.server != profile.server) {
        return Err(Trouble::AlreadyAt(known.server));
    }
    let companion = place.connect(&profile)?;
    let me = match hello(&companion).await?.phase {
        Phase::Open(me) => me,
        Phase::Ended(_) => return Err(FailureKind::AccessEnded.into()),
        Phase::Locked | Phase::SignedOut | Phase::Empty => {
            let words = place.words(output)?;
            let me = me(companion.ask(Command::OpenWithWords { words }).await?)?;
            place.keep(&profile)?;
            if wish.ask_each_time { me } else { self::me(companion.ask(Command::RememberDevice).await?)? }
        }
    };
    settle(output, &companion).await?;
    if output.json {
        output.value(&me);
    } else {
        let role = output.say(&format!("role-{}", role_name(me.role)), &[]);
        let values = [("name", value(me.name)), ("role", value(role)), ("service", value(me.service))];
        output.line(&output.say("login-done", &values));
        let how = if wish.ask_each_time { "login-asks" } else { "login-remembered" };
        output.notice(how, &[("folder", value(place.folder.display().to_string()))]);
    }
    Ok(())
}

/// `tdu logout`
pub async fn logout(output: &Output, place: &Place, wish: Logout) -> Result<(), Trouble> {
    let profile = place.profile()?.ok_or(Trouble::NobodyHere)?;
    let companion = place.connect(&profile)?;
    let status = hello(&companion).await?;
    if matches!(status.phase, Phase::Open(_)) && status.waiting > 0 && !wish.keep_copy {
        settle(output, &companion).await?;
    }
    let waiting = hello(&companion).await?.waiting;
    if waiting > 0 && !wish.keep_copy && !wish.force {
        return Err(Trouble::Waiting(waiting));
    }
    let Reply::Status(status) = companion.ask(Command::LogOut { forget: !wish.keep_copy }).await? else {
        return Err(unexpected());
    };
    if !wish.keep_copy {
        place.forget()?;
    }
    if output.json {
        output.value(&status);
    } else {
        output.line(&output.say(if wish.keep_copy { "logout-kept" } else { "logout-done" }, &[]));
    }
    Ok(())
}

fn me(reply: Reply) -> Result<Me, Trouble> {
    match reply {
        Reply::Me(me) => Ok(me),
        _ => Err(unexpected()),
    }
}

/// The role as JSON has it.
pub fn role_name(role: Role) -> String {
    match serde_json::to_value(role) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}
