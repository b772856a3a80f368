//! What people type during the run, and what must then be nowhere but with them.
//!
//! All persons and services are made up. Each text holds a word that nothing else in the world holds.

/// Name of the service.
pub(crate) const SERVICE: &str = "Service Pervenchaire";
/// The administrator.
pub(crate) const ADMINISTRATOR: &str = "Ondine Vasquebelle";
/// The manager.
pub(crate) const MANAGER: &str = "Théodule Marchecœur";
/// The referent.
pub(crate) const REFERENT: &str = "Philomène Guetteville";
/// The worker who writes.
pub(crate) const WORKER: &str = "Nadja Ternisiane";
/// The colleague.
pub(crate) const COLLEAGUE: &str = "Gaspard Ollivrin";
/// The beneficiary, as the file names them.
pub(crate) const PERSON: &str = "Zéphirine Quatrevaux";
/// The beneficiary, as they want to be called.
pub(crate) const NICKNAME: &str = "Zézéphir Quatrevaux";
/// The beneficiary's telephone.
pub(crate) const PHONE: &str = "06 39 98 71 42";
/// When they may be called.
pub(crate) const SAFE_HOURS: &str = "le mercredi, à l'heure mirabelline";
/// Text of the first note.
pub(crate) const NOTE: &str = "A reçu le courrier de la caisse Tintinnabule.";
/// Text of its correction.
pub(crate) const CORRECTION: &str = "A reçu le courrier de la caisse Ferrandaise, et non l'autre.";
/// Next step of the note.
pub(crate) const STEP: &str = "Rappeler le bailleur Gribouillard";
/// Text of a note that is still a draft when the tab is closed.
pub(crate) const DRAFT: &str = "Brouillon interrompu : dossier Esperluette";
/// From the worker to the person.
pub(crate) const FROM_WORKER: &str = "Bonjour, votre rendez-vous Coquelicotte est confirmé.";
/// From the person to the worker.
pub(crate) const FROM_PERSON: &str = "Merci, je viendrai avec ma sœur Bergamotine.";
/// Name of a document.
pub(crate) const DOCUMENT: &str = "bail-Papyrusette.txt";
/// What it says.
pub(crate) const IN_DOCUMENT: &str = "Le bail est signé chez Quenouillère, au deuxième étage.";
/// Written without a network.
pub(crate) const OFFLINE: &str = "Je suis dans le tunnel de la ligne Hirondellière.";
/// After the restart of the server.
pub(crate) const AFTER_RESTART: &str = "Le bureau Pimprenelle est au deuxième étage.";
/// Of which the person never hears that it arrived.
pub(crate) const UNHEARD: &str = "Une phrase dont personne n'entend l'accusé : Violoncellule.";
/// What got in the way of the week's work.
pub(crate) const OBSTACLE: &str = "La plateforme Zinzolinée était en panne deux jours.";
/// To the referent, in a talk.
pub(crate) const TO_REFERENT: &str = "La visite de mardi me suit encore, rue Garance-Bleutée.";
/// To the colleague, in a talk.
pub(crate) const TO_COLLEAGUE: &str = "Tu connais quelqu'un à la régie Salsifière ?";
/// Its answer.
pub(crate) const FROM_REFERENT: &str = "Jeudi à midi, si tu veux, au café Mandragorine.";
/// Where a follow-up stands, for the colleague who takes it over.
pub(crate) const HANDED_OVER: &str = "Le dossier Saperlipopin est complet depuis lundi.";
/// What comes next, for the same.
pub(crate) const NEXT_HANDED_OVER: &str = "Rendre les clés à la résidence Trombinelle.";
/// To the person, of that.
pub(crate) const TOLD: &str = "Gaspard prend la suite, au guichet Chrysalidon.";

/// All of them.
pub(crate) const TEXTS: &[&str] = &[
    SERVICE,
    ADMINISTRATOR,
    MANAGER,
    REFERENT,
    WORKER,
    COLLEAGUE,
    PERSON,
    NICKNAME,
    PHONE,
    SAFE_HOURS,
    NOTE,
    CORRECTION,
    STEP,
    DRAFT,
    FROM_WORKER,
    FROM_PERSON,
    DOCUMENT,
    IN_DOCUMENT,
    OFFLINE,
    AFTER_RESTART,
    UNHEARD,
    OBSTACLE,
    TO_REFERENT,
    TO_COLLEAGUE,
    FROM_REFERENT,
    HANDED_OVER,
    NEXT_HANDED_OVER,
    TOLD,
];

/// The words to search for: one or two out of each text above, as they were typed.
pub(crate) const MARKERS: &[&str] = &[
    "Pervenchaire",
    "Vasquebelle",
    "Marchecœur",
    "Guetteville",
    "Ternisiane",
    "Ollivrin",
    "Zéphirine",
    "Quatrevaux",
    "Zézéphir",
    "06 39 98 71 42",
    "0639987142",
    "mirabelline",
    "Tintinnabule",
    "Ferrandaise",
    "Gribouillard",
    "Esperluette",
    "Coquelicotte",
    "Bergamotine",
    "Papyrusette",
    "Quenouillère",
    "Hirondellière",
    "Pimprenelle",
    "Violoncellule",
    "Zinzolinée",
    "Garance-Bleutée",
    "Salsifière",
    "Mandragorine",
    "Saperlipopin",
    "Trombinelle",
    "Chrysalidon",
];
