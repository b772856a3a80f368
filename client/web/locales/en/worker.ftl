# The worker's screens.

# Navigation
worker-nav-today = Today
worker-nav-cases = Caseload
worker-nav-team = Team
worker-nav-work = My work
worker-nav-report = Report

# Today
worker-today-title = Today
worker-today-list = What needs you
worker-today-empty-title = Nothing needs you
worker-today-empty = New messages, next steps and charters to sign will show here.
worker-today-to-cases = See the caseload
worker-why-messages = { $count ->
    [one] A new message
   *[other] { $count } new messages
}
worker-why-step-today = To do today: { $text }
worker-why-step-late = Planned on { $day }: { $text }
worker-why-countersign = The charter is signed on their side, it is your turn
worker-why-invited = The invitation has not been used yet
worker-why-lost = { $days ->
    [one] No contact noted for a day
   *[other] No contact noted for { $days } days
}
worker-why-report = The report is ready to be read again: { $week }
worker-go-messages = Read
worker-go-file = Open the file
worker-go-report = Read again

# Check-in
worker-checkin-title = How is your work this week?
worker-checkin-about = Four sentences at most, under 40 seconds. You may skip.
worker-checkin-private = Your answers stay yours. At the end of each period your device sends, for the team's totals, a share that nobody can read alone, whether you answered or not.
worker-checkin-keys = With the keyboard: arrows to choose, Tab for the next sentence, Enter to keep.
worker-checkin-keep = Keep for myself
worker-checkin-tomorrow = Tomorrow
worker-checkin-not-this-week = Not this week
worker-checkin-kept = Kept, for you alone.
worker-checkin-away = The card will come back later.

# Caseload
worker-cases-title = Caseload
worker-cases-search = Search
worker-cases-search-hint = A name, a step, a word from a note or a message
worker-cases-new = Open a file
worker-cases-which = Files
worker-filter-open = Open
worker-filter-needs-me = That need me
worker-filter-alone = Only me
worker-filter-closed = Closed
worker-narrow = Narrow down
worker-narrow-charter = Charter without a complete answer
worker-narrow-never-met = Not met yet
worker-narrow-step-due = Step due
worker-cases-count = { $count ->
    [0] No file
    [one] One file
   *[other] { $count } files
}
worker-cases-empty-title = Your caseload is empty
worker-cases-empty = Open a first file: a name is enough, the rest can wait.
worker-cases-none-title = No file matches
worker-cases-none = Try another word, or remove a filter.
worker-cases-none-needs = No file needs you.
worker-cases-none-closed = No file is closed.
worker-cases-none-alone = Each open file can be read by at least one colleague.
worker-cases-clear = Show all
worker-cases-hits = In notes and messages
worker-last-contact = { $day }, { $channel }
worker-last-contact-never = No contact noted
worker-next-step = Next step, { $day }: { $text }
worker-next-step-late = Step overdue, { $day }: { $text }
worker-unread = { $count ->
    [one] One unread message
   *[other] { $count } unread messages
}
worker-waiting = Not sent yet
worker-met = Already met
worker-never-met = Not met yet
worker-closed = Closed

# State of the charter
worker-charter-none = Charter not offered
worker-charter-presented = Charter offered
worker-charter-signed = Charter signed, to be countersigned
worker-charter-countersigned = Charter signed
worker-charter-refused = Charter refused
worker-charter-withdrawn = Charter withdrawn

# New file
worker-new-title = Open a file
worker-new-about = Only the name is needed. Write only what is useful.
worker-person-name = Name, as the person wants to be called
worker-person-phone = Phone
worker-person-language = Language spoken
worker-person-hours = Safe hours
worker-person-hours-hint = When to call or write without putting them in danger, for example "in the morning, before 11"
worker-new-do = Open the file
worker-new-name-missing = Write a name.
worker-cancel = Cancel

# File
worker-file-back = Caseload
worker-file-person = Details
worker-file-edit = Change the details
worker-file-edited = The details are up to date.
worker-person-save = Save
worker-person-none = Not given
worker-file-conversation = Open the conversation
worker-file-conversation-unread = { $count ->
    [one] Conversation, one unread message
   *[other] Conversation, { $count } unread messages
}
worker-file-write = Write a note
worker-file-write-key = N key
worker-file-search = Search in this file
worker-file-kinds = Show
worker-kind-all = All
worker-kind-notes = Notes
worker-kind-messages = Messages
worker-timeline = Timeline
worker-timeline-empty-title = Nothing is noted yet
worker-timeline-empty = Write a first note after the next contact.
worker-timeline-none = Nothing in this file matches.
worker-timeline-more = { $count ->
    [one] See more (one left)
   *[other] See more ({ $count } left)
}
worker-timeline-opened = File opened
worker-timeline-person = Details changed
worker-timeline-invited = Invitation prepared
worker-timeline-closed = File closed
worker-timeline-unreadable = Written with a newer version of the app, or erased
worker-timeline-message-from = Message from { $name }
worker-timeline-message-to = Message to { $name }
worker-by = by { $author }
worker-by-me = by you
worker-file-close = Close the file
worker-file-close-ask = Close this file?
worker-file-close-about = The file stays readable, among closed files. It cannot be opened again in this version.
worker-file-close-do = Close
worker-file-closed = The file is closed.
worker-share-card = In the service
worker-share-alone = You alone can read this file. If you left, nobody could take it over.
worker-share-with = Can read it too: { $names }.
worker-share-ask = Entrust to a colleague
worker-share-about = This colleague will be able to read the whole file and the conversation with the person, to write there, and to entrust them in turn. The person will see it under 'Who can read?'.
worker-share-who = To whom?
worker-share-nobody = There is no other social worker to entrust it to: ask your manager.
worker-share-do = Entrust the file
worker-share-done = The file is entrusted.
worker-file-more = Other actions

# Charter in the file
worker-file-charter = Charter of confidence
worker-charter-signed-at = Signed by the person on { $at }, read in { $lang }.
worker-charter-countersigned-at = Signed by both of you. Your signature: { $at }. Read in { $lang }.
worker-charter-presented-about = The person may read it, ask a question, sign, refuse or wait.
worker-charter-none-about = The charter is offered with the invitation. Without a telephone, offer it here: the answer can be given aloud or on paper.
worker-charter-refused-at = Refused on { $at }. Help goes on as before.
worker-charter-withdrawn-at = Withdrawn on { $at }. Help goes on as before.
worker-charter-withdrawn-told-at = Withdrawal told to a member of staff, and noted on { $at }. Help goes on as before.
worker-charter-countersign = Sign in turn
worker-charter-countersign-about = By signing, you make the commitments written in the charter that the person has read.
worker-charter-done = You have both signed the charter.
worker-charter-read = Read the charter
worker-charter-stamped = An authority dated this answer: the copy carries it.
worker-charter-reference = The French text, which is the reference
worker-charter-renewed = New version offered
worker-charter-asked = Question about the charter
worker-charter-later = Charter: later
worker-charter-heard = Yes aloud, to be confirmed
worker-charter-witnessed = Charter accepted aloud
worker-charter-paper = Charter signed on paper
worker-charter-renewed-at = The former text was accepted on { $at }: that stays valid. The new one waits for an answer.
worker-charter-asked-at = Question asked on { $at }. Answer in the messages.
worker-charter-later-at = Later, it was said on { $at }. Help goes on as before.
worker-charter-later-until = Later, it was said on { $at }: to be talked about again from { $until }. Help goes on as before.
worker-charter-heard-at = Yes written down on { $at }, text in { $lang }.
worker-charter-witnessed-at = Two people of the service heard it. Confirmed on { $at }, text in { $lang }.
worker-charter-paper-on = Paper signed on { $day }, text in { $lang }.
worker-charter-present = Offer the charter
worker-charter-present-done = The charter is offered.
worker-charter-present-new = Offer the new version
worker-charter-lacks = The charter cannot be offered yet: it still holds examples, in place of what your service must say:
worker-charter-lacks-who = The administration of the service completes it, in 'Rules'. Until then, support and messages go on.
worker-charter-outdated = The service's charter has changed. The answer that was given stays valid.
worker-charter-record = Write down an answer
worker-charter-record-withdrawal = Write down a withdrawal
worker-charter-identity = How do you know who the person is?
worker-charter-identity-hint = Copy no identity document.
worker-charter-enrolled = Their device was linked…
worker-charter-enrolled-hint = Were you together when the person used your link?
worker-charter-witness-about = A yes aloud counts once two people of the service have heard it.
worker-charter-witness-ask = Ask a colleague
worker-charter-witness-reads = Choose a colleague who heard the answer. To confirm it, they will be able to read this conversation, and the person will see it under 'Who can read?'. You end their access afterwards.
worker-charter-witness-who = Who heard it too?
worker-charter-witness-nobody = You are alone in the service: have it signed on paper instead, or on the person's device.
worker-charter-witness-do = Ask to confirm
worker-charter-witness-asked = The request has left.
worker-charter-colleague = { $name } can read this conversation, to confirm the answer.
worker-charter-colleague-end = End this access
worker-record-about = All answers are worth the same. Refusing or waiting changes nothing about the help.
worker-record-answer = What did the person answer?
worker-record-answer-missing = Choose the answer first.
worker-record-two = A colleague who heard it too must confirm it.
worker-record-day = Paper signed on
worker-record-day-missing = Write the day of the signature.
worker-record-kept = Where is the paper kept?
worker-record-kept-hint = For example: charter binder, office 2. No photograph is needed.
worker-record-kept-missing = Write where the paper is kept.
worker-record-sheet = Save the sheet to sign (PDF)
worker-record-sheet-about = The text, the choices and room to sign, to be printed. It is made here, nothing is sent.
worker-record-sheet-name = charter-to-sign
worker-record-until-hint = If the person named a day. You are not reminded before.
worker-record-lang = Text read or explained in
worker-record-channel = You were…
worker-record-identity-missing = Say how you know who the person is.
worker-record-help = With the help of
worker-record-help-hint = Nothing to choose if nobody helped.
worker-record-consents = Tick only what the person chose.
worker-record-do = Write down this answer
worker-record-done = The answer is written down.
worker-why-witness = A colleague asks you to confirm an answer that you heard
worker-why-charters = { $count ->
    [one] A charter has been waiting for an answer for long
   *[other] { $count } charters have been waiting for an answer for long
}
worker-go-cases = See the caseload
worker-go-witness = See the answer
worker-witness-title = Confirm an answer
worker-witness-by = { $name } wrote down this answer to the charter.
worker-witness-about = Confirm only if you heard it yourself. Your name will be known to the person, and your account is in the proof.
worker-witness-do = I heard this answer
worker-witness-not = I did not hear it
worker-witness-done = It is confirmed
worker-witness-none = Nothing to confirm here
worker-witness-next = You can go back to your day.

# Invitation
worker-invite-card = Conversation
worker-invite-not-yet = The person has not been invited yet to write, read the charter and sign it.
worker-invite = Invite the person
worker-invite-again = Invite again
worker-invite-title = Invite { $name }
worker-invite-about = Two things, by two ways: the link by message, the six digits by voice.
worker-invite-again-about = For a lost or new phone: everything will be there again on the new phone.
worker-invite-make = Prepare the invitation
worker-invite-say = To say on the phone
worker-invite-say-1 = "I am sending you a link. It opens a page of our service, there is nothing to install."
worker-invite-say-2 = "The page asks for six digits. Here they are: { $code }."
worker-invite-say-3 = "You can write to me, read the charter in your language, and sign it if you want."
worker-invite-say-4 = "Does somebody else look at your phone? If so, we can wait."
worker-invite-done = Done
worker-invite-joined = The person has joined the conversation.
worker-invite-not-joined = The person has not joined the conversation yet.

# Note
worker-note-title = New note
worker-note-correct-about = The former version stays visible in the file.
worker-note-draft = The draft is kept on this device.
worker-note-draft-back = Here is your draft.
worker-note-draft-drop = Erase it
worker-note-day = Day of the contact
worker-note-channel = Channel
worker-note-themes = Themes
worker-note-actions = Actions
worker-note-outcome = Outcome
worker-note-minutes = Duration
worker-note-minutes-other = Another duration, in minutes
worker-note-step = Next step
worker-note-step-hint = Optional
worker-note-step-wanted = This outcome leaves something to do: what is the next step?
worker-note-step-day = By when
worker-note-step-quick = Choose quickly
worker-note-step-tomorrow = Tomorrow
worker-note-step-week = In a week
worker-note-step-month = In four weeks
worker-note-signals = Weak signals
worker-note-signals-count = { $count ->
    [0] optional
    [one] one noted
   *[other] { $count } noted
}
worker-note-signals-about = Facts, never a score. What is not said stays empty.
worker-note-signals-distance = What can be noticed from a distance
worker-note-signals-presence = What can be seen in person
worker-note-signals-nothing = Not filled in
worker-note-text = Note
worker-note-save = Save the note
worker-note-save-correction = Save the correction
worker-note-save-key = Ctrl + Enter
worker-note-cancel = Close
worker-note-saved = The note is saved.
worker-note-corrected = The correction is saved. The former version stays visible.
worker-note-problems = Something is missing:
worker-problem-day = Give the day of the contact.
worker-problem-channel = Choose the channel.
worker-problem-minutes = Write the duration in minutes, up to 1440.
worker-problem-step = Write the next step, or remove its date.
worker-note-edit = Correct
worker-note-former = { $count ->
    [one] One former version
   *[other] { $count } former versions
}
worker-note-former-at = Written on { $at } by { $author }
worker-note-next = Next step
worker-note-next-day = { $text } (on { $day })
worker-minutes = { $minutes } min
worker-hours = { $hours } h
worker-hours-minutes = { $hours } h { $minutes }

# Conversation
worker-talk-back = File
worker-talk-none-title = No conversation yet
worker-talk-none = Invite the person first, from their file.
worker-talk-not-joined-title = The person has not joined the conversation yet
worker-talk-not-joined = What you write will wait for them. Check that they have the link and the six digits.

# Team
worker-team-title = Team
worker-team-about = Who is in the service. None of them reads your files, unless "Who can read?" says so in the file.
worker-team-since = since { $day }
worker-team-you = you
worker-team-nameless = Name not given yet
worker-team-empty-title = Nobody else for now
worker-team-empty = Your colleagues will show here once they have joined the service.
worker-team-prevention = The totals of the questions about work: the same for you, for managers and for the prevention referent.
worker-team-prevention-see = See the totals
worker-team-later-title = Not here yet
worker-team-later = The shared space to talk about practice and the directory of partners are not made yet.

# My work
worker-work-title = My work
worker-work-private = This page is yours. Nobody else sees it.
worker-work-week = My week
worker-work-minutes = Minutes noted, by day
worker-work-minutes-of = Day
worker-work-minutes-sentence = { $count ->
    [0] No duration is noted this week.
   *[other] Fullest day: { $day }; { $text } in all.
}
worker-work-contacts = { $count ->
    [0] No contact noted this week.
    [one] One contact noted this week.
   *[other] { $count } contacts noted this week.
}
worker-work-figures = My figures of the week
worker-work-checkins = My answers over time
worker-work-checkins-empty-title = No answer kept
worker-work-checkins-empty = The card shows in "Today" once a week. Skipping it leaves no trace.
worker-work-checkins-private = Kept in your personal space. What leaves for the team's totals is a share that nobody can read alone, from every device.
worker-work-checkin-sentence = { $count ->
    [one] One answer: "{ $last }".
   *[other] { $count } answers; the latest: "{ $last }".
}
worker-work-checkin-none = No answer to this sentence.
worker-work-weeks = Week
worker-work-erase-title = Erase an answer
worker-work-erase = Erase
worker-work-erase-label = Erase my answers: { $week }
worker-work-erase-ask = Erase your answers?
worker-work-erase-about = { $week }. They will no longer be visible, and cannot come back.
worker-work-erased = Your answers of that week are erased.
worker-work-help = Who can help me
worker-work-help-emergency = Emergency numbers
worker-work-call = Call { $number }
worker-work-write = Text { $number }
worker-work-to-complete = To be completed by the service.
worker-work-guide = Telework: the service's guide

# Report
worker-report-title = Weekly report
worker-report-week = Week
worker-report-filled = It is already filled from your notes. Read it, then send it.
worker-report-exactly = This is exactly what leaves
worker-report-to = Recipients: { $names }
worker-report-to-nobody = Nobody can receive it yet: no manager has joined the service.
worker-report-added = Your manager sees team totals, once the week is over, from { $minimum } reports on. Numbers that are too small are hidden. Their device does receive your report under your name.
worker-report-time = Apart from it, the time that this report took leaves once, as a share of the team's total: nobody receives yours.
worker-report-time-waits = The time that this report took is kept here. It leaves apart from it, as a share of the team's total, as soon as the count of the week is opened: nobody receives yours.
worker-report-time-left = The time has left apart from it, as a share of the team's total. Nothing more of it leaves for this week.
worker-report-time-over = The hour of the count has passed: nothing leaves any more of the time that this report took.
worker-report-time-nobody = Nothing leaves of the time that this report takes: it needs a prevention referent to add it up without seeing yours, and none has joined the service.
worker-report-time-later = The count of this week was opened before you came: nothing leaves of the time that this report takes.
worker-report-team-to = It leaves only as a share of the team's total: nobody receives your figures.
worker-report-team-how = Your device cuts them into two shares; one alone says nothing. The server keeps one, the prevention referent receives the other, and only the team's sum can be read, from { $minimum } reports on. Your manager sees it once the small numbers are taken away.
worker-report-team-once = Once it has left, a report cannot be changed: the difference would be yours.
worker-report-team-time = This time is shown to you alone. It too leaves only within the team's total.
worker-report-team-words = A total has no words: if something gets in the way of the work, nothing of it leaves from here. Tell whom you like in "Talks".
worker-report-team-talk = Open the talks
worker-report-team-until = To be sent before: { $at }. After that, the week is counted without you.
worker-report-team-cut = A number is above 4,095: it will be counted as 4,095.
worker-report-team-waits-title = The report is ready to leave
worker-report-team-waits = It is kept here, and leaves by itself as soon as the count of the week is opened. If nobody opens it before then, nothing leaves: { $at }.
worker-report-team-left = Its share of the total has left. Your figures stayed here.
worker-report-team-left-changed = Your notes have changed since; what left stays counted as it was.
worker-report-team-over-title = This week takes no more reports
worker-report-team-over = The hour of the count has passed. Nothing left from here, and your notes are kept.
worker-report-team-nobody-title = Nobody can count this week
worker-report-team-nobody = It needs a prevention referent, and none has joined the service. You may prepare the report: it leaves if one comes in time.
worker-report-team-later-title = You count from next week on
worker-report-team-later = The count of this week was opened before you came. Nothing to send.
worker-report-never = What is never sent
worker-report-obstacles = A word on what got in the way of the work
worker-report-obstacles-hint = Optional. Shown as it is, without your name, among the others, from { $minimum } reports on. Never beside a figure. Write no name.
worker-report-send = Send the report
worker-report-send-again = Send the new version
worker-report-spent = { $minutes ->
    [0] Less than a minute on this page
    [one] One minute on this page
   *[other] { $minutes } minutes on this page
}
worker-report-ceiling = { $minutes ->
    [one] The service plans one minute at most.
   *[other] The service plans { $minutes } minutes at most.
}
worker-report-sent-at = Sent on { $at }.
worker-report-sent-title = The report is sent
worker-report-took = { $minutes ->
    [0] It took you less than a minute.
    [one] It took you one minute.
   *[other] It took you { $minutes } minutes.
}
worker-report-changed-title = Your notes have changed since you sent it
worker-report-changed = The figures below are up to date. The new version will replace the one that left.
worker-report-empty-title = Nothing to report
worker-report-empty = No note for this week. You may send the report as it is, or choose another week.
worker-report-sentence-first = { $count ->
    [one] One in all.
   *[other] { $count } in all, first { $first } ({ $most }).
}
worker-report-sentence = { $count } in all.
worker-report-of = Item

# Figures that have no name in the service's rules
worker-figure-in-person = In person
worker-figure-remote = Remote
worker-figure-other = Other
worker-figure-total = Total
worker-figure-unmet = Unmet needs
worker-figure-new = New
worker-figure-closed = Closed
worker-figure-active = Open
worker-figure-held = Held in time
worker-figure-missed = Time ran out
worker-figure-signed = Signed
worker-figure-countersigned = Signed by both
worker-figure-presented = Offered
worker-figure-waiting = Waiting
worker-figure-oral = Accepted orally
worker-figure-paper = On paper
worker-figure-refused = Refused
worker-figure-withdrawn = Withdrawn
worker-figure-none = Not offered
worker-figure-accepted = Accepted otherwise
worker-figure-untold = Not told (reports of an older version)

# Languages
worker-lang-fr = French
worker-lang-en = English
worker-lang-ar = Arabic
