//! Putting somebody out of the service: what happens is said before, and what to ask of them first.

use leptos::prelude::*;
use tdu_core::app::{Command, Leaving, StaffMember};
use tdu_protocol::Role;

use crate::{
    components::{Button, ButtonKind, Dialog, FailureNotice},
    dom,
    engine::Act,
    i18n::{arg, say, say_args, t, t_args},
};

/// The gesture, with its dialog.
#[component]
pub(super) fn PutOut(
    /// Who.
    member: StaffMember,
    /// What it would mean.
    leaving: Leaving,
    /// The list's: the news takes this line away, at times before the answer is there, and what follows must be said all the same.
    act: Act,
    /// What is said once it is done.
    said: RwSignal<String>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let StaffMember { account, role, .. } = member;
    let name = if member.name.is_empty() { say("readers-no-name") } else { member.name };
    let title = t_args("leave-ask", {
        let name = name.clone();
        move || vec![("name", arg(name.clone()))]
    });
    let done = say_args("leave-done", &[("name", arg(name.clone()))]);
    let put_out = move |()| {
        let done = done.clone();
        act.ask(Command::PutOut { account }, move |_| {
            // Gone with its line, or still there.
            open.try_set(false);
            said.set(done);
            request_animation_frame(|| dom::focus("#staff-members"));
        });
    };
    view! {
        <Button
            kind=ButtonKind::Quiet
            on_click=move |()| {
                // Of another person's line.
                act.failure.set(None);
                open.set(true);
            }
        >
            <span aria-hidden="true">{t("leave-do")}</span>
            <span class="sr">{say_args("leave-do-named", &[("name", arg(name.clone()))])}</span>
        </Button>
        <Dialog open title>
            <ul class="leave-means">
                {means(role, leaving).into_iter().map(|id| view! { <li>{t(id)}</li> }).collect_view()}
            </ul>
            <FailureNotice failure=act.failure />
            <div class="actions">
                <Button kind=ButtonKind::Danger busy=act.busy on_click=put_out.clone()>
                    {t("leave-do")}
                </Button>
                <Button on_click=move |()| open.set(false)>{t("common-cancel")}</Button>
            </div>
        </Dialog>
    }
}

/// What it means, in the order in which it should be thought of.
fn means(role: Role, leaving: Leaving) -> Vec<&'static str> {
    let mut means = match role {
        Role::Worker => vec!["leave-first-files", "leave-shared-goes-on"],
        Role::Manager if leaving.last_of_role => vec!["leave-last-manager"],
        Role::Manager => vec!["leave-manager"],
        Role::Referent if leaving.last_of_role => vec!["leave-last-referent"],
        Role::Referent => vec!["leave-referent"],
        Role::Administrator => vec!["leave-administrator"],
        Role::Beneficiary => vec![],
    };
    means.extend(["leave-access", "leave-device"]);
    means.extend(leaving.ends_invitations.then_some("leave-invitations"));
    means.push("leave-for-good");
    means
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_of_a_role_is_told_as_such() {
        let one = |last_of_role| Leaving { last_of_role, ends_invitations: false };
        for (role, last) in [(Role::Manager, "leave-last-manager"), (Role::Referent, "leave-last-referent")] {
            assert_eq!(means(role, one(true))[0], last);
            assert_ne!(means(role, one(false))[0], last);
        }
        let all = means(Role::Worker, Leaving { last_of_role: true, ends_invitations: true });
        assert_eq!(all[0], "leave-first-files", "what must be done before comes first");
        assert!(all.contains(&"leave-invitations"));
    }
}
