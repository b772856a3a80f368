use leptos::prelude::*;
use tdu_core::app::{AttachmentView, Command, Reply};
use tdu_protocol::{LogId, WriteId};

use super::{Button, ButtonKind, Dialog, FailureNotice, Icon, Shape};
use crate::{
    dom,
    engine::use_act,
    i18n::{arg, number, say_args, t},
    model::documents::{Size, is_picture, size},
};

/// Bytes as people say them.
pub(super) fn size_words(bytes: u64) -> String {
    let (id, value) = match size(bytes) {
        Size::Kilobytes(value) => ("thread-size-kb", f64::from(value)),
        Size::Megabytes(tenths) => ("thread-size-mb", f64::from(tenths) / 10.0),
    };
    say_args(id, &[("size", arg(number(value)))])
}

/// An opened picture, for as long as it is shown.
#[derive(Clone)]
struct Picture {
    name: String,
    media_type: String,
    bytes: Vec<u8>,
    url: String,
}

/// Documents of a message. Nothing is fetched before somebody asks: a telephone's data may be counted.
#[component]
pub(super) fn Documents(
    /// The conversation.
    conversation: LogId,
    /// The message.
    message: WriteId,
    /// Its documents.
    attachments: Vec<AttachmentView>,
) -> impl IntoView {
    let act = use_act();
    let showing = RwSignal::new(false);
    let picture = RwSignal::new(None::<Picture>);
    // The browser keeps a picture in memory until it is told that nobody looks at it any more.
    let put_away = move || {
        if let Some(shown) = picture.try_update(Option::take).flatten() {
            dom::forget_url(&shown.url);
        }
    };
    Effect::new(move |_| {
        if !showing.get() {
            put_away();
        }
    });
    on_cleanup(put_away);
    let open = move |place: u32| {
        act.ask(Command::Attachment { conversation, message, place }, move |reply| {
            let Reply::File { name, media_type, bytes } = reply else { return };
            let url = is_picture(&media_type).then(|| dom::url_of(&media_type, &bytes).ok()).flatten();
            match url {
                Some(url) => {
                    picture.set(Some(Picture { name, media_type, bytes, url }));
                    showing.set(true);
                }
                // Nothing of it is run or shown because of what its author's device called it.
                None => keep(&name, "application/octet-stream", &bytes),
            }
        });
    };
    let one = move |(place, attachment): (u32, AttachmentView)| {
        let (name, size) = (attachment.name.clone(), size_words(attachment.size));
        let label = move || say_args("thread-open-document", &[("name", arg(&name)), ("size", arg(&size))]);
        view! {
            <li>
                <button
                    type="button"
                    class="document"
                    aria-label=label
                    aria-busy=move || act.busy.get().then_some("true")
                    on:click=move |_| open(place)
                >
                    <Icon shape=Shape::Page />
                    <bdi>{attachment.name}</bdi>
                    <span class="hint">{move || size_words(attachment.size)}</span>
                </button>
            </li>
        }
    };
    view! {
        <ul class="documents" aria-label=t("thread-documents")>
            {(0..).zip(attachments).map(one).collect_view()}
        </ul>
        <FailureNotice failure=act.failure />
        <Dialog
            open=showing
            title=Signal::derive(move || {
                picture.with(|shown| shown.as_ref().map(|shown| shown.name.clone()).unwrap_or_default())
            })
        >
            {move || picture.get().map(|shown| view! { <Shown shown /> })}
        </Dialog>
    }
}

#[component]
fn Shown(shown: Picture) -> impl IntoView {
    let Picture { name, media_type, bytes, url } = shown;
    let alt = say_args("thread-picture", &[("name", arg(&name))]);
    view! {
        <img class="picture" src=url alt=alt />
        <div class="actions">
            <Button kind=ButtonKind::Quiet on_click=move |()| keep(&name, &media_type, &bytes)>
                {t("thread-save-document")}
            </Button>
        </div>
        <p class="hint">{t("thread-save-about")}</p>
    }
}

fn keep(name: &str, media_type: &str, bytes: &[u8]) {
    // A browser that refuses says so itself.
    let _ = dom::save(name, media_type, bytes);
}
