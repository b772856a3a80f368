//! Step 4: a person is invited, reads the charter in their language and signs it; the worker signs in turn.

use tdu_driver::examine_proof;
use tdu_policies::Lang;
use tdu_tests::browser::{Person, Scheme};
use tdu_tests::places;

use super::doors::read_invitation;
use super::programs;
use super::world::World;
use crate::words::{NICKNAME, PERSON, SERVICE, WORKER};

const FRENCH_LINE: &str = "Cette charte dit comment nous travaillons ensemble.";
const ARABIC_TITLE: &str = "ميثاق الثقة بيننا";
const ARABIC_CHOICES: &str = "اختياراتك";
const ARABIC_CONSENT: &str = "يمكنكم أن تسألوني عن رأيي في المرافقة.";

pub(super) async fn a_person_joins_and_signs(world: &World, worker: &Person) -> Person {
    worker.clicks("Inviter la personne").await;
    worker.sees(&format!("Inviter {PERSON}")).await;
    worker.clicks("Préparer l'invitation").await;
    worker.sees("À dire au téléphone").await;
    worker.meets_no_obstacle().await;
    let invitation = read_invitation(world, worker).await;
    worker.clicks("C'est fait").await;
    worker.sees("La personne n'a pas encore rejoint la conversation.").await;

    let person = world.phone("zephirine").await;
    person.opens(&invitation.link).await;
    person.clicks_in("Quelle langue ?", person.lang().own_name()).await;
    person.meets_no_obstacle().await;
    person.types("Six chiffres", &invitation.code).await;
    person.takes_picture("join").await;
    person.clicks("Continuer").await;
    person.sees(&format!("{WORKER}, de {SERVICE}, vous invite à échanger des messages.")).await;
    person.meets_no_obstacle().await;
    person.types("Comment voulez-vous qu'on vous appelle ?", NICKNAME).await;
    person.clicks("Entrer").await;
    person.sees(&format!("Bonjour {NICKNAME}")).await;
    person.sees("À lire").await;
    person.meets_no_obstacle().await;
    person.takes_picture("home").await;
    programs::is_the_small_one(&person).await;
    worker.sees("La personne a rejoint la conversation.").await;
    worker.sees("Charte proposée").await;

    reads_in_arabic(&person).await;
    signs(&person).await;
    countersigns(worker, &person).await;
    verifies(&person).await;
    changes_language(&person).await;
    person
}

async fn reads_in_arabic(person: &Person) {
    person.clicks("Ma charte…").await;
    person.sees("Lisez-la, ou écoutez-la.").await;
    person.sees(FRENCH_LINE).await;
    person.meets_no_obstacle().await;
    person.takes_picture("charter").await;
    person.chooses("Lire en", "العربية").await;
    person.sees(ARABIC_TITLE).await;
    person.sees_not_verbatim(FRENCH_LINE).await;
    // Browsers hand their voices over late, and these have none: what says so moves what is below it.
    person.sees("Cet appareil n'a pas de voix pour lire cette langue.").await;
    person.clicks("Voir le français à côté").await;
    person.sees_verbatim(FRENCH_LINE).await;
    person.meets_no_obstacle().await;
    person.takes_picture("charter-beside").await;
    person.clicks("Cacher le français").await;
    person.clicks("Suivant").await;
    person.sees("Idée 2 sur").await;
    person.clicks("Tout lire d'un coup").await;
    person.sees(SERVICE).await;
    person.sees(WORKER).await;
}

async fn signs(person: &Person) {
    person.sees("Signer n'est jamais obligatoire pour être aidé.").await;
    person.chooses(ARABIC_CHOICES, ARABIC_CONSENT).await;
    person.chooses("Qui vous aide à signer ?", "Un interprète").await;
    person.chooses("Cet appareil est…", "à moi seul").await;
    person.chooses("La personne qui vous suit est…", "avec moi").await;
    person.checks("J'ai lu ou écouté, et j'ai compris.").await;
    person.meets_no_obstacle().await;
    person.holds("Maintenir pour signer", "Vous avez signé.").await;
    let copy = person.downloads("Télécharger le fichier de preuve").await;
    let text = String::from_utf8(copy.bytes).expect("a text");
    assert!(text.contains(ARABIC_TITLE) && text.contains(SERVICE), "the copy holds what was read: {text}");
    let quiet = !copy.name.contains("Quatrevaux") && !copy.name.contains("Pervenchaire");
    assert!(quiet, "the name of the file tells nothing of the person: {}", copy.name);
    let usual = person.scheme();
    person.prefers(Scheme::Dark).await;
    person.meets_no_obstacle().await;
    person.takes_picture("charter-signed").await;
    person.prefers(usual).await;
}

async fn countersigns(worker: &Person, person: &Person) {
    worker.sees("Charte signée, à contresigner").await;
    worker.sees("lue en arabe").await;
    worker.clicks("Lire la charte").await;
    worker.sees(ARABIC_TITLE).await;
    worker.meets_no_obstacle().await;
    worker.clicks("Fermer").await;
    worker.chooses("Comment savez-vous qui est la personne ?", "connue du service").await;
    worker.chooses("Son appareil a été relié…", "en face à face").await;
    worker.clicks("Signer à mon tour").await;
    worker.sees("Vous avez signé la charte tous les deux.").await;
    worker.sees("Une autorité d'horodatage a daté cette réponse").await;
    let copy = worker.downloads("Télécharger la copie en PDF").await;
    assert!(copy.bytes.starts_with(b"%PDF"), "the worker's copy is pages as well");
    worker.meets_no_obstacle().await;
    person.sees("La charte est signée par vous et par la personne qui vous suit.").await;
    person.clicks("Accueil").await;
    person.sees("Signée par les deux").await;
    person.clicks("Mes documents…").await;
    person.sees("Votre copie contient le texte, votre réponse et de quoi la vérifier.").await;
    person.meets_no_obstacle().await;
    person.clicks("Droits").await;
    person.sees("Qui peut lire ?").await;
    person.sees(WORKER).await;
    person.meets_no_obstacle().await;
    person.takes_picture("rights").await;
}

/// Whoever is shown the file looks at it in any browser; here the person does so themselves.
async fn verifies(person: &Person) {
    let copy = person.downloads("Télécharger le fichier de preuve").await;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join(&copy.name);
    std::fs::write(&file, &copy.bytes).expect("the temporary folder can be written");
    person.clicks("Vérifier une preuve de charte").await;
    // The page is in the program for everybody, which is loaded for it.
    person.arrives_at("/verify").await;
    person.gives_file(&file).await;
    person.sees("Cette preuve tient").await;
    person.sees("Une personne du service a contresigné cette signature-là.").await;
    person.sees("À vous de dire si vous faites confiance à cette autorité.").await;
    person.sees("Horodatage-Exemple").await;
    person.meets_no_obstacle().await;
    person.takes_picture("proof-holds").await;
    let mut text = String::from_utf8(copy.bytes).expect("a text");
    let at = text.find(SERVICE).expect("the text names the service");
    text.replace_range(at..=at, "X");
    let file = folder.path().join("changed.json");
    std::fs::write(&file, text).expect("the temporary folder can be written");
    person.gives_file(&file).await;
    person.sees("Cette preuve ne tient pas").await;
    person.sees("Le texte de ce fichier n'est pas celui de la réponse.").await;
    person.sees("La personne accompagnée a signé, avec une clé reconnue par ce service.").await;
    let file = folder.path().join("empty.json");
    std::fs::write(&file, "{}").expect("the temporary folder can be written");
    person.gives_file(&file).await;
    person.sees("Ce fichier n'est pas une preuve de charte").await;
    person.meets_no_obstacle().await;
    person.clicks("Retour à l'accueil").await;
    person.clicks("Droits").await;
    person.sees("Qui peut lire ?").await;
    verifies_the_pages(person).await;
    person.clicks("Retour à l'accueil").await;
    person.clicks("Droits").await;
    person.sees("Qui peut lire ?").await;
}

/// The pages that the browser made are, to the byte, those that the program for terminals makes of the proof inside.
async fn verifies_the_pages(person: &Person) {
    let copy = person.downloads("Télécharger la copie en PDF").await;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join(&copy.name);
    let is_pages = file.extension().is_some_and(|end| end == "pdf");
    assert!(copy.name.starts_with("charte-") && is_pages, "{}", copy.name);
    std::fs::write(&file, &copy.bytes).expect("the temporary folder can be written");
    let mut tdu = tokio::process::Command::new(places::command_line());
    let told = tdu.args(["verify", "--lang", "fr"]).arg(&file).output().await.expect("tdu starts");
    let said = String::from_utf8_lossy(&told.stdout);
    assert!(told.status.success() && said.contains("octet par octet"), "{said}");

    person.clicks("Vérifier une preuve de charte").await;
    person.gives_file(&file).await;
    person.sees("Cette preuve tient").await;
    person.sees("Les pages de ce PDF sont bien").await;
    person.meets_no_obstacle().await;
    person.takes_picture("proof-pages").await;
    let mut altered = copy.bytes;
    let page = altered.windows(7).position(|bytes| bytes == b"/Length").expect("a stream") + 40;
    altered[page] ^= 1;
    let file = folder.path().join("changed.pdf");
    std::fs::write(&file, altered).expect("the temporary folder can be written");
    person.gives_file(&file).await;
    person.sees("Personne ne garantit les pages de ce PDF").await;
    person.sees("La personne accompagnée a signé, avec une clé reconnue par ce service.").await;
}

/// At any time, alone, by themselves: help goes on, and the proof says from then on that it was taken back.
pub(super) async fn a_person_takes_it_back(colleague: &Person, person: &Person) {
    person.clicks("Droits").await;
    person.clicks("Retirer mon accord").await;
    person.sees("Nous vous aidons de la même façon").await;
    person.meets_no_obstacle().await;
    person.clicks_in("Votre accord ne comptera plus.", "Retirer mon accord").await;
    person.finds_no("Retirer mon accord").await;
    person.clicks("Accueil").await;
    person.clicks("Ma charte…").await;
    person.sees("Vous avez retiré votre accord.").await;
    person.meets_no_obstacle().await;
    let copy = person.downloads("Télécharger le fichier de preuve").await;
    let found = examine_proof(&copy.bytes).expect("a proof");
    assert!(found.holds() && found.withdrawn.is_some(), "{found:?}");
    let by = [found.withdrawn, found.signed].map(|act| act.expect("an act").account);
    assert_eq!(by[0], by[1], "they signed, and they took it back");
    colleague.sees("Charte retirée").await;
}

/// The whole interface in the other languages, from right to left and from left to right, then in their own again.
async fn changes_language(person: &Person) {
    let own = person.lang();
    person.clicks("Réglages").await;
    person.meets_no_obstacle().await;
    for lang in [Lang::Ar, Lang::En, Lang::Fr].into_iter().filter(|lang| *lang != own) {
        person.clicks(lang.own_name()).await;
        person.now_reads(lang);
        person.sees("Réglages").await;
        let direction = if lang.is_rtl() { "rtl" } else { "ltr" };
        assert_eq!(person.evaluates("document.documentElement.dir").await, direction);
        person.clicks("Accueil").await;
        person.sees(&format!("Bonjour {NICKNAME}")).await;
        person.meets_no_obstacle().await;
        person.takes_picture("home").await;
        person.clicks("Réglages").await;
    }
    person.clicks(own.own_name()).await;
    person.now_reads(own);
    person.sees("Réglages").await;
}
