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
staff-alone = لا يوجد غيرك حاليًا
staff-alone-next = ادعُ أول شخص: سيتلقى رابطًا، وستة أرقام بالصوت.

invite-for = دعوة إلى { $name }. شيئان يُسلَّمان بطريقتين مختلفتين.
invite-withdraw = سحب الدعوة
invite-withdraw-text = لن يعمل الرابط بعد الآن. يمكنك إنشاء رابط آخر.

policies-title = قواعد المصلحة
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
policies-reporting = تقرير الأسبوع
policies-hidden = الأعداد الأصغر من { $count } مخفية.
policies-never-sent = ما لا يُرسل أبدًا
policies-retention = مدد الحفظ
policies-telework = العمل عن بُعد
policies-resources = أرقام مفيدة

referent-title = الوقاية
referent-lead = لديك النصف الثاني من المجاميع، حتى لا يرى أحد إجابة وحدها.
referent-empty = لا توجد مجاميع حاليًا
referent-empty-next = تبقى الإجابات لدى كل عامل. لا تُحسب مجاميع الفريق بعد في هذه النسخة؛ وستُبلَّغ هنا.
referent-see-policies = رؤية القواعد
