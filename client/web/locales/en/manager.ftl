# The manager's screens, and the words of figures.

manager-nav-week = Team this week
manager-nav-prevention = Prevention

manager-week-title = Team this week
manager-week-choose = Week
manager-week-reports = { $reports ->
    [0] No report received, for { $workers ->
        [one] one worker
       *[other] { $workers } workers
    }.
    [one] One report received, for { $workers ->
        [one] one worker
       *[other] { $workers } workers
    }.
   *[other] { $reports } reports received, for { $workers ->
        [one] one worker
       *[other] { $workers } workers
    }.
}
manager-week-only-totals = Totals and nothing else: no name, no note, no message, nor who sent what.
manager-week-hidden-title = Small numbers are hidden
manager-week-hidden = From 1 to { $most }, a number could point at somebody: it is replaced by "{ $label }". A hidden number is not zero.
manager-week-empty-title = No report for this week
manager-week-empty = Figures will show once workers have sent their report. You may choose another week.
manager-week-previous = See the week before
manager-trend-title = Contacts, week after week
manager-trend-of = Week
manager-trend-in-person = In person
manager-trend-remote = Remote
manager-trend-sentence = { $weeks ->
    [one] One week: { $total } known contacts this week, { $inperson } of them in person.
   *[other] Over { $weeks } weeks; this week, { $total } known contacts, { $inperson } of them in person.
}
manager-trend-sentence-hidden = Over { $weeks } weeks. Some of this week's numbers are hidden.
manager-of = Item
manager-sentence = { $count ->
    [one] One in all.
   *[other] { $count } in all.
}
manager-sentence-first = { $count ->
    [one] One in all: { $first }.
   *[other] { $count } in all, first { $first } ({ $most }).
}
manager-sentence-hidden = { $hidden ->
    [one] One number is hidden.
   *[other] { $hidden } numbers are hidden.
}
manager-obstacles-title = What got in the way of the work
manager-obstacles-about = In the workers' own words, without names and in no order.
manager-obstacles-empty = Nobody reported anything this week.
manager-export = Export as CSV
manager-export-about = The same figures as on this page. The file is made here, nothing is sent.
manager-exported = The file is in your downloads.
manager-export-failed = The browser could not save the file. Check that it allows downloads, then try again.
manager-export-name = team-week-{ $week }
manager-csv-week = Week
manager-csv-indicator = Indicator
manager-csv-item = Item
manager-csv-number = Number

manager-prevention-title = Prevention
manager-prevention-now-title = Today, nothing is sent
manager-prevention-now = Check-in answers stay in each person's own space. Neither you, nor the referent, nor the server receives them.
manager-prevention-later-title = What will come
manager-prevention-later = Team totals, computed by two hands: half by the server, half by the referent. The same for the team, for you and for staff representatives.
manager-prevention-rule-group = { $count ->
   *[other] Never below { $count } answers.
}
manager-prevention-rule-window = { $weeks ->
   *[other] By windows of { $weeks } weeks, published once.
}
manager-prevention-rule-who = Never who answered, nor who did not.
manager-prevention-rule-alert = No alert on silence or on an answer. Each person alone chooses who helps.
manager-prevention-tests = These rules are made for tests: the number of answers is smaller than in a real service.
manager-prevention-items = The sentences that are asked
manager-prevention-talk-title = Meanwhile
manager-prevention-talk = Talk about it in a meeting, with those who want to. The service's resources are in the rules, visible to all.

# Figures
plot-number = Number
plot-answer = Answer
plot-none = no answer
plot-absent = nothing received
plot-table = See the table
