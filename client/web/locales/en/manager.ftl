# The manager's screens, and the words of figures.

manager-nav-week = Team this week
manager-nav-needs = Needs
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
manager-week-previous = See the week before
manager-trend-of = Week
manager-week-hidden = A number is replaced by "{ $label }" if it goes from 1 to { $most }, or if fewer than { $minimum } people contributed to it. Others go with it, so that no sum finds it again. A hidden number is not zero.
manager-week-later-title = The figures are not out yet
manager-week-later = They come out all at once, on { $at }, if at least { $minimum } reports have arrived. One by one, each new report could be read from the difference.
manager-week-few-title = Too few reports for this week
manager-week-few = At least { $minimum } are needed: with fewer, a total would tell what one person did. A report sent later still counts.
manager-week-late = { $late ->
    [one] One report that arrived after the figures came out waits: the next ones are added by { $minimum } at least.
   *[other] { $late } reports that arrived after the figures came out wait: the next ones are added by { $minimum } at least.
}
manager-others = { $count ->
   *[other] { $count } others
}
manager-trend-title = Week after week
manager-trend-indicator = What is followed
manager-trend-item = Item followed
manager-trend-reach = How far back
manager-trend-quarter = 12 weeks
manager-trend-year = One year
manager-trend-years = 150 weeks
manager-trend-empty = No figures came out in this time.
manager-trend-weeks = { $weeks ->
    [one] One week.
   *[other] { $weeks } weeks.
}
manager-trend-series = { $name }: from { $least } to { $most }, { $last } for the last week known.
manager-trend-series-none = { $name }: no known number.
manager-trend-export = Export these weeks as CSV
manager-trend-export-about = The weeks of the drawing. The file is made here, nothing is sent.
manager-trend-export-name = follow-{ $week }
manager-receives-title = What your device receives
manager-receives = Each report reaches your device with its author's name: that is how it is protected on its way to you. This page shows totals of them alone, and has no way to open one report.
manager-receives-shown = The time spent on a report is never sent: beside a name, it could not hide in a total.
manager-of = Item
manager-sentence = { $count ->
    [one] One in all.
   *[other] { $count } in all.
}
manager-sentence-first = { $count ->
    [one] One in all: { $first }.
   *[other] { $count } in all, first { $first } ({ $most }).
}
manager-sentence-known = { $count ->
    [one] One known.
   *[other] { $count } known.
}
manager-sentence-hidden = { $hidden ->
    [one] One number is hidden.
   *[other] { $hidden } numbers are hidden.
}
manager-obstacles-title = What got in the way of the work
manager-obstacles-about = In the workers' own words, without names, in no order, and tied to no figure.
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

manager-needs-title = Observation of needs
manager-needs-lead = A quarter's totals, to show to your partners. Nothing about a person, nor about a worker.
manager-needs-choose = Quarter
manager-needs-quarter = From { $from } to { $until }
manager-needs-later = A quarter comes out all at once, with its last week: on { $at }.
manager-needs-few-title = No week of this quarter came out
manager-needs-few = A week comes out from { $minimum } reports on.
manager-needs-about = { $weeks ->
    [one] One week of the quarter is counted. A number from 1 to { $most }, or to which fewer than { $minimum } workers contributed, is hidden.
   *[other] { $weeks } weeks of the quarter are counted. A number from 1 to { $most }, or to which fewer than { $minimum } workers contributed, is hidden.
}
manager-needs-at-least = "At least": some weeks have a hidden number, which is not counted here.
manager-needs-more = at least { $count }
manager-needs-now = This quarter
manager-needs-before = Quarter before
manager-needs-print = Print
manager-needs-export-name = needs-{ $quarter }

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
