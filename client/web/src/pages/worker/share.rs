//! Entrusting a file to a colleague: either may go away, and the other goes on.

use leptos::prelude::*;
use tdu_core::app::{CaseView, Command};
use tdu_protocol::LogId;

use super::colleague::{ChooseColleague, Sayings};
use crate::{
    components::{Button, ButtonKind, Dialog},
    i18n::{arg, list, say, say_args, t},
};

const SAYS: Sayings = Sayings {
    about: "worker-share-about",
    who: "worker-share-who",
    ask: "worker-share-do",
    nobody: "worker-share-nobody",
};

/// Who else of the service can read the file, and the gesture that lets a colleague in.
#[component]
pub(super) fn ShareCard(case: LogId, file: Signal<CaseView>, said: RwSignal<String>) -> impl IntoView {
    let open = RwSignal::new(false);
    let closed = Memo::new(move |_| file.with(|file| file.summary.closed));
    let words = move || {
        let names = file.with(|file| {
            let names = file.colleagues.iter().map(|one| match one.name.as_str() {
                "" => say("readers-no-name"),
                name => name.to_owned(),
            });
            names.collect::<Vec<_>>()
        });
        if names.is_empty() {
            say("worker-share-alone")
        } else {
            say_args("worker-share-with", &[("names", arg(list(&names)))])
        }
    };
    let inside = Signal::derive(move || {
        file.with(|file| file.colleagues.iter().map(|one| one.account).collect::<Vec<_>>())
    });
    view! {
        <section class="side-card" aria-labelledby="share-title">
            <h2 id="share-title">{t("worker-share-card")}</h2>
            <p class="hint">{words}</p>
            <Show when=move || !closed.get()>
                <Button kind=ButtonKind::Quiet on_click=move |()| open.set(true)>
                    {t("worker-share-ask")}
                </Button>
            </Show>
            <Dialog open title=t("worker-share-ask")>
                <ChooseColleague
                    says=SAYS
                    except=inside
                    command=Callback::new(move |with| Some(Command::ShareCase { case, with }))
                    done=Callback::new(move |()| {
                        open.set(false);
                        said.set(say("worker-share-done"));
                    })
                />
            </Dialog>
        </section>
    }
}
