# Ce que plusieurs écrans disent.
common-skip = Aller au contenu
common-continue = Continuer
common-close = Fermer
common-cancel = Annuler
common-again = Essayer encore
common-busy = Un instant…
common-required = À remplir.
common-week = semaine du { $from } au { $until }
common-language-not-loaded = « { $language } » n'est pas arrivé : le réseau n'a pas répondu. Rien n'est perdu. Choisissez encore, ou rechargez la page.

nav-main = Menu
nav-languages = Langue
nav-home = Accueil
nav-messages = Messages
nav-charter = Charte
nav-documents = Documents
nav-rights = Droits
nav-my-charter = Ma charte
nav-my-documents = Mes documents
nav-my-rights = Mes droits
nav-staff = Équipe
nav-policies = Règles
nav-journal = Journal
nav-settings = Réglages
nav-prevention = Prévention

nowhere-title = Rien à cette adresse
nowhere-text = Cette page n'existe pas, ou n'est pas pour vous.
nowhere-next = Rien n'est perdu : revenez à l'accueil.
nowhere-home = Revenir à l'accueil

quit-now = Quitter vite
quit-hint = Ferme tout de suite cette page. Aussi : touche Échap trois fois.

status-well = Tout est à jour
status-waiting = { $count ->
    [one] 1 élément est en train de partir
   *[other] { $count } éléments sont en train de partir
}
status-offline = Hors connexion. Tout est gardé ici.
status-offline-waiting = { $count ->
    [one] Hors connexion : 1 élément attend
   *[other] Hors connexion : { $count } éléments attendent
}

role-administrator = Administration
role-manager = Encadrement
role-referent = Référent prévention
role-worker = Travailleur social
role-beneficiary = Personne accompagnée

way-words = Huit mots
way-device = Cet appareil
way-passkey = Visage, empreinte ou code de l'appareil

readers-question = Qui peut lire ?
readers-only-them = Ces personnes, et personne d'autre.
readers-server = Le serveur garde ces textes sans pouvoir les lire.
readers-no-name = Nom pas encore donné
readers-you = vous
readers-since = depuis le
readers-vouched = Identité garantie par : { $names }

invite-link = 1. Le lien, par écrit
invite-link-hint = Par courriel ou par message. Il ne sert qu'une fois.
invite-copy = Copier le lien
invite-copied = Copié.
invite-not-copied = La copie n'a pas marché : sélectionnez le lien et copiez-le.
invite-code = 2. Les six chiffres, de vive voix
invite-code-hint = Au téléphone ou en face, jamais dans le même message que le lien.
invite-until = valable jusqu'au
invite-expires = L'invitation peut être utilisée jusqu'au { $at }.

thread-messages = Messages
thread-empty = Pas encore de message
thread-empty-next = Écrivez le premier, juste en dessous.
thread-erased = Ce qui était écrit ici a été effacé le { $day }, au terme que dit la charte. La preuve de la charte a son propre terme. On peut toujours écrire ici.
thread-noted-gone = Des messages plus anciens ont été effacés, comme le dit la charte : une fois notés dans le dossier, ils ne sont gardés qu'un temps.
thread-you = Vous
thread-waiting = Partira dès que possible
thread-about-charter = Question sur la charte
thread-write = Votre message
thread-send = Envoyer
thread-attach = Joindre un document ou une photo
thread-chosen = Documents choisis
thread-chosen-cleaned = La photo part sans le lieu, la date ni le modèle que l'appareil y avait inscrits.
thread-chosen-as-it-is = Un document peut contenir le nom de son auteur : il part tel qu'il est.
thread-send-as-it-is = L'envoyer telle quelle
thread-remove = Retirer { $name }
thread-remove-short = Retirer
thread-documents = Documents
thread-open-document = Ouvrir { $name }, { $size }
thread-picture = Photo : { $name }
thread-save-document = Enregistrer sur cet appareil
thread-save-about = Enregistré, il peut être vu par qui utilise cet appareil.
thread-size-kb = { $size } Ko
thread-size-mb = { $size } Mo

common-and-then = { $before }, { $next }

aloud-read = Écouter
aloud-read-all = Tout écouter
aloud-stop = Arrêter
aloud-none = Cet appareil n'a pas de voix pour lire cette langue. La personne qui vous suit peut vous lire le texte, au téléphone par exemple.

words-title = Vos huit mots
words-lead = Ils ouvrent votre espace si vous n'avez plus votre appareil. Écrivez-les maintenant, sur papier.
words-sheet-title = Trait d'union : mes huit mots
words-sheet-text = Gardez cette feuille comme une clé de maison : au sec, cachée, jamais en photo. Toute personne qui a ces mots peut ouvrir votre espace.
words-once = Ces mots sont montrés une seule fois. Personne ne pourra vous les redonner, pas même le service.
words-written = Je les ai écrits
words-print = Imprimer la feuille
words-asked-title = Vérifions votre feuille
words-asked = Recopiez ces trois mots depuis votre feuille.
words-number = Mot numéro { $number }
words-not-that-one = Ce n'est pas ce mot. Regardez bien son numéro sur votre feuille.
words-see-again = Revoir les mots
words-preparing = Votre espace se prépare. Cela peut prendre quelques secondes.
words-label = Vos huit mots
words-hint = Dans l'ordre de la feuille, avec un espace entre eux. Les accents ne comptent pas.
words-counted = { $count ->
    [one] 1 mot sur 8
   *[other] { $count } mots sur 8
}

passkey-title = Ouvrir plus vite la prochaine fois
passkey-lead = Ajoutez le visage, l'empreinte ou le code de cet appareil. Vos huit mots resteront valables.
passkey-stays = Votre visage et votre empreinte restent dans l'appareil. Ni le service ni le serveur ne les reçoivent.
passkey-add = Ajouter cet appareil
passkey-later = Plus tard

export-as = { $what } : { $form }
export-ods = Tableur (ODS)
export-pdf = PDF
export-csv = CSV
export-busy = Le fichier se prépare…
export-made = Fait le { $at }.
export-done = Le fichier est prêt dans vos téléchargements.
export-failed = Le navigateur n'a pas pu enregistrer le fichier. Vérifiez qu'il autorise les téléchargements, puis recommencez.
