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
manager-week-few-team = يلزم عدد لا يقل عن { $minimum }: بأقل من ذلك، يكشف المجموع ما قام به شخص واحد.
manager-week-waits-title = الأرقام تنتظر الحساب
manager-week-waits = يحسبها تطبيق مرجع الوقاية من تلقاء نفسه عندما يُفتح. وتُمحى بعد هذا الموعد: { $at }.
manager-past-title = لم تعد هذه المجاميع محفوظة
manager-past = قاعدة المصلحة للمجاميع: { $rule }. مجاميع هذه الفترة أقدم من ذلك.
manager-week-not-counted-title = لم يُحسب هذا الأسبوع
manager-week-not-counted = لم يُفتح تطبيق مرجع الوقاية في الوقت المناسب. لا أرقام لهذا الأسبوع، ولن تكون.
manager-week-no-referent-title = لا أحد يستطيع الحساب
manager-week-no-referent = لا تتلقى هذه المصلحة إلا مجاميع الفريق، ويلزم مرجع وقاية لحسابها. اطلب من المدير دعوة واحد.
manager-week-minutes = الوقت المقضي في التقارير (عددها { $reports }): { $minutes } دقيقة في المجموع. تقدّر المصلحة { $all } دقيقة على الأكثر ({ $ceiling } لكل تقرير).
manager-time-waits = الوقت المقضي في التقارير ينتظر الحساب: يحسبه تطبيق مرجع الوقاية من تلقاء نفسه عندما يُفتح. ويُمحى بعد هذا الموعد: { $at }.
manager-time-not-counted = لم يُحسب الوقت المقضي في التقارير هذا الأسبوع: لم يُفتح تطبيق مرجع الوقاية في الوقت المناسب.
manager-time-no-referent = لا يُحسب الوقت المقضي في التقارير: يلزم مرجع وقاية لجمعه دون أن يرى وقت أي شخص، ولم ينضم أحد بعد إلى المصلحة.
manager-time-hidden = لا يظهر الوقت المقضي في التقارير هذا الأسبوع: قلة من الأشخاص قدّموا وقتهم، أو المجموع صغير جدًا.
manager-receives-team = لا يصل إلى جهازك أي تقرير، بل هذه المجاميع فقط. نُزعت منها الأعداد الصغيرة قبل ذلك، على جهاز مرجع الوقاية: لن تجد فيها هذه الصفحة ولا أي تطبيق آخر أكثر من ذلك.
manager-receives-team-words = الوقت المقضي في التقارير هو أيضًا مجموع. أما كلمات العاملين الاجتماعيين فليست فيه: المجموع بلا كلمات.
manager-trend-of = الأسبوع
manager-week-hidden = تحل عبارة «{ $label }» محل العدد إذا كان من 1 إلى { $most }، أو إذا كان عدد من ساهموا فيه أقل من { $minimum }. وتُخفى معه أعداد أخرى كي لا يكشفه أي حساب. العدد المخفي ليس صفرًا.
manager-week-later-title = لم تصدر الأرقام بعد
manager-week-later = تصدر مرة واحدة، { $at }، إذا وصلت تقارير لا يقل عددها عن { $minimum }. لو صدرت شيئًا فشيئًا، لظهر كل تقرير جديد في الفرق.
manager-week-few-title = تقارير هذا الأسبوع قليلة جدًا
manager-week-few = يلزم عدد لا يقل عن { $minimum }: بأقل من ذلك، يكشف المجموع ما قام به شخص واحد. التقرير الذي يُرسل لاحقًا يُحسب أيضًا.
manager-week-late = تقارير وصلت بعد صدور الأرقام وتنتظر: { $late }. تُضاف التالية معًا عندما لا يقل عددها عن { $minimum }.
manager-others = عناصر أخرى: { $count }
manager-lines = عدد السطور: { $count }
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
manager-trend-export = حفظ هذه المتابعة
manager-trend-export-title = أسبوعًا بعد أسبوع: { $name }
manager-trend-export-about = أسابيع الرسم. يُصنع الملف هنا، ولا يُرسل شيء.
manager-trend-export-name = trend-{ $week }
manager-receives-title = ما يصل إلى جهازك
manager-receives = يصل كل تقرير إلى جهازك مع اسم كاتبه: هكذا تتم حمايته حتى يصل إليك. لا تعرض هذه الصفحة إلا مجاميع، وليس فيها أي وسيلة لفتح تقرير واحد.
manager-receives-shown = الوقت الذي يستغرقه التقرير لا يُرسل أبدًا: بجانب اسم، لا يمكن أن يختفي في مجموع.
manager-receives-time = الوقت المقضي في التقرير ليس فيه. إذا وُجد مرجع وقاية، يُرسل على حدة في حصتين لا يستطيع أحد قراءة الواحدة منهما وحدها، ولا يصل إليك إلا مجموع الفريق.
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
manager-export = حفظ أرقام الأسبوع
manager-export-title = أرقام الفريق، { $week }
manager-export-about = الأرقام نفسها التي في هذه الصفحة. يُصنع الملف هنا، ولا يُرسل شيء.
manager-export-name = team-week-{ $week }
manager-csv-week = الأسبوع
manager-csv-indicator = المؤشر
manager-csv-item = العنصر
manager-csv-number = العدد

manager-needs-title = رصد الحاجات
manager-needs-lead = مجاميع ثلاثة أشهر، لعرضها على شركاء المصلحة. لا شيء عن شخص، ولا عن عامل اجتماعي.
manager-needs-choose = الفترة
manager-needs-quarter = من { $from } إلى { $until }
manager-needs-later = تصدر أرقام الفترة مرة واحدة، مع أسبوعها الأخير: { $at }.
manager-needs-few-title = لم يصدر أي أسبوع من هذه الفترة
manager-needs-few = يصدر الأسبوع عندما لا يقل عدد التقارير عن { $minimum }.
manager-needs-about = الأسابيع المحسوبة من الفترة: { $weeks }. يُخفى كل عدد من 1 إلى { $most }، أو ساهم فيه عدد من العاملين الاجتماعيين أقل من { $minimum }.
manager-needs-at-least = «على الأقل»: في بعض الأسابيع عدد مخفي، لا يُحسب هنا.
manager-needs-team = لا تتلقى هذه المصلحة إلا مجاميع الفريق، أسبوعًا بعد أسبوع: الأرقام التي تحفظها قواعدها لكل ثلاثة أشهر لا تُحسب.
manager-needs-more = { $count } على الأقل
manager-needs-now = هذه الفترة
manager-needs-before = الفترة السابقة
manager-needs-print = طباعة
manager-needs-export = حفظ مجاميع الفصل
manager-needs-export-name = needs-{ $quarter }


# الرسوم
plot-number = العدد
plot-answer = الجواب
plot-none = بلا جواب
plot-absent = لم يصل شيء
plot-table = عرض الجدول

# مجاميع الأسئلة عن العمل
prevention-title = الوقاية
prevention-back = الفريق
prevention-lead = كيف حال العمل في الفريق، دون إظهار أي شخص أبدًا.
prevention-lead-referent = يحفظ جهازك النصف الثاني من المجاميع، حتى لا يستطيع أحد قراءة جواب وحده.
prevention-now-title = أين وصلنا
prevention-now-no-referent = لم ينضم أي مرجع للوقاية إلى المصلحة: لا تُحسب أي مجاميع، ولا يُرسل شيء.
prevention-now-too-few = عدد من يجيبون في المصلحة أقل من { $count }: لا تُحسب أي مجاميع، ولا يُرسل شيء. تكلموا عن ذلك معًا بدلًا منها.
prevention-now-begins = تبدأ الفترة القادمة في { $day } على الأكثر. حتى ذلك الحين، لا يُرسل شيء.
prevention-now-runs = تنتهي الفترة الحالية في { $day }. بعدها يرسل كل جهاز حصته، سواء كانت هناك أجوبة أم لا.
prevention-now-gathers = انتهت الفترة. تصل الحصص حتى { $day }، ثم تُحسب المجاميع.
prevention-now-waits = وصلت كل الحصص المنتظرة. تظهر المجاميع عندما يتصل جهاز المرجع، في { $day } على الأكثر؛ وبعد ذلك تضيع.
prevention-now-yours = وصلت الحصص: يستطيع جهازك حساب المجاميع، في { $day } على الأكثر؛ وبعد ذلك تضيع.
prevention-look-about = يفتح جهازك الفترات ويحسب المجاميع من تلقاء نفسه، ما دام التطبيق مفتوحًا.
prevention-look = انظر الآن
prevention-looked = تم: حُسب ما أمكن حسابه.
prevention-trouble-rules = الفترة التي يعرضها الخادم لا تتبع القواعد الموقعة. لم يُرسل شيء من هنا؛ أجوبتك باقية على جهازك. أخبر المسؤول عن النظام.
prevention-trouble-changed = يعرض الخادم حصصًا غير التي عرضها أول مرة. لم يُحسب شيء، حتى لا يستطيع أحد المقارنة بين مجموعين. أخبر المسؤول عن النظام.
prevention-trouble-misfit = لا يتوافق النصفان. لم يُنشر شيء، ولم يُقرأ أي جواب. أخبر المسؤول عن النظام.
prevention-published-title = المجاميع المنشورة
prevention-none = لم يُنشر شيء حتى الآن.
prevention-window = من { $first } إلى { $last }
prevention-quarter = جمل الأشهر الثلاثة
prevention-quarter-about = من { $first } إلى { $last }: آخر جواب لكل شخص في هذه الأسابيع.
prevention-near = وصل شخص أو شخصان أو غادرا منذ فترة مجاورة: ليس لهذه الفترة أرقام لجمل الأسبوع. فالمقارنة بين الفترتين تكشف أجوبتهما.
prevention-few = أجاب أقل من { $count } أشخاص: لا أرقام، ويُقترح على الفريق حديث عن:
prevention-people = عدد من أجابوا: من { $from } إلى { $to }
prevention-share = نسبة الأجوبة
prevention-band = من { $from } إلى { $to } %
prevention-hidden = مخفي
prevention-hidden-why = «مخفي»: لم يختر هذا الجواب أحد تقريبًا، أو اختاره الجميع تقريبًا، أو أن إظهاره يكشف جوابًا آخر. وتُعطى النسب بشرائح من 5 % للسبب نفسه.
prevention-alike = تكاد الأجوبة كلها تكون واحدة: لا يُعرض شيء، حتى لا يستطيع أحد قراءة أجوبة الآخرين.
prevention-rules-title = كيف تتم الحماية
prevention-rule-group = لا أرقام أبدًا تحت هذا العدد من الأشخاص: { $count }.
prevention-rule-window = كل فترة تدوم عددًا من الأسابيع يبلغ { $weeks }، وتُنشر مرة واحدة. يُحسب آخر جواب لكل شخص.
prevention-rule-quarter = جمل الأشهر الثلاثة تُحسب معًا على عدد من الأسابيع يبلغ { $weeks }، بالقواعد نفسها.
prevention-rule-halves = يقسم كل جهاز أجوبته إلى حصتين. يتلقى الخادم واحدة، والمرجع الأخرى: الحصة وحدها لا تقول شيئًا.
prevention-rule-near = إذا وصل شخص أو شخصان أو غادرا بين فترتين متجاورتين، فلواحدة منهما فقط أرقام لجمل الأسبوع: المقارنة بينهما تكشف الأجوبة.
prevention-rule-all = يرى الفريق والمسؤولون والمرجع هذه الصفحة نفسها بالضبط.
prevention-rule-who = لا يُقال أبدًا من أجاب ولا من لم يُجب: كل الأجهزة ترسل حصتها.
prevention-rule-alert = لا تنبيه على صمت أو على جواب. كل واحد يختار وحده من يساعده.
prevention-rule-trust = المرجع هو من ينشر المجاميع: لو اختلقها لما انتبه أحد.
prevention-tests = هذه القواعد صُنعت للتجارب: عدد الأجوبة أصغر مما في مصلحة حقيقية.
prevention-items = الجمل التي تُطرح
prevention-talk-title = والحديث عنه
prevention-talk = الرقم لا يغني عن الحديث. تكلموا عنه في اجتماع، مع من يريد. موارد المصلحة في القواعد، ويراها الجميع.
