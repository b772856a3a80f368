//! The command line. Its help comes from the language files: `help-<command>` and `help-option-<name>`.

use std::{io, path::PathBuf};

use clap::{Arg, ArgAction, Args, Command, CommandFactory as _, FromArgMatches as _, Parser, Subcommand};
use clap_complete::Shell;
use serde::de::DeserializeOwned;
use tdu_core::{
    calendar::{Day, Week},
    payload::{Enrolment, HelpRole, IdentityCheck, Meeting},
};
use tdu_policies::Lang;
use tdu_protocol::Hash32;

use crate::texts::Texts;

mod handover;

pub use handover::{Handover, HandoverWish};

/// Place of the options that every command takes, after its own.
const EVERYWHERE: usize = 900;

#[derive(Parser)]
#[command(name = "tdu", version, disable_help_flag = true, disable_version_flag = true)]
#[command(disable_help_subcommand = true)]
pub struct Arguments {
    #[arg(long, global = true, value_name = "fr|en|ar", value_parser = lang)]
    pub lang: Option<Lang>,
    #[arg(long, global = true)]
    pub json: bool,
    #[arg(long, global = true, env = "TDU_FOLDER", value_name = "DIR")]
    pub folder: Option<PathBuf>,
    #[arg(long, global = true, env = "TDU_WORDS_FILE", value_name = "FILE")]
    pub words_file: Option<PathBuf>,
    #[command(subcommand)]
    pub wish: Wish,
}

#[derive(Subcommand)]
pub enum Wish {
    Login(Login),
    Logout(Logout),
    Cases(Cases),
    Case(Case),
    Charter(Charter),
    Note(Note),
    Messages(Messages),
    Term(Term),
    Share(Share),
    Handover(Handover),
    Report(Report),
    Team(Team),
    People(People),
    Watch,
    Doctor(Doctor),
    Verify(Verify),
    Completions { shell: Shell },
}

#[derive(Args)]
pub struct Address {
    #[arg(long, env = "TDU_SERVER", value_name = "URL")]
    pub server: Option<String>,
    #[arg(long, value_name = "FILE", conflicts_with = "spki")]
    pub ca: Option<PathBuf>,
    #[arg(long, value_name = "BASE64", allow_hyphen_values = true)]
    pub spki: Option<String>,
}

#[derive(Args)]
pub struct Login {
    #[command(flatten)]
    pub address: Address,
    #[arg(long)]
    pub ask_each_time: bool,
}

#[derive(Args)]
pub struct Logout {
    #[arg(long)]
    pub keep_copy: bool,
    #[arg(long)]
    pub force: bool,
}

#[derive(Args)]
pub struct Cases {
    #[arg(long, default_value = "", hide_default_value = true, value_name = "TEXT")]
    pub query: String,
    #[arg(long, conflicts_with_all = ["closed", "alone", "at_term"])]
    pub needs_me: bool,
    #[arg(long, conflicts_with_all = ["closed", "at_term"])]
    pub alone: bool,
    #[arg(long, conflicts_with = "at_term")]
    pub closed: bool,
    #[arg(long)]
    pub at_term: bool,
}

#[derive(Args)]
pub struct Case {
    #[arg(value_name = "CASE", allow_hyphen_values = true)]
    pub case: String,
}

#[derive(Args)]
pub struct Term {
    #[command(subcommand)]
    pub wish: TermWish,
}

#[derive(Subcommand)]
pub enum TermWish {
    Erase {
        #[arg(value_name = "CASE", allow_hyphen_values = true)]
        case: String,
        /// Nobody erases a file by a slip.
        #[arg(long, required = true)]
        sure: bool,
    },
    Keep {
        #[arg(value_name = "CASE", allow_hyphen_values = true)]
        case: String,
        #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
        until: Day,
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
        reason: Option<String>,
    },
    Noted {
        #[arg(value_name = "CASE", allow_hyphen_values = true)]
        case: String,
    },
}

#[derive(Args)]
pub struct Share {
    #[arg(value_name = "CASE", allow_hyphen_values = true)]
    pub case: String,
    #[arg(long, value_name = "NAME")]
    pub with: String,
}

#[derive(Args)]
pub struct People {
    #[command(subcommand)]
    pub wish: PeopleWish,
}

#[derive(Subcommand)]
pub enum PeopleWish {
    List,
    Remove {
        #[arg(value_name = "NAME", allow_hyphen_values = true)]
        person: String,
        #[arg(long)]
        sure: bool,
    },
}

#[derive(Args)]
pub struct Charter {
    #[command(subcommand)]
    pub wish: CharterWish,
}

#[derive(Subcommand)]
pub enum CharterWish {
    Show {
        #[arg(value_name = "CASE")]
        case: String,
        #[arg(long, value_name = "fr|en|ar", value_parser = lang)]
        in_lang: Option<Lang>,
    },
    Propose {
        #[arg(value_name = "CASE")]
        case: String,
    },
    Record(CharterRecord),
    Countersign {
        #[arg(value_name = "CASE")]
        case: String,
        #[arg(long, value_name = IDENTITIES, value_parser = word::<IdentityCheck>)]
        identity: IdentityCheck,
        #[arg(long, value_name = "face-to-face|at-distance", value_parser = word::<Enrolment>)]
        enrolled: Enrolment,
    },
    Ask {
        #[arg(value_name = "CASE")]
        case: String,
        #[arg(long, value_name = "NAME")]
        colleague: String,
    },
    Confirm {
        #[arg(value_name = "NAME")]
        person: String,
    },
    Stamp {
        #[arg(value_name = "CASE")]
        case: String,
    },
    Proof {
        #[arg(value_name = "CASE")]
        case: String,
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
}

const IDENTITIES: &str = "known|document-seen|question|not-checked";

#[derive(Args)]
pub struct CharterRecord {
    #[arg(value_name = "CASE")]
    pub case: String,
    #[arg(long, value_parser = ["yes", "paper", "no", "later", "withdrawn"])]
    pub answer: String,
    #[arg(long, value_name = "in-person|phone|video", value_parser = word::<Meeting>)]
    pub meeting: Meeting,
    #[arg(long, value_name = IDENTITIES, value_parser = word::<IdentityCheck>)]
    pub identity: IdentityCheck,
    #[arg(
        long, value_name = "fr|en|ar", value_parser = lang,
        required_if_eq_any([("answer", "yes"), ("answer", "paper"), ("answer", "no"), ("answer", "later")]),
    )]
    pub in_lang: Option<Lang>,
    #[arg(long, value_name = "interpreter|relative|social-worker|helper", value_parser = word::<HelpRole>)]
    pub helper: Option<HelpRole>,
    #[arg(long, value_name = "NAME", requires = "helper")]
    pub helper_name: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub signed_on: Option<Day>,
    #[arg(long, value_name = "TEXT", required_if_eq("answer", "paper"))]
    pub kept: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub until: Option<Day>,
    #[arg(long = "consent", value_name = "ID", value_delimiter = ',')]
    pub consents: Vec<String>,
}

#[derive(Args)]
pub struct Note {
    #[command(subcommand)]
    pub wish: NoteWish,
}

#[derive(Subcommand)]
pub enum NoteWish {
    Add(NoteAdd),
    Vocabulary,
}

#[derive(Args)]
pub struct NoteAdd {
    #[arg(long, value_name = "CASE", allow_hyphen_values = true)]
    pub case: String,
    #[arg(long, value_name = "ID")]
    pub channel: String,
    #[arg(long = "theme", value_name = "ID", value_delimiter = ',')]
    pub themes: Vec<String>,
    #[arg(long = "action", value_name = "ID", value_delimiter = ',')]
    pub actions: Vec<String>,
    #[arg(long, default_value = "", hide_default_value = true, value_name = "ID")]
    pub outcome: String,
    #[arg(long, default_value_t = 0, hide_default_value = true, value_name = "N")]
    pub minutes: u32,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub day: Option<Day>,
    #[arg(long, value_name = "TEXT", requires = "next_day", allow_hyphen_values = true)]
    pub next: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day, requires = "next")]
    pub next_day: Option<Day>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub text: Option<String>,
    #[arg(long)]
    pub messages_noted: bool,
}

#[derive(Args)]
pub struct Messages {
    #[arg(long, value_name = "CASE", allow_hyphen_values = true)]
    pub case: Option<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub send: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub attach: Vec<PathBuf>,
    #[arg(long, requires = "attach")]
    pub as_it_is: bool,
    #[arg(long, value_name = "DIR")]
    pub save: Option<PathBuf>,
    #[arg(long)]
    pub seen: bool,
}

#[derive(Args)]
pub struct Report {
    #[arg(long, value_name = "YYYY-Www", value_parser = week)]
    pub week: Option<Week>,
    #[arg(long)]
    pub send: bool,
    #[arg(long, value_name = "TEXT", requires = "send")]
    pub obstacles: Option<String>,
}

#[derive(Args)]
pub struct Team {
    #[arg(long, value_name = "YYYY-Www", value_parser = week)]
    pub week: Option<Week>,
}

#[derive(Args)]
pub struct Doctor {
    #[command(flatten)]
    pub address: Address,
}

#[derive(Args)]
pub struct Verify {
    #[arg(value_name = "FILE")]
    pub proof: PathBuf,
    #[arg(long, value_name = "BASE64", value_parser = fingerprint, allow_hyphen_values = true)]
    pub organisation: Option<Hash32>,
    #[arg(long, value_name = "CERT")]
    pub authority: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub pdf: Option<PathBuf>,
}

impl Arguments {
    /// Reads the command line, or ends with help or with what is wrong in it.
    pub fn read(texts: &Texts) -> Self {
        let matches = definition(texts).get_matches();
        Self::from_arg_matches(&matches).unwrap_or_else(|error| error.exit())
    }
}

/// Prints the completions of a shell.
pub fn completions(shell: Shell) {
    clap_complete::generate(shell, &mut Arguments::command(), "tdu", &mut io::stdout());
}

/// The command line with its help in one language.
pub fn definition(texts: &Texts) -> Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).global(true);
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    let command = Arguments::command().arg(help).arg(version).after_help(texts.say("help-after", &[]));
    in_words(command, "tdu", texts)
}

fn in_words(command: Command, path: &str, texts: &Texts) -> Command {
    // clap keeps headings for as long as the process lives, which is one command.
    let heading = |id: &str| -> &'static str { texts.say(id, &[]).leak() };
    let template = format!(
        "{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}",
        texts.say("help-usage", &[])
    );
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let mut command = command
        .about(texts.say(&format!("help-{path}"), &[]))
        .help_template(template)
        .subcommand_help_heading(heading("help-commands"))
        .mut_args(|arg| {
            let id = format!("help-option-{}", arg.get_id().as_str().replace('_', "-"));
            let group = if arg.is_positional() { "help-arguments" } else { "help-options" };
            // What every command takes comes last.
            let arg = if arg.is_global_set() { arg.display_order(EVERYWHERE) } else { arg };
            arg.help(texts.say(&id, &[])).help_heading(heading(group))
        });
    for name in names {
        let below = if path == "tdu" { name.clone() } else { format!("{path}-{name}") };
        command = command.mut_subcommand(name, |sub| in_words(sub, &below, texts));
    }
    command
}

fn lang(text: &str) -> Result<Lang, String> {
    Lang::from_code(text).ok_or_else(|| "fr, en, ar".to_owned())
}

fn fingerprint(text: &str) -> Result<Hash32, String> {
    Hash32::from_text(text).ok_or_else(|| "BASE64URL, 32 bytes".to_owned())
}

fn week(text: &str) -> Result<Week, String> {
    Week::from_code(text).ok_or_else(|| "YYYY-Www".to_owned())
}

/// A word as the charter's entries write it.
fn word<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_value(serde_json::Value::from(text)).map_err(|error| error.to_string())
}

fn day(text: &str) -> Result<Day, String> {
    Day::from_iso(text).ok_or_else(|| "YYYY-MM-DD".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &[&str]) -> Result<Arguments, clap::Error> {
        let line = std::iter::once("tdu").chain(line.iter().copied());
        let matches = definition(&Texts::of(Lang::En)).try_get_matches_from(line)?;
        Arguments::from_arg_matches(&matches)
    }

    #[test]
    fn the_definition_holds_together() {
        definition(&Texts::of(Lang::Fr)).debug_assert();
    }

    #[test]
    fn every_command_and_option_has_its_help_in_every_language() {
        fn check(command: &Command, lang: Lang) {
            let about = command.get_about().map(ToString::to_string).unwrap_or_default();
            assert!(
                !about.is_empty() && !about.starts_with("help-"),
                "{lang:?} {}: {about}",
                command.get_name()
            );
            for arg in command.get_arguments() {
                let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
                assert!(!help.is_empty() && !help.starts_with("help-"), "{lang:?} {}: {help}", arg.get_id());
            }
            command.get_subcommands().for_each(|sub| check(sub, lang));
        }
        for lang in Lang::ALL {
            check(&definition(&Texts::of(lang)), lang);
        }
    }

    #[test]
    fn a_note_is_read_with_its_lists_and_days() {
        let line = ["note", "add", "--case", "Jean", "--channel", "telephone", "--theme", "famille,sante"];
        let more = ["--theme", "mobilite", "--minutes", "15", "--day", "2026-11-20", "--json"];
        let arguments = read(&[&line[..], &more[..]].concat()).unwrap();
        assert!(arguments.json);
        let Wish::Note(Note { wish: NoteWish::Add(note) }) = arguments.wish else {
            panic!("another command")
        };
        assert_eq!(note.themes, ["famille", "sante", "mobilite"]);
        assert_eq!((note.minutes, note.day), (15, Day::from_ymd(2026, 11, 20)));
        assert_eq!((note.text, note.next_day), (None, None));
    }

    #[test]
    fn an_answer_to_the_charter_is_read_and_a_paper_says_where_it_is_kept() {
        let common = ["--meeting", "phone", "--identity", "document-seen", "--in-lang", "ar"];
        let line = |more: &[&str]| read(&[&["charter", "record", "Jean"], &common[..], more].concat());
        let arguments = line(&["--answer", "later", "--until", "2026-12-01"]).unwrap();
        let Wish::Charter(Charter { wish: CharterWish::Record(record) }) = arguments.wish else {
            panic!("another command")
        };
        assert_eq!((record.meeting, record.identity), (Meeting::Phone, IdentityCheck::DocumentSeen));
        assert_eq!(record.until, Day::from_ymd(2026, 12, 1));
        assert!(line(&["--answer", "paper"]).is_err());
        assert!(line(&["--answer", "paper", "--kept", "armoire 2"]).is_ok());
        assert!(line(&["--answer", "maybe"]).is_err());
        assert!(line(&["--answer", "yes", "--helper-name", "R."]).is_err(), "a name of no one");
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let wrong: [&[&str]; 10] = [
            &[],
            &["term", "erase", "Jean"],
            &["term", "keep", "Jean", "--reason", "until when?"],
            &["note", "add", "--case", "x"],
            &["note", "add", "--case", "x", "--channel", "sms", "--day", "2026-02-30"],
            &["note", "add", "--case", "x", "--channel", "sms", "--next", "later"],
            &["login", "--ca", "a", "--spki", "b"],
            &["--lang", "xx", "cases"],
            &["team", "--week", "2027-W53"],
            &["report", "--obstacles", "not sent"],
        ];
        for line in wrong {
            assert!(read(line).is_err(), "{line:?}");
        }
    }
}
