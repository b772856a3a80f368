//! Limits given as flags and variables: the names of the file's section `[limits]`, and values as they stand there.

use clap::{Arg, ArgMatches, Command};
use serde::Deserialize;
use toml::{Table, Value};

use super::{Limits, SettingError, wrong::Wrongs};

/// A limit, by all of its names.
struct Known {
    /// In the file.
    name: &'static str,
    flag: &'static str,
    variable: &'static str,
    about: &'static str,
}

const fn limit(name: &'static str, flag: &'static str, variable: &'static str, about: &'static str) -> Known {
    Known { name, flag, variable, about }
}

const NAMES: [Known; 19] = [
    limit(
        "address",
        "limits-address",
        "TDU_LIMITS_ADDRESS",
        "Requests from one address, as { burst = N, per_minute = N }",
    ),
    limit("account", "limits-account", "TDU_LIMITS_ACCOUNT", "Requests by one account, likewise"),
    limit(
        "login_address",
        "limits-login-address",
        "TDU_LIMITS_LOGIN_ADDRESS",
        "Attempts to log in from one address, likewise",
    ),
    limit(
        "login_locator",
        "limits-login-locator",
        "TDU_LIMITS_LOGIN_LOCATOR",
        "Attempts to log in to one account, likewise",
    ),
    limit(
        "invitation_address",
        "limits-invitation-address",
        "TDU_LIMITS_INVITATION_ADDRESS",
        "Attempts to open an invitation from one address, likewise",
    ),
    limit("body_bytes", "limits-body-bytes", "TDU_LIMITS_BODY_BYTES", "Bytes of one request"),
    limit(
        "append_bytes",
        "limits-append-bytes",
        "TDU_LIMITS_APPEND_BYTES",
        "Bytes of one request that appends",
    ),
    limit("entry_bytes", "limits-entry-bytes", "TDU_LIMITS_ENTRY_BYTES", "Bytes of one entry"),
    limit("log_bytes", "limits-log-bytes", "TDU_LIMITS_LOG_BYTES", "Bytes of one log with its attachments"),
    limit(
        "total_bytes",
        "limits-total-bytes",
        "TDU_LIMITS_TOTAL_BYTES",
        "Bytes of the database and all attachments",
    ),
    limit("blob_bytes", "limits-blob-bytes", "TDU_LIMITS_BLOB_BYTES", "Bytes of one attachment"),
    limit(
        "uploads_per_account",
        "limits-uploads-per-account",
        "TDU_LIMITS_UPLOADS_PER_ACCOUNT",
        "Uploads under way",
    ),
    limit(
        "blob_orphan_ms",
        "limits-blob-orphan-ms",
        "TDU_LIMITS_BLOB_ORPHAN_MS",
        "Milliseconds until an upload that does not go on is forgotten",
    ),
    limit("request_ms", "limits-request-ms", "TDU_LIMITS_REQUEST_MS", "Milliseconds for one request"),
    limit("queue", "limits-queue", "TDU_LIMITS_QUEUE", "Writes that may wait"),
    limit("queue_bytes", "limits-queue-bytes", "TDU_LIMITS_QUEUE_BYTES", "Bytes of the writes that may wait"),
    limit(
        "socket_queue",
        "limits-socket-queue",
        "TDU_LIMITS_SOCKET_QUEUE",
        "Pages of news that may wait for one device",
    ),
    limit(
        "sockets_per_account",
        "limits-sockets-per-account",
        "TDU_LIMITS_SOCKETS_PER_ACCOUNT",
        "Devices that one account may connect",
    ),
    limit(
        "socket_ping_ms",
        "limits-socket-ping-ms",
        "TDU_LIMITS_SOCKET_PING_MS",
        "Milliseconds between two signs of life of a device",
    ),
];

/// What flags and variables say of limits, by the file's names.
#[derive(Clone, Debug, Default)]
pub struct GivenLimits(Table);

impl GivenLimits {
    /// These over those of the file. A value that is none is told, and changes nothing.
    pub(super) fn over(self, mut limits: Limits, wrong: &mut Wrongs) -> Limits {
        for (name, value) in self.0 {
            // One after the other, so that it can be told which.
            match with(&limits, &name, value) {
                Ok(changed) => limits = changed,
                Err(text) => wrong.push(SettingError::Limit { name, text }),
            }
        }
        limits
    }
}

fn with(limits: &Limits, name: &str, value: Value) -> Result<Limits, String> {
    let mut table = Table::try_from(limits).map_err(|error| error.to_string())?;
    table.insert(name.to_owned(), value);
    Limits::deserialize(table).map_err(|error| error.message().to_owned())
}

/// Reads a value as it would stand in the file.
fn value(text: &str) -> Result<Value, String> {
    let mut table: Table =
        toml::from_str(&format!("value = {text}")).map_err(|error| error.message().to_owned())?;
    // A line break would begin another setting.
    table
        .remove("value")
        .filter(|_| table.is_empty())
        .ok_or_else(|| String::from("it is more than one value"))
}

impl clap::FromArgMatches for GivenLimits {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let given = |Known { name, flag, .. }: &Known| {
            matches.get_one::<Value>(flag).map(|value| ((*name).to_owned(), value.clone()))
        };
        Ok(Self(NAMES.iter().filter_map(given).collect()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        self.0.extend(Self::from_arg_matches(matches)?.0);
        Ok(())
    }
}

impl clap::Args for GivenLimits {
    fn augment_args(command: Command) -> Command {
        let arg = |Known { flag, variable, about, .. }: &Known| {
            let arg = Arg::new(*flag).long(*flag).env(*variable).value_name("VALUE").value_parser(value);
            arg.help(*about).help_heading("Limits, as in the file's section [limits]")
        };
        command.args(NAMES.iter().map(arg))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::{Args as _, FromArgMatches as _};

    use super::*;
    use crate::config::{Rate, Settings};

    fn given(flags: &[&str]) -> Result<Limits, String> {
        let command = GivenLimits::augment_args(Command::new("test"));
        let matches =
            command.try_get_matches_from(["test"].iter().chain(flags)).map_err(|error| error.to_string())?;
        let given = GivenLimits::from_arg_matches(&matches).expect("flags that were read");
        let mut wrong = Wrongs::default();
        let limits = given.over(Limits { queue: 7, ..Limits::default() }, &mut wrong);
        wrong.none_or(Some(limits)).map_err(|error| error.to_string())
    }

    #[test]
    fn a_flag_beats_the_file_and_what_it_does_not_name_stays() {
        let limits =
            given(&["--limits-body-bytes", "9000", "--limits-account", "{ burst = 3, per_minute = 4 }"])
                .unwrap();
        assert_eq!((limits.body_bytes, limits.account), (9_000, Rate { burst: 3, per_minute: 4 }));
        assert_eq!((limits.queue, limits.entry_bytes), (7, Limits::default().entry_bytes));
    }

    #[test]
    fn what_is_no_value_is_told_with_its_name() {
        let told = given(&["--limits-queue", "many"]).unwrap_err();
        assert!(told.contains("--limits-queue"), "{told}");
        let told = given(&["--limits-queue", "'many'"]).unwrap_err();
        assert!(told.starts_with("limits.queue: ") && told.contains("expected usize"), "{told}");
        let told = given(&["--limits-queue", "'many'", "--limits-account", "7"]).unwrap_err();
        assert!(told.contains("limits.queue: ") && told.contains("limits.account: "), "both: {told}");
        assert!(given(&["--limits-queue", "3\nentry_bytes = 9"]).is_err());
    }

    #[test]
    fn each_limit_has_its_flag_and_its_variable() {
        let all = Limits { total_bytes: Some(1), ..Limits::default() };
        let known: BTreeSet<String> = Table::try_from(&all).unwrap().keys().cloned().collect();
        assert_eq!(NAMES.iter().map(|one| one.name.to_owned()).collect::<BTreeSet<_>>(), known);
        for Known { name, flag, variable, .. } in &NAMES {
            assert_eq!(*flag, format!("limits-{}", name.replace('_', "-")));
            assert_eq!(*variable, format!("TDU_LIMITS_{}", name.to_uppercase()));
        }
    }

    #[test]
    fn the_file_that_is_shipped_names_every_setting() {
        let shipped = include_str!("../../../packaging/tdu-server.toml");
        let named: BTreeSet<&str> = shipped
            .lines()
            .filter_map(|line| line.strip_prefix('#').unwrap_or(line).split_once(" = "))
            .map(|(name, _)| name)
            .collect();
        let command = Settings::augment_args(Command::new("test"));
        let all: Vec<_> = command.get_arguments().map(|arg| arg.get_id().as_str().to_owned()).collect();
        assert!(all.len() > 40, "{all:?}");
        for id in all {
            let name = id.replace('-', "_");
            let name =
                ["limits_", "time_stamps_"].into_iter().find_map(|of| name.strip_prefix(of)).unwrap_or(&name);
            assert!(named.contains(name), "{name} is not in the file that is shipped");
        }
    }
}
