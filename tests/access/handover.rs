//! A file is handed over: by whom, to whom, and who learns of it.

use tdu_core::app::{Command, FailureKind, HandoverDue, HandoverMove, HandoverTold, Reply};
use tdu_core::payload::{Handover, HandoverAnswer};
use tdu_protocol::{LogId, WriteId};
use tdu_tests::people::{Person, Service};
use tokio::task::LocalSet;

async fn takes(who: &Person, case: LogId, step: HandoverMove) -> Result<WriteId, FailureKind> {
    match who.ask(Command::HandOver { case, step }).await {
        Ok(Reply::Written(id)) => Ok(id),
        Ok(other) => panic!("{}: {other:?}", who.name),
        Err(failure) => Err(failure.kind),
    }
}

async fn to(who: &Person, words: &str) -> HandoverMove {
    let (summary, next_steps) = (words.to_owned(), "Appeler le bailleur.".to_owned());
    let to = who.keys().await.account;
    HandoverMove::Propose(Handover { to, summary, next_steps, until: None })
}

const fn accepts(of: WriteId) -> HandoverMove {
    HandoverMove::Answer { of, answer: HandoverAnswer::Accepted }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_handed_over_by_whoever_follows_it_to_the_one_who_accepts() {
    Box::pin(LocalSet::new().run_until(handing_over())).await;
}

async fn handing_over() {
    // The server goes when its house does.
    let Service { house: _house, manager, anna, omar, nadia, case, conversation, .. } = Service::open().await;
    let none = WriteId([9; 16]);
    for stranger in [&manager, &nadia] {
        for step in
            [to(&omar, "Où en est le suivi.").await, accepts(none), HandoverMove::Withdraw { of: none }]
        {
            assert_eq!(takes(stranger, case, step).await, Err(FailureKind::NotAllowed), "{}", stranger.name);
        }
    }
    assert_eq!(takes(&omar, case, to(&anna, "Rien.").await).await, Err(FailureKind::NotFound));
    for other in [&manager, &anna] {
        assert_eq!(takes(&anna, case, to(other, "Rien.").await).await, Err(FailureKind::NotAllowed));
    }
    assert_eq!(takes(&anna, case, to(&omar, " ").await).await, Err(FailureKind::Invalid));
    assert!(omar.ask(Command::Case { case }).await.is_err(), "nobody was let in by what was refused");

    anna.notes(case, "avant").await;
    let of = takes(&anna, case, to(&omar, "Où en est le suivi.").await).await.expect("it is hers to give");
    anna.settles().await.expect("the server is there");
    omar.settles().await.expect("the server is there");
    assert_eq!(omar.texts(case).await, ["avant"], "he reads what he says yes or no to");
    let asked = omar.case(case).await.handover.expect("he is asked");
    assert_eq!((asked.of, asked.due, asked.from.name.as_str()), (of, Some(HandoverDue::Answer), "Anna"));
    assert_eq!(takes(&anna, case, accepts(of)).await, Err(FailureKind::NotAllowed));
    assert_eq!(
        takes(&omar, case, HandoverMove::Withdraw { of }).await,
        Err(FailureKind::NotAllowed),
        "only she takes it back"
    );
    takes(&omar, case, accepts(of)).await.expect("it is his to answer");
    assert_eq!(takes(&omar, case, accepts(of)).await, Err(FailureKind::NotFound), "once");
    omar.settles().await.expect("the server is there");
    anna.settles().await.expect("the server is there");
    assert_eq!(anna.case(case).await.summary.follower.map(|one| one.name), Some("Omar".to_owned()));
    assert_eq!(takes(&anna, case, to(&omar, "Encore.").await).await, Err(FailureKind::NotAllowed));

    // Nothing was said to the person, until somebody says it.
    nadia.settles().await.expect("the server is there");
    assert_eq!(nadia.messages(None).await, [""; 0]);
    let told = |to: &str| Some(HandoverTold::Leaves { to: to.to_owned() });
    assert_eq!(anna.conversation(Some(conversation)).await.to_tell, told("Omar"));
    for who in [&anna, &omar] {
        who.says(conversation, "Omar prend la suite.").await;
        who.settles().await.expect("the server is there");
        assert_eq!(who.conversation(Some(conversation)).await.to_tell, None);
    }
    nadia.settles().await.expect("the server is there");
    let seen = nadia.conversation(None).await;
    let authors: Vec<_> = seen.messages.iter().map(|message| message.author.as_str()).collect();
    assert_eq!((authors, seen.with.as_str()), (vec!["Anna", "Omar"], "Omar"), "she knows who writes");
}
