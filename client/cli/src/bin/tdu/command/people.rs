//! The service's people: who is here, a file shared with one of them, and who leaves.

use serde_json::json;
use tdu_cli::Companion;
use tdu_core::app::{Command, Reply, StaffMember};
use tdu_protocol::{AccountId, Role};

use super::{find, login::role_name, unexpected};
use crate::{
    arguments::{People, PeopleWish, Share},
    output::Output,
    profile::{Place, settle},
    texts::value,
    trouble::Trouble,
};

/// `tdu people`
pub async fn people(output: &Output, place: &Place, wish: People) -> Result<(), Trouble> {
    let (companion, _) = place.open(output).await?;
    let members = staff(&companion).await?;
    match wish.wish {
        PeopleWish::List => {
            if output.json {
                output.value(&json!({ "people": members }));
                return Ok(());
            }
            let role = |one: &StaffMember| output.say(&format!("role-{}", role_name(one.role)), &[]);
            let row = |one: &StaffMember| [one.name.clone(), role(one), one.account.to_string()];
            let rows: Vec<_> = members.iter().map(row).collect();
            output.table(["column-name", "column-role", "column-id"], &rows);
        }
        PeopleWish::Remove { person, sure } => {
            let who = named(&person, members, |_| true)?;
            if !sure {
                return Err(Trouble::NotSure);
            }
            companion.ask(Command::PutOut { account: who.account }).await?;
            settle(output, &companion).await?;
            if output.json {
                output.value(&json!({ "left": who.account }));
            } else {
                output.line(&output.say("people-removed", &[("name", value(who.name))]));
            }
        }
    }
    Ok(())
}

/// `tdu share`
pub async fn share(output: &Output, place: &Place, wish: Share) -> Result<(), Trouble> {
    let (companion, _) = place.open(output).await?;
    let file = find(&companion, &wish.case).await?;
    let colleagues = staff(&companion).await?;
    let with = named(&wish.with, colleagues, |one| one.role == Role::Worker && !one.me)?;
    companion.ask(Command::ShareCase { case: file.case, with: with.account }).await?;
    settle(output, &companion).await?;
    if output.json {
        output.value(&json!({ "case": file.case, "with": with.account }));
    } else {
        let words = [("case", value(file.name)), ("name", value(with.name))];
        output.line(&output.say("share-done", &words));
    }
    Ok(())
}

pub(super) async fn staff(companion: &Companion) -> Result<Vec<StaffMember>, Trouble> {
    match companion.ask(Command::Staff).await? {
        Reply::Staff(view) => Ok(view.members),
        _ => Err(unexpected()),
    }
}

/// Whoever somebody means: by the account or by the whole name, among those who fit.
pub(super) fn named(
    asked: &str,
    members: Vec<StaffMember>,
    fits: impl Fn(&StaffMember) -> bool,
) -> Result<StaffMember, Trouble> {
    let id = AccountId::from_text(asked);
    let wanted = asked.trim().to_lowercase();
    let meant = |one: &StaffMember| id == Some(one.account) || one.name.to_lowercase() == wanted;
    let mut found: Vec<_> = members.into_iter().filter(|one| meant(one) && fits(one)).collect();
    match (found.pop(), found.is_empty()) {
        (Some(one), true) => Ok(one),
        (last, _) => {
            found.extend(last);
            let names = found.iter().map(|one| format!("{} ({})", one.name, one.account)).collect();
            Err(Trouble::WhichPerson { asked: asked.to_owned(), names, found: found.len() })
        }
    }
}
