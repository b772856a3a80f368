# الانضمام بدعوة.
join-title = دعوة
join-language = أي لغة؟
join-code-title = أرقامك الستة
join-code-lead = يقولها لك بصوته الشخص الذي يدعوك.
join-code = ستة أرقام
join-code-hint = مثال: ‎123 456.
join-code-six = المطلوب ستة أرقام.
join-who-staff = { $role ->
    [administrator] يدعوك { $inviter } إلى إدارة { $service }.
    [manager] يدعوك { $inviter } إلى الإشراف على { $service }.
    [referent] يدعوك { $inviter } لتكون مرجع الوقاية في { $service }.
   *[worker] يدعوك { $inviter } إلى العمل الاجتماعي في { $service }.
}
join-who-person = يدعوك { $inviter }، من { $service }، إلى تبادل الرسائل.
join-verified = هذه الدعوة صادرة فعلًا عن هذه المصلحة: تم التحقق من ذلك.
join-name-staff = اسمك
join-name-person = كيف تريد أن نناديك؟
join-name-hint = يمكنك تغيير ما هو مكتوب.
join-enter = دخول
join-taken-title = هذا الجهاز مستعمل
join-taken-text = توجد مساحة مفتوحة أو محفوظة على هذا الجهاز. لقبول الدعوة هنا، يجب محوها أولًا من هذا الجهاز.
join-taken-home = الاحتفاظ بالمساحة الحالية
join-taken-leave = المحو وقبول الدعوة
