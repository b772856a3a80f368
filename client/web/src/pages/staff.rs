//! The service's people: who is here, who is invited, inviting.

use leptos::prelude::*;
use tdu_core::app::{Command, NewInvitation, PendingView, Reply, StaffMember, Topic};
use tdu_protocol::Role;

mod leave;

use crate::{
    components::{
        Button, ButtonKind, Chips, Choice, Confirm, Empty, FailureNotice, Field, HandOver, Loaded, Page,
        Shape, Style, Time, go_to_wrong, told,
    },
    dom,
    engine::{Engine, use_act, use_view},
    i18n::{arg, say, t, t_args},
    model::names,
    pages::worker::shared::Said,
};
use leave::PutOut;

/// The page.
#[component]
pub fn Staff() -> impl IntoView {
    let staff = use_view(
        || Some(Command::Staff),
        |reply| match reply {
            Reply::Staff(staff) => Some(staff),
            _ => None,
        },
        |topic| matches!(topic, Topic::Directory),
    );
    view! {
        <Page title=t("staff-title") lead=t("staff-lead")>
            <Loaded view=staff let:view>
                <Invite roles=Signal::derive(move || view.with(|view| view.may_invite.clone())) />
                <Pending pending=Signal::derive(move || view.with(|view| view.pending.clone())) />
                <Members members=Signal::derive(move || view.with(|view| view.members.clone())) />
            </Loaded>
        </Page>
    }
}

#[component]
fn Invite(roles: Signal<Vec<Role>>) -> impl IntoView {
    let made = RwSignal::new(None::<(NewInvitation, String)>);
    let may = Memo::new(move |_| !roles.with(Vec::is_empty));
    let another = move |()| {
        made.set(None);
        request_animation_frame(|| dom::focus(".invite-form input"));
    };
    view! {
        <Show when=move || may.get()>
            <section class="card">
                <h2>{t("staff-invite")}</h2>
                {move || match made.get() {
                    None => view! { <InviteForm roles on_made=Callback::new(move |new| made.set(Some(new))) /> }.into_any(),
                    Some((invitation, name)) => {
                        view! {
                            <p>{t_args("invite-for", move || vec![("name", arg(name.clone()))])}</p>
                            <HandOver invitation />
                            <div class="actions">
                                <Button icon=Shape::Plus on_click=another>
                                    {t("staff-invite-another")}
                                </Button>
                            </div>
                        }
                            .into_any()
                    }
                }}
            </section>
        </Show>
    }
}

#[component]
fn InviteForm(roles: Signal<Vec<Role>>, on_made: Callback<(NewInvitation, String)>) -> impl IntoView {
    let name = RwSignal::new(String::new());
    let error = RwSignal::new(None);
    // The one that may do least, unless another is chosen.
    let role =
        RwSignal::new(roles.with_untracked(|roles| roles.last().copied().map(id_of)).unwrap_or_default());
    let act = use_act();
    let choices = Signal::derive(move || {
        roles.with(|roles| {
            roles.iter().map(|role| Choice::new(id_of(*role), names::role(*role).get())).collect::<Vec<_>>()
        })
    });
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let wanted = name.get_untracked().trim().to_owned();
        error.set(wanted.is_empty().then_some("common-required"));
        if wanted.is_empty() {
            go_to_wrong();
        }
        let chosen = roles
            .with_untracked(|roles| roles.iter().copied().find(|one| id_of(*one) == role.get_untracked()));
        let Some(role) = chosen.filter(|_| !wanted.is_empty()) else { return };
        let shown = wanted.clone();
        act.ask(Command::InviteStaff { role, name: wanted }, move |reply| {
            if let Reply::NewInvitation(invitation) = reply {
                on_made.run((invitation, shown));
            }
        });
    };
    view! {
        <form class="invite-form" on:submit=submit>
            <Field label=t("staff-name") hint=t("staff-name-hint") value=name error=told(error) required=true max=120 />
            <Chips legend=t("staff-role") choices value=role />
            <FailureNotice failure=act.failure />
            <div class="actions">
                <Button kind=ButtonKind::Main submit=true busy=act.busy>{t("staff-make-link")}</Button>
            </div>
        </form>
    }
}

fn id_of(role: Role) -> String {
    match role {
        Role::Administrator => "administrator",
        Role::Manager => "manager",
        Role::Referent => "referent",
        Role::Worker => "worker",
        Role::Beneficiary => "beneficiary",
    }
    .to_owned()
}

#[component]
fn Pending(pending: Signal<Vec<PendingView>>) -> impl IntoView {
    view! {
        <section>
            <h2>{t("staff-pending")}</h2>
            <Show when=move || pending.with(Vec::is_empty)>
                <p class="hint">{t("staff-pending-none")}</p>
            </Show>
            <ul class="people">
                <For each=move || pending.get() key=|one| one.id let:one>
                    <OnePending one />
                </For>
            </ul>
        </section>
    }
}

#[component]
fn OnePending(one: PendingView) -> impl IntoView {
    let act = use_act();
    let sure = RwSignal::new(false);
    let (log, id) = (one.log, one.id);
    view! {
        <li class="person">
            <p class="person-name">{one.name}</p>
            <p class="hint">
                {names::role(one.role)} " · " {t("invite-until")} " " <Time at=one.expires />
            </p>
            <FailureNotice failure=act.failure />
            <Button kind=ButtonKind::Quiet busy=act.busy on_click=move |()| sure.set(true)>
                {t("invite-withdraw")}
            </Button>
            <Confirm
                open=sure
                title=t("invite-withdraw")
                text=t("invite-withdraw-text")
                yes=t("invite-withdraw")
                on_yes=Callback::new(move |()| act.ask(Command::WithdrawInvitation { log, id }, |_| {}))
            />
        </li>
    }
}

#[component]
fn Members(members: Signal<Vec<StaffMember>>) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let act = use_act();
    // Rules name people by their account (resources.toml), and administrators sign the rules.
    let me = Engine::here().me();
    let shows_accounts = me.with_untracked(|me| me.as_ref().is_some_and(|me| me.role == Role::Administrator));
    let alone = move || members.with(|members| members.iter().all(|member| member.me));
    view! {
        <section>
            <h2 id="staff-members" tabindex="-1">
                {t("staff-members")}
            </h2>
            <Said text=said />
            <Show when=alone>
                <Empty title=t("staff-alone") text=t("staff-alone-next") />
            </Show>
            <ul class="people">
                <For
                    each=move || members.get()
                    key=|member| {
                        let means = member.leaving.map(|means| (means.last_of_role, means.ends_invitations));
                        (member.account, member.name.clone(), means)
                    }
                    let:member
                >
                    <li class="person">
                        <p class="person-name">
                            {if member.name.is_empty() { say("readers-no-name") } else { member.name.clone() }}
                            " "
                            {member.me.then(|| view! { <span class="tag">{t("readers-you")}</span> })}
                        </p>
                        <p class="hint">
                            {names::role(member.role)} " · " {t("readers-since")} " "
                            <Time at=member.since style=Style::Day />
                        </p>
                        {shows_accounts
                            .then(|| {
                                view! {
                                    <details class="account">
                                        <summary>{t("staff-account")}</summary>
                                        <p class="hint">{t("staff-account-about")}</p>
                                        <code dir="ltr" class="long">{member.account.to_string()}</code>
                                    </details>
                                }
                            })}
                        {member.leaving.map(|leaving| view! { <PutOut member=member.clone() leaving act said /> })}
                    </li>
                </For>
            </ul>
        </section>
    }
}
