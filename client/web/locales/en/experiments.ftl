# Experiments: trying another way of working together.

experiments-title = Experiments
experiments-nav = Trials
experiments-lead = Try another way of working together, compare, then decide.
experiments-team-about = Try another way of working together, for those who want to, then decide.
experiments-see = See the experiments
experiments-empty-title = No experiment for now
experiments-empty = Managers can propose one. If you have an idea, bring it to a meeting or write in a talk.
experiments-empty-propose = Propose what the team would like to try: volunteers will each say yes for themselves.
experiments-propose = Propose an experiment
experiments-people = { $count ->
    [0] Nobody for now
    [one] One person takes part
   *[other] { $count } people take part
}
experiments-mine = You take part

experiments-stage = Where it stands
experiments-stage-proposed = Looking for volunteers
experiments-stage-running = Going on
experiments-stage-middle = Going on, after the meeting halfway
experiments-stage-extended = Over: to be extended
experiments-stage-transferred = Over: adopted for everybody
experiments-stage-stopped = Over: stopped
experiments-arm-trying = Trying
experiments-arm-as-before = Going on as before

experiments-rules-title = What is guaranteed
experiments-rule-yes = Nobody is put into a group: everyone says yes for themselves, and chooses their group.
experiments-rule-leave = You leave when you want, without a reason.
experiments-rule-known = Who takes part is no secret: the team and managers see the volunteers' names.
experiments-rule-figures = Figures are those of a whole group, never of a person. Small numbers are hidden.
experiments-rule-check-ins = Answers to the questions about work stay those of the whole team together. They are never split by group.

experiments-plan-title = What is tried
experiments-name = Title
experiments-name-hint = A few words: “Two hand-overs a day”.
experiments-hypothesis = What we expect
experiments-hypothesis-hint = One sentence: “With a second hand-over, fewer situations stay without an answer in the evening.”
experiments-change = What changes for those who try
experiments-change-hint = In practice, from the first day.
experiments-team = Whom it is proposed to
experiments-team-hint = A team of about twelve people at least.
experiments-when = When
experiments-days = From { $first } to { $last }
experiments-days-planned = At the earliest in the { $week }, for { $weeks } weeks
experiments-first = First day, at the earliest
experiments-first-hint = The first week is the one of this day, or the one after the decision to start.
experiments-length = Length
experiments-weeks = { $weeks } weeks
experiments-looked-at = What is counted
experiments-looked-at-hint = Indicators of the report, chosen with the team. The number of files is not among them: it would tell how many somebody who leaves had.
experiments-looked-at-missing = Choose at least one indicator.
experiments-propose-lead = The whole staff will be able to read it. It starts once twelve people at least have said yes.
experiments-propose-do = Propose it to the team

experiments-part-title = Your part
experiments-join-about = Do you want to take part? Both groups count alike: one tries, the other makes it possible to compare.
experiments-join-legend = Your group
experiments-join-missing = Choose a group.
experiments-join-signed = Your yes is about this text, as it is. Your name will be visible to the team and to managers.
experiments-join = I take part
experiments-joined = Noted: you take part.
experiments-in = You take part. Your group:
experiments-in-about = You can leave at any time. After the start, what has come out stays: taking it away would show your share. From the next week on, your report counts in no group.
experiments-leave = Leave the experiment
experiments-leave-title = Leave the experiment?
experiments-leave-about = No reason is asked. Your name goes from the list. After the start, there is no way back in.
experiments-left = Done: you take no part any more.

experiments-people-title = Who takes part
experiments-steps-title = Course
experiments-step-proposed = Proposed
experiments-step-start = Decision to start
experiments-step-middle = Halfway: it goes on

experiments-decide-title = Decide
experiments-decide-about = Each decision is taken in a meeting, with the volunteers. Write here what the meeting said, without quoting anybody.
experiments-decide-what = Decision
experiments-decide-start = Start
experiments-decide-middle = Go on after the meeting halfway
experiments-decide-extend = End and extend
experiments-decide-transfer = End and adopt for everybody
experiments-decide-stop = Stop
experiments-decide-missing = Choose a decision.
experiments-decide-said = What was said, and why
experiments-decide-hint = The whole staff will read it. Write no name.
experiments-decide = Note the decision
experiments-decided = The decision is noted.
experiments-hindered = { $step }: { $why }
experiments-hindrance-few = at least { $most } volunteers are needed, with { $each } in each group.
experiments-hindrance-early = not before { $day }.
experiments-hindrance-another = another experiment is going on.
experiments-hindrance-now = not possible now.

experiments-figures-title = Both groups
experiments-figures-none = Figures come after the start.
experiments-figures-with-the-end = The managers' devices receive the reports and add them up. The totals are published here for everybody with the final decision.
experiments-figures-totals-alone = There are none here: of the reports, managers receive the whole team's sum alone, and nobody can split it into two groups.
experiments-propose-totals-alone = At that date, managers receive of the reports the whole team's sum alone: there will be no figures by group. The team can try all the same, and decide on what it says of it.
experiments-figures-so-far = Computed on this device, from the reports that arrived. The same will be published for everybody with the final decision.
experiments-figures-final = As they were when the final decision was taken, on the device of whoever noted it. Everybody reads the same.
experiments-figures-weeks = Averages by week. Weeks that came out: { $before } before the start, { $during } since.
experiments-figures-hidden = A week comes out if enough people sent their report in time in each group, and among the others: at least { $minimum }. A number is hidden for both groups if it goes from 1 to { $most } anywhere, or if fewer than { $minimum } people contributed: both groups and the others make up the team's total, and one could be read from the difference.
experiments-part-hidden = Nothing could come out: the numbers were too small, or the reports too few.
experiments-hidden = hidden
experiments-before-trying = Before: trying
experiments-before-as-before = Before: as before
experiments-during-trying = Since: trying
experiments-during-as-before = Since: as before

experiments-check-ins-title = Questions about work: the whole team together
experiments-check-ins-why = These shares are those of the whole team, published during the experiment. They are never counted by group: a group would be too small for everyone to stay hidden in it, and the answers were not given for that.
experiments-check-ins-none = Nothing was published for these dates.

experiments-limits-title = What this does not prove
experiments-limit-small = A dozen people is few: a difference between the groups can be chance. No probability is computed: it would promise too much.
experiments-limit-chosen = Everyone chose their group: the two may have differed from the start.
experiments-limit-numbers = The numbers count contacts, not how good they were, nor what they cost each person.
experiments-limit-talk = An incident, a difficult case, a failure? Bring it to the meeting, or tell whom you want in a talk: nothing of it is kept here.
experiments-print = Print the assessment
experiments-export = Save the assessment
experiments-export-name = experiment-{ $title }
experiments-csv-part = Part
experiments-csv-item = Item
experiments-csv-which = Which
experiments-csv-value = Value
experiments-csv-sum = { $which }, { $weeks ->
    [0] no week came out
    [one] total of one week
   *[other] total of { $weeks } weeks
}
