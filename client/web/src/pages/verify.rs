//! Does a charter's proof hold? For whoever has the file: no account, and nothing of it leaves the browser.

use leptos::{html::H2, prelude::*};
use tdu_core::{
    app::{Command, Failure, FailureKind, Reply},
    proof::{Act, Examination, Finding, Outcome, Stamped, read_in},
};
use wasm_bindgen_futures::spawn_local;

use crate::{
    components::{
        Button, ButtonKind, FactList, FailureNotice, GoLink, Icon, Notice, NoticeKind, Page, Shape,
    },
    dom,
    engine::{Act as Asking, Engine, use_act},
    i18n::{arg, moment, say, say_args, t},
    paper,
};

/// Longest file that is read, in bytes.
const LONGEST: u32 = 4 << 20;

/// What came of a file.
#[derive(Clone, PartialEq)]
enum Seen {
    /// It is no proof, or cannot be read.
    NoProof,
    /// A proof; out of a PDF, with whether its pages are the ones made of it.
    Proof { found: Box<Examination>, as_made: Option<bool> },
}

/// The page.
#[component]
pub fn Verify() -> impl IntoView {
    let act = use_act();
    let engine = Engine::here();
    let seen = RwSignal::new(None::<Seen>);
    let name = RwSignal::new(String::new());
    let id = dom::uid("proof");
    view! {
        <Page title=t("proof-title") lead=t("proof-lead")>
            <div
                class="card drop"
                on:dragover=|event| event.prevent_default()
                on:drop=move |event| {
                    event.prevent_default();
                    look_at(dom::dropped(&event), engine, act, seen, name);
                }
            >
                <h2>{t("proof-file")}</h2>
                <p class="hint">{t("proof-file-hint")}</p>
                <div class="chooser">
                    // The browser's own button speaks the browser's language.
                    <input
                        id=id.clone()
                        class="sr"
                        type="file"
                        accept=".json,.pdf,application/json,application/pdf"
                        // The same file again, mended meanwhile, would not count as chosen.
                        on:click=move |event| dom::forget_choice(&event)
                        on:change=move |event| look_at(dom::chosen(&event), engine, act, seen, name)
                    />
                    <label for=id class="button">
                        {t("proof-choose")}
                    </label>
                    <bdi>{name}</bdi>
                </div>
            </div>
            <FailureNotice failure=act.failure />
            <div role="status" class="stack">
                {move || {
                    seen.get()
                        .map(|seen| match seen {
                            Seen::NoProof => {
                                view! { <Notice kind=NoticeKind::Warning>{t("proof-none")}</Notice> }.into_any()
                            }
                            Seen::Proof { found, as_made } => {
                                view! { <Verdict found=*found as_made /> }.into_any()
                            }
                        })
                }}
            </div>
            <div class="actions">
                <GoLink href="/" kind=ButtonKind::Quiet>{t("proof-back")}</GoLink>
                <Show when=move || seen.with(Option::is_some)>
                    <Button kind=ButtonKind::Quiet icon=Shape::Page on_click=|()| dom::print()>
                        {t("proof-print")}
                    </Button>
                </Show>
            </div>
        </Page>
    }
}

/// Reads a file and has it looked at, off the page's thread.
fn look_at(
    file: Option<web_sys::File>,
    engine: Engine,
    act: Asking,
    seen: RwSignal<Option<Seen>>,
    name: RwSignal<String>,
) {
    let Some(file) = file else { return };
    seen.set(None);
    name.set(file.name());
    spawn_local(async move {
        let Some(bytes) = dom::read(&file, LONGEST).await else {
            seen.set(Some(Seen::NoProof));
            return;
        };
        act.run(examine(engine, bytes), move |found| seen.set(Some(found)));
    });
}

/// Takes the proof out, if the file is a PDF, and has it looked at.
async fn examine(engine: Engine, file: Vec<u8>) -> Result<Seen, Failure> {
    let (file, as_made) = if file.starts_with(paper::PDF) {
        match paper::inside(&file).await? {
            Some(inside) => (inside.proof, Some(inside.as_made)),
            None => return Ok(Seen::NoProof),
        }
    } else {
        (file, None)
    };
    let found = match engine.ask(Command::ExamineProof { file: file.clone() }).await? {
        // What verifies time stamps is fetched for those who have one.
        Reply::Examination(Some(found)) if found.awaits_stamp() => paper::examine(&file).await?.map(Box::new),
        Reply::Examination(found) => found,
        _ => return Err(Failure::because(FailureKind::Unexpected, "another answer")),
    };
    Ok(found.map_or(Seen::NoProof, |found| Seen::Proof { found, as_made }))
}

#[component]
fn Verdict(found: Examination, as_made: Option<bool>) -> impl IntoView {
    let heading = NodeRef::<H2>::new();
    Effect::new(move |_| {
        if let Some(heading) = heading.get() {
            // A heading that is gone already needs no focus.
            let _ = heading.focus();
        }
    });
    let title = if found.holds() { "proof-holds" } else { "proof-fails" };
    let acts = [
        ("proof-signed", found.signed),
        ("proof-countersigned", found.countersigned),
        ("proof-withdrawn", found.withdrawn),
    ];
    view! {
        <section class="card verdict">
            <h2 tabindex="-1" node_ref=heading>
                {t(title)}
            </h2>
            <ul class="plain points">
                {found.findings.iter().map(point).collect_view()}
                {as_made.map(pages)}
            </ul>
            {found.charter.clone().map(|facts| view! { <FactList facts /> })}
            <dl class="facts">
                {acts.into_iter().filter_map(|(id, act)| act.map(|act| fact(id, act))).collect_view()}
                {found.stamped.clone().map(stamped)}
                {found
                    .charter
                    .as_ref()
                    .map(|charter| {
                        let how = if charter.heard { "proof-heard" } else { "proof-read" };
                        let version = charter.version.clone();
                        let lang = charter.lang;
                        view! {
                            <div>
                                <dt>{t("proof-version")}</dt>
                                <dd>
                                    <bdi>{version}</bdi>
                                    " · "
                                    {t(how)}
                                    " "
                                    {t(read_in(lang))}
                                </dd>
                            </div>
                        }
                    })}
                <div>
                    <dt>{t("proof-service")}</dt>
                    <dd>
                        <code dir="ltr">{found.organisation.to_string()}</code>
                        <p class="hint">{t("proof-service-hint")}</p>
                    </dd>
                </div>
            </dl>
        </section>
        <section class="card">
            <h2>{t("proof-never")}</h2>
            <ul class="bullets">
                {found.never().into_iter().map(|id| view! { <li>{t(id)}</li> }).collect_view()}
            </ul>
        </section>
    }
}

/// Whether the pages of a PDF are to be believed.
fn pages(as_made: bool) -> impl IntoView {
    let (class, shape, id) = if as_made {
        ("point good", Shape::Check, "proof-pages-as-made")
    } else {
        ("point warning", Shape::Warning, "proof-pages-other")
    };
    view! {
        <li class=class>
            <Icon shape />
            <span>{t(id)}</span>
        </li>
    }
}

fn point(finding: &Finding) -> impl IntoView + use<> {
    let (class, shape) = match finding.outcome {
        Outcome::Holds => ("point good", Shape::Check),
        Outcome::Open => ("point", Shape::Info),
        Outcome::Fails(_) => ("point warning", Shape::Warning),
    };
    view! {
        <li class=class>
            <Icon shape />
            <span>{t(finding.sentence())}</span>
        </li>
    }
}

/// Who says when it existed: their name, and the fingerprint that tells them from others of that name.
fn stamped(Stamped { at, by, issuer, certificate }: Stamped) -> impl IntoView {
    let by = move || say_args("proof-stamped-by", &[("by", arg(&by)), ("issuer", arg(&issuer))]);
    let certificate =
        move || say_args("proof-stamped-certificate", &[("certificate", arg(certificate.to_string()))]);
    view! {
        <div>
            <dt>{t("proof-stamped")}</dt>
            <dd>
                <bdi>{move || moment(at)}</bdi>
                <p>{by}</p>
                <p class="hint">{certificate}</p>
            </dd>
        </div>
    }
}

fn fact(id: &'static str, Act { account, at }: Act) -> impl IntoView {
    let when = move || match at {
        Some(at) => moment(at),
        None => say("proof-no-time"),
    };
    view! {
        <div>
            <dt>{t(id)}</dt>
            <dd>
                <bdi>{when}</bdi>
                <p class="hint">
                    {move || say_args("proof-by", &[("account", arg(account.to_string()))])}
                </p>
            </dd>
        </div>
    }
}
