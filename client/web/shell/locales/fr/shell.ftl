# What is said before the app runs, or when it cannot run.
failed-title = L'application ne s'est pas ouverte
failed-body = Le réseau ou le navigateur n'a pas répondu comme prévu. Rien n'est perdu. Essayez encore ; si cela continue, mettez le navigateur à jour.
stopped-title = L'application s'est arrêtée
stopped-body = Ce qui était enregistré est gardé. Rechargez la page pour continuer.
again = Recharger
without-script = Cette application a besoin de JavaScript pour ouvrir ce qui vous est adressé. Activez-le dans votre navigateur, puis rechargez la page.
