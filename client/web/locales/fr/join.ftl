# Rejoindre par une invitation.
join-title = Invitation
join-language = Quelle langue ?
join-code-title = Vos six chiffres
join-code-lead = La personne qui vous invite vous les dit à voix haute.
join-code = Six chiffres
join-code-hint = Par exemple 123 456.
join-code-six = Il faut six chiffres.
join-who-staff = { $role ->
    [administrator] { $inviter } vous invite à administrer { $service }.
    [manager] { $inviter } vous invite à encadrer { $service }.
    [referent] { $inviter } vous invite comme référent prévention de { $service }.
   *[worker] { $inviter } vous invite comme travailleur social dans { $service }.
}
join-who-person = { $inviter }, de { $service }, vous invite à échanger des messages.
join-verified = Cette invitation vient bien de ce service : c'est vérifié.
join-name-staff = Votre nom
join-name-person = Comment voulez-vous qu'on vous appelle ?
join-name-hint = Vous pouvez changer ce qui est écrit.
join-enter = Entrer
join-taken-title = Cet appareil sert déjà
join-taken-text = Un espace est déjà ouvert ou gardé sur cet appareil. Pour accepter l'invitation ici, il faut d'abord l'effacer de cet appareil.
join-taken-home = Garder l'espace actuel
join-taken-leave = Effacer et accepter l'invitation
