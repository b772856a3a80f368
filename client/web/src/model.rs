//! What can be thought without a browser, and is tested without one.

pub mod cases;
pub mod charter;
pub mod check_in;
pub mod days;
pub mod digits;
pub mod documents;
pub mod dossier;
pub mod experiment;
pub mod failure;
pub mod figures;
pub mod find;
pub mod journal;
pub mod names;
pub mod note;
pub mod paths;
pub mod person;
pub mod plot;
pub mod prompt;
pub mod quarter;
pub mod today;
pub mod trend;
pub mod weeks;
pub mod words;
