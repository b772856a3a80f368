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
manager-week-few-team = At least { $minimum } are needed: with fewer, a total would tell what one person did.
manager-week-waits-title = The figures wait to be counted
manager-week-waits = The prevention referent's app counts them by itself as soon as it is opened. After this date they are erased: { $at }.
manager-past-title = These totals are no longer kept
manager-past = Rule of the service for totals: { $rule }. Those of this period are older.
manager-week-not-counted-title = This week was not counted
manager-week-not-counted = The prevention referent's app was not opened in time. There are no figures for this week, and there will be none.
manager-week-no-referent-title = Nobody can count
manager-week-no-referent = This service receives the team's totals alone, and it takes a prevention referent to count them. Ask your administrator to invite one.
manager-week-minutes = Time spent on { $reports ->
    [one] one report
   *[other] { $reports } reports
}: { $minutes } min in all. The service plans { $all } min at most ({ $ceiling } a report).
manager-time-waits = The time spent on reports waits to be counted: the prevention referent's app does it by itself as soon as it is opened. After this date it is erased: { $at }.
manager-time-not-counted = The time spent on reports was not counted this week: the prevention referent's app was not opened in time.
manager-time-no-referent = The time spent on reports is not counted: it needs a prevention referent to add it up without seeing anybody's, and none has joined the service.
manager-time-hidden = The time spent on reports is not shown this week: too few people gave theirs, or the total is too small.
manager-receives-team = No report reaches your device, only these totals. Small numbers were taken away before, on the prevention referent's device: neither this page nor another app would find more in them.
manager-receives-team-words = The time spent on reports is a total, too. The workers' own words are not there: a total has none.
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
manager-lines = { $count ->
   *[other] { $count } lines
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
manager-trend-export = Save these weeks
manager-trend-export-title = Week by week: { $name }
manager-trend-export-about = The weeks of the drawing. The file is made here, nothing is sent.
manager-trend-export-name = follow-{ $week }
manager-receives-title = What your device receives
manager-receives = Each report reaches your device with its author's name: that is how it is protected on its way to you. This page shows totals of them alone, and has no way to open one report.
manager-receives-shown = The time spent on a report is never sent: beside a name, it could not hide in a total.
manager-receives-time = The time spent on a report is not in it. If there is a prevention referent, it leaves apart, in two shares that nobody can read alone, and only the team's sum reaches you.
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
manager-export = Save the figures of the week
manager-export-title = Figures of the team, { $week }
manager-export-about = The same figures as on this page. The file is made here, nothing is sent.
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
manager-needs-team = This service receives the team's totals alone, week by week: the figures that its rules keep for the quarter are not counted.
manager-needs-more = at least { $count }
manager-needs-now = This quarter
manager-needs-before = Quarter before
manager-needs-print = Print
manager-needs-export = Save the totals of the quarter
manager-needs-export-name = needs-{ $quarter }


# Figures
plot-number = Number
plot-answer = Answer
plot-none = no answer
plot-absent = nothing received
plot-table = See the table

# Totals of the questions about work
prevention-title = Prevention
prevention-back = Team
prevention-lead = How work is going in the team, without ever showing one person.
prevention-lead-referent = Your device keeps the second half of the totals, so that nobody can read one answer alone.
prevention-now-title = Where things stand
prevention-now-no-referent = No prevention referent has joined the service: no total is computed, and nothing is sent.
prevention-now-too-few = Fewer than { $count } people answer in the service: no total is computed, and nothing is sent. Talk about it together instead.
prevention-now-begins = The next period begins on { $day } at the latest. Until then, nothing is sent.
prevention-now-runs = The present period ends on { $day }. Then each device sends its share, whether there were answers or not.
prevention-now-gathers = The period is over. Shares arrive until { $day }, then the totals are computed.
prevention-now-waits = All the shares that were expected are there. The totals will show when the referent's device connects, by { $day } at the latest; after that they are lost.
prevention-now-yours = The shares are there: your device can compute the totals, by { $day } at the latest; after that they are lost.
prevention-look-about = Your device opens periods and computes totals by itself, while the app is open.
prevention-look = Look now
prevention-looked = Done: what could be computed is.
prevention-trouble-rules = The period that the server shows does not follow the signed rules. Nothing was sent from here; your answers stay on your device. Tell the administrator.
prevention-trouble-changed = The server shows other shares than the first time. Nothing was computed, so that nobody can compare two totals. Tell the administrator.
prevention-trouble-misfit = The two halves do not fit together. Nothing was published, and no answer was read. Tell the administrator.
prevention-published-title = Published totals
prevention-none = Nothing is published for now.
prevention-window = From { $first } to { $last }
prevention-quarter = Sentences of the quarter
prevention-quarter-about = From { $first } to { $last }: each person's last answer in those weeks.
prevention-near = One or two people came or left since a neighbouring period: this one has no figures for the sentences of the week. Comparing the two would give their answers away.
prevention-few = Fewer than { $count } people answered: no figure, a talk in the team is proposed on:
prevention-people = { $from } to { $to } people answered
prevention-share = Share of the answers
prevention-band = { $from } to { $to }%
prevention-hidden = hidden
prevention-hidden-why = "Hidden": almost nobody, or almost everybody, chose this answer, or showing it would give another one away. Shares are given in bands of 5% for the same reason.
prevention-alike = Almost all answers are the same: nothing is shown, so that nobody can read those of the others.
prevention-rules-title = How it is protected
prevention-rule-group = { $count ->
   *[other] Never a figure below { $count } people.
}
prevention-rule-window = { $weeks ->
   *[other] By periods of { $weeks } weeks, published once. Each person's last answer counts.
}
prevention-rule-quarter = { $weeks ->
   *[other] The sentences of the quarter are counted over { $weeks } weeks, by the same rules.
}
prevention-rule-halves = Each device cuts its answers into two shares. The server receives one, the referent the other: one share alone says nothing.
prevention-rule-near = If one or two people come or leave between two periods, only one of the two has figures for the sentences of the week: comparing them would give their answers away.
prevention-rule-all = The team, the managers and the referent see exactly this page.
prevention-rule-who = Never who answered, nor who did not: every device sends its share.
prevention-rule-alert = No alert on silence or on an answer. Each person alone chooses who helps.
prevention-rule-trust = The totals are published by the referent: if the referent made them up, nobody would notice.
prevention-tests = These rules are made for tests: the number of answers is smaller than in a real service.
prevention-items = The sentences that are asked
prevention-talk-title = And talk about it
prevention-talk = A figure does not replace a talk. Speak of it in a meeting, with those who want to. The service's resources are in the rules, visible to all.
