# Échanges entre collègues.

talks-title = Échanges
talks-lead = Un avis, une question de métier, une journée difficile : écrivez à un collègue ou au référent prévention, quand vous le voulez.
talks-lead-referent = Des professionnels vous écrivent ici quand ils le veulent. C'est toujours eux qui commencent.
talks-private = Seules les personnes de l'échange peuvent le lire : ni l'encadrement, ni l'administration, ni le serveur. L'administration peut voir qu'un échange existe, pas de quoi il parle.
talks-empty-title = Aucun échange pour le moment
talks-empty = Personne ne vous a écrit. Vous pouvez commencer ci-dessous.
talks-empty-referent = Personne ne vous a encore écrit.
talks-last = Dernier message :
talks-left = n'est plus dans le service
talks-left-about = Cette personne n'est plus dans le service. L'échange reste lisible ; personne d'autre que vous ne lira ce que vous y écririez.
talks-ask-title = Demander à parler
talks-ask-about = Rien ne part tant que vous n'avez pas écrit et envoyé. Personne d'autre n'en est averti.
talks-write = Écrire
talks-write-to = Écrire à { $name }
talks-back = Échanges
talks-first-about = Dites ce que vous voulez, même une ligne : « J'aimerais en parler. Quand es-tu disponible ? »
talks-nobody-title = Cette personne ne peut pas recevoir d'échange
talks-nobody = Elle n'est plus dans le service, ou son rôle ne le permet pas. Choisissez quelqu'un d'autre.
talks-team = Un avis, une question, un moment difficile : un échange que seules les personnes choisies peuvent lire.
talks-see = Voir les échanges
talks-go = Lire l'échange

answers-export = Enregistrer mes réponses
answers-export-about = Le fichier est fait ici, rien n'est envoyé. Une fois enregistré, il n'est plus protégé par l'application : choisissez où le garder.
answers-export-name = mes-reponses
answers-export-week = Semaine
answers-export-question = Question
answers-export-answer = Réponse

# Questionnaires que d'autres ont publiés, répondus pour soi seul.
questionnaires-title = Autres questionnaires
questionnaires-about = D'autres les ont écrits et publiés. Y répondre est un choix : personne ne saura si vous l'avez fait.
questionnaires-credit = Auteurs : { $authors }. Conditions : { $licence }.
questionnaires-source = Texte publié et conditions (autre site)
questionnaires-private = Vos réponses restent dans votre espace personnel. Elles ne partent dans aucun total.
questionnaires-other-language = Ses auteurs ne l'ont pas publié dans votre langue.
questionnaires-kept = C'est gardé, pour vous seul.
questionnaires-retired = Le service ne propose plus ce questionnaire. Vos réponses restent ici.
questionnaires-mine = Mes réponses
questionnaires-total = Total : { $reached } sur { $highest }
questionnaires-no-total = Sans total : une réponse manque
questionnaires-erased = Vos réponses de ce jour sont effacées.
questionnaires-export = Enregistrer mes réponses aux questionnaires
questionnaires-export-name = mes-questionnaires
questionnaires-day = Jour
questionnaires-terms = Auteurs et conditions
questionnaires-one = Questionnaire
