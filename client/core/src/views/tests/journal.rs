use tdu_protocol::{
    AccountId, Hash32, LogId, LogKind, Role, Timestamp,
    journal::{Fact, NamedLog, Row, What},
};

use super::build::Service;
use crate::{
    app::{JournalFile, JournalPerson, JournalQuestion},
    journal::Reading,
    views::journal,
};

fn opened(account: AccountId, log: LogId) -> Row {
    let at = Timestamp(Timestamp::DAY);
    let fact =
        Fact { at, what: What::Opened, account: Some(account), log: Some(log), session: None, times: 1 };
    Row { number: 1, fact, hash: Hash32([0; 32]) }
}

#[test]
fn an_administrator_knows_colleagues_by_name_and_files_by_their_kind() {
    let mut s = Service::new();
    let (case, _, person) = s.accompany("Amina");
    let (known, gone) = (s.worker.account, LogId([9; 16]));
    let eyes = s.eyes(&s.administrator);
    let mut reading = Reading::new(JournalQuestion::default(), Vec::new(), None, Timestamp(0));
    reading.rows = vec![opened(known, case), opened(person.account, gone)];
    reading.logs.push(NamedLog { log: case, kind: LogKind::Case });
    let view = journal(&eyes.world(), &reading);
    let worker =
        JournalPerson { account: known, name: "Wassila".to_owned(), role: Some(Role::Worker), me: false };
    let stranger = JournalPerson { account: person.account, name: String::new(), role: None, me: false };
    let who: Vec<_> = view.lines.iter().map(|line| line.who.clone()).collect();
    assert_eq!(who, [Some(worker), Some(stranger)]);
    let files: Vec<_> = view.lines.iter().map(|line| line.file).collect();
    let kinds = [Some(LogKind::Case), None];
    assert_eq!(
        files,
        [case, gone]
            .into_iter()
            .zip(kinds)
            .map(|(log, kind)| Some(JournalFile { log, kind }))
            .collect::<Vec<_>>()
    );
}
