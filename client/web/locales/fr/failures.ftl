# Une phrase par difficulté : ce qui s'est passé, ce qui est gardé, quoi faire.
failure-detail = Pour la personne qui vous aide
failure-offline = Le serveur ne répond pas. Ce que vous avez écrit est gardé ici et partira dès que le réseau revient.
failure-wait = { $seconds ->
    [0] Trop d'essais en peu de temps. Rien n'est perdu. Attendez un peu, puis recommencez.
    [one] Trop d'essais en peu de temps. Rien n'est perdu. Attendez une seconde, puis recommencez.
   *[other] Trop d'essais en peu de temps. Rien n'est perdu. Attendez { $seconds } secondes, puis recommencez.
}
failure-wait-minutes = { $minutes ->
    [one] Trop d'essais en peu de temps. Rien n'est perdu. Attendez une minute, puis recommencez.
   *[other] Trop d'essais en peu de temps. Rien n'est perdu. Attendez { $minutes } minutes, puis recommencez.
}
failure-server-failed = Le serveur a une panne. Ce que vous avez écrit est gardé ici. Recommencez dans un moment ; si cela dure, prévenez l'administration.
failure-not-recognised = Cela n'a pas ouvert votre espace. Rien n'est perdu. Recommencez, ou utilisez une autre façon d'ouvrir.
failure-bad-words = Ces mots ne vont pas ensemble. Rien n'est perdu. Relisez votre feuille : huit mots, dans l'ordre.
failure-passkey-cannot-unlock = Vous êtes reconnu, mais cet appareil ne peut pas ouvrir vos dossiers de cette façon. Rien n'est perdu. Tapez vos huit mots.
failure-wrong-code = { $tries ->
    [-1] Ce n'est pas le bon code. Relisez les six chiffres avec la personne qui vous invite.
    [0] Ce n'est pas le bon code, et l'invitation est maintenant fermée. Demandez un nouveau lien à la personne qui vous invite.
    [one] Ce n'est pas le bon code. Il reste un seul essai : relisez les six chiffres avec la personne qui vous invite.
   *[other] Ce n'est pas le bon code. Il reste { $tries } essais. Relisez les six chiffres avec la personne qui vous invite.
}
failure-invitation-gone = Cette invitation ne sert plus : elle a été utilisée, retirée ou elle est trop ancienne. Demandez un nouveau lien à la personne qui vous invite.
failure-bad-link = Ce lien est incomplet ou abîmé. Ouvrez-le de nouveau depuis le message reçu, en entier, ou demandez-en un nouveau.
failure-signed-out = Votre connexion a pris fin. Ce que vous avez écrit est gardé ici. Ouvrez de nouveau votre espace pour continuer.
failure-access-ended = Votre accès à ce service a pris fin. Ce que cet appareil garde est fermé. Parlez-en à la personne qui vous avait invité.
failure-locked = Votre espace est fermé. Ce que vous avez écrit est gardé. Ouvrez-le pour continuer.
failure-not-allowed = Votre rôle ne permet pas de faire cela. Rien n'a changé. Demandez à la personne qui encadre le service.
failure-invalid = Quelque chose manque ou n'a pas la bonne forme. Rien n'a été envoyé. Vérifiez ce que vous avez rempli.
failure-not-found = Cela n'est pas là, ou n'y est plus. Rien d'autre n'a changé. Revenez à l'accueil.
failure-untrusted-key = L'identité d'une personne n'est pas garantie par le service. Rien ne lui a été envoyé. Prévenez l'administration avant de continuer.
failure-other-organisation = Le service qui répond à cette adresse n'est pas celui que cet appareil connaît. Rien n'a été envoyé. Prévenez l'administration.
failure-history-changed = L'historique a été modifié par le serveur. Ces changements ont été refusés, ce qui est gardé ici est intact. Prévenez l'administration.
failure-history-shortened = Le serveur montre moins de choses qu'avant. C'est refusé, ce qui est gardé ici est intact. Prévenez l'administration.
failure-intruder-refused = Quelqu'un a été ajouté par une personne qui n'en a pas le droit. C'est refusé : rien ne lui est lisible. Prévenez l'administration.
failure-newer-version = Un élément a été écrit avec une version plus récente de l'application. Rien n'est perdu. Rechargez la page pour mettre à jour.
failure-cannot-keep = Cet appareil ne peut rien garder : fenêtre privée, ou plus de place. Ouvrez une fenêtre normale ou libérez de la place.
failure-open-elsewhere = Votre espace est déjà ouvert dans une autre page de cet appareil. Continuez là-bas, ou fermez-la puis rechargez ici.
failure-too-large = Ce que vous avez écrit est trop long pour le serveur. C'est gardé ici, sans partir. Écrivez-le en plusieurs fois.
failure-file-too-large = Ce document est trop lourd : 20 Mo au plus. Il n'est pas joint. Ce que vous avez écrit est toujours là.
failure-too-many-files = Six documents au plus par message. Envoyez-en d'autres dans un second message.
failure-file-gone = Un document choisi ne peut plus être lu, peut-être déplacé ou renommé. Rien n'est parti. Choisissez-le de nouveau.
failure-hidden-details = Une photo choisie est abîmée : ce que l'appareil y a inscrit, comme le lieu ou la date, ne peut pas en être retiré. Rien n'est parti. Retirez-la, ou envoyez-la telle quelle.
failure-file-moved = Rien n'est effacé. Quelque chose dans ce dossier n'est pas encore parti, est arrivé entre-temps, ou son terme n'est pas venu. Relisez le dossier, puis décidez.
failure-no-authority = Ce service n'a pas d'autorité d'horodatage. L'heure de la réponse est celle du serveur.
failure-no-time-stamp = L'autorité d'horodatage n'a pas répondu, ou pas comme il faut. La réponse à la charte est gardée telle quelle. Redemandez plus tard.
failure-charter-incomplete = La charte n'a pas été proposée : elle n'est pas complète. Des exemples y restent, à la place de ce que le service doit dire : { $missing }. L'administration la complète dans « Règles ».
failure-attachment-altered = Ce document n'est pas celui que son auteur a envoyé. Il n'a pas été ouvert. Prévenez l'administration.
failure-log-full = Ce dossier ou cette conversation n'a plus de place sur le serveur. Ce que vous avez écrit est gardé ici. Prévenez l'administration.
failure-no-paper = Ce fichier n'a pas pu être fait ou lu ici. Rien n'est perdu. Vérifiez la connexion, puis recommencez. Sans elle, on peut encore enregistrer un fichier CSV, ou le fichier de preuve d'une charte.
failure-storage-full = Le service n'a plus de place sur le serveur. Ce que vous avez écrit est gardé ici et partira quand il y en aura. Prévenez l'administration.
failure-unexpected = Une erreur de notre part. Ce que vous avez écrit est gardé. Rechargez la page ; si cela continue, prévenez l'administration.
