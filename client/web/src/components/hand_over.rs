use leptos::prelude::*;
use tdu_core::app::NewInvitation;

use super::{Button, ButtonKind};
use crate::{
    dom,
    i18n::{arg, moment, say, t, t_args},
    model::digits,
};

/// An invitation to hand over: the link by one way, the six digits by voice. Takes the keyboard's place, for it comes in
/// the place of what was pressed.
#[component]
pub fn HandOver(
    /// The invitation.
    invitation: NewInvitation,
    /// What to say when handing it over, if there is more to say than the digits.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let NewInvitation { link, code, expires, .. } = invitation;
    let link = format!("{}{link}", dom::origin());
    let copied = RwSignal::new(None::<bool>);
    let to_copy = link.clone();
    let copy = move |()| {
        let to_copy = to_copy.clone();
        leptos::task::spawn_local(async move {
            let worked = dom::copy(&to_copy).await;
            // The page may be gone by then.
            let _ = copied.try_set(Some(worked));
        });
    };
    let select = |event: leptos::ev::FocusEvent| event_target::<web_sys::HtmlInputElement>(&event).select();
    let heading = NodeRef::<leptos::html::H3>::new();
    Effect::new(move |_| {
        if heading.get().is_some() {
            // Once it is in the page.
            request_animation_frame(|| dom::focus(".hand-over h3"));
        }
    });
    let spelled: String = code.chars().flat_map(|digit| [digit, ' ']).collect();
    view! {
        <div class="hand-over">
            <h3 tabindex="-1" node_ref=heading>
                {t("invite-link")}
            </h3>
            <p class="hint">{t("invite-link-hint")}</p>
            <div class="link-line">
                <input
                    class="input link"
                    readonly
                    dir="ltr"
                    aria-label=t("invite-link")
                    value=link
                    on:focus=select
                />
                <Button kind=ButtonKind::Main on_click=copy>
                    {t("invite-copy")}
                </Button>
            </div>
            <p class="hint" role="status">
                {move || {
                    copied.get().map(|worked| say(if worked { "invite-copied" } else { "invite-not-copied" }))
                }}
            </p>
            <h3>{t("invite-code")}</h3>
            <p class="hint">{t("invite-code-hint")}</p>
            <p class="six" dir="ltr">
                <span aria-hidden="true">{digits::grouped(&code)}</span>
                <span class="sr">{spelled}</span>
            </p>
            {children.map(|children| children())}
            <p class="hint">{t_args("invite-expires", move || vec![("at", arg(moment(expires)))])}</p>
        </div>
    }
}
