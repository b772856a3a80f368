# ما الخطأ في ملفات القواعد، وما يُكتب مكانه. ما بين علامتي التنصيص مأخوذ من الملف أو يُكتب فيه كما هو.

mistake-file-missing = هذا الملف ناقص من المجموعة: أضفه.
mistake-file-unknown = لا توجد قواعد بهذا الاسم: اسحب الملف، أو سمّه بأحد هذه الأسماء: «{ $known }».
mistake-unreadable = هذا لا يطابق صيغة هذه الملفات (TOML): غالبًا تنقص علامة تنصيص أو قوس أو فاصلة، أو يتكرر اسم.
mistake-detail = توضيح قارئ الملفات، بالإنجليزية:
mistake-key-unknown = الاسم «{ $name }» غير معروف هنا: اكتب أحد هذه الأسماء: «{ $known }».
mistake-key-missing = ينقص «{ $name }»: أضفه.
mistake-word-unknown = الكلمة «{ $name }» غير معروفة هنا: اكتب إحدى هذه الكلمات: «{ $known }».
mistake-shape = هنا { $found }، والمطلوب { $wanted }.
mistake-shape-text = نص بين علامتي تنصيص مستقيمتين
mistake-shape-word = كلمة بين علامتي تنصيص مستقيمتين
mistake-shape-whole = عدد صحيح
mistake-shape-decimal = عدد عشري
mistake-shape-truth = «true» (نعم) أو «false» (لا)
mistake-shape-date = تاريخ
mistake-shape-list = قائمة بين قوسين مربعين
mistake-shape-table = جدول أسماء وقيم، مثل «{ "\u2066{" } fr = "…", en = "…", ar = "…" { "}\u2069" }»
mistake-shape-length = مدة واحدة، مثل «{ "\u2066{" } months = 24 { "}\u2069" }» (بالأشهر) أو «{ "\u2066{" } days = 90 { "}\u2069" }» (بالأيام)
mistake-out-of-range = «{ $found }» لا يصلح هنا: اكتب عددًا صحيحًا من { $least } إلى { $most }.
mistake-zero = اكتب عددًا صحيحًا أكبر من صفر.
mistake-not-an-id = «{ $name }» لا يصلح معرّفًا: اكتب من 1 إلى 64 حرفًا من a إلى z الصغيرة والأرقام، مع شَرطة واحدة بينها.
mistake-not-a-time = «{ $name }» ليس وقتًا: اكتبه من «00:00» إلى «23:59».
mistake-not-a-name = «{ $name }» لا يصلح اسمًا: استعمل فقط الحروف الصغيرة من a إلى z والشرطة السفلية.
mistake-list-empty = القائمة «{ $name }» فارغة: أعطِ عنصرًا واحدًا على الأقل.
mistake-list-too-long = أقصى عدد في القائمة «{ $name }»: { $count }. احذف بعضها.
mistake-text-empty = نص «{ $name }» فارغ: اكتبه.
mistake-untranslated = هذا النص ليس له «{ $name }»: أضف الترجمة.
mistake-not-one-line = في هذا النص فاصل أسطر أو حرف غير مرئي: اكتبه في سطر واحد.
mistake-twice = «{ $name }» مذكور مرتين في «{ $list }»: أبقه مرة واحدة.
mistake-taken = «{ $name }» موجود في «{ $list }»: اختر معرّفًا آخر هنا.
mistake-not-one-of = «{ $name }» ليس من «{ $list }»: صحّحه، أو أضفه هناك.
mistake-same-as-another = عنصر آخر في «{ $list }» له «{ $name }» نفسه: أبقِ واحدًا منهما.
mistake-remembered = «{ $name }» يُحفظ تلقائيًا من القواعد السابقة ولا يُكتب هنا: احذفه.
mistake-brace-not-opened = حاضنة إغلاق بلا فتح: أضف حاضنة الفتح، أو احذف هذه.
mistake-brace-not-closed = حاضنة فتح لم تُغلق: أضف حاضنة الإغلاق.
mistake-braces-in-value = هذه القيمة تُطبع كما هي: احذف الحاضنات.
mistake-filled-elsewhere = «{ $name }» يُملأ من مكان آخر: احذفه من هنا.
mistake-parameter-unknown = لا شيء يملأ «{ $name }»: صحّح هذا الاسم بين الحاضنتين، أو أضفه إلى «parameters» في «charter/charter.toml».
mistake-parameter-unused = النص الفرنسي لا يذكر «{ $name }» بين حاضنتين: احذفه من هنا، أو اذكره.
mistake-parameter-lost = القسم «{ $list }» لا يذكر «{ $name }» بين حاضنتين، والنص الفرنسي يذكره: أضفه.
mistake-entry-missing = ينقص «{ $name }» من «{ $list }» في النص الفرنسي: ترجمه في مكانه.
mistake-entry-added = «{ $name }» ليس في «{ $list }» من النص الفرنسي: صحّحه أو احذفه.
mistake-other-order = «{ $name }» في مكان «{ $list }» من النص الفرنسي: أبقِ الترتيب نفسه.
mistake-other-section = هذه النقطة تحيل إلى قسم غير الذي تحيل إليه النقطة الفرنسية: اجعلهما متطابقتين.
mistake-paragraphs = فقرات القسم «{ $name }»: { $here } هنا، و{ $there } بالفرنسية. يجب أن يتساوى العددان.
mistake-in-person-and-remote = القناة حضورية أو عن بُعد، لا الاثنتان معًا: اكتب «false» في إحداهما.
mistake-durations = المدد بالدقائق، أكبر من صفر، وكل واحدة أطول من التي قبلها.
mistake-group-too-small = مجموع أقل من { $count } من الإجابات قد يدل على شخص: اكتب { $count } أو أكثر. لا يُسمح بأقل إلا لتجربة فيها «made_for_tests = true».
mistake-window-too-short = أقل من { $count } أسابيع يكشف الكثير عن أسبوع واحد: اكتب { $count } أو أكثر.
mistake-scale = للسلّم القيم 0 ثم 1 ثم 2 ثم 3، بهذا الترتيب.
mistake-week-too-long = أقصى عدد الأسئلة في الأسبوع، ومنها السؤال المتناوب: { $count }. احذف بعضها.
mistake-axis-questions = أسئلة «quarterly.items» عن «{ $name }»: { $count }. يجب أن يكون لها سؤالان.
mistake-not-told = «{ $name }» يظهر مع الاستبيان: اكتب نصًا من 1 إلى { $count } حرفًا.
mistake-not-published = اكتب العنوان الذي نُشر فيه الاستبيان وشروطه، ابتداءً من «{ "\u2066" }https://{ "\u2069" }».
mistake-scale-values = للسلّم من 2 إلى { $count } قيمة، كلها مختلفة.
mistake-scale-texts = يعطي «scale» نصًا لكل قيمة من «values». العدد المطلوب: { $count }.
mistake-factor-zero = المجموع المضروب في 0 لا يقول شيئًا: اكتب 1 أو أكثر، أو احذف «factor».
mistake-questions = اكتب من 1 إلى { $count } سؤالًا، ليس بينها سؤال فارغ.
mistake-questions-differ = أسئلة «{ $name }»: { $here }، وفي النص الأول: { $there }. يجب أن يتساوى العددان.
mistake-total-not-told = مع «factor» يجب ذكر ما يقوله المؤلفون عن المجموع: اكتب «total».
mistake-total-of-nothing = لا مجموع دون «factor»: احذف «total».
mistake-total-too-small = مجموع من واحد أو اثنين يدل على شخص: اكتب { $count } أو أكثر.
mistake-team-too-small = مجموع شخصين يخبر كلًا منهما بما فعله الآخر: اكتب { $count } أو أكثر.
mistake-quarter-too-small = قد تخرج صفحة الفصل من المصلحة: اكتب { $count } أو أكثر، كما في «hidden_below».
mistake-by-quarter = لا يصدر كل فصل إلا «themes» و«unmet-themes» و«new-themes»: اكتب هنا «{ "\u2066" }every = "week"{ "\u2069" }».
mistake-nearly-same = «charters» و«charter-coverage» يعدّان المواثيق نفسها تقريبًا، والفرق بينهما يدل على أشخاص قلائل: أبقِ واحدًا منهما.
mistake-kind-without-rule = لا قاعدة تحدد مدة حفظ «{ $name }»: أضف قاعدة.
mistake-kept-no-time = ما لا يُحفظ أي مدة لا يمكن استعماله: اكتب مدة أكبر من صفر.
mistake-journal-length = يُحفظ سجل الاطلاع من 6 إلى 12 شهرًا: اكتب من «{ "\u2066{" } months = 6 { "}\u2069" }» إلى «{ "\u2066{" } months = 12 { "}\u2069" }».
mistake-messages-too-long = تُحفظ الرسائل 90 يومًا على الأكثر بعد تدوينها: اكتب «{ "\u2066{" } days = 90 { "}\u2069" }» أو أقل.
mistake-not-a-number-to-call = للرقم من 2 إلى 15 رقمًا ومسافات، ويجوز أن يبدأ بعلامة +.
mistake-no-number = لا يوجد رقم: أضف «phone» أو «text_message»، أو «to_complete = true».
mistake-for-nobody = حدّد من يستفيد: «person» (الشخص) أو «worker» (الفريق) أو كلاهما.
mistake-not-an-account = للحساب 22 حرفًا: حروف لاتينية أو أرقام أو شرطة أو شرطة سفلية.
mistake-closes-before-it-opens = تغلق المصلحة بعد أن تفتح: صحّح «from» أو «until».
mistake-threshold-of-event = هذا التذكير يتبع حدثًا: احذف «threshold».
mistake-no-threshold = يحتاج هذا التذكير إلى «threshold» أكبر من صفر.
