//! What `tdu handover` takes.

use clap::{Args, Subcommand};
use tdu_core::calendar::Day;

use super::day;

#[derive(Args)]
pub struct Handover {
    #[command(subcommand)]
    pub wish: HandoverWish,
}

#[derive(Subcommand)]
pub enum HandoverWish {
    Propose {
        #[arg(value_name = "CASE", allow_hyphen_values = true)]
        case: String,
        #[arg(long, value_name = "NAME")]
        to: String,
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
        summary: Option<String>,
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
        next: String,
        #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
        stays_until: Option<Day>,
    },
    Accept {
        #[arg(value_name = "CASE", allow_hyphen_values = true)]
        case: String,
    },
    Refuse {
        #[arg(value_name = "CASE", allow_hyphen_values = true)]
        case: String,
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
        reason: Option<String>,
    },
    Withdraw {
        #[arg(value_name = "CASE", allow_hyphen_values = true)]
        case: String,
    },
}
