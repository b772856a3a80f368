# What is wrong in the files of the rules, and what to write instead. What stands between quotation marks comes from the file, or is written there as it is.

mistake-file-missing = This file is missing from the set: add it.
mistake-file-unknown = No rules have this file name: take it back, or name it as one of '{ $known }'.
mistake-unreadable = This is not written as the format of these files wants it (TOML): often a quotation mark, a bracket or a comma is missing, or a name stands twice.
mistake-detail = What the reader of files says:
mistake-key-unknown = The name '{ $name }' is unknown here: write one of '{ $known }'.
mistake-key-missing = '{ $name }' is missing: add it.
mistake-word-unknown = The word '{ $name }' is unknown here: write one of '{ $known }'.
mistake-shape = Here stands { $found }, and it takes { $wanted }.
mistake-shape-text = a text between straight quotation marks
mistake-shape-word = a word between straight quotation marks
mistake-shape-whole = a whole number
mistake-shape-decimal = a number with decimals
mistake-shape-truth = 'true' (yes) or 'false' (no)
mistake-shape-date = a date
mistake-shape-list = a list between square brackets
mistake-shape-table = a table of names and values, such as '{ "{" } fr = "…", en = "…", ar = "…" { "}" }'
mistake-shape-length = one length of time, such as '{ "{" } months = 24 { "}" }' or '{ "{" } days = 90 { "}" }'
mistake-out-of-range = '{ $found }' cannot stand here: write a whole number from { $least } to { $most }.
mistake-zero = Write a whole number above zero.
mistake-not-an-id = '{ $name }' is not an identifier: write 1 to 64 of the small letters a to z, digits, and single hyphens between them.
mistake-not-a-time = '{ $name }' is not a time of day: write it from '00:00' to '23:59'.
mistake-not-a-name = '{ $name }' is not a name: use only the small letters a to z and the underscore.
mistake-list-empty = The list '{ $name }' is empty: give at least one.
mistake-list-too-long = The list '{ $name }' has at most { $count }: remove some.
mistake-text-empty = The text of '{ $name }' is empty: write it.
mistake-untranslated = This text has no '{ $name }': add the translation.
mistake-not-one-line = This text holds a line break or an invisible character: write it on one line.
mistake-twice = '{ $name }' stands twice in '{ $list }': keep it once.
mistake-taken = '{ $name }' already stands in '{ $list }': choose another identifier here.
mistake-not-one-of = '{ $name }' is not one of '{ $list }': correct it, or add it there.
mistake-same-as-another = Another entry of '{ $list }' has the same '{ $name }': keep one of the two.
mistake-remembered = '{ $name }' is remembered of former rules without being written here: remove it.
mistake-brace-not-opened = A closing brace closes nothing: add the opening one, or remove it.
mistake-brace-not-closed = An opening brace is never closed: add the closing one.
mistake-braces-in-value = A value is printed as it stands: remove the braces.
mistake-filled-elsewhere = '{ $name }' is filled from elsewhere: remove it from here.
mistake-parameter-unknown = Nothing fills '{ $name }': correct this name in braces, or add it to 'parameters' in 'charter/charter.toml'.
mistake-parameter-unused = The French text never says '{ $name }' in braces: remove it from here, or say it.
mistake-parameter-lost = The section '{ $list }' never says '{ $name }' in braces, as the French text does: add it.
mistake-entry-missing = '{ $name }' of the French '{ $list }' is missing: translate it at its place.
mistake-entry-added = '{ $name }' is not in the French '{ $list }': correct or remove it.
mistake-other-order = '{ $name }' stands where the French text has '{ $list }': keep the same order.
mistake-other-section = This point leads to another section than the French one: make them match.
mistake-paragraphs = Paragraphs of the section '{ $name }': { $here } here, { $there } in French. Make them match.
mistake-in-person-and-remote = A channel is in person or remote, not both: set one of them to 'false'.
mistake-durations = Durations are minutes above zero, each greater than the one before.
mistake-group-too-small = A total of fewer than { $count } answers could point at a person: write { $count } or more. Only a set with 'made_for_tests = true' may go below.
mistake-window-too-short = Fewer than { $count } weeks would tell too much of one: write { $count } or more.
mistake-scale = The scale has the values 0, 1, 2, 3 in this order.
mistake-week-too-long = A week asks at most { $count } questions, the rotating one included: remove some.
mistake-axis-questions = Questions of 'quarterly.items' on '{ $name }': { $count }. It needs two.
mistake-not-told = '{ $name }' is shown with the questionnaire: write a text of 1 to { $count } characters.
mistake-not-published = Write the address where the questionnaire and its terms are published, from 'https://' on.
mistake-scale-values = A scale has 2 to { $count } values, all different.
mistake-scale-texts = 'scale' gives a text to each of the values of 'values'. It needs { $count }.
mistake-factor-zero = A sum that is multiplied by 0 says nothing: write 1 or more, or remove 'factor'.
mistake-questions = Write 1 to { $count } questions, none empty.
mistake-questions-differ = Questions in '{ $name }': { $here }, in the first text: { $there }. Make them match.
mistake-total-not-told = 'factor' needs what its authors say of the total: write 'total'.
mistake-total-of-nothing = There is no total without 'factor': remove 'total'.
mistake-total-too-small = A total of one or two tells of a person: write { $count } or more.
mistake-team-too-small = The sum of two workers tells each what the other did: write { $count } or more.
mistake-quarter-too-small = The quarter's page may leave the service: write { $count } or more, as 'hidden_below' says.
mistake-by-quarter = Only 'themes', 'unmet-themes' and 'new-themes' can come out by quarter: write 'every = "week"' here.
mistake-nearly-same = 'charters' and 'charter-coverage' count nearly the same charters, and what differs would be a few people: keep one of the two.
mistake-kind-without-rule = No rule says how long '{ $name }' is kept: add one.
mistake-kept-no-time = Data kept for no time cannot be used: write a length above zero.
mistake-journal-length = The access journal is kept 6 to 12 months: write '{ "{" } months = 6 { "}" }' to '{ "{" } months = 12 { "}" }'.
mistake-messages-too-long = Messages are kept at most 90 days once noted: write '{ "{" } days = 90 { "}" }' or less.
mistake-not-a-number-to-call = A number has 2 to 15 digits, spaces, and may begin by +.
mistake-no-number = There is no number to reach: add 'phone' or 'text_message', or 'to_complete = true'.
mistake-for-nobody = Say whom it helps: 'person', 'worker' or both.
mistake-not-an-account = An account has 22 letters, digits, hyphens or underscores.
mistake-closes-before-it-opens = The service closes after it opens: correct 'from' or 'until'.
mistake-threshold-of-event = This reminder follows an event: remove 'threshold'.
mistake-no-threshold = This reminder needs a 'threshold' above zero.
