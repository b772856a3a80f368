//! Another set in place of the one in force: what it would be, what is wrong with it, what it changes.

use similar::DiffOp;
use tdu_policies::{PolicyFiles, PolicySet, Reporting, Visibility};
use tdu_protocol::Timestamp;

use crate::{
    app::{ChangedFile, PolicyTrial, Received},
    difference::difference,
    rules, views,
};

/// Longest set, in bytes of all its texts: with its signatures it is one entry of a log.
pub const LONGEST_SET: usize = 192 * 1024;

/// A set with some files in place of its own.
///
/// A file is named by its path in the set, or by the last part of it alone (`fr.toml` for `charter/fr.toml`), as a
/// browser tells it. A name that no policy has stays as it is, to be told as a mistake.
pub fn replaced(mut base: PolicyFiles, files: &PolicyFiles) -> PolicyFiles {
    for (name, text) in files.iter() {
        let is_it = |known: &&str| *known == name || known.rsplit('/').next() == Some(name);
        let known = PolicyFiles::expected_names().find(is_it);
        base.insert(known.unwrap_or(name), text);
    }
    base
}

/// What signing a set would do in a service of this name, beside the one that was signed last.
pub fn trial(signed: &PolicyFiles, wanted: &PolicyFiles, service: &str, at: Timestamp) -> PolicyTrial {
    let bytes: usize = wanted.iter().map(|(_, text)| text.len()).sum();
    let mut trial = PolicyTrial {
        too_long: bytes > LONGEST_SET,
        mistakes: Vec::new(),
        changed: Vec::new(),
        received: None,
        holds_from: rules::holds_from(at).monday(),
        charter_lacks: Vec::new(),
    };
    if trial.too_long {
        return trial;
    }
    trial.changed = changed(signed, wanted);
    match PolicySet::parse(wanted) {
        Ok(set) => {
            trial.received =
                received(PolicySet::parse(signed).ok().map(|former| former.reporting), &set.reporting);
            trial.charter_lacks = views::examples(&set, service);
        }
        Err(mistakes) => trial.mistakes = mistakes,
    }
    trial
}

/// What managers would receive, if that is something else. Where totals alone arrive, the time is one of them, whatever is said of it.
fn received(former: Option<Reporting>, new: &Reporting) -> Option<Received> {
    let Some(former) = former.filter(|former| former.visibility == new.visibility) else {
        return Some(Received::Reports(new.visibility));
    };
    let other_time = new.visibility == Visibility::ByWorker && new.minutes != former.minutes;
    other_time.then_some(Received::Time(new.minutes))
}

fn changed(signed: &PolicyFiles, wanted: &PolicyFiles) -> Vec<ChangedFile> {
    let differs = |(name, text): (&str, &str)| {
        let former = signed.get(name).unwrap_or_default();
        (former != text).then(|| compared(name, former, text))
    };
    wanted.iter().filter_map(differs).collect()
}

fn compared(name: &str, former: &str, text: &str) -> ChangedFile {
    let (old, new): (Vec<_>, Vec<_>) = (former.lines().collect(), text.lines().collect());
    let (mut added, mut removed) = (0, 0);
    for op in difference(&old, &new) {
        match op {
            DiffOp::Equal { .. } => {}
            DiffOp::Delete { old_len, .. } => removed += old_len,
            DiffOp::Insert { new_len, .. } => added += new_len,
            DiffOp::Replace { old_len, new_len, .. } => {
                removed += old_len;
                added += new_len;
            }
        }
    }
    let small = |count| u32::try_from(count).unwrap_or(u32::MAX);
    ChangedFile { file: name.to_owned(), added: small(added), removed: small(removed) }
}

#[cfg(test)]
mod tests {
    use tdu_policies::Minutes;

    use super::*;

    const SERVICE: &str = "Les Tilleuls";
    const AT: Timestamp = Timestamp(1_795_687_200_000);

    fn with(name: &str, change: impl Fn(&str) -> String) -> PolicyFiles {
        let mut files = PolicyFiles::new();
        let known = PolicyFiles::expected_names().find(|known| known.ends_with(name)).expect("a name");
        files.insert(name, change(PolicyFiles::embedded().get(known).expect("its text")));
        files
    }

    #[test]
    fn a_file_takes_the_place_of_the_one_whose_last_name_it_has() {
        let files = with("fr.toml", |text| format!("{text}\n# one more line\n"));
        let wanted = replaced(PolicyFiles::embedded(), &files);
        let trial = trial(&PolicyFiles::embedded(), &wanted, SERVICE, AT);
        let changed = ChangedFile { file: "charter/fr.toml".to_owned(), added: 2, removed: 0 };
        assert_eq!((trial.mistakes, trial.changed, trial.too_long), (Vec::new(), vec![changed], false));
        assert_eq!(trial.holds_from.weekday(), 1);
        assert!(trial.holds_from > crate::calendar::Day::of(AT, 0));
    }

    #[test]
    fn a_mistake_is_told_with_its_file_and_its_line() {
        let files = with("reporting.toml", |text| text.replace("minimum_workers = 3", "minimum_workers = 1"));
        let wanted = replaced(PolicyFiles::embedded(), &files);
        let trial = trial(&PolicyFiles::embedded(), &wanted, SERVICE, AT);
        let line = wanted
            .get("reporting.toml")
            .and_then(|text| text.lines().position(|l| l.contains("minimum_workers = 1")));
        let told = trial.mistakes.first().map(|mistake| (mistake.file.as_str(), mistake.line as usize));
        assert_eq!(told, line.map(|line| ("reporting.toml", line + 1)));
    }

    #[test]
    fn what_managers_would_receive_of_reports_is_told_when_it_is_something_else() {
        let (by_worker, team) = (PolicyFiles::embedded(), PolicyFiles::embedded().for_team());
        let told = |signed: &PolicyFiles, wanted: &PolicyFiles| trial(signed, wanted, SERVICE, AT).received;
        assert_eq!(told(&by_worker, &team), Some(Received::Reports(Visibility::Team)));
        assert_eq!(told(&team, &by_worker), Some(Received::Reports(Visibility::ByWorker)));
        assert_eq!([told(&team, &team), told(&by_worker, &by_worker)], [None; 2]);
    }

    #[test]
    fn what_becomes_of_the_time_that_reports_take_is_told_when_it_is_something_else() {
        let silent = |shipped: PolicyFiles| {
            let text =
                shipped.get("reporting.toml").unwrap().replace("minutes = \"team\"", "minutes = \"never\"");
            let mut files = PolicyFiles::new();
            files.insert("reporting.toml", text);
            replaced(shipped, &files)
        };
        let told = |signed: &PolicyFiles, wanted: &PolicyFiles| {
            let trial = trial(signed, wanted, SERVICE, AT);
            assert_eq!((trial.mistakes.len(), trial.changed.len()), (0, 1));
            trial.received
        };
        let shipped = PolicyFiles::embedded();
        assert_eq!(told(&shipped, &silent(shipped.clone())), Some(Received::Time(Minutes::Never)));
        assert_eq!(told(&silent(shipped.clone()), &shipped), Some(Received::Time(Minutes::Team)));
        let team = shipped.for_team();
        assert_eq!(told(&team, &silent(team.clone())), None, "it is a total as all the others");
    }

    #[test]
    fn what_the_charter_would_still_hold_examples_of_is_told_before_it_is_signed() {
        let shipped = PolicyFiles::embedded();
        let complete =
            replaced(shipped.clone(), &with("charter.toml", |text| text.replace("\nexample = true", "")));
        let lacks = |wanted: &PolicyFiles| trial(&shipped, wanted, SERVICE, AT).charter_lacks.len();
        assert_eq!((lacks(&shipped), lacks(&complete)), (6, 0));
    }

    #[test]
    fn a_name_that_no_policy_has_and_a_set_that_is_too_long_are_refused() {
        let mut files = PolicyFiles::new();
        files.insert("notes.txt", "hello");
        let wanted = replaced(PolicyFiles::embedded(), &files);
        assert_eq!(trial(&PolicyFiles::embedded(), &wanted, SERVICE, AT).mistakes[0].file, "notes.txt");
        let files = with("telework.toml", |text| text.to_owned() + &"#".repeat(LONGEST_SET));
        assert!(
            trial(&PolicyFiles::embedded(), &replaced(PolicyFiles::embedded(), &files), SERVICE, AT).too_long
        );
    }
}
