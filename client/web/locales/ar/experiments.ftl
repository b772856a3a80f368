# التجارب: أن نجرّب معًا طريقة أخرى في العمل.

experiments-title = تجارب
experiments-nav = تجارب
experiments-lead = أن نجرّب معًا طريقة أخرى في العمل، ونقارن، ثم نقرّر.
experiments-team-about = أن نجرّب معًا طريقة أخرى في العمل، لمن أراد، ثم نقرّر.
experiments-see = عرض التجارب
experiments-empty-title = لا توجد تجربة الآن
experiments-empty = يمكن للإدارة المباشرة أن تقترح تجربة. إن كانت لديك فكرة، فاطرحها في اجتماع أو في تبادل.
experiments-empty-propose = اقترح ما يودّ الفريق تجربته: كل متطوّع يوافق عن نفسه.
experiments-propose = اقتراح تجربة
experiments-people = { $count ->
    [zero] لا أحد حتى الآن
    [one] شخص واحد مشارك
    [two] شخصان مشاركان
    [few] { $count } أشخاص مشاركون
    [many] { $count } شخصًا مشاركًا
   *[other] { $count } شخص مشارك
}
experiments-mine = أنت مشارك

experiments-stage = أين وصلت
experiments-stage-proposed = البحث عن متطوّعين
experiments-stage-running = جارية
experiments-stage-middle = جارية، بعد اجتماع المنتصف
experiments-stage-extended = انتهت: تُمدَّد
experiments-stage-transferred = انتهت: اعتُمدت للجميع
experiments-stage-stopped = انتهت: أُوقفت
experiments-arm-trying = يجرّبون
experiments-arm-as-before = يواصلون كما من قبل

experiments-rules-title = ما هو مضمون
experiments-rule-yes = لا يوضع أحد في مجموعة: كل شخص يوافق عن نفسه ويختار مجموعته.
experiments-rule-leave = يمكن الانسحاب في أي وقت، دون ذكر سبب.
experiments-rule-known = المشاركة ليست سرًّا: الفريق والإدارة المباشرة يرون أسماء المتطوّعين.
experiments-rule-figures = الأرقام لمجموعة كاملة، وليست لشخص أبدًا. الأعداد الصغيرة مخفية.
experiments-rule-check-ins = أجوبة الأسئلة عن العمل تبقى للفريق كله معًا، ولا تُفصل أبدًا حسب المجموعة.

experiments-plan-title = ما الذي نجرّبه
experiments-name = العنوان
experiments-name-hint = بضع كلمات: «تسليمان في اليوم».
experiments-hypothesis = ما ننتظره
experiments-hypothesis-hint = جملة واحدة: «مع تسليم ثانٍ، يقل عدد الحالات التي تبقى بلا جواب في المساء.»
experiments-change = ما يتغيّر لمن يجرّب
experiments-change-hint = عمليًّا، من اليوم الأول.
experiments-team = لمن تُقترح
experiments-team-hint = فريق من اثني عشر شخصًا تقريبًا على الأقل.
experiments-when = متى
experiments-days = من { $first } إلى { $last }
experiments-days-planned = ابتداءً من { $week } على أقرب تقدير، لمدة { $weeks ->
    [few] { $weeks } أسابيع
   *[other] { $weeks } أسبوعًا
}
experiments-first = اليوم الأول، على أقرب تقدير
experiments-first-hint = الأسبوع الأول هو أسبوع هذا اليوم، أو الأسبوع الذي يلي قرار البدء.
experiments-length = المدة
experiments-weeks = { $weeks ->
    [few] { $weeks } أسابيع
   *[other] { $weeks } أسبوعًا
}
experiments-looked-at = ما الذي يُعدّ
experiments-looked-at-hint = مؤشرات من التقرير، تُختار مع الفريق. عدد الملفات ليس بينها: فهو يكشف ما كان يتابعه من ينسحب.
experiments-looked-at-missing = اختر مؤشرًا واحدًا على الأقل.
experiments-propose-lead = سيتمكّن الفريق كله من قراءتها. تبدأ حين يوافق اثنا عشر شخصًا على الأقل.
experiments-propose-do = اقتراحها على الفريق

experiments-part-title = مشاركتك
experiments-join-about = هل تريد المشاركة؟ للمجموعتين الأهمية نفسها: واحدة تجرّب، والأخرى تتيح المقارنة.
experiments-join-legend = مجموعتك
experiments-join-missing = اختر مجموعة.
experiments-join-signed = موافقتك على هذا النص كما هو. سيكون اسمك مرئيًّا للفريق وللإدارة المباشرة.
experiments-join = أشارك
experiments-joined = سُجّل ذلك: أنت مشارك.
experiments-in = أنت مشارك. مجموعتك:
experiments-in-about = يمكنك الانسحاب في أي وقت. بعد البدء، ما صدر يبقى: فحذفه يكشف حصتك. ابتداءً من الأسبوع التالي لا يُحسب تقريرك في أي مجموعة.
experiments-leave = الانسحاب من التجربة
experiments-leave-title = الانسحاب من التجربة؟
experiments-leave-about = لا يُطلب أي سبب. يُحذف اسمك من القائمة. بعد البدء لا يمكن العودة.
experiments-left = تمّ: لم تعد مشاركًا.

experiments-people-title = من يشارك
experiments-steps-title = المجريات
experiments-step-proposed = اقتُرحت
experiments-step-start = قرار البدء
experiments-step-middle = اجتماع المنتصف: نواصل

experiments-decide-title = القرار
experiments-decide-about = كل قرار يُتخذ في اجتماع، مع المتطوّعين. اكتب هنا ما قيل في الاجتماع، دون نسبته إلى أحد.
experiments-decide-what = القرار
experiments-decide-start = البدء
experiments-decide-middle = المواصلة بعد اجتماع المنتصف
experiments-decide-extend = الإنهاء والتمديد
experiments-decide-transfer = الإنهاء والاعتماد للجميع
experiments-decide-stop = الإيقاف
experiments-decide-missing = اختر قرارًا.
experiments-decide-said = ما قيل، ولماذا
experiments-decide-hint = سيقرؤه الفريق كله. لا تكتب أي اسم.
experiments-decide = تسجيل القرار
experiments-decided = سُجّل القرار.
experiments-hindered = { $step }: { $why }
experiments-hindrance-few = يلزم { $most } متطوّعًا على الأقل، منهم { $each } في كل مجموعة.
experiments-hindrance-early = ليس قبل { $day }.
experiments-hindrance-another = هناك تجربة أخرى جارية.
experiments-hindrance-now = غير ممكن الآن.

experiments-figures-title = المجموعتان
experiments-figures-none = الأرقام تأتي بعد البدء.
experiments-figures-with-the-end = أجهزة الإدارة المباشرة تستقبل التقارير وتجمعها. تُنشر المجاميع هنا للجميع مع القرار النهائي.
experiments-figures-totals-alone = لا توجد أرقام هنا: لا تتلقى الإدارة المباشرة من التقارير إلا مجموع الفريق كله، ولا أحد يستطيع قسمته على مجموعتين.
experiments-propose-totals-alone = في ذلك التاريخ لا تتلقى الإدارة المباشرة من التقارير إلا مجموع الفريق كله: لن تكون هناك أرقام حسب المجموعة. يمكن للفريق أن يجرّب رغم ذلك، وأن يقرر بناءً على ما يقوله عنها.
experiments-figures-so-far = حُسبت على هذا الجهاز، من التقارير التي وصلت. ستُنشر نفسها للجميع مع القرار النهائي.
experiments-figures-final = كما كانت حين اتُّخذ القرار النهائي، على جهاز من سجّله. الجميع يقرؤون الأرقام نفسها.
experiments-figures-weeks = متوسطات أسبوعية. الأسابيع التي صدرت: { $before } قبل البدء، و{ $during } منذ البدء.
experiments-figures-hidden = يصدر الأسبوع إذا أرسل عدد كافٍ تقاريرهم في الوقت في كل مجموعة وبين الآخرين: { $minimum } على الأقل. يُخفى العدد عن المجموعتين إن كان من 1 إلى { $most } في أي منها، أو إن ساهم فيه أقل من { $minimum } أشخاص: فالمجموعتان والآخرون هم مجموع الفريق، ويمكن قراءة أحدها من الفرق.
experiments-part-hidden = لم يصدر شيء: كانت الأعداد صغيرة جدًّا، أو التقارير قليلة جدًّا.
experiments-hidden = مخفي
experiments-before-trying = قبل: يجرّبون
experiments-before-as-before = قبل: كما من قبل
experiments-during-trying = منذ البدء: يجرّبون
experiments-during-as-before = منذ البدء: كما من قبل

experiments-check-ins-title = الأسئلة عن العمل: الفريق كله معًا
experiments-check-ins-why = هذه النسب للفريق كله، نُشرت أثناء التجربة. لا تُحسب أبدًا حسب المجموعة: فالمجموعة أصغر من أن يبقى كل شخص مخفيًّا فيها، والأجوبة لم تُعطَ لهذا الغرض.
experiments-check-ins-none = لم يُنشر شيء لهذه التواريخ.

experiments-limits-title = ما لا يثبته هذا
experiments-limit-small = اثنا عشر شخصًا عدد قليل: قد يكون الفرق بين المجموعتين صدفة. لا يُحسب أي احتمال: فهو يعد بأكثر مما يجب.
experiments-limit-chosen = اختار كل شخص مجموعته: ربما كانت المجموعتان مختلفتين من البداية.
experiments-limit-numbers = الأرقام تعدّ الاتصالات، لا جودتها، ولا ما تكلّفه كل شخص.
experiments-limit-talk = حادث، أو حالة صعبة، أو فشل؟ تحدّث عنه في الاجتماع، أو مع من تريد في تبادل: لا يُحفظ شيء منه هنا.
experiments-print = طباعة التقييم
experiments-export = حفظ التقييم
experiments-export-name = تجربة-{ $title }
experiments-csv-part = الجزء
experiments-csv-item = العنصر
experiments-csv-which = التحديد
experiments-csv-value = القيمة
experiments-csv-sum = { $which }، { $weeks ->
    [zero] لم يصدر أي أسبوع
    [one] مجموع أسبوع
    [two] مجموع أسبوعين
    [few] مجموع { $weeks } أسابيع
   *[other] مجموع { $weeks } أسبوعًا
}
