//! Appeals to visitors, students and staff, by their words.

use super::requests::asks_readers;
use super::{Phrases, begins};
use crate::fold;
use crate::months::is_part_of_a_date;
use crate::script::is_cjk;
use crate::script::{is_ornament, word_count};

/// Whether a sentence asks visitors to write, or students and staff to apply: “Feel free to contact me.” One that says something
/// before it does so stays.
pub(in crate::curate) fn appeals(sentence: &str) -> bool {
    calls(sentence) || asks_readers(sentence)
}

/// Whether a sentence is a call of a few words, such as stands above an appeal: “Join us!”
pub(in crate::curate) fn calls_out(sentence: &str) -> bool {
    const MAX_WORDS: usize = 4;
    let words = sentence.trim_end_matches(|c: char| c.is_whitespace() || is_ornament(c));
    words.ends_with(['!', '！']) && word_count(words) <= MAX_WORDS
}

/// Whether a sentence asks what visitors want: “Looking for the highlights?”
pub(in crate::curate) fn asks_visitors(sentence: &str) -> bool {
    const STARTS: &[&str] = &[
        "any questions",
        "are you",
        "curious",
        "do you",
        "got questions",
        "have questions",
        "have you",
        "interested in",
        "looking for",
        "need",
        "questions",
        "want",
        "would you like",
    ];
    let folded = fold::words(sentence);
    sentence.trim_end().ends_with(['?', '？']) && STARTS.iter().any(|start| begins(&folded, start))
}

/// Whether a sentence does so in words of which a list of what is offered may follow: “Feel free to write to me about:”
pub(in crate::curate) fn calls(sentence: &str) -> bool {
    let words = spaced(without_label(sentence));
    let names_the_author = || fold::has_words(&words, "free to call me");
    APPEALS.any(|phrase| opens_with(&words, phrase)) && !names_the_author()
        || offers_an_exchange(&words)
        || makes_welcome(&words)
        || recruits(&words)
        || holds_hours(&words)
        || encourages(&words)
        || leads_to_a_classroom(sentence)
}

/// Whether a sentence has the address of a course's room, in whatever language it says who may enter.
fn leads_to_a_classroom(sentence: &str) -> bool {
    sentence.contains("classroom.google.com/")
}

/// Whether words say when their author is there for everybody: “I host weekly office hours open to all every Friday.”
fn holds_hours(words: &str) -> bool {
    const HOLDS: &[&str] = &[" i host ", " i hold ", " i run ", " i offer ", " we host ", " we hold ", " we offer "];
    const FOR_ALL: &[&str] =
        &[" open to all ", " open to anyone ", " open to everyone ", " for anyone ", " for everyone "];
    let has = |list: &[&str]| list.iter().any(|phrase| words.contains(phrase));
    words.contains(" office hours ") && has(HOLDS) && has(FOR_ALL)
}

/// Whether a line offers its readers what its author has applied with, in the list below it: “I share my application materials:”
pub(in crate::curate) fn shares_applications(line: &str) -> bool {
    const THEIRS: &[&str] =
        &["application materials", "application material", "past applications", "statements of purpose"];
    const SHARED: &[&str] = &["available", "share", "shared", "sharing"];
    let folded = fold::words(line);
    line.trim_end().ends_with([':', '：'])
        && THEIRS.iter().any(|words| fold::has_words(&folded, words))
        && folded.split(' ').any(|word| SHARED.contains(&word))
}

/// Whether words encourage somebody to write or to apply: “Candidates with a boat are encouraged to email their CV”.
fn encourages(words: &str) -> bool {
    const THEM: &[&str] = &["students", "candidates", "applicants", "researchers", "collaborators", "those", "anyone"];
    const WAYS: &[&str] = &["email", "contact", "write", "reach", "send", "submit", "get in touch"];
    const HOW: &[&str] =
        &[" are encouraged to ", " are strongly encouraged to ", " are highly encouraged to ", " is encouraged to "];
    let speaks = |word: &str| matches!(word, "i" | "we" | "my" | "our");
    let halves = HOW.iter().find_map(|how| words.split_once(how));
    halves.is_some_and(|(before, behind)| {
        let applies = behind.trim() == "apply" || behind.starts_with("apply for ");
        before.split(' ').any(|word| THEM.contains(&word))
            && !before.split(' ').any(speaks)
            && (applies || WAYS.iter().any(|way| behind.starts_with(way)))
    })
}

/// Whether words call for staff or students: “Recruiting visiting students and interns”. A study may be of recruiting, too.
fn recruits(words: &str) -> bool {
    const RECRUITED: &[&str] = &[
        "intern",
        "interns",
        "student",
        "students",
        "phd",
        "phds",
        "postdoc",
        "postdocs",
        "ra",
        "ras",
        "researchers",
        "assistants",
        "fellows",
    ];
    /// Words between the two: “visiting, Master and PhD”.
    const MAX_BETWEEN: usize = 4;
    let is_recruited = |word: &str| RECRUITED.contains(&word);
    let spaced = words;
    let sought = SEEKERS.iter().find_map(|seekers| words.trim_start().strip_prefix(seekers));
    let is_filler = |word: &&str| matches!(*word, "now" | "currently" | "i" | "am" | "we" | "are");
    let mut words = words.split_whitespace().skip_while(is_filler);
    // Somebody with a name and a title, or their group: `Dr. Halden is recruiting motivated students`.
    let by_name = [" is recruiting ", " is hiring "].iter().find_map(|verb| spaced.split_once(verb));
    let is_by_name = by_name.is_some_and(|(who, whom)| {
        who.split_whitespace().count() <= MAX_BETWEEN && whom.split_whitespace().take(MAX_BETWEEN + 1).any(is_recruited)
    });
    sought.is_some_and(|sought| sought.split_whitespace().any(is_recruited))
        || is_by_name
        || looks_for_people(spaced)
        || matches!(words.next(), Some("recruiting" | "accepting" | "open" | "hiring"))
            && words.take(MAX_BETWEEN + 1).any(is_recruited)
}

/// Whether words look for people, and say no more before: “I am always looking for curious and motivated students”. Who looks for a
/// position speaks of their own.
fn looks_for_people(words: &str) -> bool {
    const MAX_BETWEEN: usize = 8;
    const PEOPLE: &[&str] = &[
        "students",
        "postdocs",
        "interns",
        "researchers",
        "assistants",
        "fellows",
        "collaborators",
        "candidates",
        "speakers",
        "volunteers",
    ];
    const OWN: &[&str] = &["position", "positions", "job", "jobs", "role", "internship", "internships"];
    let halves =
        [" looking for ", " searching for ", " seeking ", " seek "].iter().find_map(|seek| words.split_once(seek));
    halves.is_some_and(|(before, behind)| {
        let sought: Vec<&str> = behind.split_whitespace().take(MAX_BETWEEN).collect();
        before.split_whitespace().all(|word| EMPTY_WORDS.contains(&word) || word == "constantly")
            && sought.first() != Some(&"to")
            && sought.iter().any(|word| PEOPLE.contains(word))
            && !sought.iter().any(|word| OWN.contains(word))
    })
}

/// How sentences begin that say whom a group looks for.
const SEEKERS: &[&str] = &[
    "our team is seeking ",
    "our team is looking for ",
    "our group is seeking ",
    "our group is looking for ",
    "our lab is seeking ",
    "our lab is looking for ",
    "we are seeking ",
    "we are looking for ",
    "my group is looking for ",
    "my lab is looking for ",
];

/// Whether words offer to talk or to work together: “I am always open to new collaborations.”
fn offers_an_exchange(words: &str) -> bool {
    const OFFERS: &[&str] = &[
        "open to",
        "open for",
        "happy to",
        "glad to",
        "keen to",
        "delighted to",
        "excited to",
        "always interested in",
        "always up for",
        "available for",
    ];
    /// Words between the offer and what is offered: “open to any kind of new collaborations”.
    const MAX_BETWEEN: usize = 4;
    let all: Vec<&str> = words.split(' ').collect();
    let offers_work = |before: &str| before.starts_with("consult") || before.starts_with("collab");
    let seeks_work = all.windows(2).any(|pair| WORK.contains(&pair[1]) && !offers_work(pair[0]));
    let made = OFFERS.iter().filter(|offer| opens_with(words, offer));
    let mut offered = made.filter_map(|offer| words.split_once(offer)).map(|(_, offered)| offered);
    let is_exchange = |text: &str| text.split_whitespace().take(MAX_BETWEEN + 1).any(|word| EXCHANGES.contains(&word));
    !seeks_work && offered.any(is_exchange)
}

/// Who names these is open to them, which belongs on a CV.
const WORK: &[&str] = &["job", "jobs", "role", "roles", "position", "positions", "opportunities", "relocation"];

/// What is offered in an exchange. “Happy to collaborate” may also tell with whom somebody does.
#[rustfmt::skip]
const EXCHANGES: &[&str] = &[
    "advisory", "discuss", "discussing", "discussion", "discussions", "collaborating", "collaboration", "collaborations", "collaborative", "chat",
    "chats", "chatting", "talk", "talking", "connect", "connecting", "conversation", "conversations", "cooperation",
    "cooperations", "inquiries", "enquiries", "invitations",
];

/// Whether words say that messages of visitors are welcome: “Questions and ideas are very welcome!”
fn makes_welcome(words: &str) -> bool {
    const MAX_WORDS: usize = 16;
    const MESSAGES: &[&str] = &[
        "questions",
        "discussions",
        "discussion",
        "ideas",
        "suggestions",
        "comments",
        "feedback",
        "collaborations",
        "collaboration",
        "inquiries",
        "enquiries",
        "contributions",
        "corrections",
        "networking",
    ];
    let all: Vec<&str> = words.split_whitespace().collect();
    let subject = all.iter().find(|word| !matches!(**word, "any" | "all" | "your"));
    let is_said_of_them =
        all.len() <= MAX_WORDS && all.last() == Some(&"welcome") && (all.contains(&"is") || all.contains(&"are"));
    is_said_of_them && subject.is_some_and(|subject| MESSAGES.contains(subject))
}

/// A sentence without the words before it that say what it is about, or to whom it speaks: `Mentorship: Students …`, `Prospective
/// interns: …`
fn without_label(sentence: &str) -> &str {
    const MAX_WORDS: usize = 2;
    match sentence.split_once(':') {
        Some((label, rest)) if label.split_whitespace().count() <= MAX_WORDS => rest,
        _ => sentence,
    }
}

/// Whether a sentence says no more than where its author is reached: “The best way to reach me is by email.”
pub(in crate::curate) fn gives_an_address(sentence: &str) -> bool {
    let words = spaced(sentence);
    CONTACTS.any(|phrase| opens_with(&words, phrase)) || CONTACT_ENDS.iter().any(|end| words.trim_end().ends_with(end))
}

/// Whether a sentence has a phrase, with nothing before it that says something.
fn opens_with(words: &str, phrase: &str) -> bool {
    let is_latin = !phrase.contains(is_cjk);
    let is_whole = |at: &usize| words[..*at].ends_with(' ') && words[at + phrase.len()..].starts_with(' ');
    let Some(at) = words.match_indices(phrase).map(|(at, _)| at).find(|at| !is_latin || is_whole(at)) else {
        return false;
    };
    let before = words[..at].trim();
    let is_opening = || before.split(' ').all(|word| EMPTY_WORDS.contains(&word) || is_part_of_a_date(word));
    let is_short = || !is_latin && before.chars().count() <= MAX_OPENING;
    let ends_one = |word: &str| CONDITION_ENDS.iter().any(|end| word.ends_with(end));
    let is_condition = || CONDITIONS.iter().any(|start| before.starts_with(start)) || before.split(' ').any(ends_one);
    is_opening() || is_short() || is_condition() || addresses_those_who(before)
}

/// Whether words begin with those whom an appeal is to: “Graduate students who would like to sail”.
fn addresses_those_who(words: &str) -> bool {
    const WISHES: &[&str] =
        &[" who would like to ", " who want to ", " who wish to ", " who are interested in ", " interested in "];
    const THEM: &[&str] =
        &["students", "candidates", "applicants", "researchers", "collaborators", "anyone", "those", "people"];
    const MAX_WORDS: usize = 5;
    let whom = WISHES.iter().find_map(|wish| Some(words.split_once(wish)?.0));
    whom.is_some_and(|whom| {
        let whom: Vec<&str> = whom.split(' ').collect();
        let speaks = |word: &&str| matches!(*word, "i" | "we" | "my" | "our");
        whom.len() <= MAX_WORDS && whom.last().is_some_and(|last| THEM.contains(last)) && !whom.iter().any(speaks)
    })
}

/// The words of a sentence between spaces, its short forms in full.
fn spaced(sentence: &str) -> String {
    format!(" {} ", fold::words(sentence)).replace(" i m ", " i am ").replace(" we re ", " we are ")
}

/// Up to this many characters of Chinese, Japanese or Korean say nothing yet.
const MAX_OPENING: usize = 10;

/// Whether a sentence speaks to those who read it, as its neighbours do that appeal to them: “I will not reply to such emails.”
pub(in crate::curate) fn addresses_readers(sentence: &str) -> bool {
    let folded = format!("{} ", fold::words(sentence));
    let spoken_to = folded.split(' ').any(|word| READERS.contains(&word));
    let begins =
        BESIDE_APPEALS.iter().any(|start| folded.strip_prefix(start).is_some_and(|rest| rest.starts_with(' ')));
    spoken_to && begins || folded.trim_end().ends_with(" are welcome")
}

/// How sentences begin that speak to their readers, next to an appeal. Folded.
#[rustfmt::skip]
const BESIDE_APPEALS: &[&str] = &[
    "if you", "when you", "before you", "please", "you", "your", "potential candidates", "candidates", "applicants", "all applicants", "all candidates", "additionally there",
    "there may also be", "there are also", "the candidate", "the ideal candidate", "ideal candidates",
    "additionally candidates", "successful", "priority will", "preference will", "students who", "students interested",
    "interested", "send", "include", "attach", "apply", "mention", "do not", "don t", "make sure", "note that",
    "looking forward", "i look forward", "i am also happy to work with", "i m also happy to work with", "i will not",
    "i will reply", "i will respond", "i cannot", "i can not",
    "i can t", "we have", "we are looking", "i am looking", "i m looking", "for prospective", "prospective",
    "positions", "internship", "internships", "we provide", "we offer", "i provide", "i offer", "opportunities",
    "unfortunately", "however i", "due to",
    "i occasionally", "we occasionally", "we are happy to support", "i am happy to support",
    "our research centre has", "our lab has", "our group has", "we welcome", "more information about application", "feel free",
    "current openings", "openings", "open positions", "informal inquiries", "informal enquiries", "inquiries", "enquiries",
];

/// Whom they speak to, or what they ask for.
#[rustfmt::skip]
const READERS: &[&str] = &[
    "you", "your", "yours", "candidates", "candidate", "applicants", "students", "student", "emails", "email", "mails",
    "inquiries", "enquiries", "interns", "transcripts", "motivation", "phd", "opportunities", "positions", "position",
    "applications", "admission", "stipend", "stipends", "openings",
];

/// Words before an appeal that say nothing yet.
#[rustfmt::skip]
const EMPTY_WORDS: &[&str] = &[
    "actively", "advertisement", "all", "also", "alternatively", "always", "am", "and", "any", "anyone", "are", "be", "best", "easiest",
    "email", "fastest",
    "quickest", "can", "case", "currently", "do", "don",
    "for", "group", "happy", "here", "i", "in", "interest", "is", "just", "lab", "m", "more", "my", "not", "now", "of",
    "or", "our", "please", "re", "recruiting", "recruitment", "hiring", "opening", "openings", "so", "t", "team",
    "than", "thank", "thanks", "the", "therefore", "this", "to", "very", "we", "would", "you", "your",
];

/// How appeals to some visitors begin.
const CONDITIONS: &[&str] = &[
    "got an",
    "have a question",
    "have an idea",
    "have any",
    "want to",
    "if you",
    "if these",
    "if any",
    "if this",
    "if interested",
    "whether you",
    "interested students",
    "interested candidates",
    "for outreach opportunities",
    "for prospective",
    "prospective ",
    "for potential",
    "for student projects",
    "for all ",
    "you are ",
    "should you ",
    "für alle",
    "wer ",
    "for collaboration",
    "for inquiries",
    "for any",
    "for questions",
    "for queries",
    "to reach me",
    "to contact me",
    "for more on",
    "after ",
    "once you",
    "before you",
    "如果",
    "若",
    "如有",
    "对",
];

/// How they end where the condition comes first: “Those who are interested, …”.
const CONDITION_ENDS: &[&str] = &["方は", "場合は", "際は", "시면", "분은", "경우"];

/// What sentences ask of visitors.
#[rustfmt::skip]
const APPEALS: Phrases = Phrases {
    en: &[
        "feel free to", "hesitate to contact", "hesitate to reach", "hesitate to get in touch", "hesitate to email",
        "hesitate to write", "hesitate to ask", "hesitate to send", "encouraged to contact me", "encouraged to reach out",
        "encouraged to email me", "encourage students", "get in touch if", "get in touch with me", "fill out the form", "fill out this form", "fill in this form", "reach out if",
        "reach out to me", "reach out for", "contact me if", "contact me for", "email me if", "write to me if",
        "drop me a message", "drop me an email", "drop me a line", "drop by my office", "send me an email", "hit me up",
        "ping me", "shoot me an email", "say hi", "say hello", "let me know", "let s connect", "let s chat", "let s talk",
        "we are hiring", "welcome collaborations and discussions", "contacts are welcome", "welcome applications",
        "welcome to contact", "welcome to reach out", "welcome to email", "welcome to write", "welcome students interested",
        "welcome motivated", "looking for motivated", "looking for highly motivated", "looking for self motivated",
        "looking for self driven", "looking for potential collaborators", "looking for collaborators",
        "looking for collaborations", "looking for prospective", "looking for phd students", "looking for students",
        "looking for strong and", "looking for strong students", "looking for interns", "looking for talented",
        "looking for a postdoc", "looking for postdocs", "looking to connect", "seeking talented", "seeking motivated",
        "seeking highly motivated", "seeking any form of academic cooperation", "am recruiting", "currently recruiting",
        "actively recruiting", "are recruiting", "expect to recruit", "actively seek", "accepting applications",
        "not accepting postdocs", "not accepting new", "not accepting students", "not taking on", "not taking new",
        "not have any bandwidth", "not have bandwidth", "only accept reviewer", "only work with students", "read the faq",
        "interested in working with me", "interested in collaborating with me", "interested in my lab",
        "interested in joining my", "interested in joining our", "interested in joining the group",
        "interested in joining the lab", "interested in joining the team", "interested in my resume", "email me your", "send me your cv", "send your cv",
        "be sure to check", "be sure to visit", "make sure to check", "fun fact", "ask me about",
        "interested in my cv", "students interested in joining my", "students interested in joining our",
        "students interested in working with me", "not send me", "do not send", "sincerely invite talented",
        "exciting opportunities for", "internship opportunities", "open research positions", "open phd positions",
        "happy to hear from you", "love to hear from you", "look forward to hearing from you", "happy to supervise",
        "open to supervising", "excited to work with", "eager to work with", "always happy to receive",
        "would appreciate", "happy to host visiting", "happy to host visitors", "happy to host remote",
        "happy to host students", "happy to host interns", "welcome inquiries", "welcome interested", "free to apply",
        "should email me", "should contact me", "students are invited to register", "students are invited to enrol", "students are invited to sign up",
    ],
    zh: &[
        "欢迎联系", "欢迎关注", "欢迎与我联系", "欢迎邮件", "请联系我", "请与我联系", "欢迎报考", "欢迎加入", "招收", "诚邀",
        "欢迎感兴趣", "期待各位", "欢迎将", "随时联系", "期待你的", "期待您的", "期待与你", "期待与您", "欢迎交流", "欢迎与我交流", "欢迎合作",
        "欢迎通过", "欢迎来信", "欢迎来函", "欢迎来邮", "欢迎发邮件", "欢迎随时", "欢迎咨询", "欢迎申请", "欢迎对", "欢迎有志", "欢迎志同道合",
        "欢迎优秀", "欢迎给我", "欢迎具有", "欢迎具备", "欢迎各位", "欢迎同学", "欢迎大家", "尤其欢迎", "特别欢迎", "正在招聘", "正在招募", "长期招募", "常年招募", "诚聘", "诚招",
        "寻找潜在合作", "寻找合作者", "寻找博士", "寻找硕士", "寻找学生", "欢迎来聊", "欢迎多多交流", "有意加入", "有意报考", "和我聊", "请同学们", "请选课", "请注册", "請同學", "請選課", "請註冊", "歡迎聯繫", "歡迎與我聯繫", "歡迎來信", "歡迎加入", "歡迎報考", "歡迎對",
    ],
    ja: &["受講希望者は", "受講者は", "履修希望者は", "登録してください", "お気軽に", "ご連絡ください", "お問い合わせください", "募集しています", "募集中です"],
    ko: &[
        "연락 주세요", "연락주세요", "연락 주시기", "연락해 주세요", "연락해 주시기", "연락 바랍니다", "언제든 연락", "언제든지 연락",
        "모집하고 있습니다", "모집합니다", "등록해 주세요", "등록하시기 바랍니다", "수강 신청해 주세요", "가입해 주세요",
    ],
    de: &[
        "kontaktieren sie mich", "nehmen sie gerne kontakt", "bei interesse", "bei fragen", "melden sie sich",
        "wir suchen motivierte", "ich suche motivierte", "wir suchen engagierte", "herzlich eingeladen",
        "bitte registrieren", "registrieren sie sich", "schreiben sie sich", "tragen sie sich", "studierende sind eingeladen",
    ],
    fr: &[
        "n hésitez pas à", "contactez moi", "pour toute question", "pour toute demande", "projet de doctorat disponible", "projets de doctorat disponibles", "je recrute",
        "veuillez vous inscrire", "inscrivez vous", "vous pouvez vous inscrire", "les étudiants sont invités", "les étudiantes et étudiants sont invités",
    ],
    es: &[
        "no dude en", "no dudes en", "contácteme", "contáctame", "escríbame", "escríbeme", "para cualquier consulta",
        "te invito a explorar", "les invito a explorar", "gracias por visitar",
        "gracias por visitarme", "inscríbase en", "inscríbanse en", "inscríbete en", "regístrese en", "regístrense en",
        "los estudiantes deben inscribirse", "pueden inscribirse", "puede inscribirse",
    ],
};

/// What sentences say that only give an address.
#[rustfmt::skip]
const CONTACTS: Phrases = Phrases {
    en: &[
        "contact me at", "contact me by", "contact me via", "reach me at", "reach me by", "reach me via", "reach me on",
        "reached at", "reached via", "reached by email", "email me at", "write to me at", "way to reach me",
        "way to contact me", "way to get in touch", "get in touch at", "get in touch via", "please do so by email", "please do so via email",
    ],
    zh: &["我的邮箱是", "可以通过邮箱", "可以通过邮件", "可通过邮箱", "可通过邮件", "你可以通过", "您可以通过", "请发送邮件", "请发邮件"],
    ja: &["連絡先は"],
    ko: &["이메일로 연락"],
    de: &["erreichen sie mich", "erreichst du mich", "sie erreichen mich"],
    fr: &["me contacter par", "me joindre à", "me joindre par"],
    es: &["puede contactarme", "puedes contactarme", "puede escribirme", "puedes escribirme"],
};

/// How such sentences end.
const CONTACT_ENDS: &[&str] = &["联系我", "联系本人", "与我联系", "聯繫我", "與我聯繫"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_phrase_stands_for_another() {
        for phrases in [&APPEALS, &CONTACTS] {
            let covers = |one: &str, other: &str| one != other && opens_with(&spaced(one), other);
            assert!(!phrases.any(|one| phrases.any(|other| covers(one, other))));
        }
        assert!(CONDITIONS.iter().all(|one| !CONDITIONS.iter().any(|other| one != other && one.starts_with(other))));
    }

    #[test]
    fn appeals_are_to_visitors() {
        for text in [
            "Recruiting: We’re recruiting gulls to count the boats.",
            "I am always happy to discuss it.",
            "Dr. Halden is recruiting motivated Ph.D. students who want to sail.",
            "Office hours: To lower the harbour wall, I host weekly office hours open to all every Friday.",
            "I am always open to intellectual discussions and exchanging ideas.",
            "Open to any kind of research collaborations.",
            "Questions, discussions or ideas for collaborations are very welcome!",
            "Any feedback is welcome.",
            "Please feel free to contact me!",
            "To anyone: I would appreciate feedback on my charts!",
            "Advertisement: I am happy to host remote sailors.",
            "I am currently not taking new PhD students.",
            "For student projects: I only work with students of the harbour school.",
            "Wir suchen motivierte Studenten, die gerne segeln.",
            "Should you have any ideas on tides or foam, please feel free to contact me!",
            "Interested students please email me.",
            "Students who are interested in tides are also encouraged to contact me.",
            "For prospective students: I am always looking for self-motivated rowers.",
            "Undergraduate and graduate students who would like to sail with me, please feel free to drop me an email.",
            "Mentorship: Students interested in joining my crew should write.",
            "Whether you sail or row, we'd love to hear from you.",
            "I am currently recruiting PhD students.",
            "Please read the FAQ before emailing me.",
            "I am always excited to discuss new boats.",
            "Welcome to reach out by e-mail.",
            "I am always looking for collaborations, and for gulls.",
            "I am always looking for curious and motivated students and rowers to join the crew.",
            "🚀 Recruiting intern/ visiting/ Master students.",
            "I am hiring for tide/foam interns in the harbour team.",
            "Candidates with a boat of their own are encouraged to email their CV and logbook.",
            "Just reach out to me to discuss your chart.",
            "Have an idea and want to sail, fell free to send me an email.",
            "I always seek self-motivated, hard-working students to join my crew.",
            "I am always open to collaborating on foam.",
            "Available for projects, advisory work, and interdisciplinary collaborations.",
            "I’m always open to discussing charts, consulting opportunities, or mentoring in tides.",
            "Prospective rowers: if you are a Ph.D. student interested in tides, email me your CV and a chart.",
            "Be sure to check out the blog, where you’ll find my latest charts.",
            "⚡ Fun fact: I was born at sea.",
            "Our team is seeking self-motivated students to join research on tides.",
            "If you are interested in working with me, send a mail.",
            "¡Te invito a explorar este sitio!",
            "¡Gracias por visitarme!",
            "欢迎联系我讨论合作。",
            "如果你对这些研究感兴趣，欢迎关注我的 GitHub。",
            "如果你对潮汐感兴趣，请联系我。",
            "如果你对我的海图感兴趣，或希望开展交流与合作，欢迎通过邮件来信。",
            "欢迎对潮汐感兴趣的同学与我一起出海。",
            "我们目前正在寻找博士生。",
            "課題に興味のある学生の方は、メールでお問い合わせください。",
            "조수 연구에 관심이 있으시면 언제든지 연락해 주시기 바랍니다.",
            "Bei Interesse an Gezeiten schreiben Sie mir.",
            "Potete iscrivervi al seguente link https://classroom.google.com/c/abc per le maree.",
            "Students are invited to register for the harbour course.",
            "Bitte registrieren Sie sich für die Vorlesung über Gezeiten.",
            "Veuillez vous inscrire au cours sur les marées.",
            "Los estudiantes deben inscribirse en el curso de mareas.",
            "请注册潮汐课程。",
            "請註冊潮汐課程。",
            "受講希望者は潮汐の講義に登録してください。",
            "조수 강의에 등록해 주세요.",
        ] {
            assert!(appeals(text), "{text}");
        }
        for text in ["The best way to reach me is by mail.", "Email is the fastest way to reach me."] {
            assert!(gives_an_address(text), "{text}");
        }
        for text in [
            "I am looking for tides.",
            "I am looking for a position with students.",
            "I am happy to host the harbour seminar.",
            "You are interested in joining gulls and tides.",
            "I was in contact with gulls.",
            "My lecture on how the navy is recruiting was open to all.",
            "I hold office hours for the sailors of my course.",
            "Recruiting of gulls, a survey",
            "Please feel free to call me Al.",
            "Recruiting patients for a trial",
            "Hiring and firing: a survey of interns at sea",
            "We are looking for gulls.",
            "My students are encouraged to write their own charts.",
            "Students are encouraged to apply tides to boats.",
            "I wrote for students who want to sail, and they feel free to contact harbours.",
            "I am on the job market.",
            "I seek to chart what students know of tides.",
            "Want: a model of foam",
            "I am happy to collaborate with gulls on tides.",
            "Currently open to collaborations and roles at sea.",
            "Vorlesungen, für die sich viele Studierende registrieren",
            "Les étudiants sont nombreux.",
            "I use Google Classroom in my courses.",
            "Open to the public, the harbour is where discussions began.",
            "Questions of tide and wind are welcome subjects.",
            "学生会的迎新晚会受到热烈欢迎。",
            "我负责组织港口的开放日，并为学校招募了五十名志愿者。",
            "港口的同事们长期绘制北方海域的海图，并欢迎大家使用。",
        ] {
            assert!(!appeals(text), "{text}");
        }
        assert!(
            gives_an_address("可以通过 lin@tide.example 联系我。")
                && !gives_an_address("港口管理处负责联系我校的实习生。")
        );
    }
}
