use leptos::prelude::*;

/// A picture beside words, never instead of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Today.
    Sun,
    /// People, a caseload, a team.
    People,
    /// One person.
    Person,
    /// Messages.
    Message,
    /// A charter, a text to read.
    Page,
    /// Documents.
    Folder,
    /// Rights, protection.
    Shield,
    /// Figures.
    Chart,
    /// Own work.
    Heart,
    /// Settings.
    Dials,
    /// Closed.
    Lock,
    /// Leave.
    Leave,
    /// Write.
    Pen,
    /// Done.
    Check,
    /// Not sent yet.
    Clock,
    /// Read aloud.
    Voice,
    /// Who can read.
    Eye,
    /// Face, fingerprint or code.
    Finger,
    /// Something to know.
    Info,
    /// Something to beware of.
    Warning,
    /// Search.
    Search,
    /// Add.
    Plus,
    /// Something joined to a message.
    Clip,
    /// Something that is tried.
    Flask,
}

impl Shape {
    const fn path(self) -> &'static str {
        match self {
            Self::Sun => {
                "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4"
            }
            Self::People => {
                "M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM2.5 20c0-3.6 2.9-6 6.5-6s6.5 2.4 6.5 6M16 5.3a3.2 3.2 0 0 1 0 6.3M18 14.6c2.2.8 3.5 2.8 3.5 5.4"
            }
            Self::Person => "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20.5c0-4 3.4-6.5 7.5-6.5s7.5 2.5 7.5 6.5",
            Self::Message => "M4 5h16v11H10l-5 4v-4H4z",
            Self::Page => "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
            Self::Folder => "M3 6h6l2 2.5h10V19H3z",
            Self::Shield => {
                "M12 3l7.5 3v5.5c0 4.6-3 8-7.5 9.5-4.5-1.5-7.5-4.9-7.5-9.5V6zM9 12l2.2 2.2L15.2 10"
            }
            Self::Chart => "M4 20h16M7 20v-7M12 20V5M17 20v-10",
            Self::Heart => "M12 20s-8-4.8-8-10.4A4.4 4.4 0 0 1 12 7a4.4 4.4 0 0 1 8 2.6C20 15.2 12 20 12 20z",
            Self::Dials => "M4 7h9M17 7h3M4 17h3M11 17h9M13 5v4h4V5zM7 15v4h4v-4z",
            Self::Lock => "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 14.5v2",
            Self::Leave => "M14 4h5v16h-5M4 12h10M10 8l-4 4 4 4",
            Self::Pen => "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3",
            Self::Check => "M5 12.5l4.5 4.5L19 7.5",
            Self::Clock => "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v4.5l3 2",
            Self::Voice => "M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11",
            Self::Eye => {
                "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z"
            }
            Self::Finger => {
                "M7 19c1-2 1.5-4 1.5-7a3.5 3.5 0 0 1 7 0c0 3-.3 5.5-1.2 8M12 12c0 3.5-.5 6-1.6 8.5M4.5 16c.6-1.3 1-2.7 1-4a6.5 6.5 0 0 1 13 0c0 2-.1 3.8-.5 5.5"
            }
            Self::Info => "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 11v5M12 7.8v.4",
            Self::Warning => "M12 4L2.8 20h18.4zM12 10v5M12 17.3v.4",
            Self::Search => "M10.5 4.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM15 15l5 5",
            Self::Plus => "M12 5v14M5 12h14",
            Self::Flask => {
                "M9 3.5h6M10 3.5V9L5 18.5c-.6 1.1.1 2 1.3 2h11.4c1.2 0 1.9-.9 1.3-2L14 9V3.5M7.7 14.5h8.6"
            }
            Self::Clip => {
                "M19 11.5l-7.4 7.4a4.6 4.6 0 0 1-6.5-6.5l8-8a3.1 3.1 0 0 1 4.4 4.4l-7.9 7.9a1.5 1.5 0 0 1-2.1-2.1l7-7"
            }
        }
    }
}

/// Draws a shape; hidden from screen readers, which read the words beside it.
#[component]
pub fn Icon(
    /// Which.
    shape: Shape,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=shape.path() />
        </svg>
    }
}
