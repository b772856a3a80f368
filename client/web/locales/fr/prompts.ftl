# Mots pour le travailleur, calculés sur son appareil, et ses jours.

prompt-title = Un mot pour vous
prompt-private = Votre appareil l'a remarqué dans vos propres notes. Rien n'est envoyé à personne. Ce que vous choisissez reste dans votre espace personnel.
prompt-why-telework = Vous avez noté { $count } jours de télétravail cette semaine.
prompt-why-peer = { $count } jours de travail sans échange noté avec un collègue.
prompt-why-hours = Vous venez d'écrire en dehors des horaires du service.
prompt-why-incivility = Vous l'avez noté, pour vous seul, après un contact.
prompt-why-heavy = Vous l'avez noté, pour vous seul, après un contact.
prompt-why-no-solution = { $count } contacts de cette semaine sont restés sans solution ou refusés.
prompt-why-blocked = { $name } : vos { $count } derniers contacts sont restés sans solution.
prompt-why-supervision = { $count } semaines depuis la dernière séance notée.
prompt-why-calls = { $count } appels notés à la suite.
prompt-why-meeting = { $name } : dossier ouvert depuis { $count } jours, aucune rencontre notée.
prompt-go-help = Voir qui peut m'aider
prompt-go-days = Voir mes jours
prompt-talked = J'en ai vu un aujourd'hui
prompt-later = M'en reparler demain
prompt-understood = J'ai lu
prompt-never = Ne plus me le dire
prompt-noted = C'est noté, pour vous seul.
prompt-away = C'est rangé.
prompt-put-off = Ce mot reviendra demain.
prompt-silenced = Ce mot ne viendra plus. Vous pouvez le faire revenir dans « Mon travail ».

prompt-days = Mes jours et mes échanges
prompt-days-about = Notés par vous, lus par vous seul. Ils servent aux repères ci-dessous, à rien d'autre.
prompt-days-remote = Jours en télétravail
prompt-days-count = { $count ->
    [0] Aucun jour noté cette semaine. Repère du service : { $most } au plus.
    [one] Un jour noté cette semaine. Repère du service : { $most } au plus.
   *[other] { $count } jours notés cette semaine. Repère du service : { $most } au plus.
}
prompt-moments = Derniers échanges sur le travail
prompt-moment-peer = Échange avec un collègue
prompt-moment-supervision = Analyse de pratiques
prompt-moment-last = le { $day }
prompt-moment-none = rien de noté
prompt-moment-today = Aujourd'hui
prompt-moment-today-label = { $what } : noter pour aujourd'hui
prompt-silenced-title = Mots que vous ne voulez plus
prompt-again = Le refaire venir
prompt-again-label = Faire revenir : { $text }
prompt-again-done = Ce mot pourra revenir.

prompt-mine-title = Garder ou effacer ce que j'ai noté
prompt-mine-term = Durée : { $rule }. Ensuite, tout s'efface de vos appareils et du serveur.
prompt-mine-export = Enregistrer ce que j'ai noté
prompt-mine-name = ce-que-j-ai-note
prompt-mine-file = Ce que j'ai noté pour moi
prompt-mine-day = Jour
prompt-mine-what = Noté
prompt-mine-remote = Jour en télétravail
prompt-mine-heavy = Contact lourd
prompt-mine-incivility = Contact avec une incivilité ou une menace
prompt-mine-moments = Échanges sur le travail
prompt-mine-marks = Contacts lourds ou avec une incivilité
prompt-mine-count = { $count ->
    [one] une note
   *[other] { $count } notes
}
prompt-mine-erase-label = Tout effacer : { $week }
prompt-mine-erase-ask = Effacer tout ce qui est noté là ?
prompt-mine-erase-about = { $week }. Tout part de vos appareils et du serveur, et ne pourra pas revenir.
prompt-mine-erased = C'est effacé.

prompt-marks = Pour vous seul, ce contact a été
prompt-marks-about = Gardé dans votre espace personnel, jamais dans le dossier.
prompt-mark-heavy = Lourd
prompt-mark-incivility = Une incivilité ou une menace

prompt-quarter-about = Une fois par trimestre, douze phrases au lieu de quatre. Deux minutes environ. Vous pouvez passer. Elles comptent aussi dans les totaux d'équipe.

incident-go = Préparer une déclaration d'incivilité
incident-title = Déclarer une incivilité ou une menace
incident-lead = Écrivez ici ce qui s'est passé, puis enregistrez-le. Vous choisissez à qui le remettre, et si vous le remettez.
incident-private = Rien n'est envoyé. Ce que vous écrivez reste en brouillon sur cet appareil, lisible par vous seul.
incident-when = Quand
incident-when-hint = Le jour et l'heure, à peu près.
incident-channel = Par quel canal
incident-what = Ce qui s'est passé
incident-what-hint = Des faits : ce qui a été dit ou fait, qui était là. Nommez la personne seulement si c'est nécessaire.
incident-wish = Ce que je demande
incident-wish-hint = Par exemple une pause, un échange, un changement dans l'accueil de cette personne. Vous pouvez laisser vide.
incident-nothing = Dès que vous aurez écrit quelque chose, vous pourrez l'enregistrer ici.
incident-save = Enregistrer ma déclaration
incident-name = declaration
incident-file = Déclaration d'une incivilité ou d'une menace
incident-question = Question
incident-answer = Réponse
incident-throw-away = Effacer ce que j'ai écrit
incident-thrown-away = C'est effacé de cet appareil.
