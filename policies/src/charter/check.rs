//! Reads the four files of the charter and compares the languages.

use std::collections::BTreeSet;

use super::{
    Charter, EVIDENCE_RETENTION, FILE_RETENTION, Meta, Point, STATUS_PHRASE, Sheet, Sheets, Statement,
    braces::{self, Piece},
    text::has_hidden_characters,
};
use crate::{
    Lang, Localised, Mistake, PolicyFiles, Reason, Retention, Slug,
    reason::{Compared, Member, count},
    retention::Kind,
    source::{Source, Step, at},
};

/// Names in braces that are filled from elsewhere than the parameters.
const COMPUTED: [&str; 3] = [STATUS_PHRASE, FILE_RETENTION, EVIDENCE_RETENTION];

const META: &str = "charter/charter.toml";

const fn file(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "charter/fr.toml",
        Lang::En => "charter/en.toml",
        Lang::Ar => "charter/ar.toml",
    }
}

pub(crate) fn read(
    files: &PolicyFiles,
    retention: Option<&Retention>,
    mistakes: &mut Vec<Mistake>,
) -> Option<Charter> {
    let meta = read_meta(files, mistakes);
    let fr = read_sheet(files, Lang::Fr, meta.as_ref(), None, mistakes);
    let en = read_sheet(files, Lang::En, meta.as_ref(), fr.as_ref(), mistakes);
    let ar = read_sheet(files, Lang::Ar, meta.as_ref(), fr.as_ref(), mistakes);
    let (meta, fr, en, ar) = (meta?, fr?, en?, ar?);
    check_use(files, &meta, &fr, mistakes);
    let in_words = |kind| Some(retention?.rule(kind)?.in_words.clone());
    let (file_retention, evidence_retention) =
        (in_words(Kind::FollowUpFile)?, in_words(Kind::CharterEvidence)?);
    Some(Charter { meta, file_retention, evidence_retention, sheets: Sheets { fr, en, ar } })
}

fn read_meta(files: &PolicyFiles, mistakes: &mut Vec<Mistake>) -> Option<Meta> {
    let mut source = Source::open(files, META, mistakes)?;
    let meta: Meta = source.read()?;
    let is_numbered = !meta.version.trim().is_empty();
    source.require(is_numbered, at!["version"], Reason::TextEmpty("version".to_owned()));
    source.unique("statuses", meta.statuses.iter().map(|status| &status.id));
    source.require(
        meta.statuses.iter().any(|status| status.id == meta.default_status),
        at!["default_status"],
        Reason::NotOneOf(Member::new(meta.default_status.as_str(), "statuses")),
    );
    source.within(meta.reminder_days.into(), (1, 365), at!["reminder_days"]);
    for (rank, status) in meta.statuses.iter().enumerate() {
        check_value(&mut source, at!["statuses", rank, "phrase"], &status.phrase);
    }
    for (rank, parameter) in meta.parameters.iter().enumerate() {
        let name = parameter.name.as_str();
        let place = at!["parameters", rank, "name"];
        source.require(braces::is_name(name), place, Reason::NotAName(name.to_owned()));
        source.require(!COMPUTED.contains(&name), place, Reason::FilledElsewhere(name.to_owned()));
        source.require(
            meta.parameters[..rank].iter().all(|earlier| earlier.name != name),
            place,
            Reason::Twice(Member::new(name, "parameters")),
        );
        check_value(&mut source, at!["parameters", rank, "value"], &parameter.value);
    }
    Some(meta)
}

/// A value is printed as it stands, on one line.
fn check_value(source: &mut Source<'_>, place: &[Step<'_>], value: &Localised) {
    for lang in Lang::ALL {
        let text = value.get(lang);
        let place: Vec<_> = place.iter().copied().chain([lang.code().into()]).collect();
        source.require(!text.contains(['{', '}']), &place, Reason::BracesInValue);
        source.require(!has_hidden_characters(text), &place, Reason::NotOneLine);
    }
}

fn read_sheet(
    files: &PolicyFiles,
    lang: Lang,
    meta: Option<&Meta>,
    reference: Option<&Sheet>,
    mistakes: &mut Vec<Mistake>,
) -> Option<Sheet> {
    let mut source = Source::open(files, file(lang), mistakes)?;
    let sheet: Sheet = source.read()?;
    source.unique("sections", sheet.sections.iter().map(|section| &section.id));
    source.unique("consents", sheet.consents.iter().map(|choice| &choice.id));
    source.unique("comprehension", sheet.comprehension.iter().map(|point| &point.id));
    for (rank, section) in sheet.sections.iter().enumerate() {
        source.require(
            !section.paragraphs.is_empty(),
            at!["sections", rank, "paragraphs"],
            Reason::ListEmpty("paragraphs".to_owned()),
        );
    }
    for (rank, point) in sheet.comprehension.iter().enumerate() {
        let known = |id: &&Slug| sheet.sections.iter().any(|section| section.id == **id);
        if let Some(unknown) = point.section.as_ref().filter(|id| !known(id)) {
            let reason = Reason::NotOneOf(Member::new(unknown.as_str(), "sections"));
            source.tell(at!["comprehension", rank, "section"], reason);
        }
    }
    each_text(&sheet, |place, text| check_text(&mut source, place, text, meta));
    if let Some(reference) = reference {
        compare(&mut source, &sheet, reference);
    }
    Some(sheet)
}

fn check_text(source: &mut Source<'_>, place: &[Step<'_>], text: &str, meta: Option<&Meta>) {
    let key = place.iter().rev().find_map(|step| match step {
        Step::Key(key) => Some((*key).to_owned()),
        Step::Rank(_) => None,
    });
    source.require(!text.trim().is_empty(), place, Reason::TextEmpty(key.unwrap_or_default()));
    source.require(!has_hidden_characters(text), place, Reason::NotOneLine);
    match braces::pieces(text) {
        Err(reason) => source.tell(place, reason),
        Ok(pieces) => {
            // Without the list of parameters, every name would look unknown.
            let Some(meta) = meta else { return };
            for name in names(&pieces).filter(|name| !is_known(meta, name)) {
                source.tell(place, Reason::ParameterUnknown(name.to_owned()));
            }
        }
    }
}

fn is_known(meta: &Meta, name: &str) -> bool {
    COMPUTED.contains(&name) || meta.parameters.iter().any(|parameter| parameter.name == name)
}

/// Tells what the translation lacks, adds or orders otherwise than the reference.
fn compare(source: &mut Source<'_>, sheet: &Sheet, reference: &Sheet) {
    let sections =
        |sheet: &Sheet| sheet.sections.iter().map(|section| section.id.clone()).collect::<Vec<_>>();
    let statements = |list: &[Statement]| list.iter().map(|entry| entry.id.clone()).collect::<Vec<_>>();
    let points = |list: &[Point]| list.iter().map(|entry| entry.id.clone()).collect::<Vec<_>>();
    compare_ids(source, "sections", &sections(sheet), &sections(reference));
    compare_ids(source, "consents", &statements(&sheet.consents), &statements(&reference.consents));
    compare_ids(source, "comprehension", &points(&sheet.comprehension), &points(&reference.comprehension));
    for (rank, point) in sheet.comprehension.iter().enumerate() {
        let Some(french) = reference.comprehension.iter().find(|french| french.id == point.id) else {
            continue;
        };
        source.require(
            point.section == french.section,
            at!["comprehension", rank, "id"],
            Reason::OtherSection,
        );
    }
    for (rank, section) in sheet.sections.iter().enumerate() {
        let Some(french) = reference.sections.iter().find(|french| french.id == section.id) else { continue };
        let (here, there) = (section.paragraphs.len(), french.paragraphs.len());
        source.require(
            here == there,
            at!["sections", rank, "paragraphs"],
            Reason::Paragraphs(Compared {
                name: section.id.to_string(),
                here: count(here),
                there: count(there),
            }),
        );
        let said = names_in(section.paragraphs.iter().chain([&section.title]));
        for name in names_in(french.paragraphs.iter().chain([&french.title])).difference(&said) {
            source.tell(
                at!["sections", rank, "paragraphs"],
                Reason::ParameterLost(Member::new(name, section.id.as_str())),
            );
        }
    }
}

fn compare_ids(source: &mut Source<'_>, list: &str, here: &[Slug], reference: &[Slug]) {
    for (rank, id) in reference.iter().enumerate().filter(|(_, id)| !here.contains(id)) {
        let near = rank.min(here.len().saturating_sub(1));
        source.tell(at![list, near], Reason::EntryMissing(Member::new(id.as_str(), list)));
    }
    for (rank, id) in here.iter().enumerate().filter(|(_, id)| !reference.contains(id)) {
        source.tell(at![list, rank, "id"], Reason::EntryAdded(Member::new(id.as_str(), list)));
    }
    // With an id missing or standing twice, every later place differs: only the cause is told.
    let same_ids = here.len() == reference.len() && reference.iter().all(|id| here.contains(id));
    let differs = here.iter().zip(reference).position(|(id, expected)| id != expected);
    if let (true, Some(rank)) = (same_ids, differs) {
        let (id, expected) = (&here[rank], &reference[rank]);
        source.tell(at![list, rank, "id"], Reason::OtherOrder(Member::new(id.as_str(), expected.as_str())));
    }
}

/// A parameter that no text says would be filled for nothing.
fn check_use(files: &PolicyFiles, meta: &Meta, reference: &Sheet, mistakes: &mut Vec<Mistake>) {
    let mut said = BTreeSet::new();
    each_text(reference, |_, text| said.extend(names_in([text])));
    let Some(mut source) = Source::open(files, META, mistakes) else { return };
    for (rank, parameter) in meta.parameters.iter().enumerate() {
        source.require(
            said.contains(parameter.name.as_str()),
            at!["parameters", rank, "name"],
            Reason::ParameterUnused(parameter.name.clone()),
        );
    }
}

fn names<'t>(pieces: &[Piece<'t>]) -> impl Iterator<Item = &'t str> {
    pieces.iter().filter_map(|piece| match piece {
        Piece::Name(name) => Some(*name),
        Piece::Words(_) => None,
    })
}

fn names_in<'t>(texts: impl IntoIterator<Item = &'t String>) -> BTreeSet<&'t str> {
    texts
        .into_iter()
        .filter_map(|text| braces::pieces(text).ok())
        .flat_map(|pieces| names(&pieces).collect::<Vec<_>>())
        .collect()
}

/// Visits every text of a sheet with its place.
fn each_text<'s>(sheet: &'s Sheet, mut visit: impl FnMut(&[Step<'_>], &'s String)) {
    visit(at!["title"], &sheet.title);
    for (rank, section) in sheet.sections.iter().enumerate() {
        visit(at!["sections", rank, "title"], &section.title);
        for (line, paragraph) in section.paragraphs.iter().enumerate() {
            visit(at!["sections", rank, "paragraphs", line], paragraph);
        }
    }
    visit(at!["consents_title"], &sheet.consents_title);
    visit(at!["consents_introduction"], &sheet.consents_introduction);
    visit(at!["comprehension_title"], &sheet.comprehension_title);
    for (rank, choice) in sheet.consents.iter().enumerate() {
        visit(at!["consents", rank, "text"], &choice.text);
    }
    for (rank, point) in sheet.comprehension.iter().enumerate() {
        visit(at!["comprehension", rank, "text"], &point.text);
    }
}
