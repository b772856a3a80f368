use leptos::prelude::*;
use tdu_core::app::Failure;

use super::{Button, ButtonKind, Icon, Shape};
use crate::{i18n::t, model::failure};

/// What a notice is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoticeKind {
    /// Good to know.
    #[default]
    Info,
    /// It worked.
    Good,
    /// Something to beware of.
    Warning,
}

/// A few words in a box.
#[component]
pub fn Notice(
    /// What it is about.
    #[prop(optional)]
    kind: NoticeKind,
    /// The words.
    children: Children,
) -> impl IntoView {
    let (class, shape) = match kind {
        NoticeKind::Info => ("notice", Shape::Info),
        NoticeKind::Good => ("notice good", Shape::Check),
        NoticeKind::Warning => ("notice warning", Shape::Warning),
    };
    view! {
        <div class=class>
            <Icon shape />
            <div>{children()}</div>
        </div>
    }
}

/// A failure in plain words, read out when it comes: what happened, what was kept, what to do.
#[component]
pub fn FailureNotice(
    /// The failure, if there is one.
    #[prop(into)]
    failure: Signal<Option<Failure>>,
    /// Tries again, where that makes sense.
    #[prop(optional, into)]
    retry: Option<Callback<()>>,
) -> impl IntoView {
    view! {
        <div role="alert">
            {move || {
                failure
                    .get()
                    .map(|found| {
                        view! {
                            <div class="notice warning">
                                <Icon shape=Shape::Warning />
                                <div>
                                    <p>{failure::sentence(&found)}</p>
                                    {found
                                        .detail
                                        .clone()
                                        .map(|detail| {
                                            view! {
                                                <details class="detail">
                                                    <summary>{t("failure-detail")}</summary>
                                                    <p lang="en" dir="ltr">{detail}</p>
                                                </details>
                                            }
                                        })}
                                    {retry
                                        .map(|retry| {
                                            view! {
                                                <Button kind=ButtonKind::Quiet on_click=retry>
                                                    {t("common-again")}
                                                </Button>
                                            }
                                        })}
                                </div>
                            </div>
                        }
                    })
            }}
        </div>
    }
}

/// Nothing here yet, and what to do next.
#[component]
pub fn Empty(
    /// What is not there.
    #[prop(into)]
    title: Signal<String>,
    /// What to do next.
    #[prop(into)]
    text: Signal<String>,
    /// A button or a link that does it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <p class="empty-title">{title}</p>
            <p>{text}</p>
            {children.map(|children| view! { <div class="actions">{children()}</div> })}
        </div>
    }
}

/// Something goes on. Shown only when it lasts.
#[component]
pub fn Busy(
    /// What goes on; 'One moment' if nothing is said.
    #[prop(optional, into)]
    label: Option<Signal<String>>,
) -> impl IntoView {
    let label = label.unwrap_or_else(|| t("common-busy"));
    view! {
        <div class="busy" role="status">
            <progress aria-label=label></progress>
            <span>{label}</span>
        </div>
    }
}
