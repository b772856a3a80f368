# شاشات المسؤول، وكلمات الرسوم.

manager-nav-week = الفريق هذا الأسبوع
manager-nav-prevention = الوقاية

manager-week-title = الفريق هذا الأسبوع
manager-week-choose = الأسبوع
manager-week-reports = التقارير الواردة: { $reports }. العاملون الاجتماعيون: { $workers }.
manager-week-only-totals = مجاميع فقط: لا اسم، ولا ملاحظة، ولا رسالة، ولا من أرسل ماذا.
manager-week-hidden-title = الأعداد الصغيرة مخفية
manager-week-hidden = من 1 إلى { $most }، قد يدل العدد على شخص: تحل محله عبارة «{ $label }». العدد المخفي ليس صفرًا.
manager-week-empty-title = لا تقرير لهذا الأسبوع
manager-week-empty = ستظهر الأرقام عندما يرسل العاملون الاجتماعيون تقاريرهم. يمكنك اختيار أسبوع آخر.
manager-week-previous = عرض الأسبوع السابق
manager-trend-title = مرات التواصل، أسبوعًا بعد أسبوع
manager-trend-of = الأسبوع
manager-trend-in-person = حضوريًا
manager-trend-remote = عن بُعد
manager-trend-sentence = عدد الأسابيع: { $weeks }. هذا الأسبوع، مرات التواصل المعروفة: { $total }، منها حضوريًا: { $inperson }.
manager-trend-sentence-hidden = عدد الأسابيع: { $weeks }. بعض أعداد هذا الأسبوع مخفية.
manager-of = العنصر
manager-sentence = المجموع { $count }.
manager-sentence-first = المجموع { $count }، أولًا { $first } ({ $most }).
manager-sentence-hidden = { $hidden ->
    [zero] لا أعداد مخفية.
    [one] عدد واحد مخفي.
    [two] عددان مخفيان.
    [few] { $hidden } أعداد مخفية.
    [many] { $hidden } عددًا مخفيًا.
   *[other] { $hidden } عدد مخفي.
}
manager-obstacles-title = ما أعاق العمل
manager-obstacles-about = بكلمات العاملين الاجتماعيين، دون أسماء ودون ترتيب.
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
