# Terme d'un dossier, messages notés
worker-filter-at-term = À leur terme
worker-cases-none-at-term = Aucun dossier n'arrive à son terme dans le mois.
worker-why-terms = { $count ->
    [one] Un dossier est arrivé à son terme
   *[other] { $count } dossiers sont arrivés à leur terme
}
worker-go-terms = Voir
worker-term-title = Terme du dossier
worker-terms-title = Dossiers à leur terme
worker-term-on = Terme le { $day }
worker-term-reached = Terme atteint
worker-term-about = Terme : { $day }. { $contact ->
    [yes] Dernier contact : { $since }.
   *[no] Dossier ouvert le { $since }, sans contact depuis.
} Règle du service : { $rule }.
worker-term-kept = Gardé jusqu'au { $day } par { $author } :
worker-term-keep = Garder, avec une raison
worker-term-keep-title = Garder ce dossier
worker-term-reason = Pourquoi le garder
worker-term-reason-hint = Par exemple un recours en cours. La raison reste dans le dossier ; la personne peut demander à la lire.
worker-term-reason-missing = Écrivez pourquoi.
worker-term-until = Jusqu'au
worker-term-until-hint = Le dossier reviendra ce jour-là. Un an au plus.
worker-term-keep-do = Garder
worker-term-kept-done = Le dossier est gardé. Il reviendra à cette date.
worker-term-erase = Effacer le dossier
worker-term-erase-title = Effacer ce dossier ?
worker-term-goes = S'effacent du serveur, de vos appareils et de ceux des personnes qui lisent ce dossier :
worker-term-goes-notes = la fiche, les notes et leurs corrections, vos brouillons
worker-term-goes-messages = les messages et leurs documents, aussi chez la personne
worker-term-stays = Restent :
worker-term-stays-proof = la preuve de la charte, { $rule }
worker-term-stays-totals = les totaux des bilans déjà envoyés, sans nom
worker-term-stays-backups = les sauvegardes déjà faites, jusqu'à leur remplacement
worker-term-for-good = Cela ne peut pas être annulé.
worker-term-erase-do = Effacer pour toujours
worker-erased-name = Dossier effacé
worker-erased-about = Ce dossier est arrivé à son terme. Il a été effacé le { $day }, avec sa conversation.
worker-erased-proof = La preuve de la charte est gardée jusqu'au { $day }, puis effacée à son tour. Elle dit de qui elle est.
worker-timeline-kept = Gardé jusqu'au { $day }
worker-timeline-erased = Dossier effacé à son terme
worker-noted = { $count ->
    [one] Un message noté dans le dossier, effacé le { $day }
   *[other] { $count } messages notés dans le dossier, effacés le { $day }
}
worker-noted-say = Tout est noté dans le dossier
worker-noted-title = Ces messages sont notés dans le dossier ?
worker-noted-about = Règle du service pour les messages notés : { $rule }. Ils s'effaceront ensuite, avec leurs documents, ici et chez la personne. Notez d'abord dans le dossier ce qui doit rester.
worker-noted-do = Oui, ils sont notés
worker-note-relayed = { $count ->
    [one] Le dernier message de la conversation est repris dans cette note
   *[other] Les { $count } derniers messages de la conversation sont repris dans cette note
}
worker-note-relayed-after = { $count ->
    [one] Il s'effacera
   *[other] Ils s'effaceront
} { $unit ->
    [months] { $length } mois
   *[days] { $length ->
        [one] { $length } jour
       *[other] { $length } jours
    }
} après, ici et chez la personne, avec { $count ->
    [one] ses documents
   *[other] leurs documents
}.
