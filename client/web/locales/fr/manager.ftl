# Écrans de l'encadrant, et mots des figures.

manager-nav-week = Équipe cette semaine
manager-nav-prevention = Prévention

manager-week-title = Équipe cette semaine
manager-week-choose = Semaine
manager-week-reports = { $reports ->
    [0] Aucun bilan reçu, pour { $workers ->
        [one] un travailleur social
       *[other] { $workers } travailleurs sociaux
    }.
    [one] Un bilan reçu, pour { $workers ->
        [one] un travailleur social
       *[other] { $workers } travailleurs sociaux
    }.
   *[other] { $reports } bilans reçus, pour { $workers ->
        [one] un travailleur social
       *[other] { $workers } travailleurs sociaux
    }.
}
manager-week-only-totals = Des totaux, rien d'autre : ni nom, ni note, ni message, ni qui a envoyé quoi.
manager-week-hidden-title = Les petits nombres sont masqués
manager-week-hidden = De 1 à { $most }, un nombre pourrait désigner quelqu'un : il est remplacé par « { $label } ». Un nombre masqué n'est pas zéro.
manager-week-empty-title = Aucun bilan pour cette semaine
manager-week-empty = Les chiffres apparaîtront quand les travailleurs sociaux auront envoyé leur bilan. Vous pouvez choisir une autre semaine.
manager-week-previous = Voir la semaine précédente
manager-trend-title = Contacts, semaine après semaine
manager-trend-of = Semaine
manager-trend-in-person = En présence
manager-trend-remote = À distance
manager-trend-sentence = { $weeks ->
    [one] Une semaine : { $total } contacts connus cette semaine, dont { $inperson } en présence.
   *[other] Sur { $weeks } semaines ; cette semaine, { $total } contacts connus, dont { $inperson } en présence.
}
manager-trend-sentence-hidden = Sur { $weeks } semaines. Une partie des nombres de cette semaine est masquée.
manager-of = Élément
manager-sentence = { $count ->
    [one] Un en tout.
   *[other] { $count } en tout.
}
manager-sentence-first = { $count ->
    [one] Un en tout : { $first }.
   *[other] { $count } en tout, d'abord { $first } ({ $most }).
}
manager-sentence-hidden = { $hidden ->
    [one] Un nombre est masqué.
   *[other] { $hidden } nombres sont masqués.
}
manager-obstacles-title = Ce qui a gêné le travail
manager-obstacles-about = Dans les mots des travailleurs sociaux, sans nom et sans ordre.
manager-obstacles-empty = Personne n'a rien signalé cette semaine.
manager-export = Exporter en CSV
manager-export-about = Les mêmes chiffres que sur cette page. Le fichier est fait ici, rien n'est envoyé.
manager-exported = Le fichier est prêt dans vos téléchargements.
manager-export-failed = Le navigateur n'a pas pu enregistrer le fichier. Vérifiez qu'il autorise les téléchargements, puis recommencez.
manager-export-name = bilan-equipe-{ $week }
manager-csv-week = Semaine
manager-csv-indicator = Indicateur
manager-csv-item = Élément
manager-csv-number = Nombre

manager-prevention-title = Prévention
manager-prevention-now-title = Aujourd'hui, rien n'est envoyé
manager-prevention-now = Les réponses aux questions sur le travail restent dans l'espace personnel de chacun. Ni vous, ni le référent, ni le serveur ne les reçoivent.
manager-prevention-later-title = Ce qui viendra
manager-prevention-later = Des totaux d'équipe, calculés à deux mains : la moitié par le serveur, la moitié par le référent. Les mêmes pour l'équipe, pour vous et pour les représentants du personnel.
manager-prevention-rule-group = { $count ->
   *[other] Jamais sous { $count } réponses.
}
manager-prevention-rule-window = { $weeks ->
   *[other] Par fenêtre de { $weeks } semaines, publiée une fois.
}
manager-prevention-rule-who = Jamais qui a répondu, ni qui n'a pas répondu.
manager-prevention-rule-alert = Aucune alerte sur un silence ou sur une réponse. Chacun choisit seul qui l'aide.
manager-prevention-tests = Ces règles sont faites pour des essais : le nombre de réponses est plus petit que dans un vrai service.
manager-prevention-items = Les phrases qui sont posées
manager-prevention-talk-title = En attendant
manager-prevention-talk = Parlez-en en réunion, avec ceux qui le veulent. Les ressources du service sont dans les règles, visibles de tous.

# Figures
plot-number = Nombre
plot-answer = Réponse
plot-none = sans réponse
plot-absent = rien reçu
plot-table = Voir le tableau
