# Ce que dit la commande tdu. Le français est la référence.

help-usage = Utilisation :
help-commands = Commandes
help-options = Options
help-arguments = Arguments
help-after =
    Codes de sortie :
      0  fait, ou gardé ici et en route
      1  erreur de notre part, ou version trop ancienne
      2  commande mal écrite, adresse ou certificat inutilisable
      3  le serveur ne répond pas, rien n'a pu être fait
      4  il faut se connecter : « tdu login »
      5  refusé : introuvable, non permis, incomplet
      6  ce que dit le serveur n'est pas digne de confiance et a été refusé
      7  cet ordinateur ne peut pas garder ou lire ses fichiers
      8  « tdu doctor » a trouvé un défaut
      9  « tdu verify » : la preuve ne tient pas, ou ce fichier n'en est pas une

    Avec --json, une valeur par ligne ; les jours sont comptés depuis le 1er janvier 1970, les instants en millisecondes.
    Avec --json, les difficultés vont sur la sortie d'erreur, sous la forme d'un objet dont « problem » est le nom.
help-tdu = Trait d'union en ligne de commande : dossiers, notes et messages, lus et écrits ici, illisibles pour le serveur.
help-login = Se connecter avec ses huit mots
help-logout = Se déconnecter et effacer la copie de cet ordinateur
help-cases = La file active
help-case = Un dossier : la personne et tout ce qui s'est passé
help-share = Confier un dossier à un collègue : il pourra le lire, y écrire et le confier à son tour
help-charter = La charte d'un dossier : où elle en est, la proposer, noter une réponse
help-charter-show = Montrer où elle en est et comment il y a été répondu
help-charter-propose = La proposer, ou proposer sa nouvelle version
help-charter-record = Noter une réponse donnée de vive voix ou sur papier
help-charter-countersign = Signer à son tour
help-charter-ask = Demander à un collègue qui l'a entendue de confirmer une réponse ; il pourra lire la conversation
help-charter-confirm = Confirmer une réponse qu'un collègue a notée et que l'on a entendue
help-charter-stamp = Demander à l'autorité du service un horodatage de la réponse
help-charter-proof = Écrire la preuve dans un fichier
help-option-in-lang = La langue du texte : fr, en ou ar
help-option-identity = Comment on sait qui est la personne ; aucune pièce n'est copiée
help-option-meeting = Comment vous avez parlé avec la personne
help-option-enrolled = Comment son appareil a été relié
help-option-colleague = Le nom du collègue
help-option-person = Le nom de la personne
help-option-out = Le fichier à écrire
help-option-answer = La réponse : oui de vive voix, papier, non, plus tard
help-option-helper = Le rôle de qui aidait
help-option-helper-name = Son nom, si cette personne est d'accord
help-option-signed-on = Le jour où le papier a été signé ; sinon aujourd'hui
help-option-kept = Où le papier est gardé
help-option-until = Le jour à partir duquel en reparler
help-option-consents = Un accord facultatif, par son identifiant ; plusieurs, séparés par des virgules
help-note = Les notes de suivi
help-note-add = Écrire une note ; sans --text, le texte est lu sur l'entrée standard
help-note-vocabulary = Les mots que --channel, --theme, --action et --outcome acceptent
help-option-messages-noted = Dire aussi que les messages de la conversation sont repris dans cette note : ils s'effacent après le délai des règles
help-messages = Les conversations, ou une seule ; écrire un message
help-term = Les dossiers à leur terme : effacer, garder avec une raison ; les messages déjà notés
help-term-erase = Effacer un dossier arrivé à son terme, et sa conversation ; la preuve de la charte reste. Sans retour possible
help-term-keep = Garder un dossier au-delà de son terme, avec une raison ; sans --reason, elle est lue sur l'entrée standard
help-term-noted = Dire que les messages reçus jusqu'ici sont notés dans le dossier : ils s'effacent après le délai des règles
help-option-sure = Confirmer : ce qui est effacé ne revient pas
help-option-reason = La raison ; « - » pour l'entrée standard
help-option-at-term = Les dossiers arrivés à leur terme, ou à moins d'un mois
help-handover = Les relais : proposer à un collègue de suivre un dossier, accepter, refuser, retirer
help-handover-propose = Proposer un relais ; le collègue peut lire le dossier aussitôt. Sans --summary, le résumé est lu sur l'entrée standard
help-handover-accept = Accepter : suivre désormais ce dossier
help-handover-refuse = Refuser, avec une raison ; sans --reason, elle est lue sur l'entrée standard
help-handover-withdraw = Retirer un relais qui n'a pas encore de réponse
help-option-to = Le nom du collègue, ou son identifiant
help-option-summary = Où en est le suivi ; « - » pour l'entrée standard
help-option-stays-until = Le dernier jour où l'on peut encore vous poser des questions
help-report = Le bilan de la semaine : le voir tel qu'il part, et l'envoyer
help-team = Les totaux de l'équipe, pour l'encadrement
help-people = Les personnes du service
help-people-list = Montrer qui est là
help-people-remove = Retirer quelqu'un du service : ses accès prennent fin aussitôt
help-watch = Montrer ce qui arrive, au moment où cela arrive, jusqu'à Ctrl-C
help-doctor = Vérifier cet ordinateur, la liaison et le serveur
help-verify = Vérifier la preuve d'une charte, sans serveur ni compte
help-completions = Écrire les complétions pour un interpréteur de commandes
help-option-lang = Langue : fr, en ou ar ; sinon celle du système
help-option-json = Écrire du JSON, pour les scripts
help-option-folder = Dossier de cette personne sur cet ordinateur
help-option-words-file = Lire les huit mots dans un fichier ; « - » pour l'entrée standard
help-option-help = Afficher cette aide
help-option-version = Afficher la version
help-option-server = Adresse du serveur, comme https://exemple.org
help-option-ca = Certificats (PEM) à accepter en plus de ceux du système
help-option-proof = Le fichier de preuve, comme charte-2026-11-25.json, ou le PDF
help-option-authority = Le certificat (PEM ou DER) de l'autorité auquel l'horodatage doit remonter
help-option-pdf = Écrire aussi, dans ce fichier, les pages lisibles faites de la preuve
help-option-organisation = Empreinte attendue du service, telle qu'il la publie ; sinon elle est affichée, à comparer
help-option-spki = N'accepter que la clé publique de cette empreinte (SHA-256, base64) ; pour les essais et la démonstration
help-option-ask-each-time = Demander les huit mots à chaque commande au lieu de retenir cet ordinateur
help-option-keep-copy = Garder la copie, fermée
help-option-force = Effacer même ce qui n'est pas encore parti
help-option-query = Chercher dans les noms et dans tout ce qui est écrit
help-option-needs-me = Seulement les dossiers où il y a quelque chose à faire
help-option-closed = Les dossiers fermés
help-option-alone = Seulement les dossiers que personne d'autre du service ne peut lire
help-option-with = Le nom du collègue
help-option-person = Son nom entier, ou son identifiant
help-option-sure = Dire que c'est voulu : ce retrait ne se défait pas
help-option-case = Le dossier : son nom, une partie de son nom ou son identifiant
help-option-channel = Le canal, par exemple telephone
help-option-themes = Un thème ; plusieurs, séparés par des virgules
help-option-actions = Une action ; plusieurs, séparées par des virgules
help-option-outcome = L'issue
help-option-minutes = La durée, en minutes
help-option-day = Le jour du contact ; sinon aujourd'hui
help-option-next = La prochaine étape
help-option-next-day = Le jour de la prochaine étape
help-option-text = Le texte ; « - » pour l'entrée standard
help-option-send = Envoyer le texte (« - » : l'entrée standard), ou le bilan
help-option-attach = Joindre ce document ; peut être répété
help-option-as-it-is = Envoyer même une photo abîmée, dont on ne peut pas retirer le lieu ou la date
help-option-save = Enregistrer dans ce dossier les documents de la conversation
help-option-seen = Marquer la conversation comme lue
help-option-week = La semaine, comme 2026-W48 ; sinon celle en cours, et pour l'équipe celle d'avant
help-option-obstacles = Un mot sur ce qui a gêné le travail ; « - » pour l'entrée standard
help-option-shell = L'interpréteur : bash, zsh, fish, elvish ou powershell

ask-words = Vos huit mots (ils ne s'affichent pas) :{" "}
login-done = Bonjour { $name } ({ $role }, { $service }).
login-remembered = Cet ordinateur est retenu : il s'ouvre sans les mots. Le dossier { $folder } n'est lisible que par vous ; « tdu logout » efface tout.
login-asks = Les huit mots seront demandés à chaque commande.
logout-done = Déconnecté. La copie de cet ordinateur est effacée.
logout-kept = Déconnecté. La copie reste ici, fermée.
role-administrator = administration
role-manager = encadrement
role-referent = prévention
role-worker = travail social
role-beneficiary = personne accompagnée

column-indicator = Indicateur
column-item = Élément
column-number = Nombre
figure-in-person = En présence
figure-remote = À distance
figure-held = Tenues dans le délai
figure-missed = Délai écoulé sans elle
figure-signed = Signées
figure-refused = Refusées
figure-waiting = En attente
figure-accepted = Acceptées autrement
figure-none = Non proposées
figure-untold = Non dit (bilans d'une version plus ancienne)
report-week = Bilan de la semaine { $week }, exactement comme il part :
report-to = Destinataires : { $names }
report-to-nobody = Personne ne peut encore le recevoir : aucun encadrant n'a rejoint le service.
report-for-team = Cela part seulement comme une part du total de l'équipe : personne ne reçoit ces chiffres, et un mot ne part pas avec eux.
report-share-waits = Il est prêt, et partira dès que le compte de la semaine sera ouvert.
report-share-left = Sa part est partie. Il ne peut plus être changé.
report-share-over = L'heure du compte est passée.
report-share-no-referent = Aucun référent prévention n'est là pour compter.
report-share-joined-later = Le compte de cette semaine a été ouvert avant votre arrivée.
report-time-leaves = À part, le temps passé part comme une part du total de l'équipe : personne ne reçoit le vôtre.
report-time-left = Le temps passé est parti à part, comme une part du total de l'équipe.
report-time-over = Le temps passé n'est plus compté cette semaine.
report-time-no-referent = Rien ne part du temps passé : aucun référent prévention n'est là pour l'additionner.
report-unsent = Il n'a pas été envoyé.
report-sent = Il a été envoyé ainsi.
report-changed = Il a été envoyé ; vos notes ont changé depuis.
report-kept = Bilan de la semaine { $week } gardé et en route.
share-done = { $name } peut maintenant ouvrir le dossier de { $case }.
handover-proposed = Le relais de { $name } est proposé. Il se fait quand votre collègue l'accepte.
handover-accepted = Vous suivez désormais { $name }.
handover-refused = Le relais de { $name } est refusé. Vous pouvez encore lire ce dossier.
handover-withdrawn = Le relais de { $name } est retiré. Votre collègue peut encore lire ce dossier.
case-follower = Suivi par { $name }
case-handover-asked = { $name } vous confie ce suivi : tdu handover accept, ou tdu handover refuse
case-handover-open = Relais proposé à { $name }, sans réponse
case-handover-tell = À dire à la personne : le relais avec { $name }
timeline-handover-proposed = Relais proposé à { $name }
timeline-handover-next = Suites : { $text }
timeline-handover-until = Répond aux questions jusqu'au { $day }
timeline-handover-accepted = Relais accepté
timeline-handover-refused = Relais refusé : { $reason }
timeline-handover-withdrawn = Relais retiré
trouble-no-handover = Aucun relais n'est proposé pour { $name }.
people-removed = { $name } n'est plus dans le service : ses accès ont pris fin. Les collègues qui partagent ses dossiers n'ont rien à faire : leurs appareils l'en retirent d'eux-mêmes.
team-week = Semaine { $week }. Bilans reçus : { $reports }, pour { $workers } travailleurs sociaux.
team-later = Les chiffres paraîtront en une fois, le { $day }.
team-few = Trop peu de bilans : les chiffres paraissent à partir de { $minimum }.
team-waits = Les chiffres attendent l'application du référent prévention, qui les compte en s'ouvrant. Effacés ensuite : { $day }.
team-past = Ces totaux ne sont plus gardés : ils ont dépassé la durée fixée par les règles du service.
team-not-counted = Cette semaine n'a pas été comptée : l'application du référent prévention ne s'est pas ouverte à temps.
team-no-referent = Il faut un référent prévention pour compter, et aucun n'a rejoint le service.
team-minutes = Temps passé sur les bilans, en tout : { $minutes } min (au plus { $ceiling } par bilan).
team-time-waits = Le temps passé sur les bilans attend l'application du référent prévention, qui le compte en s'ouvrant. Effacé ensuite : { $day }.
team-time-not-counted = Le temps passé sur les bilans n'a pas été compté : l'application du référent prévention ne s'est pas ouverte à temps.
team-time-no-referent = Le temps passé sur les bilans n'est pas compté : aucun référent prévention n'a rejoint le service.
team-time-hidden = Le temps passé sur les bilans n'est pas montré : trop peu de personnes l'ont donné, ou le total est trop petit.

column-name = Nom
column-role = Rôle
column-last = Dernier contact
column-next = Prochaine étape
column-charter = Charte
column-unread = Non lus
column-id = Identifiant
column-message = Dernier message
column-list = Liste
column-label = Libellé
list-channel = canal
list-theme = thème
list-action = action
list-outcome = issue

charter-fact = { $name } : { $fact }
charter-none = non présentée
charter-presented = à lire
charter-renewed = nouvelle version à lire
charter-asked = une question attend
charter-later = à revoir plus tard
charter-heard = acceptée de vive voix, à confirmer
charter-witnessed = acceptée de vive voix
charter-on-paper = signée sur papier
charter-signed = signée, à contresigner
charter-countersigned = signée par les deux
charter-refused = refusée
charter-withdrawn = retirée
charter-outdated = Le texte de la charte a changé dans le service : tdu charter propose.

cases-none = Aucun dossier ici.
cases-none-found = Aucun dossier pour « { $query } ».
column-term = Terme
cases-erased = (dossier effacé)
case-term = Arrive à son terme le { $day }
case-term-reached = Arrivé à son terme le { $day } : tdu term erase, ou tdu term keep
case-kept = Gardé par { $author } : { $reason }
case-erased = Effacé à son terme
case-erased-proof = Effacé à son terme ; la preuve de la charte est gardée jusqu'au { $day }
timeline-kept = Gardé jusqu'au { $day } : { $reason }
timeline-erased = Dossier effacé à son terme
term-erased = Le dossier de { $name } est effacé, avec sa conversation. La preuve de la charte reste.
term-kept = Le dossier de { $name } est gardé. Il reviendra à la date choisie.
term-noted = Les messages de { $name } sont notés. Ils s'effaceront après le délai des règles.
case-phone = Téléphone : { $value }
case-language = Langue : { $value }
case-safe-hours = Heures sûres : { $value }
case-charter = Charte : { $value }
not-left-yet = pas encore parti
timeline-opened = Dossier ouvert
timeline-person-changed = Coordonnées modifiées
timeline-invited = Personne invitée à la conversation
timeline-closed = Dossier fermé
timeline-unreadable = Effacé, ou écrit par une version plus récente
timeline-former = { $count ->
    [one] Corrigée ; une version d'avant
   *[other] Corrigée ; { $count } versions d'avant
}
note-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
note-next = Prochaine étape, { $day } : { $text }
note-kept = Note gardée dans le dossier de { $name }.
waiting = { $count ->
    [0] Tout est parti.
    [one] Un élément attend le réseau, gardé ici.
   *[other] { $count } éléments attendent le réseau, gardés ici.
}
messages-with = Conversation avec { $name } ; charte : { $charter }
messages-none = Aucune conversation.
messages-empty = Aucun message pour l'instant.
messages-document = [document] { $name }, { $size } Ko
messages-saved = Enregistré : { $path }
messages-not-joined = n'a pas encore rejoint

watch-begins = Ce qui arrive s'affiche ici. Ctrl-C pour arrêter.
watch-online = En liaison avec le serveur.
watch-offline = Le serveur ne répond pas. Nouvel essai dans un moment.
watch-message = Conversation avec { $name }
watch-case = Dossier de { $name }

mark-well = [ bien ]
mark-look = [à voir]
mark-unwell = [défaut]
doctor-folder = Le dossier { $folder } peut être écrit.
doctor-folder-bad = Le dossier { $folder } ne peut pas être écrit : { $detail }
doctor-tls = Liaison chiffrée { $version }, accord { $exchange }, qui résiste aussi à un ordinateur quantique.
doctor-tls-classic = Liaison chiffrée { $version }, accord { $exchange }, qui ne résisterait pas à un ordinateur quantique. Demandez à l'administration de mettre le serveur à jour.
doctor-tls-bad = La liaison chiffrée ne s'établit pas : { $detail }
doctor-server = { $server } répond en { $milliseconds } ms.
doctor-server-bad = { $server } ne répond pas : { $detail }
doctor-server-strange = { $server } répond, mais pas comme un serveur Trait d'union. Vérifiez l'adresse.
doctor-empty = Ce serveur est vide : il attend sa mise en place.
doctor-clock = { $count ->
    [0] Les horloges sont à la même heure.
    [one] Les horloges diffèrent d'une seconde.
   *[other] Les horloges diffèrent de { $count } secondes.
}
doctor-clock-bad = { $count ->
    [one] Les horloges diffèrent d'une seconde. Réglez celle de cet ordinateur, ou prévenez l'administration.
   *[other] Les horloges diffèrent de { $count } secondes. Réglez celle de cet ordinateur, ou prévenez l'administration.
}
doctor-versions = tdu { $own }, serveur { $server }.
doctor-versions-differ = tdu { $own }, serveur { $server } : mettez le plus ancien à jour.
doctor-store = La copie de cet ordinateur : { $count } éléments, { $kib } Kio.
doctor-open = Connecté : { $name }.
doctor-locked = Fermé : les huit mots seront demandés.
doctor-nobody = Personne n'est connecté ici : « tdu login ».
doctor-history = Tout l'historique reçu est vérifié, jusqu'au service.
doctor-charter = La charte de confiance peut être proposée.
doctor-charter-lacks = La charte de confiance ne peut pas être proposée : des exemples y restent. À compléter par l'administration : { $missing }.

trouble-nobody-here = Personne n'est connecté ici. Commencez par « tdu login --server ADRESSE ».
trouble-already = Ce dossier est celui d'un compte sur { $server }. Déconnectez-vous d'abord (« tdu logout »), ou choisissez un autre dossier avec --folder.
trouble-no-server = Quel serveur ? Donnez son adresse avec --server.
trouble-no-terminal = Les huit mots ne peuvent pas être demandés : il n'y a pas de terminal. Utilisez --words-file.
trouble-in-use = Le dossier { $folder } est déjà utilisé par un autre « tdu ». Attendez qu'il finisse, ou arrêtez-le.
trouble-damaged = La copie de cet ordinateur est abîmée. Elle a été laissée telle quelle. Mettez le dossier de côté, puis « tdu login » : tout reviendra du serveur. ({ $detail })
trouble-bad-server = Cela ne désigne pas un serveur utilisable : { $detail }
trouble-keep = Un fichier ne peut pas être lu ou écrit : { $detail }
trouble-waiting = { $count ->
    [one] Un élément n'est pas encore parti et serait perdu. Attendez le réseau, ou ajoutez --force.
   *[other] { $count } éléments ne sont pas encore partis et seraient perdus. Attendez le réseau, ou ajoutez --force.
}
trouble-no-case = Aucun dossier ne correspond à « { $asked } ». « tdu cases » montre les noms.
trouble-which-case = Plusieurs dossiers correspondent à « { $asked } » : { $names }. Donnez le nom entier ou l'identifiant.
trouble-no-person = Personne ne s'appelle « { $asked } » ici, ou pas avec ce rôle. « tdu people list » montre les noms.
trouble-which-person = Plusieurs personnes s'appellent « { $asked } » : { $names }. Donnez l'identifiant.
trouble-not-sure = Rien n'est fait. Ce retrait ne se défait pas : l'accès de la personne prend fin sur tous ses appareils, et les dossiers qu'elle seule pouvait lire ne pourront plus être ouverts par personne. Demandez-lui d'abord de les confier (« tdu cases --alone », « tdu share »), puis recommencez avec --sure.
trouble-no-conversation = { $name } n'a pas encore été invité à une conversation.
trouble-vocabulary = « { $given } » ne convient pas ({ $list }). Possible : { $known }
trouble-no-text = Il n'y a pas de texte. Donnez-le avec --text ou par l'entrée standard.
trouble-unwell = { $count ->
    [one] Un défaut a été trouvé.
   *[other] { $count } défauts ont été trouvés.
}
trouble-no-proof = { $file } n'est pas une preuve de charte que cette version sait lire. Rien n'a été vérifié. Demandez le fichier d'origine, non modifié.
trouble-no-certificate = { $file } n'est pas un certificat. Rien n'a été vérifié.
trouble-proof-fails = Cette preuve ne tient pas : les points marqués comme défauts disent ce qui est faux. Demandez le fichier d'origine.
trouble-other-pages = La preuve tient, mais les pages de ce PDF ne sont pas celles que ce programme en fait. Fiez-vous à ce qui est dit ci-dessus, pas aux pages ; « --pdf » en fait de nouvelles.
trouble-no-pdf = La preuve tient, mais aucun PDF ne peut en être fait ({ $reason }). Rien n'a été écrit. Gardez le fichier de preuve : il suffit.

# Une phrase par difficulté : ce qui s'est passé, ce qui est gardé, quoi faire.
failure-offline = Le serveur ne répond pas. Ce que vous avez écrit est gardé ici et partira dès que le réseau revient.
failure-wait = { $seconds ->
    [0] Trop d'essais en peu de temps. Rien n'est perdu. Attendez un peu, puis recommencez.
    [one] Trop d'essais en peu de temps. Rien n'est perdu. Attendez une seconde, puis recommencez.
   *[other] Trop d'essais en peu de temps. Rien n'est perdu. Attendez { $seconds } secondes, puis recommencez.
}
failure-server-failed = Le serveur a une panne. Ce que vous avez écrit est gardé ici. Recommencez dans un moment ; si cela dure, prévenez l'administration.
failure-not-recognised = Cela n'a pas ouvert votre espace. Rien n'est perdu. Recommencez, ou utilisez une autre façon d'ouvrir.
failure-bad-words = Ces mots ne vont pas ensemble. Rien n'est perdu. Relisez votre feuille : huit mots, dans l'ordre, séparés par des espaces.
failure-passkey-cannot-unlock = Vous êtes reconnu, mais cet appareil ne peut pas ouvrir vos dossiers de cette façon. Rien n'est perdu. Tapez vos huit mots.
failure-wrong-code = { $tries ->
    [-1] Ce n'est pas le bon code. Relisez les six chiffres avec la personne qui vous invite.
    [0] Ce n'est pas le bon code, et l'invitation est maintenant fermée. Demandez un nouveau lien à la personne qui vous invite.
    [one] Ce n'est pas le bon code. Il reste un seul essai : relisez les six chiffres avec la personne qui vous invite.
   *[other] Ce n'est pas le bon code. Il reste { $tries } essais. Relisez les six chiffres avec la personne qui vous invite.
}
failure-invitation-gone = Cette invitation ne sert plus : elle a été utilisée, retirée ou elle est trop ancienne. Demandez un nouveau lien à la personne qui vous invite.
failure-bad-link = Ce lien est incomplet ou abîmé. Ouvrez-le de nouveau depuis le message reçu, en entier, ou demandez-en un nouveau.
failure-signed-out = Votre connexion a pris fin. Ce que vous avez écrit est gardé ici. Reconnectez-vous avec « tdu login ».
failure-access-ended = Votre accès à ce service a pris fin. Ce que cet ordinateur garde est fermé, et ce qui n'était pas parti ne partira plus. Parlez-en à la personne qui vous avait invité ; « tdu logout » efface la copie d'ici.
failure-locked = Votre espace est fermé. Ce que vous avez écrit est gardé. Ouvrez-le pour continuer.
failure-not-allowed = Votre rôle ne permet pas de faire cela. Rien n'a changé. Demandez à la personne qui encadre le service.
failure-invalid = Quelque chose manque ou n'a pas la bonne forme. Rien n'a été envoyé. Vérifiez ce que vous avez rempli.
failure-not-found = Cela n'est pas là, ou n'y est plus. Rien d'autre n'a changé. « tdu cases » montre ce qui est là.
failure-untrusted-key = L'identité d'une personne n'est pas garantie par le service. Rien ne lui a été envoyé. Prévenez l'administration avant de continuer.
failure-other-organisation = Le service qui répond à cette adresse n'est pas celui que cet appareil connaît. Rien n'a été envoyé. Prévenez l'administration.
failure-history-changed = L'historique a été modifié par le serveur. Ces changements ont été refusés, ce qui est gardé ici est intact. Prévenez l'administration.
failure-history-shortened = Le serveur montre moins de choses qu'avant. C'est refusé, ce qui est gardé ici est intact. Prévenez l'administration.
failure-intruder-refused = Quelqu'un a été ajouté par une personne qui n'en a pas le droit. C'est refusé : rien ne lui est lisible. Prévenez l'administration.
failure-newer-version = Un élément a été écrit avec une version plus récente de l'application. Rien n'est perdu. Mettez « tdu » à jour.
failure-cannot-keep = Cet ordinateur ne peut rien garder. Vérifiez la place libre et les droits du dossier : « tdu doctor ».
failure-open-elsewhere = Votre espace est déjà ouvert par un autre « tdu ». Attendez qu'il finisse, ou arrêtez-le.
failure-too-large = Ce que vous avez écrit est trop long pour le serveur. C'est gardé ici, sans partir. Écrivez-le en plusieurs fois.
failure-file-too-large = Ce document est trop lourd : 20 Mo au plus. Il n'est pas joint. Ce que vous avez écrit est toujours là.
failure-too-many-files = Six documents au plus par message. Envoyez-en d'autres dans un second message.
failure-file-gone = Un document choisi ne peut plus être lu, peut-être déplacé ou renommé. Rien n'est parti. Choisissez-le de nouveau.
failure-hidden-details = Une photo choisie est abîmée : ce que l'appareil y a inscrit, comme le lieu ou la date, ne peut pas en être retiré. Rien n'est parti. Retirez-la, ou ajoutez « --as-it-is » pour l'envoyer telle quelle.
failure-file-moved = Rien n'est effacé. Quelque chose dans ce dossier n'est pas encore parti, est arrivé entre-temps, ou son terme n'est pas venu. Relisez-le, puis décidez.
failure-no-authority = Ce service n'a pas d'autorité d'horodatage. L'heure de la réponse est celle du serveur.
failure-no-time-stamp = L'autorité d'horodatage n'a pas répondu, ou pas comme il faut. La réponse à la charte est gardée telle quelle. Redemandez plus tard.
failure-charter-incomplete = La charte n'a pas été proposée : elle n'est pas complète. Des exemples y restent, à la place de ce que le service doit dire : { $missing }. L'administration la complète dans « Règles ».
failure-attachment-altered = Ce document n'est pas celui que son auteur a envoyé. Il n'a pas été ouvert. Prévenez l'administration.
failure-log-full = Ce dossier ou cette conversation n'a plus de place sur le serveur. Ce que vous avez écrit est gardé ici. Prévenez l'administration.
failure-no-paper = Ce PDF n'a pas pu être fait ou lu ici. Rien n'est perdu : le fichier de preuve suffit. Vérifiez la connexion, puis recommencez.
failure-storage-full = Le service n'a plus de place sur le serveur. Ce que vous avez écrit est gardé ici et partira quand il y en aura. Prévenez l'administration.
failure-unexpected = Une erreur de notre part. Ce que vous avez écrit est gardé. Recommencez ; si cela continue, prévenez l'administration.

# La preuve d'une charte. Ce qui est prouvé, et ce qui ne l'est pas.
proof-organisation = Service : empreinte { $organisation }. Comparez-la avec celle que le service publie : n'importe qui peut créer un service du même nom.
proof-organisation-same = Le service est bien celui qui est attendu.
proof-organisation-other = Ce n'est pas le service attendu : son empreinte est { $organisation }.
proof-pages-as-made = Les pages de ce PDF sont, octet par octet, celles que ce programme fait de cette preuve.
proof-pages-other = Personne ne garantit les pages de ce PDF : elles ont été modifiées, ou faites par une autre version. Voici ce que dit la preuve qu'il contient.
proof-person-holds = La personne accompagnée a signé, avec une clé reconnue par ce service.
proof-person-open = Le fichier ne dit rien de la signature de la personne.
proof-person-fails = La réponse ne tient pas : elle a été modifiée, ou la clé de qui l'a signée n'est pas reconnue par ce service.
proof-reply-holds = La personne accompagnée a donné cette réponse depuis son appareil, avec une clé reconnue par ce service.
proof-record-holds = Une personne du service a noté cette réponse et a signé ce qu'elle a noté.
proof-witness-holds = Une autre personne du service confirme avoir entendu cette réponse-là.
proof-witness-open = Personne d'autre du service n'a confirmé dans ce fichier.
proof-witness-fails = La confirmation ne tient pas : elle a été modifiée, porte sur une autre réponse, ou vient de la même personne.
proof-withdrawal-holds = La personne accompagnée a ensuite retiré son accord.
proof-withdrawal-told-holds = Un membre du service a ensuite noté que la personne retirait son accord, et a signé ce qu'il a noté.
proof-text-holds = Le texte de ce fichier est, à la lettre près, celui de la réponse, dans la langue lue.
proof-text-open = Sans réponse qui tienne, rien ne dit que ce texte est le bon.
proof-text-fails = Le texte de ce fichier n'est pas celui de la réponse.
proof-reference-holds = Le texte français de référence est bien celui qui accompagnait la lecture.
proof-reference-open = Sans réponse qui tienne, rien ne dit que le texte français est le bon.
proof-reference-fails = Le texte français de ce fichier n'est pas celui qui accompagnait la lecture.
proof-worker-holds = Une personne du service a contresigné cette signature-là.
proof-worker-open = Personne du service n'a contresigné dans ce fichier.
proof-worker-fails = La contresignature, ou ce qui suit la réponse, ne tient pas ou porte sur une autre réponse.
proof-times-holds = Le serveur du service a confirmé la place et l'heure de chaque acte.
proof-times-open = Le fichier ne dit rien de l'heure.
proof-times-fails = La confirmation du serveur ne tient pas : l'heure n'est pas prouvée.
proof-stamp-holds = Une autorité d'horodatage a daté cette réponse : elle existait avant l'heure dite. À vous de dire si vous faites confiance à cette autorité.
proof-stamp-open = L'horodatage de ce fichier n'a pas été vérifié.
proof-stamp-fails = L'horodatage de ce fichier ne tient pas : il a été modifié, porte sur autre chose, ou son certificat ne convient pas.
proof-stamp-missing = Ce fichier n'a pas d'horodatage de l'autorité demandée.
proof-signed = Réponse enregistrée par le compte { $account }, { $at }.
proof-countersigned = Confirmée par le compte { $account }, { $at }.
proof-withdrawn = Retirée par le compte { $account }, { $at }.
proof-stamped = Existait avant le { $at } (temps universel), dit « { $by } », certifié par « { $issuer } ».
proof-stamped-certificate = Empreinte du certificat qui a signé l'horodatage : { $certificate }. Comparez-la avec celle que l'autorité publie : n'importe qui peut prendre ce nom.
proof-at = le { $at } (temps universel, horloge du serveur)
proof-no-time = à une heure qui n'est pas prouvée
proof-read = Version { $version } de la charte, lue en « { $lang } ».
proof-heard = Version { $version } de la charte, écoutée en « { $lang } ».
proof-consents = Accords facultatifs donnés : { $consents }.
proof-no-consents = Aucun accord facultatif n'a été donné.
proof-never = Ce qu'aucun fichier de ce genre ne prouve :
proof-never-identity = qui est la personne à l'état civil : la clé est celle d'un appareil, la rencontre seule dit à qui il est ;
proof-never-understood = qu'elle a compris ou accepté librement : cela se parle, et elle peut revenir sur sa signature ;
proof-never-time = l'heure exacte : elle est celle du serveur du service, sans horodatage par un tiers.
proof-never-authority = que l'autorité d'horodatage dit vrai, ni que le texte a été signé juste à cette heure : il l'a été avant.
