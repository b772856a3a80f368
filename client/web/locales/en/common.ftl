# What several screens say.
common-skip = Skip to content
common-continue = Continue
common-close = Close
common-cancel = Cancel
common-again = Try again
common-busy = One moment…
common-required = Please fill this in.
common-week = week of { $from } to { $until }
common-language-not-loaded = “{ $language }” did not arrive: the network did not answer. Nothing is lost. Choose again, or reload the page.

nav-main = Menu
nav-languages = Language
nav-home = Home
nav-messages = Messages
nav-charter = Charter
nav-documents = Documents
nav-rights = Rights
nav-my-charter = My charter
nav-my-documents = My documents
nav-my-rights = My rights
nav-staff = Team
nav-policies = Rules
nav-journal = Journal
nav-settings = Settings
nav-prevention = Prevention

nowhere-title = Nothing at this address
nowhere-text = This page does not exist, or is not for you.
nowhere-next = Nothing is lost: go back to the home page.
nowhere-home = Back to the home page

quit-now = Leave now
quit-hint = Closes this page at once. Also: press Esc three times.

status-well = Everything is up to date
status-waiting = { $count ->
    [one] 1 item is on its way
   *[other] { $count } items are on their way
}
status-offline = Offline. Everything is kept here.
status-offline-waiting = { $count ->
    [one] Offline: 1 item is waiting
   *[other] Offline: { $count } items are waiting
}

role-administrator = Administration
role-manager = Management
role-referent = Prevention referent
role-worker = Social worker
role-beneficiary = Person supported

way-words = Eight words
way-device = This device
way-passkey = Face, fingerprint or device code

readers-question = Who can read this?
readers-only-them = These people, and nobody else.
readers-server = The server keeps these texts and cannot read them.
readers-no-name = Name not given yet
readers-you = you
readers-since = since
readers-vouched = Identity vouched for by: { $names }

invite-link = 1. The link, in writing
invite-link-hint = By e-mail or text message. It works only once.
invite-copy = Copy the link
invite-copied = Copied.
invite-not-copied = Copying did not work: select the link and copy it.
invite-code = 2. The six digits, by voice
invite-code-hint = On the telephone or face to face, never in the same message as the link.
invite-until = valid until
invite-expires = The invitation can be used until { $at }.

thread-messages = Messages
thread-empty = No message yet
thread-empty-next = Write the first one, just below.
thread-erased = What was written here was erased on { $day }, at the term that the charter says. The proof of the charter has a term of its own. You can still write here.
thread-noted-gone = Older messages were erased, as the charter says: once noted in the file, they are kept for a while only.
thread-you = You
thread-waiting = Will leave as soon as possible
thread-about-charter = Question about the charter
thread-write = Your message
thread-send = Send
thread-attach = Attach a document or a photo
thread-chosen = Chosen documents
thread-chosen-cleaned = The photo leaves without the place, date and model that the device wrote into it.
thread-chosen-as-it-is = A document may hold its author's name: it leaves as it is.
thread-send-as-it-is = Send it as it is
thread-remove = Remove { $name }
thread-remove-short = Remove
thread-documents = Documents
thread-open-document = Open { $name }, { $size }
thread-picture = Photo: { $name }
thread-save-document = Save on this device
thread-save-about = Once saved, it can be seen by whoever uses this device.
thread-size-kb = { $size } KB
thread-size-mb = { $size } MB

common-and-then = { $before }, { $next }

aloud-read = Listen
aloud-read-all = Listen to all of it
aloud-stop = Stop
aloud-none = This device has no voice for this language. The person who supports you can read the text to you, by phone for example.

words-title = Your eight words
words-lead = They open your space if you no longer have your device. Write them down now, on paper.
words-sheet-title = Trait d'union: my eight words
words-sheet-text = Keep this sheet like a house key: dry, hidden, never as a photo. Anyone who has these words can open your space.
words-once = These words are shown only once. Nobody can give them to you again, not even the service.
words-written = I have written them down
words-print = Print the sheet
words-asked-title = Let us check your sheet
words-asked = Copy these three words from your sheet.
words-number = Word number { $number }
words-not-that-one = This is not that word. Look closely at its number on your sheet.
words-see-again = See the words again
words-preparing = Your space is being prepared. This can take a few seconds.
words-label = Your eight words
words-hint = In the order of the sheet, with a space between them. Accents do not matter.
words-counted = { $count ->
    [one] 1 word of 8
   *[other] { $count } words of 8
}

passkey-title = Open faster next time
passkey-lead = Add the face, fingerprint or code of this device. Your eight words stay valid.
passkey-stays = Your face and your fingerprint stay in the device. Neither the service nor the server receives them.
passkey-add = Add this device
passkey-later = Later

export-as = { $what }: { $form }
export-ods = Spreadsheet (ODS)
export-pdf = PDF
export-csv = CSV
export-busy = The file is being prepared…
export-made = Made on { $at }.
export-done = The file is in your downloads.
export-failed = The browser could not save the file. Check that it allows downloads, then try again.
