//! Pure functions from what logs say to what is shown. Each is named after the reply that it makes.
//!
//! A view trusts its material: [`crate::content::Item`]s were opened and verified, so their author is certain. What a
//! view decides itself is what an author's *role* allows (only an administrator names the service, only the beneficiary
//! signs the charter), and in which kind of log a payload counts: anywhere else it is ignored.
//!
//! Invariant: nothing here is kept between two calls, but for [`SearchIndex`], which its owner keeps.

mod aged;
mod arms;
mod cases;
mod charter;
mod check_in;
mod conversation;
mod ended;
mod erasing;
mod experiments;
mod figures;
mod fold;
mod handover;
mod hidden;
mod journal;
mod lens;
mod names;
mod near;
mod notes;
mod own;
mod prompts;
mod quarter;
mod reports;
mod search;
mod shares;
mod talks;
mod tally;
mod team;
mod term;
#[cfg(test)]
mod tests;
mod today;
mod totals;
mod tree;

pub use aged::totals_to_erase;
pub use arms::comes_out_by_arm;
pub use cases::{case, cases};
pub use charter::{
    ProofParts, charter, charter_is_new, charter_lacks, examples, filling, parameters, proof_parts,
    to_countersign, to_witness,
};
pub use check_in::{check_in, trend};
pub use conversation::{conversation, language};
pub use ended::{has_ended, talks_to_erase};
pub use erasing::{erasure, to_erase};
pub use experiments::{experiment, experiment_step, experiments, figures_by_arm};
pub use figures::{figures, keys};
pub use fold::fold;
pub use handover::{follower, hands_over};
pub use journal::journal;
pub use names::{name_of, readers, service_name, staff};
pub use near::{FEWEST_CHANGED, is_near};
pub use own::own_notes;
pub use prompts::{my_days, prompt};
pub use quarter::quarter;
pub use reports::{my_week, report, team_report};
pub use search::{SearchIndex, search};
pub use shares::{
    counts_alone, given, has_left, layout, numbers, published, stands, tells_files, to_publish, window_for,
    window_of_week,
};
pub use talks::{may_be_asked, talks};
pub use tally::{counts_quarterly, is_published, prevention, tally_choices};
pub use team::team;
pub use term::is_unread;
pub use today::today;
pub use totals::closing;
