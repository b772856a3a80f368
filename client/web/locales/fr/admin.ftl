# Équipe, invitations, règles.
staff-title = Équipe
staff-lead = Qui est là, qui est invité.
staff-invite = Inviter quelqu'un
staff-invite-another = Inviter une autre personne
staff-name = Son nom
staff-name-hint = La personne pourra le corriger.
staff-role = Son rôle
staff-make-link = Créer l'invitation
staff-pending = Invitations en attente
staff-pending-none = Aucune invitation en attente.
staff-members = Les personnes
staff-alone = Il n'y a que vous pour l'instant
staff-alone-next = Invitez une première personne : elle recevra un lien, et six chiffres de vive voix.

invite-for = Invitation pour { $name }. Deux choses à transmettre, par deux chemins différents.
invite-withdraw = Retirer l'invitation
invite-withdraw-text = Le lien ne fonctionnera plus. Vous pourrez en créer un autre.

policies-title = Règles du service
policies-lead = Elles disent ce que l'application demande, garde et montre. Tout le monde voit les mêmes.
policies-signed = Signées par { $name }
policies-charter = Charte de confiance
policies-follow-up = Mots du suivi
policies-channels = Canaux
policies-themes = Thèmes
policies-actions = Actions
policies-outcomes = Issues
policies-check-in = Questions sur le travail
policies-group = Aucun total n'est montré pour moins de { $count } réponses.
policies-reporting = Bilan de la semaine
policies-hidden = Les nombres plus petits que { $count } sont cachés.
policies-never-sent = Ce qui ne part jamais
policies-retention = Durées de conservation
policies-telework = Télétravail
policies-resources = Numéros utiles

referent-title = Prévention
referent-lead = Vous gardez la seconde moitié des totaux, pour que personne ne puisse voir une réponse seule.
referent-empty = Aucun total pour l'instant
referent-empty-next = Les réponses restent chez chaque travailleur. Les totaux d'équipe ne sont pas encore calculés dans cette version ; vous serez prévenu ici.
referent-see-policies = Voir les règles
