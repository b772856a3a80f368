use leptos::prelude::*;
use tdu_core::app::{Command, Reply, StaffMember, Topic};

use super::shared::local_day;
use crate::{
    components::{Empty, GoLink, Loaded, Page},
    engine::use_view,
    i18n::{arg, say, short_day, t, t_args},
    model::names,
    pages::{experiments, talks},
};

/// Who is in the service.
#[component]
pub(super) fn Team() -> impl IntoView {
    let staff = use_view(
        || Some(Command::Staff),
        |reply| match reply {
            Reply::Staff(staff) => Some(staff.members),
            _ => None,
        },
        |topic| matches!(topic, Topic::Directory),
    );
    view! {
        <Page title=t("worker-team-title") lead=t("worker-team-about")>
            <Loaded view=staff let:members>
                <ul class="people">
                    {move || {
                        members.get().into_iter().map(|member| view! { <Member member /> }).collect_view()
                    }}
                </ul>
                <Show when=move || members.with(|members| members.iter().all(|member| member.me))>
                    <Empty title=t("worker-team-empty-title") text=t("worker-team-empty") />
                </Show>
            </Loaded>
            <section>
                <h2>{t("talks-title")}</h2>
                <p>{t("talks-team")}</p>
                <GoLink href=talks::PATH>{t("talks-see")}</GoLink>
            </section>
            <section>
                <h2>{t("prevention-title")}</h2>
                <p>{t("worker-team-prevention")}</p>
                <GoLink href="/team/prevention">{t("worker-team-prevention-see")}</GoLink>
            </section>
            <section>
                <h2>{t("experiments-title")}</h2>
                <p>{t("experiments-team-about")}</p>
                <GoLink href=experiments::PATH>{t("experiments-see")}</GoLink>
            </section>
            <section class="later">
                <h2>{t("worker-team-later-title")}</h2>
                <p>{t("worker-team-later")}</p>
            </section>
        </Page>
    }
}

#[component]
fn Member(member: StaffMember) -> impl IntoView {
    let since = member.since;
    let name = if member.name.is_empty() { say("worker-team-nameless") } else { member.name };
    view! {
        <li class="person">
            <p class="person-name">
                <span dir="auto">{name}</span>
                " "
                {member.me.then(|| view! { <span class="tag">{t("worker-team-you")}</span> })}
            </p>
            <p class="hint">
                {names::role(member.role)} " · "
                {t_args("worker-team-since", move || vec![("day", arg(short_day(local_day(since))))])}
            </p>
        </li>
    }
}
