//! Which sentence tells which failure.

use tdu_core::app::{Failure, FailureKind};
use tdu_policies::Lang;

use crate::i18n::{self, Args};

/// Id of the sentence in the language files.
pub const fn message(kind: FailureKind) -> &'static str {
    match kind {
        FailureKind::Offline => "failure-offline",
        FailureKind::Wait => "failure-wait",
        FailureKind::ServerFailed => "failure-server-failed",
        FailureKind::NotRecognised => "failure-not-recognised",
        FailureKind::BadWords => "failure-bad-words",
        FailureKind::PasskeyCannotUnlock => "failure-passkey-cannot-unlock",
        FailureKind::WrongCode => "failure-wrong-code",
        FailureKind::InvitationGone => "failure-invitation-gone",
        FailureKind::BadLink => "failure-bad-link",
        FailureKind::SignedOut => "failure-signed-out",
        FailureKind::Locked => "failure-locked",
        FailureKind::AccessEnded => "failure-access-ended",
        FailureKind::NotAllowed => "failure-not-allowed",
        FailureKind::Invalid => "failure-invalid",
        FailureKind::NotFound => "failure-not-found",
        FailureKind::UntrustedKey => "failure-untrusted-key",
        FailureKind::OtherOrganisation => "failure-other-organisation",
        FailureKind::HistoryChanged => "failure-history-changed",
        FailureKind::HistoryShortened => "failure-history-shortened",
        FailureKind::IntruderRefused => "failure-intruder-refused",
        FailureKind::NewerVersion => "failure-newer-version",
        FailureKind::CannotKeep => "failure-cannot-keep",
        FailureKind::OpenElsewhere => "failure-open-elsewhere",
        FailureKind::TooLarge => "failure-too-large",
        FailureKind::FileTooLarge => "failure-file-too-large",
        FailureKind::TooManyFiles => "failure-too-many-files",
        FailureKind::FileGone => "failure-file-gone",
        FailureKind::HiddenDetails => "failure-hidden-details",
        FailureKind::FileMoved => "failure-file-moved",
        FailureKind::CharterIncomplete => "failure-charter-incomplete",
        FailureKind::NoAuthority => "failure-no-authority",
        FailureKind::NoTimeStamp => "failure-no-time-stamp",
        FailureKind::AttachmentAltered => "failure-attachment-altered",
        FailureKind::LogFull => "failure-log-full",
        FailureKind::StorageFull => "failure-storage-full",
        FailureKind::NoPaper => "failure-no-paper",
        FailureKind::Unexpected => "failure-unexpected",
    }
}

/// Figures of the sentence, and the names that it lists, in a language. Absent figures have a form of their own in the
/// language files.
pub fn figures(failure: &Failure, lang: Lang) -> Args {
    let missing: Vec<_> = failure.missing.iter().map(|name| name.get(lang)).collect();
    let seconds = failure.seconds.unwrap_or(0);
    let minutes = seconds.div_ceil(60);
    vec![
        ("seconds", i32::try_from(seconds).unwrap_or(i32::MAX).into()),
        ("minutes", i32::try_from(minutes).unwrap_or(i32::MAX).into()),
        ("tries", failure.tries_left.map_or(-1, i32::from).into()),
        ("missing", i18n::arg(missing.join(" · "))),
    ]
}

/// The sentence, in the language now.
pub fn sentence(failure: &Failure) -> String {
    let id = match (failure.kind, failure.seconds) {
        (FailureKind::Wait, Some(seconds)) if seconds > 90 => "failure-wait-minutes",
        (kind, _) => message(kind),
    };
    i18n::say_args(id, &figures(failure, i18n::lang()))
}

#[cfg(test)]
mod tests {
    use tdu_policies::Localised;

    use super::*;

    #[test]
    fn each_failure_has_its_own_sentence_in_each_language() {
        i18n::tests::learn_all();
        for lang in Lang::ALL {
            let mut seen = std::collections::BTreeSet::new();
            for kind in FailureKind::ALL.iter().copied() {
                let failure = Failure { seconds: Some(20), tries_left: Some(3), ..Failure::new(kind) };
                let text = i18n::text_in(lang, message(kind), &figures(&failure, lang)).expect("a sentence");
                assert!(text.chars().count() > 20, "{text}");
                assert!(!text.contains('{'), "{text}");
                assert!(seen.insert(text), "{kind:?} in {lang:?}");
            }
        }
    }

    #[test]
    fn a_charter_that_is_not_complete_names_all_that_it_lacks_in_each_language() {
        i18n::tests::learn_all();
        let named =
            |name: &str| Localised::new(format!("{name} fr"), format!("{name} en"), format!("{name} ar"));
        let missing = vec![named("hosting"), named("hours")];
        let failure = Failure { missing, ..Failure::new(FailureKind::CharterIncomplete) };
        for lang in Lang::ALL {
            let text =
                i18n::text_in(lang, message(failure.kind), &figures(&failure, lang)).expect("a sentence");
            let both = ["hosting", "hours"].map(|name| format!("{name} {}", lang.code()));
            assert!(both.iter().all(|name| text.contains(name)), "{text}");
        }
    }
}
