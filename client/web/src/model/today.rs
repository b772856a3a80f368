//! What needs the worker, person by person.

use tdu_core::app::TodayItem;
use tdu_protocol::LogId;

/// What needs the worker about one person, or about no one in particular.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The case, where there is one.
    pub case: Option<LogId>,
    /// The person's name; empty where it is about no person.
    pub name: String,
    /// Why, in the order in which it came.
    pub items: Vec<TodayItem>,
}

/// Brings together what is about the same person, at the place of its first line.
pub fn groups(items: Vec<TodayItem>) -> Vec<Group> {
    let mut groups: Vec<Group> = vec![];
    for item in items {
        match groups.iter_mut().find(|group| group.case.is_some() && group.case == item.case) {
            Some(group) => group.items.push(item),
            None => groups.push(Group { case: item.case, name: item.name.clone(), items: vec![item] }),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use tdu_core::{app::TodayReason, calendar::Week};
    use tdu_protocol::Timestamp;

    use super::*;

    #[test]
    fn a_person_is_named_once_and_reports_stay_apart() {
        let item = |case: Option<u8>, why| TodayItem {
            why,
            case: case.map(|case| LogId([case; 16])),
            conversation: None,
            name: case.map(|case| format!("Personne {case}")).unwrap_or_default(),
            at: Timestamp(0),
        };
        let report = |week| TodayReason::ReportDue { week: Week { year: 2026, week } };
        let all = groups(vec![
            item(Some(1), TodayReason::Messages { count: 2 }),
            item(None, report(47)),
            item(Some(2), TodayReason::InvitationWaiting),
            item(Some(1), TodayReason::CharterToCountersign),
            item(None, report(48)),
        ]);
        let shape: Vec<_> = all.iter().map(|group| (group.name.as_str(), group.items.len())).collect();
        assert_eq!(shape, [("Personne 1", 2), ("", 1), ("Personne 2", 1), ("", 1)]);
        assert_eq!(all[0].items[1].why, TodayReason::CharterToCountersign);
    }
}
