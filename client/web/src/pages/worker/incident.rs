//! An incivility or a threat, told in the worker's own words, to be reported to whom they choose.
//!
//! Nothing is filled in from a note: what happened to the worker is theirs to tell, and the file's words are others'. Nothing
//! is sent: what is typed is a draft of this device, until it is saved as a file or thrown away.

use leptos::prelude::*;
use tdu_core::table::{Cell, Table};

use super::shared::{Policies, Said, use_policies};
use crate::{
    components::{
        Button, ButtonKind, Chips, Choice, Download, Field, GoLink, Icon, Loaded, Page, Shape, TextArea,
    },
    dom,
    draft::{Draft, use_draft},
    i18n::{lang, say, t},
};

/// Where it is.
pub(super) const PATH: &str = "/incident";

/// Most characters of an answer.
const MOST: u32 = 4000;

/// What is told, each kept while it is typed.
#[derive(Clone, Copy)]
struct Told {
    when: RwSignal<String>,
    /// Id of a channel of the policies.
    channel: RwSignal<String>,
    what: RwSignal<String>,
    wish: RwSignal<String>,
}

impl Told {
    fn all(self) -> [(&'static str, RwSignal<String>); 4] {
        [("when", self.when), ("channel", self.channel), ("what", self.what), ("wish", self.wish)]
    }
}

/// The page.
#[component]
pub(super) fn Incident() -> impl IntoView {
    let policies = use_policies();
    view! {
        <Page title=t("incident-title") lead=t("incident-lead")>
            <p class="private-line">
                <Icon shape=Shape::Lock />
                <span>{t("incident-private")}</span>
            </p>
            <Loaded view=policies let:policies>
                <Tell policies />
            </Loaded>
        </Page>
    }
}

#[component]
fn Tell(policies: Policies) -> impl IntoView {
    let told = Told {
        when: RwSignal::default(),
        channel: RwSignal::default(),
        what: RwSignal::default(),
        wish: RwSignal::default(),
    };
    let drafts = told.all().map(|(part, text)| use_draft(move || format!("incident-{part}"), text));
    let said = RwSignal::new(String::new());
    let is_empty = move || told.all().iter().all(|(_, text)| text.with(|text| text.trim().is_empty()));
    let throw_away = move |()| {
        for (_, text) in told.all() {
            text.set(String::new());
        }
        drafts.into_iter().for_each(Draft::forget);
        said.set(say("incident-thrown-away"));
        dom::focus("#page h1");
    };
    let channels = Signal::derive(move || {
        policies.with(|policies| {
            let channels = &policies.set.follow_up.channels;
            channels.iter().map(|one| Choice::new(one.id.as_str(), one.label.get(lang()))).collect::<Vec<_>>()
        })
    });
    view! {
        <Field label=t("incident-when") hint=t("incident-when-hint") value=told.when />
        <Chips legend=t("incident-channel") choices=channels value=told.channel clearable=true />
        <TextArea
            label=t("incident-what")
            hint=t("incident-what-hint")
            value=told.what
            rows=6
            max=MOST
        />
        <TextArea
            label=t("incident-wish")
            hint=t("incident-wish-hint")
            value=told.wish
            rows=3
            max=MOST
        />
        <Show when=move || !is_empty() fallback=|| view! { <p class="hint">{t("incident-nothing")}</p> }>
            <Download
                table=move || table(told, policies)
                label=t("incident-save")
                about=t("answers-export-about")
            />
        </Show>
        <div class="actions">
            <GoLink href="/work#work-help">{t("prompt-go-help")}</GoLink>
            <Show when=move || !is_empty()>
                <Button kind=ButtonKind::Quiet on_click=throw_away>
                    {t("incident-throw-away")}
                </Button>
            </Show>
        </div>
        <Said text=said />
    }
}

/// What was told, a line each; what was left out has none.
fn table(told: Told, policies: Policies) -> Table {
    let heads = ["incident-question", "incident-answer"].map(say);
    let mut table = Table::new(&say("incident-name"), say("incident-file"), lang(), dom::now().at, heads);
    let channel = told.channel.with_untracked(|id| {
        policies.with_untracked(|policies| {
            let known = policies.set.follow_up.known_channel(id);
            known.map_or_else(|| id.clone(), |channel| channel.label.get(lang()).to_owned())
        })
    });
    let answers = [
        ("incident-when", told.when.get_untracked()),
        ("incident-channel", channel),
        ("incident-what", told.what.get_untracked()),
        ("incident-wish", told.wish.get_untracked()),
    ];
    for (question, answer) in answers {
        if !answer.trim().is_empty() {
            table.line([say(question), answer.trim().to_owned()].map(Cell::from));
        }
    }
    table
}
