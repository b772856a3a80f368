# ما تقوله عدة شاشات.
common-skip = الانتقال إلى المحتوى
common-continue = متابعة
common-close = إغلاق
common-cancel = إلغاء
common-again = حاول مرة أخرى
common-busy = لحظة من فضلك…
common-required = يُرجى ملء هذا الحقل.
common-week = أسبوع من { $from } إلى { $until }
common-language-not-loaded = لم تصل لغة «{ $language }»: الشبكة لم تُجب. لم يضع أي شيء. اختر مرة أخرى أو أعد تحميل الصفحة.

nav-main = القائمة
nav-languages = اللغة
nav-home = الرئيسية
nav-messages = الرسائل
nav-charter = الميثاق
nav-documents = الوثائق
nav-rights = الحقوق
nav-my-charter = ميثاقي
nav-my-documents = وثائقي
nav-my-rights = حقوقي
nav-staff = الفريق
nav-policies = القواعد
nav-journal = السجل
nav-settings = الإعدادات
nav-prevention = الوقاية

nowhere-title = لا شيء في هذا العنوان
nowhere-text = هذه الصفحة غير موجودة، أو ليست لك.
nowhere-next = لم يُفقد شيء: عُد إلى الصفحة الرئيسية.
nowhere-home = العودة إلى الرئيسية

quit-now = خروج سريع
quit-hint = يغلق هذه الصفحة فورًا. أو اضغط مفتاح Esc ثلاث مرات.

status-well = كل شيء محدَّث
status-waiting = { $count ->
    [one] عنصر واحد قيد الإرسال
    [two] عنصران قيد الإرسال
    [few] { $count } عناصر قيد الإرسال
   *[other] { $count } عنصرًا قيد الإرسال
}
status-offline = لا يوجد اتصال. كل شيء محفوظ هنا.
status-offline-waiting = { $count ->
    [one] لا يوجد اتصال: عنصر واحد ينتظر
    [two] لا يوجد اتصال: عنصران ينتظران
    [few] لا يوجد اتصال: { $count } عناصر تنتظر
   *[other] لا يوجد اتصال: { $count } عنصرًا ينتظر
}

role-administrator = الإدارة
role-manager = الإشراف
role-referent = مرجع الوقاية
role-worker = العمل الاجتماعي
role-beneficiary = الشخص المرافَق

way-words = ثماني كلمات
way-device = هذا الجهاز
way-passkey = الوجه أو البصمة أو رمز الجهاز

readers-question = من يمكنه القراءة؟
readers-only-them = هؤلاء الأشخاص، ولا أحد غيرهم.
readers-server = الخادم يحفظ هذه النصوص ولا يستطيع قراءتها.
readers-no-name = لم يُذكر الاسم بعد
readers-you = أنت
readers-since = منذ
readers-vouched = الهوية مضمونة من: { $names }

invite-link = 1. الرابط، كتابةً
invite-link-hint = بالبريد الإلكتروني أو برسالة. يُستعمل مرة واحدة فقط.
invite-copy = نسخ الرابط
invite-copied = تم النسخ.
invite-not-copied = لم ينجح النسخ: حدّد الرابط وانسخه.
invite-code = 2. الأرقام الستة، بالصوت
invite-code-hint = بالهاتف أو وجهًا لوجه، وليس أبدًا في رسالة الرابط نفسها.
invite-until = صالحة حتى
invite-expires = يمكن استخدام الدعوة حتى { $at }.

thread-messages = الرسائل
thread-empty = لا توجد رسائل بعد
thread-empty-next = اكتب الرسالة الأولى في الأسفل.
thread-erased = مُحي ما كُتب هنا في { $day }، عند نهاية المدة التي يذكرها الميثاق. لإثبات الميثاق مدته الخاصة. يمكن دائمًا الكتابة هنا.
thread-noted-gone = مُحيت رسائل أقدم كما يذكر الميثاق: بعد تسجيلها في الملف لا تُحفظ إلا مدة.
thread-you = أنت
thread-waiting = ستُرسل في أقرب وقت
thread-about-charter = سؤال عن الميثاق
thread-write = رسالتك
thread-send = إرسال
thread-attach = إرفاق وثيقة أو صورة
thread-chosen = الوثائق المختارة
thread-chosen-cleaned = تُرسل الصورة دون المكان والتاريخ وطراز الجهاز التي كتبها الجهاز فيها.
thread-chosen-as-it-is = قد تحتوي الوثيقة على اسم صاحبها: تُرسل كما هي.
thread-send-as-it-is = إرسالها كما هي
thread-remove = إزالة { $name }
thread-remove-short = إزالة
thread-documents = وثائق
thread-open-document = فتح { $name }، { $size }
thread-picture = صورة: { $name }
thread-save-document = حفظ على هذا الجهاز
thread-save-about = بعد الحفظ يمكن أن يراها كل من يستعمل هذا الجهاز.
thread-size-kb = { $size } كيلوبايت
thread-size-mb = { $size } ميغابايت

common-and-then = { $before }، { $next }

aloud-read = استماع
aloud-read-all = استماع إلى الكل
aloud-stop = إيقاف
aloud-none = لا يوجد في هذا الجهاز صوت يقرأ هذه اللغة. يمكن للشخص الذي يرافقك أن يقرأ لك النص، بالهاتف مثلًا.

words-title = كلماتك الثماني
words-lead = تفتح هذه الكلمات مساحتك إذا لم يعد جهازك معك. اكتبها الآن على ورقة.
words-sheet-title = Trait d'union: كلماتي الثماني
words-sheet-text = احتفظ بهذه الورقة كما تحتفظ بمفتاح البيت: في مكان جاف ومخفي، ولا تصوّرها أبدًا. كل من لديه هذه الكلمات يمكنه فتح مساحتك.
words-once = تُعرض هذه الكلمات مرة واحدة فقط. لا أحد يستطيع إعطاءك إياها من جديد، ولا حتى المصلحة.
words-written = لقد كتبتها
words-print = طباعة الورقة
words-asked-title = لنتحقق من ورقتك
words-asked = انقل هذه الكلمات الثلاث من ورقتك.
words-number = الكلمة رقم { $number }
words-not-that-one = ليست هذه الكلمة. انظر جيدًا إلى رقمها في ورقتك.
words-see-again = رؤية الكلمات مرة أخرى
words-preparing = يجري تحضير مساحتك. قد يستغرق ذلك بضع ثوانٍ.
words-label = كلماتك الثماني
words-hint = بترتيب الورقة، مع مسافة بين كل كلمة وأخرى. علامات النبر غير مهمة.
words-counted = { $count ->
    [one] كلمة واحدة من 8
    [two] كلمتان من 8
    [few] { $count } كلمات من 8
   *[other] { $count } كلمة من 8
}

passkey-title = افتح أسرع في المرة القادمة
passkey-lead = أضف الوجه أو البصمة أو رمز هذا الجهاز. تبقى كلماتك الثماني صالحة.
passkey-stays = وجهك وبصمتك يبقيان في الجهاز. لا تتسلّمهما المصلحة ولا الخادم.
passkey-add = إضافة هذا الجهاز
passkey-later = لاحقًا

export-as = { $what }: { $form }
export-ods = جدول حسابي (ODS)
export-pdf = PDF
export-csv = CSV
export-busy = يجري تحضير الملف…
export-made = صُنع في { $at }.
export-done = الملف جاهز في تنزيلاتك.
export-failed = لم يستطع المتصفح حفظ الملف. تأكد من أنه يسمح بالتنزيل، ثم أعد المحاولة.
