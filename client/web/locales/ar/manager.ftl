# شاشات المسؤول، وكلمات الرسوم.

manager-nav-week = الفريق هذا الأسبوع
manager-nav-needs = الحاجات
manager-nav-prevention = الوقاية

manager-week-title = الفريق هذا الأسبوع
manager-week-choose = الأسبوع
manager-week-reports = التقارير الواردة: { $reports }. العاملون الاجتماعيون: { $workers }.
manager-week-only-totals = مجاميع فقط: لا اسم، ولا ملاحظة، ولا رسالة، ولا من أرسل ماذا.
manager-week-hidden-title = الأعداد الصغيرة مخفية
manager-week-previous = عرض الأسبوع السابق
manager-trend-of = الأسبوع
manager-week-hidden = تحل عبارة «{ $label }» محل العدد إذا كان من 1 إلى { $most }، أو إذا كان عدد من ساهموا فيه أقل من { $minimum }. وتُخفى معه أعداد أخرى كي لا يكشفه أي حساب. العدد المخفي ليس صفرًا.
manager-week-later-title = لم تصدر الأرقام بعد
manager-week-later = تصدر مرة واحدة، { $at }، إذا وصلت تقارير لا يقل عددها عن { $minimum }. لو صدرت شيئًا فشيئًا، لظهر كل تقرير جديد في الفرق.
manager-week-few-title = تقارير هذا الأسبوع قليلة جدًا
manager-week-few = يلزم عدد لا يقل عن { $minimum }: بأقل من ذلك، يكشف المجموع ما قام به شخص واحد. التقرير الذي يُرسل لاحقًا يُحسب أيضًا.
manager-week-late = تقارير وصلت بعد صدور الأرقام وتنتظر: { $late }. تُضاف التالية معًا عندما لا يقل عددها عن { $minimum }.
manager-others = عناصر أخرى: { $count }
manager-trend-title = أسبوعًا بعد أسبوع
manager-trend-indicator = ما نتابعه
manager-trend-item = العنصر المتابَع
manager-trend-reach = المدة
manager-trend-quarter = 12 أسبوعًا
manager-trend-year = سنة
manager-trend-years = 150 أسبوعًا
manager-trend-empty = لم تصدر أي أرقام في هذه المدة.
manager-trend-weeks = عدد الأسابيع: { $weeks }.
manager-trend-series = { $name }: من { $least } إلى { $most }، و{ $last } في آخر أسبوع معروف.
manager-trend-series-none = { $name }: لا عدد معروف.
manager-trend-export = تصدير هذه الأسابيع CSV
manager-trend-export-about = أسابيع الرسم. يُصنع الملف هنا، ولا يُرسل شيء.
manager-trend-export-name = trend-{ $week }
manager-receives-title = ما يصل إلى جهازك
manager-receives = يصل كل تقرير إلى جهازك مع اسم كاتبه: هكذا تتم حمايته حتى يصل إليك. لا تعرض هذه الصفحة إلا مجاميع، وليس فيها أي وسيلة لفتح تقرير واحد.
manager-receives-shown = الوقت الذي يستغرقه التقرير لا يُرسل أبدًا: بجانب اسم، لا يمكن أن يختفي في مجموع.
manager-of = العنصر
manager-sentence = المجموع { $count }.
manager-sentence-first = المجموع { $count }، أولًا { $first } ({ $most }).
manager-sentence-known = المعروف { $count }.
manager-sentence-hidden = { $hidden ->
    [zero] لا أعداد مخفية.
    [one] عدد واحد مخفي.
    [two] عددان مخفيان.
    [few] { $hidden } أعداد مخفية.
    [many] { $hidden } عددًا مخفيًا.
   *[other] { $hidden } عدد مخفي.
}
manager-obstacles-title = ما أعاق العمل
manager-obstacles-about = بكلمات العاملين الاجتماعيين، دون أسماء ودون ترتيب ودون صلة بالأرقام.
manager-obstacles-empty = لم يذكر أحد شيئًا هذا الأسبوع.
manager-export = تصدير CSV
manager-export-about = الأرقام نفسها التي في هذه الصفحة. يُصنع الملف هنا، ولا يُرسل شيء.
manager-exported = الملف جاهز في تنزيلاتك.
manager-export-failed = لم يستطع المتصفح حفظ الملف. تأكد من أنه يسمح بالتنزيل، ثم أعد المحاولة.
manager-export-name = team-week-{ $week }
manager-csv-week = الأسبوع
manager-csv-indicator = المؤشر
manager-csv-item = العنصر
manager-csv-number = العدد

manager-needs-title = رصد الحاجات
manager-needs-lead = مجاميع ثلاثة أشهر، لعرضها على شركائكم. لا شيء عن شخص، ولا عن عامل اجتماعي.
manager-needs-choose = الفترة
manager-needs-quarter = من { $from } إلى { $until }
manager-needs-later = تصدر أرقام الفترة مرة واحدة، مع أسبوعها الأخير: { $at }.
manager-needs-few-title = لم يصدر أي أسبوع من هذه الفترة
manager-needs-few = يصدر الأسبوع عندما لا يقل عدد التقارير عن { $minimum }.
manager-needs-about = الأسابيع المحسوبة من الفترة: { $weeks }. يُخفى كل عدد من 1 إلى { $most }، أو ساهم فيه عدد من العاملين الاجتماعيين أقل من { $minimum }.
manager-needs-at-least = «على الأقل»: في بعض الأسابيع عدد مخفي، لا يُحسب هنا.
manager-needs-more = { $count } على الأقل
manager-needs-now = هذه الفترة
manager-needs-before = الفترة السابقة
manager-needs-print = طباعة
manager-needs-export-name = needs-{ $quarter }

manager-prevention-title = الوقاية
manager-prevention-now-title = اليوم، لا يُرسل شيء
manager-prevention-now = تبقى الأجوبة الأسبوعية في المساحة الشخصية لكل واحد. لا تصل إليك، ولا إلى المرجع، ولا إلى الخادم.
manager-prevention-later-title = ما سيأتي
manager-prevention-later = مجاميع للفريق تُحسب بيدين: نصفها عند الخادم، ونصفها عند المرجع. هي نفسها للفريق ولك ولممثلي الموظفين.
manager-prevention-rule-group = لا شيء أبدًا تحت هذا العدد من الأجوبة: { $count }.
manager-prevention-rule-window = كل فترة تدوم عددًا من الأسابيع يبلغ { $weeks }، وتُنشر مرة واحدة.
manager-prevention-rule-who = لا يُقال أبدًا من أجاب ولا من لم يُجب.
manager-prevention-rule-alert = لا تنبيه على صمت أو على جواب. كل واحد يختار وحده من يساعده.
manager-prevention-tests = هذه القواعد صُنعت للتجارب: عدد الأجوبة أصغر مما في مصلحة حقيقية.
manager-prevention-items = الجمل التي تُطرح
manager-prevention-talk-title = في انتظار ذلك
manager-prevention-talk = تكلموا عنه في اجتماع، مع من يريد. موارد المصلحة في القواعد، ويراها الجميع.

# الرسوم
plot-number = العدد
plot-answer = الجواب
plot-none = بلا جواب
plot-absent = لم يصل شيء
plot-table = عرض الجدول
