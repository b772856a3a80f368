# Ouvrir, première installation, fermé.
open-starting = Votre espace s'ouvre…
open-no-worker = Ce navigateur ne peut pas ouvrir l'application. Mettez-le à jour, ou essayez avec un autre.
open-title = Ouvrir mon espace
open-lead = Choisissez comment ouvrir.
open-passkey = Visage, empreinte ou code de l'appareil
open-words = Mes huit mots
open-device = Ouvrir avec cet appareil
open-open = Ouvrir
open-words-missing = { $count ->
    [0] Tapez les huit mots de votre feuille.
    [one] Il y a 1 mot. Il en faut huit.
   *[other] Il y a { $count } mots. Il en faut huit.
}
open-words-takes-time = La vérification des mots prend quelques secondes.
open-no-passkey = Ce navigateur ne connaît pas l'ouverture par visage ou empreinte. Vos huit mots ouvrent partout.
open-have-link = Vous avez reçu une invitation ? Ouvrez le lien du message.
open-empty-title = Ce serveur est neuf
open-empty-text = Aucun service n'est encore installé ici.
open-empty-next = Ouvrez le lien de première installation affiché par le serveur à son démarrage. Il ne sert qu'une fois.

locked-title = Espace fermé
locked-lead = Rien n'est perdu. Ouvrez de nouveau pour continuer là où vous étiez.
locked-other-person = Ce n'est pas mon espace

ended-title = Votre accès à ce service a pris fin
ended-since = Depuis le { $at }.
ended-some-time = Le serveur le dit depuis peu.
ended-next = Si c'est une erreur, ou s'il reste quelque chose à transmettre, parlez-en à la personne qui vous avait invité.
ended-unsent = { $count ->
    [one] Un écrit fait sur cet appareil n'était pas parti : le service ne l'a pas, et il ne peut plus partir. Dites de vive voix au service ce qu'il faut en savoir.
   *[other] { $count } écrits faits sur cet appareil n'étaient pas partis : le service ne les a pas, et ils ne peuvent plus partir. Dites de vive voix au service ce qu'il faut en savoir.
}
ended-kept = Ce que cet appareil garde du service est fermé. Effacez-le : il ne sert plus à rien ici, et le service a le reste.
ended-again = Essayer d'ouvrir de nouveau
ended-erase-text = { $count ->
    [0] Ce que cet appareil garde du service sera effacé.
    [one] Ce que cet appareil garde du service sera effacé, avec l'écrit qui n'était pas parti.
   *[other] Ce que cet appareil garde du service sera effacé, avec les { $count } écrits qui n'étaient pas partis.
}


setup-title = Première installation
setup-lead = Vous créez l'espace de votre service. Deux noms, puis huit mots à écrire.
setup-service = Nom du service
setup-service-hint = Toutes les personnes invitées le verront.
setup-name = Votre nom
setup-name-hint = Celui que vos collègues connaissent.
setup-rules = Ce que fait le service
setup-rules-standard = Accompagnement social
setup-rules-115 = Ligne d'hébergement d'urgence (115)
setup-rules-hint = Les mots des notes et les chiffres du bilan viennent de ce choix. Vous pourrez changer ces règles ensuite : elles vaudront à partir d'un lundi.
setup-sight = Ce que l'encadrement reçoit des bilans
setup-sight-by-worker = Chaque bilan
setup-sight-team = Les totaux de l'équipe, seulement
setup-sight-by-worker-hint = « Chaque bilan » : il arrive à l'encadrant au nom de son auteur ; sa page n'en montre que des totaux.
setup-sight-team-hint = « Les totaux de l'équipe, seulement » : aucun bilan n'arrive à personne. Il faut un référent prévention pour faire la somme, et au moins trois bilans.

settings-title = Réglages
settings-language = Langue
settings-ways = Façons d'ouvrir
settings-way-signs-in = reconnaît la personne, n'ouvre pas les dossiers
settings-second-way = Il faut deux façons d'ouvrir. Avec une seule, un appareil perdu ou une feuille perdue vous laisserait dehors.
settings-added = C'est ajouté.
settings-remember = Se souvenir de cet appareil
settings-remember-hint = Cet appareil ouvrira tout seul, sans mots. À éviter si d'autres personnes l'utilisent.
settings-leave = Fermer et partir
settings-leave-text = Fermer garde tout sur cet appareil. Se déconnecter demande de vous identifier à nouveau.
settings-lock = Fermer maintenant
settings-log-out = Se déconnecter
settings-forget = Effacer de cet appareil
settings-forget-text = { $count ->
    [0] Ce que cet appareil garde sera effacé. Tout reste sur le serveur, illisible pour lui.
    [one] 1 élément n'est pas encore parti : il sera perdu. Le reste est sur le serveur, illisible pour lui.
   *[other] { $count } éléments ne sont pas encore partis : ils seront perdus. Le reste est sur le serveur, illisible pour lui.
}
settings-forget-person = Après l'effacement, demandez un nouveau lien à la personne qui vous suit pour revenir.

proof-title = Vérifier une preuve de charte
settings-organisation = Empreinte du service, à publier et à comparer quand on vérifie une preuve :
policies-title = Règles du service
