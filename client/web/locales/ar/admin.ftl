# الفريق والدعوات والقواعد.
staff-title = الفريق
staff-lead = من هنا، ومن هو مدعو.
staff-invite = دعوة شخص
staff-invite-another = دعوة شخص آخر
staff-name = اسمه
staff-name-hint = يمكن للشخص تصحيحه.
staff-role = دوره
staff-make-link = إنشاء الدعوة
staff-pending = دعوات تنتظر
staff-pending-none = لا توجد دعوة تنتظر.
staff-members = الأشخاص
staff-account = الحساب، لقواعد المصلحة
staff-account-about = بهذا الرمز يحدّد ملف القواعد resources.toml شخصًا يمكن للفريق أن يستشيره: خبيرًا أو أخصائيًا نفسيًا.
staff-alone = لا يوجد غيرك حاليًا
staff-alone-next = ادعُ أول شخص: سيتلقى رابطًا، وستة أرقام بالصوت.
leave-do = إخراج من المصلحة
leave-do-named = إخراج { $name } من المصلحة
leave-ask = إخراج { $name } من المصلحة؟
leave-first-files = قبل ذلك: الملفات التي يقرؤها هذا الشخص وحده لن يستطيع أحد فتحها. اطلب منه أن يأتمن عليها زميلًا: يجدها في ملفاته، تحت «أنا وحدي». ما لم يعد أحد يستطيع قراءته يُمحى من الخادم بعد 90 يومًا.
leave-shared-goes-on = تستمر الملفات والمحادثات المشتركة مع زملائه. أجهزتهم تُخرجه منها من تلقاء نفسها، وما يُكتب فيها بعد ذلك يبقى مغلقًا أمامه.
leave-manager = لن تصله تقارير الأسبوع بعد الآن.
leave-last-manager = هو آخر مسؤول: إلى أن تدعو غيره، لن يستطيع أحد دعوة عامل اجتماعي أو إخراجه، ولا تلقي التقارير.
leave-referent = المجاميع الجارية لن يستطيع عدّها إلا مرجع وقاية كان هنا عند بدئها.
leave-last-referent = هو آخر مرجع للوقاية: لن تُنشر المجاميع الجارية، ولن يبدأ غيرها قبل وصول مرجع آخر.
leave-administrator = إن كان هذا الشخص يدير الخادم أيضًا، فاسحب منه على حدة الوصول إلى الجهاز وإلى النسخ الاحتياطية.
leave-access = ينتهي وصوله فورًا، على كل أجهزته.
leave-device = ما سبق أن قرأه جهازه يبقى مقروءًا فيه ما دام لا يتصل بالخادم: اطلب منه محوه.
leave-invitations = تنتهي الدعوات إلى المصلحة التي تنتظر: يجب إنشاؤها من جديد.
leave-for-good = لا يمكن التراجع عن هذا. من يعود يُدعى من جديد كشخص آخر. يبقى اسمه على ما كتبه.
leave-done = لم يعد { $name } في المصلحة. انتهى وصوله.

invite-for = دعوة إلى { $name }. شيئان يُسلَّمان بطريقتين مختلفتين.
invite-withdraw = سحب الدعوة
invite-withdraw-text = لن يعمل الرابط بعد الآن. يمكنك إنشاء رابط آخر.

policies-lead = تقول ما يطلبه التطبيق وما يحفظه وما يعرضه. الجميع يرى القواعد نفسها.
policies-signed = وقّعها { $name }
policies-charter = ميثاق الثقة
policies-follow-up = كلمات المتابعة
policies-channels = وسائل التواصل
policies-themes = المواضيع
policies-actions = الأعمال
policies-outcomes = النتائج
policies-check-in = أسئلة عن العمل
policies-group = لا يُعرض أي مجموع لأقل من { $count } إجابات.
policies-questionnaires = يُجاب عنها للنفس وحدها، ولا تُحسب أبدًا.
policies-reporting = تقرير الأسبوع
policies-hidden = يُخفى كل عدد أصغر من { $count }، أو ساهم فيه أقل من { $workers } أشخاص. كل ثلاثة أشهر، الحد هو { $quarter }.
policies-never-sent = ما لا يُرسل أبدًا
policies-retention = مدد الحفظ
policies-telework = العمل عن بُعد
policies-resources = أرقام مفيدة


# سجل الدخول. الجلسة هي فتح واحد للتطبيق؛ وتنتهي عند الخروج.
journal-title = سجل الدخول
journal-lead = من فتح ماذا، ومتى. للأمان وللإجابة عن أسئلة الأشخاص، وليس أبدًا لتقييم عمل أحد.
journal-about = يقول السطر إن جهازًا استلم ملفًا، مرة في الساعة على الأكثر. ولا يقول ما الذي قُرئ ولا كم من الوقت. وتُسجَّل فيه أيضًا قراءتك لهذا السجل.
journal-days = { $days ->
    [one] تُحفظ الأسطر يومًا واحدًا ثم تُمحى. تطلب قواعد المصلحة من 6 إلى 12 شهرًا.
    [two] تُحفظ الأسطر يومين ثم تُمحى. تطلب قواعد المصلحة من 6 إلى 12 شهرًا.
    [few] تُحفظ الأسطر { $days } أيام ثم تُمحى. تطلب قواعد المصلحة من 6 إلى 12 شهرًا.
   *[other] تُحفظ الأسطر { $days } يومًا ثم تُمحى. تطلب قواعد المصلحة من 6 إلى 12 شهرًا.
}
journal-filter = اختيار الأسطر
journal-person = الشخص
journal-everybody = الجميع
journal-from = ابتداءً من
journal-until = حتى
journal-clear = عرض الكل
journal-holds = { $rows ->
    [one] السلسلة سليمة: سطر واحد تم التحقق منه، في { $from }. لم يُغيَّر.
    [two] السلسلة سليمة من { $from } إلى { $until }: سطران تم التحقق منهما، ولم يُغيَّر شيء بينهما ولم يُضَف ولم يُنزَع.
    [few] السلسلة سليمة من { $from } إلى { $until }: { $rows } أسطر تم التحقق منها، ولم يُغيَّر شيء بينها ولم يُضَف ولم يُنزَع.
   *[other] السلسلة سليمة من { $from } إلى { $until }: { $rows } سطرًا تم التحقق منها، ولم يُغيَّر شيء بينها ولم يُضَف ولم يُنزَع.
}
journal-altered = السلسلة غير سليمة: في حدود { $at } غُيّرت أسطر أو أُضيفت أو نُزعت. لا تعتمد على هذا السجل بعد الآن. صدّر هذه الصفحة، ثم اطلب ممن يدير الخادم أن يفحصه.
journal-not-signed = نهاية هذا السجل ليست موقّعة من الخادم الذي تعرفه المصلحة. لا تعتمد على هذا السجل. صدّر هذه الصفحة، ثم أبلغ من يدير الخادم.
journal-rewritten = ما رآه هذا الجهاز في { $at } لم يعد في هذا السجل: أُعيدت كتابته، أو أُعيدت نسخة احتياطية قديمة. إن لم يُعدها أحد فلا تعتمد على هذا السجل بعد الآن: صدّر هذه الصفحة واطلب فحص الخادم.
journal-caption = من الأحدث إلى الأقدم، بتوقيت هذا الجهاز
journal-when = الساعة
journal-who = من
journal-what = ماذا
journal-file = الملف
journal-session = الجلسة
journal-times = العدد
journal-number = السطر
journal-day = اليوم
journal-role = الدور
journal-account-column = الحساب
journal-kind = النوع
journal-account = حساب { $id }
journal-nobody = لا أحد مذكور
journal-invitation = الدعوة
journal-opened = فتح
journal-invitation-opened = فتح بدعوة
journal-signed-in = دخول
journal-refused-opener = دخول مرفوض: كلمات أو جهاز غير معروف
journal-refused-passkey = دخول مرفوض: وجه أو بصمة أو رمز غير معروف
journal-refused-too-many = دخول مرفوض: محاولات كثيرة
journal-read = قراءة هذا السجل
journal-missed = لم يُسجَّل: أشياء كثيرة في وقت واحد
journal-kind-directory = دليل المصلحة
journal-kind-team = تبادلات الفريق
journal-kind-case = ملف
journal-kind-conversation = محادثة
journal-kind-report = تقارير
journal-kind-personal = مساحة شخصية
journal-kind-talk = تبادل بين زملاء
journal-kind-unknown = ملف ممحو
journal-none-title = لا سطر لهذا الاختيار
journal-none = اختر شخصًا آخر أو مدة أخرى.
journal-empty-title = لم يُسجَّل شيء بعد
journal-empty = سيأتي أول سطر عندما يفتح أحد ملفًا.
journal-more = عرض الأقدم
journal-more-came = { $count ->
    [0] لا شيء آخر فيما قُرئ الآن.
    [one] سطر واحد أقدم.
    [two] سطران أقدم.
    [few] { $count } أسطر أقدم.
   *[other] { $count } سطرًا أقدم.
}
journal-over = لا يوجد أقدم من هذا.
journal-export = حفظ هذه الأسطر
journal-export-about = أسطر هذه الصفحة، بالمراجع كاملة. يُصنع الملف هنا، ولا يُرسل شيء.
journal-export-name = access-journal-{ $day }

rules-change = تغيير القواعد
rules-how = القواعد ملفات نصية. احفظ ما تريد تغييره منها، وعدّله بمحرر نصوص، ثم اختره هنا: يخبرك التطبيق بما سيتغير قبل أن توقّع.
rules-texts = إظهار الملفات السارية
rules-save-one = حفظ { $name }
rules-from = الانطلاق من
rules-from-current = القواعد السارية
rules-from-team = مجاميع الفريق فقط
rules-choose = اختيار ملفات معدّلة
rules-take-back = سحب
rules-changed = ما سيتغير
rules-lines = أسطر مضافة: { $added }، ومحذوفة: { $removed }
rules-when = يتغير الميثاق والأرقام المفيدة ومدد الحفظ ودليل العمل عن بُعد فورًا، للمصلحة كلها. أما كلمات الملاحظات والأسئلة والتقرير فتتغير يوم { $day }: الأسبوع الذي بدأ ينتهي بقواعده، والملاحظات المكتوبة تحتفظ بكلماتها.
rules-sight = سيتلقى المسؤولون شيئًا آخر
rules-sight-team = ابتداءً من { $day } لا يتلقون أي تقرير، بل مجموع الفريق فقط، ويُحسب مع مرجع وقاية. ومن دون مرجع لا توجد أرقام.
rules-sight-by-worker = ابتداءً من { $day } يتلقون كل تقرير باسم كاتبه. تبقى الأسابيع السابقة كما هي. أخبر الفريق بذلك.
rules-sign = توقيع هذه القواعد
rules-signed-now = تم التوقيع. تصل هذه القواعد إلى المصلحة كلها.
rules-same = لن يتغير شيء: هذه هي القواعد الموقّعة.
rules-too-long = هذه الملفات مجتمعة أطول من اللازم. لم يُوقَّع شيء. اختصرها ثم اخترها من جديد.
rules-mistakes = لا يمكن توقيع شيء: ما زالت في الملفات أخطاء. صحّحها ثم اختر هذه الملفات من جديد.
rules-place = { $file }، السطر { $line }
rules-coming = وُقّعت قواعد جديدة. تتغير كلمات الملاحظات والأسئلة والتقرير يوم { $day }.
rules-charter-lacks = الميثاق غير مكتمل: لا أحد يستطيع اقتراحه. ما زالت فيه أمثلة مكان:
rules-charter-lacks-who = إدارة المصلحة تكمله في هذه الصفحة.
rules-charter-lacks-how = في «تغيير القواعد»، احفظ الملف charter/charter.toml. اكتب فيه ما تقوله مصلحتك مكان كل مثال، باللغات الثلاث، واحذف السطر «example = true» الذي يليه. ثم اختر هذا الملف ووقّع.
rules-charter-would-lack = ميثاق هذه القواعد غير مكتمل: لن يستطيع أحد اقتراحه. ما زالت فيه أمثلة مكان:
