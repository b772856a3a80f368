//! The access journal: its words, its days, and its file.

use tdu_core::{
    app::{JournalLine, JournalPerson, JournalWrong, StaffMember},
    calendar::Day,
    table::{Cell, Table},
};
use tdu_policies::Lang;
use tdu_protocol::{LogKind, Timestamp, journal::What};

use super::names;
use crate::{
    components::Choice,
    i18n::{arg, say, say_args},
};

/// So many characters of a reference tell two apart: one chance in 69 thousand millions that they do not.
const SHORT: usize = 6;

/// The beginning of a reference, as people read it to each other.
pub fn short(reference: &str) -> String {
    reference.chars().take(SHORT).collect()
}

/// What happened: id of the message.
pub const fn what(what: What) -> &'static str {
    match what {
        What::Opened => "journal-opened",
        What::InvitationOpened => "journal-invitation-opened",
        What::SignedIn => "journal-signed-in",
        What::RefusedOpener => "journal-refused-opener",
        What::RefusedPasskey => "journal-refused-passkey",
        What::RefusedTooMany => "journal-refused-too-many",
        What::JournalRead => "journal-read",
        What::Missed => "journal-missed",
    }
}

/// What a file is for: id of the message.
pub const fn kind(kind: Option<LogKind>) -> &'static str {
    match kind {
        Some(LogKind::Directory) => "journal-kind-directory",
        Some(LogKind::Team) => "journal-kind-team",
        Some(LogKind::Case) => "journal-kind-case",
        Some(LogKind::Conversation) => "journal-kind-conversation",
        Some(LogKind::Report) => "journal-kind-report",
        Some(LogKind::Personal) => "journal-kind-personal",
        Some(LogKind::Talk) => "journal-kind-talk",
        None => "journal-kind-unknown",
    }
}

/// Somebody's name; a short reference where it is not known.
pub fn name(person: &JournalPerson) -> String {
    if person.name.is_empty() {
        return say_args("journal-account", &[("id", arg(short(&person.account.to_string())))]);
    }
    person.name.clone()
}

/// The sentence that says what is wrong, and when.
pub const fn wrong(wrong: JournalWrong) -> (&'static str, Timestamp) {
    match wrong {
        JournalWrong::Altered(at) => ("journal-altered", at),
        JournalWrong::NotSigned => ("journal-not-signed", Timestamp(0)),
        JournalWrong::Rewritten(at) => ("journal-rewritten", at),
    }
}

/// Lines by their local day; `offset` gives the minutes to add to UTC at an instant.
pub fn by_day(lines: Vec<JournalLine>, offset: impl Fn(Timestamp) -> i32) -> Vec<(Day, Vec<JournalLine>)> {
    let mut days = Vec::<(Day, Vec<JournalLine>)>::new();
    for line in lines {
        let day = Day::of(line.at, offset(line.at));
        match days.last_mut() {
            Some((last, of_day)) if *last == day => of_day.push(line),
            _ => days.push((day, vec![line])),
        }
    }
    days
}

/// Whom one can choose: the directory, and whomever else lines name, by their names; `known` stay.
pub fn people(known: &[Choice], staff: &[StaffMember], lines: &[JournalLine]) -> Vec<Choice> {
    let mut people: Vec<_> = staff
        .iter()
        .filter(|member| !member.name.is_empty())
        .map(|member| Choice::new(member.account.to_string(), member.name.clone()))
        .collect();
    let named = lines.iter().filter_map(|line| line.who.as_ref());
    let named = named.map(|person| Choice::new(person.account.to_string(), name(person)));
    for choice in named.chain(known.iter().cloned()) {
        if !people.iter().any(|person| person.id == choice.id) {
            people.push(choice);
        }
    }
    people.sort_by_key(|person| person.label.to_lowercase());
    people
}

/// The lines as a table for spreadsheets, with whole references.
pub fn table(
    name: &str,
    lang: Lang,
    made: Timestamp,
    lines: &[JournalLine],
    offset: impl Fn(Timestamp) -> i32,
) -> Table {
    let heads = [
        "number",
        "day",
        "when",
        "who",
        "role",
        "account-column",
        "what",
        "kind",
        "file",
        "session",
        "times",
    ];
    let heads = heads.map(|head| say(&format!("journal-{head}")));
    let mut table = Table::new(name, say("journal-title"), lang, made, heads);
    for line in lines {
        let (day, hour) = civil(line.at, offset(line.at));
        let who = line.who.as_ref();
        let words = [
            day,
            hour,
            who.map(|person| person.name.clone()).unwrap_or_default(),
            who.and_then(|person| person.role).map(|role| say(names::role_message(role))).unwrap_or_default(),
            who.map(|person| person.account.to_string()).unwrap_or_default(),
            say(what(line.what)),
            line.file.map(|file| say(kind(file.kind))).unwrap_or_default(),
            line.file.map(|file| file.log.to_string()).unwrap_or_default(),
            line.session.map(|session| session.to_string()).unwrap_or_default(),
        ];
        let first = std::iter::once(Cell::Number(line.number));
        table.line(first.chain(words.map(Cell::Text)).chain([Cell::Number(line.times)]));
    }
    table
}

/// `2026-11-25` and `23:05`, as spreadsheets sort them.
fn civil(at: Timestamp, offset: i32) -> (String, String) {
    let now = tdu_core::calendar::Now { at, offset_minutes: offset };
    let minute = now.minute_of_day();
    (now.day().to_iso(), format!("{:02}:{:02}", minute / 60, minute % 60))
}

#[cfg(test)]
mod tests {
    use tdu_core::app::JournalFile;
    use tdu_policies::Lang;
    use tdu_protocol::{AccountId, LogId, Role, journal::SessionRef};

    use super::*;
    use crate::i18n::tests::learn_all;

    const DAY: u64 = 20_000 * Timestamp::DAY;

    fn line(hours: u64, name: &str) -> JournalLine {
        let who = JournalPerson {
            account: AccountId([u8::try_from(name.len()).expect("a short name"); 16]),
            name: name.to_owned(),
            role: (!name.is_empty()).then_some(Role::Manager),
            me: false,
        };
        JournalLine {
            number: hours,
            at: Timestamp(DAY + hours * Timestamp::HOUR),
            what: What::Opened,
            who: Some(who),
            file: Some(JournalFile { log: LogId([3; 16]), kind: Some(LogKind::Case) }),
            session: Some(SessionRef([4; 16])),
            times: 1,
        }
    }

    #[test]
    fn a_day_begins_at_local_midnight_by_the_clock_of_that_day() {
        let lines = vec![line(47, "Ada"), line(23, "Ada"), line(22, "Ada"), line(1, "Ada")];
        let days = |offset: fn(Timestamp) -> i32| {
            let days = by_day(lines.clone(), offset).into_iter();
            days.map(|(day, lines)| (day.0, lines.len())).collect::<Vec<_>>()
        };
        assert_eq!(days(|_| 0), [(20_001, 1), (20_000, 3)]);
        assert_eq!(days(|_| 60), [(20_002, 1), (20_001, 1), (20_000, 2)]);
        // The clocks changed between the newest line and the others.
        let summer_until = |at: Timestamp| if at.0 < DAY + 40 * Timestamp::HOUR { 120 } else { 60 };
        assert_eq!(days(summer_until), [(20_002, 1), (20_001, 2), (20_000, 1)]);
    }

    #[test]
    fn a_stranger_has_a_short_reference_and_can_be_chosen() {
        learn_all();
        let stranger = line(1, "");
        let shown = name(stranger.who.as_ref().expect("somebody"));
        assert!(shown.contains("AAAAAA") && !shown.contains("AAAAAAA"), "{shown}");
        let member = StaffMember {
            account: AccountId([9; 16]),
            name: "zoé".to_owned(),
            role: Role::Worker,
            since: Timestamp(0),
            me: false,
            leaving: None,
        };
        let lines = [stranger, line(2, "Ada"), line(3, "Ada")];
        let first = people(&[], &[member], &lines);
        let names: Vec<_> = first.iter().map(|person| person.label.as_str()).collect();
        assert_eq!(names, ["Ada", shown.as_str(), "zoé"]);
        assert_eq!(people(&first, &[], &[]), first, "whoever was there stays");
    }

    #[test]
    fn the_file_has_whole_references_and_computes_nothing() {
        learn_all();
        let mut refused = line(1, "");
        (refused.who, refused.file, refused.session) = (None, None, None);
        (refused.what, refused.times) = (What::RefusedOpener, 12);
        // An id that begins with a dash is no formula either.
        let mut evil = line(23, "=HYPERLINK(\"x\")");
        evil.session = Some(SessionRef([0xf8; 16]));
        let text = table("journal", Lang::Fr, Timestamp(0), &[evil, refused], |_| 60).csv();
        let lines: Vec<_> = text.trim_start_matches('\u{feff}').lines().collect();
        assert_eq!(lines.len(), 3, "{text}");
        assert_eq!(lines[0].split(';').count(), 11);
        let day = Day(20_001).to_iso();
        assert!(lines[1].starts_with(&format!("23;{day};00:00;\"'=HYPERLINK(\"\"x\"\")\";")), "{}", lines[1]);
        assert!(lines[1].contains(&LogId([3; 16]).to_string()), "{}", lines[1]);
        assert!(lines[1].ends_with(&format!(";'{};1", SessionRef([0xf8; 16]))), "{}", lines[1]);
        assert!(lines[2].ends_with(";;;;12"), "{}", lines[2]);
    }
}
