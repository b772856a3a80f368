//! What must be true of the files that a browser is given.

use super::{Named, PROGRAMS, Part};
use crate::web::shell::Shell;

fn name_and_link(wasm: &[u8], shell: &Shell) -> Vec<Named> {
    let part = |wasm: &[u8]| Part { wasm: wasm.to_vec(), glue: "glue".to_owned() };
    super::name_and_link([part(wasm), part(b"light")], part(b"paper"), shell).unwrap()
}

fn text<'a>(files: &'a [Named], start: &str) -> &'a str {
    let file = files.iter().find(|file| file.path.starts_with(start)).unwrap();
    std::str::from_utf8(&file.bytes).unwrap()
}

#[test]
fn every_link_leads_to_a_file() {
    let files = name_and_link(b"wasm", &Shell::read().unwrap());
    for file in files.iter().filter(|file| !file.path.ends_with("png") && !file.path.ends_with("ttf")) {
        for (at, _) in String::from_utf8_lossy(&file.bytes).match_indices("/assets/") {
            let rest = &String::from_utf8_lossy(&file.bytes)[at + 1..].to_owned();
            let end = rest.find(['"', '\'', ' ', ')']).unwrap_or(rest.len());
            let target = &rest[..end];
            assert!(files.iter().any(|f| f.path == target) || target == "assets/", "{}: {target}", file.path);
        }
    }
    let index = text(&files, "index.html");
    assert!(index.contains("name=\"tdu-paper\" content=\"/assets/paper-worker."));
}

#[test]
fn every_language_is_kept_for_a_day_without_network_and_one_is_in_the_first_load() {
    let files = name_and_link(b"wasm", &Shell::read().unwrap());
    for program in PROGRAMS {
        let start = format!("assets/{program}-texts-");
        let texts: Vec<&Named> = files.iter().filter(|file| file.path.starts_with(&start)).collect();
        assert_eq!(texts.len(), 3);
        for place in ["sw.js", "assets/boot."] {
            assert!(texts.iter().all(|file| text(&files, place).contains(&file.url())), "{place}");
        }
        assert_eq!(texts.iter().filter(|file| file.first_load).count(), 1);
    }
}

#[test]
fn a_telephone_fetches_and_keeps_the_light_program_and_nothing_of_the_other() {
    let files = name_and_link(b"wasm", &Shell::read().unwrap());
    for program in PROGRAMS {
        let own: Vec<&Named> = files.iter().filter(|file| file.program == Some(program)).collect();
        let first: Vec<&&Named> = own.iter().filter(|file| file.first_load).collect();
        assert_eq!(first.len(), 4, "WebAssembly, glue, worker and a language");
        assert!(first.iter().all(|file| text(&files, "assets/boot.").contains(&file.url())));
        let at_once = text(&files, "sw.js").split("const PROGRAMS").next().unwrap();
        assert!(own.iter().all(|file| !at_once.contains(&file.url())));
    }
    let worker = text(&files, "assets/light-worker.");
    assert!(worker.contains("/assets/light.") && !worker.contains("/assets/app."));
}

#[test]
fn what_makes_pdfs_is_fetched_and_kept_when_somebody_needs_it() {
    let files = name_and_link(b"wasm", &Shell::read().unwrap());
    let paper: Vec<&Named> =
        files.iter().filter(|file| file.path.contains("/paper") || file.path.ends_with("ttf")).collect();
    assert_eq!(paper.len(), 7, "worker, WebAssembly, glue and four fonts");
    let (at_once, later) = text(&files, "sw.js").split_once("const LATER").unwrap();
    let waits = |file: &Named| later.contains(&file.url()) && !at_once.contains(&file.url());
    assert!(paper.iter().all(|file| !file.first_load && waits(file)));
}

#[test]
fn a_changed_app_changes_the_service_worker() {
    let shell = Shell::read().unwrap();
    let one = name_and_link(b"one", &shell);
    let two = name_and_link(b"two", &shell);
    assert_ne!(text(&one, "sw.js"), text(&two, "sw.js"));
    let again = name_and_link(b"one", &shell);
    assert_eq!(text(&one, "sw.js"), text(&again, "sw.js"));
}
