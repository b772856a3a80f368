//! Writing down an answer to the charter that was given aloud or on paper, or that a yes was taken back.

use leptos::prelude::*;
use tdu_core::{
    app::{CharterState, Command, Reply},
    calendar::Day,
    payload::{Answer, Help, IdentityCheck, Meeting, Spoken, Told, WithdrawalTold},
};
use tdu_policies::Lang;
use tdu_protocol::{Hash32, LogId};

use super::{charter::use_charter, charter_blank::BlankSheet, charter_confirm::IdentityChips};
use crate::{
    components::{Button, ButtonKind, Chips, Choice, DateField, FailureNotice, Field, Ticks, told},
    dom,
    engine::use_act,
    i18n::{self, say, t},
    model::charter::{HELPERS, IDENTITIES, MEETINGS, of},
};

/// Answers that can be written down, and what they are called.
const ANSWERS: [(&str, &str); 4] = [
    ("yes", "charter-way-aloud"),
    ("paper", "charter-way-paper"),
    ("no", "charter-way-refused"),
    ("later", "charter-way-later"),
];
/// A yes is taken back.
const WITHDRAWN: &str = "withdrawn";

/// What is being written down.
#[derive(Clone, Copy)]
struct Form {
    answer: RwSignal<String>,
    lang: RwSignal<String>,
    channel: RwSignal<String>,
    identity: RwSignal<String>,
    helper: RwSignal<String>,
    name: RwSignal<String>,
    day: RwSignal<Option<Day>>,
    kept: RwSignal<String>,
    until: RwSignal<Option<Day>>,
    consents: RwSignal<Vec<String>>,
}

impl Form {
    fn new() -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            answer: empty(),
            lang: RwSignal::new(i18n::lang().code().to_owned()),
            channel: RwSignal::new("in-person".to_owned()),
            identity: empty(),
            helper: empty(),
            name: empty(),
            day: RwSignal::new(Some(dom::now().day())),
            kept: empty(),
            until: RwSignal::new(None),
            consents: RwSignal::new(Vec::new()),
        }
    }

    fn is(self, answer: &str) -> bool {
        self.answer.with(|chosen| chosen == answer)
    }

    /// How the person was heard, or the message that says what is missing.
    fn how(self) -> Result<(Meeting, IdentityCheck, Option<Help>), &'static str> {
        let channel = self.channel.with(|id| of(&MEETINGS, id)).ok_or("worker-record-answer-missing")?;
        let identity =
            self.identity.with(|id| of(&IDENTITIES, id)).ok_or("worker-record-identity-missing")?;
        let role = self.helper.with(|id| of(&HELPERS, id));
        Ok((channel, identity, role.map(|role| Help { role, name: self.name.get().trim().to_owned() })))
    }

    /// A withdrawal.
    fn withdrawal(self) -> Result<WithdrawalTold, &'static str> {
        let (channel, identity, help) = self.how()?;
        Ok(WithdrawalTold { channel, identity, help })
    }

    /// An answer.
    fn told(self) -> Result<Told, &'static str> {
        let consents = self.consents.get();
        let what = match self.answer.get().as_str() {
            "yes" => Spoken::Yes { consents },
            "paper" => {
                let kept = self.kept.get().trim().to_owned();
                if kept.is_empty() {
                    return Err("worker-record-kept-missing");
                }
                Spoken::Paper { day: self.day.get().ok_or("worker-record-day-missing")?, kept, consents }
            }
            "no" => Spoken::No,
            "later" => Spoken::Later { until: self.until.get() },
            _ => return Err("worker-record-answer-missing"),
        };
        let (channel, identity, help) = self.how()?;
        Ok(Told { what, channel, identity, help })
    }
}

/// The form, in a dialog.
#[component]
pub(super) fn Record(
    conversation: LogId,
    state: Memo<CharterState>,
    open: RwSignal<bool>,
    said: RwSignal<String>,
) -> impl IntoView {
    let form = Form::new();
    let wrong = RwSignal::new(None::<&'static str>);
    Effect::new(move |_| {
        form.answer.track();
        form.identity.track();
        wrong.set(None);
    });
    let act = use_act();
    let write = move |lang: Lang, digest: Hash32, told: Told| {
        let answer = Answer::Told(told);
        act.ask(Command::AnswerCharter { conversation, lang, digest, answer }, move |_| {
            open.set(false);
            said.set(say("worker-record-done"));
        });
    };
    let withdraw = move |told: WithdrawalTold| {
        act.ask(Command::RecordWithdrawal { conversation, told }, move |_| {
            open.set(false);
            said.set(say("worker-record-done"));
        });
    };
    let answer = move |told: Told| {
        let lang = form.lang.with_untracked(|code| Lang::from_code(code)).unwrap_or_default();
        // The text that is on the table in that language is the one that is answered.
        act.ask(Command::Charter { conversation, lang }, move |reply| {
            if let Reply::Charter(charter) = reply {
                write(lang, charter.digest, told.clone());
            }
        });
    };
    let save = move |()| {
        let filled = untrack(|| {
            if form.is(WITHDRAWN) { form.withdrawal().map(withdraw) } else { form.told().map(answer) }
        });
        wrong.set(filled.err());
    };
    // Over what the person signed themselves nothing but its withdrawal is written.
    let choices = Signal::derive(move || {
        let signed = matches!(state.get(), CharterState::Signed { .. } | CharterState::Countersigned { .. });
        let answers = ANSWERS.iter().filter(|_| !signed);
        let withdrawal = state.get().is_yes().then_some(&(WITHDRAWN, "charter-way-withdrawn"));
        answers.chain(withdrawal).map(|(id, word)| Choice::new(*id, say(word))).collect::<Vec<_>>()
    });
    let words = |pairs: &'static [(&'static str, &'static str)]| {
        Signal::derive(move || pairs.iter().map(|(id, word)| Choice::new(*id, say(word))).collect::<Vec<_>>())
    };
    view! {
        <p>{t("worker-record-about")}</p>
        <Chips
            legend=t("worker-record-answer")
            value=form.answer
            choices
        />
        <Show when=move || form.is("yes")>
            <p class="hint">{t("worker-record-two")}</p>
        </Show>
        <Show when=move || form.is("paper")>
            <DateField label=t("worker-record-day") value=form.day max=dom::now().day() />
            <Field label=t("worker-record-kept") hint=t("worker-record-kept-hint") value=form.kept />
        </Show>
        <Show when=move || form.is("later")>
            <DateField
                label=t("charter-later-day")
                hint=t("worker-record-until-hint")
                value=form.until
                min=dom::now().day().plus(1)
            />
        </Show>
        <Show when=move || form.is("yes") || form.is("paper")>
            <RecordConsents conversation chosen=form.consents />
        </Show>
        <Show when=move || !form.is(WITHDRAWN)>
            <Chips legend=t("worker-record-lang") value=form.lang choices=Choice::languages() />
        </Show>
        <Show when=move || form.is("paper")>
            <BlankSheet conversation lang=form.lang />
        </Show>
        <Chips
            legend=t("worker-record-channel")
            value=form.channel
            choices=words(&[
                ("in-person", "charter-channel-in-person"),
                ("phone", "charter-channel-phone"),
                ("video", "charter-channel-video"),
            ])
        />
        <IdentityChips identity=form.identity />
        <Chips
            legend=t("worker-record-help")
            hint=t("worker-record-help-hint")
            value=form.helper
            clearable=true
            choices=words(&[
                ("interpreter", "charter-help-interpreter"),
                ("relative", "charter-help-relative"),
                ("social-worker", "charter-help-social-worker"),
                ("helper", "charter-help-helper"),
            ])
        />
        <Show when=move || !form.helper.with(String::is_empty)>
            <Field label=t("charter-helper-name") hint=t("charter-helper-name-hint") value=form.name />
        </Show>
        <FailureNotice failure=act.failure />
        <div role="status">
            {move || told(wrong).get().map(|text| view! { <p class="wrong">{text}</p> })}
        </div>
        <div class="actions">
            <Button kind=ButtonKind::Main busy=act.busy on_click=save>
                {t("worker-record-do")}
            </Button>
        </div>
    }
}

/// The optional choices of the charter, in the worker's language.
#[component]
fn RecordConsents(conversation: LogId, chosen: RwSignal<Vec<String>>) -> impl IntoView {
    let charter = use_charter(conversation, i18n::lang());
    let choices = move || {
        let text = charter.value.with(|charter| charter.as_ref().map(|charter| charter.text.clone()))?;
        let choices =
            text.consents.into_iter().map(|choice| Choice::new(choice.id.as_str(), choice.text)).collect();
        Some(view! {
            <fieldset class="chips">
                <legend>{text.consents_title}</legend>
                <p class="hint">{t("worker-record-consents")}</p>
                <Ticks choices chosen />
            </fieldset>
        })
    };
    view! { {choices} }
}
