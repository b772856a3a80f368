# One sentence a difficulty: what happened, what is kept, what to do.
failure-detail = For whoever helps you
failure-offline = The server does not answer. What you wrote is kept here and will leave when the network is back.
failure-wait = { $seconds ->
    [0] Too many tries in a short time. Nothing is lost. Wait a little, then try again.
    [one] Too many tries in a short time. Nothing is lost. Wait one second, then try again.
   *[other] Too many tries in a short time. Nothing is lost. Wait { $seconds } seconds, then try again.
}
failure-wait-minutes = { $minutes ->
    [one] Too many tries in a short time. Nothing is lost. Wait one minute, then try again.
   *[other] Too many tries in a short time. Nothing is lost. Wait { $minutes } minutes, then try again.
}
failure-server-failed = The server has a fault. What you wrote is kept here. Try again in a while; if it goes on, tell the administration.
failure-not-recognised = This did not open your space. Nothing is lost. Try again, or use another way to open.
failure-bad-words = These words do not fit together. Nothing is lost. Check your sheet: eight words, in order.
failure-passkey-cannot-unlock = You are recognised, but this device cannot open your files in this way. Nothing is lost. Type your eight words.
failure-wrong-code = { $tries ->
    [-1] This is not the right code. Check the six digits with the person who invites you.
    [0] This is not the right code, and the invitation is now closed. Ask the person who invites you for a new link.
    [one] This is not the right code. One try is left: check the six digits with the person who invites you.
   *[other] This is not the right code. { $tries } tries are left. Check the six digits with the person who invites you.
}
failure-invitation-gone = This invitation no longer works: it was used, withdrawn or is too old. Ask the person who invites you for a new link.
failure-bad-link = This link is cut short or damaged. Open it again from the message, in full, or ask for a new one.
failure-signed-out = Your connection has ended. What you wrote is kept here. Open your space again to go on.
failure-access-ended = Your access to this service has ended. What this device keeps is closed. Speak to the person who invited you.
failure-locked = Your space is closed. What you wrote is kept. Open it to go on.
failure-not-allowed = Your role does not allow this. Nothing has changed. Ask the person who manages the service.
failure-invalid = Something is missing or not in the right form. Nothing was sent. Check what you filled in.
failure-not-found = This is not there, or no longer. Nothing else has changed. Go back to the home page.
failure-untrusted-key = Somebody's identity is not vouched for by the service. Nothing was sent to them. Tell the administration before you go on.
failure-other-organisation = The service that answers at this address is not the one that this device knows. Nothing was sent. Tell the administration.
failure-history-changed = The history was changed by the server. These changes were refused, what is kept here is intact. Tell the administration.
failure-history-shortened = The server shows less than before. This was refused, what is kept here is intact. Tell the administration.
failure-intruder-refused = Somebody was added by a person who may not do so. This was refused: they can read nothing. Tell the administration.
failure-newer-version = Something was written with a newer version of the app. Nothing is lost. Reload the page to update.
failure-cannot-keep = This device cannot keep anything: private window, or no room left. Open a normal window or free some room.
failure-open-elsewhere = Your space is already open in another page of this device. Go on there, or close it and reload here.
failure-too-large = What you wrote is too long for the server. It is kept here and does not leave. Write it in several parts.
failure-file-too-large = This document is too heavy: 20 MB at most. It is not attached. What you wrote is still there.
failure-too-many-files = Six documents at most in a message. Send others in a second message.
failure-file-gone = A document that you chose can no longer be read; it may have been moved or renamed. Nothing has left. Choose it again.
failure-hidden-details = A photo that you chose is damaged: what the device wrote into it, such as the place or the date, cannot be taken out. Nothing has left. Remove it, or send it as it is.
failure-file-moved = Nothing is erased. Something in this file has not left yet, arrived meanwhile, or its term has not come. Read the file again, then decide.
failure-no-authority = This service has no authority for time stamps. The time of the answer is the server's.
failure-no-time-stamp = The authority for time stamps did not answer, or not as it should. The answer to the charter is kept as it is. Ask again later.
failure-charter-incomplete = The charter was not offered: it is not complete. It still holds examples, in place of what the service must say: { $missing }. The administration completes it in 'Rules'.
failure-attachment-altered = This document is not the one that its author sent. It was not opened. Tell the administration.
failure-log-full = This file or conversation has no room left on the server. What you wrote is kept here. Tell the administration.
failure-no-paper = This file could not be made or read here. Nothing is lost. Check the connection, then try again. Without it, you can still save a CSV file, or the proof file of a charter.
failure-storage-full = The service has no room left on the server. What you wrote is kept here and will leave once there is some. Tell the administration.
failure-unexpected = An error of ours. What you wrote is kept. Reload the page; if it goes on, tell the administration.
