# شاشات الشخص المرافَق.
home-hello = مرحبًا { $name }
home-messages-none = لا توجد رسائل جديدة
home-messages-new = { $count ->
    [one] رسالة جديدة واحدة
    [two] رسالتان جديدتان
    [few] { $count } رسائل جديدة
   *[other] { $count } رسالة جديدة
}
home-documents-hint = ما يمكنك الاحتفاظ به
home-rights-hint = من يقرأ، نسختي، التوقف

messages-with = أنت تكتب إلى { $name }.
messages-not-urgent = هذه ليست خدمة طوارئ. عند الخطر: 112، أو 114 برسالة نصية.

charter-short-none = لم يُقترح بعد
charter-short-presented = للقراءة
charter-short-signed = لقد وقّعت
charter-short-countersigned = موقّع من الطرفين
charter-short-refused = قلت لا
charter-short-withdrawn = سحبت موافقتك
charter-is-none = لم يُقترح عليك الميثاق بعد.
charter-is-presented = اقرأه أو استمع إليه. يمكنك أن تقول نعم أو لا أو لاحقًا.
charter-is-signed = لقد وقّعت. سيوقّع أيضًا الشخص الذي يرافقك.
charter-is-countersigned = الميثاق موقّع منك ومن الشخص الذي يرافقك.
charter-is-refused = قلت لا. نساعدك بالطريقة نفسها. يمكنك تغيير رأيك.
charter-is-withdrawn = سحبت موافقتك. نساعدك بالطريقة نفسها. يمكنك تغيير رأيك.
charter-none-next = سيقترحه عليك الشخص الذي يرافقك. يمكنك أن تكتب إليه.
charter-language = القراءة بـ
charter-whole = قراءة الكل دفعة واحدة
charter-one-by-one = فكرة واحدة في كل مرة
charter-show-french = عرض النص الفرنسي بجانبه
charter-hide-french = إخفاء النص الفرنسي
charter-progress = الفكرة { $at } من { $count }
charter-before = السابق
charter-next = التالي
charter-decide = قرارك
charter-free = التوقيع ليس شرطًا أبدًا للحصول على المساعدة.
charter-understood = قرأت أو استمعت، وفهمت.
charter-read-first = اذهب أولًا إلى نهاية النص، أو اختر «قراءة الكل دفعة واحدة».
charter-hold = اضغط باستمرار للتوقيع
charter-hold-hint = أبقِ إصبعك على الزر لحظة. بلوحة المفاتيح: مفتاح Enter.
charter-question = طرح سؤال
charter-later = لاحقًا
charter-refuse = أقول لا
charter-refuse-text = نسجل أنك لا تريد التوقيع. نساعدك بالطريقة نفسها، ويمكنك تغيير رأيك.
charter-copy = تنزيل نسختي
charter-withdraw = سحب موافقتي
charter-withdraw-text = لن يُحتسب توقيعك بعد الآن. نساعدك بالطريقة نفسها، ويمكنك التوقيع من جديد.

documents-empty = لا توجد وثائق بعد
documents-empty-next = عند توقيع الميثاق ستكون نسختك هنا. إرسال وثائق أخرى غير موجود بعد.
documents-read-charter = رؤية ميثاقي
documents-charter = ميثاقي الموقّع
documents-charter-text = تحتوي نسختك على النص والتوقيعات وما يلزم للتحقق منها.
documents-more-later = إرسال وثائق أخرى غير موجود بعد.

rights-intro = يمكنك أن تعرف من يقرأ، وأن تحتفظ بنسخة، وأن تتوقف متى شئت.
rights-copy = نسختي
rights-copy-text = يمكنك طلب كل ما كُتب عنك، وطلب تصحيحه. اسأل الشخص الذي يرافقك.
rights-stop = التوقف
rights-stop-text = يمكنك التوقف عن استعمال هذا التطبيق. نواصل مساعدتك بطريقة أخرى.
rights-write = كتابة رسالة
rights-device = المحو من هذا الجهاز
rights-complain-title = لست موافقًا؟
rights-complain = تحدث مع المصلحة. ويمكنك أيضًا الكتابة مجانًا إلى CNIL:‏ cnil.fr، أو 3 place de Fontenoy, TSA 80715, 75334 Paris cedex 07.
