//! What a person looks at: pure views of what is here.

use tdu_core::{
    app::{Command, Failure, FailureKind, Reply},
    views,
};

use crate::{
    app::{App, Open},
    ports::{Platform, Store, Transport},
};

impl<T: Transport, S: Store, P: Platform> App<T, S, P> {
    /// What anybody looks at.
    pub(crate) fn look(&self, command: Command) -> Result<Reply, Failure> {
        let open = self.open()?;
        let world = open.client.world(self.platform.now());
        let missing = || Failure::new(FailureKind::NotFound);
        Ok(match command {
            Command::WhoCanRead { log } => Reply::Readers(views::readers(&world, log).ok_or_else(missing)?),
            Command::Conversation { conversation } => {
                let view = views::conversation(&world, conversation).ok_or_else(missing)?;
                Reply::Conversation(Box::new(view))
            }
            Command::Charter { conversation, lang } => {
                Reply::Charter(Box::new(views::charter(&world, conversation, lang).ok_or_else(missing)?))
            }
            other => return Err(no_view(&other)),
        })
    }

    /// What staff alone look at.
    pub(crate) fn read(&self, command: Command) -> Result<Reply, Failure> {
        let now = self.platform.now();
        let mut open = self.open()?;
        let Open { client, index, tallies, tally_trouble, .. } = &mut *open;
        let world = client.world(now);
        let missing = || Failure::new(FailureKind::NotFound);
        Ok(match command {
            Command::Staff => Reply::Staff(views::staff(&world)),
            Command::Today => Reply::Today(views::today(&world)),
            Command::Cases { query, filter } => {
                index.update(&world);
                Reply::Cases(views::cases(&world, index, &query, filter))
            }
            Command::Case { case } => Reply::Case(Box::new(views::case(&world, case).ok_or_else(missing)?)),
            Command::Search { query } => {
                index.update(&world);
                Reply::Hits(views::search(index, &query))
            }
            Command::Talks => Reply::Talks(views::talks(&world)),
            Command::Report { week } => Reply::Report(Box::new(views::report(&world, week, tallies))),
            Command::MyWeek { week } => Reply::WorkWeek(views::my_week(&world, week)),
            Command::Team { week, trend } => Reply::Team(Box::new(views::team(&world, week, trend, tallies))),
            Command::Quarter { quarter } => Reply::Quarter(Box::new(views::quarter(&world, quarter))),
            Command::Experiments => Reply::Experiments(views::experiments(&world)),
            Command::Experiment { experiment } => {
                let view = views::experiment(&world, experiment).ok_or_else(missing)?;
                Reply::Experiment(Box::new(view))
            }
            Command::Prevention => {
                Reply::Prevention(Box::new(views::prevention(&world, tallies, *tally_trouble)))
            }
            Command::CheckIn => Reply::CheckIn(views::check_in(&world)),
            Command::Prompt => Reply::Prompt(views::prompt(&world)),
            Command::MyDays { week } => Reply::Days(views::my_days(&world, week)),
            Command::OwnNotes => Reply::OwnNotes(views::own_notes(&world)),
            Command::MyCheckIns => Reply::Trend(views::trend(&world)),
            other => return Err(no_view(&other)),
        })
    }
}

fn no_view(command: &Command) -> Failure {
    Failure::because(FailureKind::Unexpected, format!("{command:?} is not a view"))
}
