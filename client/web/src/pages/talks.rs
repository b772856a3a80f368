//! Talks between workers and referents: the list, one talk, and beginning one.

mod ending;

use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use tdu_core::app::{Command, ConversationView, Reply, TalkLine, TalkPartner, TalksView, Topic};
use tdu_policies::resources::{Colleague, Counsel};
use tdu_protocol::{AccountId, LogId, LogKind, Rights, Role};

use self::ending::{EndTalk, EndedNotice};
use super::worker::shared::Back;
use crate::{
    components::{
        Button, ButtonKind, Empty, FailureNotice, GoLink, Icon, Loaded, Notice, Page, Readers, Shape,
        TextArea, Thread, Time,
    },
    draft::use_draft,
    engine::{View, use_act, use_view},
    i18n::{lang, say, say_args, t},
    model::names,
};

/// Address of the list.
pub const PATH: &str = "/team/talks";

/// The page of an address below [`PATH`], for those who may be in a talk.
pub fn page(role: Role, below: &[&str]) -> Option<AnyView> {
    if !LogKind::Talk.admits(role, Rights::Write) {
        return None;
    }
    match below {
        [] => Some(view! { <Talks role /> }.into_any()),
        ["with", account] => {
            let with = AccountId::from_text(account)?;
            Some(view! { <Begin with /> }.into_any())
        }
        [talk] => {
            let talk = LogId::from_text(talk)?;
            Some(view! { <Talk talk /> }.into_any())
        }
        _ => None,
    }
}

/// Address of a talk.
pub fn path(talk: LogId) -> String {
    format!("{PATH}/{talk}")
}

/// Address from which to write to somebody: their talk, or a new one.
fn path_to(partner: &TalkPartner) -> String {
    partner.talk.map_or_else(|| format!("{PATH}/with/{}", partner.account), path)
}

fn use_talks() -> View<TalksView> {
    use_view(
        || Some(Command::Talks),
        |reply| match reply {
            Reply::Talks(talks) => Some(talks),
            _ => None,
        },
        |topic| matches!(topic, Topic::Directory | Topic::Personal | Topic::Conversation(_)),
    )
}

#[component]
fn Talks(role: Role) -> impl IntoView {
    let talks = use_talks();
    let asks = LogKind::Talk.may_open(role);
    let lead = t(if asks { "talks-lead" } else { "talks-lead-referent" });
    view! {
        <Page title=t("talks-title") lead>
            {asks.then(|| view! { <Back href="/team" label="prevention-back" /> })}
            <p class="private-line">
                <Icon shape=Shape::Lock />
                <span>{t("talks-private")}</span>
            </p>
            <Loaded view=talks let:view>
                <section aria-label=t("talks-title")>
                    <Show
                        when=move || view.with(|view| !view.talks.is_empty())
                        fallback=move || {
                            let text = t(if asks { "talks-empty" } else { "talks-empty-referent" });
                            view! { <Empty title=t("talks-empty-title") text /> }
                        }
                    >
                        <ul class="today">
                            {move || {
                                view.with(|view| view.talks.clone()).into_iter().map(line).collect_view()
                            }}
                        </ul>
                    </Show>
                </section>
                {asks
                    .then(|| {
                        view! {
                            <section id="ask">
                                <h2>{t("talks-ask-title")}</h2>
                                <p>{t("talks-ask-about")}</p>
                                <Partners view />
                            </section>
                        }
                    })}
            </Loaded>
        </Page>
    }
}

fn line(talk: TalkLine) -> impl IntoView {
    let unread = (talk.unread > 0).then(|| {
        let count = [("count", talk.unread.into())];
        view! { <span class="tag strong">{say_args("worker-unread", &count)}</span> }
    });
    view! {
        <li class="case-line">
            <p class="case-name">
                <a href=path(talk.talk) class="line-link" dir="auto">
                    {named(talk.with)}
                </a>
                {unread}
                {talk.ended.then(|| view! { <span class="tag">{t("talks-ended")}</span> })}
                {talk.left.then(|| view! { <span class="tag">{t("talks-left")}</span> })}
                {talk.waiting.then(|| view! { <span class="tag">{t("worker-waiting")}</span> })}
            </p>
            {talk
                .at
                .map(|at| {
                    view! {
                        <p class="case-contact">
                            {t("talks-last")} " "
                            <Time at />
                        </p>
                    }
                })}
        </li>
    }
}

fn named(name: String) -> String {
    if name.is_empty() { say("worker-team-nameless") } else { name }
}

#[component]
fn Partners(view: Signal<TalksView>) -> impl IntoView {
    let one = |partner: TalkPartner| {
        let href = path_to(&partner);
        let name = named(partner.name);
        // Who is named as an expert or a psychologist is asked as one.
        let (what, about) = match partner.counsel {
            Some(Colleague { counsel: Counsel::Expert, about, .. }) => (t("talks-expert"), Some(about)),
            Some(Colleague { counsel: Counsel::Psychologist, about, .. }) => {
                (t("talks-psychologist"), Some(about))
            }
            None => (names::role(partner.role), None),
        };
        view! {
            <li class="person erase-line">
                <span>
                    <bdi class="person-name">{name.clone()}</bdi>
                    " "
                    <span class="hint">{what}</span>
                    {about.map(|about| view! { <span class="hint counsel">{move || about.get(lang()).to_owned()}</span> })}
                </span>
                <GoLink href kind=ButtonKind::Quiet>
                    <span aria-hidden="true">{t("talks-write")}</span>
                    <span class="sr">{say_args("talks-write-to", &[("name", name.into())])}</span>
                </GoLink>
            </li>
        }
    };
    view! {
        <Show
            when=move || view.with(|view| !view.colleagues.is_empty())
            fallback=|| view! { <p class="hint">{t("worker-team-empty")}</p> }
        >
            <ul class="people">
                {move || view.with(|view| view.colleagues.clone()).into_iter().map(one).collect_view()}
            </ul>
        </Show>
    }
}

#[component]
fn Talk(talk: LogId) -> impl IntoView {
    let view = use_view(
        move || Some(Command::Conversation { conversation: Some(talk) }),
        |reply| match reply {
            Reply::Conversation(view) => Some(*view),
            _ => None,
        },
        move |topic| topic.log() == Some(talk),
    );
    view! {
        <Back href=PATH label="talks-back" />
        <Loaded view let:view>
            <Open view />
        </Loaded>
    }
}

#[component]
fn Open(view: Signal<ConversationView>) -> impl IntoView {
    let log = Signal::derive(move || view.with(|view| view.conversation));
    let title = Signal::derive(move || named(view.with(|view| view.with.clone())));
    view! {
        <Page title tab=t("talks-title")>
            <div class="talk-head">
                <p class="hint">{t("talks-private")}</p>
                <Readers log />
                <EndTalk view />
            </div>
            <EndedNotice view />
            <Show when=move || view.with(|view| view.left && view.ended.is_none())>
                <Notice>
                    <p>{t("talks-left-about")}</p>
                </Notice>
            </Show>
            <Thread view />
        </Page>
    }
}

/// The first message of a talk, which is made with it.
#[component]
fn Begin(with: AccountId) -> impl IntoView {
    let talks = use_talks();
    let partner = Signal::derive(move || {
        let found =
            |view: &TalksView| view.colleagues.iter().find(|partner| partner.account == with).cloned();
        talks.value.with(|view| view.as_ref().and_then(found))
    });
    let title = Signal::derive(move || {
        partner.with(|p| p.as_ref().map(|p| named(p.name.clone())).unwrap_or_default())
    });
    view! {
        <Back href=PATH label="talks-back" />
        <Loaded view=talks let:_view>
            <Page title tab=t("talks-title")>
                <Show
                    when=move || partner.with(Option::is_some)
                    fallback=|| view! { <Empty title=t("talks-nobody-title") text=t("talks-nobody") /> }
                >
                    <First with />
                </Show>
            </Page>
        </Loaded>
    }
}

#[component]
fn First(with: AccountId) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let draft = use_draft(move || format!("talk:{with}"), text);
    let act = use_act();
    let go = use_navigate();
    let send = Callback::new(move |()| {
        let written = text.get_untracked().trim().to_owned();
        if written.is_empty() || act.busy.get_untracked() {
            return;
        }
        let go = go.clone();
        act.ask(Command::BeginTalk { with, text: written }, move |reply| {
            if let Reply::Log(talk) = reply {
                draft.forget();
                go(&path(talk), leptos_router::NavigateOptions { replace: true, ..Default::default() });
            }
        });
    });
    view! {
        <p>{t("talks-first-about")}</p>
        <form
            class="composer"
            on:submit=move |event| {
                event.prevent_default();
                send.run(());
            }
        >
            <FailureNotice failure=act.failure />
            <TextArea label=t("thread-write") value=text rows=4 max=10_000 on_send=send />
            <Button kind=ButtonKind::Main submit=true busy=act.busy>
                {t("thread-send")}
            </Button>
        </form>
        <p class="hint">{t("talks-private")}</p>
    }
}
