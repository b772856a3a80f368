//! Sorting and gathering, compiled once instead of once for each type: the standard library's sorters are made for
//! millions of items and weigh four kilobytes each in a web app, and our lists hold hundreds.

use std::{cmp::Ordering, collections::BTreeMap};

/// Sorts; equals keep their order.
pub fn sort_by<T>(list: &mut Vec<T>, mut compare: impl FnMut(&T, &T) -> Ordering) {
    let order = order(list.len(), &mut |a, b| compare(&list[a], &list[b]));
    let mut places: Vec<Option<T>> = list.drain(..).map(Some).collect();
    list.extend(order.into_iter().filter_map(|place| places[place].take()));
}

/// Sorts by a key; equals keep their order.
pub fn sort_by_key<T, K: Ord>(list: &mut Vec<T>, mut key: impl FnMut(&T) -> K) {
    sort_by(list, |a, b| key(a).cmp(&key(b)));
}

fn order(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|a, b| compare(*a, *b));
    order
}

/// A map of these pairs; of two with the same key, the later one stays. Collecting would sort them first.
pub fn map_of<K: Ord, V>(pairs: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    for (key, value) in pairs {
        map.insert(key, value);
    }
    map
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_keep_their_order_and_nothing_is_lost() {
        let mut list: Vec<(u8, String)> = (0..100).map(|n| (n % 3, n.to_string())).collect();
        let mut expected = list.clone();
        expected.sort_by_key(|(key, _)| *key);
        sort_by_key(&mut list, |(key, _)| *key);
        assert_eq!(list, expected);
        sort_by(&mut list, |a, b| b.1.cmp(&a.1));
        expected.sort_by(|a, b| b.1.cmp(&a.1));
        assert_eq!(list, expected);
    }

    #[test]
    fn the_later_of_two_pairs_stays() {
        assert_eq!(map_of([("b", 1), ("a", 2), ("b", 3)]), BTreeMap::from([("a", 2), ("b", 3)]));
    }
}
