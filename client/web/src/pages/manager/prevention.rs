use leptos::prelude::*;

use crate::{
    components::{Loaded, Notice, NoticeKind, Page},
    i18n::{lang, say_args, t},
    pages::worker::shared::{Policies, use_policies},
};

/// Prevention: what is true today, and the rules of what will come.
#[component]
pub(super) fn Prevention() -> impl IntoView {
    let policies = use_policies();
    view! {
        <Page title=t("manager-prevention-title")>
            <section class="prevention-now">
                <h2>{t("manager-prevention-now-title")}</h2>
                <p>{t("manager-prevention-now")}</p>
            </section>
            <section>
                <h2>{t("manager-prevention-later-title")}</h2>
                <p>{t("manager-prevention-later")}</p>
                <Loaded view=policies let:policies>
                    <Rules policies />
                </Loaded>
            </section>
            <section>
                <h2>{t("manager-prevention-talk-title")}</h2>
                <p>{t("manager-prevention-talk")}</p>
            </section>
        </Page>
    }
}

#[component]
fn Rules(policies: Policies) -> impl IntoView {
    move || {
        policies.with(|policies| {
            let check_in = &policies.set.check_in;
            let rules = [
                say_args("manager-prevention-rule-group", &[("count", check_in.minimum_group.into())]),
                say_args("manager-prevention-rule-window", &[("weeks", check_in.window_weeks.into())]),
                say_args("manager-prevention-rule-who", &[]),
                say_args("manager-prevention-rule-alert", &[]),
            ];
            let items = check_in.weekly.items.iter().chain(&check_in.weekly.rotating);
            let items = items.map(|item| view! { <li>{item.question.get(lang()).to_owned()}</li> });
            let tests = check_in.made_for_tests.then(|| {
                view! {
                    <Notice kind=NoticeKind::Warning>
                        <p>{t("manager-prevention-tests")}</p>
                    </Notice>
                }
            });
            view! {
                {tests}
                <ul class="rules">{rules.map(|rule| view! { <li>{rule}</li> }).collect_view()}</ul>
                <details>
                    <summary>{t("manager-prevention-items")}</summary>
                    <p class="hint">{check_in.not_validated.get(lang()).to_owned()}</p>
                    <ul class="rules">{items.collect_view()}</ul>
                </details>
            }
        })
    }
}
