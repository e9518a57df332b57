//! The rules, each with its reason.

use std::fmt;

use crate::diagnostic::{Code, Diagnostic, Subject};

macro_rules! rules {
    ($($(#[doc = $doc:literal])+ $name:ident = $key:literal, $code:ident, $why:literal, $example:literal;)+) => {
        /// A reason to leave something of a site out of a CV.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Rule {
            /// Every rule.
            pub const ALL: &'static [Rule] = &[$(Rule::$name),+];

            /// The names of all rules, in the same order.
            pub const NAMES: &'static [&'static str] = &[$($key),+];

            /// The name by which `keep` overrules it.
            pub fn name(self) -> &'static str {
                match self {
                    $(Rule::$name => $key,)+
                }
            }

            /// What it leaves out.
            pub fn what(self) -> &'static str {
                match self {
                    $(Rule::$name => concat!($($doc),+).trim_ascii(),)+
                }
            }

            /// Why, as the end of the sentence “… is left out:”.
            pub fn why(self) -> &'static str {
                match self {
                    $(Rule::$name => $why,)+
                }
            }

            /// Something that it leaves out.
            pub fn example(self) -> &'static str {
                match self {
                    $(Rule::$name => $example,)+
                }
            }

            /// The code of its lines in the loss report.
            pub(super) fn code(self) -> Code {
                match self {
                    $(Rule::$name => Code::$code,)+
                }
            }
        }
    };
}

rules! {
    /// Sample texts of the theme.
    Sample = "sample", ThemeSample, "it is a sample from the theme", "Ph.D in Version Control Theory, GitHub University";
    /// Language switches, tables of contents, and links to other pages of the site.
    Navigation = "navigation", SiteFurniture, "it is navigation on the site", "[English | 中文], View all news →, Download CV, Back to top";
    /// Notices about the site itself: its state, its last change, its software, its visitors.
    Notice = "notice", SiteFurniture, "it is a notice about the site", "Under construction, Last updated: May 2024, Powered by Jekyll";
    /// Greetings to visitors.
    Greeting = "greeting", SiteFurniture, "it greets visitors", "Welcome to my homepage!";
    /// Emoji, badges beside headings, numbers of parts, marks of boxes that open, lines above headings that repeat what they are about, and horizontal rules.
    Ornament = "ornament", SiteFurniture, "it only decorates the site", "📝 Publications";
    /// Sentences and sections that ask visitors to write, or students and staff to apply.
    Appeal = "appeal", SiteFurniture, "it addresses visitors to the site", "Feel free to contact me!, Prospective students";
    /// HTML tags, attributes in braces and stars of emphasis that the site shows as text.
    Tags = "tags", SiteFurniture, "it is markup that the site cannot read", "</ol>, where no list is open";
    /// What is crossed out.
    Struck = "struck", SiteFurniture, "it is crossed out", "~~Assistant~~ Associate Professor";
    /// Abstracts of papers, and BibTeX entries that the site shows on request.
    Abstract = "abstract", SiteFurniture, "a CV gives only the reference", "a paper's Abstract, BibTeX or TL;DR";
    /// Lines of links to files and other material, such as a paper's PDF and code, and links to BibTeX.
    Material = "material", SiteFurniture, "it only points to material elsewhere", "a line of [PDF] [Code] [Slides]";
    /// What the author has yet to write.
    Placeholder = "placeholder", SiteFurniture, "it is a placeholder", "Supervisor: [Supervisor Name], TODO, TBA";
    /// Sections of news and blog posts, where the document has other sections.
    News = "news", SiteFurniture, "it is news, which belongs on the site", "News: 2024.05 One paper is accepted";
    /// Papers by others: a file of at least five that do not name the author, and have no other author in common.
    Others = "others", DroppedData, "it does not name the author", "the works that a project cites, in `_bibliography/papers.bib`";
    /// What the header, an earlier page or an earlier section already says.
    Repeated = "repeated", Repeated, "another page says the same", "Education, on the homepage and on the CV page";
    /// Images other than the portrait and figures with a caption; see `images`. A portrait that is a logo or a pictogram.
    Images = "images", DroppedImage, "it is a picture without a caption", "the teaser of a paper";
    /// Headings, list items and table columns with nothing in them.
    Empty = "empty", DroppedSection, "nothing is printed under it", "Visitors, above a script";
}

impl Rule {
    /// The rule by which something was left out.
    pub fn of_loss(loss: &Diagnostic) -> Option<Self> {
        match loss.subject {
            Some(Subject::Rule(name)) => Self::named(name),
            _ => None,
        }
    }

    /// The rule of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.name() == name)
    }

    /// The table of the guide, in Markdown.
    pub fn table() -> String {
        let row = |rule: &Self| {
            let example = rule.example().replace('|', "\\|");
            format!("| `{rule}` | {} | {example} |\n", rule.what())
        };
        let rows: String = Self::ALL.iter().map(row).collect();
        format!("| rule | what is left out | for example |\n|---|---|---|\n{rows}")
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
