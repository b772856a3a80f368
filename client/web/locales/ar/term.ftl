# نهاية مدة الملف والرسائل المسجلة
worker-filter-at-term = انتهت مدتها
worker-cases-none-at-term = لا ملف تنتهي مدته خلال شهر.
worker-why-terms = { $count ->
    [one] ملف واحد انتهت مدته
    [two] ملفان انتهت مدتهما
    [few] { $count } ملفات انتهت مدتها
   *[other] { $count } ملفًا انتهت مدتها
}
worker-go-terms = عرض
worker-term-title = مدة الملف
worker-terms-title = ملفات انتهت مدتها
worker-term-on = تنتهي المدة في { $day }
worker-term-reached = انتهت المدة
worker-term-about = نهاية المدة: { $day }. { $contact ->
    [yes] آخر تواصل: { $since }.
   *[no] فُتح الملف في { $since } ولا تواصل منذ ذلك.
} قاعدة المصلحة: { $rule }.
worker-term-kept = محفوظ حتى { $day }، بقرار من { $author }:
worker-term-keep = حفظه مع ذكر السبب
worker-term-keep-title = حفظ هذا الملف
worker-term-reason = لماذا يُحفظ
worker-term-reason-hint = مثلًا طعن قيد النظر. يبقى السبب في الملف، ويمكن للشخص أن يطلب قراءته.
worker-term-reason-missing = اكتب السبب.
worker-term-until = حتى
worker-term-until-hint = يعود الملف في ذلك اليوم. سنة على الأكثر.
worker-term-keep-do = حفظ
worker-term-kept-done = الملف محفوظ. سيعود في ذلك اليوم.
worker-term-erase = محو الملف
worker-term-erase-title = محو هذا الملف؟
worker-term-goes = يُمحى من الخادم ومن أجهزتك ومن أجهزة من يقرأ هذا الملف:
worker-term-goes-notes = البيانات والملاحظات وتصحيحاتها ومسوداتك
worker-term-goes-messages = الرسائل ومستنداتها، عند الشخص أيضًا
worker-term-stays = يبقى:
worker-term-stays-proof = إثبات الميثاق، { $rule }
worker-term-stays-totals = الأعداد الإجمالية للتقارير المرسلة، بلا أسماء
worker-term-stays-backups = النسخ الاحتياطية السابقة، إلى أن تُستبدل
worker-term-for-good = لا رجعة في ذلك.
worker-term-erase-do = محو نهائي
worker-erased-name = ملف مُحي
worker-erased-about = انتهت مدة هذا الملف. مُحي في { $day } مع محادثته.
worker-erased-proof = يُحفظ إثبات الميثاق حتى { $day } ثم يُمحى بدوره. وهو يذكر صاحبه.
worker-timeline-kept = محفوظ حتى { $day }
worker-timeline-erased = مُحي الملف عند نهاية مدته
worker-noted = { $count ->
    [one] رسالة واحدة سُجلت في الملف، تُمحى في { $day }
    [two] رسالتان سُجلتا في الملف، تُمحيان في { $day }
    [few] { $count } رسائل سُجلت في الملف، تُمحى في { $day }
   *[other] { $count } رسالة سُجلت في الملف، تُمحى في { $day }
}
worker-noted-say = كل شيء مسجل في الملف
worker-noted-title = هل سُجلت هذه الرسائل في الملف؟
worker-noted-about = قاعدة المصلحة للرسائل المسجلة: { $rule }. ثم تُمحى مع مستنداتها، هنا وعند الشخص. سجل أولًا في الملف ما يجب أن يبقى.
worker-noted-do = نعم، سُجلت
worker-note-relayed = { $count ->
    [one] آخر رسالة في المحادثة واردة في هذه الملاحظة
    [two] آخر رسالتين في المحادثة واردتان في هذه الملاحظة
    [few] آخر { $count } رسائل في المحادثة واردة في هذه الملاحظة
   *[other] آخر { $count } رسالة في المحادثة واردة في هذه الملاحظة
}
worker-note-relayed-after = { $unit ->
    [months] { $length ->
        [one] بعد شهر واحد
        [two] بعد شهرين
        [few] بعد { $length } أشهر
       *[other] بعد { $length } شهرًا
    }
   *[days] { $length ->
        [one] بعد يوم واحد
        [two] بعد يومين
        [few] بعد { $length } أيام
       *[other] بعد { $length } يومًا
    }
} { $count ->
    [one] تُمحى هنا وعند الشخص، مع مستنداتها.
    [two] تُمحيان هنا وعند الشخص، مع مستنداتهما.
   *[other] تُمحى هنا وعند الشخص، مع مستنداتها.
}
