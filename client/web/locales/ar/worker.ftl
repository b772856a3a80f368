# شاشات العامل الاجتماعي.

# التنقل
worker-nav-today = اليوم
worker-nav-cases = قائمة الملفات
worker-nav-team = الفريق
worker-nav-work = عملي
worker-nav-report = التقرير

# اليوم
worker-today-title = اليوم
worker-today-list = ما ينتظرك
worker-today-empty-title = لا شيء ينتظرك
worker-today-empty = ستظهر هنا الرسائل الجديدة والخطوات المقررة والمواثيق التي تنتظر توقيعك.
worker-today-to-cases = عرض قائمة الملفات
worker-why-messages = { $count ->
    [one] رسالة جديدة
    [two] رسالتان جديدتان
    [few] { $count } رسائل جديدة
    [many] { $count } رسالة جديدة
   *[other] { $count } رسالة جديدة
}
worker-why-step-today = للقيام به اليوم: { $text }
worker-why-step-late = مقرر في { $day }: { $text }
worker-why-countersign = وقّع الشخص الميثاق، حان دورك للتوقيع
worker-why-invited = لم تُستخدم الدعوة بعد
worker-why-lost = { $days ->
    [zero] لا تواصل مسجّل
    [one] لا تواصل مسجّل منذ يوم
    [two] لا تواصل مسجّل منذ يومين
    [few] لا تواصل مسجّل منذ { $days } أيام
    [many] لا تواصل مسجّل منذ { $days } يومًا
   *[other] لا تواصل مسجّل منذ { $days } يوم
}
worker-why-report = التقرير جاهز للمراجعة: { $week }
worker-go-messages = قراءة
worker-go-file = فتح الملف
worker-go-report = مراجعة

# السؤال الأسبوعي
worker-checkin-title = كيف كان عملك هذا الأسبوع؟
worker-checkin-about = أربع جمل على الأكثر، في أقل من 40 ثانية. يمكنك التجاوز.
worker-checkin-private = أجوبتك تبقى لك. في نهاية كل فترة يرسل جهازك، من أجل مجاميع الفريق، حصة لا يستطيع أحد قراءتها وحدها، سواء أجبت أم لا.
worker-checkin-keys = بلوحة المفاتيح: الأسهم للاختيار، Tab للجملة التالية، Enter للحفظ.
worker-checkin-keep = الاحتفاظ بها لنفسي
worker-checkin-tomorrow = غدًا
worker-checkin-not-this-week = ليس هذا الأسبوع
worker-checkin-kept = حُفظت، لك وحدك.
worker-checkin-away = ستعود البطاقة لاحقًا.

# قائمة الملفات
worker-cases-title = قائمة الملفات
worker-cases-search = بحث
worker-cases-search-hint = اسم، خطوة، كلمة من ملاحظة أو رسالة
worker-cases-new = فتح ملف
worker-cases-which = الملفات
worker-filter-open = الجارية
worker-filter-needs-me = التي تنتظرني
worker-filter-alone = أنا وحدي
worker-filter-closed = المغلقة
worker-narrow = تضييق
worker-narrow-charter = ميثاق بلا جواب كامل
worker-narrow-never-met = لم نلتقِ بعد
worker-narrow-step-due = خطوة حان وقتها
worker-cases-count = { $count ->
    [zero] لا ملفات
    [one] ملف واحد
    [two] ملفان
    [few] { $count } ملفات
    [many] { $count } ملفًا
   *[other] { $count } ملف
}
worker-cases-empty-title = قائمة ملفاتك فارغة
worker-cases-empty = افتح ملفًا أول: يكفي الاسم، والباقي يمكن أن ينتظر.
worker-cases-none-title = لا ملف يطابق
worker-cases-none = جرّب كلمة أخرى، أو أزل مرشحًا.
worker-cases-none-needs = لا ملف ينتظرك.
worker-cases-none-closed = لا ملف مغلق.
worker-cases-none-alone = كل ملف جارٍ يستطيع زميل واحد على الأقل قراءته.
worker-cases-clear = عرض الكل
worker-cases-hits = في الملاحظات والرسائل
worker-last-contact = { $day }، { $channel }
worker-last-contact-never = لا تواصل مسجّل
worker-next-step = الخطوة القادمة، { $day }: { $text }
worker-next-step-late = خطوة متأخرة، { $day }: { $text }
worker-unread = { $count ->
    [zero] لا رسائل غير مقروءة
    [one] رسالة غير مقروءة
    [two] رسالتان غير مقروءتين
    [few] { $count } رسائل غير مقروءة
    [many] { $count } رسالة غير مقروءة
   *[other] { $count } رسالة غير مقروءة
}
worker-waiting = لم يُرسل بعد
worker-met = التقينا من قبل
worker-never-met = لم نلتقِ بعد
worker-closed = مغلق

# حالة الميثاق
worker-charter-none = لم يُقترح الميثاق
worker-charter-presented = الميثاق مقترح
worker-charter-signed = وُقّع الميثاق، ينتظر توقيعك
worker-charter-countersigned = الميثاق موقّع
worker-charter-refused = الميثاق مرفوض
worker-charter-withdrawn = سُحب الميثاق

# ملف جديد
worker-new-title = فتح ملف
worker-new-about = الاسم وحده ضروري. لا تكتب إلا ما يفيد.
worker-person-name = الاسم كما يريد الشخص أن يُنادى
worker-person-phone = الهاتف
worker-person-language = اللغة التي يتكلمها
worker-person-hours = الأوقات الآمنة
worker-person-hours-hint = متى يمكن الاتصال أو الكتابة دون تعريض الشخص للخطر، مثلًا «في الصباح، قبل 11»
worker-new-do = فتح الملف
worker-new-name-missing = اكتب اسمًا.
worker-cancel = إلغاء

# الملف
worker-file-back = قائمة الملفات
worker-file-person = البيانات
worker-file-edit = تعديل البيانات
worker-file-edited = حُدّثت البيانات.
worker-person-save = حفظ
worker-person-none = غير مذكور
worker-file-conversation = فتح المحادثة
worker-file-conversation-unread = { $count ->
    [zero] المحادثة
    [one] المحادثة، رسالة غير مقروءة
    [two] المحادثة، رسالتان غير مقروءتين
    [few] المحادثة، { $count } رسائل غير مقروءة
    [many] المحادثة، { $count } رسالة غير مقروءة
   *[other] المحادثة، { $count } رسالة غير مقروءة
}
worker-file-write = كتابة ملاحظة
worker-file-write-key = مفتاح N
worker-file-search = البحث في هذا الملف
worker-file-kinds = عرض
worker-kind-all = الكل
worker-kind-notes = الملاحظات
worker-kind-messages = الرسائل
worker-timeline = مجرى الملف
worker-timeline-empty-title = لم يُسجّل شيء بعد
worker-timeline-empty = اكتب ملاحظة أولى بعد التواصل القادم.
worker-timeline-none = لا شيء في هذا الملف يطابق.
worker-timeline-more = { $count ->
    [zero] عرض المزيد
    [one] عرض المزيد (بقي واحد)
    [two] عرض المزيد (بقي اثنان)
    [few] عرض المزيد (بقي { $count })
    [many] عرض المزيد (بقي { $count })
   *[other] عرض المزيد (بقي { $count })
}
worker-timeline-opened = فُتح الملف
worker-timeline-person = عُدّلت البيانات
worker-timeline-invited = حُضّرت الدعوة
worker-timeline-closed = أُغلق الملف
worker-timeline-unreadable = كُتب بإصدار أحدث من التطبيق، أو مُحي
worker-timeline-message-from = رسالة من { $name }
worker-timeline-message-to = رسالة إلى { $name }
worker-by = من طرف { $author }
worker-by-me = من طرفك
worker-file-close = إغلاق الملف
worker-file-close-ask = إغلاق هذا الملف؟
worker-file-close-about = يبقى الملف مقروءًا بين الملفات المغلقة. لا يُعاد فتحه في هذا الإصدار.
worker-file-close-do = إغلاق
worker-file-closed = أُغلق الملف.
worker-share-card = في المصلحة
worker-share-alone = أنت وحدك تستطيع قراءة هذا الملف. لو غادرت، لما استطاع أحد متابعته.
worker-share-with = يستطيع قراءته أيضًا: { $names }.
worker-share-ask = ائتمان زميل عليه
worker-share-about = سيستطيع هذا الزميل قراءة الملف كله والمحادثة مع الشخص، والكتابة فيهما، وائتمان غيره عليهما. سيرى الشخص ذلك في «من يستطيع القراءة؟».
worker-share-who = من؟
worker-share-nobody = لا يوجد عامل اجتماعي آخر: اطلب من المسؤول.
worker-share-do = ائتمانه على الملف
worker-share-done = صار الملف مشتركًا.
worker-file-more = أعمال أخرى

# الميثاق في الملف
worker-file-charter = ميثاق الثقة
worker-charter-signed-at = وقّعه الشخص في { $at }، وقرأه بـ{ $lang }.
worker-charter-countersigned-at = وقّعتماه معًا. توقيعك: { $at }. قُرئ بـ{ $lang }.
worker-charter-presented-about = يمكن للشخص أن يقرأه، أو يسأل، أو يوقّع، أو يرفض، أو ينتظر.
worker-charter-none-about = يُقترح الميثاق مع الدعوة. من دون هاتف، اقترحه هنا: يمكن الجواب شفهيًا أو على الورق.
worker-charter-refused-at = رُفض في { $at }. تستمر المساعدة كما كانت.
worker-charter-withdrawn-at = سُحب في { $at }. تستمر المساعدة كما كانت.
worker-charter-withdrawn-told-at = قيل السحب لأحد العاملين وسُجّل في { $at }. تستمر المساعدة كما كانت.
worker-charter-countersign = التوقيع بدوري
worker-charter-countersign-about = بتوقيعك، تلتزم بما هو مكتوب في الميثاق الذي قرأه الشخص.
worker-charter-done = وقّعتما الميثاق معًا.
worker-charter-read = قراءة الميثاق
worker-charter-stamped = أرّخت جهة ختم زمني هذا الجواب: النسخة تحمل ذلك.
worker-charter-reference = النص الفرنسي، وهو المرجع
worker-charter-renewed = نسخة جديدة مقترحة
worker-charter-asked = سؤال عن الميثاق
worker-charter-later = الميثاق: لاحقًا
worker-charter-heard = نعم شفهيًا، ينتظر التأكيد
worker-charter-witnessed = قُبل الميثاق شفهيًا
worker-charter-paper = الميثاق موقّع على الورق
worker-charter-renewed-at = قُبل النص السابق في { $at }: ويبقى ذلك صالحًا. النص الجديد ينتظر جوابًا.
worker-charter-asked-at = طُرح السؤال في { $at }. أجب في الرسائل.
worker-charter-later-at = قيل في { $at }: لاحقًا. تستمر المساعدة كما كانت.
worker-charter-later-until = قيل في { $at }: لاحقًا، والعودة إلى الموضوع ابتداءً من { $until }. تستمر المساعدة كما كانت.
worker-charter-heard-at = سُجّلت الموافقة في { $at }، النص بـ{ $lang }.
worker-charter-witnessed-at = سمعها شخصان من المصلحة. أُكّدت في { $at }، النص بـ{ $lang }.
worker-charter-paper-on = وُقّعت الورقة في { $day }، النص بـ{ $lang }.
worker-charter-present = اقتراح الميثاق
worker-charter-present-done = اقتُرح الميثاق.
worker-charter-present-new = اقتراح النسخة الجديدة
worker-charter-lacks = لا يمكن اقتراح الميثاق بعد: ما زالت فيه أمثلة مكان ما يجب أن تقوله مصلحتك:
worker-charter-lacks-who = إدارة المصلحة تكمله في «القواعد». إلى ذلك الحين، تستمر المرافقة والرسائل.
worker-charter-outdated = تغيّر نص ميثاق المصلحة. الجواب المعطى يبقى صالحًا.
worker-charter-record = تسجيل جواب
worker-charter-record-withdrawal = تسجيل سحب
worker-charter-identity = كيف تعرف من هو الشخص؟
worker-charter-identity-hint = لا تنسخ أي وثيقة هوية.
worker-charter-enrolled = رُبط جهازه…
worker-charter-enrolled-hint = هل كنتما معًا عندما استعمل الشخص الرابط؟
worker-charter-witness-about = تُحتسب الموافقة الشفهية عندما يسمعها شخصان من المصلحة.
worker-charter-witness-ask = سؤال زميل
worker-charter-witness-reads = اختر زميلًا سمع الجواب. لكي يؤكده سيتمكن من قراءة هذه المحادثة، وسيرى الشخص ذلك في «من يستطيع القراءة؟». ثم تنهي وصوله بعد ذلك.
worker-charter-witness-who = من سمع أيضًا؟
worker-charter-witness-nobody = أنت وحدك في المصلحة: الأفضل التوقيع على الورق أو على جهاز الشخص.
worker-charter-witness-do = طلب التأكيد
worker-charter-witness-asked = أُرسل الطلب.
worker-charter-colleague = يستطيع { $name } قراءة هذه المحادثة لتأكيد الجواب.
worker-charter-colleague-end = إنهاء هذا الوصول
worker-record-about = كل الأجوبة متساوية. الرفض أو الانتظار لا يغير شيئًا في المساعدة.
worker-record-answer = بماذا أجاب الشخص؟
worker-record-answer-missing = اختر الجواب أولًا.
worker-record-two = يجب أن يؤكدها زميل سمعها أيضًا.
worker-record-day = وُقّعت الورقة في
worker-record-day-missing = اكتب يوم التوقيع.
worker-record-kept = أين تُحفظ الورقة؟
worker-record-kept-hint = مثلًا: ملف المواثيق، المكتب 2. لا حاجة إلى صورة.
worker-record-kept-missing = اكتب أين تُحفظ الورقة.
worker-record-sheet = حفظ الورقة للتوقيع (PDF)
worker-record-sheet-about = النص والاختيارات ومكان التوقيع، للطباعة. تُصنع هنا، ولا يُرسل شيء.
worker-record-sheet-name = mithaq-lil-tawqi
worker-record-until-hint = إن ذكر الشخص يومًا. لن نذكّرك قبله.
worker-record-lang = النص قُرئ أو شُرح بـ
worker-record-channel = كنت…
worker-record-identity-missing = اذكر كيف تعرف من هو الشخص.
worker-record-help = بمساعدة
worker-record-help-hint = لا تختر شيئًا إن لم يساعد أحد.
worker-record-consents = ضع علامة فقط على ما اختاره الشخص.
worker-record-do = تسجيل هذا الجواب
worker-record-done = سُجّل الجواب.
worker-why-witness = يطلب منك زميل تأكيد جواب سمعته
worker-why-charters = { $count ->
    [one] ميثاق ينتظر جوابًا منذ مدة
    [two] ميثاقان ينتظران جوابًا منذ مدة
    [few] { $count } مواثيق تنتظر جوابًا منذ مدة
   *[other] { $count } ميثاقًا ينتظر جوابًا منذ مدة
}
worker-go-cases = رؤية الملفات
worker-go-witness = رؤية الجواب
worker-witness-title = تأكيد جواب
worker-witness-by = سجّل { $name } هذا الجواب عن الميثاق.
worker-witness-about = أكّد فقط إن سمعته بنفسك. سيعرف الشخص اسمك، وحسابك موجود في الإثبات.
worker-witness-do = سمعت هذا الجواب
worker-witness-not = لم أسمعه
worker-witness-done = تم التأكيد
worker-witness-none = لا شيء للتأكيد هنا
worker-witness-next = يمكنك العودة إلى يومك.

# الدعوة
worker-invite-card = المحادثة
worker-invite-not-yet = لم يُدعَ الشخص بعد إلى الكتابة وقراءة الميثاق وتوقيعه.
worker-invite = دعوة الشخص
worker-invite-again = دعوة من جديد
worker-invite-title = دعوة { $name }
worker-invite-about = شيئان، بطريقين: الرابط برسالة، والأرقام الستة بالصوت.
worker-invite-again-about = لهاتف ضائع أو جديد: سيكون كل شيء هناك من جديد على الهاتف الجديد.
worker-invite-make = تحضير الدعوة
worker-invite-say = ما يُقال على الهاتف
worker-invite-say-1 = «أرسل لك رابطًا. يفتح صفحة من مصلحتنا، ولا شيء للتثبيت.»
worker-invite-say-2 = «تطلب الصفحة ستة أرقام. هي: { $code }.»
worker-invite-say-3 = «يمكنك أن تكتب لي، وأن تقرأ الميثاق بلغتك، وأن توقّعه إن أردت.»
worker-invite-say-4 = «هل ينظر أحد غيرك إلى هاتفك؟ إن كان ذلك، يمكننا أن ننتظر.»
worker-invite-done = تمّ
worker-invite-joined = انضم الشخص إلى المحادثة.
worker-invite-not-joined = لم ينضم الشخص بعد إلى المحادثة.

# الملاحظة
worker-note-title = ملاحظة جديدة
worker-note-correct-about = يبقى الإصدار السابق ظاهرًا في الملف.
worker-note-draft = المسودة محفوظة على هذا الجهاز.
worker-note-draft-back = هذه مسودتك.
worker-note-draft-drop = محوها
worker-note-day = يوم التواصل
worker-note-channel = الوسيلة
worker-note-themes = المواضيع
worker-note-actions = الأعمال
worker-note-outcome = النتيجة
worker-note-minutes = المدة
worker-note-minutes-other = مدة أخرى، بالدقائق
worker-note-step = الخطوة القادمة
worker-note-step-hint = اختياري
worker-note-step-wanted = هذه النتيجة تترك شيئًا للقيام به: ما الخطوة القادمة؟
worker-note-step-day = متى
worker-note-step-quick = اختيار سريع
worker-note-step-tomorrow = غدًا
worker-note-step-week = بعد أسبوع
worker-note-step-month = بعد أربعة أسابيع
worker-note-signals = إشارات ضعيفة
worker-note-signals-count = { $count ->
    [zero] اختياري
    [one] واحدة مسجّلة
    [two] اثنتان مسجّلتان
    [few] { $count } مسجّلة
    [many] { $count } مسجّلة
   *[other] { $count } مسجّلة
}
worker-note-signals-about = وقائع، وليست نقاطًا. ما لا يُقال يبقى فارغًا.
worker-note-signals-distance = ما يمكن ملاحظته عن بُعد
worker-note-signals-presence = ما يُرى حضوريًا
worker-note-signals-nothing = غير مذكور
worker-note-text = الملاحظة
worker-note-save = حفظ الملاحظة
worker-note-save-correction = حفظ التصحيح
worker-note-save-key = Ctrl + Enter
worker-note-cancel = إغلاق
worker-note-saved = حُفظت الملاحظة.
worker-note-corrected = حُفظ التصحيح. يبقى الإصدار السابق ظاهرًا.
worker-note-problems = هناك شيء ناقص:
worker-problem-day = حدّد يوم التواصل.
worker-problem-channel = اختر الوسيلة.
worker-problem-minutes = اكتب المدة بالدقائق، حتى 1440.
worker-problem-step = اكتب الخطوة القادمة، أو أزل تاريخها.
worker-note-edit = تصحيح
worker-note-former = { $count ->
    [zero] لا إصدار سابق
    [one] إصدار سابق
    [two] إصداران سابقان
    [few] { $count } إصدارات سابقة
    [many] { $count } إصدارًا سابقًا
   *[other] { $count } إصدار سابق
}
worker-note-former-at = كتبها { $author } في { $at }
worker-note-next = الخطوة القادمة
worker-note-next-day = { $text } (في { $day })
worker-minutes = { $minutes } د
worker-hours = { $hours } س
worker-hours-minutes = { $hours } س { $minutes } د

# المحادثة
worker-talk-back = الملف
worker-talk-none-title = لا محادثة بعد
worker-talk-none = ادعُ الشخص أولًا، من ملفه.
worker-talk-not-joined-title = لم ينضم الشخص بعد إلى المحادثة
worker-talk-not-joined = ما تكتبه سينتظره. تأكد من أن لديه الرابط والأرقام الستة.

# الفريق
worker-team-title = الفريق
worker-team-about = من هم في المصلحة. لا أحد منهم يقرأ ملفاتك، إلا إذا قال ذلك «من يمكنه القراءة؟» في الملف.
worker-team-since = منذ { $day }
worker-team-you = أنت
worker-team-nameless = لم يُذكر الاسم بعد
worker-team-empty-title = لا أحد غيرك حتى الآن
worker-team-empty = سيظهر زملاؤك هنا عندما ينضمون إلى المصلحة.
worker-team-prevention = مجاميع الأسئلة عن العمل: هي نفسها لك وللمسؤولين ولمرجع الوقاية.
worker-team-prevention-see = رؤية المجاميع
worker-team-later-title = غير موجود بعد
worker-team-later = المساحة المشتركة للحديث عن الممارسة ودليل الشركاء لم يُنجزا بعد.

# عملي
worker-work-title = عملي
worker-work-private = هذه الصفحة لك. لا يراها أحد غيرك.
worker-work-week = أسبوعي
worker-work-minutes = الدقائق المسجّلة، حسب اليوم
worker-work-minutes-of = اليوم
worker-work-minutes-sentence = { $count ->
    [zero] لا مدة مسجّلة هذا الأسبوع.
   *[other] اليوم الأكثر امتلاءً: { $day }؛ المجموع { $text }.
}
worker-work-contacts = { $count ->
    [zero] لا تواصل مسجّل هذا الأسبوع.
    [one] تواصل واحد مسجّل هذا الأسبوع.
    [two] تواصلان مسجّلان هذا الأسبوع.
    [few] سُجّل التواصل { $count } مرات هذا الأسبوع.
    [many] سُجّل التواصل { $count } مرة هذا الأسبوع.
   *[other] سُجّل التواصل { $count } مرة هذا الأسبوع.
}
worker-work-figures = أرقامي لهذا الأسبوع
worker-work-checkins = أجوبتي مع الوقت
worker-work-checkins-empty-title = لا أجوبة محفوظة
worker-work-checkins-empty = تظهر البطاقة في «اليوم» مرة في الأسبوع. تجاوزها لا يترك أي أثر.
worker-work-checkins-private = محفوظة في مساحتك الشخصية. ما يُرسل من أجل مجاميع الفريق هو حصة لا يستطيع أحد قراءتها وحدها، من كل الأجهزة.
worker-work-checkin-sentence = { $count ->
    [one] جواب واحد: «{ $last }».
    [two] جوابان؛ آخرهما: «{ $last }».
    [few] { $count } أجوبة؛ آخرها: «{ $last }».
    [many] { $count } جوابًا؛ آخرها: «{ $last }».
   *[other] { $count } جواب؛ آخرها: «{ $last }».
}
worker-work-checkin-none = لا جواب عن هذه الجملة.
worker-work-weeks = الأسبوع
worker-work-erase-title = محو جواب
worker-work-erase = محو
worker-work-erase-label = محو أجوبتي: { $week }
worker-work-erase-ask = محو أجوبتك؟
worker-work-erase-about = { $week }. لن تظهر بعد ذلك، ولا يمكن أن تعود.
worker-work-erased = مُحيت أجوبتك عن ذلك الأسبوع.
worker-work-help = من يستطيع مساعدتي
worker-work-help-emergency = أرقام الطوارئ
worker-work-call = الاتصال بـ { $number }
worker-work-write = الكتابة إلى { $number }
worker-work-to-complete = تستكمله المصلحة.
worker-work-guide = العمل عن بُعد: مرجع المصلحة

# التقرير
worker-report-title = تقرير الأسبوع
worker-report-week = الأسبوع
worker-report-filled = هو معبّأ مسبقًا من ملاحظاتك. راجعه ثم أرسله.
worker-report-exactly = هذا بالضبط ما سيُرسل
worker-report-to = المستلمون: { $names }
worker-report-to-nobody = لا أحد يستطيع استلامه بعد: لم ينضم أي مسؤول إلى المصلحة.
worker-report-added = يرى المسؤول مجاميع الفريق، بعد نهاية الأسبوع، عندما لا يقل عدد التقارير عن { $minimum }. الأعداد الصغيرة جدًا مخفية. لكن جهازه يتلقى تقريرك باسمك.
worker-report-time = وعلى حدة، يُرسل الوقت الذي استغرقه هذا التقرير مرة واحدة، كحصة من مجموع الفريق: لا أحد يتلقى وقتك.
worker-report-time-waits = الوقت الذي استغرقه هذا التقرير محفوظ هنا. يُرسل على حدة، كحصة من مجموع الفريق، عندما يُفتح حساب الأسبوع: لا أحد يتلقى وقتك.
worker-report-time-left = أُرسل الوقت على حدة، كحصة من مجموع الفريق. لن يُرسل منه شيء آخر لهذا الأسبوع.
worker-report-time-over = مضى وقت الحساب: لم يعد يُرسل شيء من الوقت الذي استغرقه هذا التقرير.
worker-report-time-nobody = لا يُرسل شيء من الوقت الذي يستغرقه هذا التقرير: يلزم مرجع وقاية لجمعه دون أن يرى وقتك، ولم ينضم أحد بعد إلى المصلحة.
worker-report-time-later = فُتح حساب هذا الأسبوع قبل وصولك: لا يُرسل شيء من الوقت الذي يستغرقه هذا التقرير.
worker-report-team-to = لا يُرسل هذا إلا كحصة من مجموع الفريق: لا أحد يتلقى أرقامك.
worker-report-team-how = يقسم جهازك الأرقام إلى حصتين، ولا تقول الواحدة منهما وحدها شيئًا. يحفظ الخادم إحداهما، ويتلقى مرجع الوقاية الأخرى، ولا يُقرأ إلا مجموع الفريق، عندما لا يقل عدد التقارير عن { $minimum }. ولا يراه المسؤول إلا بعد نزع الأعداد الصغيرة.
worker-report-team-once = بعد إرسال التقرير لا يمكن تغييره: الفرق سيكون فرقك أنت.
worker-report-team-time = لا يظهر هذا الوقت إلا لك. ولا يُرسل هو أيضًا إلا ضمن مجموع الفريق.
worker-report-team-words = ليس في المجموع كلمات: إذا أعاق شيء عملك فلن يُرسل منه شيء من هنا. قله لمن تريد في «تبادلات».
worker-report-team-talk = فتح «تبادلات»
worker-report-team-until = يُرسل قبل: { $at }. بعد ذلك يُحسب الأسبوع من دونك.
worker-report-team-cut = يتجاوز أحد الأعداد 4095: سيُحسب 4095.
worker-report-team-waits-title = التقرير جاهز للإرسال
worker-report-team-waits = هو محفوظ هنا، وسيُرسل من تلقاء نفسه عندما يُفتح حساب الأسبوع. إن لم يفتحه أحد قبل ذلك فلن يُرسل شيء: { $at }.
worker-report-team-left = أُرسلت حصته من المجموع. وبقيت أرقامك هنا.
worker-report-team-left-changed = تغيّرت ملاحظاتك منذ ذلك الحين؛ وما أُرسل يبقى محسوبًا كما كان.
worker-report-team-over-title = لم يعد هذا الأسبوع ينتظر تقارير
worker-report-team-over = مضى وقت الحساب. لم يُرسل شيء من هنا، وملاحظاتك محفوظة.
worker-report-team-nobody-title = لا أحد يستطيع حساب هذا الأسبوع
worker-report-team-nobody = يلزم مرجع وقاية، ولم ينضم أحد بعد إلى المصلحة. يمكنك تجهيز التقرير: سيُرسل إذا جاء أحد في الوقت المناسب.
worker-report-team-later-title = ستُحسب ابتداءً من الأسبوع القادم
worker-report-team-later = فُتح حساب هذا الأسبوع قبل وصولك. لا شيء لإرساله.
worker-report-never = ما لا يُرسل أبدًا
worker-report-obstacles = كلمة عمّا أعاق العمل
worker-report-obstacles-hint = اختياري. تُعرض كما هي، دون اسمك، مع كلمات الآخرين، عندما لا يقل عدد التقارير عن { $minimum }. لا تُعرض أبدًا بجانب رقم. لا تكتب أي اسم.
worker-report-send = إرسال التقرير
worker-report-send-again = إرسال النسخة الجديدة
worker-report-spent = { $minutes ->
    [zero] أقل من دقيقة على هذه الصفحة
    [one] دقيقة على هذه الصفحة
    [two] دقيقتان على هذه الصفحة
    [few] { $minutes } دقائق على هذه الصفحة
    [many] { $minutes } دقيقة على هذه الصفحة
   *[other] { $minutes } دقيقة على هذه الصفحة
}
worker-report-ceiling = { $minutes ->
    [zero] لم تحدد المصلحة مدة.
    [one] تقدّر المصلحة دقيقة على الأكثر.
    [two] تقدّر المصلحة دقيقتين على الأكثر.
    [few] تقدّر المصلحة { $minutes } دقائق على الأكثر.
    [many] تقدّر المصلحة { $minutes } دقيقة على الأكثر.
   *[other] تقدّر المصلحة { $minutes } دقيقة على الأكثر.
}
worker-report-sent-at = أُرسل في { $at }.
worker-report-sent-title = أُرسل التقرير
worker-report-took = { $minutes ->
    [zero] أخذ منك أقل من دقيقة.
    [one] أخذ منك دقيقة.
    [two] أخذ منك دقيقتين.
    [few] أخذ منك { $minutes } دقائق.
    [many] أخذ منك { $minutes } دقيقة.
   *[other] أخذ منك { $minutes } دقيقة.
}
worker-report-changed-title = تغيّرت ملاحظاتك منذ الإرسال
worker-report-changed = الأرقام أدناه محدّثة. ستحل النسخة الجديدة محل التي أُرسلت.
worker-report-empty-title = لا شيء في التقرير
worker-report-empty = لا ملاحظة لهذا الأسبوع. يمكنك إرسال التقرير كما هو، أو اختيار أسبوع آخر.
worker-report-sentence-first = { $count ->
    [one] واحد في المجموع.
   *[other] المجموع { $count }، أولًا { $first } ({ $most }).
}
worker-report-sentence = المجموع { $count }.
worker-report-of = العنصر

# أرقام لا اسم لها في قواعد المصلحة
worker-figure-in-person = حضوريًا
worker-figure-remote = عن بُعد
worker-figure-other = غير ذلك
worker-figure-total = المجموع
worker-figure-unmet = حاجات بلا جواب
worker-figure-new = جديدة
worker-figure-closed = مغلقة
worker-figure-active = جارية
worker-figure-held = جرى ضمن المهلة
worker-figure-missed = انقضت المهلة بدونه
worker-figure-signed = موقّعة
worker-figure-countersigned = موقّعة من الاثنين
worker-figure-presented = مقترحة
worker-figure-waiting = في الانتظار
worker-figure-oral = مقبولة شفهيًا
worker-figure-paper = على الورق
worker-figure-refused = مرفوضة
worker-figure-withdrawn = مسحوبة
worker-figure-none = غير مقترحة
worker-figure-accepted = مقبولة بطريقة أخرى
worker-figure-untold = غير مذكورة (تقارير من إصدار أقدم)

# اللغات
worker-lang-fr = الفرنسية
worker-lang-en = الإنجليزية
worker-lang-ar = العربية
