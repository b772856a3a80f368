//! Proposing an experiment.

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use tdu_core::{
    app::{Command, Reply},
    payload::{MAX_SAID, MAX_WEEKS, MIN_WEEKS, Plan},
    views::comes_out_by_arm,
};
use tdu_policies::reporting::Every;

use super::{PATH, path};
use crate::{
    components::{
        Button, ButtonKind, Choice, DateField, FailureNotice, Field, Loaded, ManyChips, Notice, Page, Select,
        TextArea, go_to_wrong, told,
    },
    dom,
    draft::use_draft,
    engine::use_act,
    i18n::{lang, say_args, t},
    pages::worker::shared::{Back, Policies, totals_alone, use_policies},
};

/// Lengths that are offered, in weeks.
const LENGTHS: [u8; 5] = [MIN_WEEKS, 10, 13, 18, MAX_WEEKS];

#[component]
pub(super) fn Propose() -> impl IntoView {
    let policies = use_policies();
    view! {
        <Back href=PATH label="experiments-title" />
        <Page title=t("experiments-propose") lead=t("experiments-propose-lead")>
            <Loaded view=policies let:policies>
                <Form policies />
            </Loaded>
        </Page>
    }
}

/// A text of the plan, what is wrong with it, and its draft.
#[derive(Clone, Copy)]
struct Text {
    value: RwSignal<String>,
    wrong: RwSignal<Option<&'static str>>,
    draft: crate::draft::Draft,
}

impl Text {
    fn new(place: &'static str) -> Self {
        let value = RwSignal::new(String::new());
        let draft = use_draft(move || format!("experiment-{place}"), value);
        Self { value, wrong: RwSignal::new(None), draft }
    }

    /// The text, unless it is empty: then it is said.
    fn read(self) -> Option<String> {
        let text = self.value.get_untracked().trim().to_owned();
        self.wrong.set(text.is_empty().then_some("common-required"));
        (!text.is_empty()).then_some(text)
    }
}

#[component]
fn Form(policies: Policies) -> impl IntoView {
    let [title, hypothesis, change, team] = ["title", "hypothesis", "change", "team"].map(Text::new);
    let texts = [title, hypothesis, change, team];
    let next = dom::now().week().plus(1).monday();
    let day = RwSignal::new(Some(next));
    let weeks = RwSignal::new(MIN_WEEKS.to_string());
    let indicators = RwSignal::new(Vec::<String>::new());
    let none_chosen = RwSignal::new(false);
    let act = use_act();
    let go = use_navigate();
    let lengths = Signal::derive(|| {
        LENGTHS
            .map(|weeks| {
                let label = say_args("experiments-weeks", &[("weeks", u32::from(weeks).into())]);
                Choice::new(weeks.to_string(), label)
            })
            .to_vec()
    });
    // What is decided now may hold from another Monday on.
    let is_counted_alone = move || day.get().is_some_and(|day| totals_alone(policies, day.week()));
    let offered = Signal::derive(move || {
        policies.with(|policies| {
            let indicators = policies.set.reporting.indicators.iter();
            let those = indicators.filter(|one| one.every == Every::Week && comes_out_by_arm(one.measure));
            those.map(|one| Choice::new(one.id.as_str(), one.label.get(lang()))).collect::<Vec<_>>()
        })
    });
    let propose = move || {
        let read = texts.map(Text::read);
        let chosen = indicators.get_untracked();
        none_chosen.set(chosen.is_empty());
        let weeks = weeks.with_untracked(|weeks| weeks.parse().ok());
        let [Some(title), Some(hypothesis), Some(change), Some(team)] = read else {
            go_to_wrong();
            return;
        };
        let (Some(first), Some(weeks), false) = (day.get_untracked(), weeks, chosen.is_empty()) else {
            return;
        };
        let plan = Plan { title, hypothesis, change, team, first: first.week(), weeks, indicators: chosen };
        let go = go.clone();
        act.ask(Command::ProposeExperiment(Box::new(plan)), move |reply| {
            if let Reply::Written(experiment) = reply {
                for text in texts {
                    text.draft.forget();
                }
                go(&path(experiment), NavigateOptions { replace: true, ..Default::default() });
            }
        });
    };
    let max = u32::try_from(MAX_SAID).unwrap_or(u32::MAX);
    view! {
        <form
            class="new-case"
            on:submit=move |event| {
                event.prevent_default();
                propose();
            }
        >
            <Field
                label=t("experiments-name")
                hint=t("experiments-name-hint")
                value=title.value
                error=told(title.wrong)
                required=true
            />
            <TextArea
                label=t("experiments-hypothesis")
                hint=t("experiments-hypothesis-hint")
                value=hypothesis.value
                error=told(hypothesis.wrong)
                rows=3
                max
            />
            <TextArea
                label=t("experiments-change")
                hint=t("experiments-change-hint")
                value=change.value
                error=told(change.wrong)
                rows=3
                max
            />
            <Field
                label=t("experiments-team")
                hint=t("experiments-team-hint")
                value=team.value
                error=told(team.wrong)
                required=true
            />
            <DateField label=t("experiments-first") hint=t("experiments-first-hint") value=day min=next />
            <div role="status">
                <Show when=is_counted_alone>
                    <Notice>
                        <p>{t("experiments-propose-totals-alone")}</p>
                    </Notice>
                </Show>
            </div>
            <Select label=t("experiments-length") choices=lengths value=weeks />
            <ManyChips
                legend=t("experiments-looked-at")
                hint=t("experiments-looked-at-hint")
                choices=offered
                value=indicators
            />
            <div role="alert">
                <Show when=move || none_chosen.get()>
                    <p class="wrong">{t("experiments-looked-at-missing")}</p>
                </Show>
            </div>
            <FailureNotice failure=act.failure />
            <div class="actions">
                <Button kind=ButtonKind::Main submit=true busy=act.busy>
                    {t("experiments-propose-do")}
                </Button>
            </div>
        </form>
    }
}
