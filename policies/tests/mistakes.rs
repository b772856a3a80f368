//! Each kind of mistake is refused at its line, with a reason a person can act on. The cases are data.

#[path = "mistakes/cases.rs"]
mod cases;

use cases::{Case, with_questionnaire};
use tdu_policies::{Lang, Mistake, PolicyFiles, PolicySet, Ready, Reason, questionnaire::Total};

/// Tells every case that fails, not the first alone.
#[test]
fn each_is_told_at_its_line_with_its_reason() {
    let cases = cases::all();
    let failures: Vec<_> = cases.iter().filter_map(|case| check(case).err()).collect();
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

fn check(case: &Case) -> Result<(), String> {
    let (row, told) = case.told()?;
    let is_expected = |mistake: &&Mistake| {
        mistake.file == case.file
            && mistake.line as usize == row
            && mistake.reason.to_string().contains(&case.reason)
            // What a library says is told only where nothing better is known.
            && mistake.reason.detail().is_some() == case.reason.starts_with("this cannot be read")
    };
    if told.iter().filter(is_expected).count() == 1 && told.len() == 1 + case.also {
        return Ok(());
    }
    let told: Vec<_> = told.iter().map(|mistake| format!("    {mistake}")).collect();
    Err(format!(
        "{}: expected {}:{row} `{}` and {} more, got\n{}",
        case.name,
        case.file,
        case.reason,
        case.also,
        told.join("\n")
    ))
}

#[test]
fn a_mistake_names_file_line_and_column() {
    let mut files = PolicyFiles::embedded();
    files.insert("telework.toml", "days_a_week = 2\n  guide = { fr = \"é\", en = \"\" , ar = \"x\" }\n");
    let told = PolicySet::parse(&files).expect_err("the text is empty");
    let told: Vec<_> = told.iter().map(ToString::to_string).collect();
    assert_eq!(told, ["telework.toml:2:28: the text of `en` is empty: write it"]);
}

#[test]
fn every_mistake_is_told_at_once_in_order() {
    let mut files = PolicyFiles::embedded();
    files.insert("notes.txt", "");
    files.remove("resources.toml");
    let reporting = files.get("reporting.toml").expect("embedded").to_owned();
    let worse = reporting
        .replace("hidden_below = 5", "hidden_below = 2")
        .replace("minutes_ceiling = 10", "minutes_ceiling = 0");
    files.insert("reporting.toml", worse);
    let told = PolicySet::parse(&files).expect_err("four mistakes");
    let files_told: Vec<_> = told.iter().map(|mistake| mistake.file.as_str()).collect();
    assert_eq!(files_told, ["notes.txt", "reporting.toml", "reporting.toml", "resources.toml"]);
    assert!(told[1].line < told[2].line);
    let names: Vec<_> = PolicyFiles::expected_names().map(str::to_owned).collect();
    assert_eq!(told[0].reason, Reason::FileUnknown(names));
    assert_eq!(told[3].reason, Reason::FileMissing);
}

#[test]
fn an_empty_set_misses_every_file() {
    let told = PolicySet::parse(&PolicyFiles::new()).expect_err("nothing to read");
    assert_eq!(told.len(), PolicyFiles::expected_names().count());
}

#[test]
fn a_small_group_needs_a_set_made_for_tests() {
    let mut files = PolicyFiles::embedded();
    let check_in = files.get("check-in.toml").expect("embedded").to_owned();
    files.insert(
        "check-in.toml",
        check_in.replace("minimum_group = 10", "minimum_group = 2\nmade_for_tests = true"),
    );
    let set = PolicySet::parse(&files).expect("a set made for tests may go below");
    assert_eq!(set.check_in.minimum_group, 2);
    assert!(set.check_in.made_for_tests);
}

#[test]
fn a_cut_file_is_told_within_what_is_left() {
    let whole = PolicyFiles::embedded();
    for (name, text) in whole.iter() {
        for cut in (1..text.len()).step_by(97).filter(|cut| text.is_char_boundary(*cut)) {
            let left = &text[..cut];
            let mut files = whole.clone();
            files.insert(name, left);
            // A cut between two entries may leave a right file.
            let told = PolicySet::parse(&files).err().unwrap_or_default();
            let lines = left.split('\n').count();
            for mistake in told.iter().filter(|mistake| mistake.file == name) {
                assert!((1..=lines).contains(&(mistake.line as usize)), "cut at {cut}: {mistake}");
                assert!(mistake.column > 0, "cut at {cut}: {mistake}");
            }
        }
    }
}

/// Counted by hand: three answers of 0 to 4, five times their sum.
#[test]
fn a_questionnaire_is_read_as_it_was_published_and_counts_as_its_authors_do() {
    let set = PolicySet::parse(&with_questionnaire()).expect("nothing is wrong");
    let one = set.check_in.questionnaire("trois-phrases").expect("it is offered");
    assert_eq!(one.wording(Lang::En).map(|text| text.title.as_str()), Some("Three made-up sentences"));
    assert_eq!(one.wording(Lang::Ar).map(|text| text.lang), Some(Lang::Fr), "none in Arabic: the French one");
    assert_eq!(one.total(&[Some(4), Some(3), Some(0)]), Some(Total { reached: 35, highest: 60 }));
    assert_eq!(one.total(&[Some(4), None, Some(0)]), None, "an answer is missing");
    assert!(one.fits(&[None, None, Some(4)]));
    for foreign in [&[Some(5), None, None][..], &[Some(1), Some(1)], &[]] {
        assert!(!one.fits(foreign), "{foreign:?}");
        assert_eq!(one.total(foreign), None);
    }
}

#[test]
fn no_ready_set_ships_a_questionnaire_of_others() {
    for ready in [Ready::Standard, Ready::Line115] {
        let files = PolicyFiles::shipped().ready(ready).expect("it ships");
        let set = PolicySet::parse(&files).expect("it is right");
        assert_eq!(set.check_in.questionnaires, []);
    }
}

#[test]
fn a_questionnaire_is_offered_or_taken_away_at_once_and_its_words_stay() {
    let offering = PolicySet::parse(&with_questionnaire()).expect("nothing is wrong");
    let mut before = PolicySet::embedded();
    before.renew(&offering);
    assert_eq!(before.check_in.questionnaires, offering.check_in.questionnaires);
    let mut after = PolicySet::embedded();
    after.succeed(&offering);
    before.renew(&after);
    for set in [&before, &after] {
        assert_eq!(set.check_in.questionnaires, []);
        assert!(set.check_in.questionnaire("trois-phrases").is_some());
    }
}
