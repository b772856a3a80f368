# كلمات للعامل الاجتماعي يحسبها جهازه، وأيامه.

prompt-title = كلمة لك
prompt-private = لاحظ جهازك ذلك في ملاحظاتك أنت. لا يُرسل شيء إلى أحد. وما تختاره يبقى في مساحتك الشخصية.
prompt-why-telework = { $count ->
    [one] سجلت يومًا واحدًا من العمل عن بُعد هذا الأسبوع.
    [two] سجلت يومين من العمل عن بُعد هذا الأسبوع.
    [few] سجلت { $count } أيام من العمل عن بُعد هذا الأسبوع.
   *[other] سجلت { $count } يومًا من العمل عن بُعد هذا الأسبوع.
}
prompt-why-peer = { $count ->
    [one] يوم عمل واحد دون حديث مسجل مع زميل.
    [two] يوما عمل دون حديث مسجل مع زميل.
    [few] { $count } أيام عمل دون حديث مسجل مع زميل.
   *[other] { $count } يوم عمل دون حديث مسجل مع زميل.
}
prompt-why-hours = كتبت قبل قليل خارج ساعات المصلحة.
prompt-why-incivility = سجلت ذلك، لك وحدك، بعد تواصل.
prompt-why-heavy = سجلت ذلك، لك وحدك، بعد تواصل.
prompt-why-no-solution = { $count ->
    [one] بقي تواصل واحد هذا الأسبوع بلا حل أو رُفض.
    [two] بقي تواصلان هذا الأسبوع بلا حل أو رُفضا.
    [few] بقيت { $count } مرات تواصل هذا الأسبوع بلا حل أو رُفضت.
   *[other] بقيت { $count } مرة تواصل هذا الأسبوع بلا حل أو رُفضت.
}
prompt-why-blocked = { $name }: بقيت آخر مرات التواصل ({ $count }) بلا حل.
prompt-why-supervision = { $count ->
    [one] أسبوع واحد منذ آخر جلسة سجلتها.
    [two] أسبوعان منذ آخر جلسة سجلتها.
    [few] { $count } أسابيع منذ آخر جلسة سجلتها.
   *[other] { $count } أسبوعًا منذ آخر جلسة سجلتها.
}
prompt-why-calls = { $count ->
    [one] مكالمة واحدة.
    [two] مكالمتان متتاليتان.
    [few] { $count } مكالمات متتالية.
   *[other] { $count } مكالمة متتالية.
}
prompt-why-meeting = { $name }: فُتح الملف منذ { $count ->
    [one] يوم واحد
    [two] يومين
    [few] { $count } أيام
   *[other] { $count } يومًا
}، ولم يُسجل أي لقاء.
prompt-go-help = من يستطيع مساعدتي
prompt-go-days = عرض أيامي
prompt-talked = التقيت زميلًا اليوم
prompt-later = ذكّرني غدًا
prompt-understood = قرأتها
prompt-never = لا تكررها لي
prompt-noted = سُجل ذلك، لك وحدك.
prompt-away = وُضعت جانبًا.
prompt-put-off = ستعود هذه الكلمة غدًا.
prompt-silenced = لن تعود هذه الكلمة. يمكنك إعادتها من «عملي».

prompt-days = أيامي وأحاديثي
prompt-days-about = أنت من يسجلها، وأنت وحدك من يقرؤها. لا تُستعمل إلا لما يلي.
prompt-days-remote = أيام العمل عن بُعد
prompt-days-count = { $count ->
    [0] لا يوم مسجل هذا الأسبوع. دليل المصلحة: { $most } على الأكثر.
    [one] يوم واحد مسجل هذا الأسبوع. دليل المصلحة: { $most } على الأكثر.
    [two] يومان مسجلان هذا الأسبوع. دليل المصلحة: { $most } على الأكثر.
    [few] { $count } أيام مسجلة هذا الأسبوع. دليل المصلحة: { $most } على الأكثر.
   *[other] { $count } يومًا مسجلًا هذا الأسبوع. دليل المصلحة: { $most } على الأكثر.
}
prompt-moments = آخر الأحاديث عن العمل
prompt-moment-peer = حديث مع زميل
prompt-moment-supervision = تحليل الممارسة المهنية
prompt-moment-last = في { $day }
prompt-moment-none = لا شيء مسجل
prompt-moment-today = اليوم
prompt-moment-today-label = { $what }: تسجيله لليوم
prompt-silenced-title = كلمات لا تريدها بعد الآن
prompt-again = إعادتها
prompt-again-label = إعادة: { $text }
prompt-again-done = قد تعود هذه الكلمة.

prompt-mine-title = حفظ ما سجلته أو محوه
prompt-mine-term = يُحفظ { $rule }. بعدها يُمحى كل شيء من أجهزتك ومن الخادم.
prompt-mine-export = حفظ ما سجلته
prompt-mine-name = what-i-noted
prompt-mine-file = ما سجلته لنفسي
prompt-mine-day = اليوم
prompt-mine-what = ما سُجل
prompt-mine-remote = يوم عمل عن بُعد
prompt-mine-heavy = تواصل ثقيل
prompt-mine-incivility = تواصل فيه تصرف مسيء أو تهديد
prompt-mine-moments = أحاديث عن العمل
prompt-mine-marks = مرات تواصل ثقيلة أو فيها تصرف مسيء
prompt-mine-count = { $count ->
    [one] ملاحظة واحدة
    [two] ملاحظتان
    [few] { $count } ملاحظات
   *[other] { $count } ملاحظة
}
prompt-mine-erase-label = محو الكل: { $week }
prompt-mine-erase-ask = محو كل ما سُجل هناك؟
prompt-mine-erase-about = { $week }. يُمحى كل ذلك من أجهزتك ومن الخادم، ولا يمكن أن يعود.
prompt-mine-erased = مُحيت.

prompt-marks = لك وحدك، كان هذا التواصل
prompt-marks-about = يُحفظ في مساحتك الشخصية، ولا يوضع أبدًا في الملف.
prompt-mark-heavy = ثقيلًا
prompt-mark-incivility = فيه تصرف مسيء أو تهديد

prompt-quarter-about = مرة كل ثلاثة أشهر، اثنتا عشرة جملة بدل أربع. نحو دقيقتين. يمكنك أن تتجاوزها. وهي أيضًا تُحسب في مجاميع الفريق.

incident-go = إعداد تبليغ عن تصرف مسيء
incident-title = التبليغ عن تصرف مسيء أو تهديد
incident-lead = اكتب هنا ما حدث، ثم احفظه. أنت تختار لمن تسلمه، وهل تسلمه أصلًا.
incident-private = لا يُرسل شيء. ما تكتبه يبقى مسودة على هذا الجهاز، لا يقرؤها غيرك.
incident-when = متى
incident-when-hint = اليوم والساعة على وجه التقريب.
incident-channel = بأي قناة
incident-what = ما حدث
incident-what-hint = وقائع: ما قيل أو فُعل، ومن كان حاضرًا. لا تذكر اسم الشخص إلا عند الضرورة.
incident-wish = ما أطلبه
incident-wish-hint = مثلًا استراحة، أو حديث، أو تغيير في استقبال هذا الشخص. يمكنك ترك هذا فارغًا.
incident-nothing = ما إن تكتب شيئًا حتى تستطيع حفظه هنا.
incident-save = حفظ تبليغي
incident-name = report
incident-file = تبليغ عن تصرف مسيء أو تهديد
incident-question = السؤال
incident-answer = الجواب
incident-throw-away = محو ما كتبته
incident-thrown-away = مُحي من هذا الجهاز.
