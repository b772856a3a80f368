//! Documents of messages: read from files to send, written to files when they are asked for.

use std::{
    fs::{self, OpenOptions},
    io::{ErrorKind, Write as _},
    path::{Path, PathBuf},
};

use tdu_cli::Companion;
use tdu_core::{
    app::{Command, ConversationView, NewFile, Reply},
    client::MAX_ATTACHMENT,
};
use tdu_protocol::Bytes;

use super::unexpected;
use crate::{output::Output, texts::value, trouble::Trouble};

/// Reads files to send, `as_it_is` where a picture is damaged.
pub fn read(files: &[PathBuf], as_it_is: bool) -> Result<Vec<NewFile>, Trouble> {
    let one = |path: &PathBuf| {
        let told = |error| Trouble::File { path: path.clone(), error };
        // A file that is too large is refused by its size: it is not read for that.
        if fs::metadata(path).map_err(told)?.len() > MAX_ATTACHMENT as u64 {
            return Err(Trouble::Failure(tdu_core::app::FailureKind::FileTooLarge.into()));
        }
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let media_type = media_type(path).to_owned();
        Ok(NewFile { name, media_type, bytes: Bytes(fs::read(path).map_err(told)?), as_it_is })
    };
    files.iter().map(one).collect()
}

/// What an extension says; nobody relies on it.
fn media_type(path: &Path) -> &'static str {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    match extension.as_deref() {
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("png") => "image/png",
        Some("webp") => "image/webp",
        Some("gif") => "image/gif",
        Some("pdf") => "application/pdf",
        Some("txt") => "text/plain",
        _ => "application/octet-stream",
    }
}

/// Saves every document of a conversation in a folder. What is there already is never written over.
pub async fn save(
    output: &Output,
    companion: &Companion,
    view: &ConversationView,
    folder: &Path,
) -> Result<(), Trouble> {
    fs::create_dir_all(folder).map_err(|error| Trouble::File { path: folder.to_owned(), error })?;
    for message in &view.messages {
        for (place, _) in (0..).zip(&message.attachments) {
            let (conversation, message) = (view.conversation, message.id);
            let asked = Command::Attachment { conversation, message, place };
            let Reply::File { name, bytes, .. } = companion.ask(asked).await? else {
                return Err(unexpected());
            };
            let path = write(folder, &name, &bytes)?;
            if !output.json {
                output.line(&output.say("messages-saved", &[("path", value(path.display().to_string()))]));
            }
        }
    }
    Ok(())
}

/// Writes under the name that was given, or one with a number where that name is taken.
fn write(folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf, Trouble> {
    // The author's device chose the name: only its last part may choose a place here.
    let name = Path::new(name).file_name().map_or_else(|| "document".into(), |name| name.to_string_lossy());
    let (stem, extension) = name.rsplit_once('.').map_or((&*name, None), |(stem, end)| (stem, Some(end)));
    let mut number = 1;
    loop {
        let numbered = match (number, extension) {
            (1, _) => name.to_string(),
            (number, Some(extension)) => format!("{stem} ({number}).{extension}"),
            (number, None) => format!("{stem} ({number})"),
        };
        let path = folder.join(numbered);
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(mut file) => {
                return match file.write_all(bytes) {
                    Ok(()) => Ok(path),
                    Err(error) => Err(Trouble::File { path, error }),
                };
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => number += 1,
            Err(error) => return Err(Trouble::File { path, error }),
        }
    }
}
