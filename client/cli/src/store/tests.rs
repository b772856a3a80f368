use std::fs;

use tempfile::TempDir;

use super::*;

fn block<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future)
}

fn put(key: &str, value: &str) -> (String, Option<Vec<u8>>) {
    (key.to_owned(), Some(value.as_bytes().to_vec()))
}

fn all(store: &FileStore) -> Vec<(String, String)> {
    let found = block(store.scan("")).unwrap();
    found.into_iter().map(|(key, value)| (key, String::from_utf8(value).unwrap())).collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

fn fresh() -> (TempDir, FileStore) {
    let dir = tempfile::tempdir().unwrap();
    let store = FileStore::open(dir.path()).unwrap();
    (dir, store)
}

fn again(store: FileStore) -> FileStore {
    let folder = store.folder().to_owned();
    drop(store);
    FileStore::open(&folder).unwrap()
}

#[test]
fn what_was_kept_is_there_at_the_next_start() {
    let (_dir, store) = fresh();
    block(store.apply(vec![put("a", "1"), put("b", "2")])).unwrap();
    block(store.apply(vec![put("a", "3"), ("b".into(), None), put("c", "")])).unwrap();
    let store = again(store);
    assert_eq!(all(&store), pairs(&[("a", "3"), ("c", "")]));
    assert_eq!(block(store.get("a")).unwrap().as_deref(), Some(b"3".as_slice()));
    assert_eq!(block(store.get("b")).unwrap(), None);
}

#[test]
fn a_scan_is_in_the_order_of_bytes_and_stays_within_its_prefix() {
    let (_dir, store) = fresh();
    let keys = ["log/b", "log/a/10", "log/a/9", "log", "log/é", "log/Z", "lof", "log0"];
    block(store.apply(keys.map(|key| put(key, key)).to_vec())).unwrap();
    let store = again(store);
    let found: Vec<String> = block(store.scan("log/")).unwrap().into_iter().map(|(key, _)| key).collect();
    assert_eq!(found, ["log/Z", "log/a/10", "log/a/9", "log/b", "log/é"]);
}

#[test]
fn a_journal_cut_anywhere_holds_each_change_whole_or_not_at_all() {
    let (dir, store) = fresh();
    let mut ends = vec![store.size().0];
    for round in 0..3 {
        let changes = vec![put("x", &format!("{round}")), put(&format!("y{round}"), "long enough to be cut")];
        block(store.apply(changes)).unwrap();
        ends.push(store.size().0);
    }
    drop(store);
    let journal = dir.path().join(JOURNAL);
    let whole = fs::read(&journal).unwrap();
    for cut in usize::try_from(ends[0]).unwrap()..=whole.len() {
        fs::write(&journal, &whole[..cut]).unwrap();
        let store = FileStore::open(dir.path()).unwrap();
        let rounds = ends.iter().filter(|end| **end <= cut as u64).count() - 1;
        let mut expected: Vec<_> =
            (0..rounds).map(|n| (format!("y{n}"), "long enough to be cut".to_owned())).collect();
        if rounds > 0 {
            expected.insert(0, ("x".to_owned(), (rounds - 1).to_string()));
        }
        assert_eq!(all(&store), expected, "cut at {cut}");
        // What is written next stands after what was whole.
        block(store.apply(vec![put("z", "after")])).unwrap();
        let store = again(store);
        expected.push(("z".to_owned(), "after".to_owned()));
        assert_eq!(all(&store), expected, "cut at {cut}, then written");
    }
}

#[test]
fn a_file_made_longer_before_its_bytes_came_is_a_cut_one() {
    let (dir, store) = fresh();
    block(store.apply(vec![put("a", "1")])).unwrap();
    drop(store);
    let journal = dir.path().join(JOURNAL);
    let mut bytes = fs::read(&journal).unwrap();
    bytes.extend([0; 500]);
    fs::write(&journal, bytes).unwrap();
    assert_eq!(all(&FileStore::open(dir.path()).unwrap()), pairs(&[("a", "1")]));
}

#[test]
fn a_byte_that_changed_in_the_middle_is_told_and_nothing_is_thrown_away() {
    let (dir, store) = fresh();
    block(store.apply(vec![put("a", "1")])).unwrap();
    let first = usize::try_from(store.size().0).unwrap();
    block(store.apply(vec![put("b", "2")])).unwrap();
    drop(store);
    let journal = dir.path().join(JOURNAL);
    let mut bytes = fs::read(&journal).unwrap();
    bytes[first - 1] ^= 1;
    fs::write(&journal, &bytes).unwrap();
    assert!(matches!(FileStore::open(dir.path()), Err(OpenError::Damaged { .. })));
    assert_eq!(fs::read(&journal).unwrap(), bytes);
}

#[test]
fn another_file_is_not_taken_for_a_journal() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join(JOURNAL), "something else").unwrap();
    assert!(matches!(FileStore::open(dir.path()), Err(OpenError::OtherVersion(_))));
}

#[test]
fn one_process_at_a_time() {
    let (dir, store) = fresh();
    assert!(matches!(FileStore::open(dir.path()), Err(OpenError::InUse(_))));
    drop(store);
    assert!(FileStore::open(dir.path()).is_ok());
}

#[test]
fn what_is_cleared_leaves_the_disk() {
    let (dir, store) = fresh();
    block(store.apply(vec![put("a/1", "marker-one"), put("b", "marker-two")])).unwrap();
    block(store.clear("a/")).unwrap();
    assert_eq!(all(&store), pairs(&[("b", "marker-two")]));
    let bytes = fs::read(dir.path().join(JOURNAL)).unwrap();
    let holds = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(!holds("marker-one") && holds("marker-two"));
    block(store.apply(vec![put("c", "3")])).unwrap();
    assert_eq!(all(&again(store)), pairs(&[("b", "marker-two"), ("c", "3")]));
}

#[test]
fn a_journal_of_mostly_former_values_is_rewritten() {
    let (_dir, store) = fresh();
    let value = "v".repeat(200_000);
    for round in 0..12 {
        block(store.apply(vec![put("a", &format!("{value}{round}"))])).unwrap();
    }
    assert!(store.size().0 < 1_500_000, "{}", store.size().0);
    assert_eq!(all(&again(store)), pairs(&[("a", &format!("{value}11"))]));
}

#[test]
fn what_is_wrapped_opens_in_this_folder_alone() {
    let (_dir, store) = fresh();
    let wrapped = block(store.wrap(b"secret".to_vec())).unwrap();
    assert!(!wrapped.windows(6).any(|window| window == b"secret"));
    let store = again(store);
    assert_eq!(block(store.unwrap(wrapped.clone())).unwrap(), b"secret");
    let (_other_dir, other) = fresh();
    assert!(block(other.unwrap(wrapped.clone())).is_err());
    block(other.wrap(Vec::new())).unwrap();
    assert!(block(other.unwrap(wrapped.clone())).is_err());
    block(store.clear("")).unwrap();
    assert!(block(store.unwrap(wrapped)).is_err());
}
