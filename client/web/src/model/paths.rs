//! Addresses inside the app.

/// The parts of a path, decoded no further: ids need no escaping.
pub fn segments(path: &str) -> Vec<&str> {
    path.split('/').filter(|part| !part.is_empty()).collect()
}

/// Whether a navigation entry stands for the page that is shown: its own path, or one below it.
pub fn is_current(entry: &str, path: &str) -> bool {
    if entry == "/" {
        return path == "/";
    }
    path == entry || path.strip_prefix(entry).is_some_and(|rest| rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_has_parts() {
        assert_eq!(segments("/cases/abc/"), ["cases", "abc"]);
        assert!(segments("/").is_empty());
    }

    #[test]
    fn an_entry_stands_for_what_is_below_it_and_for_nothing_else() {
        assert!(is_current("/cases", "/cases/abc"));
        assert!(is_current("/cases", "/cases"));
        assert!(!is_current("/cases", "/casesabc"));
        assert!(is_current("/", "/"));
        assert!(!is_current("/", "/cases"));
    }
}
