//! What the light program says, it must have the texts for (`client/web/src/screens.rs`, docs/adr/0037).

use anyhow::Result;

use super::Repository;
use super::texts::message_ids;
use crate::web::LIGHT_TEXTS;

const SOURCES: &str = "client/web/src/";
const LOCALES: &str = "client/web/locales/fr/";
/// The pages that it has; everything outside of `pages/` may be in it, but for what follows.
const PAGES: [&str; 5] = ["beneficiary", "join", "open", "ended", "settings"];
/// Pieces that pages of staff alone are made of.
const OF_STAFF: [&str; 3] = ["components/plot.rs", "model/journal.rs", "model/prompt.rs"];

pub(super) fn rule(repository: &Repository) -> Result<Vec<String>> {
    let mut missing = Vec::new();
    for file in repository.ending_in("ftl") {
        let Some(name) = file.strip_prefix(LOCALES) else { continue };
        if !LIGHT_TEXTS.contains(&name) {
            missing.extend(message_ids(&repository.text(file)?.unwrap_or_default()));
        }
    }
    let mut found = Vec::new();
    for file in repository.ending_in("rs") {
        let Some(name) = file.strip_prefix(SOURCES) else { continue };
        if may_be_in_it(name) {
            let text = repository.text(file)?.unwrap_or_default();
            let says = |id: &&String| text.contains(&format!("\"{id}\""));
            found.extend(missing.iter().filter(says).map(|id| {
                format!(
                    "{file}: the light program says `{id}`, which is in none of {}",
                    LIGHT_TEXTS.join(", ")
                )
            }));
        }
    }
    Ok(found)
}

/// Whether a file of the app's sources may have a part in the light program.
fn may_be_in_it(name: &str) -> bool {
    match name.strip_prefix("pages/") {
        Some(page) => {
            let page = page.split(['/', '.']).next().unwrap_or_default();
            PAGES.contains(&page)
        }
        None => !OF_STAFF.contains(&name),
    }
}

#[cfg(test)]
mod tests {
    use super::may_be_in_it;

    #[test]
    fn pages_of_staff_are_not_in_the_light_program_and_what_all_pages_are_made_of_is() {
        assert!(may_be_in_it("pages/beneficiary/home.rs") && may_be_in_it("pages/open.rs"));
        assert!(may_be_in_it("components/thread.rs") && may_be_in_it("guard.rs"));
        assert!(!may_be_in_it("pages/worker/note.rs") && !may_be_in_it("pages/worker.rs"));
        assert!(!may_be_in_it("components/plot.rs"));
    }
}
