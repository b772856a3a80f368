//! Does a charter's proof hold? Without a server, an account or a network.

use std::{
    fs::File,
    io::Read as _,
    path::{self, Path},
};

use serde_json::json;
use tdu_cli::private;
use tdu_core::proof::{Act, Examination, Finding, Outcome, Point, Stamped};
use tdu_paper::{Fonts, Inside, LONGEST_PDF, Pages, charter_pdf, examine, inside};
use tdu_protocol::Hash32;

use crate::{
    arguments::Verify,
    output::{Output, universal},
    texts::value,
    trouble::Trouble,
};

/// How a PDF begins.
const PDF: &[u8] = b"%PDF";

/// `tdu verify`
pub fn verify(output: &Output, wish: &Verify) -> Result<(), Trouble> {
    let file = &wish.proof;
    let bytes = read(file)?;
    let (proof, pages) = if bytes.starts_with(PDF) {
        let Inside { proof, pages } =
            inside(&bytes, &Fonts::embedded()).map_err(|_| Trouble::NoProof(file.clone()))?;
        (proof, Some(pages))
    } else {
        (bytes, None)
    };
    let authority = wish.authority.as_deref().map(authority).transpose()?;
    let found = examine(&proof, authority.as_deref()).map_err(|_| Trouble::NoProof(file.clone()))?;
    // Asked for and not there is as bad as one of somebody else.
    let is_stamped = authority.is_none() || found.stamped.is_some();
    let is_theirs = wish.organisation.is_none_or(|expected| expected == found.organisation);
    if output.json {
        as_json(output, &found, is_theirs && is_stamped, pages);
    } else {
        in_words(output, &found, wish.organisation, authority.is_some(), pages);
    }
    if !found.holds() || !is_theirs || !is_stamped {
        return Err(Trouble::ProofFails);
    }
    if let Some(path) = &wish.pdf {
        let made = charter_pdf(&proof, &Fonts::embedded()).map_err(Trouble::NoPdf)?;
        let written = path::absolute(path).and_then(|whole| private::write(&whole, &made));
        written.map_err(|error| Trouble::File { path: path.clone(), error })?;
    }
    if pages == Some(Pages::Other) { Err(Trouble::OtherPages) } else { Ok(()) }
}

/// The certificate that a time stamp must lead to.
fn authority(path: &Path) -> Result<Vec<u8>, Trouble> {
    tdu_stamp::certificate(&read(path)?).map_err(|_| Trouble::NoCertificate(path.to_owned()))
}

/// A file, as far as any proof or PDF of one goes; what is longer is neither.
fn read(path: &Path) -> Result<Vec<u8>, Trouble> {
    let trouble = |error| Trouble::File { path: path.to_owned(), error };
    let mut bytes = Vec::new();
    let most = u64::try_from(LONGEST_PDF).unwrap_or(u64::MAX).saturating_add(1);
    File::open(path).map_err(trouble)?.take(most).read_to_end(&mut bytes).map_err(trouble)?;
    Ok(bytes)
}

fn in_words(
    output: &Output,
    found: &Examination,
    expected: Option<Hash32>,
    asked: bool,
    pages: Option<Pages>,
) {
    let line = |mark: &str, text: &str| output.line(&format!("{}  {text}", output.say(mark, &[])));
    let (mark, id) = match expected {
        None => ("mark-look", "proof-organisation"),
        Some(expected) if expected == found.organisation => ("mark-well", "proof-organisation-same"),
        Some(_) => ("mark-unwell", "proof-organisation-other"),
    };
    line(mark, &output.say(id, &[("organisation", value(found.organisation.to_string()))]));
    match pages {
        None => {}
        Some(Pages::AsMade) => line("mark-well", &output.say("proof-pages-as-made", &[])),
        Some(Pages::Other) => line("mark-unwell", &output.say("proof-pages-other", &[])),
    }
    for Finding { point, outcome } in &found.findings {
        let (mark, ending) = match outcome {
            Outcome::Holds => ("mark-well", "holds"),
            Outcome::Open => ("mark-look", "open"),
            Outcome::Fails(_) => ("mark-unwell", "fails"),
        };
        line(mark, &output.say(&format!("proof-{}-{ending}", name(*point)), &[]));
    }
    let acts = [
        ("proof-signed", found.signed),
        ("proof-countersigned", found.countersigned),
        ("proof-withdrawn", found.withdrawn),
    ];
    for (id, act) in acts {
        if let Some(Act { account, at }) = act {
            let at = match at {
                Some(at) => output.say("proof-at", &[("at", value(universal(at)))]),
                None => output.say("proof-no-time", &[]),
            };
            output.line(&output.say(id, &[("account", value(account.to_string())), ("at", value(at))]));
        }
    }
    if let Some(Stamped { at, by, issuer, certificate }) = &found.stamped {
        let values = [("at", value(universal(*at))), ("by", value(by)), ("issuer", value(issuer))];
        output.line(&output.say("proof-stamped", &values));
        let values = [("certificate", value(certificate.to_string()))];
        output.line(&output.say("proof-stamped-certificate", &values));
    } else if asked {
        line("mark-unwell", &output.say("proof-stamp-missing", &[]));
    }
    if let Some(charter) = &found.charter {
        let values = [("version", value(&charter.version)), ("lang", value(charter.lang.code()))];
        output.line(&output.say(if charter.heard { "proof-heard" } else { "proof-read" }, &values));
        for line in output.facts(charter) {
            output.line(&line);
        }
        let consents = charter.consents.join(", ");
        let id = if consents.is_empty() { "proof-no-consents" } else { "proof-consents" };
        output.line(&output.say(id, &[("consents", value(consents))]));
    }
    output.line("");
    output.line(&output.say("proof-never", &[]));
    for id in found.never() {
        output.line(&format!("-  {}", output.say(id, &[])));
    }
}

fn as_json(output: &Output, found: &Examination, is_theirs: bool, pages: Option<Pages>) {
    let act = |act: Option<Act>| act.map(|act| json!({ "account": act.account, "at": act.at }));
    let findings: Vec<_> = found
        .findings
        .iter()
        .map(|Finding { point, outcome }| {
            let (outcome, detail) = match outcome {
                Outcome::Holds => ("holds", None),
                Outcome::Open => ("open", None),
                Outcome::Fails(detail) => ("fails", Some(detail)),
            };
            json!({ "point": point, "outcome": outcome, "detail": detail })
        })
        .collect();
    output.value(&json!({
        "holds": found.holds() && is_theirs,
        "organisation": found.organisation,
        "signed": act(found.signed),
        "charter": found.charter,
        "countersigned": act(found.countersigned),
        "withdrawn": act(found.withdrawn),
        "stamped": found.stamped,
        "pages": pages.map(|pages| if pages == Pages::AsMade { "as-made" } else { "other" }),
        "findings": findings,
    }));
}

/// The name of a point, as JSON has it.
fn name(point: Point) -> String {
    match serde_json::to_value(point) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}
