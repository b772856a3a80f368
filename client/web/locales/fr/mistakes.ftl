# Ce qui ne va pas dans les fichiers des règles, et quoi écrire à la place. Ce qui est entre guillemets vient du fichier, ou s'y écrit tel quel.

mistake-file-missing = Ce fichier manque dans l'ensemble : ajoutez-le.
mistake-file-unknown = Aucune règle ne porte ce nom de fichier : retirez-le, ou nommez-le comme l'un de ceux-ci : « { $known } ».
mistake-unreadable = Ce n'est pas écrit comme le veut le format de ces fichiers (TOML) : souvent, un guillemet, un crochet ou une virgule manque, ou un nom se répète.
mistake-detail = Précision du lecteur de fichiers, en anglais :
mistake-key-unknown = Le nom « { $name } » est inconnu ici : écrivez l'un de ceux-ci : « { $known } ».
mistake-key-missing = Il manque « { $name } » : ajoutez-le.
mistake-word-unknown = Le mot « { $name } » est inconnu ici : écrivez l'un de ceux-ci : « { $known } ».
mistake-shape = Ici se trouve { $found }, alors qu'il faut { $wanted }.
mistake-shape-text = un texte entre guillemets droits
mistake-shape-word = un mot entre guillemets droits
mistake-shape-whole = un nombre entier
mistake-shape-decimal = un nombre à virgule
mistake-shape-truth = « true » (oui) ou « false » (non)
mistake-shape-date = une date
mistake-shape-list = une liste entre crochets
mistake-shape-table = un tableau de noms et de valeurs, comme « { "{" } fr = "…", en = "…", ar = "…" { "}" } »
mistake-shape-length = une seule durée, comme « { "{" } months = 24 { "}" } » (en mois) ou « { "{" } days = 90 { "}" } » (en jours)
mistake-out-of-range = « { $found } » ne convient pas : écrivez un nombre entier de { $least } à { $most }.
mistake-zero = Écrivez un nombre entier supérieur à zéro.
mistake-not-an-id = « { $name } » ne peut pas servir d'identifiant : écrivez 1 à 64 caractères, parmi les lettres de a à z sans accent ni majuscule, les chiffres, et le tiret entre deux d'entre eux.
mistake-not-a-time = « { $name } » n'est pas une heure : écrivez-la de « 00:00 » à « 23:59 ».
mistake-not-a-name = « { $name } » ne peut pas servir de nom : n'utilisez que les lettres de a à z, sans accent ni majuscule, et le trait de soulignement.
mistake-list-empty = La liste « { $name } » est vide : donnez au moins un élément.
mistake-list-too-long = La liste « { $name } » compte au plus { $count } éléments : retirez-en.
mistake-text-empty = Le texte de « { $name } » est vide : écrivez-le.
mistake-untranslated = Ce texte n'existe pas en « { $name } » : ajoutez la traduction.
mistake-not-one-line = Ce texte contient un retour à la ligne ou un caractère invisible : écrivez-le sur une seule ligne.
mistake-twice = « { $name } » figure deux fois dans « { $list } » : gardez-le une fois.
mistake-taken = « { $name } » figure déjà dans « { $list } » : choisissez un autre identifiant ici.
mistake-not-one-of = « { $name } » ne figure pas dans « { $list } » : corrigez-le, ou ajoutez-le là-bas.
mistake-same-as-another = Un autre élément de « { $list } » a le même « { $name } » : gardez un seul des deux.
mistake-remembered = « { $name } » se retient tout seul des règles d'avant, sans être écrit ici : retirez-le.
mistake-brace-not-opened = Une accolade fermante ne ferme rien : ajoutez l'accolade ouvrante, ou retirez celle-ci.
mistake-brace-not-closed = Une accolade ouvrante n'est jamais fermée : ajoutez l'accolade fermante.
mistake-braces-in-value = Cette valeur est reprise telle quelle : retirez les accolades.
mistake-filled-elsewhere = « { $name } » est rempli par ailleurs : retirez-le d'ici.
mistake-parameter-unknown = Rien ne remplit « { $name } » : corrigez ce nom entre accolades, ou ajoutez-le à « parameters » dans « charter/charter.toml ».
mistake-parameter-unused = Le texte français ne dit jamais « { $name } » entre accolades : retirez-le d'ici, ou dites-le.
mistake-parameter-lost = La section « { $list } » ne dit jamais « { $name } » entre accolades, alors que le texte français le dit : ajoutez-le.
mistake-entry-missing = « { $name } », de la liste « { $list } » du texte français, manque : traduisez-le à sa place.
mistake-entry-added = « { $name } » ne figure pas dans la liste « { $list } » du texte français : corrigez-le ou retirez-le.
mistake-other-order = « { $name } » se trouve là où le texte français a « { $list } » : gardez le même ordre.
mistake-other-section = Ce point ne renvoie pas à la même section que le point français : faites-les concorder.
mistake-paragraphs = Paragraphes de la section « { $name } » : { $here } ici, { $there } en français. Il en faut autant.
mistake-in-person-and-remote = Un canal est en présence ou à distance, pas les deux : mettez « false » à l'un des deux.
mistake-durations = Les durées sont des minutes, au-dessus de zéro, chacune plus longue que celle d'avant.
mistake-group-too-small = Un total de moins de { $count } réponses pourrait désigner quelqu'un : écrivez { $count } ou plus. Seul un essai, avec « made_for_tests = true », peut descendre plus bas.
mistake-window-too-short = Moins de { $count } semaines en diraient trop sur une seule : écrivez { $count } ou plus.
mistake-scale = L'échelle a les valeurs 0, 1, 2, 3, dans cet ordre.
mistake-week-too-long = Une semaine pose au plus { $count } questions, celle qui tourne comprise : retirez-en.
mistake-axis-questions = Questions de « quarterly.items » sur « { $name } » : { $count }. Il en faut deux.
mistake-not-told = « { $name } » s'affiche avec le questionnaire : écrivez un texte de 1 à { $count } caractères.
mistake-not-published = Écrivez l'adresse où le questionnaire et ses conditions sont publiés, à partir de « https:// ».
mistake-scale-values = Une échelle a de 2 à { $count } valeurs, toutes différentes.
mistake-scale-texts = « scale » doit donner un texte à chacune des valeurs de « values ». Il en faut { $count }.
mistake-factor-zero = Une somme multipliée par 0 ne dit rien : écrivez 1 ou plus, ou retirez « factor ».
mistake-questions = Écrivez de 1 à { $count } questions, aucune vide.
mistake-questions-differ = Questions en « { $name } » : { $here }, dans le premier texte : { $there }. Il en faut autant.
mistake-total-not-told = Avec « factor », dites ce que les auteurs disent du total : écrivez « total ».
mistake-total-of-nothing = Sans « factor », il n'y a pas de total : retirez « total ».
mistake-total-too-small = Un total d'une ou deux unités désigne quelqu'un : écrivez { $count } ou plus.
mistake-team-too-small = La somme de deux personnes dit à chacune ce que l'autre a fait : écrivez { $count } ou plus.
mistake-quarter-too-small = La page du trimestre peut sortir du service : écrivez { $count } ou plus, comme pour « hidden_below ».
mistake-by-quarter = Seuls « themes », « unmet-themes » et « new-themes » peuvent sortir par trimestre : écrivez ici « every = "week" ».
mistake-nearly-same = « charters » et « charter-coverage » comptent presque les mêmes chartes, et l'écart désignerait peu de personnes : gardez un seul des deux.
mistake-kind-without-rule = Rien ne dit combien de temps se garde « { $name } » : ajoutez une règle.
mistake-kept-no-time = Ce qui n'est gardé aucun temps ne peut pas servir : écrivez une durée supérieure à zéro.
mistake-journal-length = Le journal des accès se garde de 6 à 12 mois : écrivez de « { "{" } months = 6 { "}" } » à « { "{" } months = 12 { "}" } ».
mistake-messages-too-long = Les messages se gardent au plus 90 jours une fois notés : écrivez « { "{" } days = 90 { "}" } » ou moins.
mistake-not-a-number-to-call = Un numéro a de 2 à 15 chiffres, des espaces, et peut commencer par +.
mistake-no-number = Il n'y a aucun numéro : ajoutez « phone » ou « text_message », ou bien « to_complete = true ».
mistake-for-nobody = Dites qui cela aide : « person » (la personne accompagnée), « worker » (l'équipe), ou les deux.
mistake-not-an-account = Un compte a 22 caractères : lettres sans accent, chiffres, tiret ou trait de soulignement.
mistake-closes-before-it-opens = Le service ferme après avoir ouvert : corrigez « from » ou « until ».
mistake-threshold-of-event = Ce rappel suit un événement : retirez « threshold ».
mistake-no-threshold = Ce rappel a besoin de « threshold », un nombre supérieur à zéro.
