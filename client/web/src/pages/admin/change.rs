//! Another set of policies: chosen or edited, examined, signed.

use leptos::prelude::*;
use tdu_core::{
    app::{ChangedFile, Command, Failure, FailureKind, PolicyChange, PolicyTrial, Received, Reply},
    calendar::Day,
};
use tdu_policies::{Minutes, PolicyFiles, Ready, Visibility};
use wasm_bindgen_futures::spawn_local;

use super::mistake::Mistakes;
use crate::{
    components::{
        Button, ButtonKind, CharterLacks, Choice, FailureNotice, Notice, NoticeKind, Select, Shape,
    },
    dom,
    engine::{Act, Engine, use_act},
    i18n::{arg, long_day, say, say_args, t, t_args},
};

/// Longest file that is read, in bytes: no whole set is longer.
const LONGEST: u32 = 192 * 1024;

/// The set in force, in the list of what to start from.
const CURRENT: &str = "current";
/// What else that list offers.
const READY: [(&str, Ready, Visibility); 4] = [
    ("standard", Ready::Standard, Visibility::ByWorker),
    ("standard-team", Ready::Standard, Visibility::Team),
    ("115", Ready::Line115, Visibility::ByWorker),
    ("115-team", Ready::Line115, Visibility::Team),
];

fn choices() -> Vec<Choice> {
    let ready = READY.map(|(id, ready, visibility)| {
        let does = match ready {
            Ready::Standard => "setup-rules-standard",
            Ready::Line115 => "setup-rules-115",
        };
        let label = match visibility {
            Visibility::ByWorker => say(does),
            Visibility::Team => format!("{} · {}", say(does), say("rules-from-team")),
        };
        Choice::new(id, label)
    });
    std::iter::once(Choice::new(CURRENT, say("rules-from-current"))).chain(ready).collect()
}

/// What was chosen, and what came of it.
#[derive(Clone, Copy)]
struct Making {
    from: RwSignal<String>,
    files: RwSignal<PolicyFiles>,
    trial: RwSignal<Option<PolicyTrial>>,
    signed: RwSignal<bool>,
    act: Act,
}

impl Making {
    fn change(self) -> PolicyChange {
        let ready = self.from.with_untracked(|from| READY.iter().find(|(id, ..)| id == from));
        let ready = ready.map(|(_, ready, visibility)| (*ready, *visibility));
        PolicyChange { ready, files: self.files.get_untracked() }
    }

    /// Asks what signing this would do. What is said is of what is chosen: another choice meanwhile is asked for again.
    fn examine(self) {
        self.signed.set(false);
        self.trial.set(None);
        let asked = self.change();
        self.act.ask(Command::TryPolicies(asked.clone()), move |reply| {
            if self.change() != asked {
                self.examine();
            } else if let Reply::PolicyTrial(trial) = reply {
                self.trial.set(Some(*trial));
            }
        });
    }

    fn sign(self) {
        self.act.ask(Command::SignPolicies(self.change()), move |_| {
            self.trial.set(None);
            self.files.set(PolicyFiles::new());
            self.from.set(CURRENT.to_owned());
            self.signed.set(true);
        });
    }
}

/// The whole of it.
#[component]
pub fn Change() -> impl IntoView {
    let making = Making {
        from: RwSignal::new(CURRENT.to_owned()),
        files: RwSignal::default(),
        trial: RwSignal::new(None),
        signed: RwSignal::new(false),
        act: use_act(),
    };
    let choices = Signal::derive(choices);
    // Another start is another set.
    Effect::watch(
        move || making.from.get(),
        move |_, _, _| {
            if !making.signed.get_untracked() || making.from.with_untracked(|from| from != CURRENT) {
                making.examine();
            }
        },
        false,
    );
    view! {
        <details class="card part">
            <summary><h2>{t("rules-change")}</h2></summary>
            <div class="stack">
                <p>{t("rules-how")}</p>
                <Texts />
                <Select label=t("rules-from") choices value=making.from />
                <Files making />
            </div>
            <FailureNotice failure=making.act.failure />
            <div role="status" class="stack">
                {move || making.trial.get().map(|trial| verdict(&trial, making))}
                <Show when=move || making.signed.get()>
                    <Notice kind=NoticeKind::Good>{t("rules-signed-now")}</Notice>
                </Show>
            </div>
        </details>
    }
}

/// The texts in force, to be saved and edited.
#[component]
fn Texts() -> impl IntoView {
    let engine = Engine::here();
    let act = use_act();
    let texts = RwSignal::new(None::<PolicyFiles>);
    let fetch = move |()| {
        let asked = async move {
            match engine.ask(Command::PolicyTexts).await? {
                Reply::PolicyTexts(files) => Ok(files),
                _ => Err(Failure::because(FailureKind::Unexpected, "another answer")),
            }
        };
        act.run(asked, move |files| texts.set(Some(files)));
    };
    let list = move || {
        texts.get().map(|files| {
            let one = |(name, text): (&str, &str)| {
                let (file, text) = (name.rsplit('/').next().unwrap_or(name).to_owned(), text.to_owned());
                let label = say_args("rules-save-one", &[("name", arg(name))]);
                let save = move |_| {
                    if dom::save(&file, "application/toml", text.as_bytes()).is_err() {
                        act.failure.set(Some(FailureKind::CannotKeep.into()));
                    }
                };
                view! {
                    <li>
                        <button type="button" class="button quiet" aria-label=label on:click=save>
                            <bdi>{name.to_owned()}</bdi>
                        </button>
                    </li>
                }
            };
            view! { <ul class="plain files" aria-label=t("rules-texts")>{files.iter().map(one).collect_view()}</ul> }
        })
    };
    view! {
        <Show when=move || texts.with(Option::is_none)>
            <div class="actions">
                <Button kind=ButtonKind::Quiet icon=Shape::Page busy=act.busy on_click=fetch>
                    {t("rules-texts")}
                </Button>
            </div>
        </Show>
        <FailureNotice failure=act.failure />
        {list}
    }
}

/// Files in place of those of the set.
#[component]
fn Files(making: Making) -> impl IntoView {
    let id = dom::uid("rules");
    let add = move |event: web_sys::Event| {
        let chosen = dom::all_chosen(&event);
        spawn_local(async move {
            for file in chosen {
                let text = dom::read(&file, LONGEST).await.and_then(|bytes| String::from_utf8(bytes).ok());
                let Some(text) = text else {
                    making.act.failure.set(Some(FailureKind::FileGone.into()));
                    return;
                };
                making.files.update(|files| files.insert(file.name(), text));
            }
            making.examine();
        });
    };
    let chosen =
        move || making.files.with(|files| files.iter().map(|(name, _)| name.to_owned()).collect::<Vec<_>>());
    let take_back = move |_| {
        making.files.set(PolicyFiles::new());
        making.trial.set(None);
    };
    view! {
        <div class="chooser">
            <input
                id=id.clone()
                class="sr"
                type="file"
                multiple
                accept=".toml,application/toml,text/plain"
                on:click=move |event| dom::forget_choice(&event)
                on:change=add
            />
            <label for=id class="button">{t("rules-choose")}</label>
            <Show when=move || making.files.with(|files| files.iter().next().is_some())>
                <bdi>{move || chosen().join(" · ")}</bdi>
                <button type="button" class="button quiet" on:click=take_back>{t("rules-take-back")}</button>
            </Show>
        </div>
    }
}

fn verdict(trial: &PolicyTrial, making: Making) -> AnyView {
    if trial.too_long {
        return view! { <Notice kind=NoticeKind::Warning>{t("rules-too-long")}</Notice> }.into_any();
    }
    if !trial.mistakes.is_empty() {
        return view! { <Mistakes found=trial.mistakes.clone() /> }.into_any();
    }
    if trial.changed.is_empty() {
        return view! { <Notice>{t("rules-same")}</Notice> }.into_any();
    }
    let from = trial.holds_from;
    view! {
        <h3>{t("rules-changed")}</h3>
        <ul class="bullets">{trial.changed.iter().map(changed).collect_view()}</ul>
        <p>{t_args("rules-when", move || vec![("day", arg(long_day(from)))])}</p>
        {trial.received.map(|received| other_sight(received, from))}
        <CharterLacks
            names=Signal::stored(trial.charter_lacks.clone())
            says="rules-charter-would-lack"
            then="rules-charter-lacks-how"
        />
        <div class="actions">
            <Button kind=ButtonKind::Main busy=making.act.busy on_click=move |()| making.sign()>
                {t("rules-sign")}
            </Button>
        </div>
    }
    .into_any()
}

/// The whole staff must hear of it.
fn other_sight(received: Received, from: Day) -> impl IntoView {
    let words = match received {
        Received::Reports(Visibility::ByWorker) => "rules-sight-by-worker",
        Received::Reports(Visibility::Team) => "rules-sight-team",
        Received::Time(Minutes::Team) => "rules-sight-time",
        Received::Time(Minutes::Never) => "rules-sight-no-time",
    };
    view! {
        <Notice kind=NoticeKind::Warning>
            <p>
                <strong>{t("rules-sight")}</strong>
            </p>
            <p>{t_args(words, move || vec![("day", arg(long_day(from)))])}</p>
        </Notice>
    }
}

fn changed(file: &ChangedFile) -> impl IntoView + use<> {
    let ChangedFile { file, added, removed } = file.clone();
    let lines = t_args("rules-lines", move || vec![("added", added.into()), ("removed", removed.into())]);
    view! {
        <li>
            <bdi>{file}</bdi>
            " · "
            {lines}
        </li>
    }
}
