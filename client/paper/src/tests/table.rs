//! Tables as spreadsheets and as pages.

use std::io::{Cursor, Read as _};

use lopdf::Document;
use quick_xml::events::{BytesStart, Event};
use tdu_core::table::{Cell, Table};
use tdu_policies::Lang;
use tdu_protocol::Timestamp;
use zip::{CompressionMethod, ZipArchive};

use super::{FONTS, elements, text};
use crate::{PaperError, table_ods, table_pdf};

/// What people and hostile people write into the fields that tables are made of.
const CELLS: [&str; 8] = [
    "=HYPERLINK(\"http://x\")",
    "+1",
    "2026-11-26",
    "<b>&amp;]]>\"'",
    " deux  espaces\tet une ligne\nla suite ",
    "\u{202E}sens\u{2068}12\u{2069}\u{0}\u{1b}\u{FFFE}",
    "",
    "مرحبا",
];

fn table(lang: Lang, lines: usize) -> Table {
    let heads = ["Élément", "Nombre"].map(str::to_owned);
    let made = Timestamp(1_795_000_000_000);
    let mut table = Table::new("chiffres", "Chiffres [de] l'équipe".to_owned(), lang, made, heads)
        .saying("12 bilans.")
        .saying("Les petits nombres sont masqués.");
    for (number, words) in (0_u32..).zip(CELLS.iter().cycle().take(lines)) {
        table.line([Cell::from((*words).to_owned()), number.into()]);
    }
    table
}

fn part(package: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(package)).unwrap();
    let mut found = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut found).unwrap();
    found
}

/// A cell as a spreadsheet reads it: its type, its value, and its words.
#[derive(Debug, Default, PartialEq)]
struct Found {
    kind: String,
    value: String,
    words: String,
}

fn attribute(start: &BytesStart<'_>, name: &str) -> String {
    let found = start.attributes().map(Result::unwrap).find(|found| found.key.as_ref() == name.as_bytes());
    found.map(|found| String::from_utf8(found.value.into_owned()).unwrap()).unwrap_or_default()
}

/// Sheets, their rows, their cells.
fn sheets(content: &str) -> Vec<Vec<Vec<Found>>> {
    let mut reader = quick_xml::Reader::from_str(content);
    let mut sheets: Vec<Vec<Vec<Found>>> = Vec::new();
    let cell = |sheets: &mut Vec<Vec<Vec<Found>>>, words: &str| {
        let cell = sheets.last_mut().and_then(|rows| rows.last_mut()).and_then(|row| row.last_mut());
        if let Some(cell) = cell {
            cell.words.push_str(words);
        }
    };
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return sheets,
            Event::Start(start) => match start.name().as_ref() {
                b"table:table" => sheets.push(Vec::new()),
                b"table:table-row" => sheets.last_mut().unwrap().push(Vec::new()),
                b"table:table-cell" => {
                    assert_eq!(attribute(&start, "table:formula"), "");
                    let (kind, value) =
                        (attribute(&start, "office:value-type"), attribute(&start, "office:value"));
                    let row = sheets.last_mut().unwrap().last_mut().unwrap();
                    row.push(Found { kind, value, words: String::new() });
                }
                b"text:p" => cell(&mut sheets, "¶"),
                _ => {}
            },
            Event::Empty(empty) if empty.name().as_ref() == b"text:s" => cell(&mut sheets, "·"),
            Event::Text(words) => cell(&mut sheets, &words.decode().unwrap()),
            Event::GeneralRef(sign) => cell(&mut sheets, &format!("&{};", sign.decode().unwrap())),
            _ => {}
        }
    }
}

#[test]
fn a_spreadsheet_is_a_package_that_says_what_it_is_first() {
    let made = table_ods(&table(Lang::Fr, 3)).unwrap();
    assert_eq!(made, table_ods(&table(Lang::Fr, 3)).unwrap(), "the same table gives the same bytes");
    // Programs that tell files apart look here.
    assert_eq!(&made[30..38], b"mimetype");
    assert_eq!(&made[38..84], b"application/vnd.oasis.opendocument.spreadsheet");
    let mut archive = ZipArchive::new(Cursor::new(&made)).unwrap();
    assert_eq!(archive.by_index(0).unwrap().compression(), CompressionMethod::Stored);
    let manifest = part(&made, "META-INF/manifest.xml");
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    for name in names.iter().filter(|name| !["mimetype", "META-INF/manifest.xml"].contains(&name.as_str())) {
        assert!(manifest.contains(&format!("full-path=\"{name}\"")), "{name}: {manifest}");
    }
    let meta = part(&made, "meta.xml");
    assert!(meta.contains("<meta:creation-date>2026-11-18T11:06:40Z<"), "{meta}");
    assert!(meta.contains("<dc:language>fr<"), "{meta}");
}

#[test]
fn words_stay_words_and_numbers_are_numbers_whatever_was_written() {
    let made = table_ods(&table(Lang::Fr, CELLS.len())).unwrap();
    let content = part(&made, "content.xml");
    let [figures, about] = <[_; 2]>::try_from(sheets(&content)).unwrap();
    assert_eq!(figures.len(), 1 + CELLS.len());
    let told: Vec<&str> = figures.iter().map(|row| row[0].words.as_str()).collect();
    let wanted = [
        "¶Élément",
        "¶=HYPERLINK(&quot;http://x&quot;)",
        "¶+1",
        "¶2026-11-26",
        "¶&lt;b&gt;&amp;amp;]]&gt;&quot;&apos;",
        "¶·deux··espaces et une ligne¶la suite·",
        "¶sens12",
        "",
        "¶مرحبا",
    ];
    assert_eq!(told, wanted);
    assert!(figures.iter().all(|row| row[0].kind == "string"), "{figures:?}");
    for (number, row) in figures.iter().skip(1).enumerate() {
        let digits = number.to_string();
        assert_eq!((row[1].kind.as_str(), row[1].value.as_str()), ("float", digits.as_str()));
    }
    let sentences: Vec<&str> = about.iter().map(|row| row[0].words.as_str()).collect();
    assert_eq!(
        sentences,
        ["¶Chiffres [de] l&apos;équipe", "¶12 bilans.", "¶Les petits nombres sont masqués."]
    );
    let heads = content.split("<table:table-header-rows>").nth(1).unwrap();
    assert!(heads.split("</table:table-header-rows>").next().unwrap().contains("Nombre"));
    assert!(content.contains("table:name=\"chiffres\""), "{content}");
}

#[test]
fn an_arabic_table_goes_from_right_to_left_in_both_forms() {
    let direction = |lang| {
        let content = part(&table_ods(&table(lang, 1)).unwrap(), "content.xml");
        content.contains("style:writing-mode=\"rl-tb\"")
    };
    assert!(direction(Lang::Ar) && !direction(Lang::Fr));
    let document = Document::load_mem(&table_pdf(&table(Lang::Ar, 1), &FONTS).unwrap()).unwrap();
    let catalog = document.catalog().unwrap();
    assert_eq!(text(catalog.get(b"Lang").unwrap()), "ar");
    let reading = catalog.get(b"ViewerPreferences").unwrap().as_dict().unwrap();
    assert_eq!(reading.get(b"Direction").unwrap().as_name().unwrap(), b"R2L");
}

#[test]
fn pages_tell_a_screen_reader_which_cells_are_headings_once_however_many_pages_there_are() {
    let lines = 150;
    let made = table_pdf(&table(Lang::Fr, lines), &FONTS).unwrap();
    assert_eq!(made, table_pdf(&table(Lang::Fr, lines), &FONTS).unwrap());
    let document = Document::load_mem(&made).unwrap();
    let pages = document.get_pages().len();
    assert!(pages >= 4, "{pages}");
    let elements = elements(&document);
    let count = |kind: &str| elements.iter().filter(|(found, _)| found == kind).count();
    assert_eq!((count("H1"), count("P"), count("Table"), count("THead"), count("TBody")), (1, 2, 1, 1, 1));
    assert_eq!((count("TR"), count("TH"), count("TD")), (lines + 1, 2, 2 * lines));
    // The headings that stand on the other pages are said to be part of the page.
    let again = |page| {
        let content = document.get_page_content(page);
        content.windows(7).any(|piece| piece == b"/Header")
    };
    let with_heads: Vec<bool> = document.get_pages().into_values().map(again).collect();
    assert!(!with_heads[0] && with_heads[1..].iter().all(|again| *again), "{with_heads:?}");
}

#[test]
fn what_is_no_table_and_what_is_too_long_is_refused_in_both_forms() {
    let both = |table: &Table| (table_ods(table).unwrap_err(), table_pdf(table, &FONTS).unwrap_err());
    let mut ragged = table(Lang::Fr, 1);
    ragged.lines[0].pop();
    assert!(matches!(both(&ragged), (PaperError::NotATable, PaperError::NotATable)));
    let bare = Table { heads: Vec::new(), lines: Vec::new(), ..table(Lang::Fr, 0) };
    assert!(matches!(both(&bare), (PaperError::NotATable, PaperError::NotATable)));
    let mut long = table(Lang::Fr, 1);
    long.lines = vec![long.lines[0].clone(); 25_001];
    assert!(matches!(both(&long), (PaperError::TooLong, PaperError::TooLong)));
}

#[test]
fn a_table_without_lines_and_one_with_one_long_word_are_drawn() {
    let empty = table(Lang::En, 0);
    assert!(table_pdf(&empty, &FONTS).is_ok() && table_ods(&empty).is_ok());
    let mut long = table(Lang::Fr, 1);
    long.lines[0][0] = Cell::from("x".repeat(20_000));
    let document = Document::load_mem(&table_pdf(&long, &FONTS).unwrap()).unwrap();
    assert!(document.get_pages().len() > 1);
}
