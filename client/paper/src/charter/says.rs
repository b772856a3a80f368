//! What stands on a charter's copy, in one language.

use tdu_core::calendar::Day;
use tdu_core::evidence::{Facts, Said};
use tdu_core::proof::{Act, CharterProof, Examination, Stamped, read_in};
use tdu_policies::Lang;
use tdu_protocol::Timestamp;

use super::signed::{Signed, lines};
use crate::sheet::Kind;
use crate::words::{Value, Words};

/// One text.
pub struct Piece {
    pub kind: Kind,
    pub text: String,
}

/// Texts that belong together: in two languages they begin at the same height.
pub type Chunk = Vec<Piece>;

/// All of it, in the order in which it is read.
pub fn in_language(proof: &CharterProof, found: &Examination, lang: Lang, digest: &str) -> Vec<Chunk> {
    let words = Words::of(lang);
    let says = Says { words: &words };
    // The French reference stands beside a translation; a charter read in French is its own.
    let text = if lang == proof.lang { &proof.text } else { &proof.reference };
    let which = match (lang == proof.lang, proof.lang) {
        (true, Lang::Fr) => "paper-only",
        (true, _) => "paper-read",
        (false, _) => "paper-reference",
    };
    let mut chunks = vec![says.title(text, which), says.piece(Kind::Plain, "paper-lead")];
    chunks.push(says.piece(Kind::Part, "paper-acts"));
    chunks.extend(says.acts(found));
    chunks.extend(found.stamped.as_ref().map(|stamped| says.stamp(stamped)));
    chunks.push(says.service(found));
    chunks.push(says.piece(Kind::Part, "paper-text"));
    chunks.extend(says.text(text, found.charter.as_ref()));
    chunks.push(says.piece(Kind::Part, "paper-proves"));
    chunks.extend(found.findings.iter().map(|finding| says.piece(Kind::Item, finding.sentence())));
    chunks.push(says.piece(Kind::Part, "proof-never"));
    chunks.extend(found.never().iter().map(|id| says.piece(Kind::Item, id)));
    chunks.push(says.piece(Kind::Part, "paper-check"));
    chunks.push(says.piece(Kind::Plain, "paper-check-app"));
    chunks.push(says.piece(Kind::Plain, "paper-check-pages"));
    let mut fingerprint = says.piece(Kind::Label, "paper-digest");
    fingerprint.push(Piece { kind: Kind::Plain, text: grouped(digest) });
    chunks.push(fingerprint);
    chunks
}

struct Says<'a> {
    words: &'a Words,
}

impl Says<'_> {
    fn piece(&self, kind: Kind, id: &str) -> Chunk {
        vec![Piece { kind, text: self.words.say(id) }]
    }

    fn filled(&self, kind: Kind, id: &str, values: &[(&'static str, Value)]) -> Piece {
        Piece { kind, text: self.words.say_with(id, values) }
    }

    fn title(&self, text: &str, which: &str) -> Chunk {
        let title = lines(text).into_iter().find_map(|line| match line {
            Signed::Title(title) => Some(plain(title)),
            _ => None,
        });
        let title = title.unwrap_or_else(|| self.words.say("paper-title"));
        let which = Piece { kind: Kind::Small, text: self.words.say(which) };
        vec![Piece { kind: Kind::Title, text: title }, which]
    }

    /// Who did what, when; in which language, how.
    fn acts(&self, found: &Examination) -> Vec<Chunk> {
        let acts = [
            ("proof-signed", found.signed),
            ("proof-countersigned", found.countersigned),
            ("proof-withdrawn", found.withdrawn),
        ];
        let mut chunks: Vec<Chunk> =
            acts.into_iter().filter_map(|(id, act)| act.map(|act| self.act(id, &act))).collect();
        if let Some(charter) = &found.charter {
            let how = self.words.say(if charter.heard { "proof-heard" } else { "proof-read" });
            let values = [
                ("version", plain(&charter.version).into()),
                ("how", how.into()),
                ("lang", self.words.say(read_in(charter.lang)).into()),
            ];
            let mut chunk = self.piece(Kind::Label, "proof-version");
            chunk.push(self.filled(Kind::Plain, "paper-version", &values));
            chunks.push(chunk);
            // How it was answered, and what that is worth.
            chunks.extend(charter.in_words().into_iter().map(|(name, said)| self.fact(name, said)));
        }
        chunks
    }

    fn fact(&self, name: &str, said: Said) -> Chunk {
        let mut chunk = self.piece(Kind::Label, name);
        let text = match said {
            Said::Word(id) => self.words.say(id),
            Said::Named(role, name) => {
                let values = [("role", self.words.say(role).into()), ("name", plain(&name).into())];
                self.words.say_with("charter-help-named", &values)
            }
            Said::Day(day) => self.day(day),
            Said::Text(text) => plain(&text),
        };
        chunk.push(Piece { kind: Kind::Plain, text });
        chunk
    }

    fn day(&self, day: Day) -> String {
        let (year, month, of_month) = day.ymd();
        // As a number, the year would be written with a separator.
        let year = year.to_string();
        let values = [("day", of_month.into()), ("month", month.into()), ("year", year.into())];
        self.words.say_with("paper-day", &values)
    }

    /// By universal time: a proof knows no other clock.
    fn moment(&self, at: Timestamp) -> Piece {
        let minutes = at.0 / Timestamp::MINUTE % (24 * 60);
        let clock = format!("{:02}:{:02}", minutes / 60, minutes % 60);
        let values = [("day", self.day(Day::of(at, 0)).into()), ("clock", clock.into())];
        self.filled(Kind::Plain, "paper-moment", &values)
    }

    fn act(&self, id: &str, act: &Act) -> Chunk {
        let mut chunk = self.piece(Kind::Label, id);
        chunk.push(match act.at {
            Some(at) => self.moment(at),
            None => self.filled(Kind::Plain, "proof-no-time", &[]),
        });
        let account = act.account.to_string();
        chunk.push(self.filled(Kind::Small, "proof-by", &[("account", account.into())]));
        chunk
    }

    /// Who says when it existed. The name is theirs; the fingerprint is what tells them from others.
    fn stamp(&self, stamped: &Stamped) -> Chunk {
        let mut chunk = self.piece(Kind::Label, "proof-stamped");
        chunk.push(self.moment(stamped.at));
        let values = [("by", plain(&stamped.by).into()), ("issuer", plain(&stamped.issuer).into())];
        chunk.push(self.filled(Kind::Plain, "proof-stamped-by", &values));
        let certificate = self.words.say_with(
            "proof-stamped-certificate",
            &[("certificate", apart(&stamped.certificate.to_string()).into())],
        );
        chunk.push(Piece { kind: Kind::Small, text: certificate });
        chunk
    }

    fn service(&self, found: &Examination) -> Chunk {
        let mut chunk = self.piece(Kind::Label, "proof-service");
        chunk.push(Piece { kind: Kind::Plain, text: apart(&found.organisation.to_string()) });
        chunk.extend(self.piece(Kind::Small, "proof-service-hint"));
        chunk
    }

    /// The text that was signed, an idea at a time, and which of the choices were made.
    fn text(&self, text: &str, charter: Option<&Facts>) -> Vec<Chunk> {
        let mut chunks: Vec<Chunk> = Vec::new();
        for line in lines(text) {
            let piece = match line {
                // It stands at the top.
                Signed::Title(_) => continue,
                Signed::Idea(title) => {
                    chunks.push(vec![Piece { kind: Kind::Idea, text: plain(title) }]);
                    continue;
                }
                Signed::Paragraph(words) => Piece { kind: Kind::Plain, text: plain(words) },
                Signed::Choice(id, words) => {
                    let made = charter.is_some_and(|charter| charter.consents.iter().any(|made| made == id));
                    let id = if made { "paper-chosen" } else { "paper-not-chosen" };
                    self.filled(Kind::Item, id, &[("text", plain(words).into())])
                }
                Signed::Point(words) => Piece { kind: Kind::Item, text: plain(words) },
            };
            match chunks.last_mut() {
                Some(chunk) => chunk.push(piece),
                None => chunks.push(vec![piece]),
            }
        }
        chunks
    }
}

/// A text of the proof, without the marks that could show it otherwise than it is.
fn plain(text: &str) -> String {
    let turns = |letter: &char| matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    text.chars().filter(|letter| !turns(letter)).collect()
}

/// Letters of a fingerprint in groups of eight, from left to right in every language.
fn grouped(digest: &str) -> String {
    let letters: Vec<char> = digest.chars().collect();
    let groups: Vec<String> = letters.chunks(8).map(|group| group.iter().collect()).collect();
    apart(&groups.join(" "))
}

/// Kept from left to right, whatever stands around.
fn apart(text: &str) -> String {
    format!("\u{2066}{text}\u{2069}")
}
