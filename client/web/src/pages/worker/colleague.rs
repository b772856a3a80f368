//! Choosing a colleague: another worker of the service, who is asked or entrusted with something.

use leptos::prelude::*;
use tdu_core::app::{Command, Reply, StaffMember, Topic};
use tdu_protocol::{AccountId, Role};

use crate::{
    components::{Button, ButtonKind, Chips, Choice, FailureNotice, Loaded},
    engine::{use_act, use_view},
    i18n::t,
};

/// What is said around the choice: ids of texts.
#[derive(Clone, Copy)]
pub(super) struct Sayings {
    /// What it will mean.
    pub about: &'static str,
    /// The question.
    pub who: &'static str,
    /// The button.
    pub ask: &'static str,
    /// In place of the choice where there is none.
    pub nobody: &'static str,
}

/// What a dialog holds in which a colleague is chosen.
#[component]
pub(super) fn ChooseColleague(
    says: Sayings,
    /// Who is not to be chosen, as it stands now.
    #[prop(optional, into)]
    except: Signal<Vec<AccountId>>,
    /// What is asked of the chosen one; nothing as long as something is missing, which is then said beside it.
    command: Callback<AccountId, Option<Command>>,
    /// Called once it is done.
    done: Callback<()>,
    /// What else is to be said, below the choice.
    #[prop(optional)]
    children: Option<ChildrenFn>,
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
    let ask = move |()| {
        let colleague = chosen.with_untracked(|id| AccountId::from_text(id));
        if let Some(command) = colleague.and_then(|colleague| command.run(colleague)) {
            act.ask(command, move |_| done.run(()));
        }
    };
    let children = StoredValue::new(children);
    view! {
        <p>{t(says.about)}</p>
        <Loaded view=staff let:workers>
            {
                let choices = Memo::new(move |_| {
                    let out = |one: &&StaffMember| except.with(|except| !except.contains(&one.account));
                    let choice = |one: &StaffMember| Choice::new(one.account.to_string(), &one.name);
                    workers.with(|workers| workers.iter().filter(out).map(choice).collect::<Vec<_>>())
                });
                view! {
                    <Show
                        when=move || !choices.with(Vec::is_empty)
                        fallback=move || view! { <p class="hint">{t(says.nobody)}</p> }
                    >
                        <Chips legend=t(says.who) value=chosen choices />
                        {children.with_value(|children| children.as_ref().map(|children| children()))}
                        <FailureNotice failure=act.failure />
                        <div class="actions">
                            <Button
                                kind=ButtonKind::Main
                                busy=act.busy
                                disabled=Signal::derive(move || chosen.with(String::is_empty))
                                on_click=ask
                            >
                                {t(says.ask)}
                            </Button>
                        </div>
                    </Show>
                }
            }
        </Loaded>
    }
}
