use leptos::prelude::*;
use tdu_core::app::{ChangeKind, IdeaChange, Piece};
use tdu_policies::Lang;

use crate::i18n::t;

/// What a new text of the charter changes: words that came and words that went are underlined, struck through and said to
/// be so; colour alone tells nothing.
#[component]
pub fn Changes(
    /// The ideas that changed.
    changes: Vec<IdeaChange>,
    /// The language of the texts.
    lang: Lang,
) -> impl IntoView {
    let dir = lang.dir();
    let one = move |IdeaChange { kind, lines }: IdeaChange| {
        let kind = match kind {
            ChangeKind::Added => "charter-change-added",
            ChangeKind::Removed => "charter-change-removed",
            ChangeKind::Changed => "charter-change-changed",
        };
        let lines = lines.into_iter().map(|line| {
            let pieces = line.into_iter().map(piece).collect_view();
            view! { <p>{pieces}</p> }
        });
        view! {
            <li>
                <p class="tag">{t(kind)}</p>
                <div class="change-text" lang=lang.code() dir=dir>{lines.collect_view()}</div>
            </li>
        }
    };
    view! {
        <section class="card">
            <h2>{t("charter-changes")}</h2>
            <ul class="plain changes">{changes.into_iter().map(one).collect_view()}</ul>
        </section>
    }
}

fn piece(piece: Piece) -> impl IntoView {
    match piece {
        Piece::Kept(text) => view! { <span>{text}</span> " " }.into_any(),
        Piece::Added(text) => view! {
            <ins>
                <span class="sr">{t("charter-change-came")}" "</span>
                {text}
            </ins>
            " "
        }
        .into_any(),
        Piece::Removed(text) => view! {
            <del>
                <span class="sr">{t("charter-change-went")}" "</span>
                {text}
            </del>
            " "
        }
        .into_any(),
    }
}
