# Term of a file, noted messages
worker-filter-at-term = At their term
worker-cases-none-at-term = No file reaches its term within the month.
worker-why-terms = { $count ->
    [one] A file has reached its term
   *[other] { $count } files have reached their term
}
worker-go-terms = See
worker-term-title = Term of the file
worker-terms-title = Files at their term
worker-term-on = Term on { $day }
worker-term-reached = Term reached
worker-term-about = Term: { $day }. { $contact ->
    [yes] Last contact: { $since }.
   *[no] File opened on { $since }, no contact since.
} Rule of the service: { $rule }.
worker-term-kept = Kept until { $day } by { $author }:
worker-term-keep = Keep, with a reason
worker-term-keep-title = Keep this file
worker-term-reason = Why keep it
worker-term-reason-hint = For example an appeal under way. The reason stays in the file; the person may ask to read it.
worker-term-reason-missing = Write why.
worker-term-until = Until
worker-term-until-hint = The file will come back on that day. A year at most.
worker-term-keep-do = Keep
worker-term-kept-done = The file is kept. It will come back on that day.
worker-term-erase = Erase the file
worker-term-erase-title = Erase this file?
worker-term-goes = These are erased from the server, from your devices and from those of whoever reads this file:
worker-term-goes-notes = the person's details, notes and their corrections, your drafts
worker-term-goes-messages = messages and their documents, also on the person's side
worker-term-stays = These stay:
worker-term-stays-proof = the proof of the charter, { $rule }
worker-term-stays-totals = the totals of reports already sent, without a name
worker-term-stays-backups = backups already made, until they are replaced
worker-term-for-good = This cannot be undone.
worker-term-erase-do = Erase for good
worker-erased-name = Erased file
worker-erased-about = This file reached its term. It was erased on { $day }, with its conversation.
worker-erased-proof = The proof of the charter is kept until { $day }, then erased in turn. It says whose it is.
worker-timeline-kept = Kept until { $day }
worker-timeline-erased = File erased at its term
worker-noted = { $count ->
    [one] One message noted in the file, erased on { $day }
   *[other] { $count } messages noted in the file, erased on { $day }
}
worker-noted-say = Everything is noted in the file
worker-noted-title = Are these messages noted in the file?
worker-noted-about = Rule of the service for noted messages: { $rule }. Then they are erased, with their documents, here and on the person's side. First note in the file what must stay.
worker-noted-do = Yes, they are noted
worker-note-relayed = { $count ->
    [one] The last message of the conversation is taken up in this note
   *[other] The last { $count } messages of the conversation are taken up in this note
}
worker-note-relayed-after = { $count ->
    [one] It is erased
   *[other] They are erased
} { $unit ->
    [months] { $length ->
        [one] { $length } month
       *[other] { $length } months
    }
   *[days] { $length ->
        [one] { $length } day
       *[other] { $length } days
    }
} later, here and on the person's side, with { $count ->
    [one] its documents
   *[other] their documents
}.
