# What stands on the copy of a charter, beside the sentences of the verification (client/web/locales/en/proof.ftl).
paper-title = Charter of confidence, copy
paper-only = Reference text
paper-read = Text that was read
paper-reference = French reference text
paper-lead = This copy is yours. The file that proves it is attached to this PDF: keep it as it is.
paper-acts = Who answered, when and how
paper-day =
    { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year }
paper-moment = On { $day } at { $clock }, universal time (in Paris one hour more in winter, two in summer)
paper-version = Version { $version }, { $how } { $lang }
paper-text = The text
paper-chosen = Chosen: { $text }
paper-not-chosen = Not chosen: { $text }
paper-proves = What this copy proves
paper-check = Checking this copy
paper-check-app = In the app, open 'Check the proof of a charter' and drop this PDF there. Nothing is sent. A program, 'tdu verify', does the same without a network.
paper-check-pages = The check also says whether these pages are the ones that the program makes of this proof. A printed page proves nothing by itself.
paper-digest = Fingerprint of the proof file (SHA-256)
paper-picture = QR code with the SHA-256 fingerprint of the proof file: { $digest }
paper-attached = Proof of the answer to the charter
paper-page = Page { $page } of { $pages }
paper-about = About
paper-blank-lead = To be read together, or read aloud, before signing with a pen.
paper-blank-of = Version { $version }, SHA-256 of the text: { $digest }
paper-blank-sign = Signing
paper-blank-free = Nobody has to sign to be helped. Tick the choices that you want, or none. The service keeps this sheet; ask for a copy.
paper-blank-name = Name, or the name you use
paper-blank-when = Day and place
paper-blank-helper = Who read it aloud or translated it, if anybody did: name and role
paper-blank-person = Signature of the person
paper-blank-worker = Name and signature of the social worker
