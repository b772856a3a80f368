use super::*;

const WORDS: &[&str] = &[
    "Théodule Marchecœur",
    "Service Pervenchaire",
    "bail.txt",
    "Un mot de Papyrusette",
    "le jour de Papyrusette",
];

fn says(french: &str) -> Vec<String> {
    Interpreter::of(Lang::Ar, WORDS.to_vec()).says(french)
}

#[test]
fn a_whole_text_is_said_as_translators_wrote_it() {
    assert_eq!(says("Continuer"), ["متابعة"]);
    // A label of a policy; two labels in one word of French.
    assert_eq!(says("Venue sans rendez-vous"), ["زيارة بدون موعد"]);
    assert_eq!(says("Téléphone"), ["الهاتف", "هاتف"]);
}

#[test]
fn values_are_carried_over_and_translated_themselves() {
    assert_eq!(says("Signées par Théodule Marchecœur"), ["وقّعها Théodule Marchecœur"]);
    let list = says("Enregistrer ces lignes : Tableur (ODS)");
    assert_eq!(list, [format!("{}: {}", says("Enregistrer ces lignes")[0], says("Tableur (ODS)")[0])]);
}

#[test]
fn numbers_take_the_forms_of_the_language() {
    assert_eq!(says("1 nouveau message"), ["رسالة جديدة واحدة"]);
    assert!(says("2 nouveaux messages").contains(&"رسالتان جديدتان".to_owned()));
    assert!(says("5 nouveaux messages").contains(&"5 رسائل جديدة".to_owned()));
    // The form tells the number, where the text does not.
    assert_eq!(says("Une ligne plus ancienne."), ["سطر واحد أقدم."]);
    let trials = says("Ce n'est pas le bon code. Il reste");
    assert!(trials.iter().any(|way| way.contains(&format!("بقيت {WHATEVER} محاولات"))), "{trials:?}");
}

#[test]
fn a_piece_stands_for_the_whole() {
    assert_eq!(says("Idée 2 sur"), [format!("الفكرة 2 من {WHATEVER}")]);
    assert_eq!(says("Ouvrir bail.txt…"), [format!("فتح bail.txt، {WHATEVER}")]);
    assert_eq!(
        says("comme référent prévention"),
        [format!("يدعوك {WHATEVER} لتكون مرجع الوقاية في {WHATEVER}.")]
    );
}

#[test]
fn texts_beside_each_other_are_said_one_by_one() {
    assert!(says("Téléphone 6").contains(&"هاتف 6".to_owned()));
}

#[test]
fn words_of_the_story_stay_as_they_are() {
    assert_eq!(says("Service Pervenchaire"), ["Service Pervenchaire"]);
    assert_eq!(says("Papyrusette"), ["Papyrusette"]);
    // What was typed may look like a text with a value in it: « le { $day } ».
    assert_eq!(says("le jour de Papyrusette"), ["le jour de Papyrusette"]);
    assert_eq!(says("06 39 98"), ["06 39 98"]);
    assert_eq!(says("الميثاق"), ["الميثاق"]);
}

#[test]
#[should_panic(expected = "is no text of the app")]
fn what_nobody_says_is_told() {
    says("Une phrase que personne n'a écrite");
}

#[test]
#[should_panic(expected = "is no text of the app")]
fn a_part_of_a_word_is_not_a_word_of_the_story() {
    says("Papyrus");
}

#[test]
fn french_left_on_an_arabic_page_is_a_stranger() {
    let reader = Interpreter::of(Lang::Ar, WORDS.to_vec());
    let page = "الفريق Service Pervenchaire\nملف PDF https://localhost:8443/i/AbC#dEf Enregistrer 3f2a";
    assert_eq!(reader.strangers(page), BTreeSet::from(["Enregistrer".to_owned()]));
    assert!(Interpreter::of(Lang::En, Vec::new()).strangers(page).is_empty());
}
