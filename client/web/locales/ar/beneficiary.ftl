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
charter-short-renewed = نسخة جديدة للقراءة
charter-short-asked = أُرسل سؤالك
charter-short-later = قلت: لاحقًا
charter-short-again = أردت أن تفكر فيه من جديد
charter-short-aloud = قلت نعم
charter-short-paper = موقّع على الورق
charter-is-renewed = تغيّر النص. كنت قد قلت نعم للنص السابق: هذا يبقى صحيحًا. انظر ما الذي تغيّر، ثم قرر.
charter-is-asked = أُرسل سؤالك. سيأتي الجواب في الرسائل.
charter-is-later = قلت: لاحقًا. يمكنك أن تقرر متى شئت.
charter-until = أردت العودة إلى الموضوع ابتداءً من { $day }.
charter-is-heard = قلت نعم شفهيًا. سيؤكد ذلك شخص ثانٍ من المصلحة.
charter-is-witnessed = قلت نعم شفهيًا أمام شخصين من المصلحة.
charter-is-paper = وقّعت على الورق.
charter-messages-anyway = يمكنك كتابة الرسائل والحصول على المساعدة، مهما كان جوابك.
charter-how = كيف سُجّل ذلك
charter-copy-of = نص النسخة { $version }، جواب { $at }.
charter-who-helps = من يساعدك على التوقيع؟
charter-helps-nobody = لا أحد
charter-helps-interpreter = مترجم
charter-helps-relative = قريب أو صديق
charter-helps-social-worker = عامل اجتماعي
charter-helps-other = شخص آخر
charter-helper-name = اسمه إن كان موافقًا
charter-helper-name-hint = ليس إلزاميًا. لا تُطلب أي وثيقة هوية.
charter-whose-device = هذا الجهاز…
charter-device-mine = لي وحدي
charter-device-ours = مشترك مع آخرين
charter-where-service = الشخص الذي يرافقك…
charter-service-here = معي
charter-service-phone = على الهاتف
charter-service-video = بالفيديو
charter-service-away = ليس هنا
charter-question-about = يُرسل سؤالك مع الرسائل. ويجيب عنه الشخص الذي يرافقك هناك.
charter-question-label = سؤالك عن الميثاق
charter-later-about = خذ وقتك. لا يتغير شيء في انتظار ذلك: نساعدك بالطريقة نفسها.
charter-later-day = العودة إلى الموضوع ابتداءً من
charter-later-day-hint = ليس إلزاميًا.
charter-later-do = أقرر لاحقًا
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
charter-withdraw-text = لن تُحتسب موافقتك بعد الآن. نساعدك بالطريقة نفسها، ويمكنك تغيير رأيك.

documents-empty = لا توجد وثائق بعد
documents-empty-next = عندما تجيب عن الميثاق ستكون نسختك هنا. إرسال وثائق أخرى غير موجود بعد.
documents-read-charter = رؤية ميثاقي
documents-charter = ميثاقي
documents-charter-text = تحتوي نسختك على النص وجوابك وما يلزم للتحقق منه.
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
