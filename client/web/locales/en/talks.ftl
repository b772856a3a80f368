# Talks between colleagues.

talks-title = Talks
talks-lead = Advice, a question of practice, a hard day: write to a colleague or to the prevention referent, whenever you want.
talks-lead-referent = Workers write to you here when they want to. It is always they who begin.
talks-private = Only the people in a talk can read it: neither managers, nor administrators, nor the server. Administrators can see that a talk exists, not what it is about.
talks-empty-title = No talk for now
talks-empty = Nobody has written to you. You can begin below.
talks-empty-referent = Nobody has written to you yet.
talks-last = Last message:
talks-left = no longer in the service
talks-left-about = This person is no longer in the service. The exchange stays readable; nobody but you would read what you write in it.
talks-ask-title = Ask to talk
talks-ask-about = Nothing leaves until you have written and sent it. Nobody else is told.
talks-write = Write
talks-write-to = Write to { $name }
talks-back = Talks
talks-first-about = Say what you like, even one line: “I would like to talk about it. When are you free?”
talks-nobody-title = This person cannot be written to
talks-nobody = They are no longer in the service, or their role does not allow it. Choose somebody else.
talks-team = Advice, a question, a hard moment: a talk that only the people you choose can read.
talks-see = See the talks
talks-go = Read the talk

answers-export = Save my answers
answers-export-about = The file is made here, nothing is sent. Once saved, the app no longer protects it: choose where to keep it.
answers-export-name = my-answers
answers-export-week = Week
answers-export-question = Question
answers-export-answer = Answer

# Questionnaires that others published, answered for oneself alone.
questionnaires-title = Other questionnaires
questionnaires-about = Others wrote and published them. Answering is a choice: nobody will know whether you did.
questionnaires-credit = Authors: { $authors }. Terms: { $licence }.
questionnaires-source = Published text and terms (another site)
questionnaires-private = Your answers stay in your personal space. They go into no total.
questionnaires-other-language = Its authors have not published it in your language.
questionnaires-kept = Kept, for you alone.
questionnaires-retired = The service no longer offers this questionnaire. Your answers stay here.
questionnaires-mine = My answers
questionnaires-total = Total: { $reached } of { $highest }
questionnaires-no-total = No total: an answer is missing
questionnaires-erased = Your answers of that day are erased.
questionnaires-export = Save my answers to the questionnaires
questionnaires-export-name = my-questionnaires
questionnaires-day = Day
questionnaires-terms = Authors and terms
questionnaires-one = Questionnaire
