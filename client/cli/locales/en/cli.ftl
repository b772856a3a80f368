# What the command tdu says.

help-usage = Usage:
help-commands = Commands
help-options = Options
help-arguments = Arguments
help-after =
    Exit codes:
      0  done, or kept here and on its way
      1  an error of ours, or a version that is too old
      2  badly written command, unusable address or certificate
      3  the server does not answer, nothing could be done
      4  sign in first: 'tdu login'
      5  refused: not found, not allowed, incomplete
      6  what the server says cannot be trusted and was refused
      7  this computer cannot keep or read its files
      8  'tdu doctor' found a fault
      9  'tdu verify': the proof does not hold, or this file is none

    With --json, one value a line; days are counted from 1 January 1970, instants in milliseconds.
    With --json, difficulties go to the error output, as an object whose 'problem' is the name.
help-tdu = Trait d'union on the command line: files, notes and messages, read and written here, unreadable to the server.
help-login = Sign in with one's eight words
help-logout = Sign out and erase this computer's copy
help-cases = The caseload
help-case = One file: the person and everything that happened
help-share = Entrust a file to a colleague: they can read it, write in it and entrust it in turn
help-charter = The charter of a file: where it stands, offering it, writing an answer down
help-charter-show = Show where it stands and how it was answered
help-charter-propose = Offer it, or its new version
help-charter-record = Write down an answer given aloud or on paper
help-charter-countersign = Sign in turn
help-charter-ask = Ask a colleague who heard an answer to confirm it; they will be able to read the conversation
help-charter-confirm = Confirm an answer that a colleague wrote down and that one heard
help-charter-stamp = Ask the service's authority for a time stamp on the answer
help-charter-proof = Write the proof to a file
help-option-in-lang = The language of the text: fr, en or ar
help-option-identity = How one knows who the person is; no document is copied
help-option-meeting = How you spoke with the person
help-option-enrolled = How their device was linked
help-option-colleague = The colleague's name
help-option-person = The person's name
help-option-out = The file to write
help-option-answer = The answer: yes aloud, paper, no, later
help-option-helper = The role of whoever helped
help-option-helper-name = Their name, if they agree
help-option-signed-on = The day on which the paper was signed; today otherwise
help-option-kept = Where the paper is kept
help-option-until = The day from which to talk about it again
help-option-consents = An optional agreement, by its id; several, separated by commas
help-note = Follow-up notes
help-note-add = Write a note; without --text, the text is read from the standard input
help-note-vocabulary = The words that --channel, --theme, --action and --outcome take
help-option-messages-noted = Say as well that the messages of the conversation are taken up in this note: they are erased after the rules' delay
help-messages = Conversations, or one of them; write a message
help-term = Files at their term: erase, keep with a reason; messages that are noted
help-term-erase = Erase a file at its term, and its conversation; the charter's proof stays. It cannot be undone
help-term-keep = Keep a file beyond its term, with a reason; without --reason it is read from the standard input
help-term-noted = Say that the messages so far are noted in the file: they go after the rules' days
help-option-sure = Confirm: what is erased does not come back
help-option-reason = The reason; "-" for the standard input
help-option-at-term = Files at their term, or a month before it
help-handover = Hand-overs: ask a colleague to follow a file, accept, refuse, take back
help-handover-propose = Propose a hand-over; the colleague can read the file at once. Without --summary, it is read from the standard input
help-handover-accept = Accept: follow this file from now on
help-handover-refuse = Refuse, with a reason; without --reason, it is read from the standard input
help-handover-withdraw = Take back a hand-over that has no answer yet
help-option-to = The colleague's name, or their id
help-option-summary = Where things stand; '-' for the standard input
help-option-stays-until = The last day on which you can still be asked
help-report = The week's report: see it as it leaves, and send it
help-team = The team's totals, for managers
help-people = The service's people
help-people-list = Show who is here
help-people-remove = Put somebody out of the service: their access ends at once
help-watch = Show what happens, as it happens, until Ctrl-C
help-doctor = Check this computer, the link and the server
help-verify = Check the proof of a charter, without a server or an account
help-completions = Write the completions for a shell
help-option-lang = Language: fr, en or ar; otherwise the system's
help-option-json = Write JSON, for scripts
help-option-folder = Folder of this person on this computer
help-option-words-file = Read the eight words from a file; '-' for the standard input
help-option-help = Show this help
help-option-version = Show the version
help-option-server = Address of the server, such as https://example.org
help-option-ca = Certificates (PEM) to accept beside the system's
help-option-proof = The proof file, such as charte-2026-11-25.json, or the PDF
help-option-authority = The authority's certificate (PEM or DER) that the time stamp must lead to
help-option-pdf = Also write, to this file, the readable pages made of the proof
help-option-organisation = Expected fingerprint of the service, as it publishes it; else it is shown, for you to compare
help-option-spki = Accept the public key with this fingerprint only (SHA-256, base64); for tests and the demonstration
help-option-ask-each-time = Ask for the eight words at each command instead of remembering this computer
help-option-keep-copy = Keep the copy, closed
help-option-force = Erase even what has not left yet
help-option-query = Search names and everything that is written
help-option-needs-me = Only files where there is something to do
help-option-closed = Closed files
help-option-alone = Only files that nobody else of the service can read
help-option-with = The colleague's name
help-option-person = Their whole name, or their identifier
help-option-sure = Say that it is meant: this cannot be undone
help-option-case = The file: its name, a part of its name or its identifier
help-option-channel = The channel, for example telephone
help-option-themes = A theme; several, separated by commas
help-option-actions = An action; several, separated by commas
help-option-outcome = The outcome
help-option-minutes = The duration, in minutes
help-option-day = The day of the contact; otherwise today
help-option-next = The next step
help-option-next-day = The day of the next step
help-option-text = The text; '-' for the standard input
help-option-send = Send this text ('-': the standard input), or the report
help-option-attach = Attach this document; may be repeated
help-option-as-it-is = Send even a damaged photo, whose place or date cannot be taken out
help-option-save = Save the documents of the conversation in this folder
help-option-seen = Mark the conversation as read
help-option-week = The week, as 2026-W48; else the one that goes on, and for the team the one before
help-option-obstacles = A word on what got in the way of the work; '-' for the standard input
help-option-shell = The shell: bash, zsh, fish, elvish or powershell

ask-words = Your eight words (they are not shown):{" "}
login-done = Hello { $name } ({ $role }, { $service }).
login-remembered = This computer is remembered: it opens without the words. Only you can read the folder { $folder }; 'tdu logout' erases everything.
login-asks = The eight words will be asked at each command.
logout-done = Signed out. This computer's copy is erased.
logout-kept = Signed out. The copy stays here, closed.
role-administrator = administration
role-manager = management
role-referent = prevention
role-worker = social work
role-beneficiary = accompanied person

column-indicator = Indicator
column-item = Item
column-number = Number
figure-in-person = In person
figure-remote = Remote
figure-held = Held in time
figure-missed = Time ran out
figure-signed = Signed
figure-refused = Refused
figure-waiting = Waiting
figure-accepted = Accepted otherwise
figure-none = Not offered
figure-untold = Not told (reports of an older version)
report-week = Report of week { $week }, exactly as it leaves:
report-to = Recipients: { $names }
report-to-nobody = Nobody can receive it yet: no manager has joined the service.
report-for-team = It leaves only as a share of the team's total: nobody receives these figures, and no word leaves with them.
report-share-waits = It is ready, and leaves as soon as the count of the week is opened.
report-share-left = Its share has left. It cannot be changed any more.
report-share-over = The hour of the count has passed.
report-share-no-referent = No prevention referent is there to count.
report-share-joined-later = The count of this week was opened before you came.
report-time-leaves = Apart from it, the time spent leaves as a share of the team's total: nobody receives yours.
report-time-left = The time spent has left apart from it, as a share of the team's total.
report-time-over = The time spent is no longer counted this week.
report-time-no-referent = Nothing leaves of the time spent: no prevention referent is there to add it up.
report-unsent = It was not sent.
report-sent = It was sent like this.
report-changed = It was sent; your notes have changed since.
report-kept = Report of week { $week } kept and on its way.
share-done = { $name } can now open the file of { $case }.
handover-proposed = The hand-over of { $name } is proposed. It is done when your colleague accepts.
handover-accepted = You follow { $name } from now on.
handover-refused = The hand-over of { $name } is refused. You can still read this file.
handover-withdrawn = The hand-over of { $name } is taken back. Your colleague can still read this file.
case-follower = Followed by { $name }
case-handover-asked = { $name } hands this file over to you: tdu handover accept, or tdu handover refuse
case-handover-open = Hand-over proposed to { $name }, without an answer
case-handover-tell = To tell the person: the hand-over with { $name }
timeline-handover-proposed = Hand-over proposed to { $name }
timeline-handover-next = Next steps: { $text }
timeline-handover-until = Can be asked until { $day }
timeline-handover-accepted = Hand-over accepted
timeline-handover-refused = Hand-over refused: { $reason }
timeline-handover-withdrawn = Hand-over taken back
trouble-no-handover = No hand-over is proposed for { $name }.
people-removed = { $name } is no longer in the service: their access has ended. Colleagues who share their files have nothing to do: their devices put the person out by themselves.
team-week = Week { $week }. Reports received: { $reports }, for { $workers } workers.
team-later = The figures come out all at once, on { $day }.
team-few = Too few reports: figures come out from { $minimum } on.
team-waits = The figures wait for the prevention referent's app, which counts them when it is opened. Erased after: { $day }.
team-past = These totals are no longer kept: they are older than the rules of the service allow.
team-not-counted = This week was not counted: the prevention referent's app was not opened in time.
team-no-referent = It takes a prevention referent to count, and none has joined the service.
team-minutes = Time spent on the reports, in all: { $minutes } min (at most { $ceiling } a report).
team-time-waits = The time spent on the reports waits for the prevention referent's app, which counts it when it is opened. Erased after: { $day }.
team-time-not-counted = The time spent on the reports was not counted: the prevention referent's app was not opened in time.
team-time-no-referent = The time spent on the reports is not counted: no prevention referent has joined the service.
team-time-hidden = The time spent on the reports is not shown: too few people gave theirs, or the total is too small.

column-name = Name
column-role = Role
column-last = Last contact
column-next = Next step
column-charter = Charter
column-unread = Unread
column-id = Identifier
column-message = Last message
column-list = List
column-label = Label
list-channel = channel
list-theme = theme
list-action = action
list-outcome = outcome

charter-fact = { $name }: { $fact }
charter-none = not presented
charter-presented = to be read
charter-renewed = new version to be read
charter-asked = a question waits
charter-later = to be thought over
charter-heard = accepted aloud, to be confirmed
charter-witnessed = accepted aloud
charter-on-paper = signed on paper
charter-signed = signed, to be countersigned
charter-countersigned = signed by both
charter-refused = refused
charter-withdrawn = withdrawn
charter-outdated = The service's charter has changed: tdu charter propose.

cases-none = No file here.
cases-none-found = No file for '{ $query }'.
column-term = Term
cases-erased = (erased file)
case-term = Reaches its term on { $day }
case-term-reached = Reached its term on { $day }: tdu term erase, or tdu term keep
case-kept = Kept by { $author }: { $reason }
case-erased = Erased at its term
case-erased-proof = Erased at its term; the charter's proof is kept until { $day }
timeline-kept = Kept until { $day }: { $reason }
timeline-erased = File erased at its term
term-erased = The file of { $name } is erased, with its conversation. The charter's proof stays.
term-kept = The file of { $name } is kept. It will come back on the chosen day.
term-noted = The messages of { $name } are noted. They will go after the rules' days.
case-phone = Phone: { $value }
case-language = Language: { $value }
case-safe-hours = Safe hours: { $value }
case-charter = Charter: { $value }
not-left-yet = not left yet
timeline-opened = File opened
timeline-person-changed = Details changed
timeline-invited = Person invited to the conversation
timeline-closed = File closed
timeline-unreadable = Erased, or written by a newer version
timeline-former = { $count ->
    [one] Corrected; one former version
   *[other] Corrected; { $count } former versions
}
note-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
note-next = Next step, { $day }: { $text }
note-kept = Note kept in the file of { $name }.
waiting = { $count ->
    [0] Everything has left.
    [one] One thing waits for the network, kept here.
   *[other] { $count } things wait for the network, kept here.
}
messages-with = Conversation with { $name }; charter: { $charter }
messages-none = No conversation.
messages-empty = No message so far.
messages-document = [document] { $name }, { $size } KB
messages-saved = Saved: { $path }
messages-not-joined = has not joined yet

watch-begins = What happens is shown here. Ctrl-C to stop.
watch-online = Connected to the server.
watch-offline = The server does not answer. Trying again in a while.
watch-message = Conversation with { $name }
watch-case = File of { $name }

mark-well = [ well ]
mark-look = [ look ]
mark-unwell = [fault ]
doctor-folder = The folder { $folder } can be written.
doctor-folder-bad = The folder { $folder } cannot be written: { $detail }
doctor-tls = Encrypted link { $version }, agreement { $exchange }, which also resists a quantum computer.
doctor-tls-classic = Encrypted link { $version }, agreement { $exchange }, which would not resist a quantum computer. Ask the administration to update the server.
doctor-tls-bad = The encrypted link cannot be made: { $detail }
doctor-server = { $server } answers in { $milliseconds } ms.
doctor-server-bad = { $server } does not answer: { $detail }
doctor-server-strange = { $server } answers, but not as a Trait d'union server. Check the address.
doctor-empty = This server is empty: it waits to be set up.
doctor-clock = { $count ->
    [0] The clocks agree.
    [one] The clocks differ by one second.
   *[other] The clocks differ by { $count } seconds.
}
doctor-clock-bad = { $count ->
    [one] The clocks differ by one second. Set this computer's, or tell the administration.
   *[other] The clocks differ by { $count } seconds. Set this computer's, or tell the administration.
}
doctor-versions = tdu { $own }, server { $server }.
doctor-versions-differ = tdu { $own }, server { $server }: update the older one.
doctor-store = This computer's copy: { $count } items, { $kib } KiB.
doctor-open = Signed in: { $name }.
doctor-locked = Closed: the eight words will be asked.
doctor-nobody = Nobody is signed in here: 'tdu login'.
doctor-history = All the history received is verified, up to the service.
doctor-charter = The charter of confidence can be offered.
doctor-charter-lacks = The charter of confidence cannot be offered: it still holds examples. For the administration to complete: { $missing }.

trouble-nobody-here = Nobody is signed in here. Begin with 'tdu login --server ADDRESS'.
trouble-already = This folder belongs to an account on { $server }. Sign out first ('tdu logout'), or choose another folder with --folder.
trouble-no-server = Which server? Give its address with --server.
trouble-no-terminal = The eight words cannot be asked: there is no terminal. Use --words-file.
trouble-in-use = The folder { $folder } is in use by another 'tdu'. Wait until it ends, or stop it.
trouble-damaged = This computer's copy is damaged. It was left as it is. Put the folder aside, then 'tdu login': everything will come back from the server. ({ $detail })
trouble-bad-server = This does not name a usable server: { $detail }
trouble-keep = A file cannot be read or written: { $detail }
trouble-waiting = { $count ->
    [one] One thing has not left yet and would be lost. Wait for the network, or add --force.
   *[other] { $count } things have not left yet and would be lost. Wait for the network, or add --force.
}
trouble-no-case = No file fits '{ $asked }'. 'tdu cases' shows the names.
trouble-which-case = Several files fit '{ $asked }': { $names }. Give the whole name or the identifier.
trouble-no-person = Nobody here is called '{ $asked }', or not with this role. 'tdu people list' shows the names.
trouble-which-person = Several people are called '{ $asked }': { $names }. Give the identifier.
trouble-not-sure = Nothing was done. This cannot be undone: the person's access ends on all their devices, and files that they alone could read can no longer be opened by anybody. Ask them to entrust these first ('tdu cases --alone', 'tdu share'), then try again with --sure.
trouble-no-conversation = { $name } has not been invited to a conversation yet.
trouble-vocabulary = '{ $given }' does not fit ({ $list }). Possible: { $known }
trouble-no-text = There is no text. Give it with --text or through the standard input.
trouble-unwell = { $count ->
    [one] One fault was found.
   *[other] { $count } faults were found.
}
trouble-no-proof = { $file } is not a proof of a charter that this version can read. Nothing was checked. Ask for the original file, unchanged.
trouble-no-certificate = { $file } is not a certificate. Nothing was verified.
trouble-proof-fails = This proof does not hold: the points marked as faults say what is wrong. Ask for the original file.
trouble-other-pages = The proof holds, but the pages of this PDF are not those that this program makes of it. Trust what is said above, not the pages; '--pdf' makes new ones.
trouble-no-pdf = The proof holds, but no PDF can be made of it ({ $reason }). Nothing was written. Keep the proof file: it is enough.

# One sentence a difficulty: what happened, what is kept, what to do.
failure-offline = The server does not answer. What you wrote is kept here and will leave when the network is back.
failure-wait = { $seconds ->
    [0] Too many tries in a short time. Nothing is lost. Wait a little, then try again.
    [one] Too many tries in a short time. Nothing is lost. Wait one second, then try again.
   *[other] Too many tries in a short time. Nothing is lost. Wait { $seconds } seconds, then try again.
}
failure-server-failed = The server has a fault. What you wrote is kept here. Try again in a while; if it goes on, tell the administration.
failure-not-recognised = This did not open your space. Nothing is lost. Try again, or use another way to open.
failure-bad-words = These words do not fit together. Nothing is lost. Check your sheet: eight words, in order, separated by spaces.
failure-passkey-cannot-unlock = You are recognised, but this device cannot open your files in this way. Nothing is lost. Type your eight words.
failure-wrong-code = { $tries ->
    [-1] This is not the right code. Check the six digits with the person who invites you.
    [0] This is not the right code, and the invitation is now closed. Ask the person who invites you for a new link.
    [one] This is not the right code. One try is left: check the six digits with the person who invites you.
   *[other] This is not the right code. { $tries } tries are left. Check the six digits with the person who invites you.
}
failure-invitation-gone = This invitation no longer works: it was used, withdrawn or is too old. Ask the person who invites you for a new link.
failure-bad-link = This link is cut short or damaged. Open it again from the message, in full, or ask for a new one.
failure-signed-out = Your connection has ended. What you wrote is kept here. Sign in again with 'tdu login'.
failure-access-ended = Your access to this service has ended. What this computer keeps is closed, and what had not left will not leave any more. Speak to the person who invited you; 'tdu logout' erases the copy here.
failure-locked = Your space is closed. What you wrote is kept. Open it to go on.
failure-not-allowed = Your role does not allow this. Nothing has changed. Ask the person who manages the service.
failure-invalid = Something is missing or not in the right form. Nothing was sent. Check what you filled in.
failure-not-found = This is not there, or no longer. Nothing else has changed. 'tdu cases' shows what is there.
failure-untrusted-key = Somebody's identity is not vouched for by the service. Nothing was sent to them. Tell the administration before you go on.
failure-other-organisation = The service that answers at this address is not the one that this device knows. Nothing was sent. Tell the administration.
failure-history-changed = The history was changed by the server. These changes were refused, what is kept here is intact. Tell the administration.
failure-history-shortened = The server shows less than before. This was refused, what is kept here is intact. Tell the administration.
failure-intruder-refused = Somebody was added by a person who may not do so. This was refused: they can read nothing. Tell the administration.
failure-newer-version = Something was written with a newer version of the app. Nothing is lost. Update 'tdu'.
failure-cannot-keep = This computer cannot keep anything. Look at the free room and at the folder's permissions: 'tdu doctor'.
failure-open-elsewhere = Your space is already open in another 'tdu'. Wait until it ends, or stop it.
failure-too-large = What you wrote is too long for the server. It is kept here and does not leave. Write it in several parts.
failure-file-too-large = This document is too heavy: 20 MB at most. It is not attached. What you wrote is still there.
failure-too-many-files = Six documents at most in a message. Send others in a second message.
failure-file-gone = A document that you chose can no longer be read; it may have been moved or renamed. Nothing has left. Choose it again.
failure-hidden-details = A photo that you chose is damaged: what the device wrote into it, such as the place or the date, cannot be taken out. Nothing has left. Leave it out, or add “--as-it-is” to send it as it is.
failure-file-moved = Nothing is erased. Something in this file has not left yet, arrived meanwhile, or its term has not come. Read it again, then decide.
failure-no-authority = This service has no authority for time stamps. The time of the answer is the server's.
failure-no-time-stamp = The authority for time stamps did not answer, or not as it should. The answer to the charter is kept as it is. Ask again later.
failure-charter-incomplete = The charter was not offered: it is not complete. It still holds examples, in place of what the service must say: { $missing }. The administration completes it in 'Rules'.
failure-attachment-altered = This document is not the one that its author sent. It was not opened. Tell the administration.
failure-log-full = This file or conversation has no room left on the server. What you wrote is kept here. Tell the administration.
failure-no-paper = This PDF could not be made or read here. Nothing is lost: the proof file is enough. Check the connection, then try again.
failure-storage-full = The service has no room left on the server. What you wrote is kept here and will leave once there is some. Tell the administration.
failure-unexpected = An error of ours. What you wrote is kept. Try again; if it goes on, tell the administration.

# The proof of a charter. What is proved, and what is not.
proof-organisation = Service: fingerprint { $organisation }. Compare it with the one that the service publishes: anybody can make a service of the same name.
proof-organisation-same = The service is the expected one.
proof-organisation-other = This is not the expected service: its fingerprint is { $organisation }.
proof-pages-as-made = The pages of this PDF are, byte for byte, those that this program makes of this proof.
proof-pages-other = Nobody vouches for the pages of this PDF: they were changed, or made by another version. Here is what the proof inside says.
proof-person-holds = The person signed, with a key that this service recognises.
proof-person-open = The file says nothing of the person's signature.
proof-person-fails = The answer does not hold: it was changed, or the key of whoever signed it is not recognised by this service.
proof-reply-holds = The person gave this answer on their device, with a key that this service recognises.
proof-record-holds = Somebody of the service wrote this answer down, and signed what they wrote.
proof-witness-holds = Somebody else of the service confirms having heard this very answer.
proof-witness-open = Nobody else of the service confirmed in this file.
proof-witness-fails = The confirmation does not hold: it was changed, is of another answer, or comes from the same person.
proof-withdrawal-holds = The person then withdrew their agreement.
proof-withdrawal-told-holds = A member of staff then wrote down that the person withdrew their agreement, and signed what they wrote.
proof-text-holds = The text in this file is, to the letter, the one that was answered, in the language that was read.
proof-text-open = Without an answer that holds, nothing says that this text is the right one.
proof-text-fails = The text in this file is not the one that was answered.
proof-reference-holds = The French reference text is the one that stood beside what was read.
proof-reference-open = Without an answer that holds, nothing says that the French text is the right one.
proof-reference-fails = The French text in this file is not the one that stood beside what was read.
proof-worker-holds = Somebody of the service countersigned this very signature.
proof-worker-open = Nobody of the service countersigned in this file.
proof-worker-fails = The countersignature, or what follows the answer, does not hold or is of another answer.
proof-times-holds = The service's server confirmed place and time of each act.
proof-times-open = The file says nothing of the time.
proof-times-fails = The server's confirmation does not hold: the time is not proved.
proof-stamp-holds = An authority dated this answer: it existed before the time that is told. Whether you trust this authority is for you to say.
proof-stamp-open = The time stamp in this file was not verified.
proof-stamp-fails = The time stamp in this file does not hold: it was changed, is on something else, or its certificate is not the right one.
proof-stamp-missing = This file has no time stamp of the authority that was asked for.
proof-signed = Answer recorded by account { $account }, { $at }.
proof-countersigned = Confirmed by account { $account }, { $at }.
proof-withdrawn = Withdrawn by account { $account }, { $at }.
proof-stamped = Existed before { $at } (universal time), says “{ $by }”, certified by “{ $issuer }”.
proof-stamped-certificate = Fingerprint of the certificate that signed the time stamp: { $certificate }. Compare it with the one that the authority publishes: anybody can take this name.
proof-at = on { $at } (universal time, by the server's clock)
proof-no-time = at a time that is not proved
proof-read = Version { $version } of the charter, read in "{ $lang }".
proof-heard = Version { $version } of the charter, heard in "{ $lang }".
proof-consents = Optional agreements given: { $consents }.
proof-no-consents = No optional agreement was given.
proof-never = What no such file proves:
proof-never-identity = who the person is by law: the key is that of a device, only meeting tells whose it is;
proof-never-understood = that they understood or agreed freely: that is for a talk, and they may take their signature back;
proof-never-time = the exact time: it is that of the service's server, without a time stamp by a third party.
proof-never-authority = that the authority for time stamps tells the truth, or that the text was signed right at that time: it was before.
