# Ce qui est écrit sur la copie d'une charte, en plus des phrases de la vérification (client/web/locales/fr/proof.ftl).
paper-title = Charte de confiance, copie
paper-only = Texte de référence, en français
paper-read = Texte lu
paper-reference = Texte français de référence
paper-lead = Cette copie est à vous. Le fichier qui en fait la preuve est attaché à ce PDF : gardez-le tel quel.
paper-acts = Qui a répondu, quand et comment
paper-day =
    { $day } { $month ->
        [1] janvier
        [2] février
        [3] mars
        [4] avril
        [5] mai
        [6] juin
        [7] juillet
        [8] août
        [9] septembre
        [10] octobre
        [11] novembre
       *[12] décembre
    } { $year }
paper-moment = Le { $day } à { $clock }, heure universelle (à Paris, une heure de plus en hiver, deux en été)
paper-version = Version { $version }, { $how } { $lang }
paper-text = Le texte
paper-chosen = Choisi : { $text }
paper-not-chosen = Pas choisi : { $text }
paper-proves = Ce que cette copie prouve
paper-check = Vérifier cette copie
paper-check-app = Dans l'application, ouvrez « Vérifier une preuve de charte » et déposez-y ce PDF. Rien n'est envoyé. Un programme, « tdu verify », fait de même sans réseau.
paper-check-pages = La vérification dit aussi si ces pages sont bien celles que le programme fait de cette preuve. Une page imprimée ne prouve rien seule.
paper-digest = Empreinte du fichier de preuve (SHA-256)
paper-picture = Code QR qui contient l'empreinte SHA-256 du fichier de preuve : { $digest }
paper-attached = Preuve de la réponse à la charte
paper-page = Page { $page } sur { $pages }
paper-about = À propos
paper-blank-lead = À lire ensemble, ou à faire lire, avant de signer au stylo.
paper-blank-of = Version { $version }, empreinte SHA-256 du texte : { $digest }
paper-blank-sign = Signer
paper-blank-free = Signer n'est jamais obligatoire pour être aidé. Cochez les choix que vous voulez, ou aucun. Le service garde cette feuille ; demandez-en une copie.
paper-blank-name = Nom, ou nom d'usage
paper-blank-when = Jour et lieu
paper-blank-helper = Qui a lu ou traduit, s'il y a lieu : nom et rôle
paper-blank-person = Signature de la personne
paper-blank-worker = Nom et signature du travailleur social
