# ما يُكتب على نسخة الميثاق، إضافة إلى جمل التحقق (client/web/locales/ar/proof.ftl).
paper-title = ميثاق الثقة، نسخة
paper-only = النص المرجعي
paper-read = النص الذي قُرئ
paper-reference = النص المرجعي بالفرنسية
paper-lead = هذه النسخة لكم. الملف الذي يثبتها مُرفق بملف PDF هذا: احتفظوا به كما هو.
paper-acts = من أجاب، ومتى وكيف
paper-day =
    { $day } { $month ->
        [1] يناير
        [2] فبراير
        [3] مارس
        [4] أبريل
        [5] مايو
        [6] يونيو
        [7] يوليو
        [8] أغسطس
        [9] سبتمبر
        [10] أكتوبر
        [11] نوفمبر
       *[12] ديسمبر
    } { $year }
paper-moment = في { $day }، الساعة { $clock } بالتوقيت العالمي (في باريس ساعة أكثر شتاءً، وساعتان صيفًا)
paper-version = النسخة { $version }، { $how } { $lang }
paper-text = النص
paper-chosen = اختير: { $text }
paper-not-chosen = لم يُختر: { $text }
paper-proves = ما تثبته هذه النسخة
paper-check = التحقق من هذه النسخة
paper-check-app = في التطبيق، افتحوا «التحقق من إثبات ميثاق» وأفلتوا ملف PDF هذا هناك. لا يُرسل شيء. برنامج «tdu verify» يفعل الشيء نفسه من دون شبكة.
paper-check-pages = يقول التحقق أيضًا إن كانت هذه الصفحات هي التي يصنعها البرنامج من هذا الإثبات. الصفحة المطبوعة وحدها لا تثبت شيئًا.
paper-digest = بصمة ملف الإثبات (SHA-256)
paper-picture = رمز QR يحتوي بصمة SHA-256 لملف الإثبات: { $digest }
paper-attached = إثبات الإجابة عن الميثاق
paper-page = صفحة { $page } من { $pages }
paper-about = حول الجدول
paper-blank-lead = يُقرأ معًا، أو يُقرأ بصوت عالٍ، قبل التوقيع بالقلم.
paper-blank-of = النسخة { $version }، بصمة SHA-256 للنص: { $digest }
paper-blank-sign = التوقيع
paper-blank-free = التوقيع ليس شرطًا للمساعدة أبدًا. ضع علامة أمام ما تريده من الاختيارات، أو لا تضع شيئًا. تحتفظ المصلحة بهذه الورقة، ويمكنك طلب نسخة منها.
paper-blank-name = الاسم، أو الاسم المستعمل
paper-blank-when = اليوم والمكان
paper-blank-helper = من قرأ أو ترجم، إن وُجد: الاسم والصفة
paper-blank-person = توقيع الشخص
paper-blank-worker = اسم العامل الاجتماعي وتوقيعه
