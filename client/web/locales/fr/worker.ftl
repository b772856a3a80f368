# Écrans du travailleur social.

# Navigation
worker-nav-today = Aujourd'hui
worker-nav-cases = File active
worker-nav-team = Équipe
worker-nav-work = Mon travail
worker-nav-report = Bilan

# Aujourd'hui
worker-today-title = Aujourd'hui
worker-today-list = Ce qui vous attend
worker-today-empty-title = Rien ne vous attend
worker-today-empty = Les nouveaux messages, les étapes prévues et les chartes à signer apparaîtront ici.
worker-today-to-cases = Voir la file active
worker-why-messages = { $count ->
    [one] Un nouveau message
   *[other] { $count } nouveaux messages
}
worker-why-step-today = À faire aujourd'hui : { $text }
worker-why-step-late = Prévu le { $day } : { $text }
worker-why-countersign = La charte est signée de son côté, à vous de la signer
worker-why-invited = L'invitation n'a pas encore été utilisée
worker-why-lost = { $days ->
    [one] Aucun contact noté depuis un jour
   *[other] Aucun contact noté depuis { $days } jours
}
worker-why-report = Le bilan est prêt à être relu : { $week }
worker-go-messages = Lire
worker-go-file = Ouvrir le dossier
worker-go-report = Relire

# Point ressenti
worker-checkin-title = Comment va votre travail, cette semaine ?
worker-checkin-about = Quatre phrases au plus, moins de 40 secondes. Vous pouvez passer.
worker-checkin-private = Vos réponses restent à vous. À la fin de chaque période, votre appareil envoie pour les totaux d'équipe une part que personne ne peut lire seule, que vous ayez répondu ou non.
worker-checkin-keys = Au clavier : flèches pour choisir, Tab pour la phrase suivante, Entrée pour garder.
worker-checkin-keep = Garder pour moi
worker-checkin-tomorrow = Demain
worker-checkin-not-this-week = Pas cette semaine
worker-checkin-kept = C'est gardé, pour vous seul.
worker-checkin-away = La carte reviendra plus tard.

# File active
worker-cases-title = File active
worker-cases-search = Chercher
worker-cases-search-hint = Un nom, une étape, un mot d'une note ou d'un message
worker-cases-new = Ouvrir un dossier
worker-cases-which = Dossiers
worker-filter-open = En cours
worker-filter-needs-me = Qui m'attendent
worker-filter-alone = Moi seul
worker-filter-closed = Clos
worker-narrow = Affiner
worker-narrow-charter = Charte sans réponse complète
worker-narrow-never-met = Sans rencontre
worker-narrow-step-due = Étape échue
worker-cases-count = { $count ->
    [0] Aucun dossier
    [one] Un dossier
   *[other] { $count } dossiers
}
worker-cases-empty-title = Votre file active est vide
worker-cases-empty = Ouvrez un premier dossier : un nom suffit, le reste peut attendre.
worker-cases-none-title = Aucun dossier ne correspond
worker-cases-none = Essayez un autre mot, ou enlevez un filtre.
worker-cases-none-needs = Aucun dossier ne vous attend.
worker-cases-none-closed = Aucun dossier n'est clos.
worker-cases-none-alone = Chaque dossier en cours peut être lu par un collègue au moins.
worker-cases-clear = Tout afficher
worker-cases-hits = Dans les notes et les messages
worker-last-contact = { $day }, { $channel }
worker-last-contact-never = Aucun contact noté
worker-next-step = Prochaine étape, { $day } : { $text }
worker-next-step-late = Étape échue, { $day } : { $text }
worker-unread = { $count ->
    [one] Un message non lu
   *[other] { $count } messages non lus
}
worker-waiting = Pas encore parti
worker-met = Rencontre faite
worker-never-met = Pas encore de rencontre
worker-closed = Clos

# État de la charte
worker-charter-none = Charte non proposée
worker-charter-presented = Charte proposée
worker-charter-signed = Charte signée, à contresigner
worker-charter-countersigned = Charte signée
worker-charter-refused = Charte refusée
worker-charter-withdrawn = Charte retirée

# Nouveau dossier
worker-new-title = Ouvrir un dossier
worker-new-about = Seul le nom est nécessaire. N'écrivez que ce qui sert.
worker-person-name = Nom, comme la personne veut être appelée
worker-person-phone = Téléphone
worker-person-language = Langue parlée
worker-person-hours = Heures sûres
worker-person-hours-hint = Quand appeler ou écrire sans la mettre en danger, par exemple « le matin, avant 11 h »
worker-new-do = Ouvrir le dossier
worker-new-name-missing = Écrivez un nom ou un prénom.
worker-cancel = Annuler

# Dossier
worker-file-back = File active
worker-file-person = Fiche
worker-file-edit = Modifier la fiche
worker-file-edited = La fiche est à jour.
worker-person-save = Enregistrer
worker-person-none = Non renseigné
worker-file-conversation = Ouvrir la conversation
worker-file-conversation-unread = { $count ->
    [one] Conversation, un message non lu
   *[other] Conversation, { $count } messages non lus
}
worker-file-write = Écrire une note
worker-file-write-key = Touche N
worker-file-search = Chercher dans ce dossier
worker-file-kinds = Montrer
worker-kind-all = Tout
worker-kind-notes = Notes
worker-kind-messages = Messages
worker-timeline = Fil du dossier
worker-timeline-empty-title = Rien n'est encore noté
worker-timeline-empty = Écrivez une première note après le prochain contact.
worker-timeline-none = Rien ne correspond dans ce dossier.
worker-timeline-more = { $count ->
    [one] Voir plus (encore un)
   *[other] Voir plus (encore { $count })
}
worker-timeline-opened = Dossier ouvert
worker-timeline-person = Fiche modifiée
worker-timeline-invited = Invitation préparée
worker-timeline-closed = Dossier clos
worker-timeline-unreadable = Écrit avec une version plus récente de l'application, ou effacé
worker-timeline-message-from = Message de { $name }
worker-timeline-message-to = Message à { $name }
worker-by = par { $author }
worker-by-me = par vous
worker-file-close = Clore le dossier
worker-file-close-ask = Clore ce dossier ?
worker-file-close-about = Le dossier reste lisible, dans les dossiers clos. Il ne se rouvre pas dans cette version.
worker-file-close-do = Clore
worker-file-closed = Le dossier est clos.
worker-share-card = Dans le service
worker-share-alone = Vous seul pouvez lire ce dossier. Si vous partiez, personne ne pourrait le reprendre.
worker-share-with = Peuvent aussi le lire : { $names }.
worker-share-ask = Confier à un collègue
worker-share-about = Ce collègue pourra lire tout le dossier et la conversation avec la personne, y écrire, et les confier à son tour. La personne le verra dans « Qui peut lire ? ».
worker-share-who = À qui ?
worker-share-nobody = Il n'y a pas d'autre travailleur social à qui le confier : demandez à l'encadrement.
worker-share-do = Confier le dossier
worker-share-done = Le dossier est confié.
worker-file-more = Autres gestes

# Charte dans le dossier
worker-file-charter = Charte de confiance
worker-charter-signed-at = Signée par la personne le { $at }, lue en { $lang }.
worker-charter-countersigned-at = Signée par vous deux. Votre signature : { $at }. Lue en { $lang }.
worker-charter-presented-about = La personne peut la lire, poser une question, signer, refuser ou attendre.
worker-charter-none-about = La charte est proposée avec l'invitation. Sans téléphone, proposez-la ici : la réponse peut être donnée de vive voix ou sur papier.
worker-charter-refused-at = Refusée le { $at }. L'aide continue, comme avant.
worker-charter-withdrawn-at = Retirée le { $at }. L'aide continue, comme avant.
worker-charter-withdrawn-told-at = Retrait dit à un membre du service et noté le { $at }. L'aide continue, comme avant.
worker-charter-countersign = Signer à mon tour
worker-charter-countersign-about = En signant, vous prenez les engagements écrits dans la charte que la personne a lue.
worker-charter-done = Vous avez signé la charte tous les deux.
worker-charter-read = Lire la charte
worker-charter-stamped = Une autorité d'horodatage a daté cette réponse : la copie le porte.
worker-charter-reference = Le texte français, qui fait référence
worker-charter-renewed = Nouvelle version proposée
worker-charter-asked = Question sur la charte
worker-charter-later = Charte : plus tard
worker-charter-heard = Oui de vive voix, à confirmer
worker-charter-witnessed = Charte acceptée de vive voix
worker-charter-paper = Charte signée sur papier
worker-charter-renewed-at = L'ancien texte a été accepté le { $at } : cela reste valable. Le nouveau attend une réponse.
worker-charter-asked-at = Question posée le { $at }. Répondez dans les messages.
worker-charter-later-at = Plus tard, a-t-il été dit le { $at }. L'aide continue, comme avant.
worker-charter-later-until = Plus tard, a-t-il été dit le { $at } : en reparler à partir du { $until }. L'aide continue, comme avant.
worker-charter-heard-at = Oui noté le { $at }, texte en { $lang }.
worker-charter-witnessed-at = Deux personnes du service l'ont entendu. Confirmé le { $at }, texte en { $lang }.
worker-charter-paper-on = Papier signé le { $day }, texte en { $lang }.
worker-charter-present = Proposer la charte
worker-charter-present-done = La charte est proposée.
worker-charter-present-new = Proposer la nouvelle version
worker-charter-lacks = La charte ne peut pas encore être proposée : des exemples y restent, à la place de ce que votre service doit dire :
worker-charter-lacks-who = L'administration du service la complète, dans « Règles ». En attendant, l'accompagnement et les messages continuent.
worker-charter-outdated = Le texte de la charte a changé dans le service. La réponse donnée reste valable.
worker-charter-record = Noter une réponse
worker-charter-record-withdrawal = Noter un retrait
worker-charter-identity = Comment savez-vous qui est la personne ?
worker-charter-identity-hint = Ne copiez aucune pièce d'identité.
worker-charter-enrolled = Son appareil a été relié…
worker-charter-enrolled-hint = Étiez-vous ensemble quand la personne a utilisé votre lien ?
worker-charter-witness-about = Un oui de vive voix compte quand deux personnes du service l'ont entendu.
worker-charter-witness-ask = Demander à un collègue
worker-charter-witness-reads = Choisissez un collègue qui a entendu la réponse. Pour confirmer, il pourra lire cette conversation, et la personne le verra dans « Qui peut lire ? ». Vous retirerez son accès ensuite.
worker-charter-witness-who = Qui a entendu aussi ?
worker-charter-witness-nobody = Vous êtes seul dans le service : faites plutôt signer sur papier, ou sur l'appareil de la personne.
worker-charter-witness-do = Demander de confirmer
worker-charter-witness-asked = La demande est partie.
worker-charter-colleague = { $name } peut lire cette conversation, pour confirmer la réponse.
worker-charter-colleague-end = Retirer cet accès
worker-record-about = Toutes les réponses se valent. Refuser ou attendre ne change rien à l'aide.
worker-record-answer = Qu'a répondu la personne ?
worker-record-answer-missing = Choisissez d'abord la réponse.
worker-record-two = Un collègue qui l'a entendue aussi devra la confirmer.
worker-record-day = Papier signé le
worker-record-day-missing = Écrivez le jour de la signature.
worker-record-kept = Où est gardé le papier ?
worker-record-kept-hint = Par exemple : classeur des chartes, bureau 2. Aucune photo n'est nécessaire.
worker-record-kept-missing = Écrivez où le papier est gardé.
worker-record-sheet = Enregistrer la feuille à signer (PDF)
worker-record-sheet-about = Le texte, les choix et la place pour signer, à imprimer. Elle est faite ici, rien n'est envoyé.
worker-record-sheet-name = charte-a-signer
worker-record-until-hint = Si la personne a dit un jour. Rien ne vous sera rappelé avant.
worker-record-lang = Texte lu ou expliqué en
worker-record-channel = Vous étiez…
worker-record-identity-missing = Dites comment vous savez qui est la personne.
worker-record-help = Avec l'aide de
worker-record-help-hint = Rien à choisir si personne n'aidait.
worker-record-consents = Cochez seulement ce que la personne a choisi.
worker-record-do = Noter cette réponse
worker-record-done = La réponse est notée.
worker-why-witness = Un collègue vous demande de confirmer une réponse que vous avez entendue
worker-why-charters = { $count ->
    [one] Une charte attend une réponse depuis longtemps
   *[other] { $count } chartes attendent une réponse depuis longtemps
}
worker-go-cases = Voir la file active
worker-go-witness = Voir la réponse
worker-witness-title = Confirmer une réponse
worker-witness-by = { $name } a noté cette réponse à la charte.
worker-witness-about = Confirmez seulement si vous l'avez entendue vous-même. La personne connaîtra votre nom, et votre compte figure dans la preuve.
worker-witness-do = J'ai entendu cette réponse
worker-witness-not = Je ne l'ai pas entendue
worker-witness-done = C'est confirmé
worker-witness-none = Rien à confirmer ici
worker-witness-next = Vous pouvez revenir à votre journée.

# Invitation
worker-invite-card = Conversation
worker-invite-not-yet = La personne n'est pas encore invitée à écrire, lire la charte et la signer.
worker-invite = Inviter la personne
worker-invite-again = Inviter de nouveau
worker-invite-title = Inviter { $name }
worker-invite-about = Deux choses, par deux chemins : le lien par message, les six chiffres de vive voix.
worker-invite-again-about = Pour un téléphone perdu ou changé : tout sera là de nouveau sur le nouveau téléphone.
worker-invite-make = Préparer l'invitation
worker-invite-say = À dire au téléphone
worker-invite-say-1 = « Je vous envoie un lien. Il ouvre une page avec notre service, rien à installer. »
worker-invite-say-2 = « La page demande six chiffres. Je vous les dis : { $code }. »
worker-invite-say-3 = « Vous pourrez m'écrire, lire la charte dans votre langue, et la signer si vous voulez. »
worker-invite-say-4 = « Quelqu'un d'autre regarde-t-il votre téléphone ? Si oui, nous pouvons attendre. »
worker-invite-done = C'est fait
worker-invite-joined = La personne a rejoint la conversation.
worker-invite-not-joined = La personne n'a pas encore rejoint la conversation.

# Note
worker-note-title = Nouvelle note
worker-note-correct-about = La version précédente reste visible dans le dossier.
worker-note-draft = Le brouillon est gardé sur cet appareil.
worker-note-draft-back = Voici votre brouillon.
worker-note-draft-drop = L'effacer
worker-note-day = Jour du contact
worker-note-channel = Canal
worker-note-themes = Thèmes
worker-note-actions = Actions
worker-note-outcome = Issue
worker-note-minutes = Durée
worker-note-minutes-other = Autre durée, en minutes
worker-note-step = Prochaine étape
worker-note-step-hint = Facultatif
worker-note-step-wanted = Cette issue laisse quelque chose à faire : quelle est la prochaine étape ?
worker-note-step-day = Pour quand
worker-note-step-quick = Choisir vite
worker-note-step-tomorrow = Demain
worker-note-step-week = Dans une semaine
worker-note-step-month = Dans quatre semaines
worker-note-signals = Signaux faibles
worker-note-signals-count = { $count ->
    [0] facultatif
    [one] un noté
   *[other] { $count } notés
}
worker-note-signals-about = Des faits, jamais un score. Ce qui n'est pas dit reste vide.
worker-note-signals-distance = Ce qui peut se remarquer à distance
worker-note-signals-presence = Ce qui se voit en présence
worker-note-signals-nothing = Non renseigné
worker-note-text = Note
worker-note-save = Enregistrer la note
worker-note-save-correction = Enregistrer la correction
worker-note-save-key = Ctrl + Entrée
worker-note-cancel = Fermer
worker-note-saved = La note est enregistrée.
worker-note-corrected = La correction est enregistrée. L'ancienne version reste visible.
worker-note-problems = Il manque quelque chose :
worker-problem-day = Indiquez le jour du contact.
worker-problem-channel = Choisissez le canal.
worker-problem-minutes = Écrivez la durée en minutes, jusqu'à 1440.
worker-problem-step = Écrivez la prochaine étape, ou enlevez sa date.
worker-note-edit = Corriger
worker-note-former = { $count ->
    [one] Une version précédente
   *[other] { $count } versions précédentes
}
worker-note-former-at = Écrite le { $at } par { $author }
worker-note-next = Prochaine étape
worker-note-next-day = { $text } (le { $day })
worker-minutes = { $minutes } min
worker-hours = { $hours } h
worker-hours-minutes = { $hours } h { $minutes }

# Conversation
worker-talk-back = Dossier
worker-talk-none-title = Pas encore de conversation
worker-talk-none = Invitez d'abord la personne, depuis son dossier.
worker-talk-not-joined-title = La personne n'a pas encore rejoint la conversation
worker-talk-not-joined = Ce que vous écrivez l'attendra. Vérifiez qu'elle a le lien et les six chiffres.

# Équipe
worker-team-title = Équipe
worker-team-about = Qui fait partie du service. Aucun d'eux ne lit vos dossiers, sauf si « Qui peut lire ? » le dit dans le dossier.
worker-team-since = depuis le { $day }
worker-team-you = vous
worker-team-nameless = Nom pas encore donné
worker-team-empty-title = Personne d'autre pour le moment
worker-team-empty = Vos collègues apparaîtront ici quand ils auront rejoint le service.
worker-team-prevention = Les totaux des questions sur le travail : les mêmes pour vous, pour l'encadrement et pour le référent prévention.
worker-team-prevention-see = Voir les totaux
worker-team-later-title = Pas encore là
worker-team-later = L'espace commun pour parler de la pratique et l'annuaire des partenaires ne sont pas encore faits.

# Mon travail
worker-work-title = Mon travail
worker-work-private = Cette page est à vous. Personne d'autre ne la voit.
worker-work-week = Ma semaine
worker-work-minutes = Minutes notées, par jour
worker-work-minutes-of = Jour
worker-work-minutes-sentence = { $count ->
    [0] Aucune durée n'est notée cette semaine.
   *[other] Jour le plus plein : { $day } ; { $text } en tout.
}
worker-work-contacts = { $count ->
    [0] Aucun contact noté cette semaine.
    [one] Un contact noté cette semaine.
   *[other] { $count } contacts notés cette semaine.
}
worker-work-figures = Mes chiffres de la semaine
worker-work-checkins = Mes réponses dans le temps
worker-work-checkins-empty-title = Aucune réponse gardée
worker-work-checkins-empty = La carte apparaît dans « Aujourd'hui » une fois par semaine. La passer ne laisse aucune trace.
worker-work-checkins-private = Gardées dans votre espace personnel. Ce qui part pour les totaux d'équipe, c'est une part que personne ne peut lire seule, de tous les appareils.
worker-work-checkin-sentence = { $count ->
    [one] Une réponse : « { $last } ».
   *[other] { $count } réponses ; la dernière : « { $last } ».
}
worker-work-checkin-none = Aucune réponse à cette phrase.
worker-work-weeks = Semaine
worker-work-erase-title = Effacer une réponse
worker-work-erase = Effacer
worker-work-erase-label = Effacer mes réponses : { $week }
worker-work-erase-ask = Effacer vos réponses ?
worker-work-erase-about = { $week }. Elles ne seront plus visibles, et ne pourront pas revenir.
worker-work-erased = Vos réponses de cette semaine sont effacées.
worker-work-help = Qui peut m'aider
worker-work-help-emergency = Numéros d'urgence
worker-work-call = Appeler le { $number }
worker-work-write = Écrire au { $number }
worker-work-to-complete = À compléter par le service.
worker-work-guide = Télétravail : le repère du service

# Bilan
worker-report-title = Bilan de la semaine
worker-report-week = Semaine
worker-report-filled = Il est déjà rempli à partir de vos notes. Relisez, puis envoyez.
worker-report-exactly = Voici exactement ce qui part
worker-report-to = Destinataires : { $names }
worker-report-to-nobody = Personne ne peut encore le recevoir : aucun encadrant n'a rejoint le service.
worker-report-added = Votre encadrant voit des totaux d'équipe, une fois la semaine finie, à partir de { $minimum } bilans. Les nombres trop petits sont masqués. Son appareil reçoit pourtant votre bilan à votre nom.
worker-report-time = Le temps passé sur ce bilan part séparément, une seule fois, comme une part du total de l'équipe : personne ne reçoit le vôtre.
worker-report-time-waits = Le temps passé sur ce bilan est gardé ici. Il partira séparément, comme une part du total de l'équipe, dès que le compte de la semaine est ouvert : personne ne reçoit le vôtre.
worker-report-time-left = Le temps passé est parti séparément, comme une part du total de l'équipe. Plus rien n'en part pour cette semaine.
worker-report-time-over = L'heure du compte est passée : plus rien ne part du temps passé sur ce bilan.
worker-report-time-nobody = Rien ne part du temps passé sur ce bilan : il faut un référent prévention pour l'additionner sans voir le vôtre, et aucun n'a rejoint le service.
worker-report-time-later = Le compte de cette semaine a été ouvert avant votre arrivée : rien ne part du temps passé sur ce bilan.
worker-report-team-to = Cela part seulement comme une part du total de l'équipe : personne ne reçoit vos chiffres.
worker-report-team-how = Votre appareil les coupe en deux parts ; une part seule ne dit rien. Le serveur garde l'une, le référent prévention reçoit l'autre, et seule la somme de l'équipe se lit, à partir de { $minimum } bilans. Votre encadrant ne la voit qu'une fois les petits nombres retirés.
worker-report-team-once = Une fois parti, un bilan ne peut plus être changé : la différence serait la vôtre.
worker-report-team-time = Ce temps n'est montré qu'à vous. Il part, lui aussi, seulement dans le total de l'équipe.
worker-report-team-words = Un total n'a pas de mots : si quelque chose gêne le travail, rien n'en part d'ici. Dites-le à qui vous voulez dans « Échanges ».
worker-report-team-talk = Ouvrir les échanges
worker-report-team-until = À envoyer avant : { $at }. Ensuite, la semaine est comptée sans vous.
worker-report-team-cut = Un nombre dépasse 4 095 : il sera compté comme 4 095.
worker-report-team-waits-title = Le bilan est prêt à partir
worker-report-team-waits = Il est gardé ici, et partira de lui-même dès que le compte de la semaine sera ouvert. Si personne ne l'ouvre d'ici là, rien ne partira : { $at }.
worker-report-team-left = Sa part du total est partie. Vos chiffres sont restés ici.
worker-report-team-left-changed = Vos notes ont changé depuis ; ce qui est parti reste compté tel quel.
worker-report-team-over-title = Cette semaine n'attend plus de bilan
worker-report-team-over = L'heure du compte est passée. Rien n'est parti d'ici, et vos notes sont gardées.
worker-report-team-nobody-title = Personne ne peut compter cette semaine
worker-report-team-nobody = Il faut un référent prévention, et aucun n'a rejoint le service. Vous pouvez préparer le bilan : il partira s'il arrive à temps.
worker-report-team-later-title = Vous compterez dès la semaine prochaine
worker-report-team-later = Le compte de cette semaine a été ouvert avant votre arrivée. Rien à envoyer.
worker-report-never = Ce qui n'est jamais envoyé
worker-report-obstacles = Un mot sur ce qui a gêné le travail
worker-report-obstacles-hint = Facultatif. Montré tel quel, sans votre nom, avec ceux des autres, à partir de { $minimum } bilans. Jamais à côté d'un chiffre. N'écrivez aucun nom.
worker-report-send = Envoyer le bilan
worker-report-send-again = Envoyer la nouvelle version
worker-report-spent = { $minutes ->
    [0] Moins d'une minute sur cette page
    [one] Une minute sur cette page
   *[other] { $minutes } minutes sur cette page
}
worker-report-ceiling = { $minutes ->
    [one] Le service prévoit une minute au plus.
   *[other] Le service prévoit { $minutes } minutes au plus.
}
worker-report-sent-at = Envoyé le { $at }.
worker-report-sent-title = Le bilan est envoyé
worker-report-took = { $minutes ->
    [0] Il vous a pris moins d'une minute.
    [one] Il vous a pris une minute.
   *[other] Il vous a pris { $minutes } minutes.
}
worker-report-changed-title = Vos notes ont changé depuis l'envoi
worker-report-changed = Les chiffres ci-dessous sont à jour. La nouvelle version remplacera celle qui est partie.
worker-report-empty-title = Rien à rapporter
worker-report-empty = Aucune note pour cette semaine. Vous pouvez envoyer le bilan tel quel, ou choisir une autre semaine.
worker-report-sentence-first = { $count ->
    [one] Un en tout.
   *[other] { $count } en tout, d'abord { $first } ({ $most }).
}
worker-report-sentence = { $count } en tout.
worker-report-of = Élément

# Chiffres qui n'ont pas de nom dans les règles du service
worker-figure-in-person = En présence
worker-figure-remote = À distance
worker-figure-other = Autre
worker-figure-total = Total
worker-figure-unmet = Besoins non couverts
worker-figure-new = Nouveaux
worker-figure-closed = Clos
worker-figure-active = En cours
worker-figure-held = Tenues dans le délai
worker-figure-missed = Délai écoulé sans elle
worker-figure-signed = Signées
worker-figure-countersigned = Signées par les deux
worker-figure-presented = Proposées
worker-figure-waiting = En attente
worker-figure-oral = Acceptées à l'oral
worker-figure-paper = Sur papier
worker-figure-refused = Refusées
worker-figure-withdrawn = Retirées
worker-figure-none = Non proposées
worker-figure-accepted = Acceptées autrement
worker-figure-untold = Non dit (bilans d'une version plus ancienne)

# Langues
worker-lang-fr = français
worker-lang-en = anglais
worker-lang-ar = arabe
