//! Problems on the wire: RFC 9457, `application/problem+json`.

use serde::{Deserialize, Serialize};

use crate::{Bytes, Timestamp};

/// Media type of a problem.
pub const PROBLEM_JSON: &str = "application/problem+json";

/// Every problem that the server can name. Its URI is stable; the sentence that a person reads is the client's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ProblemKind {
    /// The body is not what the route expects.
    #[serde(rename = "urn:tdu:problem:bad-request")]
    BadRequest,
    /// The body's media type is not what the route expects.
    #[serde(rename = "urn:tdu:problem:unsupported-media-type")]
    UnsupportedMediaType,
    /// The body is longer than the route accepts.
    #[serde(rename = "urn:tdu:problem:too-large")]
    TooLarge,
    /// No session, or it ended.
    #[serde(rename = "urn:tdu:problem:not-signed-in")]
    NotSignedIn,
    /// The words, the device or the passkey are not known.
    #[serde(rename = "urn:tdu:problem:not-recognised")]
    NotRecognised,
    /// Whoever asks has proven who they are, and was put out of the organisation; `since` says when.
    #[serde(rename = "urn:tdu:problem:access-ended")]
    AccessEnded,
    /// Signed in, and not allowed.
    #[serde(rename = "urn:tdu:problem:forbidden")]
    Forbidden,
    /// The request does not come from the app's own pages.
    #[serde(rename = "urn:tdu:problem:foreign-origin")]
    ForeignOrigin,
    /// Nothing there, or nothing that this account may know of.
    #[serde(rename = "urn:tdu:problem:not-found")]
    NotFound,
    /// The route exists, not with this method.
    #[serde(rename = "urn:tdu:problem:method-not-allowed")]
    MethodNotAllowed,
    /// The log moved on: `missing` holds what the client lacks.
    #[serde(rename = "urn:tdu:problem:conflict")]
    Conflict,
    /// Something else stands at this place already.
    #[serde(rename = "urn:tdu:problem:already-exists")]
    AlreadyExists,
    /// The log's rules refuse the entry; `detail` says which rule.
    #[serde(rename = "urn:tdu:problem:entry-refused")]
    EntryRefused,
    /// The code told by voice is wrong; `tries_left` says how many tries remain.
    #[serde(rename = "urn:tdu:problem:wrong-code")]
    WrongCode,
    /// The invitation was used, cancelled, has expired, or was burnt by wrong codes.
    #[serde(rename = "urn:tdu:problem:invitation-gone")]
    InvitationGone,
    /// An entry's body is longer than this server takes.
    #[serde(rename = "urn:tdu:problem:entry-too-large")]
    EntryTooLarge,
    /// The log holds as many bytes as one may: it still takes changes of who may read, and erasures.
    #[serde(rename = "urn:tdu:problem:log-full")]
    LogFull,
    /// The organisation's place on this server is used up.
    #[serde(rename = "urn:tdu:problem:storage-full")]
    StorageFull,
    /// A blob is longer than this server takes.
    #[serde(rename = "urn:tdu:problem:blob-too-large")]
    BlobTooLarge,
    /// The upload stands at another place than this part: ask where, and go on from there.
    #[serde(rename = "urn:tdu:problem:blob-elsewhere")]
    BlobElsewhere,
    /// The bytes that came are not those that were announced: the upload is forgotten, begin anew.
    #[serde(rename = "urn:tdu:problem:blob-mismatch")]
    BlobMismatch,
    /// An entry holds a blob that is not in its log, or not all of it.
    #[serde(rename = "urn:tdu:problem:blob-missing")]
    BlobMissing,
    /// This account has as many uploads under way as it may: finish one, or wait.
    #[serde(rename = "urn:tdu:problem:too-many-uploads")]
    TooManyUploads,
    /// This account holds as many sockets as it may.
    #[serde(rename = "urn:tdu:problem:too-many-sockets")]
    TooManySockets,
    /// Fewer people than a total may have behind it: nothing is counted.
    #[serde(rename = "urn:tdu:problem:group-too-small")]
    GroupTooSmall,
    /// Too early, too late, or done already.
    #[serde(rename = "urn:tdu:problem:not-now")]
    NotNow,
    /// The authority for time stamps did not answer, or not with one. Nothing else is touched by it.
    #[serde(rename = "urn:tdu:problem:no-time-stamp")]
    NoTimeStamp,
    /// Too many requests; `retry_after` says how long to wait.
    #[serde(rename = "urn:tdu:problem:too-many-requests")]
    TooManyRequests,
    /// The server is busy or stopping; `retry_after` says how long to wait.
    #[serde(rename = "urn:tdu:problem:unavailable")]
    Unavailable,
    /// The request took too long.
    #[serde(rename = "urn:tdu:problem:timeout")]
    Timeout,
    /// The server failed; the detail is in its own log alone.
    #[serde(rename = "urn:tdu:problem:internal")]
    Internal,
}

impl ProblemKind {
    /// The HTTP status that goes with it.
    pub const fn status(self) -> u16 {
        match self {
            Self::BadRequest => 400,
            Self::NotSignedIn | Self::NotRecognised | Self::WrongCode => 401,
            Self::AccessEnded | Self::Forbidden | Self::ForeignOrigin => 403,
            Self::NotFound => 404,
            Self::MethodNotAllowed => 405,
            Self::Timeout => 408,
            Self::Conflict | Self::AlreadyExists | Self::BlobElsewhere | Self::NotNow => 409,
            Self::InvitationGone => 410,
            Self::TooLarge | Self::EntryTooLarge | Self::BlobTooLarge => 413,
            Self::UnsupportedMediaType => 415,
            Self::EntryRefused | Self::BlobMismatch | Self::BlobMissing | Self::GroupTooSmall => 422,
            Self::TooManyRequests | Self::TooManySockets | Self::TooManyUploads => 429,
            Self::Internal => 500,
            Self::NoTimeStamp => 502,
            Self::Unavailable => 503,
            Self::LogFull | Self::StorageFull => 507,
        }
    }

    /// A short title in English, for whoever reads the wire.
    pub const fn title(self) -> &'static str {
        match self {
            Self::BadRequest => "The request is not readable",
            Self::UnsupportedMediaType => "The body's media type is not accepted here",
            Self::TooLarge => "The body is too large",
            Self::NotSignedIn => "Not signed in",
            Self::NotRecognised => "Not recognised",
            Self::AccessEnded => "The access to this organisation has ended",
            Self::Forbidden => "Not allowed",
            Self::ForeignOrigin => "The request does not come from the app",
            Self::NotFound => "Not found",
            Self::MethodNotAllowed => "Method not allowed",
            Self::Conflict => "The log has moved on",
            Self::AlreadyExists => "Something else is already there",
            Self::EntryRefused => "The entry is against the log's rules",
            Self::WrongCode => "Wrong code",
            Self::InvitationGone => "The invitation can no longer be used",
            Self::EntryTooLarge => "The entry is too large",
            Self::LogFull => "The log is full",
            Self::StorageFull => "The organisation's place on this server is used up",
            Self::BlobTooLarge => "The attachment is too large",
            Self::BlobElsewhere => "The upload stands elsewhere",
            Self::BlobMismatch => "The bytes are not those that were announced",
            Self::BlobMissing => "An attachment is not there, or not all of it",
            Self::TooManyUploads => "Too many uploads at the same time",
            Self::GroupTooSmall => "Too few people for a total",
            Self::NotNow => "Not at this time",
            Self::NoTimeStamp => "The authority gave no time stamp",
            Self::TooManySockets => "Too many sockets",
            Self::TooManyRequests => "Too many requests",
            Self::Unavailable => "Not available for the moment",
            Self::Timeout => "The request took too long",
            Self::Internal => "The server failed",
        }
    }
}

/// A problem as it travels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// What kind, as a URI.
    #[serde(rename = "type")]
    pub kind: ProblemKind,
    /// Short title in English.
    pub title: String,
    /// HTTP status, repeated.
    pub status: u16,
    /// What happened this time, in English, without any content or identifier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// Seconds to wait before trying again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u64>,
    /// With [`ProblemKind::AccessEnded`]: since when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Timestamp>,
    /// Tries that remain before an invitation is burnt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tries_left: Option<u8>,
    /// With [`ProblemKind::Conflict`]: deterministic CBOR of an [`crate::api::Page`], what the client lacks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<Bytes>,
}

impl Problem {
    /// A problem with nothing but its kind.
    pub fn new(kind: ProblemKind) -> Self {
        Self {
            kind,
            title: kind.title().to_owned(),
            status: kind.status(),
            detail: None,
            retry_after: None,
            since: None,
            tries_left: None,
            missing: None,
        }
    }
}
