# Words for the worker, computed on their device, and their days.

prompt-title = A word for you
prompt-private = Your device noticed it in your own notes. Nothing is sent to anybody. What you choose stays in your personal space.
prompt-why-telework = You noted { $count } telework days this week.
prompt-why-peer = { $count } working days without a noted talk with a colleague.
prompt-why-hours = You have just written outside the service's hours.
prompt-why-incivility = You noted it, for yourself alone, after a contact.
prompt-why-heavy = You noted it, for yourself alone, after a contact.
prompt-why-no-solution = { $count } contacts of this week ended without a solution or were refused.
prompt-why-blocked = { $name }: your last { $count } contacts ended without a solution.
prompt-why-supervision = { $count } weeks since the last session that you noted.
prompt-why-calls = { $count } calls noted in a row.
prompt-why-meeting = { $name }: file opened { $count } days ago, no meeting noted.
prompt-go-help = See who can help me
prompt-go-days = See my days
prompt-talked = I saw one today
prompt-later = Tell me again tomorrow
prompt-understood = I have read it
prompt-never = Do not tell me again
prompt-noted = Noted, for you alone.
prompt-away = Put away.
prompt-put-off = This word will come back tomorrow.
prompt-silenced = This word will not come again. You can bring it back in “My work”.

prompt-days = My days and my talks
prompt-days-about = Noted by you, read by you alone. They serve the marks below and nothing else.
prompt-days-remote = Telework days
prompt-days-count = { $count ->
    [0] No day noted this week. The service's guide: { $most } at most.
    [one] One day noted this week. The service's guide: { $most } at most.
   *[other] { $count } days noted this week. The service's guide: { $most } at most.
}
prompt-moments = Last talks about work
prompt-moment-peer = Talk with a colleague
prompt-moment-supervision = Supervision
prompt-moment-last = on { $day }
prompt-moment-none = nothing noted
prompt-moment-today = Today
prompt-moment-today-label = { $what }: note it for today
prompt-silenced-title = Words that you want no more
prompt-again = Bring it back
prompt-again-label = Bring back: { $text }
prompt-again-done = This word may come again.

prompt-mine-title = Keep or erase what I noted
prompt-mine-term = Kept { $rule }. Then it is all erased from your devices and the server.
prompt-mine-export = Save what I noted
prompt-mine-name = what-i-noted
prompt-mine-file = What I noted for myself
prompt-mine-day = Day
prompt-mine-what = Noted
prompt-mine-remote = Telework day
prompt-mine-heavy = Heavy contact
prompt-mine-incivility = Contact with an incivility or a threat
prompt-mine-moments = Talks about work
prompt-mine-marks = Contacts that were heavy or with an incivility
prompt-mine-count = { $count ->
    [one] one note
   *[other] { $count } notes
}
prompt-mine-erase-label = Erase all: { $week }
prompt-mine-erase-ask = Erase all that is noted there?
prompt-mine-erase-about = { $week }. It all goes from your devices and from the server, and cannot come back.
prompt-mine-erased = Erased.

prompt-marks = For you alone, this contact was
prompt-marks-about = Kept in your personal space, never in the file.
prompt-mark-heavy = Heavy
prompt-mark-incivility = An incivility or a threat

prompt-quarter-about = Once a quarter, twelve sentences instead of four. About two minutes. You may pass. They count in the team's totals too.

incident-go = Prepare a report of an incivility
incident-title = Report an incivility or a threat
incident-lead = Write here what happened, then save it. You choose whom to give it to, and whether you do.
incident-private = Nothing is sent. What you write stays a draft on this device, readable by you alone.
incident-when = When
incident-when-hint = The day and the hour, roughly.
incident-channel = By which channel
incident-what = What happened
incident-what-hint = Facts: what was said or done, who was there. Name the person only if it is needed.
incident-wish = What I ask for
incident-wish-hint = For example a break, a talk, a change in how this person is received. You may leave it empty.
incident-nothing = As soon as you have written something, you can save it here.
incident-save = Save my report
incident-name = report
incident-file = Report of an incivility or a threat
incident-question = Question
incident-answer = Answer
incident-throw-away = Erase what I wrote
incident-thrown-away = Erased from this device.
