# Team, invitations, rules.
staff-title = Team
staff-lead = Who is here, who is invited.
staff-invite = Invite somebody
staff-invite-another = Invite another person
staff-name = Their name
staff-name-hint = They will be able to correct it.
staff-role = Their role
staff-make-link = Create the invitation
staff-pending = Invitations that wait
staff-pending-none = No invitation is waiting.
staff-members = People
staff-alone = There is only you for now
staff-alone-next = Invite a first person: they will receive a link, and six digits by voice.

invite-for = Invitation for { $name }. Two things to pass on, by two different ways.
invite-withdraw = Withdraw the invitation
invite-withdraw-text = The link will no longer work. You can create another one.

policies-title = Rules of the service
policies-lead = They say what the app asks, keeps and shows. Everybody sees the same ones.
policies-signed = Signed by { $name }
policies-charter = Charter of confidence
policies-follow-up = Words of the follow-up
policies-channels = Channels
policies-themes = Themes
policies-actions = Actions
policies-outcomes = Outcomes
policies-check-in = Questions about work
policies-group = No total is shown for fewer than { $count } answers.
policies-reporting = Weekly report
policies-hidden = Numbers smaller than { $count } are hidden.
policies-never-sent = What never leaves
policies-retention = How long things are kept
policies-telework = Remote work
policies-resources = Useful numbers

referent-title = Prevention
referent-lead = You hold the second half of the totals, so that nobody can see one answer alone.
referent-empty = No total for now
referent-empty-next = Answers stay with each worker. Team totals are not computed yet in this version; you will be told here.
referent-see-policies = See the rules
