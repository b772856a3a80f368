use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use tdu_core::{
    app::{Command, MessagesToNote, Reply, note_draft},
    calendar::Day,
    own::Mark,
};
use tdu_policies::Signal as WeakSignal;
use tdu_protocol::{LogId, WriteId};

use super::{
    note_relayed::RelayedMessages,
    shared::{Policies, choices, label, length},
};
use crate::{
    components::{
        Button, ButtonKind, Chips, Choice, DateField, FailureNotice, Field, ManyChips, Notice, NoticeKind,
        TextArea,
    },
    dom,
    draft::use_draft,
    engine::use_act,
    i18n::{lang, say, t, t_args},
    model::note::{NoteForm, Problem, is_open, is_remote, signals_by_distance},
};

const HEAVY: &str = "heavy";
const INCIVILITY: &str = "incivility";

/// What is chosen and typed, field by field: a letter in one redraws nothing of the others.
#[derive(Clone, Copy)]
struct Fields {
    day: RwSignal<Option<Day>>,
    channel: RwSignal<String>,
    themes: RwSignal<Vec<String>>,
    actions: RwSignal<Vec<String>>,
    outcome: RwSignal<String>,
    minutes: RwSignal<String>,
    next_step: RwSignal<String>,
    next_day: RwSignal<Option<Day>>,
    signals: RwSignal<BTreeMap<String, String>>,
    text: RwSignal<String>,
}

impl Fields {
    fn new(form: NoteForm) -> Self {
        Self {
            day: RwSignal::new(form.day),
            channel: RwSignal::new(form.channel),
            themes: RwSignal::new(form.themes),
            actions: RwSignal::new(form.actions),
            outcome: RwSignal::new(form.outcome),
            minutes: RwSignal::new(form.minutes),
            next_step: RwSignal::new(form.next_step),
            next_day: RwSignal::new(form.next_day),
            signals: RwSignal::new(form.signals),
            text: RwSignal::new(form.text),
        }
    }

    fn set(self, form: NoteForm) {
        self.day.set(form.day);
        self.channel.set(form.channel);
        self.themes.set(form.themes);
        self.actions.set(form.actions);
        self.outcome.set(form.outcome);
        self.minutes.set(form.minutes);
        self.next_step.set(form.next_step);
        self.next_day.set(form.next_day);
        self.signals.set(form.signals);
        self.text.set(form.text);
    }

    fn form(self) -> NoteForm {
        NoteForm {
            day: self.day.get(),
            channel: self.channel.get(),
            themes: self.themes.get(),
            actions: self.actions.get(),
            outcome: self.outcome.get(),
            minutes: self.minutes.get(),
            next_step: self.next_step.get(),
            next_day: self.next_day.get(),
            signals: self.signals.get(),
            text: self.text.get(),
        }
    }
}

/// Writes a follow-up, or corrects one.
#[component]
pub(super) fn NoteEditor(
    case: LogId,
    policies: Policies,
    /// What the fields hold at first.
    at_first: NoteForm,
    /// The follow-up that is corrected.
    #[prop(optional)]
    of: Option<WriteId>,
    /// Messages that the note may take up.
    #[prop(optional, into)]
    to_note: Signal<Option<MessagesToNote>>,
    saved: Callback<()>,
    cancelled: Callback<()>,
) -> impl IntoView {
    let fields = Fields::new(at_first.clone());
    let kept = RwSignal::new(String::new());
    let came_back = RwSignal::new(false);
    let at_first = StoredValue::new(at_first);
    let draft_of = move || at_first.with_value(|at_first| fields.form().draft(at_first));
    let draft = use_draft(move || note_draft(case, of), kept);
    // What is typed goes into the draft; what the draft brings back goes into the fields.
    Effect::new(move |_| {
        let typed = draft_of();
        if kept.with_untracked(|kept| *kept != typed) {
            kept.set(typed);
        }
    });
    Effect::new(move |_| {
        let brought = kept.get();
        if !brought.is_empty() && untrack(draft_of) != brought {
            fields.set(NoteForm::from_draft(&brought));
            came_back.set(true);
        }
    });
    let felt = RwSignal::new(Vec::<String>::new());
    let relayed = RwSignal::new(None::<u64>);
    let problems = RwSignal::new(Vec::<Problem>::new());
    let act = use_act();
    let save = move || {
        let note = match untrack(move || fields.form()).to_note() {
            Ok(note) => note,
            Err(found) => {
                problems.set(found);
                dom::focus(".note-problems");
                return;
            }
        };
        problems.set(vec![]);
        let command = match of {
            None => {
                let (marks, relayed) = (marks_of(&felt.get_untracked()), relayed.get_untracked());
                Command::WriteNote { case, note, marks, relayed }
            }
            Some(of) => Command::CorrectNote { case, of, note },
        };
        act.ask(command, move |reply| {
            if matches!(reply, Reply::Written(_)) {
                draft.forget();
                saved.run(());
            }
        });
    };
    let drop_draft = move |()| {
        fields.set(at_first.get_value());
        came_back.set(false);
        draft.forget();
    };
    let on_key = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) && !event.default_prevented() {
            event.prevent_default();
            save();
        }
    };
    let save_words = if of.is_some() { "worker-note-save-correction" } else { "worker-note-save" };
    view! {
        <form
            class="note-form"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                save();
            }
            on:keydown=on_key
        >
            <Show when=move || came_back.get()>
                <Notice>
                    <p>{t("worker-note-draft-back")}</p>
                    <Button kind=ButtonKind::Quiet on_click=drop_draft>
                        {t("worker-note-draft-drop")}
                    </Button>
                </Notice>
            </Show>
            {of.is_some().then(|| view! { <p class="hint">{t("worker-note-correct-about")}</p> })}
            <Parts fields policies save=Callback::new(move |()| save()) />
            {of.is_none()
                .then(|| {
                    view! {
                        <RelayedMessages to_note value=relayed policies />
                        <Felt felt />
                    }
                })}
            <Problems problems />
            <FailureNotice failure=act.failure />
            <div class="actions note-actions">
                <Button kind=ButtonKind::Main submit=true busy=act.busy>
                    {t(save_words)}
                </Button>
                <span class="key-hint">{t("worker-note-save-key")}</span>
                <Button kind=ButtonKind::Quiet on_click=cancelled>
                    {t("worker-note-cancel")}
                </Button>
                <span class="hint">{t("worker-note-draft")}</span>
            </div>
        </form>
    }
}

/// How the contact was for the worker: kept with them, never in the file.
#[component]
fn Felt(felt: RwSignal<Vec<String>>) -> impl IntoView {
    let choices = Signal::derive(|| {
        let words = [(HEAVY, "prompt-mark-heavy"), (INCIVILITY, "prompt-mark-incivility")];
        words.map(|(id, words)| Choice::new(id, say(words))).to_vec()
    });
    view! { <ManyChips legend=t("prompt-marks") choices hint=t("prompt-marks-about") value=felt /> }
}

fn marks_of(felt: &[String]) -> BTreeSet<Mark> {
    let known = [(HEAVY, Mark::Heavy), (INCIVILITY, Mark::Incivility)];
    known.into_iter().filter(|(id, _)| felt.iter().any(|chosen| chosen == id)).map(|(_, mark)| mark).collect()
}

#[component]
fn Problems(problems: RwSignal<Vec<Problem>>) -> impl IntoView {
    let sentence = |problem: Problem| match problem {
        Problem::Day => "worker-problem-day",
        Problem::Channel => "worker-problem-channel",
        Problem::Minutes => "worker-problem-minutes",
        Problem::NextStep => "worker-problem-step",
    };
    view! {
        <div class="note-problems" tabindex="-1" role="alert">
            <Show when=move || !problems.with(Vec::is_empty)>
                <Notice kind=NoticeKind::Warning>
                    <p>{t("worker-note-problems")}</p>
                    <ul>
                        {move || {
                            problems
                                .get()
                                .into_iter()
                                .map(|problem| view! { <li>{t(sentence(problem))}</li> })
                                .collect_view()
                        }}
                    </ul>
                </Notice>
            </Show>
        </div>
    }
}

/// The fields, in the order in which a contact is told.
#[component]
fn Parts(fields: Fields, policies: Policies, save: Callback<()>) -> impl IntoView {
    let channels = Signal::derive(move || {
        policies.with(|policies| {
            let channels = &policies.set.follow_up.channels;
            channels.iter().map(|one| Choice::new(one.id.as_str(), one.label.get(lang()))).collect::<Vec<_>>()
        })
    });
    let outcomes = Signal::derive(move || {
        policies.with(|policies| {
            let outcomes = &policies.set.follow_up.outcomes;
            outcomes.iter().map(|one| Choice::new(one.id.as_str(), one.label.get(lang()))).collect::<Vec<_>>()
        })
    });
    let themes = Signal::derive(move || policies.with(|policies| choices(&policies.set.follow_up.themes)));
    let actions = Signal::derive(move || policies.with(|policies| choices(&policies.set.follow_up.actions)));
    let reminder = Signal::derive(move || {
        policies.with(|policies| policies.set.follow_up.composer_reminder.get(lang()).to_owned())
    });
    view! {
        <Chips legend=t("worker-note-channel") choices=channels value=fields.channel />
        <Minutes fields policies />
        <TextArea
            label=t("worker-note-text")
            hint=reminder
            value=fields.text
            rows=6
            on_send=save
        />
        <ManyChips legend=t("worker-note-themes") choices=themes value=fields.themes />
        <ManyChips legend=t("worker-note-actions") choices=actions value=fields.actions />
        <Chips legend=t("worker-note-outcome") choices=outcomes value=fields.outcome clearable=true />
        <NextStep fields policies />
        <Signals fields policies />
        <DateField label=t("worker-note-day") value=fields.day max=dom::now().day() />
    }
}

#[component]
fn Minutes(fields: Fields, policies: Policies) -> impl IntoView {
    let durations = Signal::derive(move || {
        policies.with(|policies| {
            let durations = &policies.set.follow_up.durations;
            durations.iter().map(|one| Choice::new(one.to_string(), length(*one))).collect::<Vec<_>>()
        })
    });
    view! {
        <div class="note-minutes">
            <Chips
                legend=t("worker-note-minutes")
                choices=durations
                value=fields.minutes
                clearable=true
            />
            <Field label=t("worker-note-minutes-other") value=fields.minutes inputmode="numeric" max=4 />
        </div>
    }
}

#[component]
fn NextStep(fields: Fields, policies: Policies) -> impl IntoView {
    let wanted = Memo::new(move |_| {
        fields.outcome.with(|outcome| policies.with(|policies| is_open(&policies.set.follow_up, outcome)))
    });
    let hint = Signal::derive(move || {
        say(if wanted.get() { "worker-note-step-wanted" } else { "worker-note-step-hint" })
    });
    let quick = move |label: &'static str, days: i32| {
        view! {
            <Button
                kind=ButtonKind::Quiet
                on_click=move |()| fields.next_day.set(Some(dom::now().day().plus(days)))
            >
                {t(label)}
            </Button>
        }
    };
    view! {
        <div class="note-step" class:note-step-wanted=move || wanted.get()>
            <Field label=t("worker-note-step") hint=hint value=fields.next_step max=400 />
            <div class="note-step-day">
                <DateField label=t("worker-note-step-day") value=fields.next_day />
                <div class="note-step-quick" role="group" aria-label=t("worker-note-step-quick")>
                    {quick("worker-note-step-tomorrow", 1)} {quick("worker-note-step-week", 7)}
                    {quick("worker-note-step-month", 28)}
                </div>
            </div>
        </div>
    }
}

/// Weak signals: asked for after a remote contact, offered after any.
#[component]
fn Signals(fields: Fields, policies: Policies) -> impl IntoView {
    let remote = Memo::new(move |_| {
        fields.channel.with(|channel| policies.with(|policies| is_remote(&policies.set.follow_up, channel)))
    });
    let count = t_args("worker-note-signals-count", move || {
        let noted = fields.signals.with(BTreeMap::len);
        vec![("count", i32::try_from(noted).unwrap_or(i32::MAX).into())]
    });
    let list = move |signals: Vec<&WeakSignal>| {
        signals
            .into_iter()
            .map(|signal| view! { <OneSignal id=signal.id.to_string() fields policies /> })
            .collect_view()
    };
    let lists = move || {
        policies.with(|policies| {
            let (distance, presence) = signals_by_distance(&policies.set.follow_up);
            (list(distance), list(presence))
        })
    };
    let (distance, presence) = untrack(lists);
    view! {
        <details class="note-signals" prop:open=move || remote.get()>
            <summary>
                {t("worker-note-signals")} " " <span class="hint">"(" {count} ")"</span>
            </summary>
            <p class="hint">{t("worker-note-signals-about")}</p>
            <fieldset>
                <legend>{t("worker-note-signals-distance")}</legend>
                <div class="signal-list">{distance}</div>
            </fieldset>
            <details class="note-presence" prop:open=move || !remote.get()>
                <summary>{t("worker-note-signals-presence")}</summary>
                <div class="signal-list">{presence}</div>
            </details>
        </details>
    }
}

#[component]
fn OneSignal(id: String, fields: Fields, policies: Policies) -> impl IntoView {
    let select = dom::uid("signal");
    let id = StoredValue::new(id);
    let state = Memo::new(move |_| {
        fields.signals.with(|signals| id.with_value(|id| signals.get(id).cloned().unwrap_or_default()))
    });
    let states = move || policies.with(|policies| choices(&policies.set.follow_up.signal_states));
    let change = move |event| {
        let chosen = event_target_value(&event);
        fields.signals.update(|signals| {
            id.with_value(|id| {
                if chosen.is_empty() {
                    signals.remove(id);
                } else {
                    signals.insert(id.clone(), chosen);
                }
            });
        });
    };
    view! {
        <div class="signal" class:signal-noted=move || state.with(|state| !state.is_empty())>
            <label for=select.clone()>{move || id.with_value(|id| label(policies, id))}</label>
            <select id=select class="input" on:change=change>
                <option value="" prop:selected=move || state.with(String::is_empty)>
                    {t("worker-note-signals-nothing")}
                </option>
                {move || {
                    states()
                        .into_iter()
                        .map(|one| {
                            let shown = one.id.clone();
                            view! {
                                <option
                                    value=one.id
                                    prop:selected=move || state.with(|state| *state == shown)
                                >
                                    {one.label}
                                </option>
                            }
                        })
                        .collect_view()
                }}
            </select>
        </div>
    }
}
