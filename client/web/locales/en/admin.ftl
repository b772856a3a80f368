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
staff-account = Account, for the service's rules
staff-account-about = The rules' file resources.toml names in this way somebody whom the team can ask: an expert, a psychologist.
staff-alone = There is only you for now
staff-alone-next = Invite a first person: they will receive a link, and six digits by voice.
leave-do = Put out of the service
leave-do-named = Put { $name } out of the service
leave-ask = Put { $name } out of the service?
leave-first-files = Before: files that this person alone can read can no longer be opened by anybody. Ask them to entrust these to a colleague: they are in their caseload, under 'Only me'. What nobody can read any more is erased from the server after 90 days.
leave-shared-goes-on = Shared files and conversations go on with their colleagues. Their devices put the person out by themselves; what is written there from then on stays closed to them.
leave-manager = Weekly reports will no longer reach them.
leave-last-manager = This is the last manager: until you invite another, nobody can invite or put out a social worker, nor receive the reports.
leave-referent = Totals under way can be counted only by a prevention referent who was here when they began.
leave-last-referent = This is the last prevention referent: totals under way will not be published, and none will begin before another one is here.
leave-administrator = If this person also keeps the server, take away their access to the machine and to the backups separately.
leave-access = Their access ends at once, on all their devices.
leave-device = What their device had already read stays readable there as long as it does not reach the server: ask them to erase it.
leave-invitations = Invitations to the service that wait come to an end: they will have to be made again.
leave-for-good = This cannot be undone. Whoever comes back is invited anew, as another person. Their name stays on what they wrote.
leave-done = { $name } is no longer in the service. Their access has ended.

invite-for = Invitation for { $name }. Two things to pass on, by two different ways.
invite-withdraw = Withdraw the invitation
invite-withdraw-text = The link will no longer work. You can create another one.

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
policies-questionnaires = These are answered for oneself alone, and never counted.
policies-reporting = Weekly report
policies-hidden = A number smaller than { $count }, or to which fewer than { $workers } people contributed, is hidden. By quarter, the threshold is { $quarter }.
policies-never-sent = What never leaves
policies-retention = How long things are kept
policies-telework = Remote work
policies-resources = Useful numbers


# The access journal. A session is one opening of the app; it ends when one logs out.
journal-title = Access journal
journal-lead = Who opened what, and when. For security and for answering people's questions, never for appraising anybody's work.
journal-about = A line says that a device received a file, once an hour at most. It does not say what was read, nor for how long. Your own reading of this journal is noted in it too.
journal-days = { $days ->
   *[other] Lines are kept for { $days } days, then erased. The service's rules ask for 6 to 12 months.
}
journal-filter = Choose lines
journal-person = Person
journal-everybody = Everybody
journal-from = From
journal-until = Until
journal-clear = Show everything
journal-holds = { $rows ->
    [one] The chain holds: one verified line, of { $from }. It was not changed.
   *[other] The chain holds from { $from } to { $until }: { $rows } verified lines, none changed, added or taken away in between.
}
journal-altered = The chain does not hold: around { $at }, lines were changed, added or taken away. Do not rely on this journal any more. Export this page, then ask whoever runs the server to have it checked.
journal-not-signed = The end of this journal is not signed by the server that the service knows. Do not rely on this journal. Export this page, then tell whoever runs the server.
journal-rewritten = What this device saw on { $at } is no longer in this journal: it was rewritten, or an old backup was put back. If nobody put one back, do not rely on this journal any more: export this page and have the server checked.
journal-caption = Newest first, by this device's clock
journal-when = Time
journal-who = Who
journal-what = What
journal-file = File
journal-session = Session
journal-times = Count
journal-number = Line
journal-day = Day
journal-role = Role
journal-account-column = Account
journal-kind = Kind
journal-account = Account { $id }
journal-nobody = Nobody is named
journal-invitation = Invitation
journal-opened = Opened
journal-invitation-opened = Opened by an invitation
journal-signed-in = Signed in
journal-refused-opener = Refused: words or device not recognised
journal-refused-passkey = Refused: face, fingerprint or code not recognised
journal-refused-too-many = Refused: too many tries
journal-read = Read this journal
journal-missed = Not noted: too much at once
journal-kind-directory = Service directory
journal-kind-team = Team exchanges
journal-kind-case = File
journal-kind-conversation = Conversation
journal-kind-report = Reports
journal-kind-personal = Personal space
journal-kind-talk = Talk between colleagues
journal-kind-unknown = Erased file
journal-none-title = No line for this choice
journal-none = Choose another person or another period.
journal-empty-title = Nothing has been noted yet
journal-empty = The first line will come as soon as somebody opens a file.
journal-more = Show older lines
journal-more-came = { $count ->
    [0] Nothing more in what was just read.
    [one] One older line.
   *[other] { $count } older lines.
}
journal-over = There is nothing older to show.
journal-export = Save these lines
journal-export-about = The lines of this page, with whole references. The file is made here, nothing is sent.
journal-export-name = access-journal-{ $day }

rules-change = Change the rules
rules-how = The rules are text files. Save those that you want to change, edit them with a text editor, then choose them here: the app says what would change before you sign.
rules-texts = Show the files in force
rules-save-one = Save { $name }
rules-from = Start from
rules-from-current = Rules in force
rules-from-team = team totals alone
rules-choose = Choose edited files
rules-take-back = Take back
rules-changed = What would change
rules-lines = { $added ->
        [one] { $added } line added
       *[other] { $added } lines added
    }, { $removed } removed
rules-when = The charter, helpful numbers, retention and the guide to remote work change at once, for the whole service. The words of notes, the questions and the report change on { $day }: a week that has begun ends under its rules, and notes that are written keep their words.
rules-sight = Managers would receive something else
rules-sight-team = From { $day } on, they receive no reports any more: only the team's sum, counted with a prevention referent. Without a referent there are no figures.
rules-sight-by-worker = From { $day } on, they receive each report under its author's name. Earlier weeks stay as they are. Tell the team.
rules-sight-time = From { $day } on, they also receive the time that all reports took together: only the team's sum, counted with a prevention referent, and nobody's own. Tell the team.
rules-sight-no-time = From { $day } on, the time that reports take stays with their authors, and the team's sum comes out no more. Earlier weeks stay as they are.
rules-sign = Sign these rules
rules-signed-now = Signed. The whole service receives these rules.
rules-same = Nothing would change: these are the rules that are signed.
rules-too-long = These files are too long together. Nothing was signed. Shorten them, then choose them again.
rules-mistakes = Nothing can be signed: there are mistakes in the files. Mend them, then choose these files again.
rules-place = { $file }, line { $line }
rules-coming = New rules are signed. The words of notes, the questions and the report change on { $day }.
rules-charter-lacks = The charter is not complete: nobody can offer it. It still holds examples, in place of:
rules-charter-lacks-who = The administration of the service completes it on this page.
rules-charter-lacks-how = In 'Change the rules', save the file charter/charter.toml. Put what your service says in place of each example, in the three languages, and take away the line 'example = true' behind it. Then choose this file, and sign.
rules-charter-would-lack = The charter of these rules is not complete: nobody could offer it. It still holds examples, in place of:
