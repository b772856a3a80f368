use leptos::{html, prelude::*};

use super::{Button, ButtonKind};
use crate::{dom::uid, i18n::t};

/// The browser's own dialog: keeps the keyboard inside, closes with Esc, gives the place back.
#[component]
pub fn Dialog(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Its title.
    #[prop(into)]
    title: Signal<String>,
    /// What it holds, made anew each time it opens.
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let id = uid("dialog");
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        if open.get() && !dialog.open() {
            // It is in the page and not open: nothing to fail.
            let _ = dialog.show_modal();
        } else if !open.get() && dialog.open() {
            dialog.close();
        }
    });
    let children = StoredValue::new(children);
    view! {
        <dialog
            class="dialog"
            node_ref=node
            aria-labelledby=id.clone()
            on:close=move |_| open.set(false)
        >
            <div class="dialog-head">
                <h2 id=id.clone()>{title}</h2>
                <Button kind=ButtonKind::Quiet on_click=move |()| open.set(false)>{t("common-close")}</Button>
            </div>
            <Show when=move || open.get()>
                {children.with_value(|children| children())}
            </Show>
        </dialog>
    }
}

/// Asks before doing what cannot be undone.
#[component]
pub fn Confirm(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// The question.
    #[prop(into)]
    title: Signal<String>,
    /// What will happen.
    #[prop(into)]
    text: Signal<String>,
    /// The words of the button that does it.
    #[prop(into)]
    yes: Signal<String>,
    /// What is done; the dialog closes first.
    #[prop(into)]
    on_yes: Callback<()>,
) -> impl IntoView {
    view! {
        <Dialog open title>
            <p>{text}</p>
            <div class="actions">
                <Button
                    kind=ButtonKind::Danger
                    on_click=move |()| {
                        open.set(false);
                        on_yes.run(());
                    }
                >
                    {yes}
                </Button>
                <Button on_click=move |()| open.set(false)>{t("common-cancel")}</Button>
            </div>
        </Dialog>
    }
}
