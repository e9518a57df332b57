//! The fixed words that vitae itself adds to a page, in every language that it speaks.

use crate::language::Language;

macro_rules! words {
    ($($(#[doc = $doc:literal])+ $name:ident = $key:literal, [$($word:literal),+ $(,)?];)+) => {
        /// A word or phrase that no author wrote.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Word {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Word {
            /// Every word.
            pub const ALL: &'static [Word] = &[$(Word::$name),+];

            /// The kebab-case name under which templates find it.
            pub fn key(self) -> &'static str {
                match self {
                    $(Word::$name => $key,)+
                }
            }

            /// The word in each of [`Language::ALL`], in that order.
            fn all(self) -> [&'static str; Language::ALL.len()] {
                match self {
                    $(Word::$name => [$($word),+],)+
                }
            }
        }
    };
}

// en, zh-CN, zh-TW, ja, ko, de, fr, es
words! {
    /// Still going on.
    Present = "present", ["Present", "至今", "至今", "現在", "현재", "heute", "aujourd’hui", "actualidad"];
    /// Not yet there.
    Expected = "expected", ["expected", "预计", "預計", "予定", "예정", "voraussichtlich", "prévu", "previsto"];
    /// All publications.
    Publications = "publications",
        ["Publications", "发表论文", "發表著作", "業績", "논문", "Veröffentlichungen", "Publications", "Publicaciones"];
    /// Some publications.
    SelectedPublications = "selected-publications",
        ["Selected publications", "代表性论文", "代表著作", "主要業績", "주요 논문", "Ausgewählte Veröffentlichungen",
         "Publications choisies", "Publicaciones seleccionadas"];
    /// Papers in journals.
    JournalArticles = "journal-articles",
        ["Journal articles", "期刊论文", "期刊論文", "学術雑誌論文", "학술지 논문", "Zeitschriftenartikel",
         "Articles de revue", "Artículos de revista"];
    /// Papers in proceedings.
    ConferencePapers = "conference-papers",
        ["Conference papers", "会议论文", "會議論文", "国際会議論文", "학술대회 논문", "Konferenzbeiträge",
         "Articles de conférence", "Artículos de congreso"];
    /// Papers at workshops.
    WorkshopPapers = "workshop-papers",
        ["Workshop papers", "研讨会论文", "研討會論文", "ワークショップ論文", "워크숍 논문", "Workshopbeiträge",
         "Articles d’atelier", "Artículos de taller"];
    /// Papers that are not published yet.
    Preprints = "preprints",
        ["Preprints", "预印本", "預印本", "プレプリント", "프리프린트", "Preprints", "Prépublications", "Prepublicaciones"];
    /// Reports of an institution.
    Reports = "reports",
        ["Technical reports", "技术报告", "技術報告", "技術報告書", "기술 보고서", "Forschungsberichte",
         "Rapports techniques", "Informes técnicos"];
    /// Theses.
    Theses = "theses",
        ["Theses", "学位论文", "學位論文", "学位論文", "학위 논문", "Abschlussarbeiten", "Thèses", "Tesis"];
    /// Books.
    Books = "books", ["Books", "著作", "專書", "著書", "저서", "Bücher", "Livres", "Libros"];
    /// Chapters in books.
    BookChapters = "book-chapters",
        ["Book chapters", "书籍章节", "專書論文", "分担執筆", "도서 챕터", "Buchkapitel", "Chapitres d’ouvrage",
         "Capítulos de libro"];
    /// Patents.
    Patents = "patents", ["Patents", "专利", "專利", "特許", "특허", "Patente", "Brevets", "Patentes"];
    /// Anything else.
    Others = "others", ["Other", "其他", "其他", "その他", "기타", "Sonstiges", "Autres", "Otros"];
    /// Talks.
    Talks = "talks", ["Talks", "学术报告", "演講", "講演", "발표", "Vorträge", "Exposés", "Charlas"];
    /// Teaching.
    Teaching = "teaching",
        ["Teaching", "教学经历", "教學經歷", "教育活動", "강의", "Lehre", "Enseignement", "Docencia"];
    /// Students.
    Supervision = "supervision",
        ["Supervision", "指导学生", "指導學生", "指導学生", "학생 지도", "Betreuung", "Encadrement", "Dirección de estudiantes"];
    /// Portfolio.
    Portfolio = "portfolio",
        ["Portfolio", "项目作品", "作品集", "ポートフォリオ", "포트폴리오", "Portfolio", "Portfolio", "Portafolio"];
    /// Education.
    Education = "education",
        ["Education", "教育经历", "學歷", "学歴", "학력", "Ausbildung", "Formation", "Educación"];
    /// Experience.
    Experience = "experience",
        ["Experience", "工作经历", "工作經歷", "職歴", "경력", "Berufserfahrung", "Expérience", "Experiencia"];
    /// Volunteering.
    Volunteering = "volunteering",
        ["Volunteering", "志愿服务", "志工服務", "ボランティア", "봉사 활동", "Ehrenamt", "Bénévolat", "Voluntariado"];
    /// Awards.
    Awards = "awards",
        ["Awards", "荣誉与奖项", "榮譽與獎項", "受賞", "수상", "Auszeichnungen", "Distinctions", "Premios"];
    /// Certificates.
    Certificates = "certificates",
        ["Certificates", "证书", "證書", "資格", "자격증", "Zertifikate", "Certificats", "Certificados"];
    /// Skills.
    Skills = "skills", ["Skills", "技能", "技能", "スキル", "기술", "Kenntnisse", "Compétences", "Competencias"];
    /// Languages.
    Languages = "languages", ["Languages", "语言", "語言", "言語", "언어", "Sprachen", "Langues", "Idiomas"];
    /// Interests.
    Interests = "interests",
        ["Interests", "兴趣", "興趣", "関心", "관심 분야", "Interessen", "Centres d’intérêt", "Intereses"];
    /// References.
    References = "references",
        ["References", "推荐人", "推薦人", "照会先", "추천인", "Referenzen", "Références", "Referencias"];
    /// Projects.
    Projects = "projects",
        ["Projects", "项目经历", "專案", "プロジェクト", "프로젝트", "Projekte", "Projets", "Proyectos"];
    /// Before a mark that is a number.
    Grade = "grade", ["GPA", "GPA", "GPA", "GPA", "학점", "Note", "Note", "Nota"];
    /// Before a list of courses.
    Courses = "courses", ["Courses", "课程", "課程", "科目", "과목", "Kurse", "Cours", "Cursos"];
    /// About the person.
    Summary = "summary", ["Summary", "简介", "簡介", "概要", "소개", "Profil", "Profil", "Perfil"];
    /// The mark * after an author.
    CorrespondingAuthor = "corresponding-author",
        ["corresponding author", "通讯作者", "通訊作者", "責任著者", "교신저자", "korrespondierende Autoren",
         "auteur correspondant", "autor de correspondencia"];
    /// The mark † after an author.
    EqualContribution = "equal-contribution",
        ["equal contribution", "同等贡献", "同等貢獻", "同等貢献", "공동 기여", "gleicher Beitrag", "contribution égale",
         "contribución igual"];
    /// A thesis, by its degree.
    PhdThesis = "phd-thesis",
        ["PhD thesis", "博士学位论文", "博士學位論文", "博士論文", "박사 학위 논문", "Dissertation", "Thèse de doctorat",
         "Tesis doctoral"];
    /// A thesis, by its degree.
    MastersThesis = "masters-thesis",
        ["Master’s thesis", "硕士学位论文", "碩士學位論文", "修士論文", "석사 학위 논문", "Masterarbeit",
         "Mémoire de master", "Tesis de maestría"];
    /// A thesis, by its degree.
    BachelorsThesis = "bachelors-thesis",
        ["Bachelor’s thesis", "学士学位论文", "學士學位論文", "卒業論文", "학사 학위 논문", "Bachelorarbeit",
         "Mémoire de licence", "Trabajo de fin de grado"];
    /// A report without a kind of its own.
    TechnicalReport = "technical-report",
        ["Technical report", "技术报告", "技術報告", "技術報告", "기술 보고서", "Technischer Bericht", "Rapport technique",
         "Informe técnico"];
    /// Which edition of a book: `{}` is its number.
    Edition = "edition", ["{} ed.", "第{}版", "第{}版", "第{}版", "제{}판", "{}. Aufl.", "{}e éd.", "{}.ª ed."];
    /// The one author of a book is its editor.
    Editor = "editor", ["ed.", "主编", "主編", "編", "편", "Hrsg.", "dir.", "ed."];
    /// The authors of a book are its editors.
    Editors = "editors", ["eds.", "主编", "主編", "編", "편", "Hrsg.", "dir.", "eds."];
    /// Who edited a book: `{}` stands for their names.
    EditedBy = "edited-by",
        ["ed. by {}", "{}主编", "{}主編", "{}編", "{} 편", "hrsg. von {}", "dir. {}", "ed. de {}"];
    /// Who translated a book: `{}` stands for their names.
    TranslatedBy = "translated-by",
        ["transl. by {}", "{}译", "{}譯", "{}訳", "{} 역", "übers. von {}", "trad. par {}", "trad. de {}"];
    /// The document that says everything.
    CurriculumVitae = "cv",
        ["Curriculum Vitae", "简历", "履歷", "履歴書", "이력서", "Lebenslauf", "Curriculum vitae", "Currículum vítae"];
    /// The document that describes the person in prose.
    Biography = "bio",
        ["Biography", "个人简介", "個人簡介", "略歴", "약력", "Kurzbiografie", "Biographie", "Biografía"];
    /// The portrait's text for screen readers.
    Portrait = "portrait", ["Portrait", "照片", "照片", "顔写真", "사진", "Porträt", "Portrait", "Retrato"];
    /// The QR code's text for screen readers.
    QrCode = "qr",
        ["QR code", "二维码", "QR 碼", "QRコード", "QR 코드", "QR-Code", "Code QR", "Código QR"];
    /// Where someone lives, before the place.
    Location = "location", ["Location", "所在地", "所在地", "所在地", "위치", "Ort", "Lieu", "Ubicación"];
    /// The homepage, before its address.
    Website = "website", ["Website", "主页", "網站", "ウェブサイト", "홈페이지", "Website", "Site web", "Sitio web"];
    /// Before an e-mail address.
    Email = "email", ["E-mail", "邮箱", "電子郵件", "メール", "이메일", "E-Mail", "E-mail", "Correo"];
    /// Before a telephone number.
    Phone = "phone", ["Phone", "电话", "電話", "電話", "전화", "Telefon", "Téléphone", "Teléfono"];
    /// Further authors who are not named.
    EtAl = "et-al", ["et al.", "等", "等", "ほか", "외", "et al.", "et al.", "et al."];
}

impl Word {
    /// The word in `language`.
    pub fn text(self, language: Language) -> &'static str {
        let at = Language::ALL.iter().position(|&known| known == language).unwrap_or_default();
        self.all()[at]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_there_in_every_language() {
        for word in Word::ALL {
            for &language in Language::ALL {
                assert!(!word.text(language).trim().is_empty(), "{word:?} in {language}");
            }
        }
    }

    #[test]
    fn the_columns_stand_in_the_order_of_the_languages() {
        let present: Vec<_> = Language::ALL.iter().map(|&language| Word::Present.text(language)).collect();
        assert_eq!(present.join(" "), "Present 至今 至今 現在 현재 heute aujourd’hui actualidad");
    }
}
