//! axe-core on the page as it stands: the rules of WCAG 2.2 A and AA, and good practice.

use serde_json::Value;

use super::page::evaluate;
use super::person::Person;
use super::step::{Step, Trouble};
use crate::places;

/// Run once the script is in the page. Answers violations alone, each with the elements that break the rule.
const RUN: &str = "axe.run(document, {
  resultTypes: ['violations'],
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
}).then((results) => results.violations.map((rule) => ({
  id: rule.id, impact: rule.impact, help: rule.help,
  nodes: rule.nodes.map((node) => `${node.html}\\n      ${node.failureSummary.replaceAll('\\n', '\\n      ')}`),
})))";

impl Person {
    /// Has axe-core examine the page; fails with each broken rule and where.
    #[track_caller]
    pub fn has_no_axe_violation(&self) -> Step<'_> {
        self.step("has a screen without obstacle", self.minds_axe())
    }

    pub(crate) async fn minds_axe(&self) -> Result<(), Trouble> {
        let violations = self.examined().await?;
        if violations.is_empty() { Ok(()) } else { Err(Trouble::new(violations.join("\n"))) }
    }

    /// As [`Person::has_no_axe_violation`], for who wants to know of all screens at once: gives what was found.
    #[track_caller]
    pub fn counts_obstacles(&self) -> Step<'_, Vec<String>> {
        self.step("counts obstacles", self.examined())
    }

    async fn examined(&self) -> Result<Vec<String>, Trouble> {
        self.ask("still", serde_json::json!({ "width": self.width(), "top": true })).await?;
        if evaluate(&self.page, "typeof axe").await? != "object" {
            let script = std::fs::read_to_string(places::axe()).map_err(|error| {
                Trouble::new(format!(
                    "{} is missing ({error}): `cargo xtask test browser` fetches it",
                    places::axe().display()
                ))
            })?;
            evaluate(&self.page, &format!("{script};null")).await?;
        }
        let violations = evaluate(&self.page, RUN).await?;
        let violations = violations.as_array().ok_or_else(|| Trouble::new("axe-core gave no list"))?;
        Ok(violations.iter().map(readable).collect())
    }
}

fn readable(rule: &Value) -> String {
    let word = |name: &str| rule[name].as_str().unwrap_or("?").to_owned();
    let mut account = format!("\n  {} ({}): {}", word("id"), word("impact"), word("help"));
    for node in rule["nodes"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        account.push_str("\n    ");
        account.push_str(node);
    }
    account
}
