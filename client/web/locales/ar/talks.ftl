# تبادلات بين الزملاء.

talks-title = تبادلات
talks-lead = رأي، أو سؤال مهني، أو يوم صعب: اكتبوا إلى زميل أو إلى مرجع الوقاية متى أردتم.
talks-lead-referent = يكتب إليكم المهنيون هنا متى أرادوا. هم دائما من يبدأ.
talks-private = لا يقرأ التبادل إلا من هم فيه: لا الإدارة المباشرة ولا إدارة النظام ولا الخادم. يمكن لإدارة النظام أن ترى أن تبادلا موجود، لا موضوعه.
talks-empty-title = لا تبادل في الوقت الحالي
talks-empty = لم يكتب إليكم أحد. يمكنكم البدء أدناه.
talks-empty-referent = لم يكتب إليكم أحد بعد.
talks-last = آخر رسالة:
talks-left = لم يعد في المصلحة
talks-left-about = لم يعد هذا الشخص في المصلحة. يبقى الحديث مقروءًا، ولن يقرأ غيرك ما تكتبه فيه.
talks-ask-title = طلب الحديث
talks-ask-about = لا يخرج شيء قبل أن تكتبوه وترسلوه. لا يُخبَر أحد غير من اخترتم.
talks-write = كتابة
talks-write-to = الكتابة إلى { $name }
talks-back = تبادلات
talks-first-about = قولوا ما تشاؤون ولو سطرا: «أود أن أتحدث عن هذا. متى تكون متاحا؟»
talks-nobody-title = لا يمكن الكتابة إلى هذا الشخص
talks-nobody = لم يعد في المصلحة، أو أن دوره لا يسمح بذلك. اختاروا شخصا آخر.
talks-team = رأي أو سؤال أو لحظة صعبة: تبادل لا يقرؤه إلا من تختارون.
talks-see = عرض التبادلات
talks-go = قراءة التبادل

answers-export = حفظ إجاباتي
answers-export-about = يُصنع الملف هنا ولا يُرسل شيء. بعد حفظه لا يحميه التطبيق: اختاروا أين تحفظونه.
answers-export-name = my-answers
answers-export-week = الأسبوع
answers-export-question = السؤال
answers-export-answer = الإجابة

# استبيانات نشرها آخرون، يُجاب عنها للنفس وحدها.
questionnaires-title = استبيانات أخرى
questionnaires-about = كتبها ونشرها آخرون. الإجابة اختيار: لن يعرف أحد هل أجبت أم لا.
questionnaires-credit = المؤلفون: { $authors }. الشروط: { $licence }.
questionnaires-source = النص المنشور وشروطه (موقع آخر)
questionnaires-private = تبقى أجوبتك في مساحتك الشخصية، ولا تدخل في أي مجموع.
questionnaires-other-language = لم ينشره مؤلفوه بلغتك.
questionnaires-kept = حُفظت، لك وحدك.
questionnaires-retired = لم تعد المصلحة تقترح هذا الاستبيان. أجوبتك باقية هنا.
questionnaires-mine = أجوبتي
questionnaires-total = المجموع: { $reached } من { $highest }
questionnaires-no-total = بلا مجموع: تنقص إجابة
questionnaires-erased = مُحيت أجوبتك عن ذلك اليوم.
questionnaires-export = حفظ أجوبتي عن الاستبيانات
questionnaires-export-name = my-questionnaires
questionnaires-day = اليوم
questionnaires-terms = المؤلفون والشروط
questionnaires-one = الاستبيان
