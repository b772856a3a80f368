# Les écrans de la personne accompagnée.
home-hello = Bonjour { $name }
home-messages-none = Pas de nouveau message
home-messages-new = { $count ->
    [one] 1 nouveau message
   *[other] { $count } nouveaux messages
}
home-documents-hint = Ce que vous pouvez garder
home-rights-hint = Qui lit, ma copie, arrêter

messages-with = Vous écrivez à { $name }.
messages-not-urgent = Ce n'est pas un service d'urgence. En danger : 112, ou 114 par message.

charter-short-none = Pas encore proposée
charter-short-presented = À lire
charter-short-signed = Vous avez signé
charter-short-countersigned = Signée par les deux
charter-short-refused = Vous avez dit non
charter-short-withdrawn = Vous avez retiré votre accord
charter-is-none = La charte ne vous a pas encore été proposée.
charter-is-presented = Lisez-la, ou écoutez-la. Vous pouvez dire oui, non, ou plus tard.
charter-is-signed = Vous avez signé. La personne qui vous suit va signer aussi.
charter-is-countersigned = La charte est signée par vous et par la personne qui vous suit.
charter-is-refused = Vous avez dit non. Nous vous aidons de la même façon. Vous pouvez changer d'avis.
charter-is-withdrawn = Vous avez retiré votre accord. Nous vous aidons de la même façon. Vous pouvez changer d'avis.
charter-none-next = La personne qui vous suit vous la proposera. Vous pouvez lui écrire.
charter-language = Lire en
charter-whole = Tout lire d'un coup
charter-one-by-one = Une idée à la fois
charter-show-french = Voir le français à côté
charter-hide-french = Cacher le français
charter-progress = Idée { $at } sur { $count }
charter-before = Avant
charter-next = Suivant
charter-decide = Votre décision
charter-free = Signer n'est jamais obligatoire pour être aidé.
charter-understood = J'ai lu ou écouté, et j'ai compris.
charter-read-first = Allez d'abord jusqu'au bout du texte, ou choisissez « Tout lire d'un coup ».
charter-hold = Maintenir pour signer
charter-hold-hint = Gardez le doigt sur le bouton un instant. Au clavier : touche Entrée.
charter-question = Poser une question
charter-later = Plus tard
charter-refuse = Dire non
charter-refuse-text = Nous notons que vous ne voulez pas signer. Nous vous aidons de la même façon, et vous pouvez changer d'avis.
charter-copy = Télécharger ma copie
charter-withdraw = Retirer mon accord
charter-withdraw-text = Votre signature ne comptera plus. Nous vous aidons de la même façon, et vous pouvez signer à nouveau.

documents-empty = Pas encore de document
documents-empty-next = Quand la charte sera signée, votre copie sera ici. L'envoi d'autres documents n'existe pas encore.
documents-read-charter = Voir ma charte
documents-charter = Ma charte signée
documents-charter-text = Votre copie contient le texte, les signatures et de quoi les vérifier.
documents-more-later = L'envoi d'autres documents n'existe pas encore.

rights-intro = Vous pouvez savoir qui lit, garder une copie, et arrêter quand vous voulez.
rights-copy = Ma copie
rights-copy-text = Vous pouvez demander tout ce qui est écrit sur vous, et le faire corriger. Demandez à la personne qui vous suit.
rights-stop = Arrêter
rights-stop-text = Vous pouvez arrêter d'utiliser cette application. On continue de vous aider autrement.
rights-write = Écrire un message
rights-device = Effacer de cet appareil
rights-complain-title = Pas d'accord ?
rights-complain = Parlez-en au service. Vous pouvez aussi écrire à la CNIL, gratuitement : cnil.fr, ou 3 place de Fontenoy, TSA 80715, 75334 Paris cedex 07.
