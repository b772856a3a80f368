# ما يقوله الأمر tdu.

help-usage = الاستعمال:
help-commands = الأوامر
help-options = الخيارات
help-arguments = المعطيات
help-after =
    رموز الخروج:
      0  تمّ، أو حُفظ هنا وهو في الطريق
      1  خطأ من جانبنا، أو نسخة قديمة جدًا
      2  أمر مكتوب خطأً، أو عنوان أو شهادة لا تصلح
      3  الخادم لا يجيب، ولم يمكن فعل شيء
      4  يجب تسجيل الدخول: tdu login
      5  مرفوض: غير موجود أو غير مسموح أو ناقص
      6  ما يقوله الخادم لا يمكن الوثوق به وقد رُفض
      7  هذا الحاسوب لا يستطيع حفظ ملفاته أو قراءتها
      8  وجد tdu doctor خللًا
      9  tdu verify: الإثبات غير صحيح، أو هذا الملف ليس إثباتًا

    مع --json قيمة في كل سطر؛ تُعدّ الأيام من 1 يناير 1970، واللحظات بالميلي ثانية.
    مع --json تُكتب الصعوبات في مخرج الأخطاء، واسمها في «problem».
help-tdu = Trait d'union في سطر الأوامر: ملفات وملاحظات ورسائل، تُقرأ وتُكتب هنا ولا يستطيع الخادم قراءتها.
help-login = تسجيل الدخول بالكلمات الثماني
help-logout = تسجيل الخروج ومحو نسخة هذا الحاسوب
help-cases = الملفات الجارية
help-case = ملف واحد: الشخص وكل ما حدث
help-share = ائتمان زميل على ملف: يمكنه قراءته والكتابة فيه وائتمان غيره عليه
help-charter = ميثاق ملف: أين وصل، اقتراحه، تسجيل جواب
help-charter-show = عرض أين وصل وكيف أُجيب عنه
help-charter-propose = اقتراحه أو اقتراح نسخته الجديدة
help-charter-record = تسجيل جواب أُعطي شفهيًا أو على الورق
help-charter-countersign = التوقيع بدوري
help-charter-ask = طلب تأكيد جواب من زميل سمعه؛ سيتمكن من قراءة المحادثة
help-charter-confirm = تأكيد جواب سجّله زميل وسمعته
help-charter-stamp = طلب ختم زمني للجواب من جهة الختم التي اختارتها الخدمة
help-charter-proof = كتابة الإثبات في ملف
help-option-in-lang = لغة النص: fr أو en أو ar
help-option-identity = كيف نعرف من هو الشخص؛ لا تُنسخ أي وثيقة
help-option-meeting = كيف تكلمت مع الشخص
help-option-enrolled = كيف رُبط جهازه
help-option-colleague = اسم الزميل
help-option-person = اسم الشخص
help-option-out = الملف المراد كتابته
help-option-answer = الجواب: نعم شفهيًا، ورق، لا، لاحقًا
help-option-helper = دور من ساعد
help-option-helper-name = اسمه إن كان موافقًا
help-option-signed-on = يوم توقيع الورقة؛ وإلا فاليوم
help-option-kept = أين تُحفظ الورقة
help-option-until = اليوم الذي نعود فيه إلى الموضوع
help-option-consents = موافقة اختيارية بمعرّفها؛ عدة موافقات تفصلها فواصل
help-note = ملاحظات المتابعة
help-note-add = كتابة ملاحظة؛ بدون --text يُقرأ النص من المدخل القياسي
help-note-vocabulary = الكلمات التي تقبلها --channel و --theme و --action و --outcome
help-option-messages-noted = القول أيضًا إن رسائل المحادثة واردة في هذه الملاحظة: تُمحى بعد المدة المقررة
help-messages = المحادثات أو واحدة منها؛ وكتابة رسالة
help-term = الملفات عند نهاية مدتها: محوها أو حفظها مع ذكر السبب؛ والرسائل المسجلة
help-term-erase = محو ملف انتهت مدته مع محادثته؛ يبقى إثبات الميثاق. لا رجعة في ذلك
help-term-keep = حفظ ملف بعد نهاية مدته مع ذكر السبب؛ من دون --reason يُقرأ من الإدخال القياسي
help-term-noted = القول إن الرسائل حتى الآن سُجلت في الملف: تُمحى بعد المدة المقررة
help-option-sure = تأكيد: ما يُمحى لا يعود
help-option-reason = السبب؛ «-» للإدخال القياسي
help-option-at-term = الملفات التي انتهت مدتها أو تنتهي خلال شهر
help-handover = تسليم المتابعة: اقتراح متابعة ملف على زميل، القبول، الرفض، السحب
help-handover-propose = اقتراح تسليم؛ يستطيع الزميل قراءة الملف فورًا. بدون --summary يُقرأ الملخص من الإدخال المعياري
help-handover-accept = القبول: متابعة هذا الملف من الآن
help-handover-refuse = الرفض مع ذكر السبب؛ بدون --reason يُقرأ من الإدخال المعياري
help-handover-withdraw = سحب تسليم لم يُجب عليه بعد
help-option-to = اسم الزميل أو معرّفه
help-option-summary = أين وصلت المتابعة؛ «-» للإدخال المعياري
help-option-stays-until = آخر يوم يمكن فيه سؤالك
help-report = تقرير الأسبوع: عرضه كما يُرسل، وإرساله
help-team = مجاميع الفريق، للمسؤولين
help-people = أفراد المصلحة
help-people-list = عرض من هنا
help-people-remove = إخراج شخص من المصلحة: ينتهي وصوله فورًا
help-watch = عرض ما يحدث لحظة حدوثه، حتى Ctrl-C
help-doctor = فحص هذا الحاسوب والاتصال والخادم
help-verify = التحقق من إثبات ميثاق، من دون خادم ولا حساب
help-completions = كتابة الإكمال التلقائي لمفسّر الأوامر
help-option-lang = اللغة: fr أو en أو ar؛ وإلا فلغة النظام
help-option-json = الكتابة بصيغة JSON، للبرامج
help-option-folder = مجلد هذا الشخص في هذا الحاسوب
help-option-words-file = قراءة الكلمات الثماني من ملف؛ «-» للمدخل القياسي
help-option-help = عرض هذه المساعدة
help-option-version = عرض النسخة
help-option-server = عنوان الخادم، مثل https://example.org
help-option-ca = شهادات (PEM) تُقبل إضافةً إلى شهادات النظام
help-option-proof = ملف الإثبات، مثل charte-2026-11-25.json، أو ملف PDF
help-option-authority = شهادة جهة الختم (PEM أو DER) التي يجب أن يعود إليها الختم الزمني
help-option-pdf = كتابة الصفحات المقروءة المصنوعة من الإثبات أيضًا في هذا الملف
help-option-organisation = البصمة المنتظرة للخدمة كما تنشرها؛ وإلا فتُعرض للمقارنة
help-option-spki = قبول المفتاح العمومي ذي هذه البصمة وحده (SHA-256، base64)؛ للتجارب والعرض
help-option-ask-each-time = طلب الكلمات الثماني عند كل أمر بدل تذكّر هذا الحاسوب
help-option-keep-copy = إبقاء النسخة مغلقة
help-option-force = محو حتى ما لم يُرسل بعد
help-option-query = البحث في الأسماء وفي كل ما كُتب
help-option-needs-me = الملفات التي فيها شيء يجب فعله فقط
help-option-closed = الملفات المغلقة
help-option-alone = الملفات التي لا يستطيع أحد غيرك في المصلحة قراءتها فقط
help-option-with = اسم الزميل
help-option-person = اسمه الكامل أو معرّفه
help-option-sure = تأكيد أن هذا مقصود: لا يمكن التراجع عنه
help-option-case = الملف: اسمه أو جزء من اسمه أو معرّفه
help-option-channel = الوسيلة، مثل telephone
help-option-themes = موضوع؛ أو عدة مواضيع تفصل بينها فواصل
help-option-actions = عمل؛ أو عدة أعمال تفصل بينها فواصل
help-option-outcome = النتيجة
help-option-minutes = المدة بالدقائق
help-option-day = يوم التواصل؛ وإلا فاليوم
help-option-next = الخطوة القادمة
help-option-next-day = يوم الخطوة القادمة
help-option-text = النص؛ «-» للمدخل القياسي
help-option-send = إرسال هذا النص («-»: من الإدخال القياسي)، أو إرسال التقرير
help-option-attach = إرفاق هذه الوثيقة؛ يمكن تكراره
help-option-as-it-is = إرسال حتى صورة تالفة لا يمكن نزع المكان أو التاريخ منها
help-option-save = حفظ وثائق المحادثة في هذا المجلد
help-option-seen = اعتبار المحادثة مقروءة
help-option-week = الأسبوع، مثل 2026-W48؛ وإلا فالأسبوع الجاري، وللفريق الأسبوع السابق
help-option-obstacles = كلمة عمّا أعاق العمل؛ «-» للإدخال القياسي
help-option-shell = مفسّر الأوامر: bash أو zsh أو fish أو elvish أو powershell

ask-words = كلماتك الثماني (لا تظهر على الشاشة):{" "}
login-done = مرحبًا { $name } ({ $role }، { $service }).
login-remembered = تم تذكّر هذا الحاسوب: يُفتح بدون الكلمات. لا يستطيع غيرك قراءة المجلد { $folder }؛ الأمر tdu logout يمحو كل شيء.
login-asks = ستُطلب الكلمات الثماني عند كل أمر.
logout-done = تم تسجيل الخروج. مُحيت نسخة هذا الحاسوب.
logout-kept = تم تسجيل الخروج. تبقى النسخة هنا مغلقة.
role-administrator = إدارة
role-manager = إشراف
role-referent = وقاية
role-worker = عمل اجتماعي
role-beneficiary = شخص مرافَق

column-indicator = المؤشر
column-item = العنصر
column-number = العدد
figure-in-person = حضوريًا
figure-remote = عن بُعد
figure-held = جرى ضمن المهلة
figure-missed = انقضت المهلة بدونه
figure-signed = موقعة
figure-refused = مرفوضة
figure-waiting = منتظرة
figure-accepted = مقبولة بطريقة أخرى
figure-none = غير مقترحة
figure-untold = غير مذكورة (تقارير من إصدار أقدم)
report-week = تقرير الأسبوع { $week }، كما يُرسل تمامًا:
report-to = المستلمون: { $names }
report-to-nobody = لا أحد يستطيع استلامه بعد: لم ينضم أي مسؤول إلى المصلحة.
report-for-team = لا يُرسل هذا إلا كحصة من مجموع الفريق: لا أحد يتلقى هذه الأرقام، ولا تُرسل معها أي كلمة.
report-share-waits = هو جاهز، وسيُرسل عندما يُفتح حساب الأسبوع.
report-share-left = أُرسلت حصته. لا يمكن تغييره بعد الآن.
report-share-over = مضى وقت الحساب.
report-share-no-referent = لا يوجد مرجع وقاية للحساب.
report-share-joined-later = فُتح حساب هذا الأسبوع قبل وصولك.
report-time-leaves = وعلى حدة، يُرسل الوقت المقضي كحصة من مجموع الفريق: لا أحد يتلقى وقتك.
report-time-left = أُرسل الوقت المقضي على حدة، كحصة من مجموع الفريق.
report-time-over = لم يعد الوقت المقضي يُحسب هذا الأسبوع.
report-time-no-referent = لا يُرسل شيء من الوقت المقضي: لا يوجد مرجع وقاية لجمعه.
report-unsent = لم يُرسل بعد.
report-sent = أُرسل بهذه الصورة.
report-changed = أُرسل، وتغيرت ملاحظاتك منذ ذلك.
report-kept = حُفظ تقرير الأسبوع { $week } وهو في طريقه.
share-done = يستطيع { $name } الآن فتح ملف { $case }.
handover-proposed = اقتُرح تسليم متابعة { $name }. يتم عندما يقبله زميلك.
handover-accepted = أنت تتابع { $name } من الآن.
handover-refused = رُفض تسليم متابعة { $name }. ما زلت تستطيع قراءة هذا الملف.
handover-withdrawn = سُحب تسليم متابعة { $name }. ما زال زميلك يستطيع قراءة هذا الملف.
case-follower = يتابعه { $name }
case-handover-asked = يسلّمك { $name } هذه المتابعة: tdu handover accept أو tdu handover refuse
case-handover-open = اقتُرح التسليم على { $name }، بدون جواب بعد
case-handover-tell = يجب إخبار الشخص: التسليم مع { $name }
timeline-handover-proposed = اقتُرح التسليم على { $name }
timeline-handover-next = الخطوات القادمة: { $text }
timeline-handover-until = يمكن سؤاله حتى { $day }
timeline-handover-accepted = قُبل التسليم
timeline-handover-refused = رُفض التسليم: { $reason }
timeline-handover-withdrawn = سُحب التسليم
trouble-no-handover = لا يوجد تسليم مقترح لملف { $name }.
people-removed = لم يعد { $name } في المصلحة: انتهى وصوله. ليس على الزملاء الذين يشاركونه ملفاته فعل شيء: أجهزتهم تُخرجه منها من تلقاء نفسها.
team-week = الأسبوع { $week }. التقارير الواردة: { $reports }. العاملون الاجتماعيون: { $workers }.
team-later = تصدر الأرقام مرة واحدة، في { $day }.
team-few = تقارير قليلة جدًا: تصدر الأرقام عندما لا يقل عددها عن { $minimum }.
team-waits = الأرقام تنتظر تطبيق مرجع الوقاية، الذي يحسبها عندما يُفتح. تُمحى بعد: { $day }.
team-past = لم تعد هذه المجاميع محفوظة: تجاوزت المدة المقررة.
team-not-counted = لم يُحسب هذا الأسبوع: لم يُفتح تطبيق مرجع الوقاية في الوقت المناسب.
team-no-referent = يلزم مرجع وقاية للحساب، ولم ينضم أحد بعد إلى المصلحة.
team-minutes = الوقت المقضي في التقارير في المجموع: { $minutes } دقيقة ({ $ceiling } لكل تقرير على الأكثر).
team-time-waits = الوقت المقضي في التقارير ينتظر تطبيق مرجع الوقاية، الذي يحسبه عندما يُفتح. يُمحى بعد: { $day }.
team-time-not-counted = لم يُحسب الوقت المقضي في التقارير: لم يُفتح تطبيق مرجع الوقاية في الوقت المناسب.
team-time-no-referent = لا يُحسب الوقت المقضي في التقارير: لم ينضم أي مرجع وقاية إلى المصلحة.
team-time-hidden = لا يظهر الوقت المقضي في التقارير: قلة من الأشخاص قدّموا وقتهم، أو المجموع صغير جدًا.

column-name = الاسم
column-role = الدور
column-last = آخر تواصل
column-next = الخطوة القادمة
column-charter = الميثاق
column-unread = غير مقروء
column-id = المعرّف
column-message = آخر رسالة
column-list = القائمة
column-label = التسمية
list-channel = وسيلة
list-theme = موضوع
list-action = عمل
list-outcome = نتيجة

charter-fact = { $name }: { $fact }
charter-none = لم يُقدَّم
charter-presented = للقراءة
charter-renewed = نسخة جديدة للقراءة
charter-asked = سؤال ينتظر
charter-later = للتفكير لاحقًا
charter-heard = مقبول شفهيًا، ينتظر التأكيد
charter-witnessed = مقبول شفهيًا
charter-on-paper = موقَّع على الورق
charter-signed = موقَّع من الشخص، ينتظر توقيعك
charter-countersigned = موقَّع من الطرفين
charter-refused = مرفوض
charter-withdrawn = مسحوب
charter-outdated = تغيّر نص ميثاق المصلحة: tdu charter propose.

cases-none = لا يوجد ملف هنا.
cases-none-found = لا يوجد ملف لـ «{ $query }».
column-term = نهاية المدة
cases-erased = (ملف مُحي)
case-term = تنتهي مدته في { $day }
case-term-reached = انتهت مدته في { $day }: ‏tdu term erase أو tdu term keep
case-kept = حفظه { $author }: { $reason }
case-erased = مُحي عند نهاية مدته
case-erased-proof = مُحي عند نهاية مدته؛ يُحفظ إثبات الميثاق حتى { $day }
timeline-kept = محفوظ حتى { $day }: { $reason }
timeline-erased = مُحي الملف عند نهاية مدته
term-erased = مُحي ملف { $name } مع محادثته. يبقى إثبات الميثاق.
term-kept = ملف { $name } محفوظ. سيعود في اليوم المختار.
term-noted = سُجلت رسائل { $name }. ستُمحى بعد المدة المقررة.
case-phone = الهاتف: { $value }
case-language = اللغة: { $value }
case-safe-hours = الساعات الآمنة: { $value }
case-charter = الميثاق: { $value }
not-left-yet = لم يُرسل بعد
timeline-opened = فُتح الملف
timeline-person-changed = تغيّرت المعلومات
timeline-invited = دُعي الشخص إلى المحادثة
timeline-closed = أُغلق الملف
timeline-unreadable = مُحي، أو كُتب بنسخة أحدث
timeline-former = { $count ->
    [one] مصحَّحة؛ نسخة سابقة واحدة
    [two] مصحَّحة؛ نسختان سابقتان
    [few] مصحَّحة؛ { $count } نسخ سابقة
   *[other] مصحَّحة؛ { $count } نسخة سابقة
}
note-minutes = { $count ->
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $count } دقائق
   *[other] { $count } دقيقة
}
note-next = الخطوة القادمة، { $day }: { $text }
note-kept = حُفظت الملاحظة في ملف { $name }.
waiting = { $count ->
    [0] أُرسل كل شيء.
    [one] عنصر واحد ينتظر الشبكة، محفوظ هنا.
    [two] عنصران ينتظران الشبكة، محفوظان هنا.
    [few] { $count } عناصر تنتظر الشبكة، محفوظة هنا.
   *[other] { $count } عنصرًا ينتظر الشبكة، محفوظ هنا.
}
messages-with = محادثة مع { $name }؛ الميثاق: { $charter }
messages-none = لا توجد محادثة.
messages-empty = لا توجد رسائل حتى الآن.
messages-document = [وثيقة] { $name }، { $size } كيلوبايت
messages-saved = حُفظ: { $path }
messages-not-joined = لم ينضم بعد

watch-begins = ما يحدث يظهر هنا. Ctrl-C للتوقف.
watch-online = متصل بالخادم.
watch-offline = الخادم لا يجيب. محاولة أخرى بعد قليل.
watch-message = محادثة مع { $name }
watch-case = ملف { $name }

mark-well = [سليم]
mark-look = [انتبه]
mark-unwell = [خلل]
doctor-folder = يمكن الكتابة في المجلد { $folder }.
doctor-folder-bad = لا يمكن الكتابة في المجلد { $folder }: { $detail }
doctor-tls = اتصال مشفَّر { $version }، اتفاق { $exchange }، يصمد أيضًا أمام حاسوب كمّي.
doctor-tls-classic = اتصال مشفَّر { $version }، اتفاق { $exchange }، لا يصمد أمام حاسوب كمّي. اطلب من الإدارة تحديث الخادم.
doctor-tls-bad = تعذّر الاتصال المشفَّر: { $detail }
doctor-server = يجيب { $server } في { $milliseconds } ميلي ثانية.
doctor-server-bad = لا يجيب { $server }: { $detail }
doctor-server-strange = يجيب { $server } لكن ليس كخادم Trait d'union. تحقق من العنوان.
doctor-empty = هذا الخادم فارغ: ينتظر الإعداد.
doctor-clock = { $count ->
    [0] الساعتان متفقتان.
    [one] الفرق بين الساعتين ثانية واحدة.
    [two] الفرق بين الساعتين ثانيتان.
    [few] الفرق بين الساعتين { $count } ثوانٍ.
   *[other] الفرق بين الساعتين { $count } ثانية.
}
doctor-clock-bad = { $count ->
    [few] الفرق بين الساعتين { $count } ثوانٍ. اضبط ساعة هذا الحاسوب أو أخبر الإدارة.
   *[other] الفرق بين الساعتين { $count } ثانية. اضبط ساعة هذا الحاسوب أو أخبر الإدارة.
}
doctor-versions = tdu { $own }، الخادم { $server }.
doctor-versions-differ = tdu { $own }، الخادم { $server }: حدّث الأقدم منهما.
doctor-store = نسخة هذا الحاسوب: { $count } عنصر، { $kib } كيبيبايت.
doctor-open = الدخول باسم: { $name }.
doctor-locked = مغلق: ستُطلب الكلمات الثماني.
doctor-nobody = لا أحد سجّل الدخول هنا: tdu login.
doctor-history = تم التحقق من كل ما وصل، حتى المؤسسة.
doctor-charter = يمكن اقتراح ميثاق الثقة.
doctor-charter-lacks = لا يمكن اقتراح ميثاق الثقة: ما زالت فيه أمثلة. على الإدارة أن تكمل: { $missing }.

trouble-nobody-here = لا أحد سجّل الدخول هنا. ابدأ بالأمر tdu login --server ثم العنوان.
trouble-already = هذا المجلد لحساب على { $server }. سجّل الخروج أولًا (tdu logout)، أو اختر مجلدًا آخر بـ --folder.
trouble-no-server = أي خادم؟ أعطِ عنوانه بـ --server.
trouble-no-terminal = لا يمكن طلب الكلمات الثماني: لا توجد شاشة أوامر. استعمل --words-file.
trouble-in-use = المجلد { $folder } يستعمله برنامج tdu آخر. انتظر حتى ينتهي أو أوقفه.
trouble-damaged = نسخة هذا الحاسوب تالفة. تُركت كما هي. ضع المجلد جانبًا ثم نفّذ tdu login: سيعود كل شيء من الخادم. ({ $detail })
trouble-bad-server = هذا لا يدل على خادم صالح: { $detail }
trouble-keep = لا يمكن قراءة ملف أو كتابته: { $detail }
trouble-waiting = { $count ->
    [one] عنصر واحد لم يُرسل بعد وسيضيع. انتظر الشبكة أو أضف --force.
    [two] عنصران لم يُرسلا بعد وسيضيعان. انتظر الشبكة أو أضف --force.
    [few] { $count } عناصر لم تُرسل بعد وستضيع. انتظر الشبكة أو أضف --force.
   *[other] { $count } عنصرًا لم يُرسل بعد وسيضيع. انتظر الشبكة أو أضف --force.
}
trouble-no-case = لا يوجد ملف يوافق «{ $asked }». الأمر tdu cases يعرض الأسماء.
trouble-which-case = عدة ملفات توافق «{ $asked }»: { $names }. أعطِ الاسم كاملًا أو المعرّف.
trouble-no-person = لا أحد هنا اسمه «{ $asked }»، أو ليس بهذا الدور. الأمر tdu people list يعرض الأسماء.
trouble-which-person = عدة أشخاص اسمهم «{ $asked }»: { $names }. اكتب المعرّف.
trouble-not-sure = لم يُفعل شيء. لا يمكن التراجع عن هذا: ينتهي وصول الشخص على كل أجهزته، والملفات التي كان وحده يقرؤها لن يستطيع أحد فتحها. اطلب منه أولًا أن يأتمن عليها زميلًا (tdu cases --alone ثم tdu share)، ثم أعد المحاولة مع --sure.
trouble-no-conversation = لم يُدعَ { $name } إلى محادثة بعد.
trouble-vocabulary = «{ $given }» لا يناسب ({ $list }). الممكن: { $known }
trouble-no-text = لا يوجد نص. أعطِه بـ --text أو من المدخل القياسي.
trouble-unwell = { $count ->
    [one] وُجد خلل واحد.
    [two] وُجد خللان.
    [few] وُجدت { $count } أعطال.
   *[other] وُجد { $count } عطلًا.
}
trouble-no-proof = { $file } ليس إثبات ميثاق تستطيع هذه النسخة قراءته. لم يُتحقق من شيء. اطلب الملف الأصلي من دون تغيير.
trouble-no-certificate = { $file } ليس شهادة. لم يُتحقق من شيء.
trouble-proof-fails = هذا الإثبات غير صحيح: النقاط المعلَّمة بالخلل تقول ما هو الخطأ. اطلب الملف الأصلي.
trouble-other-pages = الإثبات صحيح، لكن صفحات ملف PDF هذا ليست التي يصنعها هذا البرنامج منه. ثق بما قيل أعلاه لا بالصفحات؛ الخيار --pdf يصنع صفحات جديدة.
trouble-no-pdf = الإثبات صحيح، لكن لا يمكن صنع ملف PDF منه ({ $reason }). لم يُكتب شيء. احتفظ بملف الإثبات: هو يكفي.

# جملة لكل صعوبة: ما حدث، وما حُفظ، وما العمل.
failure-offline = الخادم لا يجيب. ما كتبته محفوظ هنا وسيُرسل عند عودة الشبكة.
failure-wait = { $seconds ->
    [0] محاولات كثيرة في وقت قصير. لم يُفقد شيء. انتظر قليلًا ثم حاول مرة أخرى.
    [one] محاولات كثيرة في وقت قصير. لم يُفقد شيء. انتظر ثانية واحدة ثم حاول مرة أخرى.
    [two] محاولات كثيرة في وقت قصير. لم يُفقد شيء. انتظر ثانيتين ثم حاول مرة أخرى.
    [few] محاولات كثيرة في وقت قصير. لم يُفقد شيء. انتظر { $seconds } ثوانٍ ثم حاول مرة أخرى.
   *[other] محاولات كثيرة في وقت قصير. لم يُفقد شيء. انتظر { $seconds } ثانية ثم حاول مرة أخرى.
}
failure-server-failed = حدث عطل في الخادم. ما كتبته محفوظ هنا. حاول بعد قليل؛ وإذا استمر ذلك فأخبر الإدارة.
failure-not-recognised = لم يفتح هذا مساحتك. لم يُفقد شيء. حاول مرة أخرى أو استعمل طريقة أخرى للفتح.
failure-bad-words = هذه الكلمات لا تتوافق معًا. لم يُفقد شيء. راجع ورقتك: ثماني كلمات بالترتيب، تفصل بينها مسافات.
failure-passkey-cannot-unlock = تم التعرف عليك، لكن هذا الجهاز لا يستطيع فتح ملفاتك بهذه الطريقة. لم يُفقد شيء. اكتب كلماتك الثماني.
failure-wrong-code = { $tries ->
    [-1] الرمز غير صحيح. راجع الأرقام الستة مع الشخص الذي يدعوك.
    [0] الرمز غير صحيح، وقد أُغلقت الدعوة الآن. اطلب رابطًا جديدًا من الشخص الذي يدعوك.
    [one] الرمز غير صحيح. بقيت محاولة واحدة: راجع الأرقام الستة مع الشخص الذي يدعوك.
    [two] الرمز غير صحيح. بقيت محاولتان. راجع الأرقام الستة مع الشخص الذي يدعوك.
    [few] الرمز غير صحيح. بقيت { $tries } محاولات. راجع الأرقام الستة مع الشخص الذي يدعوك.
   *[other] الرمز غير صحيح. بقيت { $tries } محاولة. راجع الأرقام الستة مع الشخص الذي يدعوك.
}
failure-invitation-gone = هذه الدعوة لم تعد صالحة: استُعملت أو سُحبت أو انتهت مدتها. اطلب رابطًا جديدًا من الشخص الذي يدعوك.
failure-bad-link = هذا الرابط ناقص أو تالف. افتحه من جديد كاملًا من الرسالة، أو اطلب رابطًا جديدًا.
failure-signed-out = انتهى اتصالك. ما كتبته محفوظ هنا. سجّل الدخول من جديد بالأمر tdu login.
failure-access-ended = انتهى وصولك إلى هذه المصلحة. ما يحفظه هذا الحاسوب مغلق، وما لم يُرسل لن يُرسل. تحدّث مع الشخص الذي دعاك؛ الأمر tdu logout يمحو النسخة من هنا.
failure-locked = مساحتك مغلقة. ما كتبته محفوظ. افتحها للمتابعة.
failure-not-allowed = دورك لا يسمح بذلك. لم يتغير شيء. اسأل الشخص المشرف على المؤسسة.
failure-invalid = هناك شيء ناقص أو بصيغة غير صحيحة. لم يُرسل شيء. راجع ما كتبته.
failure-not-found = هذا غير موجود، أو لم يعد موجودًا. لم يتغير شيء آخر. الأمر tdu cases يعرض ما هو موجود.
failure-untrusted-key = هوية أحد الأشخاص غير مضمونة من المؤسسة. لم يُرسل إليه شيء. أخبر الإدارة قبل المتابعة.
failure-other-organisation = المؤسسة التي تجيب في هذا العنوان ليست التي يعرفها هذا الجهاز. لم يُرسل شيء. أخبر الإدارة.
failure-history-changed = غيّر الخادم السجل السابق. رُفضت هذه التغييرات، وما هو محفوظ هنا سليم. أخبر الإدارة.
failure-history-shortened = يعرض الخادم أقل مما كان يعرضه. رُفض ذلك، وما هو محفوظ هنا سليم. أخبر الإدارة.
failure-intruder-refused = أُضيف شخص من طرف من لا يحق له ذلك. رُفض ذلك: لا يستطيع قراءة أي شيء. أخبر الإدارة.
failure-newer-version = كُتب عنصر بنسخة أحدث من التطبيق. لم يُفقد شيء. حدّث البرنامج tdu.
failure-cannot-keep = هذا الحاسوب لا يستطيع حفظ شيء. تحقق من المساحة المتاحة ومن صلاحيات المجلد: tdu doctor.
failure-open-elsewhere = مساحتك مفتوحة في برنامج tdu آخر. انتظر حتى ينتهي أو أوقفه.
failure-too-large = ما كتبته أطول مما يقبله الخادم. هو محفوظ هنا ولن يُرسل. اكتبه على عدة مرات.
failure-file-too-large = هذه الوثيقة ثقيلة جدًا: 20 ميغابايت على الأكثر. لم تُرفق. ما كتبته ما زال هنا.
failure-too-many-files = ست وثائق على الأكثر في الرسالة. أرسل غيرها في رسالة ثانية.
failure-file-gone = لم يعد ممكنًا قراءة وثيقة اخترتها، ربما نُقلت أو تغيّر اسمها. لم يُرسل شيء. اخترها من جديد.
failure-hidden-details = صورة اخترتها تالفة: لا يمكن أن يُنزع منها ما كتبه الجهاز فيها، كالمكان أو التاريخ. لم يُرسل شيء. اتركها، أو أضف «--as-it-is» لإرسالها كما هي.
failure-file-moved = لم يُمحَ شيء. في هذا الملف شيء لم يُرسل بعد، أو وصل شيء في هذه الأثناء، أو لم تنتهِ مدته. أعد قراءته ثم قرر.
failure-no-authority = ليس لهذه الخدمة جهة ختم زمني. وقت الجواب هو وقت الخادم.
failure-no-time-stamp = لم تجب جهة الختم الزمني، أو لم تجب كما يجب. الجواب عن الميثاق محفوظ كما هو. اطلب من جديد لاحقًا.
failure-charter-incomplete = لم يُقترح الميثاق: إنه غير مكتمل. ما زالت فيه أمثلة مكان ما يجب أن تقوله المصلحة: { $missing }. الإدارة تكمله في «القواعد».
failure-attachment-altered = هذه الوثيقة ليست التي أرسلها صاحبها. لم تُفتح. أخبر الإدارة.
failure-log-full = لم يبق لهذا الملف أو لهذه المحادثة مكان على الخادم. ما كتبته محفوظ هنا. أخبر الإدارة.
failure-no-paper = تعذّر صنع ملف PDF هذا أو قراءته هنا. لم يضِع شيء: ملف الإثبات يكفي. تحقق من الاتصال، ثم أعد المحاولة.
failure-storage-full = لم يبق للمؤسسة مكان على الخادم. ما كتبته محفوظ هنا وسيُرسل عندما يتوفر مكان. أخبر الإدارة.
failure-unexpected = خطأ من جانبنا. ما كتبته محفوظ. حاول مرة أخرى؛ وإذا استمر ذلك فأخبر الإدارة.

# إثبات الميثاق. ما هو مُثبت وما ليس كذلك.
proof-organisation = الخدمة: البصمة { $organisation }. قارنوها بالبصمة التي تنشرها الخدمة: يستطيع أي شخص إنشاء خدمة بالاسم نفسه.
proof-organisation-same = الخدمة هي المنتظرة فعلًا.
proof-organisation-other = هذه ليست الخدمة المنتظرة: بصمتها { $organisation }.
proof-pages-as-made = صفحات ملف PDF هذا هي، بايتًا بايتًا، التي يصنعها هذا البرنامج من هذا الإثبات.
proof-pages-other = لا أحد يضمن صفحات ملف PDF هذا: لقد غُيّرت، أو صنعتها نسخة أخرى. هذا ما يقوله الإثبات الذي بداخله.
proof-person-holds = وقّع الشخص بمفتاح تعترف به هذه الخدمة.
proof-person-open = لا يقول الملف شيئًا عن توقيع الشخص.
proof-person-fails = الجواب غير صحيح: لقد غُيّر، أو أن مفتاح من وقّعه غير معترف به في هذه الخدمة.
proof-reply-holds = أعطى الشخص هذا الجواب من جهازه، بمفتاح تعترف به هذه الخدمة.
proof-record-holds = كتب شخص من الخدمة هذا الجواب ووقّع ما كتبه.
proof-witness-holds = يؤكد شخص آخر من الخدمة أنه سمع هذا الجواب بعينه.
proof-witness-open = لم يؤكد أي شخص آخر من الخدمة في هذا الملف.
proof-witness-fails = التأكيد غير صحيح: لقد غُيّر، أو أنه عن جواب آخر، أو جاء من الشخص نفسه.
proof-withdrawal-holds = ثم سحب الشخص موافقته.
proof-withdrawal-told-holds = ثم سجّل أحد العاملين أن الشخص سحب موافقته، ووقّع ما سجّله.
proof-text-holds = النص في هذا الملف هو حرفيًا نص الجواب، باللغة التي قُرئ بها.
proof-text-open = من دون جواب صحيح، لا شيء يقول إن هذا النص هو الصحيح.
proof-text-fails = النص في هذا الملف ليس نص الجواب.
proof-reference-holds = النص المرجعي بالفرنسية هو الذي رافق القراءة.
proof-reference-open = من دون جواب صحيح، لا شيء يقول إن النص الفرنسي هو الصحيح.
proof-reference-fails = النص الفرنسي في هذا الملف ليس الذي رافق القراءة.
proof-worker-holds = صادق شخص من الخدمة على هذا التوقيع بعينه.
proof-worker-open = لم يصادق أحد من الخدمة في هذا الملف.
proof-worker-fails = المصادقة، أو ما يلي الجواب، غير صحيح أو يخص جوابًا آخر.
proof-times-holds = أكّد خادم الخدمة مكان كل فعل ووقته.
proof-times-open = لا يقول الملف شيئًا عن الوقت.
proof-times-fails = تأكيد الخادم غير صحيح: الوقت غير مُثبت.
proof-stamp-holds = أرّخت جهة ختم زمني هذا الجواب: كان موجودًا قبل الوقت المذكور. لك أن تقول هل تثق بهذه الجهة.
proof-stamp-open = لم يُتحقق من الختم الزمني في هذا الملف.
proof-stamp-fails = الختم الزمني في هذا الملف غير صحيح: غُيّر، أو هو على شيء آخر، أو شهادته غير مناسبة.
proof-stamp-missing = ليس في هذا الملف ختم زمني من الجهة المطلوبة.
proof-signed = سجّل الجواب الحساب { $account }، { $at }.
proof-countersigned = أكّده الحساب { $account }، { $at }.
proof-withdrawn = سحبه الحساب { $account }، { $at }.
proof-stamped = كان موجودًا قبل { $at } (التوقيت العالمي)، كما تقول «{ $by }»، بشهادة من «{ $issuer }».
proof-stamped-certificate = بصمة الشهادة التي وقّعت الختم الزمني: { $certificate }. قارنها بالتي تنشرها الجهة: يستطيع أي شخص أن يأخذ هذا الاسم.
proof-at = في { $at } (التوقيت العالمي، بساعة الخادم)
proof-no-time = في وقت غير مُثبت
proof-read = النسخة { $version } من الميثاق، قُرئت باللغة «{ $lang }».
proof-heard = النسخة { $version } من الميثاق، سُمعت باللغة «{ $lang }».
proof-consents = الموافقات الاختيارية المعطاة: { $consents }.
proof-no-consents = لم تُعطَ أي موافقة اختيارية.
proof-never = ما لا يثبته أي ملف من هذا النوع:
proof-never-identity = من هو الشخص في السجل المدني: المفتاح مفتاح جهاز، واللقاء وحده يقول لمن هو؛
proof-never-understood = أنه فهم أو وافق بحرية: هذا أمر يُتحدّث فيه، ويمكنه أن يتراجع عن توقيعه؛
proof-never-time = الوقت الدقيق: إنه وقت خادم الخدمة، من دون ختم زمني من طرف ثالث.
proof-never-authority = أن جهة الختم الزمني تقول الحقيقة، ولا أن النص وُقّع في ذلك الوقت تمامًا: وُقّع قبله.
