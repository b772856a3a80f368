# Écrans de l'encadrant, et mots des figures.

manager-nav-week = Équipe cette semaine
manager-nav-needs = Besoins
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
manager-week-previous = Voir la semaine précédente
manager-week-few-team = Il en faut au moins { $minimum } : avec moins, un total dirait ce qu'une seule personne a fait.
manager-week-waits-title = Les chiffres attendent d'être comptés
manager-week-waits = L'application du référent prévention les compte d'elle-même dès qu'elle s'ouvre. Au-delà de cette date, ils seront effacés : { $at }.
manager-past-title = Ces totaux ne sont plus gardés
manager-past = Règle du service pour les totaux : { $rule }. Ceux de cette période sont plus anciens.
manager-week-not-counted-title = Cette semaine n'a pas été comptée
manager-week-not-counted = L'application du référent prévention ne s'est pas ouverte à temps. Il n'y a pas de chiffres pour cette semaine, et il n'y en aura pas.
manager-week-no-referent-title = Personne ne peut compter
manager-week-no-referent = Ce service reçoit seulement les totaux de l'équipe, et il faut un référent prévention pour les compter. Demandez à votre administrateur d'en inviter un.
manager-week-minutes = Temps passé sur { $reports ->
    [one] un bilan
   *[other] { $reports } bilans
} : { $minutes } min en tout. Le service prévoit { $all } min au plus ({ $ceiling } par bilan).
manager-time-waits = Le temps passé sur les bilans attend d'être compté : l'application du référent prévention le fait d'elle-même dès qu'elle s'ouvre. Au-delà de cette date, il sera effacé : { $at }.
manager-time-not-counted = Le temps passé sur les bilans n'a pas été compté cette semaine : l'application du référent prévention ne s'est pas ouverte à temps.
manager-time-no-referent = Le temps passé sur les bilans n'est pas compté : il faut un référent prévention pour l'additionner sans voir celui de personne, et aucun n'a rejoint le service.
manager-time-hidden = Le temps passé sur les bilans n'est pas montré cette semaine : trop peu de personnes l'ont donné, ou le total est trop petit.
manager-receives-team = Aucun bilan n'arrive à votre appareil, seulement ces totaux. Les petits nombres en ont été retirés avant, sur l'appareil du référent prévention : ni cette page, ni une autre application n'y trouverait davantage.
manager-receives-team-words = Le temps passé sur les bilans est lui aussi un total. Les mots des travailleurs sociaux n'y sont pas : un total n'en a pas.
manager-trend-of = Semaine
manager-week-hidden = Un nombre est remplacé par « { $label } » s'il va de 1 à { $most }, ou si moins de { $minimum } personnes y ont contribué. D'autres le sont avec lui, pour qu'aucun calcul ne le retrouve. Un nombre masqué n'est pas zéro.
manager-week-later-title = Les chiffres ne sont pas encore parus
manager-week-later = Ils paraîtront en une fois, le { $at }, si au moins { $minimum } bilans sont arrivés. Au fur et à mesure, chaque nouveau bilan se lirait dans la différence.
manager-week-few-title = Trop peu de bilans pour cette semaine
manager-week-few = Il en faut au moins { $minimum } : avec moins, un total dirait ce qu'une seule personne a fait. Un bilan envoyé plus tard compte encore.
manager-week-late = { $late ->
    [one] Un bilan arrivé après la parution attend : les suivants seront ajoutés par { $minimum } au moins.
   *[other] { $late } bilans arrivés après la parution attendent : les suivants seront ajoutés par { $minimum } au moins.
}
manager-others = { $count ->
   *[other] { $count } autres
}
manager-lines = { $count ->
   *[other] { $count } lignes
}
manager-trend-title = Semaine après semaine
manager-trend-indicator = Ce qui est suivi
manager-trend-item = Élément suivi
manager-trend-reach = Sur quelle durée
manager-trend-quarter = 12 semaines
manager-trend-year = Un an
manager-trend-years = 150 semaines
manager-trend-empty = Aucun chiffre n'est paru sur cette durée.
manager-trend-weeks = { $weeks ->
    [one] Une semaine.
   *[other] { $weeks } semaines.
}
manager-trend-series = { $name } : de { $least } à { $most }, { $last } pour la dernière semaine connue.
manager-trend-series-none = { $name } : aucun nombre connu.
manager-trend-export = Enregistrer ce suivi
manager-trend-export-title = Semaine après semaine : { $name }
manager-trend-export-about = Les semaines du dessin. Le fichier est fait ici, rien n'est envoyé.
manager-trend-export-name = suivi-{ $week }
manager-receives-title = Ce que votre appareil reçoit
manager-receives = Chaque bilan arrive à votre appareil avec le nom de son auteur : c'est ainsi qu'il est protégé jusqu'à vous. Cette page n'en montre que des totaux, et n'offre aucun moyen d'ouvrir un bilan seul.
manager-receives-shown = Le temps passé sur un bilan n'est jamais envoyé : à côté d'un nom, il ne pourrait se cacher dans un total.
manager-receives-time = Le temps passé sur un bilan n'y est pas. S'il y a un référent prévention, il est envoyé séparément, en deux parts que personne ne peut lire seules, et seule la somme de l'équipe vous parvient.
manager-of = Élément
manager-sentence = { $count ->
    [one] Un en tout.
   *[other] { $count } en tout.
}
manager-sentence-first = { $count ->
    [one] Un en tout : { $first }.
   *[other] { $count } en tout, d'abord { $first } ({ $most }).
}
manager-sentence-known = { $count ->
    [one] Un connu.
   *[other] { $count } connus.
}
manager-sentence-hidden = { $hidden ->
    [one] Un nombre est masqué.
   *[other] { $hidden } nombres sont masqués.
}
manager-obstacles-title = Ce qui a gêné le travail
manager-obstacles-about = Dans les mots des travailleurs sociaux, sans nom, sans ordre et sans lien avec les chiffres.
manager-obstacles-empty = Personne n'a rien signalé cette semaine.
manager-export = Enregistrer les chiffres de la semaine
manager-export-title = Chiffres de l'équipe, { $week }
manager-export-about = Les mêmes chiffres que sur cette page. Le fichier est fait ici, rien n'est envoyé.
manager-export-name = bilan-equipe-{ $week }
manager-csv-week = Semaine
manager-csv-indicator = Indicateur
manager-csv-item = Élément
manager-csv-number = Nombre

manager-needs-title = Observation des besoins
manager-needs-lead = Les totaux d'un trimestre, à montrer à vos partenaires. Rien sur une personne, ni sur un travailleur social.
manager-needs-choose = Trimestre
manager-needs-quarter = Du { $from } au { $until }
manager-needs-later = Un trimestre paraît en une fois, avec sa dernière semaine : le { $at }.
manager-needs-few-title = Aucune semaine de ce trimestre n'est parue
manager-needs-few = Une semaine paraît à partir de { $minimum } bilans.
manager-needs-about = { $weeks ->
    [one] Une semaine du trimestre est comptée. Un nombre de 1 à { $most }, ou auquel moins de { $minimum } travailleurs sociaux ont contribué, est masqué.
   *[other] { $weeks } semaines du trimestre sont comptées. Un nombre de 1 à { $most }, ou auquel moins de { $minimum } travailleurs sociaux ont contribué, est masqué.
}
manager-needs-at-least = « Au moins » : certaines semaines ont un nombre masqué, qui n'est pas compté ici.
manager-needs-team = Ce service reçoit seulement les totaux de l'équipe, semaine par semaine : les chiffres que ses règles gardent pour le trimestre ne sont pas comptés.
manager-needs-more = au moins { $count }
manager-needs-now = Ce trimestre
manager-needs-before = Trimestre d'avant
manager-needs-print = Imprimer
manager-needs-export = Enregistrer les totaux du trimestre
manager-needs-export-name = besoins-{ $quarter }


# Figures
plot-number = Nombre
plot-answer = Réponse
plot-none = sans réponse
plot-absent = rien reçu
plot-table = Voir le tableau

# Totaux des questions sur le travail
prevention-title = Prévention
prevention-back = Équipe
prevention-lead = Comment va le travail dans l'équipe, sans jamais montrer une personne.
prevention-lead-referent = Votre appareil garde la seconde moitié des totaux, pour que personne ne puisse lire une réponse seule.
prevention-now-title = Où on en est
prevention-now-no-referent = Aucun référent prévention n'a rejoint le service : aucun total n'est calculé, et rien n'est envoyé.
prevention-now-too-few = Moins de { $count } personnes répondent dans le service : aucun total n'est calculé, et rien n'est envoyé. Parlez-en plutôt ensemble.
prevention-now-begins = La prochaine période commence au plus tard le { $day }. D'ici là, rien n'est envoyé.
prevention-now-runs = La période en cours finit le { $day }. Ensuite, chaque appareil envoie sa part, qu'il y ait eu des réponses ou non.
prevention-now-gathers = La période est finie. Les parts arrivent jusqu'au { $day }, puis les totaux sont calculés.
prevention-now-waits = Toutes les parts attendues sont arrivées. Les totaux paraîtront quand l'appareil du référent se connectera, au plus tard le { $day } ; après, ils sont perdus.
prevention-now-yours = Les parts sont arrivées : votre appareil peut calculer les totaux, au plus tard le { $day } ; après, ils sont perdus.
prevention-look-about = Votre appareil ouvre les périodes et calcule les totaux de lui-même, quand l'application est ouverte.
prevention-look = Regarder maintenant
prevention-looked = C'est fait : ce qui pouvait être calculé l'est.
prevention-trouble-rules = La période que montre le serveur ne suit pas les règles signées. Rien n'a été envoyé d'ici ; vos réponses restent sur votre appareil. Prévenez l'administrateur.
prevention-trouble-changed = Le serveur montre d'autres parts que la première fois. Rien n'a été calculé, pour que personne ne puisse comparer deux totaux. Prévenez l'administrateur.
prevention-trouble-misfit = Les deux moitiés ne vont pas ensemble. Rien n'a été publié, et aucune réponse n'a été lue. Prévenez l'administrateur.
prevention-published-title = Totaux publiés
prevention-none = Rien n'est publié pour l'instant.
prevention-window = Du { $first } au { $last }
prevention-quarter = Phrases du trimestre
prevention-quarter-about = Du { $first } au { $last } : la dernière réponse de chacun dans ces semaines-là.
prevention-near = Une ou deux personnes sont arrivées ou parties depuis une période voisine : celle-ci n'a pas de chiffres pour les phrases de la semaine. Comparer les deux ferait deviner leurs réponses.
prevention-few = Moins de { $count } personnes ont répondu : pas de chiffre, une discussion est proposée à l'équipe sur :
prevention-people = { $from } à { $to } personnes ont répondu
prevention-share = Part des réponses
prevention-band = { $from } à { $to } %
prevention-hidden = masqué
prevention-hidden-why = « Masqué » : presque personne, ou presque tout le monde, a choisi cette réponse, ou bien la montrer ferait deviner une autre. Les parts sont données par tranches de 5 % pour la même raison.
prevention-alike = Presque toutes les réponses sont les mêmes : rien n'est montré, pour que personne ne puisse lire celle des autres.
prevention-rules-title = Comment c'est protégé
prevention-rule-group = { $count ->
   *[other] Jamais de chiffre sous { $count } personnes.
}
prevention-rule-window = { $weeks ->
   *[other] Par périodes de { $weeks } semaines, publiées une seule fois. La dernière réponse de chacun compte.
}
prevention-rule-quarter = { $weeks ->
   *[other] Les phrases du trimestre sont comptées par { $weeks } semaines, avec les mêmes règles.
}
prevention-rule-halves = Chaque appareil coupe ses réponses en deux parts. Le serveur en reçoit une, le référent l'autre : une part seule ne dit rien.
prevention-rule-near = Si une ou deux personnes arrivent ou partent entre deux périodes, une seule des deux a des chiffres pour les phrases de la semaine : les comparer ferait deviner leurs réponses.
prevention-rule-all = L'équipe, l'encadrement et le référent voient exactement cette page.
prevention-rule-who = Jamais qui a répondu, ni qui n'a pas répondu : tous les appareils envoient leur part.
prevention-rule-alert = Aucune alerte sur un silence ou sur une réponse. Chacun choisit seul qui l'aide.
prevention-rule-trust = Les totaux sont publiés par le référent : s'il en inventait, personne ne s'en apercevrait.
prevention-tests = Ces règles sont faites pour des essais : le nombre de réponses est plus petit que dans un vrai service.
prevention-items = Les phrases qui sont posées
prevention-talk-title = Et en parler
prevention-talk = Un chiffre ne remplace pas une discussion. Parlez-en en réunion, avec ceux qui le veulent. Les ressources du service sont dans les règles, visibles de tous.
