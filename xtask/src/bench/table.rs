//! Figures as a table for people, in Markdown.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Map, Value};

/// Numbers of callers: figures that differ in nothing else stand side by side.
const CALLERS: [&str; 4] = ["1", "16", "64", "256"];

/// One table of the figures that exist for several numbers of callers (`N` in their names), one of all others.
pub(super) fn markdown(figures: &Map<String, Value>) -> String {
    let mut series: BTreeMap<String, BTreeMap<usize, &Value>> = BTreeMap::new();
    for (name, value) in figures {
        if let Some((row, column)) = place(name) {
            series.entry(row).or_default().insert(column, value);
        }
    }
    series.retain(|_, columns| columns.len() > 1);
    let mut text = String::new();
    // Writing to memory cannot fail.
    if !series.is_empty() {
        let _ = writeln!(text, "| Figure, N callers | {} |\n|---|---|---|---|---|", CALLERS.join(" | "));
        for (name, columns) in &series {
            let cells: Vec<_> = (0..CALLERS.len())
                .map(|at| columns.get(&at).map_or_else(String::new, |value| shown(value)))
                .collect();
            let _ = writeln!(text, "| `{name}` | {} |", cells.join(" | "));
        }
        text.push('\n');
    }
    text.push_str("| Figure | Value |\n|---|---|\n");
    for (name, value) in figures {
        if place(name).is_none_or(|(row, _)| !series.contains_key(&row)) {
            let _ = writeln!(text, "| `{name}` | {} |", shown(value));
        }
    }
    text
}

/// The name with `N` for its number of callers, and which that is.
fn place(name: &str) -> Option<(String, usize)> {
    let mut words: Vec<&str> = name.split('_').collect();
    let (at, column) = words
        .iter()
        .enumerate()
        .find_map(|(at, word)| Some((at, CALLERS.iter().position(|number| number == word)?)))?;
    words[at] = "N";
    Some((words.join("_"), column))
}

/// A number as people read it: no decimals where there are hundreds of it, thousands apart.
fn shown(value: &Value) -> String {
    let Some(number) = value.as_f64() else { return value.to_string() };
    if number.abs() < 100.0 {
        return value.to_string();
    }
    let digits = format!("{number:.0}");
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_only_in_the_number_of_callers_stands_side_by_side() {
        let figures =
            serde_json::json!({ "a_1_per_s": 12.5, "a_256_per_s": 12345.6, "b_256_per_s": 7, "c_ms": 0.25 });
        let Value::Object(figures) = figures else { unreachable!() };
        let text = markdown(&figures);
        assert!(text.contains("| `a_N_per_s` | 12.5 |  |  | 12,346 |"), "{text}");
        assert!(text.contains("| `b_256_per_s` | 7 |") && text.contains("| `c_ms` | 0.25 |"), "{text}");
    }
}
