# The screens of the person who is supported.
home-hello = Hello { $name }
home-messages-none = No new message
home-messages-new = { $count ->
    [one] 1 new message
   *[other] { $count } new messages
}
home-documents-hint = What you can keep
home-rights-hint = Who reads, my copy, stop

messages-with = You are writing to { $name }.
messages-not-urgent = This is not an emergency service. In danger: 112, or 114 by text message.

charter-short-none = Not proposed yet
charter-short-presented = To be read
charter-short-signed = You have signed
charter-short-countersigned = Signed by both
charter-short-refused = You said no
charter-short-withdrawn = You withdrew your agreement
charter-is-none = The charter has not been proposed to you yet.
charter-is-presented = Read it, or listen to it. You can say yes, no, or later.
charter-is-signed = You have signed. The person who supports you will sign too.
charter-is-countersigned = The charter is signed by you and by the person who supports you.
charter-is-refused = You said no. We help you in the same way. You can change your mind.
charter-is-withdrawn = You withdrew your agreement. We help you in the same way. You can change your mind.
charter-none-next = The person who supports you will propose it. You can write to them.
charter-language = Read in
charter-whole = Read it all at once
charter-one-by-one = One idea at a time
charter-show-french = Show the French beside
charter-hide-french = Hide the French
charter-progress = Idea { $at } of { $count }
charter-before = Back
charter-next = Next
charter-decide = Your decision
charter-free = Signing is never required in order to be helped.
charter-understood = I have read or listened, and I have understood.
charter-read-first = First go to the end of the text, or choose "Read it all at once".
charter-hold = Hold to sign
charter-hold-hint = Keep your finger on the button for a moment. With a keyboard: the Enter key.
charter-question = Ask a question
charter-later = Later
charter-refuse = Say no
charter-refuse-text = We note that you do not want to sign. We help you in the same way, and you can change your mind.
charter-copy = Download my copy
charter-withdraw = Withdraw my agreement
charter-withdraw-text = Your signature will no longer count. We help you in the same way, and you can sign again.

documents-empty = No document yet
documents-empty-next = Once the charter is signed, your copy will be here. Sending other documents does not exist yet.
documents-read-charter = See my charter
documents-charter = My signed charter
documents-charter-text = Your copy holds the text, the signatures and what is needed to check them.
documents-more-later = Sending other documents does not exist yet.

rights-intro = You can know who reads, keep a copy, and stop whenever you want.
rights-copy = My copy
rights-copy-text = You can ask for everything that is written about you, and have it corrected. Ask the person who supports you.
rights-stop = Stop
rights-stop-text = You can stop using this app. We go on helping you in other ways.
rights-write = Write a message
rights-device = Erase from this device
rights-complain-title = Do you disagree?
rights-complain = Talk to the service. You can also write to the CNIL, free of charge: cnil.fr, or 3 place de Fontenoy, TSA 80715, 75334 Paris cedex 07.
