# Équipe, invitations, règles.
staff-title = Équipe
staff-lead = Qui est là, qui est invité.
staff-invite = Inviter quelqu'un
staff-invite-another = Inviter une autre personne
staff-name = Son nom
staff-name-hint = La personne pourra le corriger.
staff-role = Son rôle
staff-make-link = Créer l'invitation
staff-pending = Invitations en attente
staff-pending-none = Aucune invitation en attente.
staff-members = Les personnes
staff-account = Compte, pour les règles du service
staff-account-about = Le fichier resources.toml des règles désigne ainsi une personne à qui l'équipe peut demander conseil : un expert, une psychologue.
staff-alone = Il n'y a que vous pour l'instant
staff-alone-next = Invitez une première personne : elle recevra un lien, et six chiffres de vive voix.
leave-do = Retirer du service
leave-do-named = Retirer { $name } du service
leave-ask = Retirer { $name } du service ?
leave-first-files = Avant : les dossiers que cette personne est seule à lire ne pourront plus être ouverts par personne. Demandez-lui de les confier à un collègue : ils sont dans sa file active, au choix « Moi seul ». Ce que plus personne ne peut lire est effacé du serveur après 90 jours.
leave-shared-goes-on = Les dossiers et les conversations partagés continuent avec ses collègues. Leurs appareils l'en retirent d'eux-mêmes ; ce qui y sera écrit ensuite lui reste fermé.
leave-manager = Les bilans de la semaine ne lui parviendront plus.
leave-last-manager = C'est la dernière personne de l'encadrement : jusqu'à ce que vous en invitiez une autre, personne ne pourra inviter ni retirer un travailleur social, ni recevoir les bilans.
leave-referent = Les totaux en cours ne pourront être comptés que par un référent prévention qui était déjà là quand ils ont commencé.
leave-last-referent = C'est le dernier référent prévention : les totaux en cours ne seront pas publiés, et aucun ne commencera avant l'arrivée d'un autre.
leave-administrator = Si cette personne tient aussi le serveur, retirez-lui à part l'accès à la machine et aux sauvegardes.
leave-access = Son accès prend fin aussitôt, sur tous ses appareils.
leave-device = Ce que son appareil avait déjà lu y reste lisible tant qu'il ne joint pas le serveur : demandez-lui de l'effacer.
leave-invitations = Les invitations au service qui attendent prennent fin : il faudra les refaire.
leave-for-good = Cela ne se défait pas. Qui revient est invité de nouveau, comme une autre personne. Son nom reste sur ce qu'il a écrit.
leave-done = { $name } n'est plus dans le service. Ses accès ont pris fin.

invite-for = Invitation pour { $name }. Deux choses à transmettre, par deux chemins différents.
invite-withdraw = Retirer l'invitation
invite-withdraw-text = Le lien ne fonctionnera plus. Vous pourrez en créer un autre.

policies-lead = Elles disent ce que l'application demande, garde et montre. Tout le monde voit les mêmes.
policies-signed = Signées par { $name }
policies-charter = Charte de confiance
policies-follow-up = Mots du suivi
policies-channels = Canaux
policies-themes = Thèmes
policies-actions = Actions
policies-outcomes = Issues
policies-check-in = Questions sur le travail
policies-group = Aucun total n'est montré pour moins de { $count } réponses.
policies-questionnaires = Ceux-ci sont répondus pour soi seul, et ne sont jamais comptés.
policies-reporting = Bilan de la semaine
policies-hidden = Un nombre plus petit que { $count }, ou auquel moins de { $workers } personnes ont contribué, est masqué. Par trimestre, le seuil est de { $quarter }.
policies-never-sent = Ce qui ne part jamais
policies-retention = Durées de conservation
policies-telework = Télétravail
policies-resources = Numéros utiles


# Journal des accès. Une session est une ouverture de l'application ; elle finit quand on se déconnecte.
journal-title = Journal des accès
journal-lead = Qui a ouvert quoi, et quand. Pour la sécurité et pour répondre aux questions des personnes, jamais pour évaluer le travail de quelqu'un.
journal-about = Une ligne dit qu'un appareil a reçu un dossier, au plus une fois par heure. Elle ne dit pas ce qui a été lu, ni combien de temps. Votre propre lecture de ce journal y est notée aussi.
journal-days = { $days ->
   *[other] Les lignes sont gardées { $days } jours, puis effacées. Les règles du service demandent entre 6 et 12 mois.
}
journal-filter = Choisir des lignes
journal-person = Personne
journal-everybody = Tout le monde
journal-from = À partir du
journal-until = Jusqu'au
journal-clear = Tout montrer
journal-holds = { $rows ->
    [one] La chaîne tient : une ligne vérifiée, du { $from }. Elle n'a pas été changée.
   *[other] La chaîne tient du { $from } au { $until } : { $rows } lignes vérifiées, aucune n'a été changée, ajoutée ni retirée entre les deux.
}
journal-altered = La chaîne ne tient pas : vers le { $at }, des lignes ont été changées, ajoutées ou retirées. Ne vous fiez plus à ce journal. Exportez cette page, puis demandez à la personne qui tient le serveur de lancer sa vérification.
journal-not-signed = La fin de ce journal n'est pas signée par le serveur que le service connaît. Ne vous fiez pas à ce journal. Exportez cette page, puis prévenez la personne qui tient le serveur.
journal-rewritten = Ce que cet appareil avait vu le { $at } n'est plus dans ce journal : il a été réécrit, ou une ancienne sauvegarde a été remise. Si personne n'en a remis une, ne vous fiez plus à ce journal : exportez cette page et faites vérifier le serveur.
journal-caption = Du plus récent au plus ancien, à l'heure de cet appareil
journal-when = Heure
journal-who = Qui
journal-what = Quoi
journal-file = Dossier
journal-session = Session
journal-times = Nombre
journal-number = Ligne
journal-day = Jour
journal-role = Rôle
journal-account-column = Compte
journal-kind = Nature
journal-account = Compte { $id }
journal-nobody = Personne n'est nommé
journal-invitation = Invitation
journal-opened = Ouverture
journal-invitation-opened = Ouverture par une invitation
journal-signed-in = Connexion
journal-refused-opener = Connexion refusée : mots ou appareil non reconnus
journal-refused-passkey = Connexion refusée : visage, empreinte ou code non reconnus
journal-refused-too-many = Connexion refusée : trop d'essais
journal-read = Lecture de ce journal
journal-missed = Non noté : trop de choses à la fois
journal-kind-directory = Annuaire du service
journal-kind-team = Échanges d'équipe
journal-kind-case = Dossier
journal-kind-conversation = Conversation
journal-kind-report = Bilans
journal-kind-personal = Espace personnel
journal-kind-talk = Échange entre collègues
journal-kind-unknown = Dossier effacé
journal-none-title = Aucune ligne pour ce choix
journal-none = Choisissez une autre personne ou une autre période.
journal-empty-title = Rien n'a encore été noté
journal-empty = La première ligne viendra dès que quelqu'un ouvrira un dossier.
journal-more = Voir plus ancien
journal-more-came = { $count ->
    [0] Rien de plus dans ce qui vient d'être lu.
    [one] Une ligne plus ancienne.
   *[other] { $count } lignes plus anciennes.
}
journal-over = Il n'y a rien de plus ancien à montrer.
journal-export = Enregistrer ces lignes
journal-export-about = Les lignes de cette page, avec les références entières. Le fichier est fait ici, rien n'est envoyé.
journal-export-name = journal-des-acces-{ $day }

rules-change = Changer les règles
rules-how = Les règles sont des fichiers de texte. Enregistrez ceux que vous voulez changer, modifiez-les avec un éditeur de texte, puis choisissez-les ici : l'application dit ce qui changerait avant que vous signiez.
rules-texts = Voir les fichiers en vigueur
rules-save-one = Enregistrer { $name }
rules-from = Partir de
rules-from-current = Règles en vigueur
rules-from-team = totaux de l'équipe seulement
rules-choose = Choisir des fichiers modifiés
rules-take-back = Retirer
rules-changed = Ce qui changerait
rules-lines = { $added ->
        [one] { $added } ligne ajoutée
       *[other] { $added } lignes ajoutées
    }, { $removed ->
        [one] { $removed } retirée
       *[other] { $removed } retirées
    }
rules-when = La charte, les numéros utiles, les durées de conservation et le guide du télétravail changent tout de suite, pour tout le service. Les mots des notes, les questions et le bilan changent le { $day } : une semaine commencée finit avec ses règles, et les notes déjà écrites gardent leurs mots.
rules-sight = L'encadrement recevrait autre chose
rules-sight-team = À partir du { $day }, il ne reçoit plus les bilans : seulement la somme de l'équipe, comptée avec un référent prévention. Sans référent, il n'y a pas de chiffres.
rules-sight-by-worker = À partir du { $day }, il reçoit chaque bilan au nom de son auteur. Les semaines d'avant restent comme elles sont. Dites-le à l'équipe.
rules-sight-time = À partir du { $day }, il reçoit aussi le temps passé à tous les bilans ensemble : seulement la somme de l'équipe, comptée avec un référent prévention, jamais celui d'une personne. Dites-le à l'équipe.
rules-sight-no-time = À partir du { $day }, le temps passé à un bilan reste chez son auteur, et la somme de l'équipe ne paraît plus. Les semaines d'avant restent comme elles sont.
rules-sign = Signer ces règles
rules-signed-now = C'est signé. Tout le service reçoit ces règles.
rules-same = Rien ne changerait : ces règles sont celles qui sont signées.
rules-too-long = Ces fichiers sont trop longs ensemble. Rien n'a été signé. Raccourcissez-les, puis choisissez-les à nouveau.
rules-mistakes = Rien ne peut être signé : il reste des erreurs dans les fichiers. Corrigez-les, puis choisissez ces fichiers à nouveau.
rules-place = { $file }, ligne { $line }
rules-coming = De nouvelles règles sont signées. Les mots des notes, les questions et le bilan changent le { $day }.
rules-charter-lacks = La charte n'est pas complète : personne ne peut la proposer. Des exemples y restent, à la place de :
rules-charter-lacks-who = L'administration du service la complète sur cette page.
rules-charter-lacks-how = Dans « Changer les règles », enregistrez le fichier charter/charter.toml. Mettez-y ce que votre service dit à la place de chaque exemple, dans les trois langues, et retirez la ligne « example = true » qui le suit. Puis choisissez ce fichier, et signez.
rules-charter-would-lack = La charte de ces règles n'est pas complète : personne ne pourrait la proposer. Des exemples y restent, à la place de :
