# Expérimentations : essayer ensemble une autre façon de travailler.

experiments-title = Expérimentations
experiments-nav = Essais
experiments-lead = Essayer ensemble une autre façon de travailler, la comparer, puis décider.
experiments-team-about = Essayer ensemble une autre façon de travailler, si on le veut, puis décider.
experiments-see = Voir les expérimentations
experiments-empty-title = Aucune expérimentation pour le moment
experiments-empty = L'encadrement peut en proposer une. Si vous avez une idée, parlez-en en réunion ou dans un échange.
experiments-empty-propose = Proposez ce que l'équipe voudrait essayer : les volontaires diront oui chacun pour soi.
experiments-propose = Proposer une expérimentation
experiments-people = { $count ->
    [0] Personne pour le moment
    [one] Une personne participe
   *[other] { $count } personnes participent
}
experiments-mine = Vous participez

experiments-stage = Où on en est
experiments-stage-proposed = Des volontaires sont cherchés
experiments-stage-running = En cours
experiments-stage-middle = En cours, après le point d'étape
experiments-stage-extended = Terminée : à prolonger
experiments-stage-transferred = Terminée : adoptée pour tous
experiments-stage-stopped = Terminée : arrêtée
experiments-arm-trying = Essaient
experiments-arm-as-before = Continuent comme avant

experiments-rules-title = Ce qui est garanti
experiments-rule-yes = Personne n'est mis dans un groupe : chacun dit oui pour soi, et choisit son groupe.
experiments-rule-leave = On quitte quand on veut, sans donner de raison.
experiments-rule-known = Qui participe n'est pas secret : l'équipe et l'encadrement voient les noms des volontaires.
experiments-rule-figures = Les chiffres sont ceux d'un groupe entier, jamais d'une personne. Les petits nombres sont masqués.
experiments-rule-check-ins = Les réponses aux questions sur le travail restent celles de toute l'équipe ensemble. Elles ne sont jamais séparées par groupe.

experiments-plan-title = Ce qui est essayé
experiments-name = Titre
experiments-name-hint = Quelques mots : « Deux relais par jour ».
experiments-hypothesis = Ce que nous attendons
experiments-hypothesis-hint = Une phrase : « Avec un second relais, moins de situations restent sans réponse le soir. »
experiments-change = Ce qui change pour ceux qui essaient
experiments-change-hint = Concrètement, dès le premier jour.
experiments-team = À qui c'est proposé
experiments-team-hint = Une équipe d'une douzaine de personnes au moins.
experiments-when = Quand
experiments-days = Du { $first } au { $last }
experiments-days-planned = Au plus tôt la { $week }, pendant { $weeks } semaines
experiments-first = Premier jour, au plus tôt
experiments-first-hint = La première semaine est celle de ce jour, ou celle qui suit la décision de démarrer.
experiments-length = Durée
experiments-weeks = { $weeks } semaines
experiments-looked-at = Ce qui est compté
experiments-looked-at-hint = Des indicateurs du bilan, choisis avec l'équipe. Le nombre de dossiers n'y est pas : il dirait ce que suivait quelqu'un qui part.
experiments-looked-at-missing = Choisissez au moins un indicateur.
experiments-propose-lead = Toute l'équipe pourra la lire. Elle démarre quand douze personnes au moins ont dit oui.
experiments-propose-do = Proposer à l'équipe

experiments-part-title = Votre participation
experiments-join-about = Voulez-vous participer ? Les deux groupes comptent autant : l'un essaie, l'autre permet de comparer.
experiments-join-legend = Votre groupe
experiments-join-missing = Choisissez un groupe.
experiments-join-signed = Votre oui porte sur ce texte, tel qu'il est. Votre nom sera visible de l'équipe et de l'encadrement.
experiments-join = Je participe
experiments-joined = C'est noté : vous participez.
experiments-in = Vous participez. Votre groupe :
experiments-in-about = Vous pouvez quitter à tout moment. Après le démarrage, ce qui est déjà paru reste : l'en retirer montrerait votre part. À partir de la semaine suivante, votre bilan n'est plus compté dans un groupe.
experiments-leave = Quitter l'expérimentation
experiments-leave-title = Quitter l'expérimentation ?
experiments-leave-about = Aucune raison n'est demandée. Votre nom disparaît de la liste. Après le démarrage, on ne peut plus revenir.
experiments-left = C'est fait : vous ne participez plus.

experiments-people-title = Qui participe
experiments-steps-title = Déroulé
experiments-step-proposed = Proposée
experiments-step-start = Décision de démarrer
experiments-step-middle = Point d'étape : on continue

experiments-decide-title = Décider
experiments-decide-about = Chaque décision se prend en réunion, avec les volontaires. Écrivez ici ce que la réunion a dit, sans citer personne.
experiments-decide-what = Décision
experiments-decide-start = Démarrer
experiments-decide-middle = Continuer après le point d'étape
experiments-decide-extend = Terminer et prolonger
experiments-decide-transfer = Terminer et adopter pour tous
experiments-decide-stop = Arrêter
experiments-decide-missing = Choisissez une décision.
experiments-decide-said = Ce qui a été dit, et pourquoi
experiments-decide-hint = Toute l'équipe le lira. N'écrivez aucun nom.
experiments-decide = Noter la décision
experiments-decided = La décision est notée.
experiments-hindered = { $step } : { $why }
experiments-hindrance-few = il faut au moins { $most } volontaires, dont { $each } dans chaque groupe.
experiments-hindrance-early = pas avant le { $day }.
experiments-hindrance-another = une autre expérimentation est en cours.
experiments-hindrance-now = ce n'est pas possible maintenant.

experiments-figures-title = Les deux groupes
experiments-figures-none = Les chiffres viennent après le démarrage.
experiments-figures-with-the-end = L'appareil de l'encadrement reçoit les bilans et en fait les totaux. Ils sont publiés ici pour tous avec la décision finale.
experiments-figures-totals-alone = Il n'y en a pas ici : l'encadrement ne reçoit des bilans que la somme de toute l'équipe, et personne ne peut la partager en deux groupes.
experiments-propose-totals-alone = À cette date, l'encadrement ne reçoit des bilans que la somme de toute l'équipe : il n'y aura pas de chiffres par groupe. L'équipe peut essayer quand même, et décider sur ce qu'elle en dit.
experiments-figures-so-far = Calculés sur cet appareil, à partir des bilans reçus. Les mêmes seront publiés pour tous avec la décision finale.
experiments-figures-final = Tels qu'ils étaient quand la décision finale a été prise, sur l'appareil de la personne qui l'a notée. Tout le monde lit les mêmes.
experiments-figures-weeks = Moyennes par semaine. Semaines parues : { $before } avant le démarrage, { $during } depuis.
experiments-figures-hidden = Une semaine paraît si assez de personnes ont envoyé leur bilan à temps dans chaque groupe, et parmi les autres : { $minimum } au moins. Un nombre est masqué pour les deux groupes s'il va de 1 à { $most } quelque part, ou si moins de { $minimum } personnes y ont contribué : les deux groupes et les autres font le total de l'équipe, et l'un se lirait dans la différence.
experiments-part-hidden = Rien n'a pu paraître : les nombres étaient trop petits, ou les bilans trop peu nombreux.
experiments-hidden = masqué
experiments-before-trying = Avant : essaient
experiments-before-as-before = Avant : comme avant
experiments-during-trying = Depuis : essaient
experiments-during-as-before = Depuis : comme avant

experiments-check-ins-title = Questions sur le travail : toute l'équipe ensemble
experiments-check-ins-why = Ces parts sont celles de toute l'équipe, publiées pendant l'expérimentation. Elles ne sont jamais comptées par groupe : un groupe serait trop petit pour que chacun y reste caché, et les réponses n'ont pas été données pour cela.
experiments-check-ins-none = Rien n'a été publié pour ces dates.

experiments-limits-title = Ce que cela ne prouve pas
experiments-limit-small = Une douzaine de personnes, c'est peu : une différence entre les groupes peut être un hasard. Aucun calcul de probabilité n'est donné, il promettrait trop.
experiments-limit-chosen = Chacun a choisi son groupe : les deux pouvaient différer dès le départ.
experiments-limit-numbers = Les nombres comptent des contacts, pas leur qualité, ni ce que cela coûte à chacun.
experiments-limit-talk = Un incident, un cas difficile, un échec ? Parlez-en à la réunion, ou à qui vous voulez dans un échange : rien n'en est gardé ici.
experiments-print = Imprimer le bilan
experiments-export = Enregistrer le bilan
experiments-export-name = experimentation-{ $title }
experiments-csv-part = Partie
experiments-csv-item = Élément
experiments-csv-which = Précision
experiments-csv-value = Valeur
experiments-csv-sum = { $which }, { $weeks ->
    [0] aucune semaine parue
    [one] total d'une semaine
   *[other] total de { $weeks } semaines
}
