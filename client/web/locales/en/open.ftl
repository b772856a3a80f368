# Opening, first start, locked.
open-starting = Your space is opening…
open-no-worker = This browser cannot open the app. Update it, or try another one.
open-title = Open my space
open-lead = Choose how to open.
open-passkey = Face, fingerprint or device code
open-words = My eight words
open-device = Open with this device
open-open = Open
open-words-missing = { $count ->
    [0] Type the eight words of your sheet.
    [one] There is 1 word. Eight are needed.
   *[other] There are { $count } words. Eight are needed.
}
open-words-takes-time = Checking the words takes a few seconds.
open-no-passkey = This browser does not know how to open by face or fingerprint. Your eight words open anywhere.
open-have-link = Did you receive an invitation? Open the link in the message.
open-empty-title = This server is new
open-empty-text = No service is installed here yet.
open-empty-next = Open the set-up link that the server printed when it started. It works only once.

locked-title = Space closed
locked-lead = Nothing is lost. Open again to go on where you were.
locked-other-person = This is not my space

ended-title = Your access to this service has ended
ended-since = Since { $at }.
ended-some-time = The server has just said so.
ended-next = If this is a mistake, or if something remains to be passed on, speak to the person who had invited you.
ended-unsent = { $count ->
    [one] One thing written on this device had not left: the service does not have it, and it can no longer leave. Tell the service in person what it needs to know of it.
   *[other] { $count } things written on this device had not left: the service does not have them, and they can no longer leave. Tell the service in person what it needs to know of them.
}
ended-kept = What this device keeps of the service is closed. Erase it: it is of no more use here, and the service has the rest.
ended-again = Try to open again
ended-erase-text = { $count ->
    [0] What this device keeps of the service will be erased.
    [one] What this device keeps of the service will be erased, with the one thing that had not left.
   *[other] What this device keeps of the service will be erased, with the { $count } things that had not left.
}


setup-title = First start
setup-lead = You create your service's space. Two names, then eight words to write down.
setup-service = Name of the service
setup-service-hint = Everybody who is invited will see it.
setup-name = Your name
setup-name-hint = The one your colleagues know.
setup-rules = What the service does
setup-rules-standard = Social support
setup-rules-115 = Emergency housing line (115)
setup-rules-hint = The words of notes and the figures of the report come from this choice. You can change these rules later: they will hold from a Monday on.
setup-sight = What managers receive of reports
setup-sight-by-worker = Each report
setup-sight-team = The team's totals, nothing else
setup-sight-by-worker-hint = "Each report": it reaches the manager under its author's name; their page shows totals of them alone.
setup-sight-team-hint = "The team's totals, nothing else": no report reaches anybody. It takes a prevention referent to make the sum, and three reports at least.

settings-title = Settings
settings-language = Language
settings-ways = Ways to open
settings-way-signs-in = recognises the person, does not open files
settings-second-way = Two ways to open are needed. With one alone, a lost device or a lost sheet would leave you outside.
settings-added = Added.
settings-remember = Remember this device
settings-remember-hint = This device will open by itself, without words. Better not if other people use it.
settings-leave = Close and leave
settings-leave-text = Closing keeps everything on this device. Logging out asks you to identify yourself again.
settings-lock = Close now
settings-log-out = Log out
settings-forget = Erase from this device
settings-forget-text = { $count ->
    [0] What this device keeps will be erased. Everything stays on the server, which cannot read it.
    [one] 1 item has not left yet: it will be lost. The rest is on the server, which cannot read it.
   *[other] { $count } items have not left yet: they will be lost. The rest is on the server, which cannot read it.
}
settings-forget-person = After erasing, ask the person who supports you for a new link to come back.

proof-title = Check the proof of a charter
settings-organisation = Fingerprint of the service, to be published and to be compared when a proof is checked:
policies-title = Rules of the service
