//! The files that ship are right, complete in every language, and give the same digests everywhere.

use std::collections::BTreeSet;

use tdu_policies::{
    Counted, Lang, Localised, Parameters, PolicyFiles, PolicySet, Ready, Reason, Reporting, Slug, Visibility,
    check_in::{MAXIMUM_WEEKLY_ITEMS, MINIMUM_GROUP},
    reporting::Measure,
    resources::Audience,
    retention::Kind,
};

fn embedded() -> PolicySet {
    match PolicySet::parse(&PolicyFiles::embedded()) {
        Ok(set) => set,
        Err(mistakes) => {
            panic!("{}", mistakes.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

/// Made-up values of a made-up service.
fn filled() -> Parameters {
    Parameters::new()
        .with("service", "Service des Tilleuls")
        .with("organisation", "Association des Tilleuls, 1 rue des Essais")
        .with("worker", "Camille Essai")
        .with("legal_basis", "mission d'intérêt public")
        .with("recipients", "l'équipe des Tilleuls")
        .with("hosting", "dans les locaux des Tilleuls")
        .with("dpo", "donnees@tilleuls.example")
        .with("opening_hours", "de 9 h à 17 h")
}

#[test]
fn the_set_parses() {
    let set = embedded();
    assert_eq!(set, PolicySet::embedded());
    assert!(set.check_in.minimum_group >= MINIMUM_GROUP);
    assert!(!set.check_in.made_for_tests);
    assert_eq!(set.telework.days_a_week, 2);
    assert_eq!(set.charter.falc_validated_by(), "");
}

#[test]
fn the_set_survives_a_journey() {
    let files = PolicyFiles::embedded();
    let travelled: PolicyFiles = serde_json::from_str(&serde_json::to_string(&files).unwrap()).unwrap();
    assert_eq!(travelled, files);
    let set = embedded();
    let travelled: PolicySet = serde_json::from_str(&serde_json::to_string(&set).unwrap()).unwrap();
    assert_eq!(travelled, set);
}

#[test]
fn the_vocabulary_is_the_fields_own() {
    let follow_up = embedded().follow_up;
    for (words, ids) in [
        (
            "presence-rdv presence-spontanee domicile exterieur telephone visio messagerie sms courriel courrier tiers",
            follow_up.channels.iter().map(|channel| channel.id.to_string()).collect::<Vec<_>>(),
        ),
        (
            "traite en-cours attente-piece transfere-expert oriente refuse sans-solution rupture-contact",
            follow_up.outcomes.iter().map(|outcome| outcome.id.to_string()).collect(),
        ),
        (
            "ecoute information acces-aux-droits instruction-dossier aide-financiere aide-materielle mediation \
             orientation accompagnement-physique evaluation-sociale relance coordination information-preoccupante \
             signalement",
            follow_up.actions.iter().map(|action| action.id.to_string()).collect(),
        ),
    ] {
        assert_eq!(ids, words.split_whitespace().collect::<Vec<_>>());
    }
    assert_eq!(follow_up.themes.len(), 18);
    assert_eq!(follow_up.signals.iter().filter(|signal| signal.at_distance).count(), 9);
    assert_eq!(follow_up.signals.iter().filter(|signal| !signal.at_distance).count(), 7);
    assert!(follow_up.channel("domicile").unwrap().in_person);
    assert!(follow_up.channel("telephone").unwrap().remote);
    let third_party = follow_up.channel("tiers").unwrap();
    assert!(!third_party.in_person && !third_party.remote);
    assert_eq!(follow_up.label("ecoute").unwrap().get(Lang::En), "Listening");
    assert_eq!(follow_up.label("absent"), None);
}

/// The set of an emergency housing line.
fn line_115() -> PolicyFiles {
    PolicyFiles::shipped().ready(Ready::Line115).expect("it ships")
}

#[test]
fn every_ready_set_can_be_for_a_team_alone() {
    for ready in [Ready::Standard, Ready::Line115] {
        let files = PolicyFiles::shipped().ready(ready).expect("it ships");
        let by_worker = PolicySet::parse(&files).expect("it parses");
        let team = PolicySet::parse(&files.clone().for_team()).expect("it parses");
        let (by_worker, team) = (by_worker.reporting, team.reporting);
        assert_eq!((by_worker.visibility, team.visibility), (Visibility::ByWorker, Visibility::Team));
        assert_eq!((by_worker.counted(), team.counted()), (Counted::Minutes, Counted::Reports));
        let time = |line: &Localised| line.get(Lang::En).contains("time");
        assert!(!by_worker.never_sent.iter().any(time), "it leaves, for the team's total");
        assert_eq!(Reporting { visibility: Visibility::Team, ..by_worker }, team, "nothing else changes");
    }
}

#[test]
fn a_set_from_before_the_choice_is_by_worker() {
    let mut files = PolicyFiles::embedded();
    let text = files.get("reporting.toml").expect("it is there").replace("visibility = \"by-worker\"\n", "");
    files.insert("reporting.toml", text);
    assert_eq!(PolicySet::parse(&files).expect("it parses").reporting.visibility, Visibility::ByWorker);
}

#[test]
fn a_set_that_says_nothing_of_the_minutes_keeps_them_with_their_author() {
    let mut files = PolicyFiles::embedded();
    let text = files.get("reporting.toml").expect("it is there").replace("minutes = \"team\"\n", "");
    files.insert("reporting.toml", text);
    assert_eq!(PolicySet::parse(&files).expect("it parses").reporting.counted(), Counted::Nothing);
    let team = PolicySet::parse(&files.for_team()).expect("it parses").reporting;
    assert_eq!(team.counted(), Counted::Reports, "there they are one of the totals, as they were");
}

#[test]
fn every_ready_set_is_complete_and_parses() {
    let standard = PolicyFiles::shipped().ready(Ready::Standard).expect("it ships");
    assert_eq!(standard, PolicyFiles::embedded());
    let told = PolicySet::parse(&line_115()).err().unwrap_or_default();
    assert!(told.is_empty(), "{}", told.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    assert_ne!(line_115().digest(), standard.digest());
    assert_eq!(PolicyFiles::embedded().ready(Ready::Line115), None, "its own files are not there");
}

#[test]
fn a_mistake_in_the_line_s_set_is_refused_with_its_line_and_reason() {
    let mut files = line_115();
    let text =
        files.get("reporting.toml").expect("a file").replace("measure = \"themes\"", "measure = \"callers\"");
    let line = text.lines().position(|line| line.contains("callers")).expect("it was changed") + 1;
    files.insert("reporting.toml", text);
    let told = PolicySet::parse(&files).expect_err("no such measure");
    assert_eq!((told.len(), told[0].file.as_str(), told[0].line as usize), (1, "reporting.toml", line));
    assert!(
        matches!(&told[0].reason, Reason::WordUnknown(word) if word.name == "callers"),
        "{}",
        told[0].reason
    );
}

#[test]
fn the_line_s_words_are_the_field_s_own_in_every_language() {
    let set = PolicySet::parse(&line_115()).expect("it parses");
    let words = set.follow_up;
    let ids = |prefix: &str| -> Vec<String> {
        let channels = words.channels.iter().map(|one| &one.id);
        let outcomes = words.outcomes.iter().map(|one| &one.id);
        let terms = words.themes.iter().chain(&words.actions).map(|one| &one.id);
        let all = channels.chain(outcomes).chain(terms);
        all.filter_map(|id| id.as_str().strip_prefix(prefix)).map(str::to_owned).collect()
    };
    for (prefix, expected) in [
        ("appel-", "personne entourage maraude accueil-de-jour service-social service-specialise"),
        ("menage-", "homme-seul femme-seule couple-sans-enfant famille groupe-adultes mineur-isole"),
        ("demande-", "hebergement prestation information signalement-rue"),
        ("non-attribuee-", "absence-place place-inadaptee refus-personne non-presentation autre"),
        ("suite-", "urgence chrs stabilisation-insertion logement-intermediaire intermediation-avdl"),
    ] {
        assert_eq!(ids(prefix), expected.split(' ').collect::<Vec<_>>(), "{prefix}");
    }
    for given in ["attribuee", "orientee"] {
        assert!(!words.outcome(given).expect("an answer").unmet, "{given}");
    }
    let reasons = words.outcomes.iter().filter(|outcome| outcome.unmet).count();
    assert_eq!(reasons, 5, "each reason is an unmet need");
    let labels = words.themes.iter().chain(&words.actions).map(|one| &one.label);
    let labels = labels.chain(words.channels.iter().map(|one| &one.label));
    let labels = labels.chain(words.outcomes.iter().map(|one| &one.label));
    let indicators = set.reporting.indicators.iter().flat_map(|one| [&one.label, &one.explanation]);
    let arabic = |letter: char| ('\u{0600}'..='\u{06FF}').contains(&letter);
    for label in labels.chain(indicators) {
        assert!(label.get(Lang::Ar).contains(arabic), "{}", label.get(Lang::Fr));
        assert_ne!(label.get(Lang::Fr), label.get(Lang::En));
    }
    for measure in [Measure::ContactsByChannel, Measure::Themes, Measure::Outcomes, Measure::UnmetNeeds] {
        let here = set.reporting.indicator(measure).expect("an indicator");
        let there = embedded().reporting.indicator(measure).expect("an indicator").id.clone();
        assert_ne!(here.id, there, "numbers of two kinds of work are never taken for each other");
    }
}

#[test]
fn a_week_asks_four_questions_and_turns_around_the_axes() {
    let check_in = embedded().check_in;
    let mut axes = BTreeSet::new();
    for week in 0..6 {
        let items = check_in.weekly_items(week);
        assert_eq!(items.len(), MAXIMUM_WEEKLY_ITEMS);
        axes.insert(items.last().unwrap().axis.clone());
    }
    assert_eq!(axes.len(), 6);
    assert_eq!(check_in.weekly_items(7), check_in.weekly_items(1));
    assert_eq!(check_in.quarterly.items.len(), 12);
    assert_eq!(check_in.item("charge-tenable").unwrap().axis.as_str(), "charge-et-temps");
}

#[test]
fn small_totals_are_hidden_and_zero_is_not() {
    let reporting = embedded().reporting;
    let edge = u64::from(reporting.hidden_below);
    for (total, hidden) in [(0, false), (1, true), (edge - 1, true), (edge, false), (edge + 1, false)] {
        assert_eq!(reporting.hides(total), hidden, "{total}");
    }
    for measure in
        [Measure::ContactsByChannel, Measure::Outcomes, Measure::InPersonAndRemote, Measure::CharterCoverage]
    {
        assert!(reporting.indicator(measure).is_some(), "{measure:?}");
    }
}

#[test]
fn each_kind_of_data_has_a_rule() {
    let retention = embedded().retention;
    for kind in Kind::ALL {
        assert!(retention.rule(kind).is_some(), "{kind:?}");
    }
    // The length of the charter's evidence awaits a jurist: no source may be shown.
    assert_eq!(retention.rule(Kind::CharterEvidence).unwrap().source, None);
}

#[test]
fn emergencies_come_first_for_everybody() {
    let resources = embedded().resources;
    for audience in [Audience::Person, Audience::Worker] {
        let list = resources.for_audience(audience);
        let emergencies = list.iter().take_while(|resource| resource.emergency).count();
        assert_eq!(emergencies, list.iter().filter(|resource| resource.emergency).count());
    }
    let numbers: BTreeSet<_> = resources
        .resources
        .iter()
        .flat_map(|resource| [&resource.phone, &resource.text_message])
        .flatten()
        .map(String::as_str)
        .collect();
    for number in ["15", "17", "18", "112", "114", "115", "119", "3919"] {
        assert!(numbers.contains(number), "{number}");
    }
}

#[test]
fn the_charter_is_whole_in_every_language() {
    let charter = embedded().charter;
    let french = charter.text(Lang::Fr, &filled());
    for lang in Lang::ALL {
        let text = charter.text(lang, &filled());
        assert_eq!(text.lang, lang);
        assert!(
            text.sections
                .iter()
                .map(|section| &section.id)
                .eq(french.sections.iter().map(|section| &section.id))
        );
        let canonical = text.canonical();
        assert!(!canonical.contains(['{', '}']), "{lang:?}: a name was not filled");
        for value in ["Service des Tilleuls", "Camille Essai", "donnees@tilleuls.example"] {
            assert!(canonical.contains(value), "{lang:?}: {value}");
        }
        for number in ["15", "17", "18", "112", "114", "115", "119", "3919"] {
            let emergencies = text.sections.iter().find(|section| section.id.as_str() == "urgences").unwrap();
            assert!(emergencies.paragraphs.concat().contains(number), "{lang:?}: {number}");
        }
    }
    assert_eq!(charter.to_complete(&filled()), Vec::<&tdu_policies::charter::Parameter>::new());
    let left: Vec<_> =
        charter.to_complete(&Parameters::new()).iter().map(|parameter| parameter.name.as_str()).collect();
    assert_eq!(
        left,
        ["service", "organisation", "legal_basis", "recipients", "hosting", "dpo", "opening_hours"]
    );
    assert_eq!(charter.consents().len(), french.consents.len());
}

#[test]
fn an_example_says_that_it_is_one() {
    let charter = embedded().charter;
    for parameter in charter.parameters().iter().filter(|parameter| parameter.example) {
        for (lang, word) in [(Lang::Fr, "exemple"), (Lang::En, "example"), (Lang::Ar, "مثال")] {
            assert!(parameter.value.get(lang).contains(word), "{}: {lang:?}", parameter.name);
        }
    }
}

#[test]
fn secrecy_is_promised_only_by_a_status_that_binds() {
    let charter = embedded().charter;
    let says_secret = |parameters: &Parameters| {
        charter.text(Lang::Fr, parameters).canonical().contains("secret professionnel")
    };
    assert!(!says_secret(&Parameters::new()));
    assert!(!says_secret(&Parameters::new().with_status(Slug::new("inconnu").unwrap())));
    for status in charter.statuses() {
        let promised = says_secret(&Parameters::new().with_status(status.id.clone()));
        assert_eq!(promised, status.id != *charter.default_status(), "{}", status.id);
    }
}

#[test]
fn arabic_is_written_in_arabic() {
    let arabic = |text: &str| text.chars().any(|letter| ('\u{0600}'..='\u{06FF}').contains(&letter));
    for section in embedded().charter.text(Lang::Ar, &Parameters::new()).sections {
        assert!(arabic(&section.title), "{}", section.id);
        assert!(section.paragraphs.iter().all(|paragraph| arabic(paragraph)), "{}", section.id);
    }
    let follow_up = embedded().follow_up;
    let labels = follow_up.themes.iter().chain(&follow_up.actions).map(|term| &term.label);
    for label in labels.chain(follow_up.channels.iter().map(|channel| &channel.label)) {
        assert!(arabic(label.get(Lang::Ar)), "{}", label.get(Lang::Fr));
    }
    assert!(Lang::Ar.is_rtl() && !Lang::Fr.is_rtl());
    assert_eq!(Lang::from_code("ar-MA"), Some(Lang::Ar));
    assert_eq!(Lang::from_code("de"), None);
}

/// No line of French begins with a mark that belongs to the line before.
#[test]
fn french_marks_stay_with_their_words() {
    let (embedded, line) = (PolicyFiles::embedded(), line_115());
    for (name, text) in embedded.iter().chain(line.iter()) {
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let label = line.split_once("fr = \"").and_then(|(_, rest)| rest.split('"').next());
            let french = if name.ends_with("fr.toml") { line } else { label.unwrap_or_default() };
            let loose = [" :", " ;", " !", " ?", " »", "« "].into_iter().find(|loose| french.contains(loose));
            assert_eq!(loose, None, "U+00A0 belongs in {name}: {french}");
        }
    }
}

#[test]
fn a_value_cannot_add_a_line_nor_turn_the_text() {
    let charter = embedded().charter;
    let sly = Parameters::new().with("service", "A\n- B\u{202E}C");
    let text = charter.text(Lang::Fr, &sly);
    assert!(text.canonical().contains("Le service : A - BC."));
    let blank = Parameters::new().with("service", " \n\u{202E}");
    assert_eq!(charter.text(Lang::Fr, &blank), charter.text(Lang::Fr, &Parameters::new()));
}

#[test]
fn the_digest_covers_every_part_of_the_text() {
    let charter = embedded().charter;
    let text = charter.text(Lang::Fr, &filled());
    let mut digests = BTreeSet::from([text.digest()]);
    let mut changed = vec![text.clone(); 8];
    changed[0].version.push('1');
    changed[1].lang = Lang::En;
    changed[2].title.push('.');
    changed[3].sections[0].title.push('.');
    changed[4].sections[0].paragraphs[0].push('.');
    changed[5].consents.pop();
    changed[6].comprehension[0].text.push('.');
    changed[7].sections.swap(0, 1);
    for other in &changed {
        assert!(digests.insert(other.digest()));
    }
}

#[test]
fn digests_are_frozen() {
    let mut files = PolicyFiles::new();
    assert_eq!(hex(&files.digest()), "afd530b12202c107aaeecf7cfdde0f1a310013feb26d8aa680a12e414690d1a5");
    files.insert("b.toml", "x = 1\n");
    files.insert("a.toml", "é");
    assert_eq!(hex(&files.digest()), "dee0a87cd11d30efbe23f8a4d7bb6197173c2f1787bccd4cb232f076480b7cd6");
    let mut moved = PolicyFiles::new();
    moved.insert("a.toml", "éb.toml");
    moved.insert("b.toml", "x = 1\n");
    assert_ne!(moved.digest(), files.digest());
}

#[test]
fn the_canonical_text_is_frozen() {
    let json = r#"{"version":"7","lang":"ar","title":"عنوان","sections":[{"id":"un","title":"T","paragraphs":["a  b","c\nd"]}],
        "consents_title":"C","consents_introduction":"I","consents":[{"id":"x","text":"X"}],
        "comprehension_title":"P","comprehension":[{"id":"y","text":"Y"}]}"#;
    let text: tdu_policies::CharterText = serde_json::from_str(json).unwrap();
    let expected = "Trait d'union, charte, forme 1\nversion 7\nlang ar\n= عنوان\n## un T\n- a b\n- c d\n\
                    ? C\n? I\n[ ] x X\n! P\n* y Y\n";
    assert_eq!(text.canonical(), expected);
    assert_eq!(hex(&text.digest()), "e46f76e3a257369dc568b84d84b1424fb69d6a7c2ed89de195dbcc56b51464d4");
}

#[test]
fn a_text_answers_in_the_language_asked() {
    let text = Localised::new("oui", "yes", "نعم");
    assert_eq!(Lang::ALL.map(|lang| text.get(lang)), ["oui", "yes", "نعم"]);
    assert_eq!(serde_json::to_string(&Lang::ALL).unwrap(), r#"["fr","en","ar"]"#);
}
