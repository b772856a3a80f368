//! Messages by day.

use tdu_core::{app::MessageView, calendar::Day};

/// Each message, and its day where that day begins.
pub fn with_breaks(messages: &[MessageView], offset_minutes: i32) -> Vec<(MessageView, Option<Day>)> {
    let mut last = None;
    messages
        .iter()
        .map(|message| {
            let day = Day::of(message.at, offset_minutes);
            let begins = last != Some(day);
            last = Some(day);
            (message.clone(), begins.then_some(day))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use tdu_protocol::{Timestamp, WriteId};

    use super::*;

    #[test]
    fn a_day_is_said_once_by_the_local_clock() {
        let message = |hours: u64| MessageView {
            id: WriteId([0; 16]),
            at: Timestamp(hours * Timestamp::HOUR),
            author: String::new(),
            mine: false,
            text: String::new(),
            about_charter: false,
            attachments: vec![],
            waiting: false,
        };
        let messages = [message(1), message(22), message(23), message(30)];
        let days = |offset| -> Vec<_> {
            with_breaks(&messages, offset).into_iter().map(|(_, day)| day.map(|day| day.0)).collect()
        };
        assert_eq!(days(0), [Some(0), None, None, Some(1)]);
        assert_eq!(days(60), [Some(0), None, Some(1), None]);
    }
}
