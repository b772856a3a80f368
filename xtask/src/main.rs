//! The project's own commands: `cargo xtask help` lists them.

mod bench;
mod compile;
mod demo;
mod dev;
mod licences;
mod lint;
mod needs;
mod paths;
mod progress;
mod run;
mod server;
mod test;
mod tidy;
mod toolchain;
mod web;

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::compile::Compiler;

const HELP: &str = "\
Usage: cargo xtask COMMAND

  demo [--fresh] [--large] [--port N]
                                 build everything, start a server, fill it with made-up people, print their links;
                                 --large: 200 more workers with 150 weeks of reports each, in a folder of their own
  dev [--port N]                 the same server, rebuilt and restarted when a file changes
  web [--release] [--toolchain auto|installed|rustup|debian]
                                 build the web app into target/web/<dev|release>/dist
  test [NAME…]                   run all suites, or those named:
                                 lint unit http access cli nodes crash keeping tally browser blind hostile
  bench NAME [PART] [--json FILE]
                                 print figures: web (part: team, a large service's page, filled first, which takes minutes), core,
                                 server (parts: appends, sockets, sync, growth, growth_10m);
                                 the table goes beside the JSON, in Markdown
  tidy                           check the rules of the repository itself
  ci                             what .ci/run does: the same as test
";

fn main() -> ExitCode {
    let mut args = Args::new(std::env::args().skip(1).collect());
    match dispatch(&mut args) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(args: &mut Args) -> Result<ExitCode> {
    let command = args.word().unwrap_or_else(|| "help".to_owned());
    match command.as_str() {
        "web" => {
            let release = args.flag("--release");
            let choice = toolchain::Choice::parse(args.value("--toolchain")?.as_deref())?;
            args.finish()?;
            web::build(web::Profile::from_release(release), choice, &mut Compiler::default())
                .map(|_| ExitCode::SUCCESS)
        }
        "tidy" => {
            args.finish()?;
            tidy::command()
        }
        "test" | "ci" => test::command(&args.rest()?),
        "demo" => {
            let (fresh, large) = (args.flag("--fresh"), args.flag("--large"));
            let port = args.port()?;
            args.finish()?;
            demo::command(fresh, large, port)
        }
        "dev" => {
            let port = args.port()?;
            args.finish()?;
            dev::command(port)
        }
        "bench" => {
            let json = args.value("--json")?;
            let (name, part) = (args.word(), args.word());
            args.finish()?;
            bench::command(name.as_deref(), part.as_deref(), json.as_deref())
        }
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        other => bail!("there is no command `{other}`\n\n{HELP}"),
    }
}

/// The words after `cargo xtask`, taken out one by one; what is left at the end is a mistake.
struct Args(Vec<String>);

impl Args {
    fn new(words: Vec<String>) -> Self {
        Self(words)
    }

    /// The first word that is not an option.
    fn word(&mut self) -> Option<String> {
        let at = self.0.iter().position(|word| !word.starts_with("--") || word == "--help")?;
        Some(self.0.remove(at))
    }

    fn flag(&mut self, name: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|word| word != name);
        self.0.len() != before
    }

    /// The value of `--name VALUE` or `--name=VALUE`.
    fn value(&mut self, name: &str) -> Result<Option<String>> {
        let Some(at) = self.0.iter().position(|word| word == name || word.starts_with(&format!("{name}=")))
        else {
            return Ok(None);
        };
        let word = self.0.remove(at);
        if let Some((_, value)) = word.split_once('=') {
            return Ok(Some(value.to_owned()));
        }
        if at >= self.0.len() {
            bail!("{name} needs a value");
        }
        Ok(Some(self.0.remove(at)))
    }

    fn port(&mut self) -> Result<u16> {
        match self.value("--port")? {
            None => Ok(server::DEFAULT_PORT),
            Some(text) => {
                text.parse().map_err(|_| anyhow::anyhow!("--port needs a number below 65536, not `{text}`"))
            }
        }
    }

    fn rest(&mut self) -> Result<Vec<String>> {
        let words = std::mem::take(&mut self.0);
        match words.iter().find(|word| word.starts_with("--")) {
            Some(option) => bail!("there is no option `{option}` here"),
            None => Ok(words),
        }
    }

    fn finish(&self) -> Result<()> {
        if self.0.is_empty() { Ok(()) } else { bail!("not understood: {}", self.0.join(" ")) }
    }
}

#[cfg(test)]
mod tests {
    use super::Args;

    fn args(text: &str) -> Args {
        Args::new(text.split_whitespace().map(str::to_owned).collect())
    }

    #[test]
    fn options_are_found_wherever_they_stand() {
        let mut given = args("--json out.json web --release");
        assert_eq!(given.value("--json").unwrap().as_deref(), Some("out.json"));
        assert!(given.flag("--release"));
        assert_eq!(given.word().as_deref(), Some("web"));
        given.finish().unwrap();
    }

    #[test]
    fn what_is_left_is_a_mistake() {
        assert!(args("--realease").finish().is_err());
        assert!(args("--port").value("--port").is_err());
        assert!(args("--port=eighty").port().is_err());
    }
}
