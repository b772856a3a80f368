//! The cookies of one server. There are two, both for the whole of that server, so a map is enough.

use std::{
    cell::RefCell,
    collections::BTreeMap,
    io,
    path::{Path, PathBuf},
};

use reqwest::header::HeaderValue;
use zeroize::Zeroizing;

use crate::private;

/// Names and values, and the file where they stay between two commands.
pub(super) struct Cookies {
    values: RefCell<BTreeMap<String, Zeroizing<String>>>,
    file: Option<PathBuf>,
}

impl Cookies {
    /// Starts with what the file holds.
    pub(super) fn open(file: Option<&Path>) -> io::Result<Self> {
        let mut values = BTreeMap::new();
        if let Some(file) = file {
            match std::fs::read_to_string(file).map(Zeroizing::new) {
                Ok(text) => values.extend(text.lines().filter_map(pair)),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        Ok(Self { values: RefCell::new(values), file: file.map(Path::to_owned) })
    }

    /// The header `Cookie`, if there is anything to say.
    pub(super) fn header(&self) -> Option<HeaderValue> {
        let values = self.values.borrow();
        if values.is_empty() {
            return None;
        }
        let pairs: Vec<String> = values.iter().map(|(name, value)| format!("{name}={}", **value)).collect();
        let mut header = HeaderValue::from_str(&Zeroizing::new(pairs.join("; "))).ok()?;
        header.set_sensitive(true);
        Some(header)
    }

    /// Takes the headers `Set-Cookie` of an answer.
    pub(super) fn take<'a>(&self, headers: impl Iterator<Item = &'a HeaderValue>) -> io::Result<()> {
        let mut changed = false;
        for text in headers.filter_map(|header| header.to_str().ok()) {
            let Some((name, value)) = text.split(';').next().and_then(pair) else { continue };
            let ended = text.split(';').any(|part| part.trim().eq_ignore_ascii_case("max-age=0"));
            if ended || value.is_empty() {
                self.values.borrow_mut().remove(&name);
            } else {
                self.values.borrow_mut().insert(name, value);
            }
            changed = true;
        }
        if changed { self.save() } else { Ok(()) }
    }

    fn save(&self) -> io::Result<()> {
        let Some(file) = &self.file else { return Ok(()) };
        let values = self.values.borrow();
        if values.is_empty() {
            return private::remove(file);
        }
        let lines: Vec<String> = values.iter().map(|(name, value)| format!("{name}={}\n", **value)).collect();
        private::write(file, Zeroizing::new(lines.concat()).as_bytes())
    }
}

fn pair(text: &str) -> Option<(String, Zeroizing<String>)> {
    let (name, value) = text.trim().split_once('=')?;
    Some((name.to_owned(), Zeroizing::new(value.to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(lines: &[&str]) -> Vec<HeaderValue> {
        lines.iter().map(|line| HeaderValue::from_str(line).unwrap()).collect()
    }

    #[test]
    fn a_cookie_is_given_back_kept_and_taken_back() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("session");
        let cookies = Cookies::open(Some(&file)).unwrap();
        assert_eq!(cookies.header(), None);
        let given = ["__Host-tdu=abc; Path=/; Secure; HttpOnly; SameSite=Strict", "__Host-b=1; Max-Age=60"];
        cookies.take(headers(&given).iter()).unwrap();
        assert_eq!(cookies.header().unwrap(), "__Host-b=1; __Host-tdu=abc");
        let again = Cookies::open(Some(&file)).unwrap();
        assert_eq!(again.header(), cookies.header());
        again.take(headers(&["__Host-b=; Max-Age=0; Path=/", "__Host-tdu=; Max-Age=0"]).iter()).unwrap();
        assert_eq!(again.header(), None);
        assert!(!file.exists());
    }
}
