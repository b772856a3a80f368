use leptos::{html::Div, prelude::*};
use tdu_core::{
    app::{Failure, FailureKind, NewFile},
    client::MAX_ATTACHMENT,
    payload::MAX_ATTACHMENTS,
    picture,
};
use tdu_protocol::Bytes;

use super::{Button, ButtonKind, Icon, Shape, documents::size_words};
use crate::{
    dom,
    i18n::{arg, say_args, t},
};

/// Files that were chosen and have not left. They stay where they are until then: only their handles are here.
pub(super) type Chosen = RwSignal<Vec<web_sys::File>, LocalStorage>;

/// Chooses documents and photographs.
#[component]
pub(super) fn Attach(chosen: Chosen, failure: RwSignal<Option<Failure>>) -> impl IntoView {
    let id = dom::uid("attach");
    let add = move |event: web_sys::Event| {
        failure.set(None);
        for file in dom::all_chosen(&event) {
            #[expect(clippy::cast_precision_loss, reason = "some megabytes")]
            if file.size() > MAX_ATTACHMENT as f64 {
                failure.set(Some(FailureKind::FileTooLarge.into()));
            } else if chosen.with_untracked(Vec::len) >= MAX_ATTACHMENTS {
                failure.set(Some(FailureKind::TooManyFiles.into()));
            } else {
                chosen.update(|chosen| chosen.push(file));
            }
        }
    };
    view! {
        <div class="chooser attach">
            <input
                id=id.clone()
                class="sr"
                type="file"
                multiple
                on:click=move |event| dom::forget_choice(&event)
                on:change=add
            />
            <label for=id class="button attach-button">
                <Icon shape=Shape::Clip />
                <span class="sr">{t("thread-attach")}</span>
            </label>
        </div>
    }
}

/// What was chosen; each can be taken back. Says what of it does not leave.
#[component]
pub(super) fn ChosenFiles(chosen: Chosen, failure: RwSignal<Option<Failure>>) -> impl IntoView {
    let lines = move || {
        let one = |(place, file): (usize, web_sys::File)| {
            let name = file.name();
            let label = say_args("thread-remove", &[("name", arg(&name))]);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a size")]
            let size = size_words(file.size() as u64);
            let remove = move |_| {
                failure.set(None);
                chosen.update(|chosen| {
                    chosen.remove(place);
                });
                dom::focus(".composer textarea");
            };
            view! {
                <li class="chosen">
                    <Icon shape=Shape::Page />
                    <bdi>{name}</bdi>
                    <span class="hint">{size}</span>
                    <button type="button" class="button quiet" aria-label=label on:click=remove>
                        {t("thread-remove-short")}
                    </button>
                </li>
            }
        };
        chosen.get().into_iter().enumerate().map(one).collect_view()
    };
    let some = move |cleaned| {
        chosen.with(|chosen| chosen.iter().any(|file| picture::is_cleaned(&file.type_()) == cleaned))
    };
    view! {
        <Show when=move || chosen.with(|chosen| !chosen.is_empty())>
            <div class="about-chosen">
                <ul class="documents" aria-label=t("thread-chosen")>
                    {lines}
                </ul>
                <div role="status">
                    <Show when=move || some(true)>
                        <p class="hint">{t("thread-chosen-cleaned")}</p>
                    </Show>
                    <Show when=move || some(false)>
                        <p class="hint">{t("thread-chosen-as-it-is")}</p>
                    </Show>
                </div>
            </div>
        </Show>
    }
}

/// A damaged picture waits for a decision: to leave as it is, or not at all.
#[component]
pub(super) fn AsItIs(
    failure: RwSignal<Option<Failure>>,
    #[prop(into)] busy: Signal<bool>,
    send: Callback<()>,
) -> impl IntoView {
    let asked = move || {
        failure.with(|failure| {
            failure.as_ref().is_some_and(|failure| failure.kind == FailureKind::HiddenDetails)
        })
    };
    let place = NodeRef::<Div>::new();
    // It comes below a long sentence: whoever holds a telephone must not have to look for it.
    Effect::new(move |_| {
        if let Some(place) = place.get() {
            request_animation_frame(move || dom::show(&place));
        }
    });
    view! {
        <Show when=asked>
            <div class="actions" node_ref=place>
                <Button kind=ButtonKind::Quiet busy on_click=send>
                    {t("thread-send-as-it-is")}
                </Button>
            </div>
        </Show>
    }
}

/// Reads what was chosen, to leave `as_it_is` where a picture is damaged.
///
/// # Errors
/// [`FailureKind::FileGone`] if one can no longer be read, as when it was moved.
pub(super) async fn read(chosen: Vec<web_sys::File>, as_it_is: bool) -> Result<Vec<NewFile>, Failure> {
    let most = u32::try_from(MAX_ATTACHMENT).unwrap_or(u32::MAX);
    let mut files = Vec::new();
    for file in chosen {
        let bytes = dom::read(&file, most).await.ok_or(FailureKind::FileGone)?;
        files.push(NewFile { name: file.name(), media_type: file.type_(), bytes: Bytes(bytes), as_it_is });
    }
    Ok(files)
}
