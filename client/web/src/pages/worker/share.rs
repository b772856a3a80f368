//! Entrusting a file to a colleague: either may go away, and the other goes on.

use leptos::prelude::*;
use tdu_core::app::{CaseView, Command, Reply, StaffMember, Topic};
use tdu_protocol::{AccountId, LogId, Role};

use crate::{
    components::{Button, ButtonKind, Chips, Choice, Dialog, FailureNotice, Loaded},
    engine::{use_act, use_view},
    i18n::{arg, list, say, say_args, t},
};

/// Who else of the service can read the file, and the gesture that lets a colleague in.
#[component]
pub(super) fn ShareCard(case: LogId, file: Signal<CaseView>, said: RwSignal<String>) -> impl IntoView {
    let open = RwSignal::new(false);
    let closed = Memo::new(move |_| file.with(|file| file.summary.closed));
    let words = move || {
        let names = file.with(|file| {
            let names = file.colleagues.iter().map(|one| match one.name.as_str() {
                "" => say("readers-no-name"),
                name => name.to_owned(),
            });
            names.collect::<Vec<_>>()
        });
        if names.is_empty() {
            say("worker-share-alone")
        } else {
            say_args("worker-share-with", &[("names", arg(list(&names)))])
        }
    };
    view! {
        <section class="side-card" aria-labelledby="share-title">
            <h2 id="share-title">{t("worker-share-card")}</h2>
            <p class="hint">{words}</p>
            <Show when=move || !closed.get()>
                <Button kind=ButtonKind::Quiet on_click=move |()| open.set(true)>
                    {t("worker-share-ask")}
                </Button>
            </Show>
            <Dialog open title=t("worker-share-ask")>
                <Choose case file open said />
            </Dialog>
        </section>
    }
}

#[component]
fn Choose(
    case: LogId,
    file: Signal<CaseView>,
    open: RwSignal<bool>,
    said: RwSignal<String>,
) -> impl IntoView {
    let staff = use_view(
        || Some(Command::Staff),
        |reply| match reply {
            Reply::Staff(staff) => {
                let other = |member: &StaffMember| member.role == Role::Worker && !member.me;
                Some(staff.members.into_iter().filter(other).collect::<Vec<_>>())
            }
            _ => None,
        },
        |topic| matches!(topic, Topic::Directory),
    );
    let chosen = RwSignal::new(String::new());
    let act = use_act();
    let share = move |()| {
        let Some(with) = chosen.with_untracked(|id| AccountId::from_text(id)) else { return };
        act.ask(Command::ShareCase { case, with }, move |_| {
            open.set(false);
            said.set(say("worker-share-done"));
        });
    };
    view! {
        <p>{t("worker-share-about")}</p>
        <Loaded view=staff let:workers>
            {
                let others = Memo::new(move |_| {
                    let inside = file.with(|file| file.colleagues.clone());
                    let out = |member: &StaffMember| inside.iter().all(|one| one.account != member.account);
                    workers.with(|workers| workers.iter().filter(|one| out(one)).cloned().collect::<Vec<_>>())
                });
                view! {
                    <Show
                        when=move || !others.with(Vec::is_empty)
                        fallback=|| view! { <p class="hint">{t("worker-share-nobody")}</p> }
                    >
                        <Chips
                            legend=t("worker-share-who")
                            value=chosen
                            choices=Signal::derive(move || {
                                others
                                    .get()
                                    .into_iter()
                                    .map(|member| Choice::new(member.account.to_string(), member.name))
                                    .collect::<Vec<_>>()
                            })
                        />
                        <FailureNotice failure=act.failure />
                        <div class="actions">
                            <Button
                                kind=ButtonKind::Main
                                busy=act.busy
                                disabled=Signal::derive(move || chosen.with(String::is_empty))
                                on_click=share
                            >
                                {t("worker-share-do")}
                            </Button>
                        </div>
                    </Show>
                }
            }
        </Loaded>
    }
}
