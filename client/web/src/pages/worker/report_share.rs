//! The report where managers receive the team's totals alone: what leaves, and where it stands.

use leptos::prelude::*;
use leptos_router::components::A;
use tdu_core::app::{ReportPreview, ShareStands, TeamShare};

use crate::{
    components::{Notice, NoticeKind},
    i18n::{arg, moment, say, say_args, t, t_args},
    pages::talks,
};

/// Whether a report can still be given.
pub(super) const fn takes(stands: ShareStands) -> bool {
    match stands {
        ShareStands::Open { .. } | ShareStands::Waits { .. } | ShareStands::NoReferent => true,
        ShareStands::Left | ShareStands::Over | ShareStands::JoinedLater => false,
    }
}

/// What leaves: a share, and to whom.
#[component]
pub(super) fn ForTheTeam(minimum: Signal<u32>, share: Memo<Option<TeamShare>>) -> impl IntoView {
    let until = move || match share.get()?.stands {
        ShareStands::Open { until } => {
            let text = say_args("worker-report-team-until", &[("at", arg(moment(until)))]);
            Some(view! { <p class="hint">{text} " " {t("worker-report-team-once")}</p> })
        }
        _ => None,
    };
    let cut = move || {
        share.get().filter(|share| share.cut).map(|_| {
            view! {
                <Notice kind=NoticeKind::Warning>
                    <p>{t("worker-report-team-cut")}</p>
                </Notice>
            }
        })
    };
    view! {
        <p class="report-to">{t("worker-report-team-to")}</p>
        <p class="hint">{t_args("worker-report-team-how", move || vec![("minimum", minimum.get().into())])}</p>
        {until}
        {cut}
    }
}

/// Where it stands.
#[component]
pub(super) fn TeamState(share: Memo<Option<TeamShare>>, report: Signal<ReportPreview>) -> impl IntoView {
    let notice = move || {
        let stands = share.get()?.stands;
        let changed = report.with(|report| report.changed_since);
        let given = report.with(|report| report.sent.is_some());
        let (kind, title, text) = match stands {
            ShareStands::Open { .. } => return None,
            ShareStands::Waits { until } => {
                let text = say_args("worker-report-team-waits", &[("at", arg(moment(until)))]);
                (NoticeKind::Good, "worker-report-team-waits-title", text)
            }
            ShareStands::Left => {
                let text = say("worker-report-team-left");
                let after = if changed { say("worker-report-team-left-changed") } else { String::new() };
                (NoticeKind::Good, "worker-report-sent-title", format!("{text} {after}").trim().to_owned())
            }
            ShareStands::Over => {
                (NoticeKind::Info, "worker-report-team-over-title", say("worker-report-team-over"))
            }
            ShareStands::NoReferent if given => {
                (NoticeKind::Good, "worker-report-team-waits-title", say("worker-report-team-nobody"))
            }
            ShareStands::NoReferent => {
                (NoticeKind::Warning, "worker-report-team-nobody-title", say("worker-report-team-nobody"))
            }
            ShareStands::JoinedLater => {
                (NoticeKind::Info, "worker-report-team-later-title", say("worker-report-team-later"))
            }
        };
        Some(view! {
            <Notice kind>
                <p>
                    <strong>{t(title)}</strong>
                </p>
                <p>{text}</p>
            </Notice>
        })
    };
    view! { <div role="status">{notice}</div> }
}

/// A total has no words; they have another place.
#[component]
pub(super) fn NoWords() -> impl IntoView {
    view! {
        <p class="hint">
            {t("worker-report-team-words")} " " <A href=talks::PATH>{t("worker-report-team-talk")}</A>
        </p>
    }
}
