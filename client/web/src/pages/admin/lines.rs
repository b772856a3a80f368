use leptos::prelude::*;
use tdu_core::app::{JournalLine, JournalPerson, JournalView};
use tdu_protocol::journal::What;

use crate::{
    components::{Style, Time},
    dom,
    i18n::{long_day, say, t},
    model::{
        journal::{by_day, kind, name, short, what},
        names,
    },
};

/// Heads of the columns.
const HEADS: [&str; 6] =
    ["journal-when", "journal-who", "journal-what", "journal-file", "journal-session", "journal-times"];

/// Lines as a table, day by day; on a narrow screen each line is a few lines of text. The roles are said because a table
/// that is laid out otherwise is none to a screen reader.
#[component]
pub(super) fn Lines(
    /// The lines, newest first.
    whole: RwSignal<JournalView>,
) -> impl IntoView {
    let heads = HEADS.map(|head| {
        view! {
            <th role="columnheader" scope="col">
                {t(head)}
            </th>
        }
    });
    let days = move || {
        let days = by_day(whole.with(|whole| whole.lines.clone()), dom::offset_minutes_at).into_iter();
        days.map(|(day, lines)| {
            view! {
                <tbody role="rowgroup">
                    <tr role="row" class="journal-day">
                        <th role="rowheader" scope="rowgroup" colspan=HEADS.len()>
                            <time datetime=day.to_iso()>{long_day(day)}</time>
                        </th>
                    </tr>
                    {lines.into_iter().map(line).collect_view()}
                </tbody>
            }
        })
        .collect_view()
    };
    view! {
        <table class="journal" role="table">
            <caption>{t("journal-caption")}</caption>
            <thead role="rowgroup">
                <tr role="row">{heads}</tr>
            </thead>
            {days}
        </table>
    }
}

fn line(line: JournalLine) -> impl IntoView {
    let file = line.file.map(|file| {
        view! {
            {say(kind(file.kind))}
            " "
            {reference(file.log.to_string())}
        }
    });
    // What an invitation's link and code opened has no session.
    let by = if line.what == What::InvitationOpened { "journal-invitation" } else { "journal-session" };
    let session = line.session.map(|session| {
        view! {
            <span class:journal-label=line.what != What::InvitationOpened>{say(by)} " "</span>
            {reference(session.to_string())}
        }
    });
    view! {
        <tr role="row">
            <td role="cell" class="journal-when">
                <Time at=line.at style=Style::Clock />
            </td>
            <th role="rowheader" scope="row" class="journal-who">
                {line.who.map_or_else(|| say("journal-nobody").into_any(), |who| person(&who).into_any())}
            </th>
            <td role="cell" class="journal-what">{say(what(line.what))}</td>
            <td role="cell" class="journal-file">{file}</td>
            <td role="cell" class="journal-session">{session}</td>
            <td role="cell" class="journal-times" class:journal-once=line.times == 1>
                <span class="journal-label">{say("journal-times")} " "</span>
                {line.times}
            </td>
        </tr>
    }
}

fn person(who: &JournalPerson) -> impl IntoView + use<> {
    let role = who.role.map(|role| view! { <span class="hint">{say(names::role_message(role))}</span> });
    view! {
        <bdi>{name(who)}</bdi>
        {who.me.then(|| view! { <span class="tag">{say("readers-you")}</span> })}
        " "
        {role}
    }
}

/// The beginning of a reference; a pointer that rests on it shows the whole.
fn reference(text: String) -> impl IntoView {
    let beginning = short(&text);
    view! {
        <bdi dir="ltr" class="reference" title=text>
            {beginning}
        </bdi>
    }
}
