//! Views of a made-up service, whose logs are made of real signed entries.

mod aged;
mod answers;
mod arms;
mod attack;
mod build;
mod cases;
mod charter;
mod check_in;
mod conversation;
mod coverage;
mod erasing;
mod experiments;
mod handover;
mod hidden;
mod journal;
mod names;
mod prompts;
mod reports;
mod rules;
mod search;
mod shares;
mod talks;
mod tally;
mod team;
mod term;
mod today;
