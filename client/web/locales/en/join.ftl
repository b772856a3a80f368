# Joining by an invitation.
join-title = Invitation
join-language = Which language?
join-code-title = Your six digits
join-code-lead = The person who invites you tells them to you aloud.
join-code = Six digits
join-code-hint = For example 123 456.
join-code-six = Six digits are needed.
join-who-staff = { $role ->
    [administrator] { $inviter } invites you to administer { $service }.
    [manager] { $inviter } invites you to manage { $service }.
    [referent] { $inviter } invites you as prevention referent of { $service }.
   *[worker] { $inviter } invites you as a social worker in { $service }.
}
join-who-person = { $inviter }, from { $service }, invites you to exchange messages.
join-verified = This invitation does come from this service: it was checked.
join-name-staff = Your name
join-name-person = What do you want to be called?
join-name-hint = You can change what is written.
join-enter = Enter
join-taken-title = This device is already in use
join-taken-text = A space is already open or kept on this device. To accept the invitation here, it must first be erased from this device.
join-taken-home = Keep the present space
join-taken-leave = Erase and accept the invitation
