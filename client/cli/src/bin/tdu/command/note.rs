//! Writing a follow-up.

use std::{
    collections::BTreeSet,
    io::{IsTerminal as _, Read as _},
};

use serde_json::json;
use tdu_core::{
    app::{Command, Reply},
    payload::Note,
};
use tdu_policies::{FollowUp, Lang};
use zeroize::Zeroizing;

use super::{case, find, policies, unexpected};
use crate::{
    arguments::{self, NoteAdd, NoteWish},
    output::Output,
    profile::{Place, hello, settle},
    texts::value,
    trouble::Trouble,
};

/// Bytes of a text from the standard input; the client says what is too long.
const LONGEST: u64 = 1 << 20;

/// `tdu note`
pub async fn note(output: &Output, place: &Place, wish: arguments::Note) -> Result<(), Trouble> {
    match wish.wish {
        NoteWish::Add(wish) => add(output, place, wish).await,
        NoteWish::Vocabulary => vocabulary(output, place).await,
    }
}

async fn add(output: &Output, place: &Place, wish: NoteAdd) -> Result<(), Trouble> {
    // Before anything else: a text that was piped in must not be lost to a slow network.
    let text = text(wish.text.clone())?;
    let (companion, _) = place.open(output).await?;
    let words = policies(&companion).await?.set.follow_up;
    check(&words, &wish)?;
    let found = find(&companion, &wish.case).await?;
    let note = Note {
        day: wish.day,
        channel: wish.channel,
        themes: wish.themes,
        actions: wish.actions,
        outcome: wish.outcome,
        minutes: wish.minutes,
        next_step: wish.next.unwrap_or_default(),
        next_day: wish.next_day,
        signals: std::collections::BTreeMap::new(),
        text: text.to_string(),
    };
    let relayed = if wish.messages_noted { case(&companion, found.case).await?.to_note } else { None };
    let before = relayed.map(|messages| messages.before);
    let write = Command::WriteNote { case: found.case, note, marks: BTreeSet::new(), relayed: before };
    let Reply::Written(id) = companion.ask(write).await? else { return Err(unexpected()) };
    settle(output, &companion).await?;
    let waiting = hello(&companion).await?.waiting;
    if output.json {
        let noted = relayed.map_or(0, |messages| messages.count);
        output.value(&json!({ "note": id, "case": found.case, "noted": noted, "waiting": waiting }));
    } else {
        output.line(&output.say("note-kept", &[("name", value(found.name.clone()))]));
        if relayed.is_some() {
            output.line(&output.say("term-noted", &[("name", value(found.name))]));
        }
        if waiting > 0 {
            output.line(&output.say("waiting", &[("count", waiting.into())]));
        }
    }
    Ok(())
}

/// The text of the option, else of the standard input if something is piped in.
pub fn text(given: Option<String>) -> Result<Zeroizing<String>, Trouble> {
    let text = match given {
        Some(text) if text != "-" => Zeroizing::new(text),
        None if std::io::stdin().is_terminal() => return Err(Trouble::NoText),
        _ => {
            let mut text = Zeroizing::new(String::new());
            std::io::stdin().take(LONGEST).read_to_string(&mut text).map_err(Trouble::System)?;
            Zeroizing::new(text.trim_end().to_owned())
        }
    };
    if text.trim().is_empty() { Err(Trouble::NoText) } else { Ok(text) }
}

fn check(words: &FollowUp, wish: &NoteAdd) -> Result<(), Trouble> {
    let lists = lists(words, Lang::Fr);
    let outcome = Some(&wish.outcome).filter(|outcome| !outcome.is_empty());
    let given = std::iter::once(("channel", &wish.channel))
        .chain(wish.themes.iter().map(|id| ("theme", id)))
        .chain(wish.actions.iter().map(|id| ("action", id)))
        .chain(outcome.map(|id| ("outcome", id)));
    for (list, id) in given {
        let known = lists.iter().filter(|(l, _, _)| *l == list).map(|(_, id, _)| *id);
        if !known.clone().any(|known| known == id) {
            let known = known.map(str::to_owned).collect();
            return Err(Trouble::Vocabulary { list, given: id.clone(), known });
        }
    }
    Ok(())
}

async fn vocabulary(output: &Output, place: &Place) -> Result<(), Trouble> {
    let (companion, _) = place.open(output).await?;
    let words = policies(&companion).await?.set.follow_up;
    let lists = lists(&words, output.texts.lang());
    if output.json {
        let entries: Vec<_> =
            lists.iter().map(|(list, id, label)| json!({ "list": list, "id": id, "label": label })).collect();
        output.value(&json!({ "vocabulary": entries }));
    } else {
        let row = |(list, id, label): &(&str, &str, &str)| {
            [output.say(&format!("list-{list}"), &[]), (*id).to_owned(), (*label).to_owned()]
        };
        output
            .table(["column-list", "column-id", "column-label"], &lists.iter().map(row).collect::<Vec<_>>());
    }
    Ok(())
}

/// List, id and label of everything that an option takes.
fn lists(words: &FollowUp, lang: Lang) -> Vec<(&'static str, &str, &str)> {
    let channels = words.channels.iter().map(|c| ("channel", c.id.as_str(), c.label.get(lang)));
    let themes = words.themes.iter().map(|t| ("theme", t.id.as_str(), t.label.get(lang)));
    let actions = words.actions.iter().map(|t| ("action", t.id.as_str(), t.label.get(lang)));
    let outcomes = words.outcomes.iter().map(|o| ("outcome", o.id.as_str(), o.label.get(lang)));
    channels.chain(themes).chain(actions).chain(outcomes).collect()
}

#[cfg(test)]
mod tests {
    use tdu_policies::PolicySet;

    use super::*;

    fn wish(channel: &str, themes: &[&str], outcome: &str) -> NoteAdd {
        NoteAdd {
            case: String::new(),
            channel: channel.to_owned(),
            themes: themes.iter().map(|id| (*id).to_owned()).collect(),
            actions: Vec::new(),
            outcome: outcome.to_owned(),
            minutes: 0,
            day: None,
            next: None,
            next_day: None,
            text: None,
            messages_noted: false,
        }
    }

    #[test]
    fn a_word_of_another_list_is_refused_and_those_that_fit_are_named() {
        let words = PolicySet::embedded().follow_up;
        assert!(check(&words, &wish("telephone", &["famille", "sante"], "")).is_ok());
        assert!(check(&words, &wish("telephone", &[], "en-cours")).is_ok());
        let refused = |wish: &NoteAdd| match check(&words, wish) {
            Err(Trouble::Vocabulary { list, given, known }) => (list, given, known.len()),
            other => panic!("{other:?}"),
        };
        assert_eq!(
            refused(&wish("famille", &[], "")),
            ("channel", "famille".to_owned(), words.channels.len())
        );
        assert_eq!(refused(&wish("sms", &["famille", "sms"], "")).1, "sms");
        assert_eq!(refused(&wish("sms", &[], "ecoute")).0, "outcome");
    }

    #[test]
    fn an_empty_text_is_no_text() {
        assert!(matches!(text(Some(" \n".to_owned())), Err(Trouble::NoText)));
        assert_eq!(*text(Some("a b".to_owned())).unwrap(), "a b");
    }
}
