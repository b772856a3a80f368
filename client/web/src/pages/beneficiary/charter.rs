//! The charter: read in one's language, heard, signed, refused or left for later.

use leptos::prelude::*;
use tdu_core::app::{CharterState, CharterView, Command, Reply, Topic};
use tdu_policies::Lang;
use tdu_protocol::LogId;

use super::{choices::Choices, reading::Reading, signing::Signing, use_conversation};
use crate::{
    components::{
        Changes, CharterCopy, Chips, Choice, Empty, FactList, GoLink, Loaded, Notice, NoticeKind, Page, Time,
    },
    engine::use_view,
    i18n::{self, arg, moment, say, say_args, short_day, t},
    model::charter,
};

/// The page.
#[component]
pub fn Charter() -> impl IntoView {
    let conversation = use_conversation();
    view! {
        <Page title=t("nav-my-charter")>
            <Loaded view=conversation let:view>
                <Body
                    conversation=Signal::derive(move || view.with(|view| view.conversation))
                    state=Signal::derive(move || view.with(|view| view.charter.clone()))
                />
            </Loaded>
        </Page>
    }
}

#[component]
fn Body(conversation: Signal<LogId>, state: Signal<CharterState>) -> impl IntoView {
    let there = Memo::new(move |_| state.with(|state| *state != CharterState::None));
    move || {
        if there.get() {
            view! { <Presented conversation /> }.into_any()
        } else {
            view! {
                <Empty title=t("charter-is-none") text=t("charter-none-next")>
                    <GoLink href="/messages">{t("rights-write")}</GoLink>
                </Empty>
            }
            .into_any()
        }
    }
}

#[component]
fn Presented(conversation: Signal<LogId>) -> impl IntoView {
    let chosen = RwSignal::new(i18n::lang().code().to_owned());
    let lang = Memo::new(move |_| Lang::from_code(&chosen.get()).unwrap_or_default());
    let view = use_view(
        move || Some(Command::Charter { conversation: conversation.get(), lang: lang.get() }),
        |reply| match reply {
            Reply::Charter(charter) => Some(*charter),
            _ => None,
        },
        move |topic| matches!(topic, Topic::Conversation(log) if *log == conversation.get_untracked()),
    );
    let languages = Choice::languages();
    view! {
        <Loaded view=view let:charter>
            <State charter />
            {move || {
                let (changes, lang) = charter.with(|charter| (charter.changes.clone(), charter.text.lang));
                (!changes.is_empty()).then(|| view! { <Changes changes lang /> })
            }}
            <Chips legend=t("charter-language") choices=languages.clone() value=chosen />
            <Text charter conversation />
            <Answered charter conversation />
        </Loaded>
    }
}

/// What stands now, in one sentence, with its date.
#[component]
fn State(charter: Signal<CharterView>) -> impl IntoView {
    move || {
        let state = charter.with(|charter| charter.state.clone());
        let at = state.at();
        let kind = if state.is_yes() { NoticeKind::Good } else { NoticeKind::Info };
        let until = match &state {
            CharterState::Later { until, .. } => *until,
            _ => None,
        };
        view! {
            <Notice kind>
                <p>
                    {say(charter::sentence(&state))}
                    {at.map(|at| view! { " " <Time at /> })}
                </p>
                {until
                    .map(|until| {
                        view! { <p>{say_args("charter-until", &[("day", arg(short_day(until)))])}</p> }
                    })}
                <p class="hint">{t("charter-messages-anyway")}</p>
            </Notice>
        }
    }
}

/// How the answer was given, and the proofs to keep: of this text, and of former ones.
#[component]
fn Answered(charter: Signal<CharterView>, conversation: Signal<LogId>) -> impl IntoView {
    let facts = Memo::new(move |_| charter.with(|charter| charter.facts.clone()));
    let proofs = Memo::new(move |_| charter.with(|charter| charter.proofs.clone()));
    view! {
        {move || {
            facts
                .get()
                .map(|facts| {
                    view! {
                        <details class="card">
                            <summary>{t("charter-how")}</summary>
                            <FactList facts />
                        </details>
                    }
                })
        }}
        {move || {
            proofs
                .get()
                .into_iter()
                .map(|proof| {
                    let about = [("version", arg(proof.version)), ("at", arg(moment(proof.at)))];
                    view! {
                        <div class="proof-line">
                            <p class="hint">{say_args("charter-copy-of", &about)}</p>
                            <CharterCopy conversation of=proof.of />
                        </div>
                    }
                })
                .collect_view()
        }}
    }
}

/// The text, then what the person decides. Made anew when the text itself changes, not when its state does.
#[component]
fn Text(charter: Signal<CharterView>, conversation: Signal<LogId>) -> impl IntoView {
    let text = Memo::new(move |_| {
        charter.with(|charter| (charter.text.clone(), charter.reference.clone(), charter.digest))
    });
    let yes = Memo::new(move |_| charter.with(|charter| charter.state.is_yes()));
    move || {
        let (shown, reference, digest) = text.get();
        let [heard, read, changing] = [(); 3].map(|()| RwSignal::new(false));
        let choices = shown.clone();
        view! {
            <Reading text=shown reference heard read />
            {move || {
                let text = choices.clone();
                if yes.get() && !changing.get() {
                    view! { <Choices charter text changing /> }.into_any()
                } else {
                    let former = untrack(|| charter.with(|charter| charter.consents.clone()));
                    let again = yes.get().then_some(changing);
                    view! { <Signing text digest conversation heard read former again /> }.into_any()
                }
            }}
        }
    }
}
