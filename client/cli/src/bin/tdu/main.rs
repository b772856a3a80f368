//! `tdu`, the native companion: reads the command line, does one thing, says what came of it.

mod arguments;
mod command;
mod output;
mod profile;
mod texts;
mod trouble;

use std::process::ExitCode;

use arguments::{Arguments, Wish};
use output::Output;
use texts::Texts;
use trouble::Trouble;

fn main() -> ExitCode {
    let texts = Texts::of(texts::lang_from(std::env::args(), |name| std::env::var(name).ok()));
    let arguments = Arguments::read(&texts);
    let output = Output::new(texts, arguments.json);
    let outcome =
        tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Trouble::System).and_then(
            |runtime| {
                let local = tokio::task::LocalSet::new();
                local.block_on(&runtime, perform(&output, arguments))
            },
        );
    match outcome {
        Ok(()) => output.code(),
        Err(trouble) => {
            output.trouble(&trouble);
            ExitCode::from(trouble.code())
        }
    }
}

async fn perform(output: &Output, arguments: Arguments) -> Result<(), Trouble> {
    let place = profile::Place::new(&arguments)?;
    match arguments.wish {
        Wish::Login(wish) => command::login::login(output, &place, wish).await,
        Wish::Logout(wish) => command::login::logout(output, &place, wish).await,
        Wish::Cases(wish) => command::cases::list(output, &place, wish).await,
        Wish::Case(wish) => command::cases::show(output, &place, wish).await,
        Wish::Charter(wish) => command::charter::charter(output, &place, wish).await,
        Wish::Note(wish) => command::note::note(output, &place, wish).await,
        Wish::Messages(wish) => command::messages::messages(output, &place, wish).await,
        Wish::Term(wish) => command::term::term(output, &place, wish).await,
        Wish::Handover(wish) => command::handover::handover(output, &place, wish).await,
        Wish::Share(wish) => command::people::share(output, &place, wish).await,
        Wish::Report(wish) => command::report::report(output, &place, wish).await,
        Wish::Team(wish) => command::team::team(output, &place, wish).await,
        Wish::People(wish) => command::people::people(output, &place, wish).await,
        Wish::Watch => command::watch::watch(output, &place).await,
        Wish::Doctor(wish) => command::doctor::doctor(output, &place, wish).await,
        Wish::Verify(wish) => command::verify::verify(output, &wish),
        Wish::Completions { shell } => {
            arguments::completions(shell);
            Ok(())
        }
    }
}
